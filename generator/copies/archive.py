"""ZIP archives that are the same for the same content, put together from parts that were compressed before.

A part is compressed once and stands in all archives that have it: parts end at a byte and know nothing of what stood before
them, so that they can follow each other in one file (RFC 1951, an empty stored block ends each).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DAY = (1980 - 1980) << 9 | 1 << 5 | 1  # the first day that an archive can name
LAST = b"\x03\x00"  # an empty block that ends a file
LEVEL, WINDOW, MEMORY = (
    6,
    -13,
    6,
)  # a report has 4 kB: a compressor with a small window begins in two thirds of the time
SHORT = 700  # bytes
UTF8 = 0x800  # names are UTF-8
STORED, DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes and what they are when compressed."""

    plain: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file of an archive: its name, and its content in parts."""

    name: str
    parts: Sequence[Part]
    stored: bool = False


def part(data: bytes) -> Part:
    """Compress some bytes so that others can follow; what is short stands as it is, for a compressor costs more to begin."""
    if len(data) < SHORT:
        return Part(data, b"\0" + struct.pack("<HH", len(data), len(data) ^ 0xFFFF) + data)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW, MEMORY)
    return Part(data, packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH))


def archive(files: Iterable[File]) -> bytes:
    """A ZIP archive of the files, in their order, all of one date."""
    made: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for file in files:
        body = (
            b"".join(p.plain for p in file.parts) if file.stored else b"".join([*(p.packed for p in file.parts), LAST])
        )
        size, check = 0, 0
        for one in file.parts:
            size, check = size + len(one.plain), zlib.crc32(one.plain, check)
        name = file.name.encode()
        method = STORED if file.stored else DEFLATED
        common = struct.pack("<HHHHHLLLHH", 20, UTF8, method, 0, DAY, check, len(body), size, len(name), 0)
        directory.append(
            b"PK\x01\x02" + struct.pack("<H", 0x314) + common + struct.pack("<HHHLL", 0, 0, 0, 0o644 << 16, at) + name
        )
        made.extend((b"PK\x03\x04" + common + name, body))
        at += 30 + len(name) + len(body)
    listed = b"".join(directory)
    end = struct.pack("<HHHHLLH", 0, 0, len(directory), len(directory), len(listed), at, 0)
    return b"".join([*made, listed, b"PK\x05\x06", end])
