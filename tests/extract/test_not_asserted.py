"""What is not asserted: things, ages, places and parties are not harmed, and what is supposed or denied is no count."""

from __future__ import annotations

import datetime as dt

import pytest

import factcheck
from factcheck.model import Claim

DAY = dt.date(2024, 7, 17)


def claims(text: str) -> list[Claim]:
    return list(factcheck.extract(text, published=DAY).claims)


def claim_of(text: str, quote: str) -> Claim:
    return next(claim for claim in claims(text) if quote in claim.quote)


THINGS = [
    ("The firm eliminated 300 jobs last year.", "300", "jobs"),
    ("Officers executed 12 warrants.", "12", "noun:warrant"),
    ("The army captured 12 villages and 40 rebels.", "12", "noun:village"),
    ("The army captured 12 villages and 40 rebels.", "40", "captured"),
    ("A crash killed the driver, 49.", "49", None),
    ("The gun killed him three days earlier.", "three days", None),
]


@pytest.mark.parametrize(("text", "quote", "measure"), THINGS)
def test_things_ages_and_spans_of_time_are_not_killed_or_captured(text: str, quote: str, measure: str | None) -> None:
    assert claim_of(text, quote).measure.value == measure


def test_an_age_does_not_hide_the_person() -> None:
    found = [claim for claim in claims("Police arrested a 41-year-old man.") if claim.quantity.form == "implied"]
    assert [claim.measure.value for claim in found] == ["captured"]


@pytest.mark.parametrize("text", ["Police arrested a 41-year-old Swindon man.", "Police arrested a Damascus shopkeeper."])
def test_a_place_before_a_person_does_not_hide_the_person(text: str) -> None:
    found = [claim for claim in claims(text) if claim.quantity.form == "implied"]
    assert [claim.measure.value for claim in found] == ["captured"]


def test_a_captured_place_is_nobody() -> None:
    assert [claim for claim in claims("Rebels captured Damascus and Homs.") if claim.quantity.form == "implied"] == []


def test_to_put_out_is_a_deed_and_not_a_way_to_say_so() -> None:
    claim = claim_of("Crews in Wales put out 61 fires in May 2024.", "61")
    assert (claim.action.value, claim.attribution.value) == ("put out", None)


SUPPOSED = [
    ("The army denied that 200 soldiers had been killed.", "200", "claim"),
    ("The man denied killing 12 women.", "12", "claim"),
    ("The army denied it had killed nine villagers.", "nine", "claim"),
    ("They would keep the ship unless it freed 20 prisoners.", "20", "forecast"),
    ("If they kill 20 soldiers, the war goes on.", "20", "forecast"),
    # the condition ends before the figure, and what is not denied is said
    ("If confirmed, the strike killed 40 people.", "40", "count"),
    ("The army said that 12 villagers had been killed.", "12", "count"),
]


@pytest.mark.parametrize(("text", "quote", "status"), SUPPOSED)
def test_what_is_only_supposed_or_denied_is_no_count(text: str, quote: str, status: str) -> None:
    assert claim_of(text, quote).status == status


NOT_IMPLIED = [
    ("The strike killed two commanders, Bahram and Jahan Zafar, on Friday.", []),
    ("The raiders who killed 12 people at a Paris market were shot dead.", ["The raiders"]),
    ("A blast killed 29 men, the worst fire since 91 died in a mine.", []),
    ("Troops buried the girls they killed.", []),
    ("The ministry denied that a guard was killed.", []),
    ("A woman was among the dead.", []),
]


@pytest.mark.parametrize(("text", "quotes"), NOT_IMPLIED)
def test_who_is_not_said_to_have_been_harmed_is_not_implied(text: str, quotes: list[str]) -> None:
    assert [claim.quote for claim in claims(text) if claim.quantity.form == "implied"] == quotes


def test_forces_that_attack_a_name_are_a_party() -> None:
    actor = claim_of("Kenyan forces shelled Tolna, wounding three.", "three").actor.value
    assert (actor and actor.name) == "Kenyan forces"
