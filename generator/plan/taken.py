"""Plans the copies to take along: each day, week and month as a book and as one page, each day and week as a message.

What stands in them is what stands in feeds: whole texts with how sure, who says so and what to beware of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from generator.model.copies import Chapter, ChapterGroup, CopyView, MailEntry, MailGroup, MailView
from generator.model.digest import Digest, LinkedArticle, LinkedEdition, LinkedNote
from generator.model.page import Link
from generator.plan.articles import source_count
from generator.plan.desk import Desk
from generator.plan.editions import corrections_since, name, notes_of
from generator.plan.feeds import item
from generator.plan.items import closed, identity, note_item
from generator.plan.jobs import Job, job
from generator.plan.portions import LATE, pieces
from generator.plan.views import CorrectionView
from generator.text.languages import direction
from generator.text.typography import typographic


def copy_jobs(digest: Digest) -> Iterator[Job]:
    """What makes the files of each day, week and month: those of a month together, for they have the same chapters."""
    for month, days in groupby(digest.days, key=_month_of):
        held = tuple(days)
        yield job(_month, month, held, weight=1 + sum(len(day.articles) for day in held) // 10, together=month)
    for edition in (*digest.days, *digest.weeks):
        yield job(_edition, edition, weight=1 + len(edition.articles) // 4, together=_month_of(edition))


def _month_of(edition: LinkedEdition) -> str:
    return f"{edition.period.start:%Y-%m}"


def _edition(desk: Desk, edition: LinkedEdition) -> list[CopyView | MailView]:
    """A day or a week: what the desk says first, then its reports by conflict, then its notes."""
    corrections = corrections_since(desk, edition)
    message = mail(desk, edition, corrections)
    return [message] if desk.templated else [_edition_copy(desk, edition, corrections), message]


def _edition_copy(desk: Desk, edition: LinkedEdition, corrections: Sequence[CorrectionView]) -> CopyView:
    written, t, period = edition.edition, desk.t, edition.period
    heading = name(desk, period)
    title = typographic(written.title) if written and written.title else heading
    groups = [(_heading(desk, edition, id).words, ids) for id, ids in _by_conflict(desk, edition)]
    if edition.late:
        groups.append((t.say("added-later"), list(edition.late)))
    chapters = [ChapterGroup(words, tuple(_chapter(desk, id) for id in ids)) for words, ids in groups]
    notes = tuple(_note(desk, n) for n in notes_of(desk, edition))
    if notes:
        chapters.append(ChapterGroup(t.say("notes"), notes))
    return _copy(
        desk,
        (period.url, "edition", period.id.lower()),
        t.say("week-digest" if period.is_week else "day-digest"),
        title,
        heading if title != heading else "",
        closed(desk, edition),
        _opening(desk, edition, corrections),
        tuple(chapters),
        (written.lang if written else "") or desk.chrome.language,
        desk.authors(written) if written else desk.desk_name,
    )


def _month(desk: Desk, month: str, days: tuple[LinkedEdition, ...]) -> CopyView:
    """A month: its days from the first to the last, the notes of each after its reports."""
    groups = []
    for day in reversed(days):
        articles = [_chapter(desk, id) for id in (*day.articles, *day.late)]
        notes = [_note(desk, n) for n in desk.known.notes_of_day.get(day.period.start, ())]
        groups.append(ChapterGroup(name(desk, day.period), (*articles, *notes)))
    place = (f"{month.replace('-', '/')}/", "month", month)
    count = desk.t.say("articles", sum(len(day.articles) + len(day.late) for day in days))
    words = desk.t.say("month-digest"), desk.t.month(days[0].period.start)
    opening, end = f"<p>{escape(count)}</p>", closed(desk, days[0])
    return _copy(desk, place, *words, "", end, opening, tuple(groups), desk.chrome.language, desk.desk_name)


def _copy(
    desk: Desk,
    place: tuple[str, str, str],
    kicker: str,
    title: str,
    heading: str,
    published: dt.datetime,
    opening: str,
    groups: tuple[ChapterGroup, ...],
    language: str,
    authors: tuple[str, ...],
) -> CopyView:
    folder, stem, named = place
    t, chrome = desk.t, desk.chrome
    return CopyView(
        folder=folder,
        stem=stem,
        name=named,
        id=identity(desk, f"{stem}/{named}"),
        url=chrome.base_url + folder,
        base_url=chrome.base_url,
        site=chrome.title,
        kicker=kicker,
        title=title,
        heading=heading,
        description=t.say("edition-description", period=heading or title),
        language=language,
        direction=direction(language),
        published=published,
        opening=opening,
        groups=groups,
        contents=t.say("contents"),
        made=t.say("copy-made", site=chrome.title),
        read_on_site=t.say("copy-on-site"),
        pictures=t.say("copy-pictures"),
        licence=_licence(desk),
        accessibility=t.say("copy-accessibility"),
        authors=authors,
    )


def _licence(desk: Desk) -> Link | None:
    licence = desk.chrome.licence
    return Link(licence.url, desk.t.say("licence", name=licence.words)) if licence else None


def _by_conflict(desk: Desk, edition: LinkedEdition) -> Iterator[tuple[str, list[str]]]:
    """The id of each conflict, "" for other reports, with its reports, as the edition's page has them."""
    listed = (piece for piece in pieces(desk, edition, ()) if piece.section != LATE)
    for section, of in groupby(listed, lambda piece: piece.section):
        yield section, [piece.article.id for piece in of if piece.article]


def _heading(desk: Desk, edition: LinkedEdition, conflict: str) -> Link:
    if conflict:
        return desk.link("conflict", conflict)
    return Link("", desk.t.say("other-articles" if any(a for a, _ in _by_conflict(desk, edition)) else "all-articles"))


def _chapter(desk: Desk, id: str) -> Chapter:
    article = desk.digest.article[id]
    conflicts = (desk.link("conflict", c).words for c in article.conflicts)
    return Chapter(" · ".join((desk.t.date(article.day), *conflicts)), item(desk, id))


def _note(desk: Desk, note: LinkedNote) -> Chapter:
    kicker = (desk.t.say("note"), desk.t.of("note", note.note.kind), desk.t.date(note.day))
    return Chapter(" · ".join(kicker), desk.once("note", note.note.id, lambda: note_item(desk, note)))


def _opening(desk: Desk, edition: LinkedEdition, corrections: Iterable[CorrectionView]) -> str:
    """Takeaways, introduction, what was corrected: HTML with full addresses."""
    url = desk.chrome.base_url + edition.period.url
    points = "".join(f"<li>{desk.full(text, url, True, marks=True)}</li>\n" for text in edition.takeaways)
    lines = [f"<h2>{escape(desk.t.say('takeaways'))}</h2>\n<ul>\n{points}</ul>" if points else ""]
    lines.append(desk.full(edition.text, url, True, marks=True))
    rows = "".join(
        f'<li>{escape(text)} <a href="{escape(link.url)}">{escape(link.words)}</a></li>\n'
        for text, link in _corrected(desk, corrections)
    )
    lines.append(f"<h2>{escape(desk.t.say('corrections-since'))}</h2>\n<ul>\n{rows}</ul>" if rows else "")
    return "\n".join(line for line in lines if line)


def _corrected(desk: Desk, corrections: Iterable[CorrectionView]) -> list[tuple[str, Link]]:
    return [
        (f"{c.kind_words}, {c.date}: {c.text}", Link(f"{desk.chrome.base_url}{c.article.url}#{c.id}", c.article.words))
        for c in corrections
    ]


def mail(
    desk: Desk, edition: LinkedEdition, corrections: Sequence[CorrectionView], unsubscribe: Link | None = None
) -> MailView:
    """A day or a week as a message: each report in two lines."""
    written, t, period, chrome = edition.edition, desk.t, edition.period, desk.chrome
    heading, url, settings = name(desk, period), chrome.base_url + period.url, desk.digest.settings
    title = typographic(written.title) if written and written.title else heading
    cutoff = written.cutoff if written else None
    count = t.say("articles", len(edition.articles) + len(edition.late))
    language = (written.lang if written else "") or chrome.language
    return MailView(
        folder=period.url,
        id=f"edition-{period.id}".lower(),
        authority=settings.authority,
        sender=settings.mail_from or f"digest@{settings.authority}",
        url=url,
        site=chrome.title,
        subject=f"{title} · {heading}" if title != heading else f"{chrome.title} · {heading}",
        kicker=t.say("week-digest" if period.is_week else "day-digest"),
        heading=heading,
        title=title,
        count=f"{count} · {t.say('cutoff', time=t.time(cutoff.exact(desk.digest.zone)))}" if cutoff else count,
        language=language,
        direction=direction(language),
        published=closed(desk, edition),
        takeaways_heading=t.say("takeaways"),
        takeaways=tuple(desk.full(text, url, True, marks=True) for text in edition.takeaways),
        intro=desk.full(edition.text, url, True, marks=True),
        corrections_heading=t.say("corrections-since"),
        corrections=tuple(_corrected(desk, corrections)),
        groups=tuple(_mail_groups(desk, edition)),
        notes_heading=t.say("notes"),
        notes=tuple(Link(chrome.base_url + n.url, _note_title(desk, n)) for n in notes_of(desk, edition)),
        on_site=t.say("mail-on-site"),
        licence=_licence(desk),
        unsubscribe=Link(unsubscribe.url, t.say("mail-unsubscribe")) if unsubscribe else None,
    )


def _note_title(desk: Desk, note: LinkedNote) -> str:
    return typographic(note.note.title) or desk.t.say("note-untitled", kind=desk.t.of("note", note.note.kind))


def _mail_groups(desk: Desk, edition: LinkedEdition) -> Iterator[MailGroup]:
    trends = edition.edition.trend if edition.edition else {}
    base = desk.chrome.base_url
    for conflict, ids in _by_conflict(desk, edition):
        heading, trend = _heading(desk, edition, conflict), trends.get(conflict)
        said = ""
        if trend:
            said = f"{desk.t.say('trend')}: {desk.t.of('trend', trend.value)}. {typographic(trend.why)}".strip()
        entries = tuple(_mail_entry(desk, desk.digest.article[id]) for id in ids)
        yield MailGroup(heading.words, base + heading.url if heading.url else "", said, entries)
    if edition.late:
        late = tuple(_mail_entry(desk, desk.digest.article[id]) for id in edition.late)
        yield MailGroup(desk.t.say("added-later"), "", desk.t.say("added-later-why"), late)


def _mail_entry(desk: Desk, article: LinkedArticle) -> MailEntry:
    entry = desk.entry(article)
    withdrawn = article.article.withdrawn
    summary = entry.summary
    if withdrawn:
        summary = desk.t.say("withdrawn-because", date=desk.t.date(withdrawn.date), reason=withdrawn.reason)
    count = source_count(desk, article)
    return MailEntry(
        url=desk.chrome.base_url + entry.url,
        title=f"{desk.t.say('withdrawn')}: {entry.title}" if withdrawn else entry.title,
        warning=entry.warning,
        summary=summary,
        sure=f"{entry.grade_words}. {count}." if entry.grade else f"{count}.",
        lang=entry.lang if entry.lang != desk.chrome.language else "",
        direction=entry.direction,
    )


def message_of(desk: Desk, period: str, unsubscribe: Link | None) -> MailView | None:
    """The message of one edition, named as `2025-01-12` or `2025-W02`, or of the newest day; None if there is none."""
    for edition in (*desk.digest.days, *desk.digest.weeks):
        if period in (edition.period.id, ""):
            return mail(desk, edition, corrections_since(desk, edition), unsubscribe)
    return None
