"""Makes small faults in a module's source: one comparison turned, one number one greater, one statement left out.

Knows nothing of tests. A fault is a place in the tree (the number of a node as `ast.walk` meets it, a field, a position) and a
node to put there.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES = {"min": "max", "any": "all"}
METHODS = {
    "lower": "upper",
    "strip": "rstrip",
    "lstrip": "rstrip",
    "startswith": "endswith",
    "partition": "rpartition",
    "find": "rfind",
    "index": "rindex",
    "removesuffix": "removeprefix",
    "fullmatch": "match",
    "match": "search",
}
SWAPS = {**NAMES, **{b: a for a, b in NAMES.items()}}
METHOD_SWAPS = {**{b: a for a, b in METHODS.items()}, **METHODS}
# What stands in these fields is no behaviour, or is fixed when the module is read.
LEFT_ALONE = {
    "annotation",
    "returns",
    "decorator_list",
    "defaults",
    "kw_defaults",
    "type_comment",
    "bases",
    "keywords_of",
}


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, in which outermost function (none for a constant of the module), and what was done."""

    path: str
    line: int
    owner: str
    name: str  # of the constant, where it is one
    what: str
    node: int
    field: str
    at: int  # -1 where the field holds one node
    new: ast.AST

    @property
    def title(self) -> str:
        """What a reader of the report needs to find it."""
        return f"{self.path}:{self.line}: {self.what}"


def of(root: Path, path: str) -> list[Mutant]:
    """Every fault that can be made in a module."""
    tree = ast.parse((root / path).read_text("utf-8"))
    numbers = {id(node): n for n, node in enumerate(ast.walk(tree))}
    found: list[Mutant] = []
    for top in tree.body:
        found.extend(_top(path, top, numbers))
    return found


def mutated(root: Path, mutant: Mutant) -> ast.Module:
    """The module with the fault in it; lines are numbered as before."""
    tree = ast.parse((root / mutant.path).read_text("utf-8"))
    parent = next(node for n, node in enumerate(ast.walk(tree)) if n == mutant.node)
    new = copy.deepcopy(mutant.new)
    if mutant.at < 0:
        old = getattr(parent, mutant.field)
        setattr(parent, mutant.field, _placed(new, old))
    else:
        old = getattr(parent, mutant.field)[mutant.at]
        getattr(parent, mutant.field)[mutant.at] = _placed(new, old)
    return ast.fix_missing_locations(tree)


def _placed(new: ast.AST, old: ast.AST) -> ast.AST:
    return ast.copy_location(new, old) if hasattr(old, "lineno") else new


def _top(path: str, top: ast.stmt, numbers: dict[int, int]) -> Iterator[Mutant]:
    if isinstance(top, ast.FunctionDef):
        yield from _under(path, top, top.name, "", numbers)
    elif isinstance(top, ast.ClassDef):
        for inner in top.body:
            if isinstance(inner, ast.FunctionDef):
                yield from _under(path, inner, f"{top.name}.{inner.name}", "", numbers)
    elif isinstance(top, (ast.Assign, ast.AnnAssign)) and not _is_type(top):
        target = top.targets[0] if isinstance(top, ast.Assign) else top.target
        if isinstance(target, ast.Name) and not target.id.startswith("__"):
            yield from _under(path, top, "", target.id, numbers)


def _is_type(top: ast.Assign | ast.AnnAssign) -> bool:
    """An alias or variable of a type."""
    words = ast.unparse(top)
    return "TypeAlias" in words or "TypeVar" in words or isinstance(top.value, ast.Subscript)


def _under(path: str, top: ast.AST, owner: str, name: str, numbers: dict[int, int]) -> Iterator[Mutant]:
    for parent in _inside(top):
        for field, value in ast.iter_fields(parent):
            if field in LEFT_ALONE:
                continue
            several = isinstance(value, list)
            for at, child in enumerate(value if several else [value]):
                if isinstance(child, ast.AST):
                    for what, new in _faults(child, parent, field):
                        line = getattr(child, "lineno", getattr(parent, "lineno", 0))
                        place = at if several else -1
                        yield Mutant(path, line, owner, name, what, numbers[id(parent)], field, place, new)


def _inside(top: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are behaviour: no annotations, no documentation, no assertions that only tell the type checker."""
    yield top
    for field, value in ast.iter_fields(top):
        if field in LEFT_ALONE:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.Assert) and not _is_text_alone(child):
                yield from _inside(child)


def _is_text_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _faults(node: ast.AST, parent: ast.AST, field: str) -> Iterator[tuple[str, ast.AST]]:
    turned = TURNED.get(type(node))
    if turned and not (isinstance(parent, ast.AugAssign) and isinstance(node, ast.BitOr)):
        yield f"{type(node).__name__} → {turned.__name__} in {_short(parent)}", turned()
    elif isinstance(node, ast.Constant):
        yield from _constant(node, parent)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield f"{_short(node)} → {_short(node.operand)}", node.operand
    elif isinstance(node, ast.IfExp):
        yield f"branches swapped in {_short(node)}", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Attribute) and isinstance(parent, ast.Call) and field == "func":
        if node.attr in METHOD_SWAPS:
            yield (
                f"{node.attr} → {METHOD_SWAPS[node.attr]}",
                ast.Attribute(node.value, METHOD_SWAPS[node.attr], node.ctx),
            )
    elif isinstance(node, ast.Name) and node.id in SWAPS and field == "func":
        yield f"{node.id} → {SWAPS[node.id]}", ast.Name(SWAPS[node.id], node.ctx)
    elif isinstance(node, ast.stmt):
        yield from _statement(node)
    yield from _in_place(node, parent, field)


def _constant(node: ast.Constant, parent: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(value, bool):
        yield f"{value} → {not value}", ast.Constant(not value)
    elif isinstance(value, (int, float)):
        yield f"{value} → {value + 1}", ast.Constant(value + 1)
    elif isinstance(value, str) and not isinstance(parent, (ast.Expr, ast.FormattedValue)):
        yield f"text {value[:40]!r} → {'XX' + value[:20] + 'XX'!r}", ast.Constant(f"XX{value}XX")
    elif isinstance(value, bytes):
        yield f"bytes {value[:20]!r} changed", ast.Constant(b"XX" + value + b"XX")


def _statement(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
        still = isinstance(node.value, (ast.Yield, ast.YieldFrom))  # a generator stays one
        yield (
            f"left out: {_short(node)}",
            ast.Expr(ast.IfExp(ast.Constant(False), node.value, ast.Constant(None))) if still else ast.Pass(),
        )
    elif isinstance(node, (ast.AugAssign, ast.Raise)):
        yield f"left out: {_short(node)}", ast.Pass()
    elif isinstance(node, ast.Continue):
        yield "continue → break", ast.Break()
    elif isinstance(node, ast.Break):
        yield "break → continue", ast.Continue()
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield f"{_short(node)} → return None", ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Assign) and not _is_none(node.value):
        yield f"{_short(node)} → None", ast.Assign(node.targets, ast.Constant(None))


def _in_place(node: ast.AST, parent: ast.AST, field: str) -> Iterator[tuple[str, ast.AST]]:
    """Faults that any expression can have where it stands."""
    if not isinstance(node, ast.expr):
        return
    if field in ("test", "ifs", "guard") and not isinstance(node, ast.UnaryOp):
        yield f"not: {_short(node)}", ast.UnaryOp(ast.Not(), node)
    if isinstance(parent, ast.Lambda) and field == "body":
        yield f"{_short(parent)} → None", ast.Constant(None)
    if isinstance(parent, ast.Call) and field == "args" and not isinstance(node, (ast.Constant, ast.Starred)):
        yield f"{_short(node)} → None in {_short(parent)}", ast.Constant(None)
    if isinstance(parent, ast.keyword) and not isinstance(node, ast.Constant):
        yield f"{parent.arg}={_short(node)} → None", ast.Constant(None)
    if isinstance(parent, ast.Slice) and not _is_none(node):
        yield f"no {field} in [{_short(parent)}]", ast.Constant(None)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _short(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= 70 else f"{words[:67]}…"
