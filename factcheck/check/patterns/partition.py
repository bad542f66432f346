"""Pattern `partition`: a figure and all the parts that make it up."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.comparison import relations, scope_of
from factcheck.check.gate import Gate, compare_listed, is_part, linked
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import Pairs, evidence, pairs_of, unique_doubts, unique_notes
from factcheck.model import Binding, Claim, Extraction, Relation
from factcheck.scope import periods, places

_ALIKE = (None, Relation.EQUAL, Relation.UNKNOWN)


class Partition:
    """A whole and parts without overlap that make it up entirely.

    The parts are complete because their places, or their periods, unite to the whole's; or because the text declares their list
    complete; or because it declares the whole to be their sum ("in all, 40").
    """

    name = "partition"
    doc = "A figure and the complete list of its parts, which do not overlap."
    roles: tuple[Role, ...] = (
        Role("whole", "the figure for everything"),
        Role("parts", "two or more figures that make it up", many=True),
    )
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """At most one binding by place, one by period and one by the text's own words for each whole, wholes in text order."""
        pairs = pairs_of(extraction)
        declared = _declared(extraction)
        for whole in pairs.claims:
            candidates = [(part, gate) for part, gate in pairs.parts(whole) if _divides(part, whole)]
            for dimension in ("place", "period"):
                chosen = _chosen(pairs, whole, candidates, dimension)
                if chosen:
                    yield self._binding(whole, chosen)
            summed = [claim for link in whole.links if link.kind == "all" and (claim := pairs.get(link.to)) is not None]
            for parts in (*declared.get(whole.id, ()), *([summed] if len(summed) > 1 else ())):
                gates = [compare_listed(part, whole) for part in parts]
                if None not in gates:
                    yield self._binding(whole, [(part, gate) for part, gate in zip(parts, gates, strict=True) if gate is not None])

    def _binding(self, whole: Claim, parts: list[tuple[Claim, Gate]]) -> Binding:
        gates = [gate for _, gate in parts]
        marks = evidence([(gate, "parts", "whole") for gate in gates])[:3]
        roles = {"whole": (whole,), "parts": tuple(part for part, _ in parts)}
        return Binding(self.name, roles, {}, marks, unique_doubts(gates), unique_notes(gates))


def _divides(part: Claim, whole: Claim) -> bool:
    """Whether the part counts all that the whole counts, and not a narrower kind of it ("30 leaders" of "44 killed")."""
    if is_part(part) and not linked(part, whole, "part-of"):
        return False
    found = relations(scope_of(part), scope_of(whole))
    return found["measure"] is Relation.EQUAL and found["target"] in _ALIKE and likeness.counted_relation(part, whole) is Relation.EQUAL


def _chosen(pairs: Pairs, whole: Claim, candidates: list[tuple[Claim, Gate]], dimension: str) -> list[tuple[Claim, Gate]]:
    """The nearest part for each place (or period) inside the whole's, if together they make up the whole; otherwise nothing."""
    taken = whole.place.span is not None and any(part.place.span == whole.place.span for part, _ in candidates)
    if dimension == "place" and taken:
        return []  # the whole has its place from the parts listed with it, which then cannot show that they are all
    other = "period" if dimension == "place" else "place"
    nearest: dict[object, tuple[Claim, Gate]] = {}
    for part, gate in sorted(candidates, key=lambda row: abs(row[0].at.start - whole.at.start)):
        found = relations(scope_of(part), scope_of(whole))
        if found[dimension] is Relation.INSIDE and found[other] in _ALIKE:
            nearest.setdefault(getattr(part, dimension).value, (part, gate))
    rows = sorted(nearest.values(), key=lambda row: row[0].at.start)
    disjoint = {claim.id for claim in pairs.without_overlap((part for part, _ in rows), ())}
    rows = [row for row in rows if row[0].id in disjoint]
    return rows if len(rows) > 1 and _unite([part for part, _ in rows], whole, dimension) else []


def _unite(parts: list[Claim], whole: Claim, dimension: str) -> bool:
    if dimension == "period":
        spans = [part.period.value for part in parts if part.period.value is not None]
        return whole.period.value is not None and len(spans) == len(parts) and periods.union_is(spans, whole.period.value) is True
    sets = [part.place.value for part in parts if part.place.value is not None]
    return whole.place.value is not None and len(sets) == len(parts) and places.union_is(sets, whole.place.value) is True


def _declared(extraction: Extraction) -> dict[str, list[list[Claim]]]:
    """The complete lists of parts that the text itself gives, by the id of their total."""
    found: dict[str, list[list[Claim]]] = {}
    for construction in extraction.of_kind("total"):
        roles = dict(construction.roles)
        total, parts = roles.get("total", ()), roles.get("parts", ())
        if not construction.complete or len(total) != 1 or len(parts) < 2:
            continue
        claims = [part for part in parts if isinstance(part, Claim)]
        if isinstance(total[0], Claim) and len(claims) == len(parts):
            found.setdefault(total[0].id, []).append(claims)
    return found
