"""Bodies: safe HTML, open links, typographic marks, exact places."""

from __future__ import annotations

import pytest
from generator.markup import fragment
from generator.model.document import Body
from hypothesis import given, settings
from hypothesis import strategies as st


def html(text: str) -> str:
    return fragment("a.md", Body(text, 1)).value.html


def places(text: str, code: str) -> list[tuple[int, int, int]]:
    found = fragment("a.md", Body(text, 1)).found
    return [(d.span.line, d.span.column, d.span.width) for d in found if d.code == code]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ('He said "yes" - it\'s so.', "<p>He said “yes” - it’s so.</p>"),
        ("1990--2000... '90s", "<p>1990–2000… ’90s</p>"),
        ('`"code"`', '<p><code>"code"</code></p>'),
        ('"*quoted* words"', "<p>“<em>quoted</em> words”</p>"),
    ],
)
def test_typographic_marks(written: str, made: str) -> None:
    """Quotes, dashes and ellipses are made in text and left alone in code."""
    assert html(written) == made


def test_headings_fit_under_the_page_title() -> None:
    """The highest heading becomes h2, without gaps below; the same words get different names."""
    assert html("# One\n\n### Two\n\n# One") == '<h2 id="one">One</h2>\n<h3 id="two">Two</h3>\n<h2 id="one-2">One</h2>'


def test_a_quotation_has_its_speaker() -> None:
    """The last line with a dash is set apart; words with markup in it too."""
    made = html("> We are *ready*.\n> — **A. Name**, role")

    assert (
        made
        == "<blockquote>\n<p>We are <em>ready</em>.</p>\n<footer>— <strong>A. Name</strong>, role</footer>\n</blockquote>"
    )


def test_links_in_code_stay_what_they_were() -> None:
    """A link in a code span, a fence or an indented block is no link."""
    made = fragment("a.md", Body("`[[a]]`\n\n```\n[[b]]\n```\n\n    [[c]]\n\n[[d]]", 1)).value

    assert [link.target for link in made.links if link.kind == "id"] == ["d"]
    for text in ("[[a]]", "[[b]]", "[[c]]"):
        assert text in made.html


def test_a_link_knows_its_place() -> None:
    """The second of two equal links on a line, after letters of another script, is found where it is."""
    made = fragment("a.md", Body("x\n\nЗеленський [[a]] і [[a]]", 10)).value

    assert [(link.span.line, link.span.column) for link in made.links] == [(12, 12), (12, 20)]


@pytest.mark.parametrize("half", ["[[jane-example", "[[jane-example]", "[[a|b\nc]]", "[[]]", "[[ "])
def test_a_link_that_is_not_closed_is_told(half: str) -> None:
    """Readers would see its brackets."""
    found = fragment("a.md", Body(f"See {half} for more.", 1)).found
    assert [(d.code, d.span.column) for d in found] == [("link-dangling", 5)]


@pytest.mark.parametrize("whole", ["[[a]]", "[[a|b c]]", "[[A b](https://a.example/) says]", "`[[a`", "[x]", "a[0][1]"])
def test_other_brackets_are_left_alone(whole: str) -> None:
    """Links of ours and of Markdown, code, single brackets."""
    assert not fragment("a.md", Body(f"See {whole} for more.", 1)).found


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "<a href='javascript:alert(1)'>x</a>",
        "<iframe src=https://x.example></iframe>", "<svg onload=alert(1)>", "<details open ontoggle=alert(1)>", "<style>*{}</style>",
        "![x](javascript:alert(1))", "<a href=\"java\tscript:alert(1)\">x</a>", "<form action=https://x.example><button>x</form>",
        "<base href=https://x.example>", "<meta http-equiv=refresh content='0;url=https://x.example'>", "[x](data:text/html,<b>)",
    ],
)  # fmt: skip
def test_nothing_runs(attack: str) -> None:
    """What could run something is gone from the HTML."""
    made = html(f"before {attack} after\n\n{attack}\n")

    for word in (
        "<script",
        "onerror",
        "onload",
        "ontoggle",
        "javascript:",
        "<iframe",
        "<style",
        "<form",
        "<base",
        "<meta",
        "data:text",
    ):
        assert word not in made.lower().replace("&lt;", "<x"), made


def test_a_picture_of_another_site_is_found_and_not_shown() -> None:
    """It is reported with its place, and never reaches the page."""
    assert places("a\n\n![alt](https://x.example/p.jpg)", "image-remote") == [(3, 1, 31)]
    assert "x.example" not in html("![alt](https://x.example/p.jpg)")


def test_checks_leave_code_alone() -> None:
    """An example of bad HTML in code is no fault."""
    text = "```html\n<script>x</script>\n```\n\nWrite `<iframe>` never.\n\n    <script>"

    assert fragment("a.md", Body(text, 1)).found == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_converts(text: str) -> None:
    """No text fails, every run lies in the HTML and holds no markup."""
    made = fragment("a.md", Body(text, 1)).value

    for start, end in made.runs:
        assert 0 <= start < end <= len(made.html)
        assert "<" not in made.html[start:end]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "*",
                "_",
                "`",
                "[",
                "]",
                "(",
                ")",
                "<",
                ">",
                "!",
                "\n",
                "> ",
                "- ",
                "1. ",
                "a",
                " ",
                "[[a]]",
                "[^1]",
                "|",
                "#",
                '"',
                "'",
            ]
        ),
        max_size=60,
    )
)
def test_any_markup_converts(parts: list[str]) -> None:
    """Neither does any mixture of Markdown's own characters, and no script comes out of it."""
    made = fragment("a.md", Body("".join(parts), 1)).value

    assert "<script" not in made.html
