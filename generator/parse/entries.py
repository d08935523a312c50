"""Writes one more entry into a list of a file's front matter, and leaves every other byte as it was.

Takes the list as editors write it: absent, empty, with dashes, or in brackets on one line or several.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

HEAD = re.compile(r"\A\ufeff?---[ \t]*(?:\r\n|\n|\r)")
FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
LINE_END = re.compile(r"\r\n|\n|\r|\Z")
PLAIN = re.compile(r"[^\W\d_](?:[\w .;/()’“”-]*[\w.)])?|\d{4}-\d\d-\d\d[a-z0-9-]*")
WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

Fields = dict[str, str]


def with_entry(text: str, name: str, fields: Fields) -> str | None:
    """The file's text with one more entry under the field `name`; None if the front matter cannot be read."""
    head = HEAD.match(text)
    second = FENCE.search(text.replace("\r", "\n"), head.end()) if head else None
    if head is None or second is None:
        return None
    start, end = head.end(), second.start()
    newline = LINE_END.search(text)[0] or "\n"  # type: ignore[index]
    try:
        node = yaml.compose(text[start:end], Loader=yaml.SafeLoader)  # its marks count characters; the C parser's don't
    except yaml.YAMLError:
        return None
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None
    pairs = node.value if node else []
    found = next(((k, v) for k, v in pairs if k.value == name), None)
    if found is None:
        return text[:end] + f"{name}:{newline}{_dashed(fields, '  ', newline)}{newline}" + text[end:]
    key, value = found
    if isinstance(value, yaml.ScalarNode) or not value.value:
        return _first(text, start, key, value, fields, newline)
    return _last(text, start, value, fields, newline)


def _first(text: str, start: int, key: yaml.Node, value: yaml.Node, fields: Fields, newline: str) -> str:
    """The field stands there without an entry: its empty value goes, a comment beside it stays."""
    before = text[: start + key.end_mark.index]
    colon = text.index(":", len(before)) + 1
    rest = text[max(start + value.end_mark.index, colon) :]
    ends = LINE_END.search(rest)
    assert ends is not None
    beside = rest[: ends.start()].rstrip()
    beside = f" {beside.lstrip()}" if beside else ""
    indent = " " * key.start_mark.column + "  "
    return f"{text[:colon]}{beside}{newline}{_dashed(fields, indent, newline)}{rest[ends.start() :]}"


def _last(text: str, start: int, value: yaml.CollectionNode, fields: Fields, newline: str) -> str:
    """After the last entry, in the way in which that one is written."""
    last = value.value[-1]
    if value.flow_style:
        at = start + last.end_mark.index
        own_line = last.start_mark.line > value.start_mark.line
        between = f",{newline}{' ' * last.start_mark.column}" if own_line else ", "
        return text[:at] + between + _braced(fields) + text[at:]
    written = text[: start + _end(last)].rstrip()
    ends = LINE_END.search(text, len(written))
    assert ends is not None
    indent = " " * value.start_mark.column
    entry = f"{indent}- {_braced(fields)}" if last.flow_style else _dashed(fields, indent, newline)
    return text[: ends.start()] + newline + entry + text[ends.start() :]


def _end(node: yaml.Node) -> int:
    """Where the last thing written in a node ends; a block's own mark lies behind the comments that follow it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return max(_end(child) for child in (last if isinstance(last, tuple) else (last,)))


def _dashed(fields: Fields, indent: str, newline: str) -> str:
    lines = [f"{name}: {_quoted(value)}" for name, value in fields.items()]
    return newline.join(f"{indent}{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(lines))


def _braced(fields: Fields) -> str:
    return f"{{{', '.join(_pairs(fields))}}}"


def _pairs(fields: Fields) -> Iterator[str]:
    return (f"{name}: {_quoted(value)}" for name, value in fields.items())


def _quoted(text: str) -> str:
    """The text so that YAML reads it as it is, wherever it stands."""
    if PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    return INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
