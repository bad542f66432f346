"""Pattern `share`: a part, its whole, and the share that the text says the part is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations, term
from factcheck.check.values import printed
from factcheck.model import Binding, Claim, Construction, Extraction, Interval, Operand, Term

_HUNDRED = iv.exact(100)


class Share:
    """ "401 of 1,204, or a third": the share is worked out in percent.

    `stated_share` is the printed share in percent, so that "a third" and "33%" are read alike.
    """

    name = "share"
    doc = "A part, its whole, and the part's share as the text states it."
    roles: tuple[Role, ...] = (
        Role("part", "the figure that is divided"),
        Role("whole", "the figure by which it is divided"),
        Role("share", "the share as stated: a percentage or a fraction"),
    )
    computed: tuple[Role, ...] = (
        Role("computed_share", "part divided by whole, in percent"),
        Role("stated_share", "the share as stated, in percent"),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind whose share can be worked out."""
        for construction in extraction.of_kind("share"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        if any(len(roles.get(name, ())) != 1 for name in ("part", "whole", "share")):
            return
        part, whole, share = (roles[name][0] for name in ("part", "whole", "share"))
        first, second = printed(part), printed(whole)
        if first is None or second is None or not _same_unit(part, whole):
            return
        ratio = iv.divide(first, second)
        stated = percent(share)
        if ratio is None or stated is None:
            return
        own = term(stated, "%")
        if isinstance(share, Claim) and share.quantity.form == "digits" and share.quantity.modifier is None:
            own = replace(own, text=share.quote)  # "45%", not "44.5% to 45.5%"
        computed = {"computed_share": term(iv.multiply(ratio, _HUNDRED), "%"), "stated_share": own}
        filled: dict[str, tuple[Operand, ...]] = {"part": (part,), "whole": (whole,), "share": (share,)}
        doubts = quotations(claim for claim in (part, whole, share) if isinstance(claim, Claim))
        yield Binding(self.name, filled, computed, (), doubts, ())


def _same_unit(part: Operand, whole: Operand) -> bool:
    """Whether both are figures of one unit and kind; what could not be typed has no unit."""
    units = [operand.quantity.unit if isinstance(operand, Claim) else None for operand in (part, whole)]
    one, other = (unit and unit.name for unit in units)
    return one == other and (not isinstance(part, Claim) or not isinstance(whole, Claim) or part.status == whole.status)


def percent(share: Operand) -> Interval | None:
    """A stated share in percent, None for another figure; a fraction or a word for one is a number up to 1."""
    if isinstance(share, Claim):
        unit, value = share.quantity.unit, share.quantity.value
        if unit is not None and unit.name != "percentage":
            return None
        fraction = unit is None or (share.quantity.form == "fraction" and max(share.quantity.stated) <= 1)
    else:
        if not isinstance(share, Term):
            return None
        value, fraction = share.value, True
    top = value.low if value.high is None else value.high
    if fraction and (top is None or top > Decimal("1.5")):
        return None
    return iv.multiply(value, _HUNDRED) if fraction else value
