"""Every command and option is explained in docs/commands.md and has a help text."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from factcheck.cli import cli

ROOT = Path(__file__).resolve().parents[2]
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


OPTIONS = [(name, option) for name, command in commands(cli) for option in command.params if isinstance(option, click.Option)]


@pytest.mark.parametrize("name", [name for name, _ in commands(cli)])
def test_every_command_is_documented(name: str) -> None:
    assert f"`{name}" in COMMANDS_PAGE or f"factcheck {name}" in COMMANDS_PAGE


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=[f"{name} {option.opts[-1]}" for name, option in OPTIONS])
def test_every_option_is_documented(name: str, option: click.Option) -> None:
    assert f"`{option.opts[-1]}" in COMMANDS_PAGE, f"{name} {option.opts}"
    assert option.help


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / "docs" / page).read_text(encoding="utf-8")):
        assert (ROOT / "docs" / target).exists(), target


def test_every_room_is_in_the_drawing_of_the_house() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    house = ROOT / "factcheck"
    files = [path.name for path in house.glob("*.py") if not path.name.startswith("__")]
    rooms = [f"{path.parent.name}/" for path in house.rglob("__init__.py") if path.parent != house]
    missing = [room for room in (*files, *rooms) if room not in page]
    assert missing == []


def test_the_readme_shows_what_the_program_prints() -> None:
    outcome = subprocess.run([sys.executable, "scripts/pages.py", "--check"], cwd=ROOT, check=False)
    assert outcome.returncode == 0, "a generated part of README.md or docs/rules.md is stale: run scripts/pages.py"
