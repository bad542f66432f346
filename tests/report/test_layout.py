"""Widths, wrapping and safe text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.report import layout


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("plain", 5),
        ("“plan”", 6),
        ("日本", 4),
        ("e\u0301", 1),
        ("🎉", 2),
        ("\t", 4),
        ("a\u200bb", 2),
        ("\x1b[31m", 5),
        ("£1.5bn", 6),
        ("1\u202f204", 5),
    ],
)
def test_width_is_what_a_terminal_shows(text: str, columns: int) -> None:
    assert layout.width(text) == columns


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_characters_that_steer_a_terminal_are_not_printed(char: str) -> None:
    assert layout.shown(f"a{char}b") == "a\ufffdb"


def test_a_number_with_spaces_inside_stays_whole() -> None:
    assert layout.wrap("of 1\u00a0204 2\u202f500 people", 5) == ["of", "1\u00a0204", "2\u202f500", "peopl", "e"]


def test_wrap_breaks_a_long_path_at_its_slashes() -> None:
    assert layout.wrap("see /home/press/releases/july.txt now", 14) == ["see", "/home/press/", "releases/", "july.txt now"]


@given(st.text(), st.integers(min_value=4, max_value=40))
@example("/0\uff21\uff21", 4)
def test_wrap_keeps_every_character_within_the_columns(text: str, columns: int) -> None:
    lines = layout.wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(layout.shown(text).split())
    assert all(layout.width(line) <= columns for line in lines)


@pytest.mark.parametrize(("number", "said"), [(0, "0 gaps"), (1, "1 gap"), (1204, "1,204 gaps")])
def test_count_takes_the_right_form(number: int, said: str) -> None:
    assert layout.count(number, "gap") == said
