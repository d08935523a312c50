"""Proves that every reference resolves, and builds the lookups: backlinks, names, threads, related, chronology.

Knows no page and no template.
"""

from generator.link.admit import Admitted, Held, admitted, opens
from generator.link.assembly import Earlier, Inputs
from generator.link.digest import digest
from generator.link.review import unreviewed
from generator.link.targets import target

__all__ = ["Admitted", "Earlier", "Held", "Inputs", "admitted", "digest", "opens", "target", "unreviewed"]
