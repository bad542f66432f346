"""A change told twice, as an amount and in percent, with the level that it led to: "fell 24 points, or 1.8 percent, to 1,310",
"$48.50 a barrel, up 50 cents, or 1 percent". What was before is the level without the amount, and the percentage must be of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between, hundredth, stretches, term
from factcheck.extract.syntax.clauses import Grammar
from factcheck.interval import exact
from factcheck.model import Claim, Construction, Document, Interval, Term
from factcheck.vocabulary import words

_LEAST = 50
"""A level of fewer points is a share or a score."""
_TWO = Decimal(2)


def read_steps(document: Document, parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """The pairs of amount and percentage beside a level, in either order."""
    if len(items) < 3 or not any(item.unit == "percentage" for item in items):
        return
    grammar = parsed.grammar
    for run in stretches(grammar, items):
        for at, (one, two) in enumerate(pairwise(run)):
            percent, amount = (one, two) if one.unit == "percentage" else (two, one)
            if percent.unit != "percentage" or amount.unit == "percentage" or not _again(grammar, one, two):
                continue
            level = _level(grammar, run, at)
            way = _way(one, two)
            if level is None or way is None or not _of(amount, level):
                continue
            before = _before(document, parsed, amount, level, way)
            if before is not None and isinstance(percent.operand, Claim):
                delta = replace(percent.operand, direction=way)
                yield Construction("change", (("before", (before,)), ("after", (level.operand,)), ("delta", (delta,))), parsed.sentence)


def _again(grammar: Grammar, one: Item, two: Item) -> bool:
    """Whether the second step says the first again: ", or 1.2 percent,", "(1.2 percent)"."""
    gap = between(grammar, one.end, two.start)
    noun = [word for word in gap if word in ("point", "points")]
    rest = [word for word in gap if word not in ("point", "points", "about", "nearly", "some", ",")]
    after = grammar.word(two.end + 1)
    return len(noun) < 2 and rest in (["or"], ["("]) and after not in words("changes")["after-other-shares"]


def _level(grammar: Grammar, run: Sequence[Item], at: int) -> Item | None:
    """The level right behind the second step or right before the first."""
    one, two = run[at : at + 2]
    if at + 2 < len(run):
        level, gap = run[at + 2], between(grammar, two.end, run[at + 2].start)
        if level.mark in ("to", "at") and level.direction is None and all(word in words("changes")["to-level"] for word in gap):
            return level
    if at:
        level, gap = run[at - 1], between(grammar, run[at - 1].end, one.start)
        beside = gap[:1] in ([","], ["("]) and len(gap) == 2 and gap[1] in (*words("changes")["up-words"], *words("changes")["down-words"])
        if beside and level.mark != "from" and level.direction is None:
            return level
    return None


def _way(one: Item, two: Item) -> str | None:
    ways = {item.direction for item in (one, two)} - {None}
    return ways.pop() if len(ways) == 1 else None


def _of(amount: Item, level: Item) -> bool:
    """Whether an amount can be a step of a level: points of an index, cents or dollars of a price, things of things."""
    if not isinstance(amount.operand, Claim) or not isinstance(level.operand, Claim):
        return False
    if any(len(item.quantity.stated) != 1 or item.quantity.form not in ("digits", "words") for item in (amount, level)):
        return False
    if level.quantity.modifier is not None or amount.quantity.modifier not in (None, "about", "nearly"):
        return False
    if amount.unit is None:
        points = amount.noun == "point" and level.quantity.stated[0] >= _LEAST
        return level.unit is None and (points or amount.noun == level.noun)
    base = (level.unit or "").partition(" per ")[0]
    return amount.unit in (level.unit, base) or hundredth(amount.unit, level.unit)


def _before(document: Document, parsed: Parsed, amount: Item, level: Item, way: str) -> Term | None:
    """The figure before, worked out, in the place of the amount."""
    step, room = amount.quantity.stated[0], amount.quantity.value
    low, high = room.low, room.high
    if low is None or high is None:
        return None
    half = (amount.quantity.step or Decimal(0)) / _TWO
    low, high = min(low, step - half), max(high, step + half)
    if hundredth(amount.unit, level.unit):
        step, low, high = step / 100, low / 100, high / 100
    after = level.quantity.stated[0]
    if way == "up":
        stated, value = after - step, Interval(after - high, after - low)
    else:
        stated, value = after + step, Interval(after + low, after + high)
    if value.low is None or value.low <= 0:
        return None
    return replace(term(document, parsed, amount.start, amount.end, exact(stated)), text=_text(stated, level), value=value)


def _text(value: Decimal, level: Item) -> str:
    """A value as the level is printed: "1,334", "$49", "140p"."""
    number, unit = f"{value.normalize():,f}", level.quantity.unit
    if unit is None:
        return number
    sign = unit.surface.split()[0] if unit.surface else ""
    return f"{sign}{number}" if not sign.isalpha() else f"{number} {unit.surface}"
