"""Rules over claims: loading them, running them, and telling what they found."""

from pathlib import Path

from factcheck.check.engine import Outcome, run
from factcheck.check.fingerprint import numbered
from factcheck.check.lint import odd
from factcheck.check.loader import NOT_PACKS, Loaded, load_rules, read_rules
from factcheck.check.merge import merge
from factcheck.check.rule_schema import rule_schema
from factcheck.check.rule_tests import Examine, ExampleOutcome, test_rule
from factcheck.check.selection import Selected, Switches, choose, find
from factcheck.check.starter import starter
from factcheck.vocabulary import rules_root

__all__ = [
    "NOT_PACKS", "Examine", "ExampleOutcome", "Loaded", "Outcome", "Selected", "Switches", "choose", "default_roots", "find", "load_rules",
    "merge", "numbered", "odd", "read_rules", "rule_schema", "run", "starter", "test_rule",
]  # fmt: skip


def default_roots() -> tuple[Path, ...]:
    """Where the shipped rules stand."""
    return (rules_root(),)
