"""Editions and months to take along: as messages, as text, as one page, as EPUB."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from xml.etree import ElementTree

import pytest
from generator import cli
from generator.copies.archive import File, archive, part
from generator.text.plain import paragraphs, xhtml
from generator.text.wrapping import columns, wrapped
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sites import ARTICLE, SETTINGS, built, lay_out, pages

GRAPHIC = ARTICLE.replace("tags:", "content_warning: [death]\nurgency: 9\ntags:")
SITE = f"""\
-- content/site.yaml --
{SETTINGS}licence: {{name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}}
desk: Desk
-- content/digests/2025-01-12.md --
---
period: 2025-01-12
title: "Зеленський <пропонує> \\"обмін\\""
takeaways: ["Two were captured, see [[a|the report]]."]
cutoff: 2025-01-12T20:00+02:00
---
The day’s only subject.

![A bridge](/media/a.jpg)

- one
- two
-- content/articles/a.md --
{ARTICLE}
A second paragraph with a note.[^1] See [[b|the other]], [[b#what-it-says]] and [[c]].

![A bridge](/media/a.jpg)

[^1]: Said on Sunday.
-- content/articles/b.md --
{GRAPHIC.replace("Two bridges were closed", "日本語の題名は長いので、どこで折り返すかが問題になります。捕虜は二人です")}
A note here, too.[^1]

## What it says

Text & <br> more.

[^1]: Another.
-- content/articles/c.md --
{ARTICLE.replace("2025-01-12", "2025-02-03").replace("tags:", "lang: ar" + chr(10) + "tags:").replace("Two bridges were closed", "أُسر جنديان")}
-- content/articles/d.md --
{ARTICLE.replace("tags:", "status: withdrawn" + chr(10) + "withdrawn: {date: 2025-01-14, reason: It was wrong.}" + chr(10) + "tags:").replace("Two bridges", "Three")}
-- content/notes/n.md --
---
title: How we count
date: 2025-01-12
about: a
---
We add nothing up.
-- content/media/a.jpg --
{{picture 8x8}}"""
DAY = "2025/01/12/edition"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {a.path: a.data for a in built(SITE).value.artifacts}


def message(made: dict[str, bytes], path: str = f"{DAY}.eml") -> EmailMessage:
    return email.message_from_bytes(made[path], policy=email.policy.default)  # type: ignore[return-value]


def test_each_day_week_and_month_has_its_files(made: dict[str, bytes]) -> None:
    """And its page leads to them, under a name that says what they are."""
    files = {path for path in made if path.endswith((".eml", ".txt", ".epub", ".html.zip")) and path != "robots.txt"}
    editions = ("2025/01/12/", "2025/02/03/", "2025/w02/", "2025/w06/")
    kinds = ("eml", "txt", "epub", "html.zip")
    months = {f"2025/{month}/month.{kind}" for month in ("01", "02") for kind in kinds[2:]}
    assert files == {f"{folder}edition.{kind}" for folder in editions for kind in kinds} | months

    page = made["2025/01/12/index.html"].decode()
    assert 'href="../../../2025/01/12/edition.eml" download="digest.example-2025-01-12.eml"' in page
    assert (
        'href="../../2025/01/month.epub" download="digest.example-2025-01.epub"' in made["2025/01/index.html"].decode()
    )


def test_a_message_is_sound_and_says_one_thing_in_two_forms(made: dict[str, bytes]) -> None:
    """Python's own parser finds no defect; the headers come back as they were; no line is too long."""
    read = message(made)
    text, html = read.get_body(("plain",)), read.get_body(("html",))

    assert [part_.defects for part_ in read.walk()] == [[], [], []]
    assert read["Subject"] == "Зеленський <пропонує> “обмін” · Sunday, 12 January 2025"
    assert read["From"] == "Test Digest <digest@digest.example>"
    assert read["Date"] == "Sun, 12 Jan 2025 20:00:00 +0200"
    assert re.fullmatch(r"<edition-2025-01-12\.[0-9a-f]{20}@digest\.example>", read["Message-ID"])
    assert read["List-Unsubscribe"] is None
    assert text.get_content().replace("\r\n", "\n") == made[f"{DAY}.txt"].decode()
    for words in ("the report", "How we count", "2 links", "It was wrong.", "捕虜は二人です"):
        assert (words == "2 links") or words in html.get_content()
    assert max(map(len, made[f"{DAY}.eml"].split(b"\r\n"))) <= 78
    assert b"\n" not in made[f"{DAY}.eml"].replace(b"\r\n", b"")


@pytest.mark.parametrize("name", ['The "Day", as told \\ here', "Щоденник війни", "Щоденник " * 9 + "війни"])
def test_a_message_comes_from_the_site_by_its_name(name: str) -> None:
    """In quotation marks, or encoded where it is not plain ASCII, however long."""
    settings = SETTINGS.replace("title: Test Digest", f"title: '{name}'")
    made = {
        a.path: a.data
        for a in built(f"-- content/site.yaml --\n{settings}-- content/articles/a.md --\n{ARTICLE}").value.artifacts
    }
    header = email.message_from_bytes(made[f"{DAY}.eml"])["From"].replace("\r\n", "")
    shown, address = parseaddr(header)
    assert (str(make_header(decode_header(shown))), address) == (name, "digest@digest.example")


def test_a_message_loads_nothing_and_sets_no_colour(made: dict[str, bytes]) -> None:
    """One column, inline styles, no picture: readable dark because the reader's colours stay."""
    html = message(made).get_body(("html",)).get_content()

    assert not re.search(r"<(img|link|style|script|table)\b|url\(|background|[;\"]color:", html)
    assert "[A bridge]" in html
    assert "Content warning: death" in html
    assert html.startswith("<!doctype html>")
    assert re.findall(r'href="(?!https://)', html) == []


def test_the_text_keeps_to_its_width(made: dict[str, bytes]) -> None:
    """72 places a line, wide characters counted twice; only an address may be longer."""
    text = made[f"{DAY}.txt"].decode()

    assert [line for line in text.splitlines() if columns(line) > 72 and "https://" not in line] == []
    assert "- one\n\n- two" in text or "- one\n- two" in text
    assert "\n-- \n" in text


def test_two_editions_of_one_day_are_two_messages(made: dict[str, bytes]) -> None:
    """The id comes from the content: a corrected edition is no duplicate, the same one is the same."""
    again = {a.path: a.data for a in built(SITE).value.artifacts}
    other = {a.path: a.data for a in built(SITE.replace("The day’s only", "That day’s only")).value.artifacts}

    assert again[f"{DAY}.eml"] == made[f"{DAY}.eml"]
    assert message(other)["Message-ID"] != message(made)["Message-ID"]
    assert message(other)["Message-ID"].split(".")[0] == message(made)["Message-ID"].split(".")[0]


@pytest.mark.parametrize(
    "letters",
    ["Latin – ‘é’", "кирилиця " * 40, "العربية", "日本語" * 50, "한국어", "አማርኛ", "မြန်မာ", "עברית", "a=b.\n.\nFrom x"],
)
def test_any_script_comes_through(letters: str) -> None:
    """Whichever encoding is shorter, what is read is what was written."""
    text = SITE.replace("The day’s only subject.", letters)
    read = message({a.path: a.data for a in built(text).value.artifacts})

    for kind in ("plain", "html"):
        found = read.get_body((kind,)).get_content()
        assert "".join(letters.split()) in "".join(found.split())


def test_digest_mail_writes_a_message_for_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what the sender's service replaces in the header and in both texts; a wrong name is said plainly."""
    lay_out(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    assert (
        cli.main(["mail", "2025-W02", "--unsubscribe", "https://lists.example/x/{{ID}}", "--output", "week.eml"]) == 0
    )
    read = message({"x": (tmp_path / "week.eml").read_bytes()}, "x")
    assert read["List-Unsubscribe"] == "<https://lists.example/x/{{ID}}>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for kind in ("plain", "html"):
        assert "https://lists.example/x/{{ID}}" in read.get_body((kind,)).get_content()

    assert cli.main(["mail"]) == 0
    assert (tmp_path / "2025-02-03.eml").exists()
    assert cli.main(["mail", "2025-03-01"]) == 2
    assert "there is no edition 2025-03-01" in capsys.readouterr().err
    assert cli.main(["mail", "--unsubscribe", "x>\r\nBcc: y"]) == 2
    (tmp_path / "content/articles/e.md").write_text(ARTICLE.replace("[prisoners-of-war]", "[nothing]"))
    assert cli.main(["mail", "2025-01-12"]) == 1
    assert "nothing was written" in capsys.readouterr().err


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        assert files.testzip() is None
        assert {info.date_time for info in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: files.read(name).decode() for name in files.namelist()}


def test_one_page_holds_everything_and_needs_nothing(made: dict[str, bytes]) -> None:
    """Whole texts; no address is loaded; ids stand once; a link to a report of the same copy stays in it."""
    ((name, page),) = unpacked(made[f"{DAY}.html.zip"]).items()

    assert name == "2025-01-12.html"
    assert not re.search(r"<(img|script|iframe|object)\b|@import|url\(|rel=\"stylesheet\"", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    inside = re.findall(r'href="#([^"]+)"', page)
    assert set(inside) <= set(ids)
    assert {"a-article-a", "a-article-b", "a-article-d", "a-note-n"} <= set(ids)
    assert "a-article-b-what-it-says" in inside
    assert 'href="https://digest.example/2025/02/03/c/"' in page
    assert "[A bridge]" in page and "It was wrong." in page and "Content warning: death" in page
    assert "Three were closed" not in page.replace("Withdrawn: Three were closed", "")


def test_a_month_holds_its_days_in_order(made: dict[str, bytes]) -> None:
    """A link between its reports stays inside; another language is said."""
    ((_, january),) = unpacked(made["2025/01/month.html.zip"]).items()
    ((_, february),) = unpacked(made["2025/02/month.html.zip"]).items()

    assert 'href="#a-article-b"' in january
    assert '<section id="a-article-c" lang="ar" xml:lang="ar" dir="rtl">' in february


def test_a_book_is_well_formed_and_in_order(made: dict[str, bytes]) -> None:
    """The type of file first and uncompressed; every file of the manifest is there, and each is XML."""
    with zipfile.ZipFile(io.BytesIO(made[f"{DAY}.epub"])) as files:
        first = files.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    book = unpacked(made[f"{DAY}.epub"])
    for name, text in book.items():
        if name.endswith((".xhtml", ".opf", ".xml")):
            ElementTree.fromstring(text)
    package = ElementTree.fromstring(book["EPUB/package.opf"])
    opf, dc = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{opf}item")}
    assert listed | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(book)
    assert package.findtext(f".//{dc}identifier") == "tag:digest.example,2026:edition/2025-01-12"
    assert package.findtext(f".//{dc}creator") == "Desk"
    metas = {(m.get("property"), m.text) for m in package.iter(f"{opf}meta")}
    assert ("dcterms:modified", "2025-01-14T10:00:00Z") in metas
    assert ("schema:accessMode", "textual") in metas
    assert 'href="a-article-b.xhtml#a-article-b-what-it-says"' in book["EPUB/a-article-a.xhtml"]


def test_an_edit_touches_its_day_its_week_and_its_month(made: dict[str, bytes]) -> None:
    """And of those only the books and pages: a message shows two lines of a report."""
    edited = {a.path: a.data for a in built(SITE.replace("A second paragraph", "Another paragraph")).value.artifacts}
    changed = {path for path in made if made[path] != edited[path] and path.endswith((".eml", ".txt", ".epub", ".zip"))}

    folders = ("2025/01/12/edition", "2025/w02/edition", "2025/01/month")
    assert changed == {f"{stem}.{kind}" for stem in folders for kind in ("epub", "html.zip")}


def test_nobody_private_and_nothing_of_the_desk_is_in_a_copy() -> None:
    text = SITE.replace("tags:", "ednote: ask the lawyer\ntags:")
    made = pages(text)
    assert not any("lawyer" in body for path, body in made.items() if path.endswith((".txt", ".eml")))
    for data in (a.data for a in built(text).value.artifacts if a.path.endswith((".epub", ".zip"))):
        assert not any("lawyer" in body for body in unpacked(data).values())


@settings(deadline=None)
@given(st.lists(st.lists(st.binary(max_size=2000), min_size=1, max_size=4), max_size=4))
def test_parts_that_were_packed_alone_are_one_file(files: list[list[bytes]]) -> None:
    """Whatever the parts and how short, Python's own reader gets their bytes, one after the other."""
    made = archive(File(f"é{n}", [part(data) for data in parts]) for n, parts in enumerate(files))

    with zipfile.ZipFile(io.BytesIO(made)) as read:
        assert read.testzip() is None
        assert [read.read(f"é{n}") for n in range(len(files))] == [b"".join(parts) for parts in files]


@settings(deadline=None)
@given(st.text(), st.integers(20, 80))
def test_no_word_is_lost_in_lines(text: str, width: int) -> None:
    """And no line is longer than asked, but for a word that is."""
    made = wrapped(text, width, "- ", "  ")

    assert "".join(made.split()).removeprefix("-") == "".join(text.split()) or not text.split()
    for line in made.split("\n"):
        assert columns(line) <= width or len(line.split()) <= 2


def test_html_as_paragraphs() -> None:
    """Blocks are lines, items have a mark, a link is followed by its address where that is asked for."""
    html = '<p>A <a href="https://e.example/?a&amp;b">link <b>x</b></a>,<br>then.</p><ul><li><p>one</p></li><li>two</li></ul>'

    assert paragraphs(html, addresses=False) == ["A link x,", "then.", "- one", "- two"]
    assert paragraphs(html)[0] == "A link x <https://e.example/?a&b>,"


def test_html_as_xml() -> None:
    """Void elements are closed, whatever stands in their attributes."""
    made = xhtml('<p>a<br>b <img src="x" alt="a > b"><img alt="y"/>&nbsp;\x00</p>')

    assert made == '<p>a<br/>b <img src="x" alt="a > b"/><img alt="y"/>&#160;\ufffd</p>'
    ElementTree.fromstring(made)
