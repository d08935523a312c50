"""Style sheets as they are sent: without the comments that are for whoever writes them."""

from __future__ import annotations

import re

COMMENT = re.compile(rb"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)


def uncommented(css: bytes) -> bytes:
    """The style sheet without comments that begin a line and end one; what stands beside a rule stays."""
    return COMMENT.sub(b"", css)
