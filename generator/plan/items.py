"""Plans the items of feeds: each a rendering of its own, with absolute addresses, and who says so, how sure and what to
beware of inside it, for most subscribers never see the page.

Chooses nothing: which item stands where is `feeds`'s. A correction is an item of its own beside the article's, for readers
never show an item again that they have shown once.
"""

from __future__ import annotations

import datetime as dt
import html

from generator.model.citation import Correction
from generator.model.digest import LinkedArticle, LinkedEdition, LinkedNote
from generator.model.page import FeedItem
from generator.plan.articles import citations, picture_path, source_count
from generator.plan.desk import Desk
from generator.plan.editions import name
from generator.plan.notices import WITHDRAWAL
from generator.plan.pictures import codes, in_words
from generator.plan.views import CitationView, CorrectionView
from generator.text.languages import direction
from generator.text.typography import typographic

OUTER = "noopener noreferrer external"


def identity(desk: Desk, name: str) -> str:
    """An id that never changes with title, address, host or generator (RFC 4151)."""
    settings = desk.digest.settings
    return f"tag:{settings.authority},{settings.authority_year}:{name}"


def article_item(desk: Desk, article: LinkedArticle) -> FeedItem:
    """An article as an item; its id never changes with title, address or host."""
    a = article.article
    return FeedItem(
        id=identity(desk, f"article/{a.id}"),
        url=desk.chrome.base_url + article.url,
        title=_title(desk, article),
        summary=desk.revoked(a)[1] or desk.described(a),
        content=_content(desk, article),
        published=article.time,
        updated=article.updated,
        authors=desk.authors(a),
        categories=tuple((tag, desk.link("tag", tag).words) for tag in article.tags),
        lang=a.lang,
    )


def _title(desk: Desk, article: LinkedArticle) -> str:
    """The title, with the word first if it was taken back."""
    word = desk.revoked(article.article)[0]
    title = typographic(article.article.title)
    return f"{word}: {title}" if word else title


def notice_item(desk: Desk, article: LinkedArticle, correction: Correction) -> FeedItem:
    """A correction or withdrawal as an item of its own, dated by its day, with an id of its own that never changes."""
    a, view = article.article, desk.correction(article, correction)
    when = dt.datetime.combine(correction.date, dt.time(12), desk.digest.zone)
    page = desk.chrome.base_url + article.url
    name = f"withdrawal/{a.id}" if correction.kind == WITHDRAWAL else f"correction/{a.id}/{correction.name}"
    summary = said(desk, view)
    lines = [f"<p><strong>{html.escape(w)}</strong></p>" for w in (desk.warning(a.content_warning),) if w]
    lines.append(f"<p>{html.escape(summary)}</p>")
    lines.append(
        f'<p><a href="{html.escape(page)}">{html.escape(typographic(a.title))}</a>, {html.escape(desk.t.date(article.day))}</p>'
    )
    return FeedItem(
        id=identity(desk, name),
        url=f"{page}#{view.id}",
        title=f"{view.kind_words}: {typographic(a.title)}",
        summary=summary,
        content=_spoken(a.lang, desk, "\n".join(lines)),
        published=when,
        updated=when,
        authors=desk.authors(a),
        categories=tuple((tag, desk.link("tag", tag).words) for tag in article.tags),
        lang=a.lang,
    )


def said(desk: Desk, view: CorrectionView) -> str:
    """What a correction says, with the words that stood there and those that stand there now."""
    return f"{view.text} {desk.t.say('was-now', was=view.was, now=view.now)}" if view.was and view.now else view.text


def _content(desk: Desk, article: LinkedArticle) -> str:
    """The whole item: warning, corrections, how sure, the text, who says so."""
    a, t = article.article, desk.t
    page = desk.chrome.base_url + article.url
    back = desk.revoked(a)[1]
    if back:
        stays = "" if a.is_withdrawn else f"\n<p>{html.escape(t.say('retracted-stays'))}</p>"
        return _spoken(a.lang, desk, f"<p><strong>{html.escape(back)}</strong></p>{stays}")
    lines = [f"<p><strong>{html.escape(w)}</strong></p>" for w in (desk.warning(a.content_warning),) if w]
    for view in (desk.correction(article, c) for c in sorted(a.corrections, key=lambda c: c.date, reverse=True)):
        lines.append(
            f"<p><strong>{html.escape(f'{view.kind_words}, {view.date}')}</strong>: {html.escape(said(desk, view))}</p>"
        )
    if article.grade:
        lines.append(
            f"<p><em>{html.escape(t.say('how-sure'))}: {html.escape(t.of('grade', article.grade))}. {html.escape(source_count(desk, article))}.</em></p>"
        )
    lines.extend((_picture(desk, article), desk.full(desk.text(a), page, bool(a.content_warning))))
    known = citations(desk, a.sources, article.cited)
    return _spoken(a.lang, desk, "\n".join(line for line in (*lines, _sources(desk, known)) if line))


def _picture(desk: Desk, article: LinkedArticle) -> str:
    """Its picture; where that needs a warning, the words alone."""
    image = article.article.image
    if image is None:
        return ""
    credit = html.escape(f"{image.alt} ({image.credit})" if image.credit else image.alt)
    if codes(article.article, image):
        return f"<p>[{credit}]</p>"
    plain = desk.known.pictures[f"media/{picture_path(article.article.origin.path, image.file)}"].plain
    shown = f'src="{html.escape(desk.chrome.base_url + plain.url)}" alt="{html.escape(image.alt)}"'
    return (
        f'<figure><img {shown} width="{plain.width}" height="{plain.height}"><figcaption>{credit}</figcaption></figure>'
    )


def _spoken(lang: str, desk: Desk, content: str) -> str:
    """The content with its language, where that is not the feed's."""
    if not lang or lang == desk.chrome.language:
        return content
    return f'<div lang="{lang}" dir="{direction(lang)}">\n{content}\n</div>'


def _sources(desk: Desk, known: tuple[CitationView, ...]) -> str:
    rows = []
    for view in known:
        words = html.escape(f"{view.outlet.words}: {view.title}" if view.title != view.outlet.words else view.title)
        linked = f'<a rel="{OUTER}" href="{html.escape(view.lead)}">{words}</a>' if view.lead else words
        if view.state:
            linked += f" ({html.escape(view.state)})"
        via = f" ({html.escape(desk.t.say('via', name=view.via.words))})" if view.via else ""
        rows.append(f"<li>{linked}{via}</li>")
    return f"<p>{html.escape(desk.t.say('sources'))}</p>\n<ul>{''.join(rows)}</ul>"


def note_item(desk: Desk, note: LinkedNote) -> FeedItem:
    """An editor's note as an item."""
    n = note.note
    url = desk.chrome.base_url + note.url
    content = desk.full(note.text, url)
    if n.sources:
        content += "\n" + _sources(desk, citations(desk, n.sources, note.cited))
    return FeedItem(
        id=identity(desk, f"note/{n.id}"),
        url=url,
        title=typographic(n.title) or desk.t.say("note-untitled", kind=desk.t.of("note", n.kind)),
        summary=note.text.fragment.opening[:300],
        content=_spoken(n.lang, desk, content),
        published=note.time,
        updated=note.time,
        authors=desk.authors(n),
        categories=tuple((tag, desk.link("tag", tag).words) for tag in note.tags),
        lang=n.lang,
    )


def edition_item(desk: Desk, edition: LinkedEdition) -> FeedItem:
    """A day's or week's digest as one item: takeaways, introduction, corrections, its articles with how sure each is."""
    found = [desk.digest.article[id] for id in (*edition.articles, *edition.late)]
    written = edition.edition
    url = desk.chrome.base_url + edition.period.url
    title = name(desk, edition.period)
    published = closed(desk, edition)
    takeaways = "".join(f"<li>{desk.full(text, url, marks=True)}</li>" for text in edition.takeaways)
    lines = [f"<ul>{takeaways}</ul>" if takeaways else "", desk.full(edition.text, url, marks=True)]
    lines.extend((_since(desk, edition), *(_line(desk, article) for article in found)))
    return FeedItem(
        id=identity(desk, f"edition/{edition.period.id}"),
        url=url,
        title=f"{typographic(written.title)} · {title}" if written and written.title else title,
        summary=desk.t.say("edition-description", period=title),
        content=_spoken(written.lang if written else "", desk, "\n".join(line for line in lines if line)),
        published=published,
        updated=max((published, *(article.updated for article in found))),
        authors=desk.authors(written) if written else (),
        categories=(),
        lang=written.lang if written else "",
    )


def closed(desk: Desk, edition: LinkedEdition) -> dt.datetime:
    """When the desk closed it, or its newest report, or its last noon."""
    if edition.edition and edition.edition.cutoff:
        return edition.edition.cutoff.exact(desk.digest.zone)
    times = [desk.digest.article[id].time for id in edition.articles]
    return max(times) if times else dt.datetime.combine(edition.period.end, dt.time(12), desk.digest.zone)


def _since(desk: Desk, edition: LinkedEdition) -> str:
    """The corrections since the last edition."""
    rows = []
    for view in desk.corrections(desk.known.told.get(("edition", edition.period.id), ())):
        link = f'<a href="{html.escape(desk.chrome.base_url + view.article.url)}">{html.escape(view.article.words)}</a>'
        told = html.escape(said(desk, view))
        rows.append(f"<li><strong>{html.escape(f'{view.kind_words}, {view.date}')}</strong>: {link}. {told}</li>")
    heading = html.escape(desk.t.say("corrections-since"))
    return f"<h3>{heading}</h3>\n<ul>{''.join(rows)}</ul>" if rows else ""


def _line(desk: Desk, article: LinkedArticle) -> str:
    """An article in an edition: title, what was corrected, what to beware of, summary, how sure."""
    a, entry = article.article, desk.entry(article)
    title = html.escape(_title(desk, article))
    heading = f'<h3><a href="{html.escape(desk.chrome.base_url + article.url)}">{title}</a></h3>'
    warning = f"<p><strong>{html.escape(desk.warning(a.content_warning))}</strong></p>" if a.content_warning else ""
    summary = html.escape(desk.revoked(a)[1] or typographic(a.summary))
    count = html.escape(source_count(desk, article))
    sure = f"{html.escape(entry.grade_words)}. " if entry.grade_words else ""
    mark = f" <strong>({html.escape(entry.corrected)})</strong>" if entry.corrected and a.stands else ""
    return f"{heading}\n{warning}<p>{summary} <em>{sure}{count}.</em>{mark}</p>"


def without_pictures(item: FeedItem) -> FeedItem:
    """The same item, each picture replaced by its words."""
    return item._replace(content=in_words(item.content)) if "<img" in item.content else item
