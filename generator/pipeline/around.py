"""What the past is read with: the site's zone, the time it is, and how work is shared out and remembered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.pipeline.reading import Memory, Spread


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings of one reading."""

    zone: dt.tzinfo
    now: dt.datetime
    memory: Memory
    version: bytes
    spread: Spread
