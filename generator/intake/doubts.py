"""What an editor should look at in a text: loaded words, claims without a source, slips.

Every function takes what it judges and returns plain sentences; none changes the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.intake.blocks import Block
from generator.intake.names import Named, plain
from generator.intake.sentences import excerpt, outside_quotations, sentences
from generator.intake.words import CLAIMS_MUCH, LOADED, STRENGTH, UNSOURCED

LOADED_SHAPE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(LOADED, key=len, reverse=True)))})(?![\w-])", re.I
)
UNSOURCED_SHAPE = re.compile(rf"\b(?:{'|'.join(map(re.escape, UNSOURCED))})\b", re.I)
TWICE = re.compile(r"\b([^\W\d_]{2,}) \1\b")
PROPER = re.compile(r"(?<![\w’'-])[A-ZÀ-ÞĀ-Ž][^\W\d_]{5,}(?![\w-])")
# Endings that make another word, not another spelling: Russia, Russian; Houthi, Houthis.
DERIVED = frozenset({"n", "an", "ian", "s", "es", "ns", "i", "is", "y", "er", "ers", "ese", "ish", "ist", "ism", "al"})
MOST_OF_A_KIND = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to check, and the field of the front matter it stands beside; `text` for the body."""

    field: str
    words: str


def in_text(found: tuple[Block, ...], title: str, names: Named) -> tuple[Doubt, ...]:
    """Everything doubtful in the body and the printed title, in a fixed order of kinds, then of reading."""
    running = [block.text for block in found if block.kind in ("paragraph", "item")]
    everything = "\n".join([title, *(block.text for block in found)])
    kinds = (
        _overstated(found, title),
        _unsourced(running),
        _loaded([title, *(b.text for b in found if b.kind != "quotation")]),
        _unmarked(found),
        _orphans(found),
        _unbalanced(running),
        _spellings(everything, names),
        _twice(running),
    )
    return tuple(Doubt(*pair) for kind in kinds for pair in dict.fromkeys(kind))


_Found = Iterator[tuple[str, str]]  # field and words


def _overstated(found: tuple[Block, ...], title: str) -> _Found:
    """Headings that claim more than the text under them, by the table of strength."""
    opening = " ".join(b.text for b in found[:3] if b.kind != "heading")
    pairs = [("title", title, opening)]
    for at, block in enumerate(found):
        if block.kind == "heading":
            pairs.append(("text", block.text, _section(found[at + 1 :])))
    for field, heading, text in pairs:
        for word in _strong(heading) - _strong(text):
            weaker = sorted((w for w in _words(text) if w in STRENGTH), key=lambda w: (-STRENGTH[w], w))
            says = f'its text "{weaker[0]}"' if weaker else "its text does not"
            yield field, f'"{excerpt(heading, 60)}" says "{word}", {says}'


def _section(rest: tuple[Block, ...]) -> str:
    end = next((at for at, block in enumerate(rest) if block.kind == "heading"), len(rest))
    return " ".join(block.text for block in rest[:end])


def _strong(text: str) -> set[str]:
    """The strongest word of the text, if it claims much, as a set of one or none."""
    strong = sorted((w for w in _words(text) if STRENGTH.get(w, 0) >= CLAIMS_MUCH), key=lambda w: (-STRENGTH[w], w))
    return set(strong[:1])


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def _unsourced(running: list[str]) -> _Found:
    for text in running:
        for sentence in sentences(text):
            if found := UNSOURCED_SHAPE.search(outside_quotations(sentence)):
                yield "text", f'"{found[0].lower()}": by whom? In: {excerpt(sentence)}'


def _loaded(texts: list[str]) -> _Found:
    """Words that take a side, outside quotation marks, each once."""
    counts = Counter(m[0].lower() for text in texts for m in LOADED_SHAPE.finditer(outside_quotations(text)))
    for word in counts:
        advice = LOADED[word]
        neutral = "say it without" if not advice else advice if advice.endswith("?") else f'perhaps "{advice}"'
        yield "text", f'the outlet\'s word "{word}" takes a side; {neutral}'


def _unmarked(found: tuple[Block, ...]) -> _Found:
    for block in found:
        if block.kind == "quotation" and not re.search(r"[\"“”„«]", block.text):
            yield (
                "text",
                f"the quotation of {block.speaker} has no quotation marks in the source; check where it begins",
            )


def _orphans(found: tuple[Block, ...]) -> _Found:
    for block in found:
        if block.kind == "paragraph" and re.match(r"[—–―]\s*[^\W\d_]", block.text) and len(block.text) < 120:
            yield "text", f"a speaker without a quotation: {excerpt(block.text)}"


def _unbalanced(running: list[str]) -> _Found:
    for text in running:
        if text.count('"') % 2 or text.count("“") > text.count("”") + text.count('"'):
            yield "text", f"a quotation mark is missing in: {excerpt(text)}"


def _spellings(text: str, names: Named) -> _Found:
    """Two spellings of one name: by the registry, or by likeness of two long capitalised words."""
    for id_, forms in sorted(names.spellings.items()):
        if len(forms) > 1 and _are_alike(forms):
            yield "text", f"{' and '.join(forms)} are one in the registry ({id_}); write one"
    counts = Counter(PROPER.findall(text))
    pairs = [p for p in combinations(sorted(counts), 2) if _is_slip(*p)]
    for one, other in pairs[:MOST_OF_A_KIND]:
        yield "text", f"{one} ({counts[one]}×) and {other} ({counts[other]}×): two spellings of one name?"


def _are_alike(forms: tuple[str, ...]) -> bool:
    """Whether two of a thing's names in use are one name spelt twice, not a long form and a short one."""
    return any(_is_slip(*pair) for pair in combinations(forms, 2) if min(map(len, pair)) > 4 and pair[0][:1].isupper())


def _is_slip(one: str, other: str) -> bool:
    """Whether two different words are a letter apart (two in long ones), and no derivation explains it."""
    small, large = sorted((plain(one, small=True), plain(other, small=True)), key=len)
    if small == large:
        return one.lower() != other.lower()
    if large.startswith(small) and large[len(small) :] in DERIVED:
        return False
    if small[:1] != large[:1] or len(large) - len(small) > 1:
        return False
    return _apart(small, large) == 1 and small.rstrip("sn") != large.rstrip("sn")


def _apart(small: str, large: str) -> int:
    """1 if one change, one more letter or one swap makes the words equal, else 2."""
    at = next((i for i, (a, b) in enumerate(zip(small, large, strict=False)) if a != b), len(small))
    if len(small) < len(large):
        return 1 if small[at:] == large[at + 1 :] else 2
    swapped = small[at : at + 2] == large[at : at + 2][::-1] and small[at + 2 :] == large[at + 2 :]
    return 1 if swapped or small[at + 1 :] == large[at + 1 :] else 2


def _twice(running: list[str]) -> _Found:
    for text in running:
        for found in TWICE.finditer(text):
            if found[1].lower() not in ("that", "had"):
                yield "text", f'"{found[0]}": a word written twice? In: {excerpt(text)}'
