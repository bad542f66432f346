"""Marks stand under what they mark, whatever the line holds."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
import report_building as build
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.excerpt import Mark, Row, excerpt

LONG = "Patrols " + "went out and came back again " * 20 + "with 48 boats " + "and then once more they sailed " * 20 + "and 71 nets."


def marks(source: str, *quotes: str, sign: str = "^") -> list[Mark]:
    return [Mark(source.index(quote), source.index(quote) + len(quote), sign, quote) for quote in quotes]


def columns_of(text: str) -> list[str]:
    """The text one display column an item; a wide character takes two."""
    cells: list[str] = []
    for char in text:
        if unicodedata.combining(char):
            cells[-1] += char
        else:
            cells += [char, ""] if unicodedata.east_asian_width(char) in "WF" else [char]
    return cells


def marked(rows: list[Row]) -> list[str]:
    """What stands above the marks of each source row."""
    found = []
    for row, under in itertools.pairwise(rows):
        if row.number is not None:
            cells = columns_of(row.text)
            found.append("".join(cells[i] for i, sign in enumerate(under.text) if sign != " "))
    return found


@pytest.mark.parametrize(
    "source",
    [
        "The 48 boats.",
        "“The £1.5bn plan” 🎉 cost 48 lives",
        "東京で 48 人",
        "Cafe\u0301s: 48",
        "\tTabbed\t48 here",
        "soft\u00adhyphen 48",
        LONG,
    ],
    ids=["plain", "emoji", "wide", "combining", "tab", "soft hyphen", "long"],
)
def test_the_mark_stands_under_its_figure(source: str) -> None:
    rows = excerpt(build.document(source), marks(source, "48"), 70)
    assert marked(rows) == ["48"]
    assert all(len(columns_of(row.text)) <= 70 for row in rows)


def test_marks_far_apart_on_a_long_line_share_a_row_with_the_middle_cut_out() -> None:
    rows = excerpt(build.document(LONG), marks(LONG, "48", "71"), 70)
    assert [row.number for row in rows if row.number] == [1]
    assert rows[0].text.count("…") == 2
    assert marked(rows) == ["4871"]


def test_marks_that_do_not_fit_side_by_side_get_rows_of_their_own() -> None:
    source = ". ".join(f"{n} of the many boats were counted there by the coast guard" for n in range(100, 110))
    rows = excerpt(build.document(source), marks(source, *map(str, range(100, 110))), 60)
    assert "".join(marked(rows)) == "".join(map(str, range(100, 110)))


def test_labels_that_would_collide_hang_on_bars() -> None:
    source = "5 and 7 and 9"
    rows = excerpt(build.document(source), [Mark(i, i + 1, "-", f"part: {source[i]}") for i in (0, 6, 12)], 60)
    assert [row.text for row in rows] == [
        "5 and 7 and 9",
        "-     -     -",
        "|     |     part: 9",
        "|     part: 7",
        "part: 5",
    ]


def test_two_labels_on_one_figure_stand_one_below_the_other() -> None:
    rows = excerpt(build.document("48 boats"), [Mark(0, 2, "^", "whole: 48"), Mark(0, 2, "-", "part: 48")], 60)
    assert [row.text for row in rows] == ["48 boats", "^^", "part: 48", "whole: 48"]


def test_figures_stay_visible_where_scope_words_overlap_them() -> None:
    rows = excerpt(build.document("in 2 ports"), [Mark(0, 10, "~"), Mark(3, 4, "^")], 60)
    assert rows[1].text == "~~~^~~~~~~"


def test_a_mark_over_a_line_end_is_continued_on_the_next_line() -> None:
    source = "It made 48\npatrols there."
    rows = excerpt(build.document(source), marks(source, "48\npatrols"), 60)
    assert [(row.number, row.text) for row in rows] == [
        (1, "It made 48"),
        (None, "        ^^"),
        (None, "        48 patrols"),
        (2, "patrols there."),
        (None, "^^^^^^^"),
    ]


def test_a_mark_longer_than_the_line_is_cut() -> None:
    source = "x" * 500
    assert all(len(row.text) <= 60 for row in excerpt(build.document(source), [Mark(10, 490, "^", "all")], 60))


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.lists(st.tuples(st.integers(0, 199), st.integers(1, 30), st.text(max_size=12)), min_size=1, max_size=6),
    st.integers(36, 120),
)
def test_any_marks_on_any_text_are_drawn(source: str, spots: list[tuple[int, int, str]], columns: int) -> None:
    chosen = [Mark(min(start, len(source) - 1), min(start + size, len(source)), "-", text) for start, size, text in spots]
    rows = excerpt(build.document(source), chosen, columns)
    assert sum("-" in row.text for row in rows) >= 1
