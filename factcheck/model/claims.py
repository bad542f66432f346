"""What was read: quantities, slots, claims, mentions, constructions and gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Generic, TypeVar

from msgspec import Struct

from factcheck.model.scope import Actor, Period, Place
from factcheck.model.text import Position, Sentence, Span

T = TypeVar("T")


class Interval(Struct, frozen=True):
    """The values that a printed figure may stand for; None is an open end without a bound.

    Outside `low`..`high` the words are wrong. Outside `soft_low`..`soft_high` (None: same as the hard bound) they are odd:
    "more than 300" of 2,000 is true, yet no one would write it.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    soft_low: Decimal | None = None
    soft_high: Decimal | None = None


class Unit(Struct, frozen=True):
    """A unit of measurement: `name` is quantulum3's ("kilometre", "dollar"), `dimension` its entity ("length", "currency").

    `surface` is how it was printed; `code` is the ISO 4217 code of a currency where it is known.
    """

    name: str
    dimension: str
    surface: str
    code: str | None = None


class Quantity(Struct, frozen=True):
    """A figure as it stands in the text.

    `stated` is the printed value, or both ends of a range in text order. `step` is one unit of its last printed
    place (1 for 137, 100 for 2,500, 0.1 for 3.4), None for vague and implied figures. `form` is digits, words,
    fraction, vague or implied; `modifier` is about, nearly, more-than, at-least, less-than, at-most or None.
    `span` covers the figure with its unit but not its modifier; `modifier_span` covers that.
    """

    value: Interval
    stated: tuple[Decimal, ...]
    step: Decimal | None
    form: str
    modifier: str | None
    unit: Unit | None
    span: Span
    surface: str
    modifier_span: Span | None = None


class Reading(Struct, Generic[T], frozen=True):
    """Another way to read the words of a slot; `value` None means that under this reading the words do not fill it."""

    value: T | None
    why: str


class Slot(Struct, Generic[T], frozen=True):
    """One aspect of a claim and how it came to be known.

    `how` is "stated" (in the claim's own clause), "inherited" (from a nearby clause, sentence or the headline), "assumed"
    (by convention: the country of the dateline, say) or "unknown" (`value` is None). `span` is where the evidence stands; `why`
    says in plain words how it was inherited or assumed.
    """

    value: T | None
    how: str = "unknown"
    span: Span | None = None
    why: str | None = None
    alternatives: tuple[Reading[T], ...] = ()


class Link(Struct, frozen=True):
    """How a claim's figure stands to an earlier one: `kind` is part-of, other, same, earlier or all; `to` is that claim's id.

    part-of: "40 of those"; other: "another nine" (not counted in the earlier one); same: the figure again; earlier: a figure that the
    text itself withdraws ("15 given out earlier"); all: a sum that the text declares ("in all, 40"). `span` is the evidence.
    """

    kind: str
    to: str | None
    span: Span | None


class Claim(Struct, frozen=True):
    """One typed assertion: how many, of what, done to whom by whom, where, when, says who.

    `counted` is the noun phrase that is counted as printed ("joint operations"), `lemma` the same with its head in the singular ("joint
    operation"), which is what the JSON gives, as it gives units in the singular; `about` the words that say what a measured
    figure describes; `status` is count, estimate, forecast, target or claim; `direction` is up or down where the figure is a
    change. `measure` is a name of `rules/vocabulary/measures.yml`, or None. `event` joins claims and mentions that tell of one event.
    """

    id: str
    document: str
    sentence: Sentence
    at: Position
    quote: str
    quantity: Quantity
    counted: str | None
    about: tuple[str, ...]
    measure: Slot[str]
    action: Slot[str]
    actor: Slot[Actor]
    target: Slot[Actor]
    place: Slot[tuple[Place, ...]]
    period: Slot[Period]
    attribution: Slot[Actor]
    status: str
    direction: str | None
    quoted: bool
    links: tuple[Link, ...] = ()
    event: str | None = None
    against: tuple[Mapping[str, Any], ...] = ()
    lemma: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The claim object of the published JSON."""
        value, unit, period = self.quantity.value, self.quantity.unit, self.period.value
        slots: dict[str, Slot[Any]] = {
            "measure": self.measure, "action": self.action, "actor": self.actor, "target": self.target,
            "place": self.place, "period": self.period, "attribution": self.attribution,
        }  # fmt: skip
        stated = [_plain(number) for number in self.quantity.stated]
        return {
            "id": self.id,
            "document": self.document,
            "text": self.sentence.text,
            "quote": self.quote,
            "span": self.at.to_dict(),
            "value": {
                "low": _plain(value.low),
                "high": _plain(value.high),
                "stated": stated[0] if len(stated) == 1 else stated,
                "low_open": value.low_open,
                "high_open": value.high_open,
            },
            "form": self.quantity.form,
            "modifier": self.quantity.modifier,
            "unit": unit.name if unit else None,
            "dimension": unit.dimension if unit else None,
            "counted": self.lemma or self.counted,
            "about": list(self.about),
            "direction": self.direction,
            "measure": self.measure.value,
            "action": self.action.value,
            "actor": self.actor.value.name if self.actor.value else None,
            "target": self.target.value.name if self.target.value else None,
            "place": [place.name for place in self.place.value or ()],
            "period": {"start": _iso(period.start), "end": _iso(period.end)} if period else None,
            "attribution": self.attribution.value.name if self.attribution.value else None,
            "status": self.status,
            "quoted": self.quoted,
            "how": {name: slot.how for name, slot in slots.items() if slot.how != "unknown"},
            "against": [dict(row) for row in self.against],
        }


class Mention(Struct, frozen=True):
    """A dated or placed event without a figure ("the blast came on Monday night").

    `what` is the head noun of the event ("attack"); `event` joins it to the other mentions and claims of the same event.
    """

    id: str
    document: str
    sentence: Sentence
    at: Position
    quote: str
    what: str
    place: Slot[tuple[Place, ...]]
    period: Slot[Period]
    attribution: Slot[Actor]
    quoted: bool
    event: str | None = None


class Term(Struct, frozen=True):
    """A word or a worked-out value that takes part in a check without being a claim: a weekday, a date, "doubled".

    `value` is what the expressions compute with (a weekday is 1 for Monday to 7 for Sunday, a day its ordinal);
    `text` is how to print it. `at` and `sentence` are None for a value that was worked out.
    """

    text: str
    value: Interval
    at: Position | None = None
    quote: str | None = None
    sentence: Sentence | None = None


Operand = Claim | Mention | Term


class Construction(Struct, frozen=True):
    """A relation that the prose itself states, with what fills its roles.

    kind        roles
    change      before, after, delta (a percentage, points, an amount or a multiple)
    direction   before, after, verb (a term worth 1 for up, -1 for down)
    share       part, whole, share
    product     count, each, amount
    rate        rate (a percentage), base, amount
    period      first, second, pair (a term "month to year" without a place)
    mean        mean, parts
    total       total, parts; `complete` says whether the text declares the list complete
    sum         total, parts: of one sentence, whatever they count; `complete` where it adds them up, else parts without overlap
    balance     whole, parts, rest (only where the text calls it all that is left; `complete` then)
    ledger      before, joined, left, after (a stock with arrivals and departures, either of which may be empty)
    date        weekday, date
    conversion  a, b (the same again in another unit or currency), difference (the words that make a temperature a difference, if any)
    exchange rate  price, of (a currency, one unit of which costs the price)
    list        count, members (the list in one piece, or each member); `listed`: how many there are
    outline     count (of a headline), members (the first and the last point), `listed`; not `complete` where headings alone tell them
    composition shares; `complete` says that nothing is left out
    age         age, start, end (none: the day of publication); `lifetime` or `elapsed`: the years between
    day         date, `last_day` of its month                        sequence  first, second (days)
    tense       verb, date, `today`                                  malformed  figure, and the fault by name
    bounds      figure, `KIND_least`, `KIND_most`                    magnitude  figure, `least`, `most`, `known`, `slip`
    votes       parts, whole                                         record  parts, whole; `complete`: wins, draws and losses
    """

    kind: str
    roles: tuple[tuple[str, tuple[Operand, ...]], ...]
    sentence: Sentence
    complete: bool = False


class Gap(Struct, frozen=True):
    """A figure that was seen and could not be typed, with the reason in plain words."""

    document: str
    at: Position
    quote: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The gap object of the published JSON."""
        return {"document": self.document, "span": self.at.to_dict(), "quote": self.quote, "reason": self.reason}


class Ignored(Struct, frozen=True):
    """A number that is no claim by nature: a year, a clock time, an ordinal, a number in a name."""

    span: Span
    surface: str
    kind: str


class Extraction(Struct, frozen=True):
    """All that was read in one document. Printed claims + gaps + ignored = numbers, always."""

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    constructions: tuple[Construction, ...]
    gaps: tuple[Gap, ...]
    ignored: tuple[Ignored, ...]

    @property
    def numbers(self) -> int:
        """How many numbers stand in the text (implied figures such as "a soldier" are not printed numbers)."""
        printed = sum(claim.quantity.form != "implied" for claim in self.claims)
        return printed + len(self.gaps) + len(self.ignored)

    def of_kind(self, *kinds: str) -> Iterator[Construction]:
        """The constructions of these kinds, in text order."""
        return (construction for construction in self.constructions if construction.kind in kinds)


def _plain(number: Decimal | None) -> str | None:
    """A decimal without exponent or trailing zeros: "1200000", "3.4", "0"."""
    if number is None:
        return None
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
