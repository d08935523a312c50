"""Which things of the registries a text names, and how much it is about each.

Matches whole words; the longest name wins. Proposes, never decides; reads no registry itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from generator.intake.sentences import sentences
from generator.intake.words import SMALL_WORDS

MOST = {"tag": 6, "entity": 6, "place": 4, "source": 3, "conflict": 1}
HEAD_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Known:
    """One thing of the registries that a text may name; a source's names hold its domains too."""

    kind: str
    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: ids by kind (best first), spellings by id, and names that fit two things."""

    ids: dict[str, tuple[str, ...]]
    spellings: dict[str, tuple[str, ...]]
    shared: dict[str, tuple[str, ...]]


def named(text: str, head: str, known: Sequence[Known]) -> Named:
    """Find the known things in a text; `head` is its title and opening, where a mention weighs double."""
    tags = [k for k in known if k.kind == "tag"]
    conflicts = [k for k in known if k.kind == "conflict"]
    others = [k for k in known if k.kind in ("entity", "place", "source")]
    hits = {**_hits(text, head, tags, small=True), **_hits(text, head, conflicts, small=True)}
    hits |= _hits(text, head, others, small=False)
    hits |= _scattered(text, [t for t in tags if (t,) not in hits])
    rarity = _rarity(known)
    unique = {key: found for key, found in hits.items() if len(key) == 1}
    scores = {key[0]: _score(found, rarity) for key, found in unique.items()}
    ids = {kind: _best(kind, scores) for kind in MOST}
    ids["conflict"] = ids["conflict"] or _conflict_by_id(text, conflicts)
    spellings = {key[0].id: tuple(sorted({s for s, _ in found})) for key, found in unique.items()}
    shared = {found[0][0]: tuple(k.id for k in key) for key, found in hits.items() if len(key) > 1}
    return Named(ids, spellings, shared)


def plain(text: str, *, small: bool) -> str:
    """Without accents, curly apostrophes and hyphens; in small letters for what is no proper name."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub(r"[’ʼ`]", "'", re.sub(r"[\s\-‐‑–]+", " ", bare))
    return bare.lower() if small else bare


def outlet(host: str, known: Iterable[Known]) -> str:
    """The source that owns a web host, or ""."""
    for source in known:
        if source.kind == "source" and any(_owns(name.lower(), host.lower()) for name in source.names):
            return source.id
    return ""


_Found = list[tuple[str, int]]  # spelling and weight of each mention


def _hits(text: str, head: str, things: Sequence[Known], *, small: bool) -> dict[tuple[Known, ...], _Found]:
    """Every mention, under the things it may mean."""
    owners = _owners(things, small=small)
    if not owners:
        return {}
    words = "|".join(re.escape(name) for name in sorted(owners, key=lambda n: (-len(n), n)))
    shape = re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")
    found: dict[tuple[Known, ...], _Found] = {}
    for part, weight in ((text, 1), (head, HEAD_WEIGHT - 1)):
        for match in shape.finditer(plain(part, small=small)):
            found.setdefault(owners[match[0]], []).append((match[0], weight))
    return found


def _scattered(text: str, tags: Sequence[Known]) -> dict[tuple[Known, ...], _Found]:
    """Tags whose words stand in one sentence in another order: "exchange prisoners" for `prisoner-exchange`."""
    bags = [_stems(line) for part in text.split("\n") for line in sentences(part)]
    found: dict[tuple[Known, ...], _Found] = {}
    for tag in tags:
        for name in _names(tag):
            stems = _stems(name)
            if len(stems) > 1 and any(stems <= bag for bag in bags):
                found[(tag,)] = [(name, 1)]
    return found


def _stems(text: str) -> set[str]:
    """The words but for small ones, without a plural's s."""
    words = re.findall(r"\w+", plain(text, small=True))
    return {w.removesuffix("s") for w in words if w not in SMALL_WORDS and w.removesuffix("s")}


def _owners(things: Sequence[Known], *, small: bool) -> dict[str, tuple[Known, ...]]:
    """Which things each name may mean; a tag's id is a name too, for it is made of words."""
    owners: dict[str, tuple[Known, ...]] = {}
    for thing in things:
        for name in _names(thing):
            key = plain(name, small=small).strip()
            if len(key) > 1 and thing not in owners.get(key, ()):
                owners[key] = (*owners.get(key, ()), thing)
    return owners


def _names(thing: Known) -> Iterator[str]:
    yield from thing.names
    if thing.kind in ("tag", "conflict"):
        yield thing.id


def _rarity(known: Sequence[Known]) -> dict[str, float]:
    """How little a word is shared among all names: "war" says less than "ceasefire"."""
    bags = [set(plain(" ".join(_names(k)), small=True).split()) for k in known]
    counts = Counter(word for bag in bags for word in bag)
    return {word: log(1 + len(bags) / count) for word, count in counts.items()}


def _score(found: _Found, rarity: dict[str, float]) -> float:
    weight = sum(w for _, w in found)
    words = max((sum(rarity.get(w, 0.0) for w in plain(s, small=True).split()) for s, _ in found), default=0.0)
    return words * log(1 + weight)


def _best(kind: str, scores: dict[Known, float]) -> tuple[str, ...]:
    ranked = sorted((k for k in scores if k.kind == kind), key=lambda k: (-scores[k], k.id))
    return tuple(k.id for k in ranked[: MOST[kind]])


def _conflict_by_id(text: str, conflicts: Sequence[Known]) -> tuple[str, ...]:
    """The conflict whose id's words all stand in the text, when it is one only: `russia-ukraine`."""
    words = set(re.findall(r"[a-z0-9]+", plain(text, small=True)))
    fits = [c.id for c in conflicts if set(c.id.split("-")) <= words]
    return tuple(fits) if len(fits) == 1 else ()


def _owns(domain: str, host: str) -> bool:
    return "." in domain and (host == domain or host.endswith(f".{domain}"))
