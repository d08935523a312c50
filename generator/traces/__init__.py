"""Notes which parts of a whole were read, and stamps them, so that what was made from them need not be made again.

Knows nothing of what is read, nor of what is made.
"""

from generator.traces.past import FORM, Done, Past, Present, read, written
from generator.traces.stamps import Stamps
from generator.traces.traced import Cell, Lookup, Row, Watch, plain, traced

__all__ = [
    "FORM",
    "Cell",
    "Done",
    "Lookup",
    "Past",
    "Present",
    "Row",
    "Stamps",
    "Watch",
    "plain",
    "read",
    "traced",
    "written",
]
