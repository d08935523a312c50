"""Names that a published file can have on any host and on any disk."""

from __future__ import annotations

import re

LONGEST = 200  # bytes; most disks take 255, and copies of other sizes and kinds get endings of their own
ODD = re.compile(
    '[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\udfff\\ufeff\\\\:*?"<>|#]'
)
RENAME = "rename it: letters, digits, hyphens, dots, spaces"
AT_AN_END = re.compile(r"(?:^|/)[ .]|[ .](?:/|$)")


def unfit(path: str) -> str:
    """Why some host or disk refuses a file of this path; "" if none does."""
    odd = ODD.search(path)
    if odd and "\ud800" <= odd[0] <= "\udfff":
        return "it has bytes that are no UTF-8"
    if odd:
        shown = f'"{odd[0]}"' if odd[0].isprintable() else f"the character U+{ord(odd[0]):04X}"
        return f"some hosts or disks refuse {shown}"
    if AT_AN_END.search(path):
        return "some disks drop a dot or a space at its beginning or end"
    long = any(len(step.encode()) > LONGEST for step in path.split("/"))
    return f"it has more than {LONGEST} bytes" if long else ""
