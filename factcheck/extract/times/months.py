"""Months without a day, whether a word is a month at all, and the year that a month or day has from the words or the day of publication."""

from __future__ import annotations

import datetime as dt

from factcheck.extract.times.core import Scene, TimeMention, looks_ahead
from factcheck.extract.times.isyear import counts_something, year_value
from factcheck.model import Period
from factcheck.scope import periods


def read_lone_month(s: Scene, i: int) -> TimeMention | None:
    """A month with or without its year: "January 2024", "in March", "July of 2023"; None where the word is a name or a verb."""
    number = s.words.months[s.lower[i]]
    year, end, numbers = trailing_year(s, i + 1, comma=False)
    if year is not None:
        return TimeMention(i, end - 1, "period", periods.month(year, number), numbers, unit="month")
    if not _is_month(s, i):
        return None
    told = _told_year(s, end)
    if told:
        return TimeMention(i, told[1] - 1, "period", periods.month(told[0], number) if told[0] else None, unit="month")
    lent = s.year if s.year is not None else _year_ahead(s, end, number)
    period = None
    if lent is not None:
        period = periods.month(lent, number)
    elif s.published:
        period = recent_month(s.published, number, ahead=looks_ahead(s, i))
    return TimeMention(i, end - 1, "period", period, year_assumed=True, unit="month")


def trailing_year(s: Scene, i: int, *, comma: bool) -> tuple[int | None, int, tuple[int, ...]]:
    """A year at token i, perhaps after "of" or a comma: the year or None, the index after it, and its token index.

    `comma` says that a day stands before, so that "in" may lead to the year as well ("on July 5 in 2019").
    """
    j = i
    if s.lower[j] in (",", "of") or (comma and s.lower[j] == "in"):
        j += 1
    elif s.lower[j] in ("'", "’") and s.integer(j + 1) is not None and len(s.tokens[j + 1].text) == 2:
        return 2000 + int(s.tokens[j + 1].text), j + 2, (j + 1,)
    year = year_value(s, j)
    if year is None or counts_something(s, j, certain=j == i):
        return None, i, ()
    return year, j + 1, (j,)


def nearest_year(s: Scene, i: int, month: int, day: int) -> int | None:
    """The year of a day printed without one: the latest not more than a month after publication, after "will" not more than 320 days."""
    if s.year is not None or s.published is None:
        return s.year
    limit = 320 if looks_ahead(s, i) else 31
    for year in (s.published.year + 1, s.published.year):
        if (dt.date(year, month, min(day, 28)) - s.published).days <= limit:
            return year
    return s.published.year - 1


def recent_month(published: dt.date, month: int, *, strictly: bool = False, ahead: bool = False) -> Period:
    """The most recent such month that has begun by the day of publication, or the next one that has not ended."""
    year = published.year
    if ahead:
        year += month < published.month or (strictly and month == published.month)
    else:
        year -= month > published.month or (strictly and month == published.month)
    return periods.month(year, month)


def _told_year(s: Scene, i: int) -> tuple[int | None, int] | None:
    """ "last year", "of this year" at token i: the year, None without a day of publication, and the index after it."""
    i += s.lower[i] == "of"
    step = {"last": -1, "this": 0, "next": 1}.get(s.lower[i])
    if step is None or s.lower[i + 1] != "year":
        return None
    return s.published.year + step if s.published else None, i + 2


def _year_ahead(s: Scene, i: int, first: int) -> int | None:
    """The year of a month that a list or range goes on from: "May and June 2023", "April, May and June", "December to January"."""
    number, year = first, None
    for _ in range(6):
        if not (s.lower[i] in s.words.sets["range-words"] or s.lower[i] in s.words.sets["list-words"] or s.lower[i] == "," or s.is_dash(i)):
            break
        i += 1 + (s.lower[i] == "," and s.lower[i + 1] in s.words.sets["list-words"])
        if s.lower[i] not in s.words.months or not s.is_capital(i) or s.integer(i + 1) in range(1, 32):
            break
        number = s.words.months[s.lower[i]]
        year, _, _ = trailing_year(s, i + 1, comma=False)
        if year is not None:
            break
        i += 1
    if number == first:
        return year
    if year is None and s.published:
        latest = recent_month(s.published, number, ahead=looks_ahead(s, i)).start
        year = latest.year if latest else None
    return year - (number < first) if year is not None else None


def _is_month(s: Scene, i: int) -> bool:
    """Whether a month's name without a number beside it means the month."""
    word, text, before = s.lower[i], s.tokens[i].text, s.words.sets["before-month"]
    if not text[0].isupper():
        return s.before(i) in before and word not in s.words.month_names
    if text.isupper() and len(text) > 1 and word in s.words.month_names:
        return s.before(i) in ("in", "since")
    if word not in s.words.month_names or s.lower[i + 1] in s.words.months:
        return True
    if s.before(i) in before or s.year is not None or _told_year(s, i + 1) or (s.before(i) == "of" and s.before(i, 2) == "month"):
        return True
    return _in_list(s, i) if word.rstrip(".") in s.words.surnames else _is_named_month(s, i)


def _in_list(s: Scene, i: int) -> bool:
    """Whether the month stands in a list or range with another one: "May to July", "from April through May"."""
    joins = s.words.sets["range-words"] | s.words.sets["list-words"] | {"-", "–"}
    after = s.lower[i + 1] in joins and s.lower[i + 2] in s.words.months
    return after or (s.before(i) in joins and s.before(i, 2) in s.words.months)


def _is_named_month(s: Scene, i: int) -> bool:
    """The same for a month that is a first name too ("April", "August"): no name goes on behind it, and something speaks for a date."""
    following = s.lower[i + 1]
    if s.is_capital(i + 1):
        return False
    if s.before(i) in s.words.sets["before-month-weak"] or following == "'s":
        return True
    if s.before(i) in ("the", "a", "an"):
        return s.is_word(i + 1) and following not in s.words.sets["after-year"]
    return s.before(i) in ("", ",", "“", '"') and following != "and" and following not in s.words.sets["past-cues"]
