"""What the files of pictures may be called: their names become addresses, and names of files on any host and any disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Span, problem
from generator.text.filenames import RENAME, unfit

# What smaller copies of a picture are called.
COPY = re.compile(r"(.+\.(?:jpe?g|png|gif|webp|avif))(?:\.\d+)?\.(?:webp|avif|jpe?g|png)", re.IGNORECASE)


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
        why = unfit(name)
        if why:
            message = f'"{name.rpartition("/")[2]}" cannot be a picture\'s name: {why}'
            yield problem("id-invalid", Span(path), message, RENAME)
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
