"""`factcheck config show`, `factcheck init`, `factcheck clean`: the files that a project keeps for factcheck."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.common import columns, emit, say, tell
from factcheck.cli.setup import config_options, setup


@click.group(short_help="Show the configuration.")
def config() -> None:
    """Show the configuration."""


@config.command()
@click.argument("file", required=False, metavar="[FILE]")
@config_options
def show(file: str | None, **given: Any) -> int:
    """Print each value that holds for FILE, or for the current directory, with the file and line that set it."""
    from factcheck.report.grid import grid  # noqa: PLC0415
    from factcheck.settings.keys import KEYS  # noqa: PLC0415

    made = setup(given)
    found = made.configs.for_file(file) if file else made.configs.for_run()
    rows = [(key.name, _written(found[key.name]), found.values[key.name].origin) for key in KEYS]
    emit(f"configuration: {found.path or 'none'}\n" + grid(("key", "value", "set by"), rows, columns()) + "\n")
    return 0


def _written(value: object) -> str:
    """A value as one would write it, without TOML's marks around paths and dates."""
    if value is None:
        return "(not set)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "(none)"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_written(inner)}" for key, inner in value.items()) or "(none)"
    return str(value)


@click.command(short_help="Write a commented configuration file.")
def init() -> int:
    """Write factcheck.toml into the current directory, every key explained and commented out. An existing file is left alone."""
    from factcheck.settings.config import NAMES  # noqa: PLC0415
    from factcheck.settings.starter import FILE, starter  # noqa: PLC0415

    there = [name for name in NAMES[:2] if Path(name).exists()]
    if there:
        say(f"error: {there[0]} is there already; it was left as it is.")
        say("exit 2: nothing was written")
        return 2
    if not emit(starter(), FILE):
        say("exit 2: nothing was written")
        return 2
    say(f"{FILE} written: uncomment what you want to change. factcheck config show tells what holds.")
    return 0


@click.command(short_help="Remove kept results.")
@click.option("--cache-dir", metavar="DIR", help="The directory of results, instead of the one that the configuration names.")
@config_options
def clean(**given: Any) -> int:
    """Remove the directory of results that factcheck keeps for a project."""
    from factcheck.model import Problem  # noqa: PLC0415
    from factcheck.result_cache import DIRECTORY, clean  # noqa: PLC0415

    folder = setup(given).cache() or Path(DIRECTORY)
    removed = clean(folder)
    if removed is None and given["cache_dir"] and folder.exists():
        tell([Problem(str(folder), "this is no cache of factcheck", "Nothing was removed; name the directory that was given to check.")])
        say("exit 2: nothing was removed")
        return 2
    say(f"{folder}: {removed or 0} result{'' if removed == 1 else 's'} removed" if removed is not None else "there are no kept results")
    return 0
