"""`digest correct` writes one entry and leaves every other byte alone."""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path

import pytest
from generator import parse
from generator.model.article import Article
from generator.model.document import Document
from generator.parse.entries import with_entry
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command import digest
from tests.sites import ARTICLE, lay_out

FIELDS = {"date": "2025-01-14", "kind": "correction", "text": 'It said "three": two.', "was": "three", "now": "two"}
PATH = "content/articles/2025-01-12-a.md"
WAYS = {
    "absent": "",
    "empty": "corrections:\n",
    "empty with a comment": "corrections:   # none so far\n",
    "empty brackets": "corrections: []\n",
    "empty brackets with a comment": "corrections: []  # none so far\n",
    "null": "corrections: ~\n",
    "dashes": "corrections:\n  - date: 2025-01-13\n    kind: update\n    text: More is known.\n",
    "dashes at the margin": "corrections:\n- date: 2025-01-13\n  kind: update\n  text: More is known.\n",
    "dashes with braces": "corrections:\n  - {date: 2025-01-13, kind: update, text: More is known.}\n",
    "a folded text": "corrections:\n  - date: 2025-01-13\n    kind: update\n    text: >\n      More is\n      known.\n\n",
    "a literal text kept": "corrections:\n  - kind: update\n    date: 2025-01-13\n    text: |+\n      More is known.\n\n",
    "a text on two lines": "corrections:\n  - date: 2025-01-13\n    kind: update\n    text: More is\n      known.\n",
    "comments around": "corrections:  # ours\n  # first\n  - date: 2025-01-13 # a day\n    kind: update\n    text: More. # so\n  # last\n",
    "brackets": "corrections: [{date: 2025-01-13, kind: update, text: More is known.}]\n",
    "brackets with a comma": "corrections: [{date: 2025-01-13, kind: update, text: More is known.},]\n",
    "brackets on lines": "corrections: [\n  {date: 2025-01-13, kind: update, text: More is known.}, # so\n]\n",
}


def article(text: str) -> Article:
    """The article of a file that must be without a fault."""
    made = parse.document(Document(PATH, text.encode()))
    assert made.found == ()
    assert isinstance(made.value[0], Article)
    return made.value[0]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("way", WAYS)
def test_the_entry_comes_last_and_nothing_else_moves(way: str, place: str, newline: str) -> None:
    """However the list is written, and wherever it stands among the fields."""
    halves = ("---\n", ARTICLE[4:]) if place == "first" else tuple(ARTICLE.split("---\nThe"))
    text = WAYS[way].join((halves[0], ("" if place == "first" else "---\nThe") + halves[1])).replace("\n", newline)
    new = with_entry(text, "corrections", FIELDS)

    assert new is not None
    before, after = article(text), article(new)
    kept = [(c.name, c.text) for c in after.corrections[:-1]]
    assert kept == [(c.name, c.text) for c in before.corrections]
    entry = after.corrections[-1]
    assert (str(entry.date), entry.kind, entry.text, entry.was, entry.now) == tuple(FIELDS.values())
    assert (after.title, after.body.text) == (before.title, before.body.text)
    gone = [x for x in difflib.ndiff(text.splitlines(True), new.splitlines(True)) if x.startswith("- ")]
    assert len(gone) <= 1
    assert newline == "\n" or "\n" not in new.replace("\r\n", "")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_any_words_come_back_as_they_were(words: str) -> None:
    """Quotes, colons, hashes, dashes, other scripts, invisible characters."""
    import yaml

    for list_ in ("", "corrections: [{date: 2025-01-13}]\n"):
        new = with_entry(f"---\ntitle: x\n{list_}---\n", "corrections", {"date": "2025-01-14", "text": words})
        assert new is not None
        front = yaml.load(new.split("---\n")[1], Loader=yaml.BaseLoader)
        assert front["corrections"][-1]["text"] == words


def test_what_cannot_be_read_is_left_alone() -> None:
    """No front matter, none that ends, none that is YAML, none with fields."""
    for text in ("", "Text", "---\ntitle: x\n", "---\ntitle: [x\n---\n", "---\n- x\n---\n"):
        assert with_entry(text, "corrections", FIELDS) is None


def correct(root: Path, *words: str, said: str = "", at: str = "1736848800") -> subprocess.CompletedProcess[str]:
    """Run the command at 14 January 2025, 12:00 in Kyiv, with what is typed in answer."""
    return digest("correct", *words, root=root, said=said, SOURCE_DATE_EPOCH=at, PATH="")


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A site with one published article and a draft."""
    draft = ARTICLE.replace("tags:", "status: draft\ntags:")
    lay_out(tmp_path, f"-- {PATH} --\n{ARTICLE}-- content/articles/2025-01-13-b.md --\n{draft}")
    return tmp_path


def test_it_asks_shows_and_writes_after_a_yes(newsroom: Path) -> None:
    """Kind, sentence, words before and now; the day is today where the site is."""
    said = "corr\nAn earlier version said three.\nthree\nTwo\ny\n"
    done = correct(newsroom, "2025-01-12-a", said=said)

    assert done.returncode == 0, done.stderr
    assert "+    text: An earlier version said three.\n" in done.stdout
    assert (newsroom / PATH).read_text() == ARTICLE.replace(
        "---\nThe",
        "corrections:\n  - date: 2025-01-14\n    kind: correction\n    text: An earlier version said three.\n"
        "    was: three\n    now: Two\n---\nThe",
    )
    assert "put [[correction:2025-01-14]] there" in done.stderr
    assert f"{PATH}: corrected; nothing to report" in done.stderr


def test_without_a_yes_nothing_is_written(newsroom: Path) -> None:
    """Neither after a no, nor where nobody answers."""
    words = ("2025-01-12-a", "--kind", "clarification", "--text", "The ministry is that of defence.")

    for said in ("n\n", ""):
        done = correct(newsroom, *words, said=said)
        assert (done.returncode, "nothing was written" in done.stderr) == (0, True)
        assert (newsroom / PATH).read_text() == ARTICLE


def test_two_on_a_day_get_names(newsroom: Path) -> None:
    """The second has a number, so that a mark can say which it means."""
    words = ("2025-01-12-a", "--kind", "correction", "--text", "It was two.", "--yes")
    assert correct(newsroom, *words).returncode == 0
    assert correct(newsroom, *words, "--was", "this", "--now", "so", "--mark").returncode == 0
    text = (newsroom / PATH).read_text()

    assert [c.name for c in article(text).corrections] == ["2025-01-14", "2025-01-14-2"]
    assert "The ministry said so [[correction:2025-01-14-2]].\n" in text


def test_midnight_is_the_sites(newsroom: Path) -> None:
    """At 23:30 in London it is tomorrow in Kyiv."""
    done = correct(newsroom, "2025-01-12-a", "--kind", "update", "--text", "More is known.", "--yes", at="1736897400")

    assert done.returncode == 0
    assert "date: 2025-01-15" in (newsroom / PATH).read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2025-01-12-aa",), "did you mean 2025-01-12-a?"),
        (("2025-01-13-b", "--kind", "update", "--text", "x"), "is not published yet (draft); just change it"),
        (("2025-01-12-a", "--kind", "update", "--text", "x", "--was", "3", "--now", "2"), "that is a correction"),
        (("2025-01-12-a", "--kind", "correction", "--text", "x", "--was", "3"), "say both"),
        (
            ("2025-01-12-a", "--kind", "correction", "--text", "x", "--date", "2025-01-11"),
            "the article is of 2025-01-12",
        ),
        (("2025-01-12-a", "--kind", "correction", "--text", "x", "--date", "2025-02-11"), "today is 2025-01-14"),
        (("2025-01-12-a", "--kind", "correction", "--text", "x", "--mark"), "yours to choose"),
        (("2025-01-12-a",), "say what was corrected"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(newsroom: Path, words: tuple[str, ...], told: str) -> None:
    """Exit code 2, and nothing is written."""
    done = correct(newsroom, *words)

    assert done.returncode == 2
    assert told in done.stderr
    assert (newsroom / PATH).read_text() == ARTICLE


def test_a_file_or_the_last_part_of_an_address_is_enough(tmp_path: Path) -> None:
    """By whatever the editor sees of it; where two are meant, both are named."""
    renamed = ARTICLE.replace("date:", "id: talks\nslug: city-talks\ndate:", 1)
    lay_out(tmp_path, f"-- content/articles/of-monday.md --\n{renamed}-- content/articles/other.md --\n{ARTICLE}")
    entry = ("--kind", "clarification", "--text", "It is the old one.", "--yes")

    for name in ("city-talks", "of-monday", "2025/01/12/city-talks/", "content/articles/of-monday.md"):
        assert digest("correct", name, *entry, root=tmp_path).returncode == 0, name
    lay_out(
        tmp_path,
        f"-- content/articles/2025/other.md --\n{ARTICLE.replace('date:', 'id: others' + chr(10) + 'date:', 1)}",
    )
    said = digest("correct", "other.md", *entry, root=tmp_path)
    assert (said.returncode, said.stderr.splitlines()[0]) == (
        2,
        'digest correct: "other.md" could be others or other; write one of these',
    )
