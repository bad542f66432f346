"""Accounts: what became of a number of people or things, and what is left of them."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck
from factcheck.model import Claim

DAY = dt.date(2024, 6, 18)


def accounts(text: str) -> list[tuple[str, dict[str, list[str]]]]:
    """The kind and the figures by role of each account, in text order."""
    found = []
    for construction in factcheck.extract(text, DAY).constructions:
        if construction.kind in ("balance", "ledger"):
            roles = {name: [o.quote for o in operands if isinstance(o, Claim)] for name, operands in construction.roles if operands}
            found.append((construction.kind, roles))
    return found


@pytest.mark.parametrize(
    ("text", "whole", "parts", "rest"),
    [
        (
            "Militants took 61 oil workers captive. So far 22 have been let go and seven killed. The other 32 are still held.",
            "61",
            ["22", "seven"],
            "32",
        ),
        ("Of the 120 people arrested, 45 were released, 40 were fined and the rest, 35, will be tried.", "120", ["45", "40"], "35"),
        ("The prison held 800 men. After the riot 120 had escaped and 30 were dead, leaving 650 inside.", "800", ["120", "30"], "650"),
        ("The navy rescued 96 of the 140 migrants and found 30 bodies; the remaining 14 are missing.", "140", ["96", "30"], "14"),
        (
            "The group took 52 hostages, 12 of them children. It freed 18 and killed six, leaving 28 in its hands.",
            "52",
            ["18", "six"],
            "28",
        ),
        ("Rebels abducted 90 girls. They freed 40, including 12 last week; the remaining 50 are in the hills.", "90", ["40"], "50"),
        ("About 300 families fled the camp; 120 have returned and the other 180 are in the capital.", "300", ["120"], "180"),
        (
            "Gunmen seized 41 men. It is known that 12 died; 20 are known to have escaped, and the other nine are missing.",
            "41",
            ["12", "20"],
            "nine",
        ),
        ("Some 36 people were killed, 20 of them civilians and the rest, 16, fighters.", "36", ["20"], "16"),
    ],
)
def test_accounts_are_read_to_their_last_figure(text: str, whole: str, parts: list[str], rest: str) -> None:
    assert ("balance", {"whole": [whole], "parts": parts, "rest": [rest]}) in accounts(text)


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("The brigade kidnapped 88 students; 40 escaped, 12 were freed and 36 are still in captivity.", "88", ["40", "12", "36"]),
        ("Of 75 drones launched overnight, 61 were shot down and nine were lost.", "75", ["61", "nine"]),
        ("Of the 2,000 fighters, 700 were killed, 900 were captured and 300 fled.", "2,000", ["700", "900", "300"]),
    ],
)
def test_without_a_word_of_the_rest_the_figures_are_parts_and_no_more(text: str, whole: str, parts: list[str]) -> None:
    assert accounts(text) == [("balance", {"whole": [whole], "parts": parts})]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The army had 5,000 troops there. It sent another 1,200 in spring and withdrew 800 in autumn, leaving 5,400.",
            {"before": ["5,000"], "joined": ["1,200"], "left": ["800"], "after": ["5,400"]},
        ),
        (
            "The army flew in 2,000 fresh troops and sent home 1,500, raising the force to 7,900 from 7,400.",
            {"before": ["7,400"], "joined": ["2,000"], "left": ["1,500"], "after": ["7,900"]},
        ),
        (
            "The mission had 5,000 soldiers in January, brought home 800 and now has 4,200.",
            {"before": ["5,000"], "left": ["800"], "after": ["4,200"]},
        ),
    ],
)
def test_a_stock_has_arrivals_and_departures(text: str, roles: dict[str, list[str]]) -> None:
    assert accounts(text) == [("ledger", roles)]


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed 40 people and wounded 60. The remaining 12 families left the village.",
        "Two men were killed and three were wounded; the other seven escaped.",
        "The court sentenced 12 men to death and 20 to life. The other eight were acquitted.",
        "Of 200 patients, 120 had a fever and 110 had a cough; the remaining 12 had neither.",
        "Police arrested 40 people. Twelve were charged with rioting, 18 with affray and seven with both; the other 17 were freed.",
        "The army had 5,000 troops and 300 contractors. It sent another 1,200 and withdrew 800, leaving 5,400 there.",
        "The prison held 800 men. During the riot 120 tried to escape; 30 were shot, leaving 12 dead.",
        "The storm cut off nine towns, leaving 400 homes without power.",
        "The camp, built for 2,000, now has 5,200.",
        "Of 300 patients, half were sent home; the remaining 150 were kept in.",
    ],
)
def test_what_is_not_understood_is_no_account(text: str) -> None:
    assert accounts(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Some 35 are known to have died.", "35", "killed"),
        ("Twelve people are believed to be held in the town.", "Twelve", "noun:people"),
        ("The storm left 55 people dead or missing.", "55", "noun:killed-or-missing"),
        ("Twenty people died or were hurt in the fire.", "Twenty", "casualties"),
        ("HEADLINE: 42 killed, wounded in blast\n\nIt was the third.", "42", "casualties"),
        ("There were 42 fatal casualties.", "42", "killed"),
        ("Prosecutors have charged 64 people.", "64", "charged"),
    ],
)
def test_what_became_of_people(text: str, quote: str, measure: str) -> None:
    claims = factcheck.extract(text, DAY).claims
    assert [claim.measure.value for claim in claims if claim.quote == quote] == [measure]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Prosecutors charged 31 men over the killings; 38 of them were convicted.", "38", "31"),
        ("Officers arrested 42 people. Some 57 of those arrested were charged.", "57", "42"),
        ("The raid killed 12 people. Among the dead were 15 civilians.", "15", "12"),
        ("The army launched 50 missiles, of which 63 were intercepted.", "63", "50"),
        ("The strike killed 30 people, including 18 children and 14 women.", "14", "30"),
        ("The bombing killed 58 people: 31 soldiers, 12 police officers and 15 civilians.", "15", "58"),
        ("The attacks killed 47 people in three days: 21 on Friday and 26 on Saturday.", "26", "47"),
    ],
)
def test_what_the_text_calls_a_part_is_one_even_if_it_is_too_large(text: str, part: str, whole: str) -> None:
    claims = {claim.quote: claim for claim in factcheck.extract(text, DAY).claims}
    assert (whole, "part-of") in {(next(c.quote for c in claims.values() if c.id == link.to), link.kind) for link in claims[part].links}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Three firms hired students; 250 of them were foreign.", "250"),
        ("The five ferries were full of tourists, 600 of them from Italy.", "600"),
        ("The shelling killed 46 people, all 46 of them civilians.", "46"),
    ],
)
def test_them_are_not_always_those_of_the_last_figure(text: str, quote: str) -> None:
    claims = factcheck.extract(text, DAY).claims
    assert not any(link.kind == "part-of" for claim in claims if claim.quote == quote for link in claim.links)
