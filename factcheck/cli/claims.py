"""`factcheck claims`: what was read, as a table or for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.common import Output, columns, emit, input_options, output, say, tell
from factcheck.cli.outputs import one_a_place
from factcheck.cli.rules import vocabulary_option
from factcheck.cli.setup import config_options, setup

if TYPE_CHECKING:
    from factcheck.pipeline import Settings

_FORMATS = ("table", "json", "jsonl", "csv")


@click.command(short_help="Show every figure as the claim it was read as.")
@input_options
@click.option(
    "--format",
    "formats",
    type=output(_FORMATS),
    multiple=True,
    metavar="FMT[:FILE]",
    help="table (default), json, jsonl or csv; may be repeated.",
)
@vocabulary_option
@click.option("--explain", "figure", metavar="FIGURE", help="Show what each stage read of one figure: its id, or LINE:COLUMN.")
@config_options
def claims(paths: tuple[str, ...], formats: tuple[Output, ...], figure: str | None, **given: Any) -> int:
    """Show every figure as the claim it was read as: how many, of what, who, where, when, says who.

    In the table, scopes in brackets were not stated beside the figure but inherited or assumed.
    """
    from factcheck import pipeline  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)
    from factcheck.report import claims as render  # noqa: PLC0415

    made = setup(given)
    settings = made.settings()
    if figure is not None:
        return _explain(paths, settings, figure)
    report = pipeline.claims_of_files(paths or (".",), settings, made.search())
    tell(report.problems)
    written = []
    for form, file in one_a_place(formats) or (("table", None),):
        texts = {"json": render.json_object, "jsonl": render.jsonl, "csv": render.csv_text}
        written.append(emit(texts[form](report) if form in texts else render.table(report, columns()), file))
    unread = sum(problem.fatal for problem in report.problems)
    if unread or not all(written):
        say(
            f"exit 2: {unread} input{'' if unread == 1 else 's'} could not be read" if unread else "exit 2: the claims could not be written"
        )
        return 2
    return 0


def _explain(paths: tuple[str, ...], settings: Settings, figure: str) -> int:
    """One figure of one document, stage by stage."""
    from factcheck import pipeline  # noqa: PLC0415
    from factcheck.report.stages import render  # noqa: PLC0415

    if len(paths) != 1:
        raise click.UsageError("--explain needs exactly one document, and the figure in it: factcheck claims story.txt --explain c3")
    claim, stages = pipeline.explain_figure(paths[0], figure, settings)
    emit(render(claim, [(stage.name, stage.lines) for stage in stages], columns()))
    return 0
