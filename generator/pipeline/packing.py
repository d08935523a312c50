"""Nouns and plain values as bytes and back.

Records are made from their slots, in one call each: what pickle does by itself for frozen ones takes twice as long. What is
unpacked can be nothing but the model's classes and plain values, whoever wrote the bytes.
"""

from __future__ import annotations

import copyreg
import datetime as dt
import importlib
import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from generator.model.document import read_only

OWN = ("generator.model.", "generator.diagnostics.")
PLAIN = frozenset({("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")})


def record(cls: type, *values: object) -> object:
    """A frozen record of the class with these values, in the order of its fields."""
    made: object = object.__new__(cls)
    for put, value in zip(_puts(cls), values, strict=True):
        put(made, value)
    return made


@cache
def _puts(cls: Any) -> tuple[Callable[[object, object], None], ...]:
    """What sets each slot of a record, frozen or not."""
    return tuple(getattr(cls, field.name).__set__ for field in fields(cls))


FUNCTIONS = {(made.__module__, made.__name__): made for made in (record, read_only)}


class _Reducers(dict[Any, Callable[[Any], Any]]):
    """For each class, how one of it is taken apart."""

    def __missing__(self, cls: Any) -> Callable[[Any], Any]:
        if not (is_dataclass(cls) and cls.__module__.startswith(OWN)):
            raise KeyError(cls)
        names = [field.name for field in fields(cls)]
        take: Callable[[Any], tuple[Any, ...]] = attrgetter(*names) if len(names) > 1 else _one(names)

        def reduced(one: Any) -> tuple[Any, ...]:
            return record, (cls, *take(one))

        self[cls] = reduced
        return reduced


def _one(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda one: tuple(getattr(one, name) for name in names)


_reducers = _Reducers(copyreg.dispatch_table)


class _Unpacker(pickle.Unpickler):
    """Makes the model's nouns and what stands in them, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name."""
        return _known(module, name)


@cache
def _known(module: str, name: str) -> Any:
    """A class of the model, or one of the few others; not what a module of the model happens to have imported."""
    if (module, name) in PLAIN:
        return getattr(dt, name)
    found = FUNCTIONS.get((module, name))
    if found is None and module.startswith(OWN):
        found = getattr(importlib.import_module(module), name, None)
        if not (isinstance(found, type) and found.__module__ == module):
            found = None
    if found is None:
        raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
    return found


def pack(value: object) -> bytes:
    """Nouns and plain values as bytes."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _reducers
    pickler.dump(value)
    return out.getvalue()


def unpack(value: bytes) -> Any:
    """What was packed, or None if it is damaged."""
    try:
        return _Unpacker(io.BytesIO(value)).load()
    except Exception:  # damaged bytes can make a pickle fail in any way
        return None
