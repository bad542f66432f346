"""`factcheck check`: read documents, check their figures, print what disagrees."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.common import (
    LEVELS,
    Output,
    input_options,
    output,
    say,
    settings_of,
    tell,
)
from factcheck.cli.outputs import FORMAT_VARIABLE, formats_of, view_of, write
from factcheck.cli.rules import rules_option
from factcheck.cli.switches import switched, switches
from factcheck.report.formats import FORMATS

if TYPE_CHECKING:
    from factcheck.model import Report


@click.command(short_help="Check the figures of documents against each other.")
@input_options
@click.option(
    "--against",
    multiple=True,
    metavar="SOURCE",
    help="A source to compare with: a document, or a reference table (CSV, TSV, XLSX, Parquet, SQLite). May be repeated.",
)
@click.option(
    "--format",
    "formats",
    type=output(FORMATS),
    multiple=True,
    metavar="FMT[:FILE]",
    help=f"{', '.join(FORMATS)}; table is the default. May be repeated with files. [env: {FORMAT_VARIABLE}]",
)
@click.option(
    "--sarif-suppressions",
    type=click.Choice(["omit", "mark"]),
    default="omit",
    show_default=True,
    help="What SARIF does with suppressed findings: leave them out, or carry them marked.",
)
@click.option(
    "--fail-on", type=click.Choice(LEVELS), default="warning", show_default=True, help="Lowest severity that makes the exit code 1."
)
@click.option("--min-level", type=click.Choice(LEVELS), default="note", show_default=True, help="Lowest severity that is shown.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings; never hides exit code 2.")
@rules_option
@switches
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in the output.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only: no gaps, no closing line.")
def check(  # noqa: PLR0913, PLR0917  (one argument an option)
    paths: tuple[str, ...],
    as_of: dt.date | None,
    stdin_filename: str,
    against: tuple[str, ...],
    formats: tuple[Output, ...],
    sarif_suppressions: str,
    fail_on: str,
    min_level: str,
    exit_zero: bool,
    rules: tuple[Path, ...],
    vocabulary: tuple[Path, ...],
    color: str,
    quiet: bool,
    **switches: tuple[str, ...],
) -> int:
    """Check the figures of documents against each other.

    PATHS are files (text, Markdown, HTML, .docx, .pdf, .eml), directories that hold such files, or patterns; "-" is standard input; none is
    the current directory.
    Findings go to standard output, everything else to standard error.
    """
    from factcheck import pipeline  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

    outputs = formats_of(formats)
    chosen = replace(settings_of(as_of, stdin_filename), rules=rules, vocabulary=vocabulary, **switched(switches))
    report = pipeline.check_files(paths or (".",), chosen, tuple(map(Path, against)))
    tell(report.problems)
    shown = _at_least(report, min_level)
    if len(shown.findings) < len(report.findings):
        say(f"note: --min-level {min_level}: {len(report.findings) - len(shown.findings)} below it not shown.")
    written = [write(shown, each, view_of(each, color, fail_on, sarif_suppressions, quiet=quiet)) for each in outputs]
    return _verdict(report, fail_on, exit_zero=exit_zero, written=all(written))


def _at_least(report: Report, level: str) -> Report:
    """The report without findings below a severity."""
    return replace(report, findings=tuple(f for f in report.findings if LEVELS.index(f.severity) >= LEVELS.index(level)))


def _verdict(report: Report, fail_on: str, *, exit_zero: bool, written: bool) -> int:
    """The exit code; says why on standard error where it is not 0."""
    failing = [f for f in report.findings if f.suppressed is None and LEVELS.index(f.severity) >= LEVELS.index(fail_on)]
    fatal = sum(problem.fatal for problem in report.problems)
    found = f"{len(failing)} finding{'' if len(failing) == 1 else 's'} at or above {fail_on}"
    if fatal or not written:
        reason = f"{fatal} input{'' if fatal == 1 else 's'} could not be read" if fatal else "a report could not be written"
        say(f"exit 2: {reason}" + (f"; besides, {found}" if failing else ""))
        return 2
    if failing and not exit_zero:
        say(f"exit 1: {found}")
        return 1
    return 0
