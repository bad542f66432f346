"""What each stage read of one figure, in words: `factcheck claims --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from factcheck.extract.assertions import Assertion, Parsed
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.syntax.phrases import Noun
from factcheck.model import Claim, Interval, Period, Slot

_AROUND = 12


class Stage(Struct, frozen=True):
    """One stage of the extractor with what it read, a line for each thing; no lines where it had nothing to say."""

    name: str
    lines: tuple[str, ...]


def explain(claim: Claim, scoped: Sequence[Scoped], claims: Sequence[Claim]) -> tuple[Stage, ...]:
    """The stages of one claim of a document, in the order in which they ran; `scoped` and `claims` are the whole document's."""
    item = next(one for one in scoped if _is(one.referred.assertion, claim))
    assertion = item.referred.assertion
    stages = (
        ("tokens", [_tokens(assertion)]),
        ("times", [_mention(assertion.parsed, time, _period(time.period) or time.kind) for time in assertion.parsed.times]),
        ("places", [_place_mention(assertion.parsed, place) for place in assertion.parsed.places]),
        ("quantity", list(_quantity(claim))),
        ("counted", list(_counted(assertion))),
        ("frame", list(_frame(assertion))),
        ("parties", list(_slots((("actor", assertion.actor), ("target", assertion.target), ("says who", assertion.attribution))))),
        ("stated", list(_slots((("place", assertion.stated.place), ("period", assertion.stated.period))))),
        ("references", list(_references(item, scoped))),
        ("inherited", list(_slots([(name, slot) for name, slot in _final(claim) if slot.how != "stated"]))),
        ("event", [f"{claim.event}: told with {_together(claim, claims)}"] if claim.event else []),
        ("claim", list(_claim(claim))),
    )
    return tuple(Stage(name, tuple(lines)) for name, lines in stages)


def _is(assertion: Assertion, claim: Claim) -> bool:
    return assertion.counted.quantity.span == claim.quantity.span and assertion.counted.quantity.form == claim.quantity.form


def _tokens(assertion: Assertion) -> str:
    """The words around the figure with their classes, its own noun group in brackets."""
    grammar, counted = assertion.parsed.grammar, assertion.counted
    first, last = max(0, counted.first - _AROUND), min(len(grammar.tokens) - 1, counted.last + _AROUND)
    words = []
    for index in range(first, last + 1):
        opened, closed = "[" if index == counted.first else "", "]" if index == counted.last else ""
        words.append(f"{opened}{grammar.tokens[index].text}/{grammar.tag(index)}{closed}")
    return " ".join(words)


def _mention(parsed: Parsed, mention: Any, meaning: str) -> str:
    tokens = parsed.grammar.tokens
    text = parsed.sentence.text[tokens[mention.first].start : tokens[mention.last].end]
    return f"“{text}”: {meaning}"


def _place_mention(parsed: Parsed, place: Any) -> str:
    governed = f", behind “{parsed.grammar.tokens[place.preposition].text}”" if place.preposition is not None else ""
    return _mention(parsed, place, f"{', '.join(one.name for one in place.places) or 'points to one'} ({place.kind}{governed})")


def _quantity(claim: Claim) -> Iterator[str]:
    quantity = claim.quantity
    unit = f", unit {quantity.unit.name} ({quantity.unit.dimension})" if quantity.unit else ""
    hedge = f", hedge {quantity.modifier}" if quantity.modifier else ""
    step = f", last printed place {quantity.step:f}" if quantity.step is not None else ""
    yield f"“{quantity.surface}”: {quantity.form}, stands for {_interval(quantity.value)}{unit}{hedge}{step}"


def _interval(value: Interval) -> str:
    low, high = _plain(value.low), _plain(value.high)
    if low is None or high is None:
        return "any number" if low is None and high is None else f"at least {low}" if high is None else f"at most {high}"
    return f"{low} exactly" if low == high else f"{low} to {'below ' if value.high_open else ''}{high}"


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _counted(assertion: Assertion) -> Iterator[str]:
    counted, grammar = assertion.counted, assertion.parsed.grammar
    if counted.noun:
        yield f"“{counted.noun}”, head “{counted.lemma}”"
    elif counted.quantity.unit is None:
        yield "nothing beside the figure"
    if counted.of is not None:
        yield f"of “{_group(grammar.tokens, counted.of)}”"
    if counted.reference is not None:
        yield f"points at another figure: {counted.reference}"


def _group(tokens: Sequence[Any], group: Noun) -> str:
    return " ".join(token.text for token in tokens[group.first : group.last + 1])


def _frame(assertion: Assertion) -> Iterator[str]:
    frame, grammar = assertion.frame, assertion.parsed.grammar
    if frame.verb is not None:
        verb = " ".join(token.text for token in grammar.tokens[frame.verb.first : frame.verb.last + 1])
        voice = "passive" if frame.verb.passive else "active"
        yield f"verb “{verb}” ({frame.verb.lemma}, {voice}); the figure is its {frame.role}"
    yield f"measure {frame.measure or 'unknown'}" + ("" if frame.factual else "; not told as a fact")
    if frame.patient:
        yield "those counted are those to whom it was done"


def _slots(slots: Sequence[tuple[str, Slot[Any]]]) -> Iterator[str]:
    for name, slot in slots:
        if slot.value is not None:
            why = f": {slot.why}" if slot.why else ""
            yield f"{name} {_value(slot.value)}, {slot.how}{why}"
            for reading in slot.alternatives:
                yield f"{name} read otherwise: {_value(reading.value) if reading.value is not None else 'not filled'}: {reading.why}"


def _value(value: Any) -> str:
    if isinstance(value, Period):
        return _period(value) or "unknown"
    if isinstance(value, tuple):
        return ", ".join(place.name for place in value)
    return str(getattr(value, "name", value))


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    days = [day.isoformat() if day is not None else "…" for day in (period.start, period.end)]
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _references(item: Scoped, scoped: Sequence[Scoped]) -> Iterator[str]:
    referred = item.referred
    if referred.whole is not None:
        yield f"part of “{_surface(scoped[referred.whole])}”" + (" by a list" if referred.listed else "")
    if referred.model is not None:
        yield f"takes missing words from “{_surface(scoped[referred.model])}”"
    if referred.noun != referred.assertion.counted.noun and referred.noun:
        yield f"counts “{referred.noun}”"
    for link in referred.links:
        to = f" “{_surface(scoped[int(link.to)])}”" if link.to is not None else ""
        yield f"link {link.kind}{to}"


def _surface(item: Scoped) -> str:
    return item.referred.assertion.counted.quantity.surface


def _final(claim: Claim) -> tuple[tuple[str, Slot[Any]], ...]:
    return (
        ("measure", claim.measure), ("actor", claim.actor), ("target", claim.target), ("place", claim.place), ("period", claim.period),
    )  # fmt: skip


def _together(claim: Claim, claims: Sequence[Claim]) -> str:
    others = [f"“{other.quote}” ({other.id})" for other in claims if other.event == claim.event and other.id != claim.id]
    return ", ".join(others) or "no other figure"


def _claim(claim: Claim) -> Iterator[str]:
    details = (claim.status, f"direction {claim.direction}" if claim.direction else "", "quoted" if claim.quoted else "")
    yield f"{claim.id}: {', '.join(detail for detail in details if detail)}"
    if claim.about:
        yield f"about {', '.join(claim.about)}"
    for link in claim.links:
        yield f"link {link.kind} to {link.to or 'nothing that was typed'}"
