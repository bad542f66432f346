"""The options of `check` that say which rules run and how loud they may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

_NAMES = "a rule's id, pack/id, or pack/ for a whole pack; may be repeated"


def _names(value: tuple[str, ...]) -> tuple[str, ...]:
    """The names of one option, which may be repeated and may hold several with commas between them."""
    return tuple(name.strip() for item in value for name in item.split(",") if name.strip())


def switches(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --select, --ignore, --extend-select and --severity to a command."""
    options = (
        click.option("--select", multiple=True, metavar="ID", help=f"Run only these rules: {_NAMES}."),
        click.option("--ignore", multiple=True, metavar="ID", help="Leave these rules out; an id outweighs a pack."),
        click.option(
            "--extend-select", multiple=True, metavar="ID", help="Run these rules as well, such as those that are off by default."
        ),
        click.option("--severity", multiple=True, metavar="ID=LEVEL", help="The highest severity of a rule: error, warning, note or off."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def switched(given: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The fields of `Settings` from the options; a usage error for a severity without its level."""
    fields: dict[str, Any] = {name: _names(given[name]) for name in ("select", "ignore", "extend_select")}
    levels = {}
    for item in _names(given["severity"]):
        name, equals, level = item.rpartition("=")
        if not (name and equals and level):
            raise click.UsageError(f'--severity "{item}" names no rule and level. Write ID=LEVEL, such as parts-exceed-whole=note.')
        levels[name] = level
    return fields | {"severity": levels}
