"""Intervals: every value that the operands allow lies in the result, and comparisons know their ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import interval as iv
from factcheck.interval import Certainty, compare, exact
from factcheck.model import Interval

D = Decimal
CERTAIN, POSSIBLE, IMPOSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.IMPOSSIBLE

numbers = st.decimals(min_value=-10_000, max_value=10_000, places=2)


@st.composite
def intervals_with_value(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    bottom = draw(st.sampled_from([low, None]))
    top = draw(st.sampled_from([high, None]))
    low_open = bottom is not None and low < value and draw(st.booleans())
    high_open = top is not None and value < high and draw(st.booleans())
    return Interval(bottom, top, low_open, high_open), value


pair = st.tuples(intervals_with_value(), intervals_with_value())


def between(interval: Interval, value: Fraction) -> bool:
    low, high = interval.low, interval.high
    above = low is None or Fraction(low) < value or (Fraction(low) == value and not interval.low_open)
    below = high is None or value < Fraction(high) or (Fraction(high) == value and not interval.high_open)
    return above and below


@given(pair)
def test_results_contain_every_value_of_the_operands(operands: tuple[tuple[Interval, Decimal], tuple[Interval, Decimal]]) -> None:
    (a, x), (b, y) = operands
    fx, fy = Fraction(x), Fraction(y)
    assert between(iv.add(a, b), fx + fy)
    assert between(iv.subtract(a, b), fx - fy)
    assert between(iv.multiply(a, b), fx * fy)
    assert between(iv.negate(a), -fx)
    assert between(iv.absolute(a), abs(fx))
    assert between(iv.minimum(a, b), min(fx, fy))
    assert between(iv.maximum(a, b), max(fx, fy))
    assert between(iv.total([a, b, a]), fx + fy + fx)
    assert between(iv.widen(a, D("0.1")), fx)


@given(pair)
def test_quotients_contain_every_value_and_are_unknown_only_over_zero(
    operands: tuple[tuple[Interval, Decimal], tuple[Interval, Decimal]],
) -> None:
    (a, x), (b, y) = operands
    quotient = iv.divide(a, b)
    assert (quotient is None) == iv.contains(b, D(0))
    if quotient is not None:
        assert between(quotient, Fraction(x) / Fraction(y))


@given(pair, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_a_comparison_is_true_to_its_values(operands: tuple[tuple[Interval, Decimal], tuple[Interval, Decimal]], op: str) -> None:
    (a, x), (b, y) = operands
    holds = {"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y, "==": x == y, "!=": x != y}[op]
    assert compare(op, a, b) is not (IMPOSSIBLE if holds else CERTAIN)


@pytest.mark.parametrize(
    ("op", "a", "b", "expected"),
    [
        ("<=", exact(196), exact(137), IMPOSSIBLE),
        ("<=", exact(137), exact(137), CERTAIN),
        ("<", exact(137), exact(137), IMPOSSIBLE),
        ("==", exact(5), exact("5.0"), CERTAIN),
        ("==", Interval(D(1), D(2)), Interval(D(2), D(3)), POSSIBLE),
        ("==", Interval(D(1), D(2), high_open=True), Interval(D(2), D(3)), IMPOSSIBLE),
        ("!=", Interval(D(1), D(2), high_open=True), Interval(D(2), D(3)), CERTAIN),
        ("<", Interval(D(1), D(2), high_open=True), Interval(D(2), D(3)), CERTAIN),
        ("<=", Interval(D(2), None, low_open=True), exact(2), IMPOSSIBLE),
        ("<=", Interval(D(2), None), exact(2), POSSIBLE),
        (">=", Interval(None, D(300)), exact(301), IMPOSSIBLE),
        (">", Interval(None, D(300)), exact(-5), POSSIBLE),
    ],
)
def test_comparisons(op: str, a: Interval, b: Interval, expected: Certainty) -> None:
    assert compare(op, a, b) is expected


def test_an_unknown_comparison_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unknown comparison"):
        compare("=~", exact(1), exact(1))


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (iv.divide(exact(6), exact(3)), exact(2)),
        (iv.divide(exact(1), Interval(D(0), D(4), low_open=True)), Interval(D("0.25"), None)),
        (iv.divide(exact(1), Interval(D(-4), D(0), high_open=True)), Interval(None, D("-0.25"))),
        (iv.divide(exact(1), exact(0)), None),
        (iv.multiply(exact(0), Interval(D(5), None)), exact(0)),
        (iv.multiply(Interval(D(-2), D(3)), Interval(D(5), D(7))), Interval(D(-14), D(21))),
        (iv.total([]), exact(0)),
        (iv.widen(Interval(D(-100), D(100), high_open=True), D("0.02")), Interval(D(-102), D(102), high_open=True)),
    ],
)
def test_results(got: Interval | None, expected: Interval | None) -> None:
    assert got == expected


def test_sums_are_exact_far_beyond_the_default_precision() -> None:
    huge, tiny = D("1" + "0" * 60), D("0." + "0" * 59 + "1")
    assert iv.subtract(iv.add(exact(huge), exact(tiny)), exact(huge)) == exact(tiny)


def test_soft_bounds_travel_through_a_sum() -> None:
    more_than_300 = Interval(D(300), None, low_open=True, soft_high=D(375))
    plus_20 = iv.add(more_than_300, exact(20))
    assert plus_20 == Interval(D(320), None, low_open=True, soft_high=D(395))
    assert iv.soft(plus_20) == Interval(D(320), D(395), low_open=True)
    assert iv.negate(plus_20) == Interval(None, D(-320), high_open=True, soft_low=D(-395))


def test_same_bounds() -> None:
    assert iv.same(exact(5), exact("5.0"))
    assert not iv.same(exact(5), Interval(D(5), D(6)))
