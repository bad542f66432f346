"""What reading costs: linear in the text, hostile or not.

Steps are counted (function calls), not seconds, so that a busy machine fails nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factcheck
from counted_steps import steps

STORIES = Path(__file__).resolve().parents[1] / "fixtures" / "stories"
SMALL, LARGE = 3_000, 12_000
DENSE_SIZE = 2_200  # enough figures to fill the windows in which they are compared
# Growing fourfold may cost a little more than four times as much: tables fill up, windows get full.
SLACK = 1.35
HOSTILE = 3
"""How many times the steps of as much prose a hostile text may take."""


def prose() -> str:
    return "\n\n".join(path.read_text(encoding="utf-8").replace("---", "") for path in sorted(STORIES.iterdir()))


def text_of(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    factcheck.check(text_of(prose(), SMALL))  # tables are built once


UNITS = {
    "prose": prose(),
    "one sentence": prose().replace(".", ",").replace("\n", " "),
    "one headline": "HEADLINE: " + prose().replace("\n", " ").replace("HEADLINE:", ""),
    "digits": "7",
    "separate digits": "7 ",
    "commas": ",",
    "and": "and ",
    "nested brackets": "(",
    "figures": "12 people, ",
    "deeds": "killed 12 people and ",
    "events": "The attack killed 3. An attack in Syria killed 4. ",
    "parts": "Of those, 40 were in Iraq and 30 in Syria. ",
    "money": "$5m ",
    "names": "Abu ",
    "places": "Iraq and ",
    "relatives": "that he said ",
    "dates": "1 May 2024, ",
    "quotes": '"',
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_reading_is_linear_in_the_text(unit: str) -> None:
    small, large = (steps(factcheck.extract, text_of(unit, size)) for size in (SMALL, LARGE))
    assert large <= SLACK * (LARGE / SMALL) * small


@pytest.mark.parametrize("name", ["one sentence", "digits", "commas", "and", "nested brackets", "relatives", "quotes"])
def test_hostile_texts_cost_little_more_than_prose(name: str) -> None:
    ordinary = steps(factcheck.extract, text_of(UNITS["prose"], LARGE))
    assert steps(factcheck.extract, text_of(UNITS[name], LARGE)) <= HOSTILE * ordinary


def test_checking_is_linear_in_the_text() -> None:
    stories = text_of(prose(), 2 * LARGE)
    half, whole = (steps(factcheck.check, stories[: len(stories) // part]) for part in (2, 1))
    assert whole <= SLACK * 2 * half


# Texts in which a pattern has much to compare: one scope or many, wholes with many parts, one event told of again and again.
DENSE = {
    "one scope": "The corps carried out 47 operations in Kenya in May 2024. ",
    "parts and wholes": "The corps carried out 90 operations in Iraq in 2024, 12 operations in Basra in 2024, 9 raids in Mosul in 2024. ",
    "parts that are linked": "The corps arrested 90 men in Mali. Of those, 40 were soldiers, including 12 officers and 3 generals. ",
    "totals and changes": "The quake killed 86 people: 31 in the north and 55 in the south. Arrests rose by 20%, from 50 to 60. ",
    "one event": "The attack on the base came on Monday night, 3 June 2024, and killed 12. It came after the attack that killed 12. ",
    "headline": "HEADLINE: 40 dead\n\n" + "The quake killed 41 people in Peru. " * 3,
}


@pytest.mark.parametrize("unit", DENSE.values(), ids=DENSE.keys())
def test_no_pattern_is_quadratic(unit: str) -> None:
    """Steps of each pattern and of the engine alone, on figures that are all comparable: twice the text, twice the steps."""
    from factcheck.check import merge, run
    from factcheck.check.patterns import PATTERNS, pairs
    from factcheck.extract import extract_document
    from factcheck.read import read_text, sentences
    from factcheck.rulebook import rule_set

    def count(size: int) -> dict[str, int]:
        document = read_text(text_of(unit, size))
        extraction = extract_document(document, tuple(sentences(document)))
        assert extraction.claims
        works: dict[str, Callable[[str], Any]] = {name: lambda key: list(PATTERNS[key].bind(extraction)) for name in PATTERNS}
        works["engine"] = lambda _: merge(run(document, extraction, rule_set(), PATTERNS).findings)
        found = {}
        for name, work in works.items():
            pairs.forget()
            found[name] = steps(work, name)
        return found

    half, whole = count(DENSE_SIZE), count(2 * DENSE_SIZE)
    assert {name: whole[name] for name in whole if whole[name] > SLACK * 2 * half[name] + 500} == {}


def test_what_runs_on_is_cut_at_a_pause_and_nothing_is_lost() -> None:
    from factcheck.read import read_text, sentences

    text = "The corps counted 12 boats, " * 200
    pieces = [sentence.text for sentence in sentences(read_text(text))]
    assert len(pieces) > 4
    assert all(len(piece) <= 1_200 and piece.endswith(",") for piece in pieces)
    assert " ".join(pieces) == text.strip()
