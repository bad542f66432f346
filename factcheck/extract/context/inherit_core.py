"""What inheritance leans on: a scoped assertion, and the assertions that may lend it a slot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.assertions import Referred
from factcheck.extract.meaning.slots import Places, span_of
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.phrases import Noun
from factcheck.model import Actor, Period, Slot
from factcheck.scope.measures import happenings, measures

T = TypeVar("T")
BACK = 40
"""How many assertions back a context rule may look."""


class Scoped(Struct, frozen=True):
    """A referred assertion with its slots filled as far as the context fills them."""

    referred: Referred
    place: Slot[Places]
    period: Slot[Period]
    actor: Slot[Actor]
    target: Slot[Actor]


def surface(item: Scoped) -> str:
    """An assertion as a note names it: its figure with what it counts, in quotation marks."""
    quantity, noun = item.referred.assertion.counted.quantity, item.referred.noun
    return f"“{quantity.surface} {noun}”" if noun and quantity.form != "implied" and quantity.unit is None else f"“{quantity.surface}”"


def taken(slot: Slot[T], giver: Scoped, what: str) -> Slot[T]:
    """The giver's slot as an inherited one (an assumed one stays assumed); `what` opens its reason ("its place")."""
    return Slot(
        slot.value, "inherited" if slot.how != "assumed" else "assumed", slot.span, f"{what} from {surface(giver)}", slot.alternatives
    )


def lender(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    """The whole that a part belongs to, else the figure before it in the sentence (for a list, the figure before the list)."""
    if item.whole is not None:
        return found[item.whole]
    if found and found[-1].referred.assertion.parsed is item.assertion.parsed:
        previous = found[-1]
        if previous.referred.listed and not item.listed and _comes_of(item, previous):
            return previous
        return found[previous.referred.whole] if previous.referred.listed and previous.referred.whole is not None else previous
    return None


def _comes_of(item: Referred, previous: Scoped) -> bool:
    """ "45 in Kenya, resulting in 14 deaths", "15 in Uganda, with four killed": told of the item of a list, not of its whole."""
    grammar = item.assertion.parsed.grammar
    between = range(previous.referred.assertion.counted.last + 1, item.assertion.counted.first)
    at = next((index + 1 for index in between if grammar.word(index) == ","), None)
    if at is None:
        return False
    verb = grammar.verb(at)
    led = grammar.word(at) in ("with", "which", "where") or (grammar.tag(at) == "prep" and grammar.word(at + 1) == "which")
    return led or (verb is not None and verb.form == "ing")


def happening(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    """ "The raids ended with 25 men behind bars": the figure that counted the operations, to which the arrests belong."""
    agent, grammar = item.assertion.frame.agent, item.assertion.parsed.grammar
    if (
        not isinstance(agent, Noun)
        or agent.head is None
        or agent.det is None
        or grammar.word(agent.det) not in ("the", "these", "those", "its")
    ):
        return None
    lemma = singular(grammar.word(agent.head))
    if lemma not in happenings():
        return None
    for other in reversed(found[-BACK:]):
        measure = measures().get(other.referred.measure.value or "")
        if measure is not None and lemma in measure.nouns:
            return other
    return None


def by_happening(item: Referred, slot: Slot[T], giver: Scoped, what: str) -> Slot[T]:
    """The slot of the figure that counted the happening, with the words that name the happening again as its evidence."""
    agent = item.assertion.frame.agent
    span = span_of(item.assertion.parsed.grammar, agent.first, agent.last) if isinstance(agent, Noun) else slot.span
    return replace(taken(slot, giver, what), span=span)
