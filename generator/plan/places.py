"""Maps of where things happened, and the tables beside them.

A map is a file of its own, shared by all articles with the same places, so that a page stays light and a reader loads it once.
`positions.py` alone says where a place is and how exactly that may be told.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.citation import PlaceRef
from generator.model.digest import Digest, LinkedArticle
from generator.model.drawings import Area, MapView
from generator.model.page import Link
from generator.model.registry import Conflict, Entity
from generator.plan import positions
from generator.plan.desk import Desk
from generator.plan.jobs import Job, job
from generator.plan.views import PlaceRow, WhereView

AREAS = 60  # on a map of a conflict
ROWS = 40  # in the table beside it
LONGEST = 80  # characters of a file's name that is made of ids

Place = tuple[Entity, str]  # with how exactly it is known


def _known(digest: Digest, refs: Iterable[PlaceRef]) -> tuple[Place, ...]:
    """The places that readers may see, each once."""
    found: dict[str, Place] = {}
    for ref in refs:
        entity = digest.entities.get(ref.id.bare)
        if entity and not entity.sensitive:
            found.setdefault(entity.id, (entity, positions.coarser(entity, ref.precision)))
    return tuple(found.values())


def _path(places: Sequence[Place]) -> str:
    """The map's file: named for its places, and for how exactly they are known where that is not what the registry says."""
    names = sorted(e.id if known == positions.coarser(e, "") else f"{e.id}.{known}" for e, known in places)
    name = "_".join(names)
    if len(name) > LONGEST:
        name = f"{names[0]}_{hashlib.blake2b(name.encode(), digest_size=6).hexdigest()}"
    return f"maps/{name}.svg"


def _drawn(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if place[0].coords is not None)


def where(desk: Desk, article: LinkedArticle) -> WhereView | None:
    """The map and table of an article's places."""
    places = _known(desk.digest, article.article.places)
    if not places or not article.article.stands:
        return None
    drawn = _drawn(places)
    rows = tuple(PlaceRow(Link(e.url, e.name), known_words(desk, e, known), "") for e, known in places)
    return WhereView(_path(drawn) if drawn else "", _title(desk, drawn), rows)


def site_of(desk: Desk, entity: Entity) -> WhereView | None:
    """The map of a place, for its own page."""
    if entity.type != "place" or entity.coords is None or entity.sensitive:
        return None
    place = (entity, positions.coarser(entity, ""))
    return WhereView(_path([place]), _title(desk, [place]), ())


def known_words(desk: Desk, entity: Entity, precision: str) -> str:
    """How exactly a place is known, in words."""
    if entity.coords is None:
        return desk.t.say("place-unplaced")
    if positions.coarser(entity, precision) == "country" and not entity.blur:
        return desk.t.say("place-country")
    return desk.t.say("place-within", km=positions.within(entity, precision))


def _title(desk: Desk, places: Sequence[Place]) -> str:
    return desk.t.say("map-of", places=desk.t.joined(e.name for e, _ in places))


def overview(desk: Desk, conflict: Conflict, articles: Sequence[LinkedArticle]) -> WhereView | None:
    """The map of a conflict: its own places, then those of its reports; the table has those most reported first."""
    reported = Counter(e.id for a in articles for e, _ in _known(desk.digest, a.article.places))
    own = {e.id: (e, known) for e, known in _known(desk.digest, conflict.places)}
    listed = sorted({*own, *reported}, key=lambda id: (-reported[id], id))
    if not listed:
        return None
    rows = tuple(_reported(desk, desk.digest.entities[id], reported[id]) for id in listed[:ROWS])
    view = _conflict_map(desk, conflict, tuple(own.values()), reported)
    return WhereView(view.path if view else "", view.title if view else "", rows)


def _reported(desk: Desk, entity: Entity, count: int) -> PlaceRow:
    note = desk.t.say("articles", count) if count else ""
    return PlaceRow(Link(entity.url, entity.name), known_words(desk, entity, ""), note)


def _conflict_map(desk: Desk, conflict: Conflict, own: Sequence[Place], reported: Mapping[str, int]) -> MapView | None:
    drawn = _drawn(own)
    ids = {e.id for e, _ in drawn}
    others = sorted((id for id in reported if id not in ids), key=lambda id: (-reported[id], id))
    more = _drawn((desk.digest.entities[id], "") for id in others)
    more = tuple(place for place in more if positions.coarser(*place) != "country")
    finer = tuple(place for place in drawn if positions.coarser(*place) != "country")
    drawn = finer or drawn  # whole countries under their towns would only darken the map
    areas = _areas((*drawn, *more)[:AREAS])
    title = desk.t.say("map-of", places=conflict.name)
    view = MapView(f"maps/conflicts/{conflict.id}.svg", title, areas, _countries(desk), len(_areas(drawn)))
    return view if areas else None


def _areas(places: Iterable[Place]) -> tuple[Area, ...]:
    return tuple(found for entity, known in places if (found := positions.area(entity, known)))


def _countries(desk: Desk) -> tuple[tuple[str, str], ...]:
    return tuple(desk.known.countries.items())


def map_jobs(digest: Digest) -> Iterator[Job]:
    """A job for each map of the site: one for each place, each set of places that articles have, and each conflict."""
    made: set[str] = set()
    alone = (e for e in digest.entities.values() if e.type == "place" and e.coords is not None and not e.sensitive)
    sets: list[tuple[Place, ...]] = [((entity, positions.coarser(entity, "")),) for entity in alone]
    for article in digest.articles:
        sets.append(_drawn(_known(digest, article.article.places)) if article.article.stands else ())
    for places in sets:
        if places and (path := _path(places)) not in made:
            made.add(path)
            yield job(_map, path, tuple((entity.id, known) for entity, known in places))
    for conflict in digest.conflicts.values():
        yield job(_overview, conflict)


def _map(desk: Desk, path: str, places: tuple[tuple[str, str], ...]) -> MapView:
    """The map of some places, each with how exactly it is known."""
    found = [(desk.digest.entities[id], known) for id, known in places]
    return MapView(path, _title(desk, found), _areas(found), _countries(desk))


def _overview(desk: Desk, conflict: Conflict) -> list[MapView]:
    """The map of a conflict, if there is anything to draw."""
    articles = (desk.digest.article[id] for id in desk.digest.by_conflict.get(conflict.id, ()))
    reported = Counter(e.id for a in articles for e, _ in _known(desk.digest, a.article.places))
    made = _conflict_map(desk, conflict, _known(desk.digest, conflict.places), reported)
    return [made] if made else []
