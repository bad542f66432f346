"""What a printed figure may stand for: an exact interval for digits, hedges, fractions and vague words.

Conventions: half a unit of the last printed digit either side, closed towards zero and open away from it (3.4m is [3.35m, 3.45m));
counts below 1,000 are exact; larger integers with trailing zeros keep at least two digits (12,000 and 20,000 are ± 500, 1,000 is ± 50);
1,204 is exact. The factors of the hedges stand in `rules/vocabulary/modifiers.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from factcheck.model import Interval
from factcheck.vocabulary import words

_TWO = Decimal(2)
_ROUNDED = Decimal(1000)
_TEN_DIGITS = Decimal("1E-10")
# Bare shares are rounded coarsely in prose: the range in which editors let the word stand.
_SHARES = {
    (1, 2): (Decimal("0.48"), Decimal("0.52")),
    (1, 3): (Decimal("0.31"), Decimal("0.36")),
    (2, 3): (Decimal("0.635"), Decimal("0.69")),
    (1, 4): (Decimal("0.23"), Decimal("0.27")),
    (3, 4): (Decimal("0.725"), Decimal("0.775")),
}


def ten_digits(numerator: int, denominator: int) -> Decimal:
    """The quotient to ten decimal places: the published form of a fraction."""
    quotient = Decimal(numerator) / Decimal(denominator)
    rounded = quotient.quantize(_TEN_DIGITS)
    return quotient if rounded == quotient else rounded


def printed_step(value: Decimal, scale: Decimal = Decimal(1)) -> Decimal:
    """One unit of the last printed place of a figure that was printed as `value` / `scale` times a scale word.

    Trailing zeros of integers from 1,000 up count as not printed, but two digits always do: 1 for 137, 100 for 2,500, 1,000 for 20,000,
    0.1 for 3.4, 100,000 for 3 million.
    """
    mantissa = value / scale
    exponent = mantissa.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent) * scale
    whole = abs(int(value))
    if whole < 1000:
        return Decimal(1)
    digits = str(whole)
    zeros = len(digits) - len(digits.rstrip("0"))
    spelled = len(str(int(scale))) - 1 if scale > 1 else zeros
    return Decimal(1).scaleb(min(zeros, spelled, len(digits) - 2))


def printed(value: Decimal, step: Decimal | None, exact_count: bool = False, measured: bool = False) -> Interval:
    """The interval of a bare figure with the given `step` (one unit of its last printed place).

    `measured` says that the figure has a unit, so that it is rounded even below 1,000 (33% is [32.5, 33.5)); `exact_count` that
    its context counts exactly (votes, seats), so that it is never rounded.
    """
    if exact_count or step is None:
        return Interval(value, value)
    if not measured and step == 1:
        return Interval(value, value)
    half = step / _TWO
    if value < 0:
        return Interval(value - half, value + half, low_open=True)
    return Interval(value - half, value + half, high_open=True)


def hedged(value: Decimal, step: Decimal | None, modifier: str, phrase: str | None = None, count: bool = True) -> Interval:
    """The interval of a figure under `modifier` (about, nearly, more-than, at-least, less-than, at-most).

    `phrase` gives the words themselves where they are tighter than their class ("just under"). `count` is False for measured figures; below
    1,000 a count that is more than 15 is at least 16. The figure itself is kept inside for about; for the one-sided hedges it is the bound.
    """
    table = _bounds()
    row = table[_phrase_bounds().get(phrase or "", modifier)]
    low, high = row["low"], row["high"]
    if "fine" in row and _significant(value) > 2:
        low, high = row["fine"]
    soft_low, soft_high = row.get("soft-low"), row.get("soft-high")
    if count and "count-low" in row:
        soft_low, low = low, row["count-low"]
    shape = (_times(low, value), _times(high, value), bool(row.get("low-open")), bool(row.get("high-open")))
    soft = (_times(soft_low, value), _times(soft_high, value))
    if value < 0 and modifier in ("about", "nearly"):
        shape, soft = (shape[1], shape[0], shape[3], shape[2]), (soft[1], soft[0])
    if modifier == "about" and step is not None:
        own = printed(value, step, measured=not count)
        shape = (_least(shape[0], own.low), _most(shape[1], own.high), shape[2], shape[3])
    bounds = Interval(shape[0], shape[1], shape[2], shape[3], soft[0], soft[1])
    return _whole(value, bounds) if count and step == 1 and 0 < value < _ROUNDED else bounds


def _whole(value: Decimal, bounds: Interval) -> Interval:
    """The bounds for things that come whole: "more than 15" starts at 16, "fewer than 15" ends at 14."""
    low, high = bounds.low, bounds.high
    if bounds.low_open and low == value:
        return replace(bounds, low=value + 1, high=_most(high, value + 1), low_open=False, soft_high=_most(bounds.soft_high, value + 1))
    if bounds.high_open and high == value:
        return replace(bounds, low=_least(low, value - 1), high=value - 1, high_open=False, soft_low=_least(bounds.soft_low, value - 1))
    return bounds


def vague(low: Decimal | None, high: Decimal | None, soft_low: Decimal | None = None, soft_high: Decimal | None = None) -> Interval:
    """The interval of a vague word ("several", "dozens"), its bounds from the vocabulary, already scaled."""
    return Interval(low, high, soft_low=soft_low, soft_high=soft_high)


def fraction(numerator: int, denominator: int, scale: Decimal = Decimal(1), widen: Decimal = Decimal(0)) -> Interval:
    """The interval of a fraction in words: a third is 0.31 to 0.36 (times `scale`, "half a million"); `widen` adds to both sides.

    Fractions outside the table of common shares get a tenth of their value either side, at most two hundredths.
    """
    pair = _SHARES.get((numerator, denominator))
    if pair is None:
        middle = Decimal(numerator) / Decimal(denominator)
        half = min(Decimal("0.02"), middle / 10)
        pair = (middle - half, middle + half)
    return Interval((pair[0] - widen) * scale, (pair[1] + widen) * scale)


def one_in(part: int, whole: int) -> Interval:
    """The interval of "one in five", "seven in ten": the whole may be half a unit more or less."""
    half = Decimal("0.5")
    return Interval((part / (whole + half)).quantize(_TEN_DIGITS), (part / (whole - half)).quantize(_TEN_DIGITS))


def range_(low: Interval, high: Interval) -> Interval:
    """The interval of a printed range from the intervals of its ends, in either order; hedges of the ends stay."""
    if low.low is not None and high.low is not None and high.low < low.low:
        low, high = high, low
    return Interval(low.low, high.high, low.low_open, high.high_open, low.soft_low, high.soft_high)


def _bounds() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = words("modifiers")["bounds"]
    return table


def _phrase_bounds() -> Mapping[str, str]:
    """The phrases whose bounds differ from those of their modifier."""
    data = words("modifiers")
    return {phrase: name for name in data["just-forms"] for phrase in data["before"][name]}


def _significant(value: Decimal) -> int:
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return len(digits) or 1


def _times(factor: Any, value: Decimal) -> Decimal | None:
    return None if factor is None else Decimal(factor) * value


def _least(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else min(one, other)


def _most(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else max(one, other)
