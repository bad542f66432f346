"""Years counted between two dates: "50 years ago, in 1974", "the 50th anniversary of the 1974 war", "since 1998, for 26 years",
"founded in 1767, the 257-year-old firm", "12 years, from 1998 to 2010"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row, unit_of
from factcheck.extract.constructions.terms import exactly, small, term_of
from factcheck.extract.constructions.years import When, apart, today, whens
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.quantities import Figure
from factcheck.extract.syntax.grammar import Grammar
from factcheck.interval import add, meets
from factcheck.model import Claim, Construction, Document, Interval, Operand, Term
from factcheck.vocabulary import words

_CLOSE = 4  # tokens between a number of years and the year
_APPOSED = 8
_OF = 14  # tokens from "anniversary" to its year
_ROUND = Decimal(1)  # a further year for 20, 30, 50 … years


def read_elapsed(document: Document, parsed: Parsed, row: Row) -> Iterator[Construction]:
    """Each number of years in a sentence that stands beside the dates between which it runs."""
    dates = tuple(whens(parsed))
    if not dates:
        return
    for item, claim in row:
        if claim.quantity.form not in ("digits", "words") or len(claim.quantity.stated) != 1 or claim.quoted:
            continue
        figure = _figure(item)
        if unit_of(claim) == "year of age":
            yield from _institution(document, parsed, item, claim, dates)
        elif unit_of(claim) == "year" and figure.attributive:
            yield from _lasted(document, parsed, item, claim, dates)
        elif unit_of(claim) == "year":
            yield from _ago(document, parsed, figure, claim, dates)
            yield from _between(document, parsed, figure, claim, dates)
    yield from _anniversaries(document, parsed, dates)


def _figure(item: Scoped) -> Figure:
    counted = item.referred.assertion.counted
    return item.referred.assertion.parsed.figures[counted.figure or 0]


def told(document: Document, parsed: Parsed, span: Operand, value: Interval, start: When, ends: Sequence[When]) -> Iterator[Construction]:
    """The construction, unless some other end fits; `ends` has the one to name first."""
    stated = _stated(span, value)
    if not ends or any(meets(_room(apart(start, end), stated), value) for end in ends[1:]):
        return
    years = _room(apart(start, ends[0]), stated)
    last = ends[0].term(document)
    shown = Term(
        f"{years.low + 1} years" if years.low is not None and years.low + 2 == years.high else f"{years.low} to {years.high} years", years
    )
    roles: list[tuple[str, tuple[Operand, ...]]] = [("age", (span,)), ("start", (start.term(document),))]
    if last.at is not None:
        roles.append(("end", (last,)))
    yield Construction("age", (*roles, ("elapsed", (shown,))), parsed.sentence)


def _stated(span: Operand, value: Interval) -> Decimal | None:
    return span.quantity.stated[0] if isinstance(span, Claim) else value.low


def _room(years: Interval, stated: Decimal | None) -> Interval:
    """A year more on both sides where the number is a round one."""
    rounded = stated is not None and stated >= 20 and stated % 10 == 0
    return add(years, Interval(-_ROUND, _ROUND)) if rounded else years


def _ago(document: Document, parsed: Parsed, figure: Figure, claim: Claim, dates: Sequence[When]) -> Iterator[Construction]:
    """ "50 years ago, in 1974", "in 1974, 50 years ago": counted from the day of publication."""
    grammar, now = parsed.grammar, today(document, parsed)
    if grammar.word(figure.last + 1) != "ago" or now is None:
        return
    for when in dates:
        if when.first <= figure.first <= when.last or not _year_printed(grammar, when):
            continue
        gap = grammar.lowers[figure.last + 2 : when.first] if when.first > figure.last else grammar.lowers[when.last + 1 : figure.first]
        if len(gap) <= _CLOSE and set(gap) <= set(words("ages")["ago-gap"]) and gap:
            yield from told(document, parsed, claim, claim.quantity.value, when, [now])
            return


def _year_printed(grammar: Grammar, when: When) -> bool:
    years = {str(when.start.year), str(when.end.year)}
    return any(grammar.word(index) in years for index in range(when.first, when.last + 1))


def _between(document: Document, parsed: Parsed, figure: Figure, claim: Claim, dates: Sequence[When]) -> Iterator[Construction]:
    """ "12 years, from 1998 to 2010", "since 1998, for 26 years"."""
    grammar = parsed.grammar
    for time in parsed.times:
        gap = grammar.lowers[figure.last + 1 : time.first] if time.first > figure.last else grammar.lowers[time.last + 1 : figure.first]
        if time.first <= figure.first <= time.last or len(gap) > _CLOSE or not set(gap) <= set(words("ages")["span-gap"]):
            continue
        inside = [when for when in dates if time.first <= when.first and when.last <= time.last]
        if len(inside) == 2 and time.bound is None and (grammar.word(time.first) in ("from", "between") or time.first > figure.last):
            yield from told(document, parsed, claim, claim.quantity.value, inside[0], inside[1:])
            return
        now = today(document, parsed)
        perfect = any(verb_word in ("has", "have", "'s") for verb_word in grammar.lowers) and "had" not in grammar.lowers
        if len(inside) == 1 and time.bound == "since" and now is not None and perfect:
            yield from told(document, parsed, claim, claim.quantity.value, inside[0], [now])
            return


def _lasted(document: Document, parsed: Parsed, item: Scoped, claim: Claim, dates: Sequence[When]) -> Iterator[Construction]:
    """ "the eight-year war, fought from 1980 to 1988", "a two-year ban (2019-2021)"."""
    grammar, group = parsed.grammar, parsed.grammar.noun(_figure(item).first)
    last = group.last if group is not None else _figure(item).last
    for time in parsed.times:
        inside = [when for when in dates if time.first <= when.first and when.last <= time.last]
        gap = grammar.lowers[last + 1 : time.first]
        if len(inside) == 2 and time.first > last and len(gap) <= _CLOSE and gap and set(gap) <= set(words("ages")["ran-from"]):
            yield from told(document, parsed, claim, claim.quantity.value, inside[0], inside[1:])
            return


def _institution(document: Document, parsed: Parsed, item: Scoped, claim: Claim, dates: Sequence[When]) -> Iterator[Construction]:
    """ "founded in 1767, the 257-year-old firm", "the 257-year-old firm, founded in 1767"."""
    grammar, figure = parsed.grammar, _figure(item)
    group = grammar.noun(figure.first)
    head = grammar.word(group.head) if group is not None and group.head is not None else ""
    if not figure.attributive and grammar.word(figure.last) != "old":
        return
    if head in words("persons")["persons"] or head.endswith(("man", "woman")) or not head:
        return
    last = group.last if group is not None else figure.last
    for when in dates:
        cue = [index for index in range(max(0, when.first - 4), when.first) if grammar.word(index) in words("ages")["begun"]]
        if not cue or not _year_printed(grammar, when):
            continue
        gap = grammar.lowers[when.last + 1 : figure.first] if when.last < figure.first else grammar.lowers[last + 1 : cue[0]]
        joins = {",", "the", "this", "which", "was", "that", "(", "in", "its"} if when.last < figure.first else None
        if (joins is not None and len(gap) <= 3 and set(gap) <= joins) or (
            joins is None and len(gap) <= _APPOSED and gap[:1] in ((",",), ("(",), ("which",), ("that",), ("was",))
        ):
            now = today(document, parsed)
            others = [other for other in dates if other.start > when.end]
            if now is not None:
                yield from told(document, parsed, claim, claim.quantity.value, when, [now, *others])
            return


def _anniversaries(document: Document, parsed: Parsed, dates: Sequence[When]) -> Iterator[Construction]:
    """ "the 50th anniversary of the 1974 war", "the centenary of the strike in 1926"."""
    grammar, now, lists = parsed.grammar, today(document, parsed), words("ages")
    for index, word in enumerate(grammar.lowers):
        number = lists["anniversaries"].get(word)
        first = index
        if word == "anniversary":
            number, first = ordinal(grammar, index)
        elif word == "jubilee":
            number, first = lists["jubilees"].get(grammar.word(index - 1)), index - 1
        elif word == "birthday" and "born" in grammar.lowers:
            number, first = ordinal(grammar, index)
        if number is None or now is None:
            continue
        start = _start(grammar, dates, index)
        if start is None:
            continue
        others = [when for when in dates if when is not start and when.start > start.end]
        value = exactly(number)
        if start.end < now.start:
            yield from told(document, parsed, term_of(document, parsed, first, index, None, value), value, start, [now, *others])


def _start(grammar: Grammar, dates: Sequence[When], index: int) -> When | None:
    """What an anniversary counts from: the year in its of-phrase, or that behind "born"."""
    if grammar.word(index) == "birthday":
        born = grammar.lowers.index("born")
        return next((when for when in dates if 0 < when.first - born <= _CLOSE), None)
    if grammar.word(index + 1) not in ("of", "since"):
        return None
    start = next((when for when in dates if 0 < when.first - index <= _OF and _year_printed(grammar, when)), None)
    if start is None or any(grammar.verb(at) is not None or grammar.word(at) in (",", ";") for at in range(index, start.first)):
        return None
    return start


def ordinal(grammar: Grammar, index: int) -> tuple[int | None, int]:
    """The number of the ordinal before "anniversary" and its first token; a word may stand between ("50th wedding anniversary")."""
    for at in (index - 1, index - 2):
        word = grammar.word(at)
        if word in ("st", "nd", "rd", "th") and grammar.word(at - 1).isdigit():
            return small(grammar.word(at - 1)), at - 1
        if word in words("ages")["ordinals"]:
            tens = f"{grammar.word(at - 2)}-{word}"
            if grammar.word(at - 1) == "-":
                return words("ages")["ordinals"].get(tens), at - 2
            return words("ages")["ordinals"][word], at
    return None, index
