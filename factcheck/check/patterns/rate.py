"""Pattern `rate`: a percentage charged or paid on a base, and the amount that the text says it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, told
from factcheck.check.values import as_stated, printed
from factcheck.model import Binding, Construction, Extraction

_PERCENT = iv.exact(Decimal("0.01"))


class Rate:
    """ "a fee of 1 percent, or $184m" of a sale of $18.4bn."""

    name = "rate"
    doc = "A percentage, the base on which it is charged, and the amount as the text states it."
    roles: tuple[Role, ...] = (
        Role("rate", "the percentage"),
        Role("base", "the figure on which it is charged"),
        Role("amount", "the amount as stated"),
    )
    computed: tuple[Role, ...] = (Role("product", "the percentage of the base"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("rate"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        filled = dict(construction.roles)
        rate, base, amount = (printed(filled[name][0]) for name in ("rate", "base", "amount"))
        if rate is not None and base is not None and amount is not None:
            plain = [value for value in (as_stated(filled["rate"][0]), as_stated(filled["base"][0])) if value is not None]
            worth = iv.multiply(iv.multiply(*plain), _PERCENT) if len(plain) == 2 else None
            product = told(iv.multiply(iv.multiply(rate, base), _PERCENT), worth, filled["amount"][0])
            yield Binding(self.name, filled, {"product": product}, (), doubts(*(operands[0] for operands in filled.values())), ())
