"""Pattern `subset`: a figure and another one that includes it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check.gate import Gate, compare_listed
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import evidence, pairs_of, unique_doubts, unique_notes
from factcheck.model import Binding, Claim, Extraction


class Subset:
    """A part and its whole.

    A part is a claim whose place or period lies strictly inside the whole's while the other of the two is equal, inside or unknown on
    both sides; or whose measure does (killed within casualties) in the same scope; or one that the text calls a part ("40 of those",
    "including 12 children", a list behind a total).
    """

    name = "subset"
    doc = "A figure and a wider one that includes it."
    roles: tuple[Role, ...] = (
        Role("part", "the figure for the narrower place, period or group"),
        Role("whole", "the figure that includes it"),
        Role("others", "further parts of the same whole that overlap neither with the part nor with each other", many=True, optional=True),
    )
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each part of each whole, wholes in text order."""
        pairs = pairs_of(extraction)
        listed, turned = _listed(extraction), _wholes(extraction)
        for whole in pairs.claims:
            parts = [(part, gate) for part, gate in pairs.parts(whole) if (part.id, whole.id) not in turned]
            gates = {part.id: gate for part, gate in parts}
            distinct = pairs.distinct([part for part, _ in parts])
            for part, found in parts:
                others = pairs.without_overlap(distinct, (part,))
                yield self._binding(part, whole, others, found, gates)
            for part in listed.get(whole.id, ()):
                gate = compare_listed(part, whole)
                if gate is not None and part.id not in gates:
                    yield self._binding(part, whole, [], gate, {})

    def _binding(self, part: Claim, whole: Claim, others: list[Claim], gate: Gate, gates: dict[str, Gate]) -> Binding:
        involved = [gate, *(gates[other.id] for other in others)]
        roles = {"part": (part,), "whole": (whole,)} | ({"others": tuple(others)} if others else {})
        marks = evidence([(gate, "part", "whole")])
        return Binding(self.name, roles, {}, marks, unique_doubts(involved), unique_notes(involved))


def _listed(extraction: Extraction) -> dict[str, list[Claim]]:
    """The parts that the text lists behind a total, by the id of the total."""
    found: dict[str, list[Claim]] = {}
    for construction in extraction.of_kind("total"):
        roles = dict(construction.roles)
        for total in roles.get("total", ()):
            parts = [part for part in roles.get("parts", ()) if isinstance(part, Claim)]
            if isinstance(total, Claim):
                found.setdefault(total.id, []).extend(parts)
    return found


def _wholes(extraction: Extraction) -> set[tuple[str, str]]:
    """Pairs of claims, whole and part, of which the text says that the second is a share of the first: no part of it then."""
    found: set[tuple[str, str]] = set()
    for construction in extraction.of_kind("share"):
        roles = dict(construction.roles)
        for part in roles.get("part", ()):
            found.update((whole.id, part.id) for whole in roles["whole"] if isinstance(whole, Claim) and isinstance(part, Claim))
    return found
