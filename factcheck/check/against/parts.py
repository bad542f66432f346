"""A part of the source's figure printed as the whole: "108 operations in Syria" where the release has 108 partnered and 14 US-only ones."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import interval as iv
from factcheck.check.against.match import Match
from factcheck.check.comparison import relations, scope_of
from factcheck.check.gate import is_part
from factcheck.model import Claim, Relation

_WITHIN = (Relation.EQUAL, Relation.INSIDE)


def left_out(one: Match, sources: Sequence[Claim]) -> tuple[Claim, ...]:
    """The classes of the source that together make the figure that the story names, if the story printed one of them for all.

    The source must count the classes with words that the story leaves out, side by side in one sentence; and its own total for a wider
    place must add up only if all of them are taken.
    """
    source = one.source
    if source is None or not _narrower(source, one.claim) or is_part(source):
        return ()
    beside = [other for other in sources if other is not source and _sibling(source, other)]
    if not beside:
        return ()
    classes = (source, *beside)
    return classes if any(_completes(total, classes, sources) for total in sources) else ()


def _words(claim: Claim) -> frozenset[str]:
    return frozenset((claim.counted or "").casefold().split()[:-1])


def _narrower(source: Claim, claim: Claim) -> bool:
    return bool(_words(source)) and not _words(source) & _words(claim)


def _sibling(source: Claim, other: Claim) -> bool:
    """Whether another class of the same things stands beside the figure."""
    if other.sentence.span != source.sentence.span or other.document != source.document or other.quantity.form == "implied":
        return False
    found = relations(scope_of(source), scope_of(other))
    same = found["measure"] is Relation.EQUAL and found["place"] is Relation.EQUAL and found["period"] in (None, Relation.EQUAL)
    return same and bool(_words(other)) and not _words(other) & _words(source) and not is_part(other)


def _completes(total: Claim, classes: Sequence[Claim], sources: Sequence[Claim]) -> bool:
    """Whether a wider figure of the source is the sum of all its figures inside, the classes among them, and not without one of them."""
    if total in classes or relations(scope_of(classes[0]), scope_of(total))["measure"] is not Relation.EQUAL:
        return False
    inside = [other for other in sources if other is not total and other.quantity.form != "implied" and _part_of(other, total)]
    if not all(one in inside for one in classes):
        return False
    whole = total.quantity.value
    without = [other.quantity.value for other in inside if other not in classes[1:]]
    return iv.meets(iv.total([other.quantity.value for other in inside]), whole) and not iv.meets(iv.total(without), whole)


def _part_of(other: Claim, total: Claim) -> bool:
    found = relations(scope_of(other), scope_of(total))
    inside = found["place"] is Relation.INSIDE and found["period"] in (None, *_WITHIN)
    return found["measure"] is Relation.EQUAL and inside
