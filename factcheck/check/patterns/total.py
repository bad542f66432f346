"""Pattern `total`: a total and the parts that the text lists behind it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations, term
from factcheck.model import Binding, Claim, Construction, Extraction, Operand, Term


class Total:
    """ "86 dead: 31 in the north, 27 in the south and 28 in the west".

    `complete` is bound, as 1, only where the text declares the list complete; a rule that asks for a sum must mention it in its guard.
    """

    name = "total"
    doc = "A total and the parts that the text lists with it."
    roles: tuple[Role, ...] = (
        Role("total", "the figure for all"),
        Role("parts", "the figures listed", many=True),
    )
    computed: tuple[Role, ...] = (
        Role("listed", "the sum of the parts"),
        Role("complete", "1 where the text declares the list complete", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("total"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        total, parts = roles.get("total", ()), roles.get("parts", ())
        claims = [part for part in parts if isinstance(part, Claim)]
        if len(total) != 1 or len(claims) != len(parts) or not claims:
            return
        computed: dict[str, Operand] = {"listed": term(iv.total(claim.quantity.value for claim in claims))}
        if construction.complete:
            computed["complete"] = Term("complete", iv.exact(1))
        doubts = quotations(claim for claim in (*total, *claims) if isinstance(claim, Claim))
        yield Binding(self.name, {"total": total, "parts": tuple(claims)}, computed, (), doubts, ())
