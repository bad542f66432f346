"""Pattern `window`: a rate by the hour, day, week, month or year, and the total over a stretch of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, term
from factcheck.check.values import as_stated
from factcheck.model import Binding, Claim, Extraction, Interval
from factcheck.scope import periods

_PER = " per "
_DAYS = {"hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4"), "year": Decimal("365.25")}
_BESIDE = 6  # figures from a rate to its total
_BEFORE = 20  # characters before a length of time in which "past" or "over" stands


class Window:
    """ "12 attacks a day over the past month, 36 attacks in all": the total is the rate times the length of the window.

    Bound are a rate and a count of the same noun in one sentence, or a count that the next one calls that of all, where the window's length
    is known. A rate at its peak, or one of what can be done, is no rate of the window.
    """

    name = "window"
    doc = "A rate and the total over a stretch of time whose length is known."
    roles: tuple[Role, ...] = (Role("rate", "the rate"), Role("total", "the count over the whole stretch"))
    computed: tuple[Role, ...] = (Role("expected", "the rate times the length of the stretch"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """The first total beside each rate."""
        claims = extraction.claims
        for at, rate in enumerate(claims):
            divisor = _divisor(rate)
            plain = as_stated(rate) if divisor is not None and not likeness.near(rate, "peaks") else None
            if divisor is None or plain is None:
                continue
            beside = claims[max(0, at - _BESIDE) : at + 1 + _BESIDE]
            length = _length(rate, beside)
            total = next((claim for claim in beside if _is_total(rate, claim)), None) if length is not None else None
            if length is not None and total is not None:
                expected = iv.multiply(plain, Interval(length / divisor, length / divisor))
                yield Binding(self.name, {"rate": (rate,), "total": (total,)}, {"expected": term(expected)}, (), doubts(rate, total), ())


def _divisor(claim: Claim) -> Decimal | None:
    """The days of "a day", "a week"; None for a figure that is no rate in time."""
    unit = claim.quantity.unit
    if unit is None or _PER not in unit.name or claim.quantity.form == "vague":
        return None
    return _DAYS.get(unit.name.rpartition(_PER)[2])


def _length(rate: Claim, beside: Sequence[Claim]) -> Decimal | None:
    """The days of the stretch that the rate's own clause names, or of "over the past 30 days" in its sentence."""
    period = rate.period.value if rate.period.how == "stated" else None
    days = periods.days(period) if period is not None else None
    if days is not None and days > 1:
        return Decimal(days)
    for claim in beside:
        unit = claim.quantity.unit
        if claim.sentence is rate.sentence and unit is not None and unit.name in _DAYS and len(claim.quantity.stated) == 1:
            start, _ = likeness.offsets(claim, claim.at.start, claim.at.end)
            before = claim.sentence.text[max(0, start - _BEFORE) : start].lower().split()[-2:]
            if not {"past", "last", "first", "over"}.isdisjoint(before):
                return claim.quantity.stated[0] * _DAYS[unit.name]
    return None


def _is_total(rate: Claim, claim: Claim) -> bool:
    """Whether a count is of the rate's own noun, over the same stretch."""
    unit = rate.quantity.unit
    if unit is None or claim.quantity.unit is not None or claim.quantity.form not in ("digits", "words") or not claim.counted:
        return False
    same = likeness.singular(claim.counted.split()[-1].lower()) == likeness.singular(unit.name.partition(_PER)[0].split()[-1].lower())
    of_all = any(link.kind == "all" for link in claim.links)
    distance = claim.sentence.index - rate.sentence.index
    one_deed = distance == 0 and claim.action.value == rate.action.value and not claim.links
    one_time = None in (claim.period.value, rate.period.value) or claim.period.value == rate.period.value
    return same and one_time and claim.direction is None and ((of_all and distance in (0, 1)) or one_deed)
