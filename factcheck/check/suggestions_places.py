"""Repairs of the words instead of the figures: a place too many beside the whole, or one too few beside a part that looks like the total.

Like every suggestion they only make the figures agree. They exist because the smallest repair by count, one figure, is often the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.check.breach import Breach
from factcheck.check.wording import value_text
from factcheck.model import Claim, Document, Edit, Span, Suggestion
from factcheck.position import locate

_AND = " and "


def suggest_places(document: Document, breach: Breach, others: Sequence[Breach]) -> tuple[Suggestion, ...]:
    """Repairs of "B cannot fit in A and B": leave B out of the whole's places, or give the part those places and the whole its figure.

    Only where the whole names exactly two places joined by "and", one of them the part's, and every breach (`others`) that leans on the
    whole leans on that part too.
    """
    pair = _pair(breach)
    if pair is None:
        return ()
    part, whole = pair
    if not all(_leans(other, part) for other in others if _leans(other, whole)):
        return ()
    beside = [claim for one in (breach, *others) for claim in _claims(one) if claim.id not in (part.id, whole.id)]
    found = (_without(document, part, whole, beside), _as_total(document, part, whole, breach))
    return tuple(suggestion for suggestion in found if suggestion is not None)


def _pair(breach: Breach) -> tuple[Claim, Claim] | None:
    """The part and the whole of a binding of one part and one whole, each with its own stated place."""
    roles = breach.binding.roles
    operands = [roles.get(name, ()) for name in ("part", "whole")]
    claims = [row[0] for row in operands if len(row) == 1 and isinstance(row[0], Claim) and row[0].place.how == "stated"]
    return (claims[0], claims[1]) if breach.binding.pattern == "subset" and len(claims) == 2 else None


def _claims(breach: Breach) -> Iterator[Claim]:
    return (operand for operands in breach.binding.roles.values() for operand in operands if isinstance(operand, Claim))


def _leans(breach: Breach, claim: Claim) -> bool:
    return any(other.id == claim.id for other in _claims(breach))


def _without(document: Document, part: Claim, whole: Claim, beside: Sequence[Claim]) -> Suggestion | None:
    """ "in A and B" becomes "in A", unless a figure `beside` for A alone is another one than the whole's."""
    span, names = whole.place.span, whole.place.value or ()
    text = document.source[span.start : span.end] if span is not None else ""
    first, joint, second = text.partition(_AND)
    if span is None or not joint or len(names) != 2 or _AND in second:
        return None
    if _same(part, names[1].key):
        cut = Span(span.start + len(first), span.end)
    elif _same(part, names[0].key):
        cut = Span(span.start, span.start + len(first) + len(_AND))
    else:
        return None
    kept = names[0] if cut.end == span.end else names[1]
    if any(_same(other, kept.key) and other.quantity.stated != whole.quantity.stated for other in beside):
        return None
    at = locate(document, cut, whole.at.paragraph)
    gone = document.source[cut.start : cut.end].strip()
    return Suggestion((Edit(at, ""),), f'line {at.line}: without "{gone}" the figures would agree; that is no evidence of what is true', 0)


def _as_total(document: Document, part: Claim, whole: Claim, breach: Breach) -> Suggestion | None:
    """The part is the total: the whole takes its figure, and the part the whole's places."""
    narrow, wide = part.place.span, whole.place.span
    further = [operand for operand in breach.binding.roles.get("others", ()) if isinstance(operand, Claim)]
    high = part.quantity.value.low
    fits = high is not None and further and all(one.quantity.value.high is not None and one.quantity.value.high <= high for one in further)
    if narrow is None or wide is None or not fits or part.quantity.form != "digits" or whole.quantity.form != "digits":
        return None
    if part.quantity.unit is not None or whole.quantity.unit is not None or narrow == wide:
        return None
    names = document.source[wide.start : wide.end]
    edits = (Edit(whole.at, part.quote), Edit(locate(document, narrow, part.at.paragraph), names))
    why = f"{value_text(part.quantity)} would be the total for {names}; that is no evidence of what is true"
    return Suggestion(edits, why, 0)


def _same(part: Claim, key: str) -> bool:
    return any(place.key == key for place in part.place.value or ()) and len(part.place.value or ()) == 1
