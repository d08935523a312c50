"""What a build tells the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.pipeline.reading import NOTHING as UNREAD
from generator.pipeline.reading import Read
from generator.traces import Past

NOTHING = Past()


@dataclass(frozen=True, slots=True)
class Before:
    """What was linked, what was made, which files still stand as they were made; in one process, what documents were read as."""

    linked: Past = NOTHING
    made: Past = NOTHING
    intact: frozenset[str] = frozenset()
    read: Mapping[bytes, Read] = field(default_factory=lambda: UNREAD)
