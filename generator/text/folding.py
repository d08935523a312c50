"""One spelling for words that differ only by case, accents, apostrophes, vowel points or the forms of one letter.

Folds word by word: Latin and Greek accents, the Russian ё, apostrophes, Arabic marks, tatweel and alef forms, Hebrew points.
Leaves й, ї, ґ and their like, which are letters of their own. Knows no names.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ACCENTED = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0x370, 0x400), *range(0x1F00, 0x2000))
BARE = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h", "Ħ": "H",
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH", "ς": "σ", "ё": "е", "Ё": "Е",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ک": "ك", "ـ": "",
}  # fmt: skip
APOSTROPHES = "'’‘‛ʽ＇ʼʹʻʿʾ′`´׳"
# Accents, Hebrew points, Arabic marks, and what joins or parts letters unseen.
MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d\u00ad"
TABLE = {
    **{n: base for n in ACCENTED if (base := unicodedata.normalize("NFD", chr(n))[0]) != chr(n)},
    **{ord(letter): bare for letter, bare in BARE.items()},
    **dict.fromkeys(map(ord, APOSTROPHES), ""),
}
# A word with the apostrophes inside it, and with the one after a plural's s.
WORD = re.compile(rf"\w[\w{MARKS}]*(?:[{APOSTROPHES}](?=\w)[\w{MARKS}]*)*(?:(?<=s)[{APOSTROPHES}])?")
UNSEEN = re.compile(f"[{MARKS}]")
POSSESSIVE = re.compile(rf"(?:[{APOSTROPHES}][sS]|[sS][{APOSTROPHES}])$")
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Reading(NamedTuple):
    """One way to read a word: its folded form, and how many characters of the word it takes."""

    form: str
    length: int


def folded(word: str) -> str:
    """The word's plain form."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    plain = UNSEEN.sub("", unicodedata.normalize("NFC", word).translate(TABLE)).lower()
    return plain.replace("ς", "σ") if plain[-1:] == "ς" else plain  # a capital sigma that ends a word


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(form for match in WORD.finditer(text) if (form := folded(match[0])))


def readings(word: str) -> tuple[Reading, ...]:
    """How a word of a text may be read: whole, and without the ending of a possessive; not at all if it has no letter."""
    whole = Reading(folded(word), len(word.rstrip(APOSTROPHES)))
    if not whole.form:  # a mark that only draws a letter out
        return ()
    ending = POSSESSIVE.search(word)
    if not ending or not ending.start():
        return (whole,)
    return whole, Reading(folded(word[: ending.start()]), ending.start())
