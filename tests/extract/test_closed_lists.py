"""Relations that one sentence states, read from text: how many members a list has, which shares make a whole, years between dates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

import factcheck
from factcheck.model import Construction

DAY = dt.date(2024, 6, 18)


def constructions(text: str, kind: str) -> list[Construction]:
    return [found for found in factcheck.extract(text, published=DAY).constructions if found.kind == kind]


def value(text: str, kind: str, role: str) -> tuple[Decimal | None, Decimal | None]:
    (found,) = constructions(text, kind)
    (operand,) = dict(found.roles)[role]
    interval = operand.value  # type: ignore[union-attr]
    return interval.low, interval.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Nine women were charged: a notary, 52, a broker, 61, and a student, 23.", 3, 3),
        ("Nine women were charged: Joan Hill, 39, a notary, Ruth Cole, 61, and Eve Ward, 23, who is on bail.", 3, 3),
        ("Nine women were charged: a notary, 52, a student, and a broker, 61.", 2, 3),
        ("The fund has nine aims: health and care, housing, and transport.", 3, 4),
        ("The fund has nine aims: training, research and development, sales.", 3, 4),
        ("The fund has nine aims: housing; health and care; transport.", 3, 4),
        ("The fund has nine aims: housing, health and transport.", 3, 3),
        ("Nine people were hurt: a guard, two clerks and a child.", 4, 4),
        ("Nine states – Ohio, Iowa and Utah – said no.", 3, 3),
        ("Nine states (Ohio, Iowa and Utah) said no.", 3, 3),
        ("The nine winners are Hill, Cole and Ward.", 3, 3),
        ("Nine towns, Hull, Leeds and York, were cut off.", 3, 3),
        ("The gang struck at nine shops, in Hull, Leeds and York.", 3, None),
        ("Police named the nine victims as Joan Hill, 39, and Ruth Cole, 61, the force said.", 2, 2),
        ("Nine girls aged 7, 9 and 12 were hurt.", 3, 3),
        ("Nine of the twelve – Hill, Cole and Ward – were freed.", 3, 3),
    ],
)
def test_members_of_a_list_are_counted_every_way_that_they_read(text: str, low: int, high: int | None) -> None:
    assert value(text, "list", "listed") == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Nine states, including Ohio, Iowa and Utah, said no.",
        "Nine states, such as Ohio, Iowa and Utah, said no.",
        "The two sides agreed on the agenda: trade, tariffs and steel.",
        "Nine people were hurt: a couple, their sons and a neighbour.",
        "There were nine reasons: people lost jobs, prices rose, and the state cut spending.",
        "Nine officers, Hull and York officials said, were hurt.",
        "Nine hours passed: rain, hail and snow.",
    ],
)
def test_open_lists_and_other_lists_are_left_alone(text: str) -> None:
    assert constructions(text, "list") == []


@pytest.mark.parametrize(
    ("text", "shares", "complete"),
    [
        ("Asked for one party, 41% chose the Greens, 39% the Farmers and 12% the Left.", ["41%", "39%", "12%"], False),
        ("The state holds 45% of the shares, the staff 20% and the remaining 35% are traded.", ["45%", "20%", "35%"], True),
        ("Of those asked, 55% said yes. Another 30% said no. The remaining 15% did not answer.", ["55%", "30%", "15%"], True),
        ("Some 58% voted yes and 42% no.", ["58%", "42%"], False),
        ("The brothers own 60%, 25% and 15% of the firm.", ["60%", "25%", "15%"], False),
        ("Three funds hold stakes of 51%, 29% and 20% in the port.", ["51%", "29%", "20%"], False),
        ("Norvia controls 60% of the mill and Hollin 40%.", ["60%", "40%"], False),
    ],
)
def test_shares_of_one_whole(text: str, shares: list[str], complete: bool) -> None:
    (found,) = constructions(text, "composition")
    assert [operand.quote for operand in dict(found.roles)["shares"]] == shares  # type: ignore[union-attr]
    assert found.complete is complete


@pytest.mark.parametrize(
    "text",
    [
        "Of those asked, 64% shop online and 58% at the market; they could choose several answers.",
        "Hill won 54% of the vote in Ohio and 61% in Iowa.",
        "The song got 52% of the online votes and 68% of the text votes.",
        "With 98% of the vote counted, Hill had 54%.",
        "Some 46% approve of the president, while 58% disapprove of Congress.",
        "Unemployment was 5% and inflation 12%.",
        "The bank owns 55%, 30% and 25% of three farms.",
        "The brothers own 60% and 55% of the mill and the quarry.",
        "The fund owned 60% of the mill in 2010 and 50% in 2020.",
        "The fund owns 60% of the mill and 50% of the quarry.",
    ],
)
def test_other_shares_are_no_composition(text: str) -> None:
    assert constructions(text, "composition") == []


@pytest.mark.parametrize(
    ("text", "role", "low", "high"),
    [
        ("Cole, who was born on 3 May 1940, died on 2 March 2012 aged 75.", "lifetime", 71, 71),
        ("Cole, born in May 1940, died in 2012 aged 75.", "lifetime", 71, 72),
        ("Born in Hull in 1940, Cole joined the navy in 1958 at the age of 25.", "lifetime", 17, 18),
        ("The bridge opened 42 years ago, in 1990.", "elapsed", 33, 35),
        ("The bridge opened 40 years ago, in 1990.", "elapsed", 32, 36),
        ("Cole has led the union for 12 years, since 2001.", "elapsed", 22, 24),
        ("Founded in 1867, the 142-year-old firm makes clocks.", "elapsed", 156, 158),
        ("The town marks the 55th anniversary of the 1949 flood.", "elapsed", 74, 76),
    ],
)
def test_years_between_two_dates(text: str, role: str, low: int, high: int) -> None:
    assert value(text, "age", role) == (low, high)


def test_nothing_is_counted_to_an_unknown_day_of_publication() -> None:
    extraction = factcheck.extract("The bridge opened 40 years ago, in 1990. Founded in 1867, the 142-year-old firm makes clocks.")
    assert [found.kind for found in extraction.constructions] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The fund has 4,7000,000 members.", "grouping"),
        ("The repair cost $2,34,5678.", "grouping"),
        ("The firm earned $1.2.5bn.", "points"),
        ("The rate is 3.2% per 100,000 people.", "bases"),
        ("The club paid £3m million.", "scales"),
        ("The works cost between $25 and $10bn.", "ends"),
        ("The fund has 4,700,000 members and Rs 12,34,567.", None),
        ("In 2003,2004 and on March 3,2012 it rose 2,5 points.", None),
        ("Version 12.4.1 is out; see section 3.1.2 of 3.4.2019.", None),
        ("A bill of four hundred million, a thousand million and 3m.", None),
    ],
)
def test_malformed_figures(text: str, fault: str | None) -> None:
    faults = [name for found in constructions(text, "malformed") for name, _ in found.roles if name != "figure"]
    assert faults == ([fault] if fault else [])


def test_a_sentence_that_is_no_prose_is_not_read_as_a_whole() -> None:
    table = "Nine states: " + ", ".join(["Ohio"] * 400) + " and Iowa."
    assert constructions(table, "list") == []
