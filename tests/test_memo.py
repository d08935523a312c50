"""What builds remember may be locked, damaged or impossible to keep: that costs time, and never more."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from generator import memo, workers

ONE = {b"key": b"value"}


def opened(path: Path, said: list[str] | None = None) -> memo.Memo:
    """A memo that does not wait for others."""
    made = memo.opened(path, 1, pytest.fail if said is None else said.append)
    if made.base is not None:
        made.base.execute("pragma busy_timeout = 0")
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that remembers one value."""
    path = tmp_path / "cache" / "memo.sqlite"
    made = opened(path)
    made.keep(ONE)
    made.close()
    return path


def test_what_is_kept_comes_back(path: Path) -> None:
    """Until it is closed, twice if need be."""
    made = opened(path)
    assert made.recall([b"key", b"other"]) == ONE
    made.close()
    made.close()
    assert made.recall([b"key"]) == {}


def test_what_nobody_asked_for_in_a_month_is_forgotten(path: Path) -> None:
    """What was asked for stays, and stays for as long again."""
    made = opened(path)
    made.keep({b"key": b"value", b"idle": b"words"})
    made.today = 31
    assert made.recall([b"key"]) == ONE
    made.today = 32
    made.keep({b"more": b"words"})
    assert made.recall([b"idle"]) == {}
    made.today = 61
    made.keep({b"more": b"words"})
    assert made.recall([b"key"]) == ONE
    made.today = 92
    made.keep({b"late": b"words"})
    assert made.recall([b"key", b"more", b"late"]) == {b"late": b"words"}


@pytest.mark.parametrize("change", ["value = x'00'", "value = 'text'", "key = cast('odd' as blob)"])
def test_what_nobody_sealed_is_thrown_away(path: Path, change: str) -> None:
    """A value that was changed, or put under another key, comes out in no page; all the rest is doubted with it."""
    with sqlite3.connect(path) as base:
        base.execute(f"update memo set {change}")
    base.close()
    said: list[str] = []
    made = opened(path, said)
    assert made.recall([b"key", b"odd"]) == {}
    assert said == [f"{path} was damaged and is made anew; this build takes as long as the first"]
    made.keep(ONE)
    assert made.recall([b"key"]) == ONE


@pytest.mark.parametrize("first", ["recall", "keep"])
def test_a_build_does_without_what_another_holds(path: Path, first: str) -> None:
    """It asks no second time; what the other remembers is whole."""
    made = opened(path)
    other = sqlite3.connect(path)
    other.execute("begin exclusive")
    if first == "keep":
        made.keep({b"more": b"words"})
    assert made.recall([b"key"]) == {}
    other.rollback()
    other.close()
    assert made.recall([b"key"]) == {}
    assert opened(path).recall([b"key", b"more"]) == ONE


@pytest.mark.parametrize("first", ["recall", "keep"])
def test_a_file_that_is_damaged_meanwhile_is_made_anew(path: Path, first: str) -> None:
    """With a word, once; the new one remembers again."""
    said: list[str] = []
    made = opened(path, said)
    path.write_bytes(b"no base at all" * 1000)
    if first == "keep":
        made.keep({b"more": b"words"})
    assert made.recall([b"key", b"more"]) == {}
    made.keep(ONE)
    assert said == [f"{path} was damaged and is made anew; this build takes as long as the first"]
    assert made.recall([b"key"]) == ONE
    made.close()
    assert opened(path).recall([b"key"]) == ONE


def test_a_damaged_file_that_cannot_be_replaced_is_done_without(path: Path) -> None:
    """Its folder goes at the same moment."""
    path.write_bytes(b"no base at all" * 1000)
    made = memo.opened(path, 1, lambda said: shutil.rmtree(path.parent))
    made.keep(ONE)
    assert made.recall([b"key"]) == {}


def test_a_place_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """A folder where the file should be, or a file where its folder should be: nothing is said, nothing remembered."""
    (tmp_path / "memo.sqlite").mkdir()
    (tmp_path / "file").touch()
    for path in (tmp_path / "memo.sqlite", tmp_path / "file" / "memo.sqlite"):
        made = opened(path)
        made.keep(ONE)
        assert made.recall([b"key"]) == {}
        made.close()


def test_a_seal_that_cannot_be_kept_opens_nothing_of_another(tmp_path: Path) -> None:
    """Each is made for its own build there."""
    (tmp_path / "file").touch()
    one, other = (memo.seal(tmp_path / "file", "", pytest.fail) for _ in range(2))
    assert one.opened(one.put(b"value")) == b"value"
    assert other.opened(one.put(b"value")) is None


def test_another_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is installed, in which release, or lies beside the program where nobody lists it."""
    made = {memo.version.__wrapped__()}
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0")
    made.add(memo.version.__wrapped__())

    def unlisted(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", unlisted)
    made.add(memo.version.__wrapped__())
    assert len(made) == 3


@pytest.mark.parametrize(("given", "cores"), [("3", 3), ("0", None), ("many", None), ("", None)])
def test_how_many_processes_work(given: str, cores: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as asked for, else as there are cores, and not without end."""
    monkeypatch.setenv("DIGEST_WORKERS", given)
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    assert workers.cores() == (cores or min(here, 8))
