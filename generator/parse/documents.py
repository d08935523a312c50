"""Decides what a file is by its place, and decodes it.

Whether what it refers to exists is for `link/` to say.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import yaml

from generator.diagnostics import Checked, Diagnostic, Span, problem
from generator.model.article import Article, Edition, Note
from generator.model.document import Body, Document
from generator.model.nouns import Broken, Noun
from generator.model.registry import Conflict, Entity, HouseWord, OrdinaryPage, Source, Tag
from generator.model.settings import Settings
from generator.parse import characters, checks
from generator.parse.decode import Decoder
from generator.parse.frontmatter import decoded, split
from generator.parse.values import better
from generator.parse.yamltree import compose
from generator.text.slugs import is_slug

TEXTS: tuple[tuple[str, type[Any]], ...] = (
    ("content/articles/", Article),
    ("content/notes/", Note),
    ("content/digests/", Edition),
    ("content/conflicts/", Conflict),
    ("content/entities/", Entity),
    ("content/pages/", OrdinaryPage),
)
LISTS: tuple[tuple[str, type[Any]], ...] = (
    ("content/entities/", Entity),
    ("content/sources/", Source),
    ("content/sources.yaml", Source),
    ("content/tags/", Tag),
    ("content/tags.yaml", Tag),
    ("content/house-words.yaml", HouseWord),
)
NAMED_BY_FILE = (Article, Note, Conflict, Entity)
LEADING_DATE = re.compile(r"\d{4}-\d\d-\d\d-(?=.)")
PLACES = "articles, notes, digests, conflicts, entities and pages hold .md files; sources.yaml, tags.yaml, house-words.yaml and entities/*.yaml are registries"


def kind_of(path: str) -> type[Any] | None:
    """Which noun a file holds, by its place; None for what is misplaced."""
    table = TEXTS if path.endswith(".md") else LISTS if path.endswith((".yaml", ".yml")) else ()
    return next((cls for prefix, cls in table if path.startswith(prefix)), None)


def document(document: Document) -> Checked[tuple[Noun | Broken, ...]]:
    """The nouns of a document, and all that is wrong with it."""
    cls = kind_of(document.path)
    if cls is None:
        fault = problem(
            "document-misplaced", Span(document.path), "nothing is read from a file at this place", f"move it: {PLACES}"
        )
        return Checked((), (fault,))
    text = decoded(document)
    broken = (Broken(document.path, _stem(document.path)),)
    if text.value is None:
        return Checked(broken, text.found)
    deceiving = tuple(characters.check(document.path, text.value))
    inner = (
        _text_file(document.path, text.value, cls)
        if document.path.endswith(".md")
        else _registry(document.path, text.value, cls)
    )
    return Checked(inner.value, (*deceiving, *inner.found))


def settings(document: Document) -> Checked[Settings | None]:
    """The site's settings."""
    text = decoded(document)
    if text.value is None:
        return Checked(None, text.found)
    tree = compose(document.path, text.value, 1)
    if not isinstance(tree.value, yaml.MappingNode):
        empty = problem(
            "config-url",
            Span(document.path),
            "the site's settings are empty",
            "write at least title, url, authority and authority_year",
        )
        return Checked(None, tree.found or (empty,))
    decoder = Decoder(document.path, 1)
    made: Settings = decoder.record(Settings, tree.value)
    if not made.url.endswith("/"):
        made = dataclasses.replace(made, url=made.url + "/")
    return Checked(made, (*tuple(characters.check(document.path, text.value)), *decoder.found))


def _text_file(path: str, text: str, cls: type[Any]) -> Checked[tuple[Noun | Broken, ...]]:
    broken = (Broken(path, _stem(path)),)
    parts = split(path, text)
    if parts.value is None:
        return Checked(broken, parts.found)
    tree = compose(path, parts.value.front, 2)
    if tree.found:
        return Checked(broken, tree.found)
    node = tree.value if tree.value is not None else _no_fields()
    if not isinstance(node, yaml.MappingNode):
        fault = problem(
            "yaml-syntax", Span(path, 2), "the front matter holds no fields", 'write lines such as title: "…"'
        )
        return Checked(broken, (fault,))
    return _noun(path, node, cls, parts.value.body)


def _no_fields() -> yaml.MappingNode:
    mark = yaml.Mark("", 0, 0, 0, "", 0)
    return yaml.MappingNode("tag:yaml.org,2002:map", [], mark, mark)


def _noun(path: str, node: yaml.MappingNode, cls: type[Any], body: Body) -> Checked[tuple[Noun | Broken, ...]]:
    decoder = Decoder(path, 2)
    if cls is Edition:
        _add_period(path, node)
    made = decoder.record(cls, node, body=body)
    named, faults = _named(made) if cls in NAMED_BY_FILE else (made, ())
    return Checked((named,), (*decoder.found, *faults, *checks.of(named)))


def _add_period(path: str, node: yaml.MappingNode) -> None:
    """An edition's period may be left to the name of its file."""
    if any(isinstance(key, yaml.ScalarNode) and key.value == "period" for key, _ in node.value):
        return
    mark = node.start_mark
    key, value = (yaml.ScalarNode("tag:yaml.org,2002:str", text, mark, mark) for text in ("period", _stem(path)))
    node.value.append((key, value))


def _named(made: Any) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Give a noun the id of its file where none is written, and the slug that follows from it."""
    faults: tuple[Diagnostic, ...] = ()
    changes: dict[str, str] = {}
    name = made.id
    if not name and "id" not in made.origin.faulty:
        name = _stem(made.origin.path).lower()
        changes["id"] = name
        if not is_slug(name):
            faults = (_bad_name(made.origin.path, name),)
    if hasattr(made, "slug") and not made.slug:
        changes["slug"] = LEADING_DATE.sub("", name)
    return dataclasses.replace(made, **changes), faults


def _bad_name(path: str, name: str) -> Diagnostic:
    good, why = better(name)
    message = f'the file\'s name "{name}" cannot be an id: it {why}'
    return problem("id-invalid", Span(path), message, f"rename the file to {good}.md, or write id: in it")


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _registry(path: str, text: str, cls: type[Any]) -> Checked[tuple[Noun | Broken, ...]]:
    tree = compose(path, text, 1)
    if tree.value is None:
        return Checked((), tree.found)
    if not isinstance(tree.value, yaml.SequenceNode):
        fault = problem(
            "field-type",
            Span(path),
            "a registry is a list: each entry starts with a dash",
            "write - id: … for each entry",
        )
        return Checked((), (fault,))
    decoder = Decoder(path, 1)
    made: list[Noun | Broken] = []
    for item in tree.value.value:
        if isinstance(item, yaml.MappingNode):
            made.append(decoder.record(cls, item))
        else:
            decoder.report(
                "field-type",
                decoder.span(item),
                "an entry of a registry is a group of fields",
                "write - id: … and the other fields under it",
            )
    found = (*decoder.found, *(d for noun in made if not isinstance(noun, Broken) for d in checks.of(noun)))
    return Checked(tuple(made), found)
