"""Readers of parts of periods: "the end of last January", "early 2023", "the first three months of the year", "Q1 2024"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from factcheck.extract.times.core import Scene, TimeMention, count_at, looks_ahead
from factcheck.extract.times.isyear import counts_something, year_value
from factcheck.extract.times.reckon import current
from factcheck.model import Period
from factcheck.scope import periods

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12}
_PARTS: dict[str, Callable[[Period], Period]] = {
    "start": periods.start_of,
    "middle": periods.middle_of,
    "end": periods.end_of,
    "early": periods.early,
    "mid": periods.mid,
    "late": periods.late,
    "all": lambda period: period,
}


def read_part_noun(s: Scene, i: int) -> TimeMention | None:
    """ "end of January", "the whole of 2023", "the rest of the year", and "end-June", "mid-2023"."""
    name = s.words.data["part-nouns"][s.lower[i]]
    if s.lower[i + 1] == "of":
        return _part(s, i, name, target(s, i + 2))
    if s.is_dash(i + 1) and name in ("start", "end", "middle"):
        return _part(s, i, name, s.period_at(i + 2))
    if s.lower[i] in ("whole", "entire") and s.lower[i + 1] in ("year", "month", "week", "quarter"):
        return TimeMention(i, i + 1, "period", anaphor=True, unit=s.lower[i + 1])
    return None


def read_part_adjective(s: Scene, i: int) -> TimeMention | None:
    """ "early 2023", "mid-October", "late last year", "early in the month"; of days a part of the day: "early Tuesday"."""
    name = s.words.data["part-adjectives"][s.lower[i]]
    j = i + 1
    j += s.is_dash(j)
    found = target(s, j + 1) if s.lower[j] in ("in", "on") and name != "mid" else s.period_at(j)
    if found is None or found.anaphor or (s.lower[j] == "in" and found.unit == "day"):
        return None
    if found.unit == "day":
        return replace(found, first=i, part_of_day=found.part_of_day or name)
    return _part(s, i, name, found)


def read_within(s: Scene, i: int) -> TimeMention | None:
    """ "earlier this week", "later this month", "earlier in the year": some time in that period."""
    j = i + 1
    found = target(s, j + 1) if s.lower[j] == "in" else s.period_at(j)
    if found is None or found.unit == "day" or found.weekday:
        return None
    return replace(found, first=i, period=found.period and replace(found.period, exact=False))


def read_ordinal_part(s: Scene, i: int) -> TimeMention | None:
    """ "first half of 2024", "second-quarter", "first three months of the year", "last week of July"."""
    rank: int | None = s.words.ordinals.get(s.lower[i])
    j = i + 1
    if rank is None:
        rank, j = s.integer(i), i + 2
        if rank is None or s.lower[i + 1] not in s.words.suffixes:
            return None
    count = 1
    j += s.is_dash(j)
    if s.lower[j] not in s.words.units and s.lower[j] not in ("half", "halves"):
        counted = count_at(s, j)
        if counted is None or counted[0] is None or s.lower[j] in ("a", "an"):
            return None
        count, j = counted[0], counted[1]
        j += s.is_dash(j)
    unit = "half" if s.lower[j] == "half" else s.words.units.get(s.lower[j])
    if s.is_dash(j + 1) and s.is_glued(j + 2) and unit in ("half", "quarter") and s.is_word(j + 2):
        return None
    if unit is None or rank is None or (count > 1) != (s.lower[j] in s.words.plural_units):
        return None
    return _ordinal(s, i, j, unit, (rank, count))


def read_quarter_code(s: Scene, i: int) -> TimeMention | None:
    """ "Q1 2024", "H2", "Q3 of last year"; and "1Q24" with the figure before the letter."""
    letter, number = (i, i + 1) if s.is_word(i) else (i + 1, i)
    code, rank = s.lower[letter], s.integer(number)
    if not s.is_glued(max(letter, number)) or rank is None or code not in ("q", "h") or not 1 <= rank <= (4 if code == "q" else 2):
        return None
    end = i + 2
    unit = "quarter" if code == "q" else "half"
    if letter > number and s.is_glued(end) and s.integer(end) is not None and len(s.tokens[end].text) == 2:
        whole: TimeMention | None = TimeMention(end, end, "period", periods.year(2000 + int(s.tokens[end].text)), (end,), unit="year")
    else:
        whole = _whole(s, end)
    if s.is_glued(end) and whole is None and s.is_word(end):
        return None
    return _within_whole(s, TimeMention(i, end - 1, "period", numbers=(number,), unit=unit), (rank, 1), whole)


def read_part_after(s: Scene, year: TimeMention) -> TimeMention | None:
    """ "2024 first-half", "2023 Q4": the half or quarter that stands behind its year."""
    j = year.last + 1
    code = s.lower[j] in ("q", "h")
    found = read_quarter_code(s, j) if code else read_ordinal_part(s, j) if s.lower[j] in s.words.ordinals else None
    if found is None or found.unit not in ("half", "quarter") or len(found.numbers) > 2 or not year.period:
        return None
    rank = s.integer(j + 1) if code else s.words.ordinals[s.lower[j]]
    period = _slice(year.period, found.unit, (rank or 1, 1))
    return replace(found, first=year.first, period=period, numbers=(*year.numbers, *found.numbers), year_assumed=False)


def target(s: Scene, i: int) -> TimeMention | None:
    """What comes after "of": a time phrase, or "the year", "the month" of the day of publication."""
    article = s.lower[i] == "the"
    unit = s.words.units.get(s.lower[i + article])
    if article and unit in ("year", "month", "week", "quarter", "decade", "day", "season"):
        found = s.period_at(i)
        if found and not found.anaphor:
            return found
        numbers = (i + 1,) if unit == "quarter" else ()
        return TimeMention(i, i + 1, "period", current(unit, s.published), numbers, year_assumed=True, unit=unit)
    return s.period_at(i) or (s.period_at(i + 1) if article else None)


def _part(s: Scene, i: int, name: str, whole: TimeMention | None) -> TimeMention | None:
    if whole is None:
        return None
    period = whole.period
    if period is not None and period.start and period.end:
        if name == "rest":
            begins = s.published is not None and period.start <= s.published <= period.end
            period = Period(s.published if begins else period.start, period.end, False)
        else:
            period = _PARTS[name](period)
    return replace(whole, first=i, period=period, unit=whole.unit if name == "all" else name, date=None, written=None, weekday=None)


def _ordinal(s: Scene, first: int, j: int, unit: str, which: tuple[int, int]) -> TimeMention | None:
    """A mention of the ordinal part that ends at token j; halves and quarters are found even where the whole is not a time."""
    halves = ("half", "quarter")
    numbers = tuple(k for k in range(first, j + 1) if s.lower[k] in s.words.ordinals or s.lower[k] in halves or s.integer(k) is not None)
    divides = unit in halves
    whole = _whole(s, j + 1)
    if not divides and (whole is None or whole.unit == unit):
        return None
    if divides and which[0] not in (-1, 1, 2, 3, 4):
        return None
    if not divides and which[1] > 1:
        numbers = tuple(k for k in numbers if s.lower[k] in s.words.ordinals)
    return _within_whole(s, TimeMention(first, j, "period", numbers=numbers, unit=unit), which, whole)


def _whole(s: Scene, i: int) -> TimeMention | None:
    """The period that a part is part of, after "of", "in", in figures or as "last year"."""
    if s.lower[i] in ("of", "in"):
        found = target(s, i + 1)
        return found if found and (s.lower[i] == "of" or found.unit == "year") else None
    if s.lower[i] in ("last", "this", "next") or s.words.sets["fiscal-words"] >= {s.lower[i]}:
        found = s.period_at(i)
        return found if found and found.unit == "year" else None
    if s.lower[i] == "'" and s.integer(i + 1) is not None:
        return TimeMention(i, i + 1, "period", periods.year(2000 + (s.integer(i + 1) or 0) % 100), (i + 1,), unit="year")
    year = year_value(s, i)
    if year is None or counts_something(s, i, certain=True):
        return None
    return TimeMention(i, i, "period", periods.year(year), (i,), unit="year")


def _within_whole(s: Scene, part: TimeMention, which: tuple[int, int], whole: TimeMention | None) -> TimeMention:
    """The mention `part` with its period, the nth so many of its units in the whole, and the whole taken in."""
    first, unit = part.first, part.unit or ""
    if whole is None:
        period = _recent_quarter(s, first, which[0]) if unit == "quarter" and which[0] > 0 else None
        return replace(part, period=period, year_assumed=True)
    period = _slice(whole.period, unit, which) if whole.period else None
    if whole.year_assumed and period and period.start and s.published and period.start > s.published and not looks_ahead(s, first):
        period = _slice(periods.year(s.published.year - 1), unit, which) if whole.unit == "year" else period
    return replace(part, last=whole.last, period=period, numbers=(*part.numbers, *whole.numbers), year_assumed=whole.year_assumed)


def _slice(whole: Period, unit: str, which: tuple[int, int]) -> Period | None:
    """The nth unit of a period and how many from there; a negative rank counts from the end. None where it does not fit."""
    rank, count = which
    if whole.start is None or whole.end is None or rank > 99 or count > 99:
        return None
    if unit in _MONTHS:
        step = _MONTHS[unit]
        if rank < 0:
            start = periods.add_months(whole.end + dt.timedelta(days=1), -step * count)
        else:
            start = periods.add_months(whole.start, step * (rank - 1) * count)
        end = periods.add_months(start, step * count) - dt.timedelta(days=1)
    elif unit in ("day", "week", "weekend"):
        length = dt.timedelta(days=count * (7 if unit == "week" else 1))
        start = whole.end + dt.timedelta(days=1) - length if rank < 0 else whole.start + (rank - 1) * length
        end = start + length - dt.timedelta(days=1)
    else:
        return None
    return Period(start, end, whole.exact and unit not in ("week", "season")) if whole.start <= start and end <= whole.end else None


def _recent_quarter(s: Scene, i: int, rank: int) -> Period | None:
    """The latest such quarter that was over by the day of publication, or the next one after "will"; loose: fiscal years differ."""
    if s.published is None:
        return None
    period = periods.quarter(s.published.year, rank)
    if period.end and period.end >= s.published and not looks_ahead(s, i):
        period = periods.quarter(s.published.year - 1, rank)
    return replace(period, exact=False)
