"""A rule's examples as its tests: each way to fail has a name."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import half_year
from fakes import binding, rule, subset

from factcheck.check import run, test_rule
from factcheck.check.rule_tests import quotes_figure
from factcheck.model import Also, Example, Finding, Report

SHOWN = rule(labels={"whole": "{value}", "part": "{value}"})


def report(*findings: Finding) -> Report:
    return Report("0", (), findings, (), ())


def finding(name: str = "parts-exceed-whole", severity: str = "error") -> Finding:
    story = half_year()
    whole, syria, _ = story.claims
    pattern = subset(binding("subset", part=syria, whole=whole))
    named = rule(name=name, severity=severity, labels={"whole": "{value}", "part": "{value}"})
    return run(story.document, story.extraction, [named], {"subset": pattern}).findings[0]


def outcome(found: Finding | None, **finds: str | tuple[str, ...]) -> tuple[str, str]:
    expected = {role: (figures,) if isinstance(figures, str) else figures for role, figures in finds.items()}
    examples = {"hits": (Example("x", expected),)} if finds else {"near_misses": (Example("x", {}),)}
    tested = rule(labels=SHOWN.labels, **examples)
    (result,) = test_rule(tested, lambda _text, _day: report(*([found] if found else [])))
    return result.result, result.explanation


def also(found: Finding) -> Finding:
    from msgspec import structs

    return structs.replace(found, also=(Also("parts-exceed-whole", found.headline, found.derivation),))


@pytest.mark.parametrize(
    ("found", "finds", "result"),
    [
        (finding(), {"part": "90", "whole": "60"}, "ok"),
        (finding(), {"part": "60"}, "wrong-labels"),
        (finding(), {"part": "9"}, "wrong-labels"),
        (finding(), {"part": ("90", "91")}, "wrong-labels"),
        (finding(), {"others": "60"}, "wrong-labels"),
        (also(finding("another-fault")), {"others": "60"}, "ok"),
        (also(finding("another-fault")), {"others": "61"}, "wrong-labels"),
        (finding("another-fault"), {"part": "90"}, "missing"),
        (None, {"part": "90"}, "missing"),
        (None, {}, "ok"),
        (finding(), {}, "noisy"),
        (finding(severity="note"), {}, "ok"),
        (finding("another-fault"), {}, "ok"),
        (also(finding("another-fault")), {}, "noisy"),
    ],
)
def test_outcomes(found: Finding | None, finds: dict[str, str], result: str) -> None:
    got, explanation = outcome(found, **finds)
    assert got == result
    assert bool(explanation) == (result != "ok")


def test_the_text_and_the_day_are_passed_on() -> None:
    seen: list[tuple[str, dt.date | None]] = []

    def examine(text: str, published: dt.date | None) -> Report:
        seen.append((text, published))
        return report()

    test_rule(rule(hits=(Example("a", {"part": ("1",)}, "2024-07-17"),), near_misses=(Example("b", {}),)), examine)
    assert seen == [("a", dt.date(2024, 7, 17)), ("b", None)]


@pytest.mark.parametrize(
    ("quote", "figure", "same"),
    [
        ("196", "196", True), ("12%", "12", True), ("12", "12 %", True), ("$3 million", "3 million", True), ("1,204", "204", False),
        ("1,204", "1", False), ("12.5", "12", False), ("12.5", "5", False), ("96", "196", False), ("fifty\nfive", "fifty five", True),
        ("fifty-five", "fifty", True), ("12.", "12", True),
    ],
)  # fmt: skip
def testquotes_figure(quote: str, figure: str, same: bool) -> None:
    assert quotes_figure(quote, figure) is same
