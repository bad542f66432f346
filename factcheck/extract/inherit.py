"""Eleventh stage: slots that a figure takes from its context. The order of inheritance, written down in one place.

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
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.extract.assertions import Parsed, Referred
from factcheck.extract.clauses import clause_start
from factcheck.extract.events import Telling
from factcheck.extract.morphology import singular
from factcheck.extract.phrases import Noun
from factcheck.extract.slots import Places, dates_saying, locative, says_between, span_of
from factcheck.model import Actor, Period, Relation, Slot
from factcheck.scope import actors
from factcheck.scope.measures import happenings, is_flow, measures

T = TypeVar("T")
_BACK = 40


@dataclass(frozen=True, slots=True)
class Scoped:
    """A referred assertion with its slots filled as far as the context fills them."""

    referred: Referred
    place: Slot[Places]
    period: Slot[Period]
    actor: Slot[Actor]
    target: Slot[Actor]


def inherit(parsed: Sequence[Parsed], referred: Sequence[Referred], tellings: Sequence[Telling]) -> tuple[Scoped, ...]:
    """All assertions of a document with inherited slots; `parsed` are its sentences, `tellings` its events, both in order."""
    topic = _topic(parsed)
    unions = _unions(referred)
    dated = [telling for telling in tellings if telling.period.value is not None]
    found: list[Scoped] = []
    for index, item in enumerate(referred):
        place = _place(item, found, topic, unions.get(index))
        actor = _from_sentence(item, found, item.assertion.actor, "actor")
        period = _period(replace_actor(item, actor), found, dated)
        target = _from_sentence(item, found, item.assertion.target, "target") if item.noun is None or _bare(item) else item.assertion.target
        found.append(Scoped(item, place, period, actor, target))
    return tuple(found)


def replace_actor(item: Referred, actor: Slot[Actor]) -> Referred:
    """The same assertion with its actor filled in, for the rules that compare actors."""
    return replace(item, assertion=replace(item.assertion, actor=actor))


def _bare(item: Referred) -> bool:
    return item.assertion.counted.noun is None


def _surface(item: Scoped) -> str:
    quantity, noun = item.referred.assertion.counted.quantity, item.referred.noun
    return f"“{quantity.surface} {noun}”" if noun and quantity.form != "implied" and quantity.unit is None else f"“{quantity.surface}”"


def _taken(slot: Slot[T], giver: Scoped, what: str) -> Slot[T]:
    return Slot(
        slot.value, "inherited" if slot.how != "assumed" else "assumed", slot.span, f"{what} from {_surface(giver)}", slot.alternatives
    )


def _lender(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    """The whole that a part belongs to, else the figure before it in the sentence (for a list, the figure before the list)."""
    if item.whole is not None:
        return found[item.whole]
    if found and found[-1].referred.assertion.parsed is item.assertion.parsed:
        previous = found[-1]
        return found[previous.referred.whole] if previous.referred.listed and previous.referred.whole is not None else previous
    return None


def _unions(referred: Sequence[Referred]) -> dict[int, Slot[Places]]:
    """For each figure with a list of parts that all say where: the places of the parts together."""
    parts: dict[int, list[Slot[Places]]] = {}
    for item in referred:
        if item.listed and item.whole is not None:
            parts.setdefault(item.whole, []).append(item.assertion.stated.place)
    found: dict[int, Slot[Places]] = {}
    for whole, slots in parts.items():
        if len(slots) > 1 and all(slot.value is not None for slot in slots):
            together = tuple(dict.fromkeys(place for slot in slots for place in slot.value or ()))
            found[whole] = Slot(together, "inherited", slots[0].span, "its place from the parts listed under it")
    return found


def _happening(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    """ "The operations led to the arrest of 30": the figure that counted the operations, to which the arrests belong."""
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
    for other in reversed(found[-_BACK:]):
        measure = measures().get(other.referred.measure.value or "")
        if measure is not None and lemma in measure.nouns:
            return other
    return None


def _by_happening(item: Referred, slot: Slot[T], giver: Scoped, what: str) -> Slot[T]:
    agent = item.assertion.frame.agent
    span = span_of(item.assertion.parsed.grammar, agent.first, agent.last) if isinstance(agent, Noun) else slot.span
    return replace(_taken(slot, giver, what), span=span)


def _place(item: Referred, found: Sequence[Scoped], topic: Slot[Places], union: Slot[Places] | None) -> Slot[Places]:
    stated = item.assertion.stated
    if stated.place.value is not None:
        return stated.place
    if stated.place_reference is not None:
        resolved = _pointed(item, found)
        if resolved is not None:
            return resolved
    if union is not None:
        return union
    lender = _lender(item, found)
    if lender is not None and lender.place.value is not None:
        return _taken(lender.place, lender, "its place")
    happening = _happening(item, found)
    if happening is not None and happening.place.value is not None:
        return _by_happening(item, happening.place, happening, "its place")
    earlier = _earlier_clause(item)
    if earlier is not None:
        return earlier
    before = _sentence_before(item, found)
    if before is not None:
        return _taken(before.place, before, "its place")
    return topic if _takes_topic(item) else Slot(None)


def _takes_topic(item: Referred) -> bool:
    measure = item.measure.value
    return measure is not None and is_flow(measure) and item.assertion.counted.quantity.unit is None


def _pointed(item: Referred, found: Sequence[Scoped]) -> Slot[Places] | None:
    reference = item.assertion.stated.place_reference
    if reference is None:
        return None
    grammar = item.assertion.parsed.grammar
    word = grammar.tokens[reference.first].text
    span = span_of(grammar, reference.first, reference.last)
    said = {grammar.word(index) for index in range(reference.first, reference.last + 1)}
    several = not said.isdisjoint(("countries", "both", "two", "states", "provinces"))
    anywhere = not said.isdisjoint(("there", "here"))
    for other in reversed(found[-_BACK:]):
        if other.place.value and other.place.how != "assumed" and (anywhere or (len(other.place.value) > 1) == several):
            shown = " and ".join(place.name for place in other.place.value)
            return Slot(other.place.value, "inherited", span, f"“{word}” is taken as {shown}")
    return None


def _earlier_clause(item: Referred) -> Slot[Places] | None:
    """A locative phrase that stands before every figure of the sentence."""
    parsed = item.assertion.parsed
    first = min((figure.first for figure in parsed.figures), default=item.assertion.counted.first)
    for mention in reversed(parsed.places):
        if mention.last < min(first, item.assertion.counted.first) and mention.places and locative(parsed.grammar, mention):
            relative = parsed.grammar.tag(clause_start(parsed.grammar, mention.first) - 1) == "rel"
            if relative or parsed.grammar.tag(mention.last + 1) in ("verb", "aux"):
                continue  # "the command, which watches over …, said", "an official in … said": where someone is, not where it happened
            span = span_of(parsed.grammar, mention.first, mention.last)
            return Slot(mention.places, "inherited", span, "its place from an earlier clause of the sentence")
    return None


def _sentence_before(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    sentence = item.assertion.parsed.sentence
    near = [
        other for other in found[-_BACK:]
        if other.referred.assertion.parsed.sentence.index == sentence.index - 1
        and other.referred.assertion.parsed.sentence.paragraph == sentence.paragraph
        and other.place.value is not None
    ]  # fmt: skip
    return near[-1] if near and all(other.place.value == near[-1].place.value for other in near) else None


def _topic(parsed: Sequence[Parsed]) -> Slot[Places]:
    """Where the headline or the first sentence that names a place sets the story."""
    for sentence in parsed[:3]:
        for mention in sentence.places:
            if mention.places and locative(sentence.grammar, mention):
                shown = " and ".join(place.name for place in mention.places)
                span = span_of(sentence.grammar, mention.first, mention.last)
                return Slot(mention.places, "assumed", span, f"its place from the opening, which sets the story in {shown}")
    return Slot(None)


def _period(item: Referred, found: Sequence[Scoped], dated: Sequence[Telling]) -> Slot[Period]:
    stated = item.assertion.stated
    if stated.period.value is not None:
        return stated.period
    measure = item.measure.value
    if measure is None or not (is_flow(measure) or stated.period_reference is not None or item.whole is not None):
        return Slot(None)
    if stated.period_reference is not None and stated.period_reference.anaphor:
        return _same_period(item, found)
    lender = _lender(item, found)
    if lender is not None and lender.period.value is not None:
        return _taken(lender.period, lender, "its period")
    happening = _happening(item, found)
    if happening is not None and happening.period.value is not None:
        return _by_happening(item, happening.period, happening, "its period")
    earlier = _earlier_time(item)
    if earlier is not None:
        return earlier
    near, told = _same_paragraph(item, found), _told(item, dated)
    if told is not None and (near is None or near.referred.assertion.parsed.sentence.span.start <= told.parsed.sentence.span.start):
        shown = " ".join(token.text for token in told.parsed.grammar.tokens[told.first : told.last + 1])
        return Slot(told.period.value, "inherited", told.period.span, f"its period from “{shown}”")
    for rule in (_same_paragraph, _same_measure, _same_source, _headline):
        giver = rule(item, found)
        if giver is not None:
            return _taken(giver.period, giver, "its period")
    return Slot(None)


def _same_period(item: Referred, found: Sequence[Scoped]) -> Slot[Period]:
    """ "over the same period", "that month": the last period of a figure; what is told to lie off it ("a year earlier") stays unknown."""
    reference = item.assertion.stated.period_reference
    giver = next((other for other in reversed(found[-_BACK:]) if other.period.value is not None and other.period.how == "stated"), None)
    if reference is None or giver is None or (reference.offset is not None and reference.offset[0] != 0):
        return Slot(None)
    span = span_of(item.assertion.parsed.grammar, reference.first, reference.last)
    return Slot(giver.period.value, "inherited", span, f"its period from {_surface(giver)}")


def _earlier_time(item: Referred) -> Slot[Period] | None:
    """A period that an earlier clause of the sentence states before every figure, unless it only dates what someone said."""
    parsed = item.assertion.parsed
    first = min((figure.first for figure in parsed.figures), default=item.assertion.counted.first)
    for time in reversed(parsed.times):
        if time.kind != "period" or time.period is None or time.last >= first or dates_saying(parsed.grammar, time):
            continue
        if not says_between(parsed.grammar, time.last + 1, item.assertion.counted.first):
            span = span_of(parsed.grammar, time.first, time.last)
            return Slot(time.period, "inherited", span, "its period from an earlier clause of the sentence")
    return None


def _dated(found: Sequence[Scoped]) -> list[Scoped]:
    return [other for other in reversed(found[-_BACK:]) if other.period.value is not None and _is_flow(other)]


def _is_flow(other: Scoped) -> bool:
    return other.referred.measure.value is not None and is_flow(other.referred.measure.value)


def _same_paragraph(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    paragraph = item.assertion.parsed.sentence.paragraph
    near = (other for other in _dated(found) if other.referred.assertion.parsed.sentence.paragraph == paragraph)
    return next(near, None)


def _told(item: Referred, dated: Sequence[Telling]) -> Telling | None:
    """The last dated event told before the figure, in its paragraph or the one before."""
    here = item.assertion.parsed.sentence
    before = [
        telling for telling in dated
        if telling.parsed.sentence.index <= here.index and here.paragraph - telling.parsed.sentence.paragraph in (0, 1)
    ]  # fmt: skip
    return before[-1] if before else None


def _same_measure(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    near = (other for other in _dated(found) if other.referred.measure.value == item.measure.value and _same_party(item, other))
    return next(near, None)


def _same_source(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    paragraph = item.assertion.parsed.sentence.paragraph
    source = item.assertion.attribution.value
    if source is None:
        return None
    for other in _dated(found):
        where = other.referred.assertion.parsed.sentence.paragraph
        theirs = other.referred.assertion.attribution.value
        if where == paragraph - 1 and theirs is not None and theirs.key == source.key:
            return other
    return None


def _headline(item: Referred, found: Sequence[Scoped]) -> Scoped | None:
    if item.assertion.parsed.sentence.role == "headline":
        return None
    titles = [other for other in found if other.referred.assertion.parsed.sentence.role == "headline" and other.period.value is not None]
    return titles[-1] if titles else None


def _same_party(item: Referred, other: Scoped) -> bool:
    ours, theirs = item.assertion.actor.value, other.actor.value
    if ours is None or theirs is None:
        return False
    return actors.relation(ours, theirs) is not Relation.DISJOINT


def _from_sentence(item: Referred, found: Sequence[Scoped], own: Slot[Actor], what: str) -> Slot[Actor]:
    if own.value is not None:
        return own
    lender = found[item.model] if item.model is not None else _lender(item, found)
    if lender is None:
        return own
    slot = lender.actor if what == "actor" else lender.target
    return _taken(slot, lender, f"its {what}") if slot.value is not None else own
