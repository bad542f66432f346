"""`factcheck rules`: list and show the rules, print their schema; the commands on rule files stand in `rule_files`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from factcheck.cli.common import columns, emit, say, tell

if TYPE_CHECKING:
    from factcheck.model import Pack, Rule


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that takes further rules and words."""
    options = (
        click.option(
            "--rules", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="A directory of further rules; may be repeated."
        ),
        vocabulary_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def vocabulary_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option of every command that reads words."""
    help_text = "A directory of word files that extend the shipped ones; may be repeated."
    return click.option("--vocabulary", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help=help_text)(command)


def one_rule(name: str, extra: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> Rule:
    """The rule of an id, a "pack/id" or a former id; a usage error that names the nearest if there is none."""
    from factcheck import rulebook  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)
    from factcheck.check import find  # noqa: PLC0415
    from factcheck.errors import RuleError  # noqa: PLC0415

    known = rulebook.rule_set_with(extra, vocabulary)
    try:
        return find(known, name)
    except RuleError as error:
        problem = error.problems[0]
        raise click.UsageError(f"{problem.what}. {problem.fix}") from None


@click.group(short_help="List, show, test, lint and start rules.")
def rules() -> None:
    """List, show, test, lint and start rules."""


@rules.command("list")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="table or json.")
@rules_option
def list_rules(form: str, rules: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> int:
    """List the packs, and every rule with its pack, its highest severity, its pattern and its reason."""
    from factcheck import rulebook  # noqa: PLC0415
    from factcheck.report.grid import grid  # noqa: PLC0415
    from factcheck.report.layout import count  # noqa: PLC0415

    loaded = rulebook.read_rule_files(rules, vocabulary, beside=True)
    tell(loaded.problems)
    if form == "json":
        emit(
            json.dumps({"packs": [_pack(pack) for pack in loaded.packs], "rules": [_plain(rule) for rule in loaded.rules]}, indent=2) + "\n"
        )
    else:
        packs = [(pack.name, pack.version, pack.requires, pack.description) for pack in loaded.packs]
        rows = [(rule.id, rule.pack, _loudness(rule), rule.find, rule.why) for rule in loaded.rules]
        emit(grid(("pack", "version", "requires", "description"), packs, columns()) + "\n")
        emit(grid(("id", "pack", "severity", "pattern", "why"), rows, columns()) + "\n")
    if loaded.problems:
        say(f"exit 2: {count(len(loaded.problems), 'problem')} in rule files; the other rules are listed")
    return 2 if loaded.problems else 0


def _loudness(rule: Rule) -> str:
    """The severity with what else decides whether the rule is heard."""
    marks = [rule.status if rule.status != "stable" else "", "off" if rule.default == "off" else ""]
    return ", ".join([rule.severity, *filter(None, marks)])


def _pack(pack: Pack) -> dict[str, Any]:
    return {"name": pack.name, "version": pack.version, "requires": pack.requires, "description": pack.description}


def _plain(rule: Rule) -> dict[str, Any]:
    """What a rule says, without its examples and the place of its file."""
    left_out = ("path", "hits", "near_misses", "labels")
    return {key: value for key, value in to_builtins(rule).items() if key not in left_out}


@rules.command()
@click.argument("rule_id", metavar="ID")
@rules_option
def show(rule_id: str, rules: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> int:
    """Print a rule's file."""
    emit(Path(one_rule(rule_id, rules, vocabulary).path).read_text(encoding="utf-8"))
    return 0


@rules.command()
@vocabulary_option
def schema(vocabulary: tuple[Path, ...]) -> int:
    """Print the JSON Schema of rule files, for editors that check and complete as one writes."""
    from factcheck import rulebook  # noqa: PLC0415

    emit(json.dumps(rulebook.schema_of_rules(vocabulary), indent=2, ensure_ascii=False) + "\n")
    return 0
