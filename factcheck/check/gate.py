"""The comparability gate: whether two claims may be compared at all, and how firmly.

Most apparent contradictions in news are two figures for two things. A pair passes only on positive evidence that both claims are about the
same matter: an explicit link, one event, or a known relation of measure, place and period with parties that do not differ. What
remains uncertain becomes a Doubt; what was inherited becomes a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check import gate_notes, likeness
from factcheck.check.comparison import SLOTS, WITHIN, Want, holds, one_event, parties_known, relations, scope_of, unsure
from factcheck.model import Claim, Doubt, Relation, Span
from factcheck.scope import measures, periods, places

_LINK = {Want.SAME: "same", Want.PART: "part-of"}


class Gate(Struct, frozen=True):
    """A pair that may be compared: why to doubt it, what it leans on, and the words that scope the two figures.

    `by` names what decides the relation: link, event, place, period, measure or none of these ("").
    """

    by: str
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...]
    evidence: tuple[tuple[str, Span], ...]


def compare(a: Claim, b: Claim, want: Want) -> Gate | None:
    """The gate for a pair: None if the two may not be compared as `want`, otherwise doubts, notes and evidence."""
    if not _same_kind(a, b) or linked(a, b, "earlier"):
        return None
    if linked(a, b, _LINK[want]):
        return _by_link(a, b, want)
    if linked(a, b, "other") or is_part(b) or _is_rest(b) or not _countable_alike(a, b, want):
        return None
    by = holds(scope_of(a), scope_of(b), want, _event(a, b))
    if by is None or not _grounded(a, b, by, want):
        return None
    doubts = (*_unknown(a, b, want, by), *_readings(a, b, want), *_quotation(a, b))
    return Gate(by, doubts, gate_notes.inherited((a, b), ("place", "period")), _evidence(a, b, by))


def compare_listed(part: Claim, total: Claim) -> Gate | None:
    """The gate for a figure that the text lists under a total: the list is the evidence, the kinds must still fit."""
    if linked(part, total, "earlier") or not _same_kind(part, total):
        return None
    return _by_link(part, total, Want.PART)


def compare_outcome(later: Claim, first: Claim) -> Gate | None:
    """The gate for a figure that can be no larger than one before it: charged of arrested, shot down of launched.

    `by` is event, sentence or night (what was launched on one day and shot down in the next sentence). Only one event is firm ground: a
    sentence may tell of two matters. One place and one year are no ground at all: people are convicted over the arrests of other years.
    """
    if not _same_kind(later, first) or any(linked(later, first, kind) for kind in ("earlier", "other", "part-of")):
        return None
    if likeness.counted_relation(later, first) not in WITHIN or not (likeness.additive(later) and likeness.additive(first)):
        return None
    found = relations(scope_of(later), scope_of(first))
    loose = (None, Relation.UNKNOWN, *WITHIN)
    if _event(later, first) is False or found["place"] not in loose or found["period"] not in loose:
        return None
    if found["attribution"] not in (None, Relation.EQUAL, Relation.UNKNOWN):
        return None
    by = _ground(later, first, found)
    if by is None:
        return None
    doubt = () if by == "event" else (Doubt("reading", gate_notes.may_be_others(later, first)),)
    return Gate(by, (*doubt, *_quotation(later, first)), gate_notes.inherited((later, first), ("place", "period")), ())


def _ground(later: Claim, first: Claim, found: Mapping[str, Relation | None]) -> str | None:
    if _event(later, first):
        return "event"
    distance = later.sentence.index - first.sentence.index
    if distance == 0:
        return "sentence" if not likeness.followed_by(later, "other-matters") else None
    same = found["period"] is Relation.EQUAL
    near = distance == 1 and later.sentence.paragraph == first.sentence.paragraph
    return "night" if near and same and later.measure.value == first.measure.value else None


def compare_sources(a: Claim, b: Claim) -> Gate | None:
    """The gate for one figure of two sources: the same matter, but for who says so; the notes name both."""
    if not _same_kind(a, b) or a.attribution.value is None or b.attribution.value is None or is_part(a) or is_part(b):
        return None
    if a.attribution.value.key == b.attribution.value.key or linked(a, b, "other") or not _countable_alike(a, b, Want.SAME):
        return None
    first, second = (replace(scope_of(claim), attribution=None) for claim in (a, b))
    if holds(first, second, Want.SAME, _event(a, b)) is None:
        return None
    said = tuple(f"{claim.attribution.value.name}: {claim.quote}" for claim in (a, b) if claim.attribution.value is not None)
    return Gate("source", _quotation(a, b), (" · ".join(said),), ())


def compare_headline(title: Claim, body: Claim) -> Gate | None:
    """The gate for a headline's figure and one of the body: a headline leaves slots out, so only a known difference bars the way."""
    if not _same_kind(title, body) or not _countable_alike(title, body, Want.SAME) or _event(title, body) is False:
        return None
    found = relations(scope_of(title), scope_of(body))
    if found["measure"] is not Relation.EQUAL or differ(title, body):
        return None
    open_slots = [name for name in ("place", "period") if found[name] is not Relation.EQUAL]
    doubts = [Doubt("unknown", gate_notes.unknown(title, open_slots[0]))] if open_slots else []
    return Gate("headline", (*doubts, *_quotation(title, body)), gate_notes.inherited((title, body), ("place", "period")), ())


def differ(a: Claim, b: Claim) -> bool:
    """Whether two claims are known to differ in a slot other than their measure."""
    found = relations(scope_of(a), scope_of(b))
    known = (name for name in SLOTS[1:] if None not in (getattr(a, name).value, getattr(b, name).value))
    return any(found[name] not in (None, Relation.EQUAL) for name in known)


def apart(a: Claim, b: Claim) -> bool:
    """Whether two parts of one whole overlap in nothing: places or periods are disjoint, or the text calls one of them another."""
    if a.id == b.id or linked(a, b, "other"):
        return a.id != b.id
    place, period = (a.place.value, b.place.value), (a.period.value, b.period.value)
    if place[0] is not None and place[1] is not None and places.relation(place[0], place[1]) is Relation.DISJOINT:
        return True
    return period[0] is not None and period[1] is not None and periods.relation(period[0], period[1]) is Relation.DISJOINT


def linked(a: Claim, b: Claim, kind: str) -> bool:
    """Whether `a` has a link of that kind to `b`; "other" and "earlier" count in both directions, a withdrawn figure at all times."""
    if not (a.links or b.links):
        return False
    if kind == "part-of":
        return any(link.kind == kind and link.to == b.id for link in a.links)
    pairs = ((a, b), (b, a))
    if kind == "earlier":
        return any(link.kind == kind for claim, _ in pairs for link in claim.links)
    return any(link.kind == kind and link.to == other.id for claim, other in pairs for link in claim.links)


def is_part(claim: Claim) -> bool:
    """Whether the text calls the figure a part of another one: it then counts fewer than its noun and its scope say ("eight of them")."""
    return any(link.kind == "part-of" for link in claim.links)


def _is_rest(claim: Claim) -> bool:
    """Whether the text sets the figure apart ("the remaining eight", "another nine"): it is no whole of its place and period."""
    return any(link.kind == "other" for link in claim.links)


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two figures have the same unit, by name; two counts have none."""
    first, second = a.quantity.unit, b.quantity.unit
    return (first and first.name) == (second and second.name)


def _same_kind(a: Claim, b: Claim) -> bool:
    """What no relation can do without: other figures, same unit, status and direction, and not words like "a soldier"."""
    implied = "implied" in (a.quantity.form, b.quantity.form)
    return a.id != b.id and not implied and same_unit(a, b) and a.status == b.status and a.direction == b.direction


def _by_link(a: Claim, b: Claim, want: Want) -> Gate | None:
    """A relation by the text's own words: "40 of those", "including 12 children", "40 again"."""
    if want is Want.PART and not _may_be_part(a, b):
        return None
    return Gate("link", _quotation(a, b), (), ())


def _may_be_part(part: Claim, whole: Claim) -> bool:
    """Whether a linked figure counts what the other one can include; amounts need words that say so, a list of prices is no sum."""
    if part.quantity.form == "vague" or likeness.is_difference(part) or likeness.is_difference(whole):
        return False
    if whole.quantity.unit is not None:
        said = any(link.kind == "part-of" and link.to == whole.id and link.span is not None for link in part.links)
        return said and likeness.additive(whole)
    if likeness.counts_people(part) != likeness.counts_people(whole) and None not in (part.counted, whole.counted):
        return False
    return likeness.counted_relation(part, whole) is not Relation.DISJOINT or likeness.kind_of(whole) in (None, "anyone")


def _countable_alike(a: Claim, b: Claim, want: Want) -> bool:
    """Whether the two count the same kind of thing: summable, and nouns of which the part's is no wider than the whole's."""
    if None in (a.measure.value, b.measure.value):
        return False
    nouns = likeness.counted_relation(a, b)
    allowed = (Relation.EQUAL,) if want is Want.SAME else WITHIN
    if nouns not in allowed or not (likeness.additive(a) and likeness.additive(b)):
        return False
    named = str(a.measure.value) in measures.measures() or measures.canonical(str(a.measure.value)) in measures.measures()
    return named or (a.action.value is not None and a.action.value == b.action.value)


def _event(a: Claim, b: Claim) -> bool | None:
    """True if both claims tell of one event, False if of two, None if that is not known."""
    return one_event(a.event, b.event)


def _grounded(a: Claim, b: Claim, by: str, want: Want) -> bool:
    """Whether the slot that decides stands in each claim's own sentence: a relation must not hang on an inherited guess alone."""
    if by not in ("place", "period"):
        return True
    if want is Want.SAME:
        return all(_own(claim, "place") or _own(claim, "period") for claim in (a, b)) and "assumed" not in (a.place.how, b.place.how)
    return _own(a, by) and _own(b, by)


def _own(claim: Claim, name: str) -> bool:
    slot = getattr(claim, name)
    inside = slot.span is not None and claim.sentence.span.start <= slot.span.start < claim.sentence.span.end
    return slot.how == "stated" or (slot.how == "inherited" and inside)


def _unknown(a: Claim, b: Claim, want: Want, by: str) -> Iterator[Doubt]:
    """A doubt for each slot that the comparison needs and that only one side tells.

    A part may be narrower than its whole: that only the part names an actor, a target or a period is no doubt. One
    party known on both sides is enough.
    """
    found = relations(scope_of(a), scope_of(b))
    parties = () if parties_known(found) else ("actor", "target")
    for name in ("place", "period", *parties):
        if found[name] is not Relation.UNKNOWN or None not in (getattr(a, name).value, getattr(b, name).value):
            continue
        lacking = a if getattr(a, name).value is None else b
        if want is Want.PART and lacking is b and name not in ("place", by):
            continue
        yield Doubt("unknown", gate_notes.unknown(lacking, name))


def _readings(a: Claim, b: Claim, want: Want) -> Iterator[Doubt]:
    """A doubt for each other kept reading under which the pair would not be compared."""
    if want is Want.PART and relations(scope_of(a), scope_of(b))["actor"] is Relation.CONTAINS:
        yield Doubt("reading", gate_notes.wider_actor(a, b))
    for name in unsure(scope_of(a), scope_of(b)):
        yield Doubt("reading", gate_notes.taken_as_one(a, b, name))
    event = _event(a, b)
    for claim, other in ((a, b), (b, a)):
        for name in SLOTS:
            for reading in getattr(claim, name).alternatives:
                changed = replace(scope_of(claim), **{name: reading.value})
                pair = (changed, scope_of(other)) if claim is a else (scope_of(other), changed)
                if holds(*pair, want, event) is None or reading.value is None:
                    yield Doubt("reading", gate_notes.other_reading(claim, name, reading.why))


def _quotation(a: Claim, b: Claim) -> tuple[Doubt, ...]:
    quoted = [claim for claim in (a, b) if claim.quoted]
    return (Doubt("quotation", gate_notes.quotation(quoted[0])),) if quoted else ()


def _evidence(a: Claim, b: Claim, by: str) -> tuple[tuple[str, Span], ...]:
    """The words that scope the two figures, the deciding slot only: a finding that marks everything marks nothing."""
    if by not in ("place", "period"):
        return ()
    found = []
    for side, claim in (("a", a), ("b", b)):
        span = getattr(claim, by).span
        if span is not None:
            found.append((side, span))
    return tuple(found)
