"""Pattern `conversion`: a figure, the same again in another unit, and what the first comes to in the unit of the second."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns import slips
from factcheck.check.patterns.precise import precisely
from factcheck.check.patterns.restated import End, again_in, custom, ends, told
from factcheck.model import Binding, Claim, Construction, Doubt, Extraction, Interval, Operand, Term
from factcheck.scope.units import Sense, degrees, senses, temperature, temperatures, unit_name
from factcheck.vocabulary import constants

_TOLERANCE = Decimal("0.03")


class Conversion:
    """ "250 km (155 miles)": the first figure is worked out in the unit of the second.

    Where a name has several sizes (gallons, tons, ounces, miles at sea), the one that fits is taken, else the most usual one. Both
    figures are given the room of their rounding, down to two digits, and of a hedge; a hedge like "more than" covers both and bounds
    neither. Of two ranges, each end is compared with its like. A temperature is `reading`, since its zero is arbitrary; a difference of
    temperatures is converted like a length.
    """

    name = "conversion"
    doc = "A figure, and the same again in another unit."
    roles: tuple[Role, ...] = (
        Role("a", "the figure as first stated"),
        Role("b", "the figure in another unit"),
        Role("difference", "the words that make a temperature a difference", optional=True),
    )
    computed: tuple[Role, ...] = (
        Role("converted", "a in the unit of b, where the two units are in proportion", optional=True),
        Role("precisely", "the same, where both figures are printed to three digits and differ by a few percent at most", optional=True),
        Role("reading", "a on the scale of b, for a temperature that is no difference", optional=True),
        Role("degree", "one degree Celsius in degrees of b, for temperatures", optional=True),
        Role("widened", "a difference of temperature in degrees of b, where b was read off as if it were a temperature", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each construction of the kind, two for a pair of ranges; currencies are left to `exchange`."""
        for construction in extraction.of_kind("conversion"):
            yield from self._bind(construction)

    def _bind(self, construction: Construction) -> Iterator[Binding]:
        roles = dict(construction.roles)
        (a,), (b,) = roles["a"], roles["b"]
        if not isinstance(a, Claim) or not isinstance(b, Claim) or a.quantity.unit is None or b.quantity.unit is None:
            return
        names = unit_name(a.quantity.unit), unit_name(b.quantity.unit)
        scales = temperatures(*names)
        known = () if scales else senses(*names)
        difference = roles.get("difference", ())
        quoted = [claim for claim in (a, b) if claim.quoted]
        doubts = (Doubt("quotation", f"{quoted[0].quote} stands inside a quotation"),) if quoted else ()
        for first, second in ends(a, b) if scales or known else ():
            computed: dict[str, Operand] = {"converted": _converted(known, first, second, b)} if known else {}
            exactly = precisely(known, a, b, (first, second)) if known else None
            if exactly is not None and iv.meets(iv.widen(second.room, _TOLERANCE), _value(computed["converted"])):
                computed["precisely"] = exactly
            if scales:
                computed = _temperature((first, second), b, scales, bool(difference))
            filled: dict[str, tuple[Operand, ...]] = {"a": (a,), "b": (again_in(b, second),)}
            if "widened" in computed:
                filled["difference"] = difference
            notes = slips.notes(first, second, names) if known else slips.zero_left_out(first, second, computed, scales)
            knots = slips.rounded_knots(first, second, names)
            if knots:
                computed.pop("precisely", None)
            both = (*doubts, Doubt("reading", knots)) if knots else doubts
            yield Binding(self.name, filled, computed, (), both, notes)


def _value(operand: Operand) -> Interval:
    return operand.value if isinstance(operand, Term) else Interval(None, None)


def _converted(known: tuple[Sense, ...], first: End, second: End, b: Claim) -> Term:
    """The first end in the unit of the second, in the most usual sense that fits."""
    found: list[tuple[tuple[bool, int], Term]] = []
    for rank, sense in enumerate(known):
        value, point = sense.convert(first.tight if sense.rare else first.room), sense.convert(iv.exact(first.stated))
        if value is None or point is None or point.low is None:
            continue
        value = iv.widen(value, custom(first, second))
        fits = iv.meets(value, second.tight if sense.rare else iv.widen(second.room, _TOLERANCE))
        found.append(((not fits, rank), told(value, point.low, second, b)))
    return min(found, key=lambda row: row[0])[1] if found else Term("unknown", Interval(None, None))


def _temperature(pair: tuple[End, End], b: Claim, scales: tuple[str, str], difference: bool) -> dict[str, Operand]:
    """What a temperature or a difference of temperatures comes to.

    Without words that say which it is, a figure that fits as a small difference is one.
    """
    first, second = pair
    degree = degrees(iv.exact(1), "celsius", scales[1])
    read, apart = temperature(first.room, *scales), degrees(first.room, *scales)
    level, width = temperature(iv.exact(first.stated), *scales), degrees(iv.exact(first.stated), *scales)
    assert degree is not None
    assert read is not None
    assert apart is not None
    apart, read = _loose(apart, degree), _loose(read, degree)
    found: dict[str, Operand] = {"degree": Term("one degree Celsius", degree)}
    small = abs(second.stated) <= _low(degree) * constants("units")["difference-at-most"]
    if (iv.meets(apart, second.room) and (small or difference)) or (difference and not iv.meets(read, second.room)):
        found["converted"] = told(apart, _low(width), second, b)
    elif difference:
        found["widened"] = told(apart, _low(width), second, b)
    else:
        found["reading"] = told(read, _low(level), second, b)
    return found


def _loose(value: Interval, degree: Interval) -> Interval:
    """A value with a degree Celsius of room on both sides: temperatures are rounded twice on their way into print."""
    return iv.add(value, Interval(iv.negate(degree).low, degree.high))


def _low(value: Interval | None) -> Decimal:
    assert value is not None
    assert value.low is not None
    return value.low
