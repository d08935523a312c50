"""Reads a labels file: the words of the templates in one language.

A label may name in braces what is put into it, and nothing else: a file of words reaches no further than its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from generator.diagnostics import Checked, Diagnostic, Span, problem
from generator.model.document import Document
from generator.model.labels import Label, Labels
from generator.parse.frontmatter import decoded
from generator.parse.yamltree import compose
from generator.text.nearest import nearest

PLACE = re.compile(r"\{([a-z_]+)\}")
SETTINGS = "content/site.yaml"


def labels(
    document: Document, language: str, changed: Mapping[str, str], standard: Document | None = None
) -> Checked[Labels | None]:
    """The labels of a file, with the site's own changes to them.

    `standard` is the file that comes with the program: another has its keys, and puts into its sentences what that one does.
    """
    read = _entries(document)
    if read.value is None:
        return Checked(None, read.found)
    known = _entries(standard).value if standard else None
    meant = known or read.value
    found = [*read.found, *_faults(document.path, read.value, meant)]
    found.extend(_missing(document.path, key) for key in meant if key not in read.value)
    own: dict[str, Label] = {key: value for key, value in changed.items() if key in meant}
    found.extend(_unknown(key, meant) for key in changed if key not in meant)
    found.extend(_faults(SETTINGS, own, meant))
    return Checked(None, tuple(found)) if found else Checked(Labels(language, {**read.value, **own}))


def _entries(document: Document) -> Checked[dict[str, Label] | None]:
    text = decoded(document)
    if text.value is None:
        return Checked(None, text.found)
    tree = compose(document.path, text.value, 1)
    if not isinstance(tree.value, yaml.MappingNode):
        empty = problem(
            "yaml-syntax", Span(document.path), "no labels in this file", "write lines such as archive: Archive"
        )
        return Checked(None, tree.found or (empty,))
    entries: dict[str, Label] = {}
    found: list[Diagnostic] = []
    for key, node in tree.value.value:
        word = _word(key)
        if word in entries:
            where = Span(document.path, key.start_mark.line + 1, key.start_mark.column + 1, len(word))
            found.append(problem("yaml-duplicate-key", where, f'"{word}" appears twice', "delete one of them"))
        entries[word] = _label(node)
    return Checked(entries, tuple(found))


def _label(node: yaml.Node) -> Label:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_word(item) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        return {_word(key): _word(value) for key, value in node.value}
    return _word(node)


def _word(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _faults(path: str, given: Mapping[str, Label], meant: Mapping[str, Label]) -> Iterator[Diagnostic]:
    for key, label in given.items():
        wanted = meant.get(key, label)
        why = _shape(label, wanted) or _braces(label, wanted)
        if why:
            yield problem("field-type", Span(path), f'the label "{key}" {why[0]}', why[1])


def _shape(label: Label, wanted: Label) -> tuple[str, str] | None:
    """What is wrong with the kind of a label: a sentence, its forms by number, a list."""
    if isinstance(wanted, tuple) and (not isinstance(label, tuple) or len(label) != len(wanted)):
        return f"must be a list of {len(wanted)} words", f"such as [{', '.join(wanted[:3])}, …]"
    if isinstance(label, tuple) and not isinstance(wanted, tuple):
        return "must be a sentence, not a list", "write it in one line"
    if isinstance(label, Mapping) and "other" not in label:
        return "has no form other", "add other: with the words for every number that has no form of its own"
    return None


def _braces(label: Label, wanted: Label) -> tuple[str, str] | None:
    """What in braces is not put in there; a format that reaches into a value is refused with it."""
    allowed = {name for text in _texts(wanted) for name in PLACE.findall(text)} | {"n"}
    for text in _texts(label):
        left = PLACE.sub(lambda m: "" if m[1] in allowed else m[0], text)
        if "{" in left or "}" in left:
            names = ", ".join(f"{{{name}}}" for name in sorted(allowed))
            return f'has braces that nothing is put into: "{text}"', f"between braces only these stand here: {names}"
    return None


def _texts(label: Label) -> tuple[str, ...]:
    if isinstance(label, Mapping):
        return tuple(label.values())
    return label if isinstance(label, tuple) else (label,)


def _missing(path: str, key: str) -> Diagnostic:
    return problem(
        "field-required", Span(path), f'the label "{key}" is missing', f"add {key}: with the words that templates say"
    )


def _unknown(key: str, entries: Mapping[str, Label]) -> Diagnostic:
    near = nearest(key, entries)
    return problem(
        "field-unknown",
        Span(SETTINGS),
        f'unknown label "{key}"',
        f'did you mean "{near}"?' if near else "templates/labels/ has the list",
    )
