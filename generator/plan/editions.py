"""Plans the digest pages: days, weeks, and the front page that shows the newest day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from generator.model.article import Trend
from generator.model.digest import Digest, LinkedEdition, LinkedNote
from generator.model.page import FeedLink, Frame, Link, Page
from generator.model.times import Period, day_url, week_of
from generator.plan.desk import Desk
from generator.plan.jobs import Job, job
from generator.plan.views import CorrectionView, EditionView, FrontView, Group
from generator.text.typography import typographic


def edition_jobs(digest: Digest) -> Iterator[Job]:
    """A page for each day and week that has articles, notes or an introduction."""
    for series in (digest.days, digest.weeks):
        for number, edition in enumerate(series):
            newer = series[number - 1].period if number else None
            older = series[number + 1].period if number + 1 < len(series) else None
            yield job(_edition_page, edition, newer, older)


def _edition_page(desk: Desk, edition: LinkedEdition, newer: Period | None, older: Period | None) -> Page:
    frame = _frame(desk, edition, edition.period.url)
    view = edition_view(desk, edition, newer, older, frame)
    return Page(f"{edition.period.url}index.html", "edition.html", view)


def front_page(desk: Desk) -> Page:
    """The front page."""
    digest, t = desk.digest, desk.t
    frame = desk.frame("", desk.chrome.title, digest.settings.description or desk.chrome.tagline)
    newest = digest.days[0] if digest.days else None
    edition = (
        edition_view(desk, newest, None, digest.days[1].period if len(digest.days) > 1 else None, frame)
        if newest
        else None
    )
    week = Link(digest.weeks[0].period.url, name(desk, digest.weeks[0].period)) if digest.weeks else None
    recent = tuple(
        Link(e.period.url, name(desk, e.period), note=t.say("articles", len(e.articles) + len(e.late)))
        for e in digest.days[1:8]
    )
    conflicts = tuple(
        Link(c.url, c.name, note=t.say("articles", len(digest.by_conflict.get(c.id, ()))))
        for c in sorted(digest.conflicts.values(), key=lambda c: (-len(digest.by_conflict.get(c.id, ())), c.name))
    )
    corrections = tuple(view for _, view in desk.corrections()[:5])
    return Page(
        "index.html",
        "front.html",
        FrontView(frame, edition, newest.period.url if newest else "", week, recent, conflicts, corrections),
    )


def name(desk: Desk, period: Period) -> str:
    """A day or a week in words."""
    if not period.is_week:
        return f"{desk.t.weekday(period.start)}, {desk.t.date(period.start)}"
    _, week, _ = period.start.isocalendar()
    dates = desk.t.say("interval", start=desk.t.date(period.start), end=desk.t.date(period.end))
    return desk.t.say("week", number=week, dates=dates)


def _frame(desk: Desk, edition: LinkedEdition, url: str) -> Frame:
    words = name(desk, edition.period)
    title = edition.edition.title if edition.edition and edition.edition.title else ""
    month = edition.period.start
    trail = (Link(f"{month.year:04d}/{month.month:02d}/", desk.t.month(month)),)
    lang = edition.edition.lang if edition.edition else ""
    return desk.frame(
        url,
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
    desk: Desk, edition: LinkedEdition, newer: Period | None, older: Period | None, frame: Frame
) -> EditionView:
    """What a day's or week's digest shows."""
    written = edition.edition
    t = desk.t
    cutoff = written.cutoff if written else None
    notes = tuple(desk.note(n, frame) for n in _notes(desk, edition))
    week = week_of(edition.period.start)
    return EditionView(
        frame=frame,
        kicker=t.say("week-digest" if edition.period.is_week else "day-digest"),
        week=edition.period.is_week,
        heading=name(desk, edition.period),
        title=typographic(written.title) if written else "",
        lang=written.lang if written else "",
        cutoff=t.time(cutoff.exact(desk.digest.zone)) if cutoff else "",
        count=t.say("articles", len(edition.articles) + len(edition.late)),
        takeaways=tuple(desk.html(text, frame) for text in edition.takeaways),
        intro=desk.html(edition.text, frame),
        groups=_groups(desk, edition, written.trend if written else {}),
        late=desk.entries(edition.late),
        notes=notes,
        corrections=_since(desk, edition, older),
        newer=_neighbour(desk, newer),
        older=_neighbour(desk, older),
        parts=_days(desk, edition.period)
        if edition.period.is_week
        else ((Link(week.url, name(desk, week)),) if week in desk.known.weeks else ()),
    )


def _notes(desk: Desk, edition: LinkedEdition) -> list[LinkedNote]:
    """Notes about the edition, and of its day."""
    about = [desk.known.notes[id] for id in desk.digest.notes_about.get(("edition", edition.period.id), ())]
    of_day = () if edition.period.is_week else desk.known.notes_of_day.get(edition.period.start, ())
    return list({n.note.id: n for n in (*about, *of_day)}.values())


def _neighbour(desk: Desk, period: Period | None) -> Link | None:
    return Link(period.url, name(desk, period)) if period else None


def _days(desk: Desk, week: Period) -> tuple[Link, ...]:
    days = (week.start + dt.timedelta(days=n) for n in range(7))
    return tuple(Link(day_url(day), name(desk, Period(day, day))) for day in days if day in desk.known.days)


def _groups(desk: Desk, edition: LinkedEdition, trends: Mapping[str, Trend]) -> tuple[Group, ...]:
    """Articles by their first conflict, in the order in which the edition first shows one of it; then the rest."""
    by_conflict: dict[str, list[str]] = {}
    for id in edition.articles:
        article = desk.digest.article[id]
        by_conflict.setdefault(article.conflicts[0] if article.conflicts else "", []).append(id)
    rest = by_conflict.pop("", [])
    for conflict in trends:
        by_conflict.setdefault(conflict, [])
    groups = [_group(desk, conflict, ids, trends.get(conflict)) for conflict, ids in by_conflict.items()]
    if rest:
        heading = Link("", desk.t.say("other-articles" if groups else "all-articles"))
        groups.append(Group("_other", heading, "", "", "", desk.entries(rest)))
    return tuple(groups)


def _group(desk: Desk, conflict: str, ids: list[str], trend: Trend | None) -> Group:
    return Group(
        f"_{conflict}",
        desk.link("conflict", conflict),
        trend.value if trend else "",
        desk.t.of("trend", trend.value) if trend else "",
        typographic(trend.why) if trend else "",
        desk.entries(ids),
    )


def _since(desk: Desk, edition: LinkedEdition, older: Period | None) -> tuple[CorrectionView, ...]:
    """Corrections made since the last edition before this one, up to its end."""
    after = older.end if older else dt.date.min
    return tuple(view for day, view in desk.corrections() if after < day <= edition.period.end)
