"""Pattern `scale`: one amount, told twice in the same words, with a scale word in one place and none or another in the other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.check import likeness
from factcheck.check.gate import same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations
from factcheck.check.slipped import shared_words
from factcheck.model import Binding, Claim, Extraction, Relation
from factcheck.scope import actors, periods
from factcheck.scope.units import CURRENCY

_BACK = 12  # figures
_SHARED = 3  # words that the two sentences have in common
_POWERS = (10**3, 10**6, 10**9)


class Scale:
    """ "will spend $800 million on the bridge" and, further on, "will spend $800 on the bridge".

    The two differ by exactly a thousand, a million or a billion, are told of one thing by one party and have the same deed. Amounts for
    each of many, and figures that the text sets against each other, are not bound.
    """

    name = "scale"
    doc = "One amount of money given twice, a thousand, a million or a billion times apart."
    roles: tuple[Role, ...] = (Role("first", "the amount as first stated"), Role("second", "the amount as stated again"))
    computed: tuple[Role, ...] = ()

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """Pairs in text order; an amount is set against the nearest earlier one."""
        money = [claim for claim in extraction.claims if _is_money(claim)]
        for at, second in enumerate(money):
            for first in reversed(money[max(0, at - _BACK) : at]):
                if _times(first, second) and _one_matter(first, second):
                    yield Binding(self.name, {"first": (first,), "second": (second,)}, {}, (), quotations((first, second)), ())
                    break


def _is_money(claim: Claim) -> bool:
    unit = claim.quantity.unit
    plain = claim.quantity.form == "digits" and len(claim.quantity.stated) == 1 and not claim.links and claim.direction is None
    return plain and unit is not None and unit.dimension == CURRENCY and not likeness.near(claim, "rates")


def _times(first: Claim, second: Claim) -> bool:
    small, large = sorted((first.quantity.stated[0], second.quantity.stated[0]))
    return small > 0 and any(small * power == large for power in _POWERS)


def _one_matter(first: Claim, second: Claim) -> bool:
    """Whether both amounts are of one thing, by the words that describe them, the deed and whoever did it."""
    if first.sentence.index == second.sentence.index or not same_unit(first, second) or first.action.value != second.action.value:
        return False
    if any(likeness.in_sentence(claim, "replaced") for claim in (first, second)) or first.status != second.status:
        return False
    one, other = first.actor.value, second.actor.value
    parties = one is not None and other is not None and actors.relation(one, other) is Relation.EQUAL
    same = bool(first.about) and set(first.about) == set(second.about) and (parties or one is other is None)
    when = (first.period.value, second.period.value)
    apart = when[0] is not None and when[1] is not None and periods.relation(when[0], when[1]) is not Relation.EQUAL
    return same and not apart and shared_words(first, second) >= _SHARED
