"""Periods reckoned from the day of publication: so many units ago, the present one, the last such weekday or season."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from factcheck.extract.times.core import Scene, looks_ahead
from factcheck.model import Period
from factcheck.scope import periods

_DAY = dt.timedelta(days=1)
_LENGTHS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}


def current(unit: str, published: dt.date | None) -> Period | None:
    """The day, week, month, quarter, year or decade in which a day lies."""
    if published is None:
        return None
    if unit == "week":
        return periods.week(published)
    calendar = {
        "day": periods.day(published),
        "night": periods.day(published),
        "month": periods.month(published.year, published.month),
        "quarter": periods.quarter(published.year, (published.month + 2) // 3),
        "year": periods.year(published.year),
        "decade": periods.decade(published.year // 10 * 10),
    }
    return calendar.get(unit)


def near_weekday(s: Scene, i: int, weekday: int) -> Period | None:
    """A bare weekday: the most recent one, or the next after "will"."""
    if s.published is None:
        return None
    ahead = looks_ahead(s, i)
    pick = periods.weekday_after(s.published, weekday, strictly=False) if ahead else periods.weekday_before(s.published, weekday)
    return periods.day(pick)


def near_weekend(s: Scene, i: int) -> Period | None:
    """ "The weekend": the one that has begun last, or the next after "will"."""
    if s.published is None:
        return None
    return calendar_unit(s, "weekend", 0 if looks_ahead(s, i) or s.published.isoweekday() > 5 else -1)


def recent_season(s: Scene, name: str, *, strictly: bool) -> Period | None:
    """The most recent such season that was over by the day of publication, or that had begun."""
    if s.published is None:
        return None
    for year in (s.published.year + 1, s.published.year):
        period = periods.season(year, name)
        mark = period.end if strictly else period.start
        if mark and mark <= s.published:
            return period
    return periods.season(s.published.year - 1, name)


def days_off(s: Scene, days: int) -> Period | None:
    """The day so many days after publication."""
    return periods.day(s.published + days * _DAY) if s.published else None


def calendar_unit(s: Scene, unit: str, step: int) -> Period | None:
    """The calendar unit of the day of publication, or so many after it."""
    day = s.published
    if day is None:
        return None
    if unit == "weekend":
        # early in the week "this weekend" and "the weekend" look back
        back = step < 0 or (step == 0 and day.isoweekday() < 3)
        saturday = day + (6 - day.isoweekday() - 7 * back) * _DAY
        return Period(saturday, saturday + _DAY, False)
    if unit in _LENGTHS:
        return current(unit if unit in ("day", "night") else "week", day + step * _LENGTHS[unit] * _DAY)
    return current(unit, periods.add_months(day.replace(day=1), step * _MONTHS[unit])) if unit in _MONTHS and unit != "century" else None


def rolling(s: Scene, unit: str, count: int) -> Period | None:
    """So many units up to the day of publication, or from it; a month counts 30 days. Loose."""
    day = s.published
    if day is None:
        return None
    other = _shift(day, unit, count)
    return Period(min(day, other), max(day, other), False) if other else None


def _shift(day: dt.date, unit: str, count: int) -> dt.date | None:
    try:
        if unit in ("second", "minute", "hour"):
            return day + (-1 if count < 0 else 1) * max(1, abs(count) // 24 if unit == "hour" else 1) * _DAY
        if unit in _LENGTHS:
            return day + count * _LENGTHS[unit] * _DAY
        return day + count * 30 * _DAY if unit == "month" else periods.add_months(day, count * _MONTHS[unit])
    except (ValueError, OverflowError):
        return None


def ago(s: Scene, count: int | None, unit: str) -> Period | None:
    """The day, or for longer units loosely the week, month, year or decade, that lies so far back."""
    if s.published is None or count is None:
        return None
    if unit in ("second", "minute", "hour"):
        return Period(s.published - (1 + count // 24 if unit == "hour" else 1) * _DAY, s.published, False) if count < 10_000 else None
    try:
        day = periods.add_months(s.published, -count * _MONTHS[unit]) if unit in _MONTHS else s.published - count * _LENGTHS[unit] * _DAY
    except (ValueError, OverflowError):
        return None
    if unit in ("day", "night"):
        return periods.day(day)
    if unit in _LENGTHS:
        return Period(day - 3 * _DAY, day + 3 * _DAY, False)
    period = current("decade" if unit == "century" else "month" if unit == "season" else unit, day)
    return period and replace(period, exact=False)


def day_of_month(s: Scene, number: int) -> Period | None:
    """The most recent such day of the month; None where a month has none."""
    if s.published is None or not 1 <= number <= 31:
        return None
    for back in (0, 1, 2):
        month = periods.add_months(s.published.replace(day=1), -back)
        try:
            day = month.replace(day=number)
        except ValueError:
            continue
        if day <= s.published:
            return periods.day(day)
    return None
