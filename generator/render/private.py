"""Finds templates that ask for what is for the desk alone.

No view holds it, so such a template would fail in any case; this says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, problem, within

PRIVATE = re.compile(r"\bednote\b")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def private(texts: Mapping[str, str], paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield a problem for each place where a template names a private field."""
    for name, text in texts.items():
        if "ednote" in text:
            shown = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
            for found in PRIVATE.finditer(shown):
                where = within(paths.get(name, name), text, *found.span())
                message = "this template prints ednote; that field is for the desk and never published"
                yield problem("ednote-leak", where, message, "remove it; what readers should know goes into a note")
