"""The words that templates say, in one language.

Holds no language itself: they stand in `templates/labels/`, a file for each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.text.plurals import form

Label = str | Mapping[str, str] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels(Mapping[str, Label]):
    """Labels by key: a sentence, its forms by number, or a list such as the months."""

    language: str
    entries: Mapping[str, Label]

    def __getitem__(self, key: str) -> Label:
        """The label as it stands in the file; templates write `t.key`."""
        return self.entries[key]

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self.entries)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.entries)

    def say(self, key: str, number: int | None = None, /, **values: object) -> str:
        """The sentence with its values put in; a number chooses the form and is `{n}`."""
        label = self.entries[key]
        if type(label) is not str and isinstance(label, Mapping):
            label = label.get(form(self.language, number or 0), label["other"])
        if isinstance(label, tuple):
            raise KeyError(f"{key} is a list")
        if "{" not in label and "}" not in label:
            return label
        return label.format(n="" if number is None else self.number(number), **values)

    def of(self, group: str, key: str) -> str:
        """The label of a word of the model: `of("grade", "contested")` is the label `grade-contested`."""
        return self.say(f"{group}-{key}") if f"{group}-{key}" in self.entries else key

    def joined(self, words: Iterable[str]) -> str:
        """Words in a row, with the language's comma between them."""
        return self.say("comma").join(words)

    def number(self, value: int) -> str:
        """A whole number with its thousands grouped."""
        return f"{value:,}".replace(",", self.say("thousands")) if value >= 1_000 else str(value)

    def date(self, day: dt.date) -> str:
        """A day in words: 12 January 2025."""
        return self.say("date", day=day.day, month=self.entries["months"][day.month - 1], year=day.year)  # type: ignore[index]

    def dates(self, start: dt.date, end: dt.date) -> str:
        """The days from one to another, nothing said twice: 9 to 11 January 2025, 30 January to 2 February 2025."""
        if start.year != end.year:
            return self.say("interval", start=self.date(start), end=self.date(end))
        return self.say("interval", start=self._within(start, end), end=self.date(end))

    def days(self, start: dt.date, end: dt.date) -> str:
        """The same without the year: 9 to 11 January."""
        return self.say("interval", start=self._within(start, end), end=self.day(end))

    def day(self, day: dt.date) -> str:
        """A day of a year that is known: 12 January."""
        return self.say("day-of-month", day=day.day, month=self.entries["months"][day.month - 1])  # type: ignore[index]

    def _within(self, start: dt.date, end: dt.date) -> str:
        """The first of some days, with its month if the last has another."""
        return str(start.day) if (start.year, start.month) == (end.year, end.month) else self.day(start)

    def weekday(self, day: dt.date) -> str:
        """The name of the day of the week."""
        return str(self.entries["weekdays"][day.weekday()])  # type: ignore[index]

    def month(self, day: dt.date) -> str:
        """A month in words: January 2025."""
        return self.say("month-of-year", month=self.entries["months"][day.month - 1], year=day.year)  # type: ignore[index]

    def time(self, moment: dt.datetime, known: dt.date | None = None) -> str:
        """A moment in words: 12 January 2025, 20:00 UTC+2; on a day that is known, the hour alone."""
        offset = moment.utcoffset() or dt.timedelta()
        hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
        zone = (
            f"UTC{'+' if offset >= dt.timedelta() else '−'}{hours}{f':{minutes:02d}' if minutes else ''}"
            if offset
            else "UTC"
        )
        if moment.date() == known:
            return self.say("hour", time=f"{moment:%H:%M}", zone=zone)
        return self.say("moment", date=self.date(moment.date()), time=f"{moment:%H:%M}", zone=zone)
