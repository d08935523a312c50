"""Names for addresses.

Does not decide whether a slug is free; `link/` does.
"""

from __future__ import annotations

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 150  # characters; a disk takes no longer name than some 250, and files are named with more after it
# Names that Windows forbids for files, whatever their ending.
FORBIDDEN = frozenset({"aux", "con", "nul", "prn", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


def slug(text: str, limit: int = 60) -> str:
    """Lower-case ASCII words joined by hyphens, at most `limit` characters, cut at a word; "" if nothing is left."""
    plain = text if text.isascii() else _ascii(text)
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ`]", "", plain.lower()))
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:limit]
        if len(longer) > limit:
            break
        kept = longer
    return kept


def is_slug(text: str) -> bool:
    """Whether the text may stand in an address as it is."""
    return SLUG.fullmatch(text) is not None and text not in FORBIDDEN and len(text) <= LONGEST


def anchor(text: str) -> str:
    """A heading's name in an address; keeps letters of every script, for HTML allows them."""
    return "-".join(re.findall(r"\w+", re.sub(r"['’ʼ`]", "", text.lower())))


def _ascii(text: str) -> str:
    from anyascii import anyascii  # imported here: most texts never need it

    return anyascii(text)
