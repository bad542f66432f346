"""What a bare total counts behind a rate: "12 attacks a day over the past month, 360 in all"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.assertions import Assertion, Referred
from factcheck.model import Slot
from factcheck.scope.measures import measures
from factcheck.vocabulary import words

_RATE = "count per time"
_PER = " per "
_BEFORE, _BEHIND = 4, 3  # tokens from a figure to the words that make it a total


def total_of_rate(assertion: Assertion, before: Sequence[Referred]) -> tuple[str, Slot[str]] | None:
    """The noun and the measure of the rate right before a total without a noun, in its sentence."""
    counted = assertion.counted
    if counted.quantity.unit is not None or counted.noun is not None or not assertion.printed or assertion.frame.measure is not None:
        return None
    rate = next((other.assertion for other in reversed(before[-2:]) if other.assertion.printed), None)
    unit = rate.counted.quantity.unit if rate is not None else None
    if rate is None or unit is None or unit.dimension != _RATE or rate.parsed is not assertion.parsed or not _sums_up(assertion):
        return None
    name = unit.name.partition(_PER)[0]
    noun = " ".join(unit.surface.split()[: len(name.split())])
    measure = next((entry.name for entry in measures().values() if name in entry.nouns), None)
    if measure is None:
        return noun, Slot(None)
    why = f"“{counted.quantity.surface}” is a total of the “{noun}” of the rate before it"
    return noun, Slot(measure, "inherited", rate.counted.quantity.span, why)


def _sums_up(assertion: Assertion) -> bool:
    """Whether words right beside the figure call it a total: "36 in all", "a total of 2,100"."""
    counted, grammar = assertion.counted, assertion.parsed.grammar
    near = " ".join(grammar.lowers[max(0, counted.first - _BEFORE) : counted.last + 1 + _BEHIND])
    return any(f" {phrase} " in f" {near} " for phrase in words("references")["all"])
