"""A release: what one publisher gave out on one day, as claims."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck.model.claims import Claim


@dataclass(frozen=True, slots=True)
class Release:
    """The claims of one release: a document, or the rows of a table with one publisher, day and address.

    `path` is the file that it was read from, `url` where it was published.
    """

    path: str
    publisher: str | None
    published: dt.date | None
    url: str | None
    claims: tuple[Claim, ...]
