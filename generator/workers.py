"""Shares work out over processes where that is faster: pure functions only, with little sent between them.

Where there is `fork` a worker inherits what it works with; elsewhere the work is done here, one share after the other.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 8  # a share costs memory, and one process puts all of them together


class Died(RuntimeError):
    """A worker failed; the text is its traceback."""


class Killed(Died, MemoryError):
    """A worker was killed, as systems do when memory runs out."""


def cores() -> int:
    """How many processes may work at once: `DIGEST_WORKERS`, or the cores that this process may use."""
    given = os.environ.get("DIGEST_WORKERS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def spread(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int) -> list[R]:
    """What `work` makes of each share of the items, in the order of the shares; a share holds `least` items or more.

    Item n is in share n mod the number of shares, so that each has its part of what is large. What the disk refused a worker
    is raised here as it was there. Raises Died if a worker does.
    """
    shares = min(cores(), len(items) // max(least, 1)) if _can_fork() else 1
    if shares < 2:
        return [work(items)]
    parts = [items[n::shares] for n in range(shares)]
    others = [_start(work, part) for part in parts[1:]]
    try:
        first = work(parts[0])
        return [first, *(_result(connection, process) for connection, process in others)]
    except BaseException:
        for _, process in others:  # what they would still write is of no use, and may not come after the end
            process.terminate()
            process.join()
        raise


def _can_fork() -> bool:
    """Not beside threads: a fork copies their locks, and nobody who could open them."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _start(work: Callable[[Any], Any], part: Sequence[Any]) -> tuple[Connection, Any]:
    forking = multiprocessing.get_context("fork")
    here, there = forking.Pipe(duplex=False)
    process = forking.Process(target=_run, args=(work, part, there), daemon=True)
    process.start()
    there.close()
    return here, process


def _run(work: Callable[[Any], Any], part: Sequence[Any], out: Connection) -> None:
    made: Any = None
    fault: str | tuple[Any, ...] = ""
    try:
        made = work(part)
    except OSError as refused:
        fault = (refused.errno, refused.strerror, refused.filename) if refused.errno else traceback.format_exc()
    except Exception:
        fault = traceback.format_exc()
    with suppress(BrokenPipeError):  # nobody waits any more
        out.send_bytes(pickle.dumps((made, fault), pickle.HIGHEST_PROTOCOL))
        out.close()


def _result(connection: Connection, process: Any) -> Any:
    try:
        made, fault = pickle.loads(connection.recv_bytes())
    except EOFError:
        process.join()
        raise Killed(f"a worker was killed (exit code {process.exitcode}); is there enough memory?") from None
    process.join()
    if isinstance(fault, tuple):
        raise OSError(*fault)
    if fault:
        raise Died(fault)
    return made
