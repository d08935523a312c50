"""The word lists of the importer: what is residue, what is loaded, what is strong.

Holds no rule; the modules beside it decide what a listed word means.
"""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Buttons and labels of a page: alone on a line, or glued to the end of one.
BUTTONS = (
    "share", "share this", "share this article", "share article", "share on facebook", "share on twitter",
    "share on x", "share on telegram", "tweet", "copy link", "print", "print this page", "email", "save",
    "listen", "advertisement", "advertising", "sponsored", "read more", "show more", "load more", "see more",
    "comments", "leave a comment", "add a comment", "no comments", "related", "related articles",
    "related news", "most read", "most popular", "trending", "breaking", "menu", "skip to content",
    "skip to main content", "back to top", "log in", "sign in", "loading", "subscribe", "follow us", "cookies",
    "accept", "accept all", "accept cookies", "accept all cookies", "reject all", "all rights reserved",
)  # fmt: skip
# Openings that make the rest of the line residue: references to other pages, captions.
REFERENCES = (
    "read also", "also read", "see also", "read next", "read more", "related", "watch also", "more on this",
    "photo", "photos", "image", "picture", "illustrative photo", "illustration", "video", "infographic",
)  # fmt: skip
# Whole lines about the site itself; they begin so.
INVITATIONS = (
    "we use cookies", "this site uses cookies", "this website uses cookies", "our site uses cookies",
    "by continuing to use", "by clicking", "subscribe to", "subscribe for", "sign up for", "sign up to",
    "get our newsletter", "join our", "follow us", "enter your email", "your email address", "photo by",
    "image by", "photo credit", "image credit", "if you notice an error", "if you find an error",
    "found a mistake", "copyright ©", "©", "download our app", "support us on",
)  # fmt: skip
DATELINE = (
    "published", "updated", "posted", "modified", "created", "last", "date", "on", "at", "am", "pm", "a", "p", "m",
    "gmt", "utc", "eet", "cet", "est", "edt", "et", "bst", "msk", "eest", "cest",
)  # fmt: skip

ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "maj", "capt", "sgt", "gov", "sen", "rep", "prof", "rev",
    "jr", "sr", "no", "vs", "etc", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "kft", "inc", "ltd", "co", "corp", "e.g", "i.e", "cf", "al",
})  # fmt: skip

# What a speaker is; the word that ends a name and begins a role.
ROLES = frozenset({
    "president", "chancellor", "minister", "premier", "king", "queen", "prince", "princess", "emir", "sultan",
    "head", "chief", "chair", "chairman", "chairwoman", "chairperson", "commander", "general", "colonel", "major",
    "captain", "admiral", "lieutenant", "brigadier", "marshal", "director", "secretary", "spokesman",
    "spokeswoman", "spokesperson", "speaker", "leader", "dictator", "ambassador", "envoy", "representative",
    "governor", "mayor", "senator", "deputy", "lawmaker", "member", "adviser", "advisor", "aide", "analyst",
    "expert", "professor", "journalist", "correspondent", "editor", "founder", "coordinator", "officer", "soldier",
    "pope", "bishop", "imam", "ayatollah", "judge", "prosecutor", "lawyer", "negotiator", "official", "doctor",
})  # fmt: skip
ROLE_OPENINGS = frozenset({
    "former", "acting", "deputy", "vice", "prime", "foreign", "defence", "defense", "interior", "first", "chief",
    "senior", "supreme", "military", "presidential", "press", "interim", "permanent", "special", "the",
})  # fmt: skip
SMALL_WORDS = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "that", "which",
    "who", "whose", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "its", "his", "her",
    "their", "into", "over", "after", "before", "near", "about", "where", "when", "than", "between", "during",
})  # fmt: skip
# Where a long sentence may end early and still say something.
CLAUSES = (
    ", ", "; ", " — ", " – ", " - ", ": ", " when ", " which ", " who ", " whose ", " where ", " after ", " as ",
    " because ", " while ", " captured ", " following ", " in which ",
)  # fmt: skip

# Headlines say "releases" where reports say "has released".
PRESENT = {
    "accepted": "accept", "accused": "accuse", "agreed": "agree", "announced": "announce", "approved": "approve",
    "arrested": "arrest", "asked": "ask", "attacked": "attack", "banned": "ban", "begun": "begin",
    "blocked": "block", "bombed": "bomb", "called": "call", "captured": "capture", "claimed": "claim",
    "closed": "close", "condemned": "condemn", "confirmed": "confirm", "declared": "declare", "denied": "deny",
    "destroyed": "destroy", "detained": "detain", "died": "die", "ended": "end", "fired": "fire", "hit": "hit",
    "imposed": "impose", "killed": "kill", "launched": "launch", "left": "leave", "lost": "lose",
    "offered": "offer", "ordered": "order", "proposed": "propose", "published": "publish", "received": "receive",
    "recaptured": "recapture", "refused": "refuse", "rejected": "reject", "released": "release",
    "reported": "report", "resigned": "resign", "retaken": "retake", "said": "say", "seized": "seize",
    "sent": "send", "shown": "show", "shelled": "shell", "signed": "sign", "started": "start", "struck": "strike",
    "suspended": "suspend", "taken": "take", "threatened": "threaten", "told": "tell", "urged": "urge",
    "voted": "vote", "vowed": "vow", "warned": "warn", "withdrawn": "withdraw", "won": "win",
}  # fmt: skip

# How much a word of size claims; a heading must not claim more than its text.
STRENGTH = {
    "minor": 1, "small": 1, "slight": 1, "limited": 1, "light": 1,
    "some": 2, "several": 2, "moderate": 2,
    "significant": 3, "considerable": 3, "substantial": 3, "notable": 3, "serious": 3,
    "large": 4, "major": 4, "heavy": 4, "severe": 4,
    "massive": 5, "huge": 5, "enormous": 5, "colossal": 5, "devastating": 5, "catastrophic": 5,
    "unprecedented": 5, "total": 5, "complete": 5, "crushing": 5, "horrific": 5,
}  # fmt: skip
CLAIMS_MUCH = 4

# Words that take a side, and what a neutral report says.
LOADED = {
    "occupier": "soldier", "occupiers": "soldiers", "invaders": "forces", "orcs": "soldiers",
    "terrorists": "who calls them so?", "terrorist": "who calls it so?", "militants": "fighters",
    "bandits": "fighters", "thugs": "who calls them so?", "mercenaries": "who calls them so?",
    "dictator": "leader", "regime": "government", "puppet": "who calls it so?", "junta": "military government",
    "liberated": "retaken", "liberation": "recapture", "neutralised": "killed", "neutralized": "killed",
    "eliminated": "killed", "liquidated": "killed", "martyrs": "dead", "martyred": "killed", "heroes": "soldiers",
    "heroic": "", "heroically": "", "barbaric": "", "cowardly": "", "brutal": "", "vile": "", "bloodthirsty": "",
    "treacherous": "", "so-called": "", "nazis": "who calls them so?", "hordes": "forces", "henchmen": "aides",
    "cannon fodder": "who calls them so?",
}  # fmt: skip
# Openings of a sentence that hide who knows.
UNSOURCED = (
    "it is known", "it became known", "it has become known", "it is reported", "it was reported",
    "it is believed", "it is understood", "it turned out", "as is known", "as it became known", "sources say",
    "sources said", "some reports", "reports suggest", "rumours", "rumors",
)  # fmt: skip
