"""Planted errors: which slips are made, which of them are errors, and which the program catches."""

from __future__ import annotations

import pytest
from msgspec import structs

from factcheck import rulebook, trials
from factcheck.check.digits import changes
from factcheck.model import Example

RULES = {rule.id: rule for rule in rulebook.rule_set()}


@pytest.mark.parametrize(
    ("number", "slips"),
    [
        ("7", "6 8 70"),
        ("10", "20 11 1 100"),
        ("48", "38 58 47 49 84 8 4 480"),
        ("900", "800 910 901 90 9,000"),
        ("3.4", "2.4 4.4 3.3 3.5 4.3 3 34"),
        ("0.5", "1.5 0.4 0.6 5.0"),
        ("12.5", "22.5 11.5 13.5 12.4 12.6 21.5 15.2 2.5 1.5 12 125 1.25"),
        ("1,204", "2,204 1,104 1,304 1,214 1,203 1,205 2,104 1,024 1,240 204 104 124 120 12,040"),
    ],
)
def test_slips(number: str, slips: str) -> None:
    assert changes(number) == slips.split()


def test_what_is_no_count_keeps_its_form() -> None:
    assert "2,204" not in changes("2024", grouped=False)
    assert "2204" in changes("2024", grouped=False)


def score(rule: str, hit: str | None = None, near_miss: str | None = None) -> dict[str, object]:
    """The score of a rule on one example only."""
    hits = (Example(hit, {}, "2024-07-17"),) if hit else ()
    quiet = (Example(near_miss, {}, "2024-07-17"),) if near_miss else ()
    (made,) = trials.mutate_examples([structs.replace(RULES[rule], hits=hits, near_misses=quiet)])
    return made.to_dict()


def test_a_slip_that_makes_the_part_larger_is_planted_and_caught() -> None:
    text = "The guard made 61 patrols in Spain and Portugal in June 2024. It made 48 patrols in Spain in June 2024."
    found = score("parts-exceed-whole", near_miss=text)
    # 61: 51 60 62 71 16* 6* 1* 610; 48: 38 58 47 49 84* 8 4 480*
    assert [found[name] for name in ("texts", "changes", "planted", "caught", "by_any")] == [1, 16, 5, 5, 5]


def test_a_text_without_a_binding_plants_nothing() -> None:
    found = score(
        "parts-exceed-whole", near_miss="The guard made 61 patrols in Spain in June 2024. It made 48 patrols in Kenya in June 2024."
    )
    assert (found["texts"], found["changes"], found["planted"]) == (0, 0, 0)


def test_rounding_swallows_some_slips() -> None:
    text = "The number of burglaries rose by 50% from 1,204 burglaries in 2022 to 1,806 burglaries in 2023, the sheriff's office said."
    found = score("percent-change-mismatch", near_miss=text)
    assert 0 < int(str(found["planted"])) < int(str(found["changes"]))


def test_a_mended_hit_is_silent() -> None:
    text = "The guard made 48 patrols in Spain and Portugal in June 2024. It made 61 patrols in Spain in June 2024."
    found = score("parts-exceed-whole", hit=text)
    assert (found["mended"], found["silent"]) == (5, 5)


def test_the_same_figures_every_time() -> None:
    rule = RULES["parts-exceed-whole"]
    assert trials.mutate_examples([rule])[0].to_dict() == trials.mutate_examples([rule])[0].to_dict()
