"""What an outlet's page says of its use: how often and for what, alone or with others, and whose words it passed on."""

from __future__ import annotations

from generator.model.page import Link
from generator.model.registry import Source
from generator.plan.desk import Desk

MOST = 8  # tags and origins named


def use_rows(desk: Desk, source: Source) -> list[tuple[str, list[Link]]]:
    """Terms with their values, for the page of an outlet that is cited."""
    use = desk.known.uses.get(source.id)
    if use is None:
        return []
    t = desk.t
    cited = len(desk.digest.by_source.get(source.id, ()))
    alone = [Link("", t.say("of-all", use.alone, all=cited))]
    others = [Link("", t.say("of-all", cited - use.alone, all=cited))]
    return [
        (t.say("cited-alone"), alone if use.alone else []),
        (t.say("cited-with-others"), others if cited > use.alone else []),
        (t.say("cited-for"), [_counted(desk, "conflict", id, n) for id, n in use.conflicts]),
        (t.say("cited-on"), [_counted(desk, "tag", id, n) for id, n in use.tags[:MOST]]),
        (t.say("cited-relaying"), [_origin(desk, origin, n) for origin, n in use.relayed[:MOST]]),
        (t.say("cited-through"), [_counted(desk, "source", id, n) for id, n in use.heard[:MOST]]),
    ]


def _counted(desk: Desk, kind: str, id: str, count: int) -> Link:
    found = desk.link(kind, id)
    return Link(found.url, found.words, note=str(count))


def _origin(desk: Desk, origin: str, count: int) -> Link:
    kind, _, id = origin.partition(":")
    return _counted(desk, kind, id, count)


def index_note(desk: Desk, source: Source) -> str:
    """How many reports cite an outlet, and of how many it is the only origin."""
    count = str(len(desk.digest.by_source.get(source.id, ())))
    use = desk.known.uses.get(source.id)
    return desk.t.joined((count, desk.t.say("alone-in", use.alone))) if use and use.alone else count
