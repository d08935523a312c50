"""A jinja2 in which a stranger's template can do no harm: it sees no insides, and what it does has an end.

Stricter than the library's sandbox and faster: names are looked at once, when a template is compiled, and only loops, calls and
what makes long texts of short ones is watched while a page is made. Knows no view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MethodType
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import TemplateAssertionError, TemplateSyntaxError
from jinja2.lexer import TokenStream
from jinja2.parser import Parser
from jinja2.runtime import Macro
from jinja2.visitor import NodeTransformer
from markupsafe import escape

STEPS = 300_000  # turns of loops, calls and includes for one page
ESCAPED = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;"))
LARGEST = 20_000_000  # characters of a page or of anything in it
NESTED = "brackets or blocks are nested too deeply to be read"
# Ways from a value to the program behind it that do not begin with an underscore, and methods that make long texts of short ones.
INSIDES = frozenset({
    "format", "format_map", "mro", "gi_frame", "gi_code", "gi_yieldfrom", "cr_frame", "cr_code", "cr_await", "cr_origin",
    "ag_frame", "ag_code", "ag_await", "f_back", "f_builtins", "f_code", "f_globals", "f_locals", "f_trace", "tb_frame",
    "tb_next", "tb_lasti", "func_globals", "func_code", "im_func", "im_self", "ljust", "rjust", "center", "zfill",
    "expandtabs", "translate", "encode", "join", "replace",
})  # fmt: skip
FILTERS = frozenset({
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "forceescape", "groupby",
    "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace",
    "reverse", "safe", "select", "selectattr", "sort", "string", "striptags", "sum", "title", "trim", "truncate", "unique",
    "upper", "urlencode", "wordcount",
})  # fmt: skip


def shown(value: Any) -> str:
    """A value as it stands in a page: what the library's `escape` makes of it, in a fifth of the time for a plain text."""
    if type(value) is not str:
        escaped: str = escape(value)
        return escaped
    text: str = value
    for sign, entity in ESCAPED:
        if sign in text:
            text = text.replace(sign, entity)
    return text


class _Writer(CodeGenerator):
    """Writes templates as Python that puts values into pages by way of `shown`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class Guarded(Environment):
    """Compiles templates that reach nothing but what they are given; `begin` is called before each page."""

    sandboxed = True  # makes compiled templates call and reckon by way of the methods below
    intercepted_binops = frozenset({"+", "*", "**", "%"})
    intercepted_unops: frozenset[str] = frozenset()
    code_generator_class = _Writer
    shown = staticmethod(shown)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals.clear()  # no range, no lipsum, nothing but the view
        join = self.filters["join"]
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters.update(counted=self.counted, bounded=bounded, replace=_replaced, join=_joined(join))
        self.left = STEPS
        self.exhausted: set[str] = set()
        self.asked: set[str] = set()  # names of templates, for whoever wants to know what a page was made with

    def begin(self, name: str) -> None:
        """Give a page its steps; a template that once used all of them gets none."""
        self.left = 0 if name in self.exhausted else STEPS

    def spend(self, steps: int) -> None:
        """Take steps; raises once there are none left."""
        self.left -= steps
        if self.left < 0:
            raise TemplateRuntimeError("this template never comes to an end, or takes too many turns")

    def counted(self, items: Iterable[Any]) -> Any:
        """What a loop goes through, once its turns are paid for."""
        known = items if hasattr(items, "__len__") else list(items)
        self.spend(len(known) + 1)  # type: ignore[arg-type]
        return known

    def call(self, context: Any, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Every call of a template."""
        self.left -= 1
        if self.left < 0:
            self.spend(0)
        kind = type(function)
        if kind is Macro:  # nearly every call is of a macro or a method of a view: shorter than the library's way
            given = (context.eval_ctx, *args)
        elif kind is MethodType and not hasattr(function, "jinja_pass_arg"):
            given = args
        else:
            return context.call(function, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*given, **named)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckoning with numbers, and the addition of short texts and lists."""
        numbers = all(isinstance(value, int | float) and abs(value) < 1e15 for value in (left, right))
        if operator == "+" and not numbers:
            return bounded(left + right)
        if numbers and operator != "**":
            return {"+": left.__add__, "*": left.__mul__, "%": left.__mod__}[operator](right)
        raise TemplateRuntimeError("templates reckon with +, *, % and numbers only")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A part of a value by its name or place, for templates and for filters that take a name."""
        if isinstance(argument, str) and hidden(argument):
            raise TemplateRuntimeError(f"{argument} is not for templates")
        return super().getitem(obj, argument)

    def get_template(self, name: Any, *args: Any, **named: Any) -> Any:
        """A template, for a page or an include."""
        self.spend(1)
        self.asked.add(name)
        return super().get_template(name, *args, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parser = Parser(self, source, name, filename)
        # All at once: of tokens that are broken off deep inside Python tells the screen, whoever catches the fault.
        parser.stream = TokenStream([*parser.stream], name, filename)
        try:
            return parser.parse()
        except RecursionError:
            raise TemplateSyntaxError(NESTED, parser.stream.current.lineno, name, filename) from None

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        try:
            return super()._generate(_Guard(name, filename).visit(source), name, filename, defer_init)
        except RecursionError:
            raise TemplateSyntaxError(NESTED, 1, name, filename) from None

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """A page of its parts."""
        whole = list(parts)
        if sum(map(len, whole)) > LARGEST:
            raise TemplateRuntimeError("this template makes a page of more than 20 million characters")
        return "".join(whole)


def hidden(name: str) -> bool:
    """Whether a name leads to the insides of a value."""
    return name.startswith("_") or name in INSIDES


def bounded(value: Any) -> Any:
    """The value, unless it is a text or a list that only a bomb makes."""
    if isinstance(value, str | list | tuple) and len(value) > LARGEST:
        raise TemplateRuntimeError("this template makes a text of more than 20 million characters")
    return value


def _replaced(text: Any, old: str, new: str, count: int | None = None) -> Any:
    value = text if isinstance(text, str) else str(text)
    if (value.count(str(old)) + 1) * len(str(new)) > LARGEST:
        raise TemplateRuntimeError("this template makes a text of more than 20 million characters")
    return value.replace(old, new, -1 if count is None else count)


def _joined(join: Callable[..., Any]) -> Callable[..., Any]:
    def joined(eval_ctx: Any, value: Iterable[Any], d: str = "", attribute: str | None = None) -> Any:
        items = list(value)
        if len(items) * len(d) > LARGEST:
            raise TemplateRuntimeError("this template makes a text of more than 20 million characters")
        return join(eval_ctx, items, d, attribute)

    joined.jinja_pass_arg = join.jinja_pass_arg  # type: ignore[attr-defined]
    return joined


class _Guard(NodeTransformer):
    """Refuses names that lead inside; has loops pay for their turns and long texts measured."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self.name, self.filename = name, filename

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        """`a.b`."""
        self._allowed(node.attr, node.lineno)
        return self.generic_visit(node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        """`a["b"]`; other names are looked at when they are known."""
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self._allowed(node.arg.value, node.lineno)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """`for a in b`."""
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "counted", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """`a ~ b`."""
        self.generic_visit(node)
        return _by("bounded", node)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:
        """`set a` to what follows."""
        self.generic_visit(node)
        node.filter = _by("bounded", node.filter, node.lineno)
        return node

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:
        """What a filter is put around."""
        self.generic_visit(node)
        node.filter = _by("bounded", node.filter, node.lineno)
        return node

    def _allowed(self, name: str, line: int) -> None:
        if hidden(name):
            raise TemplateAssertionError(f"{name} is not for templates", line, self.name, self.filename)


def _by(name: str, node: nodes.Expr | None, line: int = 0) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno if node else line)
