"""Which rows of the claim ledger belong to which conflict."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.digest import Digest, Row


def rows_by_conflict(digest: Digest) -> Mapping[str, tuple[Row, ...]]:
    """The rows of each conflict, newest first; "" has those filed under none."""
    found: dict[str, list[Row]] = {}
    for row in digest.rows:
        articles = [digest.article[said.article] for said in row]
        for conflict in dict.fromkeys(c for a in articles for c in a.conflicts or ("",)):
            found.setdefault(conflict, []).append(row)
    return {conflict: tuple(rows) for conflict, rows in found.items()}
