"""The unit or currency around a figure, on a span that the numerals stage owns.

A symbol of one letter counts only glued to the digits, or, for a few capitals, before no capitalised word.
"""

from __future__ import annotations

from factcheck.extract.figures.base import Numeral, Row, listed
from factcheck.extract.figures.unit_table import glued_inches, units
from factcheck.model import Unit
from factcheck.vocabulary import words


def currency_before(row: Row, first: int) -> tuple[Unit, int] | None:
    """The currency before a figure with the token where it starts: "$", "US $", "$A", "Rs", "USD"; None if there is none."""
    data, at = words("units"), first - 1
    if at >= 1 and row.lower[at] == "-" and row.kind[at - 1] == "currency":
        at -= 1
    if at < 0:
        return None
    sign, before, countries = row.lower[at], row.lower[at - 1] if at else "", data["dollar-countries"]
    if sign in countries and before == "$" and row.glued[at]:
        return _currency(row, countries[sign], at - 1, at), at - 1
    if sign == "=" and before == "y" and row.glued[first]:
        return _currency(row, data["prefixes"]["y ="], at - 1, at), at - 1
    if sign == "$" and before in countries and _country(row, at):
        return _currency(row, countries[before], at - 1, at), at - 1
    if sign not in data["prefixes"] or _word_only(row, at, first, before):
        return None
    return _currency(row, data["prefixes"][sign], at, at), at


def _word_only(row: Row, at: int, first: int, before: str) -> bool:
    """Whether a currency code is a word here: "try 5", "the dollar 5 years ago", "RM 12" of a room."""
    sign = row.lower[at]
    if sign in listed("units", "prefixes-glued"):
        return not row.glued[first] and (sign != "sen" or row.kind[first + 1] == "word")
    return sign == "dollar" and before in ("us", "the", "a")


def _country(row: Row, at: int) -> bool:
    """Whether the word before "$" is the country of the dollar, not the article "a" or the like."""
    word = row.tokens[at - 1].text
    return row.glued[at] or (word.isupper() and word != "A") or word in ("c",)


def _currency(row: Row, name: str, first: int, last: int) -> Unit:
    return Unit(name, "currency", row.text(first, last), units().codes.get(name))


def unit_after(row: Row, numeral: Numeral) -> tuple[Unit, int] | None:
    """The unit after a figure with its last token, a hyphen between them allowed ("two-mile", "6.1-inch"); None if there is none.

    The longest name wins. Symbols are matched in their own case, names in any.
    """
    at = numeral.last + 1
    if (row.hyphen(at) and row.glued[at + 1]) or (row.lower[at] in ("us", "u.s.", "imperial") and row.lower[at + 1] in units().starts):
        at += 1
    elif row.lower[at] in ("(", "{") and row.lower[at + 2] in (")", "}") and len(row.lower[at + 1]) == 2:
        found = units().symbols.get(row.tokens[at + 1].text)
        return (Unit(found[0], found[1], row.tokens[at + 1].text), at + 2) if found else None
    if at >= len(row.tokens) or row.kind[at] == "taken":
        return None
    if numeral.form == "fraction" and row.lower[at] in ("point", "points") and not listed("units", "rate-words").isdisjoint(row.lower):
        return Unit("percentage point", "dimensionless", row.tokens[at].text), at  # "rates were cut by a quarter of a point"
    found_unit = _named_unit(row, at, numeral) or _pound(row, at, numeral) or _symbol(row, at)
    if found_unit is None and row.lower[at] in listed("units", "between") and row.lower[at + 1].endswith(("s", "feet")):
        return _named_unit(row, at + 1, numeral)
    return found_unit


def _named_unit(row: Row, at: int, numeral: Numeral) -> tuple[Unit, int] | None:
    table = units()
    if len(row.lower[at]) < 4 and row.tokens[at].text in table.symbols and row.lower[at] != row.tokens[at].text:
        return None
    longest = table.starts.get(row.lower[at], 0)
    for length in range(min(longest, len(row.tokens) - at), 0, -1):
        last = at + length - 1
        key = name_key(row, at, last)
        found = table.names.get(key)
        if found and (length > 1 or _fits(row, at, key, numeral)):
            return Unit(found[0], found[1], row.text(at, last), found[2]), last
    return _after_large(row, at, numeral)


def _after_large(row: Row, at: int, numeral: Numeral) -> tuple[Unit, int] | None:
    """Currencies whose names are common words and so need a large figure: "5,000 won"."""
    data = words("units")
    name = data["after-large-only"].get(row.lower[at])
    large = numeral.value is not None and abs(numeral.value) >= data["large"]
    return (_currency(row, name, at, at), at) if name and large and row.kind[at + 1] != "dash" else None


def name_key(row: Row, first: int, last: int) -> str:
    """Tokens `first` to `last` as the unit table spells them: "square feet", "pound-foot", "km/h"."""
    parts = [row.lower[first]]
    for at in range(first + 1, last + 1):
        letters = row.lower[at].isalpha() and row.lower[at - 1].isalpha()
        joined = row.kind[at] == "dash" or row.kind[at - 1] == "dash" or (row.glued[at] and not letters)
        parts.append(row.lower[at] if joined else " " + row.lower[at])
    return "".join(parts)


def _fits(row: Row, at: int, key: str, numeral: Numeral) -> bool:
    """Whether a one-word unit is no ordinary word here: "two second-half goals", "10 in.", "5 PC"."""
    text = row.tokens[at].text
    if key == "second":
        of = numeral.form == "fraction" and (
            row.kind[at + 1] != "word"
            or row.lower[at + 1] in listed("numbers", "not-names")
            or row.lower[at + 1] in listed("words", "prepositions")
        )
        return row.kind[at + 1] != "dash" and (row.kind[at - 1] == "dash" or numeral.form == "digits" or of)
    if key == "stone":
        return numeral.value != 1 and (row.kind[at + 1] != "word" or row.lower[at + 1] in listed("units", "stone-followers"))
    if key in listed("units", "short-words") and not row.glued[at]:
        return numeral.form == "digits" and (text.islower() or text == "PS")
    if key == "cup":
        return row.lower[at + 1] not in listed("units", "cup-followers") and not row.title(at)
    return key != "in."


def _pound(row: Row, at: int, numeral: Numeral) -> tuple[Unit, int] | None:
    """ "pounds": money or mass by the words around it, money if the figure is large, mass if nothing tells."""
    if row.lower[at] not in ("pound", "pounds"):
        return None
    data = words("units")
    around = (*row.lower[max(0, at - 14) : at], *row.lower[at + 1 : at + 12])
    money, mass = not listed("units", "pound-money").isdisjoint(around), not listed("units", "pound-mass").isdisjoint(around)
    if row.lower[at + 1] == "of":  # "40,000 pounds of avocados", "of debt"
        behind = set(row.lower[at + 2 : at + 5])
        return _sterling_or_mass(row, at, bool(behind & (listed("units", "pound-money") | listed("units", "pound-of-money"))))
    large = numeral.scale >= 1000 or (numeral.value is not None and numeral.value >= data["pound-scale"])
    return _sterling_or_mass(row, at, (large or money) and not mass)


def _sterling_or_mass(row: Row, at: int, money: bool) -> tuple[Unit, int]:
    return (_currency(row, "pound sterling", at, at) if money else Unit("pound-mass", "mass", row.tokens[at].text)), at


def _symbol(row: Row, at: int) -> tuple[Unit, int] | None:
    """A sign or symbol in its own spelling: "€" after the figure, an inch sign, "m2", "GB", one letter."""
    text = row.tokens[at].text
    if row.kind[at] == "currency":
        next_figure = row.kind[at + 1] == "number" and (row.glued[at + 1] or not row.glued[at])
        return None if next_figure else (_currency(row, words("units")["prefixes"][row.lower[at]], at, at), at)
    if text in ("'", "’", "′") and row.glued[at] and row.glued[at + 1] and row.kind[at + 1] == "number":
        return Unit("foot", "length", text), at
    if text == "in" and at > 1 and row.glued[at] and row.lower[at - 2] in ("ft", "feet", "foot"):
        return Unit("inch", "length", text), at
    if text in ("in", "ins") and row.glued[at] and glued_inches(row, at):
        return Unit("inch", "length", text), at
    if text in ('"', "”", "″"):
        inches = row.lower[at + 1] in listed("units", "extents")
        after_feet = at > 1 and row.lower[at - 2] in ("'", "’", "′") and row.glued[at - 1]
        return (Unit("inch", "length", text), at) if inches or after_feet or text == "″" else None
    if row.glued[at + 1] and row.lower[at + 1] in ("2", "3", "²", "³"):
        power = units().names.get(text + row.lower[at + 1])
        if power:
            return Unit(power[0], power[1], row.text(at, at + 1)), at + 1
    return _letter(row, at, text) if len(text) == 1 else _exact(row, at, text)


def _exact(row: Row, at: int, text: str) -> tuple[Unit, int] | None:
    found = units().symbols.get(text)
    edge = row.lower[at + 1] == ")" or (row.lower[at + 1] == "(" and row.kind[at + 2] == "number")
    if found is None and edge and text in listed("units", "bracketed-words"):
        found = (text, "pressure", None)  # "(8.3 bar)"
    if found is None or row.kind[at] != "word":
        return None
    wordlike = len(text) == 2 and not row.glued[at] and row.kind[at - 1] != "dash" and (text.islower() or text.istitle())
    return None if wordlike and text not in listed("units", "loose-symbols") else (Unit(found[0], found[1], text, found[2]), at)


def _letter(row: Row, at: int, text: str) -> tuple[Unit, int] | None:
    letters, name = words("units")["letters"], None
    if row.glued[at] or row.kind[at - 1] == "dash" or (row.lower[at + 1] == "/" and row.glued[at + 1]):
        name = letters["glued"].get(text)
    elif not row.hyphen(at + 1) and (not row.title(at + 1) or row.tokens[at + 1].text.isupper()):
        name = letters["loose"].get(text)
    closes = row.lower[at + 1] in (".", ",", "", ")", "at", "x", "a") or row.kind[at + 1] == "number"
    bracketed = row.lower[at + 1] == ")" or (row.lower[at + 1] == "(" and row.kind[at + 2] == "number")
    if name is None and ((text in ("p", "m") and (closes or bracketed)) or (text in listed("units", "bracketed-letters") and bracketed)):
        name = letters["glued"][text]
    if name is None and text == "m" and row.lower[at + 1] in listed("conversions", "beside"):
        name = letters["glued"][text]  # "60 m high"
    if name is None:
        return None
    found = units().names[name.lower()]
    return Unit(name, found[1], text, found[2]), at
