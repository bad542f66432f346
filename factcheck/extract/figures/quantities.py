"""Figures with their units, hedges and ranges, as `Quantity`; every other number as `Ignored`.

A range ("10 to 15", "$25-30m", "between 7 and 10 years") is one figure with both ends in text order; a movement ("rose from 4.1% to
4.6%") and two values ("to $7.36bn from $6.78bn") are two figures. A scale or unit that stands once counts for both ends where it can
("2 to 3 million"; "$25 to $10bn" stays as printed).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.figures.base import listed
from factcheck.extract.figures.modifiers import Modifier, modifier_after, modifier_before
from factcheck.extract.figures.numerals import QUANTITY_FORMS, Numeral, Row, has_numbers, numerals_of, row_of
from factcheck.extract.figures.parts import Part, join_units, part_of, without_sign
from factcheck.extract.figures.ranges import joined_range, movement
from factcheck.extract.figures.values import interval_of, stated_by
from factcheck.extract.tokens import Token, cover
from factcheck.model import Ignored, Quantity, Span, Unit
from factcheck.printed import hedged


class Figure(Struct, frozen=True):
    """A quantity and where it stands among the tokens of its sentence.

    `first` and `last` (both included) cover the figure with its unit, not its modifier, whose first token is `modifier_first` (None: no
    modifier; it may stand after the figure). `attributive`: a hyphen ties it to what follows ("two-drone attack", "119-mile route").
    `counted_from` is the first token at which a counted noun phrase may start: after the figure, its hyphen, an "or so", and the "of"
    of vague words ("dozens of"), but before the "of" of "one of the" and of fractions.
    """

    first: int
    last: int
    modifier_first: int | None
    quantity: Quantity
    attributive: bool
    counted_from: int


class Reading(Struct, frozen=True):
    """All numbers of one sentence: the figures, and the numbers that are no quantities."""

    figures: tuple[Figure, ...]
    ignored: tuple[Ignored, ...]


_LARGE = 10_000
_PLACED = frozenset({"length", "area", "time", "volume", "mass"})
_MANY = 200  # "hundreds", "tens of thousands"
_NEAR = 7
_HUNG = 3
_RATIOS = frozenset(("times", "fold"))  # "more than 3 times" may be 3.2
_NOTHING = Reading((), ())


def read_quantities(tokens: Sequence[Token], taken: frozenset[int]) -> Reading:
    """The figures and ignored numbers of one sentence in text order; `taken` are the tokens of dates and clock times."""
    if not has_numbers(tokens):
        return _NOTHING
    row = row_of(tokens, taken)
    numerals = numerals_of(row)
    parts = [part_of(row, numeral) for numeral in numerals]
    figures: list[Figure] = []
    ignored: list[Ignored] = []
    at, end = 0, -1  # the next numeral, and the last token that is read
    while at < len(numerals):
        numeral, part, used = numerals[at], parts[at], 1
        if part and part.first <= end < numeral.first:
            part = without_sign(row, numeral)
        kind = (_no_quantity(row, part) or _repeated(row, part, figures)) if part else numeral.form
        if numeral.first > end and kind:
            ignored.append(_ignored(row, numeral, kind))
            end = numeral.last
        elif numeral.first > end and part:
            skipped = _inside(part, numerals, at)
            following = parts[at + 1 + skipped] if at + 1 + skipped < len(parts) else None
            figure, used = _group(row, _carried(row, part, figures), following)
            used += skipped if used > 1 else 0
            figures.append(_converted(row, figure, figures))
            end = figure.last
        at += used
    return Reading(tuple(_hung(row, figures)), tuple(ignored))


def _hung(row: Row, figures: list[Figure]) -> list[Figure]:
    """ "two-, three- and five-year terms": a figure whose hyphen hangs takes the unit of the next one."""
    for index in range(len(figures) - 2, -1, -1):
        figure, unit = figures[index], figures[index + 1].quantity.unit
        at = figure.last + 1
        hangs = row.hyphen(at) and row.lower[at + 1] in (",", "and", "or", "to") and figures[index + 1].first - at <= _HUNG
        if hangs and unit is not None and figure.quantity.unit is None:
            figures[index] = replace(figure, quantity=replace(figure.quantity, unit=unit))
    return figures


def _inside(part: Part, numerals: Sequence[Numeral], at: int) -> int:
    """How many numerals after the one at `at` stand inside its unit ("A/cm2")."""
    after = at + 1
    while after < len(numerals) and numerals[after].last <= part.last:
        after += 1
    return after - at - 1


def is_amount(quantity: Quantity) -> bool:
    """Whether a figure without unit and noun is an amount of something all the same, not a code or a number of things left out: it has
    decimals, two ends or a hedge, or is large ("a fortune of 2.418 billion", "to close at 97.31").
    """
    if quantity.form == "vague":
        return quantity.stated[0] >= _MANY
    if quantity.form not in ("digits", "words"):
        return False
    value = quantity.stated[0]
    return len(quantity.stated) > 1 or quantity.modifier is not None or abs(value) >= _LARGE or value != value.to_integral_value()


def _carried(row: Row, part: Part, figures: list[Figure]) -> Part:
    """ "rose by 2 percent, the other by 1.": a bare figure after "by" takes the unit of the figure before it.

    So does the end of a movement whose start has one: "from 208 pounds to 193".
    """
    bare = part.unit is None and part.numeral.form == "digits" and part.numeral.scale == 1
    if bare and figures and _ends_movement(row, part, figures[-1]):
        return replace(part, unit=figures[-1].quantity.unit)
    if part.unit is None and part.numeral.scale >= _LARGE and figures and _starts_movement(row, part, figures[-1]):
        return replace(part, unit=figures[-1].quantity.unit)
    if part.unit is None and figures and _between_rates(row, part, figures):
        rates = [one.quantity.unit for one in figures if one.quantity.unit is not None and one.quantity.unit.name == "percentage"]
        return replace(part, unit=replace(rates[-1], name="percentage point", surface="points"))
    if not (bare and figures and row.lower[part.first - 1] == "by" and row.kind[part.last + 1] in ("", "other")):
        return part
    unit = figures[-1].quantity.unit
    return replace(part, unit=unit) if unit and unit.name in ("percentage", "percentage point", "basis point") else part


def _between_rates(row: Row, part: Part, figures: Sequence[Figure]) -> bool:
    """Whether points are those between two rates: "31.4%, up from 26.2%, a gain of 5.2 points", "58%, seven points higher than the 51%"."""
    if row.lower[part.last + 1] not in ("point", "points") or part.numeral.form not in ("digits", "words"):
        return False
    units = [figure.quantity.unit for figure in figures[-3:]]
    rates = [unit is not None and unit.name == "percentage" for unit in units if unit is None or unit.dimension != "time"]
    behind = {"%", "percent", "per"} & set(row.lower[part.last + 2 :])
    if (
        figures
        and rates[-1:] == [True]
        and part.first - figures[-1].last == len(", ")
        and row.lower[part.last + 2] in ("behind", "ahead", "clear")
    ):
        return True  # "16%, seven points behind Labour"
    return bool(rates) and rates[-1] and ((len(rates) > 1 and all(rates[-2:])) or (row.lower[part.last + 3] == "than" and bool(behind)))


def _ends_movement(row: Row, part: Part, before: Figure) -> bool:
    """Whether a bare figure stands after "from A [unit] … to" with nothing behind it that it could count."""
    start = before.modifier_first if before.modifier_first is not None else before.first
    between = row.lower[before.last + 1 : part.first]
    if not between or between[-1] != "to" or row.lower[min(start, before.first) - 1] != "from" or len(between) > _NEAR:
        return False
    at = part.last + 1
    counts = row.kind[at] == "word" and row.lower[at] not in listed("numbers", "not-names") and row.lower[at] not in ("this", "a")
    return not counts and row.kind[at] not in ("dash", "currency") and not {",", ";", "and"} & set(between)


def _starts_movement(row: Row, part: Part, before: Figure) -> bool:
    """ "fell to 27 billion marks in May from 31 billion": the start of a movement takes the currency of its end."""
    unit = before.quantity.unit
    start = before.modifier_first if before.modifier_first is not None else before.first
    ends = row.lower[part.last + 1] in ("in", "for", "a", "the", "last") or row.kind[part.last + 1] != "word"
    money = unit is not None and unit.dimension == "currency"
    return money and ends and row.lower[part.first - 1] == "from" and row.lower[min(start, before.first) - 1] == "to"


def _converted(row: Row, figure: Figure, figures: list[Figure]) -> Figure:
    """ "more than 7 miles (11 km)": a figure in brackets that says the one before in another unit shares its hedge."""
    if not figures or figure.quantity.modifier or row.lower[figure.first - 1] not in ("(", "/") or len(figure.quantity.stated) > 1:
        return figure
    before, unit = figures[-1], figure.quantity.unit
    other, name = before.quantity.unit, before.quantity.modifier
    if name is None or unit is None or other is None or before.last != figure.first - 2 or unit.name == other.name:
        return figure
    if unit.dimension != other.dimension:
        return figure
    value = hedged(figure.quantity.stated[0], figure.quantity.step, name, None, False)
    return replace(figure, quantity=replace(figure.quantity, value=value, modifier=name))


def _group(row: Row, part: Part, following: Part | None) -> tuple[Figure, int]:
    """The figure that starts with `part`, and how many numerals it used."""
    if following is not None:
        if following.first <= part.last:
            following = without_sign(row, following.numeral)
        joined = join_units(row, part, following)
        if joined:
            return _figure(row, joined, None), 2
        pair = joined_range(row, part, following)
        if pair:
            return _figure(row, *pair), 2
        part = movement(row, part, following) or _part_of_sum(row, part, following)
    return _figure(row, part, None), 1


def _part_of_sum(row: Row, part: Part, following: Part) -> Part:
    """ "310 million of the 1.9 billion kroner": the first figure takes the unit of the second."""
    gap = row.lower[part.last + 1 : following.first]
    money = part.unit is None and part.numeral.scale >= 1000 and following.unit is not None and following.unit.dimension == "currency"
    return replace(part, unit=following.unit) if money and len(gap) == 2 and gap[0] == "of" else part


def _figure(row: Row, part: Part, other: Part | None) -> Figure:
    """The figure of one part, or of the two ends of a range."""
    first, last = part.first, (other or part).last
    unit = (other or part).unit or part.unit
    before = modifier_before(row, part.lead, _is_time(unit), part.numeral.form in ("digits", "words"))
    if before and before.phrase == "near" and (unit is None or unit.dimension in _PLACED):
        before = None  # "the fire near 2,000 homes", "near 10 miles of road"
    after = None if before else modifier_after(row, last)
    if unit is None and other is None and (_is_age(row, part, before, last) if before else _is_age_of(row, part, last)):
        unit = Unit("year of age", "time", "")
    modifier = before or after
    quantity = Quantity(
        value=interval_of(part, other, modifier, unit is not None, row.lower[last + 1] not in _RATIOS),
        stated=stated_by(part.numeral) + (stated_by(other.numeral) if other else ()),
        step=(other or part).numeral.step,
        form=(other or part).numeral.form,
        modifier=modifier.name if modifier else None,
        unit=unit,
        span=_span(row, first, part.numeral.last if part.numeral.form == "vague" else last),
        surface=row.text(first, last),
        modifier_span=_span(row, modifier.first, modifier.last) if modifier else None,
    )
    numeral = (other or part).numeral
    attributive = row.hyphen(numeral.last + 1) and row.glued[numeral.last + 2]
    return Figure(first, last, modifier.first if modifier else None, quantity, attributive, _counted_from(row, last, numeral, after))


def _counted_from(row: Row, last: int, numeral: Numeral, after: Modifier | None) -> int:
    at = last + 1
    if after and after.first == at:
        at = after.last + 1
    if row.hyphen(at) and row.glued[at + 1]:
        at += 1
    return at + 1 if numeral.partitive and row.lower[at] == "of" else at


def _is_time(unit: Unit | None) -> bool:
    return unit is not None and unit.dimension == "time" and " of age" not in unit.name


def _is_age(row: Row, part: Part, before: Modifier, last: int) -> bool:
    """ "people over 65", "children under 18": the figure is an age where no noun follows that it could count."""
    if before.phrase not in ("over", "under", "above", "below") or part.numeral.value is None:
        return False
    noun = row.lower[before.first - 1] if before.first else ""
    if noun in ("them", "whom"):
        noun = "people"  # "29 of them over 70"
    after = row.lower[last + 1]
    follows = row.kind[last + 1] == "word" and after not in listed("numbers", "not-names") and after not in listed("modifiers", "age-verbs")
    return noun in listed("modifiers", "age-nouns") and not follows and 1 <= part.numeral.value <= 110


def _is_age_of(row: Row, part: Part, last: int) -> bool:
    """ "a woman of 81", "the boy of nine": the age of one person, where no noun follows that it could count."""
    at = part.first
    if at < 3 or row.lower[at - 1] != "of" or row.lower[at - 2] not in listed("modifiers", "one-of-age"):
        return False
    follows = row.kind[last + 1] == "word" and row.lower[last + 1] not in listed("numbers", "not-names")
    return not follows and part.numeral.value is not None and 1 <= part.numeral.value <= 110


def _no_quantity(row: Row, part: Part) -> str | None:
    """What a plain number is that stands as the base of a rate: "40 deaths per 100,000"."""
    numeral = part.numeral
    before = row.lower[part.first - 1] if part.first else ""
    return "rate base" if before == "per" and part.unit is None and numeral.form in ("digits", "words") else None


def _repeated(row: Row, part: Part, figures: list[Figure]) -> str | None:
    """The figure of "four (4) counts": a number in words given again in digits."""
    numeral = part.numeral
    if not figures or numeral.form != "digits" or row.lower[numeral.first - 1] != "(" or row.lower[numeral.last + 1] != ")":
        return None
    before = figures[-1]
    same = before.last == numeral.first - 2 and before.quantity.form == "words" and before.quantity.stated == (numeral.value,)
    return "repeat" if same else None


def _ignored(row: Row, numeral: Numeral, kind: str) -> Ignored:
    return Ignored(_span(row, numeral.first, numeral.last), numeral.text, "number" if kind in QUANTITY_FORMS else kind)


def _span(row: Row, first: int, last: int) -> Span:
    return cover(row.tokens, first, last)
