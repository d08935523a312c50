"""A headline and a summary cut from the text itself, when nobody gave them.

Shortens what the first sentences say, adds nothing; an editor writes the real ones.
"""

from __future__ import annotations

import re

from generator.intake.sentences import outside_quotations, sentences
from generator.intake.words import CLAUSES, PRESENT, ROLES, SMALL_WORDS

LIMIT = 110  # of a title, by the content model
GOOD = 90  # of a title, for readers
SUMMARY = (40, 400)  # by the content model
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
WHEN_FIRST = re.compile(
    rf"^(?:(?:very |late |early )*(?:on |this |last )?{_DAY}{_PART}|yesterday{_PART}|today|over the weekend),\s+", re.I
)
WHEN = re.compile(
    rf",?\s+(?:(?:late |early )?on |last |this ){_DAY}{_PART}(?=[\s,.])|\s+yesterday{_PART}(?=[\s,.])", re.I
)
# "may have killed" is no fact and must not become one: only "has", and "have" after a noun.
PERFECT = re.compile(rf"\b(has|(?<!to )(?<!may )(?<!might )(?<!could )(?<!would )have) ({'|'.join(PRESENT)})\b")
# "Name, his office, signed …": the middle may go.
APPOSITION = re.compile(
    r"^([A-ZÀ-Ž][^,]{2,60}), (?:[^,]{2,120}, )+?"
    r"(?=(?!aged)(?:was|were|is|are|has|had|have|said|spoke|told|will|[a-z]+ed)\b)"
)
# A sentence that opens so has its subject later.
OPENINGS = frozenset(
    {"in", "on", "at", "during", "according", "for", "after", "following", "while", "with", "late", "early"}
)


def headline(text: str, body: str) -> str:
    """A title of at most 110 characters from the opening sentence; never empty for a text that isn't."""
    first = sentences(text)[0]
    line = WHEN.sub("", WHEN_FIRST.sub("", first))
    if not _has_late_subject(line):
        line = APPOSITION.sub(r"\1 ", line)
    line = PERFECT.sub(_present, _short_speaker(line, body), count=1)
    cut = _cut(line.rstrip(".!…;:, ")).strip() or first[:LIMIT].strip()
    return cut[:1].upper() + cut[1:]


def summary(paragraphs: tuple[str, ...]) -> str:
    """The first sentence or two, at least 40 characters if the text has them, at most 400."""
    least, most = SUMMARY
    out = ""
    for count, sentence in enumerate(s for p in paragraphs for s in sentences(p)):
        longer = f"{out} {sentence}".strip()
        if out and (len(longer) > most or (count >= 2 and len(out) >= least)):
            break
        out = longer
    return out if len(out) <= most else f"{out[: most - 1].rsplit(' ', 1)[0]}…"


def _present(found: re.Match[str]) -> str:
    verb = PRESENT[found[2]]
    if found[1] == "have":
        return verb
    return f"{verb[:-1]}ies" if verb.endswith("ny") else f"{verb}{'es' if verb.endswith(('h', 's')) else 's'}"


def _short_speaker(line: str, body: str) -> str:
    """Drop what stands before a surname, if it is an office and the text uses the surname alone."""
    opening = re.match(
        r"((?:[\w’'-]+ ){1,3}?)((?:[A-ZÀ-Ž][\w’'-]+ ){1,2})([A-ZÀ-Ž][\w’'-]+)(?= (?!of |and )[a-z])", line
    )
    if not opening or opening[1].split()[-1].lower() not in ROLES:
        return line
    surname = re.escape(opening[3])
    alone = re.search(rf"(?:^|[a-z,;.\"“] ){surname}(?!\w)", body, re.M)
    return line[opening.start(3) :] if alone else line


def _cut(line: str) -> str:
    """The line, ended at a clause if it is too long, else at a word that can end a title."""
    if len(line) <= GOOD:
        return line
    least = 70 if _has_late_subject(line) else 35
    blank = outside_quotations(line)
    ends = [at for clause in CLAUSES for at in _places(blank, clause) if least <= at <= LIMIT]
    if ends:
        return line[: max(ends)].rstrip(",;:—– ")
    if len(line) <= LIMIT:
        return line
    words = line[: LIMIT + 1].split(" ")[:-1] or [line[:LIMIT]]
    while len(words) > 1 and words[-1].lower().strip(",") in SMALL_WORDS:
        words.pop()
    return " ".join(words).rstrip(",;: ")


def _has_late_subject(line: str) -> bool:
    return line.split(" ", 1)[0].lower() in OPENINGS


def _places(text: str, part: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(part), text)]
