"""Patterns `conversion` and `exchange`: what they work out, in which sense, and what they leave alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

import factcheck
from factcheck.check.patterns import PATTERNS
from factcheck.model import Binding, Claim, Finding

RULES = (
    "unit-conversion-mismatch", "unit-conversion-imprecise", "temperature-conversion-mismatch",
    "temperature-difference-converted-as-temperature",
    "currency-conversion-off-by-scale", "conversion-differs-from-stated-rate", "exchange-rate-differs",
)  # fmt: skip


def bindings(text: str, name: str = "conversion") -> list[Binding]:
    return list(PATTERNS[name].bind(factcheck.extract(text)))


def worked_out(text: str, name: str = "conversion") -> list[dict[str, str]]:
    """The computed values of each binding as they are printed, without the helper `degree`."""
    return [{key: getattr(value, "text", "") for key, value in found.computed.items() if key != "degree"} for found in bindings(text, name)]


def findings(text: str, published: dt.date | None = None) -> list[Finding]:
    return [finding for finding in factcheck.check(text, published=published).findings if finding.rule in RULES]


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 250 km (15 miles) long.", [{"converted": "155 miles"}]),
        ("It is 5,200 feet (158 metres) up.", [{"converted": "1,585 metres"}]),
        ("It covers 8,000 sq ft (20,720 sq km).", [{"converted": "0.0007 sq km"}]),
        ("It is 3 to 4 feet (0.9 to 1.2 metres) deep.", [{"converted": "0.914 metres"}, {"converted": "1.2 metres"}]),
        # the sense that fits, else the nearest usual one
        ("It holds 20 gallons (91 litres).", [{"converted": "91 litres"}]),
        ("It holds 20 gallons (76 litres).", [{"converted": "76 litres"}]),
        ("It holds 20 gallons (60 litres).", [{"converted": "76 litres"}]),
        ("It lies 12 miles (22 km) out.", [{"converted": "22 km"}]),
        ("It lies 119 miles (230 km) out.", [{"converted": "192 km"}]),
        ("It does 35 mpg (6.7 litres per 100 km).", [{"converted": "6.7 litres per 100 km"}]),
        ("Winds of 30 miles an hour (45 kilometres) blew.", [{"converted": "48 kilometres"}]),
        # temperatures, and differences of temperature
        ("It was 40C (104F).", [{"reading": "104F"}]),
        ("It was 40C (72F).", [{"reading": "104F"}]),
        ("It was 100 degrees (38 Celsius).", [{"reading": "38 Celsius"}]),
        ("It became 4C (7F) warmer.", [{"converted": "7.2F"}]),
        ("It became 4C (39F) warmer.", [{"widened": "7.2F"}]),
        ("It became 4C (50F) warmer.", [{"converted": "7.2F"}]),
        ("A swing of ten degrees, some say 5C (9F), is usual.", [{"converted": "9F"}]),
        # words are no figures, and amounts are the other pattern's
        ("It lies dozens of miles (hundreds of km) out.", []),
        ("It cost $5m (£4m).", []),
    ],
)
def test_what_a_conversion_works_out(text: str, expected: list[dict[str, str]]) -> None:
    assert worked_out(text) == expected


@pytest.mark.parametrize(
    ("text", "holds", "breaks"),
    [
        ("It lies 70 km ({} miles) off.", ("43", "44", "42"), ("40", "48", "434")),
        ("It lies about 70 km ({} miles) off.", ("43", "40", "48"), ("35", "55")),
        ("It lies more than 70 km ({} miles) off.", ("43",), ("35", "55")),
        ("It lies 500 km ({} miles) off.", ("310", "300", "311"), ("290", "400", "350")),
        ("It weighs half a pound ({}g).", ("225", "250"), ("300", "150")),
        ("It is 10 miles ({} km) long.", ("16", "16.1", "16.5"), ("6", "14", "24")),
        ("It is 26.2 miles ({} km) long.", ("42.2", "42.1", "42.195", "41.9", "42", "41"), ("41.2", "43.1", "45")),
        ("It is about 26.2 miles ({} km) long.", ("42.2", "41.2", "43.1"), ("24.2",)),
        ("It covers 1,254 acres ({} hectares).", ("507", "500", "510", "502"), ("519", "496", "457")),
        ("It was 70F ({}C) at noon.", ("21", "20", "22"), ("18", "24", "158")),
        ("It was 1,000C ({}F) inside.", ("1,832", "1,800", "1,850"), ("1,500", "2,200")),
    ],
)
def test_how_much_room_a_conversion_has(text: str, holds: tuple[str, ...], breaks: tuple[str, ...]) -> None:
    assert [figure for figure in holds if findings(text.format(figure))] == []
    assert [figure for figure in breaks if not findings(text.format(figure))] == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("It stands 5,200 feet (158 metres) up.", "factor of 10"),
        ("It covers 40 sq miles (64 sq km).", "factor is that of miles"),
        ("It weighs 50 pounds (110 kg).", "right for kilograms turned into pounds"),
        ("It covers 6,000 sq ft (15,540 sq km).", "right for square miles"),
        ("It is 5,000 feet (1,524 km) deep.", "right in metres"),
        ("It earned $21.5 (£12m).", "1,000,000 times as much"),
        ("Winds of 50 mph (85 km/h) blew.", "45 knots"),
        ("It was 40C (72F).", "the 32 degrees"),
    ],
)
def test_the_likely_slip_is_named(text: str, note: str) -> None:
    (finding,) = findings(text)
    assert any(note in one for one in finding.notes), finding.notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 250 km (15 miles) long.", [("unit-conversion-mismatch", "error")]),
        ("Winds of 50 mph (85 km/h) blew.", [("unit-conversion-mismatch", "warning")]),
        ("“It is 250 km (15 miles) long,” she said.", [("unit-conversion-mismatch", "warning")]),
        ("It is 41 km (23 miles) long.", [("unit-conversion-mismatch", "warning")]),
        ("It is 31.4 miles (51.5 km) long.", [("unit-conversion-imprecise", "warning")]),
        ("It cost Rs 1.8 trillion ($24 million) at 75 rupees to the dollar.", [("currency-conversion-off-by-scale", "error")]),
        ("It cost 1,000 pounds ($2) in Damascus and 3 million roubles ($150) in Minsk.", []),
        ("It cost 5 million francs ($8,500) and 90 million lira ($60).", []),
    ],
)
def test_how_firmly_a_conversion_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


BOX_OFFICE = "The comedy took $30m (£20m) and the thriller $15m (£10m). The cartoon took $12m ({}) in its first week."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (BOX_OFFICE.format("£8m"), []),
        (BOX_OFFICE.format("£11.2m"), ["usual"]),
        ("The comedy took $30m (£20m) and the thriller $15m (£15m). The cartoon took $12m (£8m).", ["usual"]),
        ("The comedy took $30m (£20m). The cartoon took $12m (£11.2m).", []),
        ("It paid $30m (£20m) in 2011 and $15m (£10m) in 2011. In 1985 it paid $12m (£11.2m).", []),
        ("It paid 300 million zlotys ($90 million). ($1 = 4.00 zlotys)", ["at_rate"]),
        ("It paid 300 million zlotys ($75 million). ($1 = 4.00 zlotys)", []),
        ("It paid 300 million zlotys ($100 million). (1 euro = 4.50 zlotys)", []),
        ("It paid 300 million zlotys ($100 million). ($1 = 4.00 zlotys) It had been at 3.00 zlotys per dollar.", []),
        ("It paid Rs 300 million ($6 million), at 40 Indian rupees to the dollar.", ["at_rate"]),
    ],
)
def test_rates_within_one_text(text: str, names: list[str]) -> None:
    broken = {"usual": "exchange-rate-differs", "at_rate": "conversion-differs-from-stated-rate"}
    assert [finding.rule for finding in findings(text)] == [broken[name] for name in names]


def test_the_second_figure_keeps_its_place_and_lends_its_end() -> None:
    (low, high) = bindings("It is 3 to 4 feet (0.9 to 1.5 metres) deep.")
    (first,), (last,) = low.roles["b"], high.roles["b"]
    assert isinstance(first, Claim)
    assert isinstance(last, Claim)
    assert first.quote == last.quote == "0.9 to 1.5 metres"
    assert (first.quantity.stated, last.quantity.stated) == ((Decimal("0.9"),), (Decimal("1.5"),))
    (finding,) = findings("It is 3 to 4 feet (0.9 to 1.5 metres) deep.")
    assert finding.headline == "3 to 4 feet is 1.2 metres, not 1.5 metres"
    assert finding.suggestions == ()


def test_a_repair_is_offered_in_the_unit_of_the_figure() -> None:
    (finding,) = findings("It is 250 km (15 miles) long.")
    assert [edit.replacement for suggestion in finding.suggestions for edit in suggestion.edits] == ["155 miles"]
    assert (finding.derivation.stated, finding.derivation.computed) == ("15 miles", "155 miles")
