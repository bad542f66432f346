"""What follows a unit: a divisor ("per barrel", "a day", "/h") or the words that make it an age ("years old")."""

from __future__ import annotations

from factcheck.extract.figures.base import Row, listed
from factcheck.extract.figures.unit_table import units
from factcheck.extract.figures.units import name_key
from factcheck.model import Unit
from factcheck.vocabulary import words


def per_after(row: Row, unit: Unit | None, last: int) -> tuple[str, str, int] | None:
    """The divisor after a unit: name, dimension and last token for "per barrel", "a day", "-a-share", "/h"; None if there is none."""
    at = last + 1
    if row.lower[at] in ("u.s.", "us") and unit and unit.name == "dollar":
        at += 1
    at += row.kind[at] == "dash" and (row.glued[at] or row.lower[at + 1] in ("a", "an"))
    word = row.lower[at]
    if word not in ("per", "a", "an", "each", "every", "/"):
        return None
    at += 1
    at += row.kind[at] == "dash"
    if word == "per" and row.kind[at] == "number" and row.lower[at].replace(",", "").isdigit():
        return _per_number(row, at, unit)
    return _divisor(row, at, word, unit)


def _per_number(row: Row, at: int, unit: Unit | None) -> tuple[str, str, int]:
    """The divisor of "40 per 100,000", with its unit for "6.7 litres per 100 km"."""
    count = row.lower[at].replace(",", "")
    below = units().names.get(row.lower[at + 1])
    if below is not None and below[1] == "length" and unit is not None and unit.dimension == "volume":
        return f"{count} {below[0]}", below[1], at + 1
    return count, "dimensionless", at


def _divisor(row: Row, at: int, word: str, unit: Unit | None) -> tuple[str, str, int] | None:
    """The divisor that starts at token `at`; `word` is what led to it."""
    table, found = units(), None
    if word == "/" and at < len(row.tokens):
        found_slash = _after_slash(row, at)
        if found_slash:
            return found_slash
    if row.lower[at] == "dozen" and unit is not None and unit.dimension == "currency":
        counts = row.kind[at + 1] in ("word", "dash") and row.lower[at + 1] not in listed("numbers", "not-names")
        return None if counts else ("dozen", "dimensionless", at)  # "$4.20 a dozen"
    for length in range(min(table.starts.get(row.lower[at], 0), 3), 0, -1):
        if word in ("a", "an") and row.lower[at + length] in listed("units", "no-divisor") and not _over_window(row, at + length):
            return None
        found = table.names.get(name_key(row, at, at + length - 1))
        if found and (word in ("per", "/") or found[0] in listed("units", "denominators")):
            return found[0], found[1], at + length - 1
    if row.lower[at] in listed("units", "pound-words"):
        return "pound-mass", "mass", at
    named = row.lower[at] in listed("units", "denominators") or (word == "per" and unit is not None)
    return (row.lower[at], "dimensionless", at) if named and row.kind[at] == "word" else None


def _over_window(row: Row, at: int) -> bool:
    """ "12 attacks a day over the past month": a window of time, and no comparison ("a year over the limit")."""
    return row.lower[at] == "over" and row.lower[at + 1] in ("the", "that") and row.lower[at + 2] in listed("units", "windows")


def _after_slash(row: Row, at: int) -> tuple[str, str, int] | None:
    text = row.tokens[at].text
    slashed = words("units")["slashed"].get(text)
    if slashed is not None:
        return slashed[0], slashed[1], at
    symbol = units().symbols.get(text)
    power = units().names.get(row.lower[at] + row.lower[at + 1])
    if power and row.glued[at + 1]:
        return power[0], power[1], at + 1
    return (symbol[0], symbol[1], at) if symbol else None


def compound(unit: Unit, divisor: str, dimension: str, surface: str) -> Unit:
    """The unit "X per Y", by quantulum3's own name where it has one ("kilometre per hour")."""
    name = f"{unit.name} per {divisor}"
    known = units().names.get(name)
    if known:
        return Unit(known[0], known[1], surface)
    return Unit(name, f"{unit.dimension} per {dimension}", surface, unit.code)


def age_after(row: Row, unit: Unit, last: int) -> int | None:
    """The last token of "years old", "-year-old", "years of age" after a unit of time; None if it is no age."""
    if unit.name not in listed("units", "ages"):
        return None
    at = last + 1
    if row.kind[at] == "dash":
        at += 1
    if row.lower[at] in ("old", "olds"):
        return at
    return at + 1 if row.lower[at] == "of" and row.lower[at + 1] == "age" else None
