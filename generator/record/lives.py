"""Puts together what readers saw of each thing, from the states of its files.

A state was public if it was no draft and its embargo and date had passed before the next one came; it came out at the latest of
commit, embargo and date. What was kept before the site began to publish counts as published at its own date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model.history import Change, Fact, Life, Pair, Seen, Step

NEVER = 2**62
Key = tuple[str, str]


class Current(NamedTuple):
    """What is published by this build."""

    kind: str
    id: str
    path: str
    blob: str
    url: str
    mended: tuple[int, ...]
    withdrawn: bool


class State(NamedTuple):
    """Something that readers saw, from a time on."""

    at: int
    commit: str
    path: str
    url: str
    blob: str
    mended: tuple[int, ...]
    withdrawn: bool


class Lives(NamedTuple):
    """States by kind and id: of what is published, and of what was and is no more."""

    here: Mapping[Key, tuple[State, ...]]
    gone: Mapping[Key, tuple[State, ...]]


def lives(seen: Sequence[Seen], current: Iterable[Current], now: int, begun: int) -> Lives:
    """The public states of everything; `begun` is when the site began to publish."""
    states: dict[Key, list[State]] = {}
    for key, state in sorted(_public(seen, now, begun), key=lambda found: found[1].at):
        states.setdefault(key, []).append(state)
    head = max((s.at for s in seen), default=0)
    here: dict[Key, tuple[State, ...]] = {}
    for c in current:
        found = states.pop((c.kind, c.id), [])
        if not found or (found[-1].blob, found[-1].url) != (c.blob, c.url):
            at = max(head, found[-1].at) if found else head
            found.append(State(at, "", c.path, c.url, c.blob, c.mended, c.withdrawn))
        here[c.kind, c.id] = tuple(_distinct(found))
    return Lives(here, {key: tuple(found) for key, found in states.items()})


def _public(seen: Sequence[Seen], now: int, begun: int) -> Iterator[tuple[Key, State]]:
    files: dict[str, list[Seen]] = {}
    for one in seen:
        files.setdefault(one.path, []).append(one)
    for states in files.values():
        for n, one in enumerate(states):
            until = states[n + 1].at if n + 1 < len(states) else NEVER
            if not one.kind or one.opens < 0 or one.opens > now or (one.at < begun and until <= begun):
                continue
            at = max(0 if one.at < begun else one.at, one.opens)
            if at < until:
                yield (
                    (one.kind, one.id),
                    State(at, one.commit, one.path, one.url, one.blob, one.mended, one.withdrawn),
                )


def _distinct(states: Iterable[State]) -> Iterator[State]:
    """Without those that say the same at the same address as the one before."""
    last: State | None = None
    for state in states:
        if last is None or (state.blob, state.url) != (last.blob, last.url):
            yield state
        last = state


def baseline(states: Sequence[State], day: Mapping[int, int]) -> State:
    """The state against which a silent edit shows: the first, or the newest that a correction owns up to.

    A correction covers what was changed before it was entered, and on its own day. `day` gives a time's day as an ordinal.
    """
    latest = max((d for s in states for d in s.mended if d >= day[states[0].at]), default=0)
    for n in range(len(states) - 1, 0, -1):
        state = states[n]
        entered = {d for d in state.mended if d >= day[states[0].at]} and len(state.mended) > len(states[n - 1].mended)
        if entered or (state.commit and day[state.at] <= latest):
            return state
    return states[0]


def pairs(found: Lives, day: Mapping[int, int]) -> Iterator[Pair]:
    """The pairs of states whose difference is wanted: each with the next, and the one to answer for with the newest."""
    for (kind, _), states in found.here.items():
        if kind == "article" and len(states) > 1:
            wanted = [*pairwise(states), (baseline(states, day), states[-1])]
            yield from ((a.blob, b.blob) for a, b in wanted if a.blob != b.blob)


def told(found: Lives, changes: Mapping[Pair, Change]) -> Mapping[Key, Life]:
    """The lives of what is published; a change that no reader could see is none."""
    made: dict[Key, Life] = {}
    for (kind, id), states in found.here.items():
        urls = tuple(dict.fromkeys(s.url for s in states))
        made[kind, id] = Life(kind, id, tuple(_steps(kind, states, changes)), urls)
    return made


def _steps(kind: str, states: Sequence[State], changes: Mapping[Pair, Change]) -> Iterator[Step]:
    first = states[0]
    yield Step(first.at, first.commit, first.url, first.blob, first.mended, first.withdrawn, None)
    for old, new in pairwise(states):
        known = changes.get((old.blob, new.blob)) if kind == "article" else None
        facts = known.facts if known else ()
        if old.url != new.url:
            facts = (*facts, Fact("moved", "", old.url, new.url))
        change = Change(
            facts, known.parts if known else (), known.grave if known else (), known.before if known else None
        )
        if change.is_visible:
            yield Step(new.at, new.commit, new.url, new.blob, new.mended, new.withdrawn, change)
