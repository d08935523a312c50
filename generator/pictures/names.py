"""What the files of pictures may be called: their names become addresses, and names of files on any host and any disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Span, problem

# Copies of other sizes and kinds get endings of their own, and a name may have 255 bytes on most disks.
LONGEST = 200
ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\\:*?\"<>|#]")
AT_AN_END = re.compile(r"(?:^|/)[ .]|[ .](?:/|$)")
COPY = re.compile(r"(.+\.(?:jpe?g|png|gif|webp|avif))(?:\.\d+)?\.(?:webp|avif|jpe?g|png)", re.IGNORECASE)
CURE = "rename it: letters, digits, hyphens, dots, spaces"


def published(path: str) -> str:
    """A picture's name below `media/`, composed as texts are, so that one way to write an accent finds the other."""
    return unicodedata.normalize("NFC", path.removeprefix("content/").removeprefix("media/"))


def misnamed(paths: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each name that some host or disk refuses, and for each of two that would be one there."""
    seen: dict[str, str] = {}
    every = {published(path).casefold() for path in paths}
    for path in paths:
        name = published(path)
        copied = COPY.fullmatch(name)
        why = _why(name)
        if why:
            yield problem(
                "id-invalid", Span(path), f'"{name.rpartition("/")[2]}" cannot be a picture\'s name: {why}', CURE
            )
        if copied and copied[1].casefold() in every:
            message = f"{path} is called as copies of {copied[1]} are"
            yield problem("slug-case-collision", Span(path), message, "give it another name")
        first = seen.setdefault(name.casefold(), path)
        if first != path:
            apart = (
                "; an accent is written in two ways"
                if unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", path)
                else ""
            )
            message = f"{first} and {path} would be published as one file{apart}"
            yield problem("slug-case-collision", Span(path), message, "give one of them another name")


def _why(name: str) -> str:
    odd = ODD.search(name)
    if odd:
        shown = f'"{odd[0]}"' if odd[0].isprintable() else f"the character U+{ord(odd[0]):04X}"
        return f"some hosts or disks refuse {shown}"
    if AT_AN_END.search(name):
        return "some disks drop a dot or a space at its beginning or end"
    return f"it has more than {LONGEST} bytes" if any(len(part.encode()) > LONGEST for part in name.split("/")) else ""
