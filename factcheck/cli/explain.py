"""`factcheck explain ID`: a rule in plain words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.common import columns, emit
from factcheck.cli.rules import one_rule, rules_option

if TYPE_CHECKING:
    from factcheck.check.pattern import Role


@click.command(short_help="Explain a rule: what it finds, why, how it decides, with examples.")
@click.argument("rule_id", metavar="ID")
@rules_option
def explain(rule_id: str, rules: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> int:
    """Explain a rule: what it finds, why, how it decides, with examples, and how to silence it."""
    from factcheck import trials  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)
    from factcheck.check.patterns import PATTERNS  # noqa: PLC0415
    from factcheck.report.explain import page  # noqa: PLC0415
    from factcheck.settings import OWN_RULES  # noqa: PLC0415

    if rule_id in OWN_RULES:
        emit(_own(rule_id))
        return 0
    rule = one_rule(rule_id, rules, vocabulary)
    pattern = PATTERNS[rule.find]
    tried = [
        (hit, trials.check_with((rule,), hit.text, dt.date.fromisoformat(hit.published) if hit.published else None)) for hit in rule.hits
    ]
    example = next(((hit, report) for hit, report in tried if report.findings), tried[0])
    roles = [(role.name, _marks(role) + role.doc) for role in (*pattern.roles, *pattern.computed)]
    emit(page(rule, pattern.doc, roles, example, columns()))
    return 0


def _own(rule_id: str) -> str:
    """The page of one of factcheck's own rules, about what was said to factcheck."""
    from factcheck.report.layout import wrap  # noqa: PLC0415
    from factcheck.settings import OWN_RULES  # noqa: PLC0415

    rule = OWN_RULES[rule_id]
    off = f'It is turned off, or made quieter, in the configuration: severity = {{ "{rule.id}" = "off" }}.'
    parts = (
        f"{rule.id} ({rule.severity})",
        rule.why,
        rule.fix,
        off,
        "docs/suppressions.md says how to write suppressions and corrections.",
    )
    return "\n\n".join("\n".join(wrap(part, columns())) for part in parts) + "\n"


def _marks(role: Role) -> str:
    """What a rule must know of a role: whether it is a list, and whether it may be missing."""
    marks = [*(["a list"] if role.many else []), *(["may be missing"] if role.optional else [])]
    return f"({', '.join(marks)}) " if marks else ""
