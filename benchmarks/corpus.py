"""Writes a corpus of made-up reports, the same for the same number: `python benchmarks/corpus.py N DIR [--for digest|hugo|pelican]`.

No real event is in it: places, parties and numbers are drawn at random. An article has about 500 words, three tags of 200, some
people and places, up to three links to others; half of all articles carry one tag.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ten",
    "sol",
    "var",
    "den",
    "ul",
    "ba",
    "ri",
    "hest",
    "om",
    "pel",
    "na",
    "dor",
    "vik",
    "eth",
    "lun",
    "gar",
    "is",
]
SUBJECTS = [
    "drivers",
    "medics",
    "farmers",
    "mediators",
    "negotiators",
    "officials",
    "residents",
    "engineers",
    "teachers",
    "monitors",
]
VERBS = [
    "reached",
    "left",
    "repaired",
    "described",
    "counted",
    "reopened",
    "inspected",
    "closed",
    "supplied",
    "surveyed",
]
OBJECTS = [
    "the northern crossing",
    "a damaged bridge",
    "two water stations",
    "the grain depot",
    "a field hospital",
    "the rail line",
    "the old market",
    "a power substation",
]
CLAUSES = [
    "according to a statement read on local radio",
    "after three days of talks",
    "while the road stayed shut",
    "before the first convoy arrived",
    "as repairs went on nearby",
    "without naming who had ordered it",
    "which two witnesses confirmed by telephone",
    "although figures differ",
]
MARKS = ("**{}**", "*{}*", '"{}"', "{}", "{}", "{}", "{}", "{}")
FIRST = dt.date(2016, 1, 1)
TAGS, PEOPLE, PLACES, OUTLETS, CONFLICTS = 200, 300, 300, 40, 12
PER_DAY = 9


@dataclass(frozen=True)
class Report:
    """One made-up report."""

    id: str
    title: str
    date: dt.date
    summary: str
    tags: tuple[str, ...]
    conflict: str
    people: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    paragraphs: tuple[str, ...]
    links: tuple[str, ...]


def name(number: int, words: int = 1) -> str:
    """A made-up name, another for each number."""
    dice = random.Random(f"name {number} {words}")
    return (
        " ".join("".join(dice.choices(SYLLABLES, k=dice.choice((2, 3, 3)))).capitalize() for _ in range(words))
        + "ABCDEFGHIJ"[number % 10].lower()
    )


def sentence(dice: random.Random, names: list[str]) -> str:
    """About fifteen words."""
    words = f"{dice.choice(SUBJECTS).capitalize()} {dice.choice(VERBS)} {dice.choice(OBJECTS)} near {dice.choice(names)}, {dice.choice(CLAUSES)}"
    inner = f"{dice.choice(SUBJECTS)} {dice.choice(VERBS)} {dice.choice(OBJECTS)}"
    return f"{words}; {dice.choice(MARKS).format(inner)}."


def reports(count: int) -> Iterator[Report]:
    """The reports, oldest first; those of a small corpus begin a large one."""
    ids: list[str] = []
    for number in range(count):
        dice = random.Random(f"report {number}")
        places = dice.sample(range(PLACES), k=2)
        people = dice.sample(range(PEOPLE), k=dice.choice((0, 1, 2)))
        names = [name(n, 1) for n in places] + [name(1000 + n, 2) for n in people]
        title = f"{dice.choice(SUBJECTS).capitalize()} reach {name(places[0])} on day {number % 97}"
        made = Report(
            id=f"report-{number:06d}",
            title=title,
            date=FIRST + dt.timedelta(days=number // PER_DAY),
            summary=f"{title}, a statement said; {dice.choice(CLAUSES)}, and mediators asked for more time.",
            tags=(*(("tag-000",) if number % 2 else ()), *(f"tag-{n:03d}" for n in sorted(dice.sample(range(1, TAGS), k=3)))),
            conflict=f"conflict-{dice.randrange(CONFLICTS):02d}",
            people=tuple(f"person-{n:03d}" for n in people),
            places=tuple(f"place-{n:03d}" for n in places),
            sources=tuple(f"https://outlet-{n:02d}.example.org/{number}" for n in dice.sample(range(OUTLETS), k=dice.choice((1, 2, 3)))),
            paragraphs=tuple(" ".join(sentence(dice, names) for _ in range(4)) for _ in range(5)),
            links=tuple(dice.sample(ids[-400:], k=min(len(ids), dice.choice((0, 1, 3))))),
        )  # fmt: skip
        ids.append(made.id)
        yield made


def body(report: Report, link: Callable[[str], str], quote: str) -> str:
    """The text, with headings, a list, a quotation and links as the tool writes them."""
    links = "".join(f"- {link(other)}\n" for other in report.links)
    first, second, third, *rest = report.paragraphs
    return (
        "\n\n".join((first, "## What was said", second, quote, third, "## Before", links.strip() or "- nothing", *rest))
        + "\n"
    )


def digest(count: int, root: Path) -> None:
    """The corpus in our front matter."""
    settings = (
        "title: Benchmark\nhistory: none\nurl: https://digest.example/\nauthority: digest.example\n"
        "authority_year: 2026\ntimezone: UTC\n"
    )
    write(root / "content/site.yaml", settings)
    write(root / "content/tags.yaml", "".join(f"- {{id: tag-{n:03d}, name: Tag {n}}}\n" for n in range(TAGS)))
    outlets = (
        f"- {{id: outlet-{n:02d}, name: Outlet {n}, type: outlet, domains: [outlet-{n:02d}.example.org]}}\n"
        for n in range(OUTLETS)
    )
    write(root / "content/sources.yaml", "".join(outlets))
    people = (f"- {{id: person-{n:03d}, type: person, name: {name(1000 + n, 2)}}}\n" for n in range(PEOPLE))
    places = (f"- {{id: place-{n:03d}, type: place, name: {name(n)}}}\n" for n in range(PLACES))
    write(root / "content/entities/all.yaml", "".join((*people, *places)))
    for n in range(CONFLICTS):
        write(
            root / f"content/conflicts/conflict-{n:02d}.md",
            f"---\nname: Conflict {n}\nstart: 2010-01-01\n---\nAn overview.\n",
        )
    for r in reports(count):
        text = body(r, lambda other: f"[[{other}]]", "> No more is known.\n> — a statement")
        lists = f"tags: [{', '.join(r.tags)}]\nconflict: {r.conflict}\nplaces: [{', '.join(r.places)}]\nabout: [{', '.join(r.people)}]\n"
        front = f"id: {r.id}\ntitle: {r.title}\ndate: {r.date}\nsummary: {r.summary}\n{lists}sources: [{', '.join(r.sources)}]\n"
        write(root / f"content/articles/{r.date:%Y/%m}/{r.id}.md", f"---\n{front}---\n{text}")


def hugo(count: int, root: Path) -> None:
    """The corpus for Hugo: `benchmarks/hugo` holds the layouts."""
    urls: dict[str, str] = {}
    for name in ("days", "entities"):  # pages without feeds
        write(
            root / f"content/{name}/_index.md",
            f"---\ntitle: {name}\noutputs: [HTML]\ncascade:\n  outputs: [HTML]\n---\n",
        )
    for r in reports(count):
        urls[r.id] = f"/{r.date:%Y/%m/%d}/{r.id}/"
        text = body(r, lambda other: f"[{other}]({urls[other]})", "> No more is known.\n> — a statement")
        lists = f"tags: [{', '.join(r.tags)}]\nconflicts: [{r.conflict}]\nentities: [{', '.join((*r.people, *r.places))}]\ndays: [{r.date}]\n"
        front = f"title: {r.title}\ndate: {r.date}\nurl: {urls[r.id]}\nsummary: {r.summary}\n{lists}outlets: [{', '.join(r.sources)}]\n"
        write(root / f"content/articles/{r.date:%Y/%m}/{r.id}.md", f"---\n{front}---\n{text}")


def pelican(count: int, root: Path) -> None:
    """The corpus for Pelican."""
    urls: dict[str, str] = {}
    for r in reports(count):
        urls[r.id] = f"/{r.date:%Y/%m/%d}/{r.id}/"
        text = body(r, lambda other: f"[{other}]({urls[other]})", "> No more is known.\n> — a statement")
        front = f"title: {r.title}\ndate: {r.date}\nslug: {r.id}\nsummary: {r.summary}\ntags: {', '.join(r.tags)}\ncategory: {r.conflict}\n"
        write(root / f"content/{r.date:%Y/%m}/{r.id}.md", f"{front}\n{text}")


def write(path: Path, text: str) -> None:
    """One file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


WRITERS = {"digest": digest, "hugo": hugo, "pelican": pelican}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--for", dest="tool", choices=sorted(WRITERS), default="digest")
    asked = parser.parse_args()
    WRITERS[asked.tool](asked.count, asked.folder)
