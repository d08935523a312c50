"""A store of bytes by key in one file; whatever is wrong with it costs time and nothing else.

SQLite's journal makes each build's additions whole or absent. Values that no build asked for in `KEPT` days go. Each value is
sealed with its key, so that neither a stranger nor a bit that a disk lost comes out in a page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.memo.seal import Seal, seal

KEPT = 30  # days
LAYOUT = 3
# Rows stand in the order in which they came, beside an index of keys: values are long, and a tree of them would be read to and fro.
TABLE = "create table if not exists memo (key blob primary key, used integer not null, value blob not null)"
BATCH = 500


class Memo:
    """Values by key, each under a seal and with the day on which it was last asked for.

    `damaged` says so and gives a new base, if it can.
    """

    def __init__(
        self,
        base: sqlite3.Connection | None,
        today: int,
        seal: Seal,
        damaged: Callable[[], sqlite3.Connection | None] = lambda: None,
    ) -> None:
        self.base = base
        self.today = today
        self.seal = seal
        self.damaged = damaged

    def recall(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are known."""
        wanted = list(keys)
        if self.base is None:
            return {}
        try:
            return self._recalled(self.base, wanted)
        except sqlite3.OperationalError:  # another build holds it, or it cannot be read
            self.close()
        except (sqlite3.Error, _Unsound):
            self.close()
            self.base = self.damaged()
        return {}

    def _recalled(self, base: sqlite3.Connection, wanted: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        stale: list[tuple[int, bytes]] = []
        for at in range(0, len(wanted), BATCH):
            part = wanted[at : at + BATCH]
            marks = ",".join("?" * len(part))
            for key, value, used in base.execute(f"select key, value, used from memo where key in ({marks})", part):
                found[key] = self._opened(key, value)
                if used != self.today:
                    stale.append((self.today, key))
        with base:
            base.executemany("update memo set used = ? where key = ?", stale)
        return found

    def _opened(self, key: bytes, sealed: object) -> bytes:
        whole = self.seal.opened(sealed) if isinstance(sealed, bytes) else None
        if whole is None or not whole.startswith(key):
            raise _Unsound
        return whole[len(key) :]

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Remember these values, and forget what nobody asked for in a long time."""
        if self.base is None or not values:
            return
        try:
            with self.base:
                rows = ((key, self.seal.put(key + value), self.today) for key, value in values.items())
                self.base.executemany("insert or replace into memo (key, value, used) values (?, ?, ?)", rows)
                self.base.execute("delete from memo where used < ?", (self.today - KEPT,))
        except sqlite3.OperationalError:  # a full disk, or another build that holds it
            self.close()
        except sqlite3.Error:
            self.close()
            self.base = self.damaged()

    def close(self) -> None:
        """Let go of the file."""
        if self.base is not None:
            self.base.close()
            self.base = None


class _Unsound(Exception):
    """A value is not what was kept."""


def opened(path: Path, today: int, say: Callable[[str], None], secret: str = "") -> Memo:
    """The memo in this file; one that is damaged is thrown away with a word, one that cannot be had is done without.

    `today` is the number of the day, as `date.toordinal` counts; `secret` is the host's, where it brings folders back.
    """
    own = seal(path.parent, secret, say)

    def anew() -> sqlite3.Connection | None:
        say(f"{path} was damaged and is made anew; this build takes as long as the first")
        return _anew(path)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Memo(_connected(path), today, own, anew)
    except sqlite3.OperationalError:  # locked, read-only, no place
        return Memo(None, today, own)
    except sqlite3.DatabaseError:
        return Memo(anew(), today, own, anew)
    except OSError:
        return Memo(None, today, own)


def _anew(path: Path) -> sqlite3.Connection | None:
    try:
        for left in (path, Path(f"{path}-journal")):
            left.unlink(missing_ok=True)
        return _connected(path)
    except (OSError, sqlite3.Error):
        return None


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(
        path, timeout=2, check_same_thread=False
    )  # one thread at a time, but not always the same one
    try:
        base.execute("pragma synchronous = off")  # what a power cut loses is made again
        (layout,) = base.execute("pragma user_version").fetchone()
        if layout != LAYOUT:
            base.execute("drop table if exists memo")
            base.execute(f"pragma user_version = {LAYOUT}")
        base.execute(TABLE)
        base.execute("select key, value, used from memo limit 1").fetchone()
    except BaseException:
        base.close()
        raise
    return base
