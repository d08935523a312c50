"""What was known at a time that has passed: grades of earlier states, and what came after an edition was closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from generator.link.grades import STRENGTH
from generator.model.digest import LinkedArticle
from generator.model.history import Cited, Life, Said
from generator.model.registry import Source
from generator.model.times import Moment, Period
from generator.text import addresses

Lives = Mapping[tuple[str, str], Life]


def grades(lives: Lives, domains: Mapping[str, str], sources: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """By the id of an article that changed: its grade before each of its steps but the first; "" where nothing changed in it."""
    return {
        life.id: tuple(_grade(step.change.before, domains, sources) if step.change and step.change.before else "" for step in life.steps[1:])
        for life in lives.values()
        if life.kind == "article" and len(life.steps) > 1
    }  # fmt: skip


def _grade(said: Said, domains: Mapping[str, str], sources: Mapping[str, Source]) -> str:
    if said.verification or not said.claims:
        return said.verification
    origins = {c.label: _origin(c, domains, sources) for c in said.cited if c.label}
    found = []
    for status, denied, labels in said.claims:
        distinct = {origins.get(label, "") for label in labels} - {""}
        derived = "contested" if denied else ("unverified", "single-source", "corroborated")[min(len(distinct), 2)]
        found.append(status or derived)
    return "contested" if "contested" in found else max(found, key=STRENGTH.index)


def _origin(cited: Cited, domains: Mapping[str, str], sources: Mapping[str, Source]) -> str:
    if cited.via:
        return cited.via.rpartition(":")[2]
    outlet = cited.source.rpartition(":")[2] or _outlet(cited.url, domains)
    known = sources.get(outlet)
    if known is None:  # a page of nobody that the registry knows has its host for an origin, as it has today
        return outlet or addresses.host(cited.url)
    return "" if known.type == "aggregator" else outlet


def _outlet(url: str, domains: Mapping[str, str]) -> str:
    parts = addresses.host(url).split(".") if url else []
    return next((domains[d] for n in range(len(parts) - 1) if (d := ".".join(parts[n:])) in domains), "")


def closing(period: Period, cutoff: Moment | None, zone: dt.tzinfo) -> int:
    """When an edition was closed: at its cut-off, or at the end of its last day."""
    end = cutoff.exact(zone) if cutoff else dt.datetime.combine(period.end + dt.timedelta(days=1), dt.time(), zone)
    return int(end.timestamp())


def arrived_late(closed: int, articles: Sequence[LinkedArticle], lives: Lives) -> tuple[str, ...]:
    """The articles that were published after the edition was closed, though one of it had been by then.

    An edition that was put together afterwards, as an archive is, begins with its first articles.
    """
    first = {a.id: life.first for a in articles if (life := lives.get(("article", a.id)))}
    begun = max(closed, min(first.values(), default=0))
    return tuple(a.id for a in articles if first.get(a.id, 0) > begun)
