"""Writes `tests/golden/site/` anew."""

from tests.golden import TOLD, told


def main() -> None:
    """Write what each file says, and take away what is said no more."""
    TOLD.mkdir(exist_ok=True)
    made = told()
    for path in TOLD.iterdir():
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (TOLD / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
