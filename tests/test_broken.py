"""Each mistake has its broken little site, the text an editor reads about it, and its paragraph in the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from generator import cli, pipeline
from generator.commands import site
from generator.diagnostics.codes import CODES

from tests.sites import ARTICLE, NOW, ROOT, files, lay_out

BROKEN = ROOT / "tests" / "broken"
MANUAL = ROOT / "docs" / "diagnostics.md"


def reported(folder: Path) -> tuple[str, pipeline.Result]:
    """What a build of the folder says."""
    given = site.sources(folder)
    made = pipeline.build(given, pipeline.Options(NOW))
    return site.shown(made.found, given), made.value


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_broken_site_says_what_it_should(code: str, tmp_path: Path) -> None:
    lay_out(tmp_path, (BROKEN / code / "site.txt").read_text("utf-8"))
    told, _ = reported(tmp_path)
    assert told == (BROKEN / code / "expected.txt").read_text("utf-8")
    assert f"{CODES[code].severity.value}[{code}]: " in told


def test_every_code_has_its_site_and_its_paragraph_and_nothing_else_has() -> None:
    manual = MANUAL.read_text("utf-8")
    headings = re.findall(r"^## `([a-z-]+)`", manual, flags=re.MULTILINE)
    assert headings == sorted(CODES)
    assert sorted(p.name for p in BROKEN.iterdir()) == sorted(CODES)


def test_the_manual_states_each_severity_as_the_program_has_it() -> None:
    stated = dict(re.findall(r"^## `([a-z-]+)` \((\w+)\)", MANUAL.read_text("utf-8"), flags=re.MULTILINE))
    assert stated == {code: meaning.severity.value for code, meaning in CODES.items()}


ONE_ARTICLE = {
    code: parts["content/articles/x.md"]
    for code in sorted(CODES)
    if list(parts := files((BROKEN / code / "site.txt").read_text("utf-8"))) == ["content/articles/x.md"]
    and code != "config-missing"
}


def test_a_hundred_faulty_articles_are_all_told_of_in_one_run_and_the_old_site_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path, f"-- content/articles/sound.md --\n{ARTICLE}")
    assert cli.main(["--root", str(tmp_path), "build", "--now", "2026-11-01T00:00Z"]) == 0
    before = {p: p.read_bytes() for p in (tmp_path / "site").rglob("*") if p.is_file()}
    wrong = [(code, n) for n in range(100 // len(ONE_ARTICLE) + 1) for code in ONE_ARTICLE]
    assert len(wrong) >= 100
    for code, n in wrong:
        lay_out(tmp_path, f"-- content/articles/{code}-{n}.md --\n{ONE_ARTICLE[code].decode()}")
    capsys.readouterr()
    assert cli.main(["--root", str(tmp_path), "build", "--now", "2026-11-01T00:00Z"]) == 1
    told = capsys.readouterr().err
    for code, n in wrong:
        assert re.search(rf"\[{code}\]: [^\n]+\n +--> content/articles/{code}-{n}\.md:", told), (code, n)
    assert "nothing was published" in told
    assert {p: p.read_bytes() for p in (tmp_path / "site").rglob("*") if p.is_file()} == before


def test_what_the_check_prints_moves_no_cursor_and_turns_no_text(tmp_path: Path) -> None:
    lay_out(tmp_path, ARTICLE.join(["-- content/articles/x.md --\n", "It said {U+001B}[31mso{U+202E} there.\n"]))
    told, _ = reported(tmp_path)
    assert "control-character" in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)
