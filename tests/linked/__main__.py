"""Writes the reports of the tables anew."""

from tests.linked import HERE, cases, reported


def main() -> None:
    """Work out every case again."""
    texts: dict[str, list[str]] = {}
    for case in cases():
        parts = (f"== {case.name}", case.site, reported(case.site))
        texts.setdefault(case.table, []).append("\n".join(part for part in parts if part))
    for name, blocks in texts.items():
        (HERE / name).write_text("\n\n".join(blocks) + "\n", "utf-8")


if __name__ == "__main__":
    main()
