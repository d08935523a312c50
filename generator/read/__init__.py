"""Turns directories into documents, sorted by path.

Reads nothing outside the site's root but its git repository, and decodes nothing.
"""

from generator.read.files import Inputs, inputs, media_bytes, templates
from generator.read.ledger import add as add_to_ledger
from generator.read.past import LEDGER, archive, state
from generator.read.reviewers import reviews

__all__ = ["LEDGER", "Inputs", "add_to_ledger", "archive", "inputs", "media_bytes", "reviews", "state", "templates"]
