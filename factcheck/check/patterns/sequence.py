"""Pattern `sequence`: two days of which the first must not be the later one."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction


class DaySequence:
    """ "from 12 March to 3 March", a death before the birth: both are days as ordinals."""

    name = "sequence"
    doc = "Two days in the order that the text gives them."
    roles: tuple[Role, ...] = (Role("first", "the day that comes first"), Role("second", "the day that comes after it"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("sequence"):
            yield Binding(self.name, dict(construction.roles), {})
