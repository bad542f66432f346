"""Values that a pattern works out, as terms that can be printed, and the doubts that its operands bring."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from factcheck.check.wording import measured_text, rounded
from factcheck.model import Claim, Doubt, Interval, Operand, Term


def term(value: Interval, mark: str = "") -> Term:
    """A worked-out value with its unit mark: "149%", "148.8% to 149.2%"."""
    if value.low is None or value.high is None:
        bound = value.low if value.low is not None else value.high
        limit = "" if bound is None else f"{'at least' if value.high is None else 'at most'} {short(bound)}{mark}"
        return Term(limit or "unknown", value)
    low, high = short(value.low), short(value.high)
    return Term(f"{low}{mark}" if low == high else f"{low}{mark} to {high}{mark}", value)


def told(value: Interval, plain: Interval | None, model: Operand) -> Term:
    """A worked-out value whose text is that of the figures taken at their word (`plain`), in the unit of `model`: "$184 million"."""
    unit = model.quantity.unit if isinstance(model, Claim) else None
    if plain is None or plain.low is None or plain.high is None:
        return term(value)
    low, high = (measured_text(rounded(end, max(0, 2 - end.adjusted())), unit) for end in (plain.low, plain.high))
    return Term(low if low == high else f"{low} to {high}", value)


def short(number: Decimal) -> str:
    """A number to three significant digits, or to its last whole digit if it is larger, with thousands commas."""
    if number == 0:
        return "0"
    places = max(0, 2 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quotations(claims: Iterable[Claim]) -> tuple[Doubt, ...]:
    """The doubt for figures of which one stands in somebody's own words."""
    quoted = [claim for claim in claims if claim.quoted]
    return (Doubt("quotation", f"{quoted[0].quote} stands inside a quotation"),) if quoted else ()


def doubts(*operands: Operand) -> tuple[Doubt, ...]:
    """A figure inside a quotation, and figures of two sentences that only their order joins."""
    found = list(quotations(operand for operand in operands if isinstance(operand, Claim)))
    spans = {operand.sentence.span for operand in operands if operand.sentence is not None}
    if len(spans) > 1:
        found.append(
            Doubt("unknown", "the figures stand in two sentences; the text does not say in so many words that they belong together")
        )
    return tuple(found)
