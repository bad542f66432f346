"""Pattern `restatement`: one figure given twice in the body of a text."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.comparison import Want
from factcheck.check.gate import linked
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import evidence, pairs_of
from factcheck.model import Binding, Claim, Extraction


class Restatement:
    """The same count for the same scope, stated in two sentences.

    Measure, place, period, actor, target and source are equal, and either one event is told of or a place and a period of a week or more
    are known for both. A sentence that sets its figure against another one ("initially", "another", "compared with") takes no part.
    """

    name = "restatement"
    doc = "The same figure for the same scope, stated twice."
    roles: tuple[Role, ...] = (Role("first", "the figure as first stated"), Role("second", "the figure as stated again"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Pairs in text order; a claim is compared with the nearest earlier one of its scope only."""
        pairs = pairs_of(extraction)
        for second in pairs.claims:
            for first in reversed(pairs.before(second)):
                gate = pairs.gate(first, second, Want.SAME) if _may_restate(first, second) else None
                if gate is not None:
                    marks = evidence([(gate, "first", "second")])
                    yield Binding(self.name, {"first": (first,), "second": (second,)}, {}, marks, gate.doubts, gate.notes)
                    break


def _may_restate(first: Claim, second: Claim) -> bool:
    if linked(first, second, "same"):
        return True
    own = first.links or second.links or first.sentence.index == second.sentence.index
    titled = "headline" in (first.sentence.role, second.sentence.role)
    return not (own or titled or likeness.in_sentence(first, "withdrawn") or likeness.in_sentence(second, "withdrawn"))
