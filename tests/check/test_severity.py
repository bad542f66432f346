"""The table of severities, row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import IRAQ, Story
from fakes import binding

from factcheck.check.evaluation import evaluate
from factcheck.check.expressions import compile_expression
from factcheck.check.severity import gap, is_small, weigh
from factcheck.check.values import values, worth
from factcheck.interval import exact
from factcheck.model import Doubt, Interval


@pytest.mark.parametrize(
    ("ceiling", "kinds", "together", "verdict", "severity"),
    [
        ("error", "", False, "fail", "error"),
        ("warning", "", False, "fail", "warning"),
        ("note", "", True, "fail", "note"),
        ("error", "reading", False, "review", "warning"),
        ("error", "small", False, "fail", "warning"),
        ("error", "soft", False, "fail", "warning"),
        ("warning", "reading small soft", False, "review", "warning"),
        ("error", "unknown", False, "fail", "warning"),
        ("error", "unknown unknown", False, "fail", "warning"),
        ("error", "quotation", False, "fail", "warning"),
        ("error", "unknown quotation", False, "fail", "note"),
        ("error", "unknown quotation", True, "fail", "warning"),
        ("error", "unknown quotation soft", True, "fail", "note"),
        ("error", "reading unknown", False, "review", "warning"),
        ("warning", "quotation", False, "fail", "note"),
        ("warning", "quotation", True, "fail", "warning"),
        ("warning", "unknown quotation", False, "fail", None),
        ("note", "unknown", False, "fail", None),
        ("note", "unknown", True, "fail", "note"),
        ("note", "reading", False, "review", "note"),
    ],
)
def test_weigh(ceiling: str, kinds: str, together: bool, verdict: str, severity: str | None) -> None:
    doubts = [Doubt(kind, "because") for kind in kinds.split()]
    assert weigh(ceiling, doubts, together) == (verdict, severity)


@pytest.mark.parametrize(
    ("part", "whole", "step", "small"),
    [
        (138, 137, 1, True),
        (140, 137, 1, True),
        (141, 137, 1, False),
        (12, 10, 1, False),
        (12_900, 12_000, 1000, True),
        (2_500_000, 2_300_000, 100_000, True),
        (196, 137, None, False),
    ],
)
def test_small(part: int, whole: int, step: int | None, small: bool) -> None:
    story = Story(f"{part} fit in {whole}.")
    found = binding("subset", part=story.claim(str(part), place=IRAQ, step=step), whole=story.claim(str(whole), step=step))
    exactly = values(found, worth("exact"))
    expression, _ = compile_expression("part <= whole", {"part": False, "whole": False})
    assert expression is not None
    (leaf,) = evaluate(expression, exactly).leaves
    assert is_small(leaf, found, exactly) is small


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (exact(3), exact(5), 2),
        (exact(5), exact(3), 2),
        (Interval(Decimal(1), Decimal(4)), Interval(Decimal(3), Decimal(9)), 0),
        (Interval(Decimal(5), None), exact(3), 2),
        (Interval(None, None), exact(3), 0),
        (None, exact(3), None),
    ],
)
def test_gap(left: Interval | None, right: Interval | None, expected: int | None) -> None:
    assert gap(left, right) == expected
