"""The command as its user types it."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from generator import cli
from generator.commands import asked

from tests.command import digest
from tests.sites import ARTICLE, ROOT, lay_out


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small site made by init."""
    assert digest("init", tmp_path / "small").returncode == 0
    return tmp_path / "small"


def test_init_makes_a_site_that_builds_without_a_word(small: Path) -> None:
    """Nothing to report, and the pages are there."""
    done = digest("build", root=small)

    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\S+site: \d+ files, \d+ written, 0 removed\n", done.stdout)
    assert (small / "site/2025/01/12/ceasefire-talks/index.html").is_file()


def test_init_overwrites_nothing(small: Path) -> None:
    """A second time is wrong use."""
    done = digest("init", small)

    assert done.returncode == 2
    assert "already holds" in done.stderr


def test_an_error_leaves_the_old_site_and_says_so(small: Path) -> None:
    """Exit code 1, the last line says what happened, and not a byte of the site changed."""
    digest("build", root=small)
    before = {p: p.read_bytes() for p in (small / "site").rglob("*") if p.is_file()}
    article = small / "content/articles/2025/01/2025-01-12-ceasefire-talks.md"
    article.write_text(article.read_text().replace("[ceasefire]", "[cease-fire]"))
    done = digest("build", root=small)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "1 error in 1 file; nothing was published"
    assert {p: p.read_bytes() for p in (small / "site").rglob("*") if p.is_file()} == before


def test_check_speaks_three_ways(small: Path) -> None:
    """Text for people, annotations for GitHub, JSON for programs."""
    article = small / "content/articles/2025/01/2025-01-12-ceasefire-talks.md"
    article.write_text(article.read_text().replace("[ceasefire]", "[cease-fire]"))

    assert "error[tag-unknown]" in digest("check", root=small).stderr
    annotation = digest("check", "--format", "github", root=small).stdout
    assert annotation.startswith(
        "::error file=content/articles/2025/01/2025-01-12-ceasefire-talks.md,line=6,col=8,title=tag-unknown::"
    )
    row = json.loads(digest("check", "--format", "json", root=small).stdout)[0]
    assert (row["code"], row["line"], row["column"], row["severity"]) == ("tag-unknown", 6, 8, "error")


def test_warnings_fail_only_under_strict(small: Path) -> None:
    """An address with tracking is a warning."""
    article = small / "content/articles/2025/01/2025-01-12-ceasefire-talks.md"
    article.write_text(article.read_text().replace("/12/talks", "/12/talks?fbclid=x"))

    assert digest("check", root=small).returncode == 0
    assert digest("check", "--strict", root=small).returncode == 1


def test_new_writes_an_id_and_overwrites_nothing(small: Path) -> None:
    """The draft passes the check at once, is listed as held, and is not published."""
    day = "2025-02-01T10:00+00:00"
    done = digest("new", "article", "Talks: day two", "--now", day, root=small)
    path = small / done.stdout.strip()

    assert "id: 2025-02-01-talks-day-two\n" in path.read_text()
    assert digest("new", "article", "Talks: day two", "--now", day, root=small).returncode == 2
    assert "held: draft" in digest("list", "--held", root=small).stdout
    built = digest("build", root=small)
    assert built.returncode == 0
    assert "held back: 1 (2025-02-01-talks-day-two.md draft)" in built.stderr
    assert digest("build", "--drafts", root=small).returncode == 0


def test_new_asks_for_a_name_where_the_title_is_not_latin(small: Path) -> None:
    """A transliteration nobody would choose is not put into an address unasked."""
    assert "--slug" in digest("new", "article", "Переговори тривають", root=small).stderr


@pytest.mark.parametrize(
    "words",
    [
        ("note", "Why"),
        ("digest", "2025-W03"),
        ("entity", "John Doe", "--type", "person"),
        ("entity", "--type", "person", "John Doe"),
        ("article", "--slug", "talks-go-on", "Переговори", "тривають"),
        ("source", "The Post", "--domain", "post.example"),
    ],
)
def test_new_of_each_kind_stays_sound(small: Path, words: tuple[str, ...]) -> None:
    """What `new` writes never breaks the build."""
    assert digest("new", *words, root=small).returncode == 0
    assert digest("build", root=small).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("entity", "John Doe", "--type", "human"), "person, place, organisation, unit, event or equipment"),
        (("source", "The Post", "--type", "paper"), "outlet, agency, aggregator"),
        (("source", "The Post", "--domain", "https://post.example/x"), "the host's name alone"),
        (("digest", "2025-W60"), "no day or week"),
        (("digest", "2025-13-01"), "no day or week"),
        (("article", "Talks", "--titel", "x"), "unrecognized arguments: --titel"),
    ],
)
def test_new_writes_nothing_that_the_check_would_refuse(small: Path, words: tuple[str, ...], said: str) -> None:
    """What is no kind, no host, no day and no option is said at once."""
    before = {path: path.read_bytes() for path in (small / "content").rglob("*") if path.is_file()}
    done = digest("new", *words, root=small)

    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert {path: path.read_bytes() for path in (small / "content").rglob("*") if path.is_file()} == before


def test_fix_shows_first_and_writes_after_a_yes(small: Path) -> None:
    """A missing id is written, tracking goes; without --yes nothing changes."""
    article = small / "content/articles/2025/01/2025-01-12-ceasefire-talks.md"
    text = (
        article.read_text()
        .replace("id: 2025-01-12-ceasefire-talks\n", "")
        .replace("/12/talks", "/12/talks?utm_source=x")
        .replace("[ceasefire]", "[truce]")
    )
    article.write_text(text)
    shown = digest("fix", root=small)

    assert "+id: 2025-01-12-ceasefire-talks" in shown.stdout
    assert article.read_text() == text
    assert digest("fix", "--yes", root=small).returncode == 0
    assert digest("fix", root=small).stderr == "nothing to fix\n"
    assert digest("check", "--strict", root=small).returncode == 0


def test_import_makes_a_draft_from_a_file_or_from_what_is_pasted(small: Path, tmp_path: Path) -> None:
    """The draft is on disk under its day, its doubts are told, and a second import overwrites nothing."""
    page = tmp_path / "page.txt"
    page.write_text(
        " date 2025-01-14 Sides met in the capital on Tuesday, the mediator said. Nothing was signed.\n\nWhat was said\n\nIt is known that talks go on. Share\n"
    )
    done = digest("import", page, root=small)

    assert done.returncode == 0
    assert "status: draft" in (small / done.stdout.strip()).read_text()
    assert "check: " in done.stderr
    assert digest("import", page, root=small).returncode == 2
    assert digest("build", "--drafts", root=small).returncode == 0


def test_wrong_use_is_told_in_a_sentence(tmp_path: Path) -> None:
    """No site here: exit code 2 and what to do."""
    done = digest("build", root=tmp_path)

    assert done.returncode == 2
    assert "digest init" in done.stderr


def test_a_read_only_folder_is_named(small: Path) -> None:
    """The disk's refusal is a sentence."""
    (small / "site").write_text("a file where the folder should be")

    done = digest("build", root=small)
    assert done.returncode == 2
    assert "the disk refused" in done.stderr


def test_builds_are_equal_wherever_they_are_made(small: Path, tmp_path: Path) -> None:
    """Another time zone, locale, hash seed and folder: the same bytes."""
    digest("build", "--output", tmp_path / "a", root=small, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    other = tmp_path / "elsewhere"
    small.rename(other)
    digest("build", "--output", tmp_path / "b", root=other, TZ="Asia/Tokyo", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")

    one, two = (
        {p.relative_to(tmp_path / d): p.read_bytes() for p in (tmp_path / d).rglob("*") if p.is_file()} for d in "ab"
    )
    assert one == two
    assert len(one) > 30


def test_serve_shows_reloads_and_recovers(small: Path) -> None:
    """A save shows; a fault shows over the page that stands; its repair brings the page back."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--root", str(small), "serve", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    article = small / "content/articles/2025/01/2025-01-12-ceasefire-talks.md"

    def page(path: str, host: str = "localhost") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def until(path: str, words: str) -> None:
        for _ in range(100):
            try:
                if words in page(path)[1]:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came")

    try:
        until("/", "Mediator says")
        assert "/-/reload.js" in page("/")[1]
        assert page("/nowhere/")[0] == 404
        assert page("/", "evil.example")[0] == 403  # a page elsewhere whose name leads here
        sound = article.read_text()
        article.write_text(sound.replace("Mediator says", "The mediator says"))
        until("/2025/01/12/ceasefire-talks/", "The mediator says")
        article.write_text(sound.replace("[ceasefire]", "[cease-fire]"))
        time.sleep(1.2)
        assert "The mediator says" in page("/")[1]
        article.write_text(sound)
        until("/", ">Mediator says")
    finally:
        process.terminate()
        process.wait(10)


def test_a_fault_of_ours_is_told_as_that(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, the traceback, and a sentence; where memory ran out, the sentence alone."""
    monkeypatch.setattr(asked, "root", lambda args: 1 / 0)
    assert cli.main(["check"]) == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told and "this is a fault of the program, not of your content" in told

    def starved(args: object) -> None:
        raise MemoryError

    monkeypatch.setattr(asked, "root", starved)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err == "digest check: there is not enough memory. Nothing was published.\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word the help is shown, and that is wrong use."""
    assert cli.main([]) == 2
    assert "commands:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/articles", "templates", ".cache", ".git", ".git/hooks", "/", "site/.."]
)
def test_a_site_is_never_put_in_the_place_of_what_it_is_made_of(tmp_path: Path, output: str) -> None:
    """A folder that holds the site's own files would be built anew and exchanged, with all that is in it."""
    lay_out(tmp_path / "one", f"-- content/articles/a.md --\n{ARTICLE}")
    there = sorted(tmp_path.rglob("*"))
    done = digest("build", "--output", str(tmp_path / "one" / output), root=tmp_path / "one")

    assert done.returncode == 2
    assert "holds files that the site is made of; name a folder of its own" in done.stderr
    assert sorted(tmp_path.rglob("*")) == there


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("build", "--base-url", "javascript:hit(1)//"), "is no web address"),
        (("build", "--base-url", "https://[::1"), "is no web address"),
        (("build", "--base-url", "preview.example"), "is no web address"),
        (("serve", "--port", "99999999"), "ports go from 1 to 65535"),
        (("verify", "https://[::1"), "does not answer"),
    ],
)
def test_what_a_command_cannot_take_is_told_in_a_sentence(tmp_path: Path, line: tuple[str, ...], said: str) -> None:
    lay_out(tmp_path, f"-- content/articles/a.md --\n{ARTICLE}")
    done = digest(*line, root=tmp_path)

    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_time_of_no_calendar_is_told_in_a_sentence(tmp_path: Path) -> None:
    lay_out(tmp_path, f"-- content/articles/a.md --\n{ARTICLE}")
    done = digest("build", root=tmp_path, SOURCE_DATE_EPOCH="9" * 40)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "is no time that a calendar has" in done.stderr
