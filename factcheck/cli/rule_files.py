"""`factcheck rules new|lint|test`: the commands on rule files. One broken file never hides the problems of the others."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.common import columns, emit, say, tell
from factcheck.cli.rules import rules, rules_option, vocabulary_option

if TYPE_CHECKING:
    from factcheck.check import Loaded
    from factcheck.model import Problem, Rule


@rules.command()
@click.argument("rule_id", metavar="ID")
@click.option("--find", "pattern", required=True, metavar="PATTERN", help="The pattern that the rule builds on; docs/rules.md lists them.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    metavar="DIR",
    help="Where to write it; here by default.",
)
def new(rule_id: str, pattern: str, folder: Path) -> int:
    """Write a starting file for a rule, with the roles of its pattern; never over a file that is there."""
    from factcheck import rulebook  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

    path = folder / f"{rule_id}.yml"
    text = rulebook.new_rule(rule_id, pattern, str(path))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise click.UsageError(f"{path} is there already and was left as it is.") from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}.") from None
    emit(f"wrote {path}\n")
    return 0


@rules.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@vocabulary_option
def lint(paths: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> int:
    """Check rule files, the shipped ones or those named: their form, and their examples. All problems are shown at once."""
    from factcheck import rulebook  # noqa: PLC0415
    from factcheck.report.layout import count  # noqa: PLC0415

    loaded = rulebook.read_rule_files(paths, vocabulary)
    problems = [*loaded.problems, *rulebook.odd_examples(loaded.rules)]
    tell(problems)
    if problems:
        say(f"exit 2: {count(len(problems), 'problem')} in rule files")
        return 2
    emit(f"{count(len(loaded.rules), 'rule')} well formed\n")
    return 0


@rules.command()
@click.argument("names", nargs=-1, metavar="[PATH-OR-ID…]")
@click.option("--mutate", is_flag=True, help="Change each figure of the examples by a digit and count which planted errors are found.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="With --mutate: table or json."
)
@rules_option
def test(names: tuple[str, ...], mutate: bool, form: str, rules: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> int:
    """Run the hits and near-misses of all rules, or of those named; exit 1 if any fails.

    A file or directory stands for the rules in it. Sound rules are run even where other files are broken; the exit code is then 2.
    """
    from factcheck.report.layout import count  # noqa: PLC0415

    if form != "table" and not mutate:
        raise click.UsageError("--format json goes with --mutate.")
    chosen, problems = _chosen(names, rules, vocabulary)
    tell(problems)
    failed = _mutations(chosen, form) if mutate else _examples(chosen)
    if problems:
        besides = f"; besides, {count(failed, 'example')} did not come out as the rule says" if failed else ""
        say(f"exit 2: {count(len(problems), 'problem')} in rule files; the sound rules were tested{besides}")
        return 2
    if failed:
        say(f"exit 1: {count(failed, 'example')} did not come out as the rule says")
    return 1 if failed else 0


def _chosen(names: Sequence[str], extra: tuple[Path, ...], vocabulary: tuple[Path, ...]) -> tuple[list[Rule], list[Problem]]:
    """The rules named by path or id, all if nothing is named, and the problems met on the way."""
    from factcheck import rulebook  # noqa: PLC0415
    from factcheck.check import find  # noqa: PLC0415
    from factcheck.errors import RuleError  # noqa: PLC0415

    paths = [Path(name) for name in names if _is_path(name)]
    ids = [name for name in names if not _is_path(name)]
    found: list[Loaded] = [rulebook.read_rule_files(paths, vocabulary)] if paths else []
    if ids or not names:
        found.append(rulebook.read_rule_files(extra, vocabulary, beside=True))
    chosen = list(found[0].rules) if paths or not names else []
    try:
        chosen += [find(found[-1].rules, name) for name in ids]
    except RuleError as error:
        tell(problem for loaded in found for problem in loaded.problems)
        problem = error.problems[0]
        raise click.UsageError(f"{problem.what}. {problem.fix}") from None
    return list({rule.id: rule for rule in chosen}.values()), [problem for loaded in found for problem in loaded.problems]


def _is_path(name: str) -> bool:
    return name.endswith((".yml", ".yaml", "/", os.sep)) or name.startswith(".") or Path(name).exists()


def _examples(chosen: Sequence[Rule]) -> int:
    """Run and tell the examples of each rule; how many failed."""
    from factcheck import trials  # noqa: PLC0415
    from factcheck.report.layout import count, wrap  # noqa: PLC0415

    failed = 0
    lines = []
    for rule in chosen:
        wrong = [outcome for outcome in trials.test_examples(rule) if outcome.result != "ok"]
        failed += len(wrong)
        verdict = "failed" if wrong else "ok"
        lines.append(f"{verdict:<7} {rule.id}: {count(len(rule.hits), 'hit')}, {len(rule.near_misses)} near-misses")
        for outcome in wrong:
            said = [f"{outcome.kind} {outcome.result}: {outcome.explanation}", f"> {outcome.example.text}"]
            lines += [f"        {line}" for text in said for line in wrap(text, columns() - 8)]
    emit("".join(f"{line}\n" for line in lines))
    return failed


def _mutations(chosen: Sequence[Rule], form: str) -> int:
    """Plant errors in the examples of each rule and tell how many were found; nothing here counts as failed."""
    from factcheck import trials  # noqa: PLC0415
    from factcheck.check.mutation import HEADERS  # noqa: PLC0415

    scores = trials.mutate_examples(chosen)
    if form == "json":
        emit(json.dumps([score.to_dict() for score in scores], indent=2) + "\n")
    else:
        rows = [HEADERS, *(score.cells() for score in scores)]
        widths = [max(len(row[index]) for row in rows) for index in range(len(HEADERS))]
        lines = [
            "  ".join([row[0].ljust(widths[0]), *(cell.rjust(size) for cell, size in zip(row[1:], widths[1:], strict=True))])
            for row in rows
        ]
        emit("".join(f"{line}\n" for line in lines))
    return 0
