"""The figures of all releases as entries of series: what is counted of whom, by whom, where, told by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from factcheck.model import Claim, Release
from factcheck.scope.actors import key_of
from factcheck.scope.measures import canonical, measures

K = TypeVar("K", bound=Hashable)
_ANYONE = frozenset({"people", "person", "member", "members", "operative", "operatives", "fighter", "fighters", "militant", "militants"})


class Entry(Struct, frozen=True):
    """One figure with what tells its series from others.

    `what` is the measure, `kind` the words that narrow it ("partnered"), `places` the keys of its places, `who` the party; `teller` is the
    publisher, None where nobody is named: such figures are compared within their own release alone. `released` is the day of the release,
    `release` its number.
    """

    claim: Claim
    what: str
    kind: frozenset[str]
    unit: str | None
    places: frozenset[str]
    who: str
    teller: str | None
    released: dt.date | None
    release: int
    start: dt.date | None
    end: dt.date | None

    @property
    def series(self) -> tuple[Hashable, ...]:
        """What two figures of one series share."""
        return self.what, self.kind, self.unit, self.places, self.who


def entries_of(releases: Sequence[Release]) -> tuple[Entry, ...]:
    """An entry for each printed figure whose measure is known; estimates, forecasts and shares are compared with nothing over time."""
    return tuple(
        _entry(claim, release, number)
        for number, release in enumerate(releases)
        for claim in release.claims
        if claim.measure.value is not None and claim.status == "count" and claim.quantity.form in ("digits", "words")
    )


def _entry(claim: Claim, release: Release, number: int) -> Entry:
    period, unit = claim.period.value, claim.quantity.unit
    teller = claim.attribution.value.key if claim.attribution.value is not None and release.publisher is None else release.publisher
    return Entry(
        claim=claim,
        what=canonical(claim.measure.value or ""),
        kind=_kind(claim),
        unit=unit.name if unit is not None else None,
        places=frozenset(place.key for place in claim.place.value or ()),
        who=_who(claim, release),
        teller=key_of(teller) if teller else None,
        released=release.published,
        release=number,
        start=period.start if period is not None else None,
        end=period.end if period is not None else None,
    )


def _who(claim: Claim, release: Release) -> str:
    """The party, where it tells series apart: in a table always; in prose, which calls one party by many names, for attacks alone."""
    if claim.actor.value is None or not (release.tabular or canonical(claim.measure.value or "") == "attacks"):
        return ""
    return claim.actor.value.key


def _kind(claim: Claim) -> frozenset[str]:
    """The words of the counted phrase that narrow the measure: its own nouns and words for people in general left out."""
    words = (claim.counted or "").casefold().replace("-", " ").split()
    entry = measures().get(canonical(claim.measure.value or ""))
    nouns = set(entry.nouns) if entry is not None else set()
    if entry is None:
        words = words[:-1]
    words = [word for word in words if canonical(word) != canonical(claim.measure.value or "")]
    return frozenset(word for word in words if word not in nouns and word.removesuffix("s") not in nouns and word not in _ANYONE)


def grouped(entries: Iterable[Entry], key: Callable[[Entry], K]) -> dict[K, list[Entry]]:
    """Entries by a key, in the order of their first."""
    found: dict[K, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found
