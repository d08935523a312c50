"""Two keys: what the site demands a second editor for is not published without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from generator import pipeline
from generator.commands.site import sources
from generator.diagnostics import Diagnostic
from generator.link import unreviewed
from generator.model.settings import Review
from generator.read import reviews

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
    assert [*unreviewed(nouns, review, lambda article, reason: (("Ivan <ivan@digest.example>",), ()))] == []
    alone = [*unreviewed(nouns, review, lambda article, reason: (("olena  k. <o@digest.example>",), ()))]
    assert "its author is its only reviewer" in alone[0].message


def test_git_says_who_reviewed(tmp_path: Path) -> None:
    """In the message of the commit that made the file what it is, on a side branch too; of other files it says nothing."""
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
    assert reviews(tmp_path).states == ()


REVIEWED = "Work\n\nReviewed-by: Ivan <ivan@desk.invalid>"
CLAIM = "claims: [{text: The bridge was shut., by: the ministry, status: confirmed, how: We saw it.}]\n"
KILLED = "figures: [{kind: killed, group: soldiers, min: 12, max: 12, by: the ministry}]\n"


@pytest.mark.parametrize(
    ("fields", "was", "now", "told"),
    [
        (PROTECTED, "said so", "said it", "Ivan reviewed it before this changed: the text"),
        (PROTECTED, "author: Olena\n", "author: Olena\nednote: Call them.\n", ""),
        (CLAIM, "said so", "said  so again", ""),
        (CLAIM, "was shut", "was open", "Ivan reviewed it before this changed: the claim"),
        (CLAIM, "We saw it", "Two of us saw it", "Ivan reviewed it before this changed: how: We saw it. → Two of us saw it."),
        (CLAIM, "{text:", "{text: Another., by: the mayor, status: confirmed, how: So.}, {text:", "Ivan reviewed it before this changed: claim added: Another."),
        (CLAIM, "news.example.org/a", "wire.example.org/a", "Ivan reviewed it before this changed: source: news.example.org → wire.example.org"),
        (KILLED, "said so", "said  so again", ""),
        (KILLED, "max: 12", "max: 20", "Ivan reviewed it before this changed: killed (soldiers): 12 → 12–20"),
        (KILLED, "tags:", "corrections: [{date: 2025-01-13, kind: clarification, text: It was near the town.}]\ntags:", ""),
    ],
)  # fmt: skip
def test_a_review_holds_until_what_it_is_about_changes(
    tmp_path: Path, fields: str, was: str, now: str, told: str
) -> None:
    """Kept or not kept yet; what the review was not asked for may change, and what changed is said."""
    repository = Repository(tmp_path / "site")
    lay_out(repository.root, site(fields + "author: Olena\n").replace("history: none", "history: git"))
    repository.commit("2025-01-12T08:00Z", REVIEWED)
    assert needed(repository.root) == []
    repository.change(PATH, (was, now))
    found = needed(repository.root)
    assert [d.message.partition("; ")[2] for d in found] == ([told] if told else [])
    repository.commit("2025-01-12T09:00Z")
    assert needed(repository.root) == found
    repository.git("commit", "-q", "--allow-empty", "-m", REVIEWED, at="2025-01-12T10:00Z")
    assert needed(repository.root) == found  # a commit that didn't touch the file says nothing of it
    repository.change(PATH, ("summary: Two", "summary: The two"))
    repository.commit("2025-01-12T11:00Z", REVIEWED)
    assert needed(repository.root) == []


def test_a_renamed_file_keeps_its_review(tmp_path: Path) -> None:
    """The id tells that it is the same article."""
    repository = Repository(tmp_path / "site")
    lay_out(repository.root, site(PROTECTED + "author: Olena\nid: a\n").replace("history: none", "history: git"))
    repository.commit("2025-01-12T08:00Z", REVIEWED)
    repository.move(PATH, "content/articles/2025/a.md")
    repository.commit("2025-01-12T09:00Z")

    assert needed(repository.root) == []


def needed(root: Path) -> list[Diagnostic]:
    """What needs a second editor."""
    found = pipeline.check(sources(root), pipeline.Options(NOW)).found
    return [d for d in found if d.code == "review-needed"]


def alone(root: Path) -> list[str]:
    """The articles that nobody but their author has checked."""
    return [d.span.path for d in needed(root)]
