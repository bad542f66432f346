"""Pattern `period`: one rate told for two periods, "£600 a month, or £7,200 a year"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, told
from factcheck.check.values import as_stated, printed
from factcheck.model import Binding, Claim, Construction, Extraction, Interval, Operand, Term
from factcheck.scope.units import CURRENCY
from factcheck.vocabulary import constants


class Period:
    """The lengths are those of `rules/constants/periods.yml`: a year has 250 to 366 days, since some counts are of working days.

    A price for the longer period that is lower by a usual discount is an offer and no conversion: nothing is bound.
    """

    name = "period"
    doc = "A rate and the same rate told for another period."
    roles: tuple[Role, ...] = (
        Role("first", "the rate as first stated"),
        Role("second", "the rate as stated again"),
    )
    computed: tuple[Role, ...] = (Role("converted", "the first in the period of the second"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("period"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        first, second, pair = roles["first"], roles["second"], roles["pair"][0]
        value, again, times = printed(first[0]), printed(second[0]), _times("lengths", pair)
        if value is None or again is None or times is None:
            return
        cheaper = _times("discounts", pair) if _is_price(first[0], value) and _is_price(second[0], again) else None
        if cheaper is not None and iv.meets(again, iv.multiply(value, cheaper)):
            return
        filled = {"first": first, "second": second}
        plain = as_stated(first[0])
        converted = told(iv.multiply(value, times), iv.multiply(plain, times) if plain is not None else None, second[0])
        yield Binding(self.name, filled, {"converted": converted}, (), doubts(first[0], second[0]), ())


def _is_price(rate: Operand, value: Interval) -> bool:
    """Whether one buyer may pay this: money, and no budget."""
    unit = rate.quantity.unit if isinstance(rate, Claim) else None
    money = unit is not None and unit.dimension.startswith(CURRENCY)
    return money and iv.meets(value, Interval(Decimal(0), Decimal(constants("periods")["largest price"])))


def _times(table: str, pair: Operand) -> Interval | None:
    """By how much a rate grows from one period to another: 12 for "month to year", 1/12 for "year to month"."""
    lengths = constants("periods")[table]
    one, _, other = pair.text.partition(" to ") if isinstance(pair, Term) else ("", "", "")
    longer = lengths.get(other, {}).get(one)
    shorter = lengths.get(one, {}).get(other)
    low, high = longer or shorter or (None, None)
    if low is None:
        return None
    found = Interval(Decimal(str(low)), Decimal(str(high)))
    return found if longer else iv.divide(iv.exact(1), found)
