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
from generator.prose.numbers import NUMBER, OPENS, value
from generator.prose.passages import HEADING, Passage

_HEARD = "known|reported|understood|believed|thought|said|claimed|alleged|rumou?red|assumed|estimated|feared|suspected|expected|presumed|widely (?:believed|thought|reported)"
_TOLD = "suggested|speculated|argued|hinted|acknowledged|announced|confirmed|stated|revealed|established|learned|learnt|disclosed|documented|noted"
_VAGUE = "(?:the )?(?:(?:some|many|several|various|other|certain|local|unnamed|anonymous|unconfirmed|multiple|media|press|news|informed|early|initial|first|recent|reliable|credible|military|security) )*"
_SAY = "say|says|said|claim|claims|claimed|suggest|suggests|suggested|indicate|indicates|indicated|believe|believed|report|reported|state|stated|allege|alleged|describe|emerged|spoke|confirm|confirms|confirmed|have it|told (?!(?:the )?(?-i:[A-Z]))"
_THINK = f"{_SAY}|think|expect|fear|argue|warn|warned|predict|predicted|estimate|doubt"
_ADVERBS = "(?:(?:unconfirmed|unverified|conflicting|contradictory|numerous|many|several|some|widespread|persistent|growing|mounting|credible|early|first|new|initial|fresh|increasing|local) )*"
_OWN = r"(?<!['’]s )(?<!(?-i:[A-Z]{2}) )(?<!\bits )(?<!\btheir )"  # "UN experts", "the agency's analysts" have a name
_CLOSE = '(?: (?:close to|within|inside|in|at|near|from|familiar with|with knowledge of) [^.,;:“"]{1,50}?)?'
# Statements of nobody that carry what follows them: whoever speaks there is part of what nobody says.
_CARRYING = (
    rf"\b(?:it (?:is|was|has been|had been|is being|was being|is also|was also|is now|is widely|was widely|is generally) (?:also |now |widely |well |generally |commonly )?(?:(?:{_HEARD})(?: that\b|,|\b(?! (?:as|for|to)\b))|(?:no secret|clear|obvious|evident|common knowledge) that\b|(?:{_TOLD})(?: (?:on|in|at|late|earlier|yesterday|today|this)\b[^.,;:“\"]{{0,25}}?)? that\b)|it (?:became|has become|had become) (?:known|clear) that\b"
    rf"|(?:sources?|insiders?){_CLOSE} (?:(?:have|has|had|also|reportedly) )?(?:{_SAY})\b"
    rf"|(?:reports|rumou?rs|accounts|{_OWN}(?:observers|experts|analysts|commentators|critics)|(?:media|news|press|online|telegram) (?:posts|users|channels|outlets|agencies|reports)|(?<!state )media|evidence|signs|indications) (?:have |had |also )?(?:{_THINK})\b"
    rf"|(?:(?-i:Estimates)|(?<=\bsome )estimates|(?<=\bmost )estimates|(?<=\bother )estimates|(?<=\bearly )estimates|(?<=\brough )estimates|(?<=\binitial )estimates|(?<=\bfirst )estimates) (?:have |had |also )?(?:put|place|placed|range|ranged|run|{_SAY})\b"
    r"|(?:unverified|unconfirmed|undated) (?:videos?|footage|photos?|photographs?|pictures?|images|clips?)\b[^.,;:“\"]{0,40}? (?:shows?|showed|purports?|purported|appears?|appeared|suggests?|suggested)\b"
    r"|(?:footage|videos?|photos|photographs|pictures|images|clips?) (?:circulating|shared|spreading|posted|published) (?:widely )?(?:online|on (?:social media|telegram|the internet))\b"
    r"|speculation (?:[\w’'-]+ ){0,3}?that\b|(?:nobody|no one|few) (?:doubts?|doubted|disputes?|disputed) that\b"
    rf"|(?:unnamed|anonymous|unidentified) (?!sources)[^.,;:“\"]{{2,40}}? (?:{_SAY})\b"
    r"|(?:claims|allegations|reports|rumou?rs) (?:(?:have|had|are|were) )?(?:also )?(?:emerged|surfaced|circulated|circulating|spread|spreading)\b"
    rf"|according to {_VAGUE}(?:sources|reports|rumou?rs|observers|experts|analysts|media|accounts|estimates|media reports|news reports)\b(?! (?:of|by|in|from|at|cited|quoted|close|who|released|published|given|compiled))"
    r"|according to (?:an? |one |some |several |two |three )?(?:unnamed|anonymous|unidentified)\b"
    rf"|according to (?:an?|one) {_VAGUE}(?:source|insider)\b(?! (?:of|by|in|from|at|cited|quoted|close|who))"
    r"|(?:some|many) (?:(?:say|believe|claim|think|argue)|have (?:argued|claimed|suggested|said)(?! (?:about|an?|for|over|with)\b))\b|everyone knows\b|everybody knows\b|(?-i:People) say\b|(?:emerged|turned out|transpired|appears|seems) that\b|as (?:is|was) (?:well |widely |generally |commonly )?known\b|(?:it|that) goes without saying\b"
    rf"|there (?:is|are|was|were|has been|have been) {_ADVERBS}(?:(?:reports|rumou?rs|claims|allegations|suggestions|speculation|talk) (?:that|of)|(?:signs|indications) that)\b|rumou?r has it\b|word (?:has it|is that|(?:has |had )?(?:spread|spreads|got out|came|went round) that)\b)"
)
_BARE = (
    r"\b(?:(?:reportedly|allegedly|supposedly|purportedly|rumou?redly)\b|(?-i:Apparently)\b"
    r"|(?:presumed|feared|reported|confirmed|believed) (?:dead|killed|missing|captured|wounded|injured)\b"
    r"|widely (?:blamed|attributed|suspected|credited|believed|thought|assumed)\b"
    r"|(?<=\ban )estimated(?= \d)|(?:is|are|was|were|been) (?:(?:accused|suspected) of|(?:put|estimated) at)\b)"
)
_BELIEVED = rf"\b(?:is|are|was|were) (?:widely |also |now )?(?:{_HEARD}) to (?:have|be)\b"
_AFFECTED = "killed|wounded|injured|hurt|captured|detained|arrested|destroyed|damaged|shot down|downed|intercepted|hit|displaced|evacuated|abducted|kidnapped|executed|looted|burned|burnt|shelled|struck|sunk|seized|found dead|tortured|beaten|taken (?:hostage|prisoner|captive)|murdered|massacred|slain|shot dead|maimed|freed|released|exchanged|deported|rescued|bombed|attacked|derailed|retaken|recaptured|liberated|razed|flattened|trapped|raped|buried|hospitali[sz]ed|evicted|expelled|uprooted|exhumed|demolished|targeted|torched|stranded|beheaded|hanged|recovered|found|sentenced|jailed|imprisoned|slaughtered"
_UNIT = "days?|hours?|minutes?|weeks?|months?|years?|decades?|km|kilomet\\w+|miles?|met(?:re|er)s?|tons?|tonnes?|percent|per|o’clock|January|February|March|April|May|June|July|August|September|October|November|December"
_PASSIVE = rf"(?P<number>{NUMBER}|\b(?:several|many|numerous|a number of)\b)(?:[ \u00a0]+of[ \u00a0]+(?:the|its|their|these|those|all)[ \u00a0]+(?:{NUMBER}))?(?![ \u00a0]+(?:{_UNIT})\b)(?:[ \u00a0]+(?!{OPENS}|who\b|that\b|which\b)[\w'’-]+){{0,7}}?[ \u00a0]+(?:was|were|has been|have been|had been|are being|were being) (?:also |reportedly |later )?(?:{_AFFECTED})\b(?! guilty)"
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
    r"|\baccording to\b|\bciting\b|\bby (?:his|her|its|their|the [\w ]+['’]s|\w+['’]s) (?:own )?(?:account|count|own words)\b|\bin \w+['’]s (?:account|count|report|words|text)\b"
    r"|\bquoted by\b|\b(?:was|were) (?:told|named|identified|quoted) by\b|\bsaid by\b|\b(?:reported|confirmed|announced|stated|described) by\b|\bin an? (?:statement|interview|report|tweet|post|letter|video|audio message)\b|\baccount of\b)"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Large patterns take long to compile, and many texts hold no sign of what they find: each is compiled when it is first wanted."""
    return re.compile(pattern, re.IGNORECASE)


VOICE = re.compile(
    r"sources?\b|insiders?\b|reports\b|rumou?rs\b|observers\b|commentators\b|critics\b|(?:un|anon)|according to",
    re.IGNORECASE,
)
THE = re.compile(r"\b(?:the|these|those) $", re.IGNORECASE)  # of whom the sentence before told
UNNAMED = re.compile(r"\b(?:sources?|insiders?|rumou?rs?)\b[^,.;:“\"]{0,60}$", re.IGNORECASE)
TOLD = re.compile(r"told (?:the )?(?-i:[A-Z])", re.IGNORECASE)
IN_PASSING = re.compile(r"\bwhat (?:[\w’'-]+ ){1,3}$", re.IGNORECASE)  # "what the police declared an attack"
LAST = re.compile(r",[^,]{0,60}$")
LEFT = 50  # letters that may stand behind a sentence's last verb of saying
NO_SUBJECT = re.compile(
    r"\b(?:it|there|been|be|being|was|were|is|are|the|an?|his|her|its|their|this|that)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
# Words of which one is in every such statement, at its beginning: voices, which carry what follows, and bare words.
VOICES = frozenset(
    re.findall(
        "[a-z]+",
        "source sources insider insiders reports rumours rumors observers experts analysts commentators critics accounts media online telegram unnamed anonymous "
        "unidentified claims allegations emerged turned transpired appears seems rumour rumor everyone everybody people evidence news press signs indications "
        "estimates unverified unconfirmed undated footage video videos photo photos photograph photographs pictures images clip clips speculation nobody few",
    )
)
BARE = frozenset(
    re.findall(
        "[a-z]+",
        "reportedly allegedly supposedly purportedly rumouredly rumoredly apparently presumed feared reported confirmed believed widely estimated",
    )
)
# Beginnings of the others; plain strings, since looking for these is many times faster.
UNSAID = (
    "it is ", "it was ", "it has ", "it had ", " to have ", " to be ", "according to", "some say", "many say", "some believe", "many believe", "some claim",
    "some think", "many think", "some argue", "many argue", "as is ", "as was ", "there is ", "there are ", "there was ", "there were ", "there has been ", "there have been ", "word has ", "word had ", "word is that", "word spread", "word got", "word came",
    "word went", "it became", "some have", "many have", "no one d", "it goes", "that goes",
)  # fmt: skip
BEING_THEN = re.compile(r"\b(?P<who>who (?:had |have |has |also )?)?(?P<being>is|are|was|were|been) $")
NEEDED = tuple((frozenset(sign.split()[: 2 if sign.count(" ") > 1 else 1]), sign) for sign in UNSAID)
BE_SIGNS = frozenset({"accused", "suspected", "put", "estimated"})  # after a form of "be"
AFFECTED_SIGNS = frozenset(re.findall(r"[a-z]+", _AFFECTED)) - {"down", "dead"}
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
    places = [(at, _CARRYING) for at in passage.places(VOICES)]
    places.extend((at, _BARE) for at in passage.places(BARE))
    places.extend((at - gap, _BARE) for at in passage.places(BE_SIGNS) if (gap := _being(passage.lower, at)))
    for needed, sign in NEEDED:
        at = passage.lower.find(sign) if needed <= passage.words else -1
        while at >= 0:
            places.append((at, _CARRYING))
            at = passage.lower.find(sign, at + 1)
    for at, pattern in sorted(places):
        if passage.lower.startswith(" to ", at):
            match = _compiled(_BELIEVED).search(passage.unquoted, max(0, at - 40), at + 9)
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
    sentences = passage.holding(AFFECTED_SIGNS) if passage.words & BEING else []
    sentences = [(start, end) for start, end in sentences if SUFFERED.search(passage.lower, start, end)]
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
        carried = but.end() - start if _compiled(_CARRYING).match(passage.unquoted, but.start()) else end
        sentence = f"{sentence[: but.start() - start]}{' ' * len(but[0])}{sentence[but.end() - start :]}"
    if _speaks(_named(sentence), carried) or any(start <= c < end for c in passage.cited):
        return True
    if not start or (but and VOICE.match(but[0]) and not THE.search(passage.unquoted, 0, but.start())):
        return False
    before, _ = passage.sentence(start - 1)
    return _speaks(_named(passage.unquoted[before:start])) or any(before <= c < start for c in passage.cited)


def _named(sentence: str) -> str:
    """The sentence without those who are nobody, each letter at its place."""
    for pattern in (_CARRYING, _BARE, _BELIEVED):
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
