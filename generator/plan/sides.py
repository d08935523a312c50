"""On which side of a conflict somebody stands: by what they belong to, hold an office of, or are affiliated with."""

from __future__ import annotations

from generator.model.digest import Digest
from generator.model.registry import Conflict

NONE = -1


class Sides:
    """The sides of one conflict; remembers what it found, for the same speakers come again and again."""

    def __init__(self, digest: Digest, conflict: Conflict) -> None:
        self.names = tuple(side.side for side in conflict.parties)
        self._digest = digest
        self._found: dict[str, int] = {
            ref.bare: number for number, side in enumerate(conflict.parties) for ref in side.entities
        }

    def of(self, id: str) -> int:
        """The number of the side on which an entity, an outlet or a speaker in words stands; NONE for others."""
        bare = id.rpartition(":")[2]
        known = self._found.get(bare)
        if known is None:
            known = self._found[bare] = self._search(bare)
        return known

    def _search(self, start: str) -> int:
        seen, waiting = {start}, [start]
        for id in waiting:
            side = self._found.get(id, NONE)
            if side != NONE:
                return side
            for above in _above(self._digest, id):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return NONE


def _above(digest: Digest, id: str) -> tuple[str, ...]:
    """What an entity belongs to and holds an office of today, or whose outlet it is."""
    entity = digest.entities.get(id)
    if entity:
        offices = tuple(role.of.bare for role in entity.roles if role.of and not role.to)
        return (*((entity.part_of.bare,) if entity.part_of else ()), *offices)
    source = digest.sources.get(id)
    return (source.affiliation.bare,) if source and source.affiliation else ()
