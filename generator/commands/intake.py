"""`digest import`: a web page pasted as text becomes a draft article, with its doubts written in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import intake, pipeline
from generator.commands import asked, new, site
from generator.model.nouns import Broken
from generator.model.registry import Conflict, Entity, Source, Tag


def run(args: argparse.Namespace) -> int:
    """Write the draft; nothing is ever overwritten."""
    root = site.root(args)
    known = _known(pipeline.check(site.sources(root), site.options(args)).value)
    try:
        made = intake.compose(
            _text(args.file), known, today=new.today(root, args), address=args.url or None, title=args.title or None
        )
    except ValueError as fault:
        raise site.Misuse(str(fault)) from None
    if args.print:
        print(made.text, end="")
        return site.SOUND
    day = made.id[:7].split("-")
    path = _free(root / "content" / "articles" / day[0] / day[1] / f"{made.id}.md")
    asked.writable(root, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made.text, encoding="utf-8")
    print(path.relative_to(root).as_posix())
    for doubt in made.doubts:
        print(f"check: {doubt}", file=sys.stderr)
    return site.SOUND


def _text(file: str) -> str:
    data = sys.stdin.buffer.read() if file == "-" else _read(Path(file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise site.Misuse(f"{path} is not a file; give the pasted text's file, or - to paste it here")
    return path.read_bytes()


def _free(path: Path) -> Path:
    if path.exists():
        raise site.Misuse(f"{path} exists; nothing was written. Rename it, or see the draft with --print")
    return path


def _known(result: pipeline.Result) -> list[intake.Known]:
    known: list[intake.Known] = []
    for noun in result.nouns:
        match noun:
            case Tag():
                known.append(
                    intake.Known(
                        "tag", noun.id, (noun.name, *noun.names.values(), *(a.replace("-", " ") for a in noun.aliases))
                    )
                )
            case Conflict():
                known.append(intake.Known("conflict", noun.id, (noun.name,)))
            case Entity():
                known.append(intake.Known("place" if noun.type == "place" else "entity", noun.id, noun.strong_names))
            case Source():
                known.append(intake.Known("source", noun.id, (noun.name, *noun.domains)))
            case Broken():
                continue
            case _:
                continue
    return known
