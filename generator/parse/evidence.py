"""Reads and writes the evidence ledger: JSON Lines, an object an address, sorted, so that two branches of git merge line by line."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from generator.diagnostics import Checked, Diagnostic, Span, problem
from generator.model.document import Document
from generator.model.evidence import STATES, Evidence

PATH = "content/evidence.jsonl"
DAYS = frozenset({"first_seen", "last_checked", "since"})
NAMES = tuple(field.name for field in fields(Evidence))
# Neither a page nor a feed may hold these: controls, ends of lines, halves of characters, hidden directions.
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
CURE = "undo the change; digest evidence writes this file, and editors need not"


def evidence(document: Document | None) -> Checked[Mapping[str, Evidence]]:
    """The ledger's lines by their address."""
    made: dict[str, Evidence] = {}
    found: list[Diagnostic] = []
    lines = document.data.decode("utf-8", "replace").split("\n") if document else []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                one = _one(json.loads(line))
            except (ValueError, TypeError, KeyError, RecursionError) as fault:
                why = "it is nested too deeply" if isinstance(fault, RecursionError) else fault
                found.append(problem("evidence-invalid", Span(PATH, number), f"this line cannot be read: {why}", CURE))
                continue
            if one.address in made:
                message = f"{one.address} stands twice"
                found.append(
                    problem("evidence-invalid", Span(PATH, number), message, "delete the older of the two lines")
                )
            made[one.address] = one
    return Checked(made, tuple(found))


def _one(said: Any) -> Evidence:
    if not isinstance(said, dict):
        raise ValueError("it is no object")
    unknown = sorted(said.keys() - set(NAMES))
    if unknown or not isinstance(said.get("address"), str):
        raise ValueError(f'"{unknown[0]}" is no field of it' if unknown else "it has no address")
    if said.get("state", "") not in ("", *STATES):
        raise ValueError(f'"{said["state"]}" is no state; it is one of {", ".join(STATES)}')
    for name in ("address", "archived", "moved"):
        value = said.get(name, "")
        if value and not str(value).startswith(("https://", "http://")):
            raise ValueError(f'"{value}" is no full web address')
    for name, value in said.items():
        if UNFIT.search(str(value)):
            raise ValueError(f'"{name}" holds a character that no page may hold')
    values: dict[str, Any] = {n: dt.date.fromisoformat(v) if n in DAYS else str(v) for n, v in said.items()}
    return Evidence(**values)


def ledger(known: Iterable[Evidence]) -> bytes:
    """The file of a ledger; what a line does not know is left out."""
    rows = sorted(known, key=lambda one: one.address)
    return "".join(f"{json.dumps(_said(one), ensure_ascii=False)}\n" for one in rows).encode()


def _said(one: Evidence) -> dict[str, str]:
    return {name: str(value) for name in NAMES if (value := getattr(one, name))}
