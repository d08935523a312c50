"""Proves the open links of a fragment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Span, problem
from generator.link import leaks
from generator.link.references import Resolver
from generator.model.digest import Target, Text
from generator.model.fragment import Fragment, OpenLink
from generator.text.nearest import nearest

DIGEST = re.compile(r"content/digests/(?:.*/)?([^/]+)\.md$")
ANCHOR = re.compile(r'<a href="#([^"]+)"')


@dataclass(frozen=True, slots=True)
class Proof:
    """What links are proved against: ids, the headings of each target's text, the site's addresses, the pictures."""

    resolver: Resolver
    headings: Mapping[tuple[str, str], tuple[str, ...]]
    addresses: frozenset[str]
    picture: Callable[[str, OpenLink], str | Diagnostic]


def proved(
    path: str, fragment: Fragment, proof: Proof, corrections: frozenset[str] = frozenset()
) -> tuple[Text, list[Target], list[Diagnostic]]:
    """The text with an address for each link, the targets it leads to, and what is wrong."""
    urls: list[str] = []
    words: list[str] = []
    targets: list[Target] = []
    found: list[Diagnostic] = []
    for link in fragment.links:
        url, said, target, faults = _one(path, link, proof, corrections)
        urls.append(url)
        words.append(said)
        targets.extend([target] if target else [])
        found.extend(faults)
    found.extend(_anchors(path, fragment))
    return Text(fragment, tuple(urls), tuple(words)), targets, found


def _one(
    path: str, link: OpenLink, proof: Proof, corrections: frozenset[str]
) -> tuple[str, str, Target | None, list[Diagnostic]]:
    if link.kind == "id":
        return _by_id(link, proof)
    if link.kind == "correction":
        faults = [] if link.target in corrections else [_unplaced(link)]
        return f"#_correction-{link.target}", link.target, None, faults
    if link.kind == "image":
        picture = proof.picture(path, link)
        return (picture, "", None, []) if isinstance(picture, str) else ("", "", None, [picture])
    if link.kind == "url":
        return by_address(link, proof)
    return "", "", None, []


def _by_id(link: OpenLink, proof: Proof) -> tuple[str, str, Target | None, list[Diagnostic]]:
    targets = proof.resolver.targets.find(link.target)
    if len(targets) > 1:
        forms = ", ".join(f"[[{t.full}]]" for t in targets)
        said = f"[[{link.target}]] could be {' or '.join(f'the {t.type or t.kind}' for t in targets)}"
        return "", "", None, [problem("link-ambiguous", link.span, said, f"write one of {forms}")]
    if not targets:
        return "", "", None, _dangling(link, proof.resolver)
    target = targets[0]
    if not link.anchor:
        return target.url, link.words or target.title, target, []
    known = proof.headings.get(target.key, ())
    faults = [] if link.anchor in known else [_no_heading(link, target, known)]
    return f"{target.url}#{link.anchor}", link.words or target.title, target, faults


def _dangling(link: OpenLink, resolver: Resolver) -> list[Diagnostic]:
    bare = link.target.rpartition(":")[2]
    if bare in resolver.broken:
        return []
    held = resolver.held.get(bare)
    edition = DIGEST.match(link.span.path)
    if held and edition and leaks.is_timed(held):
        return [leaks.named(edition[1], bare, held, link.span)]
    if held:
        message = f"link to {bare}, which is not published yet; readers would get a missing page"
        return [problem("link-to-draft", link.span, message, "publish it, or remove the link")]
    near = nearest(bare, resolver.targets.ids())
    cure = (
        f"did you mean [[{near}]]?"
        if near
        else "write the id of an article, note, edition, conflict, entity, outlet or tag"
    )
    return [problem("link-dangling", link.span, f"[[{link.target}]] points to nothing", cure)]


def by_address(link: OpenLink, proof: Proof) -> tuple[str, str, Target | None, list[Diagnostic]]:
    """The address of an ordinary link to a page of this site, its words, no target, and what is wrong with it."""
    url = link.target.removeprefix("/")
    if url and not url.endswith("/") and f"{url}/" in proof.addresses:
        url += "/"
    if url in proof.addresses or url == "":
        return url + (f"#{link.anchor}" if link.anchor else ""), "", None, []
    near = nearest(url, proof.addresses)
    cure = f"did you mean /{near}?" if near else "write [[id]], or the address of a page that exists"
    return "", "", None, [problem("link-dangling", link.span, f"{link.target} is no page of this site", cure)]


def _no_heading(link: OpenLink, target: Target, known: tuple[str, ...]) -> Diagnostic:
    message = f"#{link.anchor} does not exist in {target.id}"
    return problem("anchor-missing", link.span, message, _headings(known))


def _headings(known: tuple[str, ...]) -> str:
    return (
        f"headings there: {', '.join('#' + name for name in known)}"
        if known
        else "that text has no headings; link to the whole"
    )


def _unplaced(link: OpenLink) -> Diagnostic:
    message = f"the mark [[correction:{link.target}]] has no entry under corrections:"
    return problem("correction-unplaced", link.span, message, "add the entry with this date or id, or remove the mark")


def _anchors(path: str, fragment: Fragment) -> Iterator[Diagnostic]:
    """Links to a heading of the same text."""
    known = tuple(h.id for h in fragment.headings)
    for name in ANCHOR.findall(fragment.html):
        if name not in known and not name.startswith(("fn-", "fnref", "_")) and f'id="{name}"' not in fragment.html:
            message = f"#{name} does not exist in this text"
            yield problem("anchor-missing", Span(path), message, _headings(known))
