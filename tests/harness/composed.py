"""Composes whole sites that are mostly sound, of hostile words: what a mutated text seldom reaches, linking, pages and feeds, they do.

Every noun is made by the model's own specifications, so that a new field is tried as soon as it exists: what is required always,
the rest now and then, each value of the kind that its field takes, with words that try to break out of wherever they stand.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.diagnostics import CODES, Severity
from generator.model import fields as f
from generator.model.article import Article, Edition, Note
from generator.model.citation import Citation, Claim, Correction, Figure, Image
from generator.model.registry import Conflict, Entity, HouseWord, OrdinaryPage, Source, Tag
from generator.model.settings import Settings

from tests import payloads

FIRST = dt.date(2025, 1, 6)
DAYS = 12
WARNINGS = sorted(code for code, kind in CODES.items() if kind.severity is not Severity.ERROR)
WORDS = (
    "The ministry", "said", "that", "two bridges", "Ivan Franko", "were closed", "on Sunday", "killed 5", "of the", "Kursk", "Київ", "الوزارة", "e\u0301", "é",
    "ﷺ", "\u2028", "\u200b", "\u00ad", "\U0001f600", "\U000e0041", "ẞ", "İ", "ı", "ﬀ", "\ue000", "\u0300", "&amp;", "&#60;", "%3Cscript%3E", "\\", "\\u003c", "${x}", "{{ x }}",
    "'", '"', "`", "<", ">", "&", "]]>", "-->", "</script>", "</title>", "</textarea>", "</style>", "<!--", "<![CDATA[", "\u02bc", "\uff1cscript\uff1e", "=cmd|' /C calc'!A1",
    "+1", "-1", "@SUM(A1)", "\t", "|", "*", "_", "[", "](", "http://a.example/", "://", "0", "1e9", "NaN", "null", "2025-01-12", "x" * 90,
)  # fmt: skip
PLAIN = WORDS[:7] + WORDS[8:20]
CODED = {
    r"Q[1-9]\d*": ("Q1", "Q99999999999999999999", "Q42"),
    r"[A-Z]{2}": ("UA", "KP", "ZZ"),
    r"[A-Z]{2}(-[A-Z0-9]{1,3})?": ("UA", "RU-KRS", "ZZ-999"),
    r"\d{3}": ("804", "000"),
    r"medtop:\d{8}": ("medtop:20000063", "medtop:00000000"),
    r"\d{4}(-\d\d(-\d\d)?)?": ("2019", "0000", "2019-13", "2019-05-20"),
}
LANGUAGES = ("en", "uk", "ar", "he", "zh-Hant", "sr-Latn", "de-CH", "tr", "fa")
HOSTS = (
    "news.example.org",
    "wire.example.org",
    "a.example",
    "xn--e1afmkfd.example",
    "м.example",
    "a.example:8080",
    "1.2.3.4",
    "[::1]",
    "u:p@a.example",
)
STEPS = (
    "a",
    "",
    "a/b",
    "a?b=1&c=2",
    "a#b",
    "%20",
    "'",
    "a;b",
    "(a)",
    "é",
    "~",
    "!$&'()*+,;=",
    "a?utm_source=x&y=1",
    "?" + "a" * 300,
    "%3Cb%3E",
    "..",
    "%2e%2e",
    "$(x)",
    "*",
    "a&lt;b",
)
BODIES = (
    "{w}.\n\n{w}, {w} {l}.", "# {w}\n\n{w}.", "## {w}\n\n- {w}\n- {l}\n\n1. {w}\n2. {w}", "> {w}.\n>\n> — {w}, {w}\n\n{w}.", "{w}[^n].\n\n[^n]: {w}.", "{w}[^n].\n\n[^n]: {w} {l}.",
    "| {w} | b |\n|---|:-:|\n| {w} | {l} |", "```\n{w}\n```\n\n{w}.", "    {w}\n\n{w}", "`{w}` *{w}* **{w}** ~~{w}~~ {w}", "<b title=\"{w}\">{w}</b> {w}", "<details><summary>{w}</summary>\n\n{w}\n\n</details>",
    "<table><tr><td>{w}<td>{w}</table>", "[{w}]({u}) {w} <{u}>", "[{w}]({u} \"{w}\")", "![a bridge](media/x.png \"{w}\")", "{w}  \n{w}\\\n{w}\n\n---\n\n{w}", "{l} {l} {l}", "<p id=\"{w}\" lang=\"{w}\" dir=rtl>{w}</p>",
    "term\n: {w}\n\n*[HTML]: {w}\n\nHTML", "<!-- {w} -->\n{w}", "{w} {{: #a .b c=\"d\"}}", "\u201c{w}\u201d, said {w}.", "On {d} {w}. On Monday {w}.", "<div lang=uk>\n\n{w}\n\n</div>", "{w} <abbr title=\"{w}\">x</abbr> <q cite=\"{u}\">{w}</q>",
)  # fmt: skip


@dataclass
class Composer:
    """Composes the files of a site; `pool` are the ids that things of each kind have there."""

    dice: random.Random
    pool: Mapping[str, Sequence[str]] = field(default_factory=dict)
    payload: float = 0.15  # how often words hold a way to slip in a script
    odd: float = 0.001  # how often a value is of another kind than its field takes
    picture: str = "media/x.png"
    tame: bool = False  # whether texts hold ordinary words alone
    makers: dict[str, Callable[[], str]] = field(default_factory=dict)

    def site(self, size: int) -> dict[str, bytes]:
        """The files of a site with about so many articles."""
        dice, more = self.dice, max(2, size // 6)
        days = [FIRST + dt.timedelta(days=n) for n in range(DAYS)]
        self.pool = {
            "article": [f"{dice.choice(days)}-a{n}" for n in range(size)],
            "entity": [f"e{n}" for n in range(more * 2)],
            "place": [f"p{n}" for n in range(more)],
            "source": [f"o{n}" for n in range(more)],
            "tag": [f"t{n}" for n in range(more)],
            "conflict": [f"c{n}" for n in range(2)],
            "edition": [str(day) for day in dice.sample(days, 3)],
            "note": [f"n{n}" for n in range(2)],
            "page": [f"g{n}" for n in range(2)],
            "label": ["s1", "s2"],
        }
        self.pool["claim"] = [f"{id}-k{n}" for id in self.pool["article"][::3] for n in (0, 1)]
        self.makers = dict(self._makers())
        return {path: self.file(path) for path in self.makers}

    def file(self, path: str, tame: bool = False) -> bytes:
        """One of the site's files, another each time; a tame one has ordinary words in its text and nothing amiss."""
        before = self.payload, self.odd, self.tame
        if tame:
            self.payload, self.odd, self.tame = 0.0, 0.0, True
        text = self.makers[path]()
        self.payload, self.odd, self.tame = before
        return f"{text}\n".encode("utf-8", "surrogatepass")

    def _makers(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """How each file of the site is made."""
        pool = self.pool
        for id in pool["article"]:
            yield f"content/articles/{id}.md", partial(self.article, id)
        for kind in ("entity", "place"):
            for id in pool[kind]:
                yield f"content/entities/{id}.md", partial(self.entity, id, kind)
        for id in pool["conflict"]:
            yield (
                f"content/conflicts/{id}.md",
                partial(self.text, Conflict, {"id": id, "start": "2024-01-01", "parent": None}),
            )
        for id in pool["note"]:
            yield (
                f"content/notes/{id}.md",
                partial(self.text, Note, {"id": id, "slug": None, "embargo": None, "sources": None, "status": None}),
            )
        for id in pool["page"]:
            yield f"content/pages/{id}.md", partial(self.text, OrdinaryPage, {"status": None})
        for id in pool["edition"]:
            yield f"content/digests/{id}.md", partial(self.edition, id)
        for id in pool["source"]:
            yield f"content/sources/{id}.yaml", partial(self.listed, Source, {"id": id, "domains": [f"{id}.example"]})
        for id in pool["tag"]:
            yield f"content/tags/{id}.yaml", partial(self.listed, Tag, {"id": id, "aliases": None, "parent": None})
        if self.dice.random() < 0.3:
            yield "content/house-words.yaml", partial(self.listed, HouseWord, {})

    def settings(self, history: str = "none") -> bytes:
        """Settings of a site in which everything may be filed."""
        given: dict[str, Any] = {
            "tags": "open",
            "language": self.dice.choice((None, None, "ar")),
            "timezone": self.dice.choice(("Europe/Kyiv", "Pacific/Kiritimati", "America/St_Johns", "UTC")),
        }
        given |= {
            "authority": "digest.example",
            "history": history,
            "labels": None,
            "navigation": None,
            "review": None,
            "mail_from": None,
            "websub": None,
        }
        given |= {"url": self.dice.choice(("https://digest.example/", "https://digest.example/below/it/"))}
        return f"{self.fields(Settings, given, 0.4)}\n".encode("utf-8", "surrogatepass")

    def article(self, id: str) -> str:
        """An article, as it should be but for its words."""
        dice, day = self.dice, id[:10]
        given: dict[str, Any] = {"id": None, "slug": None, "embargo": None, "accept": None, "old_urls": None}
        given["date"] = (
            day
            if dice.random() < 0.7
            else f"{day}T{dice.randint(0, 23):02d}:15{dice.choice(('Z', '+02:00', '-03:30'))}"
        )
        given["summary"] = f"{self.words(60)} and two bridges were closed on Sunday."[:390]
        given["sources"] = [
            {
                **self.fields_of(Citation, {"url": self.url(f"-{id}-{n}"), "label": f"s{n}"}),
                "offline": None,
                "source": None,
            }
            for n in (1, 2)
        ]
        given["happened"] = day if dice.random() < 0.3 else None
        given["status"] = dice.choice(("published",) * 9 + ("withdrawn",))
        given["withdrawn"] = {"date": day, "reason": self.words(60)} if given["status"] == "withdrawn" else None
        given["figures"] = [self.figure() for _ in range(dice.choice((0, 0, 1, 3)))] or None
        named = [claim for claim in self.pool["claim"] if claim.startswith(f"{id}-")]
        given["claims"] = [self.claim(name) for name in named or [None] * dice.choice((0, 0, 1, 3))] or None
        given["corrections"] = [self.correction(day, n) for n in range(dice.choice((0, 0, 0, 1, 3)))] or None
        given["image"] = (
            {**self.fields_of(Image, {"file": self.picture}), "no_people": True, "redacted": True}
            if dice.random() < 0.2
            else None
        )
        given["verification"], given["lang"] = None, dice.choice((None, None, "uk", "ar"))
        given["protected"] = dice.choice((None,) * 9 + (["minors"],))
        given["follows"] = given["replaces"] = given["translation_of"] = None
        return self.text(Article, given)

    def claim(self, name: str | None) -> dict[str, Any]:
        """A claim; some have a name, so that others can point to it."""
        status = self.dice.choice((None, None, "contested", "unverified"))
        given: dict[str, Any] = {"id": name, "status": status, "denied_by": ["the other side of it"]}
        return self.fields_of(Claim, given | ({"same_as": None, "denies": None} if self.dice.random() < 0.5 else {}))

    def figure(self) -> dict[str, Any]:
        """A figure whose numbers are in order."""
        low = self.dice.choice((0, 1, 5, 10**9))
        return self.fields_of(Figure, {"min": low, "max": self.dice.choice((None, low, 10**9))})

    def correction(self, day: str, number: int) -> dict[str, Any]:
        """A correction of a later day."""
        at = dt.date.fromisoformat(day) + dt.timedelta(days=number)
        given = {
            "date": str(at),
            "id": self.dice.choice((None, f"k{number}")),
            "kind": self.dice.choice(("correction", "clarification", "correction", "retraction")),
        }
        return self.fields_of(Correction, given)

    def entity(self, id: str, type: str) -> str:
        """A thing with a name that is like no other's."""
        given: dict[str, Any] = {
            "id": id,
            "type": type
            if type == "place"
            else self.dice.choice(("person", "organisation", "unit", "event", "equipment")),
            "name": f"{id} {self.words(40)}".strip(),
        }
        given |= {
            "coords": [round(self.dice.uniform(-90, 90), 1), round(self.dice.uniform(-180, 180), 1)]
            if type == "place" and self.dice.random() < 0.8
            else None
        }
        given |= {
            "part_of": None,
            "iso": None,
            "qid": None,
            "accept": None,
            "precision": self.dice.choice(("near", "area", None)) if type == "place" else None,
        }
        given |= {
            "aliases": None,
            "forms": None,
            "previous_names": None,
            "names": {"uk": f"{id} {self.words(30)}"},
            "sensitive": None,
        }
        return self.text(Entity, given)

    def edition(self, day: str) -> str:
        """A day's edition."""
        given = {
            "period": day,
            "lead": None,
            "status": None,
            "trend": {self.ref(("conflict",)): {"value": "improved", "why": self.words(60)}},
        }
        given["takeaways"] = [re.sub(r"[<>\[\]`*_\\&]", "", self.words(60)) or "a" for _ in range(3)]
        return self.text(Edition, given)

    def text(self, cls: type[Any], given: dict[str, Any]) -> str:
        """A file of a noun with a text."""
        return f"---\n{self.fields(cls, given)}\n---\n{self.body()}\n"

    def listed(self, cls: type[Any], given: dict[str, Any]) -> str:
        """An entry of a registry."""
        return "- " + self.fields(cls, given).replace("\n", "\n  ")

    def fields(self, cls: type[Any], given: dict[str, Any], often: float = 0.25) -> str:
        """A noun's fields as they stand in a file."""
        made = self.fields_of(cls, given, often)
        return "\n".join(f"{name}: {self.written(value)}" for name, value in made.items())

    def written(self, value: Any) -> str:
        """A value as it may stand in YAML, which has no escapes for halves of a character."""
        text = json.dumps(value, ensure_ascii=False)
        return json.dumps(value) if self.dice.random() < 0.3 and all(c < "\U00010000" for c in text) else text

    def fields_of(self, cls: type[Any], given: dict[str, Any], often: float = 0.25) -> dict[str, Any]:
        """A noun's fields: those that are given, those that are required, some of the others."""
        made: dict[str, Any] = {}
        for name, spec in f.specs(cls).items():
            if self.dice.random() < self.odd:
                made[name] = self.dice.choice(("", None, [], {}, [[]], -1, "a b", True, 1e999, {"a": "b"}, "no"))
            elif name in given:
                made[name] = given[name]
            elif name == "accept":
                made[name] = {self.dice.choice(WARNINGS): self.words(60)} if self.dice.random() < 0.05 else None
            elif name == "old_urls":
                made[name] = [f"/old/{self.dice.randrange(10**9)}/"] if self.dice.random() < often else None
            elif spec.required or self.dice.random() < often:
                made[name] = self.value(spec.type)
        return {name: value for name, value in made.items() if value is not None}

    def value(self, type: f.FieldType) -> Any:
        """A value of this type, as JSON."""
        return MAKERS[type.__class__](self, type)

    def words(self, most: int = 110) -> str:
        """Hostile words, in at most so many characters."""
        dice = self.dice
        parts = [
            dice.choice(payloads.TEXTS if dice.random() < self.payload else WORDS)
            for _ in range(dice.choice((1, 2, 3, 5, 8)))
        ]
        made = re.sub(
            "[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]",
            "",
            dice.choice((" ", " ", " ", "")).join(parts),
        )
        return made[:most].strip() or "a"

    def said(self) -> str:
        """Words for a text: HTML in them is mostly written as Markdown wants it, for what is not is refused."""
        if self.tame:
            return " ".join(self.dice.choice(PLAIN) for _ in range(self.dice.choice((1, 2, 5))))
        made = self.words()
        return (
            made
            if self.dice.random() < 0.02
            else re.sub("<|&#60;", lambda _: self.dice.choice(("&lt;", "&#60;", "`<`")), made.replace("![", "!"))
        )

    def body(self) -> str:
        """A text of several parts, with links to what there is."""
        parts = (self.dice.choice(BODIES) for _ in range(self.dice.choice((1, 1, 2, 4))))
        fill: dict[str, Callable[[], str]] = {
            "w": self.said,
            "l": self.link,
            "u": self.url,
            "n": lambda: str(self.dice.randint(1, 99)),
            "d": lambda: self.day(0),
        }
        return "\n\n".join(
            re.sub(r"\{([wlund])\}", lambda m: fill[m[1]](), part).replace("{{", "{").replace("}}", "}")
            for part in parts
        )

    def link(self) -> str:
        """An internal link, mostly to what there is."""
        kind = self.dice.choice(
            ("article", "article", "entity", "place", "tag", "conflict", "source", "note", "edition")
        )
        id = self.ref((kind,)) if self.dice.random() < 0.995 else self.words(20)
        shown = "|" + re.sub(r"[\[\]|]", "", self.words(30)) if self.dice.random() < 0.3 else ""
        return f"[[{kind if kind not in ('entity', 'edition') else ''}{':' if kind not in ('entity', 'edition') else ''}{id}{shown}]]"

    def ref(self, kinds: Sequence[str]) -> str:
        """The id of something that there is."""
        kind = self.dice.choice(kinds)
        known = self.pool.get(kind) or ["nothing"]
        return self.dice.choice(known)

    def url(self, more: str = "") -> str:
        """A web address."""
        return f"{self.dice.choice(('https', 'https', 'http'))}://{self.dice.choice(HOSTS)}/{more}{self.dice.choice(STEPS)}"

    def day(self, least: int = 0) -> str:
        """A day of the site's time."""
        return str(FIRST + dt.timedelta(days=self.dice.randint(least, DAYS)))

    def many(self, type: f.Many) -> list[Any]:
        """A short list, without repetitions where it is of ids."""
        found = [self.value(type.of) for _ in range(self.dice.choice((1, 1, 2, 4)))]
        return list(dict.fromkeys(found)) if isinstance(found[0], str) else found


MAKERS: Mapping[type, Callable[[Composer, Any], Any]] = {
    f.Text: lambda c, t: c.words(t.longest or 110),
    f.Slug: lambda c, t: f"x{c.dice.randrange(10**6)}",
    f.Code: lambda c, t: c.dice.choice(CODED.get(t.pattern, (t.example,))),
    f.Day: lambda c, t: c.day(),
    f.Moment: lambda c, t: f"{c.day()}T08:00+02:00",
    f.Interval: lambda c, t: c.day(),
    f.Period: lambda c, t: c.day(),
    f.Choice: lambda c, t: c.dice.choice(t.words),
    f.Flag: lambda c, t: c.dice.random() < 0.5,
    f.Whole: lambda c, t: c.dice.choice((t.least, min(t.most, max(t.least, 7)), t.most)),
    f.Coordinates: lambda c, t: [round(c.dice.uniform(-90, 90), 1), round(c.dice.uniform(-180, 180), 1)],
    f.Address: lambda c, t: c.url(),
    f.Language: lambda c, t: c.dice.choice(LANGUAGES),
    f.Reference: lambda c, t: c.words(60) + " and others" if t.words and c.dice.random() < 0.5 else c.ref(t.kinds),
    f.Many: Composer.many,
    f.Record: lambda c, t: c.fields_of(t.cls, {}),
    f.Table: lambda c, t: {c.dice.choice(LANGUAGES): c.value(t.of)} if t.key == "language" else {},
}  # fmt: skip
