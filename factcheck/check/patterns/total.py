"""Pattern `total`: a total and the parts that one sentence adds up to it, or divides it into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations, told
from factcheck.model import Binding, Claim, Construction, Doubt, Extraction, Interval, Operand, Term

_PRICES = Decimal(10_000)  # smaller sums of money with a list of others behind them are prices
_TWICE = 2  # a list that makes twice the figure before it, or half of it, is no list of its parts
_MAY_BE_OTHERS = Doubt("reading", "the figures listed behind {} are taken as its parts")
_MAY_OVERLAP = Doubt("reading", "the parts are taken to share nothing")


class Total:
    """ "1,200 in May and 1,500 in June, a total of 2,700", "38 weapons, including 17 pistols and 12 rifles", "$8m: $5m for roads, $3m for
    rail".

    `complete` is bound, as 1, only where the text adds the parts up or declares the list complete; a rule that asks for a sum must mention
    it in its guard. Counts behind a colon belong to the pattern `partition`, which knows what is counted.
    """

    name = "total"
    doc = "A total and the parts that one sentence adds up to it or divides it into."
    roles: tuple[Role, ...] = (
        Role("total", "the figure for all"),
        Role("parts", "the figures that make it up, or some of them without overlap", many=True),
    )
    computed: tuple[Role, ...] = (
        Role("listed", "the sum of the parts"),
        Role("complete", "1 where nothing is left out", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each sum of one sentence, and for each list of amounts behind a total."""
        for construction in extraction.of_kind("sum"):
            yield self._binding(construction, () if construction.complete else (_MAY_OVERLAP,))
        for construction in extraction.of_kind("total"):
            if _amounts(construction):
                yield self._binding(construction, (_MAY_BE_OTHERS,))

    def _binding(self, construction: Construction, doubts: tuple[Doubt, ...]) -> Binding:
        roles = dict(construction.roles)
        (total,), parts = roles["total"], roles["parts"]
        plain = [part.quantity.stated[0] if isinstance(part, Claim) else None for part in parts]
        taken = iv.exact(sum((value for value in plain if value is not None), Decimal(0))) if None not in plain else None
        computed: dict[str, Operand] = {"listed": told(iv.total(_value(part) for part in parts), taken, total)}
        if construction.complete:
            computed["complete"] = Term("complete", iv.exact(1))
        claims = [claim for claim in (total, *parts) if isinstance(claim, Claim)]
        named = tuple(Doubt(doubt.kind, doubt.text.format(_quote(total))) for doubt in doubts)
        return Binding(self.name, {"total": (total,), "parts": parts}, computed, (), (*named, *quotations(claims)), ())


def _quote(operand: Operand) -> str:
    return operand.quote or "it"


def _value(operand: Operand) -> Interval:
    return operand.quantity.value if isinstance(operand, Claim) else operand.value if isinstance(operand, Term) else Interval(None, None)


def _amounts(construction: Construction) -> bool:
    """Whether a list behind a total is one of sums of money that can be its parts."""
    roles = dict(construction.roles)
    claims = [operand for operand in (*roles.get("total", ()), *roles.get("parts", ())) if isinstance(operand, Claim)]
    units = {claim.quantity.unit.name if claim.quantity.unit else None for claim in claims}
    money = all(claim.quantity.unit is not None and claim.quantity.unit.dimension == "currency" for claim in claims)
    plain = all(len(claim.quantity.stated) == 1 and claim.direction is None for claim in claims)
    if len(claims) < 3 or not (money and plain) or len(units) > 1:
        return False
    return _fits([claim.quantity.stated[0] for claim in claims])


def _fits(values: Sequence[Decimal]) -> bool:
    """Whether the first value is large enough to be divided, and the others are near enough to it together."""
    total, parts = values[0], values[1:]
    return total >= _PRICES and max(parts) < total and total / _TWICE < sum(parts) < total * _TWICE
