"""A past that no git keeps: states of little sites, each with the time at which it was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from generator import pipeline
from generator.model.history import Archive, Row
from generator.text.blobs import blob

from tests.sites import NOW, files, sources

State = tuple[str, str]  # the day on which it was published, at noon, and its files


def past(*states: State, moves: Mapping[str, str] = {}, lost: bool = False) -> Archive:
    """What a repository with a commit for each state would tell; `moves` say by new path what git takes for a move.

    A file that a state does not have is gone in it; `lost` is a clone in which the files' bytes are missing.
    """
    rows: list[Row] = []
    texts: dict[str, bytes] = {}
    before: dict[str, bytes] = {}
    for number, (day, text) in enumerate(states):
        at = int(dt.datetime.fromisoformat(f"{day}T12:00+00:00").timestamp())
        now = files(text)
        commit = f"{number:040}"
        for path in sorted(before.keys() - now.keys()):
            rows.append(Row(path, "", commit, at))
        for path in sorted(path for path in now if now[path] != before.get(path)):
            texts[blob(now[path])] = now[path]
            rows.append(Row(path, blob(now[path]), commit, at, moves.get(path, "") if path not in before else ""))
        before = now
    known = {} if lost else texts
    return Archive(
        "git",
        f"{len(states):040}",
        "",
        lambda after: None if after else tuple(rows),
        lambda names: {n: known[n] for n in names if n in known},
    )


def with_past(text: str, archive: Archive, **options: object) -> list[str]:
    """What is wrong with a little site that has this past: each the code, the file with its line, and the message."""
    found = pipeline.check(replace(sources(text), archive=archive), replace(pipeline.Options(NOW), **options)).found
    return [f"{d.code} {d.span.path}:{d.span.line}: {d.message}" for d in found]


def pages_with_past(text: str, archive: Archive) -> dict[str, str]:
    """The published files of a little site that has this past; it must be sound."""
    made = pipeline.build(replace(sources(text), archive=archive), pipeline.Options(NOW))
    assert made.value.artifacts, made.found
    return {a.path: a.data.decode("utf-8", "replace") for a in made.value.artifacts}
