"""Averages with all that they are taken of: "12, 15 and 18 points, an average of 15", "8% of men and 12% of women, 10% overall"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between, stretches
from factcheck.extract.constructions.sums import chained
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction
from factcheck.printed import printed
from factcheck.vocabulary import words

_LONGEST = 24
_NEAR = 7


def read_means(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """The averages of one sentence whose parts stand beside them."""
    grammar = parsed.grammar
    averaged = not grammar.said.isdisjoint(_average_words())
    if averaged:
        yield from _of_range(parsed, items)
    if not 2 < len(items) <= _LONGEST:
        return
    for run in (*stretches(grammar, items), items):
        for mean in run:
            parts = [item for item in run if item is not mean and item.unit == mean.unit]
            ways = {item.direction for item in (*parts, mean)} - {None}
            if len(parts) < 2 or len(ways) > 1 or any(len(part.quantity.stated) > 1 for part in parts):
                continue
            if (averaged and _of_list(grammar, parts, mean)) or _of_two(grammar, parts, mean):
                roles = (("mean", (mean.operand,)), ("parts", tuple(part.operand for part in parts)))
                yield Construction("mean", roles, parsed.sentence)
                return


def _of_range(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """ "Bids ranged from $2m to $3m, with an average of $2.4m": the average lies between the two ends."""
    grammar = parsed.grammar
    for ends, mean in pairwise(items):
        claim = ends.operand
        plain = isinstance(claim, Claim) and len(ends.quantity.stated) == 2 and len(mean.quantity.stated) == 1 and ends.unit == mean.unit
        led = any(_before(grammar, mean.first, lead) for lead in _phrases("mean-leads"))
        near = mean.first - ends.last <= _NEAR and "," in between(grammar, ends.last, mean.first) and _ranges(grammar, ends)
        if isinstance(claim, Claim) and plain and led and near and mean.direction is None:
            quantity = ends.quantity
            parts = tuple(
                replace(claim, quantity=replace(quantity, stated=(value,), value=printed(value, quantity.step)))
                for value in quantity.stated
            )
            yield Construction("mean", (("mean", (mean.operand,)), ("parts", parts)), parsed.sentence)


def _ranges(grammar: Grammar, ends: Item) -> bool:
    """ "ranged from", "range between": the two figures are the lowest and the highest."""
    return any(
        (verb := grammar.verb(at)) is not None and verb.lemma in words("changes")["spreads"]
        for at in range(max(0, ends.first - 4), ends.first)
    )


def _of_list(grammar: Grammar, parts: Sequence[Item], mean: Item) -> bool:
    """Whether a bare list of figures ends right before "an average of"."""
    if parts[-1].last > mean.first or not any(_before(grammar, mean.first, lead) for lead in _phrases("mean-leads")):
        return False
    listed = all(set(between(grammar, one.last, other.first)) <= {",", "and", "or", "then"} for one, other in pairwise(parts))
    gap = between(grammar, parts[-1].last, mean.first)
    if not listed and len(parts) > 2 and "," in gap and chained(grammar, parts):
        at = max(index for index, word in enumerate(gap) if word == ",")  # what stands before belongs to the last part
        listed, gap = grammar.verb(parts[-1].last + at) is None and at <= _NEAR, gap[at:]
    leads = {word for lead in _phrases("mean-leads") for word in lead}
    return listed and all(word in leads or word in (",", "(", "–", "—") for word in gap)


def _of_two(grammar: Grammar, parts: Sequence[Item], mean: Item) -> bool:
    """Whether two rates of a whole's two halves stand beside the rate of the whole: men and women, north and south."""
    if len(parts) != 2 or mean.unit != "percentage":
        return False
    before = max((part.last for part in parts if part.last < mean.first), default=-1)
    if {"against", "compared", "versus", "than", "while", "but"} & set(between(grammar, before, mean.first)):
        return False
    own, ends = _around(grammar, mean, parts), [_around(grammar, part, (*parts, mean)) for part in parts]
    if not any(phrase in " ".join(own) for phrase in words("rates")["wholes"]):
        return False
    return any(
        (one in ends[0] and other in ends[1]) or (other in ends[0] and one in ends[1]) for one, other in words("rates")["complements"]
    )


def _around(grammar: Grammar, item: Item, others: Sequence[Item]) -> list[str]:
    """The words behind a figure up to the next one."""
    until = min((other.first for other in others if other.first > item.last), default=len(grammar.tokens))
    return between(grammar, item.end, min(until, item.end + _NEAR + 1))


def _before(grammar: Grammar, first: int, phrase: tuple[str, ...]) -> bool:
    return all(grammar.word(first - len(phrase) + index) == word for index, word in enumerate(phrase))


@cache
def _average_words() -> frozenset[str]:
    """The words of the leads that mean an average: where none stands, no lead does."""
    return frozenset(word for lead in _phrases("mean-leads") for word in lead if word.startswith(("averag", "mean")))


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in words("rates")[name])
