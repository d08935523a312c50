"""One entry under `corrections:` does it all, and touches nothing else."""

from __future__ import annotations

import json
import re

import pytest

from tests.fourdays import SITE, built, came, differ, items, lines, since, with_fields
from tests.sites import ARTICLE, codes, pages

A = "2025-01-12-a"
ENTRY = (
    "corrections: [{date: 2025-01-13, kind: correction, text: The first version said three., was: three, now: two}]\n"
)
BEFORE = built(SITE)
AFTER = built(with_fields(SITE, A, ENTRY))
NEW = "correction/2025-01-12-a/2025-01-13"
LISTS = {
    "2025/01/12/index.html", "2025/w02/index.html", "conflicts/river-war/index.html", "places/kursk/index.html",
    "sources/news/index.html", "tags/prisoners-of-war/index.html", "2025/01/13/b/index.html",
}  # fmt: skip
EDITIONS = {"2025/01/14/index.html", "2025/w03/index.html"}
FEEDS = {
    "", "2025/", "conflicts/river-war/", "feeds/confirmed/", "feeds/nothing-graphic/", "feeds/text-only/", "places/kursk/",
    "sources/news/", "tags/prisoners-of-war/",
}  # fmt: skip
DATA = {"data/articles.csv", "data/articles.jsonl", "data/corrections.csv", "data/corrections.jsonl", "data/index.html"}
OWN = {"2025/01/12/a/index.html", "2025/01/12/a/ninjs.json", "sitemap.xml", "index.html", "corrections/index.html"}


def test_nothing_else_differs() -> None:
    """Page, lists that show it, the next editions, the corrections, the feeds that had it, the data: that is all."""
    feeds = {f"{folder}feed" for folder in (*FEEDS, "corrections/", "digests/", "digests/weekly/")}

    told_since = since("2024-12-21", "2025-01-13", "river-war")  # for who looked last before: it is marked there
    copies = {path for path in differ(BEFORE, AFTER) if re.search(r"/(edition|month)\.[a-z.]+$", path)}
    assert differ(BEFORE, AFTER) - copies == OWN | LISTS | EDITIONS | DATA | feeds | told_since
    told = {"2025/01/12/", "2025/w02/", "2025/01/14/", "2025/w03/", "2025/01/"}  # whose pages tell of it, and the month
    assert {path.rpartition("/")[0] + "/" for path in copies} <= told


def test_a_list_gains_its_mark_and_nothing_else() -> None:
    """In each list and in the edition of its day, one line becomes itself with a mark that leads to the correction."""
    for path in LISTS:
        old, new = lines(BEFORE[path], AFTER[path])
        (mark,) = re.findall(r'(?: ·)? <a class="mark" href="[^"]*">[^<]*</a>', "".join(new))
        assert [line.replace(mark, "") for line in new] == old
        assert mark.endswith('2025/01/12/a/#_correction-2025-01-13">corrected 13 January 2025</a>')


@pytest.mark.parametrize("path", sorted(EDITIONS | {"index.html", "2025/01/12/a/index.html"}))
def test_where_it_is_told_it_is_only_added(path: str) -> None:
    """The next editions, the front page and the article gain a section; not a line of theirs goes."""
    old, new = lines(BEFORE[path], AFTER[path])

    assert old == []
    assert "The first version said three." in "".join(new)
    assert "It said “three”; it now says “two”." in "".join(new)


def test_one_new_item_comes_and_the_old_one_keeps_its_id() -> None:
    """In each feed that had the report; the feed of corrections has the new item alone; editions come again, marked."""
    told = came(BEFORE, AFTER)

    assert told.pop("corrections/") == ([NEW], [])
    assert told.pop("digests/") == ([], ["edition/2025-01-12", "edition/2025-01-14"])
    assert told.pop("digests/weekly/") == ([], ["edition/2025-W02", "edition/2025-W03"])
    assert told == {folder: ([NEW], [f"article/{A}"]) for folder in FEEDS if folder != "2025/"}


def test_the_item_says_what_it_corrects() -> None:
    """Its own id, date and address; the old item moves its date of change, never its first date."""
    new, old, first = (
        items(made, "")[id] for made, id in ((AFTER, NEW), (AFTER, f"article/{A}"), (BEFORE, f"article/{A}"))
    )

    assert new["title"] == "Correction: Two soldiers were captured"
    assert new["url"] == "https://digest.example/2025/01/12/a/#_correction-2025-01-13"
    assert new["date_published"] == new["date_modified"] == "2025-01-13T12:00:00+02:00"
    assert new["summary"] == "The first version said three. It said “three”; it now says “two”."
    assert (old["date_published"], old["date_modified"]) == (first["date_published"], "2025-01-13T12:00:00+02:00")
    assert 'id="_correction-2025-01-13"' in AFTER["2025/01/12/a/index.html"]


def test_machines_are_told() -> None:
    """schema.org's correction, the date of change."""
    graph = json.loads(re.findall(r"ld\+json\">(.*?)</script>", AFTER["2025/01/12/a/index.html"])[0])["@graph"][0]

    assert graph["correction"]["@type"] == "CorrectionComment"
    assert graph["correction"]["datePublished"] == graph["dateModified"] == "2025-01-13"


def test_the_corrections_have_a_feed_that_pages_name() -> None:
    """Autodiscovery there, a line on the page of feeds, a line in the OPML."""
    assert '"../corrections/feed.xml"' in AFTER["corrections/index.html"]
    assert "../corrections/feed.xml" in AFTER["feeds/index.html"]
    assert "https://digest.example/corrections/feed.xml" in AFTER["feeds.opml"]


def test_a_mark_in_the_text_says_what_it_is() -> None:
    """Where the editor put it: kind and day, leading to the note at the top, which leads back."""
    site = with_fields(SITE, A, ENTRY).replace(
        "that two soldiers were", "that two [[correction:2025-01-13]] soldiers were"
    )
    page = built(site)["2025/01/12/a/index.html"]

    assert (
        '<a href="#_correction-2025-01-13" class="mark" id="_place-2025-01-13">[Correction, 13 January 2025]</a>'
        in page
    )
    assert '<a class="aside" href="#_place-2025-01-13">In the text</a>' in page
    assert "_place" not in AFTER["2025/01/12/a/index.html"]
    item = items(built(site), "")[f"article/{A}"]
    assert "[Correction, 13 January 2025]" in str(item["content_html"])


def test_a_correction_waits_for_the_next_edition_there_is() -> None:
    """Days without articles have no edition; what was corrected then stands in the first one after, once."""
    told = built(with_fields(SITE, A, ENTRY.replace("2025-01-13", "2025-01-16")))
    having = [p for p in told if re.fullmatch(r"2025/\d\d/\d\d/index.html", p) and "since the last edition" in told[p]]

    assert having == ["2025/01/20/index.html"]
    late = built(with_fields(SITE, A, ENTRY.replace("2025-01-13", "2025-02-03")))
    assert not [p for p in late if re.match(r"2025/[w\d]", p) and "since the last edition" in late[p]]
    assert "Latest corrections" in late["index.html"]


def test_a_correction_of_the_day_itself_stands_in_the_next_days_edition() -> None:
    """The edition may have gone out before it; the page of a day that is over does not change."""
    told = built(with_fields(SITE, A, ENTRY.replace("2025-01-13", "2025-01-12")))

    assert "since the last edition" not in told["2025/01/12/index.html"]
    assert "since the last edition" in told["2025/01/13/index.html"]


@pytest.mark.parametrize(
    ("kind", "mark", "title"),
    [
        ("correction", "corrected 13", "Correction: "),
        ("clarification", "clarified 13", "Clarification: "),
        ("update", "updated 13", "Update: "),
        ("retraction", "retracted 13", "Retraction: "),
    ],
)
def test_kinds_are_kept_apart(kind: str, mark: str, title: str) -> None:
    """Each is called what it is, in lists and in feeds."""
    entry = f"corrections: [{{date: 2025-01-13, kind: {kind}, text: What was wrong is right now.}}]\n"
    made = built(with_fields(SITE, A, entry))

    assert f"{mark} January 2025</a>" in made["tags/prisoners-of-war/index.html"]
    assert str(items(made, "")[NEW]["title"]).startswith(title)


def test_the_gravest_marks_a_list() -> None:
    """A later clarification does not hide a correction."""
    entry = (
        "corrections:\n  - {date: 2025-01-13, kind: correction, text: It was two.}\n"
        "  - {date: 2025-01-14, kind: clarification, text: The ministry is that of defence.}\n"
    )
    made = built(with_fields(SITE, A, entry))

    assert "corrected 13 January 2025</a>" in made["tags/prisoners-of-war/index.html"]
    assert set(items(made, "corrections/")) == {NEW, "correction/2025-01-12-a/2025-01-14"}


def test_what_was_wrong_under_another_name_is_refused() -> None:
    """An update with was and now that differ is an error, so nothing is published."""
    assert "correction-euphemism" in codes(with_fields(SITE, A, ENTRY.replace("kind: correction", "kind: update")))


def test_a_correction_ahead_of_its_time_is_refused() -> None:
    """Nobody can have changed a text tomorrow week."""
    assert "date-future" in codes(with_fields(SITE, A, ENTRY.replace("2025-01-13", "2026-11-09")))


def test_a_retraction_takes_the_whole_report_back() -> None:
    """Page, feed and data say so; the text stays on its page for the record, its claims and figures nowhere."""
    entry = "corrections: [{date: 2025-01-13, kind: retraction, text: The list was forged.}]\n"
    made = built(with_fields(SITE, A, entry))
    page, item = made["2025/01/12/a/index.html"], items(made, "")[f"article/{A}"]

    assert "This article was retracted on 13 January 2025: we no longer stand by it. The list was forged." in page
    assert "The ministry said that two soldiers were captured." in page
    assert "We saw the list" not in page
    assert '"creativeWorkStatus":"Retracted"' in page
    assert '"Claim"' not in page
    assert item["title"] == "Retracted: Two soldiers were captured"
    assert "The ministry said that" not in str(item["content_html"])
    assert json.loads(made["2025/01/12/a/ninjs.json"])["pubStatus"] == "canceled"
    assert made["data/claims.jsonl"] == made["data/figures.jsonl"] == ""
    assert came(BEFORE, made)["feeds/confirmed/"] == ([NEW], [f"article/{A}"])


WITHDRAWN = "status: withdrawn\nwithdrawn: {date: 2025-01-13, reason: It put somebody in danger.}\n"


def test_a_withdrawal_comes_as_an_item_too() -> None:
    """Readers never show an item again, so the news of it is an item; the old one keeps its id and loses its text."""
    made = built(with_fields(SITE, A, WITHDRAWN))
    told = came(BEFORE, made)

    assert told["feeds/confirmed/"] == ([f"withdrawal/{A}"], [f"article/{A}"])
    assert told[""] == ([f"withdrawal/{A}"], [f"article/{A}"])
    assert told["corrections/"] == ([f"withdrawal/{A}"], [])
    assert items(made, "")[f"withdrawal/{A}"]["title"] == "Withdrawal: Two soldiers were captured"
    assert "It put somebody in danger." in made["2025/01/14/index.html"]
    assert "It put somebody in danger." in made["corrections/index.html"]
    assert 'id="_correction-withdrawal"' in made["2025/01/12/a/index.html"]


def test_a_retraction_and_a_withdrawal_of_one_day_are_one_item() -> None:
    """One event, one item."""
    entry = "corrections: [{date: 2025-01-13, kind: retraction, text: The list was forged.}]\n"
    told = came(BEFORE, built(with_fields(SITE, A, entry + WITHDRAWN)))

    assert told[""] == ([NEW], [f"article/{A}"])


def test_one_more_correction_pushes_nothing_out_of_a_feed() -> None:
    """A feed holds so many articles, whatever was corrected; what is older than them is in the archive."""
    many = "".join(
        f"-- content/articles/2025-01-{day:02d}-x.md --\n{ARTICLE.replace('2025-01-12', f'2025-01-{day:02d}')}\n"
        for day in range(1, 16)
    )
    few = many + "-- content/site.yaml --\n" + (
        "title: T\nurl: https://digest.example/\nauthority: digest.example\nauthority_year: 2026\nfeed_size: 5\n"
    )  # fmt: skip
    head = "-- content/articles/2025-01-02-x.md --\n---\n"
    entry = "corrections: [{date: %s, kind: correction, text: It was two.}]\n"
    before = pages(few)
    recent, long_ago = (pages(few.replace(head, head + entry % day)) for day in ("2025-01-14", "2025-01-03"))

    assert came(before, recent)[""] == (["correction/2025-01-02-x/2025-01-14"], [])
    assert "tags/prisoners-of-war/" in came(before, recent)
    assert not {"", "tags/prisoners-of-war/", "sources/news/"} & came(before, long_ago).keys()
    assert "correction/2025-01-02-x/2025-01-03" in long_ago["2025/feed.atom"]


def test_text_of_a_correction_is_only_text() -> None:
    """Nothing an editor writes there becomes markup."""
    evil = ENTRY.replace("The first version said three.", '"<script>alert(1)</script> ]]> </p>"')
    made = built(with_fields(SITE, A, evil))

    assert not [p for p in made if p.endswith(".html") and "<script>alert" in made[p]]
    assert "<script>alert" not in str(items(made, "corrections/")[NEW]["content_html"])
