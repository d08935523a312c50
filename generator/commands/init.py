"""`digest init DIR`: makes a small working site with the default templates."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import prose
from generator.commands import site
from generator.read.git import repository as kept_in_git

UNKEPT = "history: none                       # write git once the site is kept in git: no change to a text stays unnoticed then\n"
FILES = {
    "content/site.yaml": """\
# What an editor may set. Every line is explained in docs/content.md of the program.
title: My digest
tagline: What happened, who says so, how sure we are
url: https://digest.example/        # the full address of the published site
authority: digest.example           # a name that is yours; it is part of every feed id, so never change it
authority_year: 2026
timezone: UTC                       # decides in which day's digest an article falls
"""
    + UNKEPT
    + """\
previews: true                      # a picture of words for links that are shared
navigation:
  - {label: Conflicts, to: /conflicts/}
  - {label: Archive, to: /archive/}
  - {label: About, to: /about/}
  - {label: Accessibility, to: /accessibility/}
""",
    "content/tags.yaml": """\
# The list of tags. Articles use the ids.
- id: ceasefire
  name: Ceasefire
  aliases: [truce]
- id: civilian-casualties
  name: Civilian casualties
""",
    "content/sources.yaml": """\
# Who reports. An article's address is matched to an outlet by its domain.
- id: example-news
  name: Example News
  type: outlet
  domains: [news.example.org]
""",
    "content/entities/people.yaml": """\
# People. Their names in texts link to their pages by themselves.
- id: jane-example
  type: person
  name: Jane Example
  roles: [{title: mediator}]
""",
    "content/conflicts/example-conflict.md": """\
---
name: Example conflict
---

The standing overview of the conflict: the story so far, in a few paragraphs.
""",
    "content/articles/2025/01/2025-01-12-ceasefire-talks.md": """\
---
id: 2025-01-12-ceasefire-talks
title: Mediator says both sides agreed to meet
date: 2025-01-12
summary: A mediator said on Sunday that both sides had agreed to meet within a week; neither side has confirmed it.
tags: [ceasefire]
conflict: example-conflict
sources:
  - label: s1
    url: https://news.example.org/2025/01/12/talks
    title: Sides agree to meet, mediator says
claims:
  - text: Both sides agreed to meet within a week.
    by: jane-example
    sources: [s1]
---

Jane Example said on Sunday that both sides would meet within a week.[^s1]
Neither side had confirmed it by the evening.
""",
    "content/notes/2025-01-12-one-source.md": """\
---
id: 2025-01-12-one-source
title: One voice
date: 2025-01-12
about: [2025-01-12-ceasefire-talks]
kind: caution
---

So far the mediator alone speaks of an agreement.
""",
    "content/digests/2025-01-12.md": """\
---
period: 2025-01-12
takeaways:
  - A mediator announced talks; see [[2025-01-12-ceasefire-talks]].
---

A quiet day but for one announcement.
""",
    "content/pages/about.md": """\
---
title: About
summary: What this digest is.
---

A digest of conflict news. Every report says who says so, and how sure we are.
""",
    "content/pages/accessibility.md": """\
---
title: Accessibility
summary: What this site does so that everybody can read it, and how to tell us what is in the way.
---

This site aims to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.

- Each page has one main heading, and the keyboard reaches everything in the order of reading.
- Content warnings stand before what they warn of. How sure a report is, is told by a word and by a shape.
- Pages follow your device in colours, contrast and size of text. At the foot of each page you can choose light or dark for that page.
- No script, cookie or third party is needed to read.

Titles of sources are in their own language. We don't know how accessible the pages of others are.

If something keeps you out, tell us: write here how to reach the desk.
""",
    ".gitignore": "/site/*\n/.site-*/\n/.cache/\n",
}


def run(args: argparse.Namespace) -> int:
    """Write the files, if none of them is there yet."""
    folder = Path(args.dir)
    taken = [name for name in FILES if (folder / name).exists()]
    if taken or (folder / "content").exists():
        raise site.Misuse(f"{folder} already holds {taken[0] if taken else 'content/'}; nothing was written")
    for name, text in (FILES | {"content/house-words.yaml": prose.starting_list()}).items():
        if kept_in_git(folder):
            text = text.replace(UNKEPT, "")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{folder}: a small site. See it with: digest --root {folder} serve")
    print("its look comes with the program; a file in templates/ stands for the default of that name", file=sys.stderr)
    return site.SOUND
