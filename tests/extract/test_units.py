"""Units and currencies around a figure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.extract.figures.quantities import read_quantities
from factcheck.extract.figures.unit_table import units
from factcheck.extract.tokens import tokenize
from factcheck.model import Sentence, Span, Unit


def read(text: str) -> list[Unit | None]:
    size = len(text)
    sentence = Sentence(0, Span(0, size), text, range(size), range(1, size + 1), 0, "body")
    return [figure.quantity.unit for figure in read_quantities(tokenize(sentence), frozenset()).figures]


NAMES = [
    ("Power is off 16 hours a day.", "hour per day"),
    ("She works three days a week.", "day per week"),
    ("It happened three weeks a year ago.", "week"),
    ("Oil is seen at $25-30 a barrel.", "dollar per barrel"),
    ("Staff get £10-15 an hour.", "pound sterling per hour"),
    ("The coin fell 12 paise.", "paisa"),
    ("The star is 124 light-years away.", "light-year"),
    ("The fine is $900 a count.", "dollar per count"),
    ("The ice shrank 12% a decade.", "percentage per decade"),
    ("At 79, he is the oldest of them.", "year of age"),
    ("At 16, she left for Leeds.", "year of age"),
    ("Seas may rise by 1.2m by then.", "metre"),
    ("She cleared 1.90m.", "metre"),
    ("The jobless rate fell a tenth of a point.", "percentage point"),
    ("The bank made a quarter-point cut in rates.", "percentage point"),
    ("She won by a tenth of a second.", "second"),
    ("Men over 50 should be screened.", "year of age"),
    ("Those under 30 must pay more.", "year of age"),
    ("My sister was 13.", "year of age"),
    ("She left school at 14.", "year of age"),
    ("He retired at 65 with honour.", "year of age"),
    ("The average age was 42.", "year of age"),
    ("Life expectancy for women in Leeds is around 81.", "year of age"),
    ("It exported 38 bcm.", "cubic metre"),
    ("It makes 4 bcf a day.", "cubic foot per day"),
    ("Wheat fetched £182/t.", "pound sterling per tonne"),
    ("Milk made 40p/l.", "penny per litre"),
    ("Eggs cost $4.95 a dozen.", "dollar per dozen"),
    ("Roses sell for £6 a dozen in May.", "pound sterling per dozen"),
    ("A 950-sq-ft flat is let.", "square foot"),
    ("A magnitude 6.8 quake struck.", "magnitude"),
    ("A 5.1-magnitude tremor followed.", "magnitude"),
    ("The lorry carried 40,000 pounds of avocados.", "pound-mass"),
    ("The fire caused 200,000 pounds of damage.", "pound sterling"),
    ("The rate is 5%.", "percentage"),
    ("The rate is 5 per cent.", "percentage"),
    ("It fell five percentage points.", "percentage point"),
    ("It fell 25 basis points.", "basis point"),
    ("It costs $5.", "dollar"),
    ("It costs US$5.", "dollar"),
    ("It costs US $5.", "dollar"),
    ("It costs A$5.", "australian dollar"),
    ("It costs $A5,000.", "australian dollar"),
    ("It costs Rs 500.", "rupee"),
    ("It costs £2bn.", "pound sterling"),
    ("It costs 1,200€.", "euro"),
    ("It costs 5 million yuan.", "chinese yuan"),
    ("It costs 50,000 won.", "south korean won"),
    ("It costs 10.5 million Australian dollars.", "australian dollar"),
    ("The fine was 300 pounds and he paid.", "pound sterling"),
    ("The cat weighed 12 pounds.", "pound-mass"),
    ("The route is 119 miles long.", "mile"),
    ("It is a two-mile walk.", "mile"),
    ("The plot is 1,520 sq m.", "square metre"),
    ("It spans 32m2.", "square metre"),
    ("It is a 900-square-foot shop.", "square foot"),
    ("The wind hit 87 mph.", "mile per hour"),
    ("The wind hit 140 km/h.", "kilometre per hour"),
    ("Oil is $58 a barrel.", "dollar per barrel"),
    ("They pump 52,000 barrels a day.", "barrel per day"),
    ("The loan costs $3,500 a month.", "dollar per month"),
    ("It pays a 12-cent-a-share dividend.", "cent per share"),
    ("Rates hit 40 per 100,000.", "per 100000"),
    ("It was 20 degrees Celsius.", "celsius"),
    ("It was -5C.", "celsius"),
    ("The file has 64GB.", "gigabyte"),
    ("The engine makes 450 Nm.", "newton metre"),
    ("It makes 275 pound-feet of power.", "pound-foot"),
    ("A 27-year-old man fell.", "year of age"),
    ("A girl aged 9 fell.", "year of age"),
    ("Those aged between 12 and 19 fell.", "year of age"),
    ("Anna Bolt, 31, fell.", "year of age"),
    ("She was 44 when it fell.", "year of age"),
    ("People over 65 may apply.", "year of age"),
    ("Half an hour passed.", "hour"),
    ("A year and a half passed.", "year"),
    ("Hundreds of miles away it rained.", "mile"),
]

NO_UNIT = [
    "Some 12m people left.",
    "They sold 50,000 in the spring.",
    "Over 18 candles burned.",
    "They scored two second-half goals.",
    "They won 3 in a row.",
    "In all 40 men won.",
    "He won 3 won matches.",
    "They flew 14 F-16s.",
    "The 12 A-level pupils passed.",
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_unit_names(text: str, name: str) -> None:
    (unit,) = read(text)
    assert unit is not None
    assert unit.name == name


def test_a_dozen_is_a_divisor_only_where_it_counts_nothing() -> None:
    assert [unit.name if unit else None for unit in read("He paid $5 a dozen times.")] == ["dollar", None]
    assert [unit.name if unit else None for unit in read("He paid $5 a dozen on Monday.")] == ["dollar per dozen"]


@pytest.mark.parametrize("text", NO_UNIT)
def test_words_that_are_no_units(text: str) -> None:
    assert read(text)[0] is None


def test_ages_in_a_list_are_all_ages() -> None:
    assert [unit and unit.name for unit in read("Four boys aged nine, 11 and 14 were hurt.")] == [None, *["year of age"] * 3]
    assert [unit and unit.name for unit in read("Girls aged 9 and 12 boys fell.")] == ["year of age", None]
    assert [unit and unit.name for unit in read("29 were aged between 18 and 65 and 12 were older than 65.")] == [
        None,
        "year of age",
        None,
        "year of age",
    ]
    assert [unit and unit.name for unit in read("Of those asked, 14 were younger than 30.")] == [None, "year of age"]


def test_currencies_have_codes() -> None:
    codes = [unit.code for unit in read("It costs £5, €6, C$7, 8 yen and 9 rubles.") if unit]
    assert codes == ["GBP", "EUR", "CAD", "JPY", "RUB"]


def test_a_drop_in_pence_and_a_share_price() -> None:
    assert [unit and unit.name for unit in read("Shares fell 68p to 118.5p.")] == ["penny", "penny"]


def test_names_are_ours_or_quantulum3s_and_lower_case() -> None:
    names = {name for name, _, _ in units().names.values()}
    assert {"kilometre", "percentage", "dollar", "celsius"} <= names
    assert all(name == name.lower() for name in names)


@pytest.mark.parametrize("word", ["candle", "drop", "set", "time", "has", "at", "in", "won", "points", "foul", "bar"])
def test_ordinary_words_are_no_units(word: str) -> None:
    assert word not in units().names
    assert word not in units().symbols


def test_quantulum3_is_never_imported() -> None:
    code = "import sys; from factcheck.extract.figures.unit_table import units; units(); sys.exit('quantulum3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They ran for 210 rushing yards.", "yard"),
        ("He worked there for 30 previous years.", "year"),
        ("It lasted six straight weeks.", "week"),
        ("The lab runs 4,000 tests per day.", "test per day"),
        ("The kitchen serves 250 hot meals a day.", "hot meal per day"),
        ("They took 50 mL of it.", "millilitre"),
    ],
)
def test_units_after_an_adjective_and_rates_of_counts(text: str, name: str) -> None:
    unit = read(text)[0]
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize("text", ["They found 20 people a day later.", "He met 3 full professors.", "They hit 20 targets a second time."])
def test_counts_that_are_no_rates(text: str) -> None:
    assert read(text)[0] is None
