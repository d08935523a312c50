"""Finds what was published and is no more, or has another id: an address and an item's id never die."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.diagnostics import Diagnostic, Span, problem
from generator.model.history import Seen
from generator.model.nouns import Noun
from generator.record.lives import Key, Lives, State

NONE: Key = ("", "")
BACK = (
    "publish it again; if it must not be read any more, write status: withdrawn, with withdrawn: {date: …, reason: …}"
)


def vanished(
    found: Lives, seen: Sequence[Seen], nouns: Iterable[Noun], broken: frozenset[str], day: Mapping[int, int]
) -> Iterator[tuple[str, Diagnostic]]:
    """An error for each article and note that readers had and would lose, by its id; `broken` are paths of files that cannot be read."""
    by_path = {n.origin.path: n for n in nouns}
    ids: dict[Key, Noun] = {(type(n).__name__.lower(), str(getattr(n, "id", ""))): n for n in by_path.values()}
    answered = {url.strip("/") + "/" for n in by_path.values() for url in getattr(n, "old_urls", ())}
    moves = {one.moved: one.path for one in seen if one.moved}
    never = _refused(found, seen)
    for key, states in sorted(found.gone.items()):
        if key in never:
            continue
        last = states[-1]
        path = _followed(last.path, moves, by_path)
        if key in ids:
            yield key[1], _held(ids[key], last, day)
        elif path in broken or last.url in answered:
            continue
        elif path in by_path and (type(by_path[path]).__name__.lower(), by_path[path].id) not in found.gone:  # type: ignore[union-attr]
            yield key[1], _renamed(key, by_path[path], last, day)
        else:
            yield key[1], _deleted(key, last, day)


def _refused(found: Lives, seen: Sequence[Seen]) -> frozenset[Key]:
    """Ids that no reader ever had: while a file had one, that under which it was published was gone, which stopped every build.

    Without this a wrong id that was committed could never be mended: to write the old one again would be a change of id as well.
    """
    files: dict[str, Key] = {}
    present: Counter[Key] = Counter()
    instead: dict[Key, Key] = {}  # of each wrong id, the one that it took the place of
    had: set[Key] = set()
    for at, together in groupby(seen, key=lambda one: one.at) if found.gone else ():
        states = tuple(together)
        before = dict(files) if any(_key(one) in found.gone for one in states) else files
        for one in states:
            present[files.get(one.path, NONE)] -= 1
            files[one.path] = _key(one)
            present[_key(one)] += 1
        for one in states:
            key, past = _key(one), before.get(one.path, NONE)
            past = before.get(one.moved, NONE) if past == NONE else past
            if key in found.gone and key not in had | instead.keys():
                if past in found.here and past != key and found.here[past][0].at < at:
                    instead[key] = past
                else:
                    had.add(key)
        had.update(wrong for wrong, right in instead.items() if present[wrong] > 0 and present[right] > 0)
    return frozenset(instead.keys() - had)


def _key(one: Seen) -> Key:
    return one.kind, one.id


def _followed(path: str, moves: Mapping[str, str], by_path: Mapping[str, Noun]) -> str:
    """Where a file is now."""
    for _ in range(len(moves)):
        if path in by_path or path not in moves:
            break
        path = moves[path]
    return path


def _on(last: State, day: Mapping[int, int]) -> str:
    return str(dt.date.fromordinal(day[last.at]))


def _held(noun: Noun, last: State, day: Mapping[int, int]) -> Diagnostic:
    why = "is a draft now" if getattr(noun, "status", "") == "draft" else "waits for its time now"
    message = f"this was published ({_on(last, day)}, /{last.url}) and {why}; its address would be empty"
    return problem("deleted-published", noun.origin.at("status", "embargo", "date"), message, BACK)


def _renamed(key: Key, noun: Noun, last: State, day: Mapping[int, int]) -> Diagnostic:
    message = (
        f'this was published as "{key[1]}" ({_on(last, day)}); another id would send every subscriber a duplicate, '
        "and links to it would break"
    )
    return problem("id-changed", noun.origin.at("id"), message, f"write id: {key[1]}; for another address set slug:")


def _deleted(key: Key, last: State, day: Mapping[int, int]) -> Diagnostic:
    message = f"{key[1]} was published ({_on(last, day)}, /{last.url}) and its file is gone"
    return problem("deleted-published", Span(last.path), message, _cure(key[0]))


def _cure(kind: str) -> str:
    if kind.lower() == "article":
        return (
            "restore it with status: withdrawn and a reason, so that its address and its item in the feed keep answering; "
            "if another article took it over, name its address there in old_urls:"
        )
    return "restore it; if something else took it over, name its address there in old_urls:"
