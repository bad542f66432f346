"""Stretches of days that time phrases give, and the completed years between two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.terms import term_of
from factcheck.extract.times.reading import TimeMention
from factcheck.model import Document, Interval, Term

_A_YEAR = 366


class When(Struct, frozen=True):
    """Days between `start` and `end`, both included; `first` and `last` are the tokens of the sentence that say so, -1 for the day of
    publication."""

    parsed: Parsed
    first: int
    last: int
    start: dt.date
    end: dt.date

    def term(self, document: Document) -> Term:
        """The words as a term; its value is the year or years."""
        value = Interval(Decimal(self.start.year), Decimal(self.end.year))
        if self.first < 0:
            return Term(f"the day of publication, {self.start.isoformat()}", value)
        return term_of(document, self.parsed, self.first, self.last, None, value)


def whens(parsed: Parsed) -> Iterator[When]:
    """The time phrases of a sentence that give a day, a month or a year; both ends of a printed range of years."""
    for time in parsed.times:
        if time.kind != "period" or time.bound not in (None, "since"):
            continue
        ends = _years(parsed, time)
        if len(ends) == 2:
            for at, year in ends:
                yield When(parsed, at, at, dt.date(year, 1, 1), dt.date(year, 12, 31))
        elif len(ends) == 1 and time.bound == "since":
            ((at, year),) = ends
            yield When(parsed, time.first, time.last, *_known(time, year))
        elif time.period is None or time.period.start is None or time.period.end is None:
            continue
        elif time.bound is None and not time.year_assumed and (time.period.end - time.period.start).days <= _A_YEAR:
            yield When(parsed, time.first, time.last, time.period.start, time.period.end)


def _known(time: TimeMention, year: int) -> tuple[dt.date, dt.date]:
    start = time.period.start if time.period is not None else None
    if start is not None and start.year == year and time.unit == "day":
        return start, start
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _years(parsed: Parsed, time: TimeMention) -> list[tuple[int, int]]:
    """The four-digit years of a phrase with their tokens."""
    found = []
    for index in time.numbers:
        text = parsed.grammar.tokens[index].text
        if len(text) == 4 and text.isascii() and text.isdigit() and text[0] in "12":
            found.append((index, int(text)))
    return found


def today(document: Document, parsed: Parsed) -> When | None:
    """The day of publication, where it is known."""
    day = document.published
    return When(parsed, -1, -1, day, day) if day is not None else None


def completed(start: When, end: When) -> Interval:
    """The whole years that lie between the two, from the least to the greatest number."""
    return Interval(Decimal(_whole(start.end, end.start)), Decimal(_whole(start.start, end.end)))


def apart(start: When, end: When) -> Interval:
    """The difference of the two years, give or take one: nobody counts months in "20 years ago"."""
    low, high = end.start.year - start.end.year, end.end.year - start.start.year
    return Interval(Decimal(low - 1), Decimal(high + 1))


def _whole(first: dt.date, second: dt.date) -> int:
    return second.year - first.year - ((second.month, second.day) < (first.month, first.day))
