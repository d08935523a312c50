"""Plans the pages about one thing with its articles: conflicts, tags, entities, outlets; and the lists of all of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from generator.model.digest import LinkedArticle
from generator.model.labels import Labels
from generator.model.page import FeedLink, Frame, Link, Page
from generator.model.registry import ENTITY_FOLDERS, Entity, Source, Tag
from generator.plan.activity import activity
from generator.plan.desk import NOTES, Desk
from generator.plan.outlets import index_note, use_rows
from generator.plan.overflow import mentions, shortened
from generator.plan.parts import (
    addresses_to_come,
    article_weighs,
    by_age,
    in_order,
    link_weighs,
    note_weighs,
    words_weigh,
)
from generator.plan.places import site_of
from generator.plan.positions import digits, rounded
from generator.plan.views import Fact, Group, IndexView, ListView, NotesView, Pager


def _by_month(desk: Desk, articles: Iterable[LinkedArticle]) -> tuple[Group, ...]:
    groups = []
    for (year, month), found in groupby(articles, key=lambda a: (a.day.year, a.day.month)):
        listed = tuple(found)
        heading = Link(f"{year:04d}/{month:02d}/", desk.t.month(listed[0].day))
        groups.append(Group(f"_{year}-{month:02d}", heading, "", "", "", tuple(desk.entry(a) for a in listed)))
    return tuple(groups)


def _pages(
    desk: Desk,
    url: str,
    ids: Sequence[str],
    make: Callable[[Frame, tuple[Group, ...], Pager, str], ListView],
    title: str,
    description: str,
    trail: tuple[Link, ...],
    lang: str = "",
    above: int = 0,
) -> list[Page]:
    """All parts of one list; the count is of all of them and stands on the newest, `above` which other things weigh so much."""
    articles = [desk.digest.article[id] for id in ids]
    parts = by_age(url, articles, article_weighs, desk.digest.settings.page_size, above)
    pages = addresses_to_come(desk, title, parts[0])
    for part in parts:
        here = part.pager
        words = title if here.first else desk.t.say("part-numbered", title=title, here=here.here)
        frame = desk.frame(part.url, words, description, lang, (FeedLink(f"{url}feed.xml", title),), trail)
        count = desk.t.say("articles", len(ids)) if here.first else desk.t.say("part-full", here=here.here)
        view = make(frame, _by_month(desk, part.things), here, count)
        view = view._replace(activity=activity(desk, ids)) if here.first else view
        pages.append(Page(f"{part.url}index.html", "list.html", view))
    return pages


def tag_pages(desk: Desk, tag: Tag) -> list[Page]:
    """A tag's articles."""
    children = desk.known.narrower.get(tag.id, ())
    named, more = mentions(desk, Link(tag.url, tag.name), desk.mentioned_in("tag", tag.id))
    facts = facts_of(
        (desk.t.say("wider"), [desk.link("tag", tag.parent.bare)] if tag.parent else []),
        (desk.t.say("narrower"), [Link(t.url, t.name) for t in children]),
    )

    def view(frame: Frame, groups: tuple[Group, ...], pager: Pager, count: str) -> ListView:
        kicker = desk.t.say("tag")
        mentioned = named if pager.first else ()
        return ListView(
            frame,
            kicker,
            tag.name,
            "",
            tag.description,
            "",
            facts,
            groups,
            (),
            mentioned,
            count,
            pager,
            f"{tag.url}feed.xml",
        )

    trail = (Link("tags/", desk.t.say("tags")),)
    ids = desk.digest.by_tag.get(tag.id, ())
    return [*_pages(desk, tag.url, ids, view, tag.name, tag.description, trail, above=_weigh(facts, named)), *more]


def entity_pages(desk: Desk, entity: Entity) -> list[Page]:
    """A person, place, organisation: names in every script, what it is, where it is mentioned."""
    t = desk.t
    here = Link(entity.url, entity.name)
    ids = desk.digest.by_entity.get(entity.id, ())
    listed = {desk.digest.article[id].url for id in ids}
    named, more = mentions(desk, here, [m for m in desk.mentioned_in("entity", entity.id) if m.url not in listed])
    within = [Link(e.url, e.name) for e in desk.known.inside.get(entity.id, ())]
    inside, all_inside = shortened(desk, here, "contains", t.say("contains"), within)
    facts = facts_of(
        (
            t.say("roles"),
            [_role(desk, role.title, role.of.bare if role.of else "", role.from_, role.to) for role in entity.roles],
        ),
        (t.say("part-of-entity"), [desk.link("entity", entity.part_of.bare)] if entity.part_of else []),
        *((t.of("language", lang), [Link("", name, lang)]) for lang, name in sorted(entity.names.items())),
        (t.say("also-written"), [Link("", name) for name in (*entity.aliases, *entity.weak_aliases)]),
        (t.say("previously"), [Link("", name) for name in entity.previous_names]),
        (t.say("contains"), list(inside)),
        (t.say("tags"), [desk.link("tag", tag.id) for tag in entity.tags]),
        (t.say("coordinates"), [Link("", coordinates(entity, t))] if entity.coords else []),
        ("Wikidata", [Link(f"https://www.wikidata.org/wiki/{entity.qid}", entity.qid)] if entity.qid else []),
    )

    def view(frame: Frame, groups: tuple[Group, ...], pager: Pager, count: str) -> ListView:
        first = pager.first
        body = (
            desk.html(desk.digest.texts.get(entity.origin.path), frame)
            if first and entity.origin.path.endswith(".md")
            else ""
        )
        mentioned = named if first else ()
        return ListView(
            frame, t.of("entity", entity.type), entity.name, "", "", body, facts if first else (), groups,
            desk.notes_about("entity", entity.id, frame) if first else (), mentioned, count, pager,
            f"{entity.url}feed.xml", where=site_of(desk, entity) if first else None,
        )  # fmt: skip

    folder = ENTITY_FOLDERS[entity.type]
    trail = (Link(f"{folder}/", t.of("entities", entity.type)),)
    description = t.say("entity-description", name=entity.name)
    text = desk.digest.texts.get(entity.origin.path) if entity.origin.path.endswith(".md") else None
    above = _weigh(facts, named) + (words_weigh(text.fragment.html) if text else 0)
    above += NOTES if desk.digest.notes_about.get(("entity", entity.id)) else 0
    return [*_pages(desk, entity.url, ids, view, entity.name, description, trail, above=above), *more, *all_inside]


def coordinates(entity: Entity, t: Labels) -> str:
    """Degrees, no more exact than the place is known."""
    position = rounded(entity)
    assert position is not None
    latitude, longitude = position
    shown = max(0, digits(entity))
    north = t.say("compass-north" if latitude >= 0 else "compass-south", degrees=f"{abs(latitude):.{shown}f}")
    east = t.say("compass-east" if longitude >= 0 else "compass-west", degrees=f"{abs(longitude):.{shown}f}")
    return t.joined((north, east))


def _role(desk: Desk, title: str, of: str, start: str, end: str) -> Link:
    party = desk.link("entity", of) if of else None
    words = desk.t.joined((title, party.words)) if party else title
    years = f"{start}–{end}" if start or end else ""
    return Link(party.url if party else "", words, note=years)


def source_pages(desk: Desk, source: Source) -> list[Page]:
    """An outlet: who it is, what we took from it."""
    t = desk.t
    named, more = mentions(desk, Link(source.url, source.name), desk.mentioned_in("source", source.id))
    facts = facts_of(
        (t.say("what"), [Link("", t.of("outlet", source.type))]),
        (t.say("country"), [Link("", t.of("country", source.country))] if source.country else []),
        (t.say("languages"), [Link("", t.of("language", lang.split("-")[0])) for lang in source.languages]),
        (t.say("reach"), [Link("", t.of("scale", source.scale))] if source.scale else []),
        (t.say("affiliation"), [desk.link("entity", source.affiliation.bare)] if source.affiliation else []),
        (t.say("reliability"), [Link("", f"{source.reliability}: {source.why}")] if source.reliability else []),
        (t.say("policy"), [Link(source.policy, source.policy)] if source.policy else []),
        (t.say("domains"), [Link("", domain) for domain in source.domains]),
        *use_rows(desk, source),
    )

    def view(frame: Frame, groups: tuple[Group, ...], pager: Pager, count: str) -> ListView:
        return ListView(
            frame, t.say("source"), source.name, "", source.note, "", facts if pager.first else (), groups, (),
            named if pager.first else (), count, pager,
            f"{source.url}feed.xml",
        )  # fmt: skip

    ids = desk.digest.by_source.get(source.id, ())
    trail = (Link("sources/", t.say("sources")),)
    about = t.say("source-description", name=source.name)
    return [*_pages(desk, source.url, ids, view, source.name, about, trail, above=_weigh(facts, named)), *more]


def _weigh(facts: tuple[Fact, ...], named: tuple[Link, ...]) -> int:
    """About how many bytes these add to the newest page of a list."""
    return sum(link_weighs(link) for fact in facts for link in fact.values) + sum(map(link_weighs, named))


def facts_of(*rows: tuple[str, list[Link]]) -> tuple[Fact, ...]:
    """Terms with their values; a term without any is left out."""
    return tuple(Fact(term, tuple(values)) for term, values in rows if values)


def index_pages(desk: Desk) -> list[Page]:
    """All tags, conflicts, outlets, and entities of each type."""
    d, t = desk.digest, desk.t
    tags = [(tag.name, Link(tag.url, tag.name, note=str(len(d.by_tag.get(tag.id, ()))))) for tag in d.tags.values()]
    sources = [(s.name, Link(s.url, s.name, note=index_note(desk, s))) for s in d.sources.values()]
    conflicts = [(c.name, Link(c.url, c.name, note=_going(desk, c.id))) for c in d.conflicts.values()]
    pages = [
        *_index(desk, "conflicts/", t.say("conflicts"), conflicts, False),
        *_index(desk, "tags/", t.say("tags"), tags, False),
        *_index(desk, "sources/", t.say("sources"), sources, True),
    ]
    for type, folder in ENTITY_FOLDERS.items():
        found = [e for e in d.entities.values() if e.type == type and not e.sensitive]
        if found:
            listed = [(_last_name(e), Link(e.url, e.name, note=str(len(d.by_entity.get(e.id, ()))))) for e in found]
            pages.extend(_index(desk, f"{folder}/", t.of("entities", type), listed, True))
    return pages


def _going(desk: Desk, conflict: str) -> str:
    """How many reports a conflict has, and where the newest edition that says so saw it going."""
    count = desk.t.say("articles", len(desk.digest.by_conflict.get(conflict, ())))
    judged = desk.known.trends.get(conflict)
    if judged is None or judged.edition is None:
        return count
    return f"{count} · {desk.t.of('trend', judged.edition.trend[conflict].value)}"


def _last_name(entity: Entity) -> str:
    return entity.name.split()[-1] + " " + entity.name if entity.type == "person" else entity.name


def _index(desk: Desk, url: str, title: str, things: list[tuple[str, Link]], lettered: bool) -> list[Page]:
    """A page of links in alphabetical order; long ones under their first letters and in parts."""
    ordered = sorted(things, key=lambda thing: (thing[0].casefold(), thing[1].words))
    pages = []
    for part in in_order(url, ordered, lambda thing: link_weighs(thing[1])):
        groups: tuple[tuple[str, tuple[Link, ...]], ...] = (("", tuple(link for _, link in part.things)),)
        if lettered:
            letters = groupby(part.things, key=lambda thing: thing[0][:1].upper())
            groups = tuple((letter, tuple(link for _, link in group)) for letter, group in letters)
        here = part.pager
        words = title if here.first else desk.t.say("part-of", title=title, here=here.here, of=here.of)
        view = IndexView(desk.frame(part.url, words), title, desk.t.say("in-all", len(ordered)), groups, here)
        pages.append(Page(f"{part.url}index.html", "index.html", view))
    return pages


def notes_pages(desk: Desk) -> list[Page]:
    """All notes, in parts, for they stand there whole."""
    title = desk.t.say("notes")
    parts = by_age("notes/", desk.digest.notes, note_weighs, desk.digest.settings.page_size)
    pages = addresses_to_come(desk, title, parts[0])
    for part in parts:
        words = title if part.pager.first else desk.t.say("part-numbered", title=title, here=part.pager.here)
        frame = desk.frame(part.url, words, feeds=(FeedLink("notes/feed.xml", title),))
        cards = tuple(desk.note(n, frame) for n in part.things)
        pages.append(Page(f"{part.url}index.html", "notes.html", NotesView(frame, title, cards, part.pager)))
    return pages
