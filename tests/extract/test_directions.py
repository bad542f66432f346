"""Whether a figure is a change, and which way."""

from __future__ import annotations

import pytest

import factcheck

CHANGES = [
    ("Shares of the bank rose 5%.", {"5%": "up"}),
    ("Shares of the bank slid 0.8% on Monday.", {"0.8%": "down"}),
    ("Prices plummeted 40% in a year.", {"40%": "down"}),
    ("The index gained 120 points.", {"120": "up"}),
    ("The index was up 3%.", {"3%": "up"}),
    ("The fund closed down 1.2% at 88 euros.", {"1.2%": "down", "88 euros": None}),
    ("Turnover grew by 7 percent to $9 million.", {"7 percent": "up", "$9 million": None}),
    ("The firm plans to grow sales by 12 per cent.", {"12 per cent": "up"}),
    ("The estimate was revised downward by 4%.", {"4%": "down"}),
    ("They reported a fall of 12% in May.", {"12%": "down"}),
    ("Staff got a 4% increase.", {"4%": "up"}),
    ("It could see a two per cent to 6 per cent rebound.", {"two per cent to 6 per cent": "up"}),
    ("Markets: Oslo +0.4%, Rome +1.1%.", {"0.4%": "up", "1.1%": "up"}),
    ("The index lost 24 points, or 0.2 per cent, to 11,240.", {"24": "down", "0.2 per cent": "down", "11,240": None}),
    ("Rents gained another 2%.", {"2%": "up"}),
    ("Sales dropped 9% year over year.", {"9%": "down"}),
    ("The lake cooled and dropped by 2 degrees Celsius (3.6 Fahrenheit).", {"2 degrees Celsius": "down", "3.6 Fahrenheit": "down"}),
    ("There were 54 fewer victims.", {"54": "down"}),
    ("Copper settled 84 cents higher at $9 a pound.", {"84 cents": "up", "$9 a pound": None}),
    ("Turnout was 66.2 per cent, 3.5 percentage points lower than in May.", {"3.5 percentage points": "down"}),
    ("Diesel is 5p cheaper than a month ago.", {"5p": "down"}),
    ("The index closed 37.5 points lower at 8,204.", {"37.5": "down"}),
    ("Pay is up just a quarter and rents are down a third.", {"a quarter": "up", "a third": "down"}),
    ("House prices up 3% in a year", {"3%": "up"}),
    ("Flat rents down £40 in a month", {"£40": "down"}),
    ("The lender tanked 4.1%.", {"4.1%": "down"}),
    # levels, results and other verbs with "up"
    ("The rate rose to 40%.", {"40%": None}),
    ("The mill posted a loss of 63 cents per share.", {"63 cents per share": None}),
    ("The show was dropped by six stations.", {"six": None}),
    ("Deaths rose after the slide caused by the 5.0 quake.", {"5.0": None}),
    ("It was the worst one-day slump ever.", {"one-day": None}),
    ("The £6m loss came as a surprise.", {"£6m": None}),
    ("Victims lost $40,000.", {"$40,000": None}),
    ("The defence gave up 90 yards.", {"90 yards": None}),
    ("The charity raised $5 million.", {"$5 million": None}),
    ("The firm will put 30 million shares up for sale.", {"30 million": None}),
    ("Turnout was 61 per cent, 3.2 points higher than before.", {"3.2": "up"}),
    ("Fewer than 20 people came.", {"20": None}),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_direction(text: str, expected: dict[str, str | None]) -> None:
    found = {claim.quote: claim.direction for claim in factcheck.extract(text).claims}
    assert {quote: found.get(quote, "no such claim") for quote in expected} == expected
