"""Puts faults into five rooms, one at a time, and counts those that a test notices.

`make mutants` draws faults at random with a fixed seed; each is put into a forked copy of a process that has everything
imported, where only the tests that reach its line are run, the quick ones first, until one fails.
What is counted as noticed: a failing test, a crash, or ten times the time that a test needs.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib
import json
import math
import os
import random
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from tests.harness import mutations
from tests.harness.mutations import Mutant

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("parse", "link", "plan", "feeds", "publish")
LONG = 15.0  # seconds; longer tests are not asked
KILLED, SURVIVED, UNREACHED, SAME = "killed", "survived", "unreached", "same"
SLOW = "too slow: "  # before the test that takes ten times as long as it does otherwise


@dataclass
class Reach:
    """Which tests reach which line, and how long each takes."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    users: dict[str, list[str]]  # the tests that ask for a shared fixture
    sharing: set[str]  # tests that ask for one
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Reach:
        """What `reach.py` and coverage.py noted."""
        noted: dict[str, dict[str, Any]] = {"seconds": {}, "fixtures": {}}
        for path in sorted(folder.glob("times*.json")):
            for name, part in json.loads(path.read_text("utf-8")).items():
                noted[name] |= part
        users: dict[str, list[str]] = defaultdict(list)
        for test, names in noted["fixtures"].items():
            for name in names:
                users[name].append(test)
        data = coverage.CoverageData(str(folder / "data"))
        data.read()
        sharing = {
            test for test, names in noted["fixtures"].items() if any(name.startswith("fixture tests") for name in names)
        }
        return cls(_Lines(data), noted["seconds"], users, sharing)

    def tests(self, path: str, lines: Iterable[int]) -> set[str]:
        """The tests that reach one of the lines."""
        by_line = self.lines[path]
        found: set[str] = set()
        for line in lines:
            for name in by_line.get(line, ()):
                found.update(self.users.get(name, [name]))
        return {name for name in found if self.seconds.get(name, LONG) < LONG}

    def reached(self, path: str) -> Counter[str]:
        """How many lines of a file each test reaches."""
        if path not in self.counts:
            found: Counter[str] = Counter()
            for names in self.lines[path].values():
                for name in names:
                    found.update(self.users.get(name, [name]))
            self.counts[path] = found
        return self.counts[path]


class _Lines(dict[str, dict[int, list[str]]]):
    def __init__(self, data: coverage.CoverageData) -> None:
        super().__init__()
        self.data = data

    def __missing__(self, path: str) -> dict[int, list[str]]:
        self[path] = self.data.contexts_by_lineno(str(ROOT / path))
        return self[path]


@dataclass
class Told:
    """What became of a room's mutants."""

    killed: int = 0
    lines: list[str] = field(default_factory=list)
    asked: int = 0

    def rate(self) -> str:
        """The share of killed ones with its 95 % interval (Wilson)."""
        n, p, z = max(self.asked, 1), self.killed / max(self.asked, 1), 1.96
        mid = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return (
            f"{self.killed} of {n} killed: {100 * p:.1f} % (95 %: {100 * (mid - half):.0f} to {100 * (mid + half):.0f})"
        )


class Hunt:
    """A plugin of pytest whose loop over the tests is a loop over mutants."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.reach = Reach.read(options.reach)
        self.killers: dict[str, list[str]] = defaultdict(list)
        self.sound: dict[str, bool] = {}  # whether a test that killed passes where nothing is wrong
        self.told: dict[str, Told] = {room: Told() for room in options.rooms}
        self.slowest: dict[str, float] = {}  # by file, of the tests that share a fixture

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run no test here, but some of them in a child for each mutant."""
        self.items = {item.nodeid: item for item in session.items}
        self.places = {item.nodeid: number for number, item in enumerate(session.items)}
        self.functions = _functions()
        for room in self.options.rooms:
            drawn = self._drawn(room)
            print(f"\n{room}: {len(drawn)} faults", flush=True)
            self._run(room, drawn)
            print(f"{room}: {self.told[room].rate()}", flush=True)
        return True

    def _drawn(self, room: str) -> list[Mutant]:
        paths = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "generator" / room).rglob("*.py"))
        every = [m for path in paths if self.options.only in path for m in mutations.of(ROOT, path)]
        chance = random.Random(f"{self.options.seed} {room}")
        return chance.sample(every, min(self.options.sample, len(every)))

    def _run(self, room: str, drawn: Sequence[Mutant]) -> None:
        running: dict[int, tuple[int, Mutant, list[str], float, str]] = {}
        waiting = list(reversed(drawn))
        ends = time.monotonic() + self.options.minutes * 60
        while waiting or running:
            if time.monotonic() > ends:  # they were drawn at random, so those that were asked are a sample, too
                waiting.clear()
            while waiting and len(running) < self.options.jobs:
                mutant = waiting.pop()
                tests = self._tests(mutant)
                if tests:
                    pipe, pid, end, folder = self._started(mutant, tests)
                    running[pipe] = (pid, mutant, tests, end, folder)
                else:
                    self._tell(room, mutant, UNREACHED, "", 0)
            ready, _, _ = select.select(list(running), [], [], 1.0)
            for pipe in [p for p in running if p in ready or time.monotonic() > running[p][3]]:
                pid, mutant, tests, _, folder = running.pop(pipe)
                said = os.read(pipe, 10_000).decode() if pipe in ready else "too long"
                os.close(pipe)
                self._ended(pid, folder)
                blamed = said.removeprefix(SLOW)
                if blamed in self.items and not self._is_sound(blamed):
                    del self.items[blamed]
                    waiting.append(mutant)
                    continue
                if not said and not self._survives(tests):
                    print(f"  not counted, for the tests end without it, too: {mutant.title}", flush=True)
                    continue
                self._tell(room, mutant, said if said in (SURVIVED, SAME) else KILLED, said, len(tests))

    def _is_sound(self, test: str) -> bool:
        """Whether the test passes in a child without any fault."""
        if test not in self.sound:
            self.sound[test] = self._survives([test])
            if not self.sound[test]:
                print(f"  not asked, for it fails by itself: {test}", flush=True)
        return self.sound[test]

    def _survives(self, tests: Sequence[str]) -> bool:
        """Whether a child without any fault comes to the end of these tests."""
        pipe, pid, _, folder = self._started(None, tests)
        said = os.read(pipe, 10_000).decode()
        os.close(pipe)
        self._ended(pid, folder)
        return said == SURVIVED

    def _ended(self, pid: int, folder: str) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        shutil.rmtree(folder, ignore_errors=True)

    def _tell(self, room: str, mutant: Mutant, fate: str, by: str, tests: int) -> None:
        if fate == SAME:  # the same program: nothing was mutated
            return
        told = self.told[room]
        told.asked += 1
        told.killed += fate == KILLED
        if told.asked % 25 == 0:
            print(f"{room}: {told.rate()}", flush=True)
        if fate == KILLED and by in self.items:
            known = self.killers[mutant.path]
            if by in known:
                known.remove(by)
            known.insert(0, by)
        if fate != KILLED:
            told.lines.append(mutant.title)
            print(f"  {fate} ({tests} tests) {mutant.title}", flush=True)
        elif self.options.verbose:
            print(f"  killed {mutant.title} by {by or 'a crash'}", flush=True)

    def _tests(self, mutant: Mutant) -> list[str]:
        lines = [(mutant.path, mutant.line)] if mutant.owner else list(_uses(mutant.path, mutant.name))
        found: set[str] = set()
        for path, line in lines:
            found |= self.reach.tests(path, [line])
        found &= self.items.keys()
        spent = self.reach.seconds
        first = [name for name in self.killers[mutant.path][:6] if name in found and spent[name] < 3]
        left, chosen = self.options.budget, list(first)
        thorough = self.reach.reached(mutant.path)
        groups = self._groups(found - set(first))
        for group in sorted(groups, key=lambda g: (sum(spent[n] for n in g) / sum(thorough[n] + 1 for n in g), g)):
            if left <= 0:
                break
            left -= sum(spent[name] for name in group)
            chosen.extend(group)
        return chosen

    def _usual(self, test: str) -> float:
        """The seconds that a test takes; any of those that share a fixture may be the one that makes it."""
        if test not in self.reach.sharing:
            return self.reach.seconds[test]
        if not self.slowest:
            for name in self.reach.sharing & self.reach.seconds.keys():
                path = name.partition("::")[0]
                self.slowest[path] = max(self.slowest.get(path, 0.0), self.reach.seconds[name])
        return self.slowest[test.partition("::")[0]]

    def _groups(self, tests: set[str]) -> list[list[str]]:
        """Tests that share a fixture stay together and in pytest's order, for it is made anew where another comes between."""
        together: dict[str, list[str]] = defaultdict(list)
        for name in sorted(tests, key=self.places.__getitem__):
            together[name.partition("::")[0] if name in self.reach.sharing else name].append(name)
        return list(together.values())

    def _started(self, mutant: Mutant | None, tests: Sequence[str]) -> tuple[int, int, float, str]:
        mine, theirs = os.pipe()
        folder = tempfile.mkdtemp(prefix="mutant")
        pid = os.fork()
        if pid == 0:
            os.setpgid(0, 0)
            os.close(mine)
            said = KILLED
            try:
                said = self._asked(mutant, tests, Path(folder), theirs)
            finally:
                os.write(theirs, said.encode())
                os._exit(0)
        os.close(theirs)
        limit = 30 + 8 * sum(self.reach.seconds[name] for name in tests)
        return mine, pid, time.monotonic() + limit, folder

    def _asked(self, mutant: Mutant | None, tests: Sequence[str], folder: Path, pipe: int) -> str:
        """In the child: what the tests say of the mutant."""
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        os.chdir(folder)  # a fault in publishing may write and delete where it should not
        if mutant and not _put(mutant, self.functions):
            return SAME
        now = [""]

        def late(*_: object) -> None:
            os.write(pipe, f"{SLOW}{now[0]}".encode())
            os._exit(3)

        signal.signal(signal.SIGPROF, late)
        items = [self.items[name] for name in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]
            now[0] = item.nodeid
            signal.setitimer(signal.ITIMER_PROF, 3 + 10 * self._usual(item.nodeid))
            reports = runtestprotocol(item, nextitem=following, log=False)
            if any(report.failed for report in reports):
                return item.nodeid
        return SURVIVED


def _functions() -> dict[tuple[str, int, str], list[FunctionType]]:
    """The functions of the program by file, first line and name, wherever they are held."""
    found: dict[tuple[str, int, str], list[FunctionType]] = defaultdict(list)
    home = str(ROOT / "generator")
    for path in sorted(path for room in ROOMS for path in (ROOT / "generator" / room).rglob("*.py")):
        importlib.import_module(_module(path.relative_to(ROOT).as_posix()))  # some are read only when they are needed
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(home):
            found[_key(one.__code__)].append(one)
    return found


def _key(code: CodeType) -> tuple[str, int, str]:
    return str(Path(code.co_filename).relative_to(ROOT)), code.co_firstlineno, code.co_qualname


def _put(mutant: Mutant, functions: dict[tuple[str, int, str], list[FunctionType]]) -> bool:
    """Put the fault into the modules as they are imported; whether anything is another than it was."""
    tree = mutations.mutated(ROOT, mutant)
    if not mutant.owner:
        return _rebind(mutant, tree)
    code = compile(tree, str(ROOT / mutant.path), "exec")
    done = False
    for new in _codes(code):
        if new.co_qualname == mutant.owner:
            for function in functions.get(_key(new), ()):
                if function.__code__ != new:
                    function.__code__ = new
                    done = True
    return done


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def _rebind(mutant: Mutant, tree: ast.Module) -> bool:
    """Work out a constant again, and those that are made of it, and give them to all who hold them by that name."""
    module = sys.modules[_module(mutant.path)]
    changed: set[str] = set()
    for top in tree.body:
        if isinstance(top, (ast.Assign, ast.AnnAssign)):
            target = top.targets[0] if isinstance(top, ast.Assign) else top.target
            read = {node.id for node in ast.walk(top) if isinstance(node, ast.Name) and node is not target}
            if isinstance(target, ast.Name) and (target.id == mutant.name or read & changed):
                _again(module, top, target.id)
                changed.add(target.id)
    return bool(changed)


def _again(module: ModuleType, top: ast.stmt, name: str) -> None:
    old = vars(module)[name]
    exec(compile(ast.Module([top], []), str(module.__file__), "exec"), vars(module))
    new = vars(module)[name]
    for other in list(sys.modules.values()):
        held = getattr(other, "__dict__", {})
        if getattr(other, "__name__", "").startswith("generator") and held.get(name) is old:
            held[name] = new


def _uses(path: str, name: str) -> Iterator[tuple[str, int]]:
    """The lines of functions that read a constant, or one that is made of it, in its module and in those that import it."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    names = {name}
    for top in tree.body:
        if isinstance(top, (ast.Assign, ast.AnnAssign)) and top.value is not None:
            target = top.targets[0] if isinstance(top, ast.Assign) else top.target
            if isinstance(target, ast.Name) and _loads(top.value, names):
                names.add(target.id)
    module = _module(path)
    for other in sorted((ROOT / "generator").rglob("*.py")):
        text = other.read_text("utf-8")
        there = other.relative_to(ROOT).as_posix()
        whole = module.rpartition(".")[2]
        if there == path or (
            any(one in text for one in names) and (f"from {module} import" in text or f"{whole}." in text)
        ):
            for function in ast.walk(ast.parse(text)):
                if isinstance(function, ast.FunctionDef):
                    for node in ast.walk(function):
                        if (isinstance(node, ast.Name) and node.id in names) or (
                            isinstance(node, ast.Attribute) and node.attr in names and there != path
                        ):
                            yield there, node.lineno


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _loads(tree: ast.AST, names: set[str]) -> bool:
    return any(isinstance(node, ast.Name) and node.id in names for node in ast.walk(tree))


def main(argv: Sequence[str] | None = None) -> int:
    """Hunt; 1 if fewer are killed than `--least` asks in some room."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rooms", type=lambda said: said.split(","), default=list(ROOMS))
    parser.add_argument("--only", default="", help="only files whose path holds this")
    parser.add_argument("--sample", type=int, default=250, help="faults drawn in each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--budget", type=float, default=40.0, help="seconds of tests for one fault")
    parser.add_argument("--minutes", type=float, default=60.0, help="for one room; what is not asked by then is left")
    parser.add_argument("--least", type=float, default=85.0, help="percent that must be killed")
    parser.add_argument("--reach", type=Path, default=ROOT / ".cache" / "reach")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(argv)
    os.environ["DIGEST_WORKERS"] = "1"
    hypothesis.settings.register_profile(
        "hunt",
        database=None,
        derandomize=True,
        deadline=None,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
    )
    hypothesis.settings.load_profile("hunt")
    hunt = Hunt(options)
    started = time.monotonic()
    ignored = [f"--ignore=tests/{name}" for name in ("test_wheel.py", "test_benchmarks.py")]
    pytest.main(
        ["-q", "-p", "no:cacheprovider", "-s", "-W", "ignore::pytest.PytestAssertRewriteWarning", *ignored, "tests"],
        plugins=[hunt],
    )
    print(f"\nseed {options.seed}, {options.sample} faults a room, {(time.monotonic() - started) / 60:.0f} minutes")
    for room, told in hunt.told.items():
        print(f"{room:8} {told.rate()}")
    return int(any(100 * told.killed < options.least * told.asked for told in hunt.told.values()))


if __name__ == "__main__":
    sys.exit(main())
