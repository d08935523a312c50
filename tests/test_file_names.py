"""Names of files that no newsroom would choose, at every place of a site: each is built, or refused by a message with a cure."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from generator import pipeline, report
from generator.commands import site

from tests.sites import ARTICLE, NOW, lay_out, picture

NAMES = [
    "a b", 'a"b', "a'b", "new\nline", "tab\tb", "cr\rb", "bell\x07", "esc\x1b[31m", "del\x7f", "\u202eb", "\u2066x\u2069", "\u200b", "\ufeffx", "a\u2028b",
    "x" * 240, "y" * 200, "é" * 110, b"\xff\xfe", b"caf\xe9", "cafe\u0301", "caf\u00e9", "ÜBER", "über", "A", "a", "CON", "con", "nul", "aux.x", "com1", "-rf", "--help", "-",
    ".hidden", "..a", "a.", "a..", "a ", " a", "~", "~root", "$HOME", "$(touch x)", "`id`", "a;b", "a|b", "a&b", "a%00b", "%2e%2e", "a%2fb", "a\\b", "a:b", "a*b", "a?b",
    "<img src=x onerror=hit(1)>", "{{7*7}}", "{%x%}", "[[a]]", "[a](b)", "a#b", "2025-13-45-x", "2025-01-12-", "0", "9999", "index", "404", "feed", "feed.xml", "_headers",
    "_redirects", "con.md", "\U0001f600", "مرحبا", "日本", "ﬁ", "İ", "ı", "ß", "ẞ", b"\xed\xa0\x80", "\ue000", "\U000e0041", "a\u0300" * 30, "__proto__", "constructor",
    "site", "tags", "x.md", "x.yaml", ".md", "𝒶", "Å", "Å", "\u0660\u0661", "²", "a.png.8.webp", "README", "evidence.jsonl",
]  # fmt: skip
PLACES: dict[str, Callable[[int], str | bytes]] = {
    "content/articles/{}.md": lambda n: ARTICLE,
    "content/articles/{}/in.md": lambda n: ARTICLE.replace("title:", f"id: in-{n}\ntitle:"),
    "content/notes/{}.md": lambda n: "---\ndate: 2025-01-12\nabout: art\n---\nA note.\n",
    "content/pages/{}.md": lambda n: "---\ntitle: A page\n---\nText.\n",
    "content/pages/{}/in.md": lambda n: "---\ntitle: A page\n---\nText.\n",
    "content/conflicts/{}.md": lambda n: f"---\nname: The war number {n}\n---\nText.\n",
    "content/digests/{}.md": lambda n: "---\ntakeaways: [A bridge was closed.]\n---\nText.\n",
    "content/entities/{}.md": lambda n: f"---\nid: e{n}\nname: Somebody Number {n}\ntype: person\n---\nText.\n",
    "content/entities/{}.yaml": lambda n: f"- {{id: e{n}, name: Somebody Number {n}, type: place}}\n",
    "content/sources/{}.yaml": lambda n: f"- {{id: o{n}, name: Outlet {n}, type: outlet}}\n",
    "content/tags/{}.yaml": lambda n: f"- {{id: t{n}, name: Tag {n}}}\n",
    "content/media/{}.png": lambda n: picture("a.png", "{picture 8x8}"),
    "content/media/{}": lambda n: "no picture",
    "content/{}": lambda n: "nothing that is read",
    "templates/{}.html": lambda n: "{{ 1 }}",
    "templates/assets/{}.css": lambda n: "p { color: red }",
    "templates/labels/{}.yaml": lambda n: "a: b\n",
    "templates/{}": lambda n: "x",
}
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
PORTABLE = re.compile(r"(?!.*(?:^|/)(?:[ .](?!well-known|nojekyll)|[^/]*[ .](?:/|$)))[^\x00-\x1f\x7f<>\"|*?:\\]+")


def _is_portable(path: str) -> bool:
    return PORTABLE.fullmatch(path) is not None and all(len(step.encode()) < 255 for step in path.split("/"))


def lay(root: Path, place: str) -> None:
    """Every name at this place, as far as a disk takes it; a picture is shown by an article."""
    for n, name in enumerate(NAMES):
        raw = name if isinstance(name, bytes) else name.encode()
        path = root / os.fsdecode(place.encode().replace(b"{}", raw))
        body = PLACES[place](n)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
        if place == "content/media/{}.png" and not isinstance(name, bytes):
            shown = f"image: {{file: '{f'media/{name}.png'.replace(chr(39), chr(39) * 2)}', alt: A bridge., credit: X}}\ntags:"
            (root / f"content/articles/p{n}.md").write_text(ARTICLE.replace("tags:", shown))


@pytest.mark.parametrize("place", PLACES)
def test_every_name_is_built_or_refused_with_a_cure(tmp_path: Path, place: str) -> None:
    """What is refused is deleted, until the rest is published; its names are such as every host and disk takes."""
    lay_out(tmp_path, f"-- content/articles/art.md --\n{ARTICLE}")
    lay(tmp_path, place)
    for _ in range(6):
        given = site.sources(tmp_path)
        made = pipeline.build(given, pipeline.Options(NOW))
        told = report.show(made.found, {d.path: d.data for d in given.documents}, "text")
        wrong = [d for d in made.found if d.severity.value == "error"]
        assert not UNSEEN.search(told)
        assert all(d.help for d in wrong), [d for d in wrong if not d.help]
        if not wrong:
            break
        gone = {unicodedata.normalize("NFC", d.span.path) for d in wrong}
        for path in sorted(tmp_path.rglob("*")):
            if path.is_file() and unicodedata.normalize("NFC", str(path.relative_to(tmp_path))) in gone:
                path.unlink()
    assert made.value.artifacts, told
    assert [a.path for a in made.value.artifacts if not _is_portable(a.path)] == []
