"""The algebra of periods: intervals of whole days, both ends included, an open end being None.

Conventions, ours where no standard exists:

- Weekdays count from 1 for Monday to 7 for Sunday, and weeks run from Monday to Sunday (ISO 8601).
- The start and the end of a month are its first and last seven days, of a year its first and last month, of anything else a
  twelfth of it. The middle of a month is the 11th to the 20th, of a year June and July, of anything else its middle third.
- Early, mid and late are the three thirds: of a month the 1st to 10th, 11th to 20th and the rest, of a year four months
  each, of a decade four, three and three years.
- "Since the middle of X" starts in the centre of that middle: the 15th of a month, 1 July of a year.
- Seasons are the meteorological ones of the northern hemisphere; winter belongs to the year in which it ends.

All of these are loose (`exact` is False), and `relation` answers UNKNOWN where a small shift of a loose end would change the answer.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.model import Period, Relation

_DAY = dt.timedelta(days=1)
_FIRST, _LAST = dt.date.min.toordinal() - 1, dt.date.max.toordinal() + 1
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SHORTEST_MONTH = 28
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def day(date: dt.date) -> Period:
    """One day."""
    return Period(date, date)


def month(year_number: int, number: int) -> Period:
    """A calendar month; `number` is 1 to 12."""
    return Period(dt.date(year_number, number, 1), dt.date(year_number, number, calendar.monthrange(year_number, number)[1]))


def year(number: int) -> Period:
    """A calendar year."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31))


def quarter(year_number: int, number: int) -> Period:
    """A calendar quarter; `number` is 1 to 4."""
    return between(month(year_number, 3 * number - 2), month(year_number, 3 * number))


def half(year_number: int, number: int) -> Period:
    """A calendar half-year; `number` is 1 or 2."""
    return between(month(year_number, 6 * number - 5), month(year_number, 6 * number))


def decade(start: int) -> Period:
    """The ten years from `start`; "the 2000s" may also mean the century and is loose."""
    return Period(dt.date(start, 1, 1), dt.date(start + 9, 12, 31), start % 100 != 0)


def century(number: int) -> Period:
    """The nth century: 19 gives 1801 to 1900, loose, since most writers mean 1800 to 1899."""
    return Period(dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31), False)


def season(year_number: int, name: str) -> Period:
    """Spring, summer, autumn or winter; winter ends in `year_number`."""
    first = _SEASONS[name]
    start = dt.date(year_number - (name == "winter"), first, 1)
    return Period(start, add_months(start, 3) - _DAY, False)


def week(date: dt.date) -> Period:
    """The week, Monday to Sunday, in which a day falls; loose, since many weeks begin on Sunday."""
    monday = date - (date.isoweekday() - 1) * _DAY
    return Period(monday, monday + 6 * _DAY, False)


def between(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another; raises ValueError where that runs backwards."""
    if first.start and last.end and last.end < first.start:
        raise ValueError(f"a period cannot run from {first.start} to {last.end}")
    return Period(first.start, last.end, first.exact and last.exact)


def since(start: Period, until: dt.date | None) -> Period:
    """From the start of a period to a day, usually that of the statement; a day before the start leaves the end open."""
    end = until if until and (start.start is None or until >= start.start) else None
    return Period(start.start, end, start.exact)


def start_of(period: Period) -> Period:
    """The start of a period with known ends; see the module's conventions."""
    first, last = _ends(period)
    return Period(first, min(last, first + (_edge(period) - 1) * _DAY), False)


def end_of(period: Period) -> Period:
    """The end of a period with known ends; see the module's conventions."""
    first, last = _ends(period)
    return Period(max(first, last - (_edge(period) - 1) * _DAY), last, False)


def middle_of(period: Period) -> Period:
    """The middle of a period with known ends; see the module's conventions."""
    first, last = _ends(period)
    if period == Period(first, last, True) == year(first.year):
        return Period(dt.date(first.year, 6, 1), dt.date(first.year, 7, 31), False)
    return mid(period)


def early(period: Period) -> Period:
    """The first third of a period with known ends."""
    return _third(period, 0)


def mid(period: Period) -> Period:
    """The second third of a period with known ends."""
    return _third(period, 1)


def late(period: Period) -> Period:
    """The last third of a period with known ends."""
    return _third(period, 2)


def centre(period: Period) -> dt.date:
    """The day in the middle of a period with known ends, the earlier one of two."""
    first, last = _ends(period)
    return first + (last - first) // 2


def weekday_before(published: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The most recent such weekday not after a day, or before it if `strictly` ("last Tuesday")."""
    back = (published.isoweekday() - weekday) % 7
    return published - (back or 7 * strictly) * _DAY


def weekday_after(published: dt.date, weekday: int, *, strictly: bool = True) -> dt.date:
    """The first such weekday after a day ("next Tuesday"), or not before it."""
    ahead = (weekday - published.isoweekday()) % 7
    return published + (ahead or 7 * strictly) * _DAY


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month where it is shorter; raises ValueError beyond the calendar."""
    index = date.year * 12 + date.month - 1 + months
    year_number, number = index // 12, index % 12 + 1
    if not dt.MINYEAR <= year_number <= dt.MAXYEAR:
        raise ValueError("beyond the calendar")
    return dt.date(year_number, number, min(date.day, calendar.monthrange(year_number, number)[1]))


def moved(period: Period, count: int, unit: str) -> Period | None:
    """The like period so many units later: a quarter a year earlier, a month two months later.

    None where there is no like period: a year earlier than a Monday may be any day.
    """
    length = days(period)
    if length is None or period.start is None or period.end is None:
        return None
    if unit in _DAYS and length == _DAYS[unit]:
        step = dt.timedelta(days=count * _DAYS[unit])
        return replace(period, start=period.start + step, end=period.end + step)
    months = _MONTHS.get(unit, 0) * count
    whole = period.start.day == 1 and (period.end + _DAY).day == 1
    if months == 0 or length < _SHORTEST_MONTH or (unit != "year" and not whole):
        return None
    behind = add_months(period.end + _DAY, months)
    return replace(period, start=add_months(period.start, months), end=behind - _DAY)


def is_one(period: Period, unit: str) -> bool:
    """Whether a period is one day, week, month, quarter or year long."""
    if period.start is None or period.end is None:
        return False
    if unit in _DAYS:
        return days(period) == _DAYS[unit]
    return unit in _MONTHS and period.end + _DAY == add_months(period.start, _MONTHS[unit])


def days(period: Period) -> int | None:
    """How many days a period has, None where an end is open."""
    if period.start is None or period.end is None:
        return None
    return (period.end - period.start).days + 1


def relation(first: Period, second: Period) -> Relation:
    """How two periods stand to each other.

    A loose end may lie a quarter of its period's length away (at least a day, at most 45), unless both periods end on that very
    day; where that changes the answer it is UNKNOWN. Two loose periods of the same days are EQUAL: the same words, the same days.
    """
    a, b = _ordinals(first), _ordinals(second)
    if a == b:
        return Relation.EQUAL if first.exact == second.exact else Relation.UNKNOWN
    answers = {_compare(x, y) for x in _variants(first, a, b) for y in _variants(second, b, a)}
    return answers.pop() if len(answers) == 1 else Relation.UNKNOWN


def union_is(parts: Iterable[Period], whole: Period) -> bool:
    """Whether disjoint parts fill the whole to the day; False where any end is loose or an inner end open."""
    ordered = sorted((_ordinals(part), part.exact) for part in parts)
    if not ordered or not whole.exact or not all(exact for _, exact in ordered):
        return False
    for (before, _), (after, _) in pairwise(ordered):
        if before[1] + 1 != after[0]:
            return False
    return (ordered[0][0][0], ordered[-1][0][1]) == _ordinals(whole)


def _ends(period: Period) -> tuple[dt.date, dt.date]:
    if period.start is None or period.end is None:
        raise ValueError("a period with an open end has no parts")
    return period.start, period.end


def _is_month(first: dt.date, last: dt.date) -> bool:
    return Period(first, last) == month(first.year, first.month)


def _edge(period: Period) -> int:
    first, last = _ends(period)
    return 7 if _is_month(first, last) else ((last - first).days + 12) // 12


def _third(period: Period, which: int) -> Period:
    first, last = _ends(period)
    if _is_month(first, last):
        starts: Sequence[dt.date] = [first.replace(day=1 + 10 * part) for part in range(3)]
    elif Period(first, last) == year(first.year):
        starts = [dt.date(first.year, 1 + 4 * part, 1) for part in range(3)]
    elif first.year + 9 == last.year and (first.month, first.day) == (1, 1):
        starts = [dt.date(first.year + part, 1, 1) for part in (0, 4, 7)]
    else:
        length = (last - first).days + 1
        starts = [first + length * part // 3 * _DAY for part in range(3)]
    end = last if which == 2 else starts[which + 1] - _DAY
    return Period(starts[which], max(starts[which], end), False)


def _ordinals(period: Period) -> tuple[int, int]:
    return (period.start.toordinal() if period.start else _FIRST, period.end.toordinal() if period.end else _LAST)


def _variants(period: Period, own: tuple[int, int], other: tuple[int, int]) -> list[tuple[int, int]]:
    """The ends of a period, and where it is loose the ends shifted either way."""
    if period.exact:
        return [own]
    length = own[1] - own[0] + 1
    slack = max(1, min(45, length // 4)) if period.start and period.end else 45
    starts = _shifts(own[0], slack, own[0] == other[0] or period.start is None)
    ends = _shifts(own[1], slack, own[1] == other[1] or period.end is None)
    return [(start, end) for start in starts for end in ends if start <= end]


def _shifts(end: int, slack: int, firm: bool) -> tuple[int, ...]:
    return (end,) if firm else (end - slack, end, end + slack)


def _compare(a: tuple[int, int], b: tuple[int, int]) -> Relation:
    if a == b:
        return Relation.EQUAL
    if a[1] < b[0] or b[1] < a[0]:
        return Relation.DISJOINT
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.INSIDE
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.CONTAINS
    return Relation.OVERLAPS
