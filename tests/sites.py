"""Little sites in a string: `-- content/a.md --` starts a file; what is not given is a small sound site."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zlib
from dataclasses import replace
from pathlib import Path

from generator import pipeline, read, report
from generator.diagnostics import Checked
from generator.model.document import Document

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
ROOT = Path(__file__).resolve().parent.parent

SETTINGS = """\
title: Test Digest
url: https://digest.example/
authority: digest.example
authority_year: 2026
timezone: Europe/Kyiv
history: none
"""
TAGS = "- {id: ceasefire, name: Ceasefire}\n- {id: prisoners-of-war, name: Prisoners of war, aliases: [pows]}\n"
OUTLETS = """\
- {id: news, name: The News, type: outlet, domains: [news.example.org]}
- {id: wire, name: The Wire, type: agency, domains: [wire.example.org]}
"""
BASE = {"content/site.yaml": SETTINGS, "content/tags.yaml": TAGS, "content/sources.yaml": OUTLETS}
ARTICLE = """\
---
title: Two bridges were closed
date: 2025-01-12
summary: Two bridges were closed on Saturday, the ministry said on Sunday.
tags: [prisoners-of-war]
sources: [https://news.example.org/a]
---
The ministry said so.
"""


def files(text: str) -> dict[str, bytes]:
    """The files of a little site; `{picture 8x8}` and `{picture 8x8 gps}` are pictures of the kind that their names say."""
    parts = re.split(r"^-- (\S+) --\n", text, flags=re.MULTILINE)
    return {path: picture(path, body) or body.encode() for path, body in zip(parts[1::2], parts[2::2], strict=True)}


def picture(path: str, body: str) -> bytes:
    """A grey picture: with a position in its EXIF, moving, cut short, or huge if asked for; nothing where none is meant."""
    meant = re.fullmatch(r"\{picture (\d+)x(\d+)(?: (gps|moving|cut|huge))?\}\n?", body)
    if not meant:
        return b""
    from PIL import Image

    kind = {"jpg": "JPEG"}.get(path.rpartition(".")[2], path.rpartition(".")[2].upper())
    shown = Image.new("RGB", (int(meant[1]), int(meant[2])), (90, 110, 130))
    more: dict[str, object] = {}
    if meant[3] == "gps":
        exif = Image.Exif()
        exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 13.0, 4.8), 3: "E", 4: (35.0, 16.0, 1.2)})
        exif.get_ifd(0x8769).update({0xA431: "447122019"})
        more = {"exif": exif}
    if meant[3] == "moving":
        more = {"save_all": True, "append_images": [Image.new("RGB", shown.size, (200, 10, 10))], "duration": 100}
    out = io.BytesIO()
    shown.save(out, kind, **more)
    data = out.getvalue()
    if meant[3] == "huge":  # a PNG's head that promises four gigapixels
        head = b"IHDR" + struct.pack(">II", 65_535, 65_535) + data[24:29]
        return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]
    return data[: len(data) // 2] if meant[3] == "cut" else data


def lay_out(folder: Path, text: str) -> None:
    """Write a little site; `{0x92}` is a byte, `{U+202E}` a character, `-- without PATH --` leaves a file out.

    `{filler 9}` is nine letters, and a file that is `{link ../a.md}` is a link.
    """
    without = set(re.findall(r"^-- without (\S+) --$", text, flags=re.MULTILINE))
    bodies = files(re.sub(r"^-- without .*\n", "", text, flags=re.MULTILINE))
    everything = {path: body.encode() for path, body in BASE.items() if path not in without} | bodies
    for path, body in everything.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        link = re.fullmatch(rb"\{link (\S+)\}\n", body)
        if link:
            (folder / path).symlink_to(link[1].decode())
            continue
        body = re.sub(rb"\{filler (\d+)\}", lambda m: b"x" * int(m[1]), body)
        (folder / path).write_bytes(re.sub(rb"\{(0x|U\+)([0-9A-F]+)\}", _escaped, body))


def _escaped(match: re.Match[bytes]) -> bytes:
    number = int(match[2], 16)
    return bytes([number]) if match[1] == b"0x" else chr(number).encode()


def sources(text: str | dict[str, bytes], base: bool = True) -> pipeline.Sources:
    """What a build of the little site reads."""
    given = text if isinstance(text, dict) else files(text)
    everything = {**({p: b.encode() for p, b in BASE.items()} if base else {}), **given}
    pictures = {p for p in everything if p.endswith((".jpg", ".png", ".gif", ".webp", ".avif"))}
    documents = tuple(Document(p, everything[p]) for p in sorted(set(everything) - pictures))
    with_templates = read.inputs(ROOT)
    return pipeline.Sources(
        documents,
        tuple(sorted(pictures)),
        (),
        with_templates.templates,
        with_templates.template_paths,
        with_templates.labels,
        with_templates.assets,
        lambda path: everything[path],
    )


def built(text: str, **options: object) -> Checked[pipeline.Result]:
    """The little site, built."""
    return pipeline.build(sources(text), replace(pipeline.Options(NOW), **options))


def codes(text: str, **options: object) -> list[str]:
    """The codes of what is wrong with the little site, in order."""
    return [d.code for d in built(text, **options).found]


def told(text: str, base: bool = True) -> str:
    """What the editor of the little site reads."""
    given = sources(text, base)
    found = pipeline.check(given, pipeline.Options(NOW)).found
    return report.show(found, {d.path: d.data for d in given.documents}, "text")


def pages(text: str, **options: object) -> dict[str, str]:
    """The published files of the little site, which must be sound."""
    made = built(text, **options)
    assert not [d for d in made.found if d.severity.value == "error"], made.found
    return {a.path: a.data.decode("utf-8", "replace") for a in made.value.artifacts}
