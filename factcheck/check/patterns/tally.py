"""Pattern `tally`: votes or results, and how many there can be."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction, Operand, Term


class Tally:
    """ "passed 52 to 50 in the 100-seat senate", "won 12, drew 4 and lost 6 of their 21 games".

    Members may be absent and draws go unmentioned, so that parts may make less than the whole; `complete` is bound where wins, draws and
    losses are all given.
    """

    name = "tally"
    doc = "Votes or results, and the members or games that there are."
    roles: tuple[Role, ...] = (
        Role("parts", "the votes of each side, or the games won, drawn and lost", many=True),
        Role("whole", "the members or the games"),
    )
    computed: tuple[Role, ...] = (Role("complete", "1 where nothing can be missing", optional=True),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the two kinds."""
        for construction in extraction.of_kind("votes", "record"):
            computed: dict[str, Operand] = {"complete": Term("complete", iv.exact(1))} if construction.complete else {}
            yield Binding(self.name, dict(construction.roles), computed)
