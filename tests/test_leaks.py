"""What is held back leaks nowhere: a word that stands in it alone is in no published file, and in no file's name."""

from __future__ import annotations

import dataclasses
import datetime as dt
import email
import io
import re
import typing
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from generator import pipeline
from generator.model import article, citation, digest, registry
from generator.plan import evidence_views, ledger_views, views
from PIL import Image

from tests.fourdays import SITE, built
from tests.sites import NOW, codes, files, sources

BEFORE = built(SITE)
WORD = "qzxvoralith"  # of no language, of no library
HELD = {
    "draft": "status: draft",
    "embargo": "embargo: 2026-12-01T08:00+02:00",
    "future": "",
    "embargo and withdrawn": (
        "embargo: 2026-12-01T08:00+02:00\nstatus: withdrawn\nwithdrawn: {date: 2026-10-30, reason: WORD-reason}"
    ),
}
SECRET = """\
-- content/articles/DAY-WORD.md --
---
title: The WORD of title
date: DAY
summary: A WORD that nobody may read before its time, or else somebody dies.
tags: [WORD-tag, ceasefire]
sources:
  - {url: "https://WORD.example.net/a", label: WORD-label, title: WORD page, archived: "https://archive.example/WORD"}
  - {url: "https://news.example.org/WORD", via: WORD-agency}
conflict: [WORD-war, river-war]
about: [WORD-person]
places: [WORD-place]
claims:
  - {text: A WORD claim., by: WORD-person, sources: [WORD-label], denied_by: [WORD-front]}
figures:
  - {kind: killed, group: WORD people, min: 3, by: WORD-person, sources: [WORD-label]}
corrections:
  - {date: 2026-10-30, kind: correction, text: A WORD correction., was: WORD, now: two, id: WORD-fix}
image: {file: media/WORD.jpg, alt: A WORD, credit: WORD}
old_urls: [/old/WORD/]
author: WORD
reviewed_by: WORD Reviewer
follows: [2025-01-12-a]
contradicts: [2025-01-13-b]
replaces: [2025-01-14-c]
accept: {source-unknown: WORD is local}
ednote: WORD for the desk
FIELDS
---
[[2025-01-12-a]] and [[entity:WORD-person]] and a WORD, and Zoran WORDIC, whom nobody else names.

## A WORD heading

![A WORD](media/WORD-inside.jpg)

[[correction:WORD-fix]]
-- content/notes/DAY-WORD-note.md --
---
title: A WORD note
date: DAY
about: [2025-01-12-a, WORD-person]
tags: [ceasefire]
FIRST
---
A WORD that waits.
-- content/digests/DAY.md --
---
title: A WORD edition
takeaways: [A WORD takeaway]
status: draft
---
A WORD introduction.
-- content/tags.yaml --
- {id: ceasefire, name: Ceasefire}
- {id: prisoners-of-war, name: Prisoners of war, aliases: [pows]}
- {id: WORD-wider, name: WORD wider}
- {id: WORD-tag, name: WORD tag, parent: WORD-wider}
-- content/sources.yaml --
- {id: news, name: The News, type: outlet, domains: [news.example.org]}
- {id: wire, name: The Wire, type: agency, domains: [wire.example.org]}
- {id: WORD-outlet, name: The WORD, type: outlet, domains: [WORD.example.net], affiliation: WORD-party}
- {id: WORD-agency, name: WORD agency, type: agency, domains: [agency.WORD.example]}
-- content/entities/people.yaml --
- {id: WORD-person, name: WORD Person, type: person, roles: [{title: Head, of: WORD-party}]}
- {id: WORD-party, name: WORD Party, type: organisation}
- {id: WORD-front, name: WORD Front, type: organisation}
- {id: WORD-named, name: Zoran WORDIC, type: person}
-- content/entities/places.yaml --
- {id: kursk, name: Kursk, type: place}
- {id: WORD-place, name: WORD Place, type: place, coords: [50.1, 36.2], part_of: kursk}
-- content/conflicts/WORD-war.md --
---
id: WORD-war
name: WORD War
parties: [{side: One, entities: [WORD-front]}]
---
The story of the WORD, and of [[kursk]].
"""


def secret(why: str) -> str:
    """The files that hold the word, each in every place where it can stand."""
    text = SECRET.replace("FIELDS\n", f"{HELD[why]}\n".lstrip()).replace("FIRST\n", HELD[why].split("\n")[0] + "\n")
    if why == "future":  # what lies ahead was never corrected
        text = re.sub(r"corrections:\n.*\n|\[\[correction:.*\n", "", text)
    return text.replace("DAY", "2026-11-20" if why == "future" else "2025-01-13").replace("WORD", WORD)


def held_site(why: str) -> pipeline.Sources:
    """The newsroom with the secret in it, its pictures included."""
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), (40, 80, 120)).save(picture, "JPEG")
    media = {f"content/media/{WORD}{name}.jpg": picture.getvalue() for name in ("", "-inside")}
    return sources({**files(SITE.replace(PLACES, "") + secret(why)), **media})


def readable(path: str, data: bytes) -> Iterator[str]:
    """A file's name and its text; of archives and letters, that of what is inside as well."""
    yield path
    yield data.decode("utf-8", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from readable(name, packed.read(name))
    if path.endswith(".eml"):
        for part in email.message_from_bytes(data).walk():
            yield str(part.items())
            yield (part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def leaking(made: pipeline.Result) -> list[str]:
    """The files that hold the word, however it is written."""
    assert len(made.artifacts) > 60
    return [a.path for a in made.artifacts if any(WORD in text.casefold() for text in readable(a.path, a.data))]


PLACES = "-- content/entities/places.yaml --\n- {id: kursk, name: Kursk, type: place}\n"


@pytest.mark.parametrize("why", HELD)
def test_what_is_held_is_in_no_file(why: str) -> None:
    """Titles, ids, texts, pictures, sources, notes about it, and tags, outlets, people, places, conflicts that only it names."""
    made = pipeline.build(held_site(why), pipeline.Options(NOW))

    assert [d for d in made.found if d.severity.value == "error"] == []
    assert leaking(made.value) == []
    shown = pipeline.build(held_site(why), replace(pipeline.Options(NOW), drafts=True, future=True))
    assert len(leaking(shown.value)) > 50, "the word was never there"


@pytest.mark.parametrize("why", HELD)
def test_what_is_held_changes_no_byte(why: str) -> None:
    """A site with texts that wait is the site without them, whatever they name."""
    made = pipeline.build(held_site(why), pipeline.Options(NOW)).value

    assert {a.path: a.data.decode("utf-8", "replace") for a in made.artifacts} == BEFORE


def test_an_ednote_is_in_no_file() -> None:
    """Of a published article, too."""
    text = SITE.replace("tags: [prisoners-of-war]", f"ednote: a {WORD} for the desk\ntags: [prisoners-of-war]")
    made = pipeline.build(sources(text), pipeline.Options(NOW))

    assert leaking(made.value) == []


def test_no_view_holds_a_noun() -> None:
    """Templates see plain data: no view has a field that could carry an ednote, or anything else that is not shown."""
    nouns = {
        kind
        for room in (article, citation, digest, registry)
        for kind in vars(room).values()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    }
    rooms = (views, ledger_views, evidence_views)
    plain = [k for room in rooms for k in vars(room).values() if isinstance(k, type) and hasattr(k, "_fields")]
    assert len(plain) > 15
    for view in plain:
        for name, kind in typing.get_type_hints(view).items():
            assert not nouns & set(_kinds(kind)), f"{view.__name__}.{name}"


def _kinds(kind: object) -> Iterator[object]:
    yield kind
    for part in typing.get_args(kind):
        yield from _kinds(part)


PERSON = "- {id: kim, name: Kim Il, type: person}\n- {id: front, name: The Front, type: organisation}\n"
WAITING = """\
-- content/articles/2025-01-15-e.md --
---
title: Not yet
date: 2025-01-15
summary: A report about somebody of whom nothing has been published so far here.
tags: [ceasefire]
sources: [https://wire.example.org/e]
about: kim
status: draft
---
Kim Il said so.
"""


@pytest.mark.parametrize(
    ("more", "is_shown"),
    [
        ("", False),
        ("-- content/notes/n.md --\n---\ndate: 2025-01-14\nabout: [kim]\n---\nA note.\n", True),
        ("-- content/pages/about.md --\n---\ntitle: About\n---\nAsk Kim Il.\n", True),
        ("-- content/entities/organisations.yaml --\n- {id: son, name: Son, type: organisation, part_of: kim}\n", True),
        ("-- content/pages/about.md --\n---\ntitle: About\n---\nAsk [[kim|him]].\n", True),
        ("-- content/digests/2025-01-13.md --\n---\ntakeaways: ['[[kim]] said so']\n---\n", True),
    ],
)
def test_an_entry_waits_until_something_published_names_it(more: str, is_shown: bool) -> None:
    """A person, by id or by name; whom nobody names at all has a page at once."""
    text = f"{SITE}-- content/entities/people.yaml --\n{PERSON}{WAITING}{more}"
    made = pipeline.build(sources(text), pipeline.Options(NOW))
    paths = {a.path for a in made.value.artifacts}

    assert [d for d in made.found if d.severity.value == "error"] == []
    assert ("people/kim/index.html" in paths) is is_shown
    assert "organisations/front/index.html" in paths


def test_an_entry_waits_for_a_draft_that_links_to_it() -> None:
    """In its text alone, by an id."""
    draft = WAITING.replace("about: kim\n", "").replace("Kim Il said so.", "[[kim|He]] said so.")
    made = pipeline.build(sources(f"{SITE}-- content/entities/people.yaml --\n{PERSON}{draft}"), pipeline.Options(NOW))
    paths = {a.path for a in made.value.artifacts}
    assert "organisations/front/index.html" in paths
    assert "people/kim/index.html" not in paths


def test_an_edition_waits_for_its_day() -> None:
    """What is written the evening before is not published the evening before."""
    text = f"{SITE}-- content/digests/2026-11-02.md --\n---\ntakeaways: [Tomorrow's {WORD}]\n---\n"
    made = pipeline.build(sources(text), pipeline.Options(NOW)).value

    assert leaking(made) == []
    assert [(h.why, h.until) for h in made.held] == [("future", dt.datetime(2026, 11, 1, 22, tzinfo=dt.UTC))]


@pytest.mark.parametrize(
    "words", ["[[2025-01-15-e]] came", "'Later: not yet'", "We have a report called “Not Yet” that waits"]
)
def test_a_takeaway_gives_nothing_away(words: str) -> None:
    """Neither a link to what is under embargo nor its title in words; a draft's title is nobody's secret."""
    embargo = WAITING.replace("status: draft", "embargo: 2026-12-01T08:00+02:00")
    edition = f"-- content/digests/2025-01-15.md --\n---\ntakeaways: [{words!r}]\n---\n"
    people = f"-- content/entities/people.yaml --\n{PERSON}"

    assert "embargo-leak" in codes(f"{SITE}{people}{embargo}{edition}")
    assert "content/digests/2025-01-15.md" in files(edition)
