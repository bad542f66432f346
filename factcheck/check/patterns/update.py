"""Pattern `update`: a toll that the text gives again with a newer value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck import interval as iv
from factcheck.check import likeness
from factcheck.check.comparison import KIN
from factcheck.check.gate import is_part, same_unit
from factcheck.check.pattern import Role
from factcheck.check.patterns.worked_out import quotations
from factcheck.model import Binding, Claim, Extraction, Interval, Operand, Period, Relation, Term
from factcheck.scope import actors, measures, periods, places
from factcheck.vocabulary import words

_LEAD = 2  # sentences of the body that open a story
_BACK = 12  # figures of one measure that are looked back at
_EVENT_DAYS = 31  # a longer stretch is a tally of many events
_STAMPS = 2  # clock times that stand by themselves, from which on a text is a live report
_AS_OF = re.compile(r"\b(?:as\s+(?:of|at)|by)\s+(?:late\s+|early\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


class Update:
    """ "At least 32 people were killed … The toll has since risen to 47": the lead gives an older figure than the text below it.

    The figure below counts as newer by its words ("has since risen to", "now stands at", "by Tuesday … had killed") or where one source
    gives it on a day that is named. The nearest figure of the same outcome before it must be the lead's. Bound as well: a toll as of a day
    and a lower one as of a later day. Live reports, in which each entry is true for its minute, are left alone.
    """

    name = "update"
    doc = "A toll that the text gives again with a newer value."
    roles: tuple[Role, ...] = (Role("older", "the toll as given first"), Role("newer", "the toll of a later time"))
    computed: tuple[Role, ...] = (
        Role("given", "the older figure at its word"),
        Role("latest", "the newer figure at its word"),
        Role("lead", "1 where the older figure is that of the headline or the first sentences", optional=True),
        Role("dated", "1 where both figures are as of a day that is named", optional=True),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """The newest figure for each older one of the lead, and each pair with dates."""
        tolls = [claim for claim in extraction.claims if _is_toll(claim)]
        if len(tolls) < 2 or _is_live(extraction):
            return
        yield from _falls(tolls)
        rows: dict[str, list[Claim]] = {}
        for claim in tolls:
            rows.setdefault(measures.canonical(claim.measure.value or ""), []).append(claim)
        for row in rows.values():
            found = _stale(row)
            if found is not None:
                yield _binding(*found, "lead")


def _binding(older: Claim, newer: Claim, name: str) -> Binding:
    given, latest = (Interval(claim.quantity.stated[0], claim.quantity.stated[0]) for claim in (older, newer))
    computed: Mapping[str, Operand] = {
        "given": Term(older.quote, given), "latest": Term(newer.quote, latest), name: Term("1", iv.exact(1)),
    }  # fmt: skip
    return Binding("update", {"older": (older,), "newer": (newer,)}, computed, (), quotations((older, newer)), ())


def _is_toll(claim: Claim) -> bool:
    """Whether a claim is one plain count of people killed, hurt or missing."""
    plain = claim.quantity.form in ("digits", "words") and len(claim.quantity.stated) == 1 and claim.quantity.unit is None
    outcome = measures.canonical(claim.measure.value or "") in words("comparability")["tolls"]
    return plain and outcome and claim.status == "count" and claim.direction is None and likeness.additive(claim)


def _is_live(extraction: Extraction) -> bool:
    """Whether clock times head several entries: they stand in sentences of their own or open one."""
    spans = {claim.sentence.span for claim in extraction.claims}
    heads, last = 0, -_BACK
    for ignored in extraction.ignored:
        if ignored.kind != "clock":
            continue
        inside = any(span.start < ignored.span.start < span.end for span in spans)
        heads += not inside and ignored.span.start - last > len("12:")
        last = ignored.span.start
    return heads >= _STAMPS


def _stale(row: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """A figure of the lead, and the newest one of the same matter that differs from it."""
    lead = [claim for claim in row if _in_lead(claim)]
    older = next((claim for claim in lead if _stands(claim)), None)
    if older is None:
        return None
    first, newest = older, None
    for claim in row[row.index(older) + 1 :][:_BACK]:
        if is_part(claim) or any(link.kind == "other" for link in claim.links):
            continue
        current = first if newest is None else newest
        if _in_lead(claim):
            if claim.sentence.role != "headline" and not _agree(first, claim):
                return None  # the lead tells of two figures itself
        elif (_is_newer(claim) or _is_later(older, claim)) and _one_matter(older, claim):
            newest = claim
        elif claim.quantity.stated != current.quantity.stated:
            break  # another toll has been told of: who knows whose the next one is
    told = {claim.quantity.stated for claim in lead}
    if newest is None or newest.quantity.stated in told or any(_near_enough(claim, newest) for claim in lead):
        return None
    return older, newest


def _in_lead(claim: Claim) -> bool:
    return claim.sentence.role == "headline" or claim.sentence.paragraph == 0 or claim.sentence.index < _LEAD


def _stands(claim: Claim) -> bool:
    """Whether the text gives the figure as it stands, and neither as an older one nor as one for a long time."""
    return not (claim.links or _long(claim.period.value) or likeness.in_sentence(claim, "overtaken"))


def _agree(first: Claim, second: Claim) -> bool:
    return first.quantity.stated == second.quantity.stated


def _near_enough(older: Claim, newer: Claim) -> bool:
    """Whether a rounded figure covers the other: "about 30" 32, "1,200" 1,204. "At least 32" is no rounding of 47."""
    if older.quantity.modifier in (None, "at-least"):
        half = (older.quantity.step or Decimal(1)) / 2 if older.quantity.modifier is None else Decimal(0)
        value = older.quantity.stated[0]
        return iv.meets(Interval(value - half, value + half), iv.soft(newer.quantity.value))
    return iv.meets(iv.soft(older.quantity.value), iv.soft(newer.quantity.value))


def _long(period: Period | None) -> bool:
    length = periods.days(period) if period is not None else None
    return (length is not None and length > _EVENT_DAYS) or (period is not None and period.end is None and period.start is not None)


def _is_newer(claim: Claim) -> bool:
    """Whether its own sentence tells the figure as a newer one."""
    if claim.links or _long(claim.period.value) or likeness.in_sentence(claim, "overtaken"):
        return False
    lists = words("comparability")
    said = likeness.words_of(claim.sentence.text)
    opening = claim.sentence.text[:24].lower()
    if opening.startswith(("update", "correction")):
        return False  # a note to the reader says so itself
    moved = claim.action.value in lists["toll-moves"] or claim.action.value in lists["toll-gives"]
    if moved and not said.isdisjoint(lists["toll-nouns"]):
        period = claim.period.value
        dated = not said.isdisjoint(lists["latest"]) or (period is not None and claim.period.how == "stated")
        perfect = not said.isdisjoint(("has", "had", "have"))
        return _at_level(claim) and (dated or perfect) and not _owned(claim)
    return not moved and likeness.near(claim, "latest") and not said.isdisjoint(("has", "had", "have"))


def _is_later(older: Claim, claim: Claim) -> bool:
    """ "By Tuesday the floods had killed 85": one source's count up to a later day."""
    told = _has_date(claim) and not (claim.links or likeness.in_sentence(claim, "overtaken"))
    return told and 0 < _day(older) < _day(claim) and _alike(older, claim, "attribution")


def _owned(claim: Claim) -> bool:
    """ "Its toll": that of the matter told of last, which is not the lead's."""
    return claim.sentence.text.split(" ", 1)[0].lower() in ("its", "their", "that")


def _at_level(claim: Claim) -> bool:
    """Whether the word before the figure and its hedge leads to a value: "risen to at least 47"."""
    at = (claim.quantity.modifier_span or claim.at).start
    start, _ = likeness.offsets(claim, min(at, claim.at.start), claim.at.end)
    before = _WORD.findall(claim.sentence.text[max(0, start - 24) : start].lower())[-1:]
    return bool(before) and before[0] in words("comparability")["toll-levels"]


def _one_matter(older: Claim, newer: Claim) -> bool:
    """Whether nothing known sets the two apart; that of whom they are told is left to the nearest figure before."""
    place, other = older.place.value, newer.place.value
    if place and other and places.relation(place, other) is Relation.DISJOINT:
        return False
    nouns = likeness.counted_relation(older, newer)
    head = (newer.counted or "").lower().split()[-1:]
    told = bool(head) and (head[0] in words("comparability")["toll-nouns"] or head[0] in ("dead", "deaths"))
    return told or nouns is Relation.EQUAL


def _falls(tolls: Sequence[Claim]) -> Iterator[Binding]:
    """A toll as of one day, and a lower one of the same source as of a later day."""
    dated = [claim for claim in tolls if measures.canonical(claim.measure.value or "") != "missing" and _as_of(claim)]
    for at, claim in enumerate(dated):
        for other in reversed(dated[max(0, at - _BACK) : at]):
            early, late = sorted((other, claim), key=_day)
            if _day(early) < _day(late) and late.quantity.stated[0] < early.quantity.stated[0] and _one_series(early, late):
                yield _binding(early, late, "dated")
                break


def _day(claim: Claim) -> int:
    period = claim.period.value
    return period.end.toordinal() if period is not None and period.end is not None else 0


def _as_of(claim: Claim) -> bool:
    return not (claim.links or likeness.in_sentence(claim, "recounted") or likeness.in_sentence(claim, "overtaken")) and _has_date(claim)


def _has_date(claim: Claim) -> bool:
    """ "As of May 3", "by Tuesday": all that had been counted until then."""
    span = claim.period.span
    if span is None or claim.period.how != "stated" or not _day(claim):
        return False
    start, end = likeness.offsets(claim, span.start, span.end)
    text = claim.sentence.text
    return bool(_AS_OF.search(text[max(0, start - 16) : start]) or text[start:end].lower().startswith(("as of", "as at", "by ")))


def _one_series(early: Claim, late: Claim) -> bool:
    """Whether two counts are of one measure, noun, place and party, by one source."""
    one = early.measure.value == late.measure.value and likeness.counted_relation(early, late) is Relation.EQUAL
    sites = (early.place.value or None, late.place.value or None)
    same_place = sites[0] == sites[1] if None in sites else places.relation(*sites) is Relation.EQUAL  # type: ignore[arg-type]
    return one and same_place and same_unit(early, late) and all(_alike(early, late, name) for name in ("actor", "target", "attribution"))


def _alike(early: Claim, late: Claim, name: str) -> bool:
    one, other = getattr(early, name).value, getattr(late, name).value
    if one is None or other is None:
        return one is other or name != "attribution"
    return actors.relation(one, other) in KIN or one.key.split()[-1] == other.key.split()[-1]
