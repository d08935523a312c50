"""What `serve` shows at once after a save is what the build behind it makes."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest
from generator import pipeline
from generator.commands import serve
from generator.diagnostics import Diagnostic
from generator.model.document import Document
from generator.pipeline.live import Live

from tests.sites import ARTICLE, NOW, ROOT, files, lay_out, sources

OTHER = """\
---
title: A convoy arrived
date: 2025-01-13
summary: A convoy of nine lorries arrived, the ministry said on Monday.
tags: [ceasefire]
sources: [https://wire.example.org/b]
---
It passed [[two-bridges-were-closed]], the ministry said.
"""
PATH = "content/articles/two-bridges-were-closed.md"
SITE = f"-- {PATH} --\n{ARTICLE}-- content/articles/a-convoy-arrived.md --\n{OTHER}"
PAGE = "2025/01/12/two-bridges-were-closed/index.html"


def built(text: str) -> pipeline.Result:
    made = pipeline.build(sources(files(text)), pipeline.Options(NOW))
    assert made.value.artifacts, made.found
    return made.value


def page(result: pipeline.Result, path: str) -> bytes:
    return next(a.data for a in result.artifacts if a.path == path)


def live(text: str = SITE) -> Live:
    found = built(text).live
    assert found is not None
    return found()


EDITS = {
    "the text": ("The ministry said so.", "The ministry said so *again*, of [[a-convoy-arrived]]."),
    "the title": ("title: Two bridges", "title: Three bridges"),
    "the summary": ("on Saturday, the", "on Saturday night, the"),
    "a source": ("sources: [", "sources: [https://wire.example.org/c, "),
    "a correction": (
        "sources:",
        "corrections: [{date: 2025-01-14, kind: correction, text: It was two.}]\nsources:",
    ),
    "a figure": (
        "sources: [https://news.example.org/a]",
        "figures: [{kind: killed, group: civilians, min: 2, max: 3, by: the ministry, sources: [a]}]\n"
        "sources: [{url: 'https://news.example.org/a', label: a}]",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_the_open_page_is_what_a_build_makes(edit: str) -> None:
    """The article's own page, the front page and the day's after an edit of a text or a title."""
    was, now = EDITS[edit]
    text = SITE.replace(was, now)
    saved = live().saved(Document(PATH, files(text)[PATH]))

    assert isinstance(saved, Live)
    whole = built(text)
    shown = (
        [PAGE, "index.html", "2025/01/12/index.html", "tags/pows/index.html"]
        if edit in ("the text", "the title")
        else [PAGE]
    )
    for path in shown:
        made = next(a.data for a in whole.artifacts if a.path == path)
        assert (saved.page(path) or b"").decode() == made.decode()


def test_one_save_after_another() -> None:
    """Each stands on the one before."""
    one = live().saved(Document(PATH, ARTICLE.replace("Two bridges", "Three bridges").encode()))
    assert isinstance(one, Live)
    path = "content/articles/a-convoy-arrived.md"
    two = one.saved(Document(path, OTHER.replace("It passed", "It never passed").encode()))
    assert isinstance(two, Live)

    assert b"It never passed" in (two.page("2025/01/13/a-convoy-arrived/index.html") or b"")
    assert b"Three bridges" in (two.page("tags/prisoners-of-war/index.html") or b"")


def test_an_error_is_told_at_once() -> None:
    """With its place; the page stays as it was."""
    found = live().saved(Document(PATH, ARTICLE.replace("date: 2025-01-12", "date: 2025-13-12").encode()))

    assert isinstance(found, tuple)
    assert [(d.code, d.span.line) for d in found if isinstance(d, Diagnostic)] == [("date-impossible", 3)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/articles/new.md", ARTICLE),
        ("content/tags.yaml", "[]"),
        (PATH, ARTICLE.replace("2025-01-12", "2025-01-11")),
        (PATH, ARTICLE.replace("title:", "status: draft\ntitle:")),
        (PATH, ARTICLE.replace("title:", "id: another\ntitle:")),
        (PATH, ARTICLE.replace("title:", "slug: elsewhere\ntitle:")),
    ],
    ids=["a new article", "a registry", "another day", "a draft", "another id", "another address"],
)
def test_what_changes_more_than_a_page_waits(path: str, text: str) -> None:
    """The whole build makes it; a page that there is not is none."""
    assert live().page("2025/01/12/nothing/index.html") is None
    assert live().saved(Document(path, text.encode())) is None


def test_another_template_shows_at_once() -> None:
    """And one with a fault shows nothing, so that the page stays."""
    site = sources(files(SITE))
    now = live()
    other = {**site.templates, "base.html": site.templates["base.html"].replace("</body>", "<i>new</i></body>")}

    assert b"<i>new</i>" in (now.styled(other, site.template_paths).page(PAGE) or b"")
    assert now.styled({**other, "base.html": "{{ view.nothing.at.all }}"}, site.template_paths).page(PAGE) is None


def at_work(folder: Path) -> serve.Desk:
    """What `serve` has when the site in this folder has been built."""
    lay_out(folder, SITE)
    args = argparse.Namespace(root=str(folder), published=False, now=NOW.isoformat(), command="serve")
    desk = serve.Desk(folder, args, serve.State(), "http://127.0.0.1:8000/")
    desk.build()
    return desk


def test_pages_are_ahead_of_the_site(tmp_path: Path) -> None:
    """A save shows on the open page before anything is built, and stays when a build that began earlier ends."""
    desk = at_work(tmp_path)
    state = desk.state
    before, mark = state.file(PAGE), state.mark(PAGE)
    state.watched(PAGE, 1)

    article = tmp_path / PATH
    article.write_text(article.read_text().replace("said so", "said it"))
    desk.saved([article])
    assert state.files[PAGE] == before
    assert b"said it" in (state.file(PAGE) or b"")
    assert state.mark(PAGE) != mark

    ahead = state.mark(PAGE)
    desk.build()
    assert not state.ahead
    assert state.mark(PAGE) == ahead

    (tmp_path / "templates/assets").mkdir(parents=True)
    style = tmp_path / "templates/assets/style.css"
    style.write_text("body { color: red }")
    desk.saved([style])
    assert state.file("assets/style.css") == b"body { color: red }"
    assert state.mark(PAGE) != ahead


def test_faults_come_and_go(tmp_path: Path) -> None:
    """An error in what was saved is told before the build, and is gone with the next save."""
    desk = at_work(tmp_path)
    state = desk.state
    article = tmp_path / PATH
    sound = article.read_text()
    article.write_text(sound.replace("date: 2025-01-12", "date: yesterday"))
    desk.saved([article])
    assert f"{PATH}:3" in state.ahead_faults
    article.write_text(sound)
    desk.saved([article])
    assert state.ahead_faults == ""


SAVES = """
import sys
from pathlib import Path
from generator.commands import watching
root = Path(sys.argv[1])
below = root / "content/articles"
below.mkdir(parents=True)
if sys.argv[2] == "looked":
    def refused(*_, **__): raise OSError(28, "inotify watch limit reached")
    watching.Observer.schedule = refused
with watching.watching((root / "content", root / "templates")) as saves:
    print(type(saves).__name__)
    (below / "a.md").write_text("one")
    print(sorted(path.name for path in saves.wait() if path.suffix == ".md"))
    (below / ".a.md.swp").write_text("of the editor's own")
    (below / "b.md.new").write_text("two")
    (below / "b.md.new").replace(below / "b.md")
    seen = set()
    while below / "b.md" not in seen:
        seen |= saves.wait()
    print(any(path.name.startswith(".") for path in seen))
    assets = root / "templates/assets"
    assets.mkdir(parents=True)
    (assets / "style.css").write_text("body {}")
    seen = set()
    while not any(path.is_relative_to(root / "templates") for path in seen):
        seen |= saves.wait()
    (assets / "style.css").write_text("body { color: red }")
    seen = set()
    while assets / "style.css" not in seen:
        seen |= saves.wait()
"""


@pytest.mark.parametrize("kind", ["told", "looked"])
def test_saves_are_seen(tmp_path: Path, kind: str) -> None:
    """By the system's word or, where it gives none, by looking; an editor's hidden file is no save, and a folder may come
    later. Apart, for it leaves a thread.
    """
    command = [sys.executable, "-c", SAVES, str(tmp_path), kind]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, cwd=ROOT)

    assert seen.stdout.splitlines() == [kind.capitalize(), "['a.md']", "False"]
