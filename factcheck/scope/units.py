"""How units stand to each other: which convert into which, and by what factors.

The factors are data, `rules/constants/units.yml`. A unit whose name is not listed there is taken apart at "per" ("gallon per minute"). One
name may have several sizes (gallon, ton, ounce): each gives a sense of its own.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck import interval as iv
from factcheck.model import Interval, Unit
from factcheck.vocabulary import constants

PER = " per "
CURRENCY = "currency"
_TEMPERATURE = "temperature"
_HOURLY = " per hour"


class Sense(Struct, frozen=True):
    """One way to convert: value × `times` ÷ `over`, or that ÷ the value where `inverse` (miles per gallon into litres per 100 km).

    `rare` marks a size that a name has in one trade only (a mile at sea).
    """

    times: Decimal
    over: Decimal
    inverse: bool = False
    rare: bool = False

    def convert(self, value: Interval) -> Interval | None:
        """The value in the other unit; None (unknown) where it cannot be worked out."""
        if self.inverse:
            return iv.divide(iv.exact(self.times), iv.multiply(value, iv.exact(self.over)))
        return iv.divide(iv.multiply(value, iv.exact(self.times)), iv.exact(self.over))


class _Size(Struct, frozen=True):
    """A unit in the base unit of its dimension."""

    dimension: str
    size: Decimal
    rare: bool = False


def unit_name(unit: Unit) -> str:
    """The name under which a unit computes."""
    return str(constants("units")["same"].get(unit.name, unit.name))


def convertible(a: Unit, b: Unit) -> bool:
    """Whether a figure in `a` can be given again in `b`: two units of one dimension, two scales of temperature or two currencies."""
    first, second = unit_name(a), unit_name(b)
    if first == second:
        return False
    return bool(senses(first, second)) or temperatures(first, second) is not None or currencies(a, b) is not None


@cache
def senses(a: str, b: str) -> tuple[Sense, ...]:
    """The ways to convert a figure in unit `a` into unit `b`, the usual ones first; none where the dimensions differ.

    A rate beside a bare figure is read as a rate on both sides: "100 km an hour (62 miles)", "60 miles (97 km/h)".
    """
    found = {sense: None for one in _sizes(a) for two in _sizes(b) for sense in _between(one, two)}
    if not found and (PER in a) != (PER in b) and (PER in a or b.endswith(_HOURLY)):
        head = (a if PER in a else b).partition(PER)[0]
        other = b if PER in a else a
        found = dict.fromkeys(senses(head, other) if PER in a else senses(other, head)) if head != other else {}
    return tuple(sorted(found, key=lambda sense: sense.rare))


def _between(one: _Size, two: _Size) -> tuple[Sense, ...]:
    rare = one.rare or two.rare
    if one.dimension == two.dimension:
        return (Sense(one.size, two.size, rare=rare),)
    turned = PER.join(reversed(one.dimension.split(PER, 1)))
    return (Sense(Decimal(1), one.size * two.size, True, rare),) if PER in one.dimension and turned == two.dimension else ()


@cache
def _sizes(name: str) -> tuple[_Size, ...]:
    """All sizes of a unit; none where it is not known."""
    data = constants("units")
    for dimension, table in data["dimensions"].items():
        if name in table:
            usual = tuple(_Size(_LONG.get(dimension, dimension), size) for size in _numbers(table[name]))
            return usual + tuple(_Size(dimension, size, True) for size in _numbers(data["rare"].get(name, [])))
    head, per, rest = name.rpartition(PER)
    if not per:
        return ()
    count, _, unit = rest.partition(" ")
    heads = _sizes(head) or (_Size(head, Decimal(1)),)  # "dollar per gallon": what is divided may be anything
    times = Decimal(count) if count.isdigit() and unit else Decimal(1)
    below = _sizes(unit if count.isdigit() and unit else rest)
    return tuple(
        _Size(f"{one.dimension}{PER}{two.dimension}", one.size / (two.size * times), one.rare or two.rare)
        for one in heads
        for two in below
        if two.dimension != "time" or heads[0].dimension != head
    )


_LONG = {"speed": f"length{PER}time"}


def _numbers(entry: Decimal | int | list[Decimal | int]) -> tuple[Decimal, ...]:
    return tuple(Decimal(size) for size in (entry if isinstance(entry, list) else [entry]))


def siblings(name: str) -> tuple[str, ...]:
    """The other everyday units of a unit's dimension; none for a rate."""
    data = constants("units")
    table = next((table for table in data["dimensions"].values() if name in table), ())
    return tuple(other for other in data["everyday"] if other in table and other != name)


def temperatures(a: str, b: str) -> tuple[str, str] | None:
    """Both scales of temperature; "degree" takes the scale that the other one leaves. None where they are no two scales."""
    bare = constants("units")["degree"]
    a, b = (bare.get(b, a), b) if a == "degree" else (a, bare.get(a, b) if b == "degree" else b)
    scales = constants("units")[_TEMPERATURE]
    return (a, b) if a in scales and b in scales and a != b else None


def temperature(value: Interval, a: str, b: str) -> Interval | None:
    """A temperature on scale `a` read on scale `b`."""
    scales = constants("units")[_TEMPERATURE]
    one, two = scales[a], scales[b]
    shifted = iv.multiply(iv.add(value, iv.exact(one["offset"])), iv.exact(one["scale"] * two["divisor"]))
    quotient = iv.divide(shifted, iv.exact(one["divisor"] * two["scale"]))
    return None if quotient is None else iv.subtract(quotient, iv.exact(two["offset"]))


def degrees(value: Interval, a: str, b: str) -> Interval | None:
    """A difference of temperature on scale `a` in degrees of scale `b`."""
    scales = constants("units")[_TEMPERATURE]
    one, two = scales[a], scales[b]
    return iv.divide(iv.multiply(value, iv.exact(one["scale"] * two["divisor"])), iv.exact(one["divisor"] * two["scale"]))


def currencies(a: Unit, b: Unit) -> tuple[str, str] | None:
    """Two different currencies, a divisor stated once or twice ("$3 a gallon (2.70 euros)"); None for anything else."""
    (one, _, per_one), (two, _, per_two) = a.name.partition(PER), b.name.partition(PER)
    money = all(unit.dimension.partition(PER)[0] == CURRENCY for unit in (a, b))
    small = {"cent", "penny", "sen", "euro cent"} & {one, two}
    return (one, two) if money and not small and one != two and per_two in ("", per_one) else None
