"""Guards people whom the law or decency protects: proposes the field where a text suggests it, and keeps pictures back.

Knows no names; `link/guard.py` looks for those of private persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.prose.passages import Passage

_FIGHTER = r"(?:soldiers?|troops|servicem[ae]n|servicewom[ae]n|fighters?|pilots?|officers?|conscripts?|marines?|paratroopers?|combatants?|sergeants?|lieutenants?|captains?|majors?|colonels?|airm[ae]n|commanders?|recruits?|mercenar(?:y|ies)|North Koreans?)"
PRISONERS = (
    rf"\bprisoners? of war\b|\bPOWs?\b|\bcaptured (?:[\w-]+ ){{0,3}}?{_FIGHTER}\b|\bcaptive (?:[\w-]+ ){{0,2}}?{_FIGHTER}\b"
    rf"|\b{_FIGHTER} (?:[\w-]+ ){{0,3}}?(?:was|were|had been|have been|been) (?:captured|taken prisoner|taken captive|interrogated)\b"
    rf"|\bcaptur(?:ed|es|ing) (?:[\w-]+ ){{0,4}}?{_FIGHTER}\b|\b(?:taken|took|takes|taking) (?:[\w-]+ ){{0,5}}?prisoner\b"
    rf"|\binterrogati(?:ng|ons?)(?: of)? (?:[\w-]+ ){{0,3}}?{_FIGHTER}|\binterrogation (?:videos?|footage|tapes?|recordings?)\b|\binterrogat(?:ed|es|ing) (?:[\w-]+ ){{0,2}}?(?:captured|captives?)\b"
    rf"|\b(?:{_FIGHTER}|m[ae]n|wom[ae]n|prisoners?|civilians?) in captivity\b|\binterrogations? of (?:the |these |those |two |three |captured )*(?:men|women|man|woman|prisoners?|detainees?|suspects)\b"
    rf"|\bdetained (?:[\w-]+ ){{0,2}}?{_FIGHTER}\b|\b(?:prisoners?|detainees?) (?:(?:was|were|had been|have been|is|are) (?:[\w-]+ )?(?:paraded|shown|filmed|displayed|interviewed|forced to)|spoke|told|gave|described|appeared)\b"
    rf"|\b{_FIGHTER}, captured\b|\bcaptured (?:men|women)\b|\b(?:the|an?|one|each|both|two|three) captives?\b(?! (?:audience|market|breeding|animal|population|pow|of (?:any|his|her|its|the|a|an)\b|eagles?|birds?|whales?|dolphins?|lions?|tigers?|bears?|wolves|elephants?))"
)
_HARMED = r"(?:killed|wounded|injured|hurt|maimed|abducted|kidnapped|taken|deported|raped|abused|tortured|detained|recruited|orphaned|shot|dead|missing|rescued|freed|released)"
_AGE = r"(?:\d|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_YOUNG = r"(?:boys?|girls?|child|children|bab(?:y|ies)|pupils?|schoolboys?|schoolgirls?|schoolchildren|teenagers?|infants?|toddlers?|newborns?|orphans?|minors?|juveniles?)"
CHILD = (
    rf"\b{_AGE}-(?:year|month|week|day)-olds?\b(?! (?:war|conflict|ceasefire|truce|ban|law|plan|agreement|government|regime|rule|siege|blockade|insurgency|building|bridge|man|woman))"
    rf"|\b{_YOUNG} (?:aged |under |(?:was|were|had been|have been|has been|are|is|being) (?:also |later |reportedly )?(?:{_HARMED}|evacuated|moved|separated|trafficked|sold|enslaved))"
    rf"|\b(?:{_HARMED}) (?:[\w-]+ ){{0,3}}?{_YOUNG}\b|\b{_YOUNG} (?:died|dies|drowned|starved|froze|told|recalled|described|testified|(?:is|are|was|were) among the)\b|\b{_YOUNG}, (?:\d|1[0-7]),|\bchild soldiers?\b|\b(?-i:[A-Z])[\w’-]+, (?:\d|1[0-7]),|, aged {_AGE}\b|\bforced (?:to marry|into marriage)\b|\bchild (?:brides?|marriages?)\b|\b{_YOUNG} who [^.;:“]{{3,60}}? (?:told|said)\b|\b(?:boy|girl),? (?:aged )?(?:of )?{_AGE}\b"
)
HOSTAGE = r"(?<!\bfilm )(?<!\bmovie )(?<!\bnovel )\bhostages?\b(?! (?:by (?:high|low|rising|falling|prices|fear|politics)|to (?!be\b)|situation film|laws?\b|bills?\b))|\b(?:was|were|been) (?:kidnapped|abducted|held captive)\b|\b(?:kidnapped|abducted) (?:[\w-]+ ){0,3}?(?:people|men|women|civilians|workers?|students|pupils|journalists?|residents|villagers|passengers|tourists?|aid workers|engineers?|drivers?|doctors?|nurses?|priests?|teachers?|soldiers?|girls?|boys?|children|relatives)\b|\b(?:kidnapping|abduction) of\b|\b(?:kidnappers|abductors)\b|\b(?:for|a) ransom\b"
VICTIM = (
    r"\b(?:gang-)?(?:raped|molested)\b|\bsexually (?:assault|abus|violat)\w+|\bby rape\b|\bviolated (?:her|him|me|them)\b|\bkept as (?:a )?(?:\w+ )?slaves?\b|\bwaterboard\w+|\btortured (?:him|her|them|me|us|people|m[ae]n|wom[ae]n|prisoners?|detainees?|civilians?|suspects?)\b|\belectric shocks\b|\bhung by\b|\bstand naked\b|"
    r"\b(?:was|were|been|being) (?:gang-)?(?:raped|sexually (?:assaulted|abused)|tortured|trafficked|enslaved)\b|\bsold (?:as (?:a )?(?:\w+ )?slaves?|into (?:\w+ )?slavery)\b|\bsex(?:ual)? slaves?\b|\b(?:rape|torture|trafficking) (?:victims?|survivors?)\b"
    r"|\b(?:victims?|survivors?) of (?:[\w-]+ ){0,3}?(?:rape|sexual|torture|trafficking|abuse|slavery|(?:domestic|gender)\S*)\b|\bsexual (?:violence|slavery|abuse) against\b"
    r"|\b(?:trafficked|raped) (?:wom[ae]n|girls?|m[ae]n|boys?|people|persons?|migrants?)\b|\b(?:detainees?|prisoners?|inmates?) (?:was|were|had been|have been) (?:beaten|tortured|abused|raped|starved)\b"
)
PATIENT = (
    r"\b(?:\w+ )?patients (?:(?:who|in|at|of|from) |(?:was|were|are|had been|have been) (?:[\w-]+ )?(?:killed|wounded|injured|evacuated|moved|treated|operated|transferred|died|shot|taken|abducted|left|abandoned|discharged))"
    r"|\b(?:a|the|one|each) patient(?:’s|'s)? (?!(?:wait|approach|effort|man|woman|people)\b)|\b(?:her|his|my|our|their) patients?\b|\bpatients? (?:had been|have been|was|were) admitted\b|\bin an? (?:medically induced )?coma\b|\bin intensive care\b|\bon life support\b|\bmedical records\b"
)
WITNESS = r"\bwitness(?:es)? known as\b|\bidentity of (?:the|a|this) witness\b|\bwitness(?:es)? (?:had been|has been|was|were) (?:moved|hidden|resettled)\b|\b(?:witness protection|protection programme)\b|\b(?:witness|informer|informant)\b[^.;:“]{0,40}? testify\b|\bdistorted voice\b|\b(?:protected|anonymous|key|crown|state) witness(?:es)?\b|\bwitness(?:es)? (?:who |in the trial |before the court )?(?:testified|gave evidence|whose names?|whose life|under (?:a pseudonym|protection)|who asked not to be (?:named|identified))\b"
# For each class of people: words of which every pattern has one (or `-old`), and the pattern.
CLASSES = tuple(
    (group, frozenset(signs.split()), pattern)
    for group, signs, pattern in (
        ("prisoners-of-war", "prisoner prisoners pow pows captured captures capturing captive captives captivity detained detainee detainees taken took takes taking interrogated interrogates interrogating interrogation interrogations", PRISONERS),
        ("hostages", "hostage hostages kidnappers abductors ransom kidnapped abducted kidnapping abduction captive", HOSTAGE),
        ("victims", "raped rape assaulted abused tortured torture trafficked trafficking sexual sexually abuse slavery slave slaves enslaved beaten starved molested violated waterboarded waterboarding shocks hung naked", VICTIM),
        ("minors", "boy boys girl girls child children baby babies pupil pupils schoolboy schoolboys schoolgirl schoolgirls schoolchildren teenager teenagers infant infants toddler toddlers newborn newborns orphan orphans minor minors juvenile juveniles aged forced brides bride marriage marriages", CHILD),
        ("patients", "patients patient intensive support medical coma", PATIENT),
        ("witnesses", "witness witnesses informer informant protection distorted", WITNESS),
    )
)  # fmt: skip
SIGNS = frozenset().union(*(signs for _, signs, _ in CLASSES), ["detained", "captivity", "custody"])
CUSTODY = re.compile(r"\bcapt(?:ured|ives?|ivity)\b|\bin custody\b|\bdetained\b", re.I), re.compile(r"\binterrogat\w+|\bquestioned\b", re.I), re.compile(rf"\b{_FIGHTER}\b")  # fmt: skip
CUSTODY_SIGNS = frozenset(["captured", "captive", "captives", "captivity", "custody", "detained"])
PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|<img\b[^>]*>", re.IGNORECASE)


def unmarked(article: Article, read: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """Yield a warning where a text suggests protected people and the field is not written at all."""
    if article.protected is not None or "protected" in article.origin.faulty:
        return
    found: dict[str, tuple[Passage, re.Match[str]]] = {}
    for passage in read:
        present, old = SIGNS & passage.words, "-old" in passage.lower
        if not present and not old:
            continue
        for group, signs, pattern in CLASSES:
            meant = present & signs
            searched = (meant or (old and group == "minors")) and group not in found
            match = _first(passage, group, meant, pattern) if searched else None
            if match:
                found[group] = (passage, match)
        if "prisoners-of-war" not in found and CUSTODY_SIGNS & passage.words:
            all_three = [pattern.search(passage.text) for pattern in CUSTODY]
            if all(all_three):
                words = ", ".join(f'"{match[0]}"' for match in all_three if match)
                yield _proposal(passage, all_three[0], f"{words} together suggest", ("prisoners-of-war",))
                return
    if found:
        passage, match = next(iter(found.values()))
        groups = tuple(group for group, *_ in CLASSES if group in found)
        said = " and ".join(dict.fromkeys(f'"{" ".join(m[0].split())}"' for _, m in found.values()))
        yield _proposal(passage, match, f"{said} {'suggest' if len(found) > 1 else 'suggests'}", groups)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _first(passage: Passage, group: str, signs: frozenset[str], pattern: str) -> re.Match[str] | None:
    """The first place that suggests a class; only sentences with a sign of it are read."""
    sentences = passage.holding(signs)
    if group == "minors" and "-old" in passage.lower:
        sentences = [*sentences, passage.sentence(passage.lower.index("-old"))]
    found = (_compiled(pattern).search(passage.text, *sentence) for sentence in sentences)
    return next(filter(None, found), None)


def _proposal(passage: Passage, match: re.Match[str] | None, found: str, groups: tuple[str, ...]) -> Diagnostic:
    assert match is not None
    named = " and ".join(group.replace("-", " ") for group in groups)
    message = f"{found} {named}, and the article does not say whether it concerns any"
    cure = f"protected: [{', '.join(groups)}], or protected: [] if it does not"
    return problem("protected-unmarked", passage.place(*match.span()), message, cure)


def pictures(article: Article, body: Passage) -> Iterator[Diagnostic]:
    """Yield an error for each picture in an article about protected people, unless redacted or in the public interest."""
    if not article.protected or article.public_interest:
        return
    groups = ", ".join(article.protected)
    cure = 'make the people unrecognisable and set redacted: true, set no_people: true if it shows nobody, remove it, or give public_interest: "reason" (it is published)'
    image = article.image
    if image and not image.redacted and not image.no_people:
        message = f"the picture stands with protected people ({groups}) and is not marked redacted"
        yield problem("protected-image", image.origin.at("file"), message, cure)
    for match in PICTURE.finditer(body.raw) if "![" in body.raw or "<img" in body.raw else ():
        message = f"a picture in the text of an article about protected people ({groups}) cannot be marked redacted"
        yield problem("protected-image", body.place(*match.span()), message, f"use image: instead, and {cure}")
