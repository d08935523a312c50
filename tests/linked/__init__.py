"""Tables of little sites and of what an editor is told of them: `tests/linked/*.txt`.

A case starts with `== ` and what it is about; then come its files, as in `tests/sites.py`, and lines that start with `|`: the
report. A text without a line of three dashes before it has its fields first; those that it leaves out are sound.
`python -m tests.linked` writes the reports anew; read what changed before you keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline

from tests.parsed import SOUND, told
from tests.sites import NOW, sources

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Case:
    """One little site."""

    table: str
    name: str
    site: str
    report: str


def cases() -> Iterator[Case]:
    """Every case of every table."""
    for table in sorted(HERE.glob("*.txt")):
        for block in re.split(r"^== ", table.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = block.rstrip("\n").partition("\n")
            lines = rest.split("\n")
            site = "\n".join(line for line in lines if not line.startswith("| "))
            yield Case(table.name, name, site.rstrip("\n"), "\n".join(line for line in lines if line.startswith("| ")))


def reported(site: str) -> str:
    """What an editor is told, a line each."""
    parts = re.split(r"^-- (\S+) --\n", site + "\n", flags=re.MULTILINE)
    files = {path: _whole(path, text).encode() for path, text in zip(parts[1::2], parts[2::2], strict=True)}
    found = pipeline.check(sources(files), pipeline.Options(NOW)).found
    return "\n".join(f"| {d.span.path.removeprefix('content/')}:{told(d)}" for d in found)


def _whole(path: str, text: str) -> str:
    kind = path.split("/")[1]
    if not path.endswith(".md") or text.count("---\n") > 1 or kind not in SOUND:
        return text
    fields, _, body = text.partition("---\n")
    own = set(re.findall(r"^([a-z_]+):", fields, flags=re.MULTILINE))
    sound = "".join(f"{name}: {value}\n" for name, value in SOUND[kind].items() if name not in own)
    return f"---\n{sound}{fields}---\n{body or 'The ministry said so.'}\n"
