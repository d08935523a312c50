"""What was published, when, and what readers were told: the past as a value.

Plain tuples, for there are thousands and they are remembered from build to build. Times are Unix seconds. Holds no name and no
address of a person who worked on a file: nothing of them is ever read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

KINDS = ("article", "note")
LATEST = 253_370_764_800  # the first second of the year 9999: calendars go no further
Pair = tuple[str, str]


class Untold(Exception):
    """The past could not be read; the text is what was said instead."""


class Row(NamedTuple):
    """A change of one file: its bytes' name (`blob`, "" if it is gone), and the path it was moved from, if it was."""

    path: str
    blob: str
    commit: str
    at: int
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the past is kept: `git`, `ledger` or `none`.

    `rows` gives all changes after the state named by its argument, oldest first, or None where that state is not part of this
    past; `texts` gives files' bytes by their blobs. `fault` says why there is no past: `absent`, `shallow`, `partial`, ….
    """

    kind: str = "none"
    head: str = ""
    fault: str = ""
    rows: Callable[[str], tuple[Row, ...] | None] = lambda after: ()
    texts: Callable[[Iterable[str]], Mapping[str, bytes]] = lambda blobs: {}


NO_ARCHIVE = Archive()


class Seen(NamedTuple):
    """A state of a file in the past; `kind` is "" where it held nothing that could be published.

    `opens` is the time before which it was held back, 0 for none, -1 for a draft. `mended` are the days (as ordinals) of its
    corrections, `withdrawn` says whether it was taken back.
    """

    path: str
    blob: str
    commit: str
    at: int
    moved: str
    kind: str
    id: str
    opens: int
    url: str
    mended: tuple[int, ...]
    withdrawn: bool


class Fact(NamedTuple):
    """Something that changed: what (a word of the model), of which one, what it was and is; "" where there is none.

    `place` says where the new one stands: a field with its number, or a line of the file.
    """

    what: str
    which: str
    was: str
    now: str
    place: str = ""


class Part(NamedTuple):
    """A part of the article whose words changed: its name, and stretches of words marked `=`, `-` or `+`."""

    name: str
    words: tuple[tuple[str, str], ...]


class Cited(NamedTuple):
    """A citation of the past: enough to say what its origin is."""

    label: str
    url: str
    source: str
    via: str


class Said(NamedTuple):
    """What lists said of a state: its title and summary, and what its grade follows from.

    A claim is its stated status, whether it was denied, and the labels it named.
    """

    title: str
    summary: str
    verification: str
    claims: tuple[tuple[str, bool, tuple[str, ...]], ...]
    cited: tuple[Cited, ...]


class Change(NamedTuple):
    """What changed between two states, in words; `grave` are the facts that want a correction; `before` is what was said before."""

    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    grave: tuple[Fact, ...]
    before: Said | None

    @property
    def is_visible(self) -> bool:
        """Whether readers could see it."""
        return bool(self.facts or self.parts)


class Had(NamedTuple):
    """An address that something of a registry, an ordinary page or an edition had, from a time on and up to another one."""

    kind: str
    id: str
    url: str
    name: str
    qid: str
    path: str
    at: int
    until: int


class Past(NamedTuple):
    """All states of articles' and notes' files up to a commit, in its order, and what changed between those that readers saw.

    `had` are addresses of other things that a later state of their file may lack, `files` the newest state of each such file: its
    blob and its time, `moved` where such files went.
    """

    head: str = ""
    seen: tuple[Seen, ...] = ()
    changes: Mapping[Pair, Change] = {}
    had: tuple[Had, ...] = ()
    files: Mapping[str, tuple[str, int]] = {}
    moved: Mapping[str, str] = {}


class Step(NamedTuple):
    """A state that readers saw, from a time on; `change` is what it changed, None for the first one.

    `at` is the time at which it came out, `commit` is "" for what is not kept yet.
    """

    at: int
    commit: str
    url: str
    blob: str
    mended: tuple[int, ...]
    withdrawn: bool
    change: Change | None


class Life(NamedTuple):
    """All that readers saw of one article or note, oldest first, and every address it had."""

    kind: str
    id: str
    steps: tuple[Step, ...]
    urls: tuple[str, ...]

    @property
    def first(self) -> int:
        """When it was published."""
        return self.steps[0].at


class Reviewed(NamedTuple):
    """A state of a file (`blob` names its bytes), and who said in the commit's message that they had reviewed it."""

    path: str
    blob: str
    names: tuple[str, ...]


class Reviews(NamedTuple):
    """All such states; `texts` gives files' bytes by their blobs."""

    states: tuple[Reviewed, ...] = ()
    texts: Callable[[Iterable[str]], Mapping[str, bytes]] = lambda blobs: {}


class Told(NamedTuple):
    """What the past tells of what is published: lives by kind and id, and what each old address of something else leads to.

    `gone` are ids of articles and notes that are reported as gone, so that nothing more is said of links to them.
    """

    lives: Mapping[tuple[str, str], Life]
    moved: Mapping[str, tuple[str, str]]
    gone: frozenset[str] = frozenset()


NO_LIVES: Mapping[tuple[str, str], Life] = MappingProxyType({})
NOTHING_TOLD = Told(NO_LIVES, MappingProxyType({}))
