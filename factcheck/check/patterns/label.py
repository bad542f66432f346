"""Pattern `label`: a headline that puts the text's figure under a narrower word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck import interval
from factcheck.check import likeness
from factcheck.check.comparison import scope_of
from factcheck.check.gate import linked, same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction, Relation
from factcheck.scope import measures, periods, places

_LEAD = 24  # claims of the body that a headline may sum up


class Label:
    """ "640 killed" above "640 people were killed or seriously injured": one figure, and a narrower word for it in the headline.

    The headline's word is narrower by measure (killed, of killed or injured), by outcome (convicted, of charged) or by the kind of people
    (civilians, of people). Nothing in the body may give the headline's figure for the narrower word, alone or as a sum. `own` is what the
    body does give for it; by outcome or kind nothing is bound without it, since "all of them were civilians" needs no second figure.
    """

    name = "label"
    doc = "A figure of the text that the headline gives for something narrower."
    roles: tuple[Role, ...] = (
        Role("headline", "the figure in the headline, for the narrower thing"),
        Role("body", "the same figure in the text, for the wider thing"),
        Role("own", "the text's own figure for the narrower thing", optional=True),
    )
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """At most one binding for each figure of the headline."""
        titles = [claim for claim in extraction.claims if claim.sentence.role == "headline" and _counts(claim)]
        body = [claim for claim in extraction.claims if claim.sentence.role != "headline" and _counts(claim)] if titles else []
        for title in titles:
            binding = self._narrowed(title, body[:_LEAD])
            if binding is not None:
                yield binding

    def _narrowed(self, title: Claim, body: Sequence[Claim]) -> Binding | None:
        alike = [claim for claim in body if same_unit(title, claim) and _no_difference(title, claim)]
        own = [claim for claim in alike if _narrow(title, claim) and not any(link.kind in ("earlier", "other") for link in claim.links)]
        supported = [claim.quantity.value for claim in alike if _narrow(title, claim)]
        sums = (interval.total(few) for size in (1, 2, 3) for few in combinations(supported, size))
        if any(interval.meets(interval.soft(total), interval.soft(title.quantity.value)) for total in sums):
            return None
        for claim in alike:
            by = _wider(title, claim)
            if by is None or claim.quantity.stated != title.quantity.stated or claim.links:
                continue
            shown = [other for other in own if other.id != claim.id and _below(other, claim)][:1]
            if by == "measure" or shown:
                roles = {"headline": (title,), "body": (claim,)} | ({"own": tuple(shown)} if shown else {})
                return Binding(self.name, roles, {}, (), quotations((title, claim)), ())
        return None


def _counts(claim: Claim) -> bool:
    return claim.quantity.form in ("digits", "words") and claim.direction is None and claim.quantity.unit is None


def _no_difference(title: Claim, claim: Claim) -> bool:
    """A headline leaves slots out; a place or a period that it does name must not be a different one."""
    a, b = scope_of(title), scope_of(claim)
    if a.place is not None and b.place is not None and places.relation(a.place, b.place) is Relation.DISJOINT:
        return False
    return a.period is None or b.period is None or periods.relation(a.period, b.period) is not Relation.DISJOINT


def _narrow(title: Claim, claim: Claim) -> bool:
    """Whether a figure of the body counts what the headline's words count."""
    measure = measures.relation(claim.measure.value or "", title.measure.value or "")
    people = likeness.kind_of(title)
    kind = likeness.kind_of(claim)
    if people not in (None, "anyone"):
        return kind == people and measure in (Relation.EQUAL, Relation.INSIDE, Relation.DISJOINT)
    return measure in (Relation.EQUAL, Relation.INSIDE)


def _wider(title: Claim, claim: Claim) -> str | None:
    """By what a figure of the body counts more than the headline says: measure, outcome, kind, or None."""
    first, second = title.measure.value or "", claim.measure.value or ""
    kinds = likeness.counted_relation(title, claim)
    if measures.relation(first, second) is Relation.INSIDE and kinds in (Relation.EQUAL, Relation.INSIDE, Relation.UNKNOWN):
        return "measure"
    if measures.later(first, second) and kinds in (Relation.EQUAL, Relation.INSIDE):
        return "outcome"
    narrow = likeness.kind_of(title) not in (None, "anyone") and likeness.kind_of(claim) == "anyone"
    return "kind" if narrow and measures.relation(first, second) is Relation.EQUAL else None


def _below(own: Claim, wide: Claim) -> bool:
    """Whether the body's figure for the narrower thing lies wholly below the wider one, so that the two cannot be one."""
    top, bottom = own.quantity.value.high, wide.quantity.value.low
    return linked(own, wide, "part-of") or (top is not None and bottom is not None and top < bottom)
