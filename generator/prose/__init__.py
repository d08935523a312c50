"""Reads an article's prose as a careful editor would: numbers, attribution, loaded words, people to protect.

Knows English; a text in another language is left alone. Looks at one article at a time and at the words that editors listed.
"""

from generator.prose.check import check
from generator.prose.house import STARTING, House, house, starting_list

__all__ = ["STARTING", "House", "check", "house", "starting_list"]
