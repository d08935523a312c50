"""Looks at a picture's file: can it be read, does it move, and what does it carry that could give somebody away.

Coordinates and numbers are told in part only, for what a build says may stand in a public log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.pictures.opened import TooLarge, Unreadable, opened, orientation

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile as Image

DETAILS, PLACE, THUMBNAIL = 0x8769, 0x8825, -1  # where in EXIF such things stand, by Pillow's numbers
SERIALS = {0xA431: "camera", 0xA435: "lens"}
OWNERS = {0xA430, 0x9C9D}
ARTIST, MAKER_NOTE, SMALL_COPY = 0x013B, 0x927C, 0x0201
GPS_WORDS = re.compile(rb"GPS(?:Latitude|Longitude|Coordinates)|LocationShown|LocationCreated")
SERIAL_WORDS = re.compile(rb"SerialNumber|ImageUniqueID|OwnerName")
IPTC_PLACES = {(2, 90), (2, 92)}
STILLS = {"MPO", "JPEG"}  # an MPO is a photograph with more views of the same in it


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is: its fault if it cannot be published (a code and words), whether it moves, what it carries."""

    fault: tuple[str, str] | None = None
    moves: bool = False
    carries: tuple[str, ...] = ()
    orientation: int = 1
    exif: bytes = b""


def look(data: bytes) -> Look:
    """Look at a file; its pixels are decoded, so that a damaged one is found before it is published."""
    try:
        with opened(data) as image:
            # The pixels first: asking for metadata decodes some kinds, and what fails there would not fail a second time.
            image.draft(image.mode, (image.width // 8, image.height // 8))
            image.load()
            moves = image.format not in STILLS and bool(getattr(image, "is_animated", False))
            carries = tuple(dict.fromkeys((*_exif(image), *_words(image))))
            turned = orientation(image)
            return Look(None, moves, carries, turned, image.info.get("exif") or b"")
    except TooLarge as fault:
        return Look(("image-large", str(fault)))
    except Unreadable as fault:
        return Look(("image-broken", str(fault)))


def _exif(image: Image) -> Iterator[str]:
    try:
        exif = image.getexif()
        parts = [dict(exif), exif.get_ifd(DETAILS), exif.get_ifd(PLACE), exif.get_ifd(THUMBNAIL)]
    except Exception:  # metadata that cannot be read may still say anything to somebody else
        yield "metadata that is damaged, which other programs may read"
        return
    main, details, place, thumbnail = (dict(part) for part in parts)
    if place:
        yield _position(place)
    for tag, whose in SERIALS.items():
        if details.get(tag):
            yield f"{whose} serial number {_short(details[tag])}"
    if details.get(0xA430) or main.get(ARTIST):
        yield "a person's name"
    if MAKER_NOTE in details:
        yield "the camera maker's own notes"
    if SMALL_COPY in thumbnail:
        yield "a small copy of the picture, which may show what was blurred later"


def _position(place: dict[int, Any]) -> str:
    shown = [_degrees(place.get(2)), _degrees(place.get(4))]
    return f"GPS coordinates ({', '.join(shown)})" if all(shown) else "GPS data"


def _degrees(value: Any) -> str:
    """`51.2…`: enough to see that it is true, too little to find a house."""
    try:
        degrees, minutes = float(value[0]), float(value[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return ""
    found = degrees + minutes / 60
    return f"{int(found * 10) / 10}…" if found == found else ""


def _short(value: Any) -> str:
    text = re.sub(r"[^\w-]", "", value.decode("latin-1") if isinstance(value, bytes) else str(value))
    return f"{text[: min(4, len(text) // 2)]}…"


def _words(image: Image) -> Iterator[str]:
    """What XMP and IPTC say of place and owner."""
    found = [image.info.get(name) for name in ("xmp", "XML:com.adobe.xmp", "comment")]
    text = b"".join(part if isinstance(part, bytes) else str(part).encode("utf-8", "replace") for part in found if part)
    if GPS_WORDS.search(text):
        yield "a place in its XMP data"
    if SERIAL_WORDS.search(text):
        yield "a serial number or an owner in its XMP data"
    try:
        from PIL import IptcImagePlugin

        iptc = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # damaged metadata
        iptc = {}
    if IPTC_PLACES & set(iptc):
        yield "a place in its IPTC data"
