"""One spelling for letters that differ by a mark or a stroke only, character for character, so that places stay true.

Folds Latin accents, the Russian ё, apostrophes and hyphens; knows nothing of case, and leaves й and ї, which are letters of their own.
"""

from __future__ import annotations

import unicodedata

LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
BARE = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ё": "е", "Ё": "Е"}
APOSTROPHES = "’‘ʼʹ′`´"
HYPHENS = "\u2010\u2011"
TABLE = {
    **{n: base for n in LATIN if (base := unicodedata.normalize("NFD", chr(n))[0]) != chr(n)},
    **{ord(letter): bare for letter, bare in BARE.items()},
    **{ord(sign): "'" for sign in APOSTROPHES},
    **{ord(sign): "-" for sign in HYPHENS},
}


def folded(text: str) -> str:
    """The text with each character's plain form; exactly as long as the text."""
    return text.translate(TABLE)
