"""`factcheck audit`, `factcheck compare`, `factcheck ledger verify`: releases over time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.common import LEVELS, colour, columns, day, emit, output, say, tell
from factcheck.cli.setup import config_options, setup

if TYPE_CHECKING:
    from factcheck.auditing import Audit
    from factcheck.model import Report

_FORMATS = ("table", "full", "json", "html", "csv", "parquet")


@click.command(short_help="Check an agency's releases over time, and keep them in a ledger.")
@click.argument("paths", nargs=-1, metavar="[PATHS…]")
@click.option(
    "--from-table", "tables", multiple=True, metavar="FILE", help="A table of figures as releases: CSV, TSV, XLSX, Parquet, SQLite."
)
@click.option("--ledger", metavar="FILE", help="An append-only SQLite file: what is read is added, and all that it holds is checked.")
@click.option("--publisher", metavar="NAME", help="Publisher of documents whose front matter names none.")
@click.option("--as-known", "known", type=day, metavar="DATE", help="Check the ledger as it was known at the end of that day (UTC).")
@click.option(
    "--format",
    "formats",
    type=output(_FORMATS),
    multiple=True,
    metavar="FMT[:FILE]",
    help="table (default), full, json, html, csv, parquet.",
)
@click.option(
    "--fail-on", type=click.Choice(LEVELS), default="warning", show_default=True, help="Lowest severity that makes the exit code 1."
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings; never hides exit code 2.")
@config_options
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in the output.")
def audit(  # noqa: PLR0913, PLR0917  (one argument an option)
    paths: tuple[str, ...],
    tables: tuple[str, ...],
    ledger: str | None,
    publisher: str | None,
    known: dt.date | None,
    formats: tuple[tuple[str, str | None], ...],
    fail_on: str,
    exit_zero: bool,
    color: str,
    config: str | None,
    isolated: bool,
) -> int:
    """Check the figures of an agency's releases over time: parts, sub-periods, running totals, revisions, other publishers.

    PATHS are releases (files, directories, patterns). With --ledger what is read is added to the ledger, and everything in it is checked.
    """
    from factcheck import auditing  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

    if not paths and not tables and ledger is None:
        raise click.UsageError("nothing to audit: name releases, a table with --from-table, or a ledger with --ledger.")
    settings = setup({"config": config, "isolated": isolated}).settings()
    done = auditing.audit(auditing.Request(paths, tables, ledger, publisher, known, settings=settings))
    tell(done.report.problems)
    if ledger is not None:
        news = f"{done.added} of the releases read {'is' if done.added == 1 else 'are'} new to the ledger"
        say(f"note: {ledger}: {news}; all {len(done.releases)} in it checked.")
    written = [_write(done, form, file, color) for form, file in formats or (("table", None),)]
    return _exit_code(done.report, all(written), fail_on, exit_zero=exit_zero)


def _write(done: Audit, form: str, file: str | None, color: str) -> bool:
    if form in ("csv", "parquet"):
        return _table(done, form, file)
    if form == "html":
        from factcheck import auditing  # noqa: PLC0415
        from factcheck.report import audit_html  # noqa: PLC0415

        folder = Path(file).resolve().parent if file is not None else None
        return emit(audit_html.render(done.report, auditing.lines_of(done), done.releases, folder), file)
    from factcheck.report import audit as renderer  # noqa: PLC0415

    text = renderer.render(done.report, form, columns(), colour=colour(color) if file is None else False)
    return emit(text, file)


def _table(done: Audit, form: str, file: str | None) -> bool:
    """All claims as a table; Parquet needs a file."""
    from factcheck import auditing  # noqa: PLC0415

    frame = auditing.frame_of(done)
    if form == "csv":
        return emit(frame.to_csv(index=False, lineterminator="\n"), file)
    if file is None:
        raise click.UsageError("parquet is no text: write --format parquet:FILE.")
    try:
        frame.to_parquet(file, index=False)
    except ImportError:
        raise click.UsageError("pyarrow is not installed, which writes Parquet. Run: pip install 'factcheck[parquet]'") from None
    except OSError as error:
        say(f"error: {file}: this cannot be written: {(error.strerror or str(error)).lower()}. Check the directory and your rights to it.")
        return False
    return True


def _exit_code(report: Report, written: bool, fail_on: str, *, exit_zero: bool) -> int:
    loud = [finding for finding in report.findings if LEVELS.index(finding.severity) >= LEVELS.index(fail_on)]
    if report.problems or not written:
        say("exit 2: some releases could not be read" if report.problems else "exit 2: the report could not be written")
        return 2
    if loud and not exit_zero:
        say(f"exit 1: {len(loud)} at or above {fail_on}")
        return 1
    return 0


@click.command(short_help="Compare two releases figure by figure.")
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How to print the rows.")
@config_options
def compare(old: str, new: str, form: str, config: str | None, isolated: bool) -> int:
    """Compare two releases figure by figure: what both give alike, what changed, what is new and what is gone.

    Exit 1 if a figure changed. OLD and NEW are documents or tables.
    """
    from factcheck import auditing  # noqa: PLC0415
    from factcheck.report import audit as renderer  # noqa: PLC0415

    rows = auditing.compare(old, new, setup({"config": config, "isolated": isolated}).settings())
    emit(renderer.comparison(rows, form, columns()))
    changed = sum(row.verdict == "changed" for row in rows)
    if changed:
        say(f"exit 1: {changed} figures changed" if changed > 1 else "exit 1: 1 figure changed")
    return 1 if changed else 0


@click.group(short_help="Look after a ledger.")
def ledger() -> None:
    """Look after a ledger of releases."""


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> int:
    """Check that every reading of a ledger is as it was written; exit 2 if one is not."""
    from factcheck.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(file, create=False) as opened:
        problems, (readings, claims) = opened.verify(), opened.count()
    tell(problems)
    if problems:
        say("exit 2: the ledger does not hold")
        return 2
    emit(f"{file}: {readings} readings with {claims} claims, each as it was written\n")
    return 0
