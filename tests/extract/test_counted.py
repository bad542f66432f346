"""What a figure counts: the noun with its adjectives, and figures that only point at others."""

from __future__ import annotations

import pytest
from grammar_reading import grammar_of

import factcheck
from factcheck.extract.figures.quantities import read_quantities
from factcheck.extract.meaning.counted import read_counted

COUNTED = [
    ("She sells scores of Bosch and Miele ovens.", "scores", "Bosch and Miele ovens"),
    ("She sold 30 Ford and Fiat tractors.", "30", "Ford and Fiat tractors"),
    ("The Reds are 12 points adrift.", "12", "points"),
    ("They finished six seconds and 20 places adrift.", "20", "places"),
    ("Spain's 47 million citizens voted.", "47 million", "citizens"),
    ("Half the country's 22 million people lost power.", "22 million", "people"),
    ("They stole 200 or so catalytic converters.", "200", "catalytic converters"),
    ("She fed 40 or more hungry children.", "40", "hungry children"),
    ("The ward has 250 children aged nine.", "250", "children"),
    ("It looks after 90 children aged between five and 11.", "90", "children"),
    ("The index closed 37.5 points lower.", "37.5", "points"),
    ("About 9,500 homes flooded.", "9,500", "homes"),
    ("Dozens of drone and rocket attacks hit the port.", "Dozens", "drone and rocket attacks"),
    ("They hired 12 men and women.", "12", "men"),
    ("They met 30 of the club's members.", "30", "members"),
    ("The pact left 44 rebels dead.", "44", "rebels"),
    ("A two-drone attack failed.", "two", "drone"),
    ("The remaining 30 old miners left.", "30", "old miners"),
    ("The club sold 14 first-team players.", "14", "first-team players"),
    ("There were 600 guests inside the hall.", "600", "guests"),
    ("The army detained 40 suspected smugglers.", "40", "suspected smugglers"),
    ("It is one of the best quiet pubs in town.", "one", "best quiet pubs"),
    ("The library lent 4.3m digital and printed books.", "4.3m", "digital and printed books"),
]


@pytest.mark.parametrize(("text", "quote", "expected"), COUNTED)
def test_counted_noun_phrase(text: str, quote: str, expected: str) -> None:
    found = {claim.quote: claim.counted for claim in factcheck.extract(text).claims}
    assert found.get(quote) == expected, found


REFERENCES = [
    ("The army killed 14 rebels and wounded five others.", "five", "other", None),
    ("Of the 40, another 12 died.", "12", "other", None),
    ("The remaining 30 miners left.", "30", "remaining", "miner"),
    ("Ten of them were freed.", "Ten", "part-of", None),
    ("Six of the miners were freed.", "Six", "part-of", "miner"),
    ("Six miners were freed.", "Six", None, "miner"),
]


@pytest.mark.parametrize(("text", "surface", "reference", "lemma"), REFERENCES)
def test_what_a_figure_points_at(text: str, surface: str, reference: str | None, lemma: str | None) -> None:
    grammar = grammar_of(text)
    figures = read_quantities(grammar.tokens, frozenset()).figures
    found = {counted.quantity.surface: (counted.reference, counted.lemma) for counted in read_counted(grammar, figures)}
    assert found.get(surface) == (reference, lemma), found


@pytest.mark.xfail(strict=True, reason="two nouns joined under one figure are read as its first one")
def test_a_pair_of_nouns_under_one_figure() -> None:
    (claim,) = factcheck.extract("They hired 12 men and women.").claims
    assert claim.counted == "men and women"
