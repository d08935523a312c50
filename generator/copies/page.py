"""A copy as one HTML file that needs nothing beside it, in an archive, so that its style needs no hole in the site's policy."""

from __future__ import annotations

from html import escape

from generator.copies.archive import File, archive, part
from generator.copies.sections import anchor, anchors, section
from generator.model.copies import CopyView
from generator.text.plain import clean, xhtml
from generator.text.typography import typographic

STYLE = """\
:root{color-scheme:light dark}
body{max-width:40rem;margin:0 auto;padding:1rem;font:1.05rem/1.55 Georgia,"Noto Serif",serif;overflow-wrap:break-word}
h1,h2,h3{line-height:1.2}h1{margin:.2em 0}section{border-top:1px solid;margin-top:2.5rem;padding-top:.5rem}
.kicker,.about,nav{font-family:system-ui,sans-serif;font-size:.9rem}.kicker{margin:0}.summary{font-size:1.15rem}
section>h2{font-size:1.6rem;margin:.3em 0 .5em}section h2{font-size:1.2rem}h2 a{color:inherit;text-decoration:none}nav li{margin:.3rem 0}.day{font:700 1.1rem system-ui,sans-serif;margin-top:3rem}
blockquote{margin-inline:1rem;padding-inline-start:1rem;border-inline-start:3px solid}pre{overflow-x:auto}
@media print{section{break-inside:auto}nav{display:none}}"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(view: CopyView) -> bytes:
    """An archive with one HTML file in it."""
    within = anchors(view)
    parts = [part((_head(view) + _contents(view)).encode())]
    for group in view.groups:
        parts.append(part(f'<h2 class="day">{escape(clean(group.heading), quote=False)}</h2>\n'.encode()))
        parts.extend(
            section(chapter, within, lambda target, inside: f"#{inside or target}") for chapter in group.chapters
        )
    parts.append(part(_tail(view).encode()))
    return archive([File(f"{view.name}.html", parts)])


def _head(view: CopyView) -> str:
    title = escape(clean(view.title), quote=False)
    above = f"{escape(clean(view.kicker), quote=False)}" + (
        f" · {escape(view.heading, quote=False)}" if view.heading else ""
    )
    return f"""\
<!doctype html>
<html lang="{view.language}" dir="{view.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title} · {escape(clean(view.site), quote=False)}</title>
<link rel="canonical" href="{escape(view.url)}">
<style>
{STYLE}
</style>
</head>
<body>
<header>
<p class="kicker">{escape(clean(view.site), quote=False)} · {above}</p>
<h1>{title}</h1>
<p class="about"><a href="{escape(view.url)}">{escape(view.read_on_site, quote=False)}</a></p>
</header>
<main>
{xhtml(view.opening)}
"""


def _contents(view: CopyView) -> str:
    rows = [
        f'<li><a href="#{anchor(c)}"{_lang(c.item.lang)}>{escape(clean(typographic(c.item.title)), quote=False)}</a></li>\n'
        for g in view.groups
        for c in g.chapters
    ]
    if not rows:
        return ""
    heading = escape(view.contents, quote=False)
    return f'<nav aria-labelledby="contents">\n<h2 id="contents">{heading}</h2>\n<ol>\n{"".join(rows)}</ol>\n</nav>\n'


def _lang(lang: str) -> str:
    return f' lang="{lang}"' if lang else ""


def _tail(view: CopyView) -> str:
    licence = f'<p><a href="{escape(view.licence.url)}">{escape(view.licence.words)}</a></p>\n' if view.licence else ""
    about = f"<p>{escape(view.made, quote=False)} {escape(view.pictures, quote=False)}</p>\n"
    return f'</main>\n<footer class="about">\n{about}{licence}</footer>\n</body>\n</html>\n'
