"""Walks `content/` and the templates. Reads ordinary files only: no link that leads out of the folder, no pipe, no device."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.document import Document
from generator.read.whole import whole

LEDGER = "content/evidence.jsonl"
TEXT = (".md", ".yaml", ".yml")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
IGNORED = ("README.md",)
# More of one file is not read, so that none fills the memory; a stage says that it is too large.
LARGEST_TEXT, LARGEST_PICTURE, LARGEST_LEDGER = 8_000_001, 100_000_001, 1_000_000_000
PACKAGED = Path(__file__).resolve().parent.parent / "_templates"
CHECKOUT = Path(__file__).resolve().parent.parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build reads: documents, pictures (by path, unread), stray files, templates, labels, assets.

    `refused` are paths that stand for no ordinary file of the folder, each with what it is instead.
    """

    documents: tuple[Document, ...]
    pictures: tuple[str, ...]
    strays: tuple[str, ...]
    templates: Mapping[str, str]
    template_paths: Mapping[str, str]
    labels: Mapping[str, Document]
    assets: tuple[Document, ...]
    refused: tuple[tuple[str, str], ...] = ()


def inputs(root: Path) -> Inputs:
    """Read the site at `root`; a template in its `templates/` stands for the default one of that name."""
    content = root / "content"
    refused: list[tuple[str, str]] = []
    paths = [p for p in sorted(_files(content, root, refused)) if p.rsplit("/", 1)[-1] not in IGNORED]
    texts = [p for p in paths if p == LEDGER or (p.endswith(TEXT) and not p.startswith("content/media/"))]
    pictures = tuple(p for p in paths if p.lower().endswith(PICTURES))
    known = {*texts, *pictures}
    strays = tuple(p for p in paths if p not in known)
    documents = tuple(Document(unicodedata.normalize("NFC", p), _bytes(f"{root}/{p}")) for p in texts)
    return Inputs(documents, pictures, strays, *_templates(root, refused), tuple(sorted(refused)))


def templates(root: Path) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, Document], tuple[Document, ...]]:
    """The templates, where each stands, the labels and the assets, alone."""
    return _templates(root, [])


def media_bytes(root: Path, path: str) -> bytes:
    """A picture's bytes, a little more than the largest picture may have at most."""
    return whole(root / path, LARGEST_PICTURE)


def defaults() -> Path:
    """The templates that come with the program."""
    return PACKAGED if PACKAGED.is_dir() else CHECKOUT


def _templates(
    root: Path, refused: list[tuple[str, str]]
) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, Document], tuple[Document, ...]]:
    found: dict[str, tuple[str, Path]] = {}
    for folder in dict.fromkeys((defaults(), root / "templates")):
        odd: list[tuple[str, str]] = []
        for name in _files(folder, folder, odd):
            shown = f"templates/{name}" if folder == root / "templates" else f"default templates/{name}"
            found[name] = (shown, folder / name)
        refused.extend((f"templates/{path}", why) for path, why in odd)
    texts = {n: _text(p, refused) for n, (_, p) in sorted(found.items()) if n.endswith((".html", ".xml"))}
    paths = {n: shown for n, (shown, _) in found.items()}
    labels = {
        Path(n).stem: Document(shown, whole(p)) for n, (shown, p) in sorted(found.items()) if n.startswith("labels/")
    }
    standard = defaults() / "labels" / "en.yaml"
    labels[""] = Document("default templates/labels/en.yaml", whole(standard))  # what every other has to hold to
    assets = tuple(Document(n, whole(p)) for n, (_, p) in sorted(found.items()) if n.startswith("assets/"))
    return texts, paths, labels, assets


def _bytes(path: str) -> bytes:
    return whole(path, LARGEST_LEDGER if path.endswith(LEDGER) else LARGEST_TEXT)


def _text(path: Path, refused: list[tuple[str, str]]) -> str:
    """A template's text; one that is not UTF-8 is refused."""
    try:
        return whole(path).decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        refused.append((f"templates/{path.name}", "is not UTF-8"))
        return ""


Refused = list[tuple[str, str]]


def _files(folder: Path, base: Path, refused: Refused) -> Iterator[str]:
    """Paths of the ordinary files under a folder, relative to `base`, with `/`; hidden ones are left out."""
    prefix = folder.relative_to(base).as_posix()
    try:
        is_there = stat.S_ISDIR(folder.stat().st_mode)  # a disk that does not say is a fault, and `is_dir` would say no
    except (FileNotFoundError, NotADirectoryError):
        return
    if is_there:
        yield from _below(str(folder), "" if prefix == "." else f"{prefix}/", folder.resolve(), refused)


def _below(folder: str, prefix: str, home: Path, refused: Refused) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{prefix}{entry.name}/", home, refused)
        elif entry.is_file(follow_symlinks=False):
            yield prefix + entry.name
        else:
            why = _leads(Path(entry.path), home) if entry.is_symlink() else "is no file that can be read"
            if why:
                refused.append((prefix + entry.name, why))
            else:
                yield prefix + entry.name


def _leads(link: Path, home: Path) -> str:
    """What is wrong with where a link leads: only to an ordinary file of the same folder is it followed."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # to nothing, or round in a circle
        return "is a link to nothing"
    if not target.is_relative_to(home):
        return "is a link that leads out of this folder"
    hidden = any(part.startswith(".") for part in target.relative_to(home).parts)
    return "" if target.is_file() and not hidden else "is a link to something that is no file of this folder"
