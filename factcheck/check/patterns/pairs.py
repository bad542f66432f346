"""Which claims are worth showing to the gate: those of one kind that stand near each other, so that cost stays linear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.check.comparison import Want
from factcheck.check.gate import Gate, apart, compare
from factcheck.model import Claim, Doubt, Evidence, Extraction
from factcheck.scope import measures

WINDOW = 24


class Pairs:
    """The claims of a document by kind (unit and widest measure), in text order, and by id."""

    def __init__(self, extraction: Extraction) -> None:
        self.claims = tuple(claim for claim in extraction.claims if claim.quantity.form != "implied")
        self._kinds: dict[tuple[str | None, str], list[Claim]] = {}
        self._places: dict[str, int] = {}
        self._by_id = {claim.id: claim for claim in self.claims}
        self._linked: dict[str, list[Claim]] = {}
        for claim in self.claims:
            row = self._kinds.setdefault(_kind(claim), [])
            self._places[claim.id] = len(row)
            row.append(claim)
            for link in claim.links:
                if link.kind == "part-of" and link.to in self._by_id:
                    self._linked.setdefault(link.to, []).append(claim)

    def near(self, claim: Claim) -> Sequence[Claim]:
        """The claims of the same kind within reach, before and behind, without the claim itself."""
        row, at = self._kinds[_kind(claim)], self._places[claim.id]
        return (*row[max(0, at - WINDOW) : at], *row[at + 1 : at + 1 + WINDOW])

    def parts(self, whole: Claim) -> list[tuple[Claim, Gate]]:
        """The claims that the gate accepts as parts of `whole`, in text order."""
        candidates = {claim.id: claim for claim in (*self.near(whole), *self._linked.get(whole.id, ()))}
        ordered = sorted(candidates.values(), key=lambda claim: claim.at.start)
        gated = ((claim, compare(claim, whole, Want.PART)) for claim in ordered)
        return [(claim, gate) for claim, gate in gated if gate is not None]

    def get(self, claim_id: str | None) -> Claim | None:
        """The claim of that id."""
        return self._by_id.get(claim_id or "")


def _kind(claim: Claim) -> tuple[str | None, str]:
    unit, measure = claim.quantity.unit, measures.canonical(claim.measure.value or "")
    widest = measures.ancestors(measure)[-1:] or (measure,)
    return (unit.name if unit else None), widest[0]


def without_overlap(claims: Iterable[Claim], start: Sequence[Claim]) -> list[Claim]:
    """Those of `claims`, in order, that overlap neither with `start` nor with each other."""
    chosen: list[Claim] = []
    for claim in claims:
        if all(apart(claim, other) for other in (*start, *chosen)):
            chosen.append(claim)
    return chosen


def unique_doubts(gates: Iterable[Gate]) -> tuple[Doubt, ...]:
    """The doubts of all gates, each once."""
    return tuple(dict.fromkeys(doubt for gate in gates for doubt in gate.doubts))


def unique_notes(gates: Iterable[Gate]) -> tuple[str, ...]:
    """The notes of all gates, each once."""
    return tuple(dict.fromkeys(note for gate in gates for note in gate.notes))


def evidence(found: Iterable[tuple[Gate, str, str]]) -> tuple[Evidence, ...]:
    """The scope words of gates, each once, under the roles of the gate's two claims."""
    rows = (Evidence(first if side == "a" else second, span) for gate, first, second in found for side, span in gate.evidence)
    return tuple(dict.fromkeys(rows))
