"""What is read from the disk and from git where something is odd, and what is remembered where it is of another making."""

from __future__ import annotations

import errno
import json
import os
import pickle
import runpy
import sys
from pathlib import Path

import pytest
from generator import read, report
from generator.diagnostics import Diagnostic, Severity, Span
from generator.model.document import Document
from generator.model.fields import Choice, Moment
from generator.model.history import Reviewed, Reviews
from generator.parse import evidence
from generator.pipeline import packing
from generator.pipeline.reviews import trailers
from generator.read import git, past
from generator.reference import reference
from generator.traces import Lookup, Past, Row, Stamps, Watch, written
from generator.traces import read as read_past

from tests.newsroom import Repository
from tests.sites import ARTICLE, SETTINGS, codes, lay_out
from tests.test_changes import state


def test_a_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """By its path, and nothing of it is shown; one with the line ends of Windows is read as any other."""
    lay_out(
        tmp_path, "-- templates/404.html --\nhere{0x0D}\nthere{0x0D}end\n-- templates/search.html --\n{0xFF}{0xFE}\n"
    )
    found = read.inputs(tmp_path)
    assert found.refused == (("templates/search.html", "is not UTF-8"),)
    assert found.templates["404.html"] == "here\nthere\nend\n"
    assert found.templates["search.html"] == ""


def test_a_file_in_the_place_of_the_templates_holds_none(tmp_path: Path) -> None:
    """The program's own are used, as where there is no such folder."""
    (tmp_path / "templates").write_text("none of ours")
    assert read.inputs(tmp_path).templates == read.inputs(tmp_path / "elsewhere").templates


def test_templates_of_which_the_disk_does_not_say_whether_they_are_there_stop_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken for none, they would be the default ones."""
    (tmp_path / "content").mkdir()
    (tmp_path / "templates").mkdir()
    asked = os.stat

    def refused(path: str | Path, *words: object, **more: object) -> object:
        if str(path) == str(tmp_path / "templates"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return asked(path, *words, **more)

    monkeypatch.setattr(Path, "is_dir", os.path.isdir)  # as Python 3.14 has it
    monkeypatch.setattr(os, "stat", refused)
    with pytest.raises(OSError, match="Input/output error"):
        read.inputs(tmp_path)


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    """To an ordinary file of it; to one that is hidden, to a folder or to nothing it is refused."""
    lay_out(
        tmp_path,
        f"-- content/articles/a.md --\n{ARTICLE}-- content/articles/.h.md --\n{ARTICLE}-- content/articles/b.md --\n{{link a.md}}\n"
        "-- content/articles/c.md --\n{link .h.md}\n-- content/articles/d.md --\n{link ../articles}\n"
        "-- content/articles/e.md --\n{link none.md}\n",
    )
    found = read.inputs(tmp_path)
    known = {d.path: d.data for d in found.documents if d.path.startswith("content/articles/")}
    assert known == dict.fromkeys(("content/articles/a.md", "content/articles/b.md"), ARTICLE.encode())
    assert found.refused == (
        ("content/articles/c.md", "is a link to something that is no file of this folder"),
        ("content/articles/d.md", "is a link to something that is no file of this folder"),
        ("content/articles/e.md", "is a link to nothing"),
    )


def test_why_git_cannot_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not installed, or takes the folder for none of its own, or for another user's."""
    kept = Repository(tmp_path / "kept")
    empty = tmp_path / "empty"
    (empty / ".git").mkdir(parents=True)
    assert git.archive(tmp_path / "kept").fault == ""
    assert "not a git repository" in git.archive(empty).fault
    monkeypatch.setattr(
        git, "ask", lambda *words: (_ for _ in ()).throw(git.Fault("fatal: detected dubious ownership"))
    )
    assert git.archive(kept.root).fault == "owner"
    monkeypatch.setenv("PATH", str(empty))
    assert git.archive(kept.root).fault == "no-git"


def test_a_state_that_there_is_not(tmp_path: Path) -> None:
    """Git knows no commit of that name; a ledger knows its newest state alone."""
    kept = Repository(tmp_path / "kept")
    kept.write("content/a.md", "one")
    first = kept.commit("2025-01-12T10:00Z")
    kept.write("content/a.md", "two")
    kept.write("ledger.jsonl", "")
    kept.commit("2025-01-13T10:00Z")
    archive = git.archive(kept.root)
    assert past.state(kept.root, archive, first) == {"content/a.md": b"one"}
    assert past.state(kept.root, archive, "") == {"content/a.md": b"two"}
    for name in ("no-such", "--all", first[:5] + "zz"):
        with pytest.raises(OSError, match="git knows no commit of this name"):
            past.state(kept.root, archive, name)
    with pytest.raises(OSError, match="a ledger has no commits; leave this out"):
        past.state(kept.root, past.archive(kept.root, "ledger"), first)


def test_a_ledger_has_empty_lines(tmp_path: Path) -> None:
    """They count as lines where a fault is told."""
    line = json.dumps({"at": "2025-01-12T10:00+00:00", "path": "content/a.md", "text": "one"})
    gone = json.dumps({"at": "2025-01-13T10:00+00:00", "path": "content/a.md", "gone": True})
    (tmp_path / "ledger.jsonl").write_text(f"\n{line}\n\n   \n{gone}\n")
    archive = past.archive(tmp_path, "ledger")
    assert [(row.path, bool(row.blob)) for row in archive.rows("") or ()] == [
        ("content/a.md", True),
        ("content/a.md", False),
    ]
    (tmp_path / "ledger.jsonl").write_text(f"\n{line}\n\nodd\n")
    assert past.archive(tmp_path, "ledger").fault == "line:4"


def test_who_reviewed_a_file_that_is_gone(tmp_path: Path) -> None:
    """A commit that deletes it reviewed no text of it; before there is a commit nobody did anything."""
    kept = Repository(tmp_path / "kept")
    assert read.reviews(kept.root) == Reviews()
    kept.write("content/articles/a.md", "one")
    kept.write("content/articles/b.md", "one")
    kept.commit(
        "2025-01-12T10:00Z",
        "Begin\n\nReviewed-by: Ivan <i@x.invalid>\nReviewed-by: Olha\nReviewed-by: Ivan <i@x.invalid>",
    )
    kept.delete("content/articles/a.md")
    kept.commit("2025-01-13T10:00Z", "Take it away\n\nReviewed-by: Taras")
    found = read.reviews(kept.root).states
    assert [(one.path, [name.split(" <")[0] for name in one.names]) for one in found] == [
        ("content/articles/a.md", ["Ivan", "Olha"]),
        ("content/articles/b.md", ["Ivan", "Olha"]),
    ]


def test_a_review_of_what_cannot_be_read_counts_for_nothing() -> None:
    """Neither by its path nor by an id that nobody can tell."""
    article = state()
    same = (
        "---\n"
        + "\n".join(f"{k}: {v}" for k, v in (("title", "Two bridges were closed"), ("date", "2025-01-12")))
        + "\n---\n"
    )
    texts = {"1": b"---\ntitle: [\n---\n", "2": same.encode(), "3": b""}
    paths = {"1": article.origin.path, "2": "content/articles/old.md", "3": "content/articles/lost.md"}
    states = tuple(Reviewed(paths[blob], blob, ("Ivan",)) for blob in texts)
    asked: list[int] = []

    def ask() -> Reviews:
        asked.append(1)
        return Reviews(states, lambda blobs: {name: texts[name] for name in blobs if name in texts})

    of = trailers(ask, frozenset({article.origin.path}))
    assert of(article, "protected") == ([], [("Ivan", "the text")])
    assert of(article, "protected") == ([], [("Ivan", "the text")])
    assert asked == [1]


def test_records_of_one_field_are_packed_as_others() -> None:
    """And only what is of the model comes out of what was packed, not what a module of it has imported."""
    values = (Choice(("a", "b")), Moment(True), ())
    assert packing.unpack(packing.pack(values)) == values
    for module, name in (
        ("generator.model.article", "dataclass"),
        ("generator.model.article", "nothing"),
        ("os", "system"),
    ):
        call = pickle.PROTO + b"\x04" + pickle.GLOBAL + f"{module}\n{name}\n".encode() + pickle.STOP
        assert packing.unpack(call) is None


def test_a_lookup_has_the_stamp_of_what_it_holds() -> None:
    """Whoever watches it."""
    stamps, watch = Stamps({}), Watch()
    plain = {"a": ("b", 1), "c": ("d", 2)}
    assert stamps.of(Lookup("some", plain, watch)) == stamps.of(plain)
    assert stamps.of(Row("more", frozenset(plain), watch)) == stamps.of(frozenset(plain))
    assert stamps.of(plain) != stamps.of({**plain, "e": ("f", 3)})


def test_a_past_of_another_layout_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release wrote it: everything is made anew, and nothing is said to be damaged."""
    with monkeypatch.context() as other:
        other.setattr("generator.traces.past.LAYOUT", 0)
        whole = written(Past(b"shared"))
    assert read_past(whole) == Past()
    assert read_past(written(Past(b"shared"))) == Past(b"shared")


def test_the_reference_prints_itself(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As docs/content.md is made."""
    monkeypatch.delitem(sys.modules, "generator.reference")
    runpy.run_module("generator.reference", run_name="__main__")
    assert capsys.readouterr().out == reference()


def test_a_problem_without_a_cure_has_no_empty_line() -> None:
    """And one without a line shows none."""
    found = [Diagnostic("field-type", Severity.ERROR, "it is odd", Span("a.md", 9, 1, 1), "")]
    assert report.show(found, {"a.md": b"one\n"}, "text") == "error[field-type]: it is odd\n --> a.md:9:1\n"


def test_where_the_navigation_leads() -> None:
    """To a page of this site or to the web; what comes and goes with the reports is left alone, what lacks its address told once."""
    site = f"-- content/articles/a.md --\n{ARTICLE}-- content/site.yaml --\n{SETTINGS}navigation:\n"
    good = ("https://x.example/", "mailto:desk@x.example", "/", "/tags/", "/tags/nobody/", "/2024/", "/2025/01/12/a/")
    assert codes(site + "".join(f"  - {{label: A, to: '{to}'}}\n" for to in good)) == []
    assert codes(f"{site}  - {{label: A, to: /nowhere/}}\n") == ["link-dangling"]
    assert codes(f"{site}  - {{label: A}}\n") == ["field-required"]
    broken = "-- content/pages/about.md --\n---\ntitle: [\n---\n"
    assert "link-dangling" not in codes(f"{broken}{site}  - {{label: A, to: /about/}}\n")


def test_an_entry_of_a_list_in_which_nothing_is_written() -> None:
    """Spaces and signs that nobody sees are nothing."""
    for blank in ("''", "' '", '"\\u200b"'):
        text = ARTICLE.replace("[prisoners-of-war]", f"[{blank}, prisoners-of-war]")
        assert codes(f"-- content/articles/a.md --\n{text}") == ["field-type"]


def test_a_ledger_of_evidence_holds_nothing_that_no_page_may_hold() -> None:
    """Neither control characters nor signs that turn the direction of a text."""
    for sign in ("\\u0007", "\\u202e", "\\ud800"):
        line = f'{{"address": "https://a.example/{sign}"}}'
        found = evidence(Document("content/evidence.jsonl", line.encode())).found
        assert [d.message for d in found] == [
            'this line cannot be read: "address" holds a character that no page may hold'
        ]
