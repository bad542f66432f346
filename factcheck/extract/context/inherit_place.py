"""Where: the place of a figure whose clause does not say. The order of the rules stands in `inherit.py`."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.assertions import Parsed, Referred
from factcheck.extract.context.inherit_core import BACK, Scoped, by_happening, happening, lender, taken
from factcheck.extract.meaning.slots import NO_PLACE, Places, locative, span_of
from factcheck.extract.syntax.clauses import clause_start
from factcheck.model import Slot
from factcheck.scope import gazetteer
from factcheck.scope.measures import is_flow
from factcheck.vocabulary import words

_LARGE = frozenset({"district", "province", "county", "state", "governorate", "region"})
_SMALL = frozenset({"city", "town", "site", "unknown"})


def unions(referred: Sequence[Referred]) -> dict[int, Slot[Places]]:
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


def place_of(item: Referred, found: Sequence[Scoped], opening: Slot[Places], union: Slot[Places] | None) -> Slot[Places]:
    """The place of an assertion; `found` are those before it, `opening` is where the story is set, `union` the places of its parts."""
    stated = item.assertion.stated
    if stated.place.value is not None:
        return stated.place
    if stated.place_reference is not None:
        resolved = _pointed(item, found)
        if resolved is not None:
            return resolved
        if _wider(item, found):
            return NO_PLACE
    if union is not None:
        return union
    giver = lender(item, found)
    if giver is not None and giver.place.value is not None:
        return taken(giver.place, giver, "its place")
    cause = happening(item, found)
    if cause is not None and cause.place.value is not None:
        return by_happening(item, cause.place, cause, "its place")
    earlier = _earlier_clause(item)
    if earlier is not None:
        return earlier
    before = _sentence_before(item, found)
    if before is not None:
        return taken(before.place, before, "its place")
    return opening if _takes_topic(item) else NO_PLACE


def _takes_topic(item: Referred) -> bool:
    measure = item.measure.value
    return measure is not None and is_flow(measure) and item.assertion.counted.quantity.unit is None


def _pointed(item: Referred, found: Sequence[Scoped]) -> Slot[Places] | None:
    """What "there", "the country" or "the two countries" points back to: the last place of that kind, or the country that holds it."""
    reference = item.assertion.stated.place_reference
    if reference is None:
        return None
    grammar = item.assertion.parsed.grammar
    said = {grammar.word(index) for index in range(reference.first, reference.last + 1)}
    for other in reversed(found[-BACK:]):
        if other.place.value and other.place.how != "assumed":
            meant = _meant(said, other.place.value)
            if meant:
                word = grammar.tokens[reference.last].text
                shown = " and ".join(place.name for place in meant)
                span = span_of(grammar, reference.first, reference.last)
                return Slot(meant, "inherited", span, f"its place from “{word}”, which is taken as {shown}")
    return None


def _wider(item: Referred, found: Sequence[Scoped]) -> bool:
    """Whether "the district" is more than the village last named, of whose district the text has said nothing."""
    reference, grammar = item.assertion.stated.place_reference, item.assertion.parsed.grammar
    last = next((other.place.value for other in reversed(found[-BACK:]) if other.place.value and other.place.how != "assumed"), None)
    if reference is None or last is None or grammar.word(reference.first) != "the":
        return False
    return grammar.word(reference.last) in _LARGE and all(place.kind in _SMALL for place in last)


def _meant(said: set[str], last: Places) -> Places | None:
    """The reading of a pointing word by the last places named; None if they do not fit it."""
    if not said.isdisjoint(("there", "here")):
        return last
    several = not said.isdisjoint(("countries", "both", "two", "states", "provinces"))
    if several or len(last) > 1:
        return last if several and len(last) > 1 else None
    if not said.isdisjoint(_LARGE) and all(place.kind in _SMALL for place in last):
        return None
    if "country" in said and last[0].kind != "country":
        holder = next((key for key in last[0].ancestors if len(key) == 2), None)
        return (gazetteer.by_key(holder),) if holder is not None else None
    return last


def _earlier_clause(item: Referred) -> Slot[Places] | None:
    """A locative phrase that stands before every figure of the sentence."""
    parsed = item.assertion.parsed
    if not parsed.places:
        return None
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
        other for other in found[-BACK:]
        if other.referred.assertion.parsed.sentence.index == sentence.index - 1
        and other.referred.assertion.parsed.sentence.paragraph == sentence.paragraph
        and other.place.value is not None
    ]  # fmt: skip
    return near[-1] if near and all(other.place.value == near[-1].place.value for other in near) else None


def topic(parsed: Sequence[Parsed]) -> Slot[Places]:
    """Where the headline or the first sentence that names a place sets the story.

    Places that divide its figures ("28 in Iraq and eight in Syria") set it together.
    """
    for sentence in parsed[:3]:
        mentions = [mention for mention in sentence.places if mention.places and locative(sentence.grammar, mention)]
        if mentions:
            ends = {figure.last + 1 for figure in sentence.figures}
            dividing = [mention for mention in mentions if mention.preposition in ends]
            whole = set(words("references")["part-words"]).isdisjoint(sentence.grammar.lowers[: mentions[0].first])
            chosen = dividing if len(dividing) > 1 and mentions[0] is dividing[0] and whole else mentions[:1]
            together = tuple(dict.fromkeys(place for mention in chosen for place in mention.places))
            shown = " and ".join(place.name for place in together)
            span = span_of(sentence.grammar, chosen[0].first, chosen[0].last)
            return Slot(together, "assumed", span, f"its place from the opening, which sets the story in {shown}")
    return NO_PLACE
