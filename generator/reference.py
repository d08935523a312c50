"""Writes the content reference from the model that the checker uses, so that it cannot be out of date.

`python -m generator.reference > docs/content.md`; a test fails where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model import fields as f
from generator.model.article import Article, Edition, Note, Trend
from generator.model.citation import Citation, Claim, Correction, Figure, Image, PlaceRef, Withdrawal
from generator.model.registry import Conflict, Entity, HouseWord, OrdinaryPage, Role, Side, Source, Tag
from generator.model.settings import (
    Asking,
    History,
    Licence,
    NavigationItem,
    Review,
    SecurityContact,
    Settings,
    Signing,
)

INTRODUCTION = """\
# Content reference

Made from the model that the checker reads (`python -m generator.reference`); do not edit it by hand.

An article needs five fields: `title`, `date`, `summary`, `tags`, `sources`.
Everything else may be left out.
Unknown fields are errors, because a slip of the hand is the commonest fault.

Dates are written `2025-01-12`, times with their offset: `2025-01-12T14:00+02:00`.
In a text, `[[id]]` links to anything with an id, `[[id|words]]` does so with your words, `[[id#heading]]` leads to a heading.
Where two kinds have the same id, write the kind before it: `[[place:kursk]]`, `[[conflict:sudan]]`.
A block quotation ends with a line `> — Name, role`.
A footnote mark such as `[^s1]` may name a citation's `label`.
`[[correction:2025-01-18]]` marks the place that a correction concerns.
"""
SECTIONS: tuple[tuple[str, str, type[Any]], ...] = (
    ("Article", "`content/articles/…/ID.md`", Article),
    ("Citation", "an entry of `sources`", Citation),
    ("Claim", "an entry of `claims`", Claim),
    ("Figure", "an entry of `figures`", Figure),
    ("Place of an article", "an entry of `places`", PlaceRef),
    ("Correction", "an entry of `corrections`", Correction),
    ("Withdrawal", "the value of `withdrawn`", Withdrawal),
    ("Picture", "the value of `image`", Image),
    ("Note", "`content/notes/ID.md`", Note),
    ("Edition", "`content/digests/2025-01-12.md` or `2025-W02.md`", Edition),
    ("Trend", "a value of `trend`", Trend),
    ("Conflict", "`content/conflicts/ID.md`", Conflict),
    ("Side", "an entry of `parties`", Side),
    ("Entity", "an entry of `content/entities/*.yaml`, or `content/entities/ID.md` with a text", Entity),
    ("Role", "an entry of `roles`", Role),
    ("Outlet", "an entry of `content/sources.yaml`", Source),
    ("Tag", "an entry of `content/tags.yaml`", Tag),
    ("House word", "an entry of `content/house-words.yaml`", HouseWord),
    ("Ordinary page", "`content/pages/….md`", OrdinaryPage),
    ("Settings", "`content/site.yaml`", Settings),
    ("Navigation", "an entry of `navigation`", NavigationItem),
    ("Licence", "the value of `licence`", Licence),
    ("History", "the value of `history`", History),
    ("Evidence", "the value of `evidence`", Asking),
    ("Review", "the value of `review`", Review),
    ("Security contact", "the value of `security`", SecurityContact),
    ("Signing", "the value of `signing`", Signing),
)
PLAIN = {
    f.Slug: "id: small Latin letters, digits, hyphens",
    f.Day: "date",
    f.Interval: "date, or `start/end`",
    f.Period: "day or week",
    f.Flag: "`true` or `false`",
    f.Coordinates: "latitude, longitude",
    f.Address: "web address",
    f.Language: "language code",
}


def reference() -> str:
    """The whole reference, as Markdown."""
    return "\n".join((INTRODUCTION, *(_section(*section) for section in SECTIONS)))


def _section(title: str, where: str, cls: type[Any]) -> str:
    rows = "\n".join(_row(name, spec) for name, spec in f.specs(cls).items())
    head = "| field | what it takes | needed | what it is |\n| --- | --- | --- | --- |"
    return f"## {title}\n\n{where[0].upper()}{where[1:]}.\n\n{head}\n{rows}\n"


def _row(name: str, spec: f.Spec) -> str:
    said = [spec.doc]
    if spec.example:
        said.append(f"Example: `{spec.example}`.")
    if spec.maps:
        said.append(f"Maps to {spec.maps}.")
    needed = "**yes**" if spec.required else ""
    return f"| `{name}` | {_type(spec.type)} | {needed} | {' '.join(said)} |".replace("||", "|")


def _type(type: f.FieldType) -> str:
    return "".join(_told(type))


def _told(type: f.FieldType) -> Iterator[str]:
    match type:
        case f.Text(shortest, longest):
            yield f"text, {shortest or ''}{'–' if shortest else '≤'}{longest} characters" if longest else "text"
        case f.Code():
            yield f"code, such as `{type.example}`"
        case f.Moment(timed):
            yield "time with offset" if timed else "date, or time with offset"
        case f.Choice(words):
            yield ", ".join(f"`{word}`" for word in words)
        case f.Whole(least, most):
            yield f"whole number, {least} to {most}" if most < 10**9 else "whole number"
        case f.Reference(kinds, words):
            yield f"id of {' or '.join(kinds)}{', or words with a space' if words else ''}"
        case f.Many(of, lone):
            yield f"list of: {_type(of)}{' (a single one needs no list)' if lone else ''}"
        case f.Record(cls, short):
            yield f"fields of [{_title(cls)}](#{_title(cls).lower().replace(' ', '-')}){f', or its `{short}` alone' if short else ''}"
        case f.Table(of, key):
            yield f"lines `{key}: value`, value: {_type(of)}"
        case _:
            yield PLAIN[type.__class__]


def _title(cls: type[Any]) -> str:
    return next(title for title, _, known in SECTIONS if known is cls)


if __name__ == "__main__":
    print(reference(), end="")
