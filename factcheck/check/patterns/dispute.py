"""Pattern `dispute`: one figure as two sources give it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.gate import compare_sources
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import Pairs
from factcheck.model import Binding, Extraction


class Dispute:
    """ "The ministry put the toll at 19, the rebels at 25": one event or one place and period, and two sources that are both named.

    Two such figures are no contradiction. They are shown side by side, so that an editor sees that the text tells of both.
    """

    name = "dispute"
    doc = "One figure as two sources give it."
    roles: tuple[Role, ...] = (Role("first", "the figure of one source"), Role("second", "the figure of the other"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Pairs in text order; a figure is set against the nearest earlier one of another source."""
        pairs = Pairs(extraction)
        for second in pairs.claims:
            if second.attribution.value is None or second.quantity.form == "vague":
                continue
            for first in reversed([claim for claim in pairs.near(second) if claim.at.start < second.at.start]):
                gate = compare_sources(first, second) if first.quantity.form != "vague" and not likeness.is_difference(first) else None
                if gate is not None:
                    yield Binding(self.name, {"first": (first,), "second": (second,)}, {}, (), gate.doubts, gate.notes)
                    break
