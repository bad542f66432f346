"""Readers of bare years, fiscal years, decades and centuries."""

from __future__ import annotations

from factcheck.extract.times.core import Scene, TimeMention
from factcheck.extract.times.isyear import is_year, year_value
from factcheck.model import Period
from factcheck.scope import periods


def read_year(s: Scene, i: int) -> TimeMention | None:
    """A bare year, a range of years or a fiscal year: "2022", "2019-2021", "2024-25", "2024/25"."""
    value = year_value(s, i)
    if value is None or not is_year(s, i):
        return None
    if s.is_glued(i + 1) and (s.is_dash(i + 1) or s.lower[i + 1] == "/") and s.is_glued(i + 2) and s.integer(i + 2) is not None:
        return _two_years(s, i, value)
    following = s.lower[i + 1]
    attributive = s.is_word(i + 1) and following not in s.words.sets["after-year"] and following not in s.words.months
    attributive = attributive and s.before(i) not in ("in", "since", "during", "until")
    named = s.is_capital(i - 1) and i > 1 and s.before(i) not in s.words.months and s.before(i) not in s.words.sets["before-year-always"]
    fiscal = s.before(i) in s.words.sets["fiscal-words"] or (s.before(i) == "year" and s.before(i, 2) in s.words.sets["fiscal-words"])
    period = _fiscal(value - 1) if fiscal else periods.year(value)
    return TimeMention(i, i, "period", period, (i,), attributive=attributive or named, unit="year")


def read_suffixed(s: Scene, i: int) -> TimeMention | None:
    """Digits with letters: "1990s", "the '90s", "FY24", "19th century"."""
    text, following = s.tokens[i].text, s.lower[i + 1]
    if not s.is_glued(i + 1):
        return None
    if following == "s" and year_value(s, i) and not text.endswith("0"):
        return TimeMention(i, i + 1, "period", periods.year(int(text)), (i,), attributive=True, unit="year")
    if following in s.words.suffixes:
        return _century(s, i, int(text), i + 2) if len(text) <= 2 else None
    if following == "s" or (following == "'s" and text.endswith("0")):
        return _decade(s, i, text)
    return None


def read_century_word(s: Scene, i: int) -> TimeMention | None:
    """A century in words: "nineteenth century", "twenty-first century"."""
    if s.is_dash(i + 1) and s.lower[i] == "twenty" and s.lower[i + 2] == "first":
        return _century(s, i, 21, i + 3)
    number = s.words.ordinals.get(s.lower[i])
    return _century(s, i, number, i + 1) if number and number > 0 else None


def read_fiscal(s: Scene, i: int) -> TimeMention | None:
    """A fiscal year: "fiscal 2024", "FY2024", "FY24", "financial year 2023-24", and "calendar 2024"."""
    j = i + 1
    j += s.lower[j] == "year"
    value = year_value(s, j)
    if value is None:
        value = s.integer(j) if s.lower[i] == "fy" else None
        if value is None or len(s.tokens[j].text) != 2:
            return None
        value += 2000
    elif s.lower[i] not in s.words.sets["calendar-words"] and s.integer(j + 2) is not None and s.is_glued(j + 2):
        found = _two_years(s, j, value)
        return found and TimeMention(i, found.last, "period", found.period, found.numbers, unit="year")
    calendar = s.lower[i] in s.words.sets["calendar-words"]
    period = periods.year(value) if calendar else _fiscal(value - 1)
    return TimeMention(i, j, "period", period, (j,), unit="year")


def _two_years(s: Scene, i: int, first: int) -> TimeMention | None:
    text = s.tokens[i + 2].text
    second = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    numbered = s.is_glued(i + 3) and (s.is_dash(i + 3) or s.lower[i + 3] == "/")
    if len(text) not in (2, 4) or not first < second <= 2150 or numbered:
        return None
    fiscal = second == first + 1 and (len(text) == 2 or s.lower[i + 1] == "/")
    period = _fiscal(first) if fiscal else periods.between(periods.year(first), periods.year(second))
    attributive = s.is_word(i + 3) and s.lower[i + 3] not in s.words.sets["after-year"]
    return TimeMention(i, i + 2, "period", period, (i, i + 2), attributive=attributive, unit="year")


def _fiscal(first: int) -> Period:
    """A year that begins in `first` and ends in the next, by the commonest public convention from April to March; loose."""
    return Period(periods.month(first, 4).start, periods.month(first + 1, 3).end, False)


def _decade(s: Scene, i: int, text: str) -> TimeMention | None:
    end = i + 1
    if len(text) == 4 and year_value(s, i) is not None and text.endswith("0"):
        start = int(text)
        period = periods.century(start // 100 + 1) if start % 100 == 0 and start < 2000 else periods.decade(start)
        return TimeMention(i, end, "period", period, (i,), unit="decade")
    if len(text) != 2 or not text.endswith("0"):
        return None
    quoted = s.before(i) in ("'", "’", "‘") and s.is_glued(i)
    named = s.before(i) == "the" and s.before(i, 2) in ("in", "during", "since", "of", "from", "until", "through")
    if not quoted and (not named or not s.words.sets["decade-rivals"].isdisjoint(s.lower[max(0, i - 8) : i + 6])):
        return None
    start = (1900 if int(text) >= 30 else 2000) + int(text)
    return TimeMention(i - quoted, end, "period", periods.decade(start), (i,), unit="decade")


def _century(s: Scene, i: int, number: int, j: int) -> TimeMention | None:
    j += s.is_dash(j)
    if s.lower[j] not in ("century", "centuries") or not 1 <= number <= 22:
        return None
    following = s.lower[j + 1]
    if following in ("bc", "bce", "b.c."):
        return TimeMention(i, j + 1, "period", None, (i,), unit="century")
    return TimeMention(i, j, "period", periods.century(number), (i,), unit="century")
