"""Sources that last: a local web server whose pages move, change, vanish, hang and lead astray, and what the ledger says."""

from __future__ import annotations

import contextlib
import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from generator import cli
from generator.model.document import Document
from generator.parse import evidence, ledger
from generator.web import words
from generator.web.asking import Asker, Limits, Unasked, public
from generator.web.manners import Visitor, in_turn

from tests.sites import ARTICLE, SETTINGS, codes, lay_out, pages

TEXT = "The ministry said on Sunday that two soldiers were captured near the river, and that both of them are alive."
LEDGER = "content/evidence.jsonl"
BOMB = gzip.compress(b"0" * 9_000_000)


class Web:
    """A server; `pages` says of each path what it answers: text, a status, an address to go to, or a function."""

    def __init__(self, port: int = 0) -> None:
        self.pages: dict[str, object] = {}
        self.asked: list[tuple[str, str]] = []  # path and user agent
        self.at_once = self.most_at_once = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append((self.path, self.headers["User-Agent"]))
                web.at_once += 1
                web.most_at_once = max(web.most_at_once, web.at_once)
                time.sleep(0.01)  # a second question would come meanwhile
                web.at_once -= 1
                with contextlib.suppress(OSError):
                    self.answer(web.pages.get(self.path, 404))

            def answer(self, page: object) -> None:
                if callable(page):
                    page(self)
                elif isinstance(page, int):
                    self.send(page, b"")
                elif isinstance(page, tuple):
                    self.send(page[0], b"", Location=page[1])
                else:
                    self.send(200, f"<html><body><article><p>{page}</p></article></body></html>".encode())

            def send(self, status: int, body: bytes, **headers: str) -> None:
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        return Handler


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that ends with the test."""
    made = Web()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def root(web: Web, tmp_path: Path) -> Path:
    """A site that cites one page of it."""
    lay_out(tmp_path, f"-- content/articles/2025-01-12-a.md --\n{citing(web.url + '/a')}")
    return tmp_path


def citing(*addresses: str) -> str:
    """An article that cites these."""
    return ARTICLE.replace("[https://news.example.org/a]", f"[{', '.join(addresses)}]")


def look(root: Path, *more: str, at: str = "2026-11-24T12:00Z") -> dict[str, dict[str, str]]:
    """Run the command; the ledger's lines by address."""
    words = ["--root", str(root), "evidence", "--loopback", "--pause", "0", "--patience", "2", "--now", at, *more]
    assert cli.main(words) == 0
    lines = (root / LEDGER).read_text("utf-8").splitlines()
    return {one["address"]: one for one in map(json.loads, lines)}


def test_a_page_is_seen_changes_and_goes(web: Web, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its first hash stays; the day on which a state began is kept; what is told names the place where it is cited."""
    address = f"{web.url}/a"
    web.pages["/a"] = TEXT
    first = look(root)[address]
    assert first == {
        "address": address, "hash": words.fingerprint(TEXT, b""), "first_seen": "2026-11-24",
        "last_checked": "2026-11-24", "state": "live", "since": "2026-11-24",
    }  # fmt: skip
    web.pages["/a"] = TEXT.replace("two", "three")
    capsys.readouterr()
    changed = look(root, at="2027-01-01T12:00Z")[address]
    assert changed == first | {"state": "changed", "since": "2027-01-01", "last_checked": "2027-01-01"}
    told = capsys.readouterr().out
    assert f"content/articles/2025-01-12-a.md:6: changed: {address}; no archived copy is known\n" in told
    web.pages["/a"] = 410
    gone = look(root, at="2027-02-10T12:00Z")[address]
    assert gone == changed | {"state": "gone", "since": "2027-02-10", "last_checked": "2027-02-10", "why": "status 410"}
    web.pages["/a"] = TEXT
    back = look(root, at="2027-04-01T12:00Z")[address]
    assert (back["state"], back["since"], back["hash"], back["first_seen"]) == (
        "live", "2027-04-01", first["hash"], "2026-11-24",
    )  # fmt: skip


def test_what_changes_each_time_is_no_change(web: Web, root: Path) -> None:
    """Menus, adverts, scripts and counters are left out of the hash."""
    shell = "<nav><p>Menu %d</p></nav><script>var n = %d;</script><article><h1>Title</h1><p>%s</p></article><aside><p>%d</p></aside>"
    web.pages["/a"] = lambda h: h.send(200, (shell % (time.time_ns(), 1, TEXT * 3, time.time_ns())).encode())
    look(root)

    assert look(root, at="2027-01-01T12:00Z")[f"{web.url}/a"]["state"] == "live"


def test_a_page_made_by_scripts_never_changes(web: Web, root: Path) -> None:
    """It has no words, so nothing can be said of them."""
    web.pages["/a"] = lambda h: h.send(200, f"<div id=app></div><script>{time.time_ns()}</script>".encode())
    look(root)

    assert look(root, at="2027-01-01T12:00Z")[f"{web.url}/a"]["state"] == "live"


def test_a_page_that_moves_is_live_and_its_new_address_told(
    web: Web, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For good only; where it leads today does not matter."""
    web.pages |= {"/a": (301, "/new/a"), "/new/a": TEXT}
    found = look(root)[f"{web.url}/a"]

    assert (found["state"], found["moved"]) == ("live", f"{web.url}/new/a")
    assert f"moved for good: {web.url}/a is now {web.url}/new/a" in capsys.readouterr().out
    web.pages["/a"] = (302, "/new/a")
    assert "moved" not in look(root, at="2027-01-01T12:00Z")[f"{web.url}/a"]


def test_a_page_that_leads_to_the_front_page_is_gone(web: Web, root: Path) -> None:
    """Many sites do that with what they delete."""
    web.pages |= {"/a": (302, "/"), "/": "Welcome to our site, where you find everything but that."}
    found = look(root)[f"{web.url}/a"]

    assert (found["state"], found["why"]) == ("gone", "it leads to the front page")


def drip(handler: object) -> None:
    """Send a byte now and then, for longer than anybody waits."""
    handler.send_response(200)  # type: ignore[attr-defined]
    handler.end_headers()  # type: ignore[attr-defined]
    for _ in range(100):
        handler.wfile.write(b"x")  # type: ignore[attr-defined]
        time.sleep(0.1)


def bomb(handler: object) -> None:
    """A small answer that unpacks to a large one."""
    handler.send(200, BOMB, Content_Encoding="gzip")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (lambda h: time.sleep(9), "it did not answer in time"),
        (drip, "it did not answer in time"),
        (lambda h: h.send(200, b"x" * 6_000_000), "it is larger than 5 MB"),
        (bomb, "it is larger than 5 MB"),
        (lambda h: h.send(200, b"no gzip", Content_Encoding="gzip"), "its answer is damaged"),
        (lambda h: h.wfile.write(b"nonsense\r\n\r\n"), "no connection (nonsense"),
        (403, "status 403"),
        (451, "status 451"),
        (500, "status 500"),
        ((302, "http://10.0.0.1/a"), "it lies in a private network"),
        ((302, "http://169.254.169.254/latest/meta-data"), "it lies in a private network"),
        ((302, "http://[::ffff:10.0.0.1]/"), "it lies in a private network"),
        ((302, "file:///etc/passwd"), "it is not an address of the open web"),
        ((302, "http://user:secret@127.0.0.1/"), "it is not an address of the open web"),
        ((302, "/a"), "it leads on and on"),
        ((302, "http://no-such-host.invalid/"), "its host name is not known"),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_at_is_blocked_in_time(web: Web, root: Path, page: object, why: str) -> None:
    """It hangs, drips, floods, refuses, leads to a private network or in a circle: we learn nothing, and go on."""
    (root / "content/articles/2025-01-12-a.md").write_text(citing(f"{web.url}/a", f"{web.url}/b"), "utf-8")
    web.pages |= {"/a": page, "/b": TEXT}
    start = time.monotonic()
    found = look(root)

    assert time.monotonic() - start < 8
    assert found[f"{web.url}/a"]["state"] == "blocked"
    assert found[f"{web.url}/a"]["why"].startswith(why)
    assert found[f"{web.url}/b"]["state"] == "live"


def test_who_could_not_look_learns_nothing_new(web: Web, root: Path) -> None:
    """A page that was live stays live in the ledger when its server is down for a day."""
    web.pages["/a"] = TEXT
    look(root)
    web.pages["/a"] = 500
    found = look(root, at="2027-01-01T12:00Z")[f"{web.url}/a"]

    assert (found["state"], found["since"], found["why"]) == ("live", "2026-11-24", "status 500")


def test_no_address_of_a_private_network_is_asked() -> None:
    """Whatever its name says; the number that was judged is the one that is connected to."""
    for host in ("localhost", "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1",
                 "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1"):  # fmt: skip
        with pytest.raises(Unasked, match="private network"):
            public(host, 80, False)
    assert public("127.0.0.1", 80, True) == ("127.0.0.1",)
    with pytest.raises(Unasked, match="private network"):
        public("10.1.2.3", 80, True)


def test_no_other_port_is_asked() -> None:
    """A link cannot make us knock at a mail server's door."""
    with pytest.raises(Unasked, match="port 25"):
        Asker("test").ask("http://news.example.org:25/")


def test_it_says_who_asks_and_asks_one_at_a_time(web: Web, root: Path) -> None:
    """In the name of the site, with its address; never two questions at once."""
    (root / "content/site.yaml").write_text(
        f"{SETTINGS}history: none\nevidence: {{contact: 'mailto:desk@digest.example'}}\n"
    )
    addresses = [f"{web.url}/{n}" for n in range(8)]
    (root / "content/articles/2025-01-12-a.md").write_text(citing(*addresses), "utf-8")
    look(root)

    assert {agent for _, agent in web.asked} == {
        "digest-evidence/0.1.0 (Test Digest; +https://digest.example/; mailto:desk@digest.example)"
    }
    assert web.most_at_once == 1
    assert [path for path, _ in web.asked].count("/robots.txt") == 1


def test_robots_are_obeyed(web: Web, root: Path) -> None:
    """Ours by name, or everybody's; where robots.txt cannot be read, nothing is asked."""
    web.pages |= {"/a": TEXT, "/robots.txt": lambda h: h.send(200, b"User-agent: digest-evidence\nDisallow: /a\n")}
    assert look(root)[f"{web.url}/a"]["why"] == "its robots.txt asks programs to stay away"
    web.pages["/robots.txt"] = 503
    assert "robots.txt cannot be read" in look(root, at="2027-01-01T12:00Z")[f"{web.url}/a"]["why"]
    assert [path for path, _ in web.asked] == ["/robots.txt", "/robots.txt"]


def test_a_host_rests_between_two_questions(web: Web) -> None:
    """As long as we promise, or as its robots.txt asks; other hosts are asked meanwhile."""
    slept: list[float] = []
    web.pages |= {"/a": TEXT, "/b": TEXT, "/robots.txt": lambda h: h.send(200, b"User-agent: *\nCrawl-delay: 7\n")}
    visitor = Visitor(Asker("test", Limits(loopback=True)), 2.0, slept.append)
    for path in ("/a", "/b"):
        visitor.ask(web.url + path)

    assert len(slept) == 1
    assert 6 < slept[0] <= 7
    assert list(in_turn(["http://x/1", "http://x/2", "http://y/1", "http://x/3", "http://y/2"])) == [
        "http://x/1", "http://y/1", "http://x/2", "http://y/2", "http://x/3",
    ]  # fmt: skip


def test_a_host_that_asks_to_come_back_later_is_left_alone(web: Web, root: Path) -> None:
    """After a 429 it is asked nothing more in this run."""
    (root / "content/articles/2025-01-12-a.md").write_text(citing(f"{web.url}/a", f"{web.url}/b"), "utf-8")
    web.pages |= {"/a": 429, "/b": TEXT}
    found = look(root)

    assert found[f"{web.url}/b"]["why"] == "its host asked us to come back later"


def test_a_run_goes_on_where_the_last_one_stopped(web: Web, root: Path) -> None:
    """What was looked at is not asked again before its time; what was never looked at comes first."""
    addresses = [f"{web.url}/{n}" for n in range(5)]
    (root / "content/articles/2025-01-12-a.md").write_text(citing(*addresses), "utf-8")
    web.pages |= {f"/{n}": TEXT for n in range(5)}
    assert len(look(root, "--most", "2")) == 2
    assert len(look(root)) == 5
    assert sorted(path for path, _ in web.asked if path != "/robots.txt") == ["/0", "/1", "/2", "/3", "/4"]
    look(root, "2025-01-12-a", "--most", "1")
    assert len([path for path, _ in web.asked if path != "/robots.txt"]) == 6


def test_an_interrupted_run_keeps_what_it_found(web: Web, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C after the second page."""
    addresses = [f"{web.url}/{n}" for n in range(5)]
    (root / "content/articles/2025-01-12-a.md").write_text(citing(*addresses), "utf-8")
    asked = Visitor.ask

    def ask(self: Visitor, address: str) -> object:
        if address.endswith("/2"):
            raise KeyboardInterrupt
        return asked(self, address)

    monkeypatch.setattr(Visitor, "ask", ask)
    assert len(look(root)) == 2


def test_nothing_is_archived_unless_the_site_names_an_archive(web: Web, root: Path) -> None:
    """With one, the copy's address is kept, and a page that has one is not sent again."""
    assert cli.main(["--root", str(root), "evidence", "--archive", "--loopback"]) == 2
    service = f"{web.url}/save/{{url}}"
    (root / "content/site.yaml").write_text(f"{SETTINGS}history: none\nevidence: {{archive: '{service}', pause: 0}}\n")
    web.pages |= {
        "/a": TEXT,
        f"/save/{web.url}/a": (302, "/web/20261124/a"),
        "/web/20261124/a": TEXT,
    }
    assert look(root, "--archive")[f"{web.url}/a"]["archived"] == f"{web.url}/web/20261124/a"
    look(root, "--archive", at="2027-01-01T12:00Z")
    assert [path for path, _ in web.asked].count(f"/save/{web.url}/a") == 1


def test_copied_text_is_told(web: Web, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Word for word, quotations apart; a summary in one's own words is not."""
    said = " ".join(f"Sentence number {n} of the outlet tells what the ministry said on Sunday." for n in range(9))
    web.pages["/a"] = said
    path = root / "content/articles/2025-01-12-a.md"
    path.write_text(citing(f"{web.url}/a").replace("The ministry said so.", said), "utf-8")
    look(root)
    assert (
        "content/articles/2025-01-12-a.md:8: copied-text: 100% of the text is word for word" in capsys.readouterr().out
    )
    path.write_text(citing(f"{web.url}/a").replace("The ministry said so.", f"> {said}\n> — The ministry"), "utf-8")
    look(root, at="2027-01-01T12:00Z")
    assert "copied-text" not in capsys.readouterr().out


def line(**fields: str) -> str:
    """A ledger with one line."""
    return f"-- {LEDGER} --\n{json.dumps({'address': 'https://news.example.org/a', **fields})}\n"


SITE = f"-- content/articles/2025-01-12-a.md --\n{ARTICLE}"
COPY = "https://archive.example/1"


def test_a_page_shows_the_copy_beside_the_link_and_first_once_it_is_gone() -> None:
    """In the article, in feeds, and for machines."""
    live = pages(SITE + line(state="live", archived=COPY))["2025/01/12/a/index.html"]
    assert 'href="https://news.example.org/a"><bdi>' in live
    assert f'href="{COPY}">archived copy</a>' in live
    assert f'"archivedAt":"{COPY}"' in live
    made = pages(SITE + line(state="gone", since="2026-10-01", archived=COPY))
    gone = made["2025/01/12/a/index.html"]
    assert f'href="{COPY}"><bdi>' in gone
    assert '<span class="mark">gone since 1 October 2026</span>' in gone
    assert 'href="https://news.example.org/a">its old address</a>' in gone
    assert f'href="{COPY}"' in json.loads(made["feed.json"])["items"][0]["content_html"]
    changed = pages(SITE + line(state="changed", since="2026-10-01"))["2025/01/12/a/index.html"]
    assert "changed since 1 October 2026, after we cited it" in changed


def test_the_page_of_evidence_lists_what_hangs_by_a_thread() -> None:
    """Gone, changed, without a copy; what is live and has a copy is not there."""
    listed = pages(SITE)["evidence/index.html"]
    assert "Without an archived copy" in listed
    assert "The newest 1 of 1 stand here" in listed
    assert "Two bridges were closed</bdi></a>" in listed
    gone = pages(SITE + line(state="gone", since="2026-10-01"))["evidence/index.html"]
    assert '<h2 id="_gone">Gone</h2>' in gone
    assert "Without an archived copy" not in gone
    assert "each has an archived copy" in pages(SITE + line(state="live", archived=COPY))["evidence/index.html"]


def test_a_copy_in_the_ledger_is_enough_for_posts_that_vanish() -> None:
    """The notice goes once one is known."""
    post = SITE.replace("https://news.example.org/a", "https://t.me/x/1")
    assert "source-not-archived" in codes(post)
    assert "source-not-archived" not in codes(
        post + line(archived=COPY).replace("https://news.example.org/a", "https://t.me/x/1")
    )


def test_the_ledger_reads_as_it_was_written() -> None:
    """Sorted by address, a line each, so that git merges it."""
    text = (
        line(state="gone", archived=COPY, since="2026-10-01", first_seen="2025-01-12")
        + '{"address": "http://a.example/"}\n'
    )
    data = text.split("--\n", 1)[1].encode()
    read = evidence(Document(LEDGER, data))

    assert read.found == ()
    again = ledger(read.value.values())
    assert [json.loads(x)["address"] for x in again.splitlines()] == ["http://a.example/", "https://news.example.org/a"]
    assert ledger(evidence(Document(LEDGER, again)).value.values()) == again


@pytest.mark.parametrize(
    "fields", [{"state": "lost"}, {"since": "yesterday"}, {"archived": "javascript:alert(1)"}, {"adress": "x"}]
)
def test_a_damaged_line_is_told(fields: dict[str, str]) -> None:
    """A merge gone wrong, a slip of the hand."""
    assert "evidence-invalid" in codes(SITE + line(**fields))


def test_the_evidence_is_read_the_same_everywhere() -> None:
    """A build with the same ledger gives the same bytes; no build writes it."""
    made: Callable[[], dict[str, str]] = lambda: pages(SITE + line(state="gone", since="2026-10-01"))  # noqa: E731
    assert made() == made()
