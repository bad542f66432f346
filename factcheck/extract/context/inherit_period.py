"""When: the period of a figure whose clause does not say. The order of the rules stands in `inherit.py`."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed, Referred
from factcheck.extract.context.events import Telling
from factcheck.extract.context.inherit_core import BACK, Scoped, by_happening, happening, lender, surface, taken
from factcheck.extract.meaning.slots import NO_PERIOD, dates_saying, says_between, span_of
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.times.reading import TimeMention
from factcheck.model import Period, Relation, Slot
from factcheck.scope import actors, periods
from factcheck.scope.measures import is_flow

_NAMING = ("the", "previous", "preceding", "following", "prior")


def period_of(item: Referred, found: Sequence[Scoped], dated: Sequence[Telling], said: dt.date | None) -> Slot[Period]:
    """The period of an assertion.

    `found` are the assertions before it, `dated` the document's tellings of events that have a date, `said` the day of the statement
    that the document reports.
    """
    stated = item.assertion.stated
    if stated.period.value is not None:
        return _until_said(item, stated.period, said)
    measure = item.measure.value
    if measure is None or not (is_flow(measure) or stated.period_reference is not None or item.whole is not None):
        return NO_PERIOD
    if stated.period_reference is not None:  # "in the first half of the previous year": its words say when, if not clearly
        return _same_period(item, found) if stated.period_reference.anaphor else NO_PERIOD
    giver = lender(item, found)
    if giver is not None and giver.period.value is not None:
        return taken(giver.period, giver, "its period")
    cause = happening(item, found)
    if cause is not None and cause.period.value is not None:
        return by_happening(item, cause.period, cause, "its period")
    earlier = _earlier_time(item)
    if earlier is not None:
        return earlier
    near, told = _same_paragraph(item, found), _told(item, dated)
    if told is not None and (near is None or near.referred.assertion.parsed.sentence.span.start <= told.parsed.sentence.span.start):
        shown = " ".join(token.text for token in told.parsed.grammar.tokens[told.first : told.last + 1])
        return Slot(told.period.value, "inherited", told.period.span, f"its period from “{shown}”")
    for rule in (_same_paragraph, _same_measure, _same_source, _headline):
        giver = rule(item, found)
        if giver is not None:
            return taken(giver.period, giver, "its period")
    return NO_PERIOD


def statement_day(parsed: Sequence[Parsed]) -> dt.date | None:
    """The one day on which the first sentences say that something was said ("officials said Thursday")."""
    for sentence in parsed[:4]:
        for time in sentence.times:
            period = time.period
            if time.kind == "period" and period is not None and period.start == period.end and dates_saying(sentence.grammar, time):
                return period.start
    return None


def _until_said(item: Referred, slot: Slot[Period], said: dt.date | None) -> Slot[Period]:
    """ "Since mid-October", in a statement, reaches to the day of the statement and not to that of the story."""
    period, start = slot.value, slot.span.start if slot.span is not None else -1
    since = any(
        time.bound == "since" and item.assertion.parsed.grammar.tokens[time.first].source_start == start
        for time in item.assertion.parsed.times
    )
    if not since or period is None or said is None or period.start is None or period.end is None or not period.start <= said < period.end:
        return slot
    return replace(slot, value=replace(period, end=said))


def _same_period(item: Referred, found: Sequence[Scoped]) -> Slot[Period]:
    """ "over the same period", "that month": the last period of a figure; "a year earlier" the like one a year before it.

    What lies off a period that is no like one ("a year earlier" behind a Monday) stays unknown.
    """
    reference = item.assertion.stated.period_reference
    giver = next((other for other in reversed(found[-BACK:]) if other.period.value is not None and other.period.how == "stated"), None)
    if reference is None or giver is None or giver.period.value is None:
        return NO_PERIOD
    span = span_of(item.assertion.parsed.grammar, reference.first, reference.last)
    if reference.offset is None or reference.offset[0] == 0:
        return Slot(giver.period.value, "inherited", span, f"its period from {surface(giver)}")
    if giver.referred.assertion.parsed.sentence.paragraph != item.assertion.parsed.sentence.paragraph:
        return NO_PERIOD
    words = item.assertion.parsed.grammar.lowers[reference.first : reference.last + 1]
    unit = reference.offset[1]
    if words[0] in _NAMING and "same" not in words and not periods.is_one(giver.period.value, unit):
        return NO_PERIOD  # "in March …, the previous year": the whole of it, or its March?
    there = _moved(giver.period.value, *reference.offset)
    return Slot(there, "inherited", span, f"its period from that of {surface(giver)}") if there is not None else NO_PERIOD


def _moved(period: Period, count: int, unit: str) -> Period | None:
    if unit != "in year":
        return periods.moved(period, count, unit)
    return periods.moved(period, count - period.start.year, "year") if period.start is not None else None


def _earlier_time(item: Referred) -> Slot[Period] | None:
    """A period that an earlier clause of the sentence states before every figure, unless it only dates what someone said."""
    parsed = item.assertion.parsed
    if not parsed.times:
        return None
    first = min((figure.first for figure in parsed.figures), default=item.assertion.counted.first)
    for time in reversed(parsed.times):
        if time.kind != "period" or time.period is None or time.last >= first or dates_saying(parsed.grammar, time):
            continue
        if not says_between(parsed.grammar, time.last + 1, item.assertion.counted.first):
            span = span_of(parsed.grammar, time.first, time.last)
            when = _point(time) if _said_when(parsed.grammar, time) else time.period
            return Slot(when, "inherited", span, "its period from an earlier clause of the sentence")
    return None


def _said_when(grammar: Grammar, time: TimeMention) -> bool:
    """ "the deadliest since 2016, when 49 died": what follows happened at the time that opens the span."""
    at = time.last + 1
    return time.bound == "since" and grammar.word(at + (grammar.word(at) == ",")) == "when"


def _point(time: TimeMention) -> Period | None:
    """The day, month or year from which a span runs."""
    start = time.period.start if time.period is not None else None
    if start is None or time.unit not in ("day", "month", "year"):
        return time.period
    return {"day": periods.day(start), "month": periods.month(start.year, start.month), "year": periods.year(start.year)}[time.unit]


def _dated(found: Sequence[Scoped]) -> list[Scoped]:
    return [other for other in reversed(found[-BACK:]) if other.period.value is not None and _is_flow(other)]


def _is_flow(other: Scoped) -> bool:
    return other.referred.measure.value is not None and is_flow(other.referred.measure.value)


def _same_paragraph(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    paragraph = item.assertion.parsed.sentence.paragraph
    near = (other for other in _dated(found) if other.referred.assertion.parsed.sentence.paragraph == paragraph)
    return next(near, None)


def _told(item: Referred, dated: Sequence[Telling]) -> Telling | None:
    """The last dated event told before the figure, in its paragraph or the one before."""
    here = item.assertion.parsed.sentence
    before = bisect_right(dated, here.index, key=lambda telling: telling.parsed.sentence.index)
    last = dated[before - 1] if before else None
    return last if last is not None and here.paragraph - last.parsed.sentence.paragraph in (0, 1) else None


def _same_measure(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    near = (other for other in _dated(found) if other.referred.measure.value == item.measure.value and _same_party(item, other))
    return next(near, None)


def _same_source(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    paragraph = item.assertion.parsed.sentence.paragraph
    source = item.assertion.attribution.value
    if source is None:
        return None
    for other in _dated(found):
        where = other.referred.assertion.parsed.sentence.paragraph
        theirs = other.referred.assertion.attribution.value
        if where == paragraph - 1 and theirs is not None and theirs.key == source.key:
            return other
    return None


def _headline(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    if item.assertion.parsed.sentence.role == "headline":
        return None
    titles = [
        other for other in found[:BACK] if other.referred.assertion.parsed.sentence.role == "headline" and other.period.value is not None
    ]
    return titles[-1] if titles else None


def _same_party(item: Referred, other: Scoped) -> bool:
    ours, theirs = item.assertion.actor.value, other.actor.value
    if ours is None or theirs is None:
        return False
    return actors.relation(ours, theirs) is not Relation.DISJOINT
