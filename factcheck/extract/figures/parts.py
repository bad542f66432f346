"""One numeral with its own unit: currency before, unit and divisor after, age; and two joined ("6-foot-3-inch", "13 dollars 45")."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.figures.base import lexicon, listed
from factcheck.extract.figures.numerals import QUANTITY_FORMS, Numeral, Row
from factcheck.extract.figures.per import age_after, compound, per_after
from factcheck.extract.figures.units import currency_before, unit_after
from factcheck.extract.morphology import is_plural, singular
from factcheck.model import Unit
from factcheck.printed import printed_step
from factcheck.vocabulary import words

_TEN_DIGITS = Decimal("1E-10")
_SPANS = ("second", "minute", "hour", "day", "week", "month", "year")
_SCHOOL_AGE = 5
_MEASURE = 5
_AGES = 12  # how far a list of ages may reach back
_BETWEEN_AGES = frozenset((",", "and", "or", "to", "between", "from", "-", "–", "about", "just"))


class Part(Struct, frozen=True):
    """A numeral with its unit. `first` and `last` cover both; `lead` is where a hedge would end (before "aged" too).

    `before` says that the unit stands before the number (a currency sign), `divided` that it has a divisor ("per barrel").
    """

    numeral: Numeral
    unit: Unit | None
    first: int
    last: int
    before: bool = False
    divided: bool = False

    @property
    def lead(self) -> int:
        """The first token, before which a modifier may stand."""
        return self.first


def part_of(row: Row, numeral: Numeral) -> Part | None:
    """A quantity's numeral with its unit; None for numbers that are no quantities."""
    if numeral.form not in QUANTITY_FORMS:
        return None
    if numeral.form in ("digits", "words"):
        sign = currency_before(row, numeral.first)
        if sign:
            return _money(row, numeral, *sign)
    return without_sign(row, numeral)


def without_sign(row: Row, numeral: Numeral) -> Part:
    """A quantity's numeral with what follows it, whatever stands before it."""
    if numeral.unit_inside is not None:
        inside = unit_after(row, replace(numeral, last=numeral.unit_inside - 1))
        return Part(numeral, inside[0] if inside else None, numeral.first, numeral.last)
    part = _after(row, numeral)
    if part is not None:
        return _one_before(row, part)
    return _age(row, numeral) or _magnitude(row, numeral) or _rate(row, numeral) or Part(numeral, None, numeral.first, numeral.last)


def _one_before(row: Row, part: Part) -> Part:
    """A figure with one larger unit before it, which no number names: "an hour and 42 minutes", "a year and two months"."""
    at, numeral = part.first - 3, part.numeral
    if at < 0 or part.unit is None or row.lower[at + 2] != "and" or row.lower[at] not in ("a", "an") or numeral.value is None:
        return part
    for large, small, factor in words("units")["joined"]:
        if large == row.lower[at + 1] and small == part.unit.name and numeral.value < factor:
            plain = Decimal(format((1 + numeral.value / factor).quantize(_TEN_DIGITS).normalize(), "f"))
            whole = replace(numeral, first=at, value=plain, mantissa=plain, step=(numeral.step or Decimal(1)) / factor, bounds=None)
            return Part(whole, Unit(large, part.unit.dimension, row.lower[at + 1]), at, part.last)
    return part


def _magnitude(row: Row, numeral: Numeral) -> Part | None:
    """The strength of an earthquake: "a magnitude 6.8 quake", "magnitude of 5"."""
    at, value = numeral.first - 1, numeral.value
    if at > 0 and row.lower[at] in ("of", "-"):
        at -= 1
    fits = at >= 0 and row.lower[at] == "magnitude" and numeral.form in ("digits", "words") and value is not None
    return Part(numeral, Unit("magnitude", "dimensionless", ""), numeral.first, numeral.last) if fits else None


def _money(row: Row, numeral: Numeral, unit: Unit, first: int) -> Part:
    """A figure after a currency sign, with its name or country repeated after it ("$5 dollars", "$31 US") and a divisor."""
    last = numeral.last
    named = unit_after(row, numeral)
    if named and named[0].dimension == "currency" and named[0].name not in ("cent", "penny") and not row.glued[named[1]]:
        unit, last = (named[0] if unit.name == "dollar" else unit), named[1]
    elif row.lower[last + 1] in ("us", "u.s.") and row.title(last + 1) and unit.name == "dollar" and not row.title(last + 2):
        last += 1
    divisor = per_after(row, unit, last)
    if divisor:
        surface = f"{unit.surface} {row.text(last + 1, divisor[2])}"
        return Part(numeral, compound(unit, divisor[0], divisor[1], surface), first, divisor[2], True, True)
    return Part(numeral, unit, first, last, True)


def _after(row: Row, numeral: Numeral) -> Part | None:
    """A figure with its unit after it: "11 a.m." never comes here, "two and a half miles per hour", "27-year-old", "a million dollar"."""
    start = numeral
    at = numeral.last + 1
    apart = (
        numeral.form == "fraction" and row.lower[at] in ("a", "an") and "in" in row.lower[numeral.first : at]
    )  # "one in 20 a decade ago"
    if (numeral.form in ("fraction", "vague") and not apart) or numeral.partitive:
        skip = 2 if row.lower[at] == "of" and row.lower[at + 1] in ("a", "an") else 1 if row.lower[at] in ("of", "a", "an") else 0
        start = replace(numeral, last=numeral.last + skip)
    found = unit_after(row, start)
    if found is None:
        return _scaled_unit(row, numeral)
    unit, last = found
    if unit.dimension == "currency" and row.lower[last + 1] in lexicon().scales and numeral.value is not None and numeral.scale == 1:
        factor, last = Decimal(lexicon().scales[row.lower[last + 1]]), last + 1
        numeral = replace(numeral, value=numeral.value * factor, scale=factor, step=printed_step(numeral.value * factor, factor))
    if numeral.form == "fraction" and unit.dimension == "currency" and start.last == numeral.last + 1:
        return None
    age = age_after(row, unit, last)
    if age:
        return Part(numeral, Unit(f"{unit.name} of age", "time", row.text(numeral.last + 1, age)), numeral.first, age)
    before = row.lower[numeral.first - 1] if numeral.first else ""
    if unit.name == "year" and before in ("aged", "age"):
        return Part(numeral, replace(unit, name="year of age"), numeral.first, last)
    divisor = per_after(row, unit, last)
    if divisor and (row.lower[last + 1] == "per" or _divides(unit, divisor)):
        return Part(
            numeral, compound(unit, divisor[0], divisor[1], row.text(start.last + 1, divisor[2])), numeral.first, divisor[2], False, True
        )
    return Part(numeral, unit, numeral.first, last)


def _divides(unit: Unit, divisor: tuple[str, str, int]) -> bool:
    """Whether "a" or "an" divides: "16 hours a day" is a rate, "two days a minute" none."""
    if unit.dimension != "time" or divisor[1] != "time":
        return True
    return unit.name in _SPANS and divisor[0] in _SPANS and _SPANS.index(unit.name) < _SPANS.index(divisor[0])


def _scaled_unit(row: Row, numeral: Numeral) -> Part | None:
    """A symbol that is a scale and a unit at once: "38 bcm" is 38 billion cubic metres."""
    at = numeral.last + 1
    at += row.hyphen(at)
    found = words("units")["scaled-units"].get(row.lower[at])
    if found is None or numeral.value is None or numeral.form != "digits" or numeral.scale != 1:
        return None
    name, dimension, factor = found
    scale, unit = Decimal(factor), Unit(name, dimension, row.tokens[at].text)
    scaled = replace(numeral, value=numeral.value * scale, scale=scale, step=printed_step(numeral.value * scale, scale))
    divisor = per_after(row, unit, at)
    if divisor is None:
        return Part(scaled, unit, numeral.first, at)
    return Part(scaled, compound(unit, divisor[0], divisor[1], row.text(at, divisor[2])), numeral.first, divisor[2], False, True)


def _age(row: Row, numeral: Numeral) -> Part | None:
    """An age without a unit: "aged 27", "aged 9, 11 and 14", "of age 87", "a driver, 31,", "she was 44 when"; a symbol ("87 yo")."""
    at, value = numeral.first, numeral.value
    if value is None or numeral.form not in ("digits", "words") or not 0 < value < 120 or value != value.to_integral_value():
        return None
    symbol = row.lower[numeral.last + 1]
    if symbol in listed("units", "age-symbols"):
        return Part(numeral, Unit("year of age", "time", symbol), numeral.first, numeral.last + 1)
    before = row.lower[at - 1] if at else ""
    aged = before in ("aged", "ages") or (before == "age" and at > 1) or (before == "of" and at > 1 and row.lower[at - 2] == "age")
    aged = aged or (before == "than" and at > 1 and row.lower[at - 2] in ("older", "younger"))
    if (
        aged
        or _at_age(row, numeral)
        or _one_of_ages(row, numeral)
        or (before == "," and _apposition(row, numeral, value))
        or _is_so_old(row, numeral)
    ):
        return Part(numeral, Unit("year of age", "time", ""), numeral.first, numeral.last)
    return None


def _at_age(row: Row, numeral: Numeral) -> bool:
    """ "left school at 14", "died at 94": what one does at an age, and nothing behind the number that it could count."""
    at, after = numeral.first - 1, numeral.last + 1
    opens = at >= 0 and row.lower[at] == "at" and (at == 0 or row.kind[at - 1] != "word") and row.lower[after] == ","
    if opens and row.lower[after + 1] in listed("units", "age-subjects"):
        return True  # "At 79, he is the oldest"
    if at < 1 or row.lower[at] != "at" or row.lower[at - 1] not in listed("units", "age-deeds"):
        return False
    counts = row.kind[after] not in ("", "other") and row.lower[after] not in listed("numbers", "not-names")
    return not counts and numeral.value is not None and numeral.value >= _SCHOOL_AGE


def _one_of_ages(row: Row, numeral: Numeral) -> bool:
    """Whether a number goes on in a list or range of ages: "aged 9, 11 and 14", "aged between 22 and 54"."""
    at, stop = numeral.first - 1, max(-1, numeral.first - _AGES)
    while at > stop and (row.kind[at] == "number" or row.lower[at] in _BETWEEN_AGES or row.lower[at] in lexicon().units):
        at -= 1
    counts = row.kind[numeral.last + 1] == "word" and row.lower[numeral.last + 1] not in listed("numbers", "not-names")
    ranged = row.lower[at + 1] == "between" and sum(kind == "number" for kind in row.kind[at + 1 : numeral.first]) > 1
    counts = counts or ranged  # "aged between 18 and 65 and 12 were older": 12 is no age
    return at > stop and at < numeral.first - 1 and row.lower[at] in ("aged", "ages") and not counts


def _apposition(row: Row, numeral: Numeral, value: Decimal) -> bool:
    """Whether ", 31," stands after a name or a person noun and not inside a list of numbers."""
    name, comma = numeral.first - 2, numeral.last + 1
    if name < 0 or numeral.form != "digits" or row.kind[name] != "word" or row.kind[comma + 1] == "number":
        return False
    again = row.lower[comma + 1] == "or" and row.kind[comma + 2] == "number"  # "of the 320 pupils, 48, or 15%, walk"
    if again or row.lower[name] in listed("references", "remaining"):
        return False  # "and the rest, 35, will be tried"
    full_name = row.title(name) and name > 0 and row.title(name - 1)
    someone = full_name or row.lower[name] in listed("persons", "persons")
    closes = row.lower[comma] == "," or (row.lower[comma] in (".", ";") and someone and comma + 1 >= len(row.tokens))
    return closes and row.lower[name] not in listed("numbers", "not-names") and (value >= 16 or full_name)


def _is_so_old(row: Row, numeral: Numeral) -> bool:
    """ "she was 44", "who turned 80 on", "he will be 35 by": a person, a verb of being and a number that counts nothing."""
    at, verbs = numeral.first - 1, 0
    while at >= 0 and verbs < 4 and row.lower[at] in listed("units", "age-verbs"):
        at, verbs = at - 1, verbs + 1
    if not verbs or at < 0:
        return False
    named = (
        row.lower[numeral.last + 1] == "when" and row.lower[numeral.last + 2] in ("he", "she") and (row.title(at) or row.lower[at] == ")")
    )
    if not named and not (row.lower[at] in listed("units", "age-subjects") or _measures_age(row, at)):
        return False  # "Lee was 75 when she"
    after = numeral.last + 1
    return row.kind[after] in ("", "other", "taken") or row.lower[after] in listed("units", "age-followers")


def _measures_age(row: Row, at: int) -> bool:
    """Whether "life expectancy" stands up to four words before the verb, no mark between: "expectancy for men in Leeds is 73"."""
    for back in range(at, max(-1, at - _MEASURE), -1):
        if row.kind[back] != "word":
            return False
        if row.lower[back] == "expectancy":
            return True
    return False


def _rate(row: Row, numeral: Numeral) -> Part | None:
    """A count per so many ("40 per 100,000") or per time ("3,000 tests per day", "12 people a week")."""
    if row.lower[numeral.last + 1] != "per" or row.kind[numeral.last + 2] != "number":
        return _count_rate(row, numeral)
    divisor = per_after(row, None, numeral.last)
    if divisor is None:
        return None
    return Part(numeral, Unit(f"per {divisor[0]}", "dimensionless", row.text(numeral.last + 1, divisor[2])), numeral.first, divisor[2])


def _count_rate(row: Row, numeral: Numeral) -> Part | None:
    """Up to three words that end in a plural, then a divisor of time."""
    if numeral.form not in ("digits", "words"):
        return None
    for head in range(numeral.last + 1, numeral.last + 4):
        if row.kind[head] != "word" or row.lower[head] in listed("numbers", "not-names"):
            return None
        if row.lower[head + 1] in ("per", "a", "each", "every", "an") and is_plural(row.lower[head]):
            noun = " ".join((*row.lower[numeral.last + 1 : head], singular(row.lower[head])))
            unit = Unit(noun, "count", row.text(numeral.last + 1, head))
            divisor = per_after(row, unit, head)
            if divisor is None or divisor[1] != "time" or (divisor[0] == "second" and row.lower[head + 1] != "per"):
                return None
            return Part(
                numeral,
                Unit(f"{noun} per {divisor[0]}", "count per time", row.text(numeral.last + 1, divisor[2])),
                numeral.first,
                divisor[2],
            )
    return None


def join_units(row: Row, one: Part, two: Part) -> Part | None:
    """One figure of a larger and a smaller unit ("6-foot-3-inch", "thirteen dollars and forty-five cents"); None if they do not belong
    together.
    """
    if one.unit is None or one.before or one.divided or one.numeral.value is None or two.numeral.value is None or two.before:
        return None
    gap = row.lower[one.last + 1 : two.first]
    if gap not in ((), ("and",), ("-",), (",",)):
        return None
    for large, small, factor in words("units")["joined"]:
        fits = two.unit.name == small if two.unit else gap in ((), ("-",)) and two.numeral.value < factor and _closes(row, two.last + 1)
        if one.unit.name == large and fits and two.numeral.value < factor and one.numeral.value == one.numeral.value.to_integral_value():
            value = one.numeral.value + (two.numeral.value / factor).quantize(_TEN_DIGITS)
            plain = Decimal(format(value.normalize(), "f"))
            step = (two.numeral.step or Decimal(1)) / factor
            numeral = replace(one.numeral, value=plain, mantissa=plain, last=two.numeral.last, step=step, bounds=None)
            return replace(one, numeral=numeral, last=two.last)
    return None


def _closes(row: Row, at: int) -> bool:
    """Whether nothing follows that the second number could count ("five feet 10 people")."""
    return row.kind[at] != "word" or row.lower[at] in ("and", "in", "tall", "on", "for", "more", "inch", "with", "from", "to", "per")
