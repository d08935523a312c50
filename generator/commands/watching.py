"""Waits for saves: what changed under some folders, told by the system at once, or found by looking where it does not tell."""

from __future__ import annotations

import os
import queue
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

SETTLE = 0.01  # seconds in which what an editor does to save one file comes in
LOOK = 0.4  # seconds between two looks, where the system does not tell
TOLD = {"created", "modified", "moved", "deleted"}
Seen: TypeAlias = frozenset[tuple[str, int, int]]


class Told(FileSystemEventHandler):
    """Collects paths as the system tells of them; a folder that came or went stands for what is in it."""

    def __init__(self) -> None:
        self.paths: queue.SimpleQueue[str] = queue.SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what an event is about."""
        if event.event_type in TOLD and not (event.is_directory and event.event_type == "modified"):
            for path in (event.src_path, event.dest_path):
                if path:
                    self.paths.put(os.fsdecode(path))

    def wait(self) -> set[Path]:
        """What changed: waits for the first, then a moment for what belongs to it."""
        found = {self.paths.get()}
        time.sleep(SETTLE)
        with suppress(queue.Empty):
            while True:
                found.add(self.paths.get_nowait())
        return {Path(path) for path in found if not _hidden(path)}


class Awaited(FileSystemEventHandler):
    """Waits for a folder that is not there yet, to be watched as the others are."""

    def __init__(self, folder: Path, told: Told, watch: Callable[[Path], object]) -> None:
        self.folder, self.told, self.watch = folder, told, watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watch the folder once it comes; what is in it may have come before."""
        paths = (event.src_path, event.dest_path)
        if str(self.folder) in map(os.fsdecode, paths) and event.event_type in ("created", "moved"):
            with suppress(OSError):
                self.watch(self.folder)
            self.told.paths.put(str(self.folder))


class Looked:
    """Finds what changed by looking at every file again and again; the first look is made at once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.seen = _seen(folders)

    def wait(self) -> set[Path]:
        """What changed since the last look: waits until something does."""
        while not (changed := self.look()):
            time.sleep(LOOK)
        return changed

    def look(self) -> set[Path]:
        """What changed since the last look, if anything did."""
        now = _seen(self.folders)
        changed = {Path(path) for path, *_ in now ^ self.seen}
        self.seen = now
        return changed


@contextmanager
def watching(folders: Sequence[Path]) -> Iterator[Told | Looked]:
    """What tells of saves under these folders."""
    told, observer = Told(), Observer()

    def watch(folder: Path) -> None:
        observer.schedule(told, str(folder), recursive=True)

    try:
        for folder in folders:
            if folder.is_dir():
                watch(folder)
            else:
                observer.schedule(Awaited(folder, told, watch), str(folder.parent))
        observer.start()
    except OSError:  # the system watches no more folders for this user
        yield Looked(folders)
        return
    try:
        yield told
    finally:
        observer.stop()
        observer.join()


def _hidden(path: str) -> bool:
    """Whether a file is an editor's own, beside the one that is written."""
    return path.rpartition("/")[2].startswith(".") or path.endswith("~")


def _seen(folders: Sequence[Path]) -> Seen:
    """Every file with its time and size; a save changes one of them."""
    found = set()
    for base in folders:
        for here, below, names in os.walk(base):
            below[:] = [name for name in below if not name.startswith(".")]
            for path in (f"{here}/{name}" for name in names if not _hidden(name)):
                with suppress(OSError):
                    stat = os.stat(path)  # noqa: PTH116  # thousands of them
                    found.add((path, stat.st_mtime_ns, stat.st_size))
    return frozenset(found)
