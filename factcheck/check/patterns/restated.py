"""What a figure and the same in another unit may stand for when they are set beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck import interval as iv
from factcheck.check.wording import measured_text
from factcheck.model import Claim, Interval, Quantity, Term
from factcheck.printed import printed
from factcheck.vocabulary import constants

_BOUNDS = ("more-than", "at-least", "less-than", "at-most")
_LEAST_DIGITS = 3


class End(Struct, frozen=True):
    """A figure, or one end of a range, as it is compared with the other unit's.

    `stated` is the printed value; `tight` has the room of its last digit, `room` that of two digits and of a hedge; `step` is one unit of
    its last digit as printed, None for fractions; `unit` is the unit's name.
    """

    stated: Decimal
    tight: Interval
    room: Interval
    step: Decimal | None
    unit: str


def ends(a: Claim, b: Claim) -> Iterator[tuple[End, End]]:
    """What is compared with what: the two figures; of two ranges, both pairs of ends. Nothing where a figure is only a word ("dozens")."""
    one, two = a.quantity, b.quantity
    if "vague" in (one.form, two.form) or not one.stated or not two.stated:
        return
    shared = one.modifier in _BOUNDS and (two.modifier in _BOUNDS or two.modifier is None)
    if len(one.stated) == len(two.stated) == 2:
        pairs = zip(one.stated, two.stated, strict=True)
        yield from ((_end(one, (first,), False), _end(two, (second,), False)) for first, second in pairs)
    else:
        own = two.modifier in _BOUNDS and two.modifier_span is not None and not shared
        second = _end(two, two.stated, own)
        yield _end(one, one.stated, False), replace(second, room=second.tight) if _to_the_inch(one) and two.modifier is None else second


def _to_the_inch(quantity: Quantity) -> bool:
    """Whether a figure has a smaller unit too ("5ft 11in"): who gives that does not round the other to tens ("190cm")."""
    step = quantity.step
    return quantity.form == "digits" and step is not None and step < 1 and step != Decimal(1).scaleb(step.adjusted())


def _end(quantity: Quantity, stated: tuple[Decimal, ...], bounded: bool) -> End:
    """One side of a comparison; `bounded` says that its hedge is its own, so that it opens one side."""
    middle = sum(stated, Decimal(0)) / len(stated)
    tight = _hull([printed(value, quantity.step, measured=True) for value in stated])
    room = _hull([_rounded(quantity, value) for value in stated])
    if bounded or (quantity.modifier in ("about", "nearly") and quantity.modifier_span is not None):
        room = _hull([room, quantity.value])
    return End(middle, tight, room, quantity.step, quantity.unit.name if quantity.unit else "")


def _rounded(quantity: Quantity, value: Decimal) -> Interval:
    """A value with the room of its rounding: trailing zeros count as not printed, but two digits always do."""
    if quantity.form == "fraction" or quantity.step is None:
        share = Decimal(constants("units")["fraction"])
        return _hull(
            [quantity.value, iv.widen(iv.exact(value), share)] if len(quantity.stated) == 1 else [iv.widen(iv.exact(value), share)]
        )
    return printed(value, max(quantity.step, _coarse(value)), measured=True)


def _coarse(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero, with two digits kept: 10 for 300, 1 for 45 and 50; 0 where there are decimals."""
    whole = abs(int(value))
    if value != value.to_integral_value() or not whole:
        return Decimal(0)
    digits = str(whole)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(1).scaleb(max(0, min(zeros, len(digits) - 2)))


def _hull(intervals: list[Interval]) -> Interval:
    """The smallest interval that holds all; an open end makes it open."""
    lows, highs = [part.low for part in intervals], [part.high for part in intervals]
    low = None if None in lows else min(bound for bound in lows if bound is not None)
    high = None if None in highs else max(bound for bound in highs if bound is not None)
    return Interval(low, high)


def again_in(claim: Claim, end: End) -> Claim:
    """The claim as one end of it is compared: same place and quote, the end's value and room."""
    quantity = claim.quantity
    if len(quantity.stated) > 1:
        quantity = replace(quantity, stated=(end.stated,), surface=measured_text(end.stated, quantity.unit))
    return replace(claim, quantity=replace(quantity, value=end.room))


def custom(*sides: End) -> Decimal:
    """How far packaging and recipes round a unit by custom, as a share; 0 for most units."""
    data = constants("units")
    return Decimal(data["custom"]) if any(side.unit in data["rounded-by-custom"] for side in sides) else Decimal(0)


def told(value: Interval, point: Decimal, beside: End, claim: Claim) -> Term:
    """A worked-out value as a term, written as roundly as the figure beside which it stands, with that figure's unit."""
    return Term(measured_text(_as_roundly(point, beside.step), claim.quantity.unit), value)


def _as_roundly(number: Decimal, step: Decimal | None) -> Decimal:
    """A number rounded to whole steps, but to no fewer than three digits where that would leave less than two."""
    if not number:
        return number
    digits = number.adjusted() - (step.adjusted() if step else number.adjusted()) + 1
    keep = digits if digits > 1 else _LEAST_DIGITS
    rounded = number.quantize(Decimal(1).scaleb(number.adjusted() - min(keep, 12) + 1), rounding=ROUND_HALF_EVEN)
    text = format(rounded, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
