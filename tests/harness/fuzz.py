"""Runs many inputs the whole way from bytes to pages; none may end in a traceback, none may be slow, no page may hold a live mark.

    python -m tests.harness.fuzz --count 1000000 [--seed 1] [--more FOLDER] [--keep FOLDER]

Begins with the site's own content, the broken little sites, the payloads and the traps; `--more` adds a folder of documents.
Every input is decoded, converted and checked by itself; the sound texts are published together, some dozens to a site. Whole
sites are composed beside that (`composed.py`), with a past, and what is made of them is read again: XML, JSON, some pages. Says
how many inputs there were, how many became pages, and which failed; those are kept in `--keep`. The same seed makes the same
inputs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.traps import TRAPS, trap
from generator import intake, parse, pictures, pipeline, read, render, report
from generator.model.document import Document
from generator.model.page import Page
from generator.parse.labels import labels
from generator.pipeline import reading

from tests import payloads
from tests.harness import whole
from tests.harness.composed import Composer
from tests.sites import ARTICLE, BASE, NOW, ROOT, files

SLOW = 100.0  # milliseconds of the processor for a thousand bytes
AGAIN = 4  # times that a slow input is tried anew: a busy machine makes an input slow once or twice
UNTIMED = ("pictures", "settings")  # decoding pixels, and a whole site, take what they take
TOGETHER = 60  # sound texts in one site
ODD = (0.0, 0.001, 0.02)  # how many fields of a site have a value of another kind
WHOLE = ("composed sites",)  # whose every file is an input
AROUND = reading.setting("digest.example", "en", ())
MARKS = [
    "---\n", "\n---\n", ": ", "- ", "? ", "| ", "> ", "&a ", "*a", "!!python/object:os.system ", "{", "}", "[", "]", "#", "'", '"', "\\", "\t", "\0", "\r", "\n\n",
    "\ufeff", "\u202e", "\u2066", "\u200b", "\u2028", "\u00a0", "\ue000", "\ue0000\ue001", "\ufdd0", "\uffff", "\U0001f600", "é", "e\u0301", "ж", "مرحبا", "ﷺ" * 9,
    "[[", "]]", "[[a|", "[[2025-01-12]]", "[^1]", "[^1]: ", "![", "](", "](media/x.png)", "```\n", "~~~", "`", "**", "__", "*_", "> — A\n", "# ", "===\n", "***\n", "|-|-|\n", "<", ">",
    "&", "&#0;", "&#xD800;", "&#x110000;", "&nbsp;", "<!--", "-->", "<![CDATA[", "<?", "<div>\n", "</div>", "<table><tr><td>", "<b", "<a href=", "open:0", "javascript:", "data:", "http://", "https://digest.example/", "//", "{{ 7*7 }}", "{% raw %}",
    "0000-00-00", "9999-12-31", "2025-02-30", "2025-W53", "2025-01-12T24:00+99:99", "-1", "1e999", "nan", "NO", "null", "~", "0x10", "1_000", "99999999999999999999", "killed 5", "5 killed and 1,000,000 wounded", "said", "“", "”", "«",
]  # fmt: skip
FIELDS = [
    "title",
    "date",
    "summary",
    "tags",
    "sources",
    "id",
    "slug",
    "old_urls",
    "happened",
    "conflict",
    "places",
    "about",
    "genre",
    "verification",
    "claims",
    "figures",
    "content_warning",
    "protected",
    "image",
    "corrections",
    "withdrawn",
    "accept",
    "status",
    "embargo",
    "review_by",
    "author",
    "lang",
    "translation_of",
    "related",
    "follows",
    "urgency",
    "period",
    "takeaways",
    "lead",
    "trend",
    "cutoff",
    "kind",
    "name",
    "names",
    "aliases",
    "roles",
    "coords",
    "qid",
    "url",
    "label",
    "via",
    "by",
    "text",
    "min",
    "max",
]
PASTED = (
    "Two bridges were closed, ministry says", "By Ida Vesseling", "Published: 9 March 2025", "9 March 2025 Troops left the hills.", "Updated 10.03.2025, 14:15 (CET)", "https://news.example.org/a",
    "Share", "Read more:", "Advertisement", "Photo: A. Vesselingh / Agency", "They left. Jon Quill Former Minister", "“We left,” said Jon Quill, Minister of the Sea.", "— We left. — Jon Quill", "KYIV (Agency) — Two bridges",
    "* one", "1. one", "• one", "a	b	c", "a | b", "THE SECOND PART", "In numbers:", "killed 5", "On Sunday the prisoner exchange", "Vesseling’s", "(c) 2025", "[1]", "Астана", "9/3/2025", "2025-03-09T14:00Z", "",
)  # fmt: skip
KNOWN = (
    intake.Known("tag", "prisoner-exchange", ("prisoner exchange",)),
    intake.Known("entity", "ida-vesseling", ("Ida Vesseling", "Vesseling", "Vesselingh")),
)
KINDS = ("articles/2025-01-12-x.md", "notes/x.md", "digests/2025-01-12.md", "conflicts/x.md", "entities/x.md", "pages/x.md", "entities/x.yaml", "sources.yaml", "tags.yaml", "house-words.yaml")  # fmt: skip


class Fuzzer:
    """Makes inputs, tries them, and counts."""

    def __init__(self, seed: int, more: Sequence[bytes] = (), keep: Path | None = None) -> None:
        self.dice = random.Random(seed)
        self.keep = keep
        self.counts: Counter[str] = Counter()
        self.failed: list[str] = []
        self.aloud: list[object] = []
        self.slowest = 0.0
        self.sound: list[Document] = []
        self.templates = read.inputs(ROOT)
        ours = [p.read_bytes() for p in sorted((ROOT / "content").rglob("*")) if p.suffix in (".md", ".yaml", ".jsonl")]
        self.texts = [t for t in ours if t.startswith(b"---")]
        self.lists = [t[:3000] for t in ours if not t.startswith(b"---")]
        for site in sorted((ROOT / "tests" / "broken").glob("*/site.txt")):
            for path, data in files(site.read_text("utf-8")).items():
                (self.texts if path.endswith(".md") else self.lists).append(data[:3000])
        bodies = list(payloads.bodies())
        self.texts += [
            ARTICLE.replace("The ministry said so.", b).encode("utf-8", "surrogatepass") for b in bodies[::7]
        ]
        self.texts += [ARTICLE.replace("The ministry said so.", trap(name, 600)).encode() for name in TRAPS]
        self.texts += more
        self.texts = [t[:2500] for t in self.texts]
        self.pictures = [_picture(kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "AVIF")]
        self.ways: list[tuple[float, str, Callable[[], bytes], Callable[[bytes], None]]] = [
            (0.2, "composed sites", lambda: b"", self.composed),
            (71, "texts", lambda: self.mutated(self.dice.choice(self.texts)), self.a_text),
            (12, "registries", lambda: self.mutated(self.dice.choice(self.lists)), self.a_list),
            (1, "settings", lambda: self.mutated(BASE["content/site.yaml"].encode()), self.settings),
            (4, "pasted pages", self.a_paste, self.pasted),
            (6, "pictures", lambda: self.flipped(self.dice.choice(self.pictures)), self.a_picture),
            (3, "templates", lambda: self.mutated(self.dice.choice(list(self.templates.templates.values())).encode()[:2000]), self.a_template),
            (3, "ledgers and labels", lambda: self.mutated(self.dice.choice(self.lists)), self.others),
        ]  # fmt: skip

    def run(self, count: int, say: Callable[[str], None] = lambda _: None) -> None:
        """Try so many inputs."""
        weights = [way[0] for way in self.ways]
        tenth = 10_000
        while (number := self.tries) < count:
            self.once(*self.dice.choices(self.ways, weights)[0][1:])
            if len(self.sound) >= TOGETHER:
                self.publish()
            if (number % tenth) > (self.tries % tenth):
                say(
                    f"{self.tries} inputs, {self.counts['published']} published, {len(self.failed)} failed, the slowest {self.slowest:.0f} ms for 1 kB"
                )
        self.publish()

    @property
    def tries(self) -> int:
        """How many inputs were tried."""
        return self.counts.total() - self.counts["published"]

    def once(self, kind: str, make: Callable[[], bytes], try_: Callable[[bytes], None]) -> None:
        """Try one input, or all those of a site."""
        data = make()
        took = self.tried(kind, data, try_)
        if kind in WHOLE:
            return
        self.counts[kind] += 1
        if kind in UNTIMED:
            return
        for _ in range(AGAIN):
            if took > SLOW:
                took = min(took, self.tried(kind, data, try_))
        self.slowest = max(self.slowest, took)
        if took > SLOW:
            self.note("slow", data, f"{took:.0f} ms for a thousand bytes")

    def tried(self, kind: str, data: bytes, try_: Callable[[bytes], None]) -> float:
        """Try one input; how many milliseconds it took for a thousand bytes."""
        start = time.process_time()
        before, sys.unraisablehook = sys.unraisablehook, self.aloud.append
        try:
            try_(data)
        except Exception:
            self.note(kind, data, traceback.format_exc())
        finally:
            sys.unraisablehook = before
        while self.aloud:  # what Python would have told the screen past everybody
            self.note(kind, data, f"aloud: {self.aloud.pop()}")
        return (time.process_time() - start) * 1e6 / max(len(data), 1000)

    def note(self, kind: str, data: bytes, why: str) -> None:
        """Keep what failed."""
        self.failed.append(f"{kind}: {why}")
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{len(self.failed)}.txt").write_bytes(f"{kind}\n{why}\n----\n".encode() + data)

    def a_text(self, data: bytes) -> None:
        """A text of content/, by itself; kept for the next site if it is sound."""
        kind = self.dice.choices(KINDS[:6], [12, 1, 1, 1, 1, 1])[0]
        document = Document(f"content/{kind}", data)
        made = reading.document(document, AROUND)
        report.show(made.found, {document.path: data}, "text")
        if not any(d.severity.value == "error" for d in made.found) and kind.startswith("articles/"):
            self.sound.append(data and Document(f"content/articles/2025-01-12-f{len(self.sound)}.md", data))

    def composed(self, _: bytes) -> None:
        """A whole site, with a past now and then; what is amiss in it is composed again until it is sound."""
        composer = Composer(
            random.Random(self.dice.random()), odd=self.dice.choice(ODD), picture=self.dice.choice(payloads.PICTURES)
        )
        made = whole.of(composer, self.dice.choice((6, 20, 40)), self.templates, self.pictures[0])
        self.counts["documents of composed sites"] += len(made.files)
        try:
            sound = made.published()
        except Exception:
            self.note("composing", made.told(), traceback.format_exc())
            return
        self.counts["published"] += sound
        if made.faults:
            self.note("live", made.told(), "\n".join(made.faults))

    def a_list(self, data: bytes) -> None:
        """A registry, by itself, and now and then with the next site."""
        document = Document(f"content/{self.dice.choice(KINDS[6:])}", data)
        made = reading.document(document, AROUND)
        report.show(made.found, {document.path: data}, "json")

    def settings(self, data: bytes) -> None:
        """The settings of a site."""
        self.built([Document("content/site.yaml", data)], pipeline.check)

    def a_paste(self) -> bytes:
        """A page as somebody may have pasted it, or a text of ours."""
        if self.dice.random() < 0.3:
            return self.mutated(self.dice.choice(self.texts))
        lines = self.dice.choices(PASTED, k=self.dice.randint(2, 14))
        text = "".join(line + self.dice.choice(("\n", "\n", "\n\n", " ", "\r\n")) for line in lines)
        return self.mutated(text.encode()) if self.dice.random() < 0.6 else text.encode()

    def pasted(self, data: bytes) -> None:
        """What somebody pasted."""
        known = KNOWN if b"e" in data[::7] else ()
        try:
            made = intake.compose(data.decode("utf-8", "replace"), known, today=dt.date(2025, 1, 12), address=None)
        except ValueError:
            return
        reading.document(Document("content/articles/x.md", made.text.encode("utf-8", "replace")), AROUND)

    def a_picture(self, data: bytes) -> None:
        """A picture's file: looked at, cleaned, made."""
        seen = pictures.look(data)
        pictures.cleaned(data, seen.orientation, seen.exif)
        if seen.fault is None:
            pictures.made(data, ".png")

    def a_template(self, data: bytes) -> None:
        """A template of a stranger, given a text for a view."""
        ready = render.templates({"x.html": data.decode("utf-8", "replace")}, {})
        render.render([Page("x", "x.html", "a text")], ready)

    def others(self, data: bytes) -> None:
        """Files that programs write, and words."""
        parse.evidence(Document("content/evidence.jsonl", data))
        if self.dice.random() < 0.1:
            labels(Document("templates/labels/en.yaml", data), "en", {}, self.templates.labels[""])

    def publish(self) -> None:
        """Make a site of the sound texts; where it fails, find whose fault it is."""
        given, self.sound = self.sound, []
        try:
            self.counts["published"] += self.published(given)
        except Exception:
            why = traceback.format_exc()
            for one in given:
                try:
                    self.published([one])
                except Exception:
                    self.note("publishing", one.data, traceback.format_exc())
                    return
            self.note("publishing together", b"\n====\n".join(d.data for d in given), why)

    def published(self, given: Sequence[Document]) -> int:
        """How many of the texts became pages."""
        left = list(given)
        for _ in range(4):
            made = self.built(left, pipeline.build)
            wrong = {d.span.path for d in made.found if d.severity.value == "error"}
            if not wrong:
                return len(left) if made.value.artifacts else 0
            left = [d for d in left if d.path not in wrong]
        return 0

    def built(self, given: Sequence[Document], stage: Callable[..., object]) -> object:
        """A little site with these files."""
        own = {d.path for d in given}
        base = [Document(p, d.encode()) for p, d in BASE.items() if p not in own]
        t = self.templates
        picture = self.pictures[0]
        sources = pipeline.Sources(
            (*base, *given),
            ("content/media/x.png",),
            (),
            t.templates,
            t.template_paths,
            t.labels,
            t.assets,
            lambda _: picture,
        )
        return stage(sources, pipeline.Options(NOW))

    def mutated(self, data: bytes) -> bytes:
        """The bytes with a few changes that know a little of what they are."""
        for _ in range(self.dice.choice((1, 1, 2, 3, 5))):
            data = self.dice.choice(self.changes)(self, data)
        return data[:4_000]

    def flipped(self, data: bytes) -> bytes:
        """The bytes with a few of them changed, cut or doubled."""
        for _ in range(self.dice.randint(1, 6)):
            data = self.dice.choice((Fuzzer._flip, Fuzzer._cut, Fuzzer._double))(self, data)
        return data

    def _at(self, data: bytes) -> int:
        return self.dice.randint(0, len(data))

    def _flip(self, data: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + bytes([self.dice.randint(0, 255)]) + data[at + 1 :]

    def _cut(self, data: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + data[at + self.dice.randint(1, 40) :]

    def _double(self, data: bytes) -> bytes:
        at, size = self._at(data), self.dice.randint(1, 60)
        return data[:at] + data[at : at + size] * self.dice.choice((2, 2, 3, 30)) + data[at:]

    def _mark(self, data: bytes) -> bytes:
        at = self._at(data)
        mark = self.dice.choice(MARKS) * self.dice.choice((1, 1, 1, 2, 50))
        return data[:at] + mark.encode("utf-8", "surrogatepass") + data[at:]

    def _payload(self, data: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + self.dice.choice(payloads.TEXTS).encode("utf-8", "surrogatepass") + data[at:]

    def _splice(self, data: bytes) -> bytes:
        other = self.dice.choice(self.texts)
        return data[: self._at(data)] + other[self._at(other) :]

    def _line(self, data: bytes) -> bytes:
        """A line moved, doubled or taken out."""
        lines = data.split(b"\n")
        at = self.dice.randrange(len(lines))
        line = lines.pop(at)
        for _ in range(self.dice.choice((0, 1, 2))):
            lines.insert(self.dice.randint(0, len(lines)), line)
        return b"\n".join(lines)

    def _value(self, data: bytes) -> bytes:
        """A field with another value."""
        value = self.dice.choice(
            (*MARKS, *payloads.TEXTS, "[a, b]", "{a: b}", "[[[[a]]]]", "|\n  a\n  b", "*a", "x" * 500)
        )
        line = f"{self.dice.choice(FIELDS)}: {value}\n".encode("utf-8", "surrogatepass")
        start = data.find(b"---\n") + 4
        return data[:start] + line + data[start:]

    changes = (_flip, _cut, _double, _mark, _mark, _mark, _payload, _splice, _line, _line, _value, _value)


def _picture(kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((12, 9), 60).convert("RGB").save(out, kind)
    return out.getvalue()


def main() -> int:
    """Run as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--more", type=Path, help="a folder of documents to begin with, too")
    parser.add_argument("--keep", type=Path, help="where inputs that failed go")
    args = parser.parse_args()
    found = sorted(args.more.rglob("*")) if args.more else ()
    more = [p.read_bytes()[:4000] for p in found if p.is_file() and p.suffix in (".md", ".txt", ".json")]
    fuzzer = Fuzzer(args.seed, more, args.keep)
    fuzzer.run(args.count, lambda line: print(line, flush=True))
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(fuzzer.counts.items()))
    print(
        f"{args.count} inputs ({kinds}); {len(fuzzer.failed)} failed; the slowest took {fuzzer.slowest:.1f} ms for 1 kB"
    )
    for why, count in Counter(why.strip().splitlines()[-1] for why in fuzzer.failed).most_common(20):
        print(f"{count:5} {why}")
    return int(bool(fuzzer.failed))


if __name__ == "__main__":
    sys.exit(main())
