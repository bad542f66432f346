"""One series as a drawing: each figure a bar over its period at its value, revised figures hollow, those with findings ringed, gaps open.

Only places are worked out here, in the units of the drawing; the page's template (`page/audit.html`) draws them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from factcheck.model import Line, Point

WIDTH, HEIGHT = 760, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 22, 30
_TICKS = 4
_NARROWEST = 5.0
_LABELLED = 14  # a line with more figures would be all labels
_STEPS = (1, 2, 5, 10)
_YEARS = 8  # labels along the time axis
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tick(Struct, frozen=True):
    """A label of an axis at its place along it."""

    at: float
    text: str


class Bar(Struct, frozen=True):
    """One figure: from `left` to `right` at height `y`; `low` and `high` are the heights of its bounds where they show."""

    point: Point
    title: str
    left: float
    right: float
    y: float
    low: float | None
    high: float | None
    label: str

    @property
    def middle(self) -> float:
        """Half way along the bar."""
        return (self.left + self.right) / 2


class Chart(Struct, frozen=True):
    """A drawing of a line, `WIDTH` by `HEIGHT` units; the axes start at `left` and end at `right` and `foot`."""

    line: Line
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    foot: int = HEIGHT - _BOTTOM


class _Scale(Struct, frozen=True):
    """From days and values to the drawing's units."""

    first: int
    days: int
    top: float
    bottom: float

    def x(self, day: dt.date, end: bool = False) -> float:
        """The left edge of a day, or its right edge."""
        return _LEFT + (day.toordinal() + end - self.first) / self.days * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """The height of a value."""
        return _TOP + (self.top - value) / (self.top - self.bottom) * (HEIGHT - _TOP - _BOTTOM)


def chart(line: Line) -> Chart:
    """The drawing of a series; its points have periods with both ends."""
    scale = _scale(line)
    labelled = len(line.points) <= _LABELLED
    bars = tuple(bar for point in line.points if (bar := _bar(point, scale, labelled)) is not None)
    return Chart(line, tuple(_values(scale)), tuple(_days(scale)), bars)


def _scale(line: Line) -> _Scale:
    first = min(point.start for point in line.points).toordinal()
    last = max(point.end for point in line.points).toordinal()
    values = [value for point in line.points for value in (point.low, point.high) if value is not None] or [0.0]
    step = _step(max(*values, 0) - min(*values, 0))
    top = step * (int(max(*values, 0) / step) + 1)
    bottom = -step * (int(-min(*values, 0) / step) + 1) if min(values) < 0 else 0.0
    return _Scale(first, max(1, last - first + 1), top, bottom)


def _step(spread: float) -> float:
    """A round step that makes about four lines."""
    if spread <= 0:
        return 1.0
    size = 10.0 ** (len(str(int(max(1.0, spread / _TICKS)))) - 1)
    return next((size * step for step in _STEPS if size * step * _TICKS >= spread), size * _STEPS[-1])


def _values(scale: _Scale) -> Iterator[Tick]:
    step = _step(scale.top - scale.bottom)
    value = scale.bottom
    while value <= scale.top:
        yield Tick(round(scale.y(value), 1), _short(value))
        value += step


def _short(value: float) -> str:
    """1,204; 45,000; 2.5m."""
    if abs(value) >= 1_000_000:
        return f"{Decimal(str(value / 1_000_000)).normalize():f}m".replace("-", "−")
    return f"{value:,.0f}".replace("-", "−")


def _days(scale: _Scale) -> Iterator[Tick]:
    """Where years start; months or quarters too where there is room."""
    begin, end = dt.date.fromordinal(scale.first), dt.date.fromordinal(scale.first + scale.days)
    years = end.year - begin.year + 1
    every = 1 if years <= 1 else 3 if years <= 3 else 12
    skip = max(1, years // _YEARS)
    for year in range(begin.year, end.year + 1):
        for month in range(1, 13, every):
            day = dt.date(year, month, 1)
            if begin <= day < end and not (every == 12 and (year - begin.year) % skip):
                yield Tick(round(scale.x(day), 1), str(year) if month == 1 else _MONTHS[month - 1])


def _bar(point: Point, scale: _Scale, labelled: bool) -> Bar | None:
    """The place of a figure; one without any bound has none."""
    bounds = [value for value in (point.low, point.high) if value is not None]
    if not bounds:
        return None
    left, right = scale.x(point.start), scale.x(point.end, end=True)
    y = scale.y(sum(bounds) / len(bounds))
    low, high = (scale.y(value) if len(bounds) == 2 else None for value in (bounds[0], bounds[-1]))
    shown = low is not None and high is not None and low - high > 2
    return Bar(
        point,
        _told(point),
        round(left, 1),
        round(max(right, left + _NARROWEST), 1),
        round(y, 1),
        round(low, 1) if shown and low is not None else None,
        round(high, 1) if shown and high is not None else None,
        point.text if labelled else "",
    )


def _told(point: Point) -> str:
    """All that there is to say of a figure."""
    when = str(point.start) if point.start == point.end else f"{point.start} to {point.end}"
    released = f", released {point.released}" if point.released else ""
    old = ", revised since" if point.superseded else ""
    found = f"; {', '.join(point.rules)}" if point.rules else ""
    return f"{point.text}: {when}{released}{old}{found} ({point.document}:{point.line})"
