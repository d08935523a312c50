"""Asking other sites: addresses that are none, hosts of many numbers, answers that come too late, and the words of a page."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from generator.web import words
from generator.web.asking import Asker, Limits, Unasked
from generator.web.manners import host, in_turn

from tests.test_evidence import Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that ends with the test."""
    made = Web()
    yield made
    made.server.shutdown()
    made.server.server_close()


def refused(address: str, **limits: object) -> str:
    """Why an address was not or could not be asked."""
    with pytest.raises(Unasked) as told:
        Asker("tests", Limits(loopback=True, **limits)).ask(address)  # type: ignore[arg-type]
    return str(told.value)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://[::1", "it is not a full web address"),
        ("http://a.example:port/", "it is not a full web address"),
        (f"http://{'ü' * 70}.example/", "it is not a full web address"),
        ("ftp://a.example/", "it is not an address of the open web"),
        ("http:///path", "it is not an address of the open web"),
        ("http://user:word@a.example/", "it is not an address of the open web"),
        ("http://nobody.invalid/", "its host name is not known"),
    ],
)
def test_what_cannot_be_asked_is_told(address: str, why: str) -> None:
    assert refused(address) == why


def test_an_address_without_a_host_has_its_turn() -> None:
    """It is refused when it is asked, and stops nobody else."""
    assert host("http://[::1") == ""
    assert list(in_turn(["http://[::1", "http://a.example/1", "http://a.example/2", "http://b.example/"])) == [
        "http://[::1",
        "http://a.example/1",
        "http://b.example/",
        "http://a.example/2",
    ]


def test_a_host_of_many_numbers_is_asked_at_the_first_that_answers(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """One may be of a network that this machine lacks."""
    web.pages["/a"] = "words"
    port = web.server.server_port
    known = socket.getaddrinfo
    numbers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in ("127.0.0.2", "127.0.0.1")]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *_, **__: numbers if host == "a.example" else known(host, *_, **__)
    )
    answer = Asker("tests", Limits(loopback=True)).ask(f"http://a.example:{port}/a")
    assert (answer.status, b"words" in answer.body) == (200, True)


def test_a_time_that_is_up_already_is_told() -> None:
    """Before anybody is asked."""
    assert refused("http://127.0.0.1:9/", time=0) == "it did not answer in time"


def test_a_host_that_takes_no_connection_is_given_up_in_time() -> None:
    """Its queue is full, so that nobody answers."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        began = time.monotonic()
        assert refused(f"http://127.0.0.1:{full.getsockname()[1]}/", time=0.3) == "it did not answer in time"
        assert time.monotonic() - began < 2
        for one in waiting:
            one.close()


LONG = "Words of the article. " * 12


@pytest.mark.parametrize(
    ("body", "type", "said"),
    [
        (b"\x89PNG", "image/png", ""),
        (b"a\n b", "text/plain", "a b"),
        (b"a < b", "", ""),  # what looks like a page and says nothing
        (b"plain words", "", "plain words"),
        (b"<p>a<br>b <b>c</b></p><p>d", "", "a b c d"),
        (b"<p>a</i> b</p> outside", "text/html", "a b"),  # an end of what never began
        (b"<div><p>a</div>b", "text/html", "a"),  # what was left open is closed with what it stands in
        (b"<nav><p>menu</p></nav><p>a</p><p><script>x</script></p>", "text/html", "a"),
        (f"<p>before</p><article><p>{LONG}</p></article>".encode(), "text/html", LONG.strip()),
        (b"<p>before</p><article><p>short</p></article>", "text/html", "before short"),
        ("<p>é</p>".encode("latin-1"), "text/html; charset=iso-8859-1", "é"),
        ('<meta charset="cp1252"><p>é</p>'.encode("cp1252"), "text/html", "é"),
        ("<p>é</p>".encode(), "text/html; charset=no-such", "é"),
    ],
)
def test_the_words_of_a_page(body: bytes, type: str, said: str) -> None:
    """What stands in its paragraphs, of its article where that is long enough; in the encoding that it says, if there is such."""
    assert words.words(body, type) == said


def test_how_much_is_shared() -> None:
    """In runs of eight words; a short text may be a quotation."""
    ours = " ".join(f"w{n}" for n in range(40))
    assert words.shared(ours, ours) == 1.0
    assert words.shared(ours, " ".join(f"w{n}" for n in range(20))) == 0.5
    assert words.shared(ours, " ".join(f"w{n}" for n in range(7))) == 0.0
    assert words.shared(" ".join(f"w{n}" for n in range(39)), ours) == 0.0
    assert words.shared(ours, " ".join(f"x{n}" for n in range(40))) == 0.0
