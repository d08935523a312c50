"""What was asked for: which site, at what time. Imports nothing that only a build needs."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from pathlib import Path


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
