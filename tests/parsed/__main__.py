"""Writes the answers of the tables anew."""

from tests.parsed import HERE, answered, cases


def main() -> None:
    """Work out every case again."""
    texts: dict[str, list[str]] = {}
    path: dict[str, str] = {}
    for case in cases():
        blocks = texts.setdefault(case.table, [])
        if path.get(case.table) != case.path:
            path[case.table] = case.path
            blocks.append(f"## {case.path}")
        blocks.append("\n".join(part for part in (case.written, answered(case.path, case.written)) if part))
    for name, blocks in texts.items():
        (HERE / name).write_text("\n\n".join(blocks) + "\n", "utf-8")


if __name__ == "__main__":
    main()
