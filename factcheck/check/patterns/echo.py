"""Pattern `echo`: one printed figure in two places of a text, under two descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction, Operand, Relation, Term
from factcheck.scope import measures

_TELLING = 3  # significant digits: below, two figures come out alike by chance
_OPEN = ("forecast", "target", "estimate", "claim")


class Echo:
    """ "25,400 attacks" here and "25,400 killed" there; "will rise to 4,350" in the text and "4,350" as a fact in its headline.

    Only figures that two things hardly share by chance are bound, each with the next one alike. What sets the two descriptions apart is
    bound as 1: `kind` (events and people, or people of whom different things are said), `status` (a forecast, target, estimate or claim and
    a bare count), `source` (attributed in the text and bare in the headline).
    """

    name = "echo"
    doc = "One figure in two places of a text, under two descriptions."
    roles: tuple[Role, ...] = (
        Role("first", "the figure where it stands first"),
        Role("again", "the same figure further on"),
    )
    computed: tuple[Role, ...] = (
        Role("kind", "1 where the two count different things", optional=True),
        Role("status", "1 where one is a forecast, target, estimate or claim and the other a bare count", optional=True),
        Role("source", "1 where the headline gives as a fact what the text says with a source", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each telling figure and the next one alike that is described otherwise."""
        rows: dict[tuple[object, ...], list[Claim]] = {}
        for claim in extraction.claims:
            if _telling(claim):
                unit = claim.quantity.unit
                rows.setdefault((unit.name if unit is not None else None, claim.quantity.stated), []).append(claim)
        for row in rows.values():
            for first, again in pairwise(row):
                apart = {name: Term("1", iv.exact(1)) for name in _apart(first, again)}
                if apart and first.sentence.index != again.sentence.index:
                    computed: dict[str, Operand] = dict(apart)
                    yield Binding(self.name, {"first": (first,), "again": (again,)}, computed, (), quotations((first, again)), ())


def _telling(claim: Claim) -> bool:
    if claim.quantity.form != "digits" or len(claim.quantity.stated) != 1:
        return False
    digits = "".join(map(str, claim.quantity.stated[0].normalize().as_tuple().digits))
    return len(digits) >= _TELLING


def _apart(first: Claim, again: Claim) -> Iterator[str]:
    if _other_kind(first, again):
        yield "kind"
    elif (first.status in _OPEN) != (again.status in _OPEN):
        yield "status"
    titled = [claim for claim in (first, again) if claim.sentence.role == "headline"]
    told = [claim for claim in (first, again) if claim.sentence.role != "headline"]
    if titled and told and titled[0].attribution.value is None and told[0].attribution.value is not None:
        yield "source"


def _other_kind(first: Claim, again: Claim) -> bool:
    """Whether the two count things of which one is no part of the other: attacks and dead, dead and wounded."""
    one, other = (measures.canonical(claim.measure.value or "") for claim in (first, again))
    known = measures.measures()
    if one not in known or other not in known or measures.relation(one, other) is not Relation.DISJOINT:
        return False
    return likeness.counts_people(first) or likeness.counts_people(again)
