"""Pattern `occurrence`: two statements of when one event took place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.check import gate_notes
from factcheck.check.pattern import Role
from factcheck.check.patterns.term_at import term_at
from factcheck.model import Binding, Claim, Doubt, Evidence, Extraction, Interval, Mention, Operand, Period, Relation, Slot, Term
from factcheck.scope import actors, periods

Telling = Claim | Mention
_LONGEST = 2
_FARTHEST = 10


class Occurrence:
    """The words that date one event, twice.

    Both tellings share an event and say themselves when it was, by words that are resolved to a day or two; and the two dates lie
    within ten days, since a slip in dating is one of days, and a vote of 2002 and one of last week are two votes.
    `first_day` and `second_day` are those days as ordinals, so that `first_day == second_day` is possible where they meet.
    The dates of one event compare across sources, with a doubt.
    """

    name = "occurrence"
    doc = "Two statements of when one event took place."
    roles: tuple[Role, ...] = (
        Role("first", "the words that date the event first"),
        Role("second", "the words that date it again"),
    )
    computed: tuple[Role, ...] = (
        Role("first_day", "the day or days of the first"),
        Role("second_day", "the day or days of the second"),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """The first telling of each event with each later one that gives another date, in text order."""
        tellings: dict[str, list[Telling]] = {}
        listed: tuple[Telling, ...] = (*extraction.claims, *extraction.mentions)
        for telling in sorted(listed, key=lambda item: (item.at.start, item.at.end, item.id)):
            if telling.event is not None and _dated(telling.period):
                tellings.setdefault(telling.event, []).append(telling)
        for first, *later in tellings.values():
            seen = {first.period.value}
            for second in later:
                if second.period.value not in seen and second.sentence.index != first.sentence.index:
                    seen.add(second.period.value)
                    if _close(first.period, second.period):
                        yield self._binding(first, second)

    def _binding(self, first: Telling, second: Telling) -> Binding:
        roles: dict[str, tuple[Operand, ...]] = {"first": (_words(first),), "second": (_words(second),)}
        marks = tuple(
            Evidence(role, telling.period.span)
            for role, telling in (("first", first), ("second", second))
            if telling.period.span is not None and not isinstance(roles[role][0], Term)
        )
        computed: dict[str, Operand] = {"first_day": _days(first.period), "second_day": _days(second.period)}
        notes = gate_notes.dated((first.period, second.period))
        return Binding(self.name, roles, computed, marks, _doubts(first, second), notes)


def _dated(slot: Slot[Period]) -> bool:
    period = slot.value
    return slot.how == "stated" and period is not None and period.exact and (periods.days(period) or _LONGEST + 1) <= _LONGEST


def _close(first: Slot[Period], second: Slot[Period]) -> bool:
    """Whether two dates are so close that one may be a slip for the other."""
    if first.value is None or second.value is None or first.value.start is None or second.value.start is None:
        return False
    return abs((first.value.start - second.value.start).days) <= _FARTHEST


def _days(slot: Slot[Period]) -> Term:
    """The days of a period that is known from end to end, as ordinals."""
    period = slot.value
    if period is None or period.start is None or period.end is None:
        return Term("unknown", Interval(None, None))
    ends = Interval(Decimal(period.start.toordinal()), Decimal(period.end.toordinal()))
    return Term(gate_notes.day_words(period), ends)


def _words(telling: Telling) -> Operand:
    """The words that date the event, as an operand; the telling itself where they cannot be placed exactly."""
    period = telling.period
    return term_at(telling, period.span, _days(period)) or telling if period.span is not None else telling


def _doubts(first: Telling, second: Telling) -> tuple[Doubt, ...]:
    """A quotation is a doubt; otherwise two sources are one."""
    if first.quoted or second.quoted:
        return (Doubt("quotation", "one of the two dates stands inside a quotation"),)
    one, other = first.attribution.value, second.attribution.value
    if one is None or other is None or actors.relation(one, other) is Relation.EQUAL:
        return ()
    return (Doubt("reading", f"the dates come from two sources, {one.name} and {other.name}"),)
