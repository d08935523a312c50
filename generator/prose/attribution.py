"""Finds statements that nobody makes: "it is known that", "reportedly", "sources say", a number in the passive.

A speaker in the same sentence or in the one before it answers them, as do a footnote and a claim that says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.prose.numbers import NUMBER, value
from generator.prose.passages import HEADING, Passage

_HEARD = "known|reported|understood|believed|thought|said|claimed|alleged|rumou?red|assumed|estimated|feared|suspected|expected|widely (?:believed|thought|reported)"
_VAGUE = "(?:the )?(?:(?:some|many|several|various|other|certain|local|unnamed|anonymous|unconfirmed|multiple|media|press|news|informed|early|initial|first|recent|reliable|credible|military|security) )*"
NOBODY = re.compile(
    rf"\b(?:it (?:is|was|has been|had been|is also|was also|is now|is widely|was widely|is generally) (?:also |now |widely |generally |commonly )?(?:{_HEARD})(?: that)?\b"
    r"|(?:reportedly|allegedly|supposedly|purportedly|rumou?redly)\b"
    r"|(?:sources|reports|rumou?rs|observers|experts|analysts|commentators|critics|insiders|accounts|(?<!state )media) (?:have |had |also )?(?:say|said|says|claim|claimed|suggest|suggested|indicate|indicated|believe|believed|report|reported|state|stated|allege|alleged|describe|emerged|spoke)\b"
    rf"|according to {_VAGUE}(?:sources|reports|rumou?rs|observers|experts|analysts|media|accounts|media reports|news reports)\b(?! (?:of|by|in|from|at|cited|quoted|close|who))"
    r"|(?:some|many) (?:say|believe|claim|think|argue)\b|(?:emerged|turned out|transpired|appears|seems) that\b|as is known\b|there (?:are|were|have been) (?:reports|rumou?rs|claims) (?:that|of)\b|rumou?r has it\b|word has it\b)",
    re.IGNORECASE,
)
BELIEVED = re.compile(rf"\b(?:is|are|was|were) (?:widely |also |now )?(?:{_HEARD}) to (?:have|be)\b", re.IGNORECASE)
_AFFECTED = "killed|wounded|injured|hurt|captured|detained|arrested|destroyed|damaged|shot down|downed|intercepted|hit|displaced|evacuated|abducted|kidnapped|executed|looted|burned|burnt|shelled|struck|sunk|seized|found dead|tortured|beaten"
PASSIVE = re.compile(
    rf"(?P<number>{NUMBER})(?:[ \u00a0]+(?!(?:{NUMBER})|who\b|that\b|which\b)[\w'’-]+){{0,7}}?[ \u00a0]+(?:was|were|has been|have been|had been|are being|were being) (?:also |reportedly |later )?(?:{_AFFECTED})\b",
    re.IGNORECASE,
)
_SAYING = (
    "said|says|say|told|tells|announced|announces|reported|reports|wrote|writes|stated|states|claimed|claims|confirmed|confirms|denied|denies|added|adds|noted|notes|"
    "accused|accuses|called|calls|warned|warns|argued|argues|acknowledged|admitted|admits|insisted|insists|described|describes|counted|counts|estimated|estimates|"
    "blamed|blames|cited|cites|quoted|quotes|recorded|listed|lists|published|recalled|explained|explains|replied|declared|declares|alleged|alleges|asserted|vowed|"
    "promised|condemned|gave|gives|named|names|identified|reiterated|pointed out|spoke|speaks|put|dates|dated|documented|concluded|found|stressed|demanded|"
    "refused|agreed|rejected|testified|posted|tweeted|ordered|asked|urged|informed|observed|saw|heard|showed|shows|expressed|predicted|responded|disputed|refuted|testifies|briefed|commented|appealed"
)
SPEECH = re.compile(
    rf"(?:(?<!\bis )(?<!\bit )(?<!\bwas )(?<!\bwere )(?<!\bare )(?<!\bbeen )(?<!\bbe )(?<!\bbeing )\b(?:{_SAYING})\b(?! to (?:have|be)\b)"
    r"|\baccording to\b|\bciting\b|\bby (?:his|her|its|their|the [\w ]+['’]s|\w+['’]s) (?:own )?(?:account|count|own words)\b|\bin \w+['’]s (?:account|count|report|words|text)\b"
    r"|\bquoted by\b|\b(?:was|were) (?:told|named|identified|quoted) by\b|\bsaid by\b|\b(?:reported|confirmed|announced|stated|described) by\b|\bin an? (?:statement|interview|report|tweet|post|letter|video|audio message)\b|\baccount of\b)",
    re.IGNORECASE,
)
NO_SUBJECT = re.compile(
    r"\b(?:it|there|been|be|being|was|were|is|are|the|an?|his|her|its|their|this|that)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
# Words of which one is in every such statement; those that are heard of everywhere count only beside the others.
SIGNS = frozenset(
    re.findall(
        "[a-z]+",
        "reportedly allegedly supposedly purportedly rumouredly rumoredly sources reports rumours rumors observers experts analysts commentators critics insiders "
        "accounts media emerged turned transpired appears seems rumour rumor",
    )
)
# Beginnings of the others; plain strings, since looking for these is many times faster.
UNSAID = ("it is ", "it was ", "it has ", "it had ", " to have ", " to be ", "according to", "some say", "many say", "some believe", "many believe", "some claim", "some think", "many think", "some argue", "many argue", "as is known", "there are re", "there are ru", "there are cl", "there were re", "there were ru", "there have been re", "word has it")  # fmt: skip
AFFECTED_SIGNS = frozenset(re.findall(r"[a-z]+", _AFFECTED)) - {"down", "found", "dead"}
SUFFERED = re.compile(rf"\b(?:was|were|been|being) (?:[a-z]+ )?(?:{_AFFECTED})\b")
BEING = frozenset({"was", "were", "been", "being"})
LONG = re.compile(r"[a-z0-9]{4,}")


def check(article: Article, read: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """Yield a warning for each statement of the summary and the text that nobody makes."""
    for passage in read:
        if passage.kind != "title":
            told: set[int] = set()  # the sentences told of, by where they begin
            yield from _nobody(article, passage, told)
            yield from _passive(article, passage, told)


def _nobody(article: Article, passage: Passage, told: set[int]) -> Iterator[Diagnostic]:
    for match in _smelling(passage):
        start, _ = passage.sentence(match.start())
        if start not in told and not _heading(passage, match.start()) and not _answered(article, passage, match):
            told.add(start)
            message = f'"{match[0].strip()}" says something without saying who: {passage.said(match.start())}'
            yield _told(passage, match, message)


def _smelling(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield such statements. They are looked for only where a sign of one stands, for that is many times faster."""
    places = passage.places(SIGNS)
    for sign in UNSAID:
        at = passage.lower.find(sign)
        while at >= 0:
            places.append(at)
            at = passage.lower.find(sign, at + 1)
    for at in sorted(places):
        match = NOBODY.match(passage.unquoted, at) or (
            BELIEVED.search(passage.unquoted, max(0, at - 40), at + 9) if passage.lower.startswith(" to ", at) else None
        )
        if match:
            yield match


def _passive(article: Article, passage: Passage, told: set[int]) -> Iterator[Diagnostic]:
    """Numbers in the passive; one that `figures:` has is the claimant's."""
    sentences = passage.holding(AFFECTED_SIGNS) if passage.words & BEING else []
    sentences = [(start, end) for start, end in sentences if SUFFERED.search(passage.lower, start, end)]
    for match in chain.from_iterable(PASSIVE.finditer(passage.unquoted, *sentence) for sentence in sentences):
        if _heading(passage, match.start()) or _answered(article, passage, match) or _counted(article, match["number"]):
            continue
        start, _ = passage.sentence(match.start())
        if match["number"].lower() == "one" or start in told:
            continue
        told.add(start)
        message = f'"{" ".join(match[0].split())}" says a number without saying whose: {passage.said(match.start())}'
        yield _told(passage, match, message)


def _told(passage: Passage, match: re.Match[str], message: str) -> Diagnostic:
    cure = "name the speaker in the sentence or the one before, or add it under claims: with by:"
    return problem("claim-unattributed", passage.place(*match.span()), message, cure)


def has_speaker(passage: Passage, at: int, but: re.Match[str] | None = None) -> bool:
    """Whether somebody speaks in the sentence around a place, or in the one before it; `but` leaves out what was found."""
    start, end = passage.sentence(at)
    sentence = passage.unquoted[start:end]
    if but:
        sentence = f"{sentence[: but.start() - start]}{' ' * len(but[0])}{sentence[but.end() - start :]}"
    if _speaks(_named(sentence)) or any(start <= c < end for c in passage.cited):
        return True
    if not start:
        return False
    before, _ = passage.sentence(start - 1)
    return _speaks(_named(passage.unquoted[before:start])) or any(before <= c < start for c in passage.cited)


def _named(sentence: str) -> str:
    """The sentence without those who are nobody."""
    return BELIEVED.sub(" ", NOBODY.sub(" ", sentence))


def _speaks(sentence: str) -> bool:
    return any(not NO_SUBJECT.search(sentence, 0, match.start()) for match in SPEECH.finditer(sentence))


def _answered(article: Article, passage: Passage, match: re.Match[str]) -> bool:
    return has_speaker(passage, match.start(), match) or _claimed(article, passage, match.start())


def _claimed(article: Article, passage: Passage, at: int) -> bool:
    """Whether a claim of the article says what the sentence says: most of the claim's words stand in it."""
    start, end = passage.sentence(at)
    words = set(LONG.findall(passage.text[start:end].lower()))
    for claim in article.claims:
        of_claim = set(LONG.findall(claim.text.lower()))
        if len(of_claim) > 2 and len(of_claim & words) >= 0.6 * len(of_claim):
            return True
    return False


def _counted(article: Article, written: str) -> bool:
    number = value(written)
    return any(number in (figure.min, figure.max) for figure in article.figures)


def _heading(passage: Passage, at: int) -> bool:
    line = passage.raw.rfind("\n", 0, at) + 1
    return passage.kind == "body" and HEADING.match(passage.raw, line) is not None
