"""Which articles a reader of one would want next: by shared rare things, near in time.

Cost grows with the number of articles, not with its square: common things are not followed back further than `REACH`.
"""

from __future__ import annotations

import math
from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import TypeAlias

from generator.link.assembly import Spread
from generator.model.digest import LinkedArticle, Relation

REACH = 16  # articles looked at on each side, for each shared thing
SHOWN = 4
REASONS = 2  # things named, the rarest first
LEAST = 1000  # articles worth a process of their own

Thing: TypeAlias = tuple[str, str]  # kind and id


def _threads(articles: Sequence[LinkedArticle]) -> Mapping[str, str]:
    """The thread of each article that follows or is followed, however far: by the id of one of its articles."""
    first: dict[str, str] = {}

    def root(id: str) -> str:
        while first.get(id, id) != id:
            first[id] = first.get(first[id], first[id])
            id = first[id]
        return id

    for article in articles:
        for ref in article.article.follows:
            one, other = root(article.id), root(ref.bare)
            first[one] = other
            first.setdefault(other, other)
    return {id: root(id) for id in first}


@dataclass(frozen=True, slots=True)
class Ground:
    """What all articles are weighed by: what each has, who has each thing and at which place among its holders, and threads."""

    articles: Sequence[LinkedArticle]
    things: Mapping[str, tuple[Thing, ...]]
    holders: Mapping[Thing, list[int]]
    at: Mapping[Thing, Mapping[int, int]]
    weight: Mapping[Thing, float]
    days: Sequence[int]
    at_id: Mapping[str, int]
    threads: Mapping[str, str]
    members: Mapping[str, Sequence[LinkedArticle]]
    place: Mapping[str, int]  # of an article in its thread
    followed: Mapping[str, Sequence[str]]


def related(
    articles: Sequence[LinkedArticle], private: frozenset[str], spread: Spread
) -> Mapping[str, tuple[Relation, ...]]:
    """For each article others: those an editor named, the rest of its thread, then the nearest by what they share.

    `private` entities bring nothing together, since no page may name them as the reason.
    """
    shares = spread(partial(_share, _ground(articles, private)), range(len(articles)), LEAST)
    every = {a.id: () for a in articles}  # in the order of the articles, whoever weighed them
    return {**every, **{id: tuple(Relation(*one) for one in found) for share in shares for id, found in share}}


def _ground(articles: Sequence[LinkedArticle], private: frozenset[str]) -> Ground:
    threads = _threads(articles)
    things = {a.id: _things(a, private) for a in articles}
    holders: dict[Thing, list[int]] = defaultdict(list)
    members: dict[str, list[LinkedArticle]] = defaultdict(list)
    place: dict[str, int] = {}
    followed: dict[str, list[str]] = defaultdict(list)
    for number, article in enumerate(articles):
        for thing in things[article.id]:
            holders[thing].append(number)
        if article.id in threads:
            members[threads[article.id]].append(article)
            place[article.id] = len(members[threads[article.id]]) - 1
        for ref in article.article.follows:
            followed[ref.bare].append(article.id)
    at = {thing: {number: n for n, number in enumerate(numbers)} for thing, numbers in holders.items()}
    weight = {thing: math.log(1 + len(articles) / len(numbers)) for thing, numbers in holders.items()}
    days = [a.day.toordinal() for a in articles]
    at_id = {a.id: number for number, a in enumerate(articles)}
    return Ground(articles, things, holders, at, weight, days, at_id, threads, members, place, followed)


def _share(ground: Ground, numbers: Sequence[int]) -> list[tuple[str, tuple[tuple[object, ...], ...]]]:
    """What some articles are related to; as plain tuples, which are sent more cheaply."""
    return [_weighed(ground, number) for number in numbers]


def _weighed(ground: Ground, number: int) -> tuple[str, tuple[tuple[object, ...], ...]]:
    article = ground.articles[number]
    here = article.id
    thread = ground.threads.get(here)
    mates = _mates(article, ground.members[thread], ground.place[here]) if thread is not None else ()
    first = dict.fromkeys((*(ref.bare for ref in article.article.related), *mates))
    follows = (ref.bare for ref in article.article.follows)
    shown = {here, *follows, *ground.followed.get(here, ()), *first}
    near = _nearest(number, ground, shown)
    every = (*first, *near[: max(SHOWN - len(first), 0)])
    return here, tuple(tuple(_relation(here, id, ground)) for id in every)


def _relation(here: str, id: str, ground: Ground) -> Relation:
    """Why the one stands under the other: the rarest of what they share, or that they are of one thread."""
    if here in ground.threads and ground.threads[here] == ground.threads.get(id):
        return Relation(id, "thread")
    there, weight = ground.things.get(id, ()), ground.weight
    shared = sorted((thing for thing in ground.things[here] if thing in there), key=lambda one: (-weight[one], one))
    return Relation(id, "shared", tuple(shared[:REASONS])) if shared else Relation(id, "named")


def _mates(article: LinkedArticle, members: Sequence[LinkedArticle], place: int) -> tuple[str, ...]:
    """The rest of a thread that no link leads to from the article, nearest in time; `members` are newest first."""
    members = members[max(0, place - REACH) : place + REACH + 1]
    direct = {article.id, *(ref.bare for ref in article.article.follows)}
    others = (m for m in members if m.id not in direct and all(ref.bare != article.id for ref in m.article.follows))
    near = nsmallest(SHOWN, others, key=lambda m: (abs((m.day - article.day).days), m.id))
    return tuple(m.id for m in near)


def _things(article: LinkedArticle, private: frozenset[str]) -> tuple[Thing, ...]:
    named = (
        (("tag", t) for t in article.tags),
        (("conflict", c) for c in article.conflicts),
        (("entity", e) for e in article.entities if e not in private),
    )
    return tuple(thing for group in named for thing in group)


def _nearest(number: int, ground: Ground, without: set[str]) -> tuple[str, ...]:
    scores: dict[int, float] = defaultdict(float)
    for thing in ground.things[ground.articles[number].id]:
        middle, worth = ground.at[thing][number], ground.weight[thing]
        for other in ground.holders[thing][max(0, middle - REACH) : middle + REACH + 1]:
            scores[other] += worth
    left_out = {ground.at_id[id] for id in without if id in ground.at_id}
    return tuple(ground.articles[n].id for n in _best(scores, ground.days, ground.days[number], left_out))


def _best(scores: Mapping[int, float], days: Sequence[int], today: int, without: set[int]) -> list[int]:
    """The few that are nearest, of two alike the newer; what shares too little to come in is not weighed by its day."""
    best: list[tuple[float, int]] = []
    for n in sorted(scores, key=scores.__getitem__, reverse=True):
        score = scores[n]
        if len(best) == SHOWN and score < -best[-1][0]:
            break
        if n not in without:
            insort(best, (-score / (1 + abs(days[n] - today) / 30), n))
            del best[SHOWN:]
    return [n for _, n in best]
