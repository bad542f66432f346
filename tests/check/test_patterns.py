"""Patterns: which claims they bind to which roles, and what they work out."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

import pytest
from builders import (
    BOTH,
    DOLLAR,
    HALF,
    IRAQ,
    JUNE,
    MAY,
    MONDAY,
    PERCENT,
    POINT,
    TUESDAY,
    Story,
    actor,
    bind,
    figures,
    half_year,
    operations,
    slot,
)
from hypothesis import given
from hypothesis import strategies as st

from factcheck import interval as iv
from factcheck.check.patterns import PATTERNS
from factcheck.check.patterns.worked_out import short
from factcheck.model import Claim, Interval, Link, Period, Place, Term

KUWAIT = Place("KW", "Kuwait", "country", ("continent:AS", "world"))


def test_every_pattern_is_listed_under_its_own_name_and_documented() -> None:
    for name, pattern in PATTERNS.items():
        assert pattern.name == name
        assert pattern.doc.endswith(".")
        names = [role.name for role in (*pattern.roles, *pattern.computed)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "story"),
    [("subset", half_year()), ("partition", half_year())],
)
def test_bindings_fill_their_roles_and_no_others(name: str, story: Story) -> None:
    pattern = PATTERNS[name]
    required = {role.name for role in pattern.roles if not role.optional}
    for binding in bind(name, story):
        assert required <= set(binding.roles) <= {role.name for role in pattern.roles}
        assert set(binding.computed) <= {role.name for role in pattern.computed}


def restated(second: str = "It ran 67 operations in Iraq in June.", **changes: Any) -> Story:
    story = Story(f"The corps ran 61 operations in Iraq in June.\n{second}")
    story.claim("61", place=IRAQ, period=JUNE)
    story.claim("67", **({"place": IRAQ, "period": JUNE} | changes))
    return story


def test_restatement_binds_the_same_scope() -> None:
    assert [figures(binding) for binding in bind("restatement", restated())] == [{"first": ["61"], "second": ["67"]}]


@pytest.mark.parametrize(
    "story",
    [
        restated("It ran another 67 operations in Iraq in June."),
        restated("Initially it had reported 67 operations in Iraq in June."),
        restated(period=MAY),
        restated(links=[Link("part-of", "c9", None)]),
        restated(attribution=actor("rebels")),
    ],
    ids=["another", "initially", "other month", "part of something", "other source"],
)
def test_restatement_is_quiet(story: Story) -> None:
    assert bind("restatement", story) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (["31 people died in the flood."], 1),
        (["31 people died in the flood.", "The toll of 50 people is the highest in years."], 0),
        (["31 people died in the north.", "In the south 19 people died."], 0),
        (["31 soldiers died in the flood."], 0),
        (["Initially 31 people were thought to have died."], 0),
    ],
    ids=["unsupported", "supported later", "sum of two", "a narrower noun", "an older figure"],
)
def test_headlines_need_support(body: list[str], count: int) -> None:
    story = Story("\n".join(["HEADLINE: 50 people killed in flood", *body]))
    story.claim("50", measure="killed", counted="people")
    for line in body:
        quote = next(word for word in line.split() if word.isdigit())
        noun = "soldiers" if "soldiers" in line else "people"
        story.claim(quote, measure="killed", counted=noun)
    assert len(bind("headline", story)) == count


def changed(before: str, after: str, delta: str, unit: Any, series: Any = None, *, direction: str | None = "up", **more: Any) -> Story:
    story = Story(f"It changed by {delta} from {before} to {after}.")
    stated = story.claim(delta, measure=None, unit=unit, direction=direction, **more)
    ends = [story.claim(quote, measure=None, unit=series) for quote in (before, after)]
    story.construction("change", before=ends[0], after=ends[1], delta=stated)
    return story


@pytest.mark.parametrize(
    ("story", "kind", "low", "high"),
    [
        (changed("50", "60", "20%", PERCENT), "percent", 20, 20),
        (changed("60", "45", "25%", PERCENT, direction="down"), "percent", 25, 25),
        (changed("60", "45", "40%", PERCENT), "percent", -25, -25),
        (changed("12%", "15%", "3", POINT, PERCENT), "points", 3, 3),
        (changed("12%", "15%", "25%", PERCENT, PERCENT), "percent", 25, 25),
        (changed("12%", "15%", "3%", PERCENT, PERCENT), "relative", 25, 25),
        (changed("14", "9", "5", None, direction="down"), "amount", 5, 5),
        (changed("$14", "$9", "$5", DOLLAR, DOLLAR, direction="down"), "amount", 5, 5),
    ],
    ids=["percent up", "percent down", "wrong direction", "points", "percent of a rate", "percent for points", "count", "dollars"],
)
def test_changes_are_worked_out_in_the_unit_of_the_stated_one(story: Story, kind: str, low: int, high: int) -> None:
    (binding,) = bind("change", story)
    kinds = {"percent", "points", "multiple", "amount", "relative"} & set(binding.computed)
    assert kinds == {kind}
    value = binding.computed[kind].value  # type: ignore[union-attr]
    assert (value.low, value.high) == (low, high)
    assert binding.computed["change"] == binding.computed[kind]


def test_words_for_multiples_are_terms() -> None:
    story = Story("Visits tripled from 24 to 49.")
    ends = [story.claim(quote, measure=None) for quote in ("24", "49")]
    word = Term("tripled", Interval(Decimal("2.8"), Decimal("3.25")), story.position(story.find("tripled", 0)), "tripled", ends[0].sentence)
    story.construction("change", before=ends[0], after=ends[1], delta=word)
    (binding,) = bind("change", story)
    assert binding.computed["multiple"].text == "2.04 times"  # type: ignore[union-attr]


@pytest.mark.parametrize(("hedge", "count"), [("", 1), ("more than ", 0), ("nearly ", 0)])
def test_hedged_multiples_are_left_alone(hedge: str, count: int) -> None:
    story = Story(f"Visits {hedge}tripled from 24 to 99.")
    ends = [story.claim(quote, measure=None) for quote in ("24", "99")]
    story._from = 0
    story.construction("change", before=ends[0], after=ends[1], delta=story.term("tripled", "2.8", high="3.25"))
    assert len(bind("change", story)) == count


@pytest.mark.parametrize(
    "story",
    [
        changed("0", "15", "3%", PERCENT),
        changed("12", "15", "3", POINT),
        changed("60", "45", "25%", PERCENT),
        changed("$12", "$15", "3", None, DOLLAR),
    ],
    ids=["from nothing", "points of counts", "right but for the way", "other units"],
)
def test_changes_that_cannot_be_worked_out(story: Story) -> None:
    assert bind("change", story) == []


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_worked_out_percentage_undoes_itself(one: int, other: int) -> None:
    before, after = sorted((one, other))  # a fall of 7% told as a rise is a fault of the verb
    (binding,) = bind("change", changed(str(before), str(after), "7%", PERCENT))
    value = binding.computed["percent"].value  # type: ignore[union-attr]
    assert value.low <= Decimal(after - before) * 100 / before <= value.high or abs(value.low - Decimal(after - before) * 100 / before) < 1


@pytest.mark.parametrize(
    ("share", "unit", "form", "stated"),
    [("33%", PERCENT, "digits", "33%"), ("0.5", None, "fraction", "50%"), ("7", None, "digits", None)],
)
def test_shares_are_worked_out_in_percent(share: str, unit: Any, form: str, stated: str | None) -> None:
    story = Story(f"Of the 1204 who replied, 401 agreed: {share}.")
    whole, part = story.claim("1204", measure=None), story.claim("401", measure=None)
    story.construction("share", part=part, whole=whole, share=story.claim(share, measure=None, unit=unit, form=form))
    found = [(b.computed["computed_share"].text, b.computed["stated_share"].text) for b in bind("share", story)]  # type: ignore[union-attr]
    assert found == ([("33.3%", stated)] if stated else [])


@pytest.mark.parametrize(("words", "doubts"), [("14 May 2024", []), ("14 May", ["unknown"])])
def test_calendar_works_out_the_weekday(words: str, doubts: list[str]) -> None:
    story = Story(f"Voters will choose a mayor on Monday, {words}.")
    date = story.term(words, dt.date(2024, 5, 14).toordinal())
    story.construction("date", weekday=story.term("Monday", 1), date=date)
    (binding,) = bind("calendar", story)
    assert binding.computed["actual"] == Term("Tuesday", iv.exact(2))
    assert [doubt.kind for doubt in binding.doubts] == doubts


def test_a_date_of_several_days_has_no_weekday() -> None:
    story = Story("It ran on Monday, 14 or 15 May 2024.")
    story.construction("date", weekday=story.term("Monday", 1), date=story.term("14 or 15 May 2024", 738000, high=738001))
    assert bind("calendar", story) == []


TELLING = "Two drones hit the base on Tuesday night.\nThe attack took place on Monday.\n"


def told(first: Any = TUESDAY, second: Any = MONDAY, event: str = "e1", **more: Any) -> Story:
    story = Story(TELLING)
    period = slot(first, span=story.find("on Tuesday night"))
    story.claim("Two", 2, measure="drones", counted="drones", period=period, event="e1", attribution=more.pop("said", None))
    story.mention("on Monday", "attack", second, event=event, **more)
    return story


def test_occurrence_labels_the_words_that_date_the_event() -> None:
    story = told()
    (binding,) = bind("occurrence", story)
    assert figures(binding) == {"first": ["on Tuesday night"], "second": ["on Monday"]}
    spots = [binding.roles[role][0].at for role in ("first", "second")]
    assert [(spot.line, spot.column) for spot in spots if spot is not None] == [(1, 25), (2, 23)]
    assert [term.text for term in binding.computed.values()] == ["Tuesday 16 July 2024", "Monday 15 July 2024"]  # type: ignore[union-attr]
    assert not iv.meets(*(term.value for term in binding.computed.values()))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "story",
    [
        told(event="e2"),
        told(second=None),
        told(second=slot(MONDAY, "inherited")),
        told(second=Period(dt.date(2024, 7, 15), dt.date(2024, 7, 15), exact=False)),
        told(second=Period(dt.date(2024, 7, 15), None)),
        told(second=TUESDAY),
        told(second=JUNE),
        told(second=Period(dt.date(2024, 6, 3), dt.date(2024, 6, 3))),
    ],
    ids=["two events", "no date", "inherited date", "loose date", "open period", "the same day", "a month", "weeks apart"],
)
def test_occurrence_is_quiet(story: Story) -> None:
    assert bind("occurrence", story) == []


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({}, []),
        ({"quoted": True}, ["quotation"]),
        ({"said": actor("sources"), "attribution": actor("police")}, ["reading"]),
        ({"said": actor("sources"), "attribution": actor("police"), "quoted": True}, ["quotation"]),
    ],
)
def test_dates_compare_across_sources_with_a_doubt(more: dict[str, Any], kinds: list[str]) -> None:
    (binding,) = bind("occurrence", told(**more))
    assert [doubt.kind for doubt in binding.doubts] == kinds


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("148.78", "149"), ("2.0417", "2.04"), ("-25", "-25"), ("1234.6", "1,235"), ("0.0123", "0.0123"), ("9.999", "10")],
)
def test_worked_out_numbers_are_short(number: str, text: str) -> None:
    assert short(Decimal(number)) == text


def test_cost_grows_with_the_text_and_not_with_its_square() -> None:
    def pairs(size: int) -> int:
        story = operations(*(("60", IRAQ if index % 2 else BOTH, HALF) for index in range(size)))
        return len(list(itertools.chain(bind("subset", story), bind("restatement", story))))

    assert pairs(200) < 2.5 * pairs(100)


def test_claims_are_bound_in_text_order() -> None:
    story = half_year()
    wholes = [binding.roles["whole"][0] for binding in bind("subset", story)]
    starts = [whole.at.start for whole in wholes if isinstance(whole, Claim)]
    assert starts == sorted(starts)


def test_a_list_binds_its_count_its_members_and_how_many_they_are() -> None:
    story = Story("Nine towns, Hull, Leeds and York, were cut off.")
    count, members = story.claim("Nine", "9", counted="towns"), story.term("Hull, Leeds and York", 0)
    story.construction("list", count=count, members=[members], listed=Term("3", Interval(Decimal(3), Decimal(3))))
    (found,) = bind("list", story)
    assert figures(found) == {"count": ["Nine"], "members": ["Hull, Leeds and York"]}
    assert found.computed["listed"].text == "3"  # type: ignore[union-attr]


@pytest.mark.parametrize(("step", "most", "least"), [("1", 100, 100), ("0.1", Decimal("100.9"), Decimal("99.1"))])
def test_shares_have_a_point_of_room_however_finely_they_are_printed(step: str, most: Decimal, least: Decimal) -> None:
    story = Story("Some 58% voted yes and 52% no.")
    shares = [story.claim(quote, unit=PERCENT, counted=None, step=step) for quote in ("58%", "52%")]
    story.construction("composition", shares=shares)
    (found,) = bind("composition", story)
    assert {name: term.value.low for name, term in found.computed.items()} == {"most": most, "least": least}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "kind", "roles", "computed"),
    [
        ("age", "age", ("age", "start"), ("elapsed",)),
        ("day", "day", ("date",), ("last_day",)),
        ("sequence", "sequence", ("first", "second"), ()),
        ("tense", "tense", ("verb", "date"), ("today",)),
        ("malformed", "malformed", ("figure",), ("points",)),
        ("bounds", "bounds", ("figure",), ("share_least", "share_most")),
        ("magnitude", "magnitude", ("figure",), ("least", "most", "known")),
        ("tally", "votes", ("parts", "whole"), ()),
    ],
)
def test_patterns_tell_roles_from_what_was_worked_out(name: str, kind: str, roles: tuple[str, ...], computed: tuple[str, ...]) -> None:
    story = Story("one two")
    printed = {role: story.term("one", 1) for role in roles}
    story.construction(kind, **printed, **{role: Term("2", Interval(Decimal(2), Decimal(2))) for role in computed})
    (found,) = bind(name, story)
    assert (tuple(found.roles), tuple(found.computed)) == (roles, computed)
