"""Reads YAML into its tree of nodes, and explains in plain words where it cannot.

Types nothing: every scalar stays the text that was written, for YAML's own types turn `NO` into false and 12:30 into 750.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.diagnostics import Checked, Diagnostic, Span, problem

MARK = yaml.Mark("", 0, 0, 0, "", 0)
WRITTEN = "tag:yaml.org,2002:str"  # the type of all that names none
DEEPEST = 40  # no front matter or registry has more than six levels


class TooDeep(yaml.MarkedYAMLError):
    """The tree is deeper than any that an editor writes."""


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes down to a depth: the parser in C calls itself for each level and would overrun its stack.

    Gives every node one tag, since nothing here asks what YAML takes a scalar for.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Called before each node."""
        self.depth += 1
        if self.depth > DEEPEST:
            where = current_node.start_mark if current_node else MARK
            raise TooDeep(problem="too deeply nested", problem_mark=where)

    def ascend_resolver(self) -> None:
        """Called after each node."""
        self.depth -= 1

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """The tag of a node."""
        return WRITTEN


# YAML would begin a line at each of these; no editor shows one there.
SPACES = {0x85: " ", 0x2028: " ", 0x2029: " "}
TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
HARD_SPACE = re.compile("[ ]*(?:- )?(?:[\\w-]+:)?[ ]*[\u00a0\u202f\u2007]")
NOTE = re.compile(r"[ \t]#[^\s#]")
PAIR = re.compile(r"^(\s*(?:- )?)([\w-]+): +(.*?)\s*$")


def compose(path: str, text: str, first_line: int) -> Checked[yaml.Node | None]:
    """The node tree of the text, whose first line is `first_line` of the file; None if it is empty or faulty."""
    text = text if text.isascii() else text.translate(SPACES)
    fault = _refused(path, text, first_line)
    if fault is None:
        try:
            root = yaml.compose(text, Loader=Loader)
            lost = next(_lost(path, text.split("\n"), first_line, root), None) if root and NOTE.search(text) else None
            return Checked(None if lost else root, (lost,) if lost else ())
        except TooDeep as error:
            fault = _too_deep(path, first_line + (error.problem_mark.line if error.problem_mark else 0))
        except yaml.YAMLError as error:
            fault = _explain(path, text, first_line, error)
    return Checked(None, (fault,))


def _refused(path: str, text: str, first_line: int) -> Diagnostic | None:
    tab = TAB.search(text)
    if tab:
        line = first_line + text.count("\n", 0, tab.start())
        return problem("yaml-tab", Span(path, line, 1, len(tab[0])), "a tab is used for indentation", "use two spaces")
    return None


def _lost(path: str, lines: list[str], first_line: int, root: yaml.Node) -> Iterator[Diagnostic]:
    """Values of which the end would be lost, since it begins with a # as notes do: `Aid convoy #2 is late`."""
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, yaml.MappingNode):
            todo += [part for pair in reversed(node.value) for part in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            todo += reversed(node.value)
        elif (
            isinstance(node, yaml.ScalarNode)
            and not node.style
            and NOTE.match(lines[node.end_mark.line], node.end_mark.column)
        ):
            line = lines[node.end_mark.line]
            pair = PAIR.match(line)
            cure = f"{pair[2]}: {quoted(pair[3])}" if pair else "put the value in quotes"
            message = f'cannot read "{line.strip()}": from the # on it is taken for a note to yourself'
            span = Span(path, first_line + node.end_mark.line, 1, len(line))
            yield problem("yaml-syntax", span, message, f"{cure}; if it is a note, put a space after the #")


def quoted(text: str) -> str:
    """The text in those quotation marks in which it can stand as it is."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _too_deep(path: str, line: int) -> Diagnostic:
    message = "this is too deeply nested to be front matter or a registry"
    return problem("yaml-syntax", Span(path, line), message, "keep to the fields of the content reference")


def _explain(path: str, text: str, first_line: int, error: yaml.YAMLError) -> Diagnostic:
    if not isinstance(error, yaml.MarkedYAMLError):
        message = "a character stands here that neither front matter nor a registry may hold"
        return problem("yaml-syntax", Span(path, first_line), message, "delete it; control-character says where it is")
    mark = error.problem_mark or error.context_mark
    number = min(mark.line if mark else 0, max(text.count("\n") - (1 if text.endswith("\n") else 0), 0))
    lines = text.split("\n")
    start = min(error.context_mark.line if error.context_mark else number, len(lines) - 1)
    for at in dict.fromkeys((number, start, max(number - 1, 0))):
        known = _known(lines[at])
        if known:
            message, cure = known
            return problem("yaml-syntax", Span(path, first_line + at, 1, len(lines[at])), message, cure)
    said = PLAINLY.get(error.problem or "", error.problem or "cannot read this")
    column = mark.column + 1 if mark and mark.line == number else 1
    return problem("yaml-syntax", Span(path, first_line + number, column), said, GENERAL)


# What the parser says, in an editor's words.
PLAINLY = {
    "mapping values are not allowed in this context": "a colon where none can stand",
    "block sequence entries are not allowed in this context": "a dash begins a list where none can stand",
    "mapping keys are not allowed in this context": "a question mark where none can stand",
    "did not find expected key": "this line is neither a field nor part of the one before; its indentation may be off",
    "could not find expected ':'": "a line without a colon among the fields",
    "did not find expected '-' indicator": "a line among the entries of a list does not begin with a dash",
    "did not find expected ',' or ']'": "a list in brackets is not closed, or lacks a comma",
    "did not find expected ',' or '}'": "a group in braces is not closed, or lacks a comma",
    "did not find expected node content": "a value is missing here",
    "found character that cannot start any token": "a sign that cannot begin a value; put the value in quotes",
    "found unexpected end of stream": "a quotation mark or a bracket is never closed",
    "found undefined alias": "a * before a word; put the value in quotes",
    "found duplicate anchor": "an & before a word; put the value in quotes",
    "found unknown escape character": "a backslash in double quotes; write it twice, or use single quotes",
    "found invalid Unicode character escape code": "an escape that names no character",
    "did not find expected alphabetic or numeric character": "a * or an & without a word; put the value in quotes",
    "found unexpected document indicator": "three dashes or dots inside a value",
    "did not find expected <document start>": "more than one document in one",
}
GENERAL = "check quotation marks, brackets and indentation in this line and the one before"


def _known(line: str) -> tuple[str, str] | None:
    """The fault and the cure, where a line shows one of the usual slips."""
    if HARD_SPACE.match(line):
        return (
            f'cannot read "{line.strip()}": a no-break space, as pasted text has them, stands where a plain one belongs',
            "delete the space and type it again",
        )
    pair = PAIR.match(line)
    if pair is None:
        return _no_pair(line)
    before, key, value = pair.groups()
    cure = f"{before.strip()}{' ' if before.strip() else ''}{key}: {quoted(_bare(value))}"
    for fault, said in _slips(value):
        if fault:
            return (
                f'cannot read "{line.strip()}": {said}',
                cure if said is not BRACKET else f"{key}: {value}{_closing(value)}",
            )
    return None


def _bare(value: str) -> str:
    """What was meant: without the quotation marks around the whole, with those around some words."""
    mark = value[:1]
    if mark not in ("'", '"'):
        return value
    if len(value) > 1 and value[-1] == mark:
        return value[1:-1]
    return value if re.search(rf"{mark}(?!\w)", value[1:]) else value[1:]


BRACKET = "a bracket is opened and not closed"


# Text that begins as a list, a group, a folded text or an entry does.
BEGINS = re.compile(r"\[[^\[\]]*\]\s*[^\s,#\]}]|\{[^{}]*\}\s*[^\s,#\]}]|[|>][+-]?\s+[^\s#]|[-?]\s+\S")
INSIDE = {"'": re.compile(r"(?<!')'(?:'')*(?!')"), '"': re.compile(r'(?<!\\)"')}


def _slips(value: str) -> tuple[tuple[bool, str], ...]:
    plain = value[:1] not in "\"'[{|>"
    quoted = value.startswith(('"', "'"))
    odd_quotes = quoted and (len(value) == 1 or value[-1] != value[0])
    inside = quoted and not odd_quotes and INSIDE[value[0]].search(value[1:-1]) is not None
    return (
        (BEGINS.match(value) is not None, f"text that starts with {value[:1]} needs quotes"),
        (inside, f"a {value[:1]} inside the text ends it; it needs the other quotation marks around it"),
        (plain and (": " in value or value.endswith(":")), "a colon inside text needs quotes"),
        (plain and value[:1] in "@`%&*!" and value != "", f"text that starts with {value[:1]} needs quotes"),
        (odd_quotes, "a quotation mark is opened and not closed, or more text follows it"),
        (value.startswith(("[", "{")) and bool(_closing(value)), BRACKET),
    )


def _closing(value: str) -> str:
    return "]" * max(value.count("[") - value.count("]"), 0) + "}" * max(value.count("{") - value.count("}"), 0)


def _no_pair(line: str) -> tuple[str, str] | None:
    glued = re.match(r"^(\s*)([\w-]+):(\S.*)$", line)
    if glued and not line.strip().startswith(("http:", "https:")):
        return f'cannot read "{line.strip()}": a space is missing after the colon', f"{glued[2]}: {glued[3]}"
    if re.match(r"^[^\s#-][^:]*$", line):
        return (
            f'cannot read "{line.strip()}": there is no colon after the field\'s name',
            "write the field's name, a colon, a space, the value; a line that goes on with the one before begins with two spaces",
        )
    return None
