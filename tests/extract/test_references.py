"""What figures point at: people told of before, the other of two, wholes before and behind, shared nouns."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Claim


def claims(text: str) -> list[Claim]:
    return list(factcheck.extract(text).claims)


def counts(text: str, measure: str) -> list[str]:
    """The least of each claim of a measure."""
    return [str(claim.quantity.value.low) for claim in claims(text) if claim.measure.value == measure]


TOLD_ONCE = [
    # the same one again
    ("Police arrested a courier on Monday. The courier was held at dawn, and the arrested courier gave his name.", "captured", ["1"]),
    ("Troops killed a rebel leader. The man was killed near his home.", "killed", ["1"]),
    ("Troops killed a rebel leader, Bahram, near Tolna. Bahram was killed at dawn.", "killed", ["1"]),
    ("Police arrested a dealer. He was arrested at home.", "captured", ["1"]),
    # details behind a summary
    ("Troops killed a leader and a helper. The leader was killed at dawn. Another helper was killed.", "killed", ["1", "1"]),
    ("A guard was killed. The wounded guard was killed at dawn.", "killed", ["1"]),
    # the same group again
    ("Police detained suspected smugglers in Brack. The smugglers were detained at dawn.", "captured", ["2"]),
    # somebody else
    ("Police arrested a courier. A dealer drew a knife, and they arrested the dealer.", "captured", ["1", "1"]),
    ("Troops killed Bahram and his deputy.", "killed", ["1", "1"]),
]


@pytest.mark.parametrize(("text", "measure", "expected"), TOLD_ONCE)
def test_nobody_is_counted_twice(text: str, measure: str, expected: list[str]) -> None:
    assert counts(text, measure) == expected


AS_MANY = [
    ("Several raiders attacked the post. Guards returned fire, killing the raiders.", "killed", ["3"]),
    ("Four gunmen fired at the police. All of them were killed.", "killed", ["4"]),
    ("They met five suspects and detained them.", "captured", ["5"]),
    ("A gunman fired at the guards, who shot him dead.", "killed", ["1"]),
    ("Bahram and his deputy were both killed.", "killed", ["1", "2"]),
    ("Police detained suspected smugglers.", "captured", ["2"]),
    ("A family was killed in the flood.", "killed", ["2"]),
]


@pytest.mark.parametrize(("text", "measure", "expected"), AS_MANY)
def test_as_many_as_were_named(text: str, measure: str, expected: list[str]) -> None:
    assert counts(text, measure) == expected


PARTS = [
    ("Two men died, one in Kirkuk, the other in Mosul.", [None, "c1", "c1"]),
    ("Twelve of the 40 detainees were freed.", ["c2", None]),
    ("Of the 60 seats, the party won 24.", [None, "c1"]),
    ("They found 11 boxes of six rockets.", [None, None]),
    ("Police detained 20 men, eight of them leaders.", [None, "c1"]),
]


@pytest.mark.parametrize(("text", "wholes"), PARTS)
def test_parts_point_at_their_whole(text: str, wholes: list[str | None]) -> None:
    found = [next((link.to for link in claim.links if link.kind == "part-of"), None) for claim in claims(text)]
    assert found == wholes


NOUNS = [
    ("Police detained 20 men, eight of them leaders.", ["men", "leaders"]),
    ("The three towns lost 12, 9 and 4 homes respectively.", ["towns", "homes", "homes", "homes"]),
    ("Soldiers killed 44 and 3 guards died.", [None, "guards"]),
    ("Three drones hit the base. Two were shot down and the third crashed.", ["drones", "drones", "drones"]),
    ("The group claimed a number of attacks. The count stands at 153.", ["attacks", "attacks"]),
    ("Rebels fired 14 rockets a day last month, 420 in all.", [None, "rockets"]),
    ("The yard makes 70 cars a day, a total of 2,100 in June.", [None, "cars"]),
    ("Rebels fired 14 rockets a day last month. Three towns were hit, 12 in all.", [None, "towns", "towns"]),
]


@pytest.mark.parametrize(("text", "nouns"), NOUNS)
def test_what_bare_figures_count(text: str, nouns: list[str | None]) -> None:
    assert [claim.counted for claim in claims(text)][-len(nouns) :] == nouns


def test_the_same_figure_pointed_at_is_the_same() -> None:
    links = claims("Two drones hit the base. The two drones came from the north.")[-1].links
    assert [(link.kind, link.to) for link in links] == [("same", "c1")]


def test_one_more_by_its_ordinal() -> None:
    assert counts("Three suspects were arrested and a fourth was killed.", "killed") == ["1"]
    assert counts("Two of the guards died, and a third was wounded.", "wounded") == ["1"]
    assert counts("Some 900 voters were asked, and a third was undecided.", "wounded") == []


@pytest.mark.parametrize(
    "text",
    [
        "Two drones hit the base. The pair of drones came from the north.",
        "Police arrested two brothers. The pair of brothers were flown to Rome.",
        "Two ferries collided. Divers searched the pair of ferries.",
    ],
)
def test_a_pair_points_back(text: str) -> None:
    assert [(link.kind, link.to) for link in claims(text)[-1].links] == [("same", "c1")]


@pytest.mark.xfail(strict=True, reason="“including” items without a figure are not counted")
def test_an_item_of_a_plural() -> None:
    assert counts("Police detained suspected smugglers, including a doctor.", "captured") == ["2", "1"]


OTHERWISE = [
    ("The blast killed 12 miners. Another 30 escaped.", "30"),
    ("Five hikers were killed. Three others survived the slide.", "Three"),
    ("Six tenants died and 14 others were taken to a school.", "14"),
    ("Troops killed a dozen rebels. The remaining nine fled on foot.", "nine"),
]


@pytest.mark.parametrize(("text", "quote"), OTHERWISE)
def test_a_verb_of_its_own_says_what_became_of_the_others(text: str, quote: str) -> None:
    assert {claim.quote: claim.measure.value for claim in claims(text)}[quote] is None


@pytest.mark.parametrize(
    "text", ["Troops killed 12 rebels. Another nine were in Brack.", "The flood killed 12. Another nine freed last week died."]
)
def test_the_others_were_killed_too(text: str) -> None:
    assert counts(text, "killed") == ["12", "9"]


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Of 640 inmates, 81 were injured, eight of them badly.", "eight", "wounded"),
        ("Of 70 guests, 12 died, three of them at once.", "three", "killed"),
        ("The army killed 44 people, including 12 civilians.", "12", "killed"),
        ("At least 44 people, including 12 civilians and three soldiers, died.", "44", "killed"),
        ("At least 44 people, including 12 civilians and three soldiers, died.", "three", "killed"),
    ],
)
def test_what_became_of_a_part(text: str, quote: str, measure: str) -> None:
    assert {claim.quote: claim.measure.value for claim in claims(text)}[quote] == measure


LIKE_PERIODS = [
    ("It ran 58 raids in the third quarter of 2022, against 71 in the same period a year earlier.", "71", "2021-07-01"),
    ("Murders rose to 78 in October 2016 from 29 in the same month of 2015.", "29", "2015-10-01"),
    ("Road deaths fell to 612 in 2017 from 659 the year before.", "659", "2016-01-01"),
    ("Police made 40 arrests in March 2024, after 38 the previous month.", "38", "2024-02-01"),
    ("It was the deadliest fire since 2016, when 49 people died.", "49", "2016-01-01"),
    # which of the two is meant, or what is like it, the words do not say
    ("Police made 40 arrests in March 2024, after 310 the previous year.", "310", None),
    ("It ran 31 raids in the first half of 2023, against 44 in the first half of the previous year.", "44", None),
]


@pytest.mark.parametrize(("text", "quote", "start"), LIKE_PERIODS)
def test_a_like_period_before(text: str, quote: str, start: str | None) -> None:
    period = next(claim.period.value for claim in claims(text) if claim.quote == quote)
    assert (str(period.start) if period is not None else None) == start


LED_BY_AN_ITEM = "It ran 60 raids: 45 in Kenya, resulting in 14 gunmen killed and 23 detained, and 15 in Uganda, with four killed."


@pytest.mark.parametrize(
    ("quote", "measure", "place"),
    [("14", "killed", "Kenya"), ("23", "captured", "Kenya"), ("15", "raids", "Uganda"), ("four", "killed", "Uganda")],
)
def test_what_came_of_an_item_of_a_list(quote: str, measure: str, place: str) -> None:
    claim = next(claim for claim in claims(LED_BY_AN_ITEM) if claim.quote == quote)
    assert (claim.measure.value, [found.name for found in claim.place.value or ()]) == (measure, [place])
