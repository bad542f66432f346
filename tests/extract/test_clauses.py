"""Who does what to whom: governors, joined verbs, asides, wanted deeds. One row a phrasing."""

from __future__ import annotations

from decimal import Decimal

import pytest

import factcheck
from factcheck.model import Claim


def claims(text: str) -> list[Claim]:
    return list(factcheck.extract(text).claims)


def told(text: str) -> list[tuple[str, str, str]]:
    """(quote, measure, least) of each claim of harm or capture."""
    kinds = ("killed", "captured", "wounded")
    return [(c.quote, c.measure.value, str(c.quantity.value.low)) for c in claims(text) if c.measure.value in kinds]


DEEDS = [
    # a subject with several verbs
    ("Four smugglers fired at the patrol and were killed.", [("Four", "killed", "4")]),
    ("Both men gave their names to the guards and were arrested.", [("Both men", "captured", "2")]),
    ("Six rebels were found and killed.", [("Six", "killed", "6")]),
    # verbs of several words, the counted among them
    ("Guards took the two drivers of the van into custody.", [("two", "captured", "2")]),
    ("Three drivers were taken into custody.", [("Three", "captured", "3")]),
    ("Two of the robbers turned themselves in.", [("Two", "captured", "2")]),
    ("A rebel gave himself up.", [("A rebel", "captured", "1")]),
    # what became of them stands in front
    ("Also killed in the blast were 12 shoppers.", [("12", "killed", "12")]),
    ("Among the wounded were three nurses.", [("three", "wounded", "3")]),
    # ranges, bodies
    ("The army killed between three and six rebels.", [("three and six", "killed", "3")]),
    ("The bodies of four farmers were found in the well.", [("four", "killed", "4")]),
    # joined groups
    ("Police detained a courier along with one helper.", [("a courier", "captured", "1"), ("one", "captured", "1")]),
    ("Troops killed two rebels, as well as a guide.", [("two", "killed", "2"), ("a guide", "killed", "1")]),
    ("Troops killed rebel leader Bahram, along with one other man.", [("rebel leader Bahram", "killed", "1"), ("one", "killed", "1")]),
    # asides
    ("Several raiders, one of them a captain, were killed.", [("Several", "killed", "3"), ("one", "killed", "1")]),
    # what is done outranks what was done before
    ("One of the wounded guards later died.", [("One", "killed", "1")]),
    ("The two detained men were killed.", [("two", "killed", "2")]),
    ("Medics found three wounded climbers.", [("three", "wounded", "3")]),
    # a gerund behind "in addition to" is done, not wanted
    ("They seized a van in addition to arresting two dealers.", [("two", "captured", "2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_deeds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


NOT_DONE = [
    "The unit mounted an operation to arrest two dealers.",
    "Police hoped to capture three leaders.",
    "The squad was in search of a rebel leader.",
    "They are accused of raids on Brack and Tolna.",
    "He leads 40 fighters.",
    "Police may arrest a suspect.",
    "The gang is known for killing farmers.",
    "The rebels kill farmers who refuse to pay.",
    "The ministry released a report.",
    "The army captured a town.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_nothing_is_said_to_have_been_done(text: str) -> None:
    assert told(text) == []


ZEROS = [
    ("The army did not carry out a single raid.", "raids"),
    ("The march ended without a single arrest.", "captured"),
    ("No strikes were reported.", "strikes"),
    ("Nobody was killed.", "killed"),
]


@pytest.mark.parametrize(("text", "measure"), ZEROS)
def test_none(text: str, measure: str) -> None:
    assert [(c.measure.value, c.quantity.value.high, c.quantity.form) for c in claims(text)] == [(measure, Decimal(0), "implied")]


@pytest.mark.xfail(strict=True, reason="a headline in title case reads its verb as part of a name")
def test_title_case() -> None:
    assert told("Courier, Several Helpers Detained by Police in Brack\n")[-1:] == [("Several", "captured", "3")]
