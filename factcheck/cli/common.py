"""What the commands share: options, output, colour, and how problems are told."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import console

if TYPE_CHECKING:
    from factcheck.model import Problem

LEVELS = ("note", "warning", "error")
_WIDEST = 140
Output = tuple[str, str | None]


def day(value: str) -> dt.date:
    """A date on the command line, ISO 8601; a usage error if it is none."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f'"{value}" is no date. Write it as year-month-day, such as 2024-07-17.') from None


def output(formats: Iterable[str]) -> Callable[[str], Output]:
    """A reader of FORMAT or FORMAT:FILE: the format and the file, None for standard output; a usage error for an unknown format."""
    known = tuple(formats)

    def read(value: str) -> Output:
        form, colon, file = value.partition(":")
        if form not in known:
            from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it)

            near = get_close_matches(form.lower(), known, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else ""
            raise click.BadParameter(f'"{form}" is no format of this command.{hint} There are: {", ".join(known)}.')
        if colon and not file:
            raise click.BadParameter(f'"{value}" names no file after the colon. Write {form}:FILE, or {form} for standard output.')
        return form, None if file in ("", "-") else file

    return read


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments of every command that reads documents."""
    options = (
        click.argument("paths", nargs=-1, metavar="[PATHS…|-]"),
        click.option("--as-of", type=day, metavar="DATE", help="Publication date of documents that state none, such as 2024-07-17."),
        click.option(
            "--stdin-filename", metavar="NAME", default="<stdin>", help="Name of the text on standard input; its suffix decides the format."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def columns() -> int:
    """The width to lay out for: the terminal's, 100 where there is none."""
    return min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)


def colour(choice: str) -> bool:
    """Whether to use colour: the flag, then NO_COLOR, then FORCE_COLOR, then whether standard output is a terminal that knows colour."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and console.understands_escapes(sys.platform)


def emit(text: str, file: str | None = None, *, append: bool = False) -> bool:
    """Write findings or claims to a file or to standard output; False, with a message, if the file cannot be written.

    A reader that closes the pipe early ("| head") ends the output, not the program, and does not change the exit code.
    """
    if file is not None:
        try:
            with Path(file).open("a" if append else "w", encoding="utf-8", errors="replace", newline="") as out:
                out.write(text)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            say(f"error: {file}: this cannot be written: {reason}. Check the directory and your rights to it.")
            return False
        return True
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    try:
        sys.stdout.buffer.write(console.encoded(text, encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more on exit; give it somewhere harmless to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True


def say(text: str) -> None:
    """One line to standard error, which carries everything that is no finding."""
    click.echo(text, err=True)


def tell(problems: Iterable[Problem]) -> None:
    """Each problem as a paragraph: where, what is wrong, what to do, with the offending line if there is one."""
    from factcheck.report.layout import shown, wrap  # noqa: PLC0415

    for problem in problems:
        kind = "error" if problem.fatal else "note"
        say("\n".join(wrap(f"{kind}: {problem.where}: {problem.what.rstrip('.')}. {problem.fix}", max(60, columns()))))
        if problem.shown is not None:
            say(f"    {shown(problem.shown)}")
