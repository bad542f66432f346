"""What a figure counts where the head of its group is not the last word, or stands behind another figure."""

from __future__ import annotations

import pytest

import factcheck

NOUNS = [
    ("The firm trades on 7.5 times earnings.", {"7.5": "times"}),
    ("The airline ordered two new 787 Max jets.", {"two": "new 787 Max jets"}),
    ("The group employs 900 people worldwide.", {"900": "people"}),
    ("The hotel has seven rooms available.", {"seven": "rooms"}),
    ("They counted 3.2m physical and digital sales.", {"3.2m": "physical and digital sales"}),
    ("It comes with two-, three- or four-litre engines.", {"two": None, "three": None, "four-litre": None}),
    ("The range has six-, eight- and ten-cylinder engines.", {"six": "cylinder", "eight": "cylinder", "ten": "cylinder"}),
    ("It was one of the most beautiful goals ever.", {"one": "beautiful goals"}),
    ("The 15 most expensive flats were sold.", {"15": "expensive flats"}),
    ("The index gained 2% and closed at 44.25.", {"44.25": None}),
]


@pytest.mark.parametrize(("text", "expected"), NOUNS)
def test_counted_noun(text: str, expected: dict[str, str | None]) -> None:
    found = {claim.quote: claim.counted for claim in factcheck.extract(text).claims}
    assert {quote: found.get(quote, "no such claim") for quote in expected} == expected


def test_a_hanging_figure_takes_the_unit_of_the_next_one() -> None:
    claims = factcheck.extract("It comes with two-, three- or four-litre engines.").claims
    assert [claim.quantity.unit.name if claim.quantity.unit else None for claim in claims] == ["litre"] * 3
