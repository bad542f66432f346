"""The algebra of periods."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Period, Relation
from factcheck.scope import periods

D = dt.date
JAN = periods.month(2024, 1)


@pytest.mark.parametrize(
    ("period", "start", "end", "exact"),
    [
        (periods.month(2024, 2), D(2024, 2, 1), D(2024, 2, 29), True),
        (periods.quarter(2023, 4), D(2023, 10, 1), D(2023, 12, 31), True),
        (periods.half(2024, 1), D(2024, 1, 1), D(2024, 6, 30), True),
        (periods.half(2024, 2), D(2024, 7, 1), D(2024, 12, 31), True),
        (periods.between(JAN, periods.month(2024, 6)), D(2024, 1, 1), D(2024, 6, 30), True),
        (periods.since(JAN, D(2024, 7, 17)), D(2024, 1, 1), D(2024, 7, 17), True),
        (periods.since(JAN, D(2023, 7, 17)), D(2024, 1, 1), None, True),
        (periods.end_of(JAN), D(2024, 1, 25), D(2024, 1, 31), False),
        (periods.start_of(JAN), D(2024, 1, 1), D(2024, 1, 7), False),
        (periods.middle_of(JAN), D(2024, 1, 11), D(2024, 1, 20), False),
        (periods.start_of(periods.year(2024)), D(2024, 1, 1), D(2024, 1, 31), False),
        (periods.end_of(periods.year(2023)), D(2023, 12, 1), D(2023, 12, 31), False),
        (periods.middle_of(periods.year(2023)), D(2023, 6, 1), D(2023, 7, 31), False),
        (periods.early(periods.year(2023)), D(2023, 1, 1), D(2023, 4, 30), False),
        (periods.late(periods.year(2023)), D(2023, 9, 1), D(2023, 12, 31), False),
        (periods.mid(periods.decade(1990)), D(1994, 1, 1), D(1996, 12, 31), False),
        (periods.season(2024, "winter"), D(2023, 12, 1), D(2024, 2, 29), False),
        (periods.decade(1990), D(1990, 1, 1), D(1999, 12, 31), True),
        (periods.century(19), D(1801, 1, 1), D(1900, 12, 31), False),
        (periods.week(D(2024, 7, 17)), D(2024, 7, 15), D(2024, 7, 21), False),
    ],
)
def test_constructors(period, start, end, exact):
    assert period == Period(start, end, exact)


def test_a_period_does_not_run_backwards():
    with pytest.raises(ValueError, match="cannot run"):
        periods.between(periods.month(2024, 6), JAN)


@pytest.mark.parametrize(
    ("weekday", "strictly", "expected"),
    [(2, False, D(2024, 7, 16)), (3, False, D(2024, 7, 17)), (3, True, D(2024, 7, 10)), (4, False, D(2024, 7, 11))],
)
def test_weekday_before_a_wednesday(weekday, strictly, expected):
    assert periods.weekday_before(D(2024, 7, 17), weekday, strictly=strictly) == expected


@given(st.dates(D(1600, 1, 1), D(2400, 1, 1)), st.integers(1, 7))
def test_weekdays_fall_within_a_week(day, weekday):
    for found in (periods.weekday_before(day, weekday), periods.weekday_after(day, weekday, strictly=False)):
        assert found.isoweekday() == weekday
        assert abs((found - day).days) < 7
    assert periods.weekday_before(day, weekday) <= day <= periods.weekday_after(day, weekday, strictly=False)
    assert periods.weekday_before(day, weekday, strictly=True) < day < periods.weekday_after(day, weekday)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (periods.half(2024, 1), periods.between(JAN, periods.month(2024, 6)), Relation.EQUAL),
        (periods.quarter(2024, 1), periods.half(2024, 1), Relation.INSIDE),
        (periods.year(2024), periods.half(2024, 1), Relation.CONTAINS),
        (periods.half(2024, 1), periods.half(2024, 2), Relation.DISJOINT),
        (periods.month(2024, 6), Period(D(2024, 6, 20), D(2024, 7, 20)), Relation.OVERLAPS),
        (Period(D(2014, 1, 1), None), periods.year(2022), Relation.CONTAINS),
        (Period(None, D(2014, 1, 1)), Period(None, D(2015, 1, 1)), Relation.INSIDE),
        (Period(None, None), periods.year(2022), Relation.CONTAINS),
        (periods.end_of(JAN), JAN, Relation.INSIDE),
        (periods.end_of(JAN), periods.end_of(JAN), Relation.EQUAL),
        (periods.end_of(JAN), periods.day(D(2024, 1, 28)), Relation.CONTAINS),
        (periods.end_of(JAN), periods.day(D(2024, 1, 24)), Relation.UNKNOWN),
        (periods.end_of(JAN), Period(D(2024, 1, 25), D(2024, 1, 31)), Relation.UNKNOWN),
        (periods.end_of(JAN), periods.month(2024, 3), Relation.DISJOINT),
        (periods.early(periods.year(2023)), periods.half(2023, 1), Relation.INSIDE),
        (periods.early(periods.year(2023)), periods.month(2023, 5), Relation.UNKNOWN),
    ],
)
def test_relation(first, second, expected):
    assert periods.relation(first, second) is expected


_MIRROR = {Relation.INSIDE: Relation.CONTAINS, Relation.CONTAINS: Relation.INSIDE}
_BASE = D(2024, 1, 1).toordinal()


@st.composite
def _periods(draw):
    start = draw(st.integers(0, 30))
    end = start + draw(st.integers(0, 30))
    return Period(D.fromordinal(_BASE + start), D.fromordinal(_BASE + end), draw(st.booleans()))


def _days(period):
    return set(range(period.start.toordinal(), period.end.toordinal() + 1))


@given(_periods(), _periods())
def test_relation_mirrors_and_agrees_with_sets_of_days(a, b):
    forth = periods.relation(a, b)
    assert periods.relation(b, a) is _MIRROR.get(forth, forth)
    x, y = _days(a), _days(b)
    truth = (
        Relation.EQUAL if x == y else Relation.DISJOINT if not x & y else Relation.INSIDE if x < y else Relation.CONTAINS if y < x
        else Relation.OVERLAPS
    )  # fmt: skip
    assert forth is truth or (forth is Relation.UNKNOWN and not (a.exact and b.exact))


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        ([periods.half(2024, 2), periods.half(2024, 1)], periods.year(2024), True),
        ([periods.month(2024, m) for m in (1, 2, 3)], periods.quarter(2024, 1), True),
        ([periods.month(2024, m) for m in (1, 3)], periods.quarter(2024, 1), False),
        ([periods.half(2024, 1), periods.quarter(2024, 2), periods.half(2024, 2)], periods.year(2024), False),
        ([periods.early(JAN), periods.mid(JAN), periods.late(JAN)], JAN, False),
        ([Period(None, D(2023, 12, 31)), periods.year(2024)], Period(None, D(2024, 12, 31)), True),
        ([], JAN, False),
    ],
)
def test_union_is(parts, whole, expected):
    assert periods.union_is(parts, whole) is expected


@given(st.lists(st.integers(1, 20), min_size=1, max_size=6), st.randoms())
def test_a_period_cut_up_is_the_union_of_its_pieces(lengths, random):
    pieces, day = [], D(2024, 1, 1)
    for length in lengths:
        pieces.append(Period(day, day + dt.timedelta(days=length - 1)))
        day += dt.timedelta(days=length)
    whole = Period(D(2024, 1, 1), day - dt.timedelta(days=1))
    random.shuffle(pieces)
    assert periods.union_is(pieces, whole)
    assert sum(periods.days(piece) for piece in pieces) == periods.days(whole)
    assert not periods.union_is(pieces[1:], whole)


def test_days_of_an_open_period_are_unknown():
    assert periods.days(Period(D(2024, 1, 1), None)) is None
    assert periods.days(periods.year(2024)) == 366
