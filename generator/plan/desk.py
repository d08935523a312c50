"""What every page of one site is planned with: the digest, the words, the frame.

Holds nothing that changes but the entries it has made, so that each is made once for all the lists it stands in.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, TypeVar

from generator.model.article import Article, Edition, Note
from generator.model.citation import Correction
from generator.model.copies import Download
from generator.model.digest import Digest, LinkedArticle, LinkedEdition, LinkedNote, Row, Target, Text
from generator.model.document import Ref
from generator.model.labels import Labels
from generator.model.page import Chrome, FeedLink, Frame, Link
from generator.model.picture import Picture
from generator.model.registry import Entity, Tag
from generator.model.times import Period
from generator.plan.notices import Notice, Place, gravest, is_marked, notices, told
from generator.plan.order import cards, key_of, reports
from generator.plan.pictures import in_words, placed
from generator.plan.positions import countries
from generator.plan.rows import rows_by_conflict
from generator.plan.uses import Use, uses
from generator.plan.views import CorrectionView, Entry, NoteCard
from generator.text.languages import direction
from generator.text.typography import typographic
from generator.traces import Cell, Watch

NOTES = 2500  # compressed bytes for the notes about one thing that stand whole on its page
MARK = "#_correction-"
OPEN = re.compile(r'="open:(\d+)"(>[\ue000\d\ue001]*\ue001)?')


@dataclass(frozen=True, slots=True)
class Known:
    """Lookups made once, so that no page looks through everything."""

    notes: Mapping[str, LinkedNote]
    notes_of_day: Mapping[dt.date, tuple[LinkedNote, ...]]
    notices: tuple[Notice, ...]
    told: Mapping[Place, tuple[Notice, ...]]
    replaced_by: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[Tag, ...]]
    inside: Mapping[str, tuple[Entity, ...]]
    trends: Mapping[str, LinkedEdition]
    days: frozenset[dt.date]
    weeks: frozenset[Period]
    pictures: Mapping[str, Picture]  # by the address that texts have for them
    rows: Mapping[str, tuple[Row, ...]]
    countries: Mapping[str, str]
    numbers: Mapping[str, int]  # of all reports and notes, oldest first
    cards: Mapping[str, str]  # for each of these, its day and its number on it: no other day's reports change it
    events: Mapping[str, tuple[tuple[str, str], ...]]  # of the last days, by conflict and day
    event_days: tuple[dt.date, ...]  # newest first
    withdrawn: Mapping[str, str]  # ids of articles that were withdrawn, by address
    uses: Mapping[str, Use]


def known(
    digest: Digest,
    pictures: Mapping[str, Picture],
    events: Mapping[str, tuple[tuple[str, str], ...]],
) -> Known:
    """Make the lookups."""
    found = notices(digest.articles)
    ordered = reports(digest.articles, digest.notes)
    editions = sorted((*digest.days, *digest.weeks), key=lambda e: e.period.end)
    return Known(
        {n.note.id: n for n in digest.notes},
        _grouped((n.day, n) for n in digest.notes),
        found,
        told(digest, found),
        _grouped((ref.bare, a.id) for a in digest.articles for ref in a.article.replaces),
        _grouped((tag.parent.bare, tag) for tag in digest.tags.values() if tag.parent),
        _grouped((e.part_of.bare, e) for e in digest.entities.values() if e.part_of and not e.sensitive),
        {conflict: e for e in editions if e.edition for conflict in e.edition.trend},
        frozenset(e.period.start for e in digest.days),
        frozenset(e.period for e in digest.weeks),
        pictures,
        rows_by_conflict(digest),
        countries(digest),
        {key_of(one): n for n, one in enumerate(ordered)},
        cards(ordered),
        events,
        tuple(sorted({dt.date.fromisoformat(name[:10]) for name in events}, reverse=True)),
        {a.url: a.id for a in digest.articles if a.article.is_withdrawn},
        uses(digest),
    )


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


@dataclass(frozen=True, slots=True)
class Desk:
    """The digest, the words and what is around every page; its methods make the small parts that pages share.

    With `templated` nobody wants anything but what a template makes: pages and messages.
    """

    digest: Digest
    chrome: Chrome
    known: Known
    watch: Watch
    templated: bool = False
    made: dict[tuple[str, str], tuple[Any, frozenset[Cell]]] = field(default_factory=dict)

    @property
    def t(self) -> Labels:
        """The words."""
        return self.chrome.t

    def frame(
        self,
        url: str,
        title: str,
        description: str = "",
        lang: str = "",
        feeds: tuple[FeedLink, ...] = (),
        trail: tuple[Link, ...] = (),
        listed: bool = True,
        updated: dt.date | None = None,
    ) -> Frame:
        """A page's frame; the main feed comes first among its feeds. A page without a description has the site's line."""
        language = lang or self.chrome.language
        site = f"{self.chrome.title}: {self.chrome.tagline}" if self.chrome.tagline else self.chrome.title
        main = FeedLink("feed.xml", self.chrome.title)
        return Frame(
            self.chrome,
            url,
            (title := typographic(title)),
            typographic(description) or f"{title}. {site}",
            language,
            direction(language),
            (main, *feeds),
            trail,
            False,
            listed,
            updated,
        )

    def html(self, text: Text | None, frame: Frame, links: bool = True, cover: str = "") -> str:
        """A text as HTML for one page: names of entities linked, addresses from that page, pictures behind `cover`."""
        made = written(text, frame.href, self._entity_url if links else None, self.taken_back)
        if text is None or "<img" not in made:
            return made
        return placed(made, text.urls, self.known.pictures, frame.href, cover)

    def full(self, text: Text | None, page: str, warned: bool = False, marks: bool = False) -> str:
        """A text as HTML that may stand anywhere: full addresses; pictures in words where somebody must be warned of them.

        Links to what was withdrawn are marked where asked for: not in what was sent out as an item, for it has not changed.
        """

        def href(url: str) -> str:
            picture = self.known.pictures.get(url) if url.startswith("media/") else None
            shown = picture.plain.url if picture else url
            return page + url if url.startswith("#") else self.chrome.base_url + shown

        made = (written(text, href, mark=self.taken_back) if marks else written(text, href)).replace(
            'href="#', f'href="{html.escape(page)}#'
        )
        return in_words(made) if warned else made

    def taken_back(self, url: str) -> str:
        """The words that mark a link to something withdrawn; none for others."""
        return self.t.say("withdrawn-mark") if self.known.withdrawn.get(url.partition("#")[0]) else ""

    def covered(self, warning: str) -> str:
        """The words that a picture stands behind; none without a warning."""
        return self.t.say("show-picture", warning=warning) if warning else ""

    def _entity_url(self, id: str) -> str:
        target = self.digest.targets.get(("entity", id))
        return target.url if target else ""

    def entry(self, article: LinkedArticle) -> Entry:
        """An article in a list."""
        made: Entry = self.once("entry", article.id, lambda: self._entry(article))
        return made

    def once(self, kind: str, id: str, make: Callable[[], Any]) -> Any:
        """What `make` makes, made once for all the pages that show it; each of them has read what it was made from."""
        found = self.made.get((kind, id))
        if found is None:
            with self.watch.apart() as cells:
                made = make()
            found = self.made[kind, id] = (made, frozenset(cells))
        self.watch.cells |= found[1]
        return found[0]

    def text(self, article: Article) -> Text | None:
        """An article's text."""
        return self.digest.texts.get(article.origin.path)

    def _entry(self, article: LinkedArticle) -> Entry:
        a = article.article
        lang = a.lang or self.chrome.language
        worst = gravest(a)
        return Entry(
            url=article.url,
            title=typographic(a.title),
            lang=lang,
            direction=direction(lang),
            summary=typographic(a.summary) if a.stands else "",
            iso=a.date.at.isoformat() if a.date.at else article.day.isoformat(),
            date=self.t.date(article.day),
            grade=article.grade if a.stands else "",
            grade_words=self.t.of("grade", article.grade) if article.grade and a.stands else "",
            grade_short=self.t.of("sure", article.grade) if article.grade and a.stands else "",
            conflicts=tuple(self.link("conflict", c) for c in article.conflicts),
            warning=self.warning(a.content_warning),
            corrected=self.t.say(f"mark-{worst.kind}", date=self.t.date(worst.date)) if worst else "",
            corrected_url=f"{article.url}#_correction-{worst.name}" if worst else "",
            withdrawn=a.is_withdrawn,
            retracted=not a.is_withdrawn and not a.stands,
        )

    def entries(self, ids: tuple[str, ...] | list[str]) -> tuple[Entry, ...]:
        """Articles in a list, those that readers can see."""
        return tuple(self.entry(self.digest.article[id]) for id in ids if id in self.digest.article)

    def warning(self, codes: tuple[str, ...]) -> str:
        """A content warning in words."""
        if not codes:
            return ""
        return self.t.say("content-warning", what=self.t.joined(self.t.of("warning", code) for code in codes))

    def described(self, article: Article) -> str:
        """An article's summary where it travels alone: after what to beware of."""
        warning = self.warning(article.content_warning)
        summary = typographic(article.summary)
        return f"{warning}. {summary}" if warning else summary

    def link(self, kind: str, id: str) -> Link:
        """A link to something with an id; without an address where it has no page."""
        target = self.digest.targets.get((kind, id))
        if target is None:
            return Link("", id)
        return self.report(self.digest.article[id]) if kind == "article" else Link(target.url, target.title)

    def target(self, target: Target) -> Link:
        """A link to a target, with what it is."""
        kind = self.t.of("kind", target.kind)
        if target.kind != "article":
            return Link(target.url, target.title, note=kind)
        report = self.report(self.digest.article[target.id])
        return report._replace(note=report.note or kind)

    def report(self, article: LinkedArticle, part: str = "") -> Link:
        """A report's title as a link, to a part of it if one is named: its language, what to beware of, that it was taken back."""
        return Link(
            f"{article.url}{part}",
            typographic(article.article.title),
            article.article.lang or self.chrome.language,
            self.taken_back(article.url),
            self.warning(article.article.content_warning),
        )

    def speaker(self, ref: Ref) -> Link:
        """Who says something: an entity, an outlet, or words."""
        bare = ref.id.rpartition(":")[2]
        for kind in ("entity", "source"):
            if (kind, bare) in self.digest.targets:
                return self.link(kind, bare)
        return Link("", ref.id)

    def note(self, note: LinkedNote, frame: Frame) -> NoteCard:
        """A note, whole."""
        n = note.note
        return NoteCard(
            url=note.url,
            title=typographic(n.title) or self.t.say("note-untitled", kind=self.t.of("note", n.kind)),
            kind=n.kind,
            kind_words=self.t.of("note", n.kind),
            iso=note.day.isoformat(),
            date=self.t.date(note.day),
            html=self.html(note.text, frame),
            about=tuple(self.target(t) for t in note.about),
            lang=n.lang or self.chrome.language,
        )

    def notes_about(self, kind: str, id: str, frame: Frame) -> tuple[NoteCard, ...]:
        """The notes about something: whole as long as they are light, then by their titles."""
        cards = [self.note(self.known.notes[n], frame) for n in self.digest.notes_about.get((kind, id), ())]
        spent = accumulate(len(card.html.encode()) * 2 // 5 for card in cards)
        return tuple(
            c if s <= NOTES or c is cards[0] else c._replace(html="") for c, s in zip(cards, spent, strict=True)
        )

    def mentioned_in(self, kind: str, id: str) -> tuple[Link, ...]:
        """What links to something."""
        return tuple(self.target(t) for t in self.digest.backlinks.get((kind, id), ()))

    def correction(self, article: LinkedArticle, correction: Correction, text: Text | None = None) -> CorrectionView:
        """A correction, dated and labelled; `text` is given where its mark in the text is on the same page."""
        return CorrectionView(
            id=f"_correction-{correction.name}",
            kind=correction.kind,
            kind_words=self.t.of("correction", correction.kind),
            iso=correction.date.isoformat(),
            date=self.t.date(correction.date),
            text=typographic(correction.text),
            was=correction.was,
            now=correction.now,
            article=self.report(article),
            place=f"_place-{correction.name}" if is_marked(text, correction) else "",
        )

    def corrections(self, found: Iterable[Notice]) -> tuple[CorrectionView, ...]:
        """Notices in their order, dated and labelled."""
        return tuple(self.correction(article, correction) for article, correction in found)

    def revoked(self, article: Article) -> tuple[str, str]:
        """That it was withdrawn or retracted, in a word and in a sentence with the reason; empty for what stands."""
        gone, retraction = article.withdrawn, article.retraction
        if article.is_withdrawn and gone:
            told = self.t.say("withdrawn-because", date=self.t.date(gone.date), reason=typographic(gone.reason))
            return self.t.say("withdrawn"), told
        if retraction:
            date = self.t.date(retraction.date)
            told = self.t.say("retracted-because", date=date, reason=typographic(retraction.text))
            return self.t.say("retracted"), told
        return "", ""

    def authors(self, noun: Article | Note | Edition) -> tuple[str, ...]:
        """Who signs it."""
        named: tuple[str, ...] = getattr(noun, "author", ())
        return named or self.desk_name

    @property
    def desk_name(self) -> tuple[str, ...]:
        """Who signs what has no author."""
        return (self.digest.settings.desk,) if self.digest.settings.desk else ()

    def entity_links(self, ids: tuple[str, ...], type: str) -> tuple[Link, ...]:
        """Links to the entities of one type among these, private persons left out."""
        found = [self.digest.entities[id] for id in ids if id in self.digest.entities]
        return tuple(self._entity(e) for e in found if e.type == type and not e.sensitive)

    def _entity(self, entity: Entity) -> Link:
        return Link(entity.url, entity.name)

    def downloads(self, folder: str, stem: str, name: str, mail: bool) -> tuple[Download, ...]:
        """The copies of an edition or a month, kept under the site's authority and the edition's name."""
        kinds = (("take-mail", "eml"), ("take-text", "txt")) if mail else ()
        kinds = (*kinds, ("take-book", "epub"), ("take-page", "html.zip"))
        keep = f"{self.digest.settings.authority}-{name}"
        return tuple(Download(f"{folder}{stem}.{end}", self.t.say(word), f"{keep}.{end}") for word, end in kinds)


def written(
    text: Text | None, href: object, entity_url: object = None, mark: Callable[[str], str] = lambda url: ""
) -> str:
    """A text as HTML: `href` turns an address from the site's root into one for the place where this will stand.

    `mark` gives words that stand behind a link to an address, or none.
    """
    assert callable(href)
    if text is None:
        return ""
    source = text.fragment.html
    marked: set[str] = set()
    if callable(entity_url):
        source = _with_names(text, href, entity_url)

    for number, url in enumerate(text.urls):
        words = mark(url) if url else ""
        if words:
            link = re.compile(rf'<a\b[^>]*="open:{number}"[^>]*>.*?</a>', re.DOTALL)
            source = link.sub(lambda found: f'{found[0]} <span class="mark">{html.escape(words)}</span>', source)  # noqa: B023

    def filled(match: re.Match[str]) -> str:
        number = int(match[1])
        url = text.urls[number]
        words = f">{html.escape(text.words[number], quote=False)}" if match[2] else ""
        mark = ""
        if url.startswith(MARK) and url not in marked:
            marked.add(url)
            mark = f' class="mark" id="_place-{html.escape(url.removeprefix(MARK))}"'
        return f'="{html.escape(href(url))}"{mark}{words}'

    return OPEN.sub(filled, source)


def _with_names(text: Text, href: object, entity_url: object) -> str:
    """The HTML with the first mention of each entity linked."""
    assert callable(href) and callable(entity_url)
    parts: list[str] = []
    at = 0
    source = text.fragment.html
    linked = [(m.start, m.end, url) for m in text.mentions if (url := entity_url(m.entity))]
    for start, end, url in sorted(linked):
        parts.append(f'{source[at:start]}<a class="name" href="{html.escape(href(url))}">{source[start:end]}</a>')
        at = end
    return "".join((*parts, source[at:]))
