"""Dates that cannot be, that run backwards, or that the tense of their verb does not go with."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.terms import day_text, exactly, small, term_of
from factcheck.extract.times.core import tables
from factcheck.extract.times.reading import TimeMention
from factcheck.model import Construction, Document, Interval, Term

_LEAP = 2000
_MONTHS = 12
_REACH = 10  # tokens between a verb and its date


class Day(Struct, frozen=True):
    """A day inside a range as printed: its tokens, day, month, and year where one stands with it."""

    first: int
    last: int
    day: int
    month: int
    year: int | None


def read_calendar(document: Document, parsed: Parsed) -> Iterator[Construction]:
    """Impossible dates, ranges that run backwards and tenses of one sentence."""
    for time in parsed.times:
        if time.written is not None:
            yield from _impossible(document, parsed, time)
            yield from _tense(document, parsed, time)
        elif time.kind == "period" and len(time.numbers) > 1:
            yield from _backwards(document, parsed, time)


def _impossible(document: Document, parsed: Parsed, time: TimeMention) -> Iterator[Construction]:
    """A day behind the last of its month; without a year a leap year is taken."""
    written = time.written
    if written is None or not 1 <= written.month <= _MONTHS or (written.year is not None and not 1 <= written.year <= dt.MAXYEAR):
        return
    last = calendar.monthrange(written.year or _LEAP, written.month)[1]
    name = calendar.month_name[written.month]
    told = Term(f"{name}{f' {written.year}' if written.year and written.month == 2 else ''} has {last} days", exactly(last))
    day = term_of(document, parsed, time.first, time.last, None, exactly(written.day))
    yield Construction("day", (("date", (day,)), ("last_day", (told,))), parsed.sentence)


def _backwards(document: Document, parsed: Parsed, time: TimeMention) -> Iterator[Construction]:
    """ "from 12 March to 3 March": two days of a range, the second before the first. "From 1 April to 3 March" goes over the year."""
    ends = _ends(parsed, time)
    if len(ends) != 2:
        return
    one, other = ends
    year = one.year or other.year or _LEAP
    first, second = _date(one.year or year, one), _date(other.year or year, other)
    both = one.year is not None and other.year is not None
    if first is None or second is None or (not both and one.month != other.month):
        return
    roles = (
        ("first", (term_of(document, parsed, one.first, one.last, None, exactly(first.toordinal())),)),
        ("second", (term_of(document, parsed, other.first, other.last, None, exactly(second.toordinal())),)),
    )
    yield Construction("sequence", roles, parsed.sentence)


def _date(year: int, end: Day) -> dt.date | None:
    try:
        return dt.date(year, end.month, end.day)
    except ValueError:
        return None


def _ends(parsed: Parsed, time: TimeMention) -> list[Day]:
    """The days of a range, each with its month in words."""
    grammar, months = parsed.grammar, tables().months
    found: list[Day] = []
    for index in range(time.first, time.last + 1):
        if grammar.word(index) not in months:
            continue
        for at in (index - 1, index + 1):
            text = grammar.tokens[at].text if time.first <= at <= time.last else ""
            if text.isascii() and text.isdigit() and len(text) <= 2:
                last = max(at, index)
                after = last + 1 + (grammar.word(last + 1) == ",")
                year = grammar.word(after) if after <= time.last and len(grammar.word(after)) == 4 else ""
                stated = small(year)
                found.append(Day(min(at, index), after if stated else last, int(text), months[grammar.word(index)], stated))
                break
    return found


def _tense(document: Document, parsed: Parsed, time: TimeMention) -> Iterator[Construction]:
    """ "will open on 3 March 2019" in a story of a later day: `order` of the day of publication and the date, marked as future."""
    written, today = time.written, document.published
    if written is None or written.year is None or time.date is None or today is None or parsed.sentence.quoted:
        return
    grammar = parsed.grammar
    for index in range(time.first - 1, max(-1, time.first - 1 - _REACH), -1):
        verb = grammar.verb(index)
        if grammar.word(index) in (",", ";", ":") or grammar.tag(index) in ("rel", "sub"):
            return
        if verb is None:
            continue
        if grammar.word(verb.first) in ("will", "'ll") and verb.form == "finite":
            day = Decimal(time.date.toordinal())
            words = term_of(document, parsed, time.first, time.last, day_text(time.date), Interval(day, day))
            told = term_of(document, parsed, verb.first, verb.last)
            now = Term(today.isoformat(), exactly(today.toordinal()))
            yield Construction("tense", (("verb", (told,)), ("date", (words,)), ("today", (now,))), parsed.sentence)
        return
