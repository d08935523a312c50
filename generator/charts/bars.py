"""Draws how much there was in each of some equal spans of time, as bars of one path."""

from __future__ import annotations

import html

from generator.model.drawings import ActivityView

BAR, GAP, HEIGHT = 6, 2, 28


def activity(view: ActivityView) -> str:
    """The bars; a span without anything is a line on the ground, so that time is seen to pass."""
    top = max(view.counts, default=0) or 1
    bars = "".join(_bar(n, count, top) for n, count in enumerate(view.counts))
    wide = len(view.counts) * (BAR + GAP)
    words = html.escape(view.title)
    return (
        f'<svg class="chart activity" viewBox="0 0 {wide} {HEIGHT + 1}" width="{wide}" height="{HEIGHT + 1}" role="img" '
        f'aria-label="{words}"><title>{words}</title><path d="{bars}"/></svg>'
    )


def _bar(number: int, count: int, top: int) -> str:
    high = max(3, round(count / top * HEIGHT)) if count else 1
    return f"M{number * (BAR + GAP)} {HEIGHT + 1}v-{high}h{BAR}v{high}z"
