"""Pattern `product`: how many, the price or amount of one, and the sum that the text says they make."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, told
from factcheck.check.values import as_stated, printed
from factcheck.model import Binding, Construction, Extraction, Interval, Operand, Term


class Product:
    """ "12 buses at $40m each, $480m in all"."""

    name = "product"
    doc = "A count, the amount of one, and the sum of all as the text states it."
    roles: tuple[Role, ...] = (
        Role("count", "how many there are"),
        Role("each", "the price or amount of one"),
        Role("amount", "the sum as stated"),
    )
    computed: tuple[Role, ...] = (Role("product", "count times the amount of one"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("product"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        filled = dict(construction.roles)
        count, each, amount = (printed(filled[name][0]) for name in ("count", "each", "amount"))
        if count is not None and each is not None and amount is not None:
            found = doubts(*(operands[0] for operands in filled.values()))
            yield Binding(self.name, filled, {"product": _sum(count, each, filled)}, (), found, ())


def _sum(count: Interval, each: Interval, filled: dict[str, tuple[Operand, ...]]) -> Term:
    plain = [as_stated(filled[name][0]) for name in ("count", "each")]
    known = [value for value in plain if value is not None]
    return told(iv.multiply(count, each), iv.multiply(*known) if len(known) == 2 else None, filled["amount"][0])
