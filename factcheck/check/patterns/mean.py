"""Pattern `mean`: an average and all the figures that it is taken of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts
from factcheck.check.values import printed, stated
from factcheck.check.wording import operand_text
from factcheck.model import Binding, Construction, Extraction, Operand, Term


class Mean:
    """However it is weighted, an average lies between the lowest and the highest of its parts."""

    name = "mean"
    doc = "An average, or the rate of a whole, and the figures of all its parts."
    roles: tuple[Role, ...] = (
        Role("mean", "the average as stated"),
        Role("parts", "the figures that it is taken of", many=True),
    )
    computed: tuple[Role, ...] = (
        Role("lowest", "the lowest of the parts"),
        Role("highest", "the highest of the parts"),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("mean"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        filled = dict(construction.roles)
        mean, parts = printed(filled["mean"][0]), [printed(part) for part in filled["parts"]]
        known = [part for part in parts if part is not None]
        if mean is None or len(known) < len(parts) or len(known) < 2:
            return
        ends = {
            name: Term(operand_text(pick(filled["parts"], key=_size)), reduce(bound, known))
            for name, pick, bound in (("lowest", min, iv.minimum), ("highest", max, iv.maximum))
        }
        yield Binding(self.name, filled, ends, (), doubts(*filled["mean"], *filled["parts"]), ())


def _size(operand: Operand) -> Decimal:
    return min(stated(operand), default=Decimal(0))
