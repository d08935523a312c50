"""What becomes of documents that were written for other programs: built, or refused with which messages.

    python -m benchmarks.corpora FOLDER [--messages 10] [--only NAME]

FOLDER holds a folder for each corpus, with Markdown and text files at any depth, and JSON files of strings or records. Each
corpus becomes a site three times: as it is; with the five fields that an article needs written by us and the texts untouched; and
by way of `digest import`. Prints a table in Markdown and the most frequent messages. Exit code 1 if anything but a report came out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator import intake, pipeline, read
from generator.diagnostics import Diagnostic
from generator.model.document import Document
from generator.text.slugs import slug

ROOT = Path(__file__).resolve().parent.parent
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
SETTINGS = b"title: T\nurl: https://digest.example/\nauthority: digest.example\nauthority_year: 2026\nhistory: none\ntags: open\n"
TEXTS = (".md", ".txt", ".markdown")
FRONT = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)


@dataclass
class Outcome:
    """What came of one corpus in one way."""

    documents: int = 0
    refused: int = 0
    pages: int = 0
    codes: Counter[str] = field(default_factory=Counter)  # documents with it
    messages: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0  # milliseconds for a thousand characters


def corpora(folder: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Each corpus with its texts by a path of their own."""
    for home in sorted(p for p in folder.iterdir() if p.is_dir()):
        files = [p for p in sorted(home.rglob("*")) if p.is_file()]
        texts = {p.relative_to(home).as_posix(): p.read_bytes() for p in files if p.suffix in TEXTS}
        if texts:
            yield home.name, texts
        for path in files:
            if path.suffix == ".json" and not texts:
                yield f"{home.name}/{path.name}", dict(_strings(json.loads(path.read_bytes())))


def _strings(value: object) -> Iterator[tuple[str, bytes]]:
    """Every string of a JSON file, or every record as the words in it, as a text of its own."""
    for number, one in enumerate(
        value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    ):
        words = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
        yield f"{number}.txt", words.encode("utf-8", "surrogatepass")


def as_they_are(texts: dict[str, bytes]) -> dict[str, bytes]:
    """The files as articles, byte for byte."""
    return {f"content/articles/{_name(path)}.md": data for path, data in texts.items()}


def with_our_fields(texts: dict[str, bytes]) -> dict[str, bytes]:
    """Their texts under front matter that is sound, with their first words for a title."""
    made = {}
    for path, data in texts.items():
        body = FRONT.sub("", data.decode("utf-8", "surrogateescape"), count=1)
        words = json.dumps(
            " ".join(re.sub(r"[^\w\s]", " ", body).split())[:100].encode("utf-8", "replace").decode() or "Nothing"
        )
        front = f"---\ntitle: {words}\ndate: 2025-01-12\nsummary: What somebody wrote for another program, as it stood there.\ntags: [corpus]\nsources: [https://news.example.org/a]\n---\n"
        made[f"content/articles/{_name(path)}.md"] = front.replace("2025-01-12", _day(path)).encode() + body.encode(
            "utf-8", "surrogateescape"
        )
    return made


def imported(outcome: Outcome, texts: dict[str, bytes]) -> dict[str, bytes]:
    """What `digest import` makes of each, as articles."""
    made = {}
    for path, data in texts.items():
        text = data.decode("utf-8", "replace")
        try:
            draft = intake.compose(text, [], today=dt.date(2025, 1, 12), address="https://news.example.org/a")
        except ValueError as fault:
            outcome.messages["import", str(fault)] += 1
            outcome.documents += 1
            outcome.refused += 1
        except Exception:
            outcome.faults.append(f"{path}: {traceback.format_exc()}")
        else:
            made[f"content/articles/{_name(path)}.md"] = draft.text.encode("utf-8", "replace")
    return made


def _day(path: str) -> str:
    """The day in a file's name, so that a daily bulletin is one a day."""
    found = re.search(r"\d{4}-[01]\d-[0-2]\d", path)
    return found[0] if found and found[0] < "2026-11" else "2025-01-12"


def _name(path: str) -> str:
    return slug(path.rsplit(".", 1)[0].replace("/", "-"), 100) or "nothing"


def tried(files: dict[str, bytes], outcome: Outcome) -> None:
    """Build a site of the files; without what is refused, if anything is."""
    given = {**files, "content/site.yaml": SETTINGS, "content/tags.yaml": b"- {id: corpus, name: Corpus}\n"}
    outcome.documents += len(files)
    try:
        start = time.process_time()
        found = _built(given)[0]
        size = sum(map(len, files.values()))
        outcome.slowest = max(outcome.slowest, (time.process_time() - start) * 1e6 / max(size, 1))
        wrong = {d.span.path for d in found if d.severity.value == "error"}
        outcome.refused += len(wrong & set(files))
        for path, code in {(d.span.path, d.code) for d in found}:
            outcome.codes[code] += path in files
        for d in found:
            outcome.messages[d.code, f"{d.message}\n      = {d.help}"] += 1
        sound = {path: data for path, data in given.items() if path not in wrong}
        again, outcome.pages = _built(sound)
        while any(d.severity.value == "error" for d in again) and sound:
            sound = {
                p: data
                for p, data in sound.items()
                if p not in {d.span.path for d in again if d.severity.value == "error"}
            }
            again, outcome.pages = _built(sound)
    except Exception:
        outcome.faults.append(traceback.format_exc())


def _built(files: dict[str, bytes]) -> tuple[tuple[Diagnostic, ...], int]:
    own = read.inputs(ROOT)
    documents = tuple(Document(path, data) for path, data in sorted(files.items()))
    sources = pipeline.Sources(
        documents, (), (), own.templates, own.template_paths, own.labels, own.assets, lambda _: b""
    )
    made = pipeline.build(sources, pipeline.Options(NOW))
    return made.found, len(made.value.artifacts)


def shown(name: str, way: str, outcome: Outcome) -> str:
    """A row of the table."""
    kinds = ", ".join(f"`{code}` {count}" for code, count in outcome.codes.most_common(4) if count)
    return f"| {name} | {way} | {outcome.documents} | {outcome.refused} | {kinds} | {outcome.slowest:.1f} | {len(outcome.faults)} |"


def generalised(messages: Iterable[tuple[tuple[str, str], int]]) -> Counter[tuple[str, str]]:
    """Messages with what they quote left out."""
    made: Counter[tuple[str, str]] = Counter()
    for (code, text), count in messages:
        made[code, re.sub(r"\"[^\"\n]{1,600}\"|\d[\d,.:-]*", "…", text)] += count
    return made


def main() -> int:
    """Try every corpus in every way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--messages", type=int, default=10, help="how many of the most frequent messages to show")
    parser.add_argument("--only", default="", help="the corpus to try")
    args = parser.parse_args()
    every: Counter[tuple[str, str]] = Counter()
    faults = documents = refused = 0
    print(
        "| corpus | way | documents | refused | most frequent | ms per kB | tracebacks |\n|---|---|---|---|---|---|---|"
    )
    for name, texts in corpora(args.folder):
        if args.only and not name.startswith(args.only):
            continue
        for way in ("as they are", "our fields", "imported"):
            outcome = Outcome()
            ways = {"as they are": as_they_are, "our fields": with_our_fields, "imported": partial(imported, outcome)}
            files = ways[way](texts)
            tried(files, outcome)
            print(shown(name, way, outcome), flush=True)
            every.update(outcome.messages)
            faults, documents, refused = (
                faults + len(outcome.faults),
                documents + outcome.documents,
                refused + outcome.refused,
            )
            for fault in outcome.faults[:3]:
                print(fault, file=sys.stderr)
    print(f"\n{documents} documents tried, {refused} refused, {faults} tracebacks; the most frequent messages:\n")
    for (code, text), count in generalised(every.items()).most_common(args.messages):
        print(f"{count:6} {code}: {text}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
