"""How two claims stand to each other, slot by slot, and whether that makes one a part of the other or the same.

Nothing here looks at words: the values of the slots are compared on their lattices, under one reading at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from msgspec import Struct

from factcheck.model import Actor, Claim, Period, Place, Relation
from factcheck.scope import actors, measures, periods, places
from factcheck.vocabulary import words

PARTIES = ("actor", "target", "attribution")
SLOTS = ("measure", "actor", "target", "attribution", "place", "period")
_TALLY_DAYS = 7
KIN = (Relation.EQUAL, Relation.INSIDE, Relation.CONTAINS)
WITHIN = (Relation.EQUAL, Relation.INSIDE)


class Want(Enum):
    """The relation that a pattern asks for between claims a and b."""

    SAME = "a and b state one figure twice"
    PART = "a is a part of b"


_RELATIONS: dict[str, Callable[[Any, Any], Relation]] = {
    "measure": measures.relation, "actor": actors.relation, "target": actors.relation, "attribution": actors.relation,
    "place": places.relation, "period": periods.relation,
}  # fmt: skip


class Scope(Struct, frozen=True):
    """The values of a claim's slots that decide what it is about, under one reading; None is unknown."""

    measure: str | None
    actor: Actor | None
    target: Actor | None
    attribution: Actor | None
    place: tuple[Place, ...] | None
    period: Period | None


def scope_of(claim: Claim) -> Scope:
    """The preferred reading of a claim's slots; an empty list of places is unknown."""
    return Scope(*(getattr(claim, name).value or None for name in SLOTS))


def relations(a: Scope, b: Scope) -> dict[str, Relation | None]:
    """How each slot of `a` stands to that of `b`; None where both are unknown, UNKNOWN where one is.

    Two known places or periods of which nobody can say how they stand to each other count as OVERLAPS, which allows no comparison; two such
    parties ("police", "Anbar police") stay UNKNOWN, see `unsure`.
    """
    result: dict[str, Relation | None] = {}
    for name in SLOTS:
        left, right = getattr(a, name), getattr(b, name)
        if left is None or right is None:
            result[name] = None if left is right else Relation.UNKNOWN
            continue
        found = _RELATIONS[name](left, right)
        result[name] = Relation.OVERLAPS if found is Relation.UNKNOWN and name in ("place", "period") else found
    return result


def unsure(a: Scope, b: Scope) -> tuple[str, ...]:
    """The party slots that are known on both sides, yet may or may not be the same party."""
    found = relations(a, b)
    return tuple(name for name in PARTIES if found[name] is Relation.UNKNOWN and None not in (getattr(a, name), getattr(b, name)))


def one_event(first: str | None, second: str | None) -> bool | None:
    """Whether two claims tell of one event: True, False, or None where that is not known.

    A disaster carries its noun ("d2/flood"): a crash and an explosion may be one, two floods that were told apart are two.
    """
    if first is None or second is None:
        return None
    if first == second:
        return True
    return False if first.partition("/")[2] == second.partition("/")[2] else None


def holds(a: Scope, b: Scope, want: Want, event: bool | None) -> str | None:
    """What makes `want` hold between two scopes (place, period, measure, event), or None if it does not.

    `event` says whether both tell of one event; two events never share a toll.
    """
    found = relations(a, b)
    flow = a.measure is not None and measures.is_flow(a.measure)
    if event is False and flow:
        return None
    open_parties = [name for name in unsure(a, b) if not (event and name == "actor" and _is_event(a.actor, b.actor))]
    if event and want is Want.SAME and a.attribution is not None and b.attribution is None:
        found["attribution"] = None  # a text says once who gave the figure, and repeats it without
    if not _parties_agree(found, want) or (want is Want.SAME and open_parties):
        return None
    if want is Want.SAME:
        return _same_scope(found, a, event)
    return _part(found, b, flow, event)


def _is_event(first: Actor | None, second: Actor | None) -> bool:
    """ "A ferry accident killed 76 … the accident killed 67": what did it is the event itself, by a longer and a shorter name."""
    heads = {actor.key.split()[-1] for actor in (first, second) if actor is not None}
    return len(heads) == 1 and not heads.isdisjoint((*measures.happenings(), *words("words")["events-of-harm"]))


def _parties_agree(found: dict[str, Relation | None], want: Want) -> bool:
    """Actor and target equal, or one inside the other for parts; sources never differ, since two sources are a dispute."""
    same = (None, Relation.UNKNOWN, Relation.EQUAL)
    if want is Want.SAME:
        return all(found[name] in same for name in ("actor", "target")) and found["attribution"] in (None, Relation.EQUAL)
    return (
        found["actor"] in (*same, Relation.INSIDE, Relation.CONTAINS)
        and found["target"] in (*same, Relation.INSIDE)
        and found["attribution"] in (*same, Relation.INSIDE, Relation.CONTAINS)
    )


def _same_scope(found: dict[str, Relation | None], a: Scope, event: bool | None) -> str | None:
    if found["measure"] is not Relation.EQUAL:
        return None
    place, period = found["place"], found["period"]
    if event:
        loose = (None, Relation.UNKNOWN, Relation.EQUAL)
        return "event" if place in loose and period in loose else None
    known = place is Relation.EQUAL and period is Relation.EQUAL
    return "period" if known and _is_tally(a.period) else None


def _part(found: dict[str, Relation | None], whole: Scope, flow: bool, event: bool | None) -> str | None:
    """A part lies strictly inside in place, period or measure, and is equal or inside, or equally unknown, in the others."""
    if found["measure"] not in WITHIN:
        return None
    place, period = found["place"], found["period"]
    if not event and whole.period is not None and not _is_tally(whole.period):
        return None
    if place is Relation.INSIDE and period in (*WITHIN, None, Relation.UNKNOWN):
        return "place" if period in WITHIN or parties_known(found) else None
    if period is Relation.INSIDE and flow and (place in WITHIN or (place is None and parties_known(found))):
        return "period"
    narrower = found["measure"] is Relation.INSIDE
    alike = place is Relation.EQUAL and period is Relation.EQUAL
    return "measure" if narrower and (alike or event) and Relation.DISJOINT not in (place, period) else None


def parties_known(found: dict[str, Relation | None]) -> bool:
    """Whether actor or target is known on both sides to be the same party or part of it."""
    return found["actor"] in KIN or found["target"] in KIN


def _is_tally(period: Period | None) -> bool:
    """Whether a period is so long that a count over it is a tally, known by place and period alone, and not the toll of one event."""
    if period is None or period.start is None or period.end is None:
        return period is not None
    return (period.end - period.start).days + 1 >= _TALLY_DAYS
