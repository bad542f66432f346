"""The comparability gate: what may be compared, what is held in doubt, what is told to the editor."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import ANBAR, BOTH, DOLLAR, HALF, IRAQ, JUNE, MAY, MONDAY, PERCENT, SYRIA, TUESDAY, Story, actor, reading, slot

from factcheck.check.comparison import Want
from factcheck.check.gate import Gate, compare, compare_headline
from factcheck.model import Claim, Link, Period, Slot, Span
from factcheck.scope.places import unknown

TEXT = "The corps ran 60 operations there in that time.\nIt ran 90 operations here.\n"
CORPS, ALLIES, REBELS = actor("corps"), actor("corps and allies", "corps", "allies"), actor("rebels")
ARMY, POLICE = actor("army spokesman"), actor("police")
LOOSE = Period(dt.date(2024, 1, 5), dt.date(2024, 6, 20), exact=False)
OPEN = Period(dt.date(2023, 10, 15), None)


def two(first: dict[str, Any], second: dict[str, Any], text: str = TEXT) -> tuple[Claim, Claim]:
    story = Story(text)
    return story.claim("60", **first), story.claim("90", **second)


def part_and_whole(part: dict[str, Any] | None = None, whole: dict[str, Any] | None = None) -> tuple[Claim, Claim]:
    """A whole in Iraq and Syria and a part in Syria, changed as given; returned part first."""
    common = {"period": HALF, "actor": CORPS}
    wider, narrower = two({**common, "place": BOTH, **(whole or {})}, {**common, "place": SYRIA, **(part or {})})
    return narrower, wider


def gate_of(part: dict[str, Any] | None = None, whole: dict[str, Any] | None = None) -> Gate | None:
    return compare(*part_and_whole(part, whole), Want.PART)


def test_a_place_inside_for_the_same_period_is_a_part() -> None:
    gate = gate_of()
    assert gate is not None
    assert (gate.by, gate.doubts, gate.notes) == ("place", (), ())


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param({"period": JUNE}, {}, id="place and period inside"),
        pytest.param({"place": BOTH, "period": JUNE}, {}, id="period inside"),
        pytest.param({"place": ANBAR}, {"place": IRAQ}, id="province in country"),
        pytest.param({"actor": None}, {}, id="actor of the part unknown, target unknown on both sides"),
        pytest.param({"target": actor("ISIS")}, {}, id="only the part names a target"),
        pytest.param({"measure": "raids", "counted": "raids"}, {}, id="narrower measure"),
        pytest.param({"counted": "night operations"}, {}, id="narrower noun"),
        pytest.param({"counted": "joint operations"}, {"counted": "military operations"}, id="modifiers that do not narrow"),
        pytest.param({"counted": None}, {}, id="no noun of its own"),
        pytest.param({"period": None}, {"period": None}, id="period unknown on both sides, one actor"),
        pytest.param({"period": JUNE}, {"period": OPEN, "place": BOTH}, id="whole with an open end"),
    ],
)
def test_parts(part: dict[str, Any], whole: dict[str, Any]) -> None:
    assert gate_of(part, whole) is not None


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param({"measure": "attacks", "counted": "attacks"}, {}, id="other measure"),
        pytest.param({"measure": None}, {}, id="measure unknown"),
        pytest.param({"unit": DOLLAR}, {}, id="other unit"),
        pytest.param({"unit": PERCENT}, {"unit": PERCENT}, id="percentages do not add up over places"),
        pytest.param({"status": "forecast"}, {}, id="other status"),
        pytest.param({"direction": "up"}, {}, id="a change is no count"),
        pytest.param({"form": "implied"}, {}, id="a raid"),
        pytest.param({"actor": REBELS}, {}, id="other actor"),
        pytest.param({"target": actor("rebels")}, {"target": actor("smugglers")}, id="other target"),
        pytest.param({"attribution": POLICE}, {"attribution": ARMY}, id="two sources are a dispute"),
        pytest.param({"place": IRAQ}, {"place": SYRIA}, id="places apart"),
        pytest.param({"place": None}, {}, id="place unknown"),
        pytest.param({"period": MAY}, {"period": JUNE}, id="periods apart"),
        pytest.param({"period": HALF}, {"period": JUNE}, id="wider period"),
        pytest.param({"place": BOTH}, {}, id="equal scope is no part"),
        pytest.param({}, {"counted": "night operations"}, id="wider noun"),
        pytest.param({"period": None, "actor": None}, {"actor": None}, id="no party and no period shared"),
        pytest.param({"period": TUESDAY}, {"period": TUESDAY}, id="tolls of one day without an event"),
        pytest.param({"event": "e1"}, {"event": "e2"}, id="two events"),
        pytest.param({}, {"links": [Link("part-of", "c9", None)]}, id="eight of them, no whole for what they are part of"),
        pytest.param({"place": ()}, {}, id="no place"),
        pytest.param({"place": unknown("Sorra")}, {"place": unknown("Lenz")}, id="places that nobody knows"),
        pytest.param({"period": LOOSE}, {"period": HALF}, id="a loose period that may stick out"),
        pytest.param({"place": slot((SYRIA,), "assumed")}, {}, id="place of the dateline only"),
        pytest.param({"place": slot((SYRIA,), "inherited", Span(0, 9))}, {}, id="place from another sentence"),
        pytest.param({"links": [Link("other", "c1", None)]}, {}, id="another ninety"),
        pytest.param({"links": [Link("earlier", None, None)]}, {}, id="a withdrawn figure"),
    ],
)
def test_no_parts(part: dict[str, Any], whole: dict[str, Any]) -> None:
    assert gate_of(part, whole) is None


@pytest.mark.parametrize(
    "words", ["an average of 90 operations", "90 operations a day on average", "90 operations per week", "a record 90 operations"]
)
def test_rates_and_averages_are_no_parts(words: str) -> None:
    text = f"The corps ran 60 operations there in that time.\nIt ran {words}.\n"
    wider, narrower = two({"place": BOTH, "period": HALF, "actor": CORPS}, {"place": SYRIA, "period": HALF, "actor": CORPS}, text)
    assert compare(narrower, wider, Want.PART) is None


@pytest.mark.parametrize(
    ("part", "whole", "kind", "words"),
    [
        ({"actor": ALLIES}, {}, "reading", "corps alone"),
        ({"period": None}, {}, "unknown", "period of 90 operations"),
        ({"actor": actor("coastal corps")}, {}, "reading", "coastal corps and corps are taken as one party"),
        ({"quoted": True}, {}, "quotation", "90 operations stands inside a quotation"),
        ({"attribution": ARMY, "actor": None}, {"actor": CORPS}, "unknown", "who did it for 90 operations"),
        (
            {"place": slot((SYRIA,), "stated", None, None, [reading(None, 'it may belong to "its allies"')])},
            {},
            "reading",
            'reading: Syria is taken as the place of 90 operations; it may belong to "its allies"',
        ),
        (
            {"period": slot(HALF, "inherited", None, None, [reading(MAY, "it may be May")]), "place": slot((SYRIA,))},
            {"period": JUNE, "place": BOTH},
            None,
            "",
        ),
    ],
)
def test_doubts(part: dict[str, Any], whole: dict[str, Any], kind: str | None, words: str) -> None:
    gate = gate_of(part, whole)
    if kind is None:
        assert gate is None
        return
    assert gate is not None
    assert [doubt.kind for doubt in gate.doubts] == [kind]
    assert words in gate.doubts[0].text


def test_the_words_of_a_reading_are_quoted_from_the_sentence() -> None:
    story = Story("The corps ran 60 operations there in that time.\nIt and its allies in Syria ran 90 operations.\n")
    whole = story.claim("60", place=BOTH, period=HALF, actor=CORPS)
    where = slot((SYRIA,), span=story.find("in Syria"), other=[reading(None, 'it may belong to "its allies"')])
    part = story.claim("90", place=where, period=HALF, actor=CORPS)
    gate = compare(part, whole, Want.PART)
    assert gate is not None
    assert gate.doubts[0].text == 'reading: "in Syria" is taken as the place of 90 operations; it may belong to "its allies"'
    assert gate.evidence == (("a", story.find("in Syria")),)


def test_inherited_slots_are_noted() -> None:
    gate = gate_of({"period": Slot(HALF, "inherited", Span(0, 5), "from line 1")})
    assert gate is not None
    assert gate.notes == ("inherited: the period of 90 operations is January to June 2024 (from line 1)",)


PART_LINK = [Link("part-of", "c1", Span(0, 3))]


@pytest.mark.parametrize(
    ("whole", "part", "passes"),
    [
        ({"measure": "captured", "counted": "people"}, {"measure": "charged", "counted": None}, True),
        ({"measure": "killed", "counted": "people"}, {"measure": "killed", "counted": "children"}, True),
        ({"measure": "noun:vehicle", "counted": "vehicles"}, {"measure": "noun:truck", "counted": "trucks"}, True),
        ({"unit": DOLLAR, "measure": None}, {"unit": DOLLAR, "measure": None}, True),
        ({"measure": "attacks", "counted": "attacks"}, {"measure": "killed", "counted": "people"}, False),
        ({"measure": "killed", "counted": "women"}, {"measure": "killed", "counted": "soldiers"}, False),
        ({"unit": PERCENT}, {"unit": PERCENT}, False),
        ({"status": "estimate"}, {}, False),
    ],
)
def test_links_make_parts(whole: dict[str, Any], part: dict[str, Any], passes: bool) -> None:
    wider, narrower = two(whole, {**part, "links": PART_LINK})
    assert (compare(narrower, wider, Want.PART) is not None) is passes
    assert compare(wider, narrower, Want.PART) is None


def test_a_list_of_prices_is_no_sum() -> None:
    bare = [Link("part-of", "c1", None)]
    whole, part = two({"unit": DOLLAR, "measure": None}, {"unit": DOLLAR, "measure": None, "links": bare})
    assert compare(part, whole, Want.PART) is None


@pytest.mark.parametrize("changes", [{"counted": "fewer victims"}, {"form": "vague"}], ids=["a difference", "many of which"])
def test_some_figures_are_no_linked_part(changes: dict[str, Any]) -> None:
    whole, part = two({}, {**changes, "links": PART_LINK})
    assert compare(part, whole, Want.PART) is None


SAME = {"place": IRAQ, "period": JUNE}


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        pytest.param(SAME, SAME, "period", id="place and long period"),
        pytest.param({"event": "e1"}, {"event": "e1"}, "event", id="one event"),
        pytest.param({**SAME, "event": "e1", "period": None}, {**SAME, "event": "e1"}, "event", id="one event, one period unknown"),
        pytest.param({}, {}, None, id="nothing known"),
        pytest.param({**SAME, "period": MONDAY}, {**SAME, "period": MONDAY}, None, id="one day, no event"),
        pytest.param(SAME, {**SAME, "period": MAY}, None, id="other month"),
        pytest.param(SAME, {**SAME, "place": ANBAR}, None, id="narrower place"),
        pytest.param({**SAME, "actor": CORPS}, {**SAME, "actor": ALLIES}, None, id="wider actor"),
        pytest.param({**SAME, "attribution": ARMY}, SAME, None, id="one source and none"),
        pytest.param({**SAME, "actor": CORPS}, {**SAME, "actor": actor("coastal corps")}, None, id="perhaps the same party"),
        pytest.param(SAME, {**SAME, "counted": "night operations"}, None, id="narrower noun"),
        pytest.param(SAME, {**SAME, "measure": "raids"}, None, id="narrower measure"),
    ],
)
def test_the_same_twice(first: dict[str, Any], second: dict[str, Any], by: str | None) -> None:
    gate = compare(*two(first, second), Want.SAME)
    assert (gate.by if gate else None) == by


@pytest.mark.parametrize(
    ("title", "body", "passes"),
    [
        ({"place": IRAQ}, {"place": IRAQ, "period": TUESDAY}, True),
        ({}, {"place": IRAQ, "attribution": ARMY}, True),
        ({"place": SYRIA}, {"place": IRAQ}, False),
        ({"actor": CORPS}, {"actor": REBELS}, False),
        ({"counted": "soldiers", "measure": "killed"}, {"counted": "civilians", "measure": "killed"}, False),
        ({"event": "e1"}, {"event": "e2"}, False),
    ],
)
def test_headlines_leave_slots_out(title: dict[str, Any], body: dict[str, Any], passes: bool) -> None:
    assert (compare_headline(*two(title, body)) is not None) is passes


@pytest.mark.parametrize("want", list(Want))
def test_no_claim_is_compared_with_itself(want: Want) -> None:
    claim, _ = two(SAME, SAME)
    assert compare(claim, claim, want) is None
