"""The types that a field of front matter may have, as plain data.

Does not decode anything; `parse/values.py` has a decoder for each.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `longest` and `shortest` in characters (0: no bound) are advice, reported under `code`."""

    shortest: int = 0
    longest: int = 0
    code: str = "summary-length"


@dataclass(frozen=True, slots=True)
class Slug:
    """Lower-case ASCII words joined by hyphens."""


@dataclass(frozen=True, slots=True)
class Code:
    """A short code checked by a pattern, as ISO country codes are."""

    pattern: str
    example: str
    problem: str = "field-type"


@dataclass(frozen=True, slots=True)
class Day:
    """A date, `2025-01-12`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date-time with offset; `timed` demands the latter."""

    timed: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """A date, or `start/end`."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day or an ISO week, `2025-01-12` or `2025-W02`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10**9


@dataclass(frozen=True, slots=True)
class Coordinates:
    """`[latitude, longitude]` in degrees."""


@dataclass(frozen=True, slots=True)
class Address:
    """A full web address, http or https; a fault is reported under `problem`."""

    problem: str = "source-bad-url"


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP 47 tag."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of something else; `words` allows free words (with a space) for who has no id."""

    kinds: tuple[str, ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """A list; `lone` takes a single value for a list of one."""

    of: FieldType
    lone: bool = False
    most: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with fields of its own: a dataclass whose fields were made by `field`.

    `short` names the field that a plain value stands for: an address for a citation.
    """

    cls: type[Any]
    short: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from ids or codes to values of one type; `key` says what the keys are."""

    of: FieldType
    key: str


FieldType = (
    Text
    | Slug
    | Code
    | Day
    | Moment
    | Interval
    | Period
    | Choice
    | Flag
    | Whole
    | Coordinates
    | Address
    | Language
    | Reference
    | Many
    | Record
    | Table
)

REQUIRED: Any = object()


@dataclass(frozen=True, slots=True)
class Spec:
    """What a field is: its type, an explanation for editors, the standard term it maps to, an example, a cure if missing.

    `missing` is the code and the cure to report when a required field is absent.
    """

    type: FieldType
    doc: str
    maps: str = ""
    example: str = ""
    required: bool = False
    missing: tuple[str, str] = ("field-required", "")


def field(
    type: FieldType,
    doc: str,
    *,
    default: Any = REQUIRED,
    maps: str = "",
    example: str = "",
    missing: tuple[str, str] = ("field-required", ""),
) -> Any:
    """A dataclass field that editors write; without a default it is required."""
    spec = Spec(type, doc, maps, example, default is REQUIRED, missing)
    if default is REQUIRED:
        return dataclasses.field(metadata={"spec": spec})
    if isinstance(default, Mapping):  # no hash before Python 3.12, so dataclasses take it for mutable
        return dataclasses.field(default_factory=lambda: default, metadata={"spec": spec})
    return dataclasses.field(default=default, metadata={"spec": spec})


def kept(default: Any = dataclasses.MISSING) -> Any:
    """A dataclass field that editors do not write and that does not count when two values are compared."""
    return dataclasses.field(default=default, compare=False, repr=False)


_specs: dict[type[Any], Mapping[str, Spec]] = {}


def specs(cls: type[Any]) -> Mapping[str, Spec]:
    """The fields of a noun that editors write, by name, in order."""
    if cls not in _specs:
        _specs[cls] = {name(f.name): f.metadata["spec"] for f in dataclasses.fields(cls) if "spec" in f.metadata}
    return _specs[cls]


def name(attribute: str) -> str:
    """The field's name in front matter: `not_` is written `not`."""
    return attribute.rstrip("_")
