"""Turns directories into documents, sorted by path.

Reads nothing outside the site's root but its git repository, and decodes nothing.
"""

from generator.read.files import Inputs, inputs, media_bytes
from generator.read.past import LEDGER, archive

__all__ = ["LEDGER", "Inputs", "archive", "inputs", "media_bytes"]
