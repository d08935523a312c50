"""A copy as an EPUB 3: one file a report, with contents, language, direction and what it is for readers who cannot see it.

Written after EPUB 3.3 and EPUB Accessibility 1.1; no file outside the book is loaded.
"""

from __future__ import annotations

import datetime as dt
from html import escape

from generator.copies.archive import File, Part, archive, part
from generator.copies.sections import anchor, anchors, section
from generator.model.copies import Chapter, CopyView
from generator.text.plain import clean, xhtml
from generator.text.typography import typographic

MIMETYPE = Part(b"application/epub+zip", b"")
CONTAINER = part(
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
STYLE = part(
    b"body{line-height:1.5}h1,h2{line-height:1.2;text-align:start}.kicker,.about{font-family:sans-serif;font-size:.85em}\n"
    b"section>h2{font-size:1.5em}section h2{font-size:1.15em}\n"
    b".summary{font-size:1.1em}h2 a{color:inherit;text-decoration:none}\n"
    b"blockquote{margin:0 1em;padding-inline-start:1em;border-inline-start:3px solid}\n"
)
END = part(b"</body>\n</html>\n")
SPACES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def epub(view: CopyView) -> bytes:
    """The book."""
    within = anchors(view)
    chapters = [c for group in view.groups for c in group.chapters]
    files = [
        File("mimetype", (MIMETYPE,), stored=True),
        File("META-INF/container.xml", (CONTAINER,)),
        File("EPUB/package.opf", (part(_package(view, chapters).encode()),)),
        File("EPUB/nav.xhtml", (part(_contents(view).encode()),)),
        File("EPUB/style.css", (STYLE,)),
        File("EPUB/opening.xhtml", (part(_opening(view).encode()),)),
    ]
    for chapter in chapters:
        head = part(_head(view, typographic(chapter.item.title), chapter.item.lang).encode())
        body = section(chapter, within, _place)
        files.append(File(f"EPUB/{anchor(chapter)}.xhtml", (head, body, END)))
    return archive(files)


def _place(target: str, inside: str) -> str:
    return f"{target}.xhtml#{inside}" if inside else f"{target}.xhtml"


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


def _head(view: CopyView, title: str, lang: str = "") -> str:
    spoken = f'lang="{lang or view.language}" xml:lang="{lang or view.language}"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html {SPACES} {spoken} dir="{view.direction}">\n<head>\n'
        f'<meta charset="utf-8"/>\n<title>{_text(title)}</title>\n<link rel="stylesheet" type="text/css" href="style.css"/>\n'
        "</head>\n<body>\n"
    )


def _opening(view: CopyView) -> str:
    licence = (
        f'<p class="about"><a href="{escape(view.licence.url)}">{_text(view.licence.words)}</a></p>\n'
        if view.licence
        else ""
    )
    above = " · ".join(words for words in (view.site, view.kicker, view.heading) if words)
    return (
        f'{_head(view, view.title)}<section epub:type="introduction">\n<p class="kicker">{_text(above)}</p>\n'
        f"<h1>{_text(view.title)}</h1>\n{xhtml(view.opening)}\n"
        f'<p class="about">{_text(view.made)} {_text(view.pictures)} <a href="{escape(view.url)}">{_text(view.read_on_site)}</a></p>\n'
        f"{licence}</section>\n</body>\n</html>\n"
    )


def _contents(view: CopyView) -> str:
    rows = [f'<li><a href="opening.xhtml">{_text(view.title)}</a></li>\n']
    for group in view.groups:
        inside = "".join(_row(chapter) for chapter in group.chapters)
        if inside:
            rows.append(f"<li><span>{_text(group.heading)}</span>\n<ol>\n{inside}</ol></li>\n")
    return (
        f'{_head(view, view.contents)}<nav epub:type="toc" id="toc" role="doc-toc">\n<h1>{_text(view.contents)}</h1>\n'
        f"<ol>\n{''.join(rows)}</ol>\n</nav>\n</body>\n</html>\n"
    )


def _row(chapter: Chapter) -> str:
    lang = f' lang="{chapter.item.lang}" xml:lang="{chapter.item.lang}"' if chapter.item.lang else ""
    return f'<li><a href="{anchor(chapter)}.xhtml"{lang}>{_text(typographic(chapter.item.title))}</a></li>\n'


def _package(view: CopyView, chapters: list[Chapter]) -> str:
    names = [anchor(chapter) for chapter in chapters]
    listed = "".join(
        f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>\n' for n in ("opening", *names)
    )
    spine = "".join(f'<itemref idref="{n}"/>\n' for n in ("opening", *names))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{view.language}" dir="{view.direction}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_metadata(view))}</metadata>\n<manifest>\n"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{listed}</manifest>\n'
        f'<spine page-progression-direction="{view.direction}">\n{spine}</spine>\n</package>\n'
    )


def _metadata(view: CopyView) -> list[str]:
    """Dublin Core, when it changed, and what it is for readers who cannot see it."""
    languages = dict.fromkeys((view.language, *(c.item.lang for g in view.groups for c in g.chapters if c.item.lang)))
    named = [
        ("identifier", view.id),
        ("title", f"{view.site}: {view.title}"),
        *(("language", code) for code in languages),
        *(("creator", name) for name in view.authors),
        ("publisher", view.site),
        ("date", view.published.date().isoformat()),
        ("source", view.url),
        ("description", view.description),
        ("rights", view.licence.words if view.licence else ""),
    ]
    found = [
        f"<dc:{name}{' id=' + chr(34) + 'id' + chr(34) if name == 'identifier' else ''}>{_text(value)}</dc:{name}>\n"
        for name, value in named
        if value
    ]
    changed = view.updated.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [
        *found,
        f'<meta property="dcterms:modified">{changed}</meta>\n',
        '<meta property="schema:accessMode">textual</meta>\n<meta property="schema:accessModeSufficient">textual</meta>\n',
        *(
            f'<meta property="schema:accessibilityFeature">{feature}</meta>\n'
            for feature in ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText")
        ),
        '<meta property="schema:accessibilityHazard">none</meta>\n',
        f'<meta property="schema:accessibilitySummary">{_text(view.accessibility)}</meta>\n',
    ]
