"""Plans the open data: each table as CSV and JSON Lines with its JSON Schema, a dictionary, and the page about them.

In JSON Lines a cell without a value is absent, in CSV it is empty; CSV (RFC 4180) joins a list with `|`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from generator.model.page import Artifact, Frame, Link, Page
from generator.plan.desk import Desk
from generator.plan.jobs import Job, job
from generator.plan.tables import TABLES, Column, Row, Table
from generator.plan.views import DataTable, DataView

SHAPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    "time": {"type": "string", "format": "date-time"},
    "address": {"type": "string", "format": "uri"},
    "integer": {"type": "integer", "minimum": 0},
    "number": {"type": "number"},
    "list": {"type": "array", "minItems": 1},
}


def table_jobs() -> Iterator[Job]:
    """What makes the files of each table, and the dictionary."""
    yield from (job(_files, table.name) for table in TABLES)
    yield job(_dictionary)


def data_page(desk: Desk) -> Page:
    """The page about the data."""
    title, t = desk.t.say("data"), desk.t
    frame: Frame = desk.frame("data/", title, t.say("data-intro"))
    tables = tuple(_shown(desk, table) for table in TABLES)
    view = DataView(frame, title, tables, Link("data/dictionary.csv", t.say("data-dictionary")), _formats(desk))
    return Page("data/index.html", "data.html", view)


def _formats(desk: Desk) -> tuple[Link, ...]:
    """Every form in which a program can read the site, with an example that is there; none is named that is not."""
    newest = next(iter(desk.digest.articles), None)
    day = next(iter(desk.digest.days), None)
    found = [("feeds", "feeds/"), ("opml", "feeds.opml"), ("sitemap", "sitemap.xml")]
    if newest:
        found += [("ninjs", f"{newest.url}ninjs.json"), ("linked", newest.url)]
    if day:
        stem = f"{day.period.url}edition"
        found += [("mail", f"{stem}.eml"), ("book", f"{stem}.epub"), ("page", f"{stem}.html.zip")]
    if any(not article.article.is_withdrawn for article in desk.digest.articles):
        found.append(("news", "news-sitemap.xml"))
    return tuple(Link(url, desk.t.of("format", name), note=desk.t.say(f"format-{name}-about")) for name, url in found)


def _files(desk: Desk, name: str) -> list[Artifact]:
    table = next(table for table in TABLES if table.name == name)
    names, rows = [column.name for column in table.columns], list(table.rows(desk))
    return [
        Artifact(f"data/{table.name}.csv", _csv([tuple(names), *rows])),
        Artifact(f"data/{table.name}.jsonl", _lines(names, rows)),
        Artifact(f"data/{table.name}.schema.json", _json(_schema(desk, table))),
    ]


def _csv(rows: list[Row]) -> bytes:
    """Rows as CSV; a `|` inside a list's value is written `\\|`."""
    text = io.StringIO()
    csv.writer(text).writerows([_flat(cell) if type(cell) is tuple else cell for cell in row] for row in rows)
    return text.getvalue().encode()


def _flat(cell: tuple[str, ...]) -> str:
    joined = "|".join(cell)
    return joined if joined.count("|") < len(cell) else "|".join([value.replace("|", "\\|") for value in cell])


def _lines(names: list[str], rows: list[Row]) -> bytes:
    """Rows as JSON Lines, written as one list, which is twice as fast.

    No cell is an object and a quotation mark inside a text is escaped, so `},{"` stands between two rows only.
    """
    found = [{n: c for n, c in zip(names, row, strict=True) if c or c == 0} for row in rows]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return (text[1:-1].replace('},{"', '}\n{"') + "\n").encode() if rows else b""


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _schema(desk: Desk, table: Table) -> dict[str, Any]:
    """What one line of a table's JSON Lines is."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{desk.chrome.base_url}data/{table.name}.schema.json",
        "title": desk.t.of("table", table.name),
        "type": "object",
        "properties": {column.name: _property(desk, table, column) for column in table.columns},
        "required": [column.name for column in table.columns if column.required],
        "additionalProperties": False,
    }


def _property(desk: Desk, table: Table, column: Column) -> dict[str, Any]:
    choices = {"enum": list(column.choices)} if column.choices else {}
    shape = dict(SHAPES[column.type])
    if column.type == "list":
        shape["items"] = {"type": "string", **choices}
    else:
        shape |= choices
    return {"description": _words(desk, table, column), **shape}


def _words(desk: Desk, table: Table, column: Column) -> str:
    """What a column holds: its own words in this table, or those it shares."""
    own = f"column-{table.name}-{column.name}"
    return desk.t.say(own if own in desk.t else f"column-{column.name}")


def _dictionary(desk: Desk) -> list[Artifact]:
    rows: list[Row] = [("table", "column", "type", "required", "choices", "description")]
    for table in TABLES:
        rows.extend(
            (table.name, c.name, c.type, "yes" if c.required else "no", c.choices, _words(desk, table, c))
            for c in table.columns
        )
    return [Artifact("data/dictionary.csv", _csv(rows))]


def _shown(desk: Desk, table: Table) -> DataTable:
    t = desk.t
    address = f"data/{table.name}"
    files = (
        Link(f"{address}.csv", "CSV"),
        Link(f"{address}.jsonl", "JSON Lines"),
        Link(f"{address}.schema.json", "JSON Schema"),
    )
    columns = tuple((c.name, t.of("cell", c.type), _words(desk, table, c)) for c in table.columns)
    return DataTable(table.name, t.of("table", table.name), t.say("rows", table.count(desk)), files, columns)
