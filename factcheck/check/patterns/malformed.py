"""Pattern `malformed`: figures that are not printed as numbers are."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction


class Malformed:
    """ "6,5000,000", "$1.2.5bn", "4.5% per 100,000", "$3m million".

    Each binding has one of the worked-out values, the fault: how many there are of what a number has one of.
    """

    name = "malformed"
    doc = "A figure that is not well formed."
    roles: tuple[Role, ...] = (Role("figure", "the figure as printed"),)
    computed: tuple[Role, ...] = (
        Role("grouping", "ways in which its digits are grouped", optional=True),
        Role("points", "its decimal points", optional=True),
        Role("bases", "the bases it is printed on: a hundred, and so many more", optional=True),
        Role("scales", "its scale words", optional=True),
        Role("ends", "the scales of the two ends of a range", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        names = {role.name for role in self.computed}
        for construction in extraction.of_kind("malformed"):
            roles = {name: what for name, what in construction.roles if name not in names}
            yield Binding(self.name, roles, {name: what[0] for name, what in construction.roles if name in names})
