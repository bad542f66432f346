"""One publisher gives one figure twice: the same, or revised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import interval as iv
from factcheck.check.series.entries import Entry, grouped
from factcheck.model import Construction, Term
from factcheck.vocabulary import words


def read_revisions(entries: Sequence[Entry]) -> Iterator[Construction]:
    """Each figure of a scope with the next release's figure for the very same scope, where the two are not printed alike."""
    told = [entry for entry in entries if entry.teller is not None and entry.end is not None]
    for scope in grouped(told, lambda entry: (entry.teller, entry.series, entry.start, entry.end)).values():
        ordered = sorted(scope, key=lambda entry: (entry.released or dt.date.min, entry.release))
        for before, after in pairwise(ordered):
            if before.release == after.release or before.claim.quantity.stated == after.claim.quantity.stated:
                continue
            announced = _announced(after)
            roles = (("before", (before.claim,)), ("after", (after.claim,)), *((("announced", (announced,)),) if announced else ()))
            yield Construction("series", roles, after.claim.sentence)


def _announced(after: Entry) -> Term | None:
    """Words by which the later release says that it revises."""
    said = {word.strip(".,;:()").casefold() for word in after.claim.sentence.text.split()}
    found = sorted(said & set(words("series")["revising"]))
    return Term(found[0], iv.exact(1)) if found else None
