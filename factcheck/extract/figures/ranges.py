"""When two figures are the ends of one range, and what they share."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extract.figures.base import listed
from factcheck.extract.figures.numerals import Numeral, Row
from factcheck.extract.figures.parts import Part
from factcheck.extract.figures.per import compound, per_after
from factcheck.model import Unit
from factcheck.printed import printed_step

_NEAR, _APART = 6, 30  # words back to a verb of change: "rose 5% since the shop was opened in May, from 20 to 21"
_DASHES = ("-", "‐", "‑", "–", "—", "−")


def joined_range(row: Row, one: Part, two: Part) -> tuple[Part, Part] | None:
    """Both ends of a range with unit and scale carried over, or None if the figures stand for themselves."""
    plain = ("digits", "words")
    link = _link(row, one, two) if one.numeral.form in plain and two.numeral.form in plain else None
    if link is None:
        return None
    low, high = _share(one, two, link)
    if one.before and two.unit is None and low.unit is not None:
        low, high = _divided(row, low, high, low.unit)
    return (low, high) if _same_unit(low, high) and _plausible(row, (one, two), (low, high), link) else None


def _divided(row: Row, low: Part, high: Part, unit: Unit) -> tuple[Part, Part]:
    """Both ends with the divisor that follows them: "$25-30 a barrel", "Rs 8-10 per kg"."""
    divisor = per_after(row, unit, high.last)
    if divisor is None:
        return low, high
    shared = compound(unit, divisor[0], divisor[1], f"{unit.surface} {row.text(high.last + 1, divisor[2])}")
    return replace(low, unit=shared), replace(high, unit=shared, last=divisor[2], divided=True)


def movement(row: Row, one: Part, two: Part) -> Part | None:
    """The first figure of "from 6.3 to 6.1 percent" with the unit and scale that only the second states; None if it is no movement."""
    if row.lower[one.first - 1] != "from" or row.lower[one.last + 1 : two.first] != ("to",):
        return None
    plain = ("digits", "words")
    if one.numeral.form not in plain or two.numeral.form not in plain or two.unit is None:
        return None
    if one.unit is not None:  # "from £5bn to £8bn a year"
        shared = two.divided and not one.divided and two.unit.name.startswith(one.unit.name + " per ")
        return replace(one, unit=two.unit) if shared else None
    low = _share(one, two, "to")[0]
    return replace(low, unit=two.unit) if low.unit is None else low


def _plausible(row: Row, printed: tuple[Part, Part], ends: tuple[Part, Part], link: str) -> bool:
    """Whether the two ends make a range: rising, near each other where only "or" or "by … to" joins them, and of one kind."""
    (one, two), (low, high) = printed, ends
    assert low.numeral.value is not None
    assert high.numeral.value is not None
    start, end = low.numeral.value, high.numeral.value
    if link in ("dash", "or"):
        return start < end and (link == "dash" or end <= 3 * start + 2)
    if link == "and":
        return True
    if one.unit and not one.before and two.unit is None:
        return False
    before = row.lower[one.first - 1] if one.first else ""
    if end > 3 * start and _by(row, one.first):
        return False
    votes = start > end and all(part.unit is not None and part.unit.name == "percentage" for part in (one, two))  # "leads 38% to 29%"
    return before == "from" or start < end or (one.unit is not None and not votes) or start < 0


def _by(row: Row, first: int) -> bool:
    """Whether "by" leads to a figure, past its hedge: "rose by at least 12 to 151" tells a step and a level."""
    at = first - 1
    while at > 0 and row.lower[at] in listed("modifiers", "by-hedges"):
        at -= 1
    return at >= 0 and row.lower[at] == "by"


def _link(row: Row, one: Part, two: Part) -> str | None:
    """How two figures are joined: dash, to, or, and (after "between"); None if nothing joins them or the text tells a movement."""
    gap = row.lower[one.last + 1 : two.first]
    before = row.lower[one.first - 1] if one.first else ""
    if len(gap) == 1 and gap[0] in _DASHES:
        if row.glued[one.last + 1] and row.glued[two.first]:
            return "dash"
        spaced = gap[0] in ("–", "—") and not row.glued[two.first]
        return "dash" if spaced and one.unit is None and two.unit is not None else None
    if gap in (("to",), ("to", "-"), ("-", "to", "-"), ("-", "to"), ("to", "about"), ("to", "around")):
        apart = _moves(row, one, two) and (before != "from" or _stepped(row, one, two))
        return None if apart else "to"
    if gap in (("or",), ("or", "even")):
        return "or"
    if gap == ("and",) and _between(row, one.first, before):
        return "and"
    return None


def _between(row: Row, first: int, before: str) -> bool:
    """Whether "between" opens the pair, a hedge allowed ("between about 10 and 15")."""
    return before == "between" or (first > 1 and row.lower[first - 2] == "between" and before in listed("modifiers", "between-hedges"))


def _moves(row: Row, one: Part, two: Part) -> bool:
    """Whether "from a to b" tells of a change and not of a range: "from" with a verb of change before it, or a falling pair."""
    start = one.first - 1
    if start >= 0 and row.lower[start] in listed("modifiers", "movement-words") and one.unit is not None:
        return True
    while start > 0 and row.lower[start] in listed("modifiers", "from-hedges"):
        start -= 1
    if start < 0 or row.lower[start] != "from":
        return False
    assert one.numeral.value is not None
    assert two.numeral.value is not None
    aside = row.lower[start - 1] == ","
    near = row.lower[max(0, start - (_APART if aside else _NEAR)) : start]
    if one.numeral.value > two.numeral.value:
        return True
    ranging = not aside and not listed("modifiers", "range-words").isdisjoint(near)
    return not ranging and not listed("modifiers", "movement-words").isdisjoint(near)


def _stepped(row: Row, one: Part, two: Part) -> bool:
    """Whether the sentence prints the step of a movement too: "rose 20% from 50 to 60", "tripled, from 2,400 to 4,900".

    Then the ends are two figures that the step can be checked against; else they stay together as one pair in text order.
    """
    outside = {*row.lower[: one.first], *row.lower[two.last + 1 :]}
    return not outside.isdisjoint(listed("modifiers", "step-words"))


def _share(one: Part, two: Part, link: str) -> tuple[Part, Part]:
    """The ends with what only one of them states: scale ("2 to 3 million"), currency sign ("$25-30m"), unit ("10 to 15 per cent")."""
    low, high = one, two
    assert one.numeral.value is not None
    assert two.numeral.mantissa is not None
    plain = one.numeral.scale == 1 and one.numeral.form in ("digits", "words") and (one.unit is None or one.before)
    if (
        plain
        and two.numeral.scale > 1
        and one.numeral.value < two.numeral.mantissa
        and (one.numeral.form == two.numeral.form or two.unit is None)
    ):
        low = replace(low, numeral=_scaled(one.numeral, two.numeral))
    if low.unit is None and high.unit is not None:
        low = replace(low, unit=high.unit)
    elif high.unit is None and low.unit is not None and (low.before or link in ("to", "or", "and", "dash")):
        high = replace(high, unit=low.unit)
    elif low.unit and high.unit and high.divided and not low.divided and high.unit.name.startswith(low.unit.name + " per "):
        low = replace(low, unit=high.unit)
    return low, high


def _scaled(numeral: Numeral, other: Numeral) -> Numeral:
    assert numeral.value is not None
    value = numeral.value * other.scale
    return replace(numeral, value=value, scale=other.scale, step=printed_step(value, other.scale))


def _same_unit(one: Part, two: Part) -> bool:
    return (one.unit.name if one.unit else None) == (two.unit.name if two.unit else None)
