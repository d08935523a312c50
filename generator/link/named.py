"""Proves the addresses that the settings name: the navigation's, and those of the pages in which the house explains itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Span
from generator.link.checks import RESERVED
from generator.link.links import Proof, by_address
from generator.model.fragment import OpenLink
from generator.model.page import ELSEWHERE
from generator.model.settings import Settings

POLICIES = ("corrections_policy", "grading_policy", "protection_policy")


def addresses(settings: Settings, proof: Proof) -> Iterator[Diagnostic]:
    """Yield a problem for each that no page of this site has; what begins as a web address is left alone."""
    for written, where in _written(settings):
        path, _, anchor = written.lstrip("/").partition("#")
        if written.startswith(ELSEWHERE) or _is_within(path) or _stem(path) in proof.resolver.broken:
            continue
        yield from by_address(OpenLink("url", f"/{path}", anchor, "", where), proof)[3]


def _written(settings: Settings) -> Iterator[tuple[str, Span]]:
    for item in settings.navigation:
        if "to" not in item.origin.faulty:
            yield item.to, item.origin.at("to")
    for name in POLICIES:
        written = getattr(settings, name)
        if written:
            yield written, settings.origin.at(name)


def _is_within(path: str) -> bool:
    """Whether it lies beneath a list or a day, where pages come and go with what is published."""
    first, _, rest = path.strip("/").partition("/")
    return first.isdigit() or (first in RESERVED and bool(rest))


def _stem(path: str) -> str:
    return path.strip("/").rpartition("/")[2]
