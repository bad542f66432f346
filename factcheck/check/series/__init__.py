"""Releases over time: which figures of one publisher belong together, and what they must satisfy.

`entries` sorts the figures of all releases into series; the other files look for one relation each and give it as a construction of kind
`series`, which the pattern of that name binds. Each takes time linear in the number of figures, but for sorting.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from factcheck.check.series.carried import read_carried
from factcheck.check.series.changes import changes
from factcheck.check.series.classes import read_classes
from factcheck.check.series.definitions import read_definitions
from factcheck.check.series.disputes import read_disputes
from factcheck.check.series.entries import entries_of
from factcheck.check.series.lines import read_lines
from factcheck.check.series.periods import read_periods
from factcheck.check.series.revisions import read_revisions
from factcheck.model import Construction, Release

__all__ = ["changes", "read_lines", "read_series"]


def read_series(releases: Sequence[Release]) -> tuple[Construction, ...]:
    """All relations between the figures of some releases, in the order of the releases."""
    entries = entries_of(releases)
    readers = (read_classes, read_periods, read_revisions, read_disputes, read_carried, read_definitions)
    return tuple(chain.from_iterable(read(entries) for read in readers))
