"""Pattern `balance`: a figure, what became of some of those it counts, and what is left of them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.gate import same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction


class Balance:
    """ "seized 240 people, freed 105, 35 died; the remaining 100 are held".

    `rest` is bound only where the text says that the last figure is all that is left ("the remaining", "the other", "leaving"); one that is
    "still" there is a part like the others.
    """

    name = "balance"
    doc = "A figure, what became of parts of it, and what is left of it."
    roles: tuple[Role, ...] = (
        Role("whole", "the figure at the start"),
        Role("parts", "the figures for what became of them, of which each excludes the others", many=True),
        Role("rest", "the figure for all who are left, where the text calls it that", optional=True),
    )
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind(self.name):
            roles = dict(construction.roles)
            claims = [operand for operands in roles.values() for operand in operands if isinstance(operand, Claim)]
            if any(not same_unit(claim, claims[0]) for claim in claims):
                continue
            yield Binding(self.name, roles, {}, (), quotations(claims), ())
