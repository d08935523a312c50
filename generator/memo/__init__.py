"""Remembers what pure functions returned, from one build to the next; may be deleted at any time.

Does not know what it remembers, nor who asks.
"""

from generator.memo.seal import Seal as Seal
from generator.memo.seal import seal as seal
from generator.memo.store import Memo as Memo
from generator.memo.store import opened as opened
from generator.memo.values import foreign as foreign
from generator.memo.values import version as version
