"""Which rules the switches leave, and how loud."""

from __future__ import annotations

import pytest
from fakes import rule

from factcheck.check.selection import Switches, choose, find
from factcheck.errors import RuleError

SUM, PART = rule(name="sums-differ"), rule(name="parts-exceed-whole", replaces=("part-too-large",))
RARE = rule(name="rare-fault", default="off", status="deprecated")
HOUSE = rule(name="house-style-broken", pack="house", severity="warning")
RULES = (HOUSE, PART, RARE, SUM)
H, P, R, S = "house-style-broken", "parts-exceed-whole", "rare-fault", "sums-differ"


@pytest.mark.parametrize(
    ("switches", "left"),
    [
        ({}, [H, P, S]),
        ({"select": (P,)}, [P]),
        ({"select": ("general/parts-exceed-whole",)}, [P]),
        ({"select": ("general/",)}, [P, S]),
        ({"select": ("general/", R)}, [P, R, S]),
        ({"select": ("general/",), "ignore": (S,)}, [P]),
        ({"select": (S,), "ignore": ("general/",), "extend_select": ("house/",)}, [H, S]),
        ({"ignore": ("general/",)}, [H]),
        ({"ignore": ("general/",), "extend_select": (P,)}, [H, P]),
        ({"extend_select": (R,)}, [H, P, R, S]),
        ({"extend_select": (R,), "ignore": (R,)}, [H, P, S]),
        ({"ignore": ("part-too-large",)}, [H, S]),
        ({"severity": {"general/": "off"}}, [H]),
        ({"severity": {"general/": "off", P: "note"}}, [H, P]),
    ],
)
def test_what_is_left(switches: dict[str, object], left: list[str]) -> None:
    assert [rule.id for rule in choose(RULES, Switches(**switches)).rules] == left  # type: ignore[arg-type]


def test_severity_is_a_ceiling_of_its_own() -> None:
    chosen = choose(RULES, Switches(severity={"general/": "note", P: "warning"})).rules
    assert [rule.severity for rule in chosen] == ["warning", "warning", "note"]


@pytest.mark.parametrize(
    ("switches", "note"),
    [
        ({"ignore": ("part-too-large",)}, 'now called "parts-exceed-whole"'),
        ({"select": (R,)}, "is deprecated"),
        ({"severity": {R: "error"}}, "is not selected"),
    ],
)
def test_notes(switches: dict[str, object], note: str) -> None:
    (problem,) = choose(RULES, Switches(**switches)).notes  # type: ignore[arg-type]
    assert note in problem.what
    assert not problem.fatal


@pytest.mark.parametrize(
    ("switches", "fixes"),
    [
        ({"select": ("parts-exced-whole",), "ignore": ("sums-difer",)}, [P, S]),
        ({"select": ("general/parts-exced-whole",)}, [f"general/{P}"]),
        ({"ignore": ("generel/",)}, ["general/"]),
        ({"severity": {P: "eror"}}, ["error"]),
        ({"ignore": ("general/", "house/")}, ["Select at least one"]),
        ({"ignore": ("wholly-unlike",)}, ["factcheck rules list"]),
    ],
)
def test_unknown_names_are_errors_with_the_nearest(switches: dict[str, object], fixes: list[str]) -> None:
    with pytest.raises(RuleError) as caught:
        choose(RULES, Switches(**switches))  # type: ignore[arg-type]
    assert [fix in problem.fix for fix, problem in zip(fixes, caught.value.problems, strict=True)] == [True] * len(fixes)


@pytest.mark.parametrize("name", [P, f"general/{P}", "part-too-large"])
def test_one_rule_by_any_of_its_names(name: str) -> None:
    assert find(RULES, name) is PART


@pytest.mark.parametrize("name", ["general/", "parts-exced-whole"])
def test_no_rule(name: str) -> None:
    with pytest.raises(RuleError):
        find(RULES, name)
