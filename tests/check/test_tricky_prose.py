"""Correct prose whose figures are easily misread: nothing above a note may be said of it.

Where a misprint can be planted, a twin of the sentence shows that the figures are still compared.
"""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck

_PUBLISHED = dt.date(2026, 3, 4)

_QUIET = (
    # Minutes and ages in brackets behind a name.
    "Two substitutes scored for Marl: Ennis (71, 88) and Volkov (83).",
    "Three swimmers qualified: Ito (17, 59.1), Haas (19) and Mbeki (22).",
    # Ages: "of them over 60", "a woman of 77".
    "The court heard from 26 tenants, 14 of them over 65.",
    "Police held 19 men, eight of whom under 21, on Sunday.",
    "Five people drowned: three in Ostby, one in Lind and a man of 77 in Garro.",
    "Nine were hurt: four in Ostby, four in Lind and a girl of 12 in Garro.",
    # A list divides the people, not the places where they were.
    "Bandits killed 18 people in two hamlets on Monday: 11 in Ostby and seven in Lind.",
    "The bank closed 30 branches across three counties: 16 in Kent, nine in Essex and five in Surrey.",
    "The chain runs 24 cafes in six countries: 11 in Spain, seven in Italy and six in the other four.",
    # "Nine of the 15": a list behind it divides the nine; "half of the 48": no figure that is printed.
    "He named nine of the 15 suspects: five in Kent and four in Essex.",
    "Half of the 36 crews come from two cities: ten from Ostby and eight from Lind.",
    # A verb of its own says what became of the others.
    "At least nine people were killed, four of them in a mudslide, and 31,000 were evacuated.",
    "Six hikers died, two of them in a hut, and 140 were brought down by bus.",
    # What says which patients is no part of them.
    "Of 2,310 patients given four injections, 3.5% relapsed, against 7.1% of those left untreated.",
    "Of 640 pupils taking two languages, 12% failed.",
    # How far ahead a winner is.
    "She held the seat with 17,410 votes, a majority of 3,106 over the Liberal candidate.",
    "The mayor took 8,214 votes, a majority of 512.",
    # Lists that go on with what is not counted in figures, or is counted in a way of its own.
    "Eight lions died last year: three in fights, two in traps, one of poison and two of unknown causes.",
    "Seven sailors drowned: two off Ostby, three off Lind and one each in two lagoons.",
    "Thirty firms exhibited: 12 from Kenya, ten from Ghana and the others from Togo.",
    "Five people have died since Monday, including two in Kent, one in Essex and a 14-year-old girl in Surrey.",
    "Five people died on Monday: two in Kent, two in Essex and a 14-year-old girl in Surrey.",
    # Two days side by side: of which the dead are is open.
    "Fourteen people died on Monday in Ostby and six on Tuesday in Lind. Among the dead were five women and four soldiers.",
    "Thirty were killed on Friday and eleven on Saturday. Among the dead were nine children and six nurses.",
    # What analysts expected.
    "Profit rose to 11.4 billion kronor, above the 10.9 billion kronor analysts expected.",
    "Sales came to 9.6 billion kroner, short of the 9.9 billion kroner investors wanted.",
    # Shares of two makes on either side of a semicolon.
    "Its ten largest holdings make up 38% of the fund; banks account for 41%, energy 22%, health 16% and others 21%.",
    "The capital took 52% of the money; schools got 35%, roads 30%, clinics 20% and others 15%.",
    # An amount in brackets says the one before it again.
    "A clerk on £5 a week ($14 at the new rate) paid more for bread. In 1971 the rate was cut again, by 10%, to $2.52.",
    "A ticket cost £2 a day ($3 then). In 1985 the rate was cut by 20% to $1.20.",
    # Told of another time.
    "In 2012 the village had 940 people, 130 of them children; in 2022 it had 905, of whom 96 were children and 310 over 65.",
    "In 2012 the fleet had 61 boats, 14 of them trawlers; in 2022 it had 55, of which nine were trawlers.",
    # "The district" is more than the village named last.
    "Raiders killed at least six people in Ostrel on Friday. In all, 90 people have been killed in the district.",
    "A fire in Vellby killed four people. In all, 31 people have been killed in the county this year.",
)

_WRONG = (
    ("Bandits killed 18 people in two hamlets on Monday: 11 in Ostby and nine in Lind.", "parts-do-not-sum-to-total"),
    ("The bank closed 30 branches across three counties: 16 in Kent, nine in Essex and nine in Surrey.", "parts-do-not-sum-to-total"),
    ("He named nine of the 15 suspects: five in Kent and six in Essex.", "parts-do-not-sum-to-total"),
    ("Five people died on Monday, including nine in Kent.", "parts-exceed-whole"),
    ("Thirty firms exhibited: 12 from Kenya, 41 from Ghana and the others from Togo.", "parts-exceed-whole"),
    ("Its holdings: banks account for 41%, energy 32%, health 16% and others 21%.", "shares-exceed-hundred"),
    ("The corps lost 31 men; of those, 44 were officers.", "parts-exceed-whole"),
    ("Of 2,310 patients, 81 (7.5%) relapsed.", "percent-of-whole-mismatch"),
    ("Twelve people were killed on Tuesday. Among the dead were nine children and six nurses.", "divided-among-more-than-there-were"),
)


def _loud(text: str) -> list[str]:
    report = factcheck.check(text, published=_PUBLISHED)
    return [finding.rule for finding in report.findings if finding.severity in ("warning", "error")]


@pytest.mark.parametrize("text", _QUIET)
def test_nothing_is_said_of_correct_prose(text: str) -> None:
    assert _loud(text) == []


@pytest.mark.parametrize(("text", "rule"), _WRONG)
def test_its_twin_with_a_misprint_is_found(text: str, rule: str) -> None:
    assert rule in _loud(text)
