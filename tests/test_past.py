"""What the past of a site asks of it now: nothing that readers had may vanish, or change without a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest
from generator import pipeline
from generator.model.history import Archive, Row, Untold

from tests.past import past, with_past
from tests.sites import ARTICLE

T = TypeVar("T")
R = TypeVar("R")

QUOTED = ARTICLE.replace("said so.", "said so: “nobody was on the bridge”.")
PLACE = "content/entities/places.yaml"


def report(text: str, path: str = "content/articles/a.md") -> str:
    """A site with one report."""
    return f"-- {path} --\n{text}"


def place(name: str, path: str = PLACE, more: str = "type: place") -> str:
    """A site with one place."""
    return f"-- {path} --\n- {{id: port, name: {name}, {more}}}\n"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (QUOTED, QUOTED, []),
        (QUOTED, ARTICLE, ["silent-edit content/articles/a.md:2: a quotation: nobody was on the bridge → nothing since this was published on 2025-01-13, with no correction that says so"]),
        (ARTICLE, ARTICLE.replace("said so", "said Two"), []),  # what was added was not wrong before
        (ARTICLE.replace("so.", "two."), ARTICLE.replace("so.", "six."),
         ["silent-edit content/articles/a.md:8: a number in the text: two → six since this was published on 2025-01-13, with no correction that says so"]),
        (ARTICLE.replace("so.", "two."), ARTICLE.replace("so.", "six.").replace("tags:", "corrections: [{date: 2025-01-14, kind: correction, text: It was six.}]\ntags:"), []),
    ],
)  # fmt: skip
def test_what_changes_without_a_word(before: str, now: str, told: list[str]) -> None:
    """A quotation that went has no line any more, so the title is pointed at."""
    assert with_past(report(now), past(("2025-01-13", report(before)))) == told


FIGURE = ARTICLE.replace(
    "tags:", "figures:\n  - kind: killed\n    group: soldiers\n    by: the mayor\n    min: 2\n    max: 4\ntags:"
)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("by: the mayor", "by: the council", 8, "by: the mayor → the council"),
        ("min: 2", "min: 3", 9, "killed (soldiers): 2–4 → 3–4"),
        ("max: 4", "max: 5", 10, "killed (soldiers): 2–4 → 2–5"),
    ],
)
def test_a_figure_that_changes_without_a_word(old: str, new: str, line: int, told: str) -> None:
    """What differs is pointed at: the claimant, or the bound."""
    said = with_past(report(FIGURE.replace(old, new)), past(("2025-01-13", report(FIGURE))))
    assert [one.partition(" since ")[0] for one in said] == [f"silent-edit content/articles/a.md:{line}: {told}"]


def test_a_moved_report_with_another_id() -> None:
    """The file went from place to place; the fault stands where it is now."""
    first, second, last = (f"content/articles/{name}.md" for name in "abc")
    one, two = (ARTICLE.replace("title:", f"id: {id}\ntitle:", 1) for id in ("one", "two"))
    note = "---\ntitle: How we count\ndate: 2025-01-12\nid: x\nabout: 2025-01-12\n---\nBy hand.\n"
    then, now = (report(note, f"content/notes/{name}.md") for name in "xy")
    moves = {second: first, last: second, "content/notes/y.md": "content/notes/x.md"}
    kept, renamed = (
        past(
            ("2025-01-13", report(one, first) + then),
            ("2025-01-14", report(id, second) + then),
            ("2025-01-15", report(id, last) + now),
            moves=moves,
        )
        for id in (one, two)
    )

    assert with_past(report(one, last) + now, kept) == []
    assert with_past(report(two, last) + now, renamed) == [
        'id-changed content/articles/c.md:2: this was published as "one" (2025-01-13); another id would send every '
        "subscriber a duplicate, and links to it would break"
    ]


def test_a_wrong_id_that_was_committed_can_be_mended() -> None:
    """A build refused it, so no reader had it: the old id is written again, in whatever file, and all is well."""
    first, second = "content/articles/one.md", "content/articles/two.md"
    right = ARTICLE.replace("title:", "id: one\ntitle:", 1)
    moved = past(("2025-01-13", report(ARTICLE, first)), ("2025-01-14", report(ARTICLE, second)), moves={second: first})
    retyped = past(("2025-01-13", report(right, first)), ("2025-01-14", report(right.replace("one", "eno", 1), first)))
    twice = past(
        ("2025-01-13", report(ARTICLE, first)),
        ("2025-01-14", report(ARTICLE, second)),
        ("2025-01-15", report(right, second)),
        moves={second: first},
    )

    assert with_past(report(right, second), moved) == []
    assert with_past(report(ARTICLE, first), moved) == []
    assert with_past(report(right, first), retyped) == []
    assert with_past(report(right, second), twice) == []


def test_an_id_that_stood_beside_the_old_one_was_published() -> None:
    """It came in the old one's file, but the old one went elsewhere: both were read, then or later."""
    first, second, third = (f"content/articles/{name}.md" for name in ("one", "two", "three"))
    right, other = ARTICLE.replace("title:", "id: one\ntitle:", 1), ARTICLE.replace("title:", "id: other\ntitle:", 1)
    at_once = past(("2025-01-13", report(ARTICLE, first)), ("2025-01-14", report(other, first) + report(right, second)))
    later = past(
        ("2025-01-13", report(ARTICLE, first)),
        ("2025-01-14", report(ARTICLE, second)),
        ("2025-01-15", report(ARTICLE, second) + report(right, third)),
        moves={second: first},
    )

    assert [one.partition(":")[0] for one in with_past(report(right, second), at_once)] == [
        "deleted-published content/articles/one.md"
    ]
    assert [one.partition(":")[0] for one in with_past(report(right, third), later)] == [
        "deleted-published content/articles/two.md"
    ]


def test_what_could_not_be_read_was_not_published() -> None:
    """Neither a report with a broken head nor an entry without a type, nor a draft, had an address."""
    broken = "---\ntitle: [\n---\n"
    assert with_past("", past(("2025-01-13", report(broken)), ("2025-01-14", ""))) == []
    assert with_past("", past(("2025-01-13", place("Port", more="type: harbour")), ("2025-01-14", ""))) == []
    assert with_past("", past(("2025-01-13", report(ARTICLE.replace("tags:", "status: draft\ntags:"))))) == []


def test_a_broken_state_is_none_of_a_life() -> None:
    """What came before and after it is compared."""
    one, other = ARTICLE.replace("so.", "two."), ARTICLE.replace("so.", "six.")
    archive = past(
        ("2025-01-13", report(one)), ("2025-01-14", report("---\ntitle: [\n---\n")), ("2025-01-15", report(other))
    )

    assert [line.partition(":")[0] for line in with_past(report(other), archive)] == [
        "silent-edit content/articles/a.md"
    ]


def gone(name: str, path: str, day: str) -> str:
    """What is said of a place that is gone."""
    return (
        f'deleted-published {path}:1: "{name}", an entity, was published ({day}, /places/port/) and is gone; its address '
        "would be empty"
    )


def test_a_place_that_is_gone_is_named_as_it_was_last() -> None:
    """Wherever it stood before."""
    other = "content/entities/a-harbours.yaml"
    archive = past(
        ("2025-01-13", place("Port One")),
        ("2025-01-14", place("Port Two", other)),
        ("2025-01-15", place("Port Three")),
        ("2025-01-16", ""),
    )
    assert with_past("", archive) == [gone("Port Three", PLACE, "2025-01-15")]
    archive = past(
        ("2025-01-13", place("Port One")), ("2025-01-14", place("Port Two", other)), ("2025-01-15", "")
    )  # fmt: skip
    assert with_past("", archive) == [gone("Port Two", other, "2025-01-14")]
    archive = past(
        ("2025-01-13", place("Port One", other)), ("2025-01-14", place("Port Two")), ("2025-01-15", "")
    )  # fmt: skip
    assert with_past("", archive) == [gone("Port Two", PLACE, "2025-01-14")]


def striped(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int) -> list[R]:
    """As two processes share work out, whose answers come in stripes."""
    return [work(items[n::2]) for n in range(2)]


def test_the_past_is_the_same_on_any_number_of_cores() -> None:
    """A place that vanished and came back, again and again, is named as it was last, in whatever order it is read."""
    states = [("2025-01-13", ""), ("2025-01-15", ""), ("2025-01-17", ""), ("2025-01-19", "")]
    ports = [(f"2025-01-{day}", place(f"Port {day}")) for day in (12, 14, 16, 18)]
    archive = past(*sorted([*states, *ports]))

    assert with_past("", archive) == [gone("Port 18", PLACE, "2025-01-18")]
    assert with_past("", archive, spread=striped) == [gone("Port 18", PLACE, "2025-01-18")]


FAULTS = {
    "line:3": "ledger-damaged content/site.yaml:1: line 3 of ledger.jsonl cannot be read",
    "absent": "history-none content/site.yaml:1: no git repository keeps this site, so nobody notices what changes after it was published",
    "shallow": "history-shallow content/site.yaml:1: this clone holds only the newest commits, so what was published is not known",
    "no-git": "history-missing content/site.yaml:1: git is not installed",
    "owner": "history-missing content/site.yaml:1: git does not read this folder, for it belongs to another user",
    "odd": "history-missing content/site.yaml:1: git cannot tell the history: odd",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_past_that_cannot_be_read_is_told(fault: str) -> None:
    """Once, at the settings, whatever else is wrong with the site."""
    settings = "title: Test Digest\nurl: https://digest.example/\nauthority: digest.example\nauthority_year: 2026\ntimezone: Europe/Kyiv\n"
    assert with_past(f"-- content/site.yaml --\n{settings}", Archive("git", fault=fault)) == [FAULTS[fault]]


def test_a_past_that_was_asked_for_and_is_not_there() -> None:
    """Where the settings say how it is kept, its absence is an error."""
    assert with_past("", Archive("ledger", fault="absent")) == [
        "history-missing content/site.yaml:6: history: ledger, and there is no ledger.jsonl"
    ]
    assert with_past("", Archive("git", fault="absent")) == [
        "history-missing content/site.yaml:6: history: git, and no git repository is here"
    ]


def test_a_clone_that_lacks_files_of_the_past() -> None:
    """Such as git makes with --filter: nothing is guessed from what is there."""
    archive = past(("2025-01-13", report(QUOTED)), ("2025-01-14", report(ARTICLE)), lost=True)
    assert with_past(report(ARTICLE), archive) == [
        "history-shallow content/site.yaml:6: this clone lacks files of older commits, so what was published is not known"
    ]


def test_a_past_that_breaks_off_is_told() -> None:
    """Whatever git said when it was asked for more."""

    def torn(after: str) -> tuple[Row, ...]:
        raise Untold("fatal: loose object is corrupt")

    assert with_past(report(ARTICLE), Archive("git", "1" * 40, "", torn)) == [
        "history-missing content/site.yaml:6: git cannot tell the history: fatal: loose object is corrupt"
    ]


def test_what_is_remembered_of_a_past_is_not_asked_again() -> None:
    """And a remembered past that is not one is left aside."""

    class Remembering(dict[bytes, bytes]):
        def recall(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
            return {key: self[key] for key in keys if key in self}

        def keep(self, values: dict[bytes, bytes]) -> None:
            self.update(values)

    memory = Remembering()
    archive = past(("2025-01-13", report(QUOTED)))
    first = with_past(report(ARTICLE), archive, memory=memory)
    assert len(first) == 1 and with_past(report(ARTICLE), archive, memory=memory) == first
    clone = past(("2025-01-13", report(QUOTED)), lost=True)
    assert with_past(report(ARTICLE.replace("so.", "it.")), clone, memory=memory)[0].startswith("history-shallow")
    for key in memory:
        memory[key] = pipeline.packing.pack(("another", "value"))
    assert with_past(report(ARTICLE), archive, memory=memory) == first
