"""A pasted web page becomes a draft article and a list of doubts.

Reads no file, no clock and no network; does not know how articles are parsed or checked.
"""

from __future__ import annotations

from generator.intake.draft import Draft, compose
from generator.intake.names import Known

__all__ = ["Draft", "Known", "compose"]
