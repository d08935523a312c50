"""Two keys: what the site demands a second editor for is not published without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from generator import pipeline
from generator.commands.site import sources
from generator.link import unreviewed
from generator.model.settings import Review
from generator.read import reviewers

from tests.newsroom import Repository
from tests.sites import ARTICLE, NOW, SETTINGS, built, codes, lay_out

CONFIRMED = "claims: [{text: So., by: the ministry, status: confirmed, how: We saw it.}]\n"
DEAD = "figures: [{kind: killed, group: soldiers, min: %d, by: the ministry}]\n"
PROTECTED = "protected: [prisoners-of-war]\n"
PATH = "content/articles/2025-01-12-a.md"
ALL = "review: {of: [confirmed, protected], dead: 10}\n"


def site(fields: str, review: str = ALL) -> str:
    """A site that demands review, with one article."""
    article = ARTICLE.replace("tags:", f"{fields}tags:", 1)
    return f"-- content/site.yaml --\n{SETTINGS}{review}-- content/articles/2025-01-12-a.md --\n{article}"


@pytest.mark.parametrize(
    ("fields", "review", "is_needed"),
    [
        (PROTECTED, ALL, True),
        (CONFIRMED, ALL, True),
        (DEAD % 10, ALL, True),
        (DEAD % 9, ALL, False),
        ("", ALL, False),
        (PROTECTED, "", False),
        (PROTECTED, "review: {of: confirmed}\n", False),
        (DEAD % 1000, "review: {of: confirmed}\n", False),
        (PROTECTED + "author: Olena\nreviewed_by: Olena\n", ALL, True),
        (PROTECTED + "author: [Olena, Taras]\nreviewed_by: [taras , olena]\n", ALL, True),
        (PROTECTED + "author: Olena\nreviewed_by: [Olena, Ivan]\n", ALL, False),
        (PROTECTED + "reviewed_by: Ivan\n", ALL, False),
        (PROTECTED + "status: draft\n", ALL, False),
        (PROTECTED + "embargo: 2027-01-01T00:00+02:00\n", ALL, True),
        (PROTECTED + "status: withdrawn\nwithdrawn: {date: 2025-01-13, reason: No.}\n", ALL, False),
    ],
)
def test_what_needs_a_second_editor(fields: str, review: str, is_needed: bool) -> None:
    """By what it says; a draft waits for the end, what is withdrawn says nothing any more, an embargo is no excuse."""
    assert ("review-needed" in codes(site(fields, review))) is is_needed


def test_names_of_trailers_count() -> None:
    """Git's `Reviewed-by: Ivan <ivan@…>` is a reviewer; the author's own is none."""
    nouns = built(site(PROTECTED + "author: Olena K.\n", "")).value.nouns
    review = Review(of=("protected",))

    assert [d.code for d in unreviewed(nouns, review)] == ["review-needed"]
    assert [*unreviewed(nouns, review, {PATH: ("Ivan <ivan@digest.example>",)})] == []
    alone = [*unreviewed(nouns, review, {PATH: ("olena  k. <o@digest.example>",)})]
    assert "its author is its only reviewer" in alone[0].message


def test_git_says_who_reviewed(tmp_path: Path) -> None:
    """In the message of any commit that changed the file, on a side branch too; of other files it says nothing."""
    fields = PROTECTED + "author: Olena\n"
    repository = Repository(tmp_path / "site")
    second = f"-- content/articles/2025-01-13-b.md --\n{ARTICLE.replace('tags:', fields + 'tags:', 1)}"
    lay_out(repository.root, site(fields).replace("history: none", "history: git") + second)
    repository.commit("2025-01-12T08:00Z", "Two captured\n\nReviewed-by: Olena <olena@desk.invalid>")
    assert alone(repository.root) == [PATH, "content/articles/2025-01-13-b.md"]

    repository.git("checkout", "-q", "-b", "side")
    repository.change(PATH, ("said so", "said it"))
    repository.commit(
        "2025-01-12T09:00Z", "Say it\n\nText.\n\nreviewed-by: Ivan <ivan@desk.invalid>\nSigned-off-by: X <x@y.invalid>"
    )
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side", at="2025-01-12T10:00Z")
    assert alone(repository.root) == ["content/articles/2025-01-13-b.md"]
    assert reviewers(tmp_path) == {}


def alone(root: Path) -> list[str]:
    """The articles that nobody but their author has checked."""
    found = pipeline.check(sources(root), pipeline.Options(NOW)).found
    return [d.span.path for d in found if d.code == "review-needed"]
