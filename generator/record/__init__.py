"""What readers were told and how that changed: lives of articles, differences in words, changes that nobody owned up to.

Knows neither git nor the ledger, and no page.
"""

from generator.record.change import change as change
from generator.record.lives import Current as Current
from generator.record.lives import Lives as Lives
from generator.record.lives import lives as lives
from generator.record.lives import pairs as pairs
from generator.record.lives import told as told
from generator.record.moved import Now as Now
from generator.record.moved import moved as moved
from generator.record.outline import outlines as outlines
from generator.record.silent import silent as silent
from generator.record.telling import line as line
from generator.record.telling import lines as lines
from generator.record.vanished import vanished as vanished
