"""A change in an editor's words, on one line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.history import Change, Fact, Part
from generator.text.mail import MASK

NAMES = {
    "conflict": "conflict", "follows": "thread", "denied": "denied by", "happened": "happened", "lang": "language",
    "public_interest": "public interest", "content_warning": "content warning", "protected": "protected people",
    "verification": "grade", "number": "a number in the text", "name": "a name in the text", "quotation": "a quotation",
    "moved": "address",
}  # fmt: skip
LISTS = ("source", "claim", "tags", "about", "places", "conflict", "follows", "replaces", "contradicts", "content_warning", "protected")  # fmt: skip
ONE = {"tags": "tag", "places": "place", "about": "subject"}


def line(fact: Fact) -> str:
    """`killed: 2–4 → 3`, `source added: Reuters`."""
    kind, _, rest = fact.what.partition("-")
    if fact.what in LISTS and not (fact.was and fact.now):
        name = ONE.get(fact.what, NAMES.get(fact.what, fact.what))
        return f"{name} {'added' if fact.now else 'removed'}: {fact.now or fact.was}"
    if kind == "correction":
        return f"{rest}: {fact.now}"
    if fact.what == "withdrawn":
        return f"withdrawn: {fact.now}" if fact.now else "no longer withdrawn"
    name = rest if kind == "figure" else NAMES.get(fact.what, fact.what.replace("_", " "))
    which = f" ({fact.which})" if kind == "figure" and fact.which else ""
    return f"{name}{which}: {fact.was or 'nothing'} → {fact.now or 'nothing'}"


def lines(change: Change) -> Iterator[str]:
    """Every fact, then the parts whose words changed, each by what went and what came."""
    for fact in change.facts:
        yield line(fact)
    for part in change.parts:
        yield f"{part.name}: {_words(part)}"


def _words(part: Part) -> str:
    """`“two” → “three”`, a few of them."""
    said = []
    words = list(part.words)
    for n, (mark, text) in enumerate(words):
        if mark == "-":
            after = words[n + 1][1] if n + 1 < len(words) and words[n + 1][0] == "+" else ""
            said.append(f"“{_cut(text)}” → “{_cut(after)}”" if after else f"“{_cut(text)}” removed")
        elif mark == "+" and (n == 0 or words[n - 1][0] != "-"):
            said.append(f"“{_cut(text)}” added")
    more = f"; and {len(said) - 4} more" if len(said) > 4 else ""
    return "; ".join(said[:4]) + more


def _cut(text: str) -> str:
    text = text.strip().replace(MASK, "…@…")
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
