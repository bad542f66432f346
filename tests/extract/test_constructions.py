"""Relations that the prose states: which figures fill which roles, in the many ways of saying one thing, and what keeps them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import factcheck
from factcheck.extract import extract_document
from factcheck.read import read_text, sentences

PUBLISHED = dt.date(2024, 6, 18)
Read = Callable[[str], list[str]]


def told(kind: str, text: str) -> list[str]:
    """The constructions of a kind, each as its figures in the order of its roles."""
    document = read_text(text, published=PUBLISHED)
    found = extract_document(document, tuple(sentences(document))).constructions
    return [
        " | ".join(operand.quote or "" for _, operands in construction.roles for operand in operands)
        for construction in found
        if construction.kind == kind
    ]


CHANGES = [
    "Thefts climbed from 1,200 last summer to 1,800 this year, a rise of 50%.",
    "Thefts climbed from 1,200 to 1,800 (up 50%) in a year.",
    "Thefts went up 50%, from 1,200 each year to 1,800 each year.",
    "Thefts have climbed 50% since the new mayor was elected in October, from 1,200 to 1,800.",
    "Police recorded 1,800 thefts, up 50% from the 1,200 recorded in 2022.",
    "Police recorded 1,800 thefts in 2023, compared with 1,200 a year earlier, an increase of 50%.",
    "Police recorded 1,800 thefts in 2023, 50% more than the 1,200 in 2022.",
    "Police recorded 1,800 thefts in 2023, an increase of 50% on the 1,200 in 2022.",
    "The number of thefts jumped to 1,800 last year, up 50% from 1,200 in 2022.",
    "Thefts rose 50% to 1,800, compared with 1,200 a year earlier.",
    "There were 1,200 thefts in 2022. That rose to 1,800 in 2023, up 50%.",
    "There were 1,200 thefts in 2022. In 2023 there were 1,800, a rise of 50%.",
    "From 1,200 in 2019, thefts rose 50% to 1,800 in 2023.",
    "Thefts rose 50% from 1,200 to 1,800 and assaults fell 10% in the same year.",
]


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_is_read_in_any_order(text: str) -> None:
    (found,) = told("change", text)
    before, after, delta = found.split(" | ")
    assert (before.split()[0], after.split()[0], delta.removeprefix("up ")) == ("1,200", "1,800", "50%")


@pytest.mark.parametrize(
    ("text", "delta"),
    [
        ("Thefts tripled, from 1,200 to 1,800.", "tripled"),
        ("Thefts have more than quadrupled since 2018, from 1,200 to 1,800.", "more than quadrupled"),
        ("There was a threefold rise in thefts, from 1,200 to 1,800.", "threefold"),
        ("A 10-fold increase took thefts to 1,800 from 1,200.", "10-fold"),
        ("Police recorded 1,800 thefts, three times as many as the 1,200 in 2018.", "three times"),
        ("Police recorded 1,800 thefts, twice the 1,200 recorded in 2018.", "twice"),
        ("In 2018 there were 1,200 thefts. That has doubled to 1,800.", "doubled"),
    ],
)
def test_words_for_multiples_are_steps(text: str, delta: str) -> None:
    assert told("change", text) == [f"1,200 | 1,800 | {delta}"]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5% to $41 million, compared with the $44 million expected by analysts.",
        "Comparable-store sales rose 3%, while total sales went to $41 million from $35 million.",
        "Adjusted for inflation, pay rose 3% from £400 to £440.",
        "The firm, whose shares were up 5%, said net income fell to $20 million from $30 million.",
        "Profit rose 20% to $6 million from a loss of $5 million.",
        "Output grew at an annualised 3%, to 440 units from 420 units.",
        "The tax take rose 10% to £50 million, from 3,000 taxpayers to 4,000.",
        "The index fell 1% to 7,400, its lowest since falling 10% from 8,000 in May.",
        "Applications rose from 2,400 to 4,900, an increase driven by a 30% rise in those from abroad.",
        "The new stand holds 4,500 people, half as many again as the 3,000 of the old one.",
        "Wages fell threefold, from 1,200 to 400.",
    ],
)
def test_what_tells_of_different_things_is_no_change(text: str) -> None:
    assert told("change", text) == []


@pytest.mark.parametrize(
    ("kind", "text", "figures"),
    [
        ("direction", "Routes increased from under 60 to nearly 30.", "60 | 30 | increased"),
        ("direction", "Membership fell from 120 to 180.", "120 | 180 | fell"),
        ("direction", "The ward had 46 beds in May, up from 58 a year earlier.", "58 | 46 | up"),
        ("product", "The county ordered 12 ferries at $40m each, $560m in all.", "12 | $40m | $560m"),
        ("product", "They sold 30,000 shares at $12 a share, raising $3m.", "30,000 | $12 a share | $3m"),
        ("rate", "The sale raised $18m. The bank keeps a fee of 1 percent ($2m).", "1 percent | $18m | $2m"),
        ("rate", "The bank charges a 2% fee on the €40m loan, or €8m.", "2% | €40m | €8m"),
        ("period", "The flat costs £600 a month, or £9,000 a year.", "£600 a month | £9,000 a year | "),
        ("mean", "She scored 12, 15 and 18 points, an average of 21.", "21 | 12 | 15 | 18"),
        ("share", "Women hold a third of the seats: 40 of 120.", "40 | 120 | a third"),
        ("share", "Women hold 400 seats, or a third of the 1,200.", "400 | 1,200 | a third"),
        ("share", "The 400 voters account for half of the 1,200 members.", "400 | 1,200 | half"),
        ("share", "There are 1,200 members, of whom 400 (33%) are women.", "400 | 1,200 | 33%"),
        ("share", "Women hold 40 of the 120 seats, or a majority.", "40 | 120 | a majority"),
    ],
)
def test_roles_are_filled(kind: str, text: str, figures: str) -> None:
    assert told(kind, text) == [figures]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("direction", "The choir rose to third from fifth, and its time improved from 12 minutes to 11."),
        ("direction", "The dollar fell to 148 yen from 146 yen."),
        ("direction", "Growth dropped from 1% growth in spring to a 3% contraction in autumn."),
        ("direction", "The bank cut its forecast for growth and did not rise from 3% to 2%."),
        ("product", "The county ordered 12 ferries at $40m each, and $560m worth of trains."),
        ("rate", "The sale raised $18m. Shares in the bank rose 1 percent, or $2."),
        ("period", "The members pay $20 a month, or $200 a year if they pay at once."),
        ("mean", "She scored 12, 15 and 18 points, against an average of 21 in the league."),
        ("mean", "The plan is backed by 31% in Leeds and 38% in York, and 42% overall."),
        ("share", "Most of the 300 homes were damaged, and 40 were destroyed."),
    ],
)
def test_what_only_looks_alike_is_left_alone(kind: str, text: str) -> None:
    assert told(kind, text) == []


def test_a_fraction_is_no_part_or_whole() -> None:
    assert factcheck.check("Women hold a third of the seats: 40 of 120.", published=PUBLISHED).findings == ()
