"""The page about a rule says what the rule's file says."""

from __future__ import annotations

import report_building as build

from factcheck.model import Example, Rule
from factcheck.report.explain import page

RULE = Rule(
    id="parts-exceed-whole",
    pack="general",
    path="rules/general/parts-exceed-whole.yml",
    find="subset",
    where={},
    when=None,
    check="part <= whole",
    tolerance="printed",
    severity="error",
    headline="{part} cannot fit in {whole}",
    why="A whole includes its parts.",
    labels={},
    hits=(Example(build.STORY, {"part": ("71",), "whole": ("48",)}, "2024-07-17"),),
    near_misses=(Example("The fleet made 48 patrols, 7 of them at night.", {}),),
)
ROLES = [("part", "the figure that lies inside"), ("whole", "the figure that holds it")]


def test_the_page() -> None:
    text = page(RULE, "A part beside its whole.", ROLES, (RULE.hits[0], build.report()), 90)
    for said in (
        "parts-exceed-whole  (general, error)",
        "A whole includes its parts.",
        "part: the figure that lies inside",
        "It must hold that: part <= whole",
        "(published 2024-07-17)",
        "    warning[parts-exceed-whole]: 48 patrols",
        "     5 | It made 48 joint patrols in the Gulf.",
        "  > The fleet made 48 patrols, 7 of them at night.",
    ):
        assert said in text
    assert "factcheck explain parts-exceed-whole" not in text
