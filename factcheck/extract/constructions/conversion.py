"""Figures given again in another unit or currency: "250 km (155 miles)", "107 kilometres, or 66 miles,", "$5m (£2.6m; 3.8m euros)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.base import listed
from factcheck.extract.figures.quantities import Figure
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.tokens import cover
from factcheck.interval import exact
from factcheck.model import Claim, Construction, Document, Operand, Term
from factcheck.position import locate
from factcheck.scope.units import convertible
from factcheck.vocabulary import words

_LONGEST_NOUN = 3
_LONGEST_BRACKET = 6  # tokens between the opening bracket and the figure
_LIMITS_BACK = 8
_AFTER = 4
_DASHES = (["-", "-"], ["–"], ["—"])
_CHAIN = frozenset((";", ",", ":", "/", "or", "and"))


def read_conversions(document: Document, parsed: Parsed, row: Row) -> Iterator[Construction]:
    """Each figure of the sentence with the one that gives it again; a bracket may do so twice, in two units ("£5m ($9m; 7m euros)")."""
    index = 0
    while index + 1 < len(row):
        (first, a), (second, b) = row[index], row[index + 1]
        used = 1
        if _apposed(parsed, first, a, second, b):
            chain = [b, *_further(parsed, row, index + 1)]
            names = [claim.quantity.unit.name for claim in (a, *chain) if claim.quantity.unit is not None]
            if len(set(names)) == len(names):
                for again in chain:
                    yield _conversion(document, parsed, first, a, again)
            used = len(chain)
        index += used


def _conversion(document: Document, parsed: Parsed, item: Scoped, a: Claim, b: Claim) -> Construction:
    roles: list[tuple[str, tuple[Operand, ...]]] = [("a", (a,)), ("b", (b,))]
    said = _difference(parsed.grammar, _figure(parsed, item), b, parsed) if _temperature(a) or _temperature(b) else None
    if said is not None:
        span = cover(parsed.grammar.tokens, *said)
        at = locate(document, span, parsed.sentence.paragraph + 1)
        quote = document.source[span.start : span.end]
        roles.append(("difference", (Term(quote, exact(1), at, quote, parsed.sentence),)))
    return Construction("conversion", tuple(roles), parsed.sentence)


def _temperature(claim: Claim) -> bool:
    return claim.quantity.unit is not None and claim.quantity.unit.dimension == "temperature"


def _figure(parsed: Parsed, item: Scoped) -> Figure:
    return parsed.figures[item.referred.assertion.counted.figure or 0]


def _start(figure: Figure) -> int:
    """The first token of a figure with the hedge before it."""
    return figure.first if figure.modifier_first is None else min(figure.first, figure.modifier_first)


def _end(figure: Figure, grammar: Grammar) -> int:
    """The last token of a figure with the hyphen that ties it to a noun and the hedge behind it."""
    behind = figure.modifier_first is not None and figure.modifier_first > figure.last
    last = max(figure.last, figure.counted_from - 1) if behind else figure.last
    return last + 1 if grammar.word(last + 1) == "-" and grammar.word(last + 2) in listed("conversions", "open") else last


def _apposed(parsed: Parsed, one: Scoped, a: Claim, two: Scoped, b: Claim) -> bool:
    """Whether the second figure stands beside the first as another way to say it."""
    if a.quantity.unit is None or b.quantity.unit is None or not convertible(a.quantity.unit, b.quantity.unit):
        return False
    grammar, first, second = parsed.grammar, _figure(parsed, one), _figure(parsed, two)
    between = [grammar.word(index) for index in range(_end(first, grammar) + 1, _start(second))]
    return bool(between) and _joins(grammar, between, first, second) and not _several(parsed, first)


def _joins(grammar: Grammar, between: Sequence[str], first: Figure, second: Figure) -> bool:
    opening = next((at for at, word in enumerate(between) if word in listed("conversions", "open")), None)
    after = grammar.word(second.last + 1)
    if opening is not None:
        beside, inside = between[:opening], between[opening + 1 :]
        closed = after in listed("conversions", "close") or after in _CHAIN or _closed_later(grammar, second)
        return closed and len(inside) <= _LONGEST_BRACKET and _beside(beside, first) and (not inside or _again(inside, "again"))
    if after in listed("conversions", "compares"):
        return False
    if between == ["/"] or (between in _DASHES and after == between[0]):
        return True  # "12 miles – 19 km – away"
    if between[0] == "of" and "," in between[2:4]:  # "30cm of snow, or 12 inches"
        between = between[between.index(",") :]
    if between[0] == "," and (len(between) > 1):
        return _again(between[1:], "comma-again")
    hedged = second.modifier_first is not None and second.modifier_first < second.first
    if between == [","]:
        return hedged and after in (",", ".", ";")
    return (between == ["or"] and hedged) or (between != ["or"] and _again(between, "comma-again"))


def _closed_later(grammar: Grammar, second: Figure) -> bool:
    """Whether only a hedge, a full stop or a hyphened word stands between the figure and the bracket: "(48 km or so)", "(10-foot-high)"."""
    closing = listed("conversions", "close")
    if second.modifier_first is not None and second.counted_from > second.last and grammar.word(second.counted_from) in closing:
        return True
    after = grammar.word(second.last + 1)
    return (after == "." and grammar.word(second.last + 2) in closing) or (after == "-" and grammar.word(second.last + 3) in closing)


def _beside(between: Sequence[str], first: Figure) -> bool:
    """Whether the words between a figure and the bracket belong to the figure: nothing, "away", "of rice", the noun of "15-mile road"."""
    if not between or " ".join(between) in listed("conversions", "beside"):
        return True
    plain = all(word.isalpha() or word in ("-", "'s") for word in between)
    noun = between[1:] if between[0] == "of" else between if first.attributive else ()
    return plain and (0 < len(noun) <= _LONGEST_NOUN or " ".join(between) in _phrases("difference-after"))


def _again(between: Sequence[str], key: str) -> bool:
    return " ".join(word for word in between if word != ",") in _phrases(key)


@cache
def _phrases(key: str) -> frozenset[str]:
    return frozenset(" ".join(part for part in str(phrase).replace(",", " ").split()) for phrase in words("conversions")[key])


def _several(parsed: Parsed, first: Figure) -> bool:
    """Whether the figure is only the last of a pair that belongs together ("10 feet by 12 feet", "9 pounds, 3 ounces")."""
    before = next((figure for figure in reversed(parsed.figures) if figure.last < first.first), None)
    if before is None:
        return False
    gap = {parsed.grammar.word(index) for index in range(before.last + 1, _start(first))} - {"-"}
    times = listed("conversions", "times")
    one, other = before.quantity.unit, first.quantity.unit
    if gap & times and gap <= times:
        return True
    return one is not None and other is not None and one.dimension == other.dimension != "currency" and gap <= {",", "and"}


def _further(parsed: Parsed, row: Row, index: int) -> list[Claim]:
    """The figures that go on in the same bracket: "(£5m; 7m euros)"."""
    found: list[Claim] = []
    for (one, _), (two, b) in pairwise(row[index:]):
        first, second = _figure(parsed, one), _figure(parsed, two)
        between = {parsed.grammar.word(at) for at in range(first.last + 1, _start(second))}
        if not between or not between <= _CHAIN:
            break
        found.append(b)
    return found


def _difference(grammar: Grammar, first: Figure, b: Claim, parsed: Parsed) -> tuple[int, int] | None:
    """The words that make a temperature a difference ("of warming", "warmer", "by"), first and last token; None if there are none."""
    second = next(figure for figure in parsed.figures if figure.quantity.span == b.quantity.span)
    for at in (_end(first, grammar) + 1, second.last + 2):
        found = _phrase_at(grammar, at, "difference-after")
        if found is not None:
            return found
    hedge = first.quantity.modifier
    start = _start(first)
    if grammar.word(start - 1) == "a":
        start -= 1
    found = _phrase_before(grammar, start, "difference-to")
    if found is not None:
        limits = range(max(0, found[0] - _LIMITS_BACK), found[0])
        return found if any(grammar.word(at) in listed("conversions", "difference-limits") for at in limits) else None
    found = _phrase_before(grammar, start, "difference-before")
    bounded = hedge in listed("conversions", "bounds") and found is not None and grammar.tag(found[1]) == "verb"
    return None if bounded else found


def _phrase_at(grammar: Grammar, at: int, key: str) -> tuple[int, int] | None:
    found = None
    for length in range(1, _AFTER):
        if " ".join(grammar.word(index) for index in range(at, at + length)).replace(" - ", "-") in _phrases(key):
            found = at, at + length - 1
    return found


def _phrase_before(grammar: Grammar, end: int, key: str) -> tuple[int, int] | None:
    found = None
    for length in range(1, min(_AFTER, end + 1)):
        if " ".join(grammar.word(index) for index in range(end - length, end)) in _phrases(key):
            found = end - length, end - 1
    return found
