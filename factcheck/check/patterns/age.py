"""Pattern `age`: a number of years and the dates between which they run."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Construction, Extraction, Operand


class Age:
    """ "born in 1922, died in 2010 aged 94", "50 years ago, in 1974".

    An age is the number of completed years, so that `lifetime` is exact where both days are known and has two values where only the years
    are. `elapsed` is looser by a year on both sides, by two for round numbers; `days`
    are days, weeks or months with the room of one. Without `end` the years run to the day of publication.
    """

    name = "age"
    doc = "A number of years, or an age, and the dates between which it runs."
    roles: tuple[Role, ...] = (
        Role("age", "the age or the number of years as stated"),
        Role("start", "the words that date the birth or the beginning"),
        Role("end", "the words that date the end", optional=True),
    )
    computed: tuple[Role, ...] = (
        Role("lifetime", "the completed years of a life between the two", optional=True),
        Role("elapsed", "the years between the two, where something else than a life is counted", optional=True),
        Role("days", "the days, weeks or months between the two, in the unit of the number", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("age"):
            yield self._binding(construction)

    def _binding(self, construction: Construction) -> Binding:
        names = {role.name for role in self.computed}
        roles: dict[str, tuple[Operand, ...]] = {name: what for name, what in construction.roles if name not in names}
        return Binding(self.name, roles, {name: what[0] for name, what in construction.roles if name in names})
