"""Repairs: the smallest sets of edits that leave no rule broken, ties and all, and what a source makes of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Finding

DAY = dt.date(2024, 7, 17)


def repaired(finding: Finding) -> list[tuple[int, list[tuple[str, str]]]]:
    """The rank of each suggestion and its edits, each as what stands there and what would."""
    quotes = {label.at: label.quote for label in finding.labels}
    return [(each.rank, [(quotes.get(edit.at, "?"), edit.replacement) for edit in each.edits]) for each in finding.suggestions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # one figure stands in both contradictions, and one value of it settles both
            "It raised $12m in 2022 and $18m in 2023, a total of $40m, up 50% from $20m.",
            [(1, [("$40m", "$30m")])],
        ),
        (  # no single figure settles both, three pairs do: a tie
            "The shop sold 1,240 bikes in May and 1,510 in June, a total of 2,970, or 40% of the 5,000 in stock.",
            [
                (1, [("2,970", "2,750"), ("40%", "55%")]),
                (1, [("1,240", "1,460"), ("40%", "59%")]),
                (1, [("1,510", "1,730"), ("40%", "59%")]),
            ],
        ),
        (
            "The choir sold 80 of its 200 tickets, or 45%.",
            [(1, [("45%", "40%")])],
        ),
    ],
)
def test_the_smallest_sets_of_edits_are_all_told(text: str, expected: list[tuple[int, list[tuple[str, str]]]]) -> None:
    finding = factcheck.check(text, DAY).findings[0]
    assert repaired(finding) == expected


def test_a_repair_breaks_nothing_that_holds() -> None:
    """Both totals are printed as 90: to change one of them would only move the contradiction."""
    text = (
        "The corps ran 90 operations in Kenya and Uganda in May 2024. It ran 48 operations in Kenya and 30 operations in Uganda in "
        "May 2024. "
        "The corps ran 90 operations in Kenya and Uganda in May 2024, it said."
    )
    found = [suggestion for finding in factcheck.check(text, DAY).findings for suggestion in finding.suggestions]
    assert found
    assert all(edit.replacement != "78" for suggestion in found if len(suggestion.edits) == 1 for edit in suggestion.edits)


def test_a_source_decides_between_repairs(tmp_path: Path) -> None:
    source = tmp_path / "release.md"
    source.write_text("The corps ran 48 operations in Kenya in May 2024. It ran 42 operations in Uganda in May 2024.\n", encoding="utf-8")
    text = "The corps ran 90 operations in Kenya and Uganda in May 2024: 48 operations in Kenya and 24 operations in Uganda."
    plain = factcheck.check(text, DAY).findings[0]
    assert len(plain.suggestions) > 1
    told = [finding for finding in factcheck.check(text, DAY, against=[source]).findings if finding.suggestions]
    first = told[0].suggestions[0]
    assert (first.by, [edit.replacement for edit in first.edits]) == ("source", ["42"])
    assert all(edit.replacement != "66" for finding in told for suggestion in finding.suggestions for edit in suggestion.edits)
