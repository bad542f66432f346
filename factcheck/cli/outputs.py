"""Which reports a run writes and where: formats from the command line or the environment, files, paths as their readers know them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.common import Output, colour, columns, emit, output
from factcheck.report.formats import FORMATS, wants_repository_paths

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.report.view import View

FORMAT_VARIABLE = "FACTCHECK_FORMAT"


def formats_of(given: tuple[Output, ...]) -> tuple[Output, ...]:
    """The formats that a run writes: those given, those of FACTCHECK_FORMAT (separated by commas), or a table.

    Raises a usage error for a format that there is not and for two that would go to one place.
    """
    named = [word.strip() for word in os.environ.get(FORMAT_VARIABLE, "").split(",")]
    return one_a_place(given or read_all(filter(None, named), FORMAT_VARIABLE) or (("table", None),))


def read_all(words: Iterable[str], where: str) -> tuple[Output, ...]:
    """Formats that stand elsewhere than on the command line; `where` is told in the usage error for one that there is not."""
    read = output(FORMATS)
    try:
        return tuple(map(read, words))
    except click.BadParameter as error:
        error.param_hint = where
        raise


def one_a_place(formats: tuple[Output, ...]) -> tuple[Output, ...]:
    """The formats; a usage error if two of them would go to standard output or to one file."""
    files = [file for _, file in formats]
    for form, file in formats:
        if files.count(file) > 1:
            place = file or "standard output"
            raise click.UsageError(f"Only one format can go to {place}. Write the others to files of their own: --format {form}:FILE.")
    return formats


def view_of(output_: Output, color: str, fail_on: str, suppressions: str = "omit", *, quiet: bool = False) -> View:
    """How to show the report in one of the formats. Files never have colour."""
    from factcheck.report.view import View, posix  # noqa: PLC0415  (loaded when a command runs, so that --help is quick)

    form, file = output_
    path_of = _repository_paths() if wants_repository_paths(form) else posix
    return View(columns(), colour(color if file is None else "never"), quiet, path_of, fail_on, suppressions)


def write(report: Report, output_: Output, view: View) -> bool:
    """Write one format; False, with a message, if its file cannot be written.

    The summary of a GitHub step, which earlier commands of the step may have written to, is added to; other files are replaced.
    """
    from factcheck.report import formats  # noqa: PLC0415

    form, file = output_
    summary = form == "markdown" and file is not None and file == os.environ.get("GITHUB_STEP_SUMMARY")
    return emit(formats.render(form, report, view), file, append=summary)


def _repository_paths() -> Callable[[str], str]:
    """From a path as it was given to the path in the repository of the current directory (in the directory, where there is none)."""
    from factcheck.report.view import posix  # noqa: PLC0415

    here = Path.cwd().resolve()
    root = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)

    def path_of(path: str) -> str:
        full = here if path.startswith("<") else Path(path).resolve()
        return full.relative_to(root).as_posix() if full != here and full.is_relative_to(root) else posix(path)

    return path_of
