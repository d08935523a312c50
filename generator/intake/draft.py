"""Puts a draft article together from a pasted text: what it is, when, from where, and what to check.

Pure: the same text, registries and day give the same bytes. Saves nothing; `commands/` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.intake import address as addresses
from generator.intake import matter, titles
from generator.intake.blocks import MARKED, Block, blocks, is_title, markdown
from generator.intake.doubts import Doubt, in_text
from generator.intake.names import Known, Named, named, outlet
from generator.intake.page import Page, page
from generator.intake.words import SMALL_WORDS
from generator.text.slugs import slug

OWN_WORDS = "the text is the outlet's; summarise it in your own words, and keep of it only what you quote"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be: its id, the day found in the text (if one was), its title, all its text, and the doubts."""

    id: str
    date: date | None
    title: str
    text: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    """The draft's title, what the outlet printed ("" if unknown), and the lines below the title."""

    text: str
    printed: str
    below: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def compose(
    text: str, known: Sequence[Known], *, today: date, address: str | None = None, title: str | None = None
) -> Draft:
    """Make a draft of a pasted page; raises ValueError, with a sentence for the editor, when there is no text in it.

    `address` and `title` are what the editor knows of the page beside its text; most pages are pasted without either.
    """
    read = page(text, address)
    top = _title(read, matter.one_line(title or ""))
    found = blocks(top.below)
    names = _names(top.text, found, known)
    doubts = _ordered(
        Doubt("summary", OWN_WORDS),
        *top.doubts,
        *_late(read.day, today),
        *read.doubts,
        *_registry_doubts(names, read.address, known),
        *in_text(found, top.printed, names),
    )
    day = read.day or today
    values = _values(_id(day, top.text), top, read, found, names, day)
    body = "\n\n".join(markdown(block) for block in found)
    whole = f"{matter.front_matter(values, doubts)}\n\n{body}\n"
    return Draft(_id(day, top.text), read.day, top.text, whole, tuple(matter.one_line(d.words) for d in doubts))


def _ordered(*doubts: Doubt) -> tuple[Doubt, ...]:
    return tuple(sorted(dict.fromkeys(doubts), key=lambda doubt: matter.FIELDS.index(doubt.field)))


def _late(day: date | None, today: date) -> tuple[Doubt, ...]:
    return (Doubt("date", "this day is still to come"),) if day and day > today else ()


def _id(day: date, title: str) -> str:
    """The day and the title's slug, which may not end in "of" only because it was cut there."""
    words = slug(title).split("-")
    while len(words) > 1 and words[-1] in SMALL_WORDS:
        words.pop()
    return f"{day.isoformat()}-{'-'.join(words) or 'untitled'}"


def _title(read: Page, given: str) -> _Title:
    """The title given, or the page's first line, or its address's, or one cut from the first sentence."""
    first, below = _first_line_title(read.lines)
    spelt, exact = addresses.title_in(read.address, "\n".join(below)) if read.address else ("", False)
    printed = first or (spelt if exact else "")
    text, doubt = given or printed, ""
    if not text and spelt:
        text, doubt = spelt, "made from the address; its punctuation and some capitals are lost"
    if not text:
        text, doubt = titles.headline(below[0], "\n".join(below)), "no title was found; this one is cut from the text"
    too_long = f"longer than {titles.LIMIT} characters" if len(text) > titles.LIMIT else ""
    another = f"the page's own title is another: {first}" if first and first != text else ""
    return _Title(text, printed, below, tuple(Doubt("title", words) for words in (doubt, too_long, another) if words))


def _first_line_title(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The title that the first line is, and the lines below it; "" and all lines if it is none."""
    marked = len(lines) > 1 and MARKED.match(lines[0]) is not None
    title = MARKED.sub("", lines[0], count=1).strip("# ") if marked or is_title(lines) else ""
    return title, lines[1:] if title else lines


def _names(title: str, found: tuple[Block, ...], known: Sequence[Known]) -> Named:
    text = "\n".join((title, *(f"{block.text} {block.speaker}" for block in found)))
    head = "\n".join((title, found[0].text, *(b.text for b in found if b.kind == "heading")))
    return named(text, head, known)


def _registry_doubts(names: Named, address: str, known: Sequence[Known]) -> tuple[Doubt, ...]:
    """What the registries could not settle."""
    found = [
        Doubt("about", f'"{name}" may be {" or ".join(ids)}; none is proposed') for name, ids in names.shared.items()
    ]
    if not names.ids["tag"]:
        found.append(Doubt("tags", "no tag of the registry is named in the text; give at least one"))
    if not names.ids["conflict"]:
        found.append(Doubt("conflict", "no conflict of the registry is named in the text"))
    if address and not outlet(addresses.host(address), known):
        found.append(Doubt("sources", f"{addresses.host(address)} is no domain of a known source; add the outlet"))
    if relayed := names.ids["source"]:
        found.append(Doubt("sources", f"the text names {', '.join(relayed)}; is one of them the origin (via)?"))
    return tuple(found)


def _values(id_: str, top: _Title, read: Page, found: tuple[Block, ...], names: Named, day: date) -> dict[str, str]:
    """Each field's line as it will be written; fields with nothing to say are left out, save what is required."""
    paragraphs = tuple(b.text for b in found if b.kind == "paragraph") or tuple(b.text for b in found)
    conflict = "".join(names.ids["conflict"])
    optional = {"about": names.ids["entity"], "places": names.ids["place"]}
    return {
        "id": f"id: {id_}",
        "title": f"title: {matter.quoted(top.text)}",
        "date": f"date: {day.isoformat()}",
        "summary": f"summary: {matter.quoted(titles.summary(paragraphs))}",
        "tags": matter.ids("tags", names.ids["tag"]),
        "conflict": f"conflict: {matter.id_(conflict)}" if conflict else "",
        **{field: matter.ids(field, ids) for field, ids in optional.items() if ids},
        "sources": matter.source(read.address, top.printed, read.day),
        "status": "status: draft",
    }
