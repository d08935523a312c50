"""`digest serve`: builds, serves, and reloads the browser on each save.

What is wrong shows over the page that still stands; once mended, the page comes back by itself. The script that reloads is
in served pages only, never in built ones.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import sys
import threading
import time
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator import pipeline, report
from generator.commands import site
from generator.model.page import Artifact
from generator.pipeline.before import Before

POLL = 0.4
RELOAD = b'<script src="/-/reload.js"></script></body>'
SCRIPT = b"""
const overlay = document.createElement("pre");
overlay.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;background:#300;color:#fff;font:13px/1.5 monospace;white-space:pre-wrap;z-index:9";
const events = new EventSource("/-/events");
let seen = null;
events.onmessage = (event) => {
  const state = JSON.parse(event.data);
  if (seen !== null && state.version !== seen) { location.reload(); return; }
  seen = state.version;
  overlay.textContent = state.faults;
  if (state.faults) document.body.append(overlay); else overlay.remove();
};
"""


class State:
    """The site as last built, and what is wrong since."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.before = Before()
        self.faults = ""
        self.version = 0
        self.changed = threading.Condition()

    def known(self) -> Before:
        """What the last sound build made: all of it stands, in memory."""
        return replace(self.before, intact=frozenset(self.files))

    def update(self, made: pipeline.Result, faults: str) -> None:
        """Take a build: its files if it made any, its faults in any case."""
        with self.changed:
            if made.artifacts:
                files = {path: self.files[path] for path in made.standing}
                files.update((a.path, a.data) for a in made.artifacts if isinstance(a, Artifact))
                self.version += files != self.files
                self.files, self.before = files, made.before
            self.faults = faults
            self.changed.notify_all()


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    folder = site.root(args)
    state = State()
    try:
        server = Server((args.host, args.port), state)
    except OSError as fault:
        raise site.Misuse(f"port {args.port} cannot be used ({fault.strerror}); take another with --port") from None
    unpublished = not args.published
    options = replace(site.options(args), drafts=unpublished, future=unpublished, noindex=True)
    shown = f"http://{args.host}:{server.server_address[1]}/"
    _build(folder, args, state, shown, options)
    print(f"{shown}  (stop with Ctrl-C)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _watch(folder, args, state, shown, options)
    except KeyboardInterrupt:
        server.shutdown()
    return site.SOUND


def _watch(folder: Path, args: argparse.Namespace, state: State, url: str, options: pipeline.Options) -> None:
    seen = _stamp(folder)
    while True:
        time.sleep(POLL)
        now = _stamp(folder)
        if now != seen:
            seen = now
            _build(folder, args, state, url, options)


def _stamp(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Every file with its time and size; a save changes one of them."""
    found = set()
    for base in (folder / "content", folder / "templates"):
        for here, folders, names in os.walk(base):
            folders[:] = [f for f in folders if not f.startswith(".")]
            for name in names:
                try:
                    stat = os.stat(os.path.join(here, name))  # noqa: PTH116, PTH118  # thousands of them, each half second
                except OSError:
                    continue
                found.add((f"{here}/{name}", stat.st_mtime_ns, stat.st_size))
    return frozenset(found)


def _build(folder: Path, args: argparse.Namespace, state: State, url: str, options: pipeline.Options) -> None:
    start = time.perf_counter()
    try:
        given = site.sources(folder)
        made = pipeline.build(given, replace(options, now=site.now(args), base_url=url, before=state.known()))
    except OSError as fault:  # a file went away between listing and reading: the next look will see
        print(f"could not read: {fault}", file=sys.stderr)
        return
    lines = {d.path: d.data for d in given.documents}
    errors = [d for d in made.found if not site.is_sound((d,), strict=False)]
    site.tell(made.found, given)
    state.update(made.value, report.show(errors, lines, "text"))
    done = "showing the last sound state" if errors else f"{len(state.files)} files"
    said = "; ".join(filter(None, (report.summary(made.found), done)))
    print(f"{said} in {time.perf_counter() - start:.1f} s", file=sys.stderr)


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
        """Answer a request."""
        path = unquote(urlsplit(self.path).path)
        if path == "/-/events":
            self.events()
        elif path == "/-/reload.js":
            self.answer(200, "text/javascript", SCRIPT)
        else:
            self.page(path.lstrip("/"))

    def page(self, path: str) -> None:
        """Answer with a file, the index of a folder, or the 404."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name not in self.server.state.files and f"{path}/index.html" in self.server.state.files:
            self.send_response(301)
            self.send_header("Location", f"/{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = self.server.state.files.get(name)
        missing = self.server.state.files.get("404.html") or _first_faults(self.server.state)
        kind = self.guess_type(name if data is not None else "404.html")
        body = data if data is not None else missing
        if kind == "text/html":
            body = body.replace(b"</body>", RELOAD)
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

    def events(self) -> None:
        """Tell the browser of each new state until it goes away."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                message = json.dumps({"version": self.server.state.version, "faults": self.server.state.faults})
                self.wfile.write(f"data: {message}\n\n".encode())
                self.wfile.flush()
                with self.server.state.changed:
                    self.server.state.changed.wait(timeout=15)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


def _first_faults(state: State) -> bytes:
    """What is shown when nothing sound has been built yet."""
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>digest</title><body><pre>{html.escape(state.faults)}</pre></body></html>".encode()
