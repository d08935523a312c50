"""Which form of a word goes with a number, by language (Unicode CLDR's cardinal rules for the languages we ship)."""

from __future__ import annotations


def form(language: str, number: int) -> str:
    """`zero`, `one`, `two`, `few`, `many` or `other`."""
    kin = language.split("-")[0]
    if kin in ("uk", "ru", "be"):
        return _east_slavic(number)
    if kin == "ar":
        return _arabic(number)
    return "one" if number == 1 else "other"


def _east_slavic(number: int) -> str:
    last, last_two = number % 10, number % 100
    if last == 1 and last_two != 11:
        return "one"
    if 2 <= last <= 4 and not 12 <= last_two <= 14:
        return "few"
    return "many"


def _arabic(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    last_two = number % 100
    return "few" if 3 <= last_two <= 10 else "many" if last_two >= 11 else "other"
