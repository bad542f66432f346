"""`factcheck check`: read documents, check their figures, print what disagrees."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from factcheck.cli.common import LEVELS, Output, columns, emit, input_options, output, say, tell
from factcheck.cli.outputs import FORMAT_VARIABLE, formats_of, one_a_place, read_all, view_of, write
from factcheck.cli.rules import rules_option
from factcheck.cli.setup import Setup, config_options, file_options, setup, speed_options, with_baseline
from factcheck.cli.switches import switches
from factcheck.report.formats import FORMATS

if TYPE_CHECKING:
    from factcheck.model import Finding, Report


# What a report needs: these show findings and counts alone, so that a large run need not hold on to every claim and text.
_LIGHT = ("table", "full", "concise", "csv", "markdown", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit")


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
@click.option("--fail-on", type=click.Choice(LEVELS), help="Lowest severity that makes the exit code 1; warning if nothing is said.")
@click.option("--min-level", type=click.Choice(LEVELS), help="Lowest severity that is shown; note if nothing is said.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings; never hides exit code 2.")
@rules_option
@switches
@config_options
@file_options
@click.option("--baseline", metavar="FILE", help="A file of known findings, which are not reported; see factcheck baseline.")
@click.option("--since", metavar="REV", help="Report only findings with a figure in a line that changed since a git revision.")
@click.option("--statistics", is_flag=True, help="Print how often each rule is broken instead of the findings.")
@click.option("--show-files", is_flag=True, help="Print the files that would be checked, and check nothing.")
@speed_options
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in the output.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only: no gaps, no closing line.")
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Check the figures of documents against each other.

    PATHS are files (text, Markdown, HTML, .docx, .pdf, .eml), directories that hold such files, or patterns; "-" is standard input; none is
    the current directory.
    Findings go to standard output, everything else to standard error.
    """
    from factcheck import pipeline  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

    made = with_baseline(setup(given))
    if given["show_files"]:
        return _show_files(paths or (".",), made)
    changes = _changes(given["since"])
    formats = _formats(made)
    many = made.many(whole=bool(given["against"]) or any(form not in _LIGHT for form, _ in formats))
    report = pipeline.check_files(paths or (".",), made.settings(), tuple(map(Path, given["against"])), many)
    if changes is not None:
        report = replace(report, findings=changes(report.findings))
    tell(report.problems)
    if not report.documents and not any(problem.fatal for problem in report.problems):
        say("note: no document was checked.")
    level = made.run("min-level")
    shown = _at_least(report, level)
    if len(shown.findings) < len(report.findings):
        say(f"note: --min-level {level}: {len(report.findings) - len(shown.findings)} below it not shown.")
    written = [_write(each, shown, made) for each in formats]
    return _verdict(report, made.run("fail-on"), exit_zero=given["exit_zero"], written=all(written))


def _formats(made: Setup) -> tuple[Output, ...]:
    """The formats asked for: by options, by FACTCHECK_FORMAT, by the configuration; a table where nobody asks for one."""
    named = made.configs.for_run()["format"]
    if made.given["formats"] or os.environ.get(FORMAT_VARIABLE) or not named:
        return formats_of(made.given["formats"])
    return one_a_place(read_all(named, str(made.configs.for_run().values["format"].origin)))


def _write(each: Output, report: Report, made: Setup) -> bool:
    """Write the report in one format; the statistics take its place on standard output."""
    given, (form, file) = made.given, each
    if given["statistics"] and file is None and form in ("table", "full"):
        return emit(statistics(report, columns()))
    return write(report, each, view_of(each, given["color"], made.run("fail-on"), given["sarif_suppressions"], quiet=given["quiet"]))


def _changes(revision: str | None) -> Callable[[Iterable[Finding]], tuple[Finding, ...]] | None:
    """A filter for findings in lines that changed since a revision; None if no revision is named."""
    if revision is None:
        return None
    from factcheck.settings.changes import changes_since, kept  # noqa: PLC0415

    changes = changes_since(revision, Path.cwd())
    return lambda findings: kept(findings, changes)


def _show_files(paths: tuple[str, ...], made: Setup) -> int:
    """Print the files that a check would read."""
    from factcheck import inputs  # noqa: PLC0415
    from factcheck.read import SUFFIXES  # noqa: PLC0415

    names, problems = inputs.find(paths, tuple(SUFFIXES), made.search())
    tell(problems)
    emit("".join(f"{name}\n" for name in names))
    missing = sum(problem.fatal for problem in problems)
    if missing:
        say(f"exit 2: {missing} input{'' if missing == 1 else 's'} could not be read")
    return 2 if missing else 0


def statistics(report: Report, width: int) -> str:
    """How often each rule is broken, the most frequent first; a finding that was silenced is not counted."""
    from factcheck.report.grid import grid  # noqa: PLC0415

    counts = Counter((finding.rule, finding.severity) for finding in report.findings if finding.suppressed is None)
    rows = [(str(number), level, rule) for (rule, level), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return grid(("findings", "severity", "rule"), rows, width) + "\n" if rows else ""


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
