"""Which claims are worth showing to the gate, and what it said: worked out once for a document, for all patterns together.

Claims of one kind that stand near each other are compared, so that cost stays linear in the text. Most of these pairs fail for their
scopes alone, and a document has few different scopes; what the gate says of two scopes is therefore kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.check.comparison import Scope, Want, holds, one_event, scope_of
from factcheck.check.gate import Gate, apart, compare
from factcheck.model import Claim, Doubt, Evidence, Extraction
from factcheck.scope import measures

WINDOW = 24


class Pairs:
    """The claims of a document by kind (unit and widest measure), in text order, and by id, with the gate's answers about them."""

    def __init__(self, extraction: Extraction) -> None:
        self.claims = tuple(claim for claim in extraction.claims if claim.quantity.form != "implied" and not _is_share(claim))
        self._kinds: dict[tuple[str | None, str], list[Claim]] = {}
        self._rows: dict[str, tuple[list[Claim], int]] = {}
        self._by_id = {claim.id: claim for claim in self.claims}
        self._linked: dict[str, list[Claim]] = {}
        for claim in self.claims:
            row = self._kinds.setdefault(_kind(claim), [])
            self._rows[claim.id] = (row, len(row))
            row.append(claim)
            for link in claim.links:
                if link.kind == "part-of" and link.to in self._by_id:
                    self._linked.setdefault(link.to, []).append(claim)
        scopes: dict[Scope, int] = {}
        self._scopes = {claim.id: scopes.setdefault(scope_of(claim), len(scopes)) for claim in self.claims}
        self._open: dict[tuple[int, int, Want, bool | None], bool] = {}
        self._disjoint: dict[tuple[int, int], bool] = {}
        self._parts: dict[str, list[tuple[Claim, Gate]]] = {}

    def near(self, claim: Claim) -> Sequence[Claim]:
        """The claims of the same kind within reach, before and behind, without the claim itself."""
        row, at = self._rows[claim.id]
        return (*row[max(0, at - WINDOW) : at], *row[at + 1 : at + 1 + WINDOW])

    def before(self, claim: Claim) -> Sequence[Claim]:
        """The earlier claims of the same kind within reach, in text order."""
        row, at = self._rows[claim.id]
        return [other for other in row[max(0, at - WINDOW) : at] if other.at.start < claim.at.start]

    def parts(self, whole: Claim) -> list[tuple[Claim, Gate]]:
        """The claims that the gate accepts as parts of `whole`, in text order. Callers must not change the list."""
        if whole.id not in self._parts:
            candidates = self.near(whole)
            if whole.id in self._linked:
                together = {claim.id: claim for claim in (*candidates, *self._linked[whole.id])}
                candidates = sorted(together.values(), key=lambda claim: claim.at.start)
            gated = ((claim, self.gate(claim, whole, Want.PART)) for claim in candidates)
            self._parts[whole.id] = [(claim, gate) for claim, gate in gated if gate is not None]
        return self._parts[whole.id]

    def gate(self, a: Claim, b: Claim, want: Want) -> Gate | None:
        """What `compare` says of two claims, without asking it where their scopes alone rule the pair out."""
        if not (a.links or b.links) and not self._may(a, b, want):
            return None
        return compare(a, b, want)

    def _may(self, a: Claim, b: Claim, want: Want) -> bool:
        """Whether the scopes of two claims without links allow the comparison."""
        event = one_event(a.event, b.event)
        key = (self._scopes[a.id], self._scopes[b.id], want, event)
        if key not in self._open:
            self._open[key] = holds(scope_of(a), scope_of(b), want, event) is not None
        return self._open[key]

    def distinct(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """The first claim of each scope: of several with one scope, `without_overlap` can choose none but the first.

        All claims where one of them has links, since the text may then call two of one scope different things.
        """
        if any(claim.links for claim in claims):
            return claims
        firsts: dict[int, Claim] = {}
        for claim in claims:
            firsts.setdefault(self._scopes[claim.id], claim)
        return list(firsts.values())

    def without_overlap(self, claims: Iterable[Claim], start: Sequence[Claim]) -> list[Claim]:
        """Those of `claims`, in order, that overlap neither with `start` nor with each other."""
        chosen: list[Claim] = []
        for claim in claims:
            if all(self._apart(claim, other) for other in (*start, *chosen)):
                chosen.append(claim)
        return chosen

    def _apart(self, a: Claim, b: Claim) -> bool:
        if a.links or b.links or a.id == b.id:
            return apart(a, b)
        key = (self._scopes[a.id], self._scopes[b.id])
        if key not in self._disjoint:
            self._disjoint[key] = apart(a, b)
        return self._disjoint[key]

    def get(self, claim_id: str | None) -> Claim | None:
        """The claim of that id."""
        return self._by_id.get(claim_id or "")


_last: tuple[Extraction, Pairs] | None = None


def pairs_of(extraction: Extraction) -> Pairs:
    """The pairs of a document, the same for every pattern that asks; those of the last document alone are kept."""
    global _last  # noqa: PLW0603  (patterns take an extraction and nothing else)
    kept = _last
    if kept is None or kept[0] is not extraction:
        kept = _last = (extraction, Pairs(extraction))
    return kept[1]


def forget() -> None:
    """Drop what is kept of the last document."""
    global _last  # noqa: PLW0603
    _last = None


def _is_share(claim: Claim) -> bool:
    """Whether a figure is a fraction of something: "a third of the seats" are no seats."""
    return claim.quantity.form == "fraction" and claim.quantity.unit is None and max(claim.quantity.stated) <= 1


def _kind(claim: Claim) -> tuple[str | None, str]:
    unit, measure = claim.quantity.unit, measures.canonical(claim.measure.value or "")
    widest = measures.ancestors(measure)[-1:] or (measure,)
    return (unit.name if unit else None), widest[0]


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
