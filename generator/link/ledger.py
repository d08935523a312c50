"""Brings claims about one thing together in a row, whoever makes them and in whichever article.

Two claims meet where an editor says so (`same_as`, `denies`), where the words are the same in one conflict, or where each is made
by those who deny the other: inside an article, or in one that it contradicts. Nothing is guessed from what they mean.
Cost grows with the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.diagnostics import Checked, Diagnostic, problem
from generator.model.citation import Claim
from generator.model.digest import LinkedArticle, Row, Said
from generator.model.document import Ref
from generator.text.nearest import nearest


class _Rows:
    """Claims joined to others, each knowing whether it says the same as the first of its row or the opposite."""

    def __init__(self, count: int) -> None:
        self.first = list(range(count))
        self.turned = [False] * count

    def find(self, number: int) -> tuple[int, bool]:
        """The first of a claim's row, and whether the claim is its opposite."""
        path = []
        while self.first[number] != number:
            path.append(number)
            number = self.first[number]
        turned = False
        for step in reversed(path):
            turned ^= self.turned[step]
            self.first[step], self.turned[step] = number, turned
        return number, turned

    def join(self, one: int, other: int, opposite: bool) -> bool:
        """Put two claims into one row; False if they were in one already, the other way round."""
        (a, a_turned), (b, b_turned) = self.find(one), self.find(other)
        if a == b:
            return a_turned ^ b_turned == opposite
        self.first[b], self.turned[b] = a, a_turned ^ b_turned ^ opposite
        return True


def ledger(articles: Sequence[LinkedArticle], waiting: frozenset[str], broken: bool) -> Checked[tuple[Row, ...]]:
    """Every claim of the articles (newest first) in its row, newest row first.

    `waiting` are the ids of claims that readers cannot see yet; where a file is `broken`, an unknown id is not reported.
    """
    claims = [(a, n, c) for a in articles if a.article.stands for n, c in enumerate(a.article.claims)]
    found: list[Diagnostic] = []
    ids = _ids(claims, found)
    rows = _Rows(len(claims))
    for number, (_, _, claim) in enumerate(claims):
        for ref, opposite in (*((r, False) for r in claim.same_as), *((r, True) for r in claim.denies)):
            other = ids.get(ref.id)
            if other is None:
                if ref.id not in waiting and not broken:
                    found.append(_unknown(ref, ids))
            elif not rows.join(other, number, opposite):
                found.append(_both_ways(ref, opposite))
    for one, other, opposite in (*_same_words(claims), *_mutual(articles, claims)):
        rows.join(one, other, opposite)
    return Checked(_rows(claims, rows), tuple(found))


_Claims = Sequence[tuple[LinkedArticle, int, Claim]]


def _ids(claims: _Claims, found: list[Diagnostic]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for number in range(len(claims) - 1, -1, -1):
        claim = claims[number][2]
        if claim.id and claim.id in ids:
            first = claims[ids[claim.id]][2].origin.at("id")
            message = f'claim id "{claim.id}" is already taken in {first.path}:{first.line}'
            cure = "give one of them another id; that they say the same is written same_as"
            found.append(problem("id-duplicate", claim.origin.at("id"), message, cure))
        elif claim.id:
            ids[claim.id] = number
    return ids


def _unknown(ref: Ref, ids: dict[str, int]) -> Diagnostic:
    near = nearest(ref.id, ids)
    cure = f'did you mean "{near}"?' if near else "give the other claim that id: first"
    return problem("reference-unknown", ref.span, f'no claim has the id "{ref.id}"', cure, "not a known claim")


def _both_ways(ref: Ref, opposite: bool) -> Diagnostic:
    here, there = ("the opposite of", "the same as") if opposite else ("the same as", "the opposite of")
    message = f'this claim is {here} "{ref.id}" here, and by other lines {there} it'
    return problem(
        "claim-both-ways", ref.span, message, "follow same_as and denies of the claims between them; one is wrong"
    )


def _same_words(claims: _Claims) -> Iterator[tuple[int, int, bool]]:
    """Claims in the same words, filed under one conflict."""
    known: dict[tuple[str, str], int] = {}
    for number, (article, _, claim) in enumerate(claims):
        for conflict in article.conflicts:
            first = known.setdefault((conflict, claim.text.casefold()), number)
            if first != number:
                yield first, number, False


def _mutual(articles: Sequence[LinkedArticle], claims: _Claims) -> Iterator[tuple[int, int, bool]]:
    """Claims each made by those who deny the other, if there are no others like them to be mistaken for."""
    of: dict[str, list[int]] = defaultdict(list)
    for number, (article, _, _) in enumerate(claims):
        of[article.id].append(number)
    for article in articles:
        near = (article.id, *(ref.bare for ref in article.article.contradicts))
        pairs: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
        for id in near:
            for number in of.get(id, ()):
                claim = claims[number][2]
                for denier in claim.denied_by:
                    pairs[id, frozenset((claim.by.id, denier.id))].append(number)
        yield from _opposed(article.id, near, pairs, claims)


def _opposed(
    here: str, near: tuple[str, ...], pairs: dict[tuple[str, frozenset[str]], list[int]], claims: _Claims
) -> Iterator[tuple[int, int, bool]]:
    for (id, speakers), numbers in pairs.items():
        for other in near if id == here else ():
            both = numbers if other == id else [*numbers, *pairs.get((other, speakers), ())]
            if len(both) == 2 and claims[both[0]][2].by.id != claims[both[1]][2].by.id:
                yield both[0], both[1], True


def _rows(claims: _Claims, rows: _Rows) -> tuple[Row, ...]:
    groups: dict[int, list[tuple[int, bool]]] = {}
    for number in range(len(claims)):
        first, turned = rows.find(number)
        groups.setdefault(first, []).append((number, turned))
    return tuple(_row(claims, members) for members in groups.values())


def _row(claims: _Claims, members: list[tuple[int, bool]]) -> Row:
    """The claims of a row by when they were made; the earliest is the one that the others agree with or oppose."""

    def when(member: tuple[int, bool]) -> tuple[str, str, int]:
        article, number, claim = claims[member[0]]
        return (str(claim.asserted_on or article.day), article.id, number)

    ordered = sorted(members, key=when)
    turned = ordered[0][1]
    return tuple(Said(claims[n][0].id, claims[n][1], t ^ turned) for n, t in ordered)
