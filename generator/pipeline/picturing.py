"""Looks at every picture and makes what is published of some; both are remembered by the picture's own bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import pictures
from generator.diagnostics import Diagnostic, Span, problem
from generator.model.page import Artifact
from generator.model.picture import Copy, Picture
from generator.pipeline.reading import Memory, Spread

CURES = {
    "image-broken": "save it again from the program that made it",
    "image-large": f"make it smaller than {pictures.LARGEST // 1_000_000} million pixels, with no side above 16,000; readers get at most {pictures.WIDTHS[-1]:,} across",
}
LEAST_LOOKS, LEAST_MADE = 8, 2  # worth a process of their own


@dataclass(frozen=True, slots=True)
class Studio:
    """What pictures are read and remembered with."""

    bytes_of: Callable[[str], bytes]
    memory: Memory
    version: bytes
    spread: Spread


def faults(paths: Sequence[str], studio: Studio) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pictures of `content/`, whether some page shows them or not."""
    yield from pictures.misnamed(paths)
    found = _remembered(paths, "look", _look, studio, LEAST_LOOKS)
    for path in paths:
        yield from _told(path, json.loads(found[path]))


def _look(data: bytes, extension: str) -> bytes:
    seen = pictures.look(data)
    return json.dumps({"fault": seen.fault, "moves": seen.moves, "carries": seen.carries}).encode()


def _told(path: str, seen: Mapping[str, Any]) -> Iterator[Diagnostic]:
    name = path.rpartition("/")[2]
    if seen["fault"]:
        code, why = seen["fault"]
        yield problem(code, Span(path), f"{name} cannot be published: {why}", CURES[code])
    if seen["carries"]:
        message = (
            f"{name} carries {_listed(seen['carries'])}; that is left out of what we publish, "
            "but the file itself stays in git's history"
        )
        yield problem("image-gps", Span(path), message, "digest fix cleans the file; do it before the next commit")
    if seen["moves"]:
        cure = "save the one picture that matters as .png or .jpg; link to a film"
        yield problem("image-animated", Span(path), f"{name} moves; only its first picture is published", cure)


def _listed(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def made(wanted: Sequence[tuple[str, str]], studio: Studio) -> tuple[tuple[Artifact, ...], Mapping[str, Picture]]:
    """The files of the pictures (name under `media/`, path), and each picture by the address that texts have for it."""
    found = _remembered([path for _, path in wanted], "make", _make, studio, LEAST_MADE)
    artifacts: list[Artifact] = []
    by_address: dict[str, Picture] = {}
    for name, path in wanted:
        files = _unpacked(found[path])
        copies = tuple(Copy(f"media/{name}{f.suffix}", f.type, f.width, f.height) for f in files)
        artifacts.extend(Artifact(copy.url, f.data) for copy, f in zip(copies, files, strict=True))
        by_address[f"media/{name}"] = Picture(copies[0], copies[1:])
    return tuple(artifacts), by_address


def _make(data: bytes, extension: str) -> bytes:
    files = pictures.made(data, extension)
    head = json.dumps([(f.suffix, f.type, f.width, f.height, len(f.data)) for f in files]).encode()
    return b"\n".join((head, b"".join(f.data for f in files)))


def _unpacked(value: bytes) -> list[pictures.File]:
    head, _, rest = value.partition(b"\n")
    files, at = [], 0
    for suffix, type, width, height, length in json.loads(head):
        files.append(pictures.File(suffix, type, width, height, rest[at : at + length]))
        at += length
    return files


def _remembered(
    paths: Sequence[str], task: str, work: Callable[[bytes, str], bytes], studio: Studio, least: int
) -> dict[str, bytes]:
    """What the work makes of each picture; equal pictures under one kind of name are worked on once."""
    keys = {path: _key(task, path, studio) for path in paths}
    known = dict(studio.memory.recall(sorted(set(keys.values()))))
    fresh = {key: path for path, key in sorted(keys.items(), reverse=True) if key not in known}
    if fresh:
        for share in studio.spread(partial(_share, work, studio.bytes_of), sorted(fresh.items()), least):
            studio.memory.keep(share)
            known.update(share)
    return {path: known[key] for path, key in keys.items()}


def _share(
    work: Callable[[bytes, str], bytes], bytes_of: Callable[[str], bytes], items: Sequence[tuple[bytes, str]]
) -> dict[bytes, bytes]:
    return {key: work(bytes_of(path), _extension(path)) for key, path in items}


def _extension(path: str) -> str:
    return path[path.rfind(".") :].lower()


def _key(task: str, path: str, studio: Studio) -> bytes:
    """The picture's bytes, the kind of its name, the program and its libraries; no picture is held in memory for it."""
    made = hashlib.blake2b(f"picture {task} {_extension(path)}\0".encode() + studio.version, digest_size=16)
    made.update(hashlib.blake2b(studio.bytes_of(path)).digest())
    return made.digest()
