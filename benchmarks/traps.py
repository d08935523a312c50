"""Texts that make a reader of Markdown slow, each a pattern over and over, and how long ours takes for them as they grow.

    python -m benchmarks.traps [NAME ...] [--most 256000]

Prints for each trap the milliseconds for a thousand characters at growing sizes; what is linear stays the same. Exit code 1 if
any took longer than 100.
"""

from __future__ import annotations

import argparse
import sys
import time

SIMPLE = {
    "star-underscore": "*_", "stars": "*", "star-word": "*a ", "two-stars": "**a *", "underscores": "_", "underscore-word": "_a ",
    "brackets": "[", "pairs": "[]", "link-begins": "[](", "link-word": "[a](", "bracket-word": "[a", "picture": "![",
    "picture-link": "![](", "picture-angle": "![a](<", "angle": "<", "tag": "<a ", "tag-word": "<a", "end-tag": "</",
    "declaration": "<!", "comment": "<!--", "instruction": "<?", "cdata": "<![CDATA[", "div": "<div>", "div-line": "<div>\n",
    "div-block": "<div>\n\n", "end-div": "</div>", "bold": "<b>", "quoted": "<a b='", "mail": "<a@", "address": "<http:",
    "ampersand": "&", "entity": "&a", "number": "&#", "entities": "&#x1;", "quotation": "> ", "quotation-line": "> a\n",
    "quotation-nested": ">", "quotations": "> a\n\n", "backtick": "`", "backticks": "`` ` ", "fence": "```\n", "tildes": "~~~\n",
    "fence-named": "```a\nb\n", "item": "- ", "items": "- a\n", "numbered": "1. a\n", "loose-items": "- a\n\n", "row": "a|b\n",
    "pipes": "|", "reference": "[a]: b\n", "footnote-open": "[^", "footnotes": "[^a]", "letter": "a", "words": "a ", "space": " ",
    "tab": "\t", "lines": "\n", "spaced-lines": " \n", "backslash": "\\", "escapes": "\\*", "equals": "=", "dash": "-",
    "dashes": "- ", "rules": "---\n", "underlined": "a\n===\n", "headings": "# a\n", "hashes": "#", "quote": '"',
    "quote-word": '"a ', "apostrophe": "'", "opening": "“", "guillemets": "« ", "inner": "[[", "inner-link": "[[a]] ",
    "inner-words": "[[a|", "dots": ".", "digits": "1", "numbers": "1 ", "thousands": "1,", "killed": "killed 5 and ",
    "parenthesis": "(", "link-open": "[a](b ", "link-title": '[a](b "', "leftover": "Share\n", "code-lines": "    a\n",
    "web": "https://", "own": "https://digest.example/", "capital": "Abc ", "mixed": "aж ", "accents": "a\u0301",
    "speaker": "> a\n> — b\n\n", "script": "<script>", "style": "<style>", "svg": "<svg>", "math": "<math>", "select": "<select>",
    "table": "<table>", "cell": "<td>", "crossed": "<b><i></b></i>", "adopted": "<a><div></a>", "handler": "<a onx=",
    "image": "<img ", "data": "data:", "javascript": "javascript:", "percent": "%", "definition": "a\n: b\n", "bang": "!",
    "reference-use": "[a][b] ", "hidden": "\u200b", "returns": "\r\n", "comment-end": "<!-- -->", "strong-open": "a**b*",
    "three-stars": "***a ", "tag-attributes": "<a b c d ", "slash": "<a/", "doctype": "<!DOCTYPE a [", "private": "\ue000",
}  # fmt: skip


def _runs(size: int) -> str:
    return "".join(f"{'`' * n} a " for n in range(1, int((2 * size) ** 0.5)))


COMPOSED = {
    "runs": _runs,
    "fences": lambda size: "".join(f"{'`' * n}\na\n" for n in range(3, int((2 * size) ** 0.5))),
    "deep-list": lambda size: "".join(f"{'    ' * min(n, 90)}- a\n" for n in range(size // 200)),
    "deeper": lambda size: "".join(f"{'    ' * n}- a\n\n" for n in range(int((size / 2) ** 0.5))),
    "table": lambda size: "a|b\n-|-\n" + "a|b\n" * (size // 4),
    "wide-table": lambda size: "|".join("a" * (size // 4)) + "\n" + "|".join("-" * (size // 4)) + "\n",
    "definitions": lambda size: "".join(f"[a{n}]: http://b\n" for n in range(size // 16)),
    "one-definition": lambda size: "[a]: http://b\n\n" + "[a] " * (size // 4),
    "one-footnote": lambda size: "[^a]: b\n\n" + "[^a] " * (size // 5),
    "many-footnotes": lambda size: "".join(f"[^{n}] " for n in range(size // 20)) + "\n\n"
    + "".join(f"[^{n}]: x\n\n" for n in range(size // 20)),
    "chained-footnotes": lambda size: "".join(f"[^{n}]: x[^{n + 1}]\n\n" for n in range(size // 20)),
    "one-strong": lambda size: "***" + "a*" * (size // 2),
    "one-strong-underscore": lambda size: "___" + "a_" * (size // 2),
    "strong-at-the-end": lambda size: "*a" * (size // 2) + "**",
    "script-and-lines": lambda size: "data" + "\n" * size,
    "leftover-and-lines": lambda size: "Share" + " \n" * (size // 2),
    "nested-brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "nested-links": lambda size: "[a" * (size // 6) + "](b)" * (size // 6),
    "comment-unclosed": lambda size: "<!-- " + "a -- > " * (size // 7),
    "cdata-closed": lambda size: "<![CDATA[" * (size // 12) + "]]>" * (size // 12),
    "one-tag": lambda size: "<a " + "b=c " * (size // 4) + ">",
    "one-tag-open": lambda size: "<a " + "b='c' " * (size // 6),
    "angles": lambda size: "<" * (size // 2) + ">" * (size // 2),
    "long-address": lambda size: f"[a](https://{'a/' * (size // 2)})",
    "pictures-at-a-word": lambda size: "![a](b.jpg)" * (size // 11),
    "one-line-links": lambda size: "[[a|b]]" * (size // 7),
    "table-of-pipes": lambda size: "a|b\n-|-\n" + "|" * size,
    "escaped-pipes": lambda size: "a|b\n-|-\n" + "\\|" * (size // 2),
    "ticks-in-cells": lambda size: "a|b\n-|-\n" + "`|" * (size // 2),
}  # fmt: skip
TRAPS = tuple({**SIMPLE, **COMPOSED})


def trap(name: str, size: int) -> str:
    """The trap as a text of about so many characters."""
    if name in COMPOSED:
        return COMPOSED[name](size)
    one = SIMPLE[name]
    return (one * (size // len(one) + 1))[:size]


def main() -> int:
    """Measure the traps."""
    from generator import markup
    from generator.model.document import Body

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=TRAPS)
    parser.add_argument("--most", type=int, default=256_000)
    args = parser.parse_args()
    worst = 0.0
    for name in args.names:
        row, size = [], 4_000
        markup.fragment("content/articles/a.md", Body(trap(name, 200), 10), "digest.example", ("s1",))
        while size <= args.most:
            text = f"x {trap(name, size)}\n\nend"
            start = time.process_time()
            markup.fragment("content/articles/a.md", Body(text, 10), "digest.example", ("s1",))
            row.append((time.process_time() - start) / len(text) * 1_000_000)
            size *= 4
        worst = max(worst, *row)
        print(f"{name:24}", *(f"{took:8.2f}" for took in row), flush=True)
    print(f"{len(args.names)} traps, the worst took {worst:.1f} ms for a thousand characters")
    return int(worst > 100)


if __name__ == "__main__":
    sys.exit(main())
