"""Days, weeks, months and years counted between two dates of the same passage: "began on 3 May and ended nine days later, on 12 May",
"opened in 1964. It closed in 2014, 50 years later", "arrested on 4 May and freed on 4 July after two months in custody"; and days
that run backwards ("which began on 6 May 2021, ended on 4 May 2021")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row, unit_of
from factcheck.extract.constructions.terms import exactly, term_of
from factcheck.interval import meets
from factcheck.model import Claim, Construction, Document, Interval, Term
from factcheck.vocabulary import words

_YEAR = 2023  # stands for a year that is not printed; no leap year, so that a day more is allowed for
_ROUND = 10  # numbers of days that end in a zero may be rounded
_BETWEEN = 12  # tokens between a span and the later of its dates
_CUE = 4  # tokens between a verb and its date
_LENGTHS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}
_ROOM = {"day": Decimal(1), "week": Decimal("0.45"), "month": Decimal("0.6"), "year": Decimal("1")}


class Day(Struct, frozen=True):
    """A date as printed: tokens `first` to `last`, its earliest and latest day, whether its year stands there, how finely it is told."""

    parsed: Parsed
    first: int
    last: int
    start: dt.date
    end: dt.date
    dated: bool
    unit: str


def read_dated(document: Document, parsed: Parsed, row: Row, before: Parsed | None) -> Iterator[Construction]:
    """What two dates of a sentence, or one of it and one of the sentence before, make of what stands beside them."""
    own = list(_days(parsed))
    if not own:
        return
    earlier = list(_days(before)) if before is not None else []
    days = own if len(own) == 2 else [*earlier, *own] if len(own) == len(earlier) == 1 else []
    if len(days) != 2:
        return
    first, second = days
    if first.dated is not second.dated and {first.unit, second.unit} == {"day"}:
        return  # "on 3 May 2019 … on 4 June": nobody can say of which year
    if first.parsed is second.parsed:
        yield from _backwards(document, parsed, first, second)
    if second.start <= first.end:
        return
    for item, claim in row:
        counted = item.referred.assertion.counted
        plain = claim.quantity.form in ("digits", "words") and len(claim.quantity.stated) == 1 and claim.quantity.modifier is None
        unit = unit_of(claim)
        if plain and unit in _LENGTHS and not claim.quoted and _links(parsed, counted.first, counted.last, second, first):
            later = parsed.grammar.word(counted.last + 1) == "later"
            yield from _span(document, claim, unit, first, second, later)


def _days(parsed: Parsed) -> Iterator[Day]:
    """The days and years that a sentence names; none where it holds other dates than these."""
    for time in parsed.times:
        written = time.written
        if written is not None and 1 <= written.month <= 12:
            try:
                day = dt.date(written.year or _YEAR, written.month, written.day)
            except ValueError:
                continue
            yield Day(parsed, time.first, time.last, day, day, written.year is not None, "day")
        elif time.unit == "year" and time.kind == "period" and len(time.numbers) == 1 and not time.attributive and time.period is not None:
            start, end = time.period.start, time.period.end
            if start is not None and end is not None and (end - start).days <= 366 and time.bound is None:
                yield Day(parsed, time.first, time.last, start, end, True, "year")


def _links(parsed: Parsed, first: int, last: int, second: Day, earlier: Day) -> bool:
    """Whether a span says how far its dates lie apart: "… later", "… on" beside the second date, or what was spent between the two."""
    grammar = parsed.grammar
    if first <= earlier.last and earlier.parsed is parsed:
        return False
    behind = grammar.word(last + 1)
    if behind == "later" and earlier.parsed is parsed:
        deeds = {grammar.phrases.verb_at[index] for index in range(earlier.last + 1, first)} - {-1}
        if len(deeds) > 1:
            return False  # "born in 1950, she married at 25 and died 35 years later, in 2010"
    low, high = sorted((last, second.first) if first < second.first else (second.last, first))
    gap = grammar.lowers[low + 1 : high]
    if behind in _words("later") and (behind != "on" or grammar.word(last + 2) in (",", ".", "")):
        inner = set(gap) - _words("later")
        return len(gap) <= _BETWEEN and inner <= _words("beside-later") | {","}
    inside = " ".join(grammar.lowers[last + 1 : last + 4])
    ways = _led_by(earlier, "way-in") and _led_by(second, "way-out")
    spent = any(inside == phrase or inside.startswith(phrase + " ") for phrase in words("ages")["all-the-time"])
    return ways and spent and second.last < first and len(gap) <= _BETWEEN


def _led_by(day: Day, name: str) -> bool:
    grammar = day.parsed.grammar
    return any(grammar.word(index) in _words(name) for index in range(max(0, day.first - _CUE), day.first))


def _span(document: Document, claim: Claim, unit: str, first: Day, second: Day, later: bool) -> Iterator[Construction]:
    length, room, stated = _LENGTHS[unit], _ROOM[unit], claim.quantity.stated[0]
    if unit == "day" and later:
        room = Decimal(0)  # "four days later" counts no first day, as "a siege of four days" may
    if unit == "year" and "day" in (first.unit, second.unit):
        room = Decimal("1.5")
    if stated % _ROUND == 0 and stated >= _ROUND:
        room = max(room, Decimal(2) if unit == "day" else stated / _ROUND)
    low, high = Decimal((second.start - first.end).days), Decimal((second.end - first.start).days)
    if unit in ("day", "week", "month") and "year" in (first.unit, second.unit):
        return
    if unit == "year" and first.unit == second.unit == "year":
        low = high = Decimal(second.start.year - first.start.year) * length
    value = Interval(max(low / length - room, Decimal(0)), high / length + room)
    if meets(value, claim.quantity.value) or (not first.dated and first.parsed is not second.parsed and low > 120):
        return
    count = round(high / length)
    shown = Term(f"{count} {unit}{'' if count == 1 else 's'}", value)
    start, end = _term(document, first), _term(document, second)
    name = "elapsed" if unit == "year" else "days"
    yield Construction("age", (("age", (claim,)), ("start", (start,)), ("end", (end,)), (name, (shown,))), second.parsed.sentence)


def _backwards(document: Document, parsed: Parsed, first: Day, second: Day) -> Iterator[Construction]:
    """A beginning and an end of one thing, both with their year."""
    grammar = parsed.grammar
    ends = _led_by(first, "begin-words") and any(grammar.word(at) in _words("end-words") for at in range(first.last + 1, second.first))
    gap = grammar.lowers[first.last + 1 : second.first]
    near = len(gap) <= _BETWEEN and gap[-1:] in (("on",), (",",)) and _words("elsewhen-begun").isdisjoint(gap)
    if first.dated and second.dated and first.unit == second.unit == "day" and second.end < first.start and ends and near:
        yield Construction("sequence", (("first", (_term(document, first),)), ("second", (_term(document, second),))), parsed.sentence)


def _term(document: Document, day: Day) -> Term:
    return term_of(document, day.parsed, day.first, day.last, None, exactly(day.start.toordinal()))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, words("ages")[name]))
