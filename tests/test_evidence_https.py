"""Cited pages over HTTPS: a local server whose certificate an authority of our own made, or nobody that is known."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from generator.web.asking import Answer, Asker, Limits, Unasked

from tests.sites import lay_out
from tests.test_evidence import TEXT, Web, citing, look

KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority (`ca.pem`), and certificates of it for this machine and for another one."""
    folder = tmp_path_factory.mktemp("authority")

    def made(*words: str) -> None:
        subprocess.run(["openssl", "req", "-x509", *KEY, *words], cwd=folder, check=True, capture_output=True)

    made("-subj", "/CN=An authority of our own", "-keyout", "ca.key", "-out", "ca.pem", "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    for name, host in (("own", "localhost"), ("other", "other.example")):
        made("-CA", "ca.pem", "-CAkey", "ca.key", "-subj", "/CN=A server", "-addext", f"subjectAltName=DNS:{host}",
             "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", f"{name}.key", "-out", f"{name}.pem")  # fmt: skip
    made(
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "alone.key", "-out", "alone.pem"
    )
    expired(folder)
    return folder


def expired(folder: Path) -> None:
    """A certificate for this machine that ended yesterday."""
    asked = (
        "req",
        *KEY[:-2],
        "-subj",
        "/CN=A server",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        "expired.key",
        "-out",
        "expired.csr",
    )
    signed = ("x509", "-req", "-days", "-1", "-in", "expired.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
              "-copy_extensions", "copy", "-out", "expired.pem")  # fmt: skip
    for words in (asked, signed):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def secured(web: Web, folder: Path, name: str) -> Web:
    """The server, speaking TLS with a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    web.server.socket = context.wrap_socket(web.server.socket, server_side=True, do_handshake_on_connect=False)
    web.url = f"https://localhost:{web.server.server_port}"
    return web


@pytest.fixture
def web(authority: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server whose certificate is accepted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    made = secured(Web(), authority, "own")
    yield made
    made.server.shutdown()
    made.server.server_close()


def ask(address: str) -> Answer:
    """What an address answers."""
    return Asker("test", Limits(time=2, loopback=True)).ask(address)


def test_a_page_is_seen_and_seen_to_change(web: Web, tmp_path: Path) -> None:
    """As over HTTP, by the whole command."""
    lay_out(tmp_path, f"-- content/articles/2025-01-12-a.md --\n{citing(web.url + '/a')}")
    web.pages["/a"] = TEXT
    assert look(tmp_path)[f"{web.url}/a"]["state"] == "live"
    web.pages["/a"] = TEXT.replace("two", "three")
    assert look(tmp_path, at="2027-01-01T12:00Z")[f"{web.url}/a"]["state"] == "changed"
    web.pages["/a"] = 404
    assert look(tmp_path, at="2027-02-10T12:00Z")[f"{web.url}/a"]["state"] == "gone"


def test_it_leads_from_one_scheme_to_the_other(web: Web) -> None:
    """HTTP to HTTPS for good is the same page under a safer address; each on its own connection."""
    plain = Web()
    plain.pages["/a"], web.pages["/a"] = (301, f"{web.url}/a"), TEXT
    try:
        answer = ask(f"{plain.url}/a")
        assert (answer.status, answer.address, answer.moved) == (200, f"{web.url}/a", f"{web.url}/a")
        web.pages["/b"], plain.pages["/b"] = (302, f"{plain.url}/b"), TEXT
        assert ask(f"{web.url}/b").address == f"{plain.url}/b"
    finally:
        plain.server.shutdown()
        plain.server.server_close()


def test_a_certificate_of_nobody_known_is_not_accepted(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page was not seen, so nothing is said of it but why."""
    monkeypatch.delenv("SSL_CERT_FILE")
    lay_out(tmp_path, f"-- content/articles/2025-01-12-a.md --\n{citing(web.url + '/a')}")
    web.pages["/a"] = TEXT
    found = look(tmp_path)[f"{web.url}/a"]

    assert (found["state"], found["why"]) == (
        "blocked",
        "its certificate is of an authority that nobody knows",
    )
    assert "hash" not in found and not web.asked


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("expired", "its certificate has expired"),
        ("alone", "it vouches for itself alone: its certificate is self-signed"),
        ("other", "its certificate is for another host"),
    ],
)
def test_a_certificate_that_proves_nothing_is_told_in_words(
    authority: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    """Though its authority is known; no question is put, and a page that was seen before keeps its state."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    web = secured(Web(), authority, "own")
    web.pages["/a"] = TEXT
    address = f"{web.url}/a"
    lay_out(tmp_path, f"-- content/articles/2025-01-12-a.md --\n{citing(address)}")
    assert look(tmp_path)[address]["state"] == "live"
    web.server.shutdown()
    web.server.server_close()

    later = secured(Web(web.server.server_port), authority, name)
    try:
        found = look(tmp_path, at="2027-01-01T12:00Z")[address]
        assert (found["state"], found["why"]) == ("live", why)
        assert not later.asked
    finally:
        later.server.shutdown()
        later.server.server_close()


def test_a_server_that_speaks_no_tls_is_told_as_such(web: Web) -> None:
    """The other scheme was meant."""
    plain = Web()
    try:
        with pytest.raises(Unasked, match="no connection"):
            ask(plain.url.replace("http:", "https:").replace("127.0.0.1", "localhost"))
    finally:
        plain.server.shutdown()
        plain.server.server_close()


def test_a_server_that_never_shakes_hands_is_left(web: Web) -> None:
    """Within the time that a page may take."""
    silent = socket.create_server(("127.0.0.1", 0))
    taken: list[socket.socket] = []
    threading.Thread(target=lambda: taken.append(silent.accept()[0]), daemon=True).start()
    begun = time.monotonic()
    with pytest.raises(Unasked, match="did not answer in time"):
        ask(f"https://127.0.0.1:{silent.getsockname()[1]}/")
    assert time.monotonic() - begun < 6
    for one in (silent, *taken):
        one.close()


def test_slow_and_large_answers_are_left(web: Web) -> None:
    """The same limits as over HTTP."""
    web.pages |= {"/slow": lambda h: time.sleep(5), "/large": lambda h: h.send(200, b"x" * 6_000_000)}
    with pytest.raises(Unasked, match="did not answer in time"):
        ask(f"{web.url}/slow")
    with pytest.raises(Unasked, match="larger than 5 MB"):
        ask(f"{web.url}/large")
