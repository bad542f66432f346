"""Readers of written days, in words or figures, and the weekday that stands beside a date."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from factcheck.extract.times.clock import read_clock, read_clock_words
from factcheck.extract.times.core import Scene, TimeMention, WrittenDate
from factcheck.extract.times.months import nearest_year, read_lone_month, trailing_year
from factcheck.model import Period
from factcheck.scope import periods


def read_month(s: Scene, i: int) -> TimeMention | None:
    """A phrase that opens with the name of a month: "July 16, 2024", "Jan. 5-7", "January 2024", "in March"."""
    day = _days_of_month(s, i + 1)
    if day is None or (s.before(i) == "in" and _counts(s, day[1])):
        return read_lone_month(s, i)
    bounds, end, numbers = day
    year, end, year_at = trailing_year(s, end, comma=True)
    return _dated(s, (i, end), (year, s.words.months[s.lower[i]]), bounds, numbers + year_at)


def read_day_first(s: Scene, i: int) -> TimeMention | None:
    """A phrase that opens with a day: "16 July 2024", "16th of July", "16-18 July", "5 and 6 May"."""
    day = _days_of_month(s, i)
    if day is None:
        return None
    bounds, end, numbers = day
    if s.lower[end] == "of" or (s.is_dash(end) and s.is_glued(end)):
        end += 1
    if s.lower[end] not in s.words.months or not s.is_capital(end):
        return None
    month = s.words.months[s.lower[end]]
    year, end, year_at = trailing_year(s, end + 1, comma=True)
    return _dated(s, (i, end), (year, month), bounds, numbers + year_at)


def read_numeric(s: Scene, i: int) -> TimeMention | None:
    """A date in figures: "2024-07-17", "17/07/2024", "17.07.2024", and the month "2024-07"."""
    parts, numbers = _figures(s, i)
    values, lengths = [int(part) for part in parts], [len(part) for part in parts]
    if any(length == 4 and not 1000 <= value < 3000 for value, length in zip(values, lengths, strict=True)):
        return None
    if lengths == [4, 2] and 1900 <= values[0] <= 2100 and 1 <= values[1] <= 12 and values[1] != values[0] % 100 + 1:
        return TimeMention(i, numbers[-1], "period", periods.month(values[0], values[1]), numbers, unit="month")
    if len(parts) != 3:
        return None
    if lengths[0] == 4:
        return _day(i, numbers[-1] + 1, WrittenDate(values[0], values[1], values[2], _readings(*values)), numbers)
    if lengths[2] not in (2, 4) or not (1 <= values[0] <= 31 and 1 <= values[1] <= 31):
        return None
    year = values[2] if lengths[2] == 4 else 2000 + values[2]
    european, american = _readings(year, values[1], values[0]), _readings(year, values[0], values[1])
    both = european + tuple(day for day in american if day not in european)
    month, day = (values[0], values[1]) if american and not european else (values[1], values[0])
    return _day(i, numbers[-1] + 1, WrittenDate(year, month, day, both), numbers)


def with_weekday_after(s: Scene, found: TimeMention) -> TimeMention:
    """Take in a weekday that follows a date and belongs to it: "14 May 2024, a Monday", "May 5 (Sunday)", "May 5 was a Sunday",
    "May 5, which was a Sunday".

    A weekday that only a comma divides from the date belongs to what follows, unless the phrase ends with it
    ("October 26, 2007, Monday through Thursday").
    """
    i, opening = found.last + 1, s.lower[found.last + 1]
    if opening not in (",", "(", "was", "is", "fell"):
        return found
    i += 2 if opening == "fell" else 1
    if opening == "," and s.lower[i] == "which" and s.lower[i + 1] in ("was", "is") and s.lower[i + 2] == "a":
        i += 2
    article = s.lower[i] == "a"
    i += article
    weekday = s.words.weekdays.get(s.lower[i])
    if weekday is None or not s.is_capital(i) or (opening in ("was", "is") and not article):
        return found
    ends = {"(": (")",), ",": (",", ".", ")", ";", "")}.get(opening)
    if ends and s.lower[i + 1] not in ends and not (article and opening == ","):
        return found
    return replace(found, last=i + (opening == "("), weekday=weekday)


def attach_date(s: Scene, first: int, weekday: int, j: int) -> TimeMention | None:
    """The written date behind a weekday at `first`, both in one mention, or None; j is the index after the weekday.

    After another weekday ("Monday through Thursday, October 26") it is not said which of them the date has: `weekday` is left out.
    """
    timed = _behind_clock(s, j)
    if timed is not None:
        j, hours = timed
    bracket = s.lower[j] == "("
    j += s.lower[j] in (",", "(")
    j += s.lower[j] == "the"
    found: TimeMention | None = None
    if s.lower[j] in s.words.months:
        found = read_month(s, j)
    elif s.integer(j) is not None:
        found = read_numeric(s, j) or read_day_first(s, j)
    if found is None or found.written is None:
        return None
    joins = s.before(first) in s.words.sets["range-words"] or s.before(first) in s.words.sets["list-words"] or s.is_dash(first - 1)
    shared = joins and s.before(first, 2) in s.words.weekdays
    closed = bracket and s.lower[found.last + 1] == ")"
    numbers = (*hours, *found.numbers) if timed is not None else found.numbers
    return replace(found, first=first, last=found.last + closed, weekday=None if shared else weekday, numbers=numbers)


def _behind_clock(s: Scene, j: int) -> tuple[int, tuple[int, ...]] | None:
    """What stands behind a time of day that parts a weekday from its date ("Monday at 9 a.m., May 6", "Monday, 7-9 p.m. on May 6"): the
    index after it with the comma or "on", and the clock's numbers. None where there is no such time."""
    j += s.lower[j] == ","
    j += s.lower[j] in ("at", "from")
    clock = _clock(s, j)
    if clock is None:
        return None
    numbers, j = clock.numbers, clock.last + 1
    if s.is_dash(j) or s.lower[j] in s.words.sets["range-words"]:
        until = _clock(s, j + 1)
        if until is None:
            return None
        numbers, j = (*numbers, *until.numbers), until.last + 1
    if s.lower[j] == "on" or s.lower[j] == "," != s.lower[j + 1]:
        return j + 1, numbers
    return None


def _clock(s: Scene, i: int) -> TimeMention | None:
    if i < len(s.tokens) and s.tokens[i].kind == "number":
        return read_clock(s, i)
    return read_clock_words(s, i) if s.lower[i] in s.words.sets["hour-names"] else None


def _dated(
    s: Scene, span: tuple[int, int], month: tuple[int | None, int], bounds: tuple[int, int], numbers: tuple[int, ...]
) -> TimeMention:
    """A mention of one day or of a range of days; `span` ends before its second index, `month` is the stated year or None and the month."""
    (first, end), (stated, number), (day, last) = span, month, bounds
    year = stated if stated is not None else nearest_year(s, first, number, day)
    readings = _readings(year, number, day) if year else ()
    if day == last:
        return replace(_day(first, end, WrittenDate(stated, number, day, readings), numbers), year_assumed=stated is None)
    closing = _readings(year, number, last) if year else ()
    period = Period(readings[0], closing[0]) if readings and closing and day < last else None
    return TimeMention(first, end - 1, "period", period, numbers, year_assumed=stated is None, unit="day")


def _day(i: int, end: int, written: WrittenDate, numbers: tuple[int, ...]) -> TimeMention:
    date = written.readings[0] if len(written.readings) == 1 else None
    return TimeMention(i, end - 1, "period", periods.day(date) if date else None, numbers, date=date, written=written, unit="day")


def _days_of_month(s: Scene, i: int) -> tuple[tuple[int, int], int, tuple[int, ...]] | None:
    """A day or a range of days at token i: the first and last day, the index after it, and the token indexes of the figures."""
    day = _day_of_month(s, i)
    if day is None:
        return None
    value, end = day
    listed = s.lower[end] in s.words.sets["list-words"]
    if listed or s.is_dash(end) or s.lower[end] in s.words.sets["range-words"]:
        upper = _day_of_month(s, end + 1)
        if upper and upper[0] > value and not (listed and _counts(s, upper[1])):
            return (value, upper[0]), upper[1], (i, end + 1)
    return (value, value), end, (i,)


def _day_of_month(s: Scene, i: int) -> tuple[int, int] | None:
    """A day of the month at token i ("16", "16th") and the index after it."""
    value = s.integer(i)
    if value is None or not 1 <= value <= 31 or len(s.tokens[i].text) > 2:
        return None
    end = i + 1
    if s.is_glued(end) and s.lower[end] in s.words.suffixes:
        return value, end + 1
    if s.is_glued(end) and (s.is_word(end) or s.lower[end] in (":", "%", "/", "°")):
        return None
    if s.lower[end] in s.words.half_days or s.lower[end] in ("%", "percent", "million", "billion", "per"):
        return None
    return value, end


def _counts(s: Scene, i: int) -> bool:
    """Whether a plural noun stands at token i that the figure before it counts: "in June 12 people died"."""
    word, sets = s.lower[i], s.words.sets
    if not s.is_word(i) or s.is_capital(i) or word in sets["after-year"]:
        return False
    return word.endswith("s") or word in sets["plurals"]


def _readings(year: int, month: int, day: int) -> tuple[dt.date, ...]:
    try:
        return (dt.date(year, month, day),)
    except ValueError:
        return ()


def _figures(s: Scene, i: int) -> tuple[list[str], tuple[int, ...]]:
    """The figures of a numeric date that starts at token i, and their token indexes."""
    text = s.tokens[i].text
    if "." in text:
        parts = text.split(".")
        fits = len(parts) == 3 and len(parts[2]) == 4 and all(len(part) <= 2 for part in parts[:2])
        return (parts, (i,)) if fits and "," not in text else ([], ())
    parts, indexes, j, mark = [], [], i, s.lower[i + 1]
    while s.integer(j) is not None and len(parts) < 3:
        parts.append(s.tokens[j].text)
        indexes.append(j)
        if not (s.lower[j + 1] == mark and s.is_glued(j + 1) and s.is_glued(j + 2) and (mark == "/" or s.is_dash(j + 1))):
            return parts, tuple(indexes)
        j += 2
    return [], ()
