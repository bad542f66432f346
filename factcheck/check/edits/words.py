"""All edits of words for a breach: those that the text or its source names for the figure first, then the rest, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.breach import Breach
from factcheck.check.edits.dates import date_moves
from factcheck.check.edits.measures import measure_moves
from factcheck.check.edits.move import Move
from factcheck.check.edits.periods import day_moves, period_moves
from factcheck.check.edits.places import place_moves
from factcheck.check.edits.scene import Scene


def word_moves(breach: Breach, scene: Scene) -> Iterator[Move]:
    """Every edit of a word or two that might mend a breach."""
    if breach.binding.pattern == "calendar":
        yield from date_moves(breach, scene)
        return
    if breach.binding.pattern == "occurrence":
        yield from day_moves(breach, scene)
        return
    found = (*place_moves(breach, scene), *period_moves(breach, scene))
    yield from measure_moves(breach, scene)
    yield from (move for named, move in found if named)
    yield from (move for named, move in found if not named)
