"""Compiles templates and renders pages; a template's fault becomes a problem with the template's file and line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket

from generator.diagnostics import Checked, Diagnostic, Span, problem
from generator.model.page import Artifact, Page
from generator.render.guarded import NESTED, Guarded


@dataclass(frozen=True, slots=True)
class Templates:
    """Compiled templates, where each stands on disk for messages, and what each was compiled from."""

    environment: Guarded
    paths: Mapping[str, str]
    texts: Mapping[str, str]

    def asked(self) -> frozenset[str]:
        """The names of the templates that pages were made with since this was asked last, of missing ones, too."""
        names = frozenset(self.environment.asked)
        self.environment.asked.clear()
        return names


class _Compiled(BytecodeCache):
    """What templates compiled to, in this process and, where the caller remembers it, in earlier ones."""

    MOST = 500  # texts; a person who edits templates all day under `serve` comes nowhere near

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code that the same text of the same template became before."""
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code."""
        if len(self.known) >= self.MOST:
            self.known.clear()
        self.known[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()


def templates(
    texts: Mapping[str, str], paths: Mapping[str, str], charts: Mapping[str, Callable[..., str]] = MappingProxyType({})
) -> Templates:
    """Make ready the templates, by name; `charts` are the filters that draw what a view holds as numbers."""
    environment = Guarded(
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=COMPILED,
    )
    environment.filters.update(charts)
    return Templates(environment, paths, texts)


def compiled(templates: Templates, remembered: Callable[[Sequence[str]], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """Compile every template that this process does not know, before it shares work out; what was compiled anew, by name.

    `remembered` gives for names what their very texts became under the same program, library and Python: whoever calls this knows
    that no stranger wrote it. A template with a fault is left for the page that meets it.
    """
    environment, fresh = templates.environment, {}
    buckets: dict[str, Bucket] = {}
    for name, text in templates.texts.items():
        with suppress(UnicodeError):  # a name or a text that is no Unicode has no key: left for the page, too
            buckets[name] = COMPILED.get_bucket(environment, name, name, text)
    unknown = [name for name, bucket in buckets.items() if bucket.code is None]
    known = remembered(unknown) if unknown else {}
    for name in unknown:
        bucket = buckets[name]
        bucket.bytecode_from_string(known.get(name, b""))
        if bucket.code is None:
            try:
                bucket.code = environment.compile(templates.texts[name], name, name)
            except Exception:  # a template may be anybody's, and can fail in any way
                continue
            fresh[name] = bucket.bytecode_to_string()
        COMPILED.set_bucket(bucket)
    return fresh


def render(pages: Iterable[Page], templates: Templates) -> Checked[tuple[Artifact, ...]]:
    """Render every page; a template that fails is reported once."""
    made: list[Artifact] = []
    faults: dict[tuple[str, int], Diagnostic] = {}
    for page in pages:
        templates.environment.begin(page.template)
        try:
            text = templates.environment.get_template(page.template).render(view=page.view, t=_labels(page.view))
            made.append(Artifact(page.path, text.encode()))
        except TemplateSyntaxError as fault:
            _note(faults, templates, fault.name or page.template, fault.lineno, fault.message or "cannot be read")
        except TemplateNotFound as fault:
            _note(faults, templates, page.template, 1, f"template {fault.name} does not exist")
        except Exception as fault:  # a template may be anybody's, and can fail in any way
            if templates.environment.left < 0:
                templates.environment.exhausted.add(page.template)
            name, line = _where(fault, templates, page.template)
            _note(faults, templates, name, line, f"{_said(fault)} (while making {page.path})")
    return Checked(tuple(made), tuple(faults.values()))


def _said(fault: Exception) -> str:
    if isinstance(fault, RecursionError):
        return "it uses itself without an end"
    if isinstance(fault, SyntaxError):  # Python's own limits, with a line that no designer has seen
        return NESTED
    return str(fault) or type(fault).__name__


def _labels(view: Any) -> Any:
    frame = getattr(view, "frame", None)
    return frame.chrome.t if frame else None


def _where(fault: Exception, templates: Templates, name: str) -> tuple[str, int]:
    """The innermost template line that the fault went through."""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        if frame.filename in templates.paths:
            return frame.filename, frame.lineno or 1
    return name, 1


def _note(faults: dict[tuple[str, int], Diagnostic], templates: Templates, name: str, line: int, said: str) -> None:
    cure = "a template sees its view only; generator/plan/views.py lists what each view holds"
    faults.setdefault((name, line), problem("template", Span(templates.paths.get(name, name), line), said, cure))
