"""A subscriber's own program (PyPI `reader`) follows the feeds from build to build, and sees each change once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from reader import Reader, make_reader

from tests.fourdays import SITE, built, with_fields

A, C = "2025-01-12-a", "2025-01-14-c"
FORMS = ("feed.xml", "feed.atom", "feed.json")
FEEDS = [f"{folder}{form}" for folder in ("", "conflicts/river-war/", "tags/prisoners-of-war/") for form in FORMS]
CORRECTION = "corrections: [{date: 2025-01-13, kind: %s, text: The first version said three.}]\n"
WITHDRAWN = "status: withdrawn\nwithdrawn: {date: 2025-01-13, reason: It put somebody in danger.}\n"
TAG = "tag:digest.example,2026:"
BEFORE = built(SITE)


@pytest.fixture
def subscriber(tmp_path: Path) -> Iterator[Reader]:
    """A reader that subscribes to files of a folder."""
    with make_reader(":memory:", feed_root=str(tmp_path)) as made:
        yield made


def publish(folder: Path, made: dict[str, str]) -> None:
    """Put the feeds where the subscriber looks."""
    for feed in FEEDS:
        (folder / feed).parent.mkdir(parents=True, exist_ok=True)
        (folder / feed).write_text(made[feed], "utf-8")


def seen(subscriber: Reader, feed: str) -> dict[str, tuple[object, ...]]:
    """What the subscriber's program shows of each item."""
    found = subscriber.get_entries(feed=feed)
    return {e.id: (e.title, e.link, e.summary, e.published, e.updated, [c.value for c in e.content]) for e in found}


def follow(
    subscriber: Reader, folder: Path, after: dict[str, str], feed: str
) -> tuple[list[str], list[str], list[str]]:
    """Subscribe, read everything, look again after the second build: new, changed, and unread items."""
    publish(folder, BEFORE)
    subscriber.add_feed(feed)
    subscriber.update_feed(feed)
    first = seen(subscriber, feed)
    for entry in list(subscriber.get_entries(feed=feed)):
        subscriber.mark_entry_as_read(entry)
    publish(folder, after)
    subscriber.update_feed(feed)
    second = seen(subscriber, feed)
    assert first.keys() <= second.keys()
    new = [id.removeprefix(TAG) for id in second.keys() - first.keys()]
    changed = [id.removeprefix(TAG) for id in sorted(first) if first[id] != second[id]]
    return new, changed, [e.id.removeprefix(TAG) for e in subscriber.get_entries(feed=feed, read=False)]


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_a_correction_is_one_new_item_and_one_that_changed(
    subscriber: Reader, tmp_path: Path, feed: str, kind: str
) -> None:
    """The new one is unread, which is what reaches a reader; the old one keeps its id, or it would come twice."""
    after = built(with_fields(SITE, A, CORRECTION % kind))
    item = "correction/2025-01-12-a/2025-01-13"

    assert follow(subscriber, tmp_path, after, feed) == ([item], [f"article/{A}"], [item])


@pytest.mark.parametrize("feed", FEEDS)
def test_a_withdrawal_is_one_new_item_and_one_that_changed(subscriber: Reader, tmp_path: Path, feed: str) -> None:
    """The old item says that it was withdrawn; what it said is gone from the subscriber's program, too."""
    new, changed, unread = follow(subscriber, tmp_path, built(with_fields(SITE, A, WITHDRAWN)), feed)

    assert (new, unread) == ([f"withdrawal/{A}"], [f"withdrawal/{A}"])
    assert f"article/{A}" in changed
    assert set(changed) <= {f"article/{A}", "article/2025-01-13-b"}  # whose link to it is marked
    title, *_, content = seen(subscriber, feed)[f"{TAG}article/{A}"]
    assert title == "Withdrawn: Two soldiers were captured"
    assert "The ministry said" not in str(content)


@pytest.mark.parametrize("feed", FEEDS[:3])
def test_a_rename_brings_nothing_new(subscriber: Reader, tmp_path: Path, feed: str) -> None:
    """The item leads to the new address, and is not shown again."""
    after = built(with_fields(SITE, A, "slug: captured\nold_urls: [/2025/01/12/a/]\n"))
    new, changed, unread = follow(subscriber, tmp_path, after, feed)

    assert (new, unread) == ([], [])
    assert f"article/{A}" in changed


@pytest.mark.parametrize("feed", FEEDS[:3])
def test_an_embargo_that_passes_brings_one_item(subscriber: Reader, tmp_path: Path, feed: str) -> None:
    """And changes no other."""
    held = SITE.replace("date: 2025-01-14\n", "date: 2025-01-14\nembargo: 2026-11-01T08:00+02:00\n")
    publish(tmp_path, built(held, now=dt.datetime(2026, 11, 1, 5, tzinfo=dt.UTC)))
    subscriber.add_feed(feed)
    subscriber.update_feed(feed)
    before = seen(subscriber, feed)
    publish(tmp_path, built(held, now=dt.datetime(2026, 11, 1, 7, tzinfo=dt.UTC)))
    subscriber.update_feed(feed)
    after = seen(subscriber, feed)

    assert after.keys() - before.keys() == {f"{TAG}article/{C}"}
    assert {id: after[id] for id in before} == before
