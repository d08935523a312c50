"""What a pasted page says of itself: its day, its address, and the lines that are left.

Leaves the page's furniture out; does not look for a title, nor at what the text says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.intake import address as addresses
from generator.intake import dates
from generator.intake.clean import lines, without_residue
from generator.intake.doubts import Doubt
from generator.intake.sentences import excerpt

HEAD_LINES = 6  # a page's title, byline and date stand in these


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page's text, its day (None: it has no full date), its address ("" if unknown), the doubts."""

    lines: tuple[str, ...]
    day: date | None
    address: str
    doubts: tuple[Doubt, ...]


def page(text: str, given: str | None) -> Page:
    """Read a pasted page; `given` is the address the editor knows. Raises ValueError where there is no text."""
    if given and not addresses.host(given.strip()):
        raise ValueError(f"{excerpt(given)!r} is not a web address; it should begin with https://")
    own, rest = addresses.address_line(lines(text))
    leading, rest = _leading_day(rest)
    kept, dropped = without_residue(rest)
    labelled, kept = _dateline(kept)
    if not kept:
        raise ValueError("there is no text to import: the input is empty, or holds a date or an address only")
    left_out = tuple(Doubt("text", f"left out as the page's own furniture: {excerpt(line)}") for line in dropped)
    address, unsure = _address((given or own).strip(), kept)
    day, undated = _day(leading or labelled, address, kept)
    return Page(kept, day, address, (*left_out, *unsure, *undated))


def _leading_day(found: tuple[str, ...]) -> tuple[date | None, tuple[str, ...]]:
    """The day that opens the first line, and the lines without it."""
    if not found:
        return None, ()
    day, rest = dates.leading(found[0])
    return day, ((rest,) if rest else ()) + found[1:]


def _dateline(found: tuple[str, ...]) -> tuple[date | None, tuple[str, ...]]:
    """The first day among the head's datelines, and the lines without any of these."""
    days = {at: day for at, line in enumerate(found[:HEAD_LINES]) if (day := dates.dateline(line))}
    return next(iter(days.values()), None), tuple(line for at, line in enumerate(found) if at not in days)


def _day(stated: date | None, address: str, kept: tuple[str, ...]) -> tuple[date | None, tuple[Doubt, ...]]:
    """Where the page states no day: that of its address, else the text's first full date, with a doubt."""
    text = "\n".join(kept)
    doubts = [Doubt("date", f"{shape} can be read as two days; which is meant?") for shape in dates.ambiguous(text)]
    day = stated or dates.in_address(address)
    if not day and (first := dates.dates(text)):
        day = first[0].day
        doubts.append(Doubt("date", "the first date in the text; it may be the day of something else"))
    if not day:
        doubts.append(Doubt("date", "the text gives no full date; today's stands here"))
    return day, tuple(doubts)


def _address(stated: str, kept: tuple[str, ...]) -> tuple[str, tuple[Doubt, ...]]:
    """Where the page states no address: the first that its sentences hold, with a doubt."""
    if stated:
        return stated, ()
    inline = addresses.inline_addresses("\n".join(kept))
    words = "the address was found inside the text; it may be another page's"
    if not inline:
        words = "no outlet and no address are given; where was this published?"
    return (inline[0] if inline else ""), (Doubt("sources", words),)
