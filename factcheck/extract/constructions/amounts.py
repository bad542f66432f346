"""Products that the prose works out: "12 buses at $40m each, $480m in all", "fees of 1 percent, or $184m" of a base, and one rate told
for two periods: "£600 a month, or £7,200 a year"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between, stretches
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.clauses import Grammar
from factcheck.interval import exact
from factcheck.model import Construction, Operand, Term
from factcheck.vocabulary import constants, words

_LONGEST = 24
_GAP = 8


class Timed(Struct, frozen=True):
    """A figure for each of some period: what it measures ("dollar", None for a count), the period's name, its last token."""

    item: Item
    base: str | None
    period: str
    last: int


def read_amounts(parsed: Parsed, items: Sequence[Item], before: Sequence[Item]) -> Iterator[Construction]:
    """The products and conversions of one sentence; `before` are the figures of the sentence before."""
    grammar = parsed.grammar
    for run in stretches(grammar, items):
        if len(run) <= _LONGEST:
            yield from _products(parsed, run)
            yield from _periods(parsed, run)
            yield from _rates(parsed, run, before)


def _made(parsed: Parsed, kind: str, **roles: Operand) -> Construction:
    return Construction(kind, tuple((name, (operand,)) for name, operand in roles.items()), parsed.sentence)


def _products(parsed: Parsed, run: Sequence[Item]) -> Iterator[Construction]:
    """Count, price of one, and the sum of all, in one statement."""
    grammar = parsed.grammar
    for index, price in enumerate(run):
        divisor = _divisor(grammar, run, index)
        if divisor is None or price.direction is not None:
            continue
        counts = [item for item in run if item.unit is None and item.noun is not None and item.direction is None and item.mark != "from"]
        if price.unit is None:
            counts = [run[index - 1]]
        elif divisor and divisor not in _words("anything"):
            counts = [item for item in counts if item.noun is not None and singular(item.noun) == divisor]
        name = price.unit.split(" per ")[0] if price.unit else None
        sums = [item for item in run if item is not price and item.unit == name and not item.direction and _sums(grammar, price, item)]
        sums = [item for item in sums if item.unit is not None or item.noun in (None, price.noun)]
        if len(counts) == 1 and len(sums) == 1 and counts[0].claim is not None and sums[0].first > price.last:
            yield _made(parsed, "product", count=counts[0].operand, each=price.operand, amount=sums[0].operand)


def _divisor(grammar: Grammar, run: Sequence[Item], index: int) -> str | None:
    """What a price is for: "" for "each", the noun of "a ticket"; None where it is no price of one. Times are no such nouns."""
    price = run[index]
    unit = price.unit or ""
    if " per " in unit and unit.count(" per ") == 1:
        divisor = unit.split(" per ")[1]
        return None if divisor in words("rates")["times"] or divisor.isdigit() else singular(divisor)
    money = price.quantity.unit is not None and price.quantity.unit.dimension == "currency"
    if money and grammar.word(price.end + 1) in _words("each"):
        return ""
    if not index or not (money or (price.unit is None and price.noun is not None)):
        return None
    owners = run[index - 1]
    each = grammar.word(owners.first) == "the" and grammar.word(owners.first - 2) == "each"
    counted = owners.unit is None and owners.noun is not None
    return "" if counted and (each or grammar.word(owners.last + 1) == "each") else None  # "each of the 400 workers got $500"


def _sums(grammar: Grammar, price: Item, item: Item) -> bool:
    """Whether a figure behind a price is said to be the sum of all."""
    gap = between(grammar, price.end if price.unit is not None else price.last, item.first)
    if not gap or len(gap) > _GAP:
        return False
    behind = " ".join(between(grammar, item.end, item.end + 3))
    told = any(behind == phrase or behind.startswith(phrase + " ") for phrase in _words("summed"))
    known = _words("summing") | _words("apposing") | _words("each")
    led = all(word in known for word in gap) and (
        gap[-1] in ("or", "totalling", "totaling", "raising", "worth", "costing") or "total" in gap
    )
    return led or (told and all(word in known or _loose(grammar, price.end + 1 + at) for at, word in enumerate(gap)))


def _loose(grammar: Grammar, index: int) -> bool:
    verb = grammar.verb(index)
    return grammar.tag(index) in ("adv", "time") or (verb is not None and verb.form == "ing")


def _periods(parsed: Parsed, run: Sequence[Item]) -> Iterator[Construction]:
    """Two neighbouring figures for each of two periods, the second saying the first again."""
    grammar = parsed.grammar
    timed = [_timed(grammar, item) for item in run]
    for one, other in pairwise(timed):
        if one is None or other is None or one.period == other.period:
            continue
        if {one.item.direction, other.item.direction} == {"up", "down"}:
            continue
        gap = between(grammar, one.last, other.item.first)
        changed = not _words("on-terms").isdisjoint(between(grammar, other.last, other.last + 3))
        if gap[:1] in (["in"], ["of"], ["on"], ["for"]) and gap[2:3] in ([","], ["or"], ["("]):
            gap = gap[2:]  # "$1,500 a month in rent, or"
        said = _says_again(gap, other.item) and not changed
        same = one.base == other.base or (other.base is None and one.item.unit is not None and _is_count(one.item))
        if said and same and _known(one.period, other.period):
            yield _made(
                parsed, "period", first=one.item.operand, second=other.item.operand, pair=Term(f"{one.period} to {other.period}", exact(1))
            )


def _is_count(item: Item) -> bool:
    return item.quantity.unit is not None and item.quantity.unit.dimension.startswith("count")


def _timed(grammar: Grammar, item: Item) -> Timed | None:
    table = words("rates")["times"]
    unit = item.unit or ""
    if unit.count(" per ") == 1:
        base, divisor = unit.split(" per ")
        return Timed(item, base, table[divisor], item.end) if divisor in table else None
    at = item.last + 1
    group = grammar.noun(at + 1) if grammar.word(at) == "of" else None
    if group is not None and group.det is None and item.quantity.unit is not None:
        at = group.last + 1  # "240 tonnes of carbon dioxide a day"
    word, following = grammar.word(at), grammar.word(at + 1)
    if word in ("a", "an", "per", "each", "every") and following in table:
        return Timed(item, item.unit, table[following], at + 1)
    if word in table and word.endswith("ly"):
        return Timed(item, item.unit, table[word], at)
    return None


def _known(one: str, other: str) -> bool:
    lengths = constants("periods")["lengths"]
    return other in lengths.get(one, {}) or one in lengths.get(other, {})


def _rates(parsed: Parsed, run: Sequence[Item], before: Sequence[Item]) -> Iterator[Construction]:
    """ "fees of 1 percent, or $184m": the base is the only other sum of the sentence, or of the one before."""
    grammar = parsed.grammar
    for rate, amount in pairwise(run):
        if rate.unit != "percentage" or rate.direction is not None or amount.direction is not None or not _is_money(amount):
            continue
        gap = between(grammar, rate.last, amount.first)
        noun = any(word in _words("rate-nouns") for word in between(grammar, rate.first - 4, rate.end + 5))
        if not noun or not _says_again(gap, amount):
            continue
        own = [item for item in run if item.unit == amount.unit and item is not amount and item.direction is None]
        bases = own or [item for item in before if item.unit == amount.unit and item.direction is None]
        if len(bases) == 1 and len(bases[0].quantity.stated) == 1 and (not own or bases[0].last < rate.first):
            yield _made(parsed, "rate", rate=rate.operand, base=bases[0].operand, amount=amount.operand)
    yield from _on_base(parsed, run)


def _on_base(parsed: Parsed, run: Sequence[Item]) -> Iterator[Construction]:
    """ "a 2% fee on the $40m loan, or $800,000", "5% interest on $2,000 is $100"."""
    grammar = parsed.grammar
    for rate, base, amount in zip(run, run[1:], run[2:], strict=False):
        if (
            rate.unit != "percentage"
            or not _is_money(base)
            or base.unit != amount.unit
            or rate.direction
            or base.direction
            or amount.direction
        ):
            continue
        noun = any(word in _words("rate-nouns") for word in between(grammar, rate.first - 4, rate.end + 4))
        gap = between(grammar, base.last, amount.first)
        if noun and _says_again(gap, amount) and base.mark == "on":
            yield _made(parsed, "rate", rate=rate.operand, base=base.operand, amount=amount.operand)


def _says_again(gap: Sequence[str], item: Item) -> bool:
    """Whether a figure says the one before in other terms: ", or $184m", "($184m)", "which is $184m", ", about $184m"."""
    if gap == [","]:
        return item.quantity.modifier == "about"
    return all(word in _words("apposing") for word in gap) and not _words("again").isdisjoint(gap)


def _is_money(item: Item) -> bool:
    return item.quantity.unit is not None and item.quantity.unit.dimension == "currency"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("rates")[name])
