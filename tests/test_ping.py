"""`digest ping` and the hub in the feeds, against a hub on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import feedparser
import pytest
from generator import cli
from generator.feeds import atom, json_feed, rss

from tests.feeds_view import view
from tests.sites import ARTICLE, SETTINGS, lay_out, pages

HUB = "https://hub.example/"


class Hub(ThreadingHTTPServer):
    """Answers as it is told to, and remembers what it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.heard: list[dict[str, list[str]]] = []
        self.answer, self.headers = 204, {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class Answers(BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append(parse_qs(body))
        self.send_response(self.server.answer)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def site(folder: Path, hub: str, text: str = ARTICLE) -> None:
    websub = f"websub: {hub}\n" if hub else ""
    lay_out(folder, f"-- content/site.yaml --\n{SETTINGS}{websub}-- content/articles/x.md --\n{text}")
    assert cli.main(["--root", str(folder), "build", "--quiet"]) == 0


def ping(folder: Path, *more: str) -> int:
    return cli.main(["--root", str(folder), "ping", *more])


def topics(hub: Hub) -> list[str]:
    assert all(heard["hub.mode"] == ["publish"] for heard in hub.heard)
    return [url for heard in hub.heard for url in heard["hub.url"]]


def test_only_what_changed_is_told(tmp_path: Path, hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    """First of everything, then of nothing, after an edit of the feeds that hold the article; never of an archive."""
    site(tmp_path, hub.address)
    assert ping(tmp_path) == 0
    assert {"https://digest.example/feed.xml", "https://digest.example/feed.atom", "https://digest.example/feed.json",
            "https://digest.example/tags/ceasefire/feed.xml"} <= set(topics(hub))  # fmt: skip
    assert not any("/2025/feed" in url for url in topics(hub))

    hub.heard.clear()
    assert ping(tmp_path) == 0
    assert "no feed has changed since the last ping" in capsys.readouterr().out
    assert hub.heard == []

    site(tmp_path, hub.address, ARTICLE.replace("The ministry said so.", "The ministry said so again."))
    assert ping(tmp_path) == 0
    told = topics(hub)
    assert "https://digest.example/tags/prisoners-of-war/feed.atom" in told
    assert "https://digest.example/tags/ceasefire/feed.atom" not in told


def test_what_the_hub_refuses_is_told_again(tmp_path: Path, hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    """The reason is said, the exit code is 1, and nothing counts as told."""
    site(tmp_path, hub.address)
    hub.answer, hub.headers = 503, {"Retry-After": "120"}
    assert ping(tmp_path) == 1
    assert "asks us to come back later (Retry-After: 120)" in capsys.readouterr().err
    assert len(hub.heard) == 1

    hub.answer, hub.headers = 301, {"Location": "https://elsewhere.example/"}
    assert ping(tmp_path) == 1
    assert "has moved to https://elsewhere.example/; change websub: in content/site.yaml" in capsys.readouterr().err

    hub.answer, hub.headers = 202, {}
    hub.heard.clear()
    assert ping(tmp_path) == 0
    assert "https://digest.example/feed.xml" in topics(hub)


def test_a_hub_that_is_not_there_is_a_plain_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, exit code 1."""
    with Hub() as gone:
        address = gone.address
    site(tmp_path, address)

    assert ping(tmp_path) == 1
    assert f"digest ping: {address} cannot be reached" in capsys.readouterr().err


def test_without_a_hub_or_a_site_nothing_is_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use, with the way out."""
    site(tmp_path, "")
    assert ping(tmp_path) == 2
    assert "names no hub. Write websub:" in capsys.readouterr().err

    site(tmp_path, HUB)
    assert ping(tmp_path, "--output", str(tmp_path / "nothing")) == 2
    assert "holds no built site" in capsys.readouterr().err


def test_a_dry_run_sends_nothing(tmp_path: Path, hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path, hub.address)

    assert ping(tmp_path, "--dry-run") == 0
    assert "https://digest.example/feed.xml\n" in capsys.readouterr().out
    assert hub.heard == []
    assert not (tmp_path / ".cache" / "pinged.json").exists()


def test_feeds_name_the_hub() -> None:
    """All three forms; a year's archive has nobody to tell, and without a hub nothing is said."""
    made = view(hub=HUB)
    assert f'<atom:link rel="hub" href="{HUB}"/>'.encode() in rss(made)
    assert f'<link rel="hub" href="{HUB}"/>'.encode() in atom(made)
    assert json.loads(json_feed(made))["hubs"] == [{"type": "WebSub", "url": HUB}]
    assert feedparser.parse(rss(made)).feed.link == "https://x.example/"

    text = f"-- content/site.yaml --\n{SETTINGS}websub: {HUB}\n-- content/articles/x.md --\n{ARTICLE}"
    everything = pages(text)
    assert 'rel="hub"' in everything["tags/ceasefire/feed.xml"]
    assert 'rel="hub"' not in everything["2025/feed.xml"]
    assert "hub" not in rss(view()).decode() + atom(view()).decode() + json_feed(view()).decode()
