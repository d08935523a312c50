"""The likeliest thing somebody meant to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, options: Iterable[str], cutoff: float = 0.6) -> str:
    """The option most like `word`, or "" when none is near; ties go to the first in alphabetical order."""
    close = difflib.get_close_matches(word, sorted(options), n=1, cutoff=cutoff)
    return close[0] if close else ""
