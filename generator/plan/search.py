"""Plans the search: its page, what it knows of each report, and the index of all.

Searching itself is done by the reader's browser, with `assets/search.js`; nothing a reader types leaves it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.model.digest import LinkedArticle, LinkedNote, Text
from generator.model.page import Artifact, Frame, Link, Page
from generator.model.registry import ENTITY_FOLDERS, Conflict, Entity, Source, Tag
from generator.plan.desk import Desk
from generator.plan.index import Index, numbers, part
from generator.plan.order import reports
from generator.plan.views import ArticleView, NoteView
from generator.text.terms import skeleton, terms

TAG = re.compile(r"<(?:/p|/li|/h\d|br|/td|/th|/tr|/blockquote|/figcaption|hr)[^>]*>")
MARKUP = re.compile(r"<[^>]*>")
SHOWN = 4_000  # characters of a text in which matches are shown


class SearchView(NamedTuple):
    """The search: `words` is what its script says, as JSON; `links` are other ways to find something."""

    frame: Frame
    heading: str
    words: str
    links: tuple[Link, ...]


def search_page(desk: Desk) -> Page:
    """The page with the form; without a script it offers other ways."""
    t = desk.t
    title = t.say("search")
    words = {
        name.removeprefix("search-"): t[name]
        for name in (
            "search-found", "search-none", "search-common", "search-some", "search-more", "search-wait", "search-failed", "search-things", "search-reports",
        )
    }  # fmt: skip
    links = (
        Link("tags/", t.say("tags")),
        *(Link(f"{folder}/", t.of("entities", type)) for type, folder in ENTITY_FOLDERS.items() if _any(desk, type)),
        Link("sources/", t.say("sources")),
        Link("archive/", t.say("archive")),
    )
    frame = desk.frame("search/", title, t.say("search-description"))
    said = json.dumps({name: _said(value) for name, value in words.items()}, ensure_ascii=False)
    return Page("search/index.html", "search.html", SearchView(frame, title, said, links))


def _any(desk: Desk, type: str) -> bool:
    return any(e.type == type and not e.sensitive for e in desk.digest.entities.values())


def _said(label: object) -> object:
    return dict(label) if isinstance(label, Mapping) else label


def article_card(desk: Desk, article: LinkedArticle, view: ArticleView) -> Artifact:
    """What a result shows of an article."""
    e = view.entry
    about = e.grade_short or desk.revoked(article.article)[0]
    text = "" if e.withdrawn or e.retracted else words_of(view.body)
    return _card(
        desk,
        article.id,
        e.url,
        e.title,
        e.iso,
        e.date,
        e.summary,
        about,
        e.warning,
        e.lang,
        e.grade if e.grade_short else "",
        text,
    )


def note_card(desk: Desk, note: LinkedNote, view: NoteView) -> Artifact:
    """What a result shows of an editor's note."""
    n = view.note
    about = desk.t.joined((desk.t.say("note"), n.kind_words))
    return _card(
        desk, f"note:{note.note.id}", n.url, n.title, n.iso, n.date, "", about, "", n.lang, "", words_of(n.html)
    )


def _card(desk: Desk, id: str, *said: str) -> Artifact:
    at = desk.known.cards[id]
    *shown, text = said
    return part(f"c/{at}", f"c {at}", [*shown, text[:SHOWN]])


def words_of(source: str) -> str:
    """The words of HTML, in one line."""
    text = html.unescape(MARKUP.sub("", TAG.sub(" ", source)))
    return " ".join(text.split())


def index_files(desk: Desk) -> list[Artifact]:
    """The index of all reports and notes, and a file for each thing that they are filed under."""
    index = Index()
    texts = dict(desk.digest.texts.items())
    for one in reports(desk.digest.articles, desk.digest.notes):
        if isinstance(one, LinkedArticle):
            a = one.article
            text = texts.get(a.origin.path) if a.stands else None
            index.add(one.day, _words(text), a.title, _filed(desk, one.day), a.summary if a.stands else "")
        else:
            index.add(one.day, _words(one.text), one.note.title, _filed(desk, one.day), "")
    made = [file for thing in _things(desk) for file in _thing(desk, index, *thing)]
    return [*index.files(), *made]


def _words(text: Text | None) -> Iterable[str]:
    """The words of a text, and those of the links in it."""
    if text is None:
        return ()
    words = text.fragment.words.split()
    linked = " ".join(text.words)
    return {*words, *terms(linked)} if linked.strip() else words


def _filed(desk: Desk, day: date) -> tuple[str, ...]:
    """How readers may write the day."""
    iso = day.isoformat()
    return (iso, iso[:7], iso[:4], *terms(desk.t.date(day)))


def _things(desk: Desk) -> Iterator[tuple[str, Entity | Tag | Source | Conflict, tuple[str, ...]]]:
    d = desk.digest
    yield from (("e", e, d.by_entity.get(e.id, ())) for e in d.entities.values() if not e.sensitive)
    yield from (("t", t, d.by_tag.get(t.id, ())) for t in d.tags.values())
    yield from (("o", s, d.by_source.get(s.id, ())) for s in d.sources.values())
    yield from (("c", c, d.by_conflict.get(c.id, ())) for c in d.conflicts.values())


def _thing(
    desk: Desk, index: Index, kind: str, noun: Entity | Tag | Source | Conflict, ids: tuple[str, ...]
) -> Iterator[Artifact]:
    key = f"{kind}-{noun.id}"
    words = dict.fromkeys(word for name in _names(noun) for word in terms(name))
    skeletons = () if isinstance(noun, Tag) else (bare for word in words if (bare := skeleton(word)))
    index.name(dict.fromkeys((*words, *skeletons)), key)
    found = sorted(desk.known.numbers[id] for id in ids)
    said = [noun.url, noun.name, _what(desk, noun), desk.t.say("articles", len(ids)) if ids else "", numbers(found)]
    yield part(f"t/{key}", f"t {key}", said)


def _names(noun: Entity | Tag | Source | Conflict) -> tuple[str, ...]:
    match noun:
        case Entity():
            return (*noun.strong_names, noun.short, *noun.weak_aliases)
        case Tag():
            return (noun.name, *noun.names.values(), *(alias.replace("-", " ") for alias in noun.aliases))
        case Source():
            return (noun.name, *noun.domains)
        case _:
            return (noun.name,)


def _what(desk: Desk, noun: Entity | Tag | Source | Conflict) -> str:
    t = desk.t
    match noun:
        case Entity():
            return t.of("entity", noun.type)
        case Tag():
            return t.say("tag")
        case Source():
            return t.say("source")
        case _:
            return t.say("conflict")
