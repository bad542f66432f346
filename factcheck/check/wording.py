"""How figures, places, periods and claims are written in headlines, labels and derivations: plain text, days before months."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal

from factcheck.model import Claim, Operand, Period, Place, Quantity, Term, Unit

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HEDGES = {"more-than": "more than", "at-least": "at least", "less-than": "less than", "at-most": "at most"}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_TWO_RUNS = re.compile("[0-9][^0-9.,]+[0-9]")  # "6-foot-3", "7-1/2 miles"
# Room for figures of any printed length; the default context refuses to round one of more than 28 digits.
_WIDE = Context(prec=2_000, rounding=ROUND_HALF_EVEN)


def number_text(number: Decimal) -> str:
    """1,204; 12.5; 3.4 million where that is shorter and says the same; fractions to four digits."""
    for power, name in _SCALES:
        scaled = _WIDE.scaleb(number, -power)
        if scaled.copy_abs() >= 1 and scaled == rounded(scaled, 2):
            return f"{_plain(scaled)} {name}"
    return _plain(number)


def rounded(number: Decimal, places: int) -> Decimal:
    """A number to so many decimals, half to even, however long it is."""
    return _WIDE.quantize(number, Decimal(1).scaleb(-places))


def significant(number: Decimal, digits: int = 3) -> Decimal:
    """A number to so many significant digits."""
    return rounded(number, digits - 1 - number.adjusted()) if number else number


def _plain(number: Decimal) -> str:
    if number != number.to_integral_value():
        number = rounded(number, max(4, -number.adjusted()))
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def measured_text(number: Decimal, unit: Unit | None) -> str:
    """A number with its unit: "12%", "$3.4 million", "40 km", "2 percentage points"."""
    text = number_text(number)
    if unit is None:
        return text
    if unit.name == "percentage":
        return f"{text}%"
    if unit.dimension.startswith("currency") and " per " in unit.name and any(map(str.isdigit, unit.surface)):  # "$600 a month"
        base, _, divisor = unit.name.replace(" sterling", "").partition(" per ")
        return f"{text} {base if text == '1' else base + 's'} per {divisor}"
    surface = unit.surface.lstrip("-‐‑ ")
    if unit.dimension.startswith("currency") and not surface[:1].isalpha() and surface:
        sign, text = ("−", text[1:]) if text.startswith("−") else ("", text)
        mark, _, per = surface.partition(" ")
        return f"{sign}{mark}{text} {per}".rstrip()
    if unit.name in ("percentage point", "basis point"):
        return f"{text} {unit.name}" + ("" if text == "1" else "s")
    return f"{text}{surface}" if unit.dimension == "temperature" and not surface[1:].isalpha() else f"{text} {surface}".rstrip()


def value_text(quantity: Quantity) -> str:
    """A figure as a reader would write it: "137", "about 2,500", "10 to 15", "$3.4 million", "dozens"."""
    hedge = _HEDGES.get(quantity.modifier or "", quantity.modifier)
    joined_units = quantity.unit is not None and len(quantity.stated) == 1 and _TWO_RUNS.search(quantity.surface) is not None
    if quantity.form in ("vague", "fraction") or joined_units:
        text = " ".join(quantity.surface.split())
        text = text[:1].lower() + text[1:]  # a figure that opens its sentence has a capital there and nowhere else
    else:
        low, *rest = quantity.stated
        text = measured_text(low, None if rest else quantity.unit)
        text += "".join(f" to {measured_text(high, quantity.unit)}" for high in rest)
    return f"{hedge} {text}" if hedge else text


def place_text(places: Sequence[Place] | None) -> str:
    """ "Iraq and Syria"; empty where there is none."""
    return joined([place.name for place in places or ()])


def period_text(period: Period | None) -> str:
    """ "17 July 2024", "July 2024", "January to June 2024", "2022 to 2024", "since 3 May 2024"; empty where there is none."""
    if period is None or (period.start is None and period.end is None):
        return ""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"since {_day(start)}" if start else f"until {_day(end)}" if end else ""
    if start == end:
        return _day(start)
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {_day(end)}"
    return f"{_day(start)[:-5] if start.year == end.year else _day(start)} to {_day(end)}"


def _months(start: dt.date, end: dt.date) -> str:
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    last = f"{_MONTHS[end.month - 1]} {end.year}"
    first = _MONTHS[start.month - 1]
    if start.year != end.year:
        return f"{first} {start.year} to {last}"
    return last if start.month == end.month else f"{first} to {last}"


def _day(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def claim_text(claim: Claim) -> str:
    """The figure with what it counts: "137 operations", "dozens of protesters", "$3.4 million"."""
    value = value_text(claim.quantity)
    if claim.quantity.unit is not None or not claim.counted or claim.quantity.form == "fraction":
        return value
    plural_noun = claim.quantity.form == "vague" and value.endswith("s")
    return f"{value} of {claim.counted}" if plural_noun else f"{value} {claim.counted}"


def operand_text(operand: Operand) -> str:
    """A claim as `claim_text`, an event with its day, a word as it is printed."""
    if isinstance(operand, Claim):
        return claim_text(operand)
    if isinstance(operand, Term):
        return operand.text
    when = period_text(operand.period.value)
    return f"{operand.what} ({when})" if when else operand.what


def scope_text(operand: Operand) -> str:
    """ "in Iraq", or the period where no place is known, or nothing."""
    if isinstance(operand, Term):
        return ""
    place, period = place_text(operand.place.value), period_text(operand.period.value)
    preposition = "in "
    if not place and operand.period.value and operand.period.value.start == operand.period.value.end:
        preposition = "on "
    if not place and period.startswith(("since", "until")):
        preposition = ""
    words = place or period
    return f"{preposition}{words}" if words else ""


def joined(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
