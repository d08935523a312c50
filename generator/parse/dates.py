"""Reads the dates and times that editors write; explains the ones that cannot be read safely."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from generator.model.times import Interval, Moment, Period, week_of

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
TIMED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)")
NO_OFFSET = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(\d\d?:\d\d)(:\d\d)?(\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
REVERSED = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
ZONED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]+(\d\d?:\d\d)(?::\d\d)?\s*([A-Za-z]{2,5})")
SAME_MONTH = re.compile(r"(\d{4})-(\d\d)-(\d\d)/(\d{1,2})")
TO = re.compile(
    r"\s*(?:[–—…]|\.{2,3}|\s-\s|(?:(?<=^\d)|(?<=^\d\d)|(?<=[A-Za-z] \d)|(?<=[A-Za-z] \d\d))-(?=\d)|\s(?:to|until|till|through|and)\s)\s*"
)
MONTHS = {name.lower(): n for n, name in enumerate(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"), 1)}  # fmt: skip
WORDED = re.compile(r"(?:\w+,?\s+)?(?:(\d{1,2})\.?\s+([A-Za-z]{3,})|([A-Za-z]{3,})\s+(\d{1,2})),?\s+(\d{4})")


class Unreadable(ValueError):
    """A date that cannot be taken: the code, the fault, the cure."""

    def __init__(self, code: str, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.cure = code, message, cure


def day(text: str, name: str = "date") -> dt.date:
    """A day, `2025-01-12`."""
    match = DAY.fullmatch(text)
    if match is None:
        raise _refused(text, name)
    year, month, number = (int(part) for part in match.groups())
    return _real(text, year, month, number)


def moment(text: str, name: str = "date", timed: bool = False) -> Moment:
    """A day, or a date-time with its offset."""
    match = TIMED.fullmatch(text)
    if match is None:
        if timed and DAY.fullmatch(text):
            raise Unreadable(
                "date-invalid",
                f'"{text}" has no time of day',
                f"{name}: {text}T08:00+00:00, with your own hour and offset",
            )
        if NO_OFFSET.fullmatch(text):
            raise _untidy_time(text, name)
        if zoned := ZONED.fullmatch(text):
            raise _zone_by_letters(text, name, *zoned.groups())
        return Moment(day(text, name))
    written = day(match[1], name)
    offset = "+00:00" if match[5] == "Z" else match[5]
    try:
        exact = dt.datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}:{match[4] or '00'}{offset}")
    except ValueError:
        raise Unreadable(
            "date-impossible", f'"{text}" is not a time of day', "hours go from 00 to 23, minutes to 59"
        ) from None
    return Moment(written, exact)


def interval(text: str, name: str = "happened") -> Interval:
    """A day, or `start/end`."""
    start, slash, end = text.partition("/")
    ours = DAY.fullmatch(start.strip()) and (not slash or DAY.fullmatch(end.strip()))
    if not ours and (both := _spanned(text)):
        raise Unreadable("date-invalid", f'"{text}" is not a time we can read safely', f"{name}: {both[0]}/{both[1]}")
    if not ours and (NUMBERS.fullmatch(text) or REVERSED.fullmatch(text)):
        raise _refused(text, name)
    first = day(start.strip(), name)
    last = day(end.strip(), name) if slash else first
    if last < first:
        raise Unreadable("date-invalid", f'"{text}" ends before it begins', f"{name}: {last}/{first}")
    return Interval(first, last)


def period(text: str, name: str = "period") -> Period:
    """A day, or an ISO week `2025-W02`."""
    match = WEEK.fullmatch(text)
    if match is None:
        try:
            only = day(text, name)
        except Unreadable as fault:
            if fault.code == "date-invalid":
                raise Unreadable("date-invalid", f'"{text}" is neither a day nor a week') from None
            raise
        return Period(only, only)
    try:
        return week_of(dt.date.fromisocalendar(int(match[1]), int(match[2]), 1))
    except ValueError:
        raise Unreadable("date-impossible", f'"{text}" is not a week: {match[1]} has no week {int(match[2])}') from None


def _real(text: str, year: int, month: int, number: int) -> dt.date:
    if year < 1:
        raise Unreadable("date-impossible", f"{text} does not exist; years count from 0001", "write the year in full")
    if not 1 <= month <= 12:
        raise Unreadable(
            "date-impossible",
            f"{text} does not exist; there is no month {month}",
            "months go from 01 to 12, days come after them: 2025-01-12",
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        month_name = list(MONTHS)[month - 1].capitalize()
        raise Unreadable(
            "date-impossible",
            f"{text} does not exist; {month_name} {year} has {last} days",
            f"the last is {year}-{month:02}-{last}",
        )
    return dt.date(year, month, number)


def _untidy_time(text: str, name: str) -> Unreadable:
    match = NO_OFFSET.fullmatch(text)
    assert match is not None
    date, clock, offset = match[1], match[2].rjust(5, "0"), match[5]
    if offset:
        tidy = offset if offset == "Z" or ":" in offset else f"{offset[:3]}:{offset[3:]}"
        return Unreadable("date-invalid", f'"{text}" is not in the form we read', f"{name}: {date}T{clock}{tidy}")
    message = f"time {clock} has no time zone; the item may fall on another day's digest"
    return Unreadable(
        "time-no-offset", message, f"{name}: {date}T{clock}+00:00, with your own offset (Kyiv in winter is +02:00)"
    )


def _zone_by_letters(text: str, name: str, date: str, clock: str, zone: str) -> Unreadable:
    at = f"{name}: {date}T{clock.rjust(5, '0')}"
    if zone.upper() in ("UTC", "GMT", "Z"):
        return Unreadable("date-invalid", f'"{text}" is not in the form we read', f"{at}Z")
    message = f"{zone} is not read as a time zone, for such letters mean several"
    return Unreadable("time-no-offset", message, f"{at}+00:00, with the offset of {zone} (Kyiv in winter is +02:00)")


def _spanned(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a stretch that is told otherwise: `10–12 January 2025`, `10 January to 2 February 2025`, `2025-01-10/12`."""
    if short := SAME_MONTH.fullmatch(text):
        first, last = (_maybe(int(short[1]), int(short[2]), int(number)) for number in short.group(3, 4))
        return (first, last) if first and last and first <= last else None
    parts = TO.split(text.strip(), maxsplit=1)
    if len(parts) != 2:
        return None
    month = re.match(r"[A-Za-z]{3,}\b", parts[0])
    last = _meant(parts[1]) or (_meant(f"{month[0]} {parts[1]}") if month else None)
    if last is None:
        return None
    number = int(parts[0]) if re.fullmatch(r"\d{1,2}", parts[0]) else 0
    first = _meant(parts[0]) or _meant(f"{parts[0]} {last.year}") or _maybe(last.year, last.month, number)
    return (first, last) if first and first <= last else None


def _meant(text: str) -> dt.date | None:
    return next((found[1] for reading in (_numbers, _reversed, _worded) if (found := reading(text))), None)


def _refused(text: str, name: str) -> Unreadable:
    said = f'"{text}" is not a date we can read safely'
    for reading in (_numbers, _reversed, _worded, _inside):
        found = reading(text)
        if found:
            doubt, date = found
            return Unreadable("date-invalid", said + doubt, f"{name}: {date}")
    return Unreadable("date-invalid", said, f"write year, month and day, such as {name}: 2025-01-12")


def _numbers(text: str) -> tuple[str, dt.date] | None:
    match = NUMBERS.match(text)
    if match is None:
        return None
    one, two, year = (int(part) for part in match.groups())
    readings = [d for d in (_maybe(year, two, one), _maybe(year, one, two)) if d]
    if not readings:
        return None
    names = [f"{d.day} {list(MONTHS)[d.month - 1].capitalize()}" for d in dict.fromkeys(readings)]
    return (f" ({' or '.join(names)}?)" if len(names) > 1 else ""), readings[0]


def _reversed(text: str) -> tuple[str, dt.date] | None:
    match = REVERSED.match(text)
    found = match and _maybe(int(match[1]), int(match[2]), int(match[3]))
    return ("", found) if found else None


def _worded(text: str) -> tuple[str, dt.date] | None:
    match = WORDED.search(text)
    if match is None:
        return None
    word = (match[2] or match[3]).lower()
    month = next((n for name, n in MONTHS.items() if name.startswith(word)), 0)
    found = _maybe(int(match[5]), month, int(match[1] or match[4]))
    return ("", found) if found else None


def _inside(text: str) -> tuple[str, dt.date] | None:
    """A date in our form among other words."""
    match = DAY.search(text)
    found = match and _maybe(int(match[1]), int(match[2]), int(match[3]))
    return ("", found) if found else None


def _maybe(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
