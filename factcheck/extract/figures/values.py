"""What a numeral is worth: its printed value or values, and the interval that it may stand for under its hedge."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from factcheck.extract.figures.base import Numeral
from factcheck.extract.figures.modifiers import Modifier
from factcheck.extract.figures.parts import Part
from factcheck.model import Interval
from factcheck.printed import hedged, printed, range_


def stated_by(numeral: Numeral) -> tuple[Decimal, ...]:
    """The printed value; the bounds of a vague word."""
    if numeral.value is not None:
        return (numeral.value,)
    assert numeral.bounds is not None
    return tuple(end for end in (numeral.bounds.low, numeral.bounds.high) if end is not None)


def interval_of(part: Part, other: Part | None, modifier: Modifier | None, measured: bool, whole: bool) -> Interval:
    """The interval of a figure or of both ends of a range; `measured` says that it has a unit, `whole` that what it counts comes whole."""
    if other is None:
        return _one(part.numeral, modifier, measured, whole)
    if modifier and modifier.name in ("more-than", "at-least", "less-than", "at-most"):
        end = part if modifier.name in ("more-than", "at-least") else other
        return _one(end.numeral, modifier, measured, whole)
    return range_(_one(part.numeral, modifier, measured, whole), _one(other.numeral, modifier, measured, whole))


def _one(numeral: Numeral, modifier: Modifier | None, measured: bool, whole: bool) -> Interval:
    """The interval of one numeral; `measured` says that it has a unit, `whole` that what it counts comes whole."""
    if numeral.value is not None and modifier:
        if numeral.bounds and modifier.name == "about" and numeral.bounds.low is not None and numeral.bounds.high is not None:
            widen = Decimal("0.03") * numeral.scale if numeral.form == "fraction" else numeral.value / 20
            return replace(numeral.bounds, low=numeral.bounds.low - widen, high=numeral.bounds.high + widen)
        return hedged(numeral.value, numeral.step, modifier.name, modifier.phrase, not measured and whole)
    if numeral.bounds:
        return _vague_bound(numeral.bounds, modifier)
    assert numeral.value is not None
    return printed(numeral.value, numeral.step, measured=measured)


def _vague_bound(bounds: Interval, modifier: Modifier | None) -> Interval:
    """ "at least several", "up to a dozen": the hedge opens one side."""
    if modifier and modifier.name in ("more-than", "at-least"):
        return replace(bounds, high=None)
    if modifier and modifier.name in ("less-than", "at-most"):
        return replace(bounds, low=None)
    return bounds
