"""Readers of stretches of time: "since January", "from May to July", "for three days", "a year", "the year to March"."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from factcheck.extract.times.core import Scene, TimeMention, count_at, looks_ahead
from factcheck.extract.times.relative import offset_mention
from factcheck.model import Period
from factcheck.scope import periods

"""Words that may stand between a figure and its unit of time: "two full days"."""
_DAY = dt.timedelta(days=1)


def read_bound(s: Scene, i: int) -> TimeMention | None:
    """ "since the middle of October", "by 2030", "until March", "before Tuesday", "after 2014"."""
    word = {"till": "until", "through": "until"}.get(s.lower[i], s.lower[i])
    j = i + 1 + (s.lower[i + 1] in ("at", "late", "early") and s.lower[i + 2] in ("least", "the"))
    j += s.lower[i + 1] == "at" and s.lower[i + 2] == "least"
    if s.lower[j] == "then" and word in ("since", "by", "until", "before"):
        return TimeMention(i, j, "period", anaphor=True, bound=word)
    found = s.period_at(j)
    if found is None or (s.lower[i] == "through" and found.unit not in ("day", "month", "year", "quarter")):
        return None
    return replace(found, first=i, period=_bounded(s, i, word, found), bound=word, date=None if word != "since" else found.date)


def read_range(s: Scene, i: int) -> TimeMention | None:
    """ "from January to June 2024", "between 2014 and 2017", "between 5 and 9 July"."""
    first = s.period_at(i + 1)
    if first is None:
        return None
    if first.unit == "day" and first.written is None and len(first.numbers) > 1:
        return replace(first, first=i)
    joined = join(s, first, frozenset({"and"}) if s.lower[i] == "between" else None)
    return replace(joined, first=i) if joined is not first else None


def join(s: Scene, first: TimeMention, connectors: frozenset[str] | None = None) -> TimeMention:
    """The range that a period opens when a connector or a dash and another period follow it; else the period itself."""
    j, grains = first.last + 1, s.words.sets["range-units"]
    connectors = connectors or s.words.sets["range-words"]
    if first.kind != "period" or first.unit not in grains or first.anaphor or first.bound:
        return first
    if s.lower[j] in ("and", "&") and "and" not in connectors:
        return _neighbours(s, first, s.period_at(j + 1))
    if s.lower[j] not in connectors and not (s.is_dash(j) and j + 1 < len(s.tokens)):
        return first
    second = s.period_at(j + 1)
    if second is None or second.unit not in grains or second.anaphor or second.attributive or _clash(first, second):
        return first
    if first.year_assumed and not second.year_assumed and second.period and second.period.start:
        first = s.period_at(first.first, second.period.start.year) or first
        if first.period and first.period.start and first.period.start > second.period.start:
            first = s.period_at(first.first, second.period.start.year - 1) or first
    elif second.year_assumed and not first.year_assumed and first.period and first.period.start:
        second = s.period_at(j + 1, first.period.start.year) or second
        if second.period and second.period.start and second.period.start < first.period.start:
            second = s.period_at(j + 1, first.period.start.year + 1) or second
    return _joined(first, second)


def read_length(s: Scene, i: int) -> TimeMention | None:
    """What a number of units says: "two weeks", "10-hour", "two weeks ago", "a year earlier", "$5 a year", "six months to June"."""
    counted = count_at(s, i)
    if counted is None:
        if s.tokens[i].kind != "number":
            return None
        counted = (None, i + 1)
    count, j = counted
    j += s.lower[j] == "of"
    j += s.is_dash(j) and s.is_glued(j)
    if s.lower[j] in s.words.sets["before-unit"]:
        j += 1
    unit = s.words.units.get(s.lower[j])
    if unit is None or (s.lower[i] in ("a", "an") and unit in ("second", "quarter")) or (s.lower[j] == "second" and i + 1 == j):
        return None
    if _is_age(s, j + 1):
        return None
    after = s.lower[j + 1]
    if after in s.words.directions and s.before(i) != "for" and not s.lower[j + 2].endswith("ing"):
        return offset_mention(s, (i, j + 1), count, unit, s.words.directions[after])
    if after in s.words.sets["ending-words"] and (unit in ("year", "month", "week", "quarter") or (unit == "day" and (count or 0) > 1)):
        ended = _ended(s, (i, j), count, unit)
        if ended:
            return ended
    if unit == "quarter" and after == "of":
        return None
    kind = "frequency" if s.lower[i] in ("a", "an") and count == 1 and _is_rate(s, i) else "duration"
    return TimeMention(i, j, kind, unit=unit)


def read_unit(s: Scene, i: int) -> TimeMention | None:
    """A bare unit: "the year to March", "week ending March 19", "the week of July 15", "two months" without a number ("months ago")."""
    unit, after = s.words.units[s.lower[i]], s.lower[i + 1]
    if s.lower[i] in s.words.plural_units:
        return TimeMention(i, i + 1, "period", unit=unit) if after == "ago" else None
    if s.is_dash(i + 1) and s.lower[i + 2] in ("ago", "earlier"):
        j = i + 3
        numbers = (j,) if s.lower[j] == "quarter" else ()
        last = j if s.lower[j] in s.words.units or s.lower[j] == "period" else i + 2
        return TimeMention(i, last, "period", None, numbers, anaphor=True, unit=unit, offset=(-1, unit))
    if unit == "year" and after == "to" and s.lower[i + 2] == "date":
        period = periods.since(periods.year(s.published.year), s.published) if s.published else None
        return TimeMention(i, i + 2, "period", period, year_assumed=True, unit="year")
    if after in s.words.sets["ending-words"] and unit in ("year", "month", "week", "quarter"):
        return _ended(s, (i, i), 1, unit)
    if unit in ("week", "month", "year") and after == "of":
        found = s.period_at(i + 2)
        if found and found.unit == unit:
            return replace(found, first=i)
        if found and unit == "week" and found.unit == "day" and found.period and found.period.start:
            return replace(found, first=i, period=periods.week(found.period.start), unit="week", date=None)
    return None


def read_per(s: Scene, i: int) -> TimeMention | None:
    """ "per day", "each month", "every two weeks", "every Monday"."""
    j = i + 1
    if s.lower[i] != "per" and s.lower[j] in s.words.weekdays:
        return TimeMention(i, j, "frequency", unit="week")
    if s.lower[i] == "per" and s.lower[j] == "annum":
        return TimeMention(i, j, "frequency", unit="year")
    if s.lower[i] == "every" and s.lower[j] in ("other", "single"):
        j += 1
    elif s.lower[i] == "every" and s.lower[j] not in s.words.units:
        j = (count_at(s, j) or (None, j))[1]
    unit = s.words.units.get(s.lower[j])
    return TimeMention(i, j, "frequency", unit=unit) if unit else None


def read_as_of(s: Scene, i: int) -> TimeMention | None:
    """ "as of 31 December": the state on that day; "up to 30 June", "up until March": until then."""
    opening = (s.lower[i], s.lower[i + 1])
    if opening not in (("as", "of"), ("as", "at"), ("up", "to"), ("up", "until")):
        return None
    found = s.period_at(i + 2)
    if found is None or found.unit not in ("day", "week", "month", "end", "year", "quarter") or found.period is None or found.attributive:
        return None
    if opening[0] == "as":
        return replace(found, first=i, bound="as-of")
    return replace(found, first=i, period=Period(None, found.period.end, False), bound="until", date=None)


def read_so_far(s: Scene, i: int) -> TimeMention | None:
    """ "so far this year", "so far in 2024": up to the day of publication."""
    if s.lower[i + 1] != "far":
        return None
    j = i + 2
    j += s.lower[j] in ("in", "during")
    found = s.period_at(j)
    if found is None:
        return None
    return replace(found, first=i, period=found.period and periods.since(found.period, s.published), attributive=False)


def _bounded(s: Scene, i: int, word: str, found: TimeMention) -> Period | None:
    period = found.period
    if period is None:
        return None
    if word == "since":
        if found.unit in ("middle", "mid") and period.start and period.end:
            period = Period(periods.centre(period), period.end, period.exact)
        return periods.since(period, s.published)
    if word in ("by", "until"):
        return Period(None, period.end, period.exact and word == "by")
    if word == "before":
        return Period(None, period.start - _DAY, False) if period.start else None
    if period.end is None:
        return None
    start = period.start if found.attributive or s.lower[found.last + 1] == "'s" else period.end + _DAY
    until = s.published if s.published and start and start <= s.published and not looks_ahead(s, i) else None
    return Period(start, until, False)


def _neighbours(s: Scene, first: TimeMention, second: TimeMention | None) -> TimeMention:
    """ "July and August", "2014 and 2015": one period where each begins on the day after the other, and nothing is told of each."""
    if second is None or first.attributive or second.attributive or first.unit != second.unit:
        return first
    if "respectively" in s.lower or s.before(first.first) == ",":
        return first
    plain = first.unit in ("day", "month", "quarter", "year") and first.written is None and second.written is None and not second.anaphor
    if not plain or not first.period or not second.period or first.period.end is None or second.period.start is None:
        return first
    return _joined(first, second) if first.period.end + _DAY == second.period.start and not first.part_of_day else first


def _clash(first: TimeMention, second: TimeMention) -> bool:
    """Whether the two cannot be the ends of one range: a day and a year, say, or a weekday and a month."""
    fine, coarse = {"day"}, {"year", "decade", "century"}
    if (first.unit in fine and second.unit in coarse) or (first.unit in coarse and second.unit in fine):
        return True
    return first.unit in coarse and second.unit == "month" and first.unit != second.unit


def _joined(first: TimeMention, second: TimeMention) -> TimeMention:
    period = None
    if first.period and second.period:
        start = first.period
        if start.start and second.period.end and start.start > second.period.end and (first.year_assumed or first.weekday):
            back = start.start - 7 * _DAY if first.weekday and first.written is None else periods.add_months(start.start, -12)
            start = Period(back, None, start.exact)
        if not (start.start and second.period.end and start.start > second.period.end):
            period = Period(start.start, second.period.end, start.exact and second.period.exact)
    return TimeMention(
        first.first, second.last, "period", period, (*first.numbers, *second.numbers),
        year_assumed=first.year_assumed and second.year_assumed, unit=first.unit,
    )  # fmt: skip


def _ended(s: Scene, span: tuple[int, int], count: int | None, unit: str) -> TimeMention | None:
    """ "year to March", "six months ended June 30", "week ending 19 March": so long up to the end of that period."""
    first, last = span
    j = last + 2
    j += s.lower[j] in ("in", "on")
    found = s.period_at(j)
    if found is None or found.unit not in ("day", "month", "end") or found.anaphor:
        return None
    period = None
    if found.period and found.period.end and count and count < 1200:
        end = found.period.end
        if unit in ("day", "week"):
            start = end - ((7 if unit == "week" else 1) * count - 1) * _DAY
        else:
            months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
            start = periods.add_months(end + _DAY, -months)
        period = Period(start, end, found.period.exact or found.unit == "end")
    numbers = tuple(n for n in found.numbers if n > last)
    return TimeMention(first, found.last, "period", period, numbers, year_assumed=found.year_assumed, unit=unit)


def _is_age(s: Scene, i: int) -> bool:
    i += s.is_dash(i)
    return s.lower[i] in ("old", "olds") or (s.lower[i] == "of" and s.lower[i + 1] == "age")


def _is_rate(s: Scene, i: int) -> bool:
    """Whether "a year" tells how often: it follows a figure or a noun, not a preposition or a verb of lasting."""
    if i == 0 or s.tokens[i - 1].kind in ("other", "dash"):
        return i > 0 and s.before(i) in ("%", ")")
    return s.before(i) not in s.words.sets["length-before"]
