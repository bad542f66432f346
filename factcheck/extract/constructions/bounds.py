"""Percentages and probabilities with a bound of their own: shares of people, rates such as turnout, falls, chances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row, unit_of
from factcheck.extract.constructions.terms import term_of
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.quantities import Figure
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.grammar import Grammar
from factcheck.model import Claim, Construction, Document, Interval, Operand, Term
from factcheck.vocabulary import words

_HUNDRED = Decimal(100)
_BESIDE = 3
_OWNS = frozenset({"'s", "'", "of"})


def read_bounds(document: Document, parsed: Parsed, here: Sequence[Scoped], row: Row) -> Iterator[Construction]:
    """The figures of a sentence that a bound is known for and that pass it or come near: above 90 of a hundred, or below nought."""
    made = {id(item): claim for item, claim in row}
    for item in here:
        counted = item.referred.assertion.counted
        claim = made.get(id(item))
        if counted.figure is None or len(counted.quantity.stated) != 1 or counted.quantity.form != "digits":
            continue
        stated, figure = counted.quantity.stated[0], parsed.figures[counted.figure]
        if claim is not None and unit_of(claim) == "percentage" and (stated > _HUNDRED or stated < 0):
            kind = _kind(parsed, item, figure, claim)
            if kind is not None:
                yield _bound(parsed, claim, kind, Decimal(0), _HUNDRED)
        elif counted.quantity.unit is None and 1 < stated < _HUNDRED and _probability(parsed.grammar, figure):
            printed: Operand = claim or term_of(document, parsed, figure.first, figure.last, None, counted.quantity.value)
            yield _bound(parsed, printed, "probability", Decimal(0), Decimal(1))


def _bound(parsed: Parsed, figure: Operand, kind: str, low: Decimal, high: Decimal) -> Construction:
    mark = "%" if high == _HUNDRED else ""
    roles = (("figure", (figure,)), (f"{kind}_least", (_end(low, mark),)), (f"{kind}_most", (_end(high, mark),)))
    return Construction("bounds", roles, parsed.sentence)


def _end(value: Decimal, mark: str) -> Term:
    return Term(f"{value}{mark}", Interval(value, value))


def _kind(parsed: Parsed, item: Scoped, figure: Figure, claim: Claim) -> str | None:
    """What bounds a percentage: fall, share or probability; None where nothing does."""
    grammar, lists = parsed.grammar, words("shares")
    if claim.direction == "down":
        loose = set(claim.about) | set(grammar.lowers)
        return "fall" if claim.quantity.stated[0] > 0 and loose.isdisjoint(lists["results"]) and _moves(grammar, figure) else None
    if claim.direction is not None or figure.attributive:
        return "probability" if _chance(grammar, figure) else None
    counted = item.referred.assertion.counted
    if counted.of is not None and counted.of.head is not None and grammar.word(figure.last + 1) == "of":
        head = singular(grammar.word(counted.of.head))
        known = head in lists["whole"] or head in words("persons")["persons"]
        after = grammar.word(counted.of.last + 1)
        bent = grammar.tag(counted.of.last + 1) in ("pron", "rel") or after in lists["wanted"]
        return (
            "share" if known and head not in lists["levels"] and after not in _OWNS and after not in lists["levels"] and not bent else None
        )
    if _chance(grammar, figure):
        return "probability"
    before = grammar.lowers[max(0, figure.first - _BESIDE) : figure.first]
    bounded = any(word in lists["bounded"] for word in before) and before[-1:] in (
        ("of",),
        ("was",),
        ("is",),
        ("at",),
        ("reached",),
        ("hit",),
        ("stood",),
    )
    return "share" if bounded else None


def _moves(grammar: Grammar, figure: Figure) -> bool:
    """Whether nothing behind a fall turns it into something else: "200% lower than", "150% below", "more … than"."""
    return grammar.word(figure.last + 1) not in words("changes")["lower-than"]


def _chance(grammar: Grammar, figure: Figure) -> bool:
    """ "a 130% chance", "a probability of 130%"."""
    likely = words("shares")["likelihoods"]
    if grammar.word(figure.last + 1) in likely:
        return True
    return grammar.word(figure.first - 1) in ("of", "at") and grammar.word(figure.first - 2) in likely


def _probability(grammar: Grammar, figure: Figure) -> bool:
    """ "a probability of 1.3", where nothing says that it is one in so many or out of so many."""
    before = grammar.word(figure.first - 1) in ("of", "at", "is", "was") and not {"probability", "likelihood"}.isdisjoint(
        grammar.lowers[max(0, figure.first - 2 - _BESIDE) : figure.first - 1]
    )
    return before and grammar.word(figure.last + 1) not in ("in", "out", "to", "chance", "percent", "per", "%", "-", "/", "or")
