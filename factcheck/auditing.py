"""Wires the audit: releases from documents and tables into the ledger, and from the ledger to series, rules and a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

import factcheck
from factcheck import pipeline
from factcheck.check.series import changes, read_lines
from factcheck.compiled import key_of
from factcheck.errors import InputError
from factcheck.examination import look
from factcheck.ledger import Provenance, open_ledger
from factcheck.model import Changed, Claim, Line, Problem, Release, Report
from factcheck.overtime import release_of, report_of
from factcheck.settings import Policy
from factcheck.sources import is_table, read_table
from factcheck.vocabulary import vocabulary_key

if TYPE_CHECKING:
    import pandas


class Audit(Struct, frozen=True):
    """The outcome of an audit: the report, the releases it looked at, and how many readings were new to the ledger."""

    report: Report
    releases: tuple[Release, ...]
    added: int


class Request(Struct, frozen=True):
    """What to audit: documents, reference tables, and the ledger to keep them in, if any.

    `publisher` is that of documents that name none; `known` the day as of whose end the ledger is looked at (None: now); `now` the moment
    of reading (None: the clock); `settings` how to read.
    """

    paths: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    ledger: str | None = None
    publisher: str | None = None
    known: dt.date | None = None
    now: dt.datetime | None = None
    settings: pipeline.Settings = field(default_factory=pipeline.Settings)


def audit(request: Request) -> Audit:
    """Read releases, keep them in a ledger if one is named, and check the figures of all of them over time.

    With a ledger everything that it holds is checked; without one, what was read now. Releases that cannot be read are problems of the
    report, and nothing of a bad table is kept. Raises InputError for a ledger that cannot be used and RuleError.
    """
    problems: list[Problem] = []
    releases = [*_documents(request, problems), *_tables(request.tables, request.settings, problems)]
    added = 0
    if request.ledger is not None:
        with open_ledger(request.ledger) as opened:
            added = opened.append(releases, Provenance(_moment(request.now), factcheck.__version__, _reading(request.settings.policy)))
            releases = [recorded.release for recorded in opened.readings(request.known)]
    rules = pipeline.chosen_rules(request.settings).rules
    return Audit(report_of(releases, rules, problems), tuple(releases), added)


def _reading(policy: Policy) -> str:
    """A key of what decides how figures are read: the words, and the corrections of an editor."""
    parts = (vocabulary_key(), *map(repr, policy.corrections))
    return parts[0] if len(parts) == 1 else key_of(part.encode() for part in parts)


def _moment(now: dt.datetime | None) -> str:
    """A moment in UTC to the microsecond, so that moments sort as text."""
    return (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def compare(old: str, new: str, settings: pipeline.Settings | None = None) -> tuple[Changed, ...]:
    """Two releases figure by figure; raises InputError if either cannot be read."""
    problems: list[Problem] = []
    first, second = (_one(path, settings or pipeline.Settings(), problems) for path in (old, new))
    if problems:
        raise InputError(*problems)
    return changes(first, second)


def _one(path: str, settings: pipeline.Settings, problems: list[Problem]) -> tuple[Release, ...]:
    request = Request(paths=(path,), settings=settings)
    return tuple(_tables((path,), settings, problems) if is_table(path) else _documents(request, problems))


def lines_of(done: Audit) -> tuple[Line, ...]:
    """The series of an audit for drawing, with the findings that each figure is part of."""
    return read_lines(done.releases, done.report.findings)


def frame_of(done: Audit) -> pandas.DataFrame:
    """All figures of an audit as a table: one row a figure, with the release that it is from."""
    import pandas  # noqa: PLC0415  (importing it costs more than a check)

    return pandas.DataFrame.from_records([_record(release, claim) for release in done.releases for claim in release.claims])


def _record(release: Release, claim: Claim) -> dict[str, object]:
    value, period = claim.quantity.value, claim.period.value
    return {
        "release_date": release.published.isoformat() if release.published else None,
        "publisher": release.publisher,
        "measure": claim.measure.value,
        "counted": claim.lemma or claim.counted,
        "value": " to ".join(format(number, "f") for number in claim.quantity.stated),
        "low": None if value.low is None else format(value.low, "f"),
        "high": None if value.high is None else format(value.high, "f"),
        "hedge": claim.quantity.modifier,
        "unit": claim.quantity.unit.name if claim.quantity.unit else None,
        "place": "+".join(place.name for place in claim.place.value or ()) or None,
        "period_start": period.start.isoformat() if period and period.start else None,
        "period_end": period.end.isoformat() if period and period.end else None,
        "actor": claim.actor.value.name if claim.actor.value else None,
        "status": claim.status,
        "quote": claim.quote,
        "path": claim.document,
        "line": claim.at.line,
        "url": release.url,
    }


def _documents(request: Request, problems: list[Problem]) -> list[Release]:
    if not request.paths:
        return []
    read = pipeline.read_documents(request.paths, request.settings, problems)
    policy = request.settings.policy
    return [release_of(document, look(document, (), policy).claims, request.publisher) for document in read]


def _tables(tables: Sequence[str], settings: pipeline.Settings, problems: list[Problem]) -> list[Release]:
    found: list[Release] = []
    for path in tables:
        if not is_table(path):
            problems.append(Problem(path, "this is no table that is read", "Give a .csv, .tsv, .xlsx, .parquet or .sqlite file."))
            continue
        try:
            digest = sha256(Path(path).read_bytes()).hexdigest() if Path(path).is_file() else ""
            found += [replace(release, sha256=digest) for release in read_table(path, settings.headings(path))]
        except InputError as error:
            problems.extend(error.problems)
    return found
