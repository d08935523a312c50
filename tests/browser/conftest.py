"""Sites served on this machine as a host serves them, and a Chromium that notes whatever it complains of."""

import functools
import http.server
import os
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from generator import pipeline
from playwright.sync_api import sync_playwright

from tests.sites import NOW, ROOT, built
from tests.story import month

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".js": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
}


@dataclass(frozen=True)
class Site:
    """A built site and where it is served."""

    files: dict[str, bytes]
    root: str

    def addresses(self, *beginnings: str) -> list[str]:
        """The first page whose address begins so, of each kind."""
        every = sorted(path.removesuffix("index.html") for path in self.files if path.endswith("/index.html"))
        return [next(a for a in every if a.startswith(start) and a != start) for start in beginnings]


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves files from memory, with the headers that the site's `_headers` asks for every file.

    A slow line brings a page in about 20 pieces, each a frame of the screen after the one before. They end where lines
    end: that a word which arrives in two parts wraps between them is no fault of a page.
    """

    def __init__(self, files: dict[str, bytes], slow: bool, *given: object) -> None:
        self.files = files
        self.slow = slow
        super().__init__(*given)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        name = f"{path}index.html" if path == "" or path.endswith("/") else path
        status, name = (200, name) if name in self.files else (404, "404.html")
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(Path(name).suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(self.files[name])))
        everywhere = self.files["_headers"].decode().split("\n/", 2)[0]
        for line in everywhere.splitlines()[1:]:
            header, _, value = line.strip().partition(": ")
            self.send_header(header, value)
        self.end_headers()
        for piece in pieces(self.files[name]) if self.slow and name.endswith(".html") else [self.files[name]]:
            self.wfile.write(piece)
            if self.slow:
                time.sleep(0.02)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def pieces(data: bytes) -> list[bytes]:
    """About 20 runs of whole lines."""
    made, piece = [], b""
    for line in data.splitlines(keepends=True):
        piece += line
        if len(piece) >= len(data) / 20:
            made.append(piece)
            piece = b""
    return [*made, piece]


@contextmanager
def served(files: dict[str, bytes], *, slow: bool = False):
    """The files at an address of this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, files, slow))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(files, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration site; below `month/` stands one whose articles have a history, which must work in a folder as well."""
    from generator.commands.site import sources

    made = pipeline.build(sources(ROOT), replace(pipeline.Options(NOW), base_url="http://127.0.0.1/"))
    files = {artifact.path: artifact.data for artifact in made.value.artifacts}
    files |= {
        f"month/{path}": data
        for path, data in month(tmp_path_factory.mktemp("month") / "site", "ledger").build().items()
    }
    with served(files) as site:
        yield site


@pytest.fixture(scope="session")
def slow(demo):
    """The demonstration site over a slow line."""
    with served(demo.files, slow=True) as site:
        yield site


@pytest.fixture(scope="session")
def little():
    """Makes and serves little sites; each is made once."""
    kept: dict[str, Site] = {}
    open_: list[object] = []

    def serve(text: str) -> Site:
        if text not in kept:
            made = built(text)
            assert not [d for d in made.found if d.severity.value == "error"], made.found
            context = served({artifact.path: artifact.data for artifact in made.value.artifacts})
            kept[text] = context.__enter__()
            open_.append(context)
        return kept[text]

    yield serve
    for context in open_:
        context.__exit__(None, None, None)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def chromium():
    """A real browser; that there is none is an error, never a skip."""
    path = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    assert path, "these tests need Chromium; on Debian or Ubuntu: sudo apt install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Tab:
    """A page with what the browser complained of: its errors, and requests to elsewhere."""

    page: object
    site: Site
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> object:
        """Go to an address of the site."""
        self.page.goto(self.site.root + address)  # type: ignore[attr-defined]
        return self.page


@pytest.fixture
def tab(chromium):
    """Opens pages of a site in a context of their own."""
    contexts = []

    def opened(site: Site, **settings: object) -> Tab:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        made = Tab(context.new_page(), site)
        note = made.complaints.append
        made.page.on("console", lambda said: said.type in ("error", "warning") and note(said.text))
        made.page.on("pageerror", lambda error: note(str(error)))
        made.page.on("request", lambda asked: asked.url.startswith((site.root, "data:")) or note(f"asked {asked.url}"))
        made.page.on("response", lambda got: got.status < 400 or note(f"{got.status} {got.url}"))
        return made

    yield opened
    for context in contexts:
        context.close()
