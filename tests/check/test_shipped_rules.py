"""Every example of every shipped rule, read from prose by the whole program; and sentences that the rules should find and do not yet."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from factcheck import pipeline
from factcheck.check import test_rule
from factcheck.check.rule_tests import ExampleOutcome
from factcheck.model import Report, Rule


@cache
def examine(text: str, published: dt.date | None) -> Report:
    return pipeline.check_text(text, (published, None, "text"))


RULES = pipeline.rule_set(())


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_examples(rule: Rule) -> None:
    failed = [outcome for outcome in test_rule(rule, examine) if outcome.result != "ok"]
    assert failed == [], "\n".join(map(_told, failed))


def _told(outcome: ExampleOutcome) -> str:
    return f"{outcome.kind}, line {outcome.example.line}: {outcome.result}: {outcome.explanation}"


# rule, prose, what is not read
MISSES = [
    ("percent-change-mismatch", "Burglaries in the county rose by 210% from 1,300 in 2022 to 2,730 in 2023.", "bare from and to"),
    ("percent-change-mismatch", "Rents climbed 45% in three years, from £800 to £1,000 a month.", "a rate behind one end only"),
    ("stated-multiple-mismatch", "Visits to the castle tripled in five years, from 21,000 to 40,000.", "multiple with bare ends"),
    ("percent-of-whole-mismatch", "Some 340,000 commuters use it. They make up 70% of the city's 890,000 inhabitants.", "they"),
    ("percent-of-whole-mismatch", "Of the 400 applicants, 160, or a third, were turned down.", "a fraction in words behind the figures"),
    ("percent-of-whole-mismatch", "A quarter of the 400 applicants, or 160, were turned down.", "the share stands first"),
    (
        "regional-operations-do-not-sum",
        "Its operations came to 36 in May 2023 - 21 in Iraq and 12 in Syria.",
        "a bare figure behind the verb",
    ),
    (
        "parts-do-not-sum-to-total",
        "The corps ran 90 operations in Kenya and Uganda in May 2024. "
        "It ran 48 operations in Kenya in May 2024 and 30 operations in Uganda in May 2024.",
        "May before and",
    ),
    (
        "restated-figure-differs",
        "The corps ran 61 operations in Kenya in March 2024.\n\n"
        "The 67 operations that the corps ran in Kenya in March 2024 cost it four vehicles.",
        "a relative clause",
    ),
]


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, text, marks=pytest.mark.xfail(strict=True, reason=f"not read: {why}"), id=why) for rule, text, why in MISSES],
)
def test_known_misses(rule: str, text: str) -> None:
    report = examine(text, dt.date(2024, 6, 4))
    assert rule in {name for finding in report.findings for name in (finding.rule, *(also.rule for also in finding.also))}
