"""For each figure of a story its verdict against a source: agrees, differs, other-scope, hedge-changed or not-in-source.

A figure *differs* only from a figure of the source with the same measure, place and period, known on both sides, and parties that may be
the same. It is of *another scope* where the source prints that very value with the same measure for another place or period.
Small figures coincide too easily to prove that, so below `_TELLING` only a figure of the right scope counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.against.settle import is_tally, settle
from factcheck.check.comparison import relations, scope_of
from factcheck.check.gate import same_unit
from factcheck.model import Claim, Period, Relation

_TELLING = Decimal(10)
_TELLING_ELSEWHERE = Decimal(100)  # of another measure: three digits (reference: numbers.md, G15)
_SHIFTED = 3  # so many figures of one period found under another show that the period is wrong
_MAYBE = (None, Relation.UNKNOWN, Relation.EQUAL)


class Match(Struct, frozen=True):
    """One figure of a story. `source` is the figure of the source that it is or should be, `elsewhere` the one with its value in another
    scope, and `slot` what sets that apart: place, period, actor or measure. None where there is none."""

    claim: Claim
    verdict: str
    source: Claim | None = None
    elsewhere: Claim | None = None
    slot: str | None = None

    def row(self) -> dict[str, str | int | None]:
        """The claim's `against` entry of the published JSON: `quote` and `line` say what the source prints, and where."""
        found = self.source if self.source is not None else self.elsewhere
        if found is None:
            return {"source": None, "verdict": self.verdict, "claim": None}
        return {"source": found.document, "verdict": self.verdict, "claim": found.id, "quote": found.quote, "line": found.at.line}


def match(claims: Sequence[Claim], sources: Sequence[Claim]) -> tuple[Match, ...]:
    """The verdict for every printed figure of a story, in text order; a figure without a period is taken to be of the story's own."""
    table = _Table(sources)
    figures = [claim for claim in settle(claims) if claim.quantity.form != "implied"]
    shifts = _shifts(figures, table)
    named = {claim.id: claim for claim in figures}
    return tuple(
        _subset_verdict(claim, table, shifts) if _unnamed_part(claim, named) else _verdict(claim, table, shifts) for claim in figures
    )


def _unnamed_part(claim: Claim, named: dict[str, Claim]) -> bool:
    """Whether a figure counts some of those of another figure without a place or time that sets them apart ("eight of them leaders")."""
    wholes = [named[link.to] for link in claim.links if link.kind == "part-of" and link.to in named]
    return any(whole.place.value == claim.place.value and whole.period.value == claim.period.value for whole in wholes)


def _subset_verdict(claim: Claim, table: _Table, shifts: dict[Period, Period]) -> Match:
    """A part whose noun does not say which: it may be in the source, but differs from no figure of it."""
    found = _verdict(claim, table, shifts)
    return found if found.verdict in ("agrees", "hedge-changed") else Match(claim, "not-in-source")


class _Table:
    """The figures of a source by what they count and by their value, so that each story figure meets few of them."""

    def __init__(self, sources: Sequence[Claim]) -> None:
        self.claims = [claim for claim in sources if claim.quantity.form != "implied"]
        self.periods = {claim.period.value for claim in self.claims}
        self._kinds: dict[tuple[str | None, str | None], list[Claim]] = {}
        self._values: dict[tuple[str | None, tuple[Decimal, ...]], list[Claim]] = {}
        for claim in self.claims:
            self._kinds.setdefault(_kind(claim), []).append(claim)
            self._values.setdefault((_unit(claim), claim.quantity.stated), []).append(claim)

    def alike(self, claim: Claim) -> list[Claim]:
        """The figures that count the same kind of thing."""
        return [other for other in self._kinds.get(_kind(claim), ()) if _comparable(claim, other)]

    def equal(self, claim: Claim) -> list[Claim]:
        """The figures with the same printed value and unit."""
        return self._values.get((_unit(claim), claim.quantity.stated), [])


def _unit(claim: Claim) -> str | None:
    return claim.quantity.unit.name if claim.quantity.unit else None


def _kind(claim: Claim) -> tuple[str | None, str | None]:
    return _unit(claim), claim.measure.value


def _comparable(claim: Claim, other: Claim) -> bool:
    same = same_unit(claim, other) and claim.status == other.status and claim.direction == other.direction
    return same and likeness.counted_relation(claim, other) is not Relation.DISJOINT


def _slots(claim: Claim, other: Claim, shifts: dict[Period, Period]) -> dict[str, Relation | None]:
    found = relations(scope_of(claim), scope_of(other))
    if claim.period.value is not None and shifts.get(claim.period.value) == other.period.value:
        found["period"] = Relation.EQUAL
    return found


def _verdict(claim: Claim, table: _Table, shifts: dict[Period, Period]) -> Match:
    alike = [(other, _slots(claim, other, shifts)) for other in table.alike(claim)]
    here = [other for other, found in alike if found["place"] is Relation.EQUAL and found["period"] is Relation.EQUAL]
    open_ = [other for other, found in alike if found["place"] in _MAYBE and found["period"] in _MAYBE]
    meeting = [other for other in (*here, *open_) if _meets(claim, other)]
    shifted = claim.period.value is not None and claim.period.value in shifts
    own = [other for other in here if relations(scope_of(claim), scope_of(other))["actor"] is Relation.EQUAL]
    if meeting and own and not any(other in own for other in meeting) and all(_of_another(claim, other) for other in meeting):
        return Match(claim, "other-scope", own[0], meeting[0], "actor")
    if meeting:
        best = meeting[0]
        if shifted and best.period.value == shifts[claim.period.value]:  # type: ignore[index]
            return Match(claim, "other-scope", None, best, "period")
        return Match(claim, "agrees" if _hedged_alike(claim, best) else "hedge-changed", best)
    away = _away(claim, [other for other, _ in alike])
    firm = [other for other in here if relations(scope_of(claim), scope_of(other))["actor"] is not Relation.DISJOINT]
    actual = firm[0] if firm else None
    if away is not None:
        slot = "place" if _slots(claim, away, shifts)["place"] not in _MAYBE else "period"
        return Match(claim, "other-scope", actual, away, slot)
    if actual is not None:
        return Match(claim, "differs", actual, _of_other_measure(claim, table), "measure")
    return Match(claim, "not-in-source")


def _of_another(claim: Claim, other: Claim) -> bool:
    """Whether a figure of the source is what another party did; small figures come out alike by chance."""
    telling = max(map(abs, claim.quantity.stated), default=Decimal(0)) >= _TELLING
    return telling and relations(scope_of(claim), scope_of(other))["actor"] is Relation.DISJOINT


def _meets(claim: Claim, other: Claim) -> bool:
    if claim.quantity.stated == other.quantity.stated:
        return True
    return iv.meets(iv.soft(claim.quantity.value), iv.soft(other.quantity.value))


def _hedged_alike(claim: Claim, other: Claim) -> bool:
    """Whether neither side hedges a figure that the other one gives bare; a rounded figure may say so with a hedge."""
    if claim.quantity.stated != other.quantity.stated:
        return True
    return (claim.quantity.modifier is None) == (other.quantity.modifier is None)


def _away(claim: Claim, alike: Sequence[Claim]) -> Claim | None:
    """The figure of the source with the same value and measure for a place or period that is known to be another."""
    if max(map(abs, claim.quantity.stated), default=Decimal(0)) < _TELLING:
        return None
    for other in alike:
        found = relations(scope_of(claim), scope_of(other))
        if other.quantity.stated == claim.quantity.stated and not (found["place"] in _MAYBE and found["period"] in _MAYBE):
            return other
    return None


def _of_other_measure(claim: Claim, table: _Table) -> Claim | None:
    """The one figure of the source with this value, where it counts something else in the same place ("137 operations in Iraq")."""
    if max(map(abs, claim.quantity.stated), default=Decimal(0)) < _TELLING_ELSEWHERE:
        return None
    found = [other for other in table.equal(claim) if other.measure.value != claim.measure.value]
    return found[0] if len(found) == 1 else None


def _shifts(claims: Sequence[Claim], table: _Table) -> dict[Period, Period]:
    """Periods of the story under which the source has nothing, while it has several of their figures under one other period."""
    votes: dict[Period, Counter[Period]] = {}
    for claim in claims:
        period = claim.period.value
        if period is None or not is_tally(period) or period in table.periods:
            continue
        for other in table.alike(claim):
            told = other.period.value
            same = other.quantity.stated == claim.quantity.stated and told is not None and is_tally(told)
            if same and told is not None and relations(scope_of(claim), scope_of(other))["place"] in _MAYBE:
                votes.setdefault(period, Counter())[told] += 1
    found = {}
    for period, counted in votes.items():
        (best, number), *rest = counted.most_common(2)
        if number >= _SHIFTED and not any(other == number for _, other in rest):
            found[period] = best
    return found
