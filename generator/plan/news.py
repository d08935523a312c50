"""The news sitemap: the articles of the two days that end with the newest one.

Search engines want the last two days by the clock; a build knows no clock, and a digest that is published each day comes to the same.
"""

from __future__ import annotations

import datetime as dt
from html import escape

from generator.model.digest import LinkedArticle
from generator.model.page import Artifact
from generator.plan.desk import Desk
from generator.text.typography import typographic

PATH = "news-sitemap.xml"
MOST = 1000
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def news(desk: Desk) -> tuple[Artifact, ...]:
    """The file; none if there is nothing to list, for a sitemap may not be empty."""
    shown = [a for a in desk.digest.articles if a.article.stands]
    if not shown:
        return ()
    newest = max(a.time for a in shown)
    recent = [a for a in shown if newest - a.time < dt.timedelta(days=2)][:MOST]
    rows = "".join(_row(desk, a) for a in recent)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {SPACES}>\n{rows}</urlset>\n'
    return (Artifact(PATH, text.encode()),)


def _row(desk: Desk, article: LinkedArticle) -> str:
    a = article.article
    language = (a.lang or desk.chrome.language).lower()
    if not language.startswith("zh-"):
        language = language.partition("-")[0]
    date = a.date.at.isoformat() if a.date.at else article.day.isoformat()
    publication = f"<news:name>{escape(desk.chrome.title)}</news:name><news:language>{language}</news:language>"
    return (
        f"<url><loc>{escape(desk.chrome.base_url + article.url)}</loc><news:news>"
        f"<news:publication>{publication}</news:publication>"
        f"<news:publication_date>{date}</news:publication_date><news:title>{escape(typographic(a.title))}</news:title>"
        "</news:news></url>\n"
    )
