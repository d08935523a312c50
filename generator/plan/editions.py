"""Plans the digest pages: days, weeks, and the front page that shows the newest day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.model.digest import Digest, LinkedEdition, LinkedNote
from generator.model.page import FeedLink, Frame, Link, Page
from generator.model.times import Period, day_url, week_of
from generator.plan import portions
from generator.plan.desk import Desk
from generator.plan.jobs import Job, job
from generator.plan.parts import Part, in_order, link_weighs, words_weigh
from generator.plan.portions import Piece, pieces
from generator.plan.since import since_links
from generator.plan.views import CorrectionView, EditionView, FrontView
from generator.text.typography import typographic

SHOWN = 20  # conflicts on the front page


def edition_jobs(digest: Digest) -> Iterator[Job]:
    """The pages of each day and week that has articles, notes or an introduction."""
    for series in (digest.days, digest.weeks):
        for number, edition in enumerate(series):
            newer = series[number - 1].period if number else None
            older = series[number + 1].period if number + 1 < len(series) else None
            yield job(_edition_pages, edition, newer, older)


def _edition_pages(desk: Desk, edition: LinkedEdition, newer: Period | None, older: Period | None) -> list[Page]:
    """An edition's page; a heavy one's further parts have its reports only."""
    pages = []
    parts = _parts(desk, edition)
    for part in parts:
        frame = _frame(desk, edition, part)
        view = edition_view(desk, edition, (newer, older), frame, part, parts)
        pages.append(Page(f"{part.url}index.html", "edition.html", view))
    return pages


def _parts(desk: Desk, edition: LinkedEdition, beside: int = 0) -> list[Part[Piece]]:
    """The edition cut into pages; `beside` is what else stands on the first, in bytes."""
    texts = [text for text in (*edition.takeaways, edition.text) if text]
    corrections = corrections_since(desk, edition)
    above = words_weigh(*(text.fragment.html for text in texts), *(c.text + c.article.words for c in corrections))
    found = pieces(desk, edition, notes_of(desk, edition))
    return in_order(edition.period.url, found, lambda piece: piece.weight, above + beside)


def front_page(desk: Desk) -> Page:
    """The front page."""
    digest, t = desk.digest, desk.t
    frame = desk.frame("", desk.chrome.title, digest.settings.description or desk.chrome.tagline)
    week = Link(digest.weeks[0].period.url, name(desk, digest.weeks[0].period)) if digest.weeks else None
    recent = tuple(
        Link(e.period.url, _recent(desk, e.period.start), note=t.say("articles", len(e.articles) + len(e.late)))
        for e in digest.days[1:8]
    )
    corrections = desk.corrections(desk.known.notices[:5])
    conflicts = _conflicts(desk)
    edition = None
    if digest.days:
        beside = sum(map(link_weighs, (*recent, *conflicts))) + words_weigh(*(c.text for c in corrections))
        older = digest.days[1].period if len(digest.days) > 1 else None
        parts = _parts(desk, digest.days[0], beside)
        edition = edition_view(desk, digest.days[0], (None, older), frame, parts[0], parts)
    day = digest.days[0].period.url if digest.days else ""
    return Page(
        "index.html",
        "front.html",
        FrontView(frame, edition, day, week, recent, conflicts, corrections, since_links(desk)),
    )


def _conflicts(desk: Desk) -> tuple[Link, ...]:
    """The conflicts with most reports, and where all are."""
    digest, t = desk.digest, desk.t
    counted = sorted((-len(digest.by_conflict.get(c.id, ())), c.name, c.url) for c in digest.conflicts.values())
    shown = tuple(Link(url, name, note=t.say("articles", -count)) for count, name, url in counted[:SHOWN])
    return shown if len(counted) <= SHOWN else (*shown, Link("conflicts/", t.say("all-conflicts", len(counted))))


def name(desk: Desk, period: Period) -> str:
    """A day or a week in words."""
    if not period.is_week:
        return desk.t.joined((desk.t.weekday(period.start), desk.t.date(period.start)))
    _, week, _ = period.start.isocalendar()
    return desk.t.say("week", number=week, dates=desk.t.dates(period.start, period.end))


def day_name(desk: Desk, day: dt.date) -> str:
    """A day among days of one year or week: Sunday, 12 January."""
    return desk.t.joined((desk.t.weekday(day), desk.t.day(day)))


def _recent(desk: Desk, day: dt.date) -> str:
    """A day before the newest, with its year only if that is another."""
    newest = desk.digest.days[0].period.start
    return day_name(desk, day) if day.year == newest.year else name(desk, Period(day, day))


def _above(desk: Desk, period: Period) -> Link:
    """The month of a day; of a week, that of its first day that has a page, for the month in which it begins may have none."""
    days = (period.start + dt.timedelta(days=n) for n in range((period.end - period.start).days + 1))
    day = next((day for day in days if day in desk.known.days), None)
    return (
        Link(f"{day.year:04d}/{day.month:02d}/", desk.t.month(day)) if day else Link("archive/", desk.t.say("archive"))
    )


def _frame(desk: Desk, edition: LinkedEdition, part: Part[Piece]) -> Frame:
    words = name(desk, edition.period)
    if not part.pager.first:
        words = desk.t.say("part-of", title=words, here=part.pager.here, of=part.pager.of)
    title = edition.edition.title if edition.edition and edition.edition.title else ""
    trail = (_above(desk, edition.period),)
    lang = edition.edition.lang if edition.edition else ""
    return desk.frame(
        part.url,
        f"{title} · {words}" if title else words,
        desk.t.say("edition-description", period=words),
        lang,
        (
            FeedLink(
                "digests/weekly/feed.xml" if edition.period.is_week else "digests/feed.xml",
                desk.t.say("feed-weeks" if edition.period.is_week else "feed-days"),
            ),
        ),
        trail,
    )


def edition_view(
    desk: Desk,
    edition: LinkedEdition,
    neighbours: tuple[Period | None, Period | None],
    frame: Frame,
    part: Part[Piece],
    parts: Sequence[Part[Piece]],
) -> EditionView:
    """What one part of a day's or week's digest shows; `neighbours` are the newer and the older one."""
    written, first, t = edition.edition, part.pager.first, desk.t
    cutoff = written.cutoff if written else None
    corrections = corrections_since(desk, edition) if first else ()
    return EditionView(
        frame=frame,
        kicker=t.say("week-digest" if edition.period.is_week else "day-digest"),
        week=edition.period.is_week,
        heading=name(desk, edition.period),
        title=typographic(written.title) if written else "",
        lang=written.lang if written else "",
        cutoff=t.time(cutoff.exact(desk.digest.zone), _only_day(edition.period)) if cutoff else "",
        count=t.say("articles", len(edition.articles) + len(edition.late)),
        takeaways=tuple(desk.html(text, frame) for text in edition.takeaways) if first else (),
        intro=desk.html(edition.text, frame) if first else "",
        groups=portions.groups(desk, part.things, edition),
        late=portions.late(desk, part.things, edition),
        notes=portions.notes(desk, part.things, frame),
        corrections=corrections,
        newer=_neighbour(desk, neighbours[0]),
        older=_neighbour(desk, neighbours[1]),
        parts=_related(desk, edition),
        contents=_contents(desk, parts),
        downloads=desk.downloads(edition.period.url, "edition", edition.period.id.lower(), mail=True) if first else (),
        pager=part.pager,
    )


def _only_day(period: Period) -> dt.date | None:
    return None if period.is_week else period.start


def _contents(desk: Desk, parts: Sequence[Part[Piece]]) -> tuple[Link, ...]:
    """The sections of all parts, each with the place where it begins, its number of reports, and where it is going."""
    counts: dict[str, int] = {}
    places: dict[str, str] = {}
    trends: dict[str, str] = {}
    for part in parts:
        for piece in part.things:
            if piece.section != portions.LATE:
                places.setdefault(piece.section, f"{part.url}#_{piece.section or 'other'}")
                counts[piece.section] = counts.get(piece.section, 0) + bool(piece.article)
                if piece.trend:
                    trends[piece.section] = desk.t.of("trend", piece.trend.value)
    words = {id: desk.link("conflict", id).words if id else desk.t.say("other-articles") for id in places}
    notes = {id: " · ".join(filter(None, (str(counts[id] or ""), trends.get(id, "")))) for id in places}
    return tuple(Link(url, words[id], note=notes[id]) for id, url in places.items())


def _related(desk: Desk, edition: LinkedEdition) -> tuple[Link, ...]:
    """A week's days, or a day's week."""
    if edition.period.is_week:
        return _days(desk, edition.period)
    week = week_of(edition.period.start)
    return (Link(week.url, name(desk, week)),) if week in desk.known.weeks else ()


def notes_of(desk: Desk, edition: LinkedEdition) -> list[LinkedNote]:
    """Notes about the edition, and of its day."""
    about = [desk.known.notes[id] for id in desk.digest.notes_about.get(("edition", edition.period.id), ())]
    of_day = () if edition.period.is_week else desk.known.notes_of_day.get(edition.period.start, ())
    return list({n.note.id: n for n in (*about, *of_day)}.values())


def _neighbour(desk: Desk, period: Period | None) -> Link | None:
    return Link(period.url, name(desk, period)) if period else None


def _days(desk: Desk, week: Period) -> tuple[Link, ...]:
    days = (week.start + dt.timedelta(days=n) for n in range(7))
    return tuple(Link(day_url(day), day_name(desk, day)) for day in days if day in desk.known.days)


def corrections_since(desk: Desk, edition: LinkedEdition) -> tuple[CorrectionView, ...]:
    """Corrections made since the last edition was."""
    return desk.corrections(desk.known.told.get(("edition", edition.period.id), ()))
