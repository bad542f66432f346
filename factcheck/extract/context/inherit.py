"""Slots that a figure takes from its context. The order of inheritance, written down in one place.

Place   1. stated in the clause   2. "there", "the two countries": the last place of that kind   3. the places of the parts listed under
it   4. the whole it is
           part of, or the figure before it in the sentence   5. "the operations" that did it: those counted before   6. an earlier clause
           of the sentence
           7. the sentence before it in the paragraph, if that names one place only   8. (assumed) where the story's opening sets it
Period  1. stated in the clause   2. "that month": the last period   3. as 4 above   4. as 5 above   5. an earlier clause of the sentence
 6. the nearest earlier figure of the
           paragraph, or dated event of this paragraph or the one before   7. the last figure of the same measure by the same actor   8.
           the last figure of the same
           source in the paragraph before   9. the headline
           Only what happens in a period inherits one; what stands at a moment ("2,500 troops") does not.
Actor   1. stated   2. the figure it takes its words from, or the one before it in the sentence
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed, Referred
from factcheck.extract.context.events import Telling
from factcheck.extract.context.inherit_core import BACK, Scoped, happening, lender, taken
from factcheck.extract.context.inherit_period import period_of, statement_day
from factcheck.extract.context.inherit_place import place_of, topic, unions
from factcheck.model import Actor, Slot


def inherit(parsed: Sequence[Parsed], referred: Sequence[Referred], tellings: Sequence[Telling]) -> tuple[Scoped, ...]:
    """All assertions of a document with inherited slots; `parsed` are its sentences, `tellings` its events, both in order."""
    opening = topic(parsed)
    together = unions(referred)
    said = statement_day(parsed)
    dated = [telling for telling in tellings if telling.period.value is not None]
    found: list[Scoped] = []
    for index, item in enumerate(referred):
        place = place_of(item, found, opening, together.get(index))
        actor = _from_sentence(item, found, item.assertion.actor, "actor")
        period = period_of(replace_actor(item, actor), found, dated, said)
        target = _from_sentence(item, found, item.assertion.target, "target") if item.noun is None or _bare(item) else item.assertion.target
        found.append(Scoped(item, place, period, actor, target))
    return tuple(_told_later(found))


def _told_later(found: list[Scoped]) -> list[Scoped]:
    """ "It ran 20 raids. … The raids left 4 dead in the first half of this year": the raids take the period from what they led to."""
    for at, later in enumerate(found):
        before = found[max(0, at - BACK) : at]
        giver = happening(later.referred, before) if later.period.how == "stated" else None
        if giver is not None and giver.period.value is None:
            index = at - len(before) + next(index for index, other in enumerate(before) if other is giver)
            found[index] = replace(giver, period=replace(taken(later.period, later, "its period"), how="inherited"))
    return found


def replace_actor(item: Referred, actor: Slot[Actor]) -> Referred:
    """The same assertion with its actor filled in, for the rules that compare actors; most have none to fill in."""
    if actor is item.assertion.actor:
        return item
    return replace(item, assertion=replace(item.assertion, actor=actor))


def _bare(item: Referred) -> bool:
    return item.assertion.counted.noun is None


def _from_sentence(item: Referred, found: Sequence[Scoped], own: Slot[Actor], what: str) -> Slot[Actor]:
    if own.value is not None:
        return own
    giver = found[item.model] if item.model is not None else lender(item, found)
    if giver is None:
        return own
    slot = giver.actor if what == "actor" else giver.target
    return taken(slot, giver, f"its {what}") if slot.value is not None else own
