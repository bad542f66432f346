"""A figure of one period given again for the next: it may have been carried over instead of counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import interval as iv
from factcheck.check.series.entries import Entry, grouped
from factcheck.model import Construction, Term

_TELLING = 100  # smaller figures, and round ones, come out alike by chance
_ROUND = 10
_UNEVEN = 3  # days by which months and years differ


def read_carried(entries: Sequence[Entry]) -> Iterator[Construction]:
    """Each figure that equals the one of an earlier release for another period as long; `copies` says how many of a release do."""
    found: list[tuple[Entry, Entry]] = []
    told = [entry for entry in entries if entry.teller is not None and entry.start is not None and entry.end is not None]
    for series in grouped(told, lambda entry: (entry.teller, entry.series)).values():
        ordered = sorted(series, key=lambda entry: (entry.start or dt.date.min, entry.released or dt.date.min, entry.release))
        found += [(before, after) for before, after in pairwise(ordered) if before.release != after.release and _carried(before, after)]
    copies = Counter((before.release, after.release) for before, after in found)
    for before, after in found:
        count = copies[before.release, after.release]
        roles = (("previous", (before.claim,)), ("again", (after.claim,)), ("copies", (Term(str(count), iv.exact(count)),)))
        yield Construction("series", roles, after.claim.sentence)


def _carried(before: Entry, after: Entry) -> bool:
    """Whether two figures of a series are equal, telling, and of two periods of one length that share no day."""
    values = before.claim.quantity.stated
    if values != after.claim.quantity.stated or len(values) != 1 or abs(values[0]) < _TELLING or values[0] % _ROUND == 0:
        return False
    if before.start is None or before.end is None or after.start is None or after.end is None or before.end >= after.start:
        return False
    return abs((before.end - before.start) - (after.end - after.start)) <= dt.timedelta(days=_UNEVEN)
