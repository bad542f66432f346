"""Changes that the prose states: "rose 20% from 50 to 60", "from 2,400 to 4,900, a rise of 104%", "more than doubled, to 80 from 35"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.extract.tokens import cover
from factcheck.model import Claim, Construction, Document, Interval, Term
from factcheck.position import locate
from factcheck.vocabulary import words

Row = Sequence[tuple[Scoped, Claim]]


def read_changes(document: Document, parsed: Parsed, row: Row) -> Iterator[Construction]:
    """A "from A" and a "to B" of one unit in a clause, with a percentage, points, a multiple or an amount as the step between them.

    `row` holds the printed claims of the sentence in text order.
    """
    befores = [pair for pair in row if _marked(parsed.grammar, pair[0], "from")]
    afters = [pair for pair in row if _marked(parsed.grammar, pair[0], "to")]
    if len(befores) != 1 or len(afters) != 1:
        return
    (first, before), (second, after) = befores[0], afters[0]
    if unit_of(before) != unit_of(after) or _clause(parsed.grammar, first) != _clause(parsed.grammar, second):
        return
    delta = _step(row, before, after) or _multiple(document, parsed, _clause(parsed.grammar, first))
    if delta is not None:
        yield Construction("change", (("before", (before,)), ("after", (after,)), ("delta", (delta,))), parsed.sentence)


def unit_of(claim: Claim) -> str | None:
    """The name of a claim's unit, None for a count."""
    return claim.quantity.unit.name if claim.quantity.unit is not None else None


def _marked(grammar: Grammar, item: Scoped, word: str) -> bool:
    return grammar.word(item.referred.assertion.counted.first - 1) == word


def _clause(grammar: Grammar, item: Scoped) -> int:
    return clause_start(grammar, item.referred.assertion.counted.first)


def _step(row: Row, before: Claim, after: Claim) -> Claim | None:
    """The one figure of the sentence that can be the step: a change in percent, in points, or in the unit of the two ends."""
    allowed = ("percentage", "percentage point", "basis point")
    steps = [
        claim for _, claim in row
        if claim is not before and claim is not after and claim.direction is not None
        and (unit_of(claim) in allowed or unit_of(claim) == unit_of(before))
    ]  # fmt: skip
    return steps[0] if len(steps) == 1 else None


def _multiple(document: Document, parsed: Parsed, clause: int) -> Term | None:
    """ "doubled", "nearly tripled", "more than halved" as the step, if it is the one such verb of the sentence and of this clause."""
    grammar, lists = parsed.grammar, words("changes")
    verbs = [verb for verb in grammar.phrases.verbs if verb.lemma in lists["multiples"]]
    if len(verbs) != 1 or clause_start(grammar, verbs[0].main) != clause:
        return None
    main = verbs[0].main
    kind, first = _hedge(grammar, main)
    low, high = (Decimal(str(bound)) for bound in lists["multiples"][verbs[0].lemma][kind])
    span = cover(grammar.tokens, first, main)
    quote = document.source[span.start : span.end]
    at = locate(document, span, parsed.sentence.paragraph + 1)
    return Term(quote, Interval(low, high), at, quote, parsed.sentence)


def _hedge(grammar: Grammar, main: int) -> tuple[str, int]:
    """The kind of hedge right before a verb ("nearly doubled") and where it starts; "plain" if there is none."""
    for kind, phrases in words("changes")["multiple-hedges"].items():
        for phrase in phrases:
            hedge = phrase.split()
            if [grammar.word(index) for index in range(main - len(hedge), main)] == hedge:
                return kind, main - len(hedge)
    return "plain", main
