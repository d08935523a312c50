"""`digest serve`: builds, serves, and reloads the browser on each save.

The page that is open is made at once, the whole site behind it. What is wrong shows over the page that still stands; once mended,
the page comes back by itself. The script that reloads is in served pages only, never in built ones.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import sys
import threading
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from generator import pipeline, read, report
from generator.commands import site
from generator.commands.watching import Looked, watching
from generator.diagnostics import Diagnostic, gather
from generator.model.document import Document
from generator.model.page import Artifact
from generator.pipeline.before import Before
from generator.pipeline.live import Live, styled
from generator.text import addresses

CALM = 0.3  # seconds without a save before the whole site is built
SCRIPT = b"""
const overlay = document.createElement("pre");
overlay.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;background:#300;color:#fff;font:13px/1.5 monospace;white-space:pre-wrap;z-index:9";
const shown = new URL(document.currentScript.src).searchParams.get("mark");
const events = new EventSource("/-/events?page=" + encodeURIComponent(location.pathname));
events.onmessage = (event) => {
  const state = JSON.parse(event.data);
  if (state.mark !== shown) { events.close(); location.reload(); return; }
  overlay.textContent = state.faults;
  if (state.faults) document.body.append(overlay); else overlay.remove();
};
"""


# By which names this machine asks itself.
OWN = ("127.0.0.1", "localhost", "::1")


class State:
    """The site as last built, pages that are ahead of it, and what is wrong since."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.ahead: dict[str, bytes] = {}  # made since the build that `files` are of
        self.assets: tuple[str, ...] = ()
        self.before = Before()
        self.live: Live | None = None
        self.faults = ""  # of the last build
        self.ahead_faults = ""  # of what was saved since
        self.open: Counter[str] = Counter()  # the pages that browsers show
        self.turn = 0  # how often something changed
        self.changed = threading.Condition()

    def known(self) -> Before:
        """What the last sound build made: all of it stands, in memory."""
        return replace(self.before, intact=frozenset(self.files))

    def file(self, name: str) -> bytes | None:
        """A file as it is now."""
        found = self.ahead.get(name)
        return self.files.get(name) if found is None else found

    def mark(self, name: str) -> str:
        """What tells a page from what it was: its bytes, and those of style sheets and scripts."""
        made = hashlib.blake2b(digest_size=8)
        for path in (name, *self.assets):
            made.update(self.file(path) or b"")
        return made.hexdigest()

    def shown(self) -> list[str]:
        """The pages that browsers show now."""
        with self.changed:
            return [name for name, count in self.open.items() if count]

    def watched(self, name: str, by: int) -> None:
        """One browser more or less shows a page."""
        with self.changed:
            self.open[name] += by

    def wait(self, turn: int) -> None:
        """Wait until something changed since that turn, but not long: a browser may have gone away."""
        with self.changed:
            self.changed.wait_for(lambda: self.turn != turn, timeout=15)

    def tell(self) -> None:
        """Wake every browser that waits."""
        with self.changed:
            self.turn += 1
            self.changed.notify_all()

    def update(self, made: pipeline.Result, faults: str) -> None:
        """Take a build: its files if it made any, its faults in any case."""
        if made.artifacts:
            files = {path: self.files[path] for path in made.standing}
            files.update((a.path, a.data) for a in made.artifacts if isinstance(a, Artifact))
            self.files, self.ahead, self.before, self.live = files, {}, made.before, made.live and made.live()
            self.assets = tuple(sorted(path for path in files if path.startswith("assets/")))
        self.faults, self.ahead_faults = faults, ""


class Desk:
    """Builds the site of one folder for a state: a page that is open at once, and everything behind it."""

    def __init__(self, folder: Path, args: argparse.Namespace, state: State, url: str) -> None:
        self.folder, self.args, self.state, self.url = folder, args, state, url
        unpublished = not args.published
        self.options = replace(site.options(args), drafts=unpublished, future=unpublished, noindex=True)
        self.saves: list[Path] = []  # since the last build began
        self.due = threading.Event()
        self.one = threading.Lock()  # for what changes the state

    def saved(self, paths: Iterable[Path]) -> None:
        """Make what is open again as far as it can be made at once; the rest is due."""
        with self.one:
            self.saves.extend(paths)
            self._ahead(self.saves)
        self.due.set()

    def _ahead(self, paths: Iterable[Path]) -> None:
        state, live, found = self.state, self.state.live, list[Diagnostic]()
        documents: dict[str, Document] = {}
        for path in dict.fromkeys(paths):
            document = self._document(path)
            if document is None or live is None:
                continue
            documents[document.path] = document
            now = live.saved(document)
            if isinstance(now, Live):
                live = now
            elif now is not None:
                found.extend(now)
        if live and any(path.is_relative_to(self.folder / "templates") for path in paths):
            texts, where, _, assets = read.templates(self.folder)
            live = live.styled(texts, where)
            state.ahead.update((a.path, a.data) for a in styled(assets))
        if live and live is not state.live:
            state.ahead.update((name, data) for name in state.shown() if (data := live.page(name)) is not None)
        lines = {path: document.data for path, document in documents.items()}
        state.ahead_faults = report.show(gather([found]), lines, "text") if found else ""
        state.tell()

    def _document(self, path: Path) -> Document | None:
        """A text of the site as it stands on disk now."""
        if path.suffix != ".md" or not path.is_relative_to(self.folder / "content"):
            return None
        try:
            name = unicodedata.normalize("NFC", path.relative_to(self.folder).as_posix())
            return Document(name, path.read_bytes())
        except OSError:
            return None

    def whole(self) -> None:
        """Build everything, once saves have come to rest."""
        while True:
            self.due.wait()
            while self.due.is_set():
                self.due.clear()
                time.sleep(CALM)
            self.build()

    def build(self) -> None:
        """Build everything; pages saved meanwhile stay ahead."""
        start = time.perf_counter()
        with self.one:
            self.saves.clear()
        try:
            given = site.sources(self.folder)
            now = replace(self.options, now=site.now(self.args), base_url=self.url, before=self.state.known())
            made = pipeline.build(given, now)
        except OSError as fault:  # a file went away between listing and reading: the next save will tell
            print(f"could not read: {fault}", file=sys.stderr)
            return
        lines = {d.path: d.data for d in given.documents}
        errors = [d for d in made.found if not site.is_sound((d,), strict=False)]
        site.tell(made.found, given)
        with self.one:
            self.state.update(made.value, report.show(errors, lines, "text"))
            if self.saves:
                self._ahead(self.saves)
        self.state.tell()
        done = "showing the last sound state" if errors else f"{len(self.state.files)} files"
        said = "; ".join(filter(None, (report.summary(made.found), done)))
        print(f"{said} in {time.perf_counter() - start:.1f} s", file=sys.stderr)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    folder = site.root(args).resolve()
    state = State()
    try:
        server = Server((args.host, args.port), state)
    except (OSError, OverflowError) as fault:
        why = getattr(fault, "strerror", None) or "ports go from 1 to 65535"
        raise site.Misuse(f"port {args.port} cannot be used ({why}); take another with --port") from None
    shown = f"http://{args.host}:{server.server_address[1]}/"
    desk = Desk(folder, args, state, shown)
    folders = (folder / "content", folder / "templates")
    looked = Looked(folders)
    desk.build()  # before there are threads: beside them nothing can be made on every core
    print(f"{shown}  (stop with Ctrl-C)", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=desk.whole, daemon=True).start()
    with watching(folders) as saves, suppress(KeyboardInterrupt):
        missed = looked.look()
        while True:
            desk.saved(missed or saves.wait())
            missed = set()
    server.shutdown()
    return site.SOUND


class Server(ThreadingHTTPServer):
    """A server that knows the site."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], state: State) -> None:
        super().__init__(address, Handler)
        self.state = state


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of the last sound build from memory."""

    server: Server

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request, if it was made to this machine: a page elsewhere may give its own name our address to read drafts."""
        name = addresses.host(f"//{self.headers.get('Host', '')}")
        if self.server.server_address[0] in OWN and name not in OWN:
            self.answer(403, "text/plain", b"Ask for this by its own address, such as http://127.0.0.1/.\n")
            return
        path = unquote(urlsplit(self.path).path)
        if path == "/-/events":
            asked = parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]
            self.events(_name(unquote(asked)))
        elif path == "/-/reload.js":
            self.answer(200, "text/javascript", SCRIPT)
        else:
            self.page(path.lstrip("/"))

    def page(self, path: str) -> None:
        """Answer with a file, the index of a folder, or the 404."""
        name = _name(path)
        if name not in self.server.state.files and f"{path}/index.html" in self.server.state.files:
            self.send_response(301)
            self.send_header("Location", f"/{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        state = self.server.state
        data = state.file(name)
        missing = state.file("404.html") or _first_faults(state)
        kind = self.guess_type(name if data is not None else "404.html")
        body = data if data is not None else missing
        if kind == "text/html":
            script = f'<script src="/-/reload.js?mark={state.mark(name)}"></script></body>'
            body = body.replace(b"</body>", script.encode())
        self.answer(
            200 if data is not None else 404, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, body
        )

    def answer(self, status: int, kind: str, body: bytes) -> None:
        """Send one whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def events(self, name: str) -> None:
        """Tell the browser of each new state of its page until it goes away."""
        state = self.server.state
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        state.watched(name, 1)
        told = ""
        try:
            while True:
                turn = state.turn
                message = json.dumps({"mark": state.mark(name), "faults": state.ahead_faults or state.faults})
                self.wfile.write(f"data: {message}\n\n".encode() if message != told else b": still here\n\n")
                self.wfile.flush()
                told = message
                state.wait(turn)
        except OSError:
            self.close_connection = True
        finally:
            state.watched(name, -1)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


def _name(path: str) -> str:
    """The file for an address: a folder's is its index."""
    path = path.lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def _first_faults(state: State) -> bytes:
    """What is shown when nothing sound has been built yet."""
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>digest</title><body><pre>{html.escape(state.faults)}</pre></body></html>".encode()
