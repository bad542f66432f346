"""Figures that are not well formed: "6,5000,000", "$1.2.5bn", "4.5% per 100,000", "$3m million", "between $25 and $10bn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.terms import exactly, small, term_of
from factcheck.extract.figures.base import lexicon
from factcheck.extract.figures.quantities import Figure
from factcheck.extract.syntax.grammar import Grammar
from factcheck.model import Construction, Document, Term

_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?\Z")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}(?:\.[0-9]+)?\Z")
_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]{1,2})?\Z")
_GROUP = 3
_YEAR = 4
_FEW = 1000  # "per 100" beside a percentage is a slip of another kind
_APART = 10_000  # times that the ends of a range may lie apart


def read_malformed(document: Document, parsed: Parsed) -> Iterator[Construction]:
    """The figures of a sentence that break the rules of printing numbers; house styles (Indian grouping, decimal commas) keep them."""
    grammar = parsed.grammar
    figures = {index: figure for figure in parsed.figures for index in range(figure.first, figure.last + 1)}
    for index, token in enumerate(grammar.tokens):
        if token.kind == "number" and ("," in token.text or "." in token.text):
            fault = _grouping(grammar, index) or _points(grammar, index)
            if fault is not None:
                yield _fault(document, parsed, figures.get(index), index, index + (fault == "points" and _marked(grammar, index)), fault)
        last = _scaled_twice(grammar, index) if token.kind == "number" else None
        if last is not None:
            yield _fault(document, parsed, None, index, last, "scales")
    for figure in parsed.figures:
        yield from _figure(document, parsed, figure)


def _fault(document: Document, parsed: Parsed, figure: Figure | None, first: int, last: int, fault: str) -> Construction:
    if first and parsed.grammar.tokens[first - 1].kind == "currency":
        first -= 1
    if figure is not None:
        first, last = min(first, figure.first), max(last, figure.last)
    return Construction("malformed", (("figure", (term_of(document, parsed, first, last),)), (fault, (_told(fault),))), parsed.sentence)


def _told(fault: str) -> Term:
    return Term(
        {"grouping": "broken grouping", "points": "2 decimal points", "bases": "2 bases", "scales": "2 scales", "ends": "far apart"}[fault],
        exactly(2),
    )


def _grouping(grammar: Grammar, index: int) -> str | None:
    """ "6,5000,000", "1,23,4567": groups that are neither of three digits nor grouped the Indian way. What may be a list of years, days or
    other small numbers without spaces is let pass."""
    text = grammar.tokens[index].text
    if "," not in text or _WESTERN.match(text) or _INDIAN.match(text) or _EUROPEAN.match(text):
        return None
    head, *groups = text.split(".")[0].split(",")
    if "." in text.split(",", 1)[0] or not groups or len(head) > _GROUP or text.count(".") > 1:
        return None
    if len(groups) == 1 and (len(groups[0]) <= _GROUP or (len(groups[0]) == _YEAR and len(head) <= 2 and groups[0][0] in "12")):
        return None
    if all(len(group) < _GROUP for group in groups) or grammar.word(index + 1) in ("-", "‐", "‑") or _coded(grammar, index):
        return None
    return "grouping"


def _coded(grammar: Grammar, index: int) -> bool:
    """Whether a number is part of a code: glued to letters before it, or to more digits behind a mark."""
    token = grammar.tokens[index]
    before = grammar.tokens[index - 1] if index else None
    after = grammar.tokens[index + 1] if index + 1 < len(grammar.tokens) else None
    glued = token.glued and before is not None and before.kind not in ("currency", "other", "dash")
    return glued or (after is not None and after.glued and after.text in ("/", "_", "#", "@"))


def _points(grammar: Grammar, index: int) -> str | None:
    """ "$1.2.5bn", "3.4.5 million", "12.5.3%": two decimal points in an amount, which a version or a section has none of."""
    text = grammar.tokens[index].text
    if text.count(".") < 2 or "," in text or _EUROPEAN.match(text):
        return None
    money = index > 0 and grammar.tokens[index - 1].kind == "currency"
    return "points" if money or _marked(grammar, index) else None


def _marked(grammar: Grammar, index: int) -> bool:
    """Whether a scale, a suffix or a sign of percent stands behind a number."""
    after = grammar.word(index + 1)
    lex = lexicon()
    suffix = (
        (after in lex.money or after in lex.loose or after in lex.glued)
        and index + 1 < len(grammar.tokens)
        and grammar.tokens[index + 1].glued
    )
    return suffix or after in lex.scales or (after in ("%", "percent", "per") and (after != "per" or grammar.word(index + 2) == "cent"))


def _scaled_twice(grammar: Grammar, index: int) -> int | None:
    """The last token of "3m million", "$10bn billion", "5 million million"; None where a number has one scale at most."""
    lex = lexicon()
    first, second = grammar.word(index + 1), grammar.word(index + 2)
    if second not in lex.scales or index + 2 >= len(grammar.tokens):
        return None
    glued = grammar.tokens[index + 1].glued and (first in lex.glued or first in lex.money or first in lex.loose)
    loose = first in lex.loose and first not in lex.scales
    if glued or loose:
        return index + 2
    both = {first, second}
    return index + 2 if both <= {"million", "billion", "trillion"} and (len(both) > 1 or first == "billion") else None


def _figure(document: Document, parsed: Parsed, figure: Figure) -> Iterator[Construction]:
    """A percentage of so many ("4.5% per 100,000"), and a range whose first end lost its scale ("between $25 and $10bn")."""
    grammar, quantity = parsed.grammar, figure.quantity
    unit = quantity.unit
    if unit is not None and unit.name.startswith("percentage"):
        for at in range(figure.first + 1, min(figure.last + 3, len(grammar.tokens) - 1)):
            if grammar.word(at) == "per" and (small(grammar.word(at + 1)) or 0) >= _FEW:
                yield _fault(document, parsed, None, figure.first, at + 1, "bases")
    stated = quantity.stated
    if len(stated) == 2 and unit is not None and unit.dimension == "currency" and 0 < stated[0] * _APART < stated[1]:
        yield _fault(document, parsed, figure, figure.first, figure.last, "ends")
