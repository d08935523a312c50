"""Resolves the ids in front matter, and reports those that name nothing."""

from __future__ import annotations

import graphlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem
from generator.link.admit import Held
from generator.link.targets import Targets
from generator.model.digest import Target
from generator.model.document import Ref
from generator.text.nearest import nearest

ARTICLE_KINDS = {"entity": "a person, place, organisation, unit, event or piece of equipment", "label": "a citation"}
CURES = {
    "conflict": "correct it, or add content/conflicts/{id}.md",
    "entity": "correct it, or add it to a file of content/entities/",
    "place": "correct it, or add it to content/entities/places.yaml",
    "source": "correct it, or add it to content/sources.yaml",
    "article": "correct it; an article's id is the name of its file",
    "tag": "correct it, or add it to content/tags.yaml",
}


@dataclass(frozen=True, slots=True)
class Resolver:
    """What ids mean, which wait, and which were broken so that nothing more is said of them."""

    targets: Targets
    held: Mapping[str, Held]
    broken: frozenset[str]
    tag_aliases: Mapping[str, str]
    uses: Mapping[str, int]
    open_tags: bool = False

    def one(self, ref: Ref, kinds: tuple[str, ...], words: bool, found: list[Diagnostic]) -> Target | None:
        """The target of a reference, or None once its problem is noted."""
        targets = self.targets.find(ref.id, kinds)
        if targets:
            return targets[0]
        bare = ref.id.rpartition(":")[2]
        if bare in self.broken or not ref.id or (words and (" " in ref.id or not ref.id.islower())):
            return None
        found.append(self._unknown(ref, kinds, bare))
        return None

    def tag(self, ref: Ref, found: list[Diagnostic]) -> str | None:
        """The id of the tag that a reference means."""
        if ref.id in self.targets.by_kind["tag"] or self.open_tags:
            return ref.id
        if ref.id in self.tag_aliases:
            good = self.tag_aliases[ref.id]
            found.append(
                problem(
                    "tag-alias",
                    ref.span,
                    f'"{ref.id}" is an alias of "{good}"; it is published under the main tag',
                    f"write {good}",
                )
            )
            return good
        near = nearest(ref.id, {*self.targets.by_kind["tag"], *self.tag_aliases})
        near = self.tag_aliases.get(near, near)
        times = self.uses.get(near, 0)
        often = f" (used {times} {'time' if times == 1 else 'times'})" if times else ""
        cure = (
            f'did you mean "{near}"{often}? Or add it to content/tags.yaml'
            if near
            else "add it to content/tags.yaml, or take one from there"
        )
        found.append(
            problem("tag-unknown", ref.span, f'tag "{ref.id}" is not in the registry', cure, "not a known tag")
        )
        return None

    def _unknown(self, ref: Ref, kinds: tuple[str, ...], bare: str) -> Diagnostic:
        if bare in self.held and "article" in kinds:
            message = f"{ref.id} is not published yet; readers would get a missing page"
            return problem("link-to-draft", ref.span, message, "publish it first, or remove the reference")
        near = nearest(bare, self.targets.ids(kinds) - {bare})  # an id of that very spelling is of another kind
        kind = kinds[0]
        cure = f'did you mean "{near}"?' if near else CURES.get(kind, "correct it").format(id=bare)
        names = " or ".join(kinds)
        return problem("reference-unknown", ref.span, f'no {names} has the id "{ref.id}"', cure, f"not a known {names}")


def cycles(parents: Mapping[str, tuple[Ref, ...]], what: str) -> Iterator[Diagnostic]:
    """Yield a problem where references lead back to where they started; `parents` gives each id the ids it points to."""
    try:
        graphlib.TopologicalSorter({id: [ref.bare for ref in refs] for id, refs in parents.items()}).prepare()
    except graphlib.CycleError as fault:
        chain: list[str] = fault.args[1][::-1]
        first = next(ref for ref in parents[chain[0]] if ref.bare == chain[1])
        yield problem(
            "cycle", first.span, f"{what} leads back to itself: {' → '.join(chain)}", "remove one of these references"
        )
