"""Deeds that befell nobody counted, words of both outcomes, members of a unit lost one by one, thousands grouped by plain spaces."""

import pytest

import factcheck


def read(text: str) -> list[tuple[str, str | None]]:
    """Each figure as printed with the measure that it states."""
    return [(claim.quote, claim.measure.value) for claim in factcheck.extract(text).claims]


MEASURES = [
    ("None of the 31 skiers was hurt.", [("None", "wounded"), ("31", "noun:skier")]),
    ("None of those 40 villagers was killed.", [("None", "killed"), ("40", "noun:villager")]),
    ("Neither of the two divers was injured.", [("Neither", "wounded"), ("two", "noun:diver")]),
    ("Neither of the drivers was killed.", [("Neither", "killed")]),
    ("Troops neutralised nine militants near the dam.", [("nine", "neutralised")]),
    ("Six insurgents were neutralized in the hills, the ministry said.", [("Six", "neutralised")]),
    ("Sappers neutralised 14 mines.", [("14", "noun:mine")]),
    ("The blast left a fisherman dead.", [("a fisherman", "killed")]),
    ("The shelling left a nurse wounded.", [("a nurse", "wounded")]),
    ("In India 53 people died, and in Tibet 17.", [("53", "killed"), ("17", "killed")]),
    ("In Peru 40 miners were killed, in Bolivia 19.", [("40", "killed"), ("19", "killed")]),
    ("She won in Peru 20 years ago, and in Tokyo 2020.", [("20 years", None)]),
    ("Some 9,000 villagers have fled their homes.", [("9,000", "displaced")]),
    ("About 300 families fled their houses.", [("300", "displaced")]),
    ("The army eliminated 14 militants.", [("14", "killed")]),
    ("The brigade lost a corporal and three gunners.", [("a corporal", "killed"), ("three", "killed")]),
    ("The patrol lost a lieutenant and five conscripts.", [("a lieutenant", "killed"), ("five", "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_what_befell_whom(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


SPACED = [
    ("The yard employs 18 400 welders.", ["18400"]),
    ("They counted 1 204 votes.", ["1204"]),
    ("The pier cost 7 250 000 euros.", ["7250000"]),
    ("On June 12 500 cyclists rode out.", ["500"]),
    ("In 2019 300 cyclists rode out.", ["300"]),
    ("They listed 12 50 400 cases.", ["12", "50", "400"]),
]


@pytest.mark.parametrize(("text", "expected"), SPACED)
def test_thousands_grouped_by_plain_spaces(text: str, expected: list[str]) -> None:
    stated = [str(number) for claim in factcheck.extract(text).claims for number in claim.quantity.stated]
    assert stated == expected


UNITS = [
    ("Support has doubled to 16%, seven points behind Labour.", ["percentage", "percentage point"]),
    ("They stand at 41 per cent, two points ahead of the Greens.", ["percentage", "percentage point"]),
    ("The side won 16% of its games and sits seven points behind Leeds.", ["percentage", None]),
    ("She won by a quarter of a second inside her best.", ["second"]),
    ("He missed by half a second behind the leader.", ["second"]),
    ("One in eight adults takes it, against one in 20 a decade ago.", [None, None]),
    ("One in four pupils was absent, up from one in nine a year ago.", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_units_beside_fractions_and_rates(text: str, expected: list[str | None]) -> None:
    assert [claim.quantity.unit.name if claim.quantity.unit else None for claim in factcheck.extract(text).claims] == expected


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("The guard killed or wounded 40 rebels in Chad.", "40", "killed or wounded"),
        ("In the flood 31 people were injured or killed.", "31", "injured or killed"),
        ("Gunmen shot and killed two clerks.", "two", "killed"),
    ],
)
def test_a_measure_of_two_words_is_shown_with_both(text: str, quote: str, words: str) -> None:
    (claim,) = factcheck.extract(text).claims  # and whoever did it is not counted as killed
    assert claim.quote == quote
    assert claim.measure.span is not None
    assert text[claim.measure.span.start : claim.measure.span.end] == words
