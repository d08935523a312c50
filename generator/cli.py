"""Turns arguments into a command and its outcome into an exit code: 0 sound, 1 faults in the content, 2 wrong use."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

from generator import VERSION

ABOUT = "Build a conflict-news digest: Markdown articles in content/, a plain site and RSS feeds out."
EXIT = (
    "Exit codes: 0 all is sound; 1 there are faults in the content; 2 the command was used wrongly or the disk refused."
)
Subparsers = argparse._SubParsersAction


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    parser = _parser()
    args = parser.parse_args(argv)
    if not getattr(args, "module", ""):
        parser.print_help()
        return 2
    from generator.commands.site import Misuse

    try:
        return int(importlib.import_module(f"generator.commands.{args.module}").run(args))
    except Misuse as fault:
        print(f"digest {args.command}: {fault}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        print(f"digest {args.command}: the disk refused: {_disk(fault)}. Nothing was published.", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    return 2


def _disk(fault: OSError) -> str:
    return f"{fault.strerror or fault}{f' ({fault.filename})' if fault.filename else ''}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="digest", description=ABOUT, epilog=EXIT)
    parser.add_argument("--version", action="version", version=f"digest {VERSION}")
    parser.add_argument(
        "--root", default=".", metavar="DIR", help="the site's folder, which holds content/ (default: here)"
    )
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    _build(commands)
    _check(commands)
    return parser


def _add(
    commands: Subparsers[argparse.ArgumentParser], name: str, module: str, help: str, about: str = ""
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help, description=about or help, epilog=EXIT)
    parser.set_defaults(module=module)
    parser.add_argument("--root", default=argparse.SUPPRESS, metavar="DIR", help=argparse.SUPPRESS)
    return parser


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--drafts", action="store_true", help="let in what is marked status: draft")
    parser.add_argument("--future", action="store_true", help="let in what waits for its date or embargo")
    parser.add_argument("--now", metavar="TIME", help="take this time for now, such as 2025-01-12T14:00+02:00")
    parser.add_argument("--strict", action="store_true", help="let warnings fail, too")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is sound")


def _build(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = "Check everything, and if it is sound make site/. If anything is wrong, nothing is published and the old site still stands."
    parser = _add(commands, "build", "build", "check everything and make the site", about)
    _selection(parser)
    parser.add_argument(
        "--base-url",
        default="",
        metavar="URL",
        help="the site's address for this build, as previews need; ids of feeds stay",
    )
    parser.add_argument("--noindex", action="store_true", help="ask search engines to stay away, as previews need")
    parser.add_argument(
        "--offline", action="store_true", help="write index.html into links, for file:// and USB sticks"
    )
    parser.add_argument(
        "--output", default="", metavar="DIR", help="where the site goes (default: site/ in the site's folder)"
    )


def _check(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "check", "check", "say all that is wrong, publish nothing")
    _selection(parser)
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="for people, for GitHub's annotations, for programs",
    )
