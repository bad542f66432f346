"""The command line: arguments, exit codes, and the only place that prints.

Exit codes: 0 nothing to report, 1 findings, 2 anything that was not looked at (usage, rules, input), 130 interrupted. 2 beats 1.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

import factcheck
from factcheck.cli.common import say, tell
from factcheck.errors import FactcheckError

_MODULES = {
    "audit": "audit", "baseline": "baseline", "check": "check", "claims": "claims", "clean": "config", "compare": "audit",
    "config": "config", "explain": "explain", "init": "config", "ledger": "audit", "rules": "rule_files",
}  # fmt: skip


class Commands(click.Group):
    """The commands, each loaded when it is called or listed: a start pays for one of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of the alphabet."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, None if there is none."""
        module = _MODULES.get(cmd_name)
        found: Any = getattr(import_module(f"factcheck.cli.{module}"), cmd_name) if module else None
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(factcheck.__version__, prog_name="factcheck")
def cli() -> None:
    """Check the numbers in news prose against each other.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, rules or input that could not be used, 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; the last line on stderr says why it is not 0."""
    try:
        return int(cli.main(args=arguments, prog_name="factcheck", standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show(file=sys.stderr)
        say("exit 2: the command line cannot be used as it stands")
    except FactcheckError as error:
        tell(error.problems)
        say("exit 2: nothing was checked")
    except (click.Abort, KeyboardInterrupt):
        say("exit 130: interrupted")
        return 130
    except Exception:  # a crash must not look like findings (Python's own exit code for it is 1)
        import traceback  # noqa: PLC0415

        say(traceback.format_exc())
        say("exit 2: factcheck itself failed; nothing above is a finding. Please report it with the text that caused it.")
    return 2
