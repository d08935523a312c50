"""Copies of a site: a manifest of every file, a signature by standard tools, and a check that names each difference."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from generator.model.page import Artifact, Filed
from generator.publish import manifest
from generator.publish.folder import opened

from tests.command import digest
from tests.sites import ARTICLE, SETTINGS, lay_out, pages

NOW = ("--now", "2026-11-01T00:00Z")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A little site, built."""
    lay_out(tmp_path, f"-- content/articles/2025/01/a.md --\n{ARTICLE}")
    assert digest("build", *NOW, root=tmp_path).returncode == 0
    return tmp_path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "desk", "-f", str(path)], check=True)
    return path


def files(root: Path) -> dict[str, str]:
    return json.loads((root / "site/manifest.json").read_text())["files"]


def test_the_manifest_has_the_hash_of_every_file(root: Path) -> None:
    """Of all that the build made and nothing else, and a warm build writes what a cold one would."""
    site = root / "site"
    made = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()} - {
        "manifest.json",
        ".made-by-digest",
    }

    assert files(root) == {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in made}
    article = root / "content/articles/2025/01/a.md"
    article.write_text(article.read_text() + "\nMore.\n")
    assert digest("build", *NOW, root=root).returncode == 0
    assert digest("build", "--output", str(root / "cold"), *NOW, root=root).returncode == 0
    assert (site / "manifest.json").read_bytes() == (root / "cold/manifest.json").read_bytes()


def test_a_hash_is_reused_only_where_a_file_surely_stands(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with opened(site) as place:
        place.publish([Artifact("a", b"1"), Artifact("b", b"2")], {})
    with opened(site) as place:
        place.publish([Filed("a"), place.put(Artifact("b", b"2"))], {"a": "as known", "b": "a lie"})

    assert manifest.known(site) == {"a": "as known", "b": manifest.sha256(b"2")}
    with opened(site) as place:
        place.publish([Filed("a"), Artifact("b", b"3")], {})
    assert manifest.known(site) == {"a": manifest.sha256(b"1"), "b": manifest.sha256(b"3")}


def test_a_true_copy_is_told_from_a_changed_one(root: Path) -> None:
    assert digest("verify", str(root / "site"), root=root).returncode == 0
    (root / "site/index.html").write_text("changed")
    (root / "site/robots.txt").unlink()
    (root / "site/evil.html").write_text("added")
    (root / "site/2025/link").symlink_to("/etc/passwd")
    done = digest("verify", str(root / "site"), root=root)

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "changed: index.html",
        "missing: robots.txt",
        "added: 2025/link",
        "added: evil.html",
    ]
    assert "4 faults among" in done.stderr


def test_a_signature_is_made_and_checked(root: Path, key: Path) -> None:
    """By the key's file, by the key itself, by the site's settings; another key, another list and no signature are told."""
    public = Path(f"{key}.pub").read_text().strip()
    unsigned = digest("verify", str(root / "site"), "--key", public, root=root)
    assert (unsigned.returncode, unsigned.stdout) == (1, "missing: manifest.json.sig\n")
    assert digest("sign", "--key", str(key), root=root).returncode == 0
    for given in (public, f"{key}.pub"):
        done = digest("verify", str(root / "site"), "--key", given, root=root)
        assert (done.returncode, done.stdout) == (0, "")
        assert "manifest.json.sig fits the key" in done.stderr
    assert "was not checked" in digest("verify", str(root / "site"), root=root).stderr

    other = public.replace(public.split()[1][-10:], "A" * 10)
    assert "does not fit" in digest("verify", str(root / "site"), "--key", other, root=root).stdout
    index = root / "site/index.html"
    index.write_text("changed")
    listed = files(root) | {"index.html": hashlib.sha256(b"changed").hexdigest()}
    (root / "site/manifest.json").write_bytes(manifest.written(listed))
    assert digest("verify", str(root / "site"), root=root).returncode == 0
    assert "does not fit" in digest("verify", str(root / "site"), "--key", public, root=root).stdout


def test_a_signature_that_fits_no_longer_goes_and_one_that_fits_stays(root: Path, key: Path) -> None:
    assert digest("sign", "--key", str(key), root=root).returncode == 0
    signature = root / "site/manifest.json.sig"
    (root / "content/site.yaml").touch()
    assert digest("build", *NOW, root=root).returncode == 0
    assert signature.is_file()
    article = root / "content/articles/2025/01/a.md"
    article.write_text(article.read_text() + "\nMore.\n")
    done = digest("build", *NOW, root=root)

    assert not signature.exists()
    assert "manifest.json.sig fitted no longer and was removed; sign again with: digest sign" in done.stderr


@pytest.fixture
def served(root: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(root / "site"))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_mirror_is_checked_over_the_network(root: Path, served: str) -> None:
    good = digest("verify", served, root=root)
    assert (good.returncode, good.stdout) == (0, "")
    assert "cannot be seen from outside" in good.stderr
    (root / "site/2025/01/12/a/index.html").write_text("changed")
    (root / "site/feed.xml").unlink()
    bad = digest("verify", served, root=root)
    assert (bad.returncode, bad.stdout.splitlines()) == (1, ["changed: 2025/01/12/a/index.html", "missing: feed.xml"])


@pytest.mark.parametrize(
    "text", [b"", b"[]", b'{"format": 2, "files": {}}', b'{"format": 1, "files": {"../x": "0"}}', b'{"format": 1, "files": {"/x": "0"}}']
)  # fmt: skip
def test_what_is_no_manifest_is_told(root: Path, text: bytes) -> None:
    """And one that names files outside of the site leads nowhere."""
    (root / "site/manifest.json").write_bytes(text)
    done = digest("verify", str(root / "site"), root=root)

    assert done.returncode == 1
    assert "manifest.json: " in done.stderr and "Traceback" not in done.stderr


def test_wrong_use_is_told(root: Path) -> None:
    for words, said in (
        (("verify", "nowhere"), "neither a folder nor an address"),
        (("verify", str(root / "content")), "has no manifest.json"),
        (("sign", "--key", "nokey"), "there is no key nokey"),
        (("verify", "http://127.0.0.1:9"), "does not answer"),
    ):
        done = digest(*words, root=root)
        assert done.returncode == 2
        assert said in done.stderr


def test_readers_are_told_how_to_check_a_copy() -> None:
    settings = f'{SETTINGS}mirrors: [https://mirror.example/]\nsigning: {{ssh: "ssh-ed25519 AAAA desk"}}\n'
    page = pages(f"-- content/site.yaml --\n{settings}")["mirrors/index.html"]

    assert '<a rel="noopener noreferrer external" href="https://mirror.example/">' in page
    assert "<code>ssh-ed25519 AAAA desk</code>" in page
    assert "digest verify https://digest.example/ --key &#34;ssh-ed25519 AAAA desk&#34;" in page
    assert 'href="../manifest.json"' in page
    assert "The list is not signed" in pages("")["mirrors/index.html"]
