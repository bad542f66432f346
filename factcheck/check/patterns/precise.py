"""Conversions of which both figures are printed to three digits: who takes that care does not round by three percent."""

from __future__ import annotations

from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.patterns.restated import End, custom, told
from factcheck.model import Claim, Interval, Quantity, Term
from factcheck.scope.units import Sense

_DIGITS = 3
_LITTLE = Decimal("0.01")  # handy factors are off by less: 1.6 kilometres to the mile, 2.2 pounds to the kilogram
_TEN = Decimal(10)


def precisely(known: tuple[Sense, ...], a: Claim, b: Claim, pair: tuple[End, End]) -> Term | None:
    """The first figure in the unit of the second, with the room of a whole unit of either's last digit and a little.

    None where either is rounded more roughly or hedged, or where its name has several sizes of which another one fits.
    """
    first, second = pair
    usual = [sense for sense in known if not sense.rare]
    if len(usual) != 1 or usual[0].inverse or custom(first, second) or min(_digits(a.quantity), _digits(b.quantity)) < _DIGITS:
        return None
    own, more = _unit_wide(a.quantity, first.stated), _unit_wide(b.quantity, second.stated)
    point = usual[0].convert(iv.exact(first.stated))
    values = [(sense, sense.convert(own)) for sense in known]
    if point is None or point.low is None or any(sense.rare and value and iv.meets(value, more) for sense, value in values):
        return None
    value = next(value for sense, value in values if not sense.rare)
    if value is None:
        return None
    spare = iv.subtract(more, iv.exact(second.stated))
    return told(iv.add(iv.widen(value, _LITTLE), spare), point.low, second, b)


def _digits(quantity: Quantity) -> int:
    """How many digits of a figure are printed and not rounded away; none for hedged figures, ranges, fractions and feet with inches."""
    step = quantity.step
    if quantity.form != "digits" or quantity.modifier is not None or len(quantity.stated) != 1 or step is None or step <= 0:
        return 0
    if step < 1:
        return len(str(int(abs(quantity.stated[0]) / step))) if step == Decimal(1).scaleb(step.adjusted()) else 0
    return len(str(int(abs(quantity.stated[0]))).rstrip("0"))


def _unit_wide(quantity: Quantity, value: Decimal) -> Interval:
    """A value with a whole unit of its last digit that is not zero on both sides."""
    unit = quantity.step or Decimal(1)
    while unit >= 1 and value % (unit * _TEN) == 0:
        unit *= _TEN
    return Interval(value - unit, value + unit)
