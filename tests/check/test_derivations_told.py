"""The arithmetic as an editor reads it: money in money, days as days, and no more precise than the figures."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck

DAY = dt.date(2024, 3, 11)


@pytest.mark.parametrize(
    ("text", "stated", "computed", "difference"),
    [
        (
            "The fund shrank by $40 million, from $310 million to $250 million.",
            "$40 million",
            "$60 million",
            "at least $19 million too low",
        ),
        ("The flat costs £600 a month, or £9,000 a year.", "£9,000 a year", "£7,200 a year", "at least £1,790 a year too high"),
        ("The bridge will open on 3 March 2019, the mayor said.", "3 March 2019", "2024-03-11 − 1 = 2024-03-10", "1834 days apart"),
    ],
)
def test_the_two_sides_and_what_lies_between(text: str, stated: str, computed: str, difference: str) -> None:
    (finding,) = factcheck.check(text, published=DAY).findings
    told = finding.derivation
    assert (told.stated, told.computed, told.difference) == (stated, computed, difference)
