"""Reads a labels file: the words of the templates in one language."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from generator.diagnostics import Checked, Diagnostic, Span, problem
from generator.model.document import Document
from generator.model.labels import Label, Labels
from generator.parse.frontmatter import decoded
from generator.parse.yamltree import compose
from generator.text.nearest import nearest


def labels(document: Document, language: str, changed: Mapping[str, str]) -> Checked[Labels | None]:
    """The labels of a file, with the site's own changes to them."""
    text = decoded(document)
    if text.value is None:
        return Checked(None, text.found)
    tree = compose(document.path, text.value, 1)
    if not isinstance(tree.value, yaml.MappingNode):
        empty = problem(
            "yaml-syntax", Span(document.path), "no labels in this file", "write lines such as archive: Archive"
        )
        return Checked(None, tree.found or (empty,))
    entries: dict[str, Label] = {key.value: _label(node) for key, node in tree.value.value}
    found = [_unknown(key, entries) for key in changed if key not in entries]
    entries.update({key: value for key, value in changed.items() if key in entries})
    return Checked(Labels(language, entries), tuple(found))


def _label(node: yaml.Node) -> Label:
    if isinstance(node, yaml.SequenceNode):
        return tuple(str(item.value) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        return {key.value: value.value for key, value in node.value}
    return str(node.value)


def _unknown(key: str, entries: Mapping[str, Label]) -> Diagnostic:
    near = nearest(key, entries)
    return problem(
        "field-unknown",
        Span("content/site.yaml"),
        f'unknown label "{key}"',
        f'did you mean "{near}"?' if near else "templates/labels/ has the list",
    )
