"""Guards people whom the law or decency protects: proposes the field where a text suggests it, and keeps pictures back.

Knows no names; `link/guard.py` looks for those of private persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.prose.passages import Passage

_FIGHTER = r"(?:soldiers?|troops|servicem[ae]n|servicewom[ae]n|fighters?|pilots?|officers?|conscripts?|marines?|paratroopers?|combatants?|North Koreans?)"
PRISONERS = re.compile(
    rf"\bprisoners? of war\b|\bPOWs?\b|\bcaptured (?:[\w-]+ ){{0,3}}?{_FIGHTER}\b|\bcaptive (?:[\w-]+ ){{0,2}}?{_FIGHTER}\b"
    rf"|\b{_FIGHTER} (?:[\w-]+ ){{0,3}}?(?:was|were|had been|have been|been) (?:captured|taken prisoner|taken captive|interrogated)\b"
    rf"|\bcaptur(?:ed|es|ing) (?:[\w-]+ ){{0,4}}?{_FIGHTER}\b|\b(?:taken|took|takes|taking) (?:[\w-]+ ){{0,5}}?prisoner\b",
    re.IGNORECASE,
)
CHILD = re.compile(
    r"\b(?:\d|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)-(?:year|month)-old (?:[\w-]+ )?(?:boy|girl|child|son|daughter|baby|pupil|schoolboy|schoolgirl|teenager|infant)s?\b",
    re.IGNORECASE,
)
SIGNS = frozenset(
    ("prisoner", "prisoners", "pow", "pows", "captured", "captures", "capturing", "captive", "captives", "captivity")
)
CUSTODY = re.compile(r"\bcapt(?:ured|ives?|ivity)\b|\bin custody\b|\bdetained\b", re.I), re.compile(r"\binterrogat\w+|\bquestioned\b", re.I), re.compile(rf"\b{_FIGHTER}\b")  # fmt: skip
PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|<img\b[^>]*>", re.IGNORECASE)


def unmarked(article: Article, read: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """Yield a warning where a text suggests protected people and the field is not written at all."""
    if article.protected is not None or "protected" in article.origin.faulty:
        return
    for passage in read:
        if not passage.words & SIGNS and "-old" not in passage.text:
            continue
        for group, pattern in (("prisoners-of-war", PRISONERS), ("minors", CHILD)):
            match = pattern.search(passage.text)
            if match:
                yield _proposal(passage, match, f'"{" ".join(match[0].split())}" suggests', group)
                return
        all_three = [pattern.search(passage.text) for pattern in CUSTODY]
        if all(all_three):
            words = ", ".join(f'"{match[0]}"' for match in all_three if match)
            yield _proposal(passage, all_three[0], f"{words} together suggest", "prisoners-of-war")
            return


def _proposal(passage: Passage, match: re.Match[str] | None, found: str, group: str) -> Diagnostic:
    assert match is not None
    message = f"{found} {group.replace('-', ' ')}, and the article does not say whether it concerns any"
    cure = f"protected: [{group}], or protected: [] if it does not"
    return problem("protected-unmarked", passage.place(*match.span()), message, cure)


def pictures(article: Article, body: Passage) -> Iterator[Diagnostic]:
    """Yield an error for each picture in an article about protected people, unless redacted or in the public interest."""
    if not article.protected or article.public_interest:
        return
    groups = ", ".join(article.protected)
    cure = 'make the people unrecognisable and set redacted: true, remove it, or give public_interest: "reason" (it is published)'
    image = article.image
    if image and not image.redacted:
        message = f"the picture stands with protected people ({groups}) and is not marked redacted"
        yield problem("protected-image", image.origin.at("file"), message, cure)
    for match in PICTURE.finditer(body.raw) if "![" in body.raw or "<img" in body.raw else ():
        message = f"a picture in the text of an article about protected people ({groups}) cannot be marked redacted"
        yield problem("protected-image", body.place(*match.span()), message, f"use image: instead, and {cure}")
