"""A composed site on its way to pages, and a look at what was made: no live mark, XML and JSON that can be read.

What is amiss in a site is composed again, tamely; what stays amiss is left out.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from generator import pipeline, report
from generator.model.document import Document
from generator.model.history import NO_ARCHIVE, Archive, Row
from generator.model.page import Artifact
from generator.read.files import Inputs
from generator.text.blobs import blob

from tests import payloads
from tests.harness.composed import Composer
from tests.sites import NOW

SETTINGS = "content/site.yaml"
MOVED, GONE = 0.1, 0.002  # how often a text of the past stood elsewhere, or is there no more, which stops a build
FOLLOWED = tuple(f"content/{kind}/" for kind in ("articles", "notes", "entities", "conflicts", "pages"))  # in a past
TURNS = 7  # a fault that is mended shows others: references to what was missing
LOOKED_AT = 4  # pages of each site that are read by a parser of HTML
XML, JSON = (".xml", ".atom", ".svg", ".opml", ".xsl", ".xhtml"), (".json", ".geojson")


class Remembered(dict[bytes, bytes]):
    """A memory, so that a text is read once however often its site is tried."""

    def recall(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is known."""
        return {key: self[key] for key in keys if key in self}

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Remember."""
        self.update(values)


@dataclass
class Whole:
    """A site of a composer."""

    composer: Composer
    files: dict[str, bytes]
    archive: Archive
    options: pipeline.Options
    given: Inputs
    picture: bytes
    faults: list[str] = field(default_factory=list)
    artifacts: list[Artifact] = field(default_factory=list)

    def published(self) -> int:
        """How many of its files became pages; notes what was found in these."""
        for turn in range(TURNS):
            made = pipeline.build(self._sources(), self.options)
            report.show(made.found, self.files, "text")
            wrong = {d.span.path for d in made.found if d.severity.value == "error"}
            if not wrong:
                self.artifacts = [a for a in made.value.artifacts if isinstance(a, Artifact)]
                self.faults = list(looked_at(self.artifacts, self.composer.dice))
                return len(self.files) if self.artifacts and self._written() else 0
            for path in wrong & self.files.keys():
                self._mend(path, turn)
        return 0

    def _mend(self, path: str, turn: int) -> None:
        if path == SETTINGS:
            self.files[path] = self.composer.settings(self.archive.kind)
        elif turn < TURNS - 3:
            self.files[path] = self.composer.file(path, tame=True)
        else:
            del self.files[path]
            left = tuple(row for row in self.archive.rows("") or () if row.path != path and row.moved != path)
            self.archive = replace(self.archive, head=blob(repr(left).encode()), rows=partial(_rows, left))

    def _written(self) -> bool:
        """An edition as a message, too."""
        for day in self.composer.pool["edition"]:
            pipeline.letters(self._sources(), self.options, day, None)
        return True

    def _sources(self) -> pipeline.Sources:
        documents = tuple(Document(path, data) for path, data in sorted(self.files.items()))
        t = self.given
        pictures = (f"content/{self.composer.picture}", "content/media/x.png")
        return pipeline.Sources(
            documents, tuple(dict.fromkeys(pictures)), (), t.templates, t.template_paths, t.labels, t.assets, lambda _: self.picture, self.archive
        )  # fmt: skip

    def told(self) -> bytes:
        """All its files, one after the other."""
        return b"".join(b"-- %s --\n%s" % (path.encode(), data) for path, data in sorted(self.files.items()))


def of(composer: Composer, size: int, given: Inputs, picture: bytes) -> Whole:
    """A site with about so many articles, built in one of the ways in which a build may be asked for."""
    dice = composer.dice
    files = composer.site(size)
    archive = past(composer, files) if dice.random() < 0.5 else NO_ARCHIVE
    files[SETTINGS] = composer.settings(archive.kind)
    options = pipeline.Options(NOW, memory=Remembered())
    ways = (
        {},
        {},
        {"drafts": True},
        {"future": True},
        {"noindex": True},
        {"offline": True},
        {"base_url": "https://preview.example/x"},
    )
    return Whole(composer, files, archive, replace(options, **dice.choice(ways)), given, picture)


def past(composer: Composer, files: Mapping[str, bytes]) -> Archive:
    """A past in which some of the texts were others, stood elsewhere or were there."""
    rows: list[Row] = []
    texts: dict[str, bytes] = {}
    for path, now in files.items():
        if not path.startswith(FOLLOWED):
            continue
        states = [composer.file(path, tame=True) for _ in range(composer.dice.choice((0, 0, 1, 2)))]
        may_move = states and not path.startswith("content/articles/")  # whose ids are their files' names
        elsewhere = path.replace(".md", "-before.md") if may_move and composer.dice.random() < MOVED else path
        for number, data in enumerate((*states, now)):
            name = blob(data)
            texts[name] = data
            at = int(dt.datetime(2025, 1, 20 + number, tzinfo=dt.UTC).timestamp())
            moves = elsewhere != path and data is now
            if moves:
                rows.append(Row(elsewhere, "", name[:10], at))
            place = path if data is now else elsewhere
            rows.append(Row(place, name, name[:10], at, elsewhere if moves else ""))
        if composer.dice.random() < GONE:
            away = path.replace(".md", "-gone.md")
            texts[blob(states[0] if states else now)] = states[0] if states else now
            rows.append(Row(away, blob(states[0] if states else now), "a", rows[-1].at))
            rows.append(Row(away, "", "b", rows[-1].at + 86_400))
    rows.sort(key=lambda row: row.at)
    head = blob(repr(rows).encode())
    kind = composer.dice.choice(("ledger", "git"))
    return Archive(kind, head, "", partial(_rows, tuple(rows)), partial(_texts, texts))


def _rows(rows: tuple[Row, ...], after: str) -> tuple[Row, ...] | None:
    return None if after else rows


def _texts(texts: Mapping[str, bytes], blobs: Iterable[str]) -> Mapping[str, bytes]:
    return {name: texts[name] for name in blobs if name in texts}


def looked_at(artifacts: list[Artifact], dice: random.Random) -> Iterator[str]:
    """What is wrong with files of a site: every XML and JSON is read, and some pages by a parser of HTML."""
    pages = [a for a in artifacts if a.path.endswith(".html")]
    for page in dice.sample(pages, min(LOOKED_AT, len(pages))):
        yield from (f"{page.path}: {mark}" for mark in payloads.Marks(page.data.decode()).found)
    for file in artifacts:
        try:
            if file.path.endswith(XML):
                etree.fromstring(file.data)
            elif file.path.endswith(JSON):
                json.loads(file.data)
            elif file.path.endswith(".jsonl"):
                for line in file.data.decode().split("\n"):
                    json.loads(line or "{}")
        except ValueError as fault:
            yield f"{file.path}: {fault}"
        except etree.ParseError as fault:
            yield f"{file.path}: {fault}"
