"""The pictures beside shared links: words of any script, never a box, never a photograph, remembered by what they say."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from generator.model.preview import PreviewView
from generator.pipeline import Options, build
from generator.previews import drawn, fonts
from generator.previews.draw import _title, _words
from generator.previews.fonts import SHAPED, face, sized
from PIL import Image

from tests.sites import ARTICLE, NOW, SETTINGS, built, pages, sources

WRITTEN = {
    "en": "Two soldiers were captured, “they” said", "de": "Zwei Soldaten, größer", "es": "¿Dos soldados?", "fr": "Deux œuvres, à l’été",
    "it": "Perché no", "pl": "Dwóch żołnierzy", "pt": "Não há", "so": "Laba askari", "sr": "Два војника, ђак", "sw": "Askari wawili",
    "tr": "İki asker, ığdır", "vi": "Hai người lính bị bắt ở Kursk", "uk": "Двоє військових, ґанок, Київ’яни", "ru": "Двое солдат, ёлка",
    "el": "Δύο στρατιώτες", "ku": "Du leşkerên ku hatin girtin", "az": "İki əsgər",
}  # fmt: skip
SHAPED_TEXTS = {
    "ar": "أُسر جنديان في 12 يناير (Reuters)", "fa": "دو سرباز اسیر شدند؛ گفت‌وگو", "ur": "دو فوجی گرفتار ہوئے", "ps": "دوه سرتېري ونیول شول",
    "ckb": "دوو سەرباز دەستگیرکران", "he": "שני חיילים נלכדו ב-9 בינואר", "hi": "दो सैनिक पकड़े गए", "bn": "দুই সেনা আটক",
    "my": "စစ်သားနှစ်ဦး ဖမ်းဆီးရမိ",
}  # fmt: skip
PLAIN_TEXTS = {
    "am": "ሁለት ወታደሮች ተማረኩ", "ti": "ክልተ ወታሃደራት", "zh": "两名士兵被俘，“他们”说", "zh-Hant": "兩名士兵被俘，尚待證實",
    "ja": "兵士が捕虜に、ゼレンスキー氏が「交換」を提案", "ko": "병사 두 명 생포 (Reuters)",
}  # fmt: skip
LEFT_OUT = {"ka": "ორი ჯარისკაცი", "odd": "A title with a ☃ in it", "mixed": "병사 捕虜"}


def view(title: str, **more: str) -> PreviewView:
    return PreviewView("preview.png", "The Digest", "12 January 2025 · Sudan", title, "Contested", **more)


def ink(data: bytes, top: int, bottom: int) -> int:
    """How many dark points there are between two heights."""
    image = Image.open(io.BytesIO(data)).convert("L").crop((0, top, 1200, bottom))
    return sum(image.histogram()[:128])


@pytest.mark.parametrize("language", [*WRITTEN, *PLAIN_TEXTS, *SHAPED_TEXTS])
def test_the_scripts_of_the_sites_languages_are_written(language: str) -> None:
    """Each letter is drawn with the font that has it, and none is the font's sign for a missing one."""
    text = {**WRITTEN, **PLAIN_TEXTS, **SHAPED_TEXTS}[language]
    if language in SHAPED_TEXTS and not fonts.shaping():
        assert face(text) is None
        return
    found = face(text)
    assert found is not None
    font = sized(found, 60)
    box = bytes(font.getmask("\uffff"))
    for letter in set(text) - set(" \u200c\u200d"):
        assert bytes(font.getmask(letter)) != box, letter
    assert ink(drawn(view(text)), 210, 530) > 1000


@pytest.mark.parametrize("language", LEFT_OUT)
def test_what_no_font_has_is_left_out(language: str) -> None:
    """The day and the conflict stand in its place; nothing of the title does."""
    assert face(LEFT_OUT[language]) is None
    assert drawn(view(LEFT_OUT[language])) == drawn(view("\u2603"))
    assert ink(drawn(view(LEFT_OUT[language])), 210, 530) > 1000


def test_without_what_shapes_letters_such_titles_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that are set apart or from the wrong side are worse than none."""
    monkeypatch.setattr(fonts, "shaping", lambda: False)

    assert all(face(text) is None for text in SHAPED_TEXTS.values())
    assert face(WRITTEN["en"]) is not None


def test_a_long_title_is_set_smaller_then_shortened() -> None:
    """Nothing leaves the picture."""
    short, long = _title("Two words"), _title("Some words of a title " * 9)
    endless = _title("word " * 200)
    assert short and long and endless
    assert short.size > long.size >= endless.size
    assert endless.texts[-1].endswith("…")
    assert _title("x" * 200) is None
    for title in ("Two words", "Some words of a title " * 9, "word " * 200, "x" * 200):
        image = Image.open(io.BytesIO(drawn(view(title)))).convert("L")
        assert image.size == (1200, 630)
        assert image.crop((1140, 0, 1200, 630)).getextrema()[0] > 200
        assert image.crop((0, 0, 60, 630)).getextrema()[0] > 200


def test_chinese_and_japanese_break_between_signs() -> None:
    """But no line begins with a mark that closes, or ends with one that opens; words of other letters stay whole."""
    title = "两名朝鲜士兵在库尔斯克被俘，泽连斯基（Zelensky）提议交换战俘：“可以谈”。但俄方没有回应，独立核实仍然困难"
    lines = _title(title)

    assert lines and len(lines.texts) > 1
    assert "".join(lines.texts) == title
    assert not any(line[0] in "，。：”）" or line[-1] in "“（" for line in lines.texts)
    assert [part for _, part in _words("don’t “stop” 8%")] == ["don’t", "“stop”", "8%"]


def test_right_to_left_begins_at_the_right() -> None:
    left = Image.open(io.BytesIO(drawn(view("Short", direction="ltr")))).convert("L")
    right = Image.open(io.BytesIO(drawn(view("Short", direction="rtl")))).convert("L")

    assert left.crop((600, 212, 1200, 530)).getextrema()[0] > 200 > left.crop((0, 212, 600, 530)).getextrema()[0]
    assert right.crop((0, 212, 600, 530)).getextrema()[0] > 200 > right.crop((600, 212, 1200, 530)).getextrema()[0]


def test_every_font_has_its_letters_and_latin() -> None:
    """Joined with Latin, so that a name in brackets or a number takes no title away; all together they stay small."""
    sizes = 0
    for name in SHAPED:
        assert set("Reuters 12 (a-z) “”’ – …") - {" "} <= fonts._letters(name), name
        sizes += len(fonts._data(name))
    assert sizes < 3_050_000


PROTECTED = """\
protected: prisoners-of-war
public_interest: It is needed.
image: {file: media/a.jpg, alt: A dam, credit: A. Name, redacted: true}
tags:"""
SITE = f"""\
-- content/site.yaml --
{SETTINGS}previews: true
-- content/articles/a.md --
{ARTICLE.replace("tags:", PROTECTED)}
-- content/articles/b.md --
{ARTICLE.replace("2025-01-12", "2025-01-13").replace("Two bridges", "Three bridges")}
-- content/media/a.jpg --
{{picture 8x8}}
"""


def named(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter:card)[^"]*)" content="([^"]*)">', page))


def test_each_page_names_its_picture_in_pixels_and_words() -> None:
    """A report its own, an edition its own, everything else the site's; a card is a large one."""
    made = pages(SITE)
    base = "https://digest.example/"

    assert named(made["2025/01/13/b/index.html"]) == {
        "og:image": f"{base}2025/01/13/b/preview.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Test Digest. 13 January 2025. Three bridges were closed",
        "twitter:card": "summary_large_image",
    }
    assert named(made["2025/w03/index.html"])["og:image"] == f"{base}2025/w03/preview.png"
    assert named(made["tags/ceasefire/index.html"])["og:image"] == f"{base}preview.png"
    assert {path for path in made if path.endswith("preview.png")} >= {"preview.png", "2025/01/12/a/preview.png"}


def test_a_picture_is_words_and_no_photograph() -> None:
    """A report about protected people has the same kind of picture: four greys, none of the photograph."""
    files = {a.path: a.data for a in built(SITE).value.artifacts}
    image = Image.open(io.BytesIO(files["2025/01/12/a/preview.png"]))

    assert (image.mode, len(image.convert("RGB").getcolors() or ())) == ("P", 4)
    assert named(files["2025/01/12/a/index.html"].decode())["og:image"].endswith("/a/preview.png")


def test_without_the_setting_there_is_none() -> None:
    made = pages(SITE.replace("previews: true", "previews: false"))

    assert not any(path.endswith("preview.png") for path in made)
    assert named(made["2025/01/13/b/index.html"]) == {"twitter:card": "summary"}


class Memory:
    """Remembers, and counts what it is given to keep."""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}
        self.kept: list[bytes] = []

    def recall(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.values[key] for key in keys if key in self.values}

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        self.kept.extend(value for value in values.values() if value.startswith(b"\x89PNG"))
        self.values.update(values)


def test_only_what_says_something_else_is_drawn_again() -> None:
    """An edit of the text draws nothing, another title one picture."""
    memory: Any = Memory()

    def drawings(text: str) -> int:
        memory.kept.clear()
        build(sources(text), Options(NOW, memory=memory))
        return len([data for data in memory.kept if Image.open(io.BytesIO(data)).size == (1200, 630)])

    assert drawings(SITE) == 7
    assert drawings(SITE.replace("The ministry said so.", "The ministry repeated it.")) == 0
    assert drawings(SITE.replace("Three bridges", "Four bridges")) == 1
