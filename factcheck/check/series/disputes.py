"""Two publishers give two figures for one scope: a dispute, shown side by side and never called an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from factcheck.check.series.entries import Entry, grouped
from factcheck.model import Construction


def read_disputes(entries: Sequence[Entry]) -> Iterator[Construction]:
    """For each scope the newest figure of each publisher, the first set against each other one."""
    told = [entry for entry in entries if entry.teller is not None and entry.places and entry.start is not None and entry.end is not None]
    for scope in grouped(told, lambda entry: (entry.series, entry.start, entry.end)).values():
        newest: dict[str | None, Entry] = {}
        for entry in sorted(scope, key=lambda one: (one.released or dt.date.min, one.release)):
            newest[entry.teller] = entry
        first, *others = newest.values()
        for other in others:
            roles = (("one", (first.claim,)), ("other", (other.claim,)))
            yield Construction("series", roles, other.claim.sentence)
