"""Turns arguments into a command and its outcome into an exit code: 0 sound, 1 faults in the content, 2 wrong use, 3 our fault."""

from __future__ import annotations

import argparse
import atexit
import importlib
import io
import os
import sys

from generator import VERSION

ABOUT = "Build a conflict-news digest: Markdown articles in content/, a plain site and RSS feeds out."
EXIT = "Exit codes: 0 all is sound; 1 there are faults in the content; 2 the command was used wrongly or the disk refused; 3 the program is at fault."
Subparsers = argparse._SubParsersAction


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file's name may hold what no encoding does
    parser = _parser()
    args, left = parser.parse_known_args(argv)
    if left and args.command == "new" and not any(word.startswith("-") for word in left):
        args.words += left  # argparse takes no title that stands after an option
    elif left:
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    if not getattr(args, "module", ""):
        parser.print_help()
        return 2
    from generator.commands.asked import Misuse

    try:
        return int(importlib.import_module(f"generator.commands.{args.module}").run(args))
    except Misuse as fault:
        print(f"digest {args.command}: {fault}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        print(f"digest {args.command}: the disk refused: {_disk(fault)}. Nothing was published.", file=sys.stderr)
    except MemoryError as fault:
        why = str(fault) or "there is not enough memory"
        print(f"digest {args.command}: {why}. Nothing was published.", file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    except Exception:
        _ours(args.command)
        return 3
    return 2


def command() -> None:
    """Run the command and end the process at once: to free one by one all that a large build made would take a second."""
    code = main()
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        pass
    os._exit(code)


def _ours(command: str) -> None:
    """Say that it is not the user's fault, with what whoever mends it needs."""
    import traceback

    traceback.print_exc()
    print(
        f"digest {command}: this is a fault of the program, not of your content, and nothing was published.",
        file=sys.stderr,
    )
    print("Please report it with the lines above; what they quote of your text you may leave out.", file=sys.stderr)


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
    _serve(commands)
    _new(commands)
    _import(commands)
    _list(commands)
    _fix(commands)
    _diff(commands)
    _ledger(commands)
    _correct(commands)
    _evidence(commands)
    _init(commands)
    _mail(commands)
    _ping(commands)
    _sign(commands)
    _verify(commands)
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


def _serve(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = "Build, serve, and reload the browser on each save. Drafts and what waits for its date are shown; nothing is written to site/."
    parser = _add(commands, "serve", "serve", "show the site, and reload on each save", about)
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000; 0 takes a free one)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: this machine only)")
    parser.add_argument("--published", action="store_true", help="show only what a build would publish now")
    parser.add_argument("--now", metavar="TIME", help="take this time for now")


def _new(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = "Write the beginnings of a file, with its id in it. Nothing is ever overwritten."
    parser = _add(commands, "new", "new", "begin an article, note, digest, entity or source", about)
    parser.add_argument("kind", choices=("article", "note", "digest", "entity", "source"), help="what to begin")
    parser.add_argument("words", nargs="*", metavar="TITLE", help="its title or name; for a digest the day or week")
    parser.add_argument("--slug", default="", help="its name in the address, where the title is not in Latin letters")
    parser.add_argument("--type", default="", help="of an entity: person, place, ...; of a source: outlet, agency, ...")
    parser.add_argument("--domain", default="", help="of a source: the host name of its pages")
    parser.add_argument("--now", metavar="TIME", help="take this time for now")


def _import(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Turn a web page pasted as text into a draft: date, headings and quotations found, leftovers dropped, tags proposed, "
        "doubts written as # CHECK: comments. Offline; never overwrites."
    )
    parser = _add(commands, "import", "intake", "turn pasted text into a draft", about)
    parser.add_argument("file", metavar="FILE", help="the text's file, or - to read what is pasted")
    parser.add_argument("--url", default="", help="the page's address, if you know it")
    parser.add_argument("--title", default="", help="the page's title, if the text lacks it")
    parser.add_argument("--print", action="store_true", help="show the draft instead of writing it")
    parser.add_argument("--now", metavar="TIME", help="take this time for now")
    parser.set_defaults(drafts=False, future=False)


def _list(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "list", "listing", "every article with its state")
    parser.add_argument("--held", action="store_true", help="only what is held back")
    _selection(parser)


def _fix(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Write missing ids, clean addresses of tracking, put tags under their main name, take out of pictures' files where and "
        "by whom they were taken. Shows the difference first."
    )
    parser = _add(commands, "fix", "fix", "write missing ids, tidy what is safe to tidy", about)
    parser.add_argument("--yes", action="store_true", help="write without asking")


def _diff(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Tell what changed in an editor's words: figures, statuses, sources, names, words. Compares the files with a commit, or with "
        "the ledger where the site keeps one."
    )
    parser = _add(commands, "diff", "diff", "say what changed, in an editor's words", about)
    parser.add_argument(
        "rev", nargs="?", default="", metavar="REV", help="a commit, branch or tag (default: the newest commit)"
    )


def _ledger(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Write down in ledger.jsonl what is published now, so that later builds know it. For sites with history: ledger; run it "
        "before the build that you publish, and keep the file with the content."
    )
    parser = _add(commands, "ledger", "ledger", "write down what is published now", about)
    parser.add_argument("--now", metavar="TIME", help="take this time for now, such as 2025-01-12T14:00+02:00")
    parser.add_argument("--force", action="store_true", help="write it though site.yaml names another history")
    parser.set_defaults(drafts=False, future=False)


def _correct(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Write an entry under corrections: in an article that readers have seen. Asks for what is not given, shows the difference, "
        "writes after a yes, then checks the file. Nothing else in it changes."
    )
    parser = _add(commands, "correct", "correct", "say that our own text was wrong", about)
    parser.add_argument("article", metavar="ID", help="the article's id, its file or the last part of its address")
    parser.add_argument(
        "--kind", default="", choices=("correction", "clarification", "update", "retraction"), help="what it is"
    )
    parser.add_argument("--text", default="", help="what was wrong and what is right, in a sentence that is published")
    parser.add_argument("--was", default="", metavar="WORDS", help="the words that stood there")
    parser.add_argument(
        "--now", dest="became", default="", metavar="WORDS", help="the words that stand there now (here, not a time)"
    )
    parser.add_argument("--id", default="", metavar="NAME", help="the entry's name (default: its day, numbered)")
    parser.add_argument(
        "--date", default="", metavar="DAY", help="the day of the change (default: today, in the site's zone)"
    )
    parser.add_argument("--mark", action="store_true", help="mark the place in the text, after the words of --now")
    parser.add_argument("--yes", action="store_true", help="write without asking")


def _evidence(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Ask, over the network and politely, whether cited pages are still there, and keep what is found in content/evidence.jsonl, "
        "which belongs in git. Can be stopped at any time: the next run goes on. Builds read that file and never the network."
    )
    parser = _add(commands, "evidence", "evidence", "ask whether cited pages are still there", about)
    parser.add_argument("articles", nargs="*", metavar="ID", help="only what these articles or notes cite, due or not")
    parser.add_argument("--most", type=int, default=200, metavar="N", help="pages in one run (default: 200)")
    parser.add_argument(
        "--after", type=int, default=30, metavar="DAYS", help="look again after so many days (default: 30)"
    )
    parser.add_argument(
        "--archive", action="store_true", help="have pages without a copy saved by the archive of site.yaml"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be looked at, ask nobody")
    parser.add_argument(
        "--pause", type=float, metavar="SECONDS", help="between two questions to a host (default: site.yaml's)"
    )
    parser.add_argument(
        "--patience", type=float, default=30, metavar="SECONDS", help="for one page in all (default: 30)"
    )
    parser.add_argument("--size", type=int, default=5, metavar="MB", help="of the largest page (default: 5)")
    parser.add_argument("--now", metavar="TIME", help="take this time for now")
    parser.add_argument("--loopback", action="store_true", help=argparse.SUPPRESS)  # for tests


def _init(commands: Subparsers[argparse.ArgumentParser]) -> None:
    parser = _add(commands, "init", "init", "make a small working site")
    parser.add_argument("dir", metavar="DIR", help="the folder to make it in")


def _ping(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Tell the WebSub hub that content/site.yaml names (websub:) which feeds have changed since the last ping. "
        "Run it after the deploy. Exit code 1: the hub did not take all of it; what is left is told the next time."
    )
    parser = _add(commands, "ping", "ping", "tell the WebSub hub which feeds have changed", about)
    parser.add_argument("--output", default="", metavar="DIR", help="where the built site is (default: site/)")
    parser.add_argument("--all", action="store_true", help="tell of every feed, changed or not")
    parser.add_argument("--dry-run", action="store_true", help="say what would be told, send nothing")


def _sign(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Sign site/manifest.json, which holds the SHA-256 of every file, with ssh-keygen or minisign, whichever the key is for. "
        "Run it after the build and before the deploy; a build that changes the site takes the old signature away."
    )
    parser = _add(commands, "sign", "copies", "sign the site's list of files", about)
    parser.add_argument("--key", required=True, metavar="FILE", help="your secret key, of ssh or of minisign")
    parser.add_argument("--output", default="", metavar="DIR", help="where the built site is (default: site/)")


def _verify(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Compare a copy of a site with its manifest and the manifest with its signature; name each file that is missing, changed "
        "or added. Exit code 1: the copy is not what was signed."
    )
    parser = _add(commands, "verify", "copies", "check a copy of the site, file by file", about)
    parser.add_argument("where", metavar="DIR|URL", help="the copy: a folder, or an address that begins with https://")
    parser.add_argument(
        "--key", default="", metavar="KEY", help="the public key or its file (default: signing: in content/site.yaml)"
    )


def _mail(commands: Subparsers[argparse.ArgumentParser]) -> None:
    about = (
        "Write an edition as an e-mail message, in plain text and HTML, for whatever sends your newsletter. "
        "What your service puts in for each reader stands in it as you name it. Nothing is sent."
    )
    parser = _add(commands, "mail", "mail", "write an edition as an e-mail message", about)
    parser.add_argument(
        "period", nargs="?", default="", metavar="DAY|WEEK", help="2025-01-12 or 2025-W02 (default: the newest day)"
    )
    parser.add_argument(
        "--unsubscribe",
        default="%UNSUBSCRIBE%",
        metavar="TEXT",
        help="what your service replaces by each reader's address to leave (default: %%UNSUBSCRIBE%%)",
    )
    parser.add_argument(
        "--output",
        default="",
        metavar="FILE",
        help="the file, - for standard output (default: the edition's name and .eml, here)",
    )
    _selection(parser)
