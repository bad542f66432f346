"""A rule's own examples as its test: hits must be found with the right figures, near-misses must stay quiet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from factcheck.model import Example, Finding, Report, Rule

Examine = Callable[..., Report]
"""Checks a text as published on a day, against the text of a source where a third argument gives one."""


class ExampleOutcome(Struct, frozen=True):
    """What a rule made of one example. `kind`: hit or near-miss; `result`: ok, missing, noisy or wrong-labels; `explanation` says why."""

    rule: str
    kind: str
    example: Example
    result: str
    explanation: str


def test_rule(rule: Rule, examine: Examine) -> tuple[ExampleOutcome, ...]:
    """Try all examples of a rule; `examine` checks a text as published on a day and is given by the pipeline."""
    hits = (_try_hit(rule, example, _findings(rule, example, examine)) for example in rule.hits)
    quiet = (_try_near_miss(rule, example, _findings(rule, example, examine)) for example in rule.near_misses)
    return (*hits, *quiet)


test_rule.__test__ = False  # type: ignore[attr-defined]  # not a test to pytest, whatever its name


def _findings(rule: Rule, example: Example, examine: Examine) -> list[Finding]:
    """The findings in which the rule speaks, leading or under `also`."""
    published = dt.date.fromisoformat(example.published) if example.published else None
    report = examine(example.text, published) if example.source is None else examine(example.text, published, example.source)
    return [finding for finding in report.findings if finding.rule == rule.id or any(also.rule == rule.id for also in finding.also)]


def _try_hit(rule: Rule, example: Example, findings: list[Finding]) -> ExampleOutcome:
    if not findings:
        return ExampleOutcome(rule.id, "hit", example, "missing", "the rule found nothing")
    faults = [_mismatch(rule, example.finds, finding) for finding in findings]
    if "" in faults:
        return ExampleOutcome(rule.id, "hit", example, "ok", "")
    return ExampleOutcome(rule.id, "hit", example, "wrong-labels", faults[0])


def _try_near_miss(rule: Rule, example: Example, findings: list[Finding]) -> ExampleOutcome:
    loud = [finding for finding in findings if finding.severity != "note"]
    if loud:
        return ExampleOutcome(rule.id, "near-miss", example, "noisy", f"{loud[0].severity}: {loud[0].headline}")
    return ExampleOutcome(rule.id, "near-miss", example, "ok", "")


def _mismatch(rule: Rule, finds: Mapping[str, tuple[str, ...]], finding: Finding) -> str:
    """Which expected figure has no label; empty where all have. Under another rule's lead any role will do: they are its roles."""
    leads = finding.rule == rule.id
    for role, figures in finds.items():
        quotes = [label.quote for label in finding.labels if label.mark == "figure" and (label.role == role or not leads)]
        for figure in figures:
            if not any(quotes_figure(quote, figure) for quote in quotes):
                shown = ", ".join(quotes) or "nothing"
                return f'{role} should be "{figure}"; the labels say {shown}'
    return ""


def quotes_figure(quote: str, figure: str) -> bool:
    """Whether a label quotes the figure: as it stands, or as whole words within one another ("12" and "12 %", "$3m" and "3m")."""
    a, b = " ".join(quote.split()), " ".join(figure.split())
    short, long = sorted((a, b), key=len)
    return bool(short) and re.search(rf"(?<![\w.,]){re.escape(short)}(?![\w]|[.,]\w)", long) is not None
