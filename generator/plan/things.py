"""What the registries' nouns are in schema.org's words.

Every node is a plain mapping; addresses are full ones. Private persons have no node, only their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from generator.model.digest import Digest
from generator.model.page import Link
from generator.model.registry import Conflict, Entity, Source, Tag
from generator.plan.desk import Desk
from generator.plan.positions import rounded

Node: TypeAlias = dict[str, Any]
Noun: TypeAlias = Conflict | Entity | Source | Tag

ENTITIES = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "unit": "Organization",
    "event": "Event",
}
PRESS = frozenset({"outlet", "agency", "aggregator", "state-media"})
MANY = ("government", "military", "intelligence", "ngo", "igo")
WIKIDATA = "https://www.wikidata.org/wiki/"


def node(type: str, **properties: Any) -> Node:
    """A node without its empty properties; one value stands alone, several in a list."""
    made: Node = {"@type": type} if type else {}
    for name, value in properties.items():
        if value not in ("", None, (), [], {}):
            made[name] = value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else value
    return made


def nouns(d: Digest) -> Mapping[str, Noun]:
    """What has a page of its own in the registries, by its address."""
    every: list[Noun] = [*d.conflicts.values(), *d.sources.values(), *d.tags.values()]
    every.extend(entity for entity in d.entities.values() if not entity.sensitive)
    return {noun.url: noun for noun in every}


def kind(noun: Noun) -> str:
    """Its type."""
    match noun:
        case Entity():
            return ENTITIES.get(noun.type, "Thing")
        case Conflict():
            return "Event"
        case Tag():
            return "DefinedTerm"
        case _:
            return "NewsMediaOrganization" if noun.type in PRESS else "Organization" if noun.type in MANY else "Thing"


def brief(desk: Desk, noun: Noun) -> Node:
    """A noun where it is only named."""
    qid = getattr(noun, "qid", "")
    return node(kind(noun), name=noun.name, url=desk.chrome.base_url + noun.url, sameAs=WIKIDATA + qid if qid else "")


def named(desk: Desk, known: Mapping[str, Noun], links: Sequence[Link]) -> list[Node]:
    """What links lead to; what has no page is only named."""
    return [brief(desk, known[link.url]) if link.url in known else node("", name=link.words) for link in links]


def whole(desk: Desk, noun: Noun) -> Node:
    """A noun on its own page, with what that page shows."""
    made = brief(desk, noun)
    match noun:
        case Entity():
            made |= _entity(desk, noun)
        case Conflict():
            made |= node("", startDate=_iso(noun.start), endDate=_iso(noun.end), location=_places(desk, noun))
        case Tag():
            terms = node("DefinedTermSet", name=desk.t.say("tags"), url=f"{desk.chrome.base_url}tags/")
            made |= node("", description=noun.description, inDefinedTermSet=terms)
        case _:
            made |= node("", description=noun.note, sameAs=[f"https://{domain}/" for domain in noun.domains])
            if kind(noun) == "NewsMediaOrganization":
                made |= node("", publishingPrinciples=noun.policy)
    return made


def _entity(desk: Desk, entity: Entity) -> Node:
    others = (*entity.names.values(), *entity.aliases, *entity.weak_aliases, *entity.previous_names)
    above = desk.digest.entities.get(entity.part_of.bare) if entity.part_of else None
    shown = brief(desk, above) if above and not above.sensitive else None
    made = node("", alternateName=tuple(name for name in dict.fromkeys(others) if name != entity.name))
    position = rounded(entity)
    if entity.type == "place":
        geo = node("GeoCoordinates", latitude=position[0], longitude=position[1]) if position else None
        made |= node("", containedInPlace=shown, geo=geo)
    elif entity.type in ("organisation", "unit"):
        made |= node("", parentOrganization=shown if above and above.type in ("organisation", "unit") else None)
    elif entity.type == "person":
        made |= node("", jobTitle=tuple(role.title for role in entity.roles if not role.to))
    return made


def _places(desk: Desk, conflict: Conflict) -> list[Node]:
    found = [desk.digest.entities.get(place.id.bare) for place in conflict.places]
    return [brief(desk, entity) for entity in found if entity and not entity.sensitive]


def _iso(day: object) -> str:
    return str(day) if day else ""
