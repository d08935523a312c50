"""Proves that every reference resolves, and builds the lookups: backlinks, names, threads, related, chronology.

Knows no page and no template.
"""

from generator.link.admit import Admitted, Held, admitted, opens
from generator.link.again import Again
from generator.link.assembly import Earlier, Inputs
from generator.link.digest import Linked, digest
from generator.link.review import unreviewed
from generator.link.targets import target

__all__ = [
    "Admitted",
    "Again",
    "Earlier",
    "Held",
    "Inputs",
    "Linked",
    "admitted",
    "digest",
    "opens",
    "target",
    "unreviewed",
]
