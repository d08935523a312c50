"""Numbers in English prose: `2,700`, `2.8 million`, `twenty-five`, `two dozen`, `a hundred`."""

from __future__ import annotations

import re

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
MOST = 10**15  # nobody counts more of anything, and a few hundred digits would be more than a float holds
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}
SOME = {f"{some} {many}": 2 * n for some in ("several", "a few") for many, n in LARGE.items()}  # "several dozen"

_ONE = rf"(?:{'|'.join(ONES[1:])})"
_TEN = rf"(?:(?:{'|'.join(TENS)})(?:-{_ONE})?)"
_SMALL = rf"(?:{_TEN}|{_ONE})"
_LARGE = rf"(?:{'|'.join(LARGE)})"
_BEFORE = r"(?<![\w.,:/€$£-])"
_WRITTEN = (
    rf"(?:(?:\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+|\d+)(?:\.\d+)?(?:[ \u00a0]{_LARGE})?"
    rf"|half a dozen|(?:several|a few)[ \u00a0]{_LARGE}|(?:{_SMALL}|an?)[ \u00a0]{_LARGE}(?:[ ]and[ ]{_SMALL})?|{_SMALL}|dozens|scores|hundreds|thousands)"
)
_AFTER = r"(?![\w%€$£/]|-\w|[.:]\d|[ \u00a0]?(?:%|per cent|percent))"
NUMBER = _BEFORE + _WRITTEN + _AFTER
# From a number to another one, the second of which need not be there: `30–40`, `30-40`, `three to five`, `30 or 40`.
RANGE = rf"{_BEFORE}(?P<number>{_WRITTEN})(?:{_AFTER}|(?=-\d{{1,3}}(?![\w-])))(?:(?: to |–|-| or )(?P<upper>{_WRITTEN}){_AFTER})?"
# Where such a number may begin; quick to look for.
BEGINS = rf"{_BEFORE}(?:\d|(?:half|several|an?|{'|'.join([*ONES[1:], *TENS, *VAGUE])})\b)"
# What begins one, for words that are none; `a` may be one only before what follows it.
OPENS = rf"(?:\d|(?:{'|'.join([*ONES[1:], *TENS, *VAGUE])})\b)"


def value(written: str) -> int:
    """The number that the words say; the least it may be for `dozens` and the like."""
    words = written.lower().replace("\u00a0", " ").replace("\u202f", " ").replace(",", "")
    if words in VAGUE or words in SOME:
        return VAGUE.get(words) or SOME[words]
    if words == "half a dozen":
        return 6
    total = 0.0
    for word in re.findall(r"\d[\d ]*(?:\.\d+)?|[a-z]+", words):
        if word in LARGE:
            total = (total or 1) * LARGE[word]
        elif word in UNITS:
            total += UNITS[word]
        elif word[0].isdigit():
            total = float(word.replace(" ", ""))
    return round(min(total, MOST))


def is_vague(written: str) -> bool:
    """Whether it says a size and no number: `dozens`."""
    return written.lower().replace("\u00a0", " ") in {**VAGUE, **SOME}
