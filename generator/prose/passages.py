"""A title, a summary or a text, ready to be read: sentences, quotations, and where each word stands in the file.

Every character keeps its place; what is no prose (addresses, marks, code) is blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from generator.diagnostics import Span, inside, within
from generator.model.article import Article

# A quotation by the mark that opens it. A text is searched only for those whose mark is in it, for that is several times faster.
MARKED = {
    "“": r"“[^”\n]*(?:”|$)", "«": r"«[^»\n]*(?:»|$)", "„": r"„[^“”\n]*(?:[“”]|$)", '"': r"\"[^\"\n]*(?:\"|$)",
    "‘": r"(?<!\w)‘[^’'\n]*[’'](?!\w)", "'": r"(?<!\w)'[^’'\n]*[’'](?!\w)",
}  # fmt: skip
QUOTED = re.compile("|".join(MARKED.values()), re.M)
MARKUP = re.compile(
    r"\[\[[^\]|\n]*\||\]\]|\[\[[^\]\n]*(?=\]\])|\]\([^)\n]*\)|!\[[^\]\n]*\]|\[\^[^\]\n]*\]|<[^>\n]*>|https?://\S+"
)
MARKS = "*_`#|[]"
LETTERS = bytes(n if 97 <= n <= 122 else 32 for n in range(256))
HEADING = re.compile(r"^#{1,6} +(.+?)[ #]*$", re.M)
BEHIND_STOP = re.compile(r"[.!?…][”\"’'»)]*(?:\[\^[^\]\n]+\])*$")
CITED = re.compile(r"\[\^[^\]\n]+\]")
# It begins with a mark of one set, which is quick to look for.
END = re.compile(
    r"[.!?…\n](?:(?<!\n) ?[”\"’'»)\]]*\s+(?=[\"“„«(\[]?[^\W\d_a-zà-ÿа-я]|\d)|(?<=\n)(?:\s*\n|(?=\s*(?:[-*>#|]|\d+[.)])\s)))"
)
INDENTED = 3  # spaces that may stand before the mark of a quotation
LONGEST = 5  # letters, more than any abbreviation has
SHORT = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Gen",
        "Col",
        "Lt",
        "Maj",
        "Capt",
        "Sgt",
        "St",
        "No",
        "vs",
        "Jan",
        "Feb",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Prof",
        "Rev",
        "Sen",
        "Rep",
        "Gov",
    ]
)


@dataclass(frozen=True)
class Passage:
    """One stretch of prose. `text` is blank where there is no prose; `unquoted` is blank inside quotations too."""

    kind: str  # title, summary, body
    raw: str
    text: str
    place: Callable[[int, int], Span]
    cited: tuple[int, ...] = field(default=())  # where a footnote or a quotation with its speaker stands

    @cached_property
    def unquoted(self) -> str:
        """The text outside inline quotations; the marks themselves stay."""
        marks = "".join(mark for mark in MARKED if mark in self.text)
        if not marks:
            return self.text
        return _quoted(marks).sub(
            lambda m: m[0][0] + " " * (len(m[0]) - 2) + m[0][-1:] if len(m[0]) > 1 else m[0], self.text
        )

    @cached_property
    def lower(self) -> str:
        """The text in small letters, each at its place; what is not ASCII is `?`, for no sign holds any."""
        return self.text.encode("ascii", "replace").lower().decode("ascii")

    @cached_property
    def words(self) -> frozenset[str]:
        """Its English words, in small letters."""
        return frozenset(self.lower.encode("ascii").translate(LETTERS).decode("ascii").split())

    def places(self, signs: frozenset[str]) -> list[int]:
        """Where these words stand."""
        found = []
        for word in self.words & signs:
            at = self.lower.find(word)
            while at >= 0:
                end = at + len(word)
                if not self.text[at - 1 : at].isalnum() and not self.text[end : end + 1].isalnum():
                    found.append(at)
                at = self.lower.find(word, end)
        return sorted(found)

    def holding(self, signs: frozenset[str]) -> list[tuple[int, int]]:
        """The sentences, as (start, end), that hold one of these words; signs are looked for before anything that costs more."""
        return list(dict.fromkeys(self.sentence(at) for at in self.places(signs)))

    @cached_property
    def ends(self) -> list[int]:
        """Where sentences end."""
        return [m.start() + 1 for m in END.finditer(self.text) if not _abbreviated(self.text, m.start())]

    def sentence(self, at: int) -> tuple[int, int]:
        """The start and end of the sentence around a place."""
        n = bisect_right(self.ends, at)
        start = self.ends[n - 1] if n else 0
        end = self.ends[n] if n < len(self.ends) else len(self.text)
        return start, end

    def said(self, at: int) -> str:
        """The sentence around a place as it was written, shortened."""
        start, end = self.sentence(at)
        words = " ".join(CITED.sub("", self.raw[start:end]).split())
        return words if len(words) <= 160 else f"{words[:159].rsplit(' ', 1)[0]} …"


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at a place ends an abbreviation or an initial: `Gen.`, `U.S.`, `J. Smith`."""
    if text[stop] != "." or (stop >= LONGEST and text[stop - LONGEST : stop].isalpha()):
        return False
    word = text[max(0, stop - 6) : stop].rsplit(None, 1)[-1:]
    return bool(word) and (word[0] in SHORT or (len(word[0]) == 1 and word[0].isalpha()) or word[0][-2:-1] == ".")


@cache
def _quoted(marks: str) -> re.Pattern[str]:
    return re.compile("|".join(MARKED[mark] for mark in marks), re.M)


def passages(article: Article, plain: str) -> tuple[Passage, ...]:
    """The title, the summary and the text; `plain` is the body with its code blank."""
    path, body = article.origin.path, article.body
    found = []
    for kind in ("title", "summary"):
        text: str = getattr(article, kind)
        where = article.origin.at(kind)
        found.append(Passage(kind, text, text, _of_field(where, text)))
    cited = tuple(_of_its_sentence(plain, m.start()) for m in CITED.finditer(plain)) if "[^" in plain else ()
    text = plain
    if ">" in text:
        quotations = list(_quotations(text))
        cited = tuple(sorted((*cited, *(start for start, _ in quotations))))
        for start, end in quotations:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    if "[" in text or "<" in text or "http" in text:
        text = MARKUP.sub(_blank, text)
    for mark in MARKS:
        text = text.replace(mark, " ")
    found.append(Passage("body", plain, text, lambda a, b: within(path, body.text, a, b, body.line), cited))
    return tuple(found)


def _of_its_sentence(text: str, at: int) -> int:
    """Where a footnote counts: one behind a full stop belongs to the sentence that ends there, not to the next."""
    before = BEHIND_STOP.search(text, max(0, at - 60), at)
    return before.start() if before else at


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of block quotations are."""
    at = text.find(">")
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, at + 1
        if at - start <= INDENTED and text[start:at].isspace() | (at == start):
            end = text.find("\n", at) if "\n" in text[at:] else len(text)
            yield start, end
        at = text.find(">", end)


def _of_field(where: Span, text: str) -> Callable[[int, int], Span]:
    return lambda start, end: inside(where, text, start, end)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
