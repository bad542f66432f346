"""`factcheck baseline`: the findings that a project knows of and does not want to hear about again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.common import emit, input_options, say, tell
from factcheck.cli.rules import rules_option
from factcheck.cli.setup import Setup, config_options, file_options, setup, speed_options
from factcheck.cli.switches import switches

if TYPE_CHECKING:
    from factcheck.repository import Tally
    from factcheck.settings.baseline import Baseline


@click.group(short_help="Write and keep the file of known findings.")
def baseline() -> None:
    """Write and keep the file of known findings: `check --baseline FILE` then reports only what is new."""


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (speed_options, file_options, config_options, switches, rules_option, _file, input_options):
        command = option(command)
    return command


def _file(command: Callable[..., Any]) -> Callable[..., Any]:
    help_text = "The baseline file; that of the configuration, or .factcheck-baseline.json, if nothing is said."
    return click.option("--baseline", metavar="FILE", help=help_text)(command)


@baseline.command()
@_options
def write(paths: tuple[str, ...], **given: Any) -> int:
    """Write all present findings of PATHS into a new baseline, in place of an old one."""
    from factcheck.settings.baseline import of_findings  # noqa: PLC0415

    made = setup(given)
    seen = _seen(paths, made)
    return _finish(seen, of_findings(_path(made), _open(seen)), None)


@baseline.command()
@click.option("--add", is_flag=True, help="Take up new findings as well.")
@_options
def update(paths: tuple[str, ...], add: bool, **given: Any) -> int:
    """Take out what no longer occurs in PATHS. Nothing is added unless --add says so: a baseline only shrinks by itself."""
    from factcheck.settings.baseline import read_baseline, updated  # noqa: PLC0415

    made = setup(given)
    old = read_baseline(_path(made))
    seen = _seen(paths, made)
    return _finish(seen, updated(old, _open(seen), _documents(seen), add), old)


@baseline.command()
@_options
def prune(paths: tuple[str, ...], **given: Any) -> int:
    """Take out what no longer occurs in PATHS, and the entries of files that are gone."""
    from factcheck.settings.baseline import read_baseline, stale, updated  # noqa: PLC0415

    made = setup(given)
    old = read_baseline(_path(made))
    seen = _seen(paths, made)
    gone = {entry.key for entry in stale(old, _open(seen), _documents(seen))}
    kept = updated(old, _open(seen), _documents(seen))
    return _finish(seen, type(kept)(kept.file, {key: entry for key, entry in kept.entries.items() if key not in gone}), old)


def _path(made: Setup) -> Path:
    from factcheck.settings.baseline import FILE  # noqa: PLC0415

    named = made.run("baseline")
    return Path(named) if named else made.configs.for_run().root / FILE


def _seen(paths: tuple[str, ...], made: Setup) -> Tally:
    from factcheck import pipeline  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

    seen = pipeline.seen_in_files(paths or (".",), made.settings(), (), made.many(whole=False))
    tell(seen.problems)
    return seen


def _open(seen: Tally) -> list[Any]:
    """The findings that nothing else silences."""
    return [finding for finding in seen.loose if finding.suppressed is None]


def _documents(seen: Tally) -> list[str]:
    return [checked.document.path for checked in seen.checked]


def _finish(seen: Tally, now: Baseline, old: Baseline | None) -> int:
    """Write the file, and say what changed; nothing is written where an input could not be read."""
    from factcheck.settings.baseline import text  # noqa: PLC0415

    unread = sum(problem.fatal for problem in seen.problems)
    if unread:
        say(f"exit 2: {unread} input{'' if unread == 1 else 's'} could not be read; the baseline was left as it is")
        return 2
    if not emit(text(now), str(now.file)):
        say("exit 2: the baseline could not be written")
        return 2
    before = set(old.entries) if old else set()
    gone, new = len(before - set(now.entries)), len(set(now.entries) - before)
    say(f"{now.file}: {len(now.entries)} known findings" + (f" ({gone} taken out, {new} added)" if old else ""))
    return 0
