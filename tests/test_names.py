"""Names in a text lead to their people and places by themselves, and never to the wrong ones."""

from __future__ import annotations

import re
import unicodedata

import pytest
from generator.link.names import look, names
from generator.model.registry import Entity

from tests.sites import ARTICLE, codes, pages, told

REGISTRY = """-- content/entities/all.yaml --
- {id: north-korea, type: place, name: North Korea, aliases: [DPRK], weak_aliases: [Korea], not: [North Korea Times]}
- {id: south-korea, type: place, name: South Korea, weak_aliases: [Korea]}
- {id: kim-jong-un, type: person, name: Kim Jong Un}
- {id: mother, type: person, name: Anna Example, sensitive: true}
"""
OUTLET = (
    "-- content/sources.yaml --\n- {id: news, name: The South Korea Daily, type: outlet, domains: [news.example.org]}\n"
)
NBSP = "\u00a0"
PAGE = "2025/01/12/x/index.html"


def body(text: str) -> str:
    """What the page of an article with this text shows, from its first paragraph on."""
    site = f"-- content/articles/x.md --\n{ARTICLE.replace('The ministry said so.', text)}{REGISTRY}{OUTLET}"
    page = pages(site)[PAGE]
    return page[page.index('<div class="text">') :].split("</div>")[0]


def warned(text: str) -> bool:
    """Whether the check finds a name in the text that could mean several."""
    site = f"-- content/articles/x.md --\n{ARTICLE.replace('The ministry said so.', text)}{REGISTRY}{OUTLET}"
    return "alias-ambiguous" in codes(site)


def test_the_first_mention_links_and_the_second_does_not() -> None:
    assert body("North Korea spoke. North Korea was silent.").count("places/north-korea/") == 1


def test_an_alias_and_a_possessive_link_too() -> None:
    assert ">DPRK</a>’s" in body("The DPRK's soldiers left.")


def test_a_name_inside_a_longer_word_is_none() -> None:
    assert "<a" not in body("Kim Jong Unity is a village.")


def test_what_the_registry_says_is_no_mention_is_none() -> None:
    assert "<a" not in body("The North Korea Times wrote so.")


def test_an_outlet_is_not_the_country_in_its_name() -> None:
    assert "<a" not in body("The South Korea Daily wrote so.")
    assert not warned("The South Korea Daily wrote so.")


def test_nothing_links_in_a_quotation_a_heading_or_code() -> None:
    assert "<a" not in body("> North Korea is far.\n>\n> — A resident\n\n## North Korea\n\nIt is `North Korea`.")


def test_a_private_person_is_never_linked() -> None:
    assert "<a" not in body("Anna Example said so.")


def test_a_short_name_of_two_is_told_of_unless_the_text_says_which() -> None:
    assert warned("Korea was silent.")
    assert not warned("South Korea spoke. Korea was silent.")


def linked(name: str, text: str, others: str = "") -> bool:
    """Whether a text links to something, where the registry has one more place of this name."""
    registry = f'-- content/entities/all.yaml --\n- {{id: place, type: place, name: "{name}"}}\n{others}'
    site = f"-- content/articles/x.md --\n{ARTICLE.replace('The ministry said so.', text)}{registry}"
    page = pages(site)[PAGE]
    return "places/" in page[page.index('<div class="text">') :].split("</div>")[0]


def test_accents_apostrophes_and_hyphens_do_not_matter() -> None:
    for name in ("Kup'iansk-Łódź", "Kup’iansk-Lodz", "Kupʼiansk\u2011Łódz"):
        assert linked("Kup'iansk-Łódź", f"It was in {name} again.")
        assert linked(name, "It was in Kup'iansk-Lodz again.")


def test_a_letter_that_is_no_accent_makes_another_name() -> None:
    assert not linked("Київ", "It was Киів.")
    assert linked("Орёл", "It was Орел.")


def test_a_spelling_that_two_come_to_share_stops_the_build_with_both_places() -> None:
    site = "-- content/entities/all.yaml --\n- {id: a, type: place, name: Sumy}\n- {id: b, type: place, name: B, aliases: [Sumý]}\n"
    report = told(f"-- content/articles/x.md --\n{ARTICLE}{site}")
    assert (
        'error[alias-conflict]: the name "Sumý" already belongs to a, written "Sumy" (content/entities/all.yaml:1)'
        in report
    )
    assert "--> content/entities/all.yaml:2:" in report


LEADER = """-- content/entities/all.yaml --
- id: volodymyr-zelensky
  type: person
  name: Volodymyr Zelensky
  short: Zelensky
  names: {uk: Володимир Зеленський, ru: Владимир Зеленский, ar: فولوديمير زيلينسكي}
  aliases: [Zelensky, Zelenskyy, Zelenskiy, Зеленський, Зеленский, زيلينسكي, זלנסקי, 泽连斯基]
  forms: [Зеленського, Зеленському, Зеленским]
  weak_aliases: [Ze]
- {id: who, type: organisation, name: World Health Organization, aliases: [WHO, US]}
- {id: nato, type: organisation, name: NATO}
- {id: sharaa, type: person, name: Ahmed al-Sharaa}
- {id: kupiansk, type: place, name: Kupʼiansk, previous_names: [Kupyansk-Vuzlovyi]}
"""


def led(text: str) -> list[str]:
    """Which entities a text leads to, with the words that do."""
    site = f"-- content/articles/x.md --\n{ARTICLE.replace('The ministry said so.', text)}{LEADER}"
    page = pages(site)[PAGE]
    text = page[page.index('<div class="text">') :].split("</div>")[0]
    return [f"{id} {words}" for id, words in re.findall(r'class="name" href="[./]*[a-z]+/([a-z-]+)/">([^<]*)<', text)]


@pytest.mark.parametrize(
    "written",
    [
        "Zelensky", "Zelenskyy", "Zelenskiy", "ZELENSKY", "zelensky", "Zélensky", "Зеленський", "ЗЕЛЕНСЬКИЙ", "Зеленский", "Зеленського",
        "Зеленским", "زيلينسكي", "زِيلِينْسْكِي", "زيليـنسكي", "זלנסקי", "זֶלֶנְסְקִי", "Volodymyr Zelensky", "Volodymyr\u00a0Zelensky",
        "volodymyr zelensky", "Володимир Зеленський", "Володимир Зеленський", "泽连斯基",
    ],
)  # fmt: skip
def test_one_person_in_any_spelling(written: str) -> None:
    assert led(f"It was {written} who spoke.") == [
        f"volodymyr-zelensky {unicodedata.normalize('NFC', written).replace(NBSP, '&nbsp;')}"
    ]


@pytest.mark.parametrize("ending", ["'s", "’s", "'S", "s'", "s’", "ʼs"])
def test_a_possessive_leads_without_its_ending(ending: str) -> None:
    assert led(f"It was Zelensky{ending} army.") == ["volodymyr-zelensky Zelensky"]


def test_a_weak_name_never_leads_anywhere() -> None:
    assert led("Ze spoke.") == []


def test_an_abbreviation_is_no_ordinary_word() -> None:
    assert led("It told us who spoke. Who? Us.") == []
    assert led("Nato spoke, and the WHO's doctors.") == ["nato Nato", "who WHO"]


def test_an_article_in_a_name_may_be_written_large_or_joined_otherwise() -> None:
    assert led("Ahmed Al-Sharaa spoke.") == ["sharaa Ahmed Al-Sharaa"]
    assert led("Ahmed al Sharaa spoke.") == ["sharaa Ahmed al Sharaa"]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we met Zelensky" again.',
        "He said “we *met* Zelensky” again.",
        "He said „so Zelensky“ again.",
        "He said «the *big* Zelensky» again.",
        "He said ‘the soldiers of Zelensky’ again.",
        "“It began with Zelensky.\n\n“It ended with Zelensky.",
        "> Zelensky is here.\n>\n> — A resident",
        "## Zelensky",
        "A [friend of Zelensky](https://a.example.org/) spoke.",
        "A `Zelensky` spoke.",
        "    Zelensky",
        "Zelenskyism is a word.",
        "Un-Zelenskyed is a word.",
    ],
)
def test_where_no_name_leads_anywhere(text: str) -> None:
    assert led(text) == []


def test_after_a_quotation_names_lead_again() -> None:
    assert led("He said “no” to *him*, and Zelensky’s “yes” came.") == ["volodymyr-zelensky Zelensky"]


def styled(title: str, summary: str = "Nothing happened at all in the whole of the town, it said.") -> list[str]:
    """What the check says of the spelling of names in a title and a summary."""
    article = ARTICLE.replace("Two bridges were closed\n", f"{title}\n").replace(
        "Two bridges were closed on Saturday, the ministry said on Sunday.", summary
    )
    report = told(f"-- content/articles/x.md --\n{article}{LEADER}")
    return re.findall(r"\[name-house-style\]: (.*)\n --> \S+?:(\d+:\d+)", report)


def test_house_style_is_asked_for_in_titles_and_summaries_only() -> None:
    assert styled("Zelenskyy spoke") == [
        ('house style for this person is "Zelensky"; the title has "Zelenskyy"', "2:8")
    ]
    assert styled("Zelensky spoke", "In the end it was Volodymyr Zelenskiy who spoke to us.") == [
        ('house style for this person is "Zelensky"; the summary has "Zelenskiy"', "4:38")
    ]


def test_house_style_leaves_quotations_abbreviations_and_apostrophes_alone() -> None:
    for title in ("'“Zelenskyy spoke”, it said'", "The WHO at Kup'iansk", "Zelensky’s day", "‘Zelenskyy’ spoke"):
        assert styled(title) == []


def test_a_former_name_is_not_house_style() -> None:
    assert styled("Fire at Kupyansk-Vuzlovyi")[0][0].startswith('house style for this place is "Kupʼiansk"')


def test_ten_thousand_names_cost_a_text_no_more_than_a_few() -> None:
    """The work on a text grows with its words, not with the names."""
    text = "The minister of the interior spoke in the town on Monday. " * 50
    few = names([_made(n) for n in range(10)])
    many = names([_made(n) for n in range(10_000)])
    assert len(many.begun) == 10_000
    for index in (few, many):
        assert list(look(text, 0, len(text), index)) == []
        assert set(index.met) == set(re.findall(r"\w+", text))
        assert sum(len(begun) for met in index.met.values() for _, begun in met) == 0


def _made(number: int) -> Entity:
    return Entity(id=f"p{number}", type="person", name=f"Person{number} Surname{number}")
