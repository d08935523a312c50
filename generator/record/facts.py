"""What changed between two states of an article, fact by fact, in the model's words; what no reader sees is left out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.model.article import Article
from generator.model.citation import Citation, Claim, Figure
from generator.model.document import Ref
from generator.model.history import Fact
from generator.text import addresses

T = TypeVar("T")
LISTS = ("tags", "conflict", "about", "follows", "replaces", "contradicts")
WORDS = ("genre", "verification", "lang", "public_interest")
CODES = ("content_warning", "protected")


def facts(old: Article, new: Article) -> tuple[Fact, ...]:
    """Every fact that changed, in the order in which a page shows them."""
    return (*_state(old, new), *_claims(old, new), *_figures(old, new), *_sources(old, new), *_filed(old, new))


def _state(old: Article, new: Article) -> Iterator[Fact]:
    if old.is_withdrawn != new.is_withdrawn:
        yield Fact("withdrawn", "", old.withdrawn.reason if old.withdrawn else "", new.withdrawn.reason if new.withdrawn else "")  # fmt: skip
    known = {c.name for c in old.corrections}
    for correction in new.corrections:
        if correction.name not in known:
            yield Fact(f"correction-{correction.kind}", correction.name, "", correction.text)
    for what in WORDS:
        yield from _differ(what, "", getattr(old, what), getattr(new, what))
    yield from _differ("date", "", _moment(old), _moment(new))
    yield from _differ("happened", "", _interval(old), _interval(new))


def _moment(article: Article) -> str:
    return article.date.at.isoformat() if article.date.at else article.date.day.isoformat()


def _interval(article: Article) -> str:
    found = article.happened
    return "" if not found else str(found.start) if found.start == found.end else f"{found.start}/{found.end}"


def _claims(old: Article, new: Article) -> Iterator[Fact]:
    for was, now, number in paired(old.claims, new.claims, lambda c: c.text):
        place = f"claims:{number}"
        if was is None or now is None:
            yield Fact("claim", "", was.text if was else "", now.text if now else "", place)
            continue
        yield from _differ("status", now.text, _status(old, was), _status(new, now), place)
        yield from _differ("attribution", now.text, was.attribution, now.attribution, place)
        yield from _differ("by", now.text, was.by.id, now.by.id, place)
        yield from _differ("denied", now.text, _ids(was.denied_by), _ids(now.denied_by), place)
        yield from _differ("how", now.text, was.how, now.how, place)


def _status(article: Article, claim: Claim) -> str:
    """The status as stated, or as it follows from who denies it and from the origins of its citations."""
    if claim.status or claim.denied_by:
        return claim.status or "contested"
    named = {ref.id for ref in claim.sources}
    origins = {_origin(c) for c in article.sources if c.label in named}
    return ("unverified", "single-source", "corroborated")[min(len(origins), 2)]


def _origin(citation: Citation) -> str:
    known = citation.via or citation.source
    return known.id.rpartition(":")[2] if known else addresses.host(citation.url)


def _figures(old: Article, new: Article) -> Iterator[Fact]:
    for was, now, number in paired(old.figures, new.figures, lambda f: (f.kind, f.group, f.by.id)):
        known = now or was
        assert known is not None
        yield from _differ(f"figure-{known.kind}", known.group, _range(was), _range(now), f"figures:{number}")
        if was and now:
            yield from _differ("by", known.group, was.by.id, now.by.id, f"figures:{number}")


def _range(figure: Figure | None) -> str:
    """`2–4`, `3`, `≥2`, `≤4`, or "" for none."""
    if figure is None:
        return ""
    low, high = figure.min, figure.max
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}–{high}"
    return f"≥{low}" if low is not None else f"≤{high}"


def _sources(old: Article, new: Article) -> Iterator[Fact]:
    """Sources that came and went, each by its page; what only describes them is not told."""
    for was, now, _ in paired(old.sources, new.sources, _page):
        if was is None or now is None or _page(was) != _page(now):
            yield Fact("source", "", _cited(was), _cited(now))


def _page(citation: Citation) -> str:
    return addresses.clean(citation.url) or citation.title


def _cited(citation: Citation | None) -> str:
    if citation is None:
        return ""
    where = citation.source.id if citation.source else addresses.host(citation.url)
    return ": ".join(part for part in (where, citation.title) if part)


def _filed(old: Article, new: Article) -> Iterator[Fact]:
    for what in LISTS:
        yield from _sets(what, (r.id for r in getattr(old, what)), (r.id for r in getattr(new, what)))
    yield from _sets("places", (p.id.id for p in old.places), (p.id.id for p in new.places))
    for what in CODES:
        yield from _sets(what, getattr(old, what) or (), getattr(new, what) or ())
    yield from _differ("image", "", old.image.alt if old.image else "", new.image.alt if new.image else "")


def _sets(what: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Fact]:
    was, now = tuple(old), tuple(new)
    gone, come = (x for x in was if x not in now), (x for x in now if x not in was)
    yield from _differ(what, "", ", ".join(gone), ", ".join(come))


def _differ(what: str, which: str, was: str, now: str, place: str = "") -> Iterator[Fact]:
    if was != now:
        yield Fact(what, which, was, now, place)


def _ids(refs: Iterable[Ref]) -> str:
    return ", ".join(ref.id for ref in refs)


def paired(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> list[tuple[T | None, T | None, int]]:
    """Old and new of one key side by side, with the number of the new; the rest in their order, if as many went as came."""
    left: dict[Hashable, list[T]] = {}
    for thing in old:
        left.setdefault(key(thing), []).append(thing)
    found: list[tuple[T | None, T | None, int]] = []
    for number, thing in enumerate(new):
        same = left.get(key(thing))
        found.append((same.pop(0) if same else None, thing, number))
    gone = [thing for thing in old if any(thing is one for one in left.get(key(thing), ()))]
    come = [n for n, (was, _, _) in enumerate(found) if was is None]
    if len(gone) == len(come):
        for n, thing in zip(come, gone, strict=True):
            found[n] = (thing, found[n][1], found[n][2])
        gone = []
    return [*found, *((thing, None, -1) for thing in gone)]
