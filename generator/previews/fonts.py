"""The bundled fonts: which letters each can write, and whether this computer can set them.

Noto (SIL Open Font License 1.1), cut to the letters of each script and joined with Latin; see fonts/README.md.
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Scripts whose letters change beside each other, or run from right to left, need a library that not every Pillow brings.
SHAPED = {
    "latin": False,
    "ethiopic": False,
    "hangul": False,
    "han": False,
    "hebrew": True,
    "arabic": True,
    "devanagari": True,
    "bengali": True,
    "burmese": True,
}
OUTLINES = {"hangul": "otf", "han": "otf"}  # of curves of another kind; all others are ttf
UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\ufeff")


@dataclass(frozen=True, slots=True)
class Face:
    """A font, and whether its letters must be shaped."""

    name: str
    shaped: bool


def face(text: str) -> Face | None:
    """The first font that has every letter of the text and that can be set here; None if there is none."""
    letters = {c for c in unicodedata.normalize("NFC", text) if c not in UNSEEN and not c.isspace()}
    for name, shaped in SHAPED.items():
        if letters <= _letters(name) and (not shaped or shaping()):
            return Face(name, shaped)
    return None


@cache
def shaping() -> bool:
    """Whether this Pillow can shape letters."""
    from PIL import features

    return bool(features.check("raqm"))


@cache
def stamp() -> bytes:
    """What a picture depends on besides its words: the fonts and what sets them."""
    from PIL import features

    made = hashlib.blake2b(f"{shaping()} {features.version('raqm')}".encode(), digest_size=16)
    for name in SHAPED:
        made.update(_data(name))
    return made.digest()


@cache
def _data(name: str) -> bytes:
    return (files("generator.previews") / "fonts" / f"{name}.{OUTLINES.get(name, 'ttf')}").read_bytes()


@cache
def sized(face: Face, size: int) -> Any:
    """The font in a size, in pixels."""
    import io

    from PIL import ImageFont

    layout = ImageFont.Layout.RAQM if face.shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(_data(face.name)), size, layout_engine=layout)


@cache
def _letters(name: str) -> frozenset[str]:
    """The characters that a font has, by its own table of them (OpenType `cmap`, format 4)."""
    data = _data(name)
    tables = struct.unpack(">H", data[4:6])[0]
    places = {
        data[12 + 16 * n : 16 + 16 * n]: struct.unpack(">L", data[20 + 16 * n : 24 + 16 * n])[0] for n in range(tables)
    }
    start = places[b"cmap"]
    at = start + struct.unpack(">L", data[start + 8 : start + 12])[0]
    assert struct.unpack(">H", data[at : at + 2])[0] == 4, f"{name} has another table of letters than we read"
    segments = struct.unpack(">H", data[at + 6 : at + 8])[0] // 2
    ends = struct.unpack(f">{segments}H", data[at + 14 : at + 14 + 2 * segments])
    starts = struct.unpack(f">{segments}H", data[at + 16 + 2 * segments : at + 16 + 4 * segments])
    return frozenset(
        chr(c) for first, last in zip(starts, ends, strict=True) for c in range(first, min(last, 0xFFFE) + 1)
    )
