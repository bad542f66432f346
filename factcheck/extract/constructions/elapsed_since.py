"""Years counted from a beginning that another clause of the sentence dates: "opened in 1932 and turns 93", "founded in 1794, marks its
231st anniversary", "has led it since 2009, and his 16 years at the top", "jailed in 1998 and freed in 2016, she spent 18 years inside"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.elapsed import ordinal, told
from factcheck.extract.constructions.rows import Row, unit_of
from factcheck.extract.constructions.terms import exactly, small, term_of
from factcheck.extract.constructions.years import When, today, whens
from factcheck.extract.syntax.grammar import Grammar
from factcheck.model import Construction, Document
from factcheck.vocabulary import words

_CUE = 4  # tokens between a verb and its year
_REACH = 16  # tokens between a year and what is counted from it
_OWN = frozenset({"its", "the"})
_THEIR = frozenset({"his", "her", "its", "their"})


def read_elapsed_since(document: Document, parsed: Parsed, row: Row) -> Iterator[Construction]:
    """The numbers of years of one sentence that follow from the years of its other clauses; none where it dates more than that."""
    dates = [when for when in whens(parsed) if _year_printed(parsed.grammar, when)]
    if not 1 <= len(dates) <= 2:
        return
    now = today(document, parsed)
    if len(dates) == 1 and now is not None and dates[0].end < now.start:
        yield from _turning(document, parsed, dates[0], now)
        yield from _at_the_top(document, parsed, row, dates[0], now)
    if len(dates) == 2:
        yield from _spent(document, parsed, row, dates)
        yield from _turning(document, parsed, *dates)
        yield from _later(document, parsed, row, dates)


def _year_printed(grammar: Grammar, when: When) -> bool:
    years = {str(when.start.year), str(when.end.year)}
    return any(grammar.word(index) in years for index in range(when.first, when.last + 1))


def _led_by(grammar: Grammar, when: When, name: str) -> bool:
    """Whether a word of a list in `ages.yml` stands right before a date."""
    return any(grammar.word(index) in words("ages")[name] for index in range(max(0, when.first - _CUE), when.first))


def _turning(document: Document, parsed: Parsed, start: When, now: When) -> Iterator[Construction]:
    """What was founded, opened or built turns so many years old, or marks an anniversary "of its own"."""
    grammar, lists = parsed.grammar, words("ages")
    if not _led_by(grammar, start, "begun") or set(lists["born"]) & set(grammar.lowers) or set(lists["elsewhen"]) & set(grammar.lowers):
        return
    for index in range(start.last + 1, min(len(grammar.tokens), start.last + _REACH)):
        word = grammar.word(index)
        number = small(grammar.word(index)) if grammar.word(index - 1) in lists["turning"] else lists["anniversaries"].get(word)
        first, before = index, index - 1
        if word == "anniversary" and grammar.word(index + 1) not in ("of", "since"):
            number, first = ordinal(grammar, index)
            elsewhere = grammar.word(index + 1) in words("ages")["of-another"] and now.first not in (index + 1, index + 2)
            own = grammar.word(index - 1) != "wedding" and not elsewhere
            before = first - 1 if own else index
        elif word in lists["anniversaries"] and grammar.word(index + 1) in ("of", "since"):
            number = None
        owned = grammar.word(before) in _OWN or grammar.word(before) in lists["turning"]
        if number is not None and number > 1 and owned:
            value = exactly(number)
            yield from told(document, parsed, term_of(document, parsed, first, index, None, value), value, start, [now])
            return


def _at_the_top(document: Document, parsed: Parsed, row: Row, start: When, now: When) -> Iterator[Construction]:
    """ "She has run the club since 2009, and her 16 years in charge": a span of somebody's, and one "since"."""
    grammar = parsed.grammar
    perfect = {"has", "have"} & set(grammar.lowers) and "had" not in grammar.lowers
    if grammar.word(start.first) != "since" or not perfect:
        return
    for item, claim in row:
        counted = item.referred.assertion.counted
        theirs = grammar.word(counted.first) in _THEIR or grammar.word(counted.first - 1) in _THEIR
        behind = " ".join(grammar.lowers[counted.last + 1 : counted.last + 4]).startswith(tuple(words("ages")["in-office"]))
        if unit_of(claim) == "year" and theirs and behind and 0 < counted.first - start.last <= _REACH and not claim.quoted:
            yield from told(document, parsed, claim, claim.quantity.value, start, [now])
            return


def _spent(document: Document, parsed: Parsed, row: Row, dates: Sequence[When]) -> Iterator[Construction]:
    """ "Jailed in 1998 and freed in 2016, she spent 18 years inside": a way in, a way out, and the years between."""
    grammar = parsed.grammar
    first, second = dates
    if not (_led_by(grammar, first, "way-in") and _led_by(grammar, second, "way-out")) or first.end >= second.start:
        return
    spans = [(item.referred.assertion.counted, claim) for item, claim in row if unit_of(claim) == "year"]
    if len(spans) != 1 or len(spans[0][1].quantity.stated) != 1:
        return
    counted, claim = spans[0]
    verb = grammar.verb(counted.first - 1)
    inside = " ".join(grammar.lowers[counted.last + 1 : counted.last + 3]).startswith(tuple(words("ages")["all-the-time"]))
    if verb is not None and verb.lemma in words("ages")["spend"] and inside and 0 < counted.first - second.last <= _REACH:
        yield from told(document, parsed, claim, claim.quantity.value, first, [second])


def _later(document: Document, parsed: Parsed, row: Row, dates: Sequence[When]) -> Iterator[Construction]:
    """ "It opened in 1950 and closed 50 years later, in 2000", "ten years after the 1995 crash, in 2005"."""
    grammar, (start, end) = parsed.grammar, dates
    if {"later", "after"}.isdisjoint(grammar.said):
        return
    for item, claim in row:
        last = item.referred.assertion.parsed.figures[item.referred.assertion.counted.figure or 0].last
        word = grammar.word(last + 1)
        if unit_of(claim) != "year" or len(claim.quantity.stated) != 1 or word not in ("later", "after") or claim.quoted:
            continue
        first = item.referred.assertion.counted.first
        gap = grammar.lowers[last + 2 : end.first] if word == "later" else grammar.lowers[start.last + 1 : end.first]
        verbs = {grammar.phrases.verb_at[index] for index in range(start.last + 1, first)} - {-1}
        since = start.last < first and len(verbs) == 1 if word == "later" else 0 < start.first - last <= _CUE
        tail = gap[-2:] if word == "after" and len(gap) <= _CUE else gap
        if since and end.first > start.last and tail in ((",",), (",", "in")):
            yield from told(document, parsed, claim, claim.quantity.value, start, [end])
            return
