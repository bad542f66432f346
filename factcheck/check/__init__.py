"""Rules over claims: loading them, running them, and telling what they found."""

from pathlib import Path

from factcheck.check.engine import Outcome, run
from factcheck.check.loader import NOT_PACKS, load_rules, rule_of
from factcheck.check.merge import merge
from factcheck.check.rule_tests import Examine, ExampleOutcome, test_rule
from factcheck.vocabulary import rules_root

__all__ = [
    "NOT_PACKS", "Examine", "ExampleOutcome", "Outcome", "default_roots", "load_rules", "merge", "rule_of", "run", "test_rule",
]  # fmt: skip


def default_roots() -> tuple[Path, ...]:
    """Where the shipped rules stand."""
    return (rules_root(),)
