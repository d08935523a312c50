"""The words that editors weigh before they use them: loaded ones, and ones that a heading may not use more strongly than its text.

A site without its own list (`content/house-words.yaml`) is held to the starting list below, which `digest init` writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.registry import HouseWord

STARTING = (
    HouseWord(word="occupiers", forms=("occupier",), instead="soldiers, or the army's name"),
    HouseWord(word="invaders", forms=("invader",), instead="soldiers, or the army's name"),
    HouseWord(word="aggressors", forms=("aggressor",), instead="the army's or the country's name"),
    HouseWord(word="terrorists", forms=("terrorist",), instead="fighters, gunmen, or the group's name", why="it judges"),
    HouseWord(word="regime", forms=("regimes",), instead="government, authorities"),
    HouseWord(word="puppet", forms=("puppets",), instead="backed by, with who says so"),
    HouseWord(word="thugs", forms=("thug",), instead="men, fighters"),
    HouseWord(word="butcher", forms=("butchers", "butchered"), instead="killed, killers"),
    HouseWord(word="martyr", forms=("martyrs", "martyred", "martyrdom"), instead="killed, the dead"),
    HouseWord(word="liberated", forms=("liberate", "liberates", "liberating", "liberation"), instead="took, retook"),
    HouseWord(word="neutralised", forms=("neutralized", "neutralise", "neutralize"), instead="killed, captured, destroyed"),
    HouseWord(word="liquidated", forms=("liquidate", "liquidation"), instead="killed"),
    HouseWord(word="eliminated", forms=("eliminate", "elimination"), instead="killed"),
    HouseWord(word="mopping up", forms=("mopped up", "mop-up"), instead="fighting on, searching"),
    HouseWord(word="collateral damage", instead="civilians killed, homes destroyed"),
    HouseWord(word="heroic", forms=("heroically",), instead="what they did"),
    HouseWord(word="barbaric", forms=("barbarians", "barbarous"), instead="what happened"),
    HouseWord(word="cowardly", instead="what happened"),
    HouseWord(word="so-called", instead="the name, and who disputes it"),
    HouseWord(word="massive", stronger_than=("significant", "large", "considerable", "big", "heavy")),
    HouseWord(word="huge", stronger_than=("significant", "large", "considerable", "big")),
    HouseWord(word="devastating", stronger_than=("serious", "significant", "heavy", "damaged")),
    HouseWord(word="massacre", forms=("massacred", "massacres"), stronger_than=("killed", "killings", "deaths", "dead")),
    HouseWord(word="slaughter", forms=("slaughtered",), stronger_than=("killed", "killings", "deaths", "dead")),
    HouseWord(word="destroyed", forms=("destroys", "destroy"), stronger_than=("damaged", "hit", "struck")),
    HouseWord(word="collapse", forms=("collapses", "collapsed"), stronger_than=("retreat", "withdrew", "withdrawal", "fell back")),
    HouseWord(word="torture", forms=("tortured",), stronger_than=("ill-treatment", "mistreated", "beaten", "abuse")),
    HouseWord(word="executed", forms=("executes", "execution"), stronger_than=("shot", "killed")),
    HouseWord(word="proves", forms=("proved", "proof"), stronger_than=("suggests", "indicates", "says", "said")),
    HouseWord(word="all-out", stronger_than=("limited", "local", "renewed")),
)  # fmt: skip


@dataclass(frozen=True)
class House:
    """The list, ready to be looked for."""

    loaded: Mapping[str, HouseWord]
    strong: Mapping[str, HouseWord]

    @cached_property
    def signs(self) -> tuple[frozenset[str], ...]:
        """The words of each loaded word or phrase, all of which stand in a text that uses it."""
        return tuple(frozenset(re.findall(r"[a-z]+", form)) for form in self.loaded)

    @cached_property
    def loaded_signs(self) -> frozenset[str]:
        """One word of each loaded word or phrase; a text that has none of these uses none."""
        return _signs(self.loaded)

    @cached_property
    def strong_signs(self) -> frozenset[str]:
        """The same of the strong words."""
        return _signs(self.strong)

    def may_use(self, signs: frozenset[str], words: frozenset[str]) -> bool:
        """Whether a text of these words may use a word of which these are the signs; one in other letters has none."""
        return "" in signs or not signs.isdisjoint(words)

    @cached_property
    def sought(self) -> re.Pattern[str]:
        """The loaded words, the longest first."""
        return _any(self.loaded)

    @cached_property
    def sought_in_headings(self) -> re.Pattern[str]:
        """The strong words, the longest first."""
        return _any(self.strong)


# Letters that a search which passes over case takes for others, though they are not their small letters.
ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "ς": "σ", "µ": "μ"})


def form(words: str) -> str:
    """A word or phrase as the list keeps it, and as one that was found is looked up."""
    return words.translate(ALIKE).lower()


def _signs(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(max(re.findall(r"[a-z]+", form), key=len, default="") for form in forms)


def _any(forms: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])", re.IGNORECASE)


def house(words: Iterable[HouseWord]) -> House:
    """The list as it is looked for."""
    loaded: dict[str, HouseWord] = {}
    strong: dict[str, HouseWord] = {}
    for entry in words:
        for said in (entry.word, *entry.forms):
            if entry.stronger_than:
                strong[form(said)] = entry
            if entry.instead or not entry.stronger_than:
                loaded[form(said)] = entry
    return House(loaded, strong)


HEAD = """\
# Words that we weigh before we use them outside a quotation. The list is yours: add, change and delete entries.
#
#   word, forms      the word or phrase and its other forms
#   instead          what to write instead; the check shows it
#   why              the reason, in a few words
#   stronger_than    weaker words for the same: a heading may not use the word where its text has only these
#   not              phrases in which the word is fine

"""


def starting_list() -> str:
    """The starting list as a registry file."""
    return HEAD + "".join(map(_entry, STARTING))


def _entry(word: HouseWord) -> str:
    parts = [f'word: "{word.word}"']
    parts += [f"forms: [{', '.join(word.forms)}]"] if word.forms else []
    parts += [f'{name}: "{value}"' for name, value in (("instead", word.instead), ("why", word.why)) if value]
    parts += [f"stronger_than: [{', '.join(word.stronger_than)}]"] if word.stronger_than else []
    return f"- {{{', '.join(parts)}}}\n"
