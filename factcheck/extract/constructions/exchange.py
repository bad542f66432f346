"""Rates of exchange that the prose states: "at 62.5 rupees to the dollar", "$1 = 62.5 rupees", "3.85 zlotys per dollar"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.base import listed
from factcheck.extract.figures.unit_table import units
from factcheck.interval import exact
from factcheck.model import Claim, Construction, Operand, Term
from factcheck.scope.units import CURRENCY, PER
from factcheck.vocabulary import words

_ONE_POUND = ("pound", "sterling")
_ONE = Decimal(1)
_LONGEST = 3


def read_exchange_rates(parsed: Parsed, row: Row) -> Iterator[Construction]:
    """What one unit of a currency costs in another, each rate once."""
    for item, claim in row:
        other = _divisor(claim) or _named_after(parsed, item, claim)
        if other is not None:
            yield _rate(parsed, claim, other)
    for (left, one), (right, price) in pairwise(row):
        if _money(one) and _money(price) and one.quantity.stated == (_ONE,) and _equated(parsed, left, right):
            assert one.quantity.unit is not None
            yield _rate(parsed, price, one.quantity.unit.name)


def _rate(parsed: Parsed, price: Claim, of: str) -> Construction:
    roles: tuple[tuple[str, tuple[Operand, ...]], ...] = (("price", (price,)), ("of", (Term(of, exact(1)),)))
    return Construction("exchange rate", roles, parsed.sentence)


def _money(claim: Claim) -> bool:
    return claim.quantity.unit is not None and claim.quantity.unit.dimension == CURRENCY


def _divisor(claim: Claim) -> str | None:
    """The currency by which a figure is divided: "3.85 zlotys per dollar"."""
    unit = claim.quantity.unit
    below = unit.name.partition(PER)[2] if unit is not None and unit.dimension.startswith(CURRENCY + PER) else ""
    found = units().names.get(below)
    return found[0] if found is not None and found[1] == CURRENCY else "pound sterling" if below in _ONE_POUND else None


def _named_after(parsed: Parsed, item: Scoped, claim: Claim) -> str | None:
    """The currency after "to the", "per", "against the" behind an amount."""
    if not _money(claim):
        return None
    grammar = parsed.grammar
    at = parsed.figures[item.referred.assertion.counted.figure or 0].last + 1
    if grammar.word(at) not in listed("conversions", "rate-links"):
        return None
    at += 1
    while grammar.word(at) in listed("conversions", "rate-articles"):
        at += 1
    if grammar.word(at) in _ONE_POUND:
        return "pound sterling"
    for length in range(_LONGEST, 0, -1):
        found = units().names.get(" ".join(grammar.word(index) for index in range(at, at + length)))
        if found is not None and found[1] == CURRENCY and length == len(str(found[0]).split()[-length:]):
            return found[0]
    return None


def _equated(parsed: Parsed, left: Scoped, right: Scoped) -> bool:
    one, two = (parsed.figures[item.referred.assertion.counted.figure or 0] for item in (left, right))
    start = two.first if two.modifier_first is None else min(two.first, two.modifier_first)
    between = " ".join(parsed.grammar.word(index) for index in range(one.last + 1, start))
    return between in words("conversions")["rate-equals"]
