"""Which tellings of a disaster are of one event."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck

DAY = dt.date(2024, 7, 12)

ONE = [
    "The flood killed 31 people in Derna. Roads were cut. The flood killed 13 people.",
    "A bus crash killed 14 people. Police came. In the crash 41 people were killed.",
    "An earthquake killed 54 people in Balkh. The quake injured 200.",
    "A fire at a hostel in Kano killed 22 people. Twenty-seven people were injured by the blaze.",
]
APART = [
    "A bus crash killed 14 people. The train crash killed 41 people.",
    "A fire killed 22 people in Kano. A fire killed 27 people in Lagos.",
    "The 2005 earthquake killed 73,000 people. The earthquake of 2015 killed 9,000 people.",
    "An earthquake killed 54 people. A landslide killed 12 people.",
]
NONE = [
    "The crash happened on Monday. Another crash killed 41 people.",
    "A second explosion killed nine people.",
    "Nine people were killed after the fire.",
    "Floods killed 31 people.",
]


def events(text: str) -> list[str | None]:
    return [claim.event for claim in factcheck.extract(text, DAY).claims if claim.quantity.form != "implied"]


@pytest.mark.parametrize("text", ONE)
def test_one_disaster(text: str) -> None:
    found = events(text)
    assert None not in found
    assert len(set(found)) == 1


@pytest.mark.parametrize("text", APART)
def test_two_disasters(text: str) -> None:
    found = events(text)
    assert None not in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("text", NONE)
def test_none_that_is_known(text: str) -> None:
    assert set(events(text)) <= {None}
