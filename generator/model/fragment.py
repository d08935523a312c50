"""What a body becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.diagnostics import Span


class Heading(NamedTuple):
    """A heading of the text: its level (2 to 6), its id, its words."""

    level: int
    id: str
    text: str


class OpenLink(NamedTuple):
    """A link inside this site that nobody has proved yet.

    `kind` is `id` for `[[…]]`, `url` for an address that starts with /, `image` for a picture, `correction` for a mark.
    """

    kind: str
    target: str
    anchor: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fragment:
    """A body as safe HTML.

    In `html`, an open link n has the address `open:n`. `opening` are the first 300 characters of its words. `runs` are the stretches
    of `html` (start, end) in which names of entities may be linked: plain text outside links, headings, code and quotations. `words`
    are those that the search knows, each once, with spaces between them.
    """

    html: str
    opening: str
    headings: tuple[Heading, ...] = ()
    links: tuple[OpenLink, ...] = ()
    runs: tuple[tuple[int, int], ...] = ()
    words: str = ""


EMPTY = Fragment("", "")
