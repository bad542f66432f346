"""The command line: arguments, exit codes, and the only place that prints.

Exit codes: 0 nothing to report, 1 findings, 2 anything that was not looked at (usage, rules, input), 130 interrupted. 2 beats 1.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

import factcheck
from factcheck.cli.audit import audit, compare, ledger
from factcheck.cli.baseline import baseline
from factcheck.cli.check import check
from factcheck.cli.claims import claims
from factcheck.cli.common import say, tell
from factcheck.cli.config import clean, config, init
from factcheck.cli.explain import explain
from factcheck.cli.rule_files import register
from factcheck.cli.rules import rules
from factcheck.errors import FactcheckError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(factcheck.__version__, prog_name="factcheck")
def cli() -> None:
    """Check the numbers in news prose against each other.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage, rules or input that could not be used, 130 interrupted.
    """


register(rules)
for _command in (check, claims, audit, compare, ledger, rules, explain, baseline, config, init, clean):
    cli.add_command(_command)


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
        say(traceback.format_exc())
        say("exit 2: factcheck itself failed; nothing above is a finding. Please report it with the text that caused it.")
    return 2
