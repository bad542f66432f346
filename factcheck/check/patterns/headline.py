"""Pattern `headline`: a figure of the headline that the body gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from factcheck import interval
from factcheck.check import likeness
from factcheck.check.gate import Gate, compare_headline
from factcheck.check.pattern import Role
from factcheck.check.slipped import shared_words, slipped
from factcheck.model import Binding, Claim, Doubt, Extraction, Relation
from factcheck.vocabulary import words

_LEAD = 24  # claims of the body that a headline may sum up, and more than any headline has
_PLANNED = ("forecast", "target")
_SHARED = 2  # words that a headline and the sentence below it have in common


class Headline:
    """A headline's figure and the body's first figure for the same thing.

    A headline leaves place and period to the text below it, so equal measures and nouns and no difference in any known slot are enough;
    but only if nothing in the body supports the headline: no figure that meets it, and no few figures that add up to it
    ("five dead" above "a grandmother and four of her grandchildren").
    """

    name = "headline"
    doc = "A headline's figure and the body's first figure for the same thing, where nothing in the body supports the headline."
    roles: tuple[Role, ...] = (Role("headline", "the figure of the headline"), Role("body", "the figure of the text below it"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """At most one binding for each figure of the headline."""
        titles = [claim for claim in extraction.claims if claim.sentence.role == "headline" and claim.quantity.form != "implied"]
        body = [claim for claim in extraction.claims if claim.sentence.role != "headline"] if titles else []
        body.sort(key=lambda claim: claim.sentence.role == "caption")
        for title in titles[:_LEAD]:
            claim, gate = told_otherwise(title, body, extraction) or (None, None)
            if claim is not None and gate is not None:
                yield Binding(self.name, {"headline": (title,), "body": (claim,)}, {}, (), gate.doubts, gate.notes)


def told_otherwise(title: Claim, body: Sequence[Claim], extraction: Extraction) -> tuple[Claim, Gate] | None:
    """The first figure of the text for what a headline or a caption tells, if nothing in the text supports theirs."""
    if _supported(title, body, extraction):
        return None
    for claim in body[:_LEAD]:
        gate = _gate(title, claim, body[0].sentence.index)
        if gate is not None:
            return claim, gate
    return None


def _gate(title: Claim, claim: Claim, lead: int) -> Gate | None:
    """A headline tells what is planned in the present tense: "Council cuts 300 jobs" above "will cut" in the first sentence."""
    if claim.links or title.links or claim.quantity.form in ("implied", "vague"):
        return None
    said, lists = likeness.words_of(claim.sentence.text), words("comparability")
    planned = claim.status in _PLANNED and claim.sentence.index == lead and not said.isdisjoint(lists["willed"])
    if not said.isdisjoint(set(lists["withdrawn"]) - set(lists["willed"] if planned else ())):
        return _slip(title, claim)
    return compare_headline(replace(title, status=claim.status) if planned else title, claim) or _slip(title, claim)


def _slip(title: Claim, claim: Claim) -> Gate | None:
    """A headline names parties and tenses in its own way; where only a slip parts the two figures, words in common are enough."""
    counts = title.quantity.unit is None
    if counts and likeness.counted_relation(title, claim) is not Relation.EQUAL and title.measure.value != claim.measure.value:
        return None
    deed = not counts and title.action.value is not None and title.action.value == claim.action.value  # "fined $4m" above "was fined $40m"
    if not slipped(title, claim, zero=counts or deed) or shared_words(title, claim) < (1 if deed else _SHARED):
        return None
    return Gate("slip", (Doubt("unknown", "their digits and the words beside them tell that both are one figure"),), (), ())


def _may_count_alike(title: Claim, claim: Claim) -> bool:
    """Whether a word like "dozens" may be the headline's figure: "dozens of houses" is none of 41 dead."""
    return None in (title.measure.value, claim.measure.value) or title.measure.value == claim.measure.value


def _supported(title: Claim, body: Sequence[Claim], extraction: Extraction) -> bool:
    """Whether some figure of the body, read or not, gives the headline's value, or some few of them add up to it."""
    value = title.quantity.value
    unit = title.quantity.unit
    same_unit = [claim for claim in body if (claim.quantity.unit and claim.quantity.unit.name) == (unit and unit.name)]
    alike = [claim.quantity for claim in same_unit if claim.quantity.form != "vague" or _may_count_alike(title, claim)]
    if any(interval.meets(interval.soft(quantity.value), value) for quantity in alike):
        return True
    if any(set(gap.quote.split()) & set(title.quantity.surface.split()) for gap in extraction.gaps):
        return True
    counts = [quantity.value for quantity in alike[:_LEAD]]
    sums = (interval.total(few) for size in (2, 3) for few in combinations(counts, size))
    # A sum must come near a headline's "more than 7,000": any two large figures exceed it.
    return any(interval.meets(total, interval.soft(value)) for total in sums)
