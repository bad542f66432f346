"""Every example of every shipped rule, read from prose by the whole program; and sentences that the rules should find and do not yet."""

from __future__ import annotations

import datetime as dt
from functools import cache, partial

import pytest

from factcheck import rulebook, trials
from factcheck.check import test_rule
from factcheck.check.rule_tests import ExampleOutcome
from factcheck.model import Report, Rule

RULES = rulebook.rule_set(())


@cache
def examine(text: str, published: dt.date | None, source: str | None = None, over_time: bool = False) -> Report:
    """What all rules of its kind make of an example: those for one story, or those for releases over time."""
    return trials.check_with([rule for rule in RULES if (rule.find == "series") == over_time], text, published, source)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples(rule: Rule) -> None:
    failed = [outcome for outcome in test_rule(rule, partial(examine, over_time=rule.find == "series")) if outcome.result != "ok"]
    assert failed == [], "\n".join(map(_told, failed))


def _told(outcome: ExampleOutcome) -> str:
    return f"{outcome.kind}, line {outcome.example.line}: {outcome.result}: {outcome.explanation}"


# rule, prose, what is not read
MISSES = [
    (
        "percent-change-mismatch",
        "There were 54 fewer thefts – 345 compared to 399, or down 24%.",
        "no word says that 399 is the earlier figure",
    ),
]


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, text, marks=pytest.mark.xfail(strict=True, reason=f"not read: {why}"), id=why) for rule, text, why in MISSES],
)
def test_known_misses(rule: str, text: str) -> None:
    report = examine(text, dt.date(2024, 6, 4))
    assert rule in {name for finding in report.findings for name in (finding.rule, *(also.rule for also in finding.also))}
