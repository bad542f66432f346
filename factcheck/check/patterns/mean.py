"""Pattern `mean`: an average and all the figures that it is taken of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, term
from factcheck.check.values import printed
from factcheck.model import Binding, Construction, Extraction


class Mean:
    """However it is weighted, an average lies between the lowest and the highest of its parts."""

    name = "mean"
    doc = "An average, or the rate of a whole, and the figures of all its parts."
    roles: tuple[Role, ...] = (
        Role("mean", "the average as stated"),
        Role("parts", "the figures that it is taken of", many=True),
    )
    computed: tuple[Role, ...] = (
        Role("lowest", "the lowest of the parts"),
        Role("highest", "the highest of the parts"),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind."""
        for construction in extraction.constructions:
            if construction.kind == "mean":
                yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        filled = dict(construction.roles)
        mean, parts = printed(filled["mean"][0]), [printed(part) for part in filled["parts"]]
        known = [part for part in parts if part is not None]
        if mean is None or len(known) < len(parts) or len(known) < 2:
            return
        ends = {"lowest": term(reduce(iv.minimum, known)), "highest": term(reduce(iv.maximum, known))}
        yield Binding(self.name, filled, ends, (), doubts(*filled["mean"], *filled["parts"]), ())
