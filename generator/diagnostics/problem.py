"""A problem as a value: a code, a place in the whole file, the fault, and the cure.

Does not know how it is shown (`report/`) nor who found it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from generator.diagnostics.codes import CODES, Severity

T = TypeVar("T")


FAR = 20_000  # characters


class Span(NamedTuple):
    """A place in a file: lines and columns count from 1 of the whole file, width in characters (0: the line).

    A tuple, since there are dozens for each document and they are remembered.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 0


def within(path: str, text: str, start: int, end: int, first_line: int = 1) -> Span:
    """The place of text[start:end] in a file, where the text's first line is `first_line` of the file."""
    if start < FAR:
        return Span(path, first_line + text.count("\n", 0, start), start - text.rfind("\n", 0, start), end - start)
    ends = _line_ends(text)
    line = bisect_left(ends, start)
    return Span(path, first_line + line, start - (ends[line - 1] if line else -1), end - start)


@lru_cache(maxsize=2)
def _line_ends(text: str) -> list[int]:
    """Where the lines of a long text end; counting them again for each of many problems would take the square of its length."""
    return [match.start() for match in re.finditer("\n", text)]


def inside(where: Span, text: str, start: int, end: int) -> Span:
    """The place of text[start:end] in a field; that of the whole field where it has several lines or escapes."""
    quotes = (where.width - len(text)) // 2
    if quotes not in (0, 1) or where.width != len(text) + 2 * quotes:
        return where
    return Span(where.path, where.line, where.column + quotes + start, end - start)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `message` names the fault, `help` the cure, `label` stands under the caret."""

    code: str
    severity: Severity
    message: str
    span: Span
    help: str = ""
    label: str = ""

    @property
    def order(self) -> tuple[Span, str, str]:
        """Sort by path, line, column, whatever the severity."""
        return (self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A stage's value and what it noticed on the way."""

    value: T
    found: tuple[Diagnostic, ...] = field(default=())


LONGEST = 600  # characters of what is said; more is a quotation of a whole line that nobody wrote by hand


def problem(code: str, span: Span, message: str, help: str = "", label: str = "") -> Diagnostic:
    """Make a diagnostic of a known code; the code states the severity."""
    return Diagnostic(code, CODES[code].severity, _short(message), span, _short(help), label)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 200]} … {text[-180:]}"


def gather(parts: Iterable[Iterable[Diagnostic]]) -> tuple[Diagnostic, ...]:
    """All of several findings as one tuple, in reading order, each once."""
    return tuple(sorted({d for part in parts for d in part}, key=lambda d: d.order))
