"""What was asked for: which site, at what time. Imports nothing that only a build needs."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from pathlib import Path

CACHE = ".cache"
OURS = ("content", "content/site.yaml", "content/evidence.jsonl", "templates", "ledger.jsonl", CACHE)

KEPT = ("content", "templates", CACHE, ".git")  # folders in which nothing is published


class Misuse(Exception):
    """The command was used wrongly; the text says how to use it."""


def root(args: argparse.Namespace) -> Path:
    """The site's folder: --root, or here."""
    folder = Path(args.root)
    if not (folder / "content").is_dir():
        raise Misuse(
            f"{folder.resolve()} holds no site: there is no folder content/ in it. Use --root DIR, or make one with: digest init DIR"
        )
    for name in OURS:
        _refuse_link(folder, name)
    _clear_links(folder / CACHE)
    return folder


def target(args: argparse.Namespace, root: Path) -> Path:
    """Where the site goes: --output, or site/; a whole folder is put in its place, so it is none that holds what is ours."""
    folder = Path(args.output) if args.output else root / "site"
    place, home = folder.resolve(), root.resolve()
    if home.is_relative_to(place) or any(place.is_relative_to(home / name) for name in KEPT):
        raise Misuse(
            f"--output {folder} holds files that the site is made of; name a folder of its own, such as public"
        )
    return folder


def _refuse_link(folder: Path, name: str) -> None:
    """What a site consists of is not somewhere else: a stranger's commit may hold links to anywhere."""
    path = folder / name
    if path.is_symlink() and (name == CACHE or not _leads_into(path, folder.resolve())):
        raise Misuse(
            f"{path} is a link that leads out of the site's folder. Nothing is read or written there; put the file or folder itself in its place"
        )


def _leads_into(path: Path, home: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):  # to nothing, or round in a circle
        return False


def _clear_links(cache: Path) -> None:
    """What we remember is never a link; through one, something else would be overwritten."""
    if cache.is_dir():
        with os.scandir(cache) as found:
            links = [entry.path for entry in found if entry.is_symlink()]
        for link in links:
            Path(link).unlink()


def writable(root: Path, path: Path) -> Path:
    """The path, if what is written there stays in the site's folder."""
    if path.is_symlink() or not _leads_into(next(p for p in path.parents if p.exists()), root.resolve()):
        raise Misuse(f"{path} is or stands behind a link; nothing was written")
    return path


def secret() -> str:
    """What a host that keeps `.cache/` between machines gives, so that they know their own memory again."""
    return os.environ.get("DIGEST_SEAL", "")


def now(args: argparse.Namespace) -> dt.datetime:
    """The time that decides what is held back: --now, SOURCE_DATE_EPOCH, or the clock."""
    given = getattr(args, "now", None)
    if given:
        return moment(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        except (ValueError, OverflowError, OSError):
            raise Misuse(f"SOURCE_DATE_EPOCH={epoch[:30]} is no time that a calendar has") from None
    return dt.datetime.now(dt.UTC)


def moment(text: str) -> dt.datetime:
    """A time as --now takes it."""
    try:
        made = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Misuse(f"--now {text}: write a time such as 2025-01-12T14:00+02:00") from None
    return made if made.tzinfo else made.replace(tzinfo=dt.UTC)
