"""A month of a small newsroom: what its editors did, day by day, under git or under a ledger."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.command import digest
from tests.newsroom import ADDRESS, Repository
from tests.sites import TAGS

SECRET = "zanzibarium"  # stands in drafts, embargoed texts and notes for the desk, and must never be seen
SITE = """\
title: The Month
url: https://month.example/
authority: month.example
authority_year: 2025
timezone: Europe/Kyiv
history: {kind: KIND, from: 2025-01-05}
"""
OUTLETS = """\
- {id: news, name: The News, type: outlet, domains: [news.example.org]}
- {id: wire, name: The Wire, type: agency, domains: [wire.example.org]}
"""
CONFLICT = "---\nname: The river war\n---\nIt began at the river.\n"


def article(id: str, day: str, title: str, body: str, extra: str = "") -> str:
    """A report's file."""
    return f"""\
---
id: {id}
title: {title}
date: {day}
summary: {title}, as the ministry said in the afternoon of that day.
tags: [prisoners-of-war]
conflict: river
sources:
  - {{label: s1, url: https://news.example.org/{id}}}
{extra}---
{body}
"""


CLAIM = "claims:\n  - {text: The bridge was closed., by: the mayor, status: unverified, sources: [s1]}\n"
FIGURE = "figures:\n  - {kind: killed, group: drivers, min: 2, max: 4, by: the mayor, sources: [s1]}\n"


class Newsroom:
    """The site's folder, and how its past is kept."""

    def __init__(self, root: Path, kind: str) -> None:
        self.kind = kind
        self.kept = Repository(root)
        self.write("content/site.yaml", SITE.replace("KIND", kind))

    def path(self, id: str) -> str:
        """Where a report's file is."""
        return f"content/articles/{id}.md"

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        self.kept.write(path, text)

    def keep(self, at: str) -> None:
        """Publish: commit, or write into the ledger."""
        if self.kind == "git":
            self.kept.commit(at)
        else:
            done = self.run("ledger", "--now", at)
            assert done.returncode == 0, done.stderr

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the program on the site."""
        return digest(*words, root=self.kept.root)

    def build(self, now: str = "2025-02-05T12:00Z") -> dict[str, bytes]:
        """Build; the published files."""
        done = self.run("build", "--now", now)
        assert done.returncode == 0, done.stderr
        self.said = done.stderr
        site = self.kept.root / "site"
        return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def month(root: Path, kind: str) -> Newsroom:
    """The newsroom after its month."""
    room = Newsroom(root, kind)
    kept = room.kept
    # The days before the site went public: changed at will, nobody has read it.
    room.write("content/tags.yaml", TAGS)
    room.write("content/sources.yaml", OUTLETS)
    room.write("content/conflicts/river.md", CONFLICT)
    room.write(
        room.path("early"), article("early", "2025-01-03", "Seven boats crossed the river", "Seven boats crossed.")
    )
    room.keep("2025-01-03T10:00+02:00")
    kept.change(room.path("early"), ("Seven", "Nine"))
    room.keep("2025-01-04T10:00+02:00")
    # 6 January: two reports, a draft and one under embargo, with a word for the desk alone.
    room.write(room.path("bridge"), article("bridge", "2025-01-06", "The bridge is closed", "The mayor closed the bridge.\n\n> “Nobody may cross the bridge tonight.”\n>\n> — the mayor", CLAIM))  # fmt: skip
    room.write(room.path("convoy"), article("convoy", "2025-01-06", "A convoy was hit", "Two to four drivers of the convoy were killed, Colonel Bondar said.", FIGURE + f"ednote: {SECRET}, and call {ADDRESS}\n"))  # fmt: skip
    room.write(
        room.path("talks"), article("talks", "2025-01-06", "Talks are to begin", "See [[rumour]] and [[bridge]].")
    )
    room.write(
        room.path("rumour"), article("rumour", "2025-01-06", "A rumour of a truce", "Somebody spoke of a truce.")
    )
    room.write(
        room.path("draft"), article("draft", "2025-01-06", f"Draft {SECRET}", f"Not ready {SECRET}.", "status: draft\n")
    )
    room.write(room.path("embargoed"), article("embargoed", "2025-01-06", "An agreement is to be signed", f"Early words {SECRET}.", "embargo: 2025-01-10T08:00+02:00\n"))  # fmt: skip
    room.keep("2025-01-06T18:00+02:00")
    # 7 January: spaces and a word for the desk, which no reader sees; the embargoed text is finished before its time.
    kept.change(
        room.path("bridge"),
        ("The mayor closed", "The  mayor\nclosed"),
        ("conflict: river\n", f"conflict: river\nednote: {SECRET}\n"),
    )
    kept.change(room.path("embargoed"), (f"Early words {SECRET}", "The two sides are to sign on Friday"))
    room.keep("2025-01-07T09:00+02:00")
    # 8 January: a correction of a figure, in front matter and text.
    kept.change(room.path("convoy"), ("max: 4", "max: 3"), ("Two to four drivers", "Two to three drivers"),
                ("conflict: river\n", "conflict: river\ncorrections:\n  - {date: 2025-01-08, kind: correction, text: 'We said that up to four drivers were killed; it was up to three.', was: four, now: three}\n"))  # fmt: skip
    room.keep("2025-01-08T12:00+02:00")
    # 9 January: the claim is confirmed; a report of the 6th comes late.
    kept.change(room.path("bridge"), ("status: unverified", "status: confirmed, how: we went there"),
                ("conflict: river\n", "conflict: river\ncorrections:\n  - {date: 2025-01-09, kind: update, text: We went to the bridge and saw that it is closed.}\n"))  # fmt: skip
    room.write(room.path("late"), article("late", "2025-01-06", "A letter came late", "The letter is from Monday."))
    room.keep("2025-01-09T12:00+02:00")
    room.keep("2025-01-10T08:00+02:00")  # a build on a schedule, which lets the embargoed text out
    # 11 January: two files are renamed, one of them with another address; a day later one is filed under another day.
    kept.move(room.path("talks"), "content/articles/2025/talks-of-monday.md")
    kept.change("content/articles/2025/talks-of-monday.md", ("id: talks\n", "id: talks\nslug: the-talks\n"))
    kept.move(room.path("early"), "content/articles/2025/early.md")
    room.keep("2025-01-11T12:00+02:00")
    # 14 January: the rumour is withdrawn.
    kept.change(room.path("rumour"), ("conflict: river\n", "conflict: river\nstatus: withdrawn\nwithdrawn: {date: 2025-01-14, reason: Nobody could tell us where it came from.}\n"))  # fmt: skip
    room.keep("2025-01-14T12:00+02:00")
    # 20 January: a silent edit, in two small steps.
    kept.change(room.path("convoy"), ("Colonel Bondar", "Colonel Savchuk"))
    room.keep("2025-01-20T12:00+02:00")
    kept.change(room.path("convoy"), ("convoy were", "column were"))
    room.write(room.path("newest"), article("newest", "2025-01-31", "The month ends", "It ends quietly."))
    room.keep("2025-01-31T12:00+02:00")
    return room
