"""Walks `content/` and the templates. A link that leads out of the folder is not followed."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.document import Document

LEDGER = "content/evidence.jsonl"
TEXT = (".md", ".yaml", ".yml")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
IGNORED = ("README.md",)
PACKAGED = Path(__file__).resolve().parent.parent / "_templates"
CHECKOUT = Path(__file__).resolve().parent.parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build reads: documents, pictures (by path, unread), stray files, templates, labels, assets."""

    documents: tuple[Document, ...]
    pictures: tuple[str, ...]
    strays: tuple[str, ...]
    templates: Mapping[str, str]
    template_paths: Mapping[str, str]
    labels: Mapping[str, Document]
    assets: tuple[Document, ...]


def inputs(root: Path) -> Inputs:
    """Read the site at `root`; a template in its `templates/` stands for the default one of that name."""
    content = root / "content"
    paths = [p for p in sorted(_files(content, root)) if p.rsplit("/", 1)[-1] not in IGNORED]
    texts = [p for p in paths if p == LEDGER or (p.endswith(TEXT) and not p.startswith("content/media/"))]
    pictures = tuple(p for p in paths if p.lower().endswith(PICTURES))
    known = {*texts, *pictures}
    strays = tuple(p for p in paths if p not in known)
    documents = tuple(Document(unicodedata.normalize("NFC", p), _bytes(f"{root}/{p}")) for p in texts)
    return Inputs(documents, pictures, strays, *_templates(root))


def media_bytes(root: Path, path: str) -> bytes:
    """A picture's bytes."""
    return (root / path).read_bytes()


def defaults() -> Path:
    """The templates that come with the program."""
    return PACKAGED if PACKAGED.is_dir() else CHECKOUT


def _templates(
    root: Path,
) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, Document], tuple[Document, ...]]:
    found: dict[str, tuple[str, Path]] = {}
    for folder in dict.fromkeys((defaults(), root / "templates")):
        for name in _files(folder, folder):
            shown = f"templates/{name}" if folder == root / "templates" else f"default templates/{name}"
            found[name] = (shown, folder / name)
    texts = {n: p.read_text("utf-8") for n, (_, p) in sorted(found.items()) if n.endswith((".html", ".xml"))}
    paths = {n: shown for n, (shown, _) in found.items()}
    labels = {
        Path(n).stem: Document(shown, p.read_bytes())
        for n, (shown, p) in sorted(found.items())
        if n.startswith("labels/")
    }
    assets = tuple(Document(n, p.read_bytes()) for n, (_, p) in sorted(found.items()) if n.startswith("assets/"))
    return texts, paths, labels, assets


def _bytes(path: str) -> bytes:
    """A file's bytes; a `Path` for each of ten thousand takes longer than reading them."""
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def _files(folder: Path, base: Path) -> Iterator[str]:
    """Paths of the files under a folder, relative to `base`, with `/`; hidden ones and links that lead out left out."""
    if folder.is_dir():
        prefix = folder.relative_to(base).as_posix()
        yield from _below(str(folder), "" if prefix == "." else f"{prefix}/", folder.resolve())


def _below(folder: str, prefix: str, home: Path) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{prefix}{entry.name}/", home)
        elif not entry.is_symlink() or _inside(Path(entry.path), home):
            yield prefix + entry.name


def _inside(link: Path, home: Path) -> bool:
    """Whether a link leads to a file inside; a folder that a link stands for is not entered."""
    return not link.is_dir() and link.resolve().is_relative_to(home)
