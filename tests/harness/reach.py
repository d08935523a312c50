"""Notes which test reached which line, and how much processor time each took: a plugin of pytest, beside coverage.py.

`coverage run -m pytest -p tests.harness.reach`; times go beside coverage's data as `times.json`, or as `REACH_TIMES` says.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

_now = [""]  # whose lines are being reached
_spent: dict[str, float] = {}
_fixtures: dict[str, list[str]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Everything from here on is reached by this test."""
    _context(item.nodeid)
    before = sum(os.times()[:4])
    try:
        return (yield)
    finally:
        _spent[item.nodeid] = sum(os.times()[:4]) - before
        _context("")


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Iterator[None]:
    """What a shared fixture reaches is reached by every test that asks for it."""
    if fixturedef.scope == "function":
        return (yield)
    here, before = f"{fixturedef.baseid}::{fixturedef.argname}", _now[0]
    _context(f"fixture {here}")
    try:
        return (yield)
    finally:
        _context(before)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Which shared fixtures each test asks for."""
    for item in session.items:
        of = getattr(item, "_fixtureinfo", None)
        defined = [one for some in of.name2fixturedefs.values() for one in some[-1:]] if of else []
        shared = [f"fixture {one.baseid}::{one.argname}" for one in defined if one.scope != "function"]
        if shared:
            _fixtures[item.nodeid] = shared


def pytest_sessionfinish() -> None:
    """Write the times."""
    folder = Path(os.environ.get("REACH", ".cache/reach"))
    folder.mkdir(parents=True, exist_ok=True)
    times = folder / os.environ.get("REACH_TIMES", "times.json")
    before = json.loads(times.read_text("utf-8")) if times.exists() else {"seconds": {}, "fixtures": {}}
    noted = {"seconds": before["seconds"] | _spent, "fixtures": before["fixtures"] | _fixtures}
    times.write_text(json.dumps(noted), "utf-8")


def _goes_on() -> None:
    """In a forked child, which coverage.py measures anew: the same test."""
    _context(_now[0])


os.register_at_fork(after_in_child=_goes_on)


def _context(name: str) -> None:
    _now[0] = name
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.switch_context(name)
