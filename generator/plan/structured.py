"""What each page says, for machines: JSON-LD in schema.org's words, made from the page's own view, so that both agree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.model.digest import Digest, LinkedArticle
from generator.model.page import ELSEWHERE, Frame, Link, Page
from generator.plan.desk import Desk
from generator.plan.history_views import HistoryView, SinceView
from generator.plan.ledger_views import ClaimsView, ConflictView, FiguresView, Happening, OpenClaimsView
from generator.plan.search import SearchView
from generator.plan.things import Node, Noun, brief, named, node, nouns, whole
from generator.plan.views import (
    ArticleView,
    CalendarView,
    CitationView,
    CorrectionsView,
    CorrectionView,
    DataView,
    EditionView,
    Entry,
    FrontView,
    Group,
    IndexView,
    ListView,
    NotesView,
    NoteView,
)

GENRES = {
    "report": "ReportageNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
}
TYPES = {"csv": "text/csv", "jsonl": "application/jsonl"}
NO_PAGES = frozenset({"redirect.html", "404.html"})
PART = re.compile(r"page/\d+/$")
# What could end a script element, begin a comment in it, or break a line of JavaScript.
UNSAFE = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")


def serialised(data: Node) -> str:
    """JSON that can stand in a script element whatever its texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in UNSAFE:
        text = text.replace(character, escaped)
    return text


def writer(desk: Desk, digest: Digest) -> Writer:
    """What makes the JSON-LD of every page."""
    return Writer(desk, nouns(digest), {a.url: a for a in digest.articles})


def publisher(desk: Desk) -> Node:
    """Who publishes the site, with its policies."""
    settings = desk.digest.settings
    return node(
        "NewsMediaOrganization",
        **{"@id": f"{desk.chrome.base_url}#_publisher"},
        name=desk.chrome.title,
        url=desk.chrome.base_url,
        publishingPrinciples=_full(desk, settings.grading_policy),
        correctionsPolicy=_full(desk, settings.corrections_policy),
    )


def _full(desk: Desk, address: str) -> str:
    return address if not address or address.startswith(ELSEWHERE) else desk.chrome.base_url + address.lstrip("/")


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes nodes of views; holds the lookups made once for all pages."""

    desk: Desk
    nouns: Mapping[str, Noun]
    articles: Mapping[str, LinkedArticle]

    @property
    def publisher(self) -> Node:
        """Who publishes the site."""
        return publisher(self.desk)

    def with_data(self, page: Page) -> Page:
        """The page with its JSON-LD, unless it is none: it leads on, or says that there is nothing."""
        if page.template in NO_PAGES:
            return page
        frame: Frame = page.view.frame
        text = serialised({"@context": "https://schema.org", **self.page(page.view)})
        return replace(page, view=page.view._replace(frame=frame._replace(structured=text)))

    def page(self, view: Any) -> Node:
        """What a page is; a page of an unknown kind is a WebPage."""
        match view:
            case ArticleView():
                return self.article(view)
            case NoteView():
                return self.note(view)
            case FrontView():
                return self.front(view)
            case ListView():
                noun = self.nouns.get(PART.sub("", view.frame.url))
                told = whole if view.pager.first else brief
                about = told(self.desk, noun) if noun else None
                return self.web(view.frame, "CollectionPage", about=about, mainEntity=self.listed(view.groups))
            case ConflictView():
                noun = self.nouns.get(PART.sub("", view.frame.url))
                told = whole if view.pager.first else brief
                about = told(self.desk, noun) if noun else None
                listed = self.items(one for month in view.months for one in month.happenings)
                return self.web(view.frame, "CollectionPage", about=about, mainEntity=listed)
            case ClaimsView() | FiguresView() | OpenClaimsView():
                return self.web(view.frame, "CollectionPage")
            case EditionView():
                also = (Group("", Link("", ""), "", "", "", view.late),)
                return self.web(view.frame, "CollectionPage", mainEntity=self.listed((*view.groups, *also)))
            case CorrectionsView():
                return self.web(view.frame, "CollectionPage", comment=[_correction(c) for c in view.corrections])
            case DataView():
                return self.data(view)
            case HistoryView():
                return self.web(view.frame, "WebPage", about={"@id": self.desk.chrome.base_url + view.article.url})
            case SearchView():
                return self.web(view.frame, "SearchResultsPage")
            case IndexView() | CalendarView() | NotesView() | SinceView():
                return self.web(view.frame, "CollectionPage")
            case _:
                return self.web(view.frame, "WebPage")

    def web(self, frame: Frame, type: str, **properties: Any) -> Node:
        """A page of the site."""
        return node(
            type,
            **{"@id": frame.canonical},
            url=frame.canonical,
            name=frame.title,
            description=frame.description,
            inLanguage=frame.lang,
            license=self.licence,
            breadcrumb=self.trail(frame),
            publisher=self.publisher,
            **properties,
        )

    @property
    def licence(self) -> str:
        """The address of the licence."""
        licence = self.desk.chrome.licence
        return licence.url if licence else ""

    def trail(self, frame: Frame) -> Node | None:
        """The way to a page."""
        if not frame.trail:
            return None
        steps = (*frame.trail, Link(frame.url, frame.title))
        base = self.desk.chrome.base_url
        rows = [node("ListItem", position=n, name=s.words, item=base + s.url) for n, s in enumerate(steps, 1)]
        return node("BreadcrumbList", itemListElement=rows)

    def listed(self, groups: Iterable[Group]) -> Node | None:
        """The articles of a list, in its order."""
        return self.items(entry for group in groups for entry in group.entries)

    def items(self, entries: Iterable[Entry | Happening]) -> Node | None:
        """A list of articles."""
        base = self.desk.chrome.base_url
        rows = [node("ListItem", position=n, name=e.title, url=base + e.url) for n, e in enumerate(entries, 1)]
        return node("ItemList", numberOfItems=len(rows), itemListElement=rows) if rows else None

    def front(self, view: FrontView) -> Node:
        """The site, and its front page."""
        frame = view.frame
        site = node("WebSite", name=frame.title, url=frame.canonical, publisher=self.publisher)
        groups = view.edition.groups if view.edition else ()
        return self.web(frame, "CollectionPage", isPartOf=site, mainEntity=self.listed(groups))

    def data(self, view: DataView) -> Node:
        """The open data: a data set for each table, each in its formats."""
        sets = [
            node(
                "Dataset",
                name=table.heading,
                description=f"{table.heading}: {view.frame.description}",
                license=self.licence,
                creator={"@id": self.publisher["@id"]},
                distribution=[
                    node("DataDownload", contentUrl=self.desk.chrome.base_url + file.url, encodingFormat=TYPES[type])
                    for file in table.files
                    if (type := file.url.rpartition(".")[2]) in TYPES
                ],
            )
            for table in view.tables
        ]
        return self.web(view.frame, "DataCatalog", dataset=sets)

    def authors(self, names: str) -> Node:
        """Who signs: a person, or the desk."""
        if names and names != self.desk.digest.settings.desk:
            return node("Person", name=names)
        return node("Organization", name=names) if names else self.publisher

    def article(self, view: ArticleView) -> Node:
        """A report and its claims."""
        known = self.articles[view.frame.url]
        a, base = known.article, self.desk.chrome.base_url
        entities = [link for _, links in view.entities for link in links]
        subjects = {ref.bare for ref in a.about}
        about = [link for link in entities if getattr(self.nouns.get(link.url), "id", "") in subjects]
        places = {self.desk.link("entity", place.id.bare).url for place in a.places}
        made = node(
            GENRES.get(a.genre, "NewsArticle"),
            **{"@id": view.frame.canonical},
            url=view.frame.canonical,
            headline=view.entry.title,
            description=view.withdrawn or view.entry.summary,
            inLanguage=view.entry.lang,
            datePublished=view.entry.iso,
            dateModified=known.updated.date().isoformat() if view.updated else "",
            creativeWorkStatus=self.desk.revoked(a)[0],
            author=[self.authors(name) for name in self.desk.authors(a)] or self.publisher,
            publisher=self.publisher,
            license=self.licence,
            isAccessibleForFree=True,
            isPartOf=node("CollectionPage", name=view.day.words, url=base + view.day.url),
            keywords=[tag.words for tag in view.tags],
            about=named(self.desk, self.nouns, (*view.entry.conflicts, *about)),
            mentions=named(self.desk, self.nouns, [e for e in entities if e not in about and e.url not in places]),
            contentLocation=named(self.desk, self.nouns, [e for e in entities if e.url in places]),
            citation=[self.citation(c) for c in view.citations],
            isBasedOn=[c.url for c in view.citations if c.url],
            correction=[_correction(c) for c in view.corrections],
            translationOfWork=node("", **{"@id": base + view.translation.url}) if view.translation else None,
            image=base + view.shared_picture.url if view.shared_picture else "",
        )
        claims = self.claims(view, known)
        return {"@graph": [made, *claims]} if claims else made

    def citation(self, cited: CitationView) -> Node:
        """A page that an article relies on."""
        outlet = self.nouns.get(cited.outlet.url)
        by = brief(self.desk, outlet) if outlet else None
        return node(
            "CreativeWork",
            name=cited.title,
            url=cited.url,
            inLanguage=cited.lang,
            datePublished=cited.iso,
            archivedAt=cited.archived,
            publisher=by,
        )

    def claims(self, view: ArticleView, known: LinkedArticle) -> list[Node]:
        """What somebody says happened, and how sure the page says that is."""
        return [
            node(
                "Claim",
                text=shown.text,
                author=named(self.desk, self.nouns, (shown.by,)),
                datePublished=str(claim.asserted_on) if claim.asserted_on else "",
                about=named(self.desk, self.nouns, [link for link in shown.about if link.url]),
                appearance={"@id": view.frame.canonical},
                review=self.review(shown.grade_words, shown.denied),
            )
            for shown, claim in zip(view.claims, known.article.claims, strict=False)
        ]

    def review(self, grade: str, denied: tuple[Link, ...]) -> Node:
        """A claim's grade, and who denies it."""
        t = self.desk.t
        names = t.joined(link.words for link in denied)
        body = f"{grade}. {t.say('denied-by')}: {names}." if names else grade
        return node("Review", reviewAspect=t.say("how-sure"), reviewBody=body, author={"@id": self.publisher["@id"]})

    def note(self, view: NoteView) -> Node:
        """An editor's note."""
        return node(
            "Article",
            **{"@id": view.frame.canonical},
            url=view.frame.canonical,
            headline=view.frame.title,
            articleSection=view.note.kind_words,
            inLanguage=view.note.lang,
            datePublished=view.note.iso,
            author=self.authors(view.authors),
            publisher=self.publisher,
            license=self.licence,
            keywords=[tag.words for tag in view.tags],
            about=[self.subject(link) for link in view.note.about],
            citation=[self.citation(c) for c in view.citations],
        )

    def subject(self, link: Link) -> Node:
        """What a note is about: something of the registries, or a page."""
        if link.url in self.nouns:
            return brief(self.desk, self.nouns[link.url])
        return node("", name=link.words, url=self.desk.chrome.base_url + link.url if link.url else "")


def _correction(correction: CorrectionView) -> Node:
    """A correction; on the page of all of them, with its article."""
    return node("CorrectionComment", text=correction.text, datePublished=correction.iso, name=correction.kind_words)
