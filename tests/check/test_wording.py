"""How figures, places and periods read, and what templates make of them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import BOTH, DOLLAR, HALF, IRAQ, PERCENT, POINT, SYRIA, Story
from fakes import binding
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.templates import compile_template, render
from factcheck.check.wording import claim_text, joined, measured_text, number_text, period_text
from factcheck.model import Interval, Period, Term, Unit

D = Decimal


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("137", "137"),
        ("1204", "1,204"),
        ("12.50", "12.5"),
        ("3400000", "3.4 million"),
        ("21100000000", "21.1 billion"),
        ("3456789", "3,456,789"),
        ("-4", "−4"),
        ("0", "0"),
        ("44.897959183673", "44.898"),
        ("0.00001234", "0.00001"),
        ("1E+3", "1,000"),
    ],
)
def test_numbers(number: str, text: str) -> None:
    assert number_text(D(number)) == text


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("12", PERCENT, "12%"),
        ("2", POINT, "2 percentage points"),
        ("1", POINT, "1 percentage point"),
        ("3400000", DOLLAR, "$3.4 million"),
        ("-5", DOLLAR, "−$5"),
        ("40", Unit("kilometre", "length", "km"), "40 km"),
        ("5", Unit("euro", "currency", "euros"), "5 euros"),
        ("84", Unit("year", "time", ""), "84"),  # "Holm, 84, of Hull"
    ],
)
def test_units(number: str, unit: Unit, text: str) -> None:
    assert measured_text(D(number), unit) == text


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-07-17", "2024-07-17", "17 July 2024"),
        ("2024-07-01", "2024-07-31", "July 2024"),
        ("2024-01-01", "2024-06-30", "January to June 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2022-01-01", "2024-12-31", "2022 to 2024"),
        ("2023-11-01", "2024-02-29", "November 2023 to February 2024"),
        ("2024-07-03", "2024-07-09", "3 to 9 July 2024"),
        ("2024-06-28", "2024-07-04", "28 June to 4 July 2024"),
        ("2023-12-28", "2024-01-04", "28 December 2023 to 4 January 2024"),
        ("2024-05-03", None, "since 3 May 2024"),
        (None, "2024-05-03", "until 3 May 2024"),
    ],
)
def test_periods(start: str | None, end: str | None, text: str) -> None:
    assert period_text(Period(day(start) if start else None, day(end) if end else None)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=D("-1e60"), max_value=D("1e60")))
def test_any_number_can_be_written_and_read_back_nearly(number: Decimal) -> None:
    text = number_text(number).replace(",", "").replace("−", "-")
    figure, _, scale = text.partition(" ")
    read = Fraction(figure) * {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert abs(read - Fraction(number)) <= max(abs(Fraction(number)) / 2, Fraction(1, 10**4))


def test_lists() -> None:
    assert [joined(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_claims() -> None:
    story = Story("137 raids; about 2,500 troops; dozens of people; $3m; a third of voters; 10 to 15 men.")
    texts = [
        claim_text(story.claim("137", counted="raids")),
        claim_text(story.claim("2,500", counted="troops", modifier="about")),
        claim_text(story.claim("dozens", 24, counted="people", form="vague", modifier="more-than")),
        claim_text(story.claim("$3m", 3_000_000, counted="aid", unit=DOLLAR)),
    ]
    assert texts == ["137 raids", "about 2,500 troops", "more than dozens of people", "$3 million"]


def two_parts() -> Story:
    story = Story("60 raids in Iraq and Syria from January to June, 90 raids in Syria, 60 in Iraq, and 7 more.")
    story.claim("60", counted="raids", place=BOTH, period=HALF)
    story.claim("90", counted="raids", place=SYRIA, period=HALF)
    story.claim("60", counted="raids", place=IRAQ, period=HALF)
    story.claim("7", counted="raids")
    return story


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{part} in {part.place} cannot fit in {whole} for {whole.place}", "90 raids in Syria cannot fit in 60 raids for Iraq and Syria"),
        ("{bare} in {bare.place} cannot fit", "7 raids cannot fit"),
        ("{part.value} {part.counted}, {part.period}", "90 raids, January to June 2024"),
        ("{bare} during {bare.period}, {part.quote}{bare.unit}.", "7 raids, 90."),
        ("{parts} against {whole.value}", "60 in Iraq and 90 in Syria against 60"),
        ("{parts.value} in {parts.place}", "60 and 90 in Iraq and Syria"),
        ("{whole} {whole.scope}; {bare} {bare.scope}", "60 raids in Iraq and Syria; 7 raids"),
        ("worked out: {sum}", "worked out: 150"),
        ("the building {bare.place}", "the building"),
    ],
)
def test_templates(template: str, text: str) -> None:
    whole, part, iraq, bare = two_parts().claims
    found = binding("x", {"sum": Term("150", Interval(D(150), D(150)))}, whole=whole, part=part, parts=[iraq, part], bare=bare)
    names = {"whole": False, "part": False, "parts": True, "bare": False, "sum": False}
    compiled, faults = compile_template(template, names)
    assert compiled is not None, faults
    assert render(compiled, found) == text


@pytest.mark.parametrize(
    "template", ["{part.__class__}", "{part!r}", "{0}", "{}", "{part[0]}", "{{part}}", "{part", "part}", "{part.value.x}"]
)
def test_templates_reach_nothing_else(template: str) -> None:
    compiled, faults = compile_template(template, {"part": False})
    assert compiled is None
    assert faults
