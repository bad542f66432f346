"""Exact arithmetic on the intervals that printed figures stand for, and three-valued comparison.

Sums, differences and products are exact; a quotient that does not end is rounded outwards after 50 digits, so that it still contains every
true value. Soft bounds travel with the hard ones: an operation is worked out once on the hard bounds and once on the soft view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from enum import Enum

from factcheck.model import Interval

ZERO = Decimal(0)
_INFINITY = Decimal("Infinity")
# Printed figures have a few digits; 2,000 leave room for long products without any rounding.
_EXACT = Context(prec=2_000, rounding=ROUND_HALF_EVEN)
_DOWN = Context(prec=50, rounding=ROUND_FLOOR)
_UP = Context(prec=50, rounding=ROUND_CEILING)

# One end of an interval: its value (infinite where there is no bound) and whether the value itself is left out.
_End = tuple[Decimal, bool]


class Certainty(Enum):
    """Whether a statement holds for every, some or no choice of values from its intervals."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"

    def negated(self) -> Certainty:
        """The certainty of the opposite statement."""
        return _NEGATED[self]


_NEGATED = {
    Certainty.CERTAIN: Certainty.IMPOSSIBLE,
    Certainty.POSSIBLE: Certainty.POSSIBLE,
    Certainty.IMPOSSIBLE: Certainty.CERTAIN,
}


def exact(value: Decimal | int | str) -> Interval:
    """The interval that holds one value and nothing else."""
    number = Decimal(value)
    return Interval(number, number)


def soft(interval: Interval) -> Interval:
    """The interval with its soft bounds as hard ones: outside it the words would be odd."""
    low, low_open = (interval.low, interval.low_open) if interval.soft_low is None else (interval.soft_low, False)
    high, high_open = (interval.high, interval.high_open) if interval.soft_high is None else (interval.soft_high, False)
    return Interval(low, high, low_open, high_open)


def has_soft(interval: Interval) -> bool:
    """Whether a soft bound differs from its hard one."""
    return interval.soft_low is not None or interval.soft_high is not None


def add(a: Interval, b: Interval) -> Interval:
    """a + b."""
    return _lifted(_add, a, b)


def subtract(a: Interval, b: Interval) -> Interval:
    """a − b."""
    return add(a, negate(b))


def multiply(a: Interval, b: Interval) -> Interval:
    """a × b."""
    return _lifted(_multiply, a, b)


def divide(a: Interval, b: Interval) -> Interval | None:
    """a ÷ b, or None (unknown) where b may be zero."""
    if contains(b, ZERO):
        return None
    return _lifted(_divide, a, b)


def negate(a: Interval) -> Interval:
    """−a."""
    return Interval(_minus(a.high), _minus(a.low), a.high_open, a.low_open, _minus(a.soft_high), _minus(a.soft_low))


def absolute(a: Interval) -> Interval:
    """|a|."""
    return _lifted_one(_absolute, a)


def minimum(a: Interval, b: Interval) -> Interval:
    """The smaller of a value of a and a value of b."""
    return negate(maximum(negate(a), negate(b)))


def maximum(a: Interval, b: Interval) -> Interval:
    """The larger of a value of a and a value of b."""
    return _lifted(_maximum, a, b)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of all; 0 for none."""
    result = exact(0)
    for interval in intervals:
        result = add(result, interval)
    return result


def widen(interval: Interval, share: Decimal) -> Interval:
    """The interval with each bound moved outwards by `share` of its own size (0.02 for 2 %)."""

    def moved(bound: Decimal | None, sign: int) -> Decimal | None:
        return None if bound is None else _EXACT.add(bound, _EXACT.multiply(bound.copy_abs(), share * sign))

    return Interval(
        moved(interval.low, -1), moved(interval.high, 1), interval.low_open, interval.high_open,
        moved(interval.soft_low, -1), moved(interval.soft_high, 1),
    )  # fmt: skip


def contains(interval: Interval, value: Decimal) -> bool:
    """Whether the value lies inside the hard bounds."""
    (low, low_open), (high, high_open) = _ends(interval)
    return (low < value or (low == value and not low_open)) and (value < high or (value == high and not high_open))


def meets(a: Interval, b: Interval) -> bool:
    """Whether some value lies in both."""
    return not _wholly_below(a, b) and not _wholly_below(b, a)


def same(a: Interval, b: Interval) -> bool:
    """Whether both have the same hard bounds."""
    return _ends(a) == _ends(b)


def compare(op: str, a: Interval, b: Interval) -> Certainty:
    """How certain `a op b` is, for op one of < <= > >= == !=."""
    if op in (">", ">="):
        return compare({">": "<", ">=": "<="}[op], b, a)
    if op in ("<", "!="):
        return _at_most(b, a).negated() if op == "<" else _equal(a, b).negated()
    if op in ("<=", "=="):
        return _at_most(a, b) if op == "<=" else _equal(a, b)
    raise ValueError(f"unknown comparison {op!r}")


def _equal(a: Interval, b: Interval) -> Certainty:
    if not meets(a, b):
        return Certainty.IMPOSSIBLE
    return Certainty.CERTAIN if _is_point(a) and _is_point(b) else Certainty.POSSIBLE


def _at_most(a: Interval, b: Interval) -> Certainty:
    if _ends(a)[1][0] <= _ends(b)[0][0]:
        return Certainty.CERTAIN
    return Certainty.IMPOSSIBLE if _wholly_below(b, a) else Certainty.POSSIBLE


def _ends(interval: Interval) -> tuple[_End, _End]:
    low = (-_INFINITY, True) if interval.low is None else (interval.low, interval.low_open)
    high = (_INFINITY, True) if interval.high is None else (interval.high, interval.high_open)
    return low, high


def _from_ends(low: _End, high: _End) -> Interval:
    bottom = None if low[0].is_infinite() else low[0]
    top = None if high[0].is_infinite() else high[0]
    return Interval(bottom, top, bottom is not None and low[1], top is not None and high[1])


def _is_point(a: Interval) -> bool:
    return a.low is not None and a.low == a.high


def _wholly_below(a: Interval, b: Interval) -> bool:
    """Whether every value of a is smaller than every value of b."""
    high, low = _ends(a)[1], _ends(b)[0]
    return high[0] < low[0] or (high[0] == low[0] and (high[1] or low[1]))


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.copy_negate() if value else ZERO


def _lifted(op: Callable[[Interval, Interval], Interval], a: Interval, b: Interval) -> Interval:
    """Apply an operation to the hard bounds and, where there are any, to the soft ones."""
    hard = op(a, b)
    return _joined(hard, op(soft(a), soft(b))) if has_soft(a) or has_soft(b) else hard


def _lifted_one(op: Callable[[Interval], Interval], a: Interval) -> Interval:
    hard = op(a)
    return _joined(hard, op(soft(a))) if has_soft(a) else hard


def _joined(hard: Interval, view: Interval) -> Interval:
    soft_low = view.low if view.low != hard.low else None
    soft_high = view.high if view.high != hard.high else None
    return Interval(hard.low, hard.high, hard.low_open, hard.high_open, soft_low, soft_high)


def _add(a: Interval, b: Interval) -> Interval:
    (al, ah), (bl, bh) = _ends(a), _ends(b)
    return _from_ends((_EXACT.add(al[0], bl[0]), al[1] or bl[1]), (_EXACT.add(ah[0], bh[0]), ah[1] or bh[1]))


def _multiply(a: Interval, b: Interval) -> Interval:
    corners = [_product(x, y) for x in _ends(a) for y in _ends(b)]
    return _from_ends(_lowest(corners), _highest(corners))


def _divide(a: Interval, b: Interval) -> Interval:
    below = b.high is not None and b.high <= 0  # an open end at zero is approached from this side
    pairs = [(x, y) for x in _ends(a) for y in _ends(b)]
    low = _lowest([_quotient(x, y, below, _DOWN) for x, y in pairs])
    high = _highest([_quotient(x, y, below, _UP) for x, y in pairs])
    return _from_ends(low, high)


def _product(x: _End, y: _End) -> _End:
    if x[0] == 0 or y[0] == 0:
        # A factor that can be zero makes the product zero whatever the other is; infinity is never a value.
        attained = (x[0] == 0 and not x[1]) or (y[0] == 0 and not y[1])
        return ZERO, not attained
    return _EXACT.multiply(x[0], y[0]), x[1] or y[1]


def _quotient(x: _End, y: _End, below: bool, context: Context) -> _End:
    if x[0] == 0:
        return ZERO, x[1]
    if y[0].is_infinite():
        return ZERO, True
    if y[0] == 0:
        return _INFINITY.copy_sign(x[0]) * (-1 if below else 1), True
    return context.divide(x[0], y[0]), x[1] or y[1]


def _lowest(ends: list[_End]) -> _End:
    return min(ends)  # at equal values a closed end (False) sorts first, and it is the one that is attained


def _highest(ends: list[_End]) -> _End:
    return max(ends, key=lambda end: (end[0], not end[1]))


def _maximum(a: Interval, b: Interval) -> Interval:
    (al, ah), (bl, bh) = _ends(a), _ends(b)
    # The larger value reaches a shared low end only if both do, a shared high end if either does.
    return _from_ends(max(al, bl), _highest([ah, bh]))


def _absolute(a: Interval) -> Interval:
    low, high = _ends(a)
    if low[0] >= 0:
        return _from_ends(low, high)
    mirrored = (low[0].copy_abs(), low[1])
    if high[0] <= 0:
        return _from_ends((high[0].copy_abs(), high[1]), mirrored)
    return _from_ends((ZERO, False), _highest([mirrored, high]))
