"""What is remembered and what is done by several processes never shows: the same site, byte for byte."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from generator import memo, pipeline, render, traces, workers
from generator.commands import site
from generator.diagnostics import Checked, Severity
from generator.link import again
from generator.model.page import Artifact
from generator.pipeline import reading
from generator.pipeline.before import Before
from generator.plan.jobs import job
from generator.render import guarded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.command import digest
from tests.harness import kills
from tests.sites import ARTICLE, BASE, NOW, lay_out, sources

DAYS = ("2025-01-11", "2025-01-12", "2025-01-13")
AROUND = reading.setting("", "en", ())
TITLES = ("Two bridges were closed", "Talks end without a word", "A bridge is closed")
BODIES = (
    "The ministry said so.",
    'See [[a1]] and "both".',
    "# Heading\n\n- one\n- two [[tag:ceasefire]]",
    "A <b>word</b>.",
)
TEMPLATES = ("base.html", "mail.html", "parts.html", "redirect.html", "page.html")


def article(day: str, title: str, body: str) -> bytes:
    return ARTICLE.replace("2025-01-12", day).replace(TITLES[0], title).replace("The ministry said so.", body).encode()


names = st.sampled_from([f"content/articles/2025/01/a{n}.md" for n in range(1, 6)])
texts = st.builds(article, st.sampled_from(DAYS), st.sampled_from(TITLES), st.sampled_from(BODIES))
edits = st.one_of(
    st.tuples(names, st.one_of(texts, st.none())),
    st.tuples(st.just("content/tags.yaml"), st.sampled_from([BASE["content/tags.yaml"].encode(), b"- {id: prisoners-of-war, name: Captives}\n"])),
    st.tuples(st.just("content/site.yaml"), st.sampled_from([BASE["content/site.yaml"].encode(), BASE["content/site.yaml"].replace("Kyiv", "London").encode()])),
    st.tuples(st.sampled_from(TEMPLATES), st.sampled_from([b"", b"<p>changed</p>"])),
)  # fmt: skip


def shares(work: object, items: object, least: int) -> list[object]:
    """Three shares, done here."""
    return [work(items[n::3]) for n in range(3)]  # type: ignore[operator,index]


def made(files: dict[str, bytes], options: pipeline.Options) -> Checked[pipeline.Result]:
    """What a build of these files gives."""
    given = sources({path: data for path, data in files.items() if path.startswith("content/")})
    changed = {name: text + files.get(name, b"").decode() for name, text in given.templates.items()}
    return pipeline.build(replace(given, templates=changed), options)


def everything(files: dict[str, bytes], options: pipeline.Options) -> object:
    """Every file, and what is found."""
    built = made(files, options)
    return {a.path: a.data for a in built.value.artifacts}, built.found, built.value.held


def told(before: Before, site: Iterable[str]) -> Before:
    """What one build tells the next, by way of the disk."""
    linked, made = (traces.read(traces.written(past)) for past in (before.linked, before.made))
    return Before(linked, made, frozenset(site))


def follow(
    site: dict[str, bytes], past: Before, files: dict[str, bytes], options: pipeline.Options
) -> tuple[object, Before]:
    """What a build makes of the site that stood before, changing it; and what the next one is told."""
    built = made(files, replace(options, before=told(past, site)))
    if built.value.artifacts:
        stood = {path: site[path] for path in built.value.standing}
        site.clear()
        site.update(stood | {a.path: a.data for a in built.value.artifacts})
    files_now = dict(site) if built.value.artifacts else {}
    return (files_now, built.found, built.value.held), built.value.before if built.value.artifacts else past


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits, min_size=1, max_size=6))
def test_warm_equals_cold_after_any_edits(tmp_path: Path, changes: list[tuple[str, bytes | None]]) -> None:
    """After each edit, addition, removal, renamed tag, other setting or template, a warm build is what a cold one is."""
    kept = memo.opened(tmp_path / "memo.sqlite", 1, pytest.fail)
    files: dict[str, bytes] = {"content/articles/2025/01/a1.md": article(DAYS[0], TITLES[0], BODIES[0])}
    site: dict[str, bytes] = {}
    past = Before()
    for path, data in changes:
        files.pop(path, None)
        if data is not None:
            files[path] = data
        warm, past = follow(site, past, files, pipeline.Options(NOW, spread=shares, memory=kept, version=b"1"))
        assert warm == everything(files, pipeline.Options(NOW))
    kept.close()


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After one edit one text is converted."""
    kept = memo.opened(tmp_path / "memo.sqlite", 1, pytest.fail)
    options = pipeline.Options(NOW, memory=kept, version=b"1")
    files = {f"content/articles/2025/01/a{n}.md": article(DAYS[0], TITLES[0], BODIES[0]) for n in range(3)}
    converted: list[str] = []
    fragment = reading.markup.fragment
    monkeypatch.setattr(reading.markup, "fragment", lambda path, *rest: converted.append(path) or fragment(path, *rest))
    everything(files, options)
    assert len(converted) == 3
    files["content/articles/2025/01/a1.md"] += b"More."
    converted.clear()
    everything(files, options)
    assert converted == ["content/articles/2025/01/a1.md"]


def test_a_template_makes_again_what_is_made_with_it() -> None:
    """The one around every page makes all pages, the one of messages all messages; no feed, no data, no card is made."""
    files = {f"content/articles/2025/01/a{n}.md": article(DAYS[n % 3], TITLES[0], BODIES[0]) for n in range(6)}
    site: dict[str, bytes] = {}
    _, past = follow(site, Before(), files, pipeline.Options(NOW))
    always = {a.path for a in made(files, pipeline.Options(NOW, before=told(past, site))).value.artifacts}

    def again(template: str) -> set[str]:
        changed = {**files, template: b"<!-- changed -->"}
        built = made(changed, pipeline.Options(NOW, before=told(past, site)))
        for file in built.value.artifacts:
            assert isinstance(file, Artifact)
            assert "changed" in file.data.decode() or file.path in always or not file.path.endswith(".html"), file.path
        return {a.path for a in built.value.artifacts} - always

    leading_on = {path for path, data in site.items() if path.endswith(".html") and b'http-equiv="refresh"' in data}
    assert again("base.html") == {path for path in site if path.endswith(".html")} - always - leading_on
    assert again("redirect.html") == leading_on
    assert again("mail.html") == {path for path in site if re.search(r"/edition\.(eml|txt)$", path)}


def test_a_template_is_compiled_once_for_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by another process, and before the work is shared out; one with a fault is told with its page."""
    compiled: list[str | None] = []
    generate = guarded.Guarded._generate

    def noted(self: guarded.Guarded, source: Any, name: str | None, *rest: Any, **named: Any) -> str:
        compiled.append(name)
        return generate(self, source, name, *rest, **named)

    monkeypatch.setattr(guarded.Guarded, "_generate", noted)
    given = sources({"content/articles/a.md": ARTICLE.encode()})

    def errors(made: Checked[pipeline.Result]) -> list[tuple[str, str]]:
        return [(d.code, d.span.path) for d in made.found if d.severity is Severity.ERROR]

    def built(version: bytes = b"1", **texts: str) -> Checked[pipeline.Result]:
        """By a process that begins now."""
        monkeypatch.setattr(render.html.COMPILED, "known", {})
        compiled.clear()
        memory = memo.opened(tmp_path / "memo.sqlite", 1, print)
        named = {f"{name}.html": text for name, text in texts.items()}
        made = replace(given, templates={**given.templates, **named})
        return pipeline.build(made, pipeline.Options(NOW, memory=memory, version=version, spread=shares))

    first = built()
    assert sorted(compiled) == sorted(given.templates)
    again = built()
    assert compiled == [] and again.value.artifacts == first.value.artifacts
    built(redirect="<p>{{ view.url }}</p>")
    assert compiled == ["redirect.html"]
    built(b"2")
    assert sorted(compiled) == sorted(given.templates)
    assert not errors(built(unused="{% for %}"))
    faulty = built(article="{% if %}")
    assert errors(faulty) == [("template", "templates/article.html")]


def test_only_what_shows_it_is_made_again() -> None:
    """After an edit of a text its page and the feeds that hold it are made; after another title, lists as well; nothing else."""
    files = {f"content/articles/2025/01/a{n}.md": article(DAYS[n % 3], TITLES[0], BODIES[0]) for n in range(6)}
    site: dict[str, bytes] = {}
    _, past = follow(site, Before(), files, pipeline.Options(NOW))
    always = {a.path for a in made(files, pipeline.Options(NOW, before=told(past, site))).value.artifacts}

    def again() -> set[str]:
        built = made(files, pipeline.Options(NOW, before=told(past, site)))
        return {a.path for a in built.value.artifacts} - always

    files["content/articles/2025/01/a1.md"] += b"\nMore."
    text = again()
    assert "2025/01/12/a1/index.html" in text and "feed.xml" in text
    assert not {path for path in text if "/a2/" in path or (path.startswith("tags/") and path.endswith(".html"))}
    files["content/articles/2025/01/a1.md"] = article(DAYS[1], TITLES[1], BODIES[0])
    title = again()
    assert {"tags/prisoners-of-war/index.html", "2025/01/12/index.html"} <= title
    assert "about/index.html" not in title and "notes/index.html" not in title
    assert "conflicts/index.html" not in title


def test_a_file_that_somebody_changed_is_made_again() -> None:
    """What does not stand as it was made is not spared."""
    files = {"content/articles/2025/01/a1.md": article(DAYS[0], TITLES[0], BODIES[0])}
    site: dict[str, bytes] = {}
    _, past = follow(site, Before(), files, pipeline.Options(NOW))
    left = set(site) - {"2025/01/11/a1/index.html"}
    again = made(files, pipeline.Options(NOW, before=told(past, left)))
    assert "2025/01/11/a1/index.html" in {a.path for a in again.value.artifacts}


@pytest.mark.parametrize("data", [b"", b"x" * 40, b"\0" * 100])
def test_a_damaged_past_is_no_past(data: bytes) -> None:
    """It is told from a sound one, whatever is in it."""
    with pytest.raises(ValueError, match="not as it was written"):
        traces.read(data)


def test_a_damaged_past_is_made_anew_with_a_word(built: Path) -> None:
    """Each byte of it may be wrong: the site is what it was, and the build after that spares what it may."""
    whole = kills.seen(built / "site")
    (path,) = (built / ".cache").glob("made-*.bin")
    good = path.read_bytes()
    for wrong in (good[:-1], good[: len(good) // 2], b"", b"[" * 100_000, b"{}\n" + good, _flipped(good)):
        path.write_bytes(wrong)
        (built / ".cache/last-build.json").unlink(missing_ok=True)
        assert f"{path} was damaged and is made anew" in build(built)
        assert kills.seen(built / "site") == whole
        assert "was damaged" not in build(built)


def _flipped(data: bytes) -> bytes:
    at = len(data) * 2 // 3
    return data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]


def test_a_job_keeps_nothing_to_itself() -> None:
    """A function that could hold what nobody knows of is refused."""
    with pytest.raises(TypeError, match="stands in a module"):
        job(lambda desk: [])


def test_another_version_remembers_nothing(tmp_path: Path) -> None:
    """The program's version is part of every key."""
    kept = memo.opened(tmp_path / "memo.sqlite", 1, pytest.fail)
    document = sources({"content/articles/a.md": ARTICLE.encode()}).documents[0]
    reading.documents([document], AROUND, kept, b"1", reading.here)

    assert len(kept.recall([reading._key(document, AROUND, b"1"), reading._key(document, AROUND, b"2")])) == 1


def test_workers_give_the_same_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forked processes, their results and their faults."""
    monkeypatch.setenv("DIGEST_WORKERS", "3")
    monkeypatch.setattr(reading, "LEAST", 1)
    monkeypatch.setattr(pipeline.making, "LEAST", 1)
    files = {
        f"content/articles/2025/01/a{n}.md": article(DAYS[n % 3], TITLES[n % 3], BODIES[n % 4]) for n in range(1, 8)
    }

    assert everything(files, pipeline.Options(NOW, spread=workers.spread)) == everything(files, pipeline.Options(NOW))


def test_a_worker_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its traceback reaches the one who asked; one that is killed is told as that."""
    monkeypatch.setenv("DIGEST_WORKERS", "2")
    with pytest.raises(workers.Died, match="ZeroDivisionError"):
        workers.spread(lambda part: [1 // n for n in part], [1, 0], 1)
    with pytest.raises(workers.Killed, match="enough memory"):
        workers.spread(lambda part: os._exit(9) if 2 in part else part, [1, 2], 1)


def test_what_the_disk_refuses_a_worker_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is raised where the work was asked for, with its place; a fault without a number is a traceback."""
    monkeypatch.setenv("DIGEST_WORKERS", "2")
    with pytest.raises(FileNotFoundError) as found:
        workers.spread(lambda part: (tmp_path / "none").read_bytes() if 2 in part else part, [1, 2], 1)
    assert found.value.filename == str(tmp_path / "none")

    def unnumbered() -> object:
        raise OSError("no number")

    with pytest.raises(workers.Died, match="no number"):
        workers.spread(lambda part: unnumbered() if 2 in part else part, [1, 2], 1)


def test_no_worker_outlives_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it would still write may not come after the end."""
    monkeypatch.setenv("DIGEST_WORKERS", "2")

    def work(part: object) -> object:
        if 1 in part:  # type: ignore[operator]
            raise ValueError("here")
        time.sleep(0.3)
        return (tmp_path / "late").write_text("late")

    with pytest.raises(ValueError, match="here"):
        workers.spread(work, [1, 2], 1)
    time.sleep(0.5)
    assert not (tmp_path / "late").exists()


def test_a_damaged_memo_is_thrown_away_with_a_word(tmp_path: Path) -> None:
    """Whatever stands in the file, the site is made, and the next build remembers again."""
    lay_out(tmp_path, "-- content/articles/2025/01/a.md --\n" + ARTICLE)
    path = tmp_path / site.MEMO
    assert digest("build", root=tmp_path).returncode == 0
    path.write_bytes(b"no database at all, but long enough to look like one" * 40)
    lay_out(tmp_path, "-- content/articles/2025/01/b.md --\n" + ARTICLE)
    second = digest("build", root=tmp_path)

    assert second.returncode == 0
    assert "was damaged and is made anew" in second.stderr
    with sqlite3.connect(path) as base:
        assert base.execute("select count(*) from memo").fetchone()[0] >= 1


def test_a_lost_bit_of_the_memo_reaches_no_page(built: Path) -> None:
    """A word of an article changes inside of the file: that is seen, said and mended."""
    whole = kills.seen(built / "site")
    path = built / site.MEMO
    before = path.read_bytes()
    assert b"The ministry said so." in before
    path.write_bytes(before.replace(b"The ministry said so.", b"The ministry paid so."))
    (built / "content/tags.yaml").touch()
    for left in (built / ".cache").glob("made-*"):
        left.unlink()

    assert f"{path} was damaged and is made anew" in build(built)
    assert kills.seen(built / "site") == whole


def test_a_damaged_value_is_made_again(tmp_path: Path) -> None:
    """Bytes that are no value, or a value of another kind, count as not known."""
    document = sources({"content/articles/a.md": ARTICLE.encode()}).documents[0]
    kept = memo.opened(tmp_path / "memo.sqlite", 1, pytest.fail)
    sound = reading.documents([document], AROUND, kept, b"1", reading.here)
    for wrong in (b"", b"\x80", b"cos\nsystem\n(S'exit 1'\ntR.", b"\x80\x04K\x01."):
        kept.keep({reading._key(document, AROUND, b"1"): wrong})
        assert reading.documents([document], AROUND, kept, b"1", reading.here) == sound


def test_a_memo_kept_in_git_is_not_used(tmp_path: Path) -> None:
    """Who can write it could write anything into a page."""
    lay_out(tmp_path, "-- content/articles/2025/01/a.md --\n" + ARTICLE)
    (tmp_path / ".cache").mkdir()
    (tmp_path / site.MEMO).write_bytes(b"from a stranger")
    for words in (("init", "-q"), ("add", "-f", ".")):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)
    done = digest("build", root=tmp_path)

    assert done.returncode == 0
    assert ".cache/ is kept in git and not used" in done.stderr
    assert (tmp_path / site.MEMO).read_bytes() == b"from a stranger"


def test_what_nobody_asked_for_goes(tmp_path: Path) -> None:
    """After thirty days without use."""
    first = memo.opened(tmp_path / "memo.sqlite", 100, pytest.fail)
    first.keep({b"old": b"1", b"used": b"2"})
    first.close()
    later = memo.opened(tmp_path / "memo.sqlite", 120, pytest.fail)
    assert later.recall([b"used"]) == {b"used": b"2"}
    later.close()
    last = memo.opened(tmp_path / "memo.sqlite", 140, pytest.fail)
    last.keep({b"new": b"3"})
    assert last.recall([b"old", b"used", b"new"]) == {b"used": b"2", b"new": b"3"}
    last.close()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A little site with an embargoed article, built twice: the second build found it settled."""
    embargoed = ARTICLE.replace("date: 2025-01-12", "date: 2025-01-12\nembargo: 2026-11-02T08:00+02:00")
    lay_out(tmp_path, f"-- content/articles/2025/01/a.md --\n{ARTICLE}-- content/articles/2025/01/b.md --\n{embargoed}")
    for _ in range(40):  # until the clock has moved on from the last save
        if "nothing has changed" in build(tmp_path):
            return tmp_path
    pytest.fail("a build never finds that nothing has changed")


def build(root: Path, *more: str, now: str = "2026-11-01T00:00Z") -> str:
    done = digest("build", "--now", now, *more, root=root)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_nothing_changed_is_seen_and_said_again(built: Path) -> None:
    """What the last build said of what is held back is said again."""
    assert "held back: 1 (b.md until 2026-11-02 08:00 +02:00)" in build(built)


def test_an_embargo_passes_without_any_change(built: Path) -> None:
    """Time alone brings an article in, and takes it out."""
    assert "nothing has changed" in build(built, now="2026-11-02T05:59Z")
    assert "written" in build(built, now="2026-11-02T06:00Z")
    assert (built / "site/2025/01/12/b/index.html").exists()
    assert "written" in build(built, now="2026-11-01T00:00Z")
    assert not (built / "site/2025/01/12/b/index.html").exists()


@pytest.mark.parametrize(
    "path", ["content/articles/2025/01/a.md", "content/tags.yaml", "site/index.html", "site/feed.xml"]
)
def test_a_change_of_any_file_is_seen(built: Path, path: str) -> None:
    """A byte of the same length, with the time of the file put back."""
    stat = (built / path).stat()
    (built / path).write_bytes((built / path).read_bytes().replace(b"e", b"o", 1))
    os.utime(built / path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert "nothing has changed" not in digest("build", "--now", "2026-11-01T00:00Z", root=built).stdout


def test_a_missing_page_and_other_options_are_seen(built: Path) -> None:
    """The site is whole again, and each way of asking has its own answer."""
    (built / "site/index.html").unlink()
    assert "1 written" in build(built)
    assert "written" in build(built, "--base-url", "https://other.example/")


def test_check_says_again_what_it_said(built: Path) -> None:
    """With the same exit code and the same words, from a broken site as from a sound one."""
    (built / "content/articles/2025/01/a.md").write_text(ARTICLE.replace("[prisoners-of-war]", "[unheard-of]"))
    done = [digest("check", root=built) for _ in range(3)]

    assert {d.returncode for d in done} == {1}
    assert len({d.stderr for d in done}) == 1
    assert "tag-unknown" in done[0].stderr


def test_only_what_changed_is_linked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article whose text changed is linked again, and one that links to what has another title; no other."""
    files = {f"content/articles/2025/01/a{n}.md": article(DAYS[n % 3], TITLES[0], BODIES[0]) for n in range(6)}
    files["content/articles/2025/01/a5.md"] = article(DAYS[2], TITLES[0], BODIES[1])
    linked: list[str] = []
    link_one = again.Assembly.article
    monkeypatch.setattr(again.Assembly, "article", lambda work, one: linked.append(one.id) or link_one(work, one))
    before = told(made(files, pipeline.Options(NOW)).value.before, ())
    assert sorted(linked) == ["a0", "a1", "a2", "a3", "a4", "a5"]

    def after() -> list[str]:
        linked.clear()
        made(files, pipeline.Options(NOW, before=before))
        return sorted(linked)

    assert after() == []
    files["content/articles/2025/01/a2.md"] += b"\nMore."
    assert after() == ["a2"]
    files["content/articles/2025/01/a1.md"] = article(DAYS[1], TITLES[1], BODIES[0])
    assert after() == ["a1", "a2", "a5"]
