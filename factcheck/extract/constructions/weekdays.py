"""Weekdays that are printed with a date: "Tuesday, 14 May 2024", "from Friday 3 May to Sunday 5 May", "Friday-Sunday, 3-5 May 2024"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.terms import day_text
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.times.core import tables
from factcheck.extract.times.reading import TimeMention
from factcheck.extract.tokens import cover
from factcheck.model import Construction, Document, Interval, Span, Term
from factcheck.position import locate

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GREGORIAN = 1753
"""The first year that English print dates by the present calendar throughout."""
_CLOSE = 45
"""So many days off the day of publication a date without a year is of no other year."""
_WEEK = 7
_ANY_YEAR = 2023
"""The first of seven years in which a day without one may have its weekday."""
_STARTS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_JOINS = frozenset(("to", "through", "until", "till", "and", "&", "thru"))


def read_weekdays(document: Document, parsed: Sequence[Parsed]) -> Iterator[Construction]:
    """Each weekday with its date; where the year is not printed, only if no other year that is spoken of makes them agree."""
    for place, sentence in enumerate(parsed):
        for time in sentence.times:
            for weekday, day, first, last in _pairs(sentence, time):
                if day.year >= _GREGORIAN and not (time.year_assumed and _of_other_year(document, parsed, place, sentence, day, weekday)):
                    yield _date(document, sentence, weekday, (first, last), day)
        if document.published is None:
            yield from _dates_beside(document, parsed, place)


def _date(document: Document, parsed: Parsed, weekday: int, span: tuple[int, int], day: dt.date, yearless: bool = False) -> Construction:
    tokens, number = parsed.grammar.tokens, _number(parsed.grammar, weekday)
    told = _term(document, parsed, tokens[weekday].span, _WEEKDAYS[number - 1], number)
    text = day_text(day).rsplit(" ", maxsplit=1)[0] if yearless else day_text(day)
    date = _term(document, parsed, cover(tokens, *span), text, day.toordinal())
    return Construction("date", (("weekday", (told,)), ("date", (date,))), parsed.sentence)


def _dates_beside(document: Document, parsed: Sequence[Parsed], place: int) -> Iterator[Construction]:
    """A weekday that does not fit the one beside it, where neither has a year: "Monday 2 June … Friday 4 June"."""
    sentence = parsed[place]
    before = parsed[place - 1] if place and parsed[place - 1].sentence.paragraph == sentence.sentence.paragraph else None
    for (owner, first), second, date in _two_weekdays(sentence, before):
        own = [index for index in range(second.first, second.last + 1) if _number(sentence.grammar, index) == second.weekday]
        if second.weekday is not None and own:
            made = _date(document, sentence, own[0], _date_range(sentence.grammar, second, own[0]), date, yearless=True)
            span = cover(owner.grammar.tokens, first.first, first.last)
            beside = _term(document, owner, span, document.source[span.start : span.end], first.weekday or 0)
            yield Construction("date", (*made.roles, ("beside", (beside,))), sentence.sentence)


def _two_weekdays(parsed: Parsed, before: Parsed | None) -> Iterator[tuple[tuple[Parsed, TimeMention], TimeMention, dt.date]]:
    """The second of two days printed with their weekdays and no year, as a date of a year in which the first one has its weekday."""
    found = [(time, one) for one in (before, parsed) if one is not None for time in one.times if _named(time)]
    if len(found) != 2 or found[1][1] is not parsed:
        return
    (first, owner), (second, _) = found
    one, other = first.written, second.written
    if one is None or other is None or one.month > other.month or (one.month <= 2 < other.month):
        return
    for year in range(_ANY_YEAR, _ANY_YEAR + 7):
        if dt.date(year, one.month, one.day).isoweekday() == first.weekday:
            yield (owner, first), second, dt.date(year, other.month, other.day)
            return


def _named(time: TimeMention) -> bool:
    written = time.written
    if written is None or time.weekday is None or written.year is not None or time.bound is not None or time.period is not None:
        return False
    return written.month != 2 or written.day <= 28


def _pairs(parsed: Parsed, time: TimeMention) -> Iterator[tuple[int, dt.date, int, int]]:
    """The token of each weekday of a mention, its day, and the date's own tokens."""
    grammar, date = parsed.grammar, time.date if time.date is not None else _bounding(time)
    if date is not None and time.weekday is not None:
        own = [index for index in range(time.first, time.last + 1) if _number(grammar, index) == time.weekday]
        if own:
            yield own[0], date, *_date_range(grammar, time, own[0])
    elif time.date is None and time.written is None and time.unit == "day" and time.period is not None and len(time.numbers) > 1:
        yield from _of_range(grammar, time)


def _bounding(time: TimeMention) -> dt.date | None:
    """The day of "until Tuesday, 12 March 2026"."""
    written = time.written
    return written.readings[0] if written is not None and written.year is not None and len(written.readings) == 1 else None


def _of_range(grammar: Grammar, time: TimeMention) -> Iterator[tuple[int, dt.date, int, int]]:
    """The first and the last day of a range, with the weekdays before both dates or each before its own."""
    start, end = (time.period.start, time.period.end) if time.period is not None else (None, None)
    first = time.numbers[0] - (grammar.word(time.numbers[0] - 1) in tables().months)
    if start is None or end is None or not start < end or time.bound is not None:
        return
    at = first - 1 - (grammar.word(first - 1) == "the")
    at -= grammar.word(at) in (",", "(")
    if _number(grammar, at) and _joins(grammar, at - 1) and _number(grammar, at - 2) and (end - start).days < _WEEK:
        yield at - 2, start, first, time.last
        yield at, end, first, time.last
        return
    inside = [index for index in range(max(0, time.first), time.last + 1) if _number(grammar, index)]
    if len(inside) == 2 and inside[0] < first < inside[1] < time.numbers[-1]:
        yield inside[0], start, first, time.last
        yield inside[1], end, first, time.last


def _joins(grammar: Grammar, at: int) -> bool:
    return at > 0 and (grammar.word(at) in _JOINS or grammar.tokens[at].kind == "dash")


def _number(grammar: Grammar, at: int) -> int:
    """1 to 7 for a weekday at a token, 0 for other words."""
    word = grammar.word(at) if at >= 0 else ""
    known = word[:3] in _STARTS and grammar.tokens[at].text[0].isupper()
    return tables().weekdays.get(word, 0) if known else 0


def _date_range(grammar: Grammar, time: TimeMention, weekday: int) -> tuple[int, int]:
    """The date's own tokens; the weekday, a time of day and what joins them to the date are left out."""
    ahead = weekday < time.numbers[0]
    first, last = (weekday + 1, time.last) if ahead else (time.first, weekday - 1)
    month = next((index for index in range(first, last + 1) if grammar.word(index) in tables().months), None) if ahead else None
    numbers = [index for index in time.numbers if month is None or index < month]
    if month is not None:
        before = month - 1 - (grammar.word(month - 1) == "of")
        before -= grammar.word(before) in tables().suffixes
        first = numbers[-1] if numbers and before <= numbers[-1] else month
    while first < last and (grammar.tokens[first].kind == "other" or grammar.word(first) in ("the", "on", "a")):
        first += 1
    while last > first and (grammar.tokens[last].kind == "other" or grammar.word(last) in ("a", "was", "is", "which", "fell", "on")):
        last -= 1
    while grammar.word(first) in ("night", "morning", "evening", "afternoon", ",", "the", "on") and first < last:
        first += 1
    return first, last


def _of_other_year(document: Document, parsed: Sequence[Parsed], place: int, sentence: Parsed, day: dt.date, weekday: int) -> bool:
    """Whether a date without a year has its weekday in a year named nearby or, far from the day of publication, in one beside it."""
    number, years = _number(sentence.grammar, weekday), set(_years(parsed, place))
    today, said = document.published, sentence.grammar.said
    elsewhen = "year" in said and not said.isdisjoint(tables().sets["other-year"])
    if today is None or elsewhen or abs((day - today).days) > _CLOSE:
        years |= {day.year - 1, day.year + 1}
    return any(_weekday_in(day, year) == number for year in years - {day.year}) and day.isoweekday() != number


def _years(parsed: Sequence[Parsed], place: int) -> Iterator[int]:
    """The years printed in the paragraph of a sentence and in the one before it."""
    here = parsed[place].sentence.paragraph
    for at in range(place, -1, -1):
        if parsed[at].sentence.paragraph < here - 1:
            break
        yield from _printed_years(parsed[at])
    for at in range(place + 1, len(parsed)):
        if parsed[at].sentence.paragraph != here:
            break
        yield from _printed_years(parsed[at])


def _printed_years(parsed: Parsed) -> Iterator[int]:
    for token in parsed.grammar.tokens:
        text = token.text
        if len(text) == 4 and text.isascii() and text.isdigit() and "1700" < text < "2200":
            yield int(text)


def _weekday_in(day: dt.date, year: int) -> int | None:
    try:
        return day.replace(year=year).isoweekday()
    except ValueError:  # 29 February
        return None


def _term(document: Document, parsed: Parsed, span: Span, text: str, value: int) -> Term:
    quote = document.source[span.start : span.end]
    number = Decimal(value)
    return Term(text, Interval(number, number), locate(document, span, parsed.sentence.paragraph + 1), quote, parsed.sentence)
