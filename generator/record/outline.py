"""What the ledger keeps of registries and the like: which entries have which address, and by what they would be known again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.model.document import Document
from generator.model.history import Had


def outlines(here: Iterable[Had], types: dict[tuple[str, str], str]) -> tuple[Document, ...]:
    """A file for each file, with nothing but that; `types` has those of entities and outlets by kind and id."""
    by_path: dict[str, list[str]] = {}
    for one in sorted(here, key=lambda h: (h.path, h.kind, h.id)):
        by_path.setdefault(one.path, []).append(_entry(one, types.get((one.kind, one.id), "")))
    return tuple(Document(path, _file(path, entries).encode()) for path, entries in by_path.items())


def _entry(one: Had, type: str) -> str:
    known = {"id": one.id, "type": type, "name": one.name, "qid": one.qid}
    values = {"page": {"title": one.name}, "edition": {}}.get(one.kind, known)
    said = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value)
    return f"{{{said}}}" if said else ""


def _file(path: str, entries: list[str]) -> str:
    if path.endswith(".md"):
        return f"---\n{entries[0]}\n---\n".replace("\n\n", "\n")
    return "".join(f"- {entry}\n" for entry in entries)
