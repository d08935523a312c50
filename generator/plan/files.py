"""Plans what is no page: the sitemap, robots, headers, redirects, the list of feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from generator.model.page import POLICY, Artifact, Page
from generator.plan.desk import Desk
from generator.plan.feeds import feed_links, more_links
from generator.plan.news import news
from generator.plan.old import old_addresses

MOST = 50_000  # pages that one sitemap may list
HEADERS = f"""/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cross-Origin-Opener-Policy: same-origin
/*.xml
  Cache-Control: max-age=300
/assets/*
  Cache-Control: max-age=3600
/media/*
  Cache-Control: max-age=86400
/*feed.xml
  Content-Type: application/rss+xml; charset=utf-8
/*feed.atom
  Content-Type: application/atom+xml; charset=utf-8
  Cache-Control: max-age=300
/*feed.json
  Content-Type: application/feed+json; charset=utf-8
  Cache-Control: max-age=300
"""


class Listed(NamedTuple):
    """A page's line in the sitemap: its file, its full address, the day of its last change or ""."""

    path: str
    address: str
    changed: str

    @classmethod
    def of(cls, page: Page) -> Listed | None:
        """The line of a page; None for one that is not listed."""
        frame = page.view.frame
        return cls(page.path, frame.canonical, str(frame.updated or "")) if frame.listed else None


def plain(desk: Desk, pages: Iterable[Listed]) -> tuple[Artifact, ...]:
    """The plain files."""
    recent = news(desk)
    texts = {
        **_sitemaps(sorted(pages), desk.chrome.base_url),
        "robots.txt": _robots(desk, recent),
        "_headers": HEADERS + ("/*\n  X-Robots-Tag: noindex\n" if desk.chrome.noindex else ""),
        "_redirects": "".join(f"/{old} /{new} 301\n" for old, new, _ in old_addresses(desk)),
        "feeds.opml": _opml(desk),
        "feeds/feed.css": _feed_style(desk),
        ".nojekyll": "",
        **_security(desk),
    }
    return (*(Artifact(path, text.encode()) for path, text in sorted(texts.items())), *recent)


def _sitemaps(pages: Sequence[Listed], base: str) -> dict[str, str]:
    """The sitemap; of more pages than one may have, several, and an index of them (sitemaps.org)."""
    parts = [pages[at : at + MOST] for at in range(0, len(pages), MOST)]
    if len(parts) < 2:
        return {"sitemap.xml": _sitemap("urlset", "url", pages)}
    made = {f"sitemap-{n}.xml": _sitemap("urlset", "url", part) for n, part in enumerate(parts, 1)}
    newest = [max(page.changed for page in part) for part in parts]
    whole = [Listed(path, base + path, changed) for path, changed in zip(made, newest, strict=True)]
    return {"sitemap.xml": _sitemap("sitemapindex", "sitemap", whole), **made}


def _sitemap(whole: str, name: str, lines: Iterable[Listed]) -> str:
    rows = []
    for line in lines:
        changed = f"<lastmod>{line.changed}</lastmod>" if line.changed else ""
        rows.append(f"<{name}><loc>{escape(line.address)}</loc>{changed}</{name}>\n")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</{whole}>\n"


def _robots(desk: Desk, recent: tuple[Artifact, ...]) -> str:
    if desk.chrome.noindex:
        return "User-agent: *\nDisallow: /\n"
    maps = ("sitemap.xml", *(file.path for file in recent))
    return "User-agent: *\nAllow: /\n" + "".join(f"Sitemap: {desk.chrome.base_url}{path}\n" for path in maps)


def _feed_style(desk: Desk) -> str:
    """How a browser shows a feed; its words come from the labels, so they can stand in no asset."""
    words = desk.t.say("feed-in-browser").replace("\\", "").replace('"', "”").replace("\n", " ")
    return f'@import "../assets/feed.css";\nrss::before, feed::before {{ content: "{words}"; }}\n'


def _opml(desk: Desk) -> str:
    groups = []
    for title, links in (*feed_links(desk), *more_links(desk)):
        rows = "".join(
            f'<outline type="rss" text="{escape(link.words)}" xmlUrl="{escape(desk.chrome.base_url + link.url)}"/>\n'
            for link in links
        )
        groups.append(f'<outline text="{escape(title)}">\n{rows}</outline>\n')
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head><title>{escape(desk.chrome.title)}</title></head>\n'
    return f"{head}<body>\n{''.join(groups)}</body>\n</opml>\n"


def _security(desk: Desk) -> dict[str, str]:
    security = desk.digest.settings.security
    if security is None:
        return {}
    expires = security.expires.exact(desk.digest.zone).isoformat()
    return {".well-known/security.txt": f"Contact: {security.contact}\nExpires: {expires}\n"}
