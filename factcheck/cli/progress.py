"""A progress bar on standard error, for people who wait at a terminal and for nobody else."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

_FEW = 20  # fewer documents are done before anyone has read the bar


class Bar:
    """Shows how many documents of how many are done; called with both counts."""

    def __init__(self, wanted: bool = True) -> None:
        quiet = any(os.environ.get(name) for name in ("CI", "PRE_COMMIT"))
        self.visible = wanted and not quiet and sys.stdout.isatty() and sys.stderr.isatty()
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        """Move on."""
        if total < _FEW:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="checking", file=sys.stderr, show_pos=True, show_eta=True)
            self._bar.__enter__()
        self._bar.update(1)
        if done >= total:
            self._bar.__exit__(None, None, None)
