"""The search index as files: words in shards by how they begin, each with the numbers of what has them.

A part is a script, for a page opened from a disk may load scripts and nothing else. Reports are numbered oldest first, so that a
new one changes only the shards of its own words. `docs/search.md` states the format.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import sub

from generator.model.page import Artifact
from generator.text.terms import terms

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
SHARD, DEEPEST = 24_000, 6  # characters that a shard may have before it is split; letters by which it is split at most
COMMON, ENOUGH = 0.4, 200  # a word in more than this part of so many texts tells nothing
SUMMARY, FILED, TITLE = 1, 2, 3  # how much a word weighs by where it stands; in a text alone, nothing more
UNSAFE = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def _number(value: int) -> str:
    """A number in digits of five bits, the last digit first; all but the last are marked."""
    made = ""
    while value >= 32:
        made += DIGITS[32 + (value & 31)]
        value >>= 5
    return made + DIGITS[value]


NUMBERS = tuple(_number(n) for n in range(4_000))


def number(value: int) -> str:
    """A number as the index writes it."""
    return NUMBERS[value] if value < len(NUMBERS) else _number(value)


def numbers(ascending: Sequence[int]) -> str:
    """Ascending numbers, each as what it is more than the one before."""
    return "".join(map(number, map(sub, ascending, (0, *ascending))))


def part(path: str, key: str, value: object) -> Artifact:
    """A part of the index as a script that hands it over; nothing in it can end the script or be markup."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in UNSAFE:  # three passes over bytes are faster than one that looks up each letter
        data = data.replace(character, escaped)
    return Artifact(f"search/{path}.js", f"digestPart({json.dumps(key)},{data})\n".encode("utf-8", "surrogatepass"))


class Index:
    """Words with what has them, while they are collected."""

    def __init__(self) -> None:
        self.count = 0
        self.by_day: Counter[date] = Counter()
        self.in_texts: defaultdict[str, list[int]] = defaultdict(list)
        self.strong: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self.things: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, day: date, words: Iterable[str], title: str, filed: Iterable[str], summary: str) -> None:
        """Add the next report: its day, the words of its text, what it is called, under what it is filed, its summary."""
        at = self.count
        self.by_day[day] += 1
        for word in words:
            self.in_texts[word].append(at)
        weights = dict.fromkeys(terms(summary), SUMMARY)
        weights.update(dict.fromkeys(filed, FILED))
        weights.update(dict.fromkeys(terms(title), TITLE))
        for word, weight in weights.items():
            self.strong[word].append((at, weight))
        self.count += 1

    def name(self, words: Iterable[str], thing: str) -> None:
        """Words by which a thing is known: a person, a place, a tag, an outlet."""
        for word in words:
            self.things[word].append(thing)

    def files(self) -> Iterator[Artifact]:
        """The head, and every shard."""
        common = self._common()
        lines = {word: self._line(word, word in common) for word in {*self.in_texts, *self.strong, *self.things}}
        shards = dict(split(sorted(item for item in lines.items() if item[1])))
        first, days = self._days()
        said = {
            "n": self.count,
            "first": first,
            "days": days,
            "shards": " ".join(shards),
            "common": " ".join(sorted(common)),
        }
        yield part("head", "head", said)
        for prefix, held in shards.items():
            text = "\n".join(f"{word}\t{line}" for word, line in held)
            yield part(file_name(prefix), f"s {prefix}", text)

    def _days(self) -> tuple[str, str]:
        """The first day, and for each day with reports how long it is after the one before, and how many they are."""
        days = sorted(self.by_day)
        gaps = (after.toordinal() - before.toordinal() for before, after in zip(days[:1] + days, days, strict=False))
        counted = (number(gap) + number(self.by_day[day]) for gap, day in zip(gaps, days, strict=True))
        return days[0].isoformat() if days else "", "".join(counted)

    def _common(self) -> frozenset[str]:
        if self.count < ENOUGH:
            return frozenset()
        most = self.count * COMMON
        return frozenset(word for word, found in self.in_texts.items() if len(found) > most)

    def _line(self, word: str, common: bool) -> str:
        """Numbers of texts; numbers with weights; things. What is empty at the end is left out."""
        texts = "" if common else numbers(self.in_texts.get(word, ()))
        strong = "".join(_weighted(self.strong.get(word, ())))
        return "\t".join((texts, strong, " ".join(self.things.get(word, ())))).rstrip("\t")


def _weighted(found: Iterable[tuple[int, int]]) -> Iterator[str]:
    last = 0
    for at, weight in found:
        yield number((at - last) * 4 + weight)
        last = at


def split(lines: Sequence[tuple[str, str]], prefix: str = "") -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Sorted lines in shards by how the words begin; a word that is itself a prefix that was split stands alone."""
    size = sum(len(word) + len(line) + 2 for word, line in lines)
    depth = len(prefix)
    if size <= SHARD or depth == DEEPEST:
        yield prefix, lines
        return
    groups: dict[str, list[tuple[str, str]]] = {}
    for word, line in lines:
        groups.setdefault(word[: depth + 1], []).append((word, line))
    for begins, group in groups.items():
        if begins == prefix:
            yield prefix, group
        else:
            yield from split(group, begins)


def file_name(prefix: str) -> str:
    """A shard's file: no name that a disk could refuse or confuse with another."""
    if re.fullmatch("[a-z0-9]*", prefix):
        return f"s/s-{prefix}"
    return "s/u-" + "-".join(f"{ord(letter):x}" for letter in prefix)
