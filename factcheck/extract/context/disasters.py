"""Disasters and accidents that a text tells of by a noun: "the flood killed 31 people … in the flood".

Only claims learn of them, so that two counts of one flood can be compared: no place or date is taken from them, and they make no mentions.
The event of a claim carries the noun ("d2/flood"): whether "the crash" and "the explosion" are one thing no word says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.context.events import DEFINITE, Telling, telling_at, told_at
from factcheck.extract.meaning.slots import Places
from factcheck.extract.syntax.clauses import Grammar, governor
from factcheck.extract.syntax.phrases import Noun
from factcheck.model import Period, Relation
from factcheck.scope import periods, places
from factcheck.vocabulary import words

_BACK = 50  # tellings of the same kind that are looked back at

_YEAR = 4  # digits

_Known = tuple[Places | None, Period | None]


def read_disasters(parsed: Sequence[Parsed]) -> tuple[Telling, ...]:
    """The tellings of disasters and accidents that did something to people, in text order, with the event of each."""
    found: list[Telling] = []
    alike: dict[str, list[Telling]] = {}
    known: dict[str, _Known] = {}
    for sentence in parsed:
        if _nouns().isdisjoint(sentence.grammar.said):
            continue
        for told in _tellings(sentence):
            before = alike.setdefault(told.what, [])
            earlier = next((other for other in reversed(before[-_BACK:]) if _same(told, other, known[other.event])), None)
            event = earlier.event if earlier is not None else f"d{len(known) + 1}/{told.what}"
            place, period = known.get(event, (None, None))
            known[event] = (place or told.place.value, period or told.around)
            before.append(replace(told, event=event))
            if _does(sentence.grammar, told):
                found.append(before[-1])
    return tuple(found)


def event_at(tellings: Sequence[Telling], disasters: Sequence[Telling], parsed: Parsed, first: int) -> str | None:
    """The event of a figure: one told by a noun of a measure, else a disaster of its clause, else one told by a verb ("was attacked")."""
    told = told_at(tellings, parsed, first)
    if told is not None and parsed.grammar.verb(told.first) is None:
        return told.event
    disaster = told_at(disasters, parsed, first)
    return disaster.event if disaster is not None else told.event if told is not None else None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(words("words")["events-of-harm"])


def _tellings(parsed: Parsed) -> Iterator[Telling]:
    grammar = parsed.grammar
    for group in grammar.phrases.nouns:
        if group.head is None or group.det is None or grammar.word(group.head) not in _nouns():
            continue
        if any(grammar.word(index) in words("words")["another-event"] for index in range(group.first, group.head)):
            continue
        noun = grammar.word(group.head)
        yield telling_at(parsed, group.first, group.last, words("words")["named-otherwise"].get(noun, noun), _definite(grammar, group))


def _definite(grammar: Grammar, group: Noun) -> bool:
    return group.det is not None and grammar.word(group.det) in DEFINITE


def _does(grammar: Grammar, told: Telling) -> bool:
    """Whether its clause tells what the disaster did: it is the subject, or people were killed "in" it. "After the fire" is later."""
    return grammar.word(told.first - 1) in words("words")["done-in"] or governor(grammar, told.first, told.last).role == "subject"


def _same(telling: Telling, other: Telling, known: _Known) -> bool:
    """Whether a telling can be of the event of an earlier one; what any of its tellings say of it counts."""
    kinds = [_kind(one) for one in (telling, other)]
    if all(kinds) and kinds[0].isdisjoint(kinds[1]):
        return False  # "a bus crash … the train crash"
    years = [_years(one) for one in (telling, other)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    place, period = known
    relation = places.relation(telling.place.value, place) if telling.place.value is not None and place is not None else None
    when = telling.period.value if telling.definite else telling.around
    apart = when is not None and period is not None and periods.relation(when, period) is Relation.DISJOINT
    if relation is Relation.DISJOINT or apart:
        return False
    return telling.definite or relation in (Relation.EQUAL, Relation.INSIDE, Relation.CONTAINS)


def _years(told: Telling) -> frozenset[str]:
    """The years that a telling names, before its noun or behind it: "the 2005 earthquake", "the earthquake of 2015"."""
    period, grammar = told.period.value, told.parsed.grammar
    dated = {str(day.year) for day in (period.start, period.end) if day is not None} if period is not None else set()
    behind = {grammar.word(told.last + 2)} if grammar.word(told.last + 1) in ("of", "in") else set()
    return frozenset({word for word in _kind(told) | behind if len(word) == _YEAR and word.isdigit()} | dated)


def _kind(told: Telling) -> frozenset[str]:
    """The nouns and years before the noun, which say what kind it was or which one."""
    grammar = told.parsed.grammar
    group = grammar.noun(told.last)
    head = group.head if group is not None and group.head is not None else told.last
    return frozenset(grammar.word(index) for index in range(told.first, head) if grammar.tag(index) in ("noun", "name", "num", "time"))
