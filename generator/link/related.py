"""Which articles a reader of one would want next: by shared rare things, near in time.

Cost grows with the number of articles, not with its square: common things are not followed back further than `REACH`.
"""

from __future__ import annotations

import math
from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import TypeAlias

from generator.model.digest import LinkedArticle, Relation

REACH = 16  # articles looked at on each side, for each shared thing
SHOWN = 4
REASONS = 2  # things named, the rarest first

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


def related(articles: Sequence[LinkedArticle], private: frozenset[str]) -> Mapping[str, tuple[Relation, ...]]:
    """For each article others: those an editor named, the rest of its thread, then the nearest by what they share.

    `private` entities bring nothing together, since no page may name them as the reason.
    """
    threads = _threads(articles)
    things = {a.id: _things(a, private) for a in articles}
    holders: dict[Thing, list[int]] = defaultdict(list)
    members: dict[str, list[LinkedArticle]] = defaultdict(list)
    place: dict[str, int] = {}  # of an article in its thread
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
    found = {}
    for number, article in enumerate(articles):
        mates = _mates(article, members[threads[article.id]], place[article.id]) if article.id in threads else ()
        first = dict.fromkeys((*(ref.bare for ref in article.article.related), *mates))
        shown = {article.id, *(ref.bare for ref in article.article.follows), *followed.get(article.id, ()), *first}
        near = _nearest(number, articles, things[article.id], holders, at, weight, days, at_id, shown)
        every = (*first, *near[: max(SHOWN - len(first), 0)])
        found[article.id] = tuple(_relation(article.id, id, threads, things, weight) for id in every)
    return found


def _relation(
    here: str,
    id: str,
    threads: Mapping[str, str],
    things: Mapping[str, tuple[Thing, ...]],
    weight: Mapping[Thing, float],
) -> Relation:
    """Why the one stands under the other: the rarest of what they share, or that they are of one thread."""
    if here in threads and threads[here] == threads.get(id):
        return Relation(id, "thread")
    there = things.get(id, ())
    shared = sorted((thing for thing in things[here] if thing in there), key=lambda thing: (-weight[thing], thing))
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


def _nearest(
    number: int,
    articles: Sequence[LinkedArticle],
    things: tuple[Thing, ...],
    holders: Mapping[Thing, list[int]],
    at: Mapping[Thing, Mapping[int, int]],
    weight: Mapping[Thing, float],
    days: Sequence[int],
    at_id: Mapping[str, int],
    without: set[str],
) -> tuple[str, ...]:
    scores: dict[int, float] = defaultdict(float)
    for thing in things:
        middle, worth = at[thing][number], weight[thing]
        for other in holders[thing][max(0, middle - REACH) : middle + REACH + 1]:
            scores[other] += worth
    return tuple(
        articles[n].id for n in _best(scores, days, days[number], {at_id[id] for id in without if id in at_id})
    )


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
