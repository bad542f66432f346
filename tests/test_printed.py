"""The interval that a printed figure stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Interval
from factcheck.printed import fraction, hedged, one_in, printed, printed_step, range_, ten_digits, vague

D = Decimal
NUMBERS = st.decimals(min_value=1, max_value=10**9, places=2)
MODIFIERS = ("about", "nearly", "more-than", "at-least", "less-than", "at-most")

STEPS = [
    ("137", "1", "1"),
    ("2500", "1", "100"),
    ("12000", "1", "1000"),
    ("20000", "1", "1000"),
    ("1000", "1", "100"),
    ("1204", "1", "1"),
    ("300", "1", "1"),
    ("3.4", "1", "0.1"),
    ("3400000", "1000000", "100000"),
    ("3000000", "1000000", "100000"),
    ("137000000", "1000000", "1000000"),
]

PRINTED = [
    ("137", False, "137", "137"),
    ("1204", False, "1204", "1204"),
    ("12000", False, "11500", "12500"),
    ("20000", False, "19500", "20500"),
    ("1000", False, "950", "1050"),
    ("33", True, "32.5", "33.5"),
    ("3.4", True, "3.35", "3.45"),
]


def contains(interval: Interval, value: Decimal) -> bool:
    above = interval.low is None or value > interval.low or (value == interval.low and not interval.low_open)
    below = interval.high is None or value < interval.high or (value == interval.high and not interval.high_open)
    return above and below


@pytest.mark.parametrize(("value", "scale", "step"), STEPS)
def test_steps(value: str, scale: str, step: str) -> None:
    scaled = D(value) if scale == "1" else (D(value) / D(scale)) * D(scale)
    assert printed_step(scaled, D(scale)) == D(step)


@pytest.mark.parametrize(("value", "measured", "low", "high"), PRINTED)
def test_printed(value: str, measured: bool, low: str, high: str) -> None:
    interval = printed(D(value), printed_step(D(value)), measured=measured)
    assert (interval.low, interval.high) == (D(low), D(high))
    assert interval.high_open is (low != high)


def test_votes_are_exact() -> None:
    assert printed(D(12000), D(1000), exact_count=True) == Interval(D(12000), D(12000))


@pytest.mark.parametrize(
    ("modifier", "phrase", "low", "high"),
    [
        ("about", None, "270", "330"),
        ("nearly", None, "255", "300"),
        ("less-than", "just under", "285", "299"),
        ("more-than", "just over", "301", "315"),
        ("more-than", "more than", "301", None),
        ("at-least", None, "300", None),
        ("less-than", None, None, "299"),
        ("at-most", None, None, "300"),
    ],
)
def test_hedged(modifier: str, phrase: str | None, low: str | None, high: str | None) -> None:
    interval = hedged(D(300), D(1), modifier, phrase)
    assert (interval.low, interval.high) == (None if low is None else D(low), None if high is None else D(high))


def test_measured_and_large_figures_have_no_next_whole_one() -> None:
    assert hedged(D(15), D(1), "more-than", count=False) == Interval(D(15), None, low_open=True, soft_high=D("18.75"))
    assert hedged(D(2000), D(100), "more-than").low == D(2000)
    assert hedged(D("1.00"), D("0.01"), "more-than").low == D(1)
    assert hedged(D(15), D(1), "less-than").high == D(14)


def test_about_is_tighter_for_precise_figures() -> None:
    assert hedged(D(313), D(1), "about").low == D("297.35")


def test_words_for_shares() -> None:
    assert (fraction(1, 3).low, fraction(1, 3).high) == (D("0.31"), D("0.36"))
    assert (fraction(1, 2, D(1000000)).low, fraction(1, 2, D(1000000)).high) == (D(480000), D(520000))
    assert contains(one_in(1, 5), D("0.2"))
    assert ten_digits(1, 3) == D("0.3333333333")


def test_ranges_keep_both_ends_and_open_hedges() -> None:
    both = range_(printed(D(10), D(1)), printed(D(15), D(1)))
    assert (both.low, both.high) == (D(10), D(15))
    assert range_(vague(D(3), D(9)), vague(D(4), None)).high is None


@given(NUMBERS, st.booleans())
def test_the_stated_value_lies_in_its_interval(value: Decimal, measured: bool) -> None:
    for number in (value, -value):
        assert contains(printed(number, printed_step(number), measured=measured), number)


@given(NUMBERS, st.sampled_from(MODIFIERS), st.booleans())
def test_hedges_hold_the_figure_or_end_at_it(value: Decimal, modifier: str, count: bool) -> None:
    interval = hedged(value, printed_step(value), modifier, None, count)
    next_whole = count and value + 1 == interval.low, count and value - 1 == interval.high
    assert contains(interval, value) or value in (interval.low, interval.high) or any(next_whole)


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=2, max_value=100))
def test_a_fraction_lies_in_its_interval(part: int, whole: int) -> None:
    if part < whole:
        assert contains(fraction(part, whole), D(part) / D(whole))
        assert contains(one_in(part, whole), ten_digits(part, whole))


@given(st.decimals(min_value=D("0.01"), max_value=999, places=3))
def test_rounding_a_value_gives_an_interval_that_holds_it(value: Decimal) -> None:
    rounded = value.quantize(D("0.1"))
    interval = printed(rounded, D("0.1"), measured=True)
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low <= value <= interval.high
