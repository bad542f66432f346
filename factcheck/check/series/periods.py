"""Along one series of one publisher: shorter periods within longer ones, and shorter ones that make a longer one up.

Only what happens in a period can be added up; what stands at a moment ("2,500 at large") is left to the revisions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import interval as iv
from factcheck.check.series.entries import Entry, grouped
from factcheck.model import Construction
from factcheck.scope.measures import is_flow

_DAY = dt.timedelta(days=1)
_MOST = 400  # parts of a whole; a year of days is the finest that is printed


def read_periods(entries: Sequence[Entry]) -> Iterator[Construction]:
    """Sums of periods that tile a longer one, and parts within the narrowest period that holds them."""
    dated = [entry for entry in entries if entry.teller is not None and None not in (entry.start, entry.end) and is_flow(entry.what)]
    for series in grouped(dated, lambda entry: (entry.teller, entry.series)).values():
        newest = _newest(series)
        yield from _sums(newest)
        yield from _nested(newest)
        yield from _falls(newest)


def _newest(series: Sequence[Entry]) -> list[Entry]:
    """The latest figure for each period, by start and then the longest first."""
    latest: dict[tuple[dt.date | None, dt.date | None], Entry] = {}
    for entry in series:
        key = (entry.start, entry.end)
        if key not in latest or _order(latest[key]) <= _order(entry):
            latest[key] = entry
    return sorted(latest.values(), key=lambda entry: (entry.start or dt.date.min, -(entry.end or dt.date.max).toordinal()))


def _order(entry: Entry) -> tuple[dt.date, int]:
    return entry.released or dt.date.min, entry.release


def _sums(series: Sequence[Entry]) -> Iterator[Construction]:
    """Each longer period with the shorter ones that tile it: in the fewest pieces, and in the most; whichever agrees is enough."""
    starting: dict[dt.date, list[Entry]] = grouped(series, lambda entry: entry.start or dt.date.min)
    for whole in series:
        tilings = [tiles for longest in (True, False) if (tiles := _tiles(whole, starting, longest))]
        if not tilings:
            continue
        agreeing = [tiles for tiles in tilings if _adds_up(whole, tiles)]
        tiles = (agreeing or tilings)[-1]
        roles = (("whole", (whole.claim,)), ("spans", tuple(tile.claim for tile in tiles)))
        yield Construction("series", roles, whole.claim.sentence, True)


def _tiles(whole: Entry, starting: dict[dt.date, list[Entry]], longest: bool) -> list[Entry]:
    """Periods end to end from the whole's start to its end; empty where there is a hole."""
    assert whole.start is not None
    assert whole.end is not None
    at, found = whole.start, list[Entry]()
    while at <= whole.end and len(found) < _MOST:
        fitting = [entry for entry in starting.get(at, ()) if entry is not whole and entry.end is not None and entry.end <= whole.end]
        if not fitting:
            return []
        chosen = fitting[0] if longest else fitting[-1]
        found.append(chosen)
        assert chosen.end is not None
        at = chosen.end + _DAY
    return found if len(found) > 1 and at == whole.end + _DAY else []


def _adds_up(whole: Entry, tiles: Sequence[Entry]) -> bool:
    return iv.meets(iv.total([tile.claim.quantity.value for tile in tiles]), whole.claim.quantity.value)


def _nested(series: Sequence[Entry]) -> Iterator[Construction]:
    """Each period with the narrowest one that holds it; a wider one that is too small is too small for that one as well."""
    open_: list[Entry] = []
    for entry in series:
        while open_ and (open_[-1].end or dt.date.min) < (entry.end or dt.date.max):
            open_.pop()
        if open_:
            roles = (("longer", (open_[-1].claim,)), ("shorter", (entry.claim,)))
            yield Construction("series", roles, entry.claim.sentence)
        open_.append(entry)


def _falls(series: Sequence[Entry]) -> Iterator[Construction]:
    """Counts since one start, each with the next later one: they cannot fall. The same figure again is asked about elsewhere."""
    for same in grouped(series, lambda entry: entry.start).values():
        ordered = sorted(same, key=lambda entry: entry.end or dt.date.max)
        for earlier, later in pairwise(ordered):
            if _order(earlier) < _order(later):
                roles = (("earlier", (earlier.claim,)), ("later", (later.claim,)))
                yield Construction("series", roles, later.claim.sentence)
