"""Pattern `change`: a figure before, a figure after, and by how much the text says it changed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import doubts, term, told
from factcheck.check.values import as_stated, printed
from factcheck.model import Binding, Claim, Construction, Extraction, Interval, Operand, Term
from factcheck.vocabulary import words

_HUNDRED = iv.exact(100)
_ROOM = Decimal("0.02")


class Change:
    """ "rose 20% from 50 to 60": the change is worked out in the unit in which the text states it.

    `change` is always bound; besides, exactly one of `percent`, `points`, `multiple`, `amount` and `relative` holds the same value, so
    that a rule can ask for one kind. All are positive for a change in the stated direction. A word for a multiple that is hedged outside
    its own bounds ("more than doubled") is left alone.
    """

    name = "change"
    doc = "A figure before and after, and the change between them as the text states it."
    roles: tuple[Role, ...] = (
        Role("before", "the figure at the start"),
        Role("after", "the figure at the end"),
        Role("delta", "the change as stated: a percentage, points, an amount or a multiple"),
    )
    computed: tuple[Role, ...] = (
        Role("change", "the change worked out, in the unit of delta"),
        Role("difference", "after less before"),
        Role("percent", "the change in percent of before, where delta is a percentage", optional=True),
        Role("points", "the change in points, where delta is in points", optional=True),
        Role("multiple", "after divided by before, where delta is a multiple", optional=True),
        Role("amount", "the change, where delta is an amount", optional=True),
        Role(
            "relative", "the change in percent of before, where delta is called a percentage and fits the change in points", optional=True
        ),
        Role("shift", "the change in points in that case, without its sign", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind whose change can be worked out."""
        for construction in extraction.of_kind("change"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        if any(len(roles.get(name, ())) != 1 for name in ("before", "after", "delta")):
            return
        before, after, delta = (roles[name][0] for name in ("before", "after", "delta"))
        if not _one_series(before, after):
            return
        old, new = printed(before), printed(after)
        if old is None or new is None:
            return
        difference = iv.subtract(new, old)
        kind, value = _worked_out(before, delta, old, new, difference)
        if value is not None and kind != "multiple" and _goes_the_other_way(value, delta):
            return
        if value is None or (isinstance(delta, Term) and likeness.hedged(delta)):
            return
        if kind == "percent" and _points_called_percent(before, delta, difference):
            stated = printed(delta)
            if stated is not None and iv.meets(iv.absolute(value), iv.widen(stated, _ROOM)):
                return  # 50% and 50 points alike: from 100% to 150%
            kind = "relative"
        mark = {"percent": "%", "relative": "%", "points": " points", "multiple": " times", "amount": ""}[kind]
        worth = told(value, _in_hundredths(_as_printed(before, after), before, delta), delta) if kind == "amount" else term(value, mark)
        computed = {"change": worth, "difference": term(difference), kind: worth}
        if kind == "relative":
            computed["shift"] = term(_as_printed(before, after) or iv.absolute(difference), " points")
        filled: dict[str, tuple[Operand, ...]] = {"before": (before,), "after": (after,), "delta": (delta,)}
        yield Binding(self.name, filled, computed, (), doubts(before, after, delta), ())


def _one_series(before: Operand, after: Operand) -> bool:
    """Whether both ends are figures of one unit and kind; "10 to 15" read as one range is no change."""
    typed = isinstance(before, Claim) and isinstance(after, Claim)
    if (typed and _unit(before) != _unit(after)) or "vague" in (_form(before), _form(after)):
        return False
    return not isinstance(before, Claim) or not isinstance(after, Claim) or before.status == after.status


def _unit(operand: Operand) -> str | None:
    """The name of a figure's unit, of a price that of its currency; None for a count and for a figure that could not be typed."""
    if not isinstance(operand, Claim) or operand.quantity.unit is None:
        return None
    unit = operand.quantity.unit
    return unit.name.partition(" per ")[0] if unit.dimension.startswith("currency") else unit.name


def _form(operand: Operand) -> str:
    return operand.quantity.form if isinstance(operand, Claim) else "digits"


def _worked_out(before: Operand, delta: Operand, old: Interval, new: Interval, difference: Interval) -> tuple[str, Interval | None]:
    """The kind of the stated change and the change worked out in it."""
    unit = delta.quantity.unit if isinstance(delta, Claim) else None
    down = isinstance(delta, Claim) and delta.direction == "down"
    ratio = iv.divide(new, old)
    if isinstance(delta, Term) or (unit is not None and unit.name in ("ratio", "times", "multiple")):
        return "multiple", ratio
    if unit is not None and unit.name == "percentage":
        percent = iv.multiply(iv.subtract(ratio, iv.exact(1)), _HUNDRED) if ratio is not None else None
        return "percent", iv.negate(percent) if percent is not None and down else percent
    signed = iv.negate(difference) if down else difference
    if unit is not None and unit.name in ("percentage point", "basis point"):
        rate = _unit(before) == "percentage"
        scaled = iv.multiply(signed, _HUNDRED) if unit.name == "basis point" else signed
        return "points", scaled if rate else None
    if unit is not None and (unit.name, _unit(before)) in _hundredths():
        return "amount", iv.multiply(signed, _HUNDRED)  # "up 75 cents to $31.20"
    return "amount", signed if (unit and unit.name) == _unit(before) else None


@cache
def _hundredths() -> frozenset[tuple[str, str]]:
    return frozenset((small, large) for large, small, factor in words("units")["joined"] if factor == 100)


def _in_hundredths(value: Interval | None, before: Operand, delta: Operand) -> Interval | None:
    return iv.multiply(value, _HUNDRED) if value is not None and (_unit(delta), _unit(before)) in _hundredths() else value


def _as_printed(before: Operand, after: Operand) -> Interval | None:
    """The difference of the two figures taken at their word, without its sign."""
    old, new = as_stated(before), as_stated(after)
    return None if old is None or new is None else iv.absolute(iv.subtract(new, old))


def _goes_the_other_way(percent: Interval, delta: Operand) -> bool:
    """Whether the change fits but for its sign: in "help pupils raise their marks by 50%, from £2m to £1m" another thing rises.

    A verb that goes against its own figures is another fault than wrong arithmetic.
    """
    stated = printed(delta)
    falls = percent.high is not None and percent.high < 0
    return falls and stated is not None and iv.meets(iv.negate(percent), iv.widen(stated, _ROOM))


def _points_called_percent(before: Operand, delta: Operand, difference: Interval) -> bool:
    """Whether a change between two rates is given in percent and means points ("up 3% from 12% to 15%").

    That is another fault than wrong arithmetic.
    """
    if not isinstance(delta, Claim) or delta.quantity.unit is None or delta.quantity.unit.name != "percentage":
        return False
    return _unit(before) in ("percentage", "percentage point") and iv.meets(iv.absolute(difference), iv.absolute(delta.quantity.value))
