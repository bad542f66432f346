"""Thirteenth stage: relations that the prose itself states between its figures.

change  "rose 20% from 50 to 60", "from 2,400 to 4,900, a rise of 104%"     share  "401 of the 1,204 who replied, or 33%"
total   "86 people: 31 in the north, 27 in the south and 28 in the west"   date   "Tuesday, 14 May 2024"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.clauses import Grammar
from factcheck.extract.inherit import Scoped
from factcheck.extract.times import TimeMention
from factcheck.model import Claim, Construction, Document, Interval, Operand, Span, Term
from factcheck.position import locate
from factcheck.vocabulary import words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_constructions(
    document: Document, parsed: Sequence[Parsed], scoped: Sequence[Scoped], claims: Sequence[Claim | None]
) -> tuple[Construction, ...]:
    """All constructions of a document in text order; `claims[i]` is the claim made of `scoped[i]`, None where it became none."""
    found = [construction for sentence in parsed for construction in _dates(document, sentence)]
    rows: dict[int, list[tuple[Scoped, Claim]]] = {}
    for item, claim in zip(scoped, claims, strict=True):
        if claim is not None and claim.quantity.form != "implied":
            rows.setdefault(item.referred.assertion.parsed.sentence.index, []).append((item, claim))
    for sentence in parsed:
        row = rows.get(sentence.sentence.index, [])
        found.extend(_changes(document, sentence, row))
        found.extend(_shares(sentence, row))
    found.extend(_totals(scoped, claims))
    return tuple(sorted(found, key=lambda construction: construction.sentence.index))


def _dates(document: Document, parsed: Parsed) -> Iterator[Construction]:
    for time in parsed.times:
        if time.weekday is None or time.date is None:
            continue
        tokens = parsed.grammar.tokens
        weekday = next((index for index in range(time.first, time.last + 1) if _names_weekday(tokens[index].lower, time.weekday)), None)
        if weekday is None:
            continue
        first, last = _date_range(parsed.grammar, time, weekday)
        day = Decimal(time.date.toordinal())
        roles = (
            ("weekday", (_term(document, parsed, tokens[weekday].span, _WEEKDAYS[time.weekday - 1], Decimal(time.weekday)),)),
            ("date", (_term(document, parsed, Span(tokens[first].span.start, tokens[last].span.end), time.date.isoformat(), day),)),
        )
        yield Construction("date", roles, parsed.sentence)


def _names_weekday(word: str, weekday: int) -> bool:
    return len(word) > 2 and _WEEKDAYS[weekday - 1].lower().startswith(word.rstrip("."))


def _date_range(grammar: Grammar, time: TimeMention, weekday: int) -> tuple[int, int]:
    """The date's own tokens, the weekday and what joins it to the date left out."""
    first, last = (weekday + 1, time.last) if weekday < time.numbers[0] else (time.first, weekday - 1)
    while first < last and (grammar.tokens[first].kind == "other" or grammar.word(first) in ("the", "on", "a")):
        first += 1
    while last > first and (grammar.tokens[last].kind == "other" or grammar.word(last) in ("a", "was", "on")):
        last -= 1
    while grammar.word(first) in ("night", "morning", "evening", "afternoon", ",", "the", "on") and first < last:
        first += 1
    return first, last


def _term(document: Document, parsed: Parsed, span: Span, text: str, value: Decimal) -> Term:
    quote = document.source[span.start : span.end]
    return Term(text, Interval(value, value), locate(document, span, parsed.sentence.paragraph + 1), quote, parsed.sentence)


def _changes(document: Document, parsed: Parsed, row: Sequence[tuple[Scoped, Claim]]) -> Iterator[Construction]:
    """A "from A" and a "to B" of one unit in a clause, with a percentage or a multiple of the same clause as the step between them."""
    grammar = parsed.grammar
    marked = {"from": [], "to": []}  # type: dict[str, list[tuple[Scoped, Claim]]]
    for item, claim in row:
        word = grammar.word(item.referred.assertion.counted.first - 1)
        if word in marked:
            marked[word].append((item, claim))
    if len(marked["from"]) != 1 or len(marked["to"]) != 1:
        return
    (_, before), (_, after) = marked["from"][0], marked["to"][0]
    if _unit_of(before) != _unit_of(after):
        return
    delta = _delta(document, parsed, row, before, after)
    if delta is not None:
        yield Construction("change", (("before", (before,)), ("after", (after,)), ("delta", (delta,))), parsed.sentence)


def _delta(document: Document, parsed: Parsed, row: Sequence[tuple[Scoped, Claim]], before: Claim, after: Claim) -> Operand | None:
    """The one figure of the sentence that can be the step: a change in percent or points, or a verb such as "doubled"."""
    steps = [
        claim for item, claim in row
        if claim not in (before, after) and claim.direction is not None and claim.quantity.unit is not None
        and claim.quantity.unit.name in ("percentage", "percentage point")
    ]  # fmt: skip
    if len(steps) == 1:
        return steps[0]
    return _multiple(document, parsed) if not steps else None


def _multiple(document: Document, parsed: Parsed) -> Term | None:
    multiples = words("changes")["multiples"]
    bounds = words("changes")["multiple-bounds"]
    verbs = [verb for verb in parsed.grammar.phrases.verbs if verb.lemma in multiples]
    if len(verbs) != 1:
        return None
    token = parsed.grammar.tokens[verbs[0].main]
    low, high = (Decimal(str(bound)) for bound in bounds[verbs[0].lemma])
    quote = document.source[token.span.start : token.span.end]
    at = locate(document, token.span, parsed.sentence.paragraph + 1)
    return Term(token.text, Interval(low, high), at, quote, parsed.sentence)


def _shares(parsed: Parsed, row: Sequence[tuple[Scoped, Claim]]) -> Iterator[Construction]:
    """A part, its whole and the share between them, in one sentence: "401 of the 1,204 (33%)", "of 1,204 people, 401 agreed: a third, or
    33%"."""
    grammar = parsed.grammar
    for index in range(len(row) - 1):
        (first, one), (second, other) = row[index], row[index + 1]
        if _is_share(one) or _is_share(other) or one.direction or other.direction or _unit_of(one) != _unit_of(other):
            continue
        start, end = first.referred.assertion.counted, second.referred.assertion.counted
        if grammar.word(start.first - 1) == "of" and "," in _words_between(grammar, start.last, end.first):
            part, whole, last = other, one, end.last
        elif _of_between(grammar, start.last, end.first):
            part, whole, last = one, other, end.last
        else:
            continue
        for item, share in row[index + 2 :]:
            if not _is_share(share) or not _apposed(grammar, last, item.referred.assertion.counted.first, part is other):
                break
            yield Construction("share", (("part", (part,)), ("whole", (whole,)), ("share", (share,))), parsed.sentence)
            last = item.referred.assertion.counted.last


def _words_between(grammar: Grammar, after: int, before: int) -> list[str]:
    return [grammar.word(index) for index in range(after + 1, before)]


def _of_between(grammar: Grammar, after: int, before: int) -> bool:
    """ "401 of the 1,204", "15 out of 60", and no more between the two than articles."""
    between = _words_between(grammar, after, before)
    return "of" in between and all(word in ("of", "out", "the", "its", "their", "all", "some", "those", "a", "total") for word in between)


def _apposed(grammar: Grammar, after: int, before: int, loose: bool) -> bool:
    """Whether a share stands beside the figures as another way to say it: in brackets, behind "or", a colon, a dash or "which is".

    Where the whole came first ("of 1,204 people, 401 agreed"), the verb and its object may stand between.
    """
    between = _words_between(grammar, after, before)
    joins = any(word in ("(", "or", ":", "–", "—", "is") for word in between)
    return joins and len(between) <= (12 if loose else 8) and ";" not in between


def _unit_of(claim: Claim) -> str | None:
    return claim.quantity.unit.name if claim.quantity.unit is not None else None


def _is_share(claim: Claim) -> bool:
    if claim.direction is not None:
        return False
    return claim.quantity.form == "fraction" or _unit_of(claim) == "percentage"


def _totals(scoped: Sequence[Scoped], claims: Sequence[Claim | None]) -> Iterator[Construction]:
    """A figure with the parts that are listed under it in brackets, behind a colon or a dash. Such a list is complete unless it opens
    with "including" or "among them" (those are part-of links without a list)."""
    parts: dict[int, list[Claim]] = {}
    for item, claim in zip(scoped, claims, strict=True):
        if item.referred.listed and item.referred.whole is not None and claim is not None:
            parts.setdefault(item.referred.whole, []).append(claim)
    for whole, listed in parts.items():
        total = claims[whole]
        if total is not None and len(listed) > 1:
            yield Construction("total", (("total", (total,)), ("parts", tuple(listed))), total.sentence, True)
