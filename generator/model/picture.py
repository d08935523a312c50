"""A picture as readers get it: never the original file, but copies in several sizes and formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Copy(NamedTuple):
    """One file of a picture: its address from the site's root, its media type, its width and height in pixels."""

    url: str
    type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's files. `plain` is the one that every program can show; `copies` are smaller in bytes, best format first."""

    plain: Copy
    copies: tuple[Copy, ...] = ()

    @property
    def formats(self) -> tuple[tuple[str, tuple[Copy, ...]], ...]:
        """The copies by media type, in the order in which a browser should try them."""
        types = dict.fromkeys(copy.type for copy in self.copies)
        return tuple((type, tuple(copy for copy in self.copies if copy.type == type)) for type in types)
