"""How statements sound that nobody makes: the phrases, and the words by which they are looked for.

Two sorts: phrases that carry what follows them ("sources say that …"), so that whoever speaks there is part of what nobody says, and
bare words ("reportedly"). `docs/checks/attribution.md` says how well they do.
"""

from __future__ import annotations

import re

# It is said …
HEARD = "known|reported|understood|believed|thought|said|claimed|alleged|rumou?red|assumed|accepted|agreed|recogni[sz]ed|whispered|estimated|feared|hoped|suspected|expected|presumed|widely (?:believed|thought|reported)"
_TOLD = "suggested|speculated|argued|hinted|acknowledged|announced|confirmed|stated|revealed|established|learned|learnt|disclosed|documented|noted"
_LATER = r"(?: (?:on|in|at|late|earlier|yesterday|today|this)\b[^.,;:“\"]{0,25}?)?"
_IT = (
    r"it (?:is|was|has been|had been|is being|was being|is also|was also|is now|is widely|was widely|is generally) (?:also |now |widely |well |generally |commonly )?"
    rf"(?:(?:{HEARD})(?: that\b|,|\b(?! (?:as|for|to|by)\b))|(?:no secret|clear|obvious|evident|common knowledge) that\b|(?:{_TOLD}){_LATER} that\b)"
    r"|it (?:became|has become|had become) (?:known|clear) that\b|(?:it|that) goes without saying\b|as (?:is|was) (?:well |widely |generally |commonly )?known\b"
    r"|(?:emerged|turned out|transpired|appears?|seems?) that\b|(?:has|have) it that\b"
)

# Voices without a name …
_SAY = (
    "say|says|said|claim|claims|claimed|suggest|suggests|suggested|indicate|indicates|indicated|believe|believed|report|reported|state|stated|allege|alleged|describe|described|"
    "emerged|spoke|speak|speaks|tell of|point|points|pointed|confirm|confirms|confirmed|have it|told (?!(?:the )?(?-i:[A-Z]))"
)
_ADD = f"{_SAY}|put|hint|hinted|hints|admit|admits|admitted|add|adds|added|explain|explained|deny|denied|insist|insisted|warn|warned"  # what one voice does
_THINK = f"{_SAY}|think|expect|fear|agree|argue|warn|warned|predict|predicted|estimate|doubt|maintain|maintained|insist|contend|suspect|whisper|put|abound|abounded|persist|persisted"
_TOLD_OF = r"(?:have |had |also )?"
_OWN = r"(?<!['’]s )(?<!(?-i:[A-Z]{2}) )(?<!\bits )(?<!\btheir )(?<!\band )"  # "UN experts", "the agency's analysts" have a name
_NEAR = r"(?:close to|within|inside|in|on|at|near|from|familiar with|with knowledge of)"
_CLOSE = rf'(?: {_NEAR} [^.,;:“"]{{1,50}}?)?'
_WHOSE = "hospitals?|police|agency|ministry|office|officials|authorities|government|army|military|protesters|residents|witnesses"
_FROM = rf'(?: (?:from|about|on) (?!(?-i:[A-Z]{{2}})|[^.,;:“"]{{0,40}}\b(?:{_WHOSE})\b)[^.,;:“"]{{1,40}}?)?'  # "reports from the scene", not "from AFP"
_ROUGH = ("some", "most", "other", "early", "rough", "initial", "first", "one")
_ESTIMATES = "|".join(rf"(?<=\b{word} )estimates?" for word in _ROUGH)
_PICTURES = "videos?|footage|photos?|photographs?|pictures?|images|clips?"
_SOME = "some|several|many|various|multiple|numerous|local|other|unnamed"
_VOICES = (
    rf"(?:sources?|insiders?){_CLOSE} (?:(?:have|has|had|also|reportedly) )?(?:{_ADD})\b"
    rf"|(?:(?:reports|rumou?rs|accounts|indications|signs){_FROM}|{_OWN}(?:observers|experts|analysts|commentators|critics|bloggers|newspapers|channels)|the press|(?:informed|well-informed|diplomatic|political|military) circles"
    rf"|(?:media|news|press|online|telegram) (?:posts|users|channels|outlets|agencies|reports)|(?<!\band )(?:{_SOME}) (?:outlets|papers|websites|sites|agencies)|(?<!state )media|evidence|(?-i:Intelligence))"
    rf" {_TOLD_OF}(?:{_THINK})\b"
    rf"|(?:(?-i:Estimates)|{_ESTIMATES}) {_TOLD_OF}(?:puts?|place|placed|range|ranged|run|{_SAY})\b"
    rf"|(?:unofficial|preliminary|provisional|unconfirmed) figures {_TOLD_OF}(?:put|show|showed|{_SAY})\b"
    rf"|(?:unverified|unconfirmed|undated) (?:{_PICTURES})\b[^.,;:“\"]{{0,40}}? (?:shows?|showed|purports?|purported|appears?|appeared|suggests?|suggested)\b"
    rf"|(?:{_PICTURES}) (?:circulating|shared|spreading|posted|published) (?:widely )?(?:online|on (?:social media|telegram|the internet))\b"
    rf"|(?:unnamed|anonymous|unidentified|(?<=well-)placed) (?!sources)[^.,;:“\"]{{2,40}}? (?:{_ADD})\b|(?:asked|wished|wanted|preferred|requested|chose) not to be (?:named|identified)\b"
    r"|(?:declined|refused) to be (?:named|identified)\b|(?:asked for|requested|condition of) anonymity\b"
    r"|(?:details|information) (?:has|have|had) emerged\b|(?:claims|allegations|reports|rumou?rs) (?:(?:have|had|are|were) )?(?:also )?(?:emerged|surfaced|circulated|circulating|spread|spreading)\b"
    r"|(?:some|many|several) (?:people )?(?:(?:say|believe|claim|think|argue|fear|hope|expect|suspect|told of)|have (?:argued|claimed|suggested|said|feared)(?! (?:about|an?|for|over|with)\b))\b"
    r"|(?:allegations|accusations|rumou?rs|claims|suspicions) of [^.,;:“\"]{2,40}? (?:continue|persist|surround|abound|swirl|circulate|mount)\b"
    r"|every(?:one|body) knows\b|(?-i:People) say\b|(?:nobody|no one|few) (?:doubts?|doubted|disputes?|disputed) that\b|speculation (?:[\w’'-]+ ){0,3}?that\b"
    r"|rumou?r has it\b|word (?:on the street |has it |is |(?:has |had )?(?:spread|spreads|got out|came|went round) )(?:is )?that\b|word has it\b"
)

# According to those …
_VAGUE = f"(?:the )?(?:(?:{_SOME}|certain|anonymous|unconfirmed|media|press|news|informed|early|initial|first|recent|reliable|credible|military|security) )*"
_NAMED_AFTER = r"(?! (?:of|by|in|from|at|cited|quoted|close|who|released|published|given|compiled))"
_ACCORDING = (
    rf"according to {_VAGUE}(?:sources|reports|rumou?rs|observers|experts|analysts|media|accounts|estimates|media reports|news reports)\b{_NAMED_AFTER}"
    r"|according to (?:an? |one |some |several |two |three )?(?:unnamed|anonymous|unidentified)\b"
    rf"|according to (?:an?|one) {_VAGUE}(?:source|insider)\b{_NAMED_AFTER}"
)

# There are …
_MANY = (
    "(?:(?:unconfirmed|unverified|conflicting|contradictory|numerous|many|several|some|widespread|persistent|growing|mounting|credible|early|first|new|initial|fresh|"
    "increasing|local|no|little|clear|strong|ample) )*"
)
_THERE = (
    rf"there (?:is|are|was|were|has been|have been|can be) {_MANY}"
    r"(?:(?:reports|rumou?rs|claims|allegations|suggestions|speculation|talk|evidence|suspicions?|fears?) (?:that|of)|(?:signs?|indications?|doubt) that)\b"
)

CARRYING = rf"\b(?:{_IT}|{_VOICES}|{_ACCORDING}|{_THERE})"

_BE = "(?:is|are|was|were|been|being)"
_HARMED = "dead|killed|missing|captured|wounded|injured"
BARE = (
    r"\b(?:(?:reportedly|allegedly|supposedly|purportedly|rumou?redly)\b|(?-i:Apparently|Evidently|Undoubtedly|Doubtless|Obviously|Clearly)\b"
    rf"|(?:presumed|feared|reported|confirmed|believed) (?:{_HARMED})\b"
    r"|widely (?:blamed|attributed|suspected|credited|believed|thought|assumed|seen|regarded|viewed|considered)\b|(?<=\ban )estimated(?= \d)"
    rf"|{_BE} (?:(?:accused|suspected) of|(?:put|estimated) at|(?:(?:blamed|pinned) on|blamed for|attributed to|(?:regarded|viewed|seen) as|considered (?:to be|an?|the|as))\b(?![^.,;]* by\b)|feared\b(?! by)"
    r"|reported\b(?= (?:in|near|on|at|from|across|along|around|to (?:have|be)|(?:early|late|earlier|yesterday|today)\b)|[.;,])(?! by\b)))"
    r"|\b(?:explosions?|blasts?|gunfire|gunshots|shots|shelling|sirens|bangs) (?:was|were|has been|have been|had been|could be) heard\b"
)
_OF_WHOM = "said|believed|thought|understood|alleged|rumou?red|claimed|presumed|feared|reputed"
BELIEVED = rf"\b(?:is|are|was|were) (?:widely |also |now )?(?:(?:{HEARD}|reputed) to (?:have|be)|(?:{_OF_WHOM}) to (?!(?:him|her|them|us|me|you|it|the|an?|this|that|those|their|his)\b)[a-z]+)\b"

# Words of which one is in every such statement, at its beginning: voices, which carry what follows, and bare words.
VOICES = frozenset(
    re.findall(
        "[a-z]+",
        "source sources insider insiders reports rumours rumors observers experts analysts commentators critics accounts media online telegram unnamed anonymous "
        "unidentified claims allegations emerged turned transpired appears appear seems seem accusations suspicions placed rumour rumor everyone everybody people evidence news press signs indications "
        "estimates estimate unverified unconfirmed undated footage video videos photo photos photograph photographs pictures images clip clips speculation nobody few "
        "bloggers newspapers channels intelligence unofficial preliminary provisional details information asked wished wanted preferred requested chose declined refused",
    )
)
BARE_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        "reportedly allegedly supposedly purportedly rumouredly rumoredly apparently evidently undoubtedly doubtless obviously clearly presumed feared reported confirmed believed widely estimated "
        "explosion explosions blast blasts gunfire gunshots shots shelling sirens bangs",
    )
)
# After a form of "be".
BE_SIGNS = frozenset(
    re.findall(
        "[a-z]+",
        "accused suspected put estimated blamed pinned attributed regarded viewed seen considered feared reported",
    )
)
# Beginnings of the others; plain strings, since looking for these is many times faster.
UNSAID = (
    "it is ", "it was ", "it has ", "it had ", "according to", "as is ", "as was ", "there is ", "there are ", "there was ", "there were ", "there has been ", "there have been ", "there can be ", "word has ",
    "word had ", "word is that", "word on the", "word spread", "word got", "word came", "word went", "it became", "no one d", "it goes", "that goes", "has it that", "have it that", "informed circles", "diplomatic circles", "political circles", "military circles", "the press ",
    "condition of anonymity",
    *(f"{some} {voice} " for some in _SOME.split("|") for voice in ("outlets", "papers", "websites", "sites", "agencies")),
    *(f"{some} {does} " for some in ("some", "many", "several") for does in ("people", "have", "say", "believe", "claim", "think", "argue", "fear", "hope", "expect", "suspect", "told")),
)  # fmt: skip
# Of what is said of somebody: the beginnings of what follows "is" or "was", and two ends.
REPUTED = (
    " to have ", " to be ", "said to ", "believed to ", "thought to ", "understood to ", "alleged to ", "rumoured to ", "rumored to ", "claimed to ", "presumed to ", "feared to ",
    "reputed to ",
)  # fmt: skip
