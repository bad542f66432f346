"""A release says that it counts otherwise than before: from there on its figures cannot be compared with earlier ones as they stand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck import interval as iv
from factcheck.check.series.entries import Entry, grouped
from factcheck.model import Construction, Term
from factcheck.vocabulary import words


def read_definitions(entries: Sequence[Entry]) -> Iterator[Construction]:
    """The first figure of a series whose sentence tells of another way of counting, with the figure of the release before."""
    told = [entry for entry in entries if entry.teller is not None]
    for series in grouped(told, lambda entry: (entry.teller, entry.series)).values():
        ordered = sorted(series, key=lambda entry: (entry.released or dt.date.min, entry.release, entry.claim.at.start))
        for at, entry in enumerate(ordered):
            word = _word(entry)
            before = [other for other in ordered[:at] if other.release != entry.release]
            if word is None or not before:
                continue
            term = Term(word, iv.exact(1))
            roles = (("formerly", (before[-1].claim,)), ("redefined", (entry.claim,)), ("words", (term,)))
            yield Construction("series", roles, entry.claim.sentence)
            break


def _word(entry: Entry) -> str | None:
    """The words by which the sentence of a figure says that it is counted otherwise."""
    found = _pattern().search(" ".join(entry.claim.sentence.text.casefold().split()))
    return found.group() if found is not None else None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in words("series")["redefining"]) + r")\b")
