"""What the evidence ledger says of a cited page: one line of `content/evidence.jsonl`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

STATES = ("live", "changed", "gone", "blocked")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page that was looked at: `hash` is of its words when it was first seen, `since` when its state began.

    `blocked` says that we could not look, not what became of the page; `moved` is where it leads for good.
    """

    address: str
    archived: str = ""
    hash: str = ""
    first_seen: dt.date | None = None
    last_checked: dt.date | None = None
    state: str = ""
    since: dt.date | None = None
    why: str = ""
    moved: str = ""
