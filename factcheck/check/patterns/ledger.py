"""Pattern `ledger`: a stock, what was added to it and taken from it, and its new level."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check.gate import same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations, term
from factcheck.model import Binding, Claim, Extraction


class Ledger:
    """ "had 5,000 troops, sent 1,200 and withdrew 800, leaving 5,400"."""

    name = "ledger"
    doc = "A stock before and after, with what was added to it and what was taken from it."
    roles: tuple[Role, ...] = (
        Role("before", "the figure at the start"),
        Role("joined", "what was added", many=True, optional=True),
        Role("left", "what was taken away", many=True, optional=True),
        Role("after", "the figure at the end"),
    )
    computed: tuple[Role, ...] = (Role("expected", "the figure at the start with what was added and without what was taken away"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind(self.name):
            roles = {name: operands for name, operands in construction.roles if operands}
            claims = [operand for operands in roles.values() for operand in operands if isinstance(operand, Claim)]
            if any(not same_unit(claim, claims[0]) for claim in claims):
                continue
            values = {name: [claim.quantity.value for claim in operands if isinstance(claim, Claim)] for name, operands in roles.items()}
            expected = iv.total((*values["before"], *values.get("joined", ())))
            if "left" in values:
                expected = iv.subtract(expected, iv.total(values["left"]))
            yield Binding(self.name, roles, {"expected": term(expected)}, (), quotations(claims), ())
