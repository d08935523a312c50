"""One picture: the site's name over a double rule, a line that says when and of what, the title, how sure it is.

Four greys and no more, so that a file is small and soon made: about 6 ms and 9 kB.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.model.preview import HEIGHT, WIDTH, PreviewView
from generator.previews.fonts import Face, face, sized

EDGE = 72
ROOM = WIDTH - 2 * EDGE
SIZES = (72, 63, 55, 48, 40)  # of the title
TOP, BOTTOM = 212, 530  # between which the title stands
SMALL, NAME = 31, 38
SPACING = 1.24
ASCENT = 1.07  # of the first line; all fonts stand on one line, whatever room they ask for above it
PAPER, INK = (251, 250, 246), (27, 29, 31)
LEVELS = 4
LUT = [(v * (LEVELS - 1) + 127) // 255 for v in range(256)]
EAST = "\u2e80-\u2fff\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
OPENS, CLOSES = "「『（【《〈〔“‘", "」』）】》〉〕”’、。，．：；！？…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・%％"
ANY_EAST = re.compile(f"[{EAST}]")
TOGETHER = re.compile(f"[{OPENS}]*(?:[{EAST}]|[^{EAST}{OPENS}{CLOSES}]+)?[{CLOSES}]*")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text cut into lines of one size."""

    face: Face
    size: int
    texts: tuple[str, ...]


def drawn(view: PreviewView) -> bytes:
    """The picture as PNG; the same view gives the same bytes on one computer."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((EDGE, 122, WIDTH - EDGE, 125), fill=255)
    draw.rectangle((EDGE, 130, WIDTH - EDGE, 131), fill=255)
    title = _title(view.title)
    kicker = _one(view.kicker, SMALL)
    if title is None:  # no font has its letters: the line that says when and of what stands for it
        title, kicker = _title(view.kicker), None
    for lines, at in ((_one(view.site, NAME), 62), (kicker, 152), (_one(view.foot, SMALL), 550)):
        _put(draw, lines, at, view.direction)
    _put(draw, title, TOP, view.direction)
    return _png(image)


def _put(draw: Any, lines: Lines | None, top: int, direction: str) -> None:
    """Lines from the side where reading begins."""
    if lines is None:
        return
    font = sized(lines.face, lines.size)
    for number, text in enumerate(lines.texts):
        at = top + round(lines.size * (ASCENT + number * SPACING))
        more = {"direction": direction} if lines.face.shaped else {}
        if direction == "rtl":
            draw.text((WIDTH - EDGE, at), text, font=font, fill=255, anchor="rs", **more)
        else:
            draw.text((EDGE, at), text, font=font, fill=255, anchor="ls", **more)


def _one(text: str, size: int) -> Lines | None:
    """A text in one line, shortened where it is too long."""
    found = face(text) if text else None
    if found is None:
        return None
    return Lines(found, size, (_cut(list(_lines(text, found, size)), 1, found, size)))


def _title(text: str) -> Lines | None:
    """A text as large as there is room for; what does not fit in the smallest size is shortened."""
    text = unicodedata.normalize("NFC", text)
    found = face(text) if text.strip() else None
    if found is None:
        return None
    for size in SIZES:
        lines, most = list(_lines(text, found, size)), int((BOTTOM - TOP) // (size * SPACING))
        if len(lines) <= most and all(_width(line, found, size) <= ROOM for line in lines):
            return Lines(found, size, tuple(lines))
    if any(_width(word, found, SIZES[-1]) > ROOM for _, word in _words(text)):
        return None
    return Lines(found, SIZES[-1], _cut(lines, most, found, SIZES[-1]))


def _cut(lines: list[str], most: int, face: Face, size: int) -> tuple[str, ...]:
    """The first lines, the last of them with three dots if more follow."""
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and _width(f"{last}…", face, size) > ROOM:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return (*lines[: most - 1], f"{last}…")


def _lines(text: str, face: Face, size: int) -> Iterator[str]:
    """The text in lines that have room, broken where words may be."""
    line, used, wide = "", 0.0, _width(" ", face, size)
    for space, word in _words(text):
        width, gap = _width(word, face, size), wide if space else 0.0
        if line and used + gap + width > ROOM:
            yield line
            line, used = word, width
        else:
            line, used = (f"{line}{space}{word}", used + gap + width) if line else (word, width)
    yield line


def _words(text: str) -> Iterator[tuple[str, str]]:
    """What stays together on a line, each with the space before it: words, and single signs of Chinese and Japanese.

    No line begins with a mark that ends or closes something, and none ends with one that opens it (after JLREQ 3.1.7, 3.1.8).
    """
    for word in text.split():
        parts = TOGETHER.findall(word) if ANY_EAST.search(word) else (word,)
        yield from ((" " if at == 0 else "", part) for at, part in enumerate(parts) if part)


def _width(text: str, face: Face, size: int) -> float:
    """How wide a text is, from its width in one size: measuring costs, and widths grow as sizes do."""
    return _measured(face, text) * size


@lru_cache(maxsize=50_000)
def _measured(face: Face, text: str) -> float:
    return float(sized(face, 100).getlength(text) / 100)


def _png(image: Any) -> bytes:
    shades = image.point(LUT)
    steps = range(LEVELS)
    shades.putpalette([p + (i - p) * n // (LEVELS - 1) for n in steps for p, i in zip(PAPER, INK, strict=True)])
    made = io.BytesIO()
    shades.save(made, "PNG", bits=2, compress_level=3)
    return made.getvalue()
