"""Finds each citation's outlet, its origin, and the party that speaks through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem
from generator.link.references import Resolver
from generator.model.citation import Citation
from generator.model.digest import CitedSource, Target
from generator.model.evidence import Evidence
from generator.model.registry import Source
from generator.text import addresses
from generator.text.nearest import nearest

NOTHING = Evidence("")


@dataclass(frozen=True, slots=True)
class Outlets:
    """The registry of outlets, and where their faults are noted."""

    sources: Mapping[str, Source]
    domains: Mapping[str, str]
    resolver: Resolver
    found: list[Diagnostic]
    evidence: Mapping[str, Evidence]

    def cited(self, citation: Citation) -> CitedSource:
        """A citation's outlet, its origin (`source:ID`, `entity:ID`, `host:NAME`, or "" for none), and the party behind it."""
        outlet = self._outlet(citation)
        via = self.resolver.one(citation.via, ("source", "entity"), False, self.found) if citation.via else None
        source = self.sources.get(outlet)
        kept = self.evidence.get(citation.url, NOTHING)
        archived = citation.archived or kept.archived
        if not archived and addresses.is_fleeting(citation.url):
            self.found.append(_fleeting(citation))
        return CitedSource(
            outlet,
            self._origin(citation, source, via),
            via.url if via else "",
            self._party(citation, source, via),
            archived,
            kept.state,
            kept.since,
        )

    def _origin(self, citation: Citation, source: Source | None, via: Target | None) -> str:
        if citation.via:
            return f"{via.kind}:{via.id}" if via else ""
        if source is None:
            return f"host:{addresses.host(citation.url)}" if citation.url and not citation.source else ""
        if source.type != "aggregator":
            return f"source:{source.id}"
        where = citation.origin.at("url", "source")
        message = f"{source.name} republishes other outlets' texts; without via: it counts as no origin"
        cure = "add via: with the outlet or agency whose text it carries"
        self.found.append(problem("aggregator-without-via", where, message, cure))
        return ""

    def _party(self, citation: Citation, source: Source | None, via: Target | None) -> str:
        """The entity whose word this is: the one relayed, or the one that the outlet belongs to."""
        if citation.via:
            if via is None or via.kind == "entity":
                return via.id if via else ""
            source = self.sources.get(via.id)
        return source.affiliation.bare if source and source.affiliation else ""

    def _outlet(self, citation: Citation) -> str:
        if citation.source:
            made = self.resolver.one(citation.source, ("source",), False, self.found)
            return made.id if made else ""
        if not citation.url:
            return ""
        host = addresses.host(citation.url)
        parts = host.split(".")
        for start in range(len(parts) - 1):
            known = self.domains.get(".".join(parts[start:]))
            if known:
                return known
        near = nearest(host, self.domains, 0.75)
        add = "add the outlet to content/sources.yaml (id, name, type, domains)"
        cure = f"nearest: {near}; correct it, or {add}" if near else add
        where = citation.origin.at("url")
        self.found.append(problem("source-unknown", where, f"{host} is not in the source registry", cure))
        return ""


def _fleeting(citation: Citation) -> Diagnostic:
    message = f"{addresses.host(citation.url)} link has no archived copy; such posts vanish"
    cure = "run digest evidence --archive, or save the page in a web archive and add archived: with its address there"
    return problem("source-not-archived", citation.origin.at("url"), message, cure)


def single_party(cited: tuple[CitedSource, ...]) -> str:
    """The id of the one party that all citations relay, or ""."""
    parties = {c.party for c in cited}
    return parties.pop() if len(parties) == 1 else ""
