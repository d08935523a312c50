"""Finds numbers of dead, wounded and captured people in prose that no entry of `figures:` backs.

An entry backs a number if its kind fits and the number lies within its range; one with a single bound backs that bound.
A number inside a quotation whose speaker is named is the speaker's. Dates, ages, distances and things are no people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.model.citation import Figure
from generator.prose.attribution import has_speaker
from generator.prose.numbers import BEGINS, NUMBER, OPENS, RANGE, is_vague, value
from generator.prose.passages import QUOTED, Passage

KINDS = {
    "killed": ("killed", "killed-or-injured"),
    "injured": ("injured", "killed-or-injured"),
    "captured": ("captured",),
}
ANIMALS = "horses?|cattle|cows?|sheep|goats?|animals?|dogs?|cats?|birds?|fish|whales?|dolphins?|livestock|elephants?|camels?|donkeys?|pigs?|chickens?|poultry|rhinos?|wolves|bears?|deer|lions?|seals?|turtles?"
THINGS = "hectares?|acres?|trees?|crops?|jobs?|projects?|bills?|plans?|careers?|deals?"
SUFFERED = {
    "killed": f"killed|dead(?! (?:{ANIMALS})\\b)|died|die|dies|succumbed|beheaded|decapitated|lynched|slaughtered|gunned down|slain|murdered|massacred|executed|perish(?:ed|es)?|drowned|(?:stabbed|shot|beaten|burned|crushed|starved|frozen|hacked) (?:to death|dead)|(?:burned|burnt|buried) alive|(?:lost|lose|gave|given|laid down) their lives|deaths?|fatalities|bodies|corpses",
    "injured": "wounded|injured|hurt|maimed|injuries|(?:suffer(?:ed|ing)?|sustain(?:ed|ing)?|treated for|in hospital with) (?:[\\w’'-]+ ){0,2}?(?:wounds|burns|fractures)",
    "captured": "captured|kidnapped|abducted|surrendered|(?:taken|held) (?:prisoner|captive|hostage)",
}
DONE = {
    "killed": "killed|kills?|killing|killed or wounded|killed and wounded|claimed the lives of|left dead|shot dead|murdered|massacred|beheaded|beheading|decapitated|gunned down|lynched|slaughtered",
    "injured": "wounded|wounds|wounding|injured|injures?|injuring|hurt|hurting|maimed|maiming",
    "captured": "captured|captures?|capturing|kidnapped|kidnapping|abducted|abducting|seized|(?:took|takes) (?:prisoner|captive|hostage)",
}
COUNTED = {
    "killed": "death tolls?|tolls?|bodies|body counts?|counts? of (?:the )?dead|the dead|number of dead|deaths|fatalities|killed",
    "injured": "the wounded|the injured|wounded|injured",
}
GRASPED = "took|takes?|taken|taking|seized|holds?|held|holding|claim(?:s|ed|ing)?|costs?|costing|executed"
# What is done to people, as a noun: "the death of at least seven".
DEEDS = {
    "killed": "deaths?|killings?|murders?|executions?|bodies|corpses|lives",
    "injured": "wounding|injuring|injury",
    "captured": "capture",
}
PEOPLE = (
    "people|persons?|civilians?|soldiers?|troops|fighters?|militants?|men|man|women|woman|children|child|boys?|girls?|babies|infants|residents?|villagers?|"
    "workers?|police|policem[ae]n|officers?|guards?|drivers?|passengers?|journalists?|reporters?|medics?|doctors?|nurses?|patients?|students?|pupils|teachers?|"
    "farmers?|fishermen|seafarers?|hostages?|prisoners?|inmates|others?|members?|personnel|servicem[ae]n|servicewomen|gunm[ae]n|attackers?|assailants?|victims?|"
    "bystanders?|refugees|migrants?|tourists?|staff|employees|protesters?|demonstrators?|worshippers?|pilgrims?|paramedics?|rescuers?|rebels?|insurgents?|"
    "peacekeepers?|combatants?|brothers|sisters|cousins|uncles|sons|daughters|mothers|fathers|elders|monks|nuns|priests|traders?|vendors?|shepherds?|herders?|conscripts?|recruits|pilots?|sailors?|marines?|commanders?|generals?|leaders?|activists?|relatives|adults?|youths?|teenagers?|minors?|"
    "firefighters?|volunteers?|nationals?|citizens?|terrorists?|forces|militiam[ae]n|paratroopers?|signatories|aid workers?|suspects?|captives?|casualties|(?-i:[A-Z]\\w+(?:ns|is|ese))"
)
NEAR = (
    r"(?:(?:at|the) (?:least|most)|about|around|some|nearly|almost|more than|over|up to|as many as|an estimated|fewer than|less than|only|another|a further|"
    r"roughly|approximately|just|all|the|these|as few as|further)"
)
_OF = r"(?:[ \u00a0]of(?: (?:the|its|their|his|her))?(?=[ \u00a0]))?"  # dozens of, three of its
_PLAIN = rf"(?:[ \u00a0]+(?!{OPENS}|that\b|after\b|before\b|because\b)[\w'’-]+)"
_PEOPLE = rf"(?:(?:[ \u00a0]+of[ \u00a0]+{NUMBER})?{_PLAIN}{{0,3}}?[ \u00a0]+(?:{PEOPLE})\b)"
# Whoever dies or is wounded counts, whatever they are called: "40 miners died".
_ANYBODY = (
    rf"(?:[ \u00a0]+(?!{OPENS}|(?:that|after|before|because|in|on|at|of|from|to|by|for|with|and|or|was|were|are|is|km|kilo\w+|kg|tons?|miles?|met\w+|days?|hours?|minutes?|"
    r"weeks?|months?|years?|times?|per|cent|percent|tonnes?|dollars|euros|pounds|million|square|degrees|drones?|missiles?|rockets?|attacks?|strikes?|it|he|she|they|who|which|when|while|as)\b)[\w'’-]+){1,3}"
)
_BEING = r"(?:[ \u00a0]+(?:was|were|are|is|been|being|be|have|has|had|who|reportedly|confirmed|also|found|later|already|all|more|violent|left))"
_STOP = r"(?=\s*[,.;:!?)—–]|\s*$|\s+(?:and|or|in|at|near|on|during|by|as|when|while|after|of|from|with|there|so|others?|more|dead|may|might|could|will)\b)"
_THEN = rf"(?:{_PEOPLE}|{_STOP})"
_ASIDE = r"(?:, [^,.;:!?]{3,60},| [–—-] [^–—.;:!?]{3,60} [–—-])?"  # ", two of them children,"
_WITH = r"(?: (?:himself|herself|themselves|(?:an?|the) [\w’'-]+(?: [\w’'-]+)?) and(?: (?:her|his|their))?)?"  # "a mother and her" two children
_HELD = r"(?:prisoners|captives|hostages)"
_SUCH = rf"(?:[ \u00a0]+(?!{OPENS}|(?:on|in|at|of|for|with|to|and|about|the)\b)[\w'’-]+){{0,2}}[ \u00a0]+"  # twelve "foreign" hostages


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    anybody = f"|{_ANYBODY}" if kind != "captured" else ""
    suffered = rf"{RANGE}{_OF}(?:{_PEOPLE}{_PLAIN}{{0,6}}?{anybody})?{_ASIDE}{_BEING}*(?:[ \u00a0]+of (?:the|them|those))?{_BEING}*[ \u00a0]+(?:{SUFFERED[kind]})\b"
    after = _PEOPLE if kind == "captured" else rf"(?:{_THEN}|{_ANYBODY})"
    done = rf"\b(?:{DONE[kind]}){_WITH}(?: {NEAR})*[ \u00a0]+{RANGE}{after}"
    parts = [suffered, _renamed(done, "2")]
    if kind == "captured":
        taken = rf"\b(?:took|takes?|taken|taking|seized)(?: {NEAR})*[ \u00a0]+{RANGE}(?:{_PEOPLE}(?:[ \u00a0]+[\w'’-]+){{0,3}}?[ \u00a0]+(?:prisoner|captive|hostage)\b|{_SUCH}{_HELD}\b)"
        held = rf"\b(?:holds?|held|holding)(?: {NEAR})*[ \u00a0]+{RANGE}{_SUCH}(?:prisoners[ \u00a0]of[ \u00a0]war|captives|hostages)\b"
        parts += [_renamed(taken, "3"), _renamed(held, "5")]
    parts.append(_renamed(rf"\b(?:{DEEDS[kind]}) of(?: {NEAR})*[ \u00a0]+{RANGE}{after}", "4"))
    if kind == "killed":
        lives = rf"\b(?:claim(?:s|ed|ing)?|costs?|costing|took)(?: {NEAR})*[ \u00a0]+{RANGE}{_PLAIN}{{0,2}}?[ \u00a0]+lives\b"
        executed = rf"\bexecuted(?: {NEAR})*[ \u00a0]+{RANGE}{_PEOPLE}"
        gone = rf"{RANGE}{_OF}{_PEOPLE}{_BEING}*[ \u00a0]+(?:fell|fallen|shot|eliminated|neutrali[sz]ed|liquidated)\b"
        parts += [_renamed(lives, "5"), _renamed(executed, "6"), _renamed(gone, "7")]
    if kind in COUNTED:
        to = r"(?:to|at|of|is|was|are|were|include[sd]?|including|numbers?|numbered|reached|reaches|hits|hit|tops|topped|surpassed|above|below|over|passed|passes|exceeded|exceeds|from)"
        counted = rf"\b(?:{COUNTED[kind]})\b(?:, [^,.;:!?]{{3,60}},)?[^.;:!?,]{{0,50}}?\b{to}(?: {NEAR})*[ \u00a0]+{RANGE}{_THEN}"
        parts.append(_renamed(counted, "3"))
    return re.compile("|".join(parts), re.IGNORECASE)


def _renamed(pattern: str, suffix: str) -> str:
    return pattern.replace("(?P<number>", f"(?P<number{suffix}>").replace("(?P<upper>", f"(?P<upper{suffix}>")


# Large patterns take long to compile, and many texts hold no sign of what they find: each is compiled when it is first wanted.
@cache
def _starts(kind: str) -> re.Pattern[str]:
    """Where a pattern may begin; quick to look for."""
    words = f"{DONE[kind]}|{DEEDS[kind]}|{COUNTED.get(kind, 'took')}|{GRASPED}"
    return re.compile(rf"{BEGINS}|\b(?:{words})\b", re.IGNORECASE)


@cache
def _listed_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{NUMBER}){_PEOPLE}(?=(?:,|,? and)[ \u00a0]+$)", re.IGNORECASE)


@cache
def _lost() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Losses, which may be anything, and where the pattern may begin."""
    pattern = (
        rf"\b(?P<word>losses|casualties)\b[^.;:!?,]{{0,40}}?\b(?:to|at|of|is|was|reached|above|over|exceeded)(?: {NEAR})*[ \u00a0]+(?P<number>{NUMBER}){_THEN}"
        rf"|(?P<number2>{NUMBER}){_PLAIN}{{0,2}}?[ \u00a0]+(?P<word2>losses|casualties)\b"
        rf"|\b(?P<word3>lost|lose|loses|losing)(?: {NEAR})*[ \u00a0]+(?P<number3>{NUMBER}){_PEOPLE}"
    )
    starts = rf"{BEGINS}|\b(?:{'|'.join(sorted(VAGUE_SIGNS))})\b"
    return re.compile(pattern, re.IGNORECASE), re.compile(starts, re.IGNORECASE)


DOING = re.compile(rf"\b(?:{'|'.join(DONE.values())})(?: {NEAR})*[ \u00a0]+$", re.IGNORECASE)
OF_ALL = re.compile(r"the (?:dead|wounded|injured)\b", re.IGNORECASE)  # some of whom are then counted
DEFINED = re.compile(r"killed|wounded|injured|dead|their lives", re.IGNORECASE)
# Words of which every pattern has one; those of all texts are none, so that most sentences need not be looked at.
SIGNS = {
    "killed": frozenset(
        ["killed", "kill", "kills", "killing", "killings", "dead", "died", "die", "dies", "slain", "murdered", "murder", "murders", "massacred", "executed", "execution", "executions", "perish", "perished", "perishes", "drowned", "starved", "buried", "alive", "succumbed", "beheaded", "beheading", "decapitated", "lynched", "slaughtered", "gunned", "fell", "fallen", "shot", "eliminated", "neutralised", "neutralized", "liquidated", "death", "deaths", "fatalities", "bodies", "corpses", "lives", "toll", "tolls"]
    ),
    "injured": frozenset(["wounded", "wounds", "wounding", "injured", "injure", "injures", "injuring", "injury", "injuries", "hurt", "hurting", "maimed", "maiming", "burns", "fractures"]),
    "captured": frozenset(
        ["captured", "capture", "captures", "capturing", "prisoner", "prisoners", "captive", "captives", "hostage", "hostages", "kidnapped", "kidnapping", "abducted", "abducting", "surrendered", "seized"]
    ),
}  # fmt: skip
VAGUE_SIGNS = frozenset({"losses", "casualties", "lost", "lose", "loses", "losing"})
YEARS = range(1900, 2101)
DATED = re.compile(r"\b(?:in|since|from|until|by|during|before|after|early|late|mid|of|January|February|March|April|May|June|July|August|September|October|November|December)[ -]$", re.IGNORECASE)  # fmt: skip
MONTH = re.compile(
    r"[ \u00a0](?:January|February|March|April|May|June|July|August|September|October|November|December)\b|[ ]?(?:[ap]\.?m\b)"
    r"|[ \u00a0](?:kilomet\w+|km|miles?|met(?:re|er)s?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b"
)
PASSING = re.compile(
    r"[ \u00a0](?!(?:and|or|in|at|near|on|during|by|as|when|while|after|of|from|with|there|so)\b)[A-Za-z]"
)
NO_PEOPLE = re.compile(rf"(?: (?!and\b)[\w’'-]+){{0,3}}? (?:{ANIMALS}|{THINGS})\b", re.IGNORECASE)
THEMSELVES = re.compile(
    r"\b(?:has|have|had) (?:also )?(?:killed|captured|wounded|injured|kidnapped|abducted|murdered|massacred|executed|hurt)$",
    re.IGNORECASE,
)
NOT_ONE = re.compile(r"\b(?:no|any|every|each|which|the|this|that)[ -]$", re.IGNORECASE)
LEAST, MOST = (
    re.compile(r"(?:least|more than|over|above)\s+$", re.I),
    re.compile(r"(?:up to|most|fewer than|less than|many as)\s+$", re.I),
)


@dataclass(frozen=True)
class Count:
    """A number of people in prose: its place, its words, and what it counts."""

    kind: str
    start: int
    end: int
    number: int
    written: str
    open: str  # least, most, part or ""
    vague: bool
    passing: bool  # said of somebody in passing, as in "two wounded soldiers"


def check(article: Article, read: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """Yield a problem for each number of people that no entry backs, once for each number and kind in a passage."""
    if "figures" in article.origin.faulty:
        return
    for passage in read:
        seen: set[tuple[str, int]] = set()
        for count in counts(passage):
            if (count.kind, count.number) not in seen and not _backed(article.figures, count):
                seen.add((count.kind, count.number))
                yield _unbacked(article, passage, count)
        yield from _losses(article, passage, seen)


def counts(passage: Passage) -> Iterator[Count]:
    """Yield the numbers of killed, injured and captured people of a passage, but for those in a quotation with its speaker."""
    for kind in KINDS:
        for start, end in passage.holding(SIGNS[kind]):
            for match in _found(_pattern(kind), _starts(kind), passage.text, start, end):
                for name in match.re.groupindex:
                    if match[name]:
                        count = _count(passage, kind, match, name)
                        if count:
                            yield count
                if match["number"]:
                    yield from _listed(passage, kind, match, start)


def _found(
    pattern: re.Pattern[str], starts: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """The pattern's matches in a sentence, tried only where a number or a word of suffering begins."""
    at = start
    for begin in starts.finditer(text, start, end):
        match = pattern.match(text, begin.start(), end) if begin.start() >= at else None
        if match:
            at = match.end()
            yield match


def _listed(passage: Passage, kind: str, match: re.Match[str], start: int) -> Iterator[Count]:
    """The numbers of a list, of which the pattern has the last: "150 soldiers, 95 civilians and dozens of others were killed"."""
    at = match.start()
    while found := _listed_before().search(passage.text, max(start, at - 80), at):
        if DOING.search(passage.text, start, found.start()):
            return
        count = _count(passage, kind, found, "number")
        if count:
            yield count
        at = found.start()


def _count(passage: Passage, kind: str, match: re.Match[str], name: str) -> Count | None:
    text, written, start = passage.text, match[name], match.start(name)
    number, before = value(written), text[max(0, start - 12) : start]
    year = written.isdigit() and number in YEARS and DATED.search(before)
    age = number > 1 and text.startswith(" was ", match.end(name))
    if NO_PEOPLE.match(text, match.end(name)) or (name == "number" and THEMSELVES.search(match[0])):
        return None
    if number == 0 or year or age or MONTH.match(text, match.end(name)):
        return None
    if written.lower() == "one" and (
        NOT_ONE.search(before) or re.match(r"\s+of\b|[ -]way|\s+day", text[match.end(name) :])
    ):
        return None
    if re.search(r"\b(?:aged?|Route|Article|Resolution|No\.|page|chapter)\s+$", before, re.IGNORECASE):
        return None
    if _quoted(passage, start) and has_speaker(passage, start):
        return None
    leading = text[max(0, start - 14) : start]
    part = OF_ALL.match(match[0]) is not None
    bound = "part" if part else "least" if LEAST.search(leading) else "most" if MOST.search(leading) else ""
    words = " ".join(match[0].split())
    passing = kind == "injured" and PASSING.match(text, match.end()) is not None
    return Count(kind, match.start(), match.end(), number, words, bound, is_vague(written), passing)


def _quoted(passage: Passage, at: int) -> bool:
    return any(m.start() < at < m.end() for m in QUOTED.finditer(passage.text))


def _backed(figures: tuple[Figure, ...], count: Count) -> bool:
    kinds = KINDS.get(count.kind, ("killed-or-injured",))
    return any(_holds(figure, count) for figure in figures if count.passing or figure.kind in kinds)


def _holds(figure: Figure, count: Count) -> bool:
    if count.open == "part" and count.number <= (figure.max or figure.min or 0):
        return True
    if figure.min is None or figure.max is None:
        bound = figure.min if figure.min is not None else figure.max
        return bound is None or abs(bound - count.number) <= (1 if count.open else 0) or count.vague
    return figure.min <= count.number <= figure.max or (count.vague and figure.max >= count.number)


def _unbacked(article: Article, passage: Passage, count: Count) -> Diagnostic:
    message = f'"{count.written}" has no figures: entry'
    if passage.kind == "body" or passage.said(count.start) != count.written:
        message += f" in: {passage.said(count.start)}"
    where = passage.place(count.start, count.end)
    return problem("figure-without-source", where, message, _entry(article, count))


def _entry(article: Article, count: Count) -> str:
    """The entry to write; the citation's label is known where there is but one."""
    labels = [c.label for c in article.sources if c.label]
    source = labels[0] if len(labels) == 1 else "…"
    bounds = f"min: {count.number}, max: {count.number}"
    if count.open or count.vague:
        bounds = f"max: {count.number}" if count.open == "most" else f"min: {count.number}"
    return f"add a line under figures: - {{kind: {count.kind}, group: …, {bounds}, by: …, sources: [{source}]}}"


def _losses(article: Article, passage: Passage, told: set[tuple[str, int]]) -> Iterator[Diagnostic]:
    """Numbers of losses, which may or may not count the wounded."""
    found = (_found(*_lost(), passage.unquoted, *sentence) for sentence in passage.holding(VAGUE_SIGNS))
    for match in chain.from_iterable(found):
        name = next(n for n in ("number", "number2", "number3") if match[n])
        word = match["word"] or match["word2"] or match["word3"]
        count = _count(passage, "killed-or-injured", match, name)
        following = passage.text[match.end() : match.end() + 30]
        if count is None or DEFINED.search(match[0]) or DEFINED.search(following.split(".")[0]):
            continue
        if not any(_holds(f, count) for f in article.figures if f.kind == "killed-or-injured"):
            message = f'"{word}" may mean killed, or killed and wounded, in: {passage.said(match.start())}'
            cure = f"write how many were killed and how many wounded; or quote the word, and add a line under figures: with kind: killed-or-injured ({count.number})"
            yield problem("figure-kind-vague", passage.place(match.start(), match.end()), message, cure)
