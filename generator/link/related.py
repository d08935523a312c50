"""Which articles a reader of one would want next: by shared rare things, near in time.

Cost grows with the number of articles, not with its square: common things are not followed back further than `REACH`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from generator.model.digest import LinkedArticle

REACH = 16  # articles looked at on each side, for each shared thing
SHOWN = 4


def related(articles: Sequence[LinkedArticle]) -> Mapping[str, tuple[str, ...]]:
    """For each article the ids of others: those an editor named first, then the nearest by what they share."""
    things = {a.id: _things(a) for a in articles}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for thing in things[article.id]:
            holders[thing].append(number)
    at = {thing: {number: n for n, number in enumerate(numbers)} for thing, numbers in holders.items()}
    weight = {thing: math.log(1 + len(articles) / len(numbers)) for thing, numbers in holders.items()}
    days = [a.day.toordinal() for a in articles]
    return {a.id: _nearest(n, a, articles, things[a.id], holders, at, weight, days) for n, a in enumerate(articles)}


def _things(article: LinkedArticle) -> tuple[str, ...]:
    named = (
        (f"t:{t}" for t in article.tags),
        (f"c:{c}" for c in article.conflicts),
        (f"e:{e}" for e in article.entities),
    )
    return tuple(thing for group in named for thing in group)


def _nearest(
    number: int,
    article: LinkedArticle,
    articles: Sequence[LinkedArticle],
    things: tuple[str, ...],
    holders: Mapping[str, list[int]],
    at: Mapping[str, Mapping[int, int]],
    weight: Mapping[str, float],
    days: Sequence[int],
) -> tuple[str, ...]:
    scores: dict[int, float] = defaultdict(float)
    for thing in things:
        middle, worth = at[thing][number], weight[thing]
        for other in holders[thing][max(0, middle - REACH) : middle + REACH + 1]:
            scores[other] += worth
    scores.pop(number, None)
    named = [ref.id for ref in article.article.related]
    thread = {ref.id for ref in article.article.follows} | {article.id, *named}
    today = days[number]
    near = [(-score / (1 + abs(days[n] - today) / 30), n) for n, score in scores.items()]
    best = nsmallest(SHOWN + len(thread), near)  # of two alike, the newer
    found = [articles[n].id for _, n in best if articles[n].id not in thread]
    return (*named, *found[: max(SHOWN - len(named), 0)])
