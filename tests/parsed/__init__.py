"""Tables of what editors write and what is made of it: `tests/parsed/*.txt`.

A case is what somebody wrote, then lines that start with `|`: what was found and what was understood. A line `## PATH` says in
which file the cases under it stand; what they leave out is sound there. A case that starts with `---` is a whole file;
`\\xNN` and `\\uNNNN` are characters that cannot be seen.
`python -m tests.parsed` writes the answers anew; read what changed before you keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator import parse
from generator.diagnostics import Diagnostic
from generator.model import fields as f
from generator.model.document import Document, Ref
from generator.model.settings import Settings

HERE = Path(__file__).resolve().parent
SOUND = {
    "articles": {
        "title": "Two bridges were closed",
        "date": "2025-01-12",
        "summary": "Two bridges were closed on Saturday, the ministry said.",
        "tags": "[ceasefire]",
        "sources": "[https://news.example.org/a]",
    },
    "notes": {"date": "2025-01-12", "about": "x"},
    "digests": {},
    "conflicts": {"name": "Here and there"},
    "entities": {"id": "kursk", "type": "place", "name": "Kursk"},
    "pages": {"title": "About"},
    "sources.yaml": {"id": "news", "name": "The News", "type": "outlet"},
    "tags.yaml": {"id": "ceasefire", "name": "Ceasefire"},
    "house-words.yaml": {"word": "occupiers"},
    "site.yaml": {
        "title": "Digest",
        "url": "https://digest.example/",
        "authority": "digest.example",
        "authority_year": "2026",
    },
}


@dataclass(frozen=True)
class Case:
    """One entry of a table."""

    table: str
    path: str
    written: str
    answer: str


def cases() -> Iterator[Case]:
    """Every case of every table."""
    for table in sorted(HERE.glob("*.txt")):
        path = ""
        for block in re.split(r"\n{2,}", table.read_text("utf-8").strip()):
            if block.startswith("## "):
                path = block.removeprefix("## ")
                continue
            lines = block.split("\n")
            written = "\n".join(line for line in lines if not line.startswith("|"))
            yield Case(table.name, path, written, "\n".join(line for line in lines if line.startswith("|")))


def answered(path: str, written: str) -> str:
    """What is found in the file and understood of it, a line each."""
    document = Document(path, _bytes(_whole(path, written)))
    read = parse.settings(document) if path.endswith("site.yaml") else parse.document(document)
    made = read.value
    nouns = (made,) if isinstance(made, Settings) else made or ()
    names = set(re.findall(r"^([a-z_0-9]+):", written, flags=re.MULTILINE))
    understood = [line for noun in nouns for line in _understood(noun, names)]
    return "\n".join(f"| {line}" for line in [*(_told(d) for d in read.found), *understood])


def _whole(path: str, written: str) -> str:
    if written.startswith("---"):
        return written.removeprefix("---file\n")
    kind = path.split("/")[1]
    own = set(re.findall(r"^([a-z_0-9]+):", written, flags=re.MULTILINE)) | set(
        re.findall(r"^without (\w+)$", written, flags=re.M)
    )
    written = re.sub(r"^without \w+\n?", "", written, flags=re.MULTILINE)
    lines = [*(f"{name}: {value}" for name, value in SOUND[kind].items() if name not in own), *written.split("\n")]
    if path.endswith("site.yaml"):
        return "\n".join(lines) + "\n"
    if path.endswith(".yaml"):
        return "".join(f"{'- ' if n == 0 else '  '}{line}\n" for n, line in enumerate(lines))
    return "\n".join(["---", *lines, "---", "The text."]) + "\n"


def _bytes(text: str) -> bytes:
    text = re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), text)
    parts = re.split(r"\\x([0-9A-F]{2})", text)
    return b"".join(bytes([int(part, 16)]) if n % 2 else part.encode() for n, part in enumerate(parts))


def told(found: Diagnostic) -> str:
    """What an editor is told of one thing, in a line."""
    label = f" ({found.label})" if found.label else ""
    where = f"{found.span.line}:{found.span.column}+{found.span.width}"
    return f"{where} {found.severity.value}[{found.code}]: {found.message}{label} => {found.help}"


def _told(found: Diagnostic) -> str:
    return told(found).encode("utf-8" if found.message.isprintable() else "unicode_escape").decode()


def _understood(noun: Any, names: set[str]) -> Iterator[str]:
    if not hasattr(noun, "origin"):
        yield repr(noun)
        return
    for field in fields(noun):
        if f.name(field.name) in names and f.name(field.name) not in noun.origin.faulty:
            yield f"{field.name} = {_said(getattr(noun, field.name))}"
    if noun.origin.faulty:
        yield f"faulty: {', '.join(sorted(noun.origin.faulty))}"
    if not names:
        yield f"{type(noun).__name__} {getattr(noun, 'id', '')!r} {getattr(noun, 'slug', '')!r} {getattr(noun, 'body', '')!r}"


def _said(value: Any) -> str:
    if isinstance(value, Ref):
        return f"→{value.id}@{value.span.line}:{value.span.column}+{value.span.width}"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return f"[{', '.join(_said(one) for one in value)}]"
    if isinstance(value, (dict, MappingProxyType)):
        return f"{{{', '.join(f'{key}: {_said(one)}' for key, one in value.items())}}}"
    if hasattr(value, "origin"):
        inner = ", ".join(
            f"{field.name}={_said(getattr(value, field.name))}"
            for field in fields(value)
            if f.name(field.name) in value.origin.places
            or (not value.origin.places and field.name != "origin" and getattr(value, field.name))
        )
        bad = f" faulty={sorted(value.origin.faulty)}" if value.origin.faulty else ""
        return f"{type(value).__name__}({inner}){bad}"
    return repr(value).replace("datetime.", "")
