"""The search index: what it holds of a site, in which files, and what it must never hold. `tests/browser/` searches in it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from generator.plan import index
from generator.plan.index import DIGITS, Index, numbers, split
from generator.text.terms import skeleton, terms

from tests.sites import ARTICLE, pages

PEOPLE = """\
-- content/entities/all.yaml --
- {id: volodymyr-zelensky, type: person, name: Volodymyr Zelensky, short: Zelensky, names: {uk: Володимир Зеленський}, aliases: [Zelenskyy]}
- {id: a-mother, type: person, name: Anna Secretova, sensitive: true}
"""


def report(day: str, title: str, body: str) -> str:
    text = ARTICLE.replace("2025-01-12", day).replace("Two bridges were closed\n", f"{title}\n", 1)
    return f"-- content/articles/{day}-{title.split()[0].lower()}.md --\n" + text.replace("The ministry said so.", body)


SITE = (
    PEOPLE
    + report("2025-01-12", "Grain leaves the port", "Volodymyr Zelensky spoke of wheat, and of wheat only.")
    + report("2025-01-13", "Wheat prices fall", "The ministry said so.")
)


def part(made: dict[str, str], path: str) -> object:
    """What a part of the index hands over."""
    head, _, data = made[path].partition(",")
    assert head.startswith('digestPart("') and data.endswith(")\n")
    return json.loads(data[:-2])


def entries(made: dict[str, str], path: str) -> dict[str, list[str]]:
    lines = [line.split("\t") for line in str(part(made, path)).split("\n")]
    return {word: rest for word, *rest in lines}


def decoded(text: str) -> list[int]:
    """The numbers that the browser reads."""
    made, value, shift = [], 0, 0
    for digit in text:
        bits = DIGITS.index(digit)
        value += (bits & 31) << shift
        shift += 5
        if bits < 32:
            made.append(value)
            value = shift = 0
    return made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kup'iansk, Kupʼiansk’s", ["kupiansk", "kupiansk"]),
        ("Łódź and Straße", ["lodz", "and", "strasse"]),
        ("d’été l’Ukraine", ["d", "ete", "l", "ukraine"]),
        ("Зеленский, Київ", ["зеленскии", "киів"]),
        ("習近平と小麦 12", ["習近", "近平", "平と", "と小", "小麦", "12"]),
        ("أحمد غَزَّة", ["احمد", "غزة"]),
        ("हिन्दी snake_case", ["हिन्दी", "snake", "case"]),
        ("서울 한국", ["서울", "한국"]),
    ],
)
def test_words_are_found_in_every_script(text: str, words: list[str]) -> None:
    assert terms(text) == words


def test_spellings_of_a_name_have_one_skeleton() -> None:
    spellings = ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленский", "Зеленський")

    assert {skeleton(word) for spelling in spellings for word in terms(spelling)} == {"~zelensk"}
    assert skeleton("gaza") != skeleton("gazi")
    assert skeleton("غزة") == ""


def test_numbers_are_steps_in_digits_of_five_bits() -> None:
    for ascending in ([], [0], [0, 1, 31, 32, 33, 1_000, 70_000, 9_999_999]):
        steps = decoded(numbers(ascending))
        assert [sum(steps[: n + 1]) for n in range(len(steps))] == ascending


def test_the_index_knows_where_each_word_stands() -> None:
    """In a text, with its weight elsewhere, and in the names of things; the oldest report is number 0."""
    made = pages(SITE)
    found = entries(made, "search/s/s-.js")

    assert part(made, "search/head.js") == {
        "n": 2, "first": "2025-01-12", "days": "0111", "shards": "", "common": "",
    }  # fmt: skip
    assert found["wheat"] == ["0", numbers([1 * 4 + index.TITLE])]
    assert found["ministry"] == ["1", numbers([index.SUMMARY, 1 * 4])[:1] + index.number(1 * 4 + index.SUMMARY)]
    assert decoded(found["2025-01-12"][1]) == [0 * 4 + index.FILED]
    assert found["зеленськии"] == ["", "", "e-volodymyr-zelensky"]
    assert found["~zelensk"] == ["", "", "e-volodymyr-zelensky"]
    assert part(made, "search/t/e-volodymyr-zelensky.js") == [
        "people/volodymyr-zelensky/", "Volodymyr Zelensky", "Person", "1 report", "0",
    ]  # fmt: skip
    card = part(made, "search/c/2025-01/13-0.js")
    assert card[:5] == ["2025/01/13/wheat/", "Wheat prices fall", "2025-01-13", "13 January 2025", card[4]]
    assert card[-1] == "The ministry said so."


def test_private_persons_are_in_no_part_of_the_index() -> None:
    made = pages(SITE)

    assert not [path for path, data in made.items() if path.startswith("search/") and "secretova" in data.lower()]


def test_a_report_that_was_taken_back_is_found_by_its_title_alone() -> None:
    text = SITE.replace("tags:", "status: withdrawn\nwithdrawn: {date: 2025-01-15, reason: It was wrong.}\ntags:", 1)
    made = pages(text)
    card = part(made, "search/c/2025-01/12-0.js")

    assert "grain" in entries(made, "search/s/s-.js")
    assert entries(made, "search/s/s-.js")["wheat"] == ["", index.number(1 * 4 + index.TITLE)]
    assert card[4] == "" and card[-1] == ""
    assert "Withdrawn" in str(card[5])


def test_a_graphic_report_is_warned_of_where_it_is_found() -> None:
    made = pages(SITE.replace("tags:", "content_warning: [death]\ntags:", 1))

    assert part(made, "search/c/2025-01/12-0.js")[6] == "Content warning: death"


def test_nothing_in_a_part_can_end_a_script() -> None:
    made = pages(SITE.replace("wheat only", "`</script><!--` only\u2028"))

    assert not [
        path for path, data in made.items() if path.startswith("search/c") and ("<" in data or "\u2028" in data)
    ]


def test_shards_are_split_until_they_are_small() -> None:
    """Every word is in the shard of the longest prefix that there is, as the script looks for it."""
    lines = [(f"{a}{b}{c}{d}x", "0" * 9) for a in "pq" for b in "re" for c in "aeiou" for d in "0123456789klmnopqrstu"]
    lines = sorted(
        [*lines, ("p", "0"), ("pr", "0"), ("習近", "0")] * 1
        + [(f"pra{n}z{m}", "0" * 40) for n in range(10) for m in range(200)]
    )
    shards = dict(split(lines))

    assert sum(len(held) for held in shards.values()) == len(lines)
    for prefix, held in shards.items():
        assert all(word.startswith(prefix) for word, _ in held)
        for word, _ in held:
            longest = next(word[:n] for n in range(6, -1, -1) if word[:n] in shards)
            assert longest == prefix
    assert "" not in shards
    assert index.file_name("con") == "s/s-con"
    assert index.file_name("習") == "s/u-7fd2"


def test_a_common_word_of_many_texts_is_left_out() -> None:
    made = Index()
    for _ in range(300):
        made.add(date(2025, 1, 12), ["the"], "", (), "")
    made.add(date(2025, 1, 13), ["rare"], "", (), "")
    files = {file.path: file.data.decode() for file in made.files()}

    assert '"common":"the"' in files["search/head.js"]
    assert "the\\t" not in files["search/s/s-.js"]


def test_one_more_report_changes_few_parts() -> None:
    """Its own words' shards, its card, the things it is filed under, the head; no other card."""
    old = pages(SITE)
    new = pages(SITE + report("2025-01-14", "Talks resume", "Nobody came."))
    changed = {path for path in new if path.startswith("search/") and new[path] != old.get(path)}

    assert {path for path in changed if path.startswith("search/c/")} == {"search/c/2025-01/14-0.js"}
    assert "search/t/e-volodymyr-zelensky.js" not in changed


def test_the_page_works_without_a_script_and_under_the_policy() -> None:
    """It offers other ways; nothing in it is a script of its own or a style."""
    page = pages(SITE)["search/index.html"]

    assert '<script src="../assets/search.js" defer></script>' in page
    assert "these lists need none" in page and 'href="../tags/"' in page and 'href="../people/"' in page
    assert "onclick" not in page and "style=" not in page
    assert "form-action 'self'" in pages(SITE)["_headers"]
