"""A stranger's commit may be built: nothing outside the site is read or written, nothing is run, nothing remembered is trusted."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from generator import cli, memo
from generator.commands import site
from generator.model.page import Artifact
from generator.publish import opened, publish

from tests.sites import ARTICLE, ROOT, lay_out

SECRET = "the key of the house lies under the mat"
ONE = f"-- content/articles/2025/01/a.md --\n{ARTICLE}"


def digest(root: Path, *words: str) -> int:
    """The exit code of a command on a site."""
    return cli.main(["--root", str(root), *words])


def everything(folder: Path) -> dict[str, bytes]:
    """All files under a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A site with a secret beside it."""
    lay_out(tmp_path / "site-of-a-stranger", ONE)
    (tmp_path / "home").mkdir()
    for name in ("secret.md", "secret.yaml", "secret.jpg", "secret.html"):
        (tmp_path / "home" / name).write_text(f"---\ntitle: {SECRET}\n---\n{SECRET}\n")
    return tmp_path / "site-of-a-stranger"


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("content/articles/b.md", "../../../home/secret.md"),
        ("content/pages/b.md", "{home}/secret.md"),
        ("content/entities/b.yaml", "../../../home/secret.yaml"),
        ("content/media/b.jpg", "../../../home/secret.jpg"),
        ("content/articles/more", "../../../home"),
        ("content/articles/loop.md", "loop.md"),
        ("content/articles/nothing.md", "gone.md"),
        ("content/articles/device.md", "/dev/zero"),
        ("content/articles/git.md", "../../.git/config"),
        ("content/articles/hidden.md", ".hidden.md"),
        ("templates/article.html", "../../home/secret.html"),
        ("templates/labels", "../../home"),
    ],
)
def test_a_link_out_of_its_folder_is_refused_in_words(
    house: Path, link: str, to: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / "content/articles/.hidden.md").write_text(ARTICLE)
    path = house / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to.format(home=house.parent / "home"))
    code = digest(house, "build", "--now", "2026-11-01T00:00Z")
    told = capsys.readouterr()

    assert code == 1
    assert f"error[file-outside]: {link} is a link" in told.err
    assert SECRET not in told.err + told.out


@pytest.mark.parametrize("name", ["content", "content/site.yaml", "templates", ".cache", "ledger.jsonl"])
@pytest.mark.parametrize("command", [("build",), ("check",), ("fix", "--yes"), ("list",), ("new", "source", "A Paper")])
def test_no_command_follows_a_part_of_the_site_elsewhere(
    house: Path, name: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    away = house.parent / "away"
    if (house / name).is_dir():
        shutil.move(house / name, away)
    else:
        away.mkdir() if name in ("templates", ".cache") else away.write_text(SECRET)
        (house / name).unlink(missing_ok=True)
    (house / name).symlink_to(away)
    before = everything(away) if away.is_dir() else away.read_bytes()

    assert digest(house, *command) == 2
    assert "link that leads out of the site's folder" in capsys.readouterr().err
    assert (everything(away) if away.is_dir() else away.read_bytes()) == before


@pytest.mark.parametrize("name", [".site-new", ".site-kept", ".site-old"])
def test_what_lies_beside_the_site_is_never_written_through(house: Path, name: str) -> None:
    """A link in the place of a folder that a build uses for itself."""
    home = house.parent / "home"
    before = everything(home)
    (house / name).symlink_to(home)

    assert digest(house, "build", "--quiet") == 0
    assert everything(home) == before
    assert "index.html" in everything(house / "site")


def test_a_site_that_holds_links_is_not_written_through(house: Path) -> None:
    """Files of the old site may be links: what stood there is replaced, where it led stays."""
    home = house.parent / "home"
    before = everything(home)
    (house / "site/assets").mkdir(parents=True)
    for name in ("index.html", ".made-by-digest", "manifest.json", "assets/style.css"):
        (house / "site" / name).symlink_to(home / "secret.html")

    assert digest(house, "build", "--quiet") == 0
    assert everything(home) == before
    assert not any((house / "site" / name).is_symlink() for name in ("index.html", "manifest.json", ".made-by-digest"))


@pytest.mark.parametrize(
    "name", ["memo.sqlite", "memo.sqlite-journal", "last-build.json", "last-build.json.new", "key"]
)
def test_the_cache_is_never_written_through_a_link(house: Path, name: str) -> None:
    home = house.parent / "home"
    before = everything(home)
    (house / ".cache").mkdir()
    (house / ".cache" / name).symlink_to(home / "secret.html")

    assert digest(house, "build", "--quiet") == 0
    assert everything(home) == before


def test_commands_write_through_no_link(house: Path) -> None:
    """Where an editor's command would write, a link is refused."""
    home = house.parent / "home"
    (house / "content/entities").mkdir()
    (house / "content/entities/people.yaml").symlink_to(home / "secret.yaml")
    (house / "content/notes").symlink_to(home)
    (house / "content/articles/.b.md.new").symlink_to(home / "secret.html")
    (house / "content/articles/b.md").write_text(ARTICLE)
    before = everything(home)

    assert digest(house, "new", "entity", "A. Person", "--type", "person") == 2
    assert digest(house, "new", "note", "A word on two counts") == 2
    assert digest(house, "fix", "--yes") == 0
    assert everything(home) == before


def poisoned(cache: Path) -> int:
    """Put a script into every remembered text; how many values there were."""
    with sqlite3.connect(cache / "memo.sqlite") as base:
        rows = base.execute("select key, value from memo").fetchall()
        evil = [(v.replace(b"The ministry said so.", b"<script>1</script>  "), k) for k, v in rows]
        assert any(value != old for (value, _), (_, old) in zip(evil, rows, strict=True))
        base.executemany("update memo set value = ? where key = ?", evil)
    return len(rows)


def test_a_poisoned_memory_reaches_no_page(house: Path) -> None:
    """What was changed in the store is not used, though its keys are right; the pages are made from the texts."""
    assert digest(house, "build", "--quiet", "--now", "2026-11-01T00:00Z") == 0
    sound = everything(house / "site")
    assert poisoned(house / ".cache") >= 3
    shutil.rmtree(house / "site")
    for left in (*house.glob(".cache/made-*"), *house.glob(".cache/last-*")):
        left.unlink()

    assert digest(house, "build", "--quiet", "--now", "2026-11-01T00:00Z") == 0
    assert everything(house / "site") == sound


def test_a_memory_from_elsewhere_is_thrown_away(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that came with its own `.cache/`, whole and self-consistent: no archive carries where it was sealed."""
    assert digest(house, "build", "--quiet") == 0
    came = house.parent / "came"
    shutil.copytree(house, came, symlinks=True)
    capsys.readouterr()

    assert digest(came, "build", "--quiet", "--output", str(came / "elsewhere")) == 0
    assert "was remembered elsewhere and is not used" in capsys.readouterr().err
    assert digest(came, "build", "--quiet", "--output", str(came / "elsewhere")) == 0
    assert capsys.readouterr().err == ""


def test_a_host_that_brings_folders_back_gives_a_secret(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIGEST_SEAL", "a secret of the host")
    assert digest(house, "build", "--quiet") == 0
    shutil.copytree(house / ".cache", house.parent / "kept")
    shutil.rmtree(house / ".cache")
    shutil.copytree(house.parent / "kept", house / ".cache")
    capsys.readouterr()

    assert memo.opened(house / site.MEMO, 1, pytest.fail, "a secret of the host").base is not None
    assert digest(house, "build", "--quiet") == 0
    assert capsys.readouterr().err == ""


def test_a_pipe_among_the_texts_is_not_waited_for(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(house / "content/articles/pipe.md")

    assert digest(house, "check") == 1
    assert "error[file-outside]: content/articles/pipe.md is no file that can be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "old",
    [
        "../../../etc/cron.d/x", "/old/../../../up/", "/.well-known/x/", "//evil.example/", "https://evil.example/", "/*", "/:splat/",
        "/a b/", "/x 200!", "/_headers", "/feed.xml", "/index.html", "/assets/style.css", "/x\\..\\y/", "/%2e%2e/x/", "/x%0ay/",
        '/x"><script>alert(1)</script>/', "/x./", "/", "/x//y/", "/" + "x" * 300,
    ],
)  # fmt: skip
def test_an_old_address_leads_out_of_nothing(house: Path, old: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It becomes the name of a file and a line among a host's redirects."""
    one = ARTICLE.replace("tags:", f"old_urls: [{json.dumps(old)}]\ntags:")
    (house / "content/articles/b.md").write_text(one)
    before = everything(house.parent)

    assert digest(house, "build", "--quiet") == 1
    assert "is no address that a page of this site can have had" in capsys.readouterr().err
    assert {p for p in everything(house.parent) if ".cache/" not in p} == set(before)


@pytest.mark.parametrize(
    "old", ["/2020/01/12/old-name/", "/?p=12".replace("?", "p"), "/про-нас/", "/a/b.html", "/x.php", "/a%d0%b1/"]
)
def test_an_old_address_of_another_program_leads_on(house: Path, old: str) -> None:
    (house / "content/articles/b.md").write_text(ARTICLE.replace("tags:", f"old_urls: [{old}]\ntags:"))

    assert digest(house, "build", "--quiet") == 0
    assert f"{old.strip('/')}/index.html" in everything(house / "site")


@pytest.mark.parametrize("name", ["_headers", ".hidden", "feed.xml", 'x">', "a b", "index.html", "x\\y", "x*"])
def test_a_page_is_named_like_nothing_else(house: Path, name: str) -> None:
    (house / "content/pages").mkdir()
    (house / f"content/pages/{name}.md").write_text("---\ntitle: A page\n---\nText.\n")

    assert digest(house, "build", "--quiet") == (0 if name.startswith(".") else 1)


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a\\..\\x", "a//x", "", ".", "a/./x", "x\0"])
def test_nothing_is_published_outside_the_site(tmp_path: Path, path: str) -> None:
    """Whatever the stages before made of somebody's words."""
    with pytest.raises(OSError, match="outside the site"):
        publish(tmp_path / "a" / "site", [Artifact(path, b"x")])
    with opened(tmp_path / "a" / "site") as place, pytest.raises(OSError, match="outside the site"):
        place.put(Artifact(path, b"x"))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


ODD = [
    b"a\xff.md",
    b"new\nline.md",
    b"a\x1b[31mred.md",
    b"a\\g<9>.md",
    b"x" * 240 + b".md",
    "\u202e.md".encode(),
    b"::error::.md",
    b"-rf.md",
]


@pytest.mark.parametrize(
    "words", [("check",), ("check", "--format", "github"), ("check", "--format", "json"), ("list",), ("fix", "--yes")]
)
def test_names_of_files_are_told_without_harm(house: Path, words: tuple[str, ...]) -> None:
    """No traceback, no character that moves a cursor, no line that a host would take for a command."""
    for name in ODD:
        (house / "content/articles" / os.fsdecode(name)).write_text(ARTICLE)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(house), *words], cwd=ROOT, capture_output=True, timeout=60
    )
    said = done.stdout + done.stderr

    assert done.returncode in (0, 1)
    assert b"Traceback" not in said
    assert not re.search(rb"[\x00-\x08\x0b-\x1f]", said)
    if "github" in words:
        assert all(line.startswith(b"::error file=content/") for line in done.stdout.splitlines())
