"""What a project has decided about findings: which files may break which rules, what is waived, known or not looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from factcheck.settings.baseline import Baseline
from factcheck.settings.waivers import Waiver


class Policy(Struct, frozen=True):
    """The decisions that hold for a document. Patterns and paths start from `root`.

    `quotes` is lower, note or off (what becomes of findings that lean on a quoted figure). `today` judges `until=`; without it nothing
    expires, since the computer's clock is never asked here. `own` gives the severity of factcheck's own rules where it is not the usual.
    """

    root: Path = Path()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quotes: str = "lower"
    require_reason: bool = False
    today: dt.date | None = None
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline | None = None
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def corrections(self) -> tuple[Waiver, ...]:
        """The entries of the waivers that correct how a figure was read."""
        return tuple(waiver for waiver in self.waivers if waiver.slots)


class Names(Struct, frozen=True):
    """What rules are called: `known` leads from every name that a rule has or had to its id; `running` are the ids that were tried."""

    known: Mapping[str, str]
    running: frozenset[str]
