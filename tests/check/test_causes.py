"""The likely slip that a finding names: each of the slips that newsrooms own up to, and none where none fits."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck

PUBLISHED = dt.date(2024, 6, 18)


def notes(text: str) -> list[str]:
    report = factcheck.check(text, published=PUBLISHED)
    assert report.findings, "the text must break a rule"
    return [note.removeprefix("cause: ") for note in report.findings[0].notes if note.startswith("cause: ")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Burglaries climbed from 3,000 to 7,500, a rise of 250%.", "100 points more than 150%"),
        ("Burglaries fell by 50% from 3,000 to 2,000.", "divided by the figure after, 2,000"),
        ("Output was cut by 80%, from 100 tonnes to 80 tonnes.", "what 80 tonnes is of 100 tonnes"),
        ("Takings rose 7% to $50.92 a head from $44.00 a head.", "as an amount, not in percent"),
        ("Of the 1,500 people asked, 500, or 50%, agreed.", "divided by the rest"),
        ("Of the 1,500 people asked, 500, or 67%, agreed.", "share of the rest"),
        ("The team caught 86 people: 31 in Sorran, 27 in Delta and 10 in the Hills, the only three places.", "swapped: 68"),
        ("The corps made 137 raids in Kenya in March 2024. In March 2024 the corps made 1,370 raids in Kenya.", "10 times"),
        ("The bank charges a 2% fee on the €40 million loan, or €800 million.", "1,000 times more: a scale word"),
        ("The flat costs £600 a month, or £600 a year.", "12 times apart, the months of a year"),
    ],
)
def test_a_slip_is_named(text: str, words: str) -> None:
    (note,) = notes(text)
    assert words in note


@pytest.mark.parametrize(
    "text",
    [
        "Burglaries climbed from 3,000 to 7,500, a rise of 190%.",
        "Of the 1,500 people asked, 500, or 40%, agreed.",
        "The corps ran 60 raids in Kenya and Uganda in June 2024. In June 2024 the corps ran 600 raids in Kenya.",
    ],
    ids=["no known slip", "no known share", "no equation"],
)
def test_no_slip_is_made_up(text: str) -> None:
    assert notes(text) == []
