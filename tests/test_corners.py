"""What seldom happens: rare numbers, odd addresses, values that nobody writes twice."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from generator import plan
from generator.charts import series
from generator.diagnostics import Span
from generator.model.drawings import Reading, SeriesView
from generator.model.labels import Labels
from generator.plan.articles import picture_path
from generator.plan.jobs import job
from generator.text import addresses, countries, plurals
from generator.traces import Past, Stamps, read, written

from tests.sites import ARTICLE, SETTINGS, pages


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {"one": [1], "other": [0, 2, 11, 21]}),
        ("uk", {"one": [1, 21, 101], "few": [2, 4, 22, 104], "many": [0, 5, 11, 12, 14, 111, 112, 120]}),
        ("ru-RU", {"one": [31], "few": [33], "many": [13]}),
        ("be", {"one": [1], "few": [3], "many": [19]}),
        ("ar", {"zero": [0], "one": [1], "two": [2], "few": [3, 10, 103], "many": [11, 99, 111], "other": [100, 102, 200]}),
    ],
)  # fmt: skip
def test_the_form_of_a_word_by_its_number(language: str, forms: dict[str, list[int]]) -> None:
    """Unicode CLDR's cardinal rules."""
    for form, numbers in forms.items():
        assert {n: plurals.form(language, n) for n in numbers} == dict.fromkeys(numbers, form)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://WWW.News.example./a", "news.example"),
        ("https://[::1", ""),
        ("mailto:a@b.example", ""),
        ("https://wwwnews.example", "wwwnews.example"),
    ],
)
def test_a_host_is_told_in_one_way(address: str, host: str) -> None:
    assert addresses.host(address) == host


def test_a_country_without_outline_is_not_judged() -> None:
    assert countries.inside("XX", 1, 2) is None
    assert countries.inside("UA", 49, 32) is True
    assert countries.inside("UA", 32, 49) is False


ENGLISH = Labels(
    "en",
    {
        "months": ("January", "February"),
        "date": "{day} {month} {year}",
        "day-of-month": "{day} {month}",
        "interval": "{start} to {end}",
        "moment": "{date}, {time} {zone}",
        "hour": "{time} {zone}",
    },
)


def test_days_from_one_to_another_say_nothing_twice() -> None:
    """The month and the year of the first are left out where the last has the same."""
    first, *others = (dt.date(*day) for day in ((2025, 1, 9), (2025, 1, 11), (2025, 2, 2), (2026, 1, 11)))
    assert [ENGLISH.dates(first, last) for last in others] == [
        "9 to 11 January 2025",
        "9 January to 2 February 2025",
        "9 January 2025 to 11 January 2026",
    ]
    assert [ENGLISH.days(first, last) for last in others[:2]] == ["9 to 11 January", "9 January to 2 February"]


def test_the_hour_alone_on_a_day_that_is_known() -> None:
    """On another day the moment is told whole."""
    moment = dt.datetime(2025, 1, 12, 20, tzinfo=dt.UTC)
    assert ENGLISH.time(moment, moment.date()) == "20:00 UTC"
    assert ENGLISH.time(moment, dt.date(2025, 1, 11)) == ENGLISH.time(moment) == "12 January 2025, 20:00 UTC"


def test_a_list_of_labels_is_no_sentence() -> None:
    labels = Labels("en", {"months": ("January",), "thousands": ","})
    with pytest.raises(KeyError, match="months is a list"):
        labels.say("months")
    assert [labels.number(n) for n in (999, 1_000, 1_234_567)] == ["999", "1,000", "1,234,567"]


@pytest.mark.parametrize(
    ("document", "file", "path"),
    [
        ("content/articles/2025/x.md", "dam.jpg", "articles/2025/dam.jpg"),
        ("content/articles/2025/x.md", "../dam.jpg", "articles/dam.jpg"),
        ("content/articles/2025/x.md", "media/a/dam.jpg", "a/dam.jpg"),
        ("content/articles/2025/x.md", "/media/./dam.jpg", "dam.jpg"),
        ("content/media/x.md", "dam.jpg", "dam.jpg"),
    ],
)
def test_where_a_picture_is_published(document: str, file: str, path: str) -> None:
    assert picture_path(document, file) == path


def test_a_job_can_hold_nothing_that_nobody_sees() -> None:
    """A function inside another could read what no stamp tells of."""

    def inner() -> list[plan.Planned]:
        return []

    with pytest.raises(TypeError, match="could hold what nobody knows of"):
        job(inner)


def test_a_chart_leaves_out_words_that_would_overlap() -> None:
    days = [dt.date(2025, 1, day) for day in (1, 2, 20)]
    readings = (
        Reading(days[0], None, 40, "up to 40"),
        Reading(days[1], 10, None, "at least 10"),
        Reading(days[2], 20, 30, "20 to 30"),
    )
    made = series(SeriesView("Killed", "In three reports", readings, days[0], days[2], 40))
    assert ">up to 40</text>" in made
    assert ">at least 10</text>" not in made
    assert ">20 to 30</text>" in made


def test_what_has_no_stamp_cannot_be_given() -> None:
    stamps = Stamps({})
    with pytest.raises(TypeError, match="object has no stamp"):
        stamps.of(object())
    nothing = stamps.cell(("unknown", 1), {})
    absent = stamps.cell(("known", 1), {"known": {}})
    assert len({nothing, absent, stamps.cell(("known", 1), {"known": {1: 2}})}) == 3


def test_a_past_that_was_cut_short_is_refused() -> None:
    whole = written(Past(b"shared"))
    assert read(whole) == Past(b"shared")
    for spoilt in (whole[:10], whole[:-1], whole[:-1] + b"x"):
        with pytest.raises(ValueError, match="not as it was written"):
            read(spoilt)


def test_a_site_that_asks_to_stay_away_says_so_to_robots() -> None:
    site = f"-- content/articles/x.md --\n{ARTICLE}"
    open_, closed = pages(site), pages(f"{site}-- content/site.yaml --\n{SETTINGS}noindex: true\n")
    assert closed["robots.txt"] == "User-agent: *\nDisallow: /\n"
    assert open_["robots.txt"].startswith("User-agent: *\nAllow: /\nSitemap: https://digest.example/")
    assert 'name="robots"' in closed["index.html"] and 'name="robots"' not in open_["index.html"]


def test_a_sitemap_that_is_too_long_becomes_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with the pages that one may have, and an index that names them by full address, with their newest day."""
    site = f"-- content/articles/x.md --\n{ARTICLE}"
    whole = pages(site)["sitemap.xml"]
    every = re.findall(r"<url><loc>(.*?)</loc>", whole)
    monkeypatch.setattr("generator.plan.files.MOST", 5)
    made = pages(site)
    index = re.findall(
        r"<sitemap><loc>https://digest.example/(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", made["sitemap.xml"]
    )

    assert [name for name, _ in index] == [f"sitemap-{n}.xml" for n in range(1, -(-len(every) // 5) + 1)]
    parts = [re.findall(r"<url><loc>(.*?)</loc>", made[name]) for name, _ in index]
    assert (
        [one for part in parts for one in part] == every
        and max(map(len, parts)) == 5
        and all("<urlset " in made[name] for name, _ in index)
    )
    for name, newest in index:
        assert newest == max(re.findall(r"<lastmod>(.*?)</lastmod>", made[name]), default="")


def test_a_language_is_told_to_news_sitemaps_as_they_want_it() -> None:
    """Only Chinese keeps its script or country."""
    fields = ARTICLE.replace("---\ntitle", "---\nlang: {}\ntitle", 1)
    for lang, told in (("zh-Hant-TW", "zh-hant-tw"), ("pt-BR", "pt")):
        made = pages(
            f"-- content/articles/x.md --\n{fields.format(lang)}",
        )
        news = made["news-sitemap.xml"]
        assert f"<news:language>{told}</news:language>" in news


def test_a_span_is_a_place() -> None:
    assert tuple(Span("a.md")) == ("a.md", 1, 1, 0)
