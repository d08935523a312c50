"""Draws one claimant's figures in time, each as a range: a bar from the least to the most, an arrow where an end is open."""

from __future__ import annotations

import html
from collections.abc import Iterable

from generator.model.drawings import Reading, SeriesView

WIDTH, HEIGHT, EDGE = 320, 78, 10
LETTER = 6.4  # width of a letter of the words, about
GROUND = HEIGHT - 4


def series(view: SeriesView) -> str:
    """The chart; its text says the same for those who do not see it."""
    title, text = html.escape(view.title), html.escape(view.text)
    marks = "".join(_marks(view))
    return (
        f'<svg class="chart series" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}. {text}">'
        f'<title>{title}</title><desc>{text}</desc><path class="ground" d="M0 {GROUND}h{WIDTH}"/>{marks}</svg>'
    )


def _marks(view: SeriesView) -> Iterable[str]:
    line = []
    free = -float(EDGE)  # to the right of the last words
    for reading in view.readings:
        x = _x(view, reading)
        low, high = _y(view, reading.least), _y(view, reading.most)
        middle = [y for y in (low, high) if y is not None]
        line.append(f"{x} {round(sum(middle) / len(middle))}")
        yield _mark(x, low, high)
        half = len(reading.words) * LETTER / 2
        at = round(min(max(x, half), WIDTH - half))
        if at - half > free:
            free = at + half
            yield f'<text x="{at}" y="{min(middle) - (20 if high is None else 8)}">{html.escape(reading.words)}</text>'
    if len(line) > 1:
        yield f'<path class="way" d="M{"L".join(line)}"/>'


def _mark(x: int, low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return (
            f'<circle cx="{x}" cy="{low}" r="4"/>'
            if low == high
            else f'<path class="range" d="M{x - 4} {low}h8M{x} {low}V{high}M{x - 4} {high}h8"/>'
        )
    if low is not None:  # at least: from here upwards
        return f'<path class="range" d="M{x - 4} {low}h8M{x} {low}v-14m-4 5l4-5 4 5"/>'
    return f'<path class="range" d="M{x - 4} {high}h8M{x} {high}v14m-4-5l4 5 4-5"/>'


def _x(view: SeriesView, reading: Reading) -> int:
    days = (view.end - view.start).days or 1
    return round(EDGE + (reading.day - view.start).days / days * (WIDTH - 2 * EDGE))


def _y(view: SeriesView, value: int | None) -> int | None:
    """Where a number stands; there is room above the top for an arrow and words."""
    return None if value is None else round(GROUND - value / (view.top or 1) * (GROUND - 36))
