"""What one noun must hold to by itself, beyond the types of its fields.

Looks at no other document; `link/` does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.diagnostics import CODES, Diagnostic, Severity, problem
from generator.model.article import Article
from generator.model.citation import Citation, Claim, Correction, Figure
from generator.model.registry import Entity, OrdinaryPage
from generator.text import addresses
from generator.text.filenames import LONGEST
from generator.text.nearest import nearest

# How many decimals a place of that precision may be written with: a hundredth of a degree is about a kilometre.
DECIMALS = {"exact": 4, "near": 3, "area": 2, "region": 2, "country": 1}


def of(noun: Any) -> Iterator[Diagnostic]:
    """Yield the problems of one noun."""
    yield from _accept(noun)
    if getattr(noun, "title", ""):
        yield from _title(noun)
    yield from _citations(noun, getattr(noun, "sources", ()))
    yield from _old_urls(noun)
    if isinstance(noun, OrdinaryPage) and any(
        NO_STEP.fullmatch(step) or len(step.encode()) > LONGEST for step in noun.url.rstrip("/").split("/")
    ):
        message = f'the file\'s name "{noun.origin.path}" cannot be an address'
        yield problem("id-invalid", noun.origin.at(), message, "rename it: letters, digits and hyphens")
    if isinstance(noun, Entity):
        yield from _exactness(noun)
    if isinstance(noun, Article):
        yield from _dates(noun)
        yield from _labels(noun)
        for figure in noun.figures:
            yield from _figure(figure)
        yield from _corrections(noun.corrections)
        yield from _too_early(noun)
        yield from _withdrawal(noun)


def _accept(noun: Any) -> Iterator[Diagnostic]:
    for code in getattr(noun, "accept", ()):
        where = noun.origin.at("accept")
        if code not in CODES:
            near = nearest(code, CODES)
            yield problem(
                "value-unknown",
                where,
                f'"{code}" is not the code of a warning',
                f'did you mean "{near}"?' if near else "the code stands in brackets in the message",
            )
        elif CODES[code].severity is Severity.ERROR:
            yield problem(
                "accept-error", where, f'"{code}" is an error; only warnings can be accepted', "mend what it reports"
            )


def _title(noun: Any) -> Iterator[Diagnostic]:
    words = re.findall(r"[^\W\d_]{2,}", noun.title)
    shouts = len(words) > 2 and all(word.isupper() for word in words)
    if shouts or noun.title.endswith(("!!", "?!", "!?")):
        said = "is all capitals" if shouts else f'ends with "{re.search("[!?]+$", noun.title)[0]}"'  # type: ignore[index]
        yield problem(
            "title-shouting",
            noun.origin.at("title"),
            f"the title {said}",
            "write it as a plain sentence without a full stop",
        )


# What a host's file of redirects, a folder on some disk or another page would take for something else.
NO_STEP = re.compile(
    r"|[._].*|.*\.|.*[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\\<>\"'`*:|?#{}^].*|.*%(?:2e|2f|5c|0[0-9a-f]|1[0-9a-f]).*"
    r"|(?:index|404)\.html|.*\.(?:xml|atom|json|jsonl|css|js|svg|txt|csv|ics|epub|eml|xsl|png|jpe?g|gif|webp|avif|opml)",
    re.IGNORECASE,
)


def _old_urls(noun: Any) -> Iterator[Diagnostic]:
    for old in getattr(noun, "old_urls", ()):
        steps = old.removeprefix("/").removesuffix("/").split("/")
        if len(old) > 200 or any(NO_STEP.fullmatch(step) for step in steps):
            message = f'"{old}" is no address that a page of this site can have had'
            cure = "write the path as it was, such as /2025/01/12/old-name/, without the host"
            yield problem("field-type", noun.origin.at("old_urls"), message, cure)


def _exactness(entity: Entity) -> Iterator[Diagnostic]:
    """Coordinates with more digits than the place's precision or blur can mean; the registry itself is public in most newsrooms."""
    if entity.coords is None:
        return
    written = max(len(f"{number:.9f}".rstrip("0").partition(".")[2]) for number in entity.coords)
    told = DECIMALS.get(entity.precision, 4)
    if entity.blur:
        told = min(told, 2 if entity.blur <= 10 else 1)
    if written > told:
        why = f'precision is "{entity.precision}"' if entity.precision else "the place has no precision"
        why = f"the place is blurred within {entity.blur} km" if entity.blur else why
        message = f"{why}, but the coordinates have {written} decimals; what we publish is rounded"
        fewer = ", ".join(f"{round(number, told):g}" for number in entity.coords)
        cure = f"coords: [{fewer}], so that the file itself tells no more than that"
        yield problem("coords-too-precise", entity.origin.at("coords"), message, cure)


def _dates(article: Article) -> Iterator[Diagnostic]:
    happened = article.happened
    if happened is None or {"date", "happened"} & article.origin.faulty:
        return
    if happened.end > article.date.day and article.genre == "report":
        message = f"happened {happened.end} is after date {article.date.day}"
        yield problem(
            "event-after-publication",
            article.origin.at("happened"),
            message,
            "swap them, or give a forecast genre: analysis",
        )


def _citations(noun: Any, citations: tuple[Citation, ...]) -> Iterator[Diagnostic]:
    pages: dict[str, Citation] = {}
    for citation in citations:
        yield from _citation(citation)
        if citation.url:
            page = addresses.page(citation.url)
            if page in pages:
                yield _twice(pages[page], citation)
            pages.setdefault(page, citation)
    labels = Counter(c.label for c in citations if c.label)
    for citation in citations:
        if labels[citation.label] > 1:
            labels[citation.label] = 0
            message = f'two citations have the label "{citation.label}"'
            yield problem(
                "label-duplicate", citation.origin.at("label"), message, "give each its own label, such as s1 and s2"
            )


def _citation(citation: Citation) -> Iterator[Diagnostic]:
    where = citation.origin.at("url")
    if not citation.url:
        if not citation.offline and "url" not in citation.origin.faulty:
            yield problem(
                "field-required",
                where,
                "a citation has no address",
                "add url: https://…, or offline: true for print, a briefing or a call",
            )
        return
    followers = addresses.tracking(citation.url)
    if followers:
        message = f"the link carries tracking ({', '.join(followers)}); it is removed in what we publish"
        yield problem("source-tracking", where, message, f"clean the file as well: {addresses.clean(citation.url)}")


def _twice(first: Citation, again: Citation) -> Diagnostic:
    here, there = again.origin.at("url"), first.origin.at("url")
    lines = f" (lines {there.line} and {here.line})" if there.line != here.line else ""
    differ = "" if first.url == again.url else "; the addresses differ only in what does not change the page"
    message = f"the same page is cited twice{lines}{differ}"
    return problem("source-duplicate", here, message, "delete one of them")


def _labels(article: Article) -> Iterator[Diagnostic]:
    if "sources" in article.origin.faulty:
        return
    known = {citation.label for citation in article.sources if citation.label}
    parts: tuple[Claim | Figure, ...] = (*article.claims, *article.figures)
    for part in parts:
        for ref in part.sources:
            if ref.id not in known:
                near = nearest(ref.id, known)
                cure = f'did you mean "{near}"?' if near else f"add label: {ref.id} to the citation that is meant"
                yield problem("label-unknown", ref.span, f'no citation of this article has the label "{ref.id}"', cure)


def _figure(figure: Figure) -> Iterator[Diagnostic]:
    if figure.min is not None and figure.max is not None and figure.min > figure.max:
        message = f"min {figure.min} is greater than max {figure.max}"
        yield problem(
            "figure-range-inverted",
            figure.origin.at("min"),
            message,
            f"min: {figure.max} and max: {figure.min}, if they were swapped",
        )
    if figure.min is None and figure.max is None and not {"min", "max"} & figure.origin.faulty:
        yield problem(
            "figure-empty",
            figure.origin.at("kind"),
            "a figure needs a number",
            "add min: for “at least”, max: for “up to”, or both",
        )


def _corrections(corrections: tuple[Correction, ...]) -> Iterator[Diagnostic]:
    names: set[str] = set()
    for correction in corrections:
        if correction.kind == "update" and correction.was and correction.now and correction.was != correction.now:
            message = (
                f'kind "update", but was and now differ ("{correction.was}" → "{correction.now}"); that is a correction'
            )
            cure = "write kind: correction; an update tells what happened since, and has no was and now"
            yield problem("correction-euphemism", correction.origin.at("kind"), message, cure)
        if correction.name in names and "date" not in correction.origin.faulty:
            message = f"two corrections are called {correction.name}"
            yield problem(
                "correction-id-needed",
                correction.origin.at("date"),
                message,
                f"give each an id of its own, such as id: {correction.date}-figure",
            )
        names.add(correction.name)


def _too_early(article: Article) -> Iterator[Diagnostic]:
    """A correction or a withdrawal from before there was anything to correct or withdraw."""
    if "date" in article.origin.faulty:
        return
    at = article.date.at
    first = min(article.date.day, at.astimezone(dt.UTC).date()) if at else article.date.day
    back = article.withdrawn
    if back and back.date < first and "date" not in back.origin.faulty:
        message = f"withdrawn on {back.date}, before it was published ({article.date.day})"
        yield problem(
            "correction-too-early", back.origin.at("date"), message, "write the day on which it was taken back"
        )
    for correction in article.corrections:
        if correction.date < first and "date" not in correction.origin.faulty:
            message = f"corrected on {correction.date}, before it was published ({article.date.day})"
            cure = "write the day on which the text was changed; digest correct does it for you"
            yield problem("correction-too-early", correction.origin.at("date"), message, cure)


def _withdrawal(article: Article) -> Iterator[Diagnostic]:
    if article.withdrawn is not None and article.status == "published" and "status" not in article.origin.faulty:
        message = "this is told to be withdrawn, and its status is not: readers would see all of it"
        yield problem(
            "field-required", article.origin.at("withdrawn"), message, "add status: withdrawn, or delete withdrawn:"
        )
    if article.is_withdrawn and article.withdrawn is None and "withdrawn" not in article.origin.faulty:
        cure = "add withdrawn: {date: 2025-01-18, reason: …}; readers see the reason in its place"
        yield problem("withdrawn-without-reason", article.origin.at("status"), "a withdrawn article must say why", cure)
