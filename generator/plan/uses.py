"""For what outlets were used, and how often one stood alone: counted once for all their pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.digest import Digest

Counted = tuple[tuple[str, int], ...]  # ids with how often, the most frequent first


@dataclass(frozen=True, slots=True)
class Use:
    """An outlet's use: reports whose only origin it is, and how often for each conflict and tag, and whose words it relayed, and who relayed its own."""

    alone: int
    conflicts: Counted
    tags: Counted
    relayed: Counted  # origins, as kind:id
    heard: Counted  # outlets that relayed it


@dataclass(slots=True)
class _Growing:
    alone: int = 0
    conflicts: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)
    relayed: Counter[str] = field(default_factory=Counter)
    heard: Counter[str] = field(default_factory=Counter)


def uses(digest: Digest) -> Mapping[str, Use]:
    """The use of each outlet that is cited."""
    found: dict[str, _Growing] = defaultdict(_Growing)
    for article in digest.articles:
        origins = {cited.origin for cited in article.cited if cited.origin}
        for outlet in article.witnesses:
            use = found[outlet]
            use.alone += origins == {f"source:{outlet}"}
            use.conflicts.update(article.conflicts)
            use.tags.update(article.tags)
        for outlet, origin in {(c.outlet, c.origin) for c in article.cited if c.outlet and c.origin}:
            if origin != f"source:{outlet}":
                found[outlet].relayed[origin] += 1
                if origin.startswith("source:"):
                    found[origin.removeprefix("source:")].heard[outlet] += 1
    return {id: Use(u.alone, *map(_counted, (u.conflicts, u.tags, u.relayed, u.heard))) for id, u in found.items()}


def _counted(counter: Counter[str]) -> Counted:
    return tuple(sorted(counter.items(), key=lambda found: (-found[1], found[0])))
