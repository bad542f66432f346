"""Claims, mentions and gaps. Every printed number ends as exactly one of claim, gap or ignored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extract.assertions import Assertion, Parsed
from factcheck.extract.constructions.reading import read_constructions
from factcheck.extract.context.disasters import event_at, read_disasters
from factcheck.extract.context.events import Telling
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.quantities import is_amount
from factcheck.extract.meaning.about import about
from factcheck.extract.meaning.directions import direction
from factcheck.extract.meaning.parties import UNKNOWN
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.extract.tokens import cover
from factcheck.model import Claim, Document, Extraction, Gap, Link, Mention, Sentence, Slot
from factcheck.position import locate
from factcheck.vocabulary import words

_NEAR = 6
# The tellings of events and those of disasters.
Told = tuple[Sequence[Telling], Sequence[Telling]]

_NO_ACTION: Slot[str] = Slot(None)


def assemble(document: Document, parsed: Sequence[Parsed], scoped: Sequence[Scoped], tellings: Sequence[Telling]) -> Extraction:
    """The extraction of a document from its scoped assertions and the tellings of events."""
    claims: list[Claim | None] = []
    told = (tellings, read_disasters(parsed))
    gaps: list[Gap] = []
    reasons = [_gap(item) for item in scoped]
    typed = (index for index, reason in enumerate(reasons) if reason is None)
    ids = {index: f"c{number}" for number, index in enumerate(typed, 1)}  # all at once: "12 of the 40" points ahead
    for index, (item, reason) in enumerate(zip(scoped, reasons, strict=True)):
        if reason is not None:
            claims.append(None)
            if item.referred.assertion.printed:
                gaps.append(_gap_of(document, item.referred.assertion, reason))
            continue
        claims.append(_claim(document, item, ids[index], ids, told))
    constructions = read_constructions(document, parsed, scoped, claims)
    ignored = tuple([skipped for sentence in parsed for skipped in sentence.ignored])
    made = tuple([claim for claim in claims if claim is not None])
    return Extraction(made, _mentions(document, tellings), constructions, tuple(gaps), ignored)


def _gap(item: Scoped) -> str | None:
    """Why an assertion cannot become a claim, or None. An implied figure that says nothing new is no claim and no gap."""
    referred, counted = item.referred, item.referred.assertion.counted
    if counted.quantity.form == "implied":
        return "it was told of before, or points at nobody named" if referred.again is not None else None
    bare = counted.quantity.unit is None and referred.noun is None and referred.measure.value is None
    if bare and counted.quantity.form != "fraction" and not is_amount(counted.quantity):
        return "it is not clear what this figure counts"
    return None


def _gap_of(document: Document, assertion: Assertion, reason: str) -> Gap:
    span = assertion.counted.quantity.span
    at = locate(document, span, assertion.parsed.sentence.paragraph + 1)
    return Gap(document.path, at, document.source[span.start : span.end], reason)


def _claim(document: Document, item: Scoped, name: str, ids: dict[int, str], told: Told) -> Claim:
    referred, assertion = item.referred, item.referred.assertion
    counted, frame, grammar = assertion.counted, assertion.frame, assertion.parsed.grammar
    span = counted.quantity.span
    sentence = assertion.parsed.sentence
    action = Slot(frame.action, "stated", grammar.tokens[frame.verb.main].span) if frame.verb is not None else _NO_ACTION
    noun = _noun(item)
    return Claim(
        id=name,
        document=document.path,
        sentence=sentence,
        at=locate(document, span, sentence.paragraph + 1),
        quote=document.source[span.start : span.end],
        quantity=counted.quantity,
        counted=noun,
        about=about(grammar, counted, assertion.parsed.figures),
        measure=referred.measure,
        action=action,
        actor=item.actor,
        target=item.target,
        place=item.place,
        period=item.period,
        attribution=assertion.attribution,
        status=_status(grammar, assertion),
        direction=direction(grammar, counted),
        quoted=_quoted(sentence, grammar, counted.first),
        links=tuple([_linked(link, ids) for link in referred.links]),
        event=event_at(*told, assertion.parsed, counted.first),
        lemma=_one_of(noun) if noun else None,
    )


def _noun(item: Scoped) -> str | None:
    """What a claim counts; a figure with decimals counts nothing that it does not name itself ("the index was up at 96.088")."""
    counted = item.referred.assertion.counted
    broken = counted.quantity.form == "digits" and counted.quantity.stated[0] % 1 != 0
    return counted.noun if broken and item.referred.model is None else item.referred.noun


def _one_of(noun: str) -> str:
    """A counted phrase as one would name one of it: "joint operations" -> "joint operation"; names keep their capitals."""
    rest, _, head = noun.rpartition(" ")
    one = singular(head.lower())
    head = head if one == head.lower() else one if head.islower() else one.capitalize()
    return f"{rest} {head}" if rest else head


def _linked(link: Link, ids: dict[int, str]) -> Link:
    return Link(link.kind, ids.get(int(link.to)) if link.to is not None else None, link.span)


def _status(grammar: Grammar, assertion: Assertion) -> str:
    """count, unless a word of the clause near the figure says estimate, forecast or target, or its verb is a plan."""
    counted, frame = assertion.counted, assertion.frame
    figure = assertion.parsed.figures[counted.figure].first if counted.figure is not None else counted.first
    window = range(max(clause_start(grammar, counted.first), counted.first - _NEAR), max(counted.first, figure))
    tags, lowers, known = grammar.classes.tags, grammar.lowers, _status_words()
    near = {lowers[index] for index in window if lowers[index] in known and tags[index] != "time"}  # "May" of a date is no modal
    if near:
        near = {lowers[index] for index in window if lowers[index] in near and not _of_another(grammar, index, figure)}
    for status, listed in words("statuses").items() if near else ():
        if not near.isdisjoint(listed):
            return str(status)
    verb = frame.verb
    if frame.status is not None:
        return frame.status
    if not frame.factual:
        return "forecast" if verb is not None and verb.modal else "target"
    return "claim" if verb is not None and verb.lemma == "claim" else "count"


def _of_another(grammar: Grammar, index: int, figure: int) -> bool:
    """ "an estimated 400 visitors on two days": whether a word stands in the group of another figure, which it describes alone."""
    group = grammar.noun(index)
    return group is not None and not group.first <= figure <= group.last and "num" in grammar.classes.tags[group.first : group.last + 1]


@cache
def _status_words() -> frozenset[str]:
    """All words that give a figure a status; most sentences have none."""
    return frozenset(word for listed in words("statuses").values() for word in listed)


def _quoted(sentence: Sentence, grammar: Grammar, first: int) -> bool:
    if not sentence.quoted:
        return False
    at = grammar.tokens[first].start
    return any(quote.start <= at < quote.end for quote in sentence.quoted)


def _mentions(document: Document, tellings: Sequence[Telling]) -> tuple[Mention, ...]:
    made = []
    for index, telling in enumerate(tellings, 1):
        tokens, sentence = telling.parsed.grammar.tokens, telling.parsed.sentence
        span = cover(tokens, telling.first, telling.last)
        quote = document.source[span.start : span.end]
        at = locate(document, span, sentence.paragraph + 1)
        quoted = _quoted(sentence, telling.parsed.grammar, telling.first)
        made.append(
            Mention(
                f"m{index}",
                document.path,
                sentence,
                at,
                quote,
                telling.what,
                telling.place,
                telling.period,
                UNKNOWN,
                quoted,
                telling.event,
            )
        )
    return tuple(made)
