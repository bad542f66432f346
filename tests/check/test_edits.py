"""Edits of words: a place, a period, a measure, a weekday or a date in place of a figure, told in words and ranked with the figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

import pytest

import factcheck
from factcheck.check import run
from factcheck.check.patterns import PATTERNS
from factcheck.extract import extract_document
from factcheck.model import Suggestion
from factcheck.read import read_text, sentences
from factcheck.rulebook import rule_set

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


def clean(text: str, figures: Sequence[int]) -> bool:
    """Whether no rule that is on finds anything in a text with these figures."""
    document = read_text(text.format(*figures), published=DAY)
    rules = [rule for rule in rule_set() if rule.default == "on"]
    return not run(document, extract_document(document, sentences(document)), rules, PATTERNS, mend=False).findings


def rewritten(figures: Sequence[int], new: Mapping[int, int]) -> list[int]:
    return [new.get(place, figure) for place, figure in enumerate(figures)]


SMALL = "The corps ran {} raids in Ghana and Togo in May 2024. It ran {} raids in Ghana in May 2024. It ran {} raids in Togo in May 2024."


@pytest.mark.parametrize("figures", [(60, 48, 24), (12, 31, 17), (40, 40, 15)])
def test_the_sets_found_are_the_smallest_ones_by_brute_force(figures: tuple[int, ...]) -> None:
    """Every way to rewrite one figure, with any value up to their sum: those that mend all are those that are told."""
    mending = set()
    for place, value in product(range(len(figures)), range(2, sum(figures) + 1)):
        changed = [value if index == place else figure for index, figure in enumerate(figures)]
        if clean(SMALL, changed):
            mending.add((str(figures[place]), str(value)))
    printed = SMALL.format(*figures)
    told = [edits(printed, each) for finding in factcheck.check(printed, DAY).findings for each in finding.suggestions]
    assert {pairs[0] for pairs in told if len(pairs) == 1 and pairs[0][1].isdigit()} == mending


PAIRS = (
    "The corps ran {} raids in Ghana and Togo in May 2024. It ran {} raids in Ghana in May 2024. It ran {} raids in Togo in May 2024. "
    "In May 2024 the corps ran {} raids in Ghana."
)


def test_sets_of_two_are_all_sets_of_two_by_brute_force() -> None:
    """Every way to rewrite two of four figures with one digit: no single edit mends all, and the pairs that do are those that are told."""
    figures, digits = (7, 5, 4, 6), range(1, 10)
    mending = {
        frozenset((place, value) for place, value in enumerate(changed) if value != figures[place])
        for first, second in combinations(range(len(figures)), 2)
        for values in product(digits, repeat=2)
        if clean(PAIRS, changed := rewritten(figures, dict(zip((first, second), values, strict=True))))
    }
    printed = PAIRS.format(*figures)
    starts = [at for at, char in enumerate(printed) if char in "7546" and printed[at + 1 :].startswith(" raids")]
    told = {
        frozenset((starts.index(edit.at.start), int(edit.replacement)) for edit in each.edits)
        for finding in factcheck.check(printed, DAY).findings
        for each in finding.suggestions
    }
    assert min(map(len, mending)) == 2
    assert {each for each in told if all(value in digits for _, value in each)} == mending


def test_a_source_may_name_the_period_or_the_measure_that_the_story_lacks(tmp_path: Path) -> None:
    source = tmp_path / "release.md"
    source.write_text(
        "The corps ran 84 raids in Ghana and Togo in May 2024. It ran 31 raids in Togo in May 2024. "
        "In April 2024 it ran 55 raids in Togo.\nThe corps wounded 17 rebels in Togo in May 2024 and killed 9 rebels there in May 2024.\n",
        encoding="utf-8",
    )
    text = "The corps ran 55 raids in Togo in May 2024. It killed 17 rebels in Togo in May 2024."
    told = [each for finding in factcheck.check(text, DAY, against=[source]).findings for each in finding.suggestions]
    assert {each.by for each in told} == {"source"}
    assert [edits(text, each) for each in told] == [[("55", "31")], [("May 2024", "April 2024")], [("17", "9")], [("killed", "wounded")]]


def test_killed_or_wounded_may_be_what_was_meant() -> None:
    text = (
        "The guard killed 14 rebels in Chad in June 2024. In June 2024 it killed or wounded 40 rebels in Chad. "
        "The guard killed 40 rebels in Chad in June 2024."
    )
    told = [edits(text, each) for finding in factcheck.check(text, DAY).findings for each in finding.suggestions]
    assert [("killed", "killed or wounded")] in told
