"""Patterns of parts and wholes: which claims they bind, and which lists they take for sums."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from builders import (
    ANBAR,
    BOTH,
    CORPS,
    HALF,
    IRAQ,
    JUNE,
    MAY,
    SYRIA,
    Story,
    bind,
    figures,
    half_year,
    operations,
)

import factcheck
from factcheck import interval as iv
from factcheck.check.patterns import PATTERNS
from factcheck.model import Link, Period, Place

KUWAIT = Place("KW", "Kuwait", "country", ("continent:AS", "world"))


def test_subset_binds_each_part_with_the_others() -> None:
    found = [figures(binding) for binding in bind("subset", half_year())]
    assert found == [
        {"part": ["90"], "whole": ["60"], "others": ["60"]},
        {"part": ["60"], "whole": ["60"], "others": ["90"]},
    ]


def test_subset_marks_the_words_that_scope_the_two_figures() -> None:
    story = half_year()
    marks = [story.text[mark.span.start : mark.span.end] for mark in bind("subset", story)[0].evidence]
    assert marks == ["in Syria", "in Iraq and Syria"]


@pytest.mark.parametrize(
    ("rows", "others"),
    [
        ([("60", IRAQ, HALF), ("20", ANBAR, HALF), ("30", ANBAR, JUNE)], [[], [], []]),
        ([("60", IRAQ, HALF), ("20", IRAQ, MAY), ("30", IRAQ, JUNE)], [["30"], ["20"]]),
        ([("60", BOTH, HALF), ("20", SYRIA, JUNE), ("30", IRAQ, MAY)], [["30"], ["20"]]),
    ],
    ids=["overlapping parts", "two months", "other place and other month"],
)
def test_others_do_not_overlap(rows: list[tuple[str, Any, Any]], others: list[list[str]]) -> None:
    assert [figures(binding).get("others", []) for binding in bind("subset", operations(*rows))] == others


def test_subset_follows_links_and_lists() -> None:
    story = Story("Police held 312 people; of those, 340 were charged.\nThe camp took 80 people: 30 women and 20 men.")
    story.claim("312", measure="captured", counted="people")
    story.claim("340", measure="charged", counted=None, links=[Link("part-of", "c1", None)])
    whole = story.claim("80", measure="noun:person", counted="people")
    parts = [story.claim("30", measure="noun:woman", counted="women"), story.claim("20", measure="noun:man", counted="men")]
    story.construction("total", total=whole, parts=parts)
    assert [figures(binding) for binding in bind("subset", story)] == [
        {"part": ["340"], "whole": ["312"]},
        {"part": ["30"], "whole": ["80"]},
        {"part": ["20"], "whole": ["80"]},
    ]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([("60", BOTH, HALF), ("90", SYRIA, HALF), ("45", IRAQ, HALF)], [["90", "45"]]),
        ([("60", BOTH, JUNE), ("90", SYRIA, JUNE)], []),
        ([("60", (IRAQ, SYRIA, KUWAIT), JUNE), ("90", SYRIA, JUNE), ("45", IRAQ, JUNE)], []),
        ([("60", BOTH, HALF), ("90", SYRIA, JUNE), ("45", IRAQ, HALF)], []),
        ([("60", BOTH, HALF), ("90", SYRIA, HALF), ("45", IRAQ, HALF), ("9", ANBAR, HALF)], [["90", "45"]]),
        ([("60", IRAQ, Period(dt.date(2024, 5, 1), dt.date(2024, 6, 30))), ("20", IRAQ, MAY), ("30", IRAQ, JUNE)], [["20", "30"]]),
        ([("60", IRAQ, HALF), ("20", IRAQ, MAY), ("30", IRAQ, JUNE)], []),
    ],
    ids=["two countries", "one part", "a country missing", "a part of a month", "a province besides", "two months", "months missing"],
)
def test_partition_needs_all_parts(rows: list[tuple[str, Any, Any]], parts: list[list[str]]) -> None:
    assert [figures(binding)["parts"] for binding in bind("partition", operations(*rows))] == parts


def test_partition_takes_the_nearest_figure_for_each_part() -> None:
    rows = [("12", SYRIA, HALF), ("60", BOTH, HALF), ("90", SYRIA, HALF), ("45", IRAQ, HALF)]
    text = "The corps ran 12 operations, a long way before all the others in this story.\n" + "\n".join(
        f"The corps ran {quote} operations." for quote, _, _ in rows[1:]
    )
    assert [figures(binding)["parts"] for binding in bind("partition", operations(*rows, text=text))] == [["90", "45"]]


@pytest.mark.parametrize(("complete", "count"), [(True, 1), (False, 0)])
def test_partition_takes_lists_only_if_the_text_calls_them_complete(complete: bool, count: int) -> None:
    story = Story("In all 94 people died: 38 in Sorra, 29 in Lenz and 16 in Hill.")
    total, *parts = (story.claim(quote, measure="killed", counted=None) for quote in ("94", "38", "29", "16"))
    story.construction("total", total=total, parts=parts, complete=complete)
    found = bind("partition", story)
    assert len(found) == count
    assert all(figures(binding) == {"whole": ["94"], "parts": ["38", "29", "16"]} for binding in found)
    assert bind("total", story) == []  # counts are the partition's


@pytest.mark.parametrize("complete", [True, False])
def test_total_takes_what_one_sentence_adds_up(complete: bool) -> None:
    story = Story("It sold 33 bikes, 24 carts and 18 vans, 86 in all.")
    *parts, total = (story.claim(quote) for quote in ("33", "24", "18", "86"))
    story.construction("sum", total=total, parts=parts, complete=complete)
    (found,) = bind("total", story)
    assert figures(found) == {"total": ["86"], "parts": ["33", "24", "18"]}
    assert ("complete" in found.computed) is complete
    assert bool(found.doubts) is not complete
    assert found.computed["listed"].value == iv.exact(75)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It costs $80,000: $50,000 for roads and $20,000 for rail.", 1),
        ("It costs $80: $50 for men and $20 for boys.", 0),  # prices
        ("It costs $80,000: $500 for a day and $200 for a night.", 0),  # far from its sum
        ("It costs $80,000: $90,000 for roads and $20,000 for rail.", 0),
    ],
)
def test_total_takes_lists_of_money_that_may_be_its_parts(text: str, count: int) -> None:
    found = list(PATTERNS["total"].bind(factcheck.extract(text)))
    assert len(found) == count


def test_a_list_of_another_kind_is_no_partition() -> None:
    story = Story("There were 12 attacks: 30 dead in Sorra and 9 dead in Lenz.")
    total = story.claim("12", measure="attacks", counted="attacks")
    parts = [story.claim(quote, measure="killed", counted="people") for quote in ("30", "9")]
    story.construction("total", total=total, parts=parts, complete=True)
    assert bind("partition", story) == []
    assert bind("subset", story) == []


def test_partition_takes_declared_sums() -> None:
    story = Story("It freed 12 men and 8 women, in all 21 people.")
    links = [Link("all", "c1", None), Link("all", "c2", None)]
    for quote, noun in (("12", "men"), ("8", "women")):
        story.claim(quote, measure="released", counted=noun)
    story.claim("21", measure="released", counted="people", links=links)
    assert [figures(binding) for binding in bind("partition", story)] == [{"whole": ["21"], "parts": ["12", "8"]}]


def test_a_narrower_kind_is_no_part_of_a_partition() -> None:
    story = Story("It killed 44 men in Iraq and Syria.\nIt killed 8 leaders in Iraq.\nIt killed 14 men in Syria.")
    for quote, noun, place in (("44", "people", BOTH), ("8", "leaders", IRAQ), ("14", "people", SYRIA)):
        story.claim(quote, measure="killed", counted=noun, actor=CORPS, place=place, period=HALF)
    assert bind("partition", story) == []
    assert len(bind("subset", story)) == 2
