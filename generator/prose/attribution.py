"""Finds statements that nobody makes: "it is known that", "reportedly", "sources say", a number in the passive.

A speaker in the same sentence or in the one before it answers them, as do a footnote and a claim that says the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.prose.nobody import BARE, BARE_WORDS, BE_SIGNS, BELIEVED, CARRYING, REPUTED, UNSAID, VOICES
from generator.prose.numbers import NUMBER, OPENS, value
from generator.prose.passages import HEADING, Passage

_AFFECTED = (
    "killed|wounded|injured|hurt|captured|detained|arrested|destroyed|damaged|downed|intercepted|hit|displaced|evacuated|abducted|kidnapped|executed|looted|burned|burnt|"
    "shelled|struck|sunk|seized|found|tortured|beaten|taken (?:hostage|prisoner|captive|away)|taken to (?:an? |the )?hospitals?|murdered|massacred|slain|shot|maimed|freed|released|"
    "exchanged|deported|rescued|bombed|attacked|derailed|retaken|recaptured|liberated|razed|flattened|trapped|raped|buried|hospitali[sz]ed|evicted|expelled|uprooted|exhumed|"
    "demolished|targeted|torched|stranded|beheaded|hanged|recovered|sentenced|jailed|imprisoned|slaughtered|poisoned|stabbed|desecrated|vandali[sz]ed|ransacked|pillaged|plundered|defaced|robbed|dug up|crushed|trampled|gassed|mutilated|flogged|enslaved|gutted|wrecked|swept away|washed away|blocked|cut off|reduced to|forced (?:from|to|out|into)|"
    "set (?:ablaze|alight|on fire)|brought down|blown up|bulldozed|confiscated|stolen|driven (?:from|out)|rounded up|pulled from|wiped out"
)
_STILL = "trapped|missing|unaccounted for|hospitali[sz]ed|in (?:hospital|custody|captivity)"
_UNIT = "days?|hours?|minutes?|weeks?|months?|years?|decades?|km|kilomet\\w+|miles?|met(?:re|er)s?|tons?|tonnes?|percent|per|o’clock|January|February|March|April|May|June|July|August|September|October|November|December"
_PASSIVE = rf"(?P<number>{NUMBER}|\b(?:several|many|numerous|a number of)\b)(?:[ \u00a0]+of[ \u00a0]+(?:the|its|their|these|those|all)[ \u00a0]+(?:{NUMBER}))?(?![ \u00a0]+(?:{_UNIT})\b)(?:[ \u00a0]+(?!{OPENS}|who\b|that\b|which\b)[\w'’-]+){{0,7}}?[ \u00a0]+(?:(?:was|were|has been|have been|had been|are being|were being) (?:also |reportedly |later )?(?:{_AFFECTED})\b(?! guilty)|(?:is|are|was|were|remains?|remained) (?:still |also )?(?:{_STILL})\b)"
DATED = re.compile(r"\b(?:in|since|from|until|by|during|before|after|early|late|mid|of)[ -]$", re.IGNORECASE)
A_NAME = re.compile(
    r"\b(?!(?:Some|About|Around|Nearly|Almost|Over|All|Least|Most|Another|The|Only|These|Those|Than|To|Just|Roughly|And|But|Of|In|On|At|By|Then|Later|Also|A|An)\b)[A-Z][\w’-]*[ -]$"
)  # of which the number is a part: a route, a flight
PAPER = re.compile(
    r"\b(?:reports?|statements?|resolutions?|documents?|videos?|films?|lists?|photos?|pictures?|letters?|files?|recordings?|books?)\b.* released$",
    re.I,
)
OF_THEM = re.compile(r"\bof (?:the|its|their|these|those|all) $")
_SAYING = (
    "said|says|say|told|tells|announced|announces|reported|reports|wrote|writes|stated|states|claimed|claims|confirmed|confirms|denied|denies|added|adds|noted|notes|"
    "accused|accuses|called|calls|warned|warns|argued|argues|acknowledged|admitted|admits|insisted|insists|described|describes|counted|counts|estimated|estimates|"
    "blamed|blames|cited|cites|quoted|quotes|recorded|listed|lists|published|recalled|explained|explains|replied|declared|declares|alleged|alleges|asserted|vowed|"
    "promised|condemned|gave|gives|named|names|identified|reiterated|pointed out|spoke|speaks|put|dates|dated|documented|concluded|found|stressed|demanded|"
    "refused|agreed|rejected|testified|posted|tweeted|ordered|asked|urged|informed|observed|saw|heard|showed|shows|expressed|predicted|responded|disputed|refuted|testifies|briefed|commented|appealed"
)
_SPEECH = (
    rf"(?:(?<!\bis )(?<!\bit )(?<!\bwas )(?<!\bwere )(?<!\bare )(?<!\bbeen )(?<!\bbe )(?<!\bbeing )(?<!\bso-)\b(?:{_SAYING})\b(?! to (?:have|be)\b)"
    r"|, it (?:said|says|added|claimed|wrote|reported|noted|warned)\b|\baccording to\b|\bciting\b|\bby (?:his|her|its|their|the [\w ]+['’]s|\w+['’]s) (?:own )?(?:account|count|own words)\b|\bin \w+['’]s (?:account|count|report|words|text)\b"
    r"|\bquoted by\b|\b(?:was|were) (?:told|named|identified|quoted) by\b|\bsaid by\b|\b(?:reported|confirmed|announced|stated|described) by\b|\bin an? (?:statement|interview|report|tweet|post|letter|video|audio message)\b|\baccount of\b)"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Large patterns take long to compile, and many texts hold no sign of what they find: each is compiled when it is first wanted."""
    return re.compile(pattern, re.IGNORECASE)


VOICE = re.compile(
    r"sources?\b|insiders?\b|reports\b|rumou?rs\b|observers\b|commentators\b|critics\b|(?:un|anon)|according to|.* (?:named|identified|anonymity)$",
    re.IGNORECASE,
)
THE = re.compile(r"\b(?:the|these|those) $", re.IGNORECASE)  # of whom the sentence before told
UNNAMED_BY_WISH = re.compile(r".* (?:named|identified|anonymity)$", re.IGNORECASE)  # all that follows is said by nobody
UNNAMED = re.compile(r"\b(?:sources?|insiders?|rumou?rs?)\b[^,.;:“\"]{0,60}$", re.IGNORECASE)
TOLD = re.compile(r"told (?:the )?(?-i:[A-Z])", re.IGNORECASE)
IN_PASSING = re.compile(r"\bwhat (?:[\w’'-]+ ){1,3}$", re.IGNORECASE)  # "what the police declared an attack"
LAST = re.compile(r",[^,]{0,60}$")
LEFT = 50  # letters that may stand behind a sentence's last verb of saying
NO_SUBJECT = re.compile(
    r"\b(?:it|there|been|be|being|was|were|is|are|the|an?|his|her|its|their|this|that)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
BEING_THEN = re.compile(r"\b(?P<who>who (?:had |have |has |also )?)?(?P<being>is|are|was|were|been) $")
NEEDED = tuple(
    (frozenset(sign.split()[: 2 if sign.count(" ") > 1 else 1]), sign, pattern)
    for signs, pattern in ((UNSAID, CARRYING), (REPUTED, BELIEVED))
    for sign in signs
)
AFFECTED_SIGNS = frozenset(
    alternative.split()[0].replace("[sz]", letter)
    for alternative in (
        *re.split(r"\|(?![^(]*\))", _AFFECTED),
        "missing",
        "unaccounted",
        "hospital",
        "custody",
        "captivity",
    )
    for letter in "sz"
)
SUFFERED = re.compile(
    rf"\b(?:(?:was|were|been|being) (?:[a-z]+ )?(?:{_AFFECTED})|(?:is|are|was|were|remains?|remained) (?:[a-z]+ )?(?:{_STILL}))\b"
)
BEING = frozenset({"was", "were", "been", "being", "is", "are", "remain", "remains", "remained"})
BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(BEING))}) (?:[a-z]+ )?$")
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
    places = [(at, CARRYING) for at in passage.places(VOICES)]
    places.extend((at, BARE) for at in passage.places(BARE_WORDS))
    places.extend((at - gap, BARE) for at in passage.places(BE_SIGNS) if (gap := _being(passage.lower, at)))
    for needed, sign, pattern in NEEDED:
        at = passage.lower.find(sign) if needed <= passage.words else -1
        while at >= 0:
            places.append((at, pattern))
            at = passage.lower.find(sign, at + 1)
    for at, pattern in sorted(places):
        if pattern is BELIEVED:
            match = _compiled(BELIEVED).search(passage.unquoted, max(0, at - 40), at + 28)
        else:
            match = _compiled(pattern).match(passage.unquoted, at)
        if match:
            yield match


def _being(text: str, at: int) -> int:
    """How far before a place a form of "be" begins that stands right before it; 0 if none does, or if it tells which people are meant."""
    found = BEING_THEN.search(text, max(0, at - 24), at)
    return at - found.start("being") if found and not found["who"] else 0


def _passive(article: Article, passage: Passage, told: set[int]) -> Iterator[Diagnostic]:
    """Numbers in the passive; one that `figures:` has is the claimant's."""
    places = passage.places(AFFECTED_SIGNS) if passage.words & BEING else []
    near = dict.fromkeys(passage.sentence(at) for at in places if BEFORE.search(passage.lower, max(0, at - 24), at))
    sentences = [(start, end) for start, end in near if SUFFERED.search(passage.lower, start, end)]
    for match in chain.from_iterable(
        _compiled(_PASSIVE).finditer(passage.unquoted, *sentence) for sentence in sentences
    ):
        if _heading(passage, match.start()) or _answered(article, passage, match) or _counted(article, match["number"]):
            continue
        start, _ = passage.sentence(match.start())
        if match["number"].lower() == "one" or start in told or _counts_nobody(passage, match):
            continue
        told.add(start)
        message = f'"{" ".join(match[0].split())}" says a number without saying whose: {passage.said(match.start())}'
        yield _told(passage, match, message)


def _counts_nobody(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the number is a year, a part of a name, or of those of whom some are meant."""
    before = passage.unquoted[max(0, match.start() - 24) : match.start()]
    written = match["number"]
    year = written.isdigit() and int(written) in range(1900, 2101) and DATED.search(before)
    name = passage.unquoted[match.end("number") :].lstrip()[:4].startswith(
        ("was", "were", "has", "had")
    ) and A_NAME.search(before)
    return bool(year or name or OF_THEM.search(before) or PAPER.search(match[0]))


def _told(passage: Passage, match: re.Match[str], message: str) -> Diagnostic:
    cure = "name the speaker in the sentence or the one before, or add it under claims: with by:"
    return problem("claim-unattributed", passage.place(*match.span()), message, cure)


def has_speaker(passage: Passage, at: int, but: re.Match[str] | None = None) -> bool:
    """Whether somebody speaks in the sentence around a place, or in the one before it; `but` leaves out what was found.

    What is found may carry what follows it: whoever speaks there is part of what nobody says ("it is known that he admitted it"),
    unless the sentence ends with its speaker (", the mayor said"). Where it names a voice of its own ("sources say"), who spoke in
    the sentence before is another.
    """
    start, end = passage.sentence(at)
    sentence = passage.unquoted[start:end]
    carried = end
    if but:
        carries = but[0].endswith(" of") or any(
            _compiled(p).match(passage.unquoted, but.start()) for p in (CARRYING, BELIEVED)
        )
        carried = but.end() - start if carries else end
        rest = "" if UNNAMED_BY_WISH.match(but[0]) else sentence[but.end() - start :]
        sentence = f"{sentence[: but.start() - start]}{' ' * len(but[0])}{rest}"
    if _speaks(_named(sentence), carried) or any(start <= c < end for c in passage.cited):
        return True
    if not start or (but and VOICE.match(but[0]) and not THE.search(passage.unquoted, 0, but.start())):
        return False
    before, _ = passage.sentence(start - 1)
    return _speaks(_named(passage.unquoted[before:start])) or any(before <= c < start for c in passage.cited)


def _named(sentence: str) -> str:
    """The sentence without those who are nobody, each letter at its place."""
    for pattern in (CARRYING, BARE, BELIEVED):
        sentence = _compiled(pattern).sub(_blank, sentence)
    return sentence


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _speaks(sentence: str, carried: int = sys.maxsize) -> bool:
    return any(
        _is_said(sentence, match) and (match.start() < carried or _is_last(sentence, match))
        for match in _compiled(_SPEECH).finditer(sentence)
    )


def _is_said(sentence: str, match: re.Match[str]) -> bool:
    """Whether somebody says it: no source without a name, and not what a thing is called in passing."""
    if NO_SUBJECT.search(sentence, 0, match.start()) or IN_PASSING.search(sentence, 0, match.start()):
        return False
    return not UNNAMED.search(sentence, 0, match.start()) or TOLD.match(sentence, match.start()) is not None


def _is_last(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words are the speaker's at the end of a sentence: `, the mayor said on Monday.`"""
    return LAST.search(sentence, 0, match.start()) is not None and len(sentence) - match.end() <= LEFT


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
