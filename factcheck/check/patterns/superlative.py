"""Pattern `superlative`: a figure that the text calls the highest or the lowest, and another one of the text that beats it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.comparison import relations, scope_of
from factcheck.check.gate import same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.pairs import WINDOW
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction, Operand, Relation, Term

_ALIKE = (None, Relation.EQUAL)


class Superlative:
    """ "the highest in the country, 4.1%" and, further on, "5.2%" of the same place.

    Bound with each other figure of the same measure or words, unit, noun and place nearby. The scope of a superlative ("since 2010",
    "outside the capital") is not read, so that a rule can only ask.
    """

    name = "superlative"
    doc = "A figure called the highest or lowest, and another one of the same kind."
    roles: tuple[Role, ...] = (
        Role("extreme", "the figure that is called the highest or the lowest"),
        Role("other", "another figure of the same kind"),
    )
    computed: tuple[Role, ...] = (Role("up", "1 where it is called the highest, 0 where it is called the lowest"),)

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each such figure and each comparable one near it, in text order."""
        claims = [claim for claim in extraction.claims if claim.quantity.form in ("digits", "words")]
        for at, claim in enumerate(claims):
            ways = [way for way in ("up", "down") if likeness.near(claim, f"superlatives-{way}")]
            if len(ways) != 1 or claim.direction is not None:
                continue
            computed: dict[str, Operand] = {"up": Term(ways[0], iv.exact(int(ways[0] == "up")))}
            for other in claims[max(0, at - WINDOW) : at + WINDOW]:
                if other.sentence.index != claim.sentence.index and _of_kind(claim, other):
                    yield Binding(self.name, {"extreme": (claim,), "other": (other,)}, computed, (), quotations((claim, other)), ())


def _of_kind(claim: Claim, other: Claim) -> bool:
    if claim.id == other.id or not same_unit(claim, other) or other.direction is not None or claim.status != other.status:
        return False
    found = relations(scope_of(claim), scope_of(other))
    if claim.measure.value is None or other.measure.value is None:
        return claim.measure.value == other.measure.value and bool(claim.about) and set(claim.about) == set(other.about)
    same = found["measure"] is Relation.EQUAL and likeness.counted_relation(claim, other) is Relation.EQUAL
    return same and found["place"] in _ALIKE and not (claim.links or other.links)
