"""Claims, mentions and constructions by hand, for tests of rules, patterns and the gate.

`Story` holds a text; its claims stand where their quote first occurs (or after the one before it), so that spans and lines are true.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from factcheck.check.patterns import PATTERNS
from factcheck.model import (
    Actor,
    Binding,
    Claim,
    Construction,
    Document,
    Extraction,
    Interval,
    Link,
    Mention,
    Operand,
    Period,
    Place,
    Position,
    Quantity,
    Reading,
    Segment,
    Sentence,
    Slot,
    Span,
    Term,
    Unit,
)

IRAQ = Place("IQ", "Iraq", "country", ("continent:AS", "world"))
SYRIA = Place("SY", "Syria", "country", ("continent:AS", "world"))
ANBAR = Place("IQ/anbar", "Anbar", "division", ("IQ", "continent:AS", "world"))
BOTH = (IRAQ, SYRIA)

HALF = Period(dt.date(2024, 1, 1), dt.date(2024, 6, 30))
JUNE = Period(dt.date(2024, 6, 1), dt.date(2024, 6, 30))
MAY = Period(dt.date(2024, 5, 1), dt.date(2024, 5, 31))
MONDAY = Period(dt.date(2024, 7, 15), dt.date(2024, 7, 15))
TUESDAY = Period(dt.date(2024, 7, 16), dt.date(2024, 7, 16))

PERCENT = Unit("percentage", "dimensionless", "%")
POINT = Unit("percentage point", "dimensionless", "points")
DOLLAR = Unit("dollar", "currency", "$", "USD")


def number(value: str | int, low: str | int | None = None, high: str | int | None = None) -> Interval:
    """An exact interval, or the one given."""
    return Interval(Decimal(value if low is None else low), Decimal(value if high is None else high))


def actor(name: str, *members: str) -> Actor:
    key = name.lower()
    return Actor(key, name, members or (key,))


def slot(
    value: Any, how: str = "stated", span: Span | None = None, why: str | None = None, other: Sequence[Reading[Any]] = ()
) -> Slot[Any]:
    """A slot; None makes it unknown, and a ready Slot passes through."""
    if isinstance(value, Slot):
        return value
    return Slot(None) if value is None else Slot(value, how, span, why, tuple(other))


def reading(value: Any, why: str) -> Reading[Any]:
    return Reading(value, why)


class Story:
    """A text with hand-made claims in it; one sentence a line, a line that starts with HEADLINE: is the headline."""

    def __init__(self, text: str, published: dt.date | None = dt.date(2024, 7, 17)) -> None:
        self.text = text
        self.lines = [0] + [i + 1 for i, char in enumerate(text) if char == "\n"]
        self.published = published
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []
        self.constructions: list[Construction] = []
        self._from = 0

    @property
    def document(self) -> Document:
        whole = Segment(0, 0, len(self.text), len(self.text))
        body = Span(0, len(self.text))
        return Document("story.txt", self.text, self.text, (whole,), tuple(self.lines), "text", None, None, self.published, body)

    @property
    def extraction(self) -> Extraction:
        return Extraction(tuple(self.claims), tuple(self.mentions), tuple(self.constructions), (), ())

    def position(self, span: Span) -> Position:
        line, last = bisect_right(self.lines, span.start), bisect_right(self.lines, max(span.start, span.end - 1))
        return Position(span.start, span.end, line, span.start - self.lines[line - 1] + 1, last, span.end - self.lines[last - 1] + 1)

    def find(self, words: str, start: int | None = None) -> Span:
        """Where the words stand: at or after the last claim, else anywhere."""
        at = self.text.find(words, self._from if start is None else start)
        at = self.text.find(words) if at < 0 else at
        if at < 0:
            raise ValueError(f"{words!r} does not stand in the text")
        return Span(at, at + len(words))

    def sentence(self, at: int) -> Sentence:
        index = bisect_right(self.lines, at) - 1
        start = self.lines[index]
        end = self.lines[index + 1] - 1 if index + 1 < len(self.lines) else len(self.text)
        role = "headline" if self.text.startswith("HEADLINE:", start) else "body"
        return Sentence(index, Span(start, end), self.text[start:end], range(start, end), range(start + 1, end + 1), index, role)

    def claim(
        self,
        quote: str,
        value: str | int | None = None,
        measure: str | None = "operations",
        *,
        low: str | int | None = None,
        high: str | int | None = None,
        counted: str | None = "operations",
        unit: Unit | None = None,
        modifier: str | None = None,
        form: str = "digits",
        action: Any = None,
        actor: Any = None,
        target: Any = None,
        place: Any = None,
        period: Any = None,
        attribution: Any = None,
        status: str = "count",
        direction: str | None = None,
        quoted: bool = False,
        links: Sequence[Link] = (),
        event: str | None = None,
        step: str | int | None = 1,
    ) -> Claim:
        """Add a claim for the next occurrence of `quote`; slots are values (stated) or ready Slots."""
        span = self.find(quote)
        self._from = span.end
        stated = Decimal(quote.strip("%$").replace(",", "") if value is None else value)
        quantity = Quantity(
            number(str(stated), low, high), (stated,), None if step is None else Decimal(step), form, modifier, unit, span, quote
        )
        places = (place,) if isinstance(place, Place) else place
        made = Claim(
            f"c{len(self.claims) + 1}", "story.txt", self.sentence(span.start), self.position(span), quote, quantity, counted, (),
            slot(measure), slot(action), slot(actor), slot(target), slot(places), slot(period), slot(attribution),
            status, direction, quoted, tuple(links), event,
        )  # fmt: skip
        self.claims.append(made)
        return made

    def mention(
        self, quote: str, what: str, period: Any = None, *, event: str | None = None, attribution: Any = None, quoted: bool = False
    ) -> Mention:
        span = self.find(quote)
        when = slot(period, span=span)
        made = Mention(
            f"m{len(self.mentions) + 1}", "story.txt", self.sentence(span.start), self.position(span), quote, what,
            slot(None), when, slot(attribution), quoted, event,
        )  # fmt: skip
        self.mentions.append(made)
        return made

    def term(self, words: str, value: str | int, text: str | None = None, high: str | int | None = None) -> Term:
        span = self.find(words)
        interval = Interval(Decimal(value), Decimal(value if high is None else high))
        return Term(text or words, interval, self.position(span), words, self.sentence(span.start))

    def construction(self, kind: str, *, complete: bool = False, **roles: Operand | Sequence[Operand]) -> Construction:
        filled = tuple((name, tuple(what) if isinstance(what, list | tuple) else (what,)) for name, what in roles.items())
        first = filled[0][1][0]
        made = Construction(kind, filled, first.sentence or self.sentence(0), complete)  # type: ignore[union-attr]
        self.constructions.append(made)
        return made


def half_year(*, place: Any = SYRIA) -> Story:
    """A story of our own with a part that is larger than its whole; `place` is where the 90 raids are said to be."""
    text = (
        "The corps ran 60 operations in Iraq and Syria from January to June 2024.\n"
        "It and its allies ran 90 operations in Syria.\n"
        "It ran 60 in Iraq."
    )
    story = Story(text)
    when = HALF
    later = Slot(HALF, "inherited", story.find("January to June 2024"), 'from "January to June 2024", line 1')
    corps = actor("corps")
    story.claim("60", actor=corps, place=slot(BOTH, span=story.find("in Iraq and Syria")), period=when)
    story.claim(
        "90", actor=actor("corps and allies", "corps", "allies"), place=slot((place,), span=story.find("in Syria", 80)), period=later
    )
    story.claim("60", actor=corps, place=slot((IRAQ,), span=story.find("in Iraq.")), period=later)
    return story


CORPS = actor("corps")


def bind(name: str, story: Story) -> list[Binding]:
    return list(PATTERNS[name].bind(story.extraction))


def figures(binding: Binding) -> dict[str, list[str]]:
    return {role: [operand.quote or "" for operand in operands] for role, operands in binding.roles.items()}


def operations(*rows: tuple[str, Any, Any], text: str | None = None) -> Story:
    """One sentence for each (figure, place, period)."""
    story = Story(text or "\n".join(f"The corps ran {quote} operations." for quote, _, _ in rows))
    for quote, place, period in rows:
        story.claim(quote, actor=CORPS, place=place, period=period)
    return story
