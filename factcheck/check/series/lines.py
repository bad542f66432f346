"""Series for drawing: the figures of one publisher for one thing in one place, by period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from factcheck.check.series.entries import Entry, entries_of, grouped
from factcheck.check.wording import place_text, value_text
from factcheck.model import Finding, Line, Point, Release


def read_lines(releases: Sequence[Release], findings: Sequence[Finding]) -> tuple[Line, ...]:
    """Every series with two figures or more, those with findings first and then by title."""
    marked: dict[tuple[str, int, int], set[str]] = {}
    for finding in findings:
        for label in finding.labels:
            marked.setdefault((label.document, label.at.start, label.at.end), set()).update(
                {finding.rule, *(also.rule for also in finding.also)}
            )
    dated = [entry for entry in entries_of(releases) if entry.start is not None and entry.end is not None]
    lines = [_line(series, marked) for series in grouped(dated, lambda entry: (entry.teller, entry.series)).values() if len(series) > 1]
    return tuple(sorted(lines, key=lambda line: (not any(point.rules for point in line.points), line.title, line.publisher or "")))


def _line(series: Sequence[Entry], marked: dict[tuple[str, int, int], set[str]]) -> Line:
    latest = {(entry.start, entry.end): entry for entry in sorted(series, key=_order)}
    ordered = sorted(series, key=lambda entry: (entry.start or dt.date.min, entry.end or dt.date.max, _order(entry)))
    points = tuple(_point(entry, latest[entry.start, entry.end] is not entry, marked) for entry in ordered)
    return Line(_title(series[0]), series[0].teller and _publisher(series[0]), points)


def _order(entry: Entry) -> tuple[dt.date, int]:
    return entry.released or dt.date.min, entry.release


def _publisher(entry: Entry) -> str:
    told = entry.claim.attribution.value
    return told.name if told is not None else entry.teller or ""


def _title(entry: Entry) -> str:
    claim = entry.claim
    measure = entry.what.removeprefix("noun:")
    thing = claim.counted or measure
    told = thing if measure in thing.casefold() or entry.what.startswith("noun:") else f"{thing} {measure}"
    where = place_text(claim.place.value)
    who = f" ({claim.actor.value.name})" if entry.who and claim.actor.value else ""
    return f"{told}, {where}{who}" if where else f"{told}{who}"


def _point(entry: Entry, superseded: bool, marked: dict[tuple[str, int, int], set[str]]) -> Point:
    claim, value = entry.claim, entry.claim.quantity.value
    assert entry.start is not None
    assert entry.end is not None
    rules = marked.get((claim.document, claim.at.start, claim.at.end), set())
    return Point(
        start=entry.start,
        end=entry.end,
        low=_float(value.low),
        high=_float(value.high),
        text=value_text(claim.quantity),
        document=claim.document,
        line=claim.at.line,
        span=(claim.at.start, claim.at.end),
        released=entry.released,
        superseded=superseded,
        rules=tuple(sorted(rules)),
    )


def _float(number: Decimal | None) -> float | None:
    """For the place on a chart alone; nothing is computed with it."""
    return None if number is None else float(number)
