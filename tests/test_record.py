"""What was published stays known: a month of a newsroom, under git and under a ledger, and what readers get of it."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import pytest
from generator import pipeline
from generator.commands.site import sources

from tests.newsroom import ADDRESS, Repository
from tests.sites import ARTICLE, NOW, SETTINGS, lay_out, pages
from tests.story import CLAIM, SECRET, Newsroom, article, month

KINDS = ("git", "ledger")


@pytest.fixture(scope="module", params=KINDS)
def room(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The newsroom after its month."""
    return month(tmp_path_factory.mktemp("month") / request.param, request.param)


@pytest.fixture(scope="module")
def site(room: Newsroom) -> dict[str, bytes]:
    """Its site."""
    return room.build()


def words(page: bytes) -> str:
    """The text of a page's main part, marks of changes kept as [-went-] and {+came+}."""
    main = re.search(r"<main.*?</main>", page.decode(), re.DOTALL)
    assert main
    text = re.sub(r"<del>(.*?)</del>", r"[-\1-]", re.sub(r"<ins>(.*?)</ins>", r"{+\1+}", main[0]))
    text = text.replace("-] {+", "-]{+")
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", text))).strip()


def test_both_ways_of_keeping_the_past_give_one_site(tmp_path: Path) -> None:
    """Byte for byte."""
    one, other = (month(tmp_path / kind, kind).build() for kind in KINDS)

    assert one == other


def test_only_the_silent_edit_is_reported(room: Newsroom, site: dict[str, bytes]) -> None:
    """Corrected figures and statuses, spaces, moved files and words for the desk are not."""
    del site
    assert re.findall(r"^\w+\[.*", room.said, re.MULTILINE) == [
        "warning[silent-edit]: a name in the text: Bondar → Savchuk since the correction of 2025-01-08, with no correction that says so"
    ]


def test_the_history_tells_each_change_word_by_word(site: dict[str, bytes]) -> None:
    """Newest first, with its day, its kind and what it says."""
    assert words(site["2025/01/06/convoy/history/index.html"]) == (
        "History of this page A convoy was hit Everything that changed since it was published. "
        "What was taken out is struck through, what was put in is underlined. "
        "31 January 2025 · Changed Text: Two to three drivers of the [-convoy-]{+column+} were killed, Colonel Savchuk said. "
        "20 January 2025 · Changed Text: Two to three drivers of the convoy were killed, Colonel [-Bondar-]{+Savchuk+} said. "
        "8 January 2025 · Correction We said that up to four drivers were killed; it was up to three. Killed (drivers): 2–4 → 2–3 "
        "Text: Two to [-four-]{+three+} drivers of the convoy were killed, Colonel Bondar said. "
        "6 January 2025 · Published"
    )
    assert 'href="../../../../2025/01/06/convoy/history/"' in site["2025/01/06/convoy/index.html"].decode()


def test_search_engines_are_led_from_the_history_to_the_article(site: dict[str, bytes]) -> None:
    """They may read it and quote nothing that no longer holds; the sitemap names the article alone."""
    page = site["2025/01/06/convoy/history/index.html"].decode()
    assert '<link rel="canonical" href="https://month.example/2025/01/06/convoy/">' in page
    assert 'name="robots"' not in page
    assert page.count('<section class="change" data-nosnippet') == page.count('<section class="change"') == 4
    assert b"convoy/</loc>" in site["sitemap.xml"]
    assert b"/history/" not in site["sitemap.xml"]


def test_only_what_readers_saw_change_has_a_history(site: dict[str, bytes]) -> None:
    """No page for what changed before it was public, or in spaces and words for the desk alone."""
    found = sorted(path for path in site if path.endswith("/history/index.html"))

    assert found == [
        f"2025/01/06/{name}/history/index.html" for name in ("bridge", "convoy", "rumour", "talks", "the-talks")
    ]
    assert "7 January" not in words(site["2025/01/06/bridge/history/index.html"])


def test_nothing_private_is_in_any_file(site: dict[str, bytes]) -> None:
    """Not what drafts, embargoed states and notes for the desk said, and nobody's address."""
    for path, data in site.items():
        assert SECRET.encode() not in data, path
        assert ADDRESS.encode() not in data and b"Inperson" not in data, path


def test_what_was_withdrawn_stays_at_its_address_and_is_not_shown_again(site: dict[str, bytes]) -> None:
    """The page says so and why; its history shows no earlier word."""
    page, history = site["2025/01/06/rumour/index.html"], site["2025/01/06/rumour/history/index.html"]

    assert "This article was withdrawn on 14 January 2025. Nobody could tell us where it came from." in words(page)
    assert b"Somebody spoke of a truce" not in b"".join(site.values())
    assert "14 January 2025 · Withdrawn Nobody could tell us" in words(history)


def test_each_mark_of_an_edition_leads_to_its_own_change(tmp_path: Path) -> None:
    """A silent edit first, then a correction, then a confirmation: three changes."""
    room = Newsroom(tmp_path / "marks", "git")
    room.write("content/tags.yaml", "- {id: prisoners-of-war, name: Prisoners of war}\n")
    room.write("content/sources.yaml", "- {id: news, name: The News, type: outlet, domains: [news.example.org]}\n")
    room.write("content/conflicts/river.md", "---\nname: The river war\n---\nIt began at the river.\n")
    room.write(
        room.path("bridge"),
        article("bridge", "2025-01-12", "The bridge is closed", "The mayor closed it at five.", CLAIM),
    )
    room.keep("2025-01-12T12:00+02:00")
    room.kept.change(room.path("bridge"), ("closed it at five", "closed it at once"))
    room.keep("2025-01-13T12:00+02:00")
    entry = "corrections:\n  - {date: 2025-01-14, kind: correction, text: It closed at once and not at five.}\n"
    room.kept.change(room.path("bridge"), ("conflict: river\n", f"conflict: river\n{entry}"))
    room.keep("2025-01-14T12:00+02:00")
    room.kept.change(room.path("bridge"), ("status: unverified", "status: confirmed, how: we went there"))
    room.keep("2025-01-15T12:00+02:00")
    page = room.build()["2025/01/12/index.html"].decode()

    assert 'history/#_change-2">corrected 14 January 2025</a>' in page
    assert 'history/#_change-3">confirmed 15 January 2025</a>' in page


def test_whom_a_withdrawn_text_named_is_not_told() -> None:
    """Neither on its page nor on theirs; who stands in its front matter is the editor's choice."""
    person = "-- content/entities/all.yaml --\n- {id: olena, type: person, name: Olena Koval}\n- {id: ivan, type: person, name: Ivan Bondar}\n- {id: army, type: organisation, name: The Army}\n"
    gone = "status: withdrawn\nwithdrawn: {date: 2025-01-13, reason: It put somebody in danger.}\nabout: [army]\n"
    text = ARTICLE.replace("tags:", f"{gone}tags:", 1).replace(
        "The ministry said so.", "Olena Koval spoke to [[ivan]]."
    )
    site = pages(f"-- content/articles/2025-01-12-a.md --\n{text}{person}")

    page = site["2025/01/12/a/index.html"]
    assert "Koval" not in page and "Bondar" not in page and "The Army" in page
    assert not [path for path in site if "people/" in path and "2025/01/12/a/" in site[path]]


@pytest.mark.parametrize(
    "pair", [("id: rumour", "id: rumours"), ("conflict: river", "conflict: river\nstatus: draft"), None]
)
def test_what_is_gone_is_told_once(tmp_path: Path, pair: tuple[str, str] | None) -> None:
    """Another id, a draft again, a file that is gone: links to it are no faults of their own."""
    room = fresh(tmp_path, "git")
    room.write("content/conflicts/river.md", "---\nname: The river war\n---\nIt began at the river.\n")
    room.write(room.path("rumour"), article("rumour", "2025-01-12", "A rumour of a truce", "Somebody spoke."))
    room.write(room.path("talks"), article("talks", "2025-01-12", "Talks begin", "The mayor spoke of [[rumour]]."))
    room.keep("2025-01-12T18:00+02:00")
    if pair:
        room.kept.change(room.path("rumour"), pair)
    else:
        room.kept.delete(room.path("rumour"))
    said = room.run("check", "--now", "2025-01-13T12:00+02:00").stderr

    assert re.findall(r"^error\[(.*?)\]", said, re.M) == [
        "id-changed" if pair and "rumours" in pair[1] else "deleted-published"
    ]


def test_links_to_what_was_withdrawn_are_marked(site: dict[str, bytes]) -> None:
    """In the text, where the link stands."""
    assert "See A rumour of a truce (withdrawn) and The bridge is closed." in words(
        site["2025/01/06/the-talks/index.html"]
    )


def test_a_renamed_file_leaves_a_redirect(site: dict[str, bytes]) -> None:
    """By itself, for the past knows the old address."""
    assert b'content="0; url=../../../../2025/01/06/the-talks/"' in site["2025/01/06/talks/index.html"]
    assert b"/2025/01/06/talks/ /2025/01/06/the-talks/ 301\n" in site["_redirects"]
    assert b"/history/" in site["2025/01/06/talks/history/index.html"]
    assert b"tag:month.example,2025:article/talks" in site["feed.xml"]


def test_an_edition_shows_what_was_said_on_its_day(site: dict[str, bytes]) -> None:
    """The old grade, with marks for what came since; what arrived afterwards stands apart."""
    page = site["2025/01/06/index.html"].decode()
    before, after = page.split("Added later")

    assert re.search(
        r'class="grade unverified"[^\n]*>updated 9 January 2025</a>[^\n]*>confirmed 9 January 2025</a>', before
    )
    assert 'href="../../../2025/01/06/bridge/history/#_change-1">confirmed' in before
    assert 'href="../../../2025/01/06/convoy/history/#_change-1">corrected 8 January 2025' in before
    assert [re.findall(r"<h3><a[^>]*>([^<]*)", part) for part in (before, after)] == [
        ["The bridge is closed", "A convoy was hit", "A rumour of a truce", "Talks are to begin"],
        ["An agreement is to be signed", "A letter came late"],
    ]


def test_an_archive_put_together_before_the_site_opened_is_on_time(site: dict[str, bytes]) -> None:
    """What was written in preparation counts as published at its own date, as it was at the end."""
    page = words(site["2025/01/03/index.html"])

    assert "Nine boats crossed" in page
    assert "Added later" not in page
    assert "Nine boats crossed." in words(site["2025/01/03/early/index.html"])


def test_a_reader_who_comes_back_is_told_what_happened(site: dict[str, bytes]) -> None:
    """Each article once, under what matters most."""
    assert words(site["since/2025-01-08/index.html"]) == (
        "Since 8 January 2025 6 reports Withdrawn 14 January 2025 A rumour of a truce "
        "New 31 January 2025 The month ends 10 January 2025 An agreement is to be signed 9 January 2025 A letter came late "
        "Corrected 8 January 2025 A convoy was hit what changed Newly confirmed 9 January 2025 The bridge is closed Confirmed what changed"
    )
    assert words(site["conflicts/river/since/2025-01-20/index.html"]) == (
        "The river war: Since 20 January 2025 2 reports New 31 January 2025 The month ends Changed 31 January 2025 A convoy was hit what changed"
    )
    assert "6 January 2025 A convoy was hit corrected 8 January 2025" in words(site["since/2025-01-06/index.html"])
    assert b'href="../../2025/01/06/convoy/history/"' in site["since/2025-01-08/index.html"]
    assert b'href="since/2025-01-30/"' in site["index.html"] or b'href="./since/2025-01-30/"' in site["index.html"]
    assert b"since/2025-01-24/" in site["conflicts/river/index.html"]


def test_an_older_address_leads_to_the_oldest_page(site: dict[str, bytes]) -> None:
    """Thirty days have a page; those before lead to one whose address stays."""
    assert "since/2025-01-01/index.html" in site
    assert site["since/oldest/index.html"].count(b"<h2>") == site["since/2025-01-01/index.html"].count(b"<h2>")


def fresh(tmp_path: Path, kind: str) -> Newsroom:
    """A newsroom with two reports, published on 12 January."""
    room = Newsroom(tmp_path / "fresh", kind)
    room.write("content/tags.yaml", "- {id: prisoners-of-war, name: Prisoners of war}\n")
    room.write("content/sources.yaml", "- {id: news, name: The News, type: outlet, domains: [news.example.org]}\n")
    room.write("content/conflicts/river.md", "---\nname: The river war\n---\nIt began at the river.\n")
    for id, title in (("one", "The first report"), ("two", "The second report")):
        room.write(room.path(id), article(id, "2025-01-12", title, "Nine boats crossed the river."))
    room.keep("2025-01-12T10:00Z")
    return room


@pytest.mark.parametrize("kind", KINDS)
def test_after_one_correction_exactly_its_places_differ(tmp_path: Path, kind: str) -> None:
    """The article, its history, its lists and feeds, the edition's mark, the tables; nothing else.

    A report that names it among related ones shows the mark there, and differs in nothing more.
    """
    room = fresh(tmp_path, kind)
    before = room.build()
    room.kept.change(room.path("one"), ("Nine boats", "Eight boats"), ("conflict: river\n", "conflict: river\ncorrections: [{date: 2025-01-13, kind: correction, text: It was eight., was: nine, now: eight}]\n"))  # fmt: skip
    room.keep("2025-01-13T10:00Z")
    after = room.build()
    differ = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    other = "2025/01/12/two/index.html"
    untouched = [path for path in differ - {other} if "two" in path or path.startswith(("assets/", "sources/index"))]
    mark = re.compile(rb' <a class="mark" href="[^"]*#_correction-2025-01-13">corrected 13 January 2025</a>')

    assert "2025/01/12/one/history/index.html" in differ - before.keys()
    assert {"2025/01/12/index.html", "2025/01/12/one/index.html", "corrections/index.html", "feed.xml"} <= differ
    assert untouched == []
    assert mark.sub(b"", after[other]) == before[other] != after[other]
    ids = [re.findall(r'<guid isPermaLink="false">([^<]*)', made["feed.xml"].decode()) for made in (before, after)]
    assert set(ids[0]) <= set(ids[1])


@pytest.mark.parametrize("kind", KINDS)
def test_what_vanishes_stops_the_build_and_the_site_stands(tmp_path: Path, kind: str) -> None:
    """A deleted file, a draft again, another id; each says how to mend it."""
    room = fresh(tmp_path, kind)
    room.build()
    text = room.kept.read(room.path("one"))
    for change, code in (
        (lambda: room.kept.delete(room.path("one")), "deleted-published"),
        (
            lambda: room.write(room.path("one"), text.replace("conflict: river", "conflict: river\nstatus: draft")),
            "deleted-published",
        ),
        (lambda: room.write(room.path("one"), text.replace("id: one", "id: other")), "id-changed"),
    ):
        change()
        done = room.run("build", "--now", "2025-02-05T12:00Z")
        assert (done.returncode, f"error[{code}]" in done.stderr) == (1, True), done.stderr
        assert (room.kept.root / "site/2025/01/12/one/index.html").is_file()
    room.write(room.path("one"), text)
    room.build()


def test_an_address_that_another_article_took_over_is_no_loss(tmp_path: Path) -> None:
    """Two reports become one, which names the other's address."""
    room = fresh(tmp_path, "git")
    room.kept.delete(room.path("one"))
    room.kept.change(room.path("two"), ("id: two\n", "id: two\nold_urls: [/2025/01/12/one/]\n"))
    room.keep("2025-01-14T10:00Z")

    assert b"2025/01/12/two/" in room.build()["2025/01/12/one/index.html"]


def test_what_is_not_committed_counts_as_the_newest_state(tmp_path: Path) -> None:
    """An editor sees at once what would be told."""
    room = fresh(tmp_path, "git")
    room.kept.change(room.path("one"), ("Nine boats", "Eight boats"))
    made = room.build()

    assert "a number in the text: Nine → Eight" in room.said
    assert "Not kept in the history yet." in words(made["2025/01/12/one/history/index.html"])


def test_an_embargo_that_passes_changes_only_what_lists_it(tmp_path: Path) -> None:
    """Nothing of it is anywhere before; the same id everywhere afterwards."""
    room = fresh(tmp_path, "git")
    room.write(
        room.path("three"),
        article("three", "2025-01-12", "The third report", "Words.", "embargo: 2025-01-20T08:00+02:00\n"),
    )
    room.keep("2025-01-12T11:00Z")
    before, after = room.build("2025-01-19T12:00Z"), room.build("2025-01-21T12:00Z")

    assert not any(b"third report" in data for data in before.values())
    assert b"article/three" in after["feed.xml"]
    assert not [path for path in after.keys() - before.keys() if "history" in path]


def test_diff_tells_in_an_editors_words(room: Newsroom) -> None:
    """Statuses, figures, sources, words; moved and new files."""
    if room.kind == "git":
        first = room.kept.git("log", "--format=%h", "--reverse").split()[2]
        told = room.run("diff", first).stdout
        assert "content/articles/bridge.md: The bridge is closed\n  update: We went to the bridge" in told
        assert "  status: unverified → confirmed\n" in told
        assert (
            "  killed (drivers): 2–4 → 2–3\n  text: “four” → “three”; “convoy” → “column”; “Bondar” → “Savchuk”\n"
            in told
        )
        assert "content/articles/2025/talks-of-monday.md: moved from content/articles/talks.md\n" in told
        assert "content/articles/newest.md: new\n" in told
        assert "  withdrawn: Nobody could tell us where it came from.\n" in told
    assert room.run("diff").stdout == "nothing has changed\n"


def test_a_warm_build_after_a_commit_is_what_a_cold_one_is(tmp_path: Path) -> None:
    """What is remembered of the past never shows."""
    room = fresh(tmp_path, "git")
    room.build()
    for n, (old, new) in enumerate((("Nine boats", "Ten boats"), ("Ten boats", "Two boats"), ("crossed", "left"))):
        room.kept.change(room.path("one"), (old, new))
        room.keep(f"2025-01-{15 + n}T10:00Z")
        warm = room.build()
        said = room.said
        for path in (room.kept.root / ".cache").iterdir():
            path.unlink()
        assert (room.build(), room.said) == (warm, said)


def test_words_of_protected_people_are_not_shown_again(tmp_path: Path) -> None:
    """A name that was taken out must not stand on the history page; what was corrected is still told."""
    room = fresh(tmp_path, "git")
    room.kept.change(room.path("one"), ("Nine boats", "Private Ivanenko and nine boats"))
    room.keep("2025-01-13T10:00Z")
    room.kept.change(room.path("one"), ("Private Ivanenko and nine boats", "Nine boats"), ("conflict: river\n", "conflict: river\nprotected: [prisoners-of-war]\ncorrections: [{date: 2025-01-14, kind: correction, text: We named a prisoner.}]\n"))  # fmt: skip
    room.keep("2025-01-14T10:00Z")
    made = room.build()

    assert not any(b"Ivanenko" in data for data in made.values())
    assert "14 January 2025 · Correction We named a prisoner." in words(made["2025/01/12/one/history/index.html"])


def test_a_commit_alone_is_a_change(tmp_path: Path) -> None:
    """In a folder of a repository, and in a worktree, where .git is a file: what was pending is kept now."""
    room = fresh(tmp_path, "git")
    room.kept.git("worktree", "add", "-q", "-b", "tree", str(tmp_path / "tree"))
    room.kept.root = tmp_path / "tree"
    room.kept.change(room.path("one"), ("Nine boats", "Eight boats"))
    assert "Not kept" in words(room.build()["2025/01/12/one/history/index.html"])
    time.sleep(0.1)  # until what the disk says is sure to be believed
    room.build()
    assert "nothing has changed" in room.run("build", "--now", "2025-02-05T12:00Z").stdout
    room.keep("2025-01-13T10:00Z")
    assert "Not kept" not in words(room.build()["2025/01/12/one/history/index.html"])


def test_a_history_shows_nobodys_address(tmp_path: Path) -> None:
    """Neither in words that went nor in those that came, in facts or in corrections; git's own are never read."""
    kept = Repository(tmp_path / "site")
    lay_out(
        kept.root,
        f"-- content/site.yaml --\n{SETTINGS.replace('history: none', 'history: git')}-- content/articles/2025-01-12-a.md --\n{ARTICLE}",
    )
    kept.change("content/articles/2025-01-12-a.md", ("said so.", f"said so. Write to {ADDRESS} of the desk."))
    kept.commit("2025-01-12T10:00Z", f"Begin\n\nReviewed-by: Ivan <{ADDRESS}>")
    entry = f"corrections: [{{date: 2025-01-13, kind: correction, text: Write to {ADDRESS} no more.}}]\ntags:"
    kept.change(
        "content/articles/2025-01-12-a.md", (f"Write to {ADDRESS} of", "Call other@desk.invalid of"), ("tags:", entry)
    )
    kept.commit("2025-01-13T10:00Z")
    made = pipeline.build(sources(kept.root), pipeline.Options(NOW)).value.artifacts
    history = next(a.data.decode() for a in made if a.path.endswith("/history/index.html"))

    assert "[-" not in history and "Write to" in words(history.encode())
    assert "desk.invalid" not in history
    assert "Inperson" not in history
