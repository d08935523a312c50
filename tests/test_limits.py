"""No text is slow to read: what would cost the square of its length is refused, and what a person writes never is."""

from __future__ import annotations

import time

import pytest
from benchmarks.traps import TRAPS, trap
from generator import markup
from generator.model.document import Body

from tests.sites import ARTICLE, built

MOST = 0.1  # seconds of the processor for a thousand characters


def read(text: str) -> tuple[float, list[str]]:
    """Seconds for each thousand characters, and the codes of what was found."""
    start = time.process_time()
    made = markup.fragment("content/articles/a.md", Body(text, 10), "digest.example", ("s1",))
    return (time.process_time() - start) / len(text) * 1000, [d.code for d in made.found]


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    """The library makes itself ready at the first text of a kind; that is no text's fault."""
    for name in TRAPS:
        read(trap(name, 200))


@pytest.mark.parametrize("name", TRAPS)
def test_no_trap_is_slow(name: str) -> None:
    """Neither at four thousand characters, which may just be read, nor at sixteen thousand."""
    for size in (4_000, 16_000):
        assert read(f"x {trap(name, size)}\n\nend")[0] < MOST


LONG = {
    "links": "The [ministry](https://news.example.org/a_b) said *so* on **Sunday** (it had [[kursk|said]] `so`). "
    * 400,
    "a table": "| a | b |\n|---|---|\n" + "| [one](https://a.example/1) | *two* |\n" * 2_000,
    "a list": "".join(f"- [one](https://a.example/{n}), *two*, `three` & four\n" for n in range(2_000)),
    "footnotes": "".join(f"It said so.[^{n}]\n\n" for n in range(500))
    + "".join(f"[^{n}]: there\n" for n in range(500)),
    "code": "```\n" + "a[0] = b[1] < c & d * e_f\n" * 3_000 + "```\n",
    "rules": "It said so.\n\n---\n\n" * 2_000,
    "html": "It <b>said</b> <i>so</i> at 5 < 6 & 7.\n\n" * 900,
    "brackets": "It said [sic] so (on [its] page), and [ once.\n\n" * 1_000,
}


@pytest.mark.parametrize("name", LONG)
def test_what_a_person_writes_is_read_however_long(name: str) -> None:
    took, found = read(LONG[name])
    assert "text-tangled" not in found
    assert took < MOST


def test_names_that_begin_alike_cost_no_more() -> None:
    """Five hundred people whose first twenty words are the same, in a text of these words: it took minutes."""
    entities = "".join(f"- {{id: e{n}, type: person, name: {'Aa ' * 20}b{n}}}\n" for n in range(500))
    text = ARTICLE.replace("so.", "so. " + "Aa " * 5_000)
    start = time.process_time()
    built(f"-- content/entities/a.yaml --\n{entities}-- content/articles/2025-01-12-a.md --\n{text}")
    assert (time.process_time() - start) / (len(entities) + len(text)) * 1000 < MOST
