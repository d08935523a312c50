"""An address that was published leads on, or stops the build: entries of registries, ordinary pages, editions."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from generator import pipeline
from generator.commands.site import sources
from generator.diagnostics import Diagnostic
from generator.pipeline.reading import Forgetful
from generator.read import add_to_ledger, archive

from tests.newsroom import Repository
from tests.sites import ARTICLE, NOW, SETTINGS, lay_out

ENTITIES = "content/entities/all.yaml"
SITE = f"""\
-- content/site.yaml --
{SETTINGS}-- {ENTITIES} --
- {{id: brave-unit, name: Brave Unit, type: unit}}
- id: olena-k
  name: Olena K
  type: person
  qid: Q42
-- content/conflicts/river.md --
---
name: The river war
---
It began.
-- content/pages/about.md --
---
title: About us
---
We are a desk of three people who read the news of one river.
-- content/digests/2025-02-02.md --
---
title: A quiet day
---
Nothing.
-- content/articles/2025-01-12-a.md --
{ARTICLE.replace("tags:", "about: [brave-unit, olena-k]" + chr(10) + "conflict: river" + chr(10) + "tags:", 1)}"""


class Kept:
    """A site under git or a ledger; `keep` publishes."""

    def __init__(self, root: Path, kind: str) -> None:
        self.repository, self.kind, self.hour = Repository(root), kind, 0
        lay_out(root, SITE.replace("history: none", f"history: {kind}"))
        self.keep()

    def keep(self) -> None:
        """Publish, an hour later than before."""
        self.hour += 1
        at = dt.datetime(2025, 1, 12, self.hour, tzinfo=dt.UTC)
        if self.kind == "git":
            self.repository.commit(at.isoformat())
            return
        given = sources(self.repository.root)
        known = archive(self.repository.root, "ledger")
        made = pipeline.check(given, pipeline.Options(NOW)).value
        texts = [d for d in given.documents if d.path.startswith(("content/articles/", "content/notes/"))]
        add_to_ledger(self.repository.root, known, [*texts, *pipeline.outlines(made.nouns)], at)

    def change(self, path: str, *pairs: tuple[str, str]) -> None:
        """Change a file and publish that."""
        self.repository.change(path, *pairs)
        self.keep()

    def found(self) -> list[str]:
        """What is said of published addresses."""
        found = pipeline.check(sources(self.repository.root), pipeline.Options(NOW)).found
        return [d.message for d in found if d.code == "deleted-published"]

    def built(self) -> dict[str, str]:
        """The files, of a sound site."""
        made = pipeline.build(sources(self.repository.root), pipeline.Options(NOW))
        assert not [d for d in made.found if d.severity.value == "error"], made.found
        return {a.path: a.data.decode("utf-8", "replace") for a in made.value.artifacts}


@pytest.fixture(params=["git", "ledger"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    """The little site, published once."""
    return Kept(tmp_path / "site", request.param)


def leads(pages: dict[str, str], old: str, new: str) -> bool:
    """Whether the page at an old address leads to the new one, and hosts that read `_redirects` do, too."""
    up = "../" * old.count("/")
    return f'content="0; url={up}{new}"' in pages[f"{old}index.html"] and f"/{old} /{new} 301\n" in pages["_redirects"]


def test_nothing_is_said_of_what_stands(kept: Kept) -> None:
    """Words may change, entries may move to other files and in their order, names and new entries may come."""
    text = kept.repository.read(ENTITIES)
    lines = text.splitlines(keepends=True)
    kept.repository.write(ENTITIES, "".join(lines[1:]).replace("Olena K", "Olena Koval"))
    kept.repository.write(
        "content/entities/units.md", "---\nid: brave-unit\nname: The Brave Unit\ntype: unit\n---\nText.\n"
    )
    kept.keep()
    kept.change("content/tags.yaml", ("{id: ceasefire", "{id: new, name: New}\n- {id: ceasefire"))

    assert kept.found() == []
    assert "people/olena-k/feed.json" in kept.built()


def test_another_type_leads_on_by_itself(kept: Kept) -> None:
    """The id tells that it is the same."""
    kept.change(ENTITIES, ("type: unit", "type: organisation"))

    assert leads(kept.built(), "units/brave-unit/", "organisations/brave-unit/")


@pytest.mark.parametrize(
    ("path", "old", "new", "pair"),
    [
        (ENTITIES, "units/brave-unit/", "units/the-brave/", ("id: brave-unit", "id: the-brave")),  # one name
        (ENTITIES, "people/olena-k/", "people/olena-koval/", ("id: olena-k\n  name: Olena K", "id: olena-koval\n  name: Olena Koval")),  # one Wikidata id
        ("content/tags.yaml", "tags/ceasefire/", "tags/truce/", ("{id: ceasefire, name: Ceasefire", "{id: truce, name: Truce, aliases: [ceasefire]")),
        ("content/tags.yaml", "tags/ceasefire/", "tags/truce/", ("{id: ceasefire, name: Ceasefire", "{id: truce, name: Truce, old_urls: /tags/ceasefire")),
        ("content/sources.yaml", "sources/wire/", "sources/the-wire/", ("id: wire", "id: the-wire")),
    ],
)  # fmt: skip
def test_another_id_leads_on(kept: Kept, path: str, old: str, new: str, pair: tuple[str, str]) -> None:
    """Page and feeds: the old feed has what the new one has, keeps its id, and names the new one's address."""
    kept.repository.change(path, pair)
    was, now = old.split("/")[1], new.split("/")[1]
    kept.change(
        "content/articles/2025-01-12-a.md", ("[brave-unit, olena-k]", f"[{'brave-unit, olena-k'.replace(was, now)}]")
    )
    pages = kept.built()

    assert leads(pages, old, new)
    assert pages[f"{new}feed.json"] == pages[f"{old}feed.json"]
    assert (
        f"feed/{old}</id>" in pages[f"{old}feed.atom"]
        and f"https://digest.example/{new}feed.atom" in pages[f"{old}feed.atom"]
    )


def test_what_stood_below_an_address_leads_on_too(kept: Kept) -> None:
    """A conflict's claims, figures and days since, and further parts of a list."""
    ledgers = """claims:
  - {text: The bridge was closed, by: olena-k, sources: [s1]}
figures:
  - {kind: killed, group: drivers, min: 2, max: 3, by: olena-k, sources: [s1]}
"""
    article = "content/articles/2025-01-12-a.md"
    kept.change(
        article,
        (
            "sources: [https://news.example.org/a]\n",
            f"{ledgers}sources: [{{label: s1, url: https://news.example.org/a}}]\n",
        ),
    )
    before = [path for path in kept.built() if path.startswith("conflicts/river/") and path.endswith("index.html")]
    kept.repository.move("content/conflicts/river.md", "content/conflicts/flood.md")
    kept.change(article, ("conflict: river", "conflict: flood"))
    pages = kept.built()

    assert {
        "conflicts/river/claims/index.html",
        "conflicts/river/figures/index.html",
        "conflicts/river/since/2025-02-01/index.html",
    } <= set(before)
    for path in before:
        up = "../" * path.count("/")
        now = path.replace("/river/", "/flood/")
        assert f'content="0; url={up}{now.removesuffix("index.html")}"' in pages[path]
        assert now in pages


def test_further_parts_of_a_list_lead_on_too(tmp_path: Path) -> None:
    """A long list of a tag that has another id now."""
    kept = Kept(tmp_path / "site", "git")
    for day in range(1, 25):
        kept.repository.write(
            f"content/articles/2024-11-{day:02d}-x.md", ARTICLE.replace("2025-01-12", f"2024-11-{day:02d}")
        )
    kept.change("content/site.yaml", ("title:", "page_size: 10\ntitle:"))
    before = [path for path in kept.built() if path.startswith("tags/prisoners-of-war/page/")]
    kept.repository.change("content/tags.yaml", ("id: prisoners-of-war", "id: captives"))
    for path in sorted((kept.repository.root / "content/articles").glob("*.md")):
        kept.repository.change(f"content/articles/{path.name}", ("[prisoners-of-war]", "[captives]"))
    kept.keep()
    pages = kept.built()

    assert before
    for path in before:
        assert f'{path.replace("prisoners-of-war", "captives").removesuffix("index.html")}"' in pages[path]


def test_what_is_not_kept_yet_counts(kept: Kept) -> None:
    """The editor is told before it is published."""
    kept.repository.change(ENTITIES, ("id: brave-unit", "id: the-brave"), ("Brave Unit", "Something Else"))
    kept.repository.change("content/articles/2025-01-12-a.md", ("brave-unit, ", ""))

    assert kept.found() == [
        '"Brave Unit", an entity, was published (2025-01-12, /units/brave-unit/) and is gone; its address would be empty'
    ]


def test_what_is_gone_stops_the_build_for_ever(kept: Kept) -> None:
    """Until an entry names its address, however long ago that was."""
    kept.change("content/tags.yaml", ("- {id: ceasefire, name: Ceasefire}\n", ""))
    kept.repository.delete("content/digests/2025-02-02.md")
    kept.keep()
    kept.repository.move("content/pages/about.md", "content/pages/us.md")
    kept.repository.write(
        "content/pages/us.md", "---\ntitle: Others\n---\nWholly other words, of which nothing stood there.\n"
    )
    kept.keep()
    kept.change("content/tags.yaml", ("Prisoners of war", "Prisoners"))

    assert sorted(message.split(" was ")[0] for message in kept.found()) == [
        '"About us", a page,', '"Ceasefire", a tag,', "an edition,"
    ]  # fmt: skip
    kept.change("content/tags.yaml", ("aliases: [pows]", "aliases: [pows], old_urls: [/tags/ceasefire/, 2025/02/02]"))
    kept.change("content/pages/us.md", ("title", "old_urls: /about/\ntitle"))
    assert kept.found() == []
    assert leads(kept.built(), "tags/ceasefire/", "tags/prisoners-of-war/")
    assert leads(kept.built(), "about/", "us/")


def test_a_page_that_is_a_draft_again_is_empty(kept: Kept) -> None:
    """As with an article."""
    kept.change("content/pages/about.md", ("title", "status: draft\ntitle"))

    assert kept.found() == ["this was published (2025-01-12, /about/) and is a draft now; its address would be empty"]


def test_a_private_person_has_no_address(kept: Kept) -> None:
    """Whoever becomes one is not told of by an old address either."""
    kept.change(ENTITIES, ("type: person", "type: person\n  sensitive: true"))
    kept.change("content/articles/2025-01-12-a.md", (", olena-k", ""))
    pages = kept.built()

    assert kept.found() == []
    assert "olena-k" not in "".join([*pages, pages["_redirects"]])


def test_a_renamed_file_leads_on_by_itself(tmp_path: Path) -> None:
    """Git knows where an ordinary page or a conflict went."""
    kept = Kept(tmp_path / "site", "git")
    kept.repository.move("content/pages/about.md", "content/pages/desk/who-we-are.md")
    kept.repository.move("content/conflicts/river.md", "content/conflicts/the-river.md")
    kept.repository.change("content/articles/2025-01-12-a.md", ("conflict: river", "conflict: the-river"))
    kept.keep()
    kept.repository.change("content/pages/desk/who-we-are.md", ("About us", "Who we are"))
    kept.repository.move("content/pages/desk/who-we-are.md", "content/pages/desk/we.md")
    kept.keep()
    pages = kept.built()

    assert leads(pages, "about/", "desk/we/")
    assert leads(pages, "desk/who-we-are/", "desk/we/")
    assert leads(pages, "conflicts/river/", "conflicts/the-river/")
    assert json.loads(pages["conflicts/river/feed.json"])["items"]


def test_a_wrong_date_leaves_no_empty_day(tmp_path: Path) -> None:
    """The day's and the month's page lead to where its only report went."""
    kept = Kept(tmp_path / "site", "git")
    kept.change("content/articles/2025-01-12-a.md", ("date: 2025-01-12", "date: 2025-03-01"))
    pages = kept.built()

    assert leads(pages, "2025/01/12/a/", "2025/03/01/a/")
    assert leads(pages, "2025/01/12/", "2025/03/01/")
    assert leads(pages, "2025/01/", "2025/03/")


def test_the_days_before_the_site_was_public_count_for_nothing(tmp_path: Path) -> None:
    """What was prepared may go."""
    kept = Kept(tmp_path / "site", "git")
    kept.change("content/tags.yaml", ("- {id: ceasefire, name: Ceasefire}\n", ""))
    assert len(kept.found()) == 1
    kept.repository.change("content/site.yaml", ("history: git", "history: {kind: git, from: 2025-02-01}"))

    assert kept.found() == []


class Mind:
    """Remembers in a dict."""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is known."""
        return {key: self.values[key] for key in keys if key in self.values}

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Remember."""
        self.values.update(values)


def test_what_is_remembered_is_what_is_read_anew(tmp_path: Path) -> None:
    """A check after each commit takes the past on from where it was, and finds the same."""
    kept, memory = Kept(tmp_path / "site", "git"), Mind()

    def both() -> list[list[Diagnostic]]:
        given = sources(kept.repository.root)
        every = [pipeline.check(given, pipeline.Options(NOW, memory=m)).found for m in (memory, Forgetful())]
        return [[d for d in found if d.code == "deleted-published"] for found in every]

    assert both() == [[], []]
    kept.change("content/tags.yaml", ("- {id: ceasefire, name: Ceasefire}\n", ""))
    one, other = both()
    assert one == other and len(one) == 1
    kept.repository.move("content/pages/about.md", "content/pages/us.md")
    kept.change("content/tags.yaml", ("Prisoners of war", "Prisoners"))
    one, other = both()
    assert one == other and len(one) == 1


def test_git_is_asked_as_often_for_many_commits_as_for_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One pass over its log, one reading of articles and one of registries."""
    from generator.read import git

    asked: list[str] = []
    ask = git.ask
    monkeypatch.setattr(
        git, "ask", lambda root, *words, given=b"": asked.append(words[0]) or ask(root, *words, given=given)
    )
    kept = Kept(tmp_path / "site", "git")
    kept.change("content/tags.yaml", ("name: Ceasefire", "name: Ceasefires"))
    counts = []
    for _ in range(2):
        for number in range(3):
            kept.change(
                "content/articles/2025-01-12-a.md", ("The ministry said so.", f"The ministry said so. {number}")
            )
            kept.change("content/tags.yaml", ("Ceasefires", f"Ceasefires {number}"))
        asked.clear()
        kept.found()
        counts.append(list(asked))

    assert counts[0] == counts[1]
    assert counts[0].count("log") == 1 and counts[0].count("cat-file") <= 3
