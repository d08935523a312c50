"""Plans the pictures that stand beside shared links: one for each report, day and week, and one for the rest of the site.

Words alone: no photograph, so nobody who is protected and nothing that needs a warning is ever in one.
"""

from __future__ import annotations

from generator.model.digest import LinkedArticle, LinkedEdition
from generator.model.preview import Preview, PreviewView
from generator.plan.desk import Desk
from generator.plan.editions import name
from generator.text.languages import direction
from generator.text.typography import typographic


def article_preview(desk: Desk, article: LinkedArticle) -> PreviewView:
    """A report: day and conflict, title, how sure it is, what to beware of."""
    entry = desk.entry(article)
    title = f"{desk.t.say('withdrawn')}: {entry.title}" if entry.withdrawn else entry.title
    kicker = " · ".join((entry.date, *(link.words for link in entry.conflicts[:2])))
    foot = " · ".join(words for words in (entry.grade_words, entry.warning) if words)
    return PreviewView(f"{article.url}preview.png", desk.chrome.title, kicker, title, foot, entry.direction)


def edition_preview(desk: Desk, edition: LinkedEdition) -> PreviewView:
    """A day or a week: its title, or what it is."""
    written, t, heading = edition.edition, desk.t, name(desk, edition.period)
    kind = t.say("week-digest" if edition.period.is_week else "day-digest")
    title = typographic(written.title) if written and written.title else heading
    foot = t.say("articles", len(edition.articles) + len(edition.late))
    kicker = f"{kind} · {heading}" if title != heading else kind
    way = direction((written.lang if written else "") or desk.chrome.language)
    return PreviewView(f"{edition.period.url}preview.png", desk.chrome.title, kicker, title, foot, way)


def site_preview(desk: Desk) -> PreviewView:
    """The site: its name and its line."""
    settings = desk.digest.settings
    return PreviewView(
        "preview.png", desk.chrome.title, "", desk.chrome.tagline or settings.title, "", desk.chrome.direction
    )


def told(view: PreviewView) -> Preview:
    """The picture as a page names it: its address, and what it says."""
    words = (view.kicker, view.title, view.foot)
    return Preview(view.path, f"{view.site}. {'. '.join(part for part in words if part)}")
