"""Pattern `composition`: shares of one whole, each part of which is counted once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import term
from factcheck.model import Binding, Claim, Construction, Extraction, Operand, Term

_HUNDRED = Decimal(100)
_SLACK = Decimal(1)


class Composition:
    """ "46% chose Lee, 38% Ray and 21% Fox".

    Shares in whole points may make a hundred give or take half a point each, and never less than a point: where they are printed more
    finely, `most` and `least` stand so far from a hundred that this point is reached. `complete` is bound only where nothing is left out.
    """

    name = "composition"
    doc = "Shares of one whole, each part of which is counted once."
    roles: tuple[Role, ...] = (Role("shares", "the shares, in percent", many=True),)
    computed: tuple[Role, ...] = (
        Role("most", "the most that they may make"),
        Role("least", "the least that they may make, where they are complete"),
        Role("complete", "1 where the text says that nothing is left out", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("composition"):
            yield self._binding(construction)

    def _binding(self, construction: Construction) -> Binding:
        shares = dict(construction.roles)["shares"]
        steps = [share.quantity.step or Decimal(0) for share in shares if isinstance(share, Claim)]
        room = max(Decimal(0), _SLACK - sum(steps, Decimal(0)) / Decimal(2))
        computed: dict[str, Operand] = {
            "most": term(iv.exact(_HUNDRED + room), "%"),
            "least": term(iv.exact(_HUNDRED - room), "%"),
        }
        if construction.complete:
            computed["complete"] = Term("complete", iv.exact(1))
        return Binding(self.name, {"shares": shares}, computed)
