"""What joins the ends of a change: one noun, and the construction of both with their step."""

from __future__ import annotations

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item
from factcheck.model import Construction, Operand
from factcheck.vocabulary import words


def one_noun(start: Item, end: Item) -> bool:
    """Whether both ends may count the same: not "from 30 attacks to 20 deaths"."""
    return (
        start.unit is not None
        or start.noun is None
        or end.noun is None
        or start.noun == end.noun
        or not {start.noun, end.noun}.isdisjoint(words("changes")["any-nouns"])
    )


def change_of(parsed: Parsed, start: Item, end: Item, step: Operand) -> Construction:
    """The change from one figure to the other by the step."""
    return Construction("change", (("before", (start.operand,)), ("after", (end.operand,)), ("delta", (step,))), parsed.sentence)
