"""A release: what one publisher gave out on one day, as claims; and how it came to be known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck.model.claims import Claim


@dataclass(frozen=True, slots=True)
class Release:
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


@dataclass(frozen=True, slots=True)
class Recorded:
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
