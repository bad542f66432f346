"""`factcheck rules`: list, show, test and lint the rules."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.common import columns, emit, say

if TYPE_CHECKING:
    from factcheck.model import Rule


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option of every command that takes further rules."""
    help_text = "A directory of further rules; may be repeated."
    return click.option("--rules", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help=help_text)(command)


def one_rule(rule_id: str, extra: tuple[Path, ...]) -> Rule:
    """The rule of that id; a usage error that names the nearest ids if there is none."""
    from factcheck import pipeline  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

    known = {rule.id: rule for rule in pipeline.rule_set(extra)}
    if rule_id in known:
        return known[rule_id]
    near = difflib.get_close_matches(rule_id, known, n=3, cutoff=0.4)
    hint = f"The nearest are: {', '.join(near)}." if near else 'See "factcheck rules list".'
    raise click.UsageError(f'there is no rule "{rule_id}". {hint}')


@click.group(short_help="List, show, test and lint the rules.")
def rules() -> None:
    """List, show, test and lint the rules."""


@rules.command("list")
@rules_option
def list_rules(rules: tuple[Path, ...]) -> int:
    """List every rule with its pack, its highest severity, its pattern and its reason."""
    from factcheck import pipeline  # noqa: PLC0415
    from factcheck.report.grid import grid  # noqa: PLC0415

    rows = [(rule.id, rule.pack, rule.severity, rule.find, rule.why) for rule in pipeline.rule_set(rules)]
    emit(grid(("id", "pack", "severity", "pattern", "why"), rows, columns()) + "\n")
    return 0


@rules.command()
@click.argument("rule_id", metavar="ID")
@rules_option
def show(rule_id: str, rules: tuple[Path, ...]) -> int:
    """Print a rule's file."""
    emit(Path(one_rule(rule_id, rules).path).read_text(encoding="utf-8"))
    return 0


@rules.command()
@click.argument("rule_ids", nargs=-1, metavar="[ID…]")
@rules_option
def test(rule_ids: tuple[str, ...], rules: tuple[Path, ...]) -> int:
    """Run the hits and near-misses of all rules, or of those named; exit 1 if any fails."""
    from factcheck import pipeline  # noqa: PLC0415
    from factcheck.report.layout import count, wrap  # noqa: PLC0415

    chosen = [one_rule(rule_id, rules) for rule_id in rule_ids] or pipeline.rule_set(rules)
    failed = 0
    lines = []
    for rule in chosen:
        wrong = [outcome for outcome in pipeline.test_examples(rule) if outcome.result != "ok"]
        failed += len(wrong)
        verdict = "failed" if wrong else "ok"
        lines.append(f"{verdict:<7} {rule.id}: {count(len(rule.hits), 'hit')}, {len(rule.near_misses)} near-misses")
        for outcome in wrong:
            said = [f"{outcome.kind} {outcome.result}: {outcome.explanation}", f"> {outcome.example.text}"]
            lines += [f"        {line}" for text in said for line in wrap(text, columns() - 8)]
    emit("\n".join(lines) + "\n")
    if failed:
        say(f"exit 1: {count(failed, 'example')} did not come out as the rule says")
    return 1 if failed else 0


@rules.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
def lint(paths: tuple[Path, ...]) -> int:
    """Check that rule files are well formed: the shipped ones, or those in the directories named. All problems are shown at once."""
    from factcheck import pipeline  # noqa: PLC0415
    from factcheck.report.layout import count  # noqa: PLC0415

    emit(f"{count(len(pipeline.load_rule_files(paths)), 'rule')} well formed\n")
    return 0
