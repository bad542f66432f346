"""Pattern `magnitude`: a figure and the known size of what it measures."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction


class Magnitude:
    """ "India has a population of 1.4 million".

    `least` and `most` leave room for other years, definitions and forecasts; `slip` is bound only where the figure would be right once
    it is multiplied or divided by a thousand or a million.
    """

    name = "magnitude"
    doc = "A figure and the size that is known for what it measures."
    roles: tuple[Role, ...] = (Role("figure", "the figure"),)
    computed: tuple[Role, ...] = (
        Role("least", "the least that it can be"),
        Role("most", "the most that it can be"),
        Role("known", "the known size, as a sentence"),
        Role("slip", "the factor by which it would be right", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("magnitude"):
            roles = {name: what for name, what in construction.roles if name == "figure"}
            yield Binding(self.name, roles, {name: what[0] for name, what in construction.roles if name != "figure"})
