"""Claims as the ledger keeps them: a canonical JSON object, from which the claim can be made again, and the columns that people query."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from factcheck.model import Actor, Claim, Interval, Link, Period, Place, Position, Quantity, Sentence, Slot, Span, Unit

_PARTIES = ("actor", "target", "attribution")


def canonical(value: Any) -> str:
    """JSON with sorted keys and without spaces: equal content gives equal bytes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def body_of(claim: Claim) -> str:
    """A claim as canonical JSON."""
    quantity = claim.quantity
    value = quantity.value
    return canonical(
        {
            "id": claim.id,
            "at": [getattr(claim.at, name) for name in Position.__struct_fields__],
            "sentence": [claim.sentence.index, claim.sentence.text, claim.sentence.paragraph, claim.sentence.role],
            "quote": claim.quote,
            "value": [_text(value.low), _text(value.high), value.low_open, value.high_open, _text(value.soft_low), _text(value.soft_high)],
            "stated": [str(number) for number in quantity.stated],
            "step": _text(quantity.step),
            "form": quantity.form,
            "modifier": quantity.modifier,
            "unit": [quantity.unit.name, quantity.unit.dimension, quantity.unit.surface, quantity.unit.code] if quantity.unit else None,
            "counted": claim.counted,
            "lemma": claim.lemma,
            "about": list(claim.about),
            "status": claim.status,
            "direction": claim.direction,
            "quoted": claim.quoted,
            "links": [[link.kind, link.to] for link in claim.links],
            "event": claim.event,
            "measure": [claim.measure.value, claim.measure.how],
            "action": [claim.action.value, claim.action.how],
            "place": [[_place(place) for place in claim.place.value] if claim.place.value else None, claim.place.how, claim.place.why],
            "period": [_period(claim.period.value), claim.period.how, claim.period.why],
            **{name: [_actor(getattr(claim, name).value), getattr(claim, name).how] for name in _PARTIES},
        }
    )


def claim_of(body: str, document: str) -> Claim:
    """The claim of a canonical JSON object; spans within the sentence are not kept."""
    data = json.loads(body)
    index, text, paragraph, role = data["sentence"]
    low, high, low_open, high_open, soft_low, soft_high = data["value"]
    at = Position(*data["at"])
    value = Interval(_number(low), _number(high), low_open, high_open, _number(soft_low), _number(soft_high))
    unit = Unit(*data["unit"]) if data["unit"] else None
    span = Span(at.start, at.end)
    stated = tuple(map(Decimal, data["stated"]))
    parties = {name: Slot(_actor_of(data[name][0]), data[name][1]) for name in _PARTIES}
    places, how, why = data["place"]
    period, period_how, period_why = data["period"]
    return Claim(
        id=data["id"],
        document=document,
        sentence=Sentence(index, span, text, range(len(text)), range(1, len(text) + 1), paragraph, role),
        at=at,
        quote=data["quote"],
        quantity=Quantity(value, stated, _number(data["step"]), data["form"], data["modifier"], unit, span, data["quote"]),
        counted=data["counted"],
        about=tuple(data["about"]),
        measure=Slot(*data["measure"]),
        action=Slot(*data["action"]),
        actor=parties["actor"],
        target=parties["target"],
        place=Slot(tuple(Place(key, name, kind, tuple(up)) for key, name, kind, up in places) if places else None, how, None, why),
        period=Slot(_period_of(period), period_how, None, period_why),
        attribution=parties["attribution"],
        status=data["status"],
        direction=data["direction"],
        quoted=data["quoted"],
        links=tuple(Link(kind, to, None) for kind, to in data["links"]),
        event=data["event"],
        lemma=data["lemma"],
    )


def columns_of(claim: Claim) -> tuple[Any, ...]:
    """What people query: the columns of the table `claim` from `id` to `body`."""
    quantity, period = claim.quantity, claim.period.value
    parties = [getattr(claim, name).value for name in _PARTIES]
    return (
        claim.id, claim.measure.value, claim.counted, " to ".join(str(number) for number in quantity.stated), _text(quantity.value.low),
        _text(quantity.value.high), quantity.modifier, quantity.unit.name if quantity.unit else None, claim.status,
        " + ".join(place.name for place in claim.place.value or ()) or None, _day(period.start if period else None),
        _day(period.end if period else None), *(party.name if party else None for party in parties),
        claim.quote, claim.at.line, claim.at.column, claim.sentence.text, body_of(claim),
    )  # fmt: skip


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _place(place: Place) -> list[Any]:
    return [place.key, place.name, place.kind, list(place.ancestors)]


def _period(period: Period | None) -> list[Any] | None:
    return [_day(period.start), _day(period.end), period.exact] if period else None


def _period_of(data: list[Any] | None) -> Period | None:
    if data is None:
        return None
    start, end, exact = data
    return Period(dt.date.fromisoformat(start) if start else None, dt.date.fromisoformat(end) if end else None, exact)


def _actor(actor: Actor | None) -> list[Any] | None:
    return [actor.key, actor.name, list(actor.members)] if actor else None


def _actor_of(data: list[Any] | None) -> Actor | None:
    return Actor(data[0], data[1], tuple(data[2])) if data else None
