"""Turns an edition or a month into files to take along: a message, plain text, one page, an EPUB.

Builds no address and chooses nothing. The same view gives the same bytes: archives have one date for all their files, and
whatever a message needs to be told from others comes from its content.
"""

from generator.copies.epub import epub
from generator.copies.message import message, plain
from generator.copies.page import page
from generator.model.copies import CopyView, MailView
from generator.model.page import Artifact

__all__ = ["books", "epub", "letters", "message", "page", "plain"]


def books(view: CopyView) -> tuple[Artifact, ...]:
    """An edition or a month as an EPUB and as one page."""
    stem = f"{view.folder}{view.stem}"
    return (Artifact(f"{stem}.epub", epub(view)), Artifact(f"{stem}.html.zip", page(view)))


def letters(view: MailView, html: str) -> tuple[Artifact, ...]:
    """An edition as a message, whose HTML is given, and as text."""
    stem, text = f"{view.folder}edition", plain(view)
    return (Artifact(f"{stem}.eml", message(view, text, html)), Artifact(f"{stem}.txt", text.encode()))
