"""Pattern `bounds`: a figure and the bounds that nothing of its kind can pass."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.pattern import Role
from factcheck.model import Binding, Extraction


class Bounds:
    """ "112% of the voters", "fell by 130%", "a probability of 1.4".

    Each binding has the two bounds of one kind, so that a rule for falls never sees a share. Growth, index levels, use of capacity, debt
    ratios and the like have no bounds and are not bound.
    """

    name = "bounds"
    doc = "A figure and the bounds of its kind."
    roles: tuple[Role, ...] = (Role("figure", "the figure"),)
    computed: tuple[Role, ...] = tuple(
        Role(f"{kind}_{end}", f"the {end} that {what} can be", optional=True)
        for kind, what in (("share", "a share"), ("fall", "a fall in percent"), ("probability", "a probability"))
        for end in ("least", "most")
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.of_kind("bounds"):
            roles = {name: what for name, what in construction.roles if name == "figure"}
            yield Binding(self.name, roles, {name: what[0] for name, what in construction.roles if name != "figure"})
