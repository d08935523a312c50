"""Finds what was changed since publication without a word to readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, Span, problem
from generator.model.article import Article
from generator.model.history import Change, Fact, Pair
from generator.record.lives import Key, Lives, State, baseline
from generator.record.telling import line

CURE = (
    "tell readers with: digest correct {id} (kind correction if we were wrong, update if more is known now); "
    "if they need not know, write why: accept: {{silent-edit: …}}"
)


def silent(
    found: Lives, articles: Mapping[Key, Article], changes: Mapping[Pair, Change], day: Mapping[int, int]
) -> Iterator[Diagnostic]:
    """A warning for each figure, status, name and quotation that is not what was published, and that no correction covers."""
    for key, states in found.here.items():
        article = articles.get(key)
        if article is None or len(states) < 2 or article.is_withdrawn:
            continue
        before = baseline(states, day)
        change = changes.get((before.blob, states[-1].blob))
        for fact in change.grave if change else ():
            message = f"{_told(fact)} since {_since(before, states[0], day)}, with no correction that says so"
            yield problem("silent-edit", _place(article, fact), message, CURE.format(id=article.id))


def _told(fact: Fact) -> str:
    name, colon, rest = line(fact).partition(":")
    return (
        f"{name} of the claim “{fact.which}”{colon}{rest}"
        if fact.place.startswith("claims:")
        else f"{name}{colon}{rest}"
    )


def _since(before: State, first: State, day: Mapping[int, int]) -> str:
    when = dt.date.fromordinal(day[before.at])
    return f"this was published on {when}" if before is first else f"the correction of {when}"


def _bounds(fact: Fact) -> tuple[str, str]:
    """The field that differs: the claimant, or a bound of the figure."""
    if fact.what == "by":
        return "by", "min"
    return ("max", "min") if fact.was.partition("–")[0] == fact.now.partition("–")[0] else ("min", "max")


def _place(article: Article, fact: Fact) -> Span:
    kind, _, number = fact.place.partition(":")
    if kind == "line":
        return Span(article.origin.path, int(number))
    if kind == "figures" and number != "-1":
        return article.figures[int(number)].origin.at(*_bounds(fact))
    if kind == "claims" and number != "-1":
        return article.claims[int(number)].origin.at({"denied": "denied_by"}.get(fact.what, fact.what), "text")
    return article.origin.at(kind, "title")
