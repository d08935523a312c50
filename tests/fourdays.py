"""A little newsroom of four days, for tests that change one thing and look at everything that comes of it."""

from __future__ import annotations

import datetime as dt
import difflib
import json

from tests.sites import pages

SITE = """\
-- content/conflicts/river-war.md --
---
id: river-war
name: River War
start: 2024-01-01
---
The story so far.
-- content/entities/places.yaml --
- {id: kursk, name: Kursk, type: place}
-- content/articles/2025-01-12-a.md --
---
title: Two soldiers were captured
date: 2025-01-12
summary: Two soldiers were captured on Saturday, the ministry said on Sunday.
tags: [prisoners-of-war]
conflict: river-war
about: kursk
sources: [{url: https://news.example.org/a, label: s1}]
claims: [{text: Two soldiers were captured., by: the ministry, sources: [s1], status: confirmed, how: We saw the list.}]
figures: [{kind: captured, group: soldiers, min: 2, max: 2, by: the ministry, sources: [s1]}]
---
The ministry said that two soldiers were captured.
-- content/articles/2025-01-13-b.md --
---
title: A second report
date: 2025-01-13
summary: A second report that follows the first, so that both know each other.
tags: [ceasefire]
conflict: river-war
sources: [https://wire.example.org/b]
follows: [2025-01-12-a]
---
See [[2025-01-12-a|the first]].
-- content/articles/2025-01-14-c.md --
---
title: A third report
date: 2025-01-14
summary: A third report, which has nothing to do with what the other ones say.
tags: [ceasefire]
sources: [https://wire.example.org/c]
---
Nothing else.
-- content/articles/2025-01-20-d.md --
---
title: A fourth report
date: 2025-01-20
summary: A fourth report, a week later, which has nothing to do with the other ones.
tags: [ceasefire]
sources: [https://wire.example.org/d]
---
Nothing else.
-- content/digests/2025-01-12.md --
---
takeaways: ["The ministry said that [[2025-01-12-a|two soldiers]] were captured."]
---
What we said on the 12th.
"""
PUBLISHED = "follows: [2025-01-12-a]\n"


def with_fields(site: str, article: str, fields: str) -> str:
    """The site with lines added to an article's front matter."""
    head = f"-- content/articles/{article}.md --\n---\n"
    assert head in site
    return site.replace(head, head + fields)


def differ(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The files that are new, gone or different; the three forms of a feed count as one."""
    both = before.keys() | after.keys()
    found = {path for path in both if before.get(path) != after.get(path)}
    feeds = {path for path in found if path.endswith(("feed.xml", "feed.atom", "feed.json"))}
    return (found - feeds) | {path.rpartition("feed.")[0] + "feed" for path in feeds}


def lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and the lines that came; JSON-LD, which says it again for machines, left out."""
    old, new = ([x for x in text.splitlines() if "ld+json" not in x] for text in (before, after))
    found = [x for x in difflib.ndiff(old, new) if x[0] in "+-"]
    return [x[2:] for x in found if x[0] == "-"], [x[2:] for x in found if x[0] == "+"]


def items(made: dict[str, str], feed: str) -> dict[str, dict[str, object]]:
    """A feed's items by id, without the authority."""
    found = json.loads(made[f"{feed}feed.json"])["items"]
    by_id = {item["id"].removeprefix("tag:digest.example,2026:"): item for item in found}
    assert len(by_id) == len(found), "an id comes twice"
    return by_id


def came(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """For each feed: the ids of new items, and of items that changed; nothing may go."""
    found = {}
    for path in sorted(p.removesuffix("feed.json") for p in after if p.endswith("feed.json")):
        old, new = items(before, path), items(after, path)
        assert old.keys() <= new.keys(), path
        fresh = sorted(new.keys() - old.keys())
        changed = sorted(id for id in old if old[id] != new[id])
        if fresh or changed:
            found[path] = (fresh, changed)
    return found


def built(site: str, **options: object) -> dict[str, str]:
    """The files of the newsroom's site."""
    return pages(site, **options)


def since(first: str, last: str, *conflicts: str) -> set[str]:
    """The pages for readers who come back, from one day to another, the oldest's second address among them."""
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    days = [str(start + dt.timedelta(days=n)) for n in range((end - start).days + 1)]
    folders = ("since/", *(f"conflicts/{c}/since/" for c in conflicts))
    return {f"{folder}{day}/index.html" for folder in folders for day in (*days, "oldest")}
