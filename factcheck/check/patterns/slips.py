"""Why a conversion may have gone wrong: the slips that a wrong figure bears the mark of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from factcheck import interval as iv
from factcheck.check.patterns.restated import End
from factcheck.model import Operand
from factcheck.scope.units import degrees, senses, siblings
from factcheck.vocabulary import constants

_NEAR = Decimal("0.02")
_POWERS = range(1, 10)
_POWERED = ("square ", "cubic ")


def notes(first: End, second: End, names: tuple[str, str]) -> tuple[str, ...]:
    """What would explain the second figure; nothing where it is right or no slip fits."""
    one, two = names
    if not first.stated or not second.stated or _right(first, second, names):
        return ()
    if one != two and _right(first, second, (two, one)):
        return (f"the figure is right for {_many(two)} turned into {_many(one)}",)
    for prefix in _POWERED:
        if (
            one.startswith(prefix)
            and two.startswith(prefix)
            and _right(first, second, (one.removeprefix(prefix), two.removeprefix(prefix)))
        ):
            return (f"the factor is that of {_many(one.removeprefix(prefix))}, which are not {prefix.strip()}",)
    for other in siblings(one):
        if other != two and _right(first, second, (other, two)):
            return (f"the figure is right for {_many(other)}",)
    for other in siblings(two):
        if other != one and _right(first, second, (one, other)):
            return (f"the figure is right in {_many(other)}",)
    for power in _POWERS:
        if _fits(first, second, names, Decimal(1).scaleb(power)) or _fits(first, second, names, Decimal(1).scaleb(-power)):
            return (f"the two differ by a factor of {10**power:,}: a zero, a decimal point or a scale word",)
    return ()


def zero_left_out(first: End, second: End, computed: Mapping[str, Operand], scales: tuple[str, str] | None) -> tuple[str, ...]:
    """Whether a temperature was converted like a difference: "40C (72F)"."""
    apart = degrees(first.tight, *scales) if scales is not None and "reading" in computed else None
    return ("the 32 degrees between the zeros of the scales were left out",) if apart is not None and iv.meets(apart, second.room) else ()


def rounded_knots(first: End, second: End, names: tuple[str, str]) -> str | None:
    """What to say of a wind in miles and kilometres an hour that both come from one number of knots; None for any other pair."""
    rule = constants("units")["knots"]
    if set(names) != {"mile per hour", "kilometre per hour"} or any(side.stated % rule["rounded"] for side in (first, second)):
        return None
    sense = senses(names[0], "knot")[0]
    near = sense.convert(iv.exact(first.stated))
    assert near is not None
    assert near.low is not None
    below = near.low // rule["step"] * rule["step"]
    for knots in (below, below + rule["step"]):
        turned = [_to_fives(knots, name, rule["rounded"]) for name in names]
        if turned == [first.stated, second.stated]:
            return f"a wind of {knots} knots, rounded to fives in each unit, gives both figures"
    return None


def _to_fives(knots: Decimal, name: str, step: int) -> Decimal:
    value = senses("knot", name)[0].convert(iv.exact(knots))
    assert value is not None
    assert value.low is not None
    return (value.low / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _right(first: End, second: End, names: tuple[str, str]) -> bool:
    return _fits(first, second, names, Decimal(1))


def _fits(first: End, second: End, names: tuple[str, str], times: Decimal) -> bool:
    """Whether the first figure, `times` as large, comes to the second one in these units."""
    room = iv.widen(second.room, _NEAR)
    for sense in senses(*names):
        value = sense.convert(iv.multiply(first.tight, iv.exact(times)))
        if value is not None and not sense.rare and iv.meets(value, room):
            return True
    return False


def _many(name: str) -> str:
    """The plural of a unit's name as a note writes it."""
    head, per, rest = name.partition(" per ")
    plural = {"foot": "feet", "inch": "inches", "square foot": "square feet", "cubic foot": "cubic feet", "pound-mass": "pounds"}.get(
        head, head + "s"
    )
    return plural + per + rest
