"""`digest mail`: writes an edition as an e-mail message for whatever sends the newsletter. Sends nothing."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from generator import pipeline, report
from generator.commands import site
from generator.model.page import Artifact, Link

PERIOD = re.compile(r"\d{4}-(\d\d-\d\d|W\d\d)|")
UNSAFE = re.compile(r"[\s<>\x00-\x1f\x7f]")  # what would end a header, or the address in it


def run(args: argparse.Namespace) -> int:
    """Write the message."""
    period = args.period.upper()
    if not PERIOD.fullmatch(period):
        raise site.Misuse(f"{args.period} is no day and no week; write 2025-01-12 or 2025-W02")
    if UNSAFE.search(args.unsubscribe) or not args.unsubscribe.isascii():
        raise site.Misuse("--unsubscribe: write it without spaces, < and >, such as https://lists.example/leave/%ID%")
    given = site.sources(site.root(args))
    leave = Link(args.unsubscribe, "")
    made = pipeline.letters(given, site.options(args), period, leave)
    if not site.is_sound(made.found, args.strict):
        print(
            f"{site.ended(site.shown(made.found, given))}{report.summary(made.found)}; nothing was written",
            file=sys.stderr,
        )
        return site.FAULTY
    files = (file for file in made.value.artifacts if isinstance(file, Artifact))
    message = next((file for file in files if file.path.endswith(".eml")), None)
    if message is None:
        raise site.Misuse(
            f"there is no edition {period}; digest list shows which days have articles"
            if period
            else "there is no edition yet"
        )
    return _written(args, message.path, message.data)


def _written(args: argparse.Namespace, path: str, data: bytes) -> int:
    if args.output == "-":
        sys.stdout.buffer.write(data)
        return site.SOUND
    file = Path(args.output) if args.output else Path(path.rpartition("/")[0].replace("/", "-") + ".eml")
    file.write_bytes(data)
    if not args.quiet:
        print(file)
    return site.SOUND
