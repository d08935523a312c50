"""Turns YAML nodes into the model's nouns, field by field, as their specifications say.

Reports every fault of a document in one go. A field that cannot be read is blank and listed in `Origin.faulty`, so that
later checks leave it alone; nothing with a fault is ever published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Span, problem
from generator.model import fields as f
from generator.model.citation import Image
from generator.model.document import Origin
from generator.parse.values import Fault, blank, is_blank, scalar
from generator.parse.yamltree import WRITTEN, quoted
from generator.text.nearest import nearest

NULLS = frozenset({"~", "null", "Null", "NULL"})


class Decoder:
    """Decodes one document's nodes and collects what is wrong with them."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.found: list[Diagnostic] = []
        self._seen: set[int] = set()

    def span(self, node: yaml.Node) -> Span:
        """The place of a node: its first line, and as much of it as stands there."""
        start, end = node.start_mark, node.end_mark
        width = end.column - start.column if end.line == start.line else 0
        return Span(self.path, start.line + self.first_line, start.column + 1, max(width, 0))

    def report(self, code: str, where: Span, message: str, cure: str = "", label: str = "") -> None:
        """Note a problem."""
        self.found.append(problem(code, where, message, cure, label))

    def record(self, cls: type[Any], node: yaml.MappingNode, **given: Any) -> Any:
        """The noun that a mapping states; `given` are the attributes that editors do not write."""
        written, meant = self._pairs(cls, node)
        specs = f.specs(cls)
        places = {name: self.span(value) for name, (_, value) in written.items()}
        keys = {name: self.span(key) for name, (key, _) in written.items()}
        values: dict[str, Any] = {}
        faulty: set[str] = set()
        for name, spec in specs.items():
            attribute = _attribute(cls, name)
            value = written.get(name)
            if value is None or _is_null(value[1]):
                where = keys.get(name) or self._head(node)
                self._absent(cls, name, spec, where, values, faulty, told=value is None and name in meant)
                continue
            decoded = self.value(spec.type, value[1], name)
            if decoded is FAULTY:
                faulty.add(name)
                if spec.required:
                    values[attribute] = blank(spec.type)
            else:
                values[attribute] = decoded
        origin = Origin(self.path, MappingProxyType(places), frozenset(faulty), self._head(node))
        return cls(**values, origin=origin, **given)

    def value(self, type: f.FieldType, node: yaml.Node, name: str) -> Any:
        """The value of one field, or FAULTY once its problem is noted."""
        if id(node) in self._seen:
            self.report(
                "yaml-alias",
                self.span(node),
                "an anchor (&) and an alias (*) are not read here",
                "write the value out in both places",
            )
            return FAULTY
        self._seen.add(id(node))
        if node.tag != WRITTEN:
            self.report(
                "yaml-syntax",
                self.span(node),
                f"text that starts with {node.tag[:1]} needs quotes",
                _tagged(name, node),
            )
            return FAULTY
        composed = COMPOSED.get(type.__class__)
        if composed:
            return composed(self, type, node, name)
        return self._scalar(type, node, name)

    def _pairs(
        self, cls: type[Any], node: yaml.MappingNode
    ) -> tuple[dict[str, tuple[yaml.Node, yaml.Node]], frozenset[str]]:
        """Field names and their nodes, and the names that misspelt ones stand for; each unknown name is reported."""
        known = f.specs(cls)
        written: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        meant: set[str] = set()
        for key, value in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode):
                self._no_name(key)
            elif name in written:
                self._repeated(name, written[name][0], key)
            elif name in known:
                written[name] = (key, value)
            else:
                meant.add(self._unknown(name, key, known, _cut_off(node, value)))
        return written, frozenset(meant - {""})

    def _repeated(self, name: str, first: yaml.Node, again: yaml.Node) -> None:
        one, two = self.span(first).line, self.span(again).line
        lines = f"lines {one} and {two}" if one != two else f"line {one}"
        message = f'"{name}" appears twice ({lines}); only one would be kept'
        self.report("yaml-duplicate-key", self.span(again), message, "merge them")

    def _no_name(self, key: yaml.Node) -> None:
        cure = "write a name, a colon, a space, the value"
        self.report("field-type", self.span(key), "a name must be a single word, not a list or a group", cure)

    def _unknown(self, name: str, key: yaml.Node, known: Mapping[str, Any], cut: bool) -> str:
        if cut:
            cure = "within { } a comma begins the next field: put a text with a comma in quotes, write a number without one"
            self.report("field-unknown", self.span(key), f'"{name}" is no field', cure, "after a comma")
            return ""
        near = next((good for good in SYNONYMS.get(name.lower(), ()) if good in known), "") or nearest(name, known)
        cure = f'did you mean "{near}"?' if near else _fields(list(known))
        self.report("field-unknown", self.span(key), f'unknown field "{name}"', cure, "not a known field")
        return near

    def _absent(
        self,
        cls: type[Any],
        name: str,
        spec: f.Spec,
        where: Span,
        values: dict[str, Any],
        faulty: set[str],
        told: bool,
    ) -> None:
        """A missing field; `told` says that its misspelt name is reported already."""
        if not spec.required:
            return
        code, cure = spec.missing
        if not told:
            self.report(code, where, MISSING.get(code, f'"{name}" is missing'), cure or _example(name, spec))
        values[_attribute(cls, name)] = blank(spec.type)
        faulty.add(name)

    def _head(self, node: yaml.Node) -> Span:
        """Where a missing field is reported: the first line of the file, or of the mapping inside it."""
        start = node.start_mark
        if start.line == 0 and self.first_line == 2:
            return Span(self.path, 1, 1, 3)
        return Span(self.path, start.line + self.first_line, start.column + 1, 0)

    def _scalar(self, type: f.FieldType, node: yaml.Node, name: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            found = "a list" if isinstance(node, yaml.SequenceNode) else "a group of fields"
            cure = _flat(name, node)
            self.report("field-type", self.span(node), f'"{name}" must be a single value, not {found}', cure)
            return FAULTY
        if is_blank(node.value):
            cure = f"delete it, or write what is meant; without any, leave {name.partition('.')[0]}: out"
            self.report("field-type", self.span(node), f'"{name}" has an entry in which nothing is written', cure)
            return FAULTY
        try:
            value, advice = scalar(type, node.value, not node.style, name, self.span(node))
        except Fault as fault:
            self.report(fault.code, self.span(node), fault.message, fault.cure)
            return FAULTY
        if advice:
            self.report(advice.code, self.span(node), advice.message, advice.cure)
        return value


def _cut_off(node: yaml.MappingNode, value: yaml.Node) -> bool:
    """Whether this is no field but the rest of a value that a comma cut: in braces, without a colon."""
    return node.flow_style is True and isinstance(value, yaml.ScalarNode) and not value.style and not value.value


# What other programs call our fields.
SYNONYMS = {
    "name": ("title",), "title": ("name",), "headline": ("title", "name"), "description": ("summary", "text"), "abstract": ("summary",), "excerpt": ("summary",),
    "link": ("url",), "href": ("url",), "keywords": ("tags",), "categories": ("tags",), "category": ("conflict", "tags"),
    "published": ("date",), "pubdate": ("date",), "authors": ("author",), "language": ("lang",), "draft": ("status",),
    "aliases": ("old_urls",), "location": ("places",), "references": ("sources",), "image_alt": ("alt", "image"), "archive": ("archived",),
    "date": ("period", "start"), "day": ("period",), "week": ("period",), "type": ("kind",), "kind": ("type",),
    "permalink": ("slug",), "redirect_from": ("old_urls",), "topics": ("tags",), "weight": ("urgency",),
    "lat": ("coords",), "lon": ("coords",), "latitude": ("coords",), "longitude": ("coords",), "parent": ("part_of",),
}  # fmt: skip


SHOWN = 12  # fields that a message lists


def _fields(known: list[str]) -> str:
    more = f" and {len(known) - SHOWN} more, see docs/content.md" if len(known) > SHOWN else ""
    return f"the fields here are: {', '.join(known[:SHOWN])}{more}"


class _Faulty:
    """The one value that says that a field could not be read."""


FAULTY = _Faulty()
MISSING = {
    "source-missing": "no sources; a digest item must say where it comes from",
    "image-alt": "the picture has no alt text",
    "correction-without-date": 'a correction needs a date; readers ask "since when?"',
    "withdrawn-without-reason": "the withdrawal gives no reason",
    "config-url": "the site's url is missing",
}


def _attribute(cls: type[Any], name: str) -> str:
    return name if name in cls.__dataclass_fields__ else f"{name}_"


def _is_null(node: yaml.Node) -> bool:
    """Whether nothing is written: no value, a word for none, or only what nobody can see, in quotes or not."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return is_blank(node.value) or (not node.style and node.value in NULLS)


def _example(name: str, spec: f.Spec) -> str:
    bare = isinstance(spec.type, f.Text) and re.search(r": |[,#]", spec.example) is None
    example = spec.example if bare or not isinstance(spec.type, f.Text) else quoted(spec.example)
    return f"add {name}: {example}" if spec.example else f"add {name}: {spec.doc[0].lower()}{spec.doc[1:]}"


def _tagged(name: str, node: yaml.Node) -> str:
    """The value with the word that YAML took for the name of a type, or without it."""
    if isinstance(node, yaml.ScalarNode):
        return f"{name}: {quoted(f'{node.tag} {node.value}')}"
    return f"delete {node.tag}"


def _flat(name: str, node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode) and len(node.value) == 1 and isinstance(node.value[0], yaml.ScalarNode):
        return f"{name}: {node.value[0].value}"
    return f"write one value after {name}:"


def _many(decoder: Decoder, type: f.Many, node: yaml.Node, name: str) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        if type.lone:
            only = decoder.value(type.of, _unseen(decoder, node), name)
            return FAULTY if only is FAULTY else (only,)
        decoder.report(
            "field-type", decoder.span(node), f'"{name}" must be a list', _listed(type, node, name), "not a list"
        )
        return FAULTY
    values = tuple(decoder.value(type.of, item, name) for item in node.value)
    if type.most and len(values) > type.most:
        message = f'"{name}" has {len(values)} entries; at most {type.most} are shown'
        decoder.report("field-type", decoder.span(node), message, "keep the ones a reader needs most")
        return FAULTY
    if not values and name in NEVER_EMPTY:
        code, message, cure = NEVER_EMPTY[name]
        decoder.report(code, decoder.span(node), message, cure)
        return FAULTY
    return FAULTY if FAULTY in values else values


def _listed(type: f.Many, node: yaml.Node, name: str) -> str:
    """The value as the list that it should be, where it can stand in one."""
    if not isinstance(node, yaml.ScalarNode):
        return f"{name}: a line with a dash before each entry"
    if isinstance(type.of, f.Record) and not type.of.short:
        needed = ", ".join(n for n, spec in f.specs(type.of.cls).items() if spec.required)
        return f"under {name}:, begin each entry with a dash, and give it {needed}"
    written = node.value
    if not isinstance(type.of, f.Text):
        written = ", ".join(part.strip(" []{},") for part in re.split(r"(?:^|\s)-(?=\w)", written) if part)
    return f"{name}: [{written}]"


NEVER_EMPTY = {
    "tags": (
        "field-required",
        '"tags" is empty',
        "add at least one, such as tags: [ceasefire]; content/tags.yaml has the list",
    ),
    "sources": (
        "source-missing",
        MISSING["source-missing"],
        "add the address of each page you used: sources: [https://…]",
    ),
}


def _unseen(decoder: Decoder, node: yaml.Node) -> yaml.Node:
    decoder._seen.discard(id(node))
    return node


def _record(decoder: Decoder, type: f.Record, node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        before = len(decoder.found)
        made = decoder.record(type.cls, node)
        whole = all(d.severity.value != "error" for d in decoder.found[before:])
        return made if whole or _usable(made) else FAULTY
    if type.short and isinstance(node, yaml.ScalarNode):
        value = decoder.value(f.specs(type.cls)[type.short].type, _unseen(decoder, node), name)
        if value is FAULTY:
            return FAULTY
        return type.cls(**{type.short: value}, origin=Origin(decoder.path, whole=decoder.span(node)))
    shown = ", ".join(n for n, s in f.specs(type.cls).items() if s.required) or ", ".join(f.specs(type.cls))
    decoder.report(
        "field-type",
        decoder.span(node),
        f'"{name}" must be a group of fields',
        f"write {shown} under {name}:, indented by two spaces",
    )
    return FAULTY


def _usable(made: Any) -> bool:
    """Whether a faulty inner mapping may stand in for itself in later checks; its faults are listed in its origin."""
    return not isinstance(made, Image)


def _table(decoder: Decoder, type: f.Table, node: yaml.Node, name: str) -> Any:
    if not isinstance(node, yaml.MappingNode):
        decoder.report(
            "field-type",
            decoder.span(node),
            f'"{name}" must be a group of lines "{type.key}: value"',
            f"write each under {name}:, indented by two spaces",
        )
        return FAULTY
    entries: dict[str, Any] = {}
    keys: dict[str, yaml.Node] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            decoder._no_name(key)
            continue
        if key.value in keys:
            decoder._repeated(key.value, keys[key.value], key)
            continue
        keys[key.value] = key
        value = decoder.value(type.of, item, f"{name}.{key.value}")
        if value is not FAULTY:
            entries[key.value] = value
    return MappingProxyType(entries) if len(entries) == len(node.value) else FAULTY


def _coordinates(decoder: Decoder, type: f.Coordinates, node: yaml.Node, name: str) -> Any:
    numbers = [_number(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else []
    if len(numbers) != 2 or None in numbers:
        decoder.report(
            "field-type", decoder.span(node), f'"{name}" must be two numbers', f"{name}: [51.7, 36.2], latitude first"
        )
        return FAULTY
    latitude, longitude = numbers
    if abs(latitude or 0) > 90 and abs(longitude or 0) <= 90:
        message = f"latitude {latitude:g} does not exist; the two numbers seem to be swapped"
        decoder.report(
            "coords-swapped",
            decoder.span(node),
            message,
            f"{name}: [{longitude:g}, {latitude:g}]; the order is latitude, longitude",
        )
        return FAULTY
    if abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        decoder.report(
            "field-type",
            decoder.span(node),
            f"{latitude:g}, {longitude:g} is not on Earth",
            "latitude is at most 90, longitude at most 180",
        )
        return FAULTY
    return (latitude, longitude)


def _number(node: yaml.Node) -> float | None:
    try:
        return float(node.value)
    except (TypeError, ValueError):
        return None


COMPOSED: dict[type, Callable[[Decoder, Any, yaml.Node, str], Any]] = {
    f.Many: _many,
    f.Record: _record,
    f.Table: _table,
    f.Coordinates: _coordinates,
}
