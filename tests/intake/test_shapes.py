"""Shapes of a pasted text that are easily taken for one another: a speaker, a date, a title, a slip of spelling."""

from __future__ import annotations

from datetime import date

import pytest
from generator.intake import Known, compose
from generator.intake.titles import headline

TODAY = date(2025, 3, 10)
KNOWN = (
    Known("tag", "prisoner-exchange", ("prisoner exchange",)),
    Known("entity", "ida-vesseling", ("Ida Vesseling", "Vesseling", "Vesselingh")),
)


def draft(text: str) -> str:
    """The draft that an editor finds."""
    return compose(text, KNOWN, today=TODAY).text


def doubts(text: str) -> list[str]:
    """What the editor is asked to look at."""
    return list(compose(text, KNOWN, today=TODAY).doubts)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("They left. Jon Quill Former Minister", "Jon Quill, Former Minister"),
        ("They left. Jon Quill Minister of the Sea", "Jon Quill, Minister of the Sea"),
        ("They left. Jon Quill Former Astronaut", ""),  # an opening without an office
        ("They left. Jon Quill Minister Resigns", ""),  # something happens
        ("They left. Jon Quill minister resigned", ""),
        ("They left. Quill Minister", ""),  # one name only
    ],
)
def test_a_speaker_has_a_name_and_an_office(line: str, speaker: str) -> None:
    """What merely looks like a name with an office stays a part of the text."""
    text = draft(f"An opening line, which ends here.\n\n{line}").split("\n---\n\n", 1)[1]
    assert f"\n{line}\n" in text if not speaker else text.endswith(f"> They left.\n> — {speaker}\n")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("9 March 2025 Troops left the hills.", "2025-03-09"),
        ("Published: 9 March 2025 troops left the hills.", "2025-03-09"),
        ("9 March 2025 was a quiet day in the hills.", "2025-03-09"),
    ],
)
def test_a_day_that_a_text_opens_with(opening: str, day: str) -> None:
    """It is that of publication before a new sentence or behind a label; in a sentence it stays, and is doubted."""
    text = draft(opening)
    assert f"date: {day}\n" in text
    is_said = "the first date in the text; it may be the day of something else" in text
    assert is_said == ("was a quiet day" in opening)
    assert ("9 March 2025" in text.split("\n---\n\n", 1)[1]) == is_said


def test_a_tag_whose_words_stand_in_another_order() -> None:
    """They must stand in one sentence."""
    assert "tags: [prisoner-exchange]" in draft("Both agreed on an exchange of all prisoners.")
    assert "tags: []" in draft("Both spoke of prisoners. An exchange of fire followed.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vesseling spoke. Then Vesselingh left.", "Vesseling and Vesselingh are one in the registry (ida-vesseling); write one"),
        ("Zélenia fell. Then Zelenia rose.", "Zelenia (1×) and Zélenia (1×): two spellings of one name?"),
        ("Magnolia fell. Then Mangolia rose.", "Magnolia (1×) and Mangolia (1×): two spellings of one name?"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_name(text: str, told: str) -> None:
    """By the registry, by an accent, by two letters that changed places."""
    assert told in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Vesseling spoke. Vesseling left.",  # a long form and a short one
        "MAGNOLIA fell. Magnolia is small.",  # capitals are no spelling
        "He said that that had had an end.",
        "Norwegia and Sorwegia are two.",  # another first letter is another name
    ],
)
def test_what_is_one_spelling(text: str) -> None:
    """None of these is a slip."""
    assert not [d for d in doubts(text) if "spelling" in d or "twice" in d or "one in the registry" in d]


def test_a_title_whose_subject_comes_late_keeps_its_commas() -> None:
    """`After Ann, his deputy, was killed, …`: nothing may be cut out of the middle there, for it is not about Ann."""
    late = "After Ann Example, his deputy, was killed, the council met."
    assert headline(late, late) == "After Ann Example, his deputy, was killed, the council met"


def test_a_long_title_without_a_clause_stays_whole_where_it_may() -> None:
    """Between 90 characters, which are good, and 110, which are allowed."""
    line = "Forty lorries carrying grain crossed the river near the town of Example on the far border of the two states"
    assert 90 < len(line) <= 110
    assert headline(f"{line}.", line) == line


def test_a_pasted_list_stays_a_list() -> None:
    """Whatever mark each of its lines begins with."""
    made = draft("Strikes on towns\n\nThree towns were hit.\n\n• Kupiansk\n- Pokrovsk\n▪ Sumy\n\nThe ministry said so.")
    assert [line for line in made.splitlines() if line.startswith("- ")] == ["- Kupiansk", "- Pokrovsk", "- Sumy"]


def test_a_pasted_heading_of_markdown_stays_one() -> None:
    """Without signs behind it; signs with nothing between them are kept as they are."""
    made = draft("Strikes on towns\n\nThree towns were hit.\n\n### What happened ##\n\nThe ministry said so.\n\n# #")
    assert "\n## What happened\n" in made
    assert made.rstrip().endswith("\n## # #")
