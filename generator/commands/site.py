"""What several commands share: reading a site, the time it is, telling what was found."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator import memo, parse, pipeline, read, report, workers
from generator.commands import asked
from generator.commands.asked import Misuse as Misuse
from generator.commands.asked import moment as moment
from generator.commands.asked import now as now
from generator.commands.asked import root as root
from generator.diagnostics import Diagnostic, Severity
from generator.link import Held
from generator.model.document import Document
from generator.model.history import NO_ARCHIVE, Archive
from generator.text import addresses

SOUND, FAULTY, MISUSED = 0, 1, 2
MEMO = f"{asked.CACHE}/memo.sqlite"
PATIENCE = 0.7  # seconds without a word


def sources(folder: Path) -> pipeline.Sources:
    """All that a build of this folder reads."""
    found = read.inputs(folder)
    return pipeline.Sources(
        found.documents,
        found.pictures,
        found.strays,
        found.templates,
        found.template_paths,
        found.labels,
        found.assets,
        lambda path: read.media_bytes(folder, path),
        archive(folder, found.documents),
        lambda: read.reviews(folder),
        found.refused,
    )


def archive(folder: Path, documents: Sequence[Document]) -> Archive:
    """Where this site's past is kept, as its settings say; none for settings that cannot be read."""
    document = next((d for d in documents if d.path == pipeline.SETTINGS), None)
    settings = parse.settings(document).value if document else None
    return read.archive(folder, settings.history.kind) if settings else NO_ARCHIVE


def options(args: argparse.Namespace, at: dt.datetime | None = None) -> pipeline.Options:
    """How the build was asked for, with every core and what earlier builds remember."""
    base = getattr(args, "base_url", "")
    if base and not (
        base.startswith(("https://", "http://")) and addresses.host(base) and base.isprintable() and " " not in base
    ):
        raise Misuse(f"--base-url {base} is no web address; write one such as https://preview.example/")
    return pipeline.Options(
        at or now(args),
        getattr(args, "drafts", False),
        getattr(args, "future", False),
        base,
        getattr(args, "noindex", False),
        getattr(args, "offline", False),
        progress(),
        workers.spread,
        memory(Path(args.root)),
        memo.version(),
    )


def memory(root: Path) -> memo.Memo:
    """What earlier builds of this site remember; nothing if git keeps it, for then others could have written it."""
    today = dt.datetime.now(dt.UTC).toordinal()
    if memo.foreign(root, f"{asked.CACHE}/"):
        print(
            f"{asked.CACHE}/ is kept in git and not used; take it out with: git rm --cached -r .cache", file=sys.stderr
        )
        return memo.Memo(None, today, memo.Seal(b""))
    return memo.opened(root / MEMO, today, aloud, asked.secret())


def aloud(word: str) -> None:
    """Say something to the person who builds."""
    print(word, file=sys.stderr)


def progress() -> Callable[[str], None]:
    """Shows which stage goes on, once the work takes long and if a person watches."""
    if not sys.stderr.isatty():
        return pipeline.silent
    start = time.monotonic()

    def show(stage: str) -> None:
        if time.monotonic() - start > PATIENCE:
            print(f"{stage} …", file=sys.stderr)

    return show


def tell(found: tuple[Diagnostic, ...], given: pipeline.Sources, format: str = "text") -> None:
    """Print the problems: on standard error for people, on standard output for programs."""
    text = ended(shown(found, given, format))
    print(text, end="", file=sys.stderr if format == "text" else sys.stdout)


def ended(text: str) -> str:
    """The text with the end of its last line, if there is any."""
    return text if text.endswith("\n") or not text else f"{text}\n"


def shown(found: tuple[Diagnostic, ...], given: pipeline.Sources, format: str = "text") -> str:
    """The problems as a person or a program reads them, with the lines they are in."""
    lines = {d.path: d.data for d in (*given.documents, *given.labels.values())}
    lines.update({given.template_paths[name]: text.encode() for name, text in given.templates.items()})
    return report.show(found, lines, format)


def is_sound(found: tuple[Diagnostic, ...], strict: bool) -> bool:
    """Whether nothing stops the build."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return not any(d.severity in stops for d in found)


def held_line(held: tuple[Held, ...], at: dt.datetime) -> str:
    """`held back: 2 (a.md until 2025-01-13 08:00 +02:00; b.md draft)`, or ""."""
    if not held:
        return ""
    shown = "; ".join(_held(h) for h in held[:10])
    more = f"; and {len(held) - 10} more, see: digest list --held" if len(held) > 10 else ""
    return f"held back: {len(held)} ({shown}{more})"


def next_change(held: tuple[Held, ...]) -> dt.datetime | None:
    """When the first of what is held back comes in, by the passing of time alone."""
    return min((h.until for h in held if h.until), default=None)


def _held(held: Held) -> str:
    name = held.noun.origin.path.rsplit("/", 1)[-1]
    if held.until is None:
        return f"{name} {held.why}"
    offset = held.until.strftime("%z")
    return f"{name} until {held.until:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]}"
