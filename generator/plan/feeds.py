"""Plans the feeds: what stands in each, with addresses that work in any reader.

A feed's content is a rendering of its own: absolute addresses, and who says so, how sure and what to beware of inside the item.
"""

from __future__ import annotations

import html

from generator.model.digest import LinkedArticle
from generator.model.page import FeedItem, FeedView, Link
from generator.plan.articles import citations, source_count
from generator.plan.desk import Desk, written


def feeds(desk: Desk) -> list[FeedView]:
    """The main feed, and one for each conflict and each tag, empty ones included."""
    d, t = desk.digest, desk.t
    made = [
        _feed(
            desk, "", desk.chrome.title, d.settings.description or desk.chrome.tagline, tuple(a.id for a in d.articles)
        )
    ]
    for conflict in d.conflicts.values():
        title = f"{conflict.name} · {desk.chrome.title}"
        made.append(
            _feed(desk, conflict.url, title, t.say("feed-of", name=conflict.name), d.by_conflict.get(conflict.id, ()))
        )
    for tag in d.tags.values():
        title = f"{tag.name} · {desk.chrome.title}"
        made.append(
            _feed(desk, tag.url, title, tag.description or t.say("feed-of", name=tag.name), d.by_tag.get(tag.id, ()))
        )
    return made


def _feed(desk: Desk, folder: str, title: str, description: str, ids: tuple[str, ...]) -> FeedView:
    base = desk.chrome.base_url
    articles = sorted((desk.digest.article[id] for id in ids), key=lambda a: (-a.time.timestamp(), a.id))
    licence = desk.digest.settings.licence
    return FeedView(
        path=f"{folder}feed.xml",
        title=title,
        description=description or title,
        page_url=base + folder,
        self_url=f"{base}{folder}feed.xml",
        language=desk.chrome.language,
        rights=licence.name if licence else "",
        scheme=f"{base}tags/",
        items=tuple(item(desk, a) for a in articles[: desk.digest.settings.feed_size]),
    )


def item(desk: Desk, article: LinkedArticle) -> FeedItem:
    """An article as an item; its id never changes with title, address or host."""
    a, settings = article.article, desk.digest.settings
    return FeedItem(
        id=f"tag:{settings.authority},{settings.authority_year}:article/{a.id}",
        url=desk.chrome.base_url + article.url,
        title=f"{desk.t.say('withdrawn')}: {a.title}" if a.is_withdrawn else a.title,
        summary=_withdrawn(desk, article) if a.is_withdrawn else a.summary,
        content=_content(desk, article),
        published=article.time,
        updated=article.updated,
        authors=desk.authors(a),
        categories=tuple((tag, desk.link("tag", tag).words) for tag in article.tags),
        lang=a.lang,
    )


def _withdrawn(desk: Desk, article: LinkedArticle) -> str:
    withdrawn = article.article.withdrawn
    assert withdrawn is not None
    return desk.t.say("withdrawn-because", date=desk.t.date(withdrawn.date), reason=withdrawn.reason)


def _content(desk: Desk, article: LinkedArticle) -> str:
    """The whole item: warning, corrections, how sure, the text, who says so."""
    a, t = article.article, desk.t
    page = desk.chrome.base_url + article.url
    if a.is_withdrawn:
        return f"<p>{html.escape(_withdrawn(desk, article))}</p>"

    def href(url: str) -> str:
        return page + url if url.startswith("#") else url if "://" in url else desk.chrome.base_url + url

    lines = [f"<p><strong>{html.escape(w)}</strong></p>" for w in (desk.warning(a.content_warning),) if w]
    for view in (desk.correction(article, c) for c in sorted(a.corrections, key=lambda c: c.date, reverse=True)):
        lines.append(
            f"<p><strong>{html.escape(f'{view.kind_words}, {view.date}')}</strong>: {html.escape(view.text)}</p>"
        )
    if article.grade:
        lines.append(
            f"<p><em>{html.escape(t.say('how-sure'))}: {html.escape(t.of('grade', article.grade))}. {html.escape(source_count(desk, article))}.</em></p>"
        )
    text = written(article.text, href).replace('href="#', f'href="{html.escape(page)}#')
    return "\n".join((*lines, text, _sources(desk, article)))


def _sources(desk: Desk, article: LinkedArticle) -> str:
    rows = []
    for view in citations(desk, article.article.sources, article.cited):
        words = html.escape(f"{view.outlet.words}: {view.title}" if view.title != view.outlet.words else view.title)
        linked = f'<a href="{html.escape(view.url)}">{words}</a>' if view.url else words
        via = f" ({html.escape(desk.t.say('via', name=view.via.words))})" if view.via else ""
        rows.append(f"<li>{linked}{via}</li>")
    return f"<p>{html.escape(desk.t.say('sources'))}</p>\n<ul>{''.join(rows)}</ul>"


def feed_links(desk: Desk) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """All feeds, grouped, for the page that lists them."""
    d, t = desk.digest, desk.t
    conflicts = sorted(d.conflicts.values(), key=lambda c: c.name.casefold())
    tags = sorted(d.tags.values(), key=lambda tag: tag.name.casefold())
    return (
        (t.say("everything"), (Link("feed.xml", desk.chrome.title),)),
        (t.say("conflicts"), tuple(Link(f"{c.url}feed.xml", c.name) for c in conflicts)),
        (t.say("tags"), tuple(Link(f"{tag.url}feed.xml", tag.name) for tag in tags)),
    )
