"""Decodes single values: the text that an editor wrote, by the type of its field."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from generator.diagnostics import Span
from generator.model import fields as f
from generator.model.document import Ref
from generator.model.times import Interval, Moment, Period
from generator.parse import dates
from generator.text.languages import MISTAKEN, is_language
from generator.text.nearest import nearest
from generator.text.slugs import LONGEST, is_slug, slug

TRUTH = re.compile(r"y|yes|n|no|true|false|on|off", re.IGNORECASE)
WHOLE = re.compile(r"[0-9]+")
GROUPED = re.compile(r"[0-9]{1,3}([,. _\u00a0][0-9]{3})+")
# Spaces, and what is neither seen nor read: marks of width and direction, fillers, variants of nothing.
UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]*"
)
NO_DAY = dates.day("0001-01-01")


class Fault(ValueError):
    """A value that cannot be taken: the code, the fault, the cure."""

    def __init__(self, code: str, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.cure = code, message, cure


def scalar(type: f.FieldType, text: str, plain: bool, name: str, span: Span) -> tuple[Any, Fault | None]:
    """The value, and advice about it; `plain` says that the text stood without quotes. Raises Fault."""
    value = DECODERS[type.__class__](type, text.strip(), plain, name, span)
    advice = _length(type, value, name) if isinstance(type, f.Text) else None
    return value, advice


def is_blank(text: str) -> bool:
    """Whether there is nothing in the text that a reader could see."""
    return UNSEEN.fullmatch(text) is not None


def blank(type: f.FieldType) -> Any:
    """What stands in for a required value that could not be read; never published."""
    return type.words[0] if isinstance(type, f.Choice) else BLANKS.get(type.__class__, "")


def _length(type: f.Text, value: str, name: str) -> Fault | None:
    if type.longest and len(value) > type.longest:
        message = f'"{name}" is {len(value)} characters; feeds and cards cut at about {type.longest}'
        return Fault(type.code, message, "shorten it; the text can say the rest")
    if len(value) < type.shortest:
        message = f'"{name}" is {len(value)} characters; a reader of the feed learns little from it'
        return Fault(type.code, message, f"write at least {type.shortest}: what happened, where, and who says so")
    return None


def _text(type: f.Text, text: str, plain: bool, name: str, span: Span) -> str:
    return " ".join(text.split())


def _slug(type: f.Slug, text: str, plain: bool, name: str, span: Span) -> str:
    if not is_slug(text):
        good, why = better(text)
        raise Fault("id-invalid", f'"{text}" cannot stand in an address: it {why}', f"{name}: {good}")
    return text


def better(text: str) -> tuple[str, str]:
    """An id like the text, which is none, and why that is none."""
    good = slug(text) or "a-short-name"
    if len(text) > LONGEST:
        return good, f"has {len(text)} characters; {LONGEST} are the most"
    if good != text:
        return good, "may hold only small Latin letters, digits and hyphens"
    return f"{good}-1", "is a name that Windows forbids for files"


def _code(type: f.Code, text: str, plain: bool, name: str, span: Span) -> str:
    if re.fullmatch(type.pattern, text):
        return text
    raise Fault(
        type.problem,
        f'"{text}" is not {CODE_NAMES.get(type.problem, "of the form expected")}',
        f"{name}: {_coded(type, text)}",
    )


CODE_NAMES = {"qid-bad": "a Wikidata id", "date-invalid": "a year, a month or a date"}


def _coded(type: f.Code, text: str) -> str:
    """The value in the right form where that is safe, else an example."""
    for guess in (text.upper(), f"Q{text}", text.rsplit("/", 1)[-1]):
        if re.fullmatch(type.pattern, guess):
            return guess
    return type.example


def _day(type: f.Day, text: str, plain: bool, name: str, span: Span) -> Any:
    return _dated(lambda: dates.day(text, name))


def _moment(type: f.Moment, text: str, plain: bool, name: str, span: Span) -> Any:
    return _dated(lambda: dates.moment(text, name, type.timed))


def _interval(type: f.Interval, text: str, plain: bool, name: str, span: Span) -> Any:
    return _dated(lambda: dates.interval(text, name))


PERIODS = "name the file after a day or a week, such as 2025-01-12.md or 2025-W02.md"


def _period(type: f.Period, text: str, plain: bool, name: str, span: Span) -> Any:
    try:
        return dates.period(text, name)
    except dates.Unreadable as fault:
        raise Fault("period-invalid", fault.message, fault.cure or PERIODS) from None


def _dated(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except dates.Unreadable as fault:
        raise Fault(fault.code, fault.message, fault.cure) from None


def _choice(type: f.Choice, text: str, plain: bool, name: str, span: Span) -> str:
    if text in type.words:
        return text
    near = nearest(text.lower().replace(" ", "-"), type.words)
    cure = f'did you mean "{near}"?' if near else f"choose one of: {', '.join(type.words)}"
    raise Fault("value-unknown", f'"{text}" is not a value of "{name}"', cure)


def _flag(type: f.Flag, text: str, plain: bool, name: str, span: Span) -> bool:
    if text in ("true", "false"):
        return text == "true"
    if TRUTH.fullmatch(text):
        good = "true" if text.lower() in ("y", "yes", "true", "on") else "false"
        raise Fault(
            "yaml-truth-value",
            f'"{text}" is read as true or false by some programs and as a word by others',
            f"{name}: {good}",
        )
    raise Fault("field-type", f'"{name}" must be true or false', f"{name}: true")


def _whole(type: f.Whole, text: str, plain: bool, name: str, span: Span) -> int:
    if GROUPED.fullmatch(text):
        raise Fault("field-type", f'"{text}" is not read as a number', f"{name}: {re.sub('[^0-9]', '', text)}")
    if not WHOLE.fullmatch(text) or len(text) > 12:
        raise Fault("field-type", f'"{text}" is not a whole number', f"{name}: {min(max(3, type.least), type.most)}")
    if not type.least <= int(text) <= type.most:
        raise Fault(
            "field-type",
            f'"{name}" must lie between {type.least} and {type.most}',
            f"{name}: {min(max(int(text), type.least), type.most)}",
        )
    return int(text)


def _address(type: f.Address, text: str, plain: bool, name: str, span: Span) -> str:
    if re.fullmatch(r"https?://[^\s/?#\"<>\\^`{|}]+\.?[^\s\"<>\\^`{|}]*", text) and _host(text):
        return text
    raise Fault(type.problem, f'"{text}" is not a full web address', _address_cure(text))


def _host(text: str) -> str:
    try:
        return urlsplit(text).hostname or ""
    except ValueError:
        return ""


def _address_cure(text: str) -> str:
    if re.match(r"[a-z][a-z0-9+.-]*:(?!//)", text) and "." not in text.split(":")[0]:
        return "only http and https addresses can be cited; without one, write offline: true"
    if " " in text and not re.search(r"[./]", text.split(" ")[0]):
        return "write the address of the page, starting with https://; without one, write offline: true"
    if re.match(r"(?!https?:)[a-z][a-z0-9+.-]*://", text):
        return "only http and https addresses can be cited; without one, write offline: true"
    full = text if "//" in text[1:8] else f"https://{text.removeprefix('//')}"
    if not re.fullmatch(r"[\w.-]*\w[\w.-]*", _host(full)) or (full != text and "." not in _host(full)):
        return "write the address of the page, starting with https://; without one, write offline: true"
    good = quote(full, safe=":/?#[]@!$&'()*+,;=%~-._")
    return f"write {good}; an address starts with https://, and a space in it is %20"


def _language(type: f.Language, text: str, plain: bool, name: str, span: Span) -> str:
    if plain and text.lower() == "no":
        raise Fault(
            "yaml-truth-value",
            f'{name}: {text} was read as "false" (a YAML rule)',
            f'{name}: "no" in quotes, or "nb" for Norwegian Bokmål',
        )
    if is_language(text):
        return text
    if text.lower() in MISTAKEN:
        good, language = MISTAKEN[text.lower()]
        raise Fault("lang-invalid", f'"{text}" is a country; the {language} language is "{good}"', f"{name}: {good}")
    near = next((good for good, language in MISTAKEN.values() if language.lower() == text.lower()), _cased(text))
    raise Fault("lang-invalid", f'"{text}" is not a language code', f"{name}: {near}")


def _cased(text: str) -> str:
    """A code of which only the letters' case is wrong (`UK`, `zh-hant`), else an example."""
    first, *rest = text.split("-")
    good = "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    return good if is_language(good) else "en"


def _reference(type: f.Reference, text: str, plain: bool, name: str, span: Span) -> Ref:
    return Ref(" ".join(text.split()), span)


DECODERS: dict[type, Callable[[Any, str, bool, str, Span], Any]] = {
    f.Text: _text,
    f.Slug: _slug,
    f.Code: _code,
    f.Day: _day,
    f.Moment: _moment,
    f.Interval: _interval,
    f.Period: _period,
    f.Choice: _choice,
    f.Flag: _flag,
    f.Whole: _whole,
    f.Address: _address,
    f.Language: _language,
    f.Reference: _reference,
}
BLANKS: dict[type, Any] = {
    f.Day: NO_DAY,
    f.Moment: Moment(NO_DAY),
    f.Interval: Interval(NO_DAY, NO_DAY),
    f.Period: Period(NO_DAY, NO_DAY),
    f.Whole: 0,
    f.Many: (),
    f.Reference: Ref("", Span("")),
}
