"""Pattern `stretches`: two counts set against each other that were made over stretches of time of different length."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction, Relation, Term
from factcheck.scope import measures, periods
from factcheck.vocabulary import words

_SHORTEST = 6  # days: a shorter period dates one event
_BEFORE = 40  # characters before a figure that can hold the words of a comparison and a hedge
_STEPS = 4  # hedging words between a comparison and its figure


class Stretches:
    """ "40 attacks in the first quarter, against 190 in 2023": two counts of what happens, each over a stretch whose length is known.

    The constructions `change` and `direction` hold only pairs with a step or a way; here any words of comparison will do. Left alone is
    a count of the shorter stretch that is the larger all the same, what stands at a day ("340 shops"), and a sentence that says that it
    compares like with like or that a year is not over.
    """

    name = "stretches"
    doc = "Two counts that a sentence compares, over stretches of time of known length."
    roles: tuple[Role, ...] = (Role("first", "the count"), Role("base", "the count that it is set against"))
    computed: tuple[Role, ...] = (
        Role("shorter", "the days of the shorter stretch"),
        Role("longer", "the days of the longer stretch"),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Each count that stands right behind words of comparison, with the one before it."""
        for first, base in pairwise(claim for claim in extraction.claims if claim.quantity.unit is None):
            if first.sentence is not base.sentence or not (_dated(first) and _dated(base)) or not _set_against(base):
                continue
            if likeness.in_sentence(base, "like-for-like") or not _one_thing(first, base):
                continue
            lengths = sorted(((_days(claim), claim) for claim in (first, base)), key=lambda pair: pair[0])
            (short, brief), (long, whole) = lengths
            if short >= _SHORTEST and brief.quantity.stated[0] < whole.quantity.stated[0]:
                computed = {"shorter": _term(short), "longer": _term(long)}
                yield Binding(self.name, {"first": (first,), "base": (base,)}, computed, (), quotations((first, base)), ())


def _term(days: int) -> Term:
    return Term(f"{days} days", iv.exact(days))


def _dated(claim: Claim) -> bool:
    """Whether a claim is one plain count whose own words say over which days."""
    plain = claim.quantity.form in ("digits", "words") and len(claim.quantity.stated) == 1 and claim.direction is None
    told = claim.period.how == "stated" and claim.status in ("count", "estimate")
    return plain and told and likeness.additive(claim) and bool(_days(claim))


def _days(claim: Claim) -> int:
    period = claim.period.value
    return (periods.days(period) or 0) if period is not None else 0


def _set_against(base: Claim) -> bool:
    start, _ = likeness.offsets(base, base.at.start, base.at.end)
    before = base.sentence.text[max(0, start - _BEFORE) : start].lower().split()
    for end in range(len(before), max(0, len(before) - _STEPS), -1):
        for phrase in _phrases():
            if tuple(before[max(0, end - len(phrase)) : end]) == phrase:
                return True
    return False


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in words("comparability")["set-against"])


def _one_thing(first: Claim, base: Claim) -> bool:
    """Whether both count one thing that happens over time, in one place."""
    if first.measure.value != base.measure.value or likeness.counted_relation(first, base) is not Relation.EQUAL:
        return False
    if first.place.value != base.place.value and None not in (first.place.value or None, base.place.value or None):
        return False
    lists = words("comparability")
    noun = (first.lemma or "").split(" ")[-1].lower()
    happens = noun in lists["occurrences"] or first.action.value in lists["occurring"]
    return happens or measures.is_flow(first.measure.value or "")
