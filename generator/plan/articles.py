"""Plans articles' and notes' pages."""

from __future__ import annotations

import html

from generator.model.article import Article
from generator.model.citation import Citation, Claim, Figure
from generator.model.digest import CitedSource, LinkedArticle, LinkedNote
from generator.model.document import Ref
from generator.model.page import FeedLink, Frame, Link, Page
from generator.model.registry import ENTITY_TYPES
from generator.model.times import Interval, day_url
from generator.plan import pictures
from generator.plan.certainty import origins, tally
from generator.plan.changes import history_url
from generator.plan.desk import Desk
from generator.plan.overflow import mentions
from generator.plan.places import where
from generator.plan.related import related
from generator.plan.views import ArticleView, CitationView, ClaimView, CorrectionView, FigureView, NoteView, PictureView
from generator.text import addresses
from generator.text.typography import typographic


def article_pages(desk: Desk, article: LinkedArticle) -> list[Page]:
    """An article's page, and those of what mentions it where that is much."""
    a = article.article
    frame = desk.frame(
        article.url,
        a.title,
        desk.revoked(a)[1] or desk.described(a),
        a.lang,
        tuple(FeedLink(f"conflicts/{c}/feed.xml", desk.link("conflict", c).words) for c in article.conflicts),
        updated=article.updated.date(),
    )
    named, more = mentions(desk, Link(article.url, a.title), _mentioned_in(desk, article))
    return [
        Page(f"{article.url}index.html", "article.html", _view(desk, article, frame)._replace(mentioned_in=named)),
        *more,
    ]


def _view(desk: Desk, article: LinkedArticle, frame: Frame) -> ArticleView:
    a, digest, t = article.article, desk.digest, desk.t
    cited = citations(desk, a.sources, article.cited)
    claims = _claims(desk, article) if a.stands else ()
    return ArticleView(
        frame=frame,
        entry=desk.entry(article),
        day=Link(day_url(article.day), desk.t.date(article.day)),
        genre=t.of("genre", a.genre),
        updated=t.date(article.updated.date()) if article.updated > article.time else "",
        happened=_happened(desk, a.happened, a.date_precision) if a.happened else "",
        authors=desk.t.joined(desk.authors(a)),
        reviewed=desk.t.joined(a.reviewed_by),
        id=a.id,
        count=source_count(desk, article),
        party=desk.link("entity", article.party) if article.party else None,
        tally=tally(desk, claims),
        origins=origins(desk, cited),
        citations=cited,
        corrections=_corrections(desk, article),
        withdrawn=desk.revoked(a)[1],
        body=_body(desk, article, frame),
        picture=_picture(desk, a, frame),
        claims=claims,
        figures=tuple(_figure(desk, a, f) for f in a.figures) if a.stands else (),
        protected=tuple(t.of("protected", p) for p in a.protected or ()),
        public_interest=a.public_interest,
        accepted=tuple(a.accept.values()),
        notes=desk.notes_about("article", a.id, frame),
        tags=tuple(desk.link("tag", tag) for tag in article.tags),
        entities=_entities(desk, article),
        earlier=desk.entries([ref.bare for ref in a.follows]),
        later=desk.entries(list(digest.later.get(a.id, ()))),
        related=related(desk, article),
        contradicts=_articles(desk, a.contradicts),
        replaces=_articles(desk, a.replaces),
        replaced_by=tuple(desk.link("article", id) for id in desk.known.replaced_by.get(a.id, ())),
        mentioned_in=(),
        translation=desk.link("article", a.translation_of.bare) if a.translation_of else None,
        grading_url=digest.settings.grading_policy.removeprefix("/"),
        protection_url=digest.settings.protection_policy.removeprefix("/"),
        where=where(desk, article),
        history=history_url(desk, article),
    )


def _entities(desk: Desk, article: LinkedArticle) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The people, places and so on of an article, by kind."""
    groups = ((desk.t.of("entities", type), desk.entity_links(article.entities, type)) for type in ENTITY_TYPES)
    return tuple(group for group in groups if group[1])


def _corrections(desk: Desk, article: LinkedArticle) -> tuple[CorrectionView, ...]:
    """Its corrections, newest first."""
    newest_first = sorted(article.article.corrections, key=lambda c: c.date, reverse=True)
    return tuple(desk.correction(article, c, desk.text(article.article)) for c in newest_first)


def _mentioned_in(desk: Desk, article: LinkedArticle) -> tuple[Link, ...]:
    """What links here and is no part of the same thread."""
    thread = {ref.bare for ref in article.article.follows} | set(desk.digest.later.get(article.id, ()))
    urls = {desk.digest.article[id].url for id in thread}
    return tuple(link for link in desk.mentioned_in("article", article.id) if link.url not in urls)


def source_count(desk: Desk, article: LinkedArticle) -> str:
    """`4 links, 1 origin: Reuters`."""
    origins = list(dict.fromkeys(c.origin for c in article.cited if c.origin))
    links = desk.t.say("links", len(article.cited))
    if not origins:
        return links
    said = desk.t.say("origins", len(origins))
    if len(origins) == 1:
        kind, _, id = origins[0].partition(":")
        said = f"{said}: {desk.link(kind, id).words}"
    return desk.t.joined((links, said))


def citations(desk: Desk, cited: tuple[Citation, ...], known: tuple[CitedSource, ...]) -> tuple[CitationView, ...]:
    """Citations with who says so."""
    return tuple(_citation(desk, n, c, k) for n, (c, k) in enumerate(zip(cited, known, strict=True), 1))


def _citation(desk: Desk, number: int, citation: Citation, known: CitedSource) -> CitationView:
    source = desk.digest.sources.get(known.outlet)
    name = source.name if source else addresses.host(citation.url) or desk.t.say("offline-source")
    via_id = citation.via.id.rpartition(":")[2] if citation.via else ""
    via = desk.speaker(citation.via) if citation.via else None
    lang = citation.lang or (source.languages[0] if source and len(source.languages) == 1 else "")
    return CitationView(
        id=f"_source-{citation.label or number}",
        number=number,
        label=citation.label or str(number),
        url=addresses.clean(citation.url),
        title=citation.title or (addresses.page(citation.url) if citation.url else name),
        lang=lang if citation.title else "",
        language=desk.t.of("language", lang.split("-")[0]) if lang and lang != desk.chrome.language else "",
        outlet=Link(source.url if source else "", name),
        about=_about(desk, known.outlet),
        via=via if via_id and via_id != known.outlet else None,
        iso=citation.date.isoformat() if citation.date else "",
        date=desk.t.date(citation.date) if citation.date else "",
        archived=known.archived,
        state=state_words(desk, known),
        gone=known.state == "gone",
        origin=known.origin,
    )


def state_words(desk: Desk, known: CitedSource) -> str:
    """What became of a cited page, in words; "" if it stands, or if nobody could look."""
    if known.state not in ("gone", "changed"):
        return ""
    return desk.t.say(f"source-{known.state}", date=desk.t.date(known.since) if known.since else "")


def _about(desk: Desk, outlet: str) -> str:
    source = desk.digest.sources.get(outlet)
    if source is None:
        return ""
    parts = [desk.t.of("country", source.country)] if source.country else []
    parts.append(desk.t.of("outlet", source.type))
    if source.affiliation:
        parts.append(desk.t.say("affiliated", party=desk.link("entity", source.affiliation.bare).words))
    return desk.t.joined(parts)


def _happened(desk: Desk, happened: Interval, precision: str) -> str:
    if precision == "month":
        return desk.t.month(happened.start)
    if happened.start == happened.end:
        return desk.t.date(happened.start)
    return desk.t.dates(happened.start, happened.end)


def _body(desk: Desk, article: LinkedArticle, frame: Frame) -> str:
    """Its text; all pictures of an article that needs a warning stand behind its words."""
    cover = desk.covered(desk.warning(article.article.content_warning))
    return "" if article.article.is_withdrawn else desk.html(desk.text(article.article), frame, cover=cover)


def _picture(desk: Desk, article: Article, frame: Frame) -> PictureView | None:
    """Its own picture; graphic if it or its article needs a warning."""
    image = article.image
    if image is None or not article.stands:
        return None
    picture = desk.known.pictures[f"media/{picture_path(article.origin.path, image.file)}"]
    cover = desk.covered(desk.warning(pictures.codes(article, image)))
    markup = pictures.element(picture, html.escape(image.alt), frame.href, lazy=bool(cover))
    return PictureView(picture.plain.url, image.alt, image.credit, cover, markup)


def picture_path(document: str, file: str) -> str:
    """Where under `media/` a picture named in a document stands: by its path inside `content/`, without `media/`."""
    from posixpath import dirname, join, normpath

    if file.startswith(("media/", "/media/")):
        return normpath(file.lstrip("/").removeprefix("media/"))
    return normpath(join(dirname(document), file)).removeprefix("content/").removeprefix("media/")


def _claims(desk: Desk, article: LinkedArticle) -> tuple[ClaimView, ...]:
    a = article.article
    return tuple(_claim(desk, a, c, grade) for c, grade in zip(a.claims, article.claim_grades, strict=True))


def _claim(desk: Desk, a: Article, claim: Claim, grade: str) -> ClaimView:
    said = desk.t.date(claim.asserted_on) if claim.asserted_on else ""
    return ClaimView(
        text=typographic(claim.text),
        by=desk.speaker(claim.by),
        said=said,
        grade=grade,
        grade_words=desk.t.of("grade", grade),
        denied=tuple(desk.speaker(ref) for ref in claim.denied_by),
        about=tuple(desk.link("entity", ref.bare) for ref in claim.about),
        attribution=desk.t.of("attribution", claim.attribution) if claim.attribution else "",
        how=typographic(claim.how),
        citations=_labels(desk, a, claim.sources),
    )


def _figure(desk: Desk, a: Article, figure: Figure) -> FigureView:
    return FigureView(
        kind=desk.t.of("figure", figure.kind),
        group=typographic(figure.group),
        range=figure_range(desk, figure),
        by=desk.speaker(figure.by),
        as_of=desk.t.date(figure.as_of) if figure.as_of else "",
        citations=_labels(desk, a, figure.sources),
    )


def figure_range(desk: Desk, figure: Figure) -> str:
    """`3 to 5`, `2`, `at least 3`, `up to 5`."""
    low, high = figure.min, figure.max
    if low is not None and high is not None:
        return (
            desk.t.number(low) if low == high else desk.t.say("range", min=desk.t.number(low), max=desk.t.number(high))
        )
    return desk.t.say("at-least", low) if low is not None else desk.t.say("up-to", high or 0)


def _labels(desk: Desk, article: Article, refs: tuple[Ref, ...]) -> tuple[Link, ...]:
    """Links to citations of the same page, by the outlet's name."""
    by_label = {c.label: n for n, c in enumerate(article.sources) if c.label}
    linked = desk.digest.article[article.id]
    found = []
    for ref in refs:
        number = by_label[ref.id]
        view = _citation(desk, number + 1, article.sources[number], linked.cited[number])
        found.append(Link(f"#{view.id}", view.outlet.words))
    return tuple(found)


def _articles(desk: Desk, refs: tuple[Ref, ...]) -> tuple[Link, ...]:
    known = desk.digest.article
    return tuple(desk.report(known[r.bare]) for r in refs if r.bare in known)


def note_page(desk: Desk, note: LinkedNote) -> Page:
    """A note's page."""
    title = typographic(note.note.title) or desk.t.say("note-untitled", kind=desk.t.of("note", note.note.kind))
    trail = (Link("notes/", desk.t.say("notes")),)
    summary = note.text.fragment.opening[:160]
    feeds = (FeedLink("notes/feed.xml", desk.t.say("notes")),)
    frame = desk.frame(note.url, title, summary, note.note.lang, feeds, trail, updated=note.day)
    view = NoteView(
        frame,
        desk.note(note, frame),
        desk.t.joined(desk.authors(note.note)),
        citations(desk, note.note.sources, note.cited),
        tuple(desk.link("tag", tag) for tag in note.tags),
        desk.mentioned_in("note", note.note.id),
    )
    return Page(f"{note.url}index.html", "note.html", view)
