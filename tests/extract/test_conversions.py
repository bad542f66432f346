"""Figures given again in another unit or currency, and the rates of exchange that a text states."""

from __future__ import annotations

import pytest

import factcheck


def found(text: str, kind: str = "conversion") -> list[tuple[str, ...]]:
    """The quotes of each construction of the kind, in the order of its roles."""
    constructions = factcheck.extract(text).constructions
    return [
        tuple(getattr(operand, "quote", None) or operand.text for _, operands in one.roles for operand in operands)
        for one in constructions
        if one.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The road is 250 km (155 miles) long.", [("250 km", "155 miles")]),
        ("A 40-foot (12-metre) mast stands on it.", [("40-foot", "12-metre")]),
        ("A 30,000-square-foot (2,787-square-meter) hall opens.", [("30,000-square-foot", "2,787-square-meter")]),
        ("A 3-metre-high (10-foot-high) wall rings it.", [("3-metre", "10-foot")]),
        ("A 24-km road (15 miles) leads there.", [("24-km", "15 miles")]),
        ("It lies 107 km, or 66 miles, from the coast.", [("107 km", "66 miles")]),
        ("It lies 107 km, about 66 miles, from the coast.", [("107 km", "66 miles")]),
        ("It lies 107 km or about 66 miles from the coast.", [("107 km", "66 miles")]),
        ("It lies 107 km away (66 miles).", [("107 km", "66 miles")]),
        ("It holds 30 tonnes of wet sand (33 tons).", [("30 tonnes", "33 tons")]),
        ("It lies 12 miles/19 km off and 5 km [3 miles] inland.", [("12 miles", "19 km"), ("5 km", "3 miles")]),
        ("It lies 12 miles (or 19 km) off, 6 miles (equal to 10 km) off.", [("12 miles", "19 km"), ("6 miles", "10 km")]),
        ("It pays 80,000-100,000 yuan ($12,900-$16,100).", [("80,000-100,000 yuan", "$12,900-$16,100")]),
        ("It cost 30m euros ($39m; £21m).", [("30m euros", "$39m"), ("30m euros", "£21m")]),
        ("It weighs 230 lbs. (104 kg) and 20 sq. ft. (1.9 sq. m.) of it show.", [("230 lbs.", "104 kg"), ("20 sq. ft.", "1.9 sq. m")]),
        ("He is 5 ft. 4 in. (1.63 m) tall.", [("5 ft. 4 in.", "1.63 m")]),
        ("He weighs 12st 7lb (79 kg).", [("12st 7lb", "79 kg")]),
        ("The car does 35 mpg (6.7 litres per 100 km).", [("35 mpg", "6.7 litres per 100 km")]),
        ("Winds of 30 miles an hour (48 kilometres) blew.", [("30 miles an hour", "48 kilometres")]),
        ("Without cuts it will be 4C of warming (7.2F).", [("4C", "7.2F", "of warming")]),
        ("It is 4C (7.2F) warmer now.", [("4C", "7.2F", "warmer")]),
        ("It rose by 4C (7.2F).", [("4C", "7.2F", "by")]),
        ("It fell below 4C (39F).", [("4C", "39F")]),
        ("They mean to limit warming to 2C (3.6F).", [("2C", "3.6F", "warming to")]),
        ("It was warming to 20C (68F).", [("20C", "68F")]),
        # no figure given again
        ("The hall is 10 feet by 12 feet (4 metres by 3 metres).", []),
        ("He ran 5 km (2 miles of it uphill).", []),
        ("Choose a 5 km walk or a 10 mile ride.", []),
        ("He ran 10 km, or 2 miles more than planned.", []),
        ("It is 60 miles from Arden (100 km from Selby).", []),
        ("A 5 km (3-lap) race took 20 minutes (1,200 seconds of it in rain).", []),
        ("It is 2 miles and 300 yards (3.5 km) long.", []),
        ("He took $1.20, or 20 cents more, and 5 km (5 kilometres).", []),
    ],
)
def test_conversions(text: str, pairs: list[tuple[str, ...]]) -> None:
    assert found(text) == pairs


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("It used a rate of 62.5 rupees to the dollar.", [("62.5 rupees", "dollar")]),
        ("($1 = 0.92 euros)", [("0.92 euros", "dollar")]),
        ("It used 3.85 zlotys per dollar.", [("3.85 zlotys per dollar", "dollar")]),
        ("The pound stood at $1.30 to the pound.", [("$1.30", "pound sterling")]),
        ("One euro buys 7.45 Danish kroner.", [("7.45 Danish kroner", "euro")]),
        ("It sent 62.5 rupees to the village and $5 to the fund.", []),
        ("Oil is $80 per barrel.", []),
    ],
)
def test_rates_of_exchange(text: str, rates: list[tuple[str, ...]]) -> None:
    assert found(text, "exchange rate") == rates
