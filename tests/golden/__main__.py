"""Writes `tests/golden/site/` and `tests/golden/past/` anew."""

import tempfile
from pathlib import Path

from tests.golden import TOLD, TOLD_OF_THE_PAST, told, told_of_the_past
from tests.story import month


def main() -> None:
    """Write what each file says, and take away what is said no more."""
    with tempfile.TemporaryDirectory() as folder:
        past = told_of_the_past(month(Path(folder) / "git", "git").build())
    for where, made in ((TOLD, told()), (TOLD_OF_THE_PAST, past)):
        where.mkdir(exist_ok=True)
        for path in where.iterdir():
            if path.name not in made:
                path.unlink()
        for name, text in made.items():
            (where / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
