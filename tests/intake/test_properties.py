"""What holds of every text that anybody may paste."""

from __future__ import annotations

import html
import re
from datetime import date

import yaml
from generator.intake import Known, compose
from hypothesis import given, settings
from hypothesis import strategies as st

TODAY = date(2025, 3, 10)
KNOWN = (
    Known("tag", "truce", ("truce",)),
    Known("entity", "ida-vessel", ("Ida Vessel",)),
    Known("conflict", "norland-sudland", ("Norland–Sudland war",)),
)
PIECES = st.sampled_from(
    [
        *"AaBb 09.,;:!?\"“”'’-—#>*_`[](){}<&|=\\\n\t\r\u00a0\u200b\u200d█•éЖ中\x00\ufeff\ud800\U000f0000",
        "\n\n", "date 2025-01-12 ", "12.01.2025", "January 5, 2025", "https://a.example/b-c-d-e", "http://[", "Share",
        "Read also: ", " President of ", "Ida Vessel ", "---", "massive ", "occupiers ", "truce",
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(), st.lists(PIECES).map("".join))
# Sentences long enough never to be taken for a heading, and holding no word of a button.
WORDS = st.sampled_from(
    ["hills", "snow", "men", "Norland", "[sic]", "*star*", "<b>", "1_000", "&", "#tag", '"so"', "a–b"]
)
SENTENCE = st.lists(WORDS, min_size=4, max_size=12).map(lambda words: f"People saw {' '.join(words)}.")
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=1, max_size=5)


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_becomes_a_sound_draft_or_a_plain_refusal(text: str) -> None:
    """Never another exception; the front matter loads, is complete, and says what the draft says."""
    try:
        made = compose(text, KNOWN, today=TODAY)
    except ValueError as refusal:
        assert str(refusal).startswith("there is no text to import")
        return
    opening, matter, body = re.split(r"^---\n", made.text, maxsplit=2, flags=re.M)
    values = yaml.safe_load(matter)
    assert not opening
    assert body.strip()
    assert (values["id"], values["title"], values["status"]) == (made.id, made.title, "draft")
    assert values["date"] == made.date or made.date is None
    assert {"summary", "tags", "sources"} <= values.keys()
    assert made.title and len(values["summary"]) <= 400


@settings(deadline=None)
@given(ANY_TEXT)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    try:
        first = compose(text, KNOWN, today=TODAY)
    except ValueError:
        return
    assert compose(text, KNOWN[::-1], today=TODAY) == first
    assert first.text.encode()


@settings(deadline=None)
@given(PARAGRAPHS)
def test_no_sentence_of_the_text_is_lost(paragraphs: list[list[str]]) -> None:
    """With Markdown's escapes undone the body is the text, sentence for sentence, in its order."""
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    made = compose(f"date 2025-03-09 {text}\n\nAdvertisement\n\nShare", KNOWN, today=TODAY)
    body = made.text.split("\n---\n\n", 1)[1]
    assert html.unescape(re.sub(r"\\([^\w\s])", r"\1", body)).strip() == html.unescape(text)
