"""What several commands share: reading a site, the time it is, telling what was found."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generator import pipeline, read, report
from generator.diagnostics import Diagnostic, Severity
from generator.link import Held

SOUND, FAULTY, MISUSED = 0, 1, 2
PATIENCE = 0.7  # seconds without a word


class Misuse(Exception):
    """The command was used wrongly; the text says how to use it."""


def root(args: argparse.Namespace) -> Path:
    """The site's folder: --root, or here."""
    folder = Path(args.root)
    if not (folder / "content").is_dir():
        raise Misuse(
            f"{folder.resolve()} holds no site: there is no folder content/ in it. Use --root DIR, or make one with: digest init DIR"
        )
    return folder


def now(args: argparse.Namespace) -> dt.datetime:
    """The time that decides what is held back: --now, SOURCE_DATE_EPOCH, or the clock."""
    given = getattr(args, "now", None)
    if given:
        return moment(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC)


def moment(text: str) -> dt.datetime:
    """A time as --now takes it."""
    try:
        made = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Misuse(f"--now {text}: write a time such as 2025-01-12T14:00+02:00") from None
    return made if made.tzinfo else made.replace(tzinfo=dt.UTC)


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
    )


def options(args: argparse.Namespace) -> pipeline.Options:
    """How the build was asked for."""
    return pipeline.Options(
        now(args),
        args.drafts,
        args.future,
        getattr(args, "base_url", ""),
        getattr(args, "noindex", False),
        getattr(args, "offline", False),
        progress(),
    )


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
    text = shown(found, given, format)
    end = "" if text.endswith("\n") or not text else "\n"
    print(text, end=end, file=sys.stderr if format == "text" else sys.stdout)


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


def _held(held: Held) -> str:
    name = held.noun.origin.path.rsplit("/", 1)[-1]
    if held.until is None:
        return f"{name} {held.why}"
    offset = held.until.strftime("%z")
    return f"{name} until {held.until:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:]}"
