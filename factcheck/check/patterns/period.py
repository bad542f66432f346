"""Pattern `period`: one rate told for two periods, "£600 a month, or £7,200 a year"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, told
from factcheck.check.values import as_stated, printed
from factcheck.model import Binding, Construction, Extraction, Interval, Term
from factcheck.vocabulary import constants


class Period:
    """The lengths are those of `rules/constants/periods.yml`: a year has 250 to 366 days, since some counts are of working days."""

    name = "period"
    doc = "A rate and the same rate told for another period."
    roles: tuple[Role, ...] = (
        Role("first", "the rate as first stated"),
        Role("second", "the rate as stated again"),
    )
    computed: tuple[Role, ...] = (Role("converted", "the first in the period of the second"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.constructions:
            if construction.kind == "period":
                yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        first, second, pair = roles["first"], roles["second"], roles["pair"][0]
        value, times = printed(first[0]), _times(pair.text) if isinstance(pair, Term) else None
        if value is None or times is None or printed(second[0]) is None:
            return
        filled = {"first": first, "second": second}
        plain = as_stated(first[0])
        converted = told(iv.multiply(value, times), iv.multiply(plain, times) if plain is not None else None, second[0])
        yield Binding(self.name, filled, {"converted": converted}, (), doubts(first[0], second[0]), ())


def _times(pair: str) -> Interval | None:
    """By how much a rate grows from one period to another: 12 for "month to year", 1/12 for "year to month"."""
    lengths = constants("periods")["lengths"]
    one, _, other = pair.partition(" to ")
    longer = lengths.get(other, {}).get(one)
    shorter = lengths.get(one, {}).get(other)
    low, high = longer or shorter or (None, None)
    if low is None:
        return None
    found = Interval(Decimal(str(low)), Decimal(str(high)))
    return found if longer else iv.divide(iv.exact(1), found)
