"""Names in a text lead to their people and places by themselves, and never to the wrong ones."""

from __future__ import annotations

from tests.sites import ARTICLE, codes, pages

REGISTRY = """-- content/entities/all.yaml --
- {id: north-korea, type: place, name: North Korea, aliases: [DPRK], weak_aliases: [Korea], not: [North Korea Times]}
- {id: south-korea, type: place, name: South Korea, weak_aliases: [Korea]}
- {id: kim-jong-un, type: person, name: Kim Jong Un}
- {id: mother, type: person, name: Anna Example, sensitive: true}
"""
OUTLET = (
    "-- content/sources.yaml --\n- {id: news, name: The South Korea Daily, type: outlet, domains: [news.example.org]}\n"
)
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


def test_a_spelling_that_two_come_to_share_leads_nowhere() -> None:
    assert not linked("Sumy", "It was in Sumy.", "- {id: other, type: place, name: Sumý}\n")
