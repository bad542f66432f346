"""Verbs of rising and falling with the figures that they lead from and to: "increased from under 40 to nearly 20", "$4m, up from $5m".

Left alone is what turns the scale round or has none: ranks, exchange rates and yields, negative figures, "from 1% growth to 3%
contraction", and verbs that judge rather than measure ("improved").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.change_links import joined
from factcheck.extract.constructions.items import Item, between, says, stretches, term
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.syntax.phrases import Verb
from factcheck.interval import exact
from factcheck.model import Construction, Document, Operand
from factcheck.printed import printed
from factcheck.vocabulary import words

_LONGEST = 24
_REACH = 8
_WAYS = ("up", "down")


def read_directions(document: Document, parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """The statements of one sentence that name a way and both figures."""
    grammar = parsed.grammar
    if not any(_lead(grammar, item) == "from" for item in items) or _inverse(grammar, items) or says(grammar, "real-terms"):
        return
    for run in stretches(grammar, items):
        own = [item for item in run if _lead(grammar, item) == "from"]
        if len(own) != 1 or len(run) > _LONGEST or _turned(grammar, own[0]):
            continue
        for first, before, after in _pairs(document, parsed, run, own[0]):
            found = _verb(grammar, first)
            if found is not None:
                at, way = found
                yield _direction(parsed, before, after, term(document, parsed, at, at, exact(way)))
        yield from _particle(document, parsed, run, own[0])


def _direction(parsed: Parsed, before: Operand, after: Operand, verb: Operand) -> Construction:
    return Construction("direction", (("before", (before,)), ("after", (after,)), ("verb", (verb,))), parsed.sentence)


def _lead(grammar: Grammar, item: Item) -> str:
    at = item.first - 1
    while grammar.tag(at) == "adv" and grammar.word(at) not in ("up", "down"):
        at -= 1
    return grammar.word(at)


def _pairs(document: Document, parsed: Parsed, run: Sequence[Item], start: Item) -> Iterator[tuple[int, Operand, Operand]]:
    """The ends of "from A to B" and "to B from A" with the first token of the pair; one figure where the text joins both."""
    grammar = parsed.grammar
    if len(start.quantity.stated) == 2:
        split = next((index for index in range(start.start, start.end) if grammar.word(index) == "to"), None)
        if split is not None:
            values = [printed(value, start.quantity.step, measured=start.unit is not None) for value in start.quantity.stated]
            ends = ((start.start, split - 1), (split + 1, start.end))
            one, two = (term(document, parsed, *end, value) for end, value in zip(ends, values, strict=True))
            yield start.first, one, two
        return
    levels = [item for item in run if item.unit == start.unit and item.direction is None and _lead(grammar, item) == "to"]
    if len(levels) != 1 or len(levels[0].quantity.stated) > 1 or _turned(grammar, levels[0]):
        return
    first, second = sorted((start, levels[0]), key=lambda item: item.first)
    nouns = {item.noun for item in (start, levels[0])} - {None}
    between_them = [item for item in run if first.last < item.first < second.first and item.unit == start.unit and item.direction is None]
    if not between_them and len(nouns) < 2 and joined(grammar, first, second):
        yield first.first, start.operand, levels[0].operand


def _turned(grammar: Grammar, item: Item) -> bool:
    """Whether a figure is negative, a rank, or counts downwards ("3% contraction", "5 points behind")."""
    around = [*between(grammar, item.first - 3, item.first), *between(grammar, item.end, item.end + 3)]
    return any(value < 0 for value in item.quantity.stated) or not _words("turning").isdisjoint(around)


def _inverse(grammar: Grammar, items: Sequence[Item]) -> bool:
    """Whether a currency or a yield is spoken of, whose figures fall as it rises."""
    inside = {index for item in items for index in range(item.start, item.end + 1)}
    return any(word in _words("inverse") and index not in inside for index, word in enumerate(grammar.lowers))


def _verb(grammar: Grammar, first: int) -> tuple[int, int] | None:
    """The nearest verb or noun before the pair, if it says up (1) or down (-1) of the figures themselves."""
    for index in range(first - 1, max(-1, first - _REACH - 1), -1):
        word, verb = grammar.word(index), grammar.verb(index)
        if word in (";", ":", "“", "”", '"', "(", "that", "which", "who"):
            return None
        if verb is not None and verb.main == index:
            way = _of_gap(grammar, verb) if verb.lemma in ("narrow", "widen") else _lemmas().get(verb.lemma)
            return (index, way) if way is not None and not verb.negated else None
        noun = next((way for way, name in ((1, "up-nouns"), (-1, "down-nouns")) if word in _words(name)), None)
        if noun is not None and grammar.tag(index) == "noun" and grammar.tag(index - 1) in ("det", "adj"):
            return index, noun  # "a drop in", but "cut its forecast for growth"
    return None


def _particle(document: Document, parsed: Parsed, run: Sequence[Item], start: Item) -> Iterator[Construction]:
    """ "…40 people, up from 50": the one figure of the kind before it."""
    grammar = parsed.grammar
    at = start.first - 2
    word = grammar.word(at)
    if grammar.word(start.first - 1) != "from" or word not in ("up", "down") or grammar.word(at - 1) not in (",", "(", "–", "—"):
        return
    same = [item for item in run if item.unit == start.unit and item is not start]
    if len(same) != 1 or same[0].last > at or same[0].direction is not None or same[0].noun != (start.noun or same[0].noun):
        return
    end = same[0]
    verbs = any(grammar.verb(index) is not None for index in range(end.last + 1, at))
    if not verbs and len(end.quantity.stated) == len(start.quantity.stated) == 1 and not _turned(grammar, end):
        yield _direction(parsed, start.operand, end.operand, term(document, parsed, at, at, exact(1 if word == "up" else -1)))


def _of_gap(grammar: Grammar, verb: Verb) -> int | None:
    """Losses, deficits and leads are told without a sign: they narrow as their figures fall. None for what else may narrow."""
    at = verb.first - 1
    while grammar.tag(at) == "adv":
        at -= 1
    told = grammar.word(at) in _words("gaps")
    return (-1 if verb.lemma == "narrow" else 1) if told else None


@cache
def _lemmas() -> dict[str, int]:
    lists = words("changes")
    table = {verb: sign for name, sign in zip(_WAYS, (1, -1), strict=True) for verb in lists[name]}
    return {verb: sign for verb, sign in table.items() if verb not in lists["either-way"]}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("changes")[name])
