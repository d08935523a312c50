"""How pictures stand in pages: sizes for the browser to choose from, and what is graphic behind words.

Gives markup, for a body's pictures stand in no template; the frame around an article's own picture is the template's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from generator.model.article import Article
from generator.model.citation import Image
from generator.model.picture import Picture

SHOWN = re.compile(r"(<p>)?(<img\b[^>]*>)(</p>)?")
SOURCE = re.compile(r'\bsrc="([^"]*)"')
WORDS = re.compile(r'\b(alt|title)="([^"]*)"')
SIZES = "(min-width: 46rem) 43rem, 100vw"
Href = Callable[[str], str]


def codes(article: Article, image: Image) -> tuple[str, ...]:
    """What a reader should be warned of before an article's picture."""
    return (image.warning,) if image.warning else article.content_warning


def element(picture: Picture, alt: str, href: Href, lazy: bool = True) -> str:
    """The picture in every size and format; `alt` is escaped already."""
    plain = picture.plain
    sources = "".join(
        f'<source type="{type}" srcset="{", ".join(f"{html.escape(href(c.url))} {c.width}w" for c in copies)}" sizes="{SIZES}">'
        for type, copies in picture.formats
    )
    later = ' loading="lazy"' if lazy else ""
    size = f'width="{plain.width}" height="{plain.height}"'
    image = f'<img src="{html.escape(href(plain.url))}" alt="{alt}" {size}{later} decoding="async">'
    return f"<picture>{sources}{image}</picture>"


def placed(source: str, urls: tuple[str, ...], known: Mapping[str, Picture], href: Href, cover: str = "") -> str:
    """The HTML of a text with its pictures in every size; with a cover, each stands behind these words until it is opened."""
    shown = (url for url in urls if url.startswith("media/"))
    by_source = {html.escape(href(url)): picture for url in shown if (picture := known.get(url))}

    def one(match: re.Match[str]) -> str:
        found = SOURCE.search(match[2])
        picture = by_source.get(found[1]) if found else None
        return match[0] if picture is None else _placed(match, picture, href, cover)

    return SHOWN.sub(one, source)


def _placed(match: re.Match[str], picture: Picture, href: Href, cover: str) -> str:
    said = dict(WORDS.findall(match[2]))
    alt, credit = said.get("alt", ""), said.get("title", "")
    shown = element(picture, alt, href)
    if not (match[1] and match[3]):  # in the middle of a paragraph, where nothing can be unfolded
        return f"{match[1] or ''}{f'[{alt}]' if cover else shown}{match[3] or ''}"
    if cover:
        shown = f'<details class="covered"><summary>{html.escape(cover, quote=False)}</summary>{shown}</details>'
    return f"<figure>{shown}{f'<figcaption>{credit}</figcaption>' if credit else ''}</figure>"


def in_words(source: str) -> str:
    """The HTML with each picture replaced by its words, for where nobody can be asked first."""

    def words(picture: re.Match[str]) -> str:
        alt = dict(WORDS.findall(picture[2])).get("alt", "")
        return f"{picture[1] or ''}{f'[{alt}]' if alt else ''}{picture[3] or ''}"

    return SHOWN.sub(words, source) if "<img" in source else source
