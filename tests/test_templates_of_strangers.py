"""A template from a stranger sees no insides, runs nothing, and comes to an end; nor does a file of labels reach further."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from generator import pipeline, render
from generator.model.document import Document
from generator.model.page import Page
from generator.render import guarded
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from tests.sites import NOW, sources

VIEW = SimpleNamespace(items=list("abcdefghij") * 30, text="a" * 9000, words=list("ab") * 5000, kind=int, frame=None)


def told(text: str) -> str:
    """What is said of a template, or the page it makes."""
    ready = render.templates({"x.html": text}, {"x.html": "templates/x.html"})
    made = render.render([Page("p", "x.html", VIEW)], ready)
    if made.found:
        assert [d.code for d in made.found] == ["template"]
        assert made.found[0].span.path == "templates/x.html"
        return made.found[0].message
    return made.value[0].data.decode()


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.__class__ }}",
        "{{ view['__class__'] }}",
        "{{ view['__cl' ~ 'ass__'] }}",
        "{{ view.items|map(attribute='__class__')|list }}",
        "{{ view.items|sort(attribute='__class__') }}",
        "{{ view.items|groupby('__class__') }}",
        "{{ view.items|sum(attribute='__class__') }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ (view.items|map('upper')).gi_frame.f_builtins }}",
        "{{ view.kind.mro() }}",
        "{{ self.__init__.__globals__ }}",
        "{% import 'x.html' as y %}{{ y.__dict__ }}",
    ],
)
def test_insides_are_hidden(text: str) -> None:
    assert "is not for templates" in told(text)


@pytest.mark.parametrize("text", ["{{ view|attr('__class__') }}", "{{ '%s'|format(view) }}", "{{ view|pprint }}"])
def test_filters_that_reach_out_do_not_exist(text: str) -> None:
    assert "No filter named" in told(text)


@pytest.mark.parametrize("name", ["range", "lipsum", "cycler", "joiner", "namespace", "dict", "config", "request"])
def test_there_is_nothing_but_the_view(name: str) -> None:
    assert told(f"{{{{ {name}(9) }}}}").startswith(f"'{name}' is undefined")


NESTED = "{% for a in view.items %}" * 8 + "{% endfor %}" * 8
DOUBLING = "{% macro m0() %}a{% endmacro %}" + "".join(
    f"{{% macro m{n}() %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}" for n in range(1, 40)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NESTED, "never comes to an end"),
        (DOUBLING + "{{ m39() }}", "never comes to an end"),
        ("{% include 'x.html' %}", "without an end"),
        ("{% extends 'x.html' %}", "without an end"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "without an end"),
        ("{% for x in view.items recursive %}{{ loop(view.items) }}{% endfor %}", "without an end"),
        ("{{ " + "(" * 300, "nested too deeply"),
        ("{{ view" + ".text" * 500 + " }}", "nested too deeply"),
        ("{% if 1 %}" * 110 + "{% endif %}" * 110, "nested too deeply"),
        ("{{ 2 ** 100000000 }}", "numbers only"),
        ("{{ 'a' * 1000000000 }}", "numbers only"),
        ("{{ '%0999999999d' % 1 }}", "numbers only"),
        ("{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40, "20 million"),
        ("{% set a = 'aaaaaaaaaa' %}" + "{% set a = a + a %}" * 40, "20 million"),
        ("{% set a %}aaaa{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40, "20 million"),
        ("{{ view.text|replace('', view.text) }}", "20 million"),
        ("{{ view.words|join(view.text) }}", "20 million"),
        ("{% for a in view.items %}{% for b in view.items %}{{ view.text }}{% endfor %}{% endfor %}", "20 million"),
        ("{{ view.text.ljust(1000000000) }}", "not for templates"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ view.nothing }}", "has no attribute"),
    ],
)
def test_whatever_a_template_does_has_an_end(text: str, said: str) -> None:
    assert said in told(text)


def test_what_is_nested_too_deeply_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not by Python on the screen beside it, whatever depth it breaks off at."""
    aloud: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", aloud.append)
    texts = [f"{'{% if view.text %}' * 3}\n{{{{ {'(' * n}" for n in range(80, 130)]
    assert {told(text) for text in texts if "nested" in told(text)} == {
        "brackets or blocks are nested too deeply to be read"
    }
    assert aloud == []


def test_what_designers_need_is_there() -> None:
    text = (
        "{{ 1 + view.items|length }} {{ 7 % 3 }} {{ 2 * 3 }} {{ 'a' + 'b' }} {% set x | upper %}q{% endset %}{{ x }} "
    )
    assert (
        told(text + "{% for a in view.items if a == 'a' %}{% if loop.first %}{{ a ~ '&' }}{% endif %}{% endfor %}")
        == "301 1 6 ab Q a&amp;"
    )
    assert told("{% autoescape false %}{{ '<b>' ~ view.items|length }}{% endautoescape %}") == "<b>300"
    assert told("{% filter upper %}a {{ '<b>'|replace('b', 'i') }}{% endfilter %}") == "A &LT;I&GT;"
    assert told("{% filter upper %}" + "{{ view.text }}" * 2300 + "{% endfilter %}").startswith("this template makes a")


def test_templates_that_are_edited_all_day_fill_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What they compiled to is remembered, the oldest not for ever, and a page is what its template says now."""
    compiled = render.html.COMPILED
    monkeypatch.setattr(compiled, "MOST", 3)
    monkeypatch.setattr(compiled, "known", {})
    for n in [*range(9), 8, 0]:
        assert told(f"{n} {{{{ view.items|length }}}}") == f"{n} 300"
        assert 0 < len(compiled.known) <= 3


def checked(settings: str, labels: str | None = None) -> list[str]:
    """What is said of a site with its own words."""
    given = sources(
        {
            "content/site.yaml": f"title: T\nurl: https://d.example/\nauthority: d.example\nauthority_year: 2026\nhistory: none\n{settings}".encode()
        }
    )
    if labels is not None:
        given.labels["uk"] = Document("templates/labels/uk.yaml", labels.encode())  # type: ignore[index]
    return [d.message for d in pipeline.build(given, pipeline.Options(NOW)).found]


@pytest.mark.parametrize(
    "words",
    [
        "{name.__class__}",
        "{name:>999999999}",
        "{name!r}",
        "{name[0]}",
        "{other}",
        "{",
        "}",
        "{0}",
        "{{name}}",
    ],
)
def test_labels_reach_into_nothing(words: str) -> None:
    """Only what the program puts into a sentence may be named in it, and only by its name."""
    (said,) = checked(f'labels: {{licence: "Licence {words}"}}\n')
    assert said == f'the label "licence" has braces that nothing is put into: "Licence {words}"'


def test_labels_have_the_shape_that_templates_need() -> None:
    assert checked('labels: {months: "no list"}\n') == ['the label "months" must be a list of 12 words']


def test_a_labels_file_that_lacks_words_is_told_which() -> None:
    said = checked("language: uk\n", "archive: Archiv\nmonths: [a]\nall-conflicts: {one: x}\ntags: [a, {b: c}]\n")
    assert 'the label "skip" is missing' in said
    assert 'the label "months" must be a list of 12 words' in said
    assert 'the label "all-conflicts" has no form other' in said
    assert 'the label "tags" must be a sentence, not a list' in said


@given(st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.text().map(Markup)))
def test_a_value_is_escaped_as_the_library_does(value: object) -> None:
    assert guarded.shown(value) == str(escape(value))
