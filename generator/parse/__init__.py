"""Turns a document into typed content, with a place for every value.

Knows one document at a time: whether an id exists elsewhere is for `link/` to say.
"""

from generator.parse.documents import document, kind_of, settings
from generator.parse.evidence import evidence, ledger

__all__ = ["document", "evidence", "kind_of", "ledger", "settings"]
