"""Which form of a word goes with a number, by language (Unicode CLDR's cardinal rules for the languages we ship)."""

from __future__ import annotations


def form(language: str, number: int) -> str:
    """`one`, `few`, `many` or `other`."""
    if language.split("-")[0] in ("uk", "ru", "be"):
        return _east_slavic(number)
    return "one" if number == 1 else "other"


def _east_slavic(number: int) -> str:
    last, last_two = number % 10, number % 100
    if last == 1 and last_two != 11:
        return "one"
    if 2 <= last <= 4 and not 12 <= last_two <= 14:
        return "few"
    return "many"
