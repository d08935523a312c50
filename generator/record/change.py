"""The change from one state of an article to another: facts, words, and what of it wants a correction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from generator.model.article import Article
from generator.model.history import Change, Cited, Fact, Part, Said
from generator.record.difference import Hunk, blocks, hunks, tokens
from generator.record.facts import facts, paired
from generator.record.words import Paragraph, paragraphs, plain, quotations

NUMBERS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
     "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
     "thousand", "million", "billion", "dozen", "dozens", "hundreds", "thousands", "half", "both",)
)  # fmt: skip
DIGITS = re.compile(r"\d")
NAME = re.compile(r"[^\W\d_][\w’'‑-]+")
ENDS = frozenset('.!?:…“‘"¶—')
GRAVE = ("status", "by", "denied")
ALIKE = 0.5  # two quotations that are one, changed


def change(old: Article, new: Article) -> Change:
    """What changed; nothing where a reader could see no difference."""
    told = facts(old, new)
    before, after = paragraphs(old.body), paragraphs(new.body)
    shown = list(_parts(old, new, before, after))
    parts = tuple(Part(name, words) for name, words, _ in shown if words)
    grave = (*_grave_facts(told), *_grave_words(old, new, before, after, [h for *_, found in shown for h in found]))
    return Change(told, parts, tuple(dict.fromkeys(grave)), said(old))


def _parts(
    old: Article, new: Article, before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...], tuple[Hunk, ...]]]:
    for name in ("title", "summary"):
        was, now = plain(getattr(old, name)), plain(getattr(new, name))
        if was != now:
            yield (name, *hunks(was, now, new.origin.at(name).line))
    for claim, other, number in paired(old.claims, new.claims, lambda c: c.text):
        was, now = (plain(one.text) if one else "" for one in (claim, other))
        if was and now and was != now:
            yield ("claim", *hunks(was, now, new.claims[number].origin.at("text").line))
    for was, now, number in blocks([p.words for p in before], [p.words for p in after]):
        yield ("text", *hunks(was, now, after[number].line if after else new.body.line))


def _grave_facts(told: Iterable[Fact]) -> Iterator[Fact]:
    for fact in told:
        if (fact.what in GRAVE or fact.what.startswith("figure-")) and fact.was:
            yield fact


def _grave_words(
    old: Article,
    new: Article,
    before: tuple[Paragraph, ...],
    after: tuple[Paragraph, ...],
    found: list[Hunk],
) -> Iterator[Fact]:
    """Quotations, figures and names in the text that went, or became others."""
    if not found:
        return
    yield from _quotations(before, after)
    was, now = _count(old, before), _count(new, after)
    for hunk in found:
        gone = [t for t in hunk.was if _is_number(t) and now[t] < was[t]]
        come = [t for t in hunk.now if _is_number(t)]
        if gone:
            yield Fact("number", "", " ".join(gone), " ".join(come), f"line:{hunk.line}")
        left = [t for t in _names(hunk.was, hunk.before[0]) if now[t] < was[t]]
        entered = [t for t in _names(hunk.now, hunk.before[1]) if now[t] > was[t]]
        if left and entered:
            yield Fact("name", "", " ".join(left), " ".join(entered), f"line:{hunk.line}")


def _count(article: Article, text: tuple[Paragraph, ...]) -> Counter[str]:
    """How often each word stands in what readers see."""
    every = " ".join((article.title, article.summary, *(c.text for c in article.claims), *(p.words for p in text)))
    return Counter(tokens(every))


def _is_number(token: str) -> bool:
    return bool(DIGITS.search(token)) or token.lower() in NUMBERS


def _names(found: tuple[str, ...], before: str) -> list[str]:
    """Words with a capital that do not begin a sentence."""
    names = []
    for token in found:
        if token[:1].isupper() and NAME.fullmatch(token) and not token.isupper() and before and before not in ENDS:
            names.append(token)
        if not token.isspace():
            before = token
    return names


def _quotations(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> Iterator[Fact]:
    old, new = quotations(before), quotations(after)
    kept, known = {words for words, _ in new}, {words for words, _ in old}
    fresh = [(words, line) for words, line in new if words not in known]
    for words, _ in old:
        if words in kept:
            continue
        like, line = max(fresh, key=lambda one: _alike(words, one[0]), default=("", 0))
        if like and _alike(words, like) >= ALIKE:
            fresh.remove((like, line))
            yield Fact("quotation", "", words, like, f"line:{line}")
        elif not any(words in p.words for p in after):
            yield Fact("quotation", "", words, "")


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def said(article: Article) -> Said:
    """What lists say of this state."""
    return Said(
        article.title,
        article.summary,
        article.verification,
        tuple((c.status, bool(c.denied_by), tuple(r.id for r in c.sources)) for c in article.claims),
        tuple(
            Cited(c.label, c.url, c.source.id if c.source else "", c.via.id if c.via else "") for c in article.sources
        ),
    )
