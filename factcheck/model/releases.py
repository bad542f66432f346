"""A release: what one publisher gave out on one day, as claims; and how it came to be known."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from factcheck.model.claims import Claim


class Release(Struct, frozen=True):
    """The claims of one release: a document, or the rows of a table with one publisher, day and address.

    `path` is the file that it was read from, `url` where it was published, `sha256` that of the file's bytes. `tabular`: its figures are
    rows of a table, whose slots are all as somebody filled them in.
    """

    path: str
    publisher: str | None
    published: dt.date | None
    url: str | None
    claims: tuple[Claim, ...]
    sha256: str = ""
    title: str | None = None
    tabular: bool = False


class Recorded(Struct, frozen=True):
    """A release as it was read at one moment by one version of the tool, with its place in the ledger's chain.

    `retrieved` is an ISO time in UTC; `rules` the key of the vocabulary that read it. `number` counts from 1; `chain` is the SHA-256 over
    the reading's content and the chain of the reading before it.
    """

    number: int
    release: Release
    retrieved: str
    tool: str
    rules: str
    chain: str


class Changed(Struct, frozen=True):
    """One figure of two releases. `verdict` is same, changed, new or gone; `what` says what it counts, where and when.

    `old` and `new` are the figures as printed, None where a release has none.
    """

    verdict: str
    what: str
    old: str | None
    new: str | None

    def to_dict(self) -> dict[str, str | None]:
        """The row as JSON."""
        return {"verdict": self.verdict, "what": self.what, "old": self.old, "new": self.new}


class Point(Struct, frozen=True):
    """One figure on the line of a series: its period, its bounds (None: open), how it is printed, and where it stands: the line, and the
    `span` of the source, end exclusive.

    `released` is the day of its release; `superseded` says that a later release gives another figure for the period; `rules` are the
    findings that it is part of.
    """

    start: dt.date
    end: dt.date
    low: float | None
    high: float | None
    text: str
    document: str
    line: int
    span: tuple[int, int]
    released: dt.date | None
    superseded: bool = False
    rules: tuple[str, ...] = ()


class Line(Struct, frozen=True):
    """The figures of one series of one publisher, by period."""

    title: str
    publisher: str | None
    points: tuple[Point, ...]
