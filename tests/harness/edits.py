"""A site that is edited at random, built warm after each step and held against a cold build, byte for byte.

`python -m tests.harness.edits 1000 [HISTORY ...]` takes 1,000 steps. A step edits, adds, renames, deletes, breaks or repairs
something of the content, the registries, the settings, the templates or the pictures, asks for another build, or meddles with
what stands. Where the site has a history, `git` or `ledger`, steps also commit or write it down, and now and then change it.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.command import Forked
from tests.harness import states
from tests.sites import BASE, ROOT, picture

DAYS = ("2025-01-11", "2025-01-12", "2025-02-01")
TITLES = ("Two bridges were closed", "Talks end without a word", "Ivan Franko crosses the river", "A bridge is closed")
BODIES = (
    "The ministry said so.",
    "See [[a1]] and “both”, says Ivan Franko of Kursk.",
    "# Heading\n\n- one\n- two [[tag:ceasefire]] and [[note:n1]]",
    "A *word* on [[conflict:war]].[^w]",
    "> Nobody may cross.\n>\n> — the mayor\n\nSee [[a2|the second]].",
    "Three of them came to Kursk, and Franko left it again.",
)
FIELDS = (
    "",
    "conflict: war\n",
    "about: [franko]\nplaces: [kursk]\n",
    "claims: [{text: The bridge was closed., by: the mayor, status: confirmed, how: We saw it.}]\n",
    "figures: [{kind: killed, group: drivers, min: 2, max: 4, by: the mayor}]\n",
    "corrections: [{date: 2025-02-02, kind: correction, text: We had said that it was open., was: open, now: closed}]\n",
    "follows: [a1]\n",
    "related: [a2]\nurgency: 2\n",
    "embargo: 2026-11-02T08:00+02:00\n",
    "status: draft\n",
    "status: withdrawn\nwithdrawn: {date: 2025-02-03, reason: It was wrong.}\n",
    "image: {file: a.png, alt: A bridge., credit: 'The News, CC BY 4.0'}\n",
    "protected: [prisoners-of-war]\ncontent_warning: [death]\n",
    "slug: another-name\n",
    "old_urls: [/old/]\n",
)
FAULTS = (
    b"",
    b"---\ntitle: [\n---\n",
    b"\xff\xfe",
    b"---\ntitle: x\n---\nText.",
    b"---\nunknown: x\n---\n[[nowhere]]\n",
)
REGISTRIES = {
    "content/tags.yaml": (
        BASE["content/tags.yaml"],
        "- {id: ceasefire, name: Truce}\n- {id: prisoners-of-war, name: Captives, aliases: [pows]}\n",
        "- {id: prisoners-of-war, name: Prisoners of war}\n",
        "- {id: ceasefire, name: Ceasefire, name: twice}\n",
    ),
    "content/sources.yaml": (
        BASE["content/sources.yaml"],
        "- {id: news, name: The Old News, type: outlet, domains: [news.example.org]}\n",
        "- {id: news, name: The News, type: agency, domains: [news.example.org], reliability: B}\n",
        "nonsense: [\n",
    ),
    "content/site.yaml": (
        BASE["content/site.yaml"],
        BASE["content/site.yaml"].replace("Europe/Kyiv", "America/New_York"),
        BASE["content/site.yaml"].replace("Test Digest", "Другий"),
        BASE["content/site.yaml"].replace("https://digest.example/", "https://else.example/below/"),
        BASE["content/site.yaml"] + "unknown: 1\n",
    ),
    "content/conflicts/war.md": ("---\nname: The war\n---\nIt began.\n", "---\nname: The river war\n---\nIt began.\n"),
    "content/entities/franko.md": (
        "---\nid: franko\nname: Ivan Franko\ntype: person\naliases: [Franko]\n---\n",
        "---\nid: franko\nname: Ivan Jakovyč Franko\ntype: person\n---\nA writer.\n",
    ),
    "content/entities/kursk.md": (
        "---\nid: kursk\nname: Kursk\ntype: place\ncoords: [51.73, 36.19]\n---\n",
        "---\nid: kursk\nname: Kursk oblast\ntype: place\naliases: [Kursk]\n---\n",
    ),
    "content/notes/n1.md": (
        "---\ntitle: How we count\ndate: 2025-01-12\nabout: a1\n---\nWe add nothing up.\n",
        "---\ntitle: How we count\ndate: 2025-01-12\n---\nSee [[a2]].\n",
    ),
    "content/digests/2025-01-12.md": (
        "---\nperiod: 2025-01-12\ntakeaways: [A bridge was closed.]\n---\nA quiet day.\n",
        "---\nperiod: 2025-01-12\n---\n",
    ),
    "content/pages/about.md": ("---\ntitle: About\n---\nWho we are.\n", "---\ntitle: About us\n---\nWho.\n"),
}
OVERRIDES = {
    "templates/404.html": ("{%% extends 'base.html' %%}", "%s<!-- ours -->", "{{ view.nothing }}", "{%% if %%}"),
    "templates/page.html": ("%s<!-- ours -->", "%s{{ 1 / 0 }}"),
    "templates/article.html": ("%s<!-- ours -->",),
    "templates/assets/style.css": ("%s/* ours */",),
    "templates/labels/en.yaml": ("%s", "nonsense: [\n"),
}
NOWS = ("2026-11-01T00:00Z", "2026-11-02T06:00Z", "2025-01-12T12:00Z")
WORDS = ((), ("--drafts",), ("--future",), ("--noindex",), ("--base-url", "https://preview.example/"), ("--offline",))
PLACES = [f"content/articles/2025/a{n}.md" for n in range(1, 6)]
KINDS = ("none", "ledger", "git")
KEPT = "site/\n.cache/\n.site-*\n"  # what git does not keep
chosen = KINDS[:1]  # which kinds of history sites have in this run
taken = {"steps": 0, "sound": 0, "commits": 0}


class Edits(RuleBasedStateMachine):
    """A site's folder with all that builds leave there, and one that forgets everything before each build."""

    def __init__(self) -> None:
        super().__init__()
        parent = Path(tempfile.mkdtemp())
        self.warm, self.cold, self.parent = parent / "warm", parent / "cold", parent
        self.now, self.words, self.workers = NOWS[0], (), "1"
        self.is_broken = False
        self.history, self.hours, self.unwritten = "none", 0, 0
        self.ever: set[str] = set()  # articles that were published
        self.stands: dict[str, bytes] = {}
        self.others: dict[str, bytes] = {}

    def put(self, path: str, data: bytes | None) -> None:
        """Write or delete a file, in both folders."""
        if path == "content/site.yaml" and data:
            data = data.replace(b"history: none", b"history: %s" % self.history.encode())
        for root in (self.warm, self.cold):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                (root / path).unlink(missing_ok=True)
            else:
                (root / path).write_bytes(data)

    @initialize(history=st.deferred(lambda: st.sampled_from(chosen)))
    def begins(self, history: str) -> None:
        """With two articles that link to each other, and everything that an article may name."""
        self.history = history
        for path, text in BASE.items():
            self.put(path, text.encode())
        if history == "git":
            self.put(".gitignore", KEPT.encode())
            self.git("init", "-q", "-b", "main")
        self.repairs()
        for number, body in ((1, BODIES[4]), (2, BODIES[1])):
            self.put(PLACES[number - 1], article(DAYS[0], TITLES[0], body, ""))

    @rule(
        path=st.sampled_from(PLACES),
        text=st.tuples(*map(st.sampled_from, (DAYS, TITLES, BODIES, FIELDS))),
    )
    def writes(self, path: str, text: tuple[str, str, str, str]) -> None:
        """An article is added, edited or repaired."""
        self.put(path, article(*text))

    @rule(path=st.sampled_from(PLACES))
    def adds_a_sentence(self, path: str) -> None:
        """To an article that is there."""
        if (self.warm / path).exists():
            self.put(path, (self.warm / path).read_bytes() + b"\nMore was said.\n")

    @rule(path=st.sampled_from(PLACES), fault=st.sampled_from(FAULTS))
    def breaks(self, path: str, fault: bytes) -> None:
        """An article cannot be read any more, or is wrong."""
        self.put(path, fault)

    @rule()
    def repairs(self) -> None:
        """Whatever is broken is whole again."""
        for path, texts in REGISTRIES.items():
            self.put(path, texts[0].encode())
        for path in OVERRIDES:
            self.put(path, None)
        self.put("content/media/a.png", picture("a.png", "{picture 8x8}"))
        for number, path in enumerate(PLACES):
            data = (self.warm / path).read_bytes() if (self.warm / path).exists() else b""
            if ((number < 2 or path in self.ever) and not data) or (data in FAULTS and (self.warm / path).exists()):
                self.put(path, article(DAYS[number % 3], TITLES[number % 4], BODIES[0], ""))

    def writes_down(self) -> None:
        """What is published becomes part of the past."""
        self.hours += 7
        taken["commits"] += 1
        self.ever.update(path for path in PLACES if (self.warm / path).exists())
        if self.history == "git":
            self.git("add", "-A")
            self.git("commit", "-q", "--allow-empty", "-m", "work")
            return
        for root in (self.warm, self.cold):
            now = f"{dt.datetime(2025, 2, 1, tzinfo=dt.UTC) + dt.timedelta(hours=self.hours):%Y-%m-%dT%H:%MZ}"
            Forked(["--root", str(root), "ledger", "--now", now], "", {}).done()

    @precondition(lambda self: self.history != "none")
    @rule()
    def changes_the_past(self) -> None:
        """The last commit is made anew, or the last line of the ledger is taken out."""
        if self.history == "git":
            self.hours += 1
            if self.git("rev-parse", "-q", "--verify", "HEAD"):
                self.git("commit", "-q", "--amend", "--allow-empty", "-m", f"work {self.hours}")
            return
        for root in (self.warm, self.cold):
            if (root / "ledger.jsonl").exists():
                lines = (root / "ledger.jsonl").read_bytes().splitlines(keepends=True)
                (root / "ledger.jsonl").write_bytes(b"".join(lines[:-1]))

    def git(self, *words: str) -> bool:
        """Run git in both folders, at the same hour, so that commits have the same names."""
        at = f"{dt.datetime(2025, 2, 1, tzinfo=dt.UTC) + dt.timedelta(hours=self.hours):%Y-%m-%dT%H:%MZ}"
        who = {
            f"GIT_{role}_{part}": said
            for role in ("AUTHOR", "COMMITTER")
            for part, said in (("NAME", "E"), ("EMAIL", "e@desk.invalid"), ("DATE", at))
        }
        nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = [
            subprocess.run(
                ["git", *words], cwd=root, env={**os.environ, **who, **nowhere}, capture_output=True, check=False
            )
            for root in (self.warm, self.cold)
        ]
        return all(one.returncode == 0 for one in done)

    @precondition(lambda self: self.is_broken)
    @rule()
    def comes_to_reason(self) -> None:
        """What is broken does not stay so for long."""
        self.repairs()

    @rule(path=st.sampled_from(PLACES))
    def deletes(self, path: str) -> None:
        """An article goes."""
        self.put(path, None)

    @rule(old=st.sampled_from(PLACES), new=st.sampled_from(PLACES))
    def renames(self, old: str, new: str) -> None:
        """An article's file gets another name, which another may have had."""
        if (self.warm / old).exists():
            data = (self.warm / old).read_bytes()
            self.put(old, None)
            self.put(new, data)

    @rule(path=st.sampled_from(sorted(REGISTRIES)), number=st.integers(0, 4), goes=st.booleans())
    def files(self, path: str, number: int, goes: bool) -> None:
        """A registry, a setting, a note, an edition, a page changes, breaks, goes or comes back."""
        texts = REGISTRIES[path]
        self.put(path, None if goes and number == 0 else texts[number % len(texts)].encode())

    @rule(path=st.sampled_from(sorted(OVERRIDES)), number=st.integers(0, 4))
    def overrides(self, path: str, number: int) -> None:
        """A template, the style or a label of the site's own comes, breaks or goes."""
        texts = OVERRIDES[path]
        default = (ROOT / path).read_text("utf-8")
        data = (
            texts[number].replace("%s", "\0").replace("%%", "%").replace("\0", default) if number < len(texts) else ""
        )
        self.put(path, data.encode() if data else None)

    @rule(size=st.sampled_from((8, 9, 0)))
    def pictures(self, size: int) -> None:
        """The picture changes or goes."""
        self.put("content/media/a.png", picture("a.png", f"{{picture {size}x{size}}}") if size else None)

    @rule(now=st.sampled_from(NOWS), words=st.sampled_from(WORDS), workers=st.sampled_from("12"))
    def asks(self, now: str, words: tuple[str, ...], workers: str) -> None:
        """The next builds are asked for in another way."""
        self.now, self.words, self.workers = now, words, workers

    @rule(number=st.integers(0, 10_000), does=st.sampled_from(("edits", "deletes", "adds")))
    def meddles(self, number: int, does: str) -> None:
        """Somebody edits or deletes a file that a build made, or puts one of their own beside it."""
        paths = sorted(self.stands)
        if does == "adds":
            path, data = f"own/{number % 3}.txt", str(number).encode()
            self.others[path] = data
            (self.warm / "site/own").mkdir(parents=True, exist_ok=True)
            (self.warm / "site" / path).write_bytes(data)
        elif paths:
            path = self.warm / "site" / paths[number % len(paths)]
            if path.name == ".made-by-digest":
                return
            if does == "edits":
                path.write_bytes(b"edited by hand")
            else:
                path.unlink(missing_ok=True)

    @rule(
        name=st.sampled_from(("memo.sqlite", "made-*", "last-*", "key*", "*")),
        does=st.sampled_from(("deletes", "cuts")),
    )
    def forgets(self, name: str, does: str) -> None:
        """Something of what builds remember is lost or cut short."""
        for path in (self.warm / ".cache").glob(name):
            if does == "deletes":
                path.unlink(missing_ok=True)
            else:
                os.truncate(path, path.stat().st_size // 2)

    @invariant()
    def warm_is_cold(self) -> None:
        """The same bytes, the same words, the same exit code; after a fault the site that stood before stands."""
        taken["steps"] += 1
        shutil.rmtree(self.cold / ".cache", ignore_errors=True)
        shutil.rmtree(self.cold / "site", ignore_errors=True)
        shutil.rmtree(self.cold / ".site-kept", ignore_errors=True)
        before = states.seen(self.warm / "site") if (self.warm / "site").exists() else {}
        with states.circumstances(True, workers=self.workers == "2"):
            cold, warm = (self.built(root) for root in (self.cold, self.warm))
        assert cold == warm, f"cold said {cold}, warm said {warm}"
        now = states.seen(self.warm / "site") if (self.warm / "site").exists() else {}
        self.is_broken = bool(warm[0])
        if warm[0]:
            assert now == before
            return
        taken["sound"] += 1
        whole = states.seen(self.cold / "site")
        different = {path for path in whole.keys() | now.keys() if whole.get(path) != now.get(path)}
        assert different == self.others.keys(), sorted(different ^ self.others.keys())[:5]
        assert all(now[path] == data for path, data in self.others.items())
        self.stands = whole
        self.unwritten += 1
        if self.history != "none" and self.unwritten > 1:  # every other sound state becomes part of the past
            self.unwritten = 0
            self.writes_down()

    def built(self, root: Path) -> tuple[int, str]:
        """How a build ended, and what it said, but for what tells a warm one from a cold one."""
        line = ["--root", str(root), "build", "--quiet", "--now", self.now, *self.words]
        done = Forked(line, "", {"DIGEST_WORKERS": self.workers}).done()
        said = [line for line in done.stderr.splitlines() if not line.endswith(("takes longer", "as the first"))]
        return done.returncode, "\n".join(said).replace(str(root), "ROOT")

    def teardown(self) -> None:
        """Leave nothing."""
        shutil.rmtree(self.parent, ignore_errors=True)


def article(day: str, title: str, body: str, fields: str) -> bytes:
    """An article's file."""
    return f"""\
---
title: {title}
date: {day}
summary: {title}, as the ministry said in the afternoon of that day.
tags: [prisoners-of-war]
sources: [{{url: https://news.example.org/a, label: w}}]
{fields}---
{body}
""".encode()


def run(examples: int, steps: int) -> None:
    """Take so many steps so many times, each time from the beginning."""
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


def main() -> None:
    """Take as many steps as were asked for, in sites with these kinds of history."""
    global chosen
    wanted, steps = int(sys.argv[1]) if len(sys.argv) > 1 else 1000, 50
    chosen = tuple(sys.argv[2:]) or KINDS
    while (left := wanted - taken["steps"]) > 0:
        run(max(1, left // steps), steps)
    print(
        f"{taken['steps']} steps ({', '.join(chosen)}), {taken['commits']} of them wrote the past down, {taken['sound']} led to a sound "
        "site: the warm build was the cold one each time"
    )


if __name__ == "__main__":
    main()
