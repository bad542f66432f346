"""Steps told in other terms than their ends: "by 60 cents to $13.40", "4 points, to 31%", "by a third", "by at least 60 to 180"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.extract.constructions.items import STEP_UNITS, Item
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Interval, Quantity, Unit
from factcheck.printed import hedged, printed
from factcheck.vocabulary import words

_HUNDRED = Decimal(100)
_PERCENT = Unit("percentage", "dimensionless", "%")
_POINTS = Unit("percentage point", "dimensionless", "points")

# "By at least 12" of a rise of 22 is true, and where both ends are printed no one is misled by it.
_BOUNDS = ("at-least", "at-most")


def told_for(step: Item, start: Item) -> Item | None:
    """The step in the terms of the figure that it changes; None where it is no step of such a figure."""
    if not isinstance(step.operand, Claim) or len(step.quantity.stated) != 1:
        return None
    if step.quantity.modifier in _BOUNDS and step.unit not in STEP_UNITS:
        step = _with(step, replace(step.quantity, value=replace(step.quantity.value, soft_low=None, soft_high=None)))
    if step.quantity.form == "fraction" and step.unit is None:
        return _with(step, _scaled(step.quantity, _HUNDRED, _PERCENT)) if max(step.quantity.stated) < 1 else None
    if step.unit in STEP_UNITS or step.unit == start.unit:
        return step
    if step.unit is None and step.noun == "point" and start.unit == "percentage":
        return _with(step, replace(step.quantity, unit=_POINTS))
    if start.quantity.unit is not None and start.unit in words("changes")["hundredths"].get(step.unit, ()):
        return _with(step, _scaled(step.quantity, 1 / _HUNDRED, start.quantity.unit))
    return None


def split_range(grammar: Grammar, run: Sequence[Item]) -> list[Item]:
    """The figures of a run, "rose by 60 to 180" read as a step and a level and no range where a figure before follows ("up from 120")."""
    if not any(item.mark == "from" for item in run):
        return list(run)
    found: list[Item] = []
    for item in run:
        claim = item.operand
        ranged = isinstance(claim, Claim) and len(item.quantity.stated) == 2 and item.direction is not None
        if ranged and isinstance(claim, Claim) and grammar.word(item.first - 1) == "by" and item.unit is None:
            one, two = item.quantity.stated
            plain = replace(item.quantity, modifier=None, modifier_span=None)
            low, high = _with(item, _one(item.quantity, one)), _with(item, _one(plain, two))
            after = replace(high, mark="to", direction=None, operand=replace(high.operand, direction=None))
            split = next((at for at in range(item.start, item.end) if grammar.word(at) == "to"), None)
            if split is None:
                found.append(item)
                continue
            found += [replace(low, last=split - 1, end=split - 1), replace(after, first=split + 1, start=split + 1)]
        else:
            found.append(item)
    return found


def _one(quantity: Quantity, value: Decimal) -> Quantity:
    """One end of a range as a figure by itself, under the range's hedge if it has one."""
    hedge = quantity.modifier
    worth = printed(value, quantity.step) if hedge is None else hedged(value, quantity.step, hedge)
    return replace(quantity, stated=(value,), value=worth, surface=f"{value:,f}")


def _scaled(quantity: Quantity, factor: Decimal, unit: Unit) -> Quantity:
    value = quantity.value
    low, high = (None if bound is None else bound * factor for bound in (value.low, value.high))
    step = None if quantity.step is None else quantity.step * factor
    scaled = Interval(low, high, value.low_open, value.high_open)
    return replace(quantity, stated=(quantity.stated[0] * factor,), value=scaled, step=step, unit=unit)


def _with(item: Item, quantity: Quantity) -> Item:
    return replace(item, quantity=quantity, operand=replace(item.operand, quantity=quantity))
