"""A pasted page becomes the whole draft that an editor finds; texts here are made up."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest
from generator.intake import Draft, Known, compose

TODAY = date(2025, 3, 10)
KNOWN = (
    Known("tag", "prisoner-exchange", ("prisoner exchange",)),
    Known("tag", "ceasefire", ("ceasefire", "truce")),
    Known("tag", "drones", ("drones",)),
    Known("conflict", "norland-sudland", ("Norland–Sudland war",)),
    Known("entity", "ida-vessel", ("Ida Vessel", "President Vessel")),
    Known("entity", "border-guard", ("Border Guard",)),
    Known("place", "port-amber", ("Port Amber",)),
    Known("source", "the-lantern", ("The Lantern", "lantern.example")),
)

PASTED = """\
 date 2025-03-09 Norland's president Ida Vessel has proposed a truce in the hills above Port Amber, where fighting began in May. She wants a prisoner exchange first.

What Vessel offers

According to the Border Guard, two more posts were left on Friday.

We will stop when they stop. Our people must come home from Sudland before the snow does. Ida Vesel President of Norland

The hills saw huge losses

It is known that "considerable" losses were recorded among the occupiers. Share

"We lost < 10 drones & no man," the Border Guard said. Read also: Snow closes the pass

Advertisement
"""

DRAFT = """\
---
id: 2025-03-09-vessel-proposes-a-truce-in-the-hills-above-port-amber
# CHECK: no title was found; this one is cut from the text
title: "Vessel proposes a truce in the hills above Port Amber, where fighting began in May"
date: 2025-03-09
# CHECK: the text is the outlet's; summarise it in your own words, and keep of it only what you quote
summary: "Norland's president Ida Vessel has proposed a truce in the hills above Port Amber, where fighting began in May. She wants a prisoner exchange first."
tags: [prisoner-exchange, ceasefire, drones]
conflict: norland-sudland
about: [border-guard, ida-vessel]
places: [port-amber]
# CHECK: no outlet and no address are given; where was this published?
sources: []
  # - url: "https://outlet.example/the-report"
  #   date: 2025-01-12
status: draft
# CHECK: left out as the page's own furniture: Share
# CHECK: left out as the page's own furniture: Read also: Snow closes the pass
# CHECK: left out as the page's own furniture: Advertisement
# CHECK: "The hills saw huge losses" says "huge", its text "considerable"
# CHECK: "it is known": by whom? In: It is known that "considerable" losses were recorded among the occupiers.
# CHECK: the outlet's word "occupiers" takes a side; perhaps "soldiers"
# CHECK: the quotation of Ida Vesel, President of Norland has no quotation marks in the source; check where it begins
---

Norland's president Ida Vessel has proposed a truce in the hills above Port Amber, where fighting began in May. She wants a prisoner exchange first.

## What Vessel offers

According to the Border Guard, two more posts were left on Friday.

> We will stop when they stop. Our people must come home from Sudland before the snow does.
> — Ida Vesel, President of Norland

## The hills saw huge losses

It is known that "considerable" losses were recorded among the occupiers.

"We lost < 10 drones & no man," the Border Guard said.
"""


def draft(text: str, **given: str) -> Draft:
    return compose(text, KNOWN, today=TODAY, **given)


def fields(text: str) -> str:
    return text.split("\n---\n")[0]


def body(text: str) -> str:
    return text.split("\n---\n\n", 1)[1]


def test_a_pasted_page_becomes_this_draft() -> None:
    """The founding shape: a leading date, headings without markup, a quotation glued to its speaker, buttons."""
    made = draft(PASTED)
    assert made.text == DRAFT
    assert (made.id, made.date) == (
        "2025-03-09-vessel-proposes-a-truce-in-the-hills-above-port-amber",
        date(2025, 3, 9),
    )
    assert made.title == "Vessel proposes a truce in the hills above Port Amber, where fighting began in May"
    told = [line.removeprefix("# CHECK: ") for line in DRAFT.splitlines() if line.startswith("# CHECK: ")]
    assert list(made.doubts) == told


def test_a_whole_page_with_its_own_title_date_and_address() -> None:
    """Nothing has to be guessed: title, dateline, byline and address are lines of their own."""
    made = draft(
        dedent("""\
        Guns fall silent at Port Amber
        By Jon Quill
        Published: Sunday, March 9, 2025, 14:05 GMT
        https://www.lantern.example/2025/03/guns-fall-silent

        The guns around Port Amber fell silent at noon, residents said.

        We use cookies to make this page better for you.
        """)
    )
    assert made.text == dedent("""\
        ---
        id: 2025-03-09-guns-fall-silent-at-port-amber
        title: "Guns fall silent at Port Amber"
        date: 2025-03-09
        # CHECK: the text is the outlet's; summarise it in your own words, and keep of it only what you quote
        summary: "The guns around Port Amber fell silent at noon, residents said."
        # CHECK: no tag of the registry is named in the text; give at least one
        tags: []
        # CHECK: no conflict of the registry is named in the text
        places: [port-amber]
        sources:
          - url: "https://www.lantern.example/2025/03/guns-fall-silent"
            title: "Guns fall silent at Port Amber"
            date: 2025-03-09
        status: draft
        # CHECK: left out as the page's own furniture: By Jon Quill
        # CHECK: left out as the page's own furniture: We use cookies to make this page better for you.
        ---

        The guns around Port Amber fell silent at noon, residents said.
        """)


@pytest.mark.parametrize(
    "mangled",
    [
        PASTED.replace("\n", "\r\n"),
        PASTED.replace("\n", "\r"),
        "\ufeff" + PASTED,
        PASTED.replace(" ", "\t"),
        PASTED.replace(" ", "\u00a0"),
        PASTED.replace(" ", " \u200b"),
        PASTED.replace("\n\n", "\n"),
        "\n\n" + PASTED + "\n \n",
        PASTED.replace("date 2025-03-09", "March 9, 2025"),
        PASTED.replace("date 2025-03-09", "9 March 2025"),
        PASTED.replace("date 2025-03-09", "Sunday, March 9, 2025\n\n"),
        PASTED.replace("date 2025-03-09", "Published: 2025-03-09T10:00Z\n"),
    ],
)
def test_how_it_was_copied_makes_no_difference(mangled: str) -> None:
    """Line ends, marks, spaces and the shape of the date are the clipboard's, not the text's."""
    assert draft(mangled).text == DRAFT


@pytest.mark.parametrize("nothing", ["", " \n\t\u00a0\n", "\ufeff", " date 2025-03-09 \n", "https://lantern.example/a"])
def test_no_text_makes_no_draft(nothing: str) -> None:
    """A draft of nothing would be a lie; the sentence says what is missing."""
    with pytest.raises(ValueError, match=r"^there is no text to import: the input is empty, or holds a date or an "):
        draft(nothing)


def test_a_text_without_a_day_gets_todays_and_a_doubt() -> None:
    made = draft("Port Amber was quiet on Friday.")
    assert made.date is None
    assert made.id == "2025-03-10-port-amber-was-quiet"
    assert "# CHECK: the text gives no full date; today's stands here\ndate: 2025-03-10\n" in made.text


def test_a_wiki_address_spells_the_title_exactly() -> None:
    """Such addresses are the title with underscores; nothing is in doubt."""
    made = draft(PASTED, address="https://wiki.example/wiki/Vessel_offers_%27snow_truce%27,_Sudland_silent")
    assert made.title == "Vessel offers 'snow truce', Sudland silent"
    assert f'    title: "{made.title}"\n    date: 2025-03-09\n' in made.text
    assert "wiki.example is no domain of a known source; add the outlet" in made.doubts
    assert not any("title" in doubt for doubt in made.doubts)


def test_a_slug_gets_its_capitals_from_the_text() -> None:
    made = draft(PASTED, address="https://lantern.example/news/snow-before-peace-vessel-near-port-amber-889645/")
    assert made.title == "Snow before peace Vessel near Port Amber"
    assert made.doubts[0] == "made from the address; its punctuation and some capitals are lost"


def test_the_editors_title_stands_and_the_pages_own_is_told() -> None:
    made = draft("Quiet at Port Amber\n\nPort Amber was quiet for a day, people say.", title='Calm: "a day" #1')
    assert 'title: "Calm: \\"a day\\" #1"\n' in made.text
    assert made.doubts[0] == "the page's own title is another: Quiet at Port Amber"
    assert "Quiet" not in body(made.text)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'lantern' is not a web address; it should begin with https://"):
        draft(PASTED, address="lantern")


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("# no heading\n\nA longer text, which ends.", "A longer text, which ends."),
        ("A text ends.\n\n> more.\n\n1. One.\n\n---", "A text ends.\n\n\\> more.\n\n1\\. One.\n\n\\---"),
        (
            "<script>x</script> and [[port-amber]] *a* _b_ c_d.",
            "&lt;script>x&lt;/script> and \\[\\[port-amber\\]\\] \\*a\\* \\_b\\_ c_d.",
        ),
        ("• One thing.\n• Another thing.", "- One thing.\n\n- Another thing."),
        (
            '"Stay home."\n\n—Ida Vessel, on Friday\n\nThey did.',
            '> "Stay home."\n> — Ida Vessel, on Friday\n\nThey did.',
        ),
    ],
)
def test_markdown_gives_back_the_words(pasted: str, written: str) -> None:
    """What looks like markup in a pasted page is text."""
    assert body(draft(pasted).text) == f"{written}\n"


@pytest.mark.parametrize(
    ("pasted", "doubt"),
    [
        ("Troops left on 05.03.2025, they say.", "05.03.2025 can be read as two days; which is meant?"),
        ("Troops left on 25.02.2025, they say.", "the first date in the text; it may be the day of something else"),
        ("date 2026-01-01 Troops left.", "this day is still to come"),
        ("Magnolia fell. Then Magnalia rose.", "Magnalia (1×) and Magnolia (1×): two spellings of one name?"),
        ("Troops left the the hills.", '"the the": a word written twice? In: Troops left the the hills.'),
        ('He said "no and left.', 'a quotation mark is missing in: He said "no and left.'),
        ("They left.\n\n—Ida Vessel\n\nThen snow.", "a speaker without a quotation: —Ida Vessel"),
        ("The Lantern saw it happen.", "the text names the-lantern; is one of them the origin (via)?"),
        ("It said https://b.example/x.", "the address was found inside the text; it may be another page's"),
    ],
)
def test_doubts_are_told_in_plain_words(pasted: str, doubt: str) -> None:
    made = draft(pasted)
    assert doubt in made.doubts
    assert f"# CHECK: {doubt}\n" in made.text


@pytest.mark.parametrize(
    "pasted",
    [
        'He spoke of "occupiers" only.',
        "Russian forces left Russia. Houthis and a Houthi spoke.",
        "Gen. A. B. Stone of the U.S. Army spoke.",
    ],
)
def test_what_is_no_slip_raises_no_doubt(pasted: str) -> None:
    assert not [d for d in draft(pasted).doubts if "takes a side" in d or "spellings" in d or "twice" in d]


def test_a_claim_that_may_be_false_never_becomes_a_fact() -> None:
    """ "May have killed" stays as it is; only a plain perfect turns into a headline's present."""
    assert draft("A storm may have killed two men.").title == "A storm may have killed two men"
    assert draft("A storm has killed two men.").title == "A storm kills two men"


def test_a_name_that_fits_two_things_proposes_neither() -> None:
    known = (Known("entity", "amber-city", ("Amber",)), Known("place", "amber-port", ("Amber",)))
    made = compose("Amber is quiet.", known, today=TODAY)
    assert '"Amber" may be amber-city or amber-port; none is proposed' in made.doubts
    assert "about:" not in fields(made.text)


def test_names_match_whole_words_and_at_most_six_tags() -> None:
    known = tuple(Known("tag", f"word-{w}", (w,)) for w in ("ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen"))
    assert "tags: []" in compose("Antlers and foxes.", known, today=TODAY).text
    tags = compose("An ant, bee, cat, dog, eel, fox, gnu.", known, today=TODAY).text.split("tags: [")[1].split("]")[0]
    assert len(tags.split(", ")) == 6


def test_ids_that_yaml_would_misread_are_quoted() -> None:
    known = (Known("tag", "no", ("Norland",)), Known("tag", "2025", ("snow",)))
    assert 'tags: ["2025", "no"]' in compose("Norland has snow.", known, today=TODAY).text


def test_a_joiner_between_two_spaces() -> None:
    """What is taken out leaves one space behind."""
    assert draft("Talks \u200c resumed in Geneva on Monday.").title == "Talks resumed in Geneva"
