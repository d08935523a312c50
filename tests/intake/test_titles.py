"""Titles and summaries cut from a text, and the lines between which they are cut."""

from __future__ import annotations

import pytest
from generator.intake.titles import headline, summary

LONG = "The minister said that a convoy of forty lorries with grain had crossed the river near the town of Example"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Sunday, the army has carried out strikes on the depot.", "The army has carried out strikes on the depot"),
        ("Rebels have denied that they seized the town.", "Rebels deny that they seized the town"),
        ("The army has denied it.", "The army denies it"),
        ("Rebels may have killed two people.", "Rebels may have killed two people"),
        ("Ann Example, his deputy, was killed on Monday.", "Ann Example was killed"),
        ("Lucky Ann Example said so. Example spoke.", "Lucky Ann Example said so"),
        (f"{LONG}, while others on the far bank waited for the ferry to come back.", LONG),
        (f"{LONG} and others on the far bank waited for the ferry to come back in the evening.", LONG),
        (f"{'x' * 200}.", f"X{'x' * 109}"),
        ("…", "…"),
    ],
)
def test_a_title_is_cut_from_the_first_sentence(text: str, title: str) -> None:
    assert headline(text, text) == title


def test_a_summary_is_a_sentence_or_two() -> None:
    """Of at least forty letters where the text has them, and of four hundred at most."""
    assert summary(("Short.", "Another sentence that is long enough for it.", "Third.")) == (
        "Short. Another sentence that is long enough for it."
    )
    long = summary(("word " * 120 + ".",))
    assert len(long) <= 400 and long.endswith("word…")
