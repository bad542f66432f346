"""Readers of times told from the day of publication or from another time: "yesterday", "last week", "on Tuesday", "a year earlier"."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from factcheck.extract.times.core import Scene, TimeMention, count_at
from factcheck.extract.times.dates import attach_date
from factcheck.extract.times.months import nearest_year, recent_month
from factcheck.extract.times.parts import read_ordinal_part
from factcheck.extract.times.reckon import ago, calendar_unit, day_of_month, days_off, near_weekday, near_weekend, recent_season, rolling
from factcheck.model import Period
from factcheck.scope import periods

_DAY = dt.timedelta(days=1)
_SIGNS = {"before": -1, "after": 1}


def read_deictic(s: Scene, i: int) -> TimeMention | None:
    """ "yesterday", "tomorrow night", "tonight", "overnight"."""
    word = s.lower[i]
    if word == "overnight":
        period = Period(s.published - _DAY, s.published, False) if s.published else None
        return TimeMention(i, i, "period", period, part_of_day="night", unit="day")
    part = s.lower[i + 1] if s.lower[i + 1] in s.words.day_parts and word != "tonight" else None
    named = "night" if word == "tonight" else part
    return TimeMention(i, i + (part is not None), "period", days_off(s, s.words.data["deictic"][word]), part_of_day=named, unit="day")


def read_weekday(s: Scene, i: int) -> TimeMention | None:
    """A weekday, with the part of the day, the date or the week that stands beside it."""
    if not _is_weekday(s, i):
        return None
    weekday, j = s.words.weekdays[s.lower[i]], i + 1
    j += s.lower[j] == "." and s.is_glued(j) and s.lower[i] not in s.words.weekday_full
    part = s.lower[j] if s.lower[j] in s.words.day_parts else None
    j += part is not None
    dated = attach_date(s, i, weekday, j)
    if dated:
        return replace(dated, part_of_day=part or dated.part_of_day)
    k = j + (s.lower[j] == "of")
    if s.lower[k] in ("last", "this", "next") and s.lower[k + 1] == "week":
        week = calendar_unit(s, "week", {"last": -1, "this": 0, "next": 1}[s.lower[k]])
        day = periods.day(week.start + (weekday - 1) * _DAY) if week and week.start else None
        return TimeMention(i, k + 1, "period", day, weekday=weekday, part_of_day=part, unit="day")
    if s.lower[i] not in s.words.weekday_full and s.before(i) != "on":
        return None
    return TimeMention(i, j - 1, "period", near_weekday(s, i, weekday), weekday=weekday, part_of_day=part, unit="day")


def read_modified(s: Scene, i: int, article: bool = False) -> TimeMention | None:  # noqa: PLR0911  (a ladder of cases)
    """ "last Tuesday night", "this August", "next week", "the past two years", "that month"; `article`: "the" stands before."""
    how, word, j = s.words.modifiers[s.lower[i]], s.lower[i + 1], i + 1
    part = read_ordinal_part(s, i) if s.lower[i] == "last" else None
    if part and "of" in s.lower[i : part.last]:
        return part
    if how == "same" or (article and how == "this"):
        return _same(s, i)
    if word in s.words.weekdays:
        return _modified_weekday(s, i, how)
    if word in s.words.months and s.is_capital(j):
        return _modified_month(s, i, how)
    if word in s.words.seasons:
        return _modified_season(s, i, how)
    if word in s.words.day_parts and how in ("last", "this", "before", "after", "next"):
        return _modified_part(s, i, how)
    if word in s.words.feasts and how in ("last", "this", "next"):
        found = read_feast(s, j)
        return found and replace(found, first=i)
    unit = s.words.units.get(word)
    if unit is None:
        return _several(s, i, how)
    if word in s.words.plural_units or unit in ("second", "minute", "hour") or (unit == "day" and how in ("last", "this")):
        return _several(s, i, how) if word in s.words.plural_units else None
    numbers = (j,) if unit == "quarter" else ()
    if how in _SIGNS:
        return TimeMention(i, j, "period", None, numbers, anaphor=True, unit=unit, offset=(_SIGNS[how], unit))
    if how == "past" or (article and how in ("last", "next")) or s.lower[i] in ("coming", "upcoming"):
        return TimeMention(i, j, "period", rolling(s, unit, 1 if how == "next" else -1), numbers, unit=unit)
    return TimeMention(i, j, "period", calendar_unit(s, unit, {"last": -1, "this": 0, "next": 1}[how]), numbers, unit=unit)


def read_feast(s: Scene, i: int) -> TimeMention | None:
    """A feast on a fixed day: "Christmas Day", "New Year's Eve 2023"."""
    for names, month, day in s.words.feasts.get(s.lower[i], ()):
        end = i + len(names)
        if s.is_capital(i) and tuple(s.lower[i:end]) == names:
            if len(names) == 1 and s.before(i) not in s.words.sets["before-feast"] and s.integer(end) is None:
                return None
            year = s.integer(end) if end < len(s.tokens) and len(s.tokens[end].text) == 4 else None
            chosen = year or nearest_year(s, i, month, day)
            period = periods.day(dt.date(chosen, month, day)) if chosen else None
            numbers = (end,) if year else ()
            return TimeMention(i, end - (year is None), "period", period, numbers, year_assumed=year is None, unit="day")
    return None


def read_season(s: Scene, i: int) -> TimeMention | None:
    """ "summer 2023", "the winter of 2022", "in the summer"; a season without a year is the most recent that has begun."""
    name, j = s.words.seasons[s.lower[i]], i + 1
    j += s.lower[j] == "of"
    year = s.integer(j)
    if year is not None and len(s.tokens[j].text) == 4 and 1500 <= year <= 2100:
        return TimeMention(i, j, "period", periods.season(year, name), (j,), unit="season")
    found = s.period_at(j) if s.lower[j] in ("last", "this", "next") else None
    if found and found.unit == "year" and found.period and found.period.start:
        return TimeMention(i, found.last, "period", periods.season(found.period.start.year, name), unit="season")
    lone = s.lower[i] not in s.words.sets["seasons-that-are-words"] and s.lower[j] not in ("'s",) and not s.is_word(j)
    previous = s.before(i, 2) if s.before(i) == "the" else s.before(i)
    if lone and previous in ("in", "during", "since", "until", "by", "over") and (s.published is None or s.lower[i + 1] != "of"):
        return TimeMention(i, i, "period", recent_season(s, name, strictly=False), year_assumed=True, unit="season")
    return None


def read_the(s: Scene, i: int) -> TimeMention | None:
    """What only "the" opens: "the night before yesterday", "the day after tomorrow", "the weekend", "the 16th", "the quarter"."""
    word, following = s.lower[i + 1], s.lower[i + 2]
    if word in ("night", "day", "morning", "evening", "week", "month", "year") and following in ("before", "after"):
        return _around(s, i, word, following)
    if word in s.words.modifiers:
        found = read_modified(s, i + 1, article=True)
        return found and replace(found, first=i)
    if word == "weekend":
        return TimeMention(i, i + 1, "period", near_weekend(s, i), unit="weekend")
    if word == "quarter" and following != "of" and not s.is_glued(i + 2) and s.before(i) not in ("a", "three"):
        return TimeMention(i, i + 1, "period", None, (i + 1,), anaphor=True, unit="quarter")
    goes_on = following == "of" or following in s.words.sets["ending-words"] or s.is_glued(i + 2)
    if word in ("year", "month", "week") and not goes_on and s.before(i) in s.words.sets["before-the-year"]:
        return TimeMention(i, i + 1, "period", None, anaphor=True, unit=word)
    named = following in s.words.months or following in ("between", "from", "of", "since", "to", "ended", "ending")
    if word == "period" and not named and s.integer(i + 2) is None:
        return TimeMention(i, i + 1, "period", anaphor=True, unit="period") if s.before(i) in ("in", "over", "during", "for") else None
    day = s.integer(i + 1)
    if day and following in s.words.suffixes and s.before(i) in ("on", "until", "by", "since") and not s.is_word(i + 3):
        return TimeMention(i, i + 2, "period", day_of_month(s, day), (i + 1,), unit="day")
    return None


def offset_mention(s: Scene, span: tuple[int, int], count: int | None, unit: str, direction: str) -> TimeMention | None:
    """ "two weeks ago", "three days earlier": told from publication, or from a time that another stage must find."""
    first, last = span
    if direction != "ago":
        offset = (_SIGNS[direction] * count, unit) if count is not None else None
        return TimeMention(first, last, "period", None, anaphor=True, unit=unit, offset=offset)
    return TimeMention(first, last, "period", ago(s, count, unit), unit=unit)


def _is_weekday(s: Scene, i: int) -> bool:
    previous, sets = s.before(i), s.words.sets
    if previous in sets["weekday-name-before"] and s.is_capital(i - 1):
        return False
    if not s.is_capital(i):
        return s.lower[i] in s.words.weekday_full
    following = s.lower[i + 1]
    if following in sets["weekday-name-after"] and s.is_capital(i + 1):
        return False
    beside = following in (",", ".") or following in s.words.months or s.integer(i + 1) is not None
    return beside or previous == "on" or s.lower[i] in s.words.weekday_full or s.tokens[i].text.endswith(".")


def _modified_weekday(s: Scene, i: int, how: str) -> TimeMention | None:
    found = read_weekday(s, i + 1)
    if found is None or how in ("past", "same"):
        return found and replace(found, first=i)
    if found.written is not None:
        return replace(found, first=i)
    weekday = found.weekday or 1
    if how in _SIGNS:
        return replace(found, first=i, period=None, anaphor=True, offset=None)
    period = found.period
    if s.published and how == "last":
        period = periods.day(periods.weekday_before(s.published, weekday, strictly=True))
    elif s.published and how == "next":
        period = periods.day(periods.weekday_after(s.published, weekday))
    return replace(found, first=i, period=period)


def _modified_month(s: Scene, i: int, how: str) -> TimeMention | None:
    found = s.period_at(i + 1)
    if found is None or found.unit != "month" or not found.year_assumed:
        return found and replace(found, first=i)
    if how in _SIGNS:
        return replace(found, first=i, period=None, anaphor=True)
    period, month = None, s.words.months[s.lower[i + 1]]
    if s.published and how == "this":
        period = periods.month(s.published.year, month)
    elif s.published:
        period = recent_month(s.published, month, strictly=True, ahead=how == "next")
    return replace(found, first=i, period=period)


def _modified_season(s: Scene, i: int, how: str) -> TimeMention | None:
    name = s.words.seasons[s.lower[i + 1]]
    if how in _SIGNS:
        return TimeMention(i, i + 1, "period", anaphor=True, unit="season", offset=(_SIGNS[how], "year"))
    period = None
    if s.published and how == "next":
        period = next(p for p in (periods.season(s.published.year + k, name) for k in (0, 1)) if p.start and p.start > s.published)
    elif s.published and how == "this":
        period = periods.season(s.published.year + (name == "winter" and s.published.month > 8), name)
    elif s.published:
        period = recent_season(s, name, strictly=True)
    return TimeMention(i, i + 1, "period", period, unit="season")


def _modified_part(s: Scene, i: int, how: str) -> TimeMention | None:
    """ "last night", "this morning", "the previous evening", "the next morning"."""
    part = s.lower[i + 1]
    if how in _SIGNS or how == "next":
        return TimeMention(i, i + 1, "period", anaphor=True, part_of_day=part, unit="day", offset=(-1 if how == "before" else 1, "day"))
    return TimeMention(i, i + 1, "period", days_off(s, -1 if how == "last" else 0), part_of_day=part, unit="day")


def _same(s: Scene, i: int) -> TimeMention | None:
    """ "the same period", "that month", "the same quarter of 2023", "the same period last year": a time named elsewhere."""
    word = s.lower[i + 1]
    if word not in s.words.sets["anaphoric-nouns"]:
        return None
    if word in s.words.sets["anaphoric-points"] and s.before(i) not in ("at", "by", "on", "since"):
        return None
    part = word if word in s.words.day_parts else None
    unit = "day" if part else word
    numbers = (i + 1,) if word == "quarter" else ()
    found = TimeMention(i, i + 1, "period", None, numbers, anaphor=True, part_of_day=part, unit=unit, offset=(0, unit))
    j = i + 2
    if (s.lower[j], s.lower[j + 1]) == ("last", "year"):
        return replace(found, last=j + 1, offset=(-1, "year"))
    at = j + (s.lower[j] in ("of", "in"))
    whole = s.period_at(at) if at > j or s.lower[j] in ("the", "a", "one") else None
    if whole and whole.anaphor and whole.offset is not None:
        return replace(found, last=whole.last, offset=whole.offset)  # "the same month a year earlier", "… of the previous year"
    if whole is None or at == j or whole.unit != "year" or whole.anaphor:
        return found
    year = whole.period.start.year if whole.period is not None and whole.period.start is not None else None
    return replace(found, last=whole.last, numbers=numbers + whole.numbers, offset=(year, "in year") if year is not None else None)


def _several(s: Scene, i: int, how: str) -> TimeMention | None:
    """ "the past two years", "the last three months", "next 10 days"; their figures stay quantities."""
    if s.lower[i + 1] in s.words.plural_units:
        count, j = None, i + 1
    else:
        counted = count_at(s, i + 1)
        if counted is None:
            return None
        count, j = counted
        j += s.is_dash(j)
    unit = s.words.units.get(s.lower[j])
    if unit is None or how in ("this", "same"):
        return None
    if how in _SIGNS:
        return TimeMention(i, j, "period", anaphor=True, unit=unit, offset=(_SIGNS[how] * count, unit) if count else None)
    return TimeMention(i, j, "period", rolling(s, unit, count * (1 if how == "next" else -1)) if count else None, unit=unit)


def _around(s: Scene, i: int, word: str, side: str) -> TimeMention | None:
    """ "the night before yesterday", "the night before last", "the day after tomorrow", "the day before"."""
    part = word if word in s.words.day_parts else None
    anchor, step = s.lower[i + 3], _SIGNS[side]
    if anchor in ("yesterday", "tomorrow", "today") and (part or word == "day"):
        return TimeMention(i, i + 3, "period", days_off(s, s.words.data["deictic"][anchor] + step), part_of_day=part, unit="day")
    if anchor == "last" and side == "before":
        if part or word == "day":
            return TimeMention(i, i + 3, "period", days_off(s, -2), part_of_day=part, unit="day")
        return TimeMention(i, i + 3, "period", calendar_unit(s, word, -2), unit=word)
    unit = "day" if part else word
    return TimeMention(i, i + 2, "period", anaphor=True, part_of_day=part, unit=unit, offset=(step, unit))
