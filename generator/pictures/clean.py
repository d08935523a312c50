"""Takes out of a picture's own file all that is not picture, without touching a pixel.

Keeps colour profiles and how the camera was held. What is no picture that we know comes back as it was.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT"}
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
EMPTY_EXIF = b"II*\0\x08\0\0\0\0\0\0\0\0\0"
XMP = re.compile(rb"<\?xpacket begin.*?<\?xpacket end[^>]*>|<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)


class Odd(Exception):
    """The file is not built as its kind is."""


def cleaned(data: bytes, orientation: int = 1, exif: bytes = b"") -> bytes:
    """The file without metadata; `exif` is an AVIF's own, which is blanked where it stands."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"\xff\xd8" + b"".join(_jpeg(data, orientation))
        if data.startswith(PNG):
            return PNG + b"".join(_png(data, orientation))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp(data, orientation)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return b"".join(_gif(data))
        if data[4:8] == b"ftyp":
            return _avif(data, exif)
    except (Odd, IndexError, struct.error):
        return data
    return data


def _turned(orientation: int) -> bytes:
    """EXIF that says how the camera was held, and nothing else."""
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHIII", 1, 0x0112, 3, 1, orientation, 0)


def _jpeg(data: bytes, orientation: int) -> Iterator[bytes]:
    """Its segments that hold picture; what follows the picture's end, such as other views, goes."""
    at, placed = 2, orientation == 1
    while True:
        if data[at] != 0xFF:
            raise Odd
        marker = data[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if not placed and marker != 0xE0:
            exif = b"Exif\0\0" + _turned(orientation)
            yield b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
            placed = True
        if marker == 0xDA:
            end = _scan_end(data, end)
        if _holds_picture(marker, data[at + 4 : at + 18]):
            yield data[at:end]
        at = end


def _holds_picture(marker: int, start: bytes) -> bool:
    if marker == 0xE0:
        return start.startswith(b"JFIF\0")
    if marker == 0xE2:
        return start.startswith(b"ICC_PROFILE\0")
    return marker == 0xEE or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded pixels that begin here end: at the next marker that is none of theirs."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Odd
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _png(data: bytes, orientation: int) -> Iterator[bytes]:
    at = len(PNG)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise Odd
        if kind == b"IDAT" and orientation != 1:
            yield _chunk(b"eXIf", _turned(orientation))
            orientation = 1
        if kind[0] & 0x20 == 0 or kind in PNG_KEPT:
            yield data[at:end]
        at = end
        if kind == b"IEND":
            return


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _webp(data: bytes, orientation: int) -> bytes:
    parts, at = [], 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        end = at + 8 + length + length % 2
        body = data[at:end]
        if kind == b"VP8X":
            body = body[:8] + bytes([body[8] & ~0x0C | (0x08 if orientation != 1 else 0)]) + body[9:]
        if kind in WEBP_KEPT:
            parts.append(body)
        at = end
    if orientation != 1 and parts and parts[0].startswith(b"VP8X"):
        exif = _turned(orientation)
        parts.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    whole = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _blocks_end(data, at + 11 + _colours(data[at + 9]))
            yield data[at:end]
        elif data[at] == 0x21:
            end = _blocks_end(data, at + 2)
            if data[at + 1] == 0xF9 or (data[at + 1] == 0xFF and data[at + 3 : at + 14] in GIF_KEPT):
                yield data[at:end]
        else:
            raise Odd
        at = end
    yield b"\x3b"


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _avif(data: bytes, exif: bytes) -> bytes:
    """Lengths and places of parts are written all over the file, so what goes is blanked and not cut."""
    bare = exif.removeprefix(b"Exif\0\0")
    if len(bare) > len(EMPTY_EXIF):
        data = data.replace(bare, EMPTY_EXIF + bytes(len(bare) - len(EMPTY_EXIF)))
    return XMP.sub(lambda found: b" " * len(found[0]), data)
