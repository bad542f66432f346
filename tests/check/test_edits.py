"""Edits of words: a place, a period, a measure, a weekday or a date in place of a figure, told in words and ranked with the figures."""

from __future__ import annotations

import datetime as dt
from itertools import product
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Suggestion

DAY = dt.date(2024, 7, 17)

EDITS = [
    (  # a period: February has that figure, March another one
        "The corps ran 40 raids in Kenya in February 2024. It ran 65 raids in Kenya in March 2024. "
        "The corps ran 40 raids in Kenya in March 2024.",
        ("March 2024", "February 2024"),
        "to write February 2024 for March 2024",
    ),
    (
        "The guard seized 310 boats in Ghana in 2022. It seized 275 boats in Ghana in 2023. The guard seized 310 boats in Ghana in 2023.",
        ("2023", "2022"),
        "to write 2022 for 2023",
    ),
    (  # a place: the figure is that of two countries
        "The guard made 84 patrols in Chad and Niger in June 2024. It made 61 patrols in Niger in June 2024. "
        "The guard made 84 patrols in Niger in June 2024.",
        ("Niger", "Chad and Niger"),
        "to write Chad and Niger for Niger",
    ),
    (
        "The guard made 58 patrols in Chad in June 2024. It made 23 patrols in Niger in June 2024. "
        "The guard made 58 patrols in Niger in June 2024.",
        ("Niger", "Chad"),
        "to write Chad for Niger",
    ),
    (  # a measure: that many were wounded
        "The guard killed 34 rebels in Chad in 2023 and wounded 21 rebels in Chad in 2023. The guard killed 21 rebels in Chad in 2023.",
        ("killed", "wounded"),
        "to write wounded for killed",
    ),
    (
        "The guard arrested 34 men in Chad in June 2024. It charged 21 men in Chad in June 2024. "
        "The guard arrested 21 men in Chad in June 2024.",
        ("arrested", "charged"),
        "to write charged for arrested",
    ),
    ("The vote was held on Tuesday 13 March 2024.", ("Tuesday", "Wednesday"), "to write Wednesday for Tuesday"),
    ("The court opened on Friday, June 6th, 2024.", ("6th", "7th"), "to write 7th for 6th"),
]


def edits(text: str, suggestion: Suggestion) -> list[tuple[str, str]]:
    return [(text[edit.at.start : edit.at.end], edit.replacement) for edit in suggestion.edits]


def made(text: str, suggestion: Suggestion) -> str:
    """The text with the edits made."""
    for edit in sorted(suggestion.edits, key=lambda each: -each.at.start):
        text = text[: edit.at.start] + edit.replacement + text[edit.at.end :]
    return text


@pytest.mark.parametrize(("text", "expected", "words"), EDITS)
def test_words_are_edited_like_figures(text: str, expected: tuple[str, str], words: str) -> None:
    told = [each for finding in factcheck.check(text, DAY).findings for each in finding.suggestions]
    (found,) = [each for each in told if edits(text, each) == [expected]]
    assert words in found.why
    assert found.rank == 1


@pytest.mark.parametrize("text", [text for text, _, _ in EDITS])
def test_a_text_in_which_an_edit_was_made_has_no_such_finding(text: str) -> None:
    """What was tried on the figures as read holds for the text when it is read again."""
    found = factcheck.check(text, DAY).findings
    assert found
    for suggestion in found[0].suggestions:
        assert found[0].rule not in {finding.rule for finding in factcheck.check(made(text, suggestion), DAY).findings}


def test_a_place_that_nobody_gives_the_figure_for_is_no_repair() -> None:
    """To name any other place would silence a contradiction; only one that makes figures agree is told."""
    text = (
        "The guard made 77 patrols in Chad in June 2024. It made 23 patrols in Niger in June 2024. "
        "The guard made 58 patrols in Niger in June 2024."
    )
    told = [each for finding in factcheck.check(text, DAY).findings for each in finding.suggestions]
    assert told
    assert all(new.isdigit() for each in told for _, new in edits(text, each))


def test_a_source_puts_its_own_edit_first(tmp_path: Path) -> None:
    source = tmp_path / "release.md"
    source.write_text("The corps ran 84 raids in Ghana and Togo in May 2024. It ran 31 raids in Togo in May 2024.\n", encoding="utf-8")
    text = "The corps ran 84 raids in Togo in May 2024."
    (finding,) = factcheck.check(text, DAY, against=[source]).findings
    first = finding.suggestions[0]
    assert (first.by, first.rank) == ("source", 1)
    assert [edits(text, each) for each in finding.suggestions] == [[("84", "31")], [("Togo", "Ghana and Togo")]]
    assert all(each.by == "source" and each.rank == 1 for each in finding.suggestions)


SMALL = "The corps ran {} raids in Ghana and Togo in May 2024. It ran {} raids in Ghana in May 2024. It ran {} raids in Togo in May 2024."


@pytest.mark.parametrize("figures", [(60, 48, 24), (12, 31, 17), (40, 40, 15)])
def test_the_sets_found_are_the_smallest_ones_by_brute_force(figures: tuple[int, ...]) -> None:
    """Every way to rewrite one figure, with any value up to their sum: those that mend all are those that are told."""
    clean = set()
    for place, value in product(range(len(figures)), range(2, sum(figures) + 1)):
        changed = [value if index == place else figure for index, figure in enumerate(figures)]
        if not factcheck.check(SMALL.format(*changed), DAY).findings:
            clean.add((str(figures[place]), str(value)))
    printed = SMALL.format(*figures)
    told = [edits(printed, each) for finding in factcheck.check(printed, DAY).findings for each in finding.suggestions]
    assert {pairs[0] for pairs in told if len(pairs) == 1 and pairs[0][1].isdigit()} == clean
