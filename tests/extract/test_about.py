"""What a figure is about: one row a phrasing, the words joined by spaces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck


def about(text: str) -> dict[str, str]:
    """The words of each figure by its printed form."""
    return {claim.quote: " ".join(claim.about) for claim in factcheck.extract(text).claims if claim.quantity.form != "implied"}


ROWS = [
    # the subject of the clause
    ("Shares fell 5%.", {"5%": "Shares"}),
    ("The price of crude oil fell 5%.", {"5%": "price crude oil"}),
    ("Shares of Hill and Dale were down 3%.", {"3%": "Shares Hill Dale"}),
    ("The exchange rate between the krone and the yen is 21 yen.", {"21 yen": "exchange rate krone yen"}),
    ("In a sign of the gap between rich and poor the rate of growth is expected to rise to 2%.", {"2%": "rate growth"}),
    ("It and its rival fell, but bread prices rose 4%.", {"4%": "bread prices"}),
    # of clauses in one sentence, each its own
    ("Acme rose 3%, Bolt gained 4% and Cord added 5%.", {"3%": "Acme", "4%": "Bolt", "5%": "Cord"}),
    ("Acme was down 3%, Bolt by 4%.", {"3%": "Acme", "4%": "Bolt"}),
    ("Wages rose 3% as rents lost 2%.", {"3%": "Wages", "2%": "rents"}),
    ("Rents rose, with food prices expected to increase 4%.", {"4%": "food prices"}),
    ("Melting ice could cause sea levels to rise 3 feet.", {"3 feet": "sea levels"}),
    # relatives, participles and pronouns
    ("Police held a firm, which owns 40 vans.", {"40": "firm"}),
    ("Acme (Hull), which has 900 workers, has moved.", {"900": "Acme"}),
    ("The union says it has 900 members.", {"900": "union"}),
    ("The deficit hit a peak, having grown by $4bn.", {"$4bn": "deficit"}),
    ("Traders saw the pound going to $2 and it going back to $3.", {"$2": "pound", "$3": "pound"}),
    ("They waited 4 hours.", {"4 hours": ""}),
    ("You have two kids.", {"two": ""}),
    # the figure's own group and its of-phrase
    ("The bank charges a 2% fee.", {"2%": "bank fee"}),
    ("Acme spends 60% of its revenue.", {"60%": "Acme revenue"}),
    ("A sharp 3% drop followed.", {"3%": "sharp drop"}),
    ("They dug 8 miles (13 km) of new tunnels.", {"8 miles": "new tunnels", "13 km": "new tunnels"}),
    ("The road is 72 miles long.", {"72 miles": "road"}),
    ("The farm imposes a 25% tax on imported feed.", {"25%": "farm tax imported feed"}),
    ("They met after a 1,800-mile (2,900 km) trip from Hull.", {"1,800-mile": "trip Hull", "2,900 km": "trip Hull"}),
    # the noun that it hangs on
    ("He drove at a speed of 40 mph.", {"40 mph": "speed"}),
    ("The family has a net worth of £3bn ($4bn).", {"£3bn": "family net worth", "$4bn": "family net worth"}),
    ("The shop sells a toy oven for $30.", {"$30": "shop toy oven"}),
    ("The club is on a run of seven games.", {"seven": "club run"}),
    ("The bank cut costs by 5%.", {"5%": "bank costs"}),
    ("The bank lowered its forecast for the year ended June to $84bn.", {"$84bn": "bank forecast"}),
    ("The biggest fallers were Acme, down 68 cents to $4.", {"68 cents": "fallers biggest Acme", "$4": "fallers biggest Acme"}),
    # counts: who has or does them; none for the subject itself
    ("Last week the club sold 14 players.", {"14": "club"}),
    ("Dozens of people were killed.", {"Dozens": ""}),
    ("There are 40 vans.", {"40": ""}),
    ("He faces two charges of wire fraud.", {"two": "wire fraud"}),
    # compounds are one word, numbers of names belong to them
    ("The blue-chip index rose 3%.", {"3%": "blue-chip index"}),
    ("A Boeing 737 flew 900 miles.", {"900 miles": "Boeing 737"}),
    ("Profits at B&Q rose 3%.", {"3%": "Profits"}),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_about(text: str, expected: dict[str, str]) -> None:
    found = about(text)
    assert {quote: sorted(found.get(quote, "no such figure").split()) for quote in expected} == {
        quote: sorted(words.split()) for quote, words in expected.items()
    }


def test_words_stand_in_text_order_as_printed() -> None:
    assert about("The Price of crude Oil in Asia fell 5%.") == {"5%": "Price crude Oil Asia"}


MISSES = [
    ("On the exchange: Acme +2% Bolt +3%.", {"+3%": "Bolt"}, "a name behind one figure and before another goes to the first"),
    ("Acme, last year's worst firm, fell 3%.", {"3%": "Acme worst firm"}, "an apposition is not added to its noun"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(*row[:2], marks=pytest.mark.xfail(strict=True, reason=row[2])) for row in MISSES]
)
def test_known_misses(text: str, expected: dict[str, str]) -> None:
    found = about(text)
    assert {quote: found.get(quote) for quote in expected} == expected


PIECES = [
    "shares",
    "of Acme",
    "rose 5%",
    "to $3",
    "(€4)",
    "which",
    "it has",
    "40 vans",
    "and",
    ",",
    "with",
    "the price",
    "by 3%",
    "a 2% fee",
    "in",
    "-",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_words_are_lifted_from_the_text_and_hold_no_figure(text: str) -> None:
    for claim in factcheck.extract(text).claims:
        for word in claim.about:
            assert word in text
            assert not word[0].isdigit()
