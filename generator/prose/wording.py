"""Finds loaded words outside quotations, and headings that say more than the text under them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.prose.house import House, form
from generator.prose.passages import HEADING, QUOTED, Passage

NAMED = re.compile(r"[A-Z][\w’'-]*(?:\s+of(?:\s+the)?)?\s+$"), re.compile(r"\s+(?:of\s+)?[A-Z]")


def loaded(read: tuple[Passage, ...], house: House) -> Iterator[Diagnostic]:
    """Yield a notice for each loaded word, once a passage; as a part of a name it is nobody's choice."""
    for passage in read:
        if not house.may_use(house.loaded_signs, passage.words) or not any(
            signs <= passage.words for signs in house.signs
        ):
            continue
        seen: set[str] = set()
        for match in house.sought.finditer(passage.unquoted):
            entry = house.loaded.get(form(match[0]))
            if (
                entry is None
                or entry.word in seen
                or _named(passage.unquoted, match)
                or _excepted(passage.unquoted, match, entry.not_)
            ):
                continue
            seen.add(entry.word)
            advice = f'the house list suggests "{entry.instead}"' if entry.instead else "say it in plain words"
            cure = f"{advice}, or a quotation with its speaker{f' ({entry.why})' if entry.why else ''}"
            message = f'"{match[0]}" outside a quotation'
            yield problem("loaded-word", passage.place(*match.span()), message, cure)


def _named(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a part of a name, such as a Liberation Army."""
    before, after = NAMED
    near = before.search(text, max(0, match.start() - 30), match.start()) or after.match(text, match.end())
    return match[0][0].isupper() and near is not None


def _excepted(text: str, match: re.Match[str], phrases: tuple[str, ...]) -> bool:
    around = text[max(0, match.start() - 40) : match.end() + 40].lower()
    return any(phrase.lower() in around for phrase in phrases)


def headings(read: tuple[Passage, ...], house: House) -> Iterator[Diagnostic]:
    """Yield a notice for each strong word of a title or heading that its text has only weaker words for."""
    title, summary, body = read
    if not house.may_use(house.strong_signs, title.words | body.words):
        return
    yield from _stronger(title, title.text, 0, f"{summary.text} {body.text}", house)
    found = list(HEADING.finditer(body.raw)) if "#" in body.raw else []
    for heading, following in zip(found, [*(h.start() for h in found[1:]), len(body.raw)], strict=False):
        yield from _stronger(body, heading[1], heading.start(1), body.text[heading.end() : following], house)


def _stronger(passage: Passage, heading: str, start: int, text: str, house: House) -> Iterator[Diagnostic]:
    unquoted = QUOTED.sub(lambda m: " " * len(m[0]), heading)
    for match in house.sought_in_headings.finditer(unquoted):
        entry = house.strong.get(form(match[0]))
        if entry is None:
            continue
        forms = "|".join(map(re.escape, (entry.word, *entry.forms)))
        weaker = "|".join(map(re.escape, entry.stronger_than))
        weak = re.search(rf"(?<![\w-])(?:{weaker})(?![\w-])", text, re.IGNORECASE)
        if weak and not re.search(rf"(?<![\w-])(?:{forms})", text, re.IGNORECASE):
            what = "title" if passage.kind == "title" else "heading"
            message = f'the {what} says "{match[0]}", the text says "{weak[0]}"'
            where = passage.place(start + match.start(), start + match.end())
            cure = f"{what}s travel without the text; make them agree"
            yield problem("heading-stronger-than-text", where, message, cure)
