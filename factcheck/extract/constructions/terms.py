"""Words of a sentence that take part in a construction without being claims."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.tokens import cover
from factcheck.model import Document, Interval, Term
from factcheck.position import locate

_SMALL = 7


def term_of(document: Document, parsed: Parsed, first: int, last: int, text: str | None = None, value: Interval | None = None) -> Term:
    """Tokens `first` to `last`, both included, as a term; `text` is how to print it (None: as it stands), `value` unknown by default."""
    span = cover(parsed.grammar.tokens, first, last)
    quote = document.source[span.start : span.end]
    shown = " ".join(quote.split()) if text is None else text
    return Term(shown, value or Interval(None, None), locate(document, span, parsed.sentence.paragraph + 1), quote, parsed.sentence)


def small(text: str) -> int | None:
    """The value of plain digits, grouped or not, up to seven of them: figures that are longer count no votes, years or people in a list."""
    digits = text.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _SMALL else None


def exactly(number: int | Decimal) -> Interval:
    """The interval of one value."""
    return Interval(Decimal(number), Decimal(number))


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day_text(day: dt.date) -> str:
    """A day as a reader writes it: "21 July 2015"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
