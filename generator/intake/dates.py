"""Full dates in running text, and which of them is the day of publication.

Knows day, month and year together only; "on Monday" needs a reader. Reads no clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.intake.words import DATELINE, DAYS, MONTHS

_DAY = r"(?P<day>[0-3]?[0-9])"
_MONTH = "(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]}|{'t' if m == 'september' else ''}\\.?)" for m in MONTHS) + ")"
_TIME = r"(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-9.]+)?(?:Z|[+-][0-9:]+)?)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
SHAPES = tuple(
    re.compile(rf"(?<![\w.-])(?:(?:{'|'.join(DAYS)})\.?,?\s+)?{shape}(?![\w-]|\.[0-9])", re.I)
    for shape in (
        rf"{_YEAR}-(?P<month>[01][0-9])-(?P<day>[0-3][0-9]){_TIME}",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
    )
)
NUMBERS = re.compile(r"(?<![\w./-])([0-3]?[0-9])([./])([0-3]?[0-9])\2((?:19|20)[0-9]{2})(?![\w-]|[./][0-9])")
IN_ADDRESS = re.compile(r"[/-]((?:19|20)[0-9]{2})[/-]([01]?[0-9])[/-]([0-3]?[0-9])(?![0-9])")
LABEL = re.compile(r"^\W*(?:date|published|posted)\b\s*:?\s*(?:on\s+)?", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and where the text says it."""

    day: date
    start: int
    end: int


def dates(text: str) -> tuple[Dated, ...]:
    """Every full date of the text, in reading order; impossible and ambiguous ones are not among them."""
    found = [d for shape in SHAPES for match in shape.finditer(text) if (d := _worded(match))]
    found += [d for match in NUMBERS.finditer(text) if (d := _numbered(match))]
    return tuple(sorted(found, key=lambda d: (d.start, -d.end)))


def ambiguous(text: str) -> tuple[str, ...]:
    """Dates like 12.01.2025 that two countries read as two days."""
    return tuple(m[0] for m in NUMBERS.finditer(text) if _readings(m) == 2)


def in_address(address: str) -> date | None:
    """The day that an address like `/2025/01/12/` carries."""
    found = IN_ADDRESS.search(address)
    return _day(found[1], found[2], found[3]) if found else None


def leading(line: str) -> tuple[date | None, str]:
    """The day a line opens with and the line without it; the day must be labelled or stand before a new sentence."""
    label = LABEL.match(line)
    start = label.end() if label else 0
    first = next((d for d in dates(line[start:]) if d.start == 0), None)
    if not first:
        return None, line
    rest = line[start + first.end :]
    if label or not rest or _opens_sentence(rest):
        return first.day, rest.strip()
    return None, line


def dateline(line: str) -> date | None:
    """The day of a line that says nothing but when it was published."""
    found = dates(line) if len(line) <= 120 else ()
    if not found:
        return None
    rest = line[: found[0].start] + " " + "".join(line[d.end :] for d in found[-1:])
    words = re.findall(r"[^\W\d_]+", rest.lower())
    return found[0].day if all(w in DATELINE or w in DAYS for w in words) else None


def _opens_sentence(rest: str) -> bool:
    return rest[:1].isspace() and not rest.lstrip()[:1].islower()


def _worded(match: re.Match[str]) -> Dated | None:
    month = match["month"].lower()
    number = month if month.isdigit() else str([m[:3] for m in MONTHS].index(month[:3]) + 1)
    day = _day(match["year"], number, match["day"])
    return Dated(day, match.start(), match.end()) if day else None


def _numbered(match: re.Match[str]) -> Dated | None:
    if _readings(match) != 1:
        return None
    day = _day(match[4], match[3], match[1]) or _day(match[4], match[1], match[3])
    return Dated(day, match.start(), match.end()) if day else None


def _readings(match: re.Match[str]) -> int:
    days = {_day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])}
    return len(days - {None})


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
