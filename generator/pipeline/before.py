"""What a build tells the next one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.traces import Past

NOTHING = Past()


@dataclass(frozen=True, slots=True)
class Before:
    """What was linked, what was made, and which files still stand as they were made."""

    linked: Past = NOTHING
    made: Past = NOTHING
    intact: frozenset[str] = frozenset()
