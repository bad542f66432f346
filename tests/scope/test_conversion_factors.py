"""Units: what converts into what, by which factor, in how many senses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import interval as iv
from factcheck.extract.figures.unit_table import units
from factcheck.model import Unit
from factcheck.scope.units import convertible, currencies, degrees, senses, siblings, temperature, temperatures
from factcheck.vocabulary import constants

NAMES = [(name, dimension) for dimension, table in constants("units")["dimensions"].items() for name in table]
PAIRS = [(one, two) for one, dimension in NAMES for two, other in NAMES if dimension == other and one != two]


def turned(value: str, one: str, two: str) -> list[Decimal]:
    """What a value comes to in another unit, in each sense, to four significant digits."""
    found = []
    for sense in senses(one, two):
        worth = sense.convert(iv.exact(Decimal(value)))
        assert worth is not None
        assert worth.low is not None
        found.append(round(worth.low, 3 - worth.low.adjusted()))
    return found


@pytest.mark.parametrize(
    ("value", "one", "two", "expected"),
    [
        ("26.2", "mile", "kilometre", ["42.16", "48.52"]), ("100", "foot", "metre", ["30.48"]), ("1", "acre", "hectare", ["0.4047"]),
        ("10", "gallon", "litre", ["37.85", "45.46"]), ("1", "barrel", "gallon", ["42.00", "34.97", "31.00", "25.81", "43.23", "36.00"]),
        ("1", "ton", "tonne", ["0.9072", "1.000", "1.016"]), ("1", "ounce", "gram", ["28.35", "31.10"]),
        ("12.5", "stone", "kilogram", ["79.38"]), ("20", "knot", "kilometre per hour", ["37.04"]),
        ("100", "kilometre per hour", "mile per hour", ["62.14", "54.00"]), ("60", "mile per hour", "metre per second", ["26.82", "30.87"]),
        ("100", "horsepower", "kilowatt", ["74.57", "73.55"]), ("400", "pound-foot", "newton metre", ["542.3"]),
        ("32", "pound per square inch", "kilopascal", ["220.6"]), ("1", "kilowatt hour", "megajoule", ["3.600"]),
        ("500", "gallon per minute", "litre per minute", ["1893", "2273"]),
        ("3.5", "dollar per gallon", "dollar per litre", ["0.9246", "0.7699"]),
        ("35", "mile per gallon", "kilometre per litre", ["14.88", "12.39", "17.12", "14.26"]),
        ("35", "mile per gallon", "litre per 100 kilometre", ["6.720", "8.071", "5.840", "7.013"]),
        ("30", "mile per hour", "kilometre", ["48.28", "55.56"]), ("60", "mile", "kilometre per hour", ["96.56", "111.1"]),
        ("5", "mile", "hectare", []), ("5", "mile", "kilogram", []), ("5", "death per day", "death per week", []),
    ],
)  # fmt: skip
def test_factors(value: str, one: str, two: str, expected: list[str]) -> None:
    assert sorted(turned(value, one, two)) == sorted(Decimal(worth) for worth in expected)


@given(st.sampled_from(PAIRS), st.decimals("0.001", "100000", places=3))
def test_there_and_back(pair: tuple[str, str], value: Decimal) -> None:
    one, two = pair
    there, back = senses(one, two), senses(two, one)
    assert len(there) == len(back) > 0
    returned = [back_sense.convert(worth) for sense in there if (worth := sense.convert(iv.exact(value))) for back_sense in back]
    assert any(worth is not None and iv.contains(worth, value) for worth in returned)


def test_every_listed_unit_has_a_name_that_the_extractor_gives() -> None:
    known = {entry[0] for entry in (*units().names.values(), *units().symbols.values())}
    missing = {name for name, _ in NAMES} - known
    assert not missing


@pytest.mark.parametrize(
    ("one", "two", "pair"),
    [
        ("celsius", "fahrenheit", ("celsius", "fahrenheit")), ("degree", "celsius", ("fahrenheit", "celsius")),
        ("celsius", "degree", ("celsius", "fahrenheit")), ("celsius", "celsius", None), ("degree", "mile", None), ("celsius", "mile", None),
    ],
)  # fmt: skip
def test_scales_of_temperature(one: str, two: str, pair: tuple[str, str] | None) -> None:
    assert temperatures(one, two) == pair


@pytest.mark.parametrize(("celsius", "fahrenheit"), [("0", "32"), ("100", "212"), ("-40", "-40"), ("37", "98.6")])
def test_temperatures_and_their_differences(celsius: str, fahrenheit: str) -> None:
    low, high = iv.exact(celsius), iv.exact(fahrenheit)
    assert temperature(low, "celsius", "fahrenheit") == high
    back = temperature(high, "fahrenheit", "celsius")
    assert back is not None
    assert iv.contains(back, Decimal(celsius))
    assert degrees(low, "celsius", "fahrenheit") == iv.exact(Decimal(celsius) * Decimal("1.8"))


def money(name: str) -> Unit:
    return Unit(name, "currency per volume" if " per " in name else "currency", name)


@pytest.mark.parametrize(
    ("one", "two", "pair"),
    [
        ("dollar", "euro", ("dollar", "euro")), ("dollar", "dollar", None), ("dollar", "cent", None),
        ("dollar per gallon", "euro", ("dollar", "euro")), ("dollar per gallon", "euro per gallon", ("dollar", "euro")),
        ("dollar per gallon", "euro per litre", None), ("dollar", "euro per litre", None),
    ],
)  # fmt: skip
def test_currencies(one: str, two: str, pair: tuple[str, str] | None) -> None:
    assert currencies(money(one), money(two)) == pair


def test_what_is_convertible() -> None:
    mile, kilometre = Unit("mile", "length", "mi"), Unit("kilometre", "length", "km")
    assert convertible(mile, kilometre)
    assert not convertible(mile, mile)
    assert not convertible(mile, Unit("kilogram", "mass", "kg"))
    assert "metre" in siblings("mile")
    assert siblings("mile per hour") == ()
