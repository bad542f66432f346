"""Which events the text tells of, and which tellings are of one event.

An event is told by a noun ("the attack") or by a verb of the same word ("was attacked"). "The attack" points back to the last attack told
of;
"an attack" opens a new event unless the same place was named for the last one and no other date. Only singular events are followed: of
"attacks" in the plural no one can say which is meant. Disasters and accidents are followed in `disasters`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.meaning.slots import NO_PERIOD, NO_PLACE, Places, dates_saying, locative, span_of
from factcheck.extract.morphology import is_plural
from factcheck.extract.syntax.clauses import Grammar, clause_start, governor
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.model import Period, Relation, Slot
from factcheck.scope import periods, places
from factcheck.scope.measures import happenings
from factcheck.vocabulary import words

DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_BACK = 50  # tellings of the same kind that are looked back at, so that the stage is linear in the text

# The first place and the first period that the tellings of an event name.
_Known = tuple[Places | None, Period | None]


class Telling(Struct, frozen=True):
    """One telling of an event in a sentence: token indexes `first`..`last` of the words that name it, `clause` the start of its clause.

    `period` is when the text says that it happened; `around` is any date of its clause, which only serves to keep two events apart
    ("detained a man in an operation yesterday" does not date the operation, yet it is not the one of last week).
    """

    parsed: Parsed
    first: int
    last: int
    what: str
    definite: bool
    clause: int
    place: Slot[Places]
    period: Slot[Period]
    around: Period | None
    event: str


def read_events(parsed: Sequence[Parsed], named: int = 0) -> tuple[Telling, ...]:
    """All tellings of a context, in text order, with the event that each tells of; `named` is how many names of events are taken."""
    found: list[Telling] = []
    alike: dict[str, list[Telling]] = {}  # by what happened
    known: dict[str, _Known] = {}
    for sentence in parsed:
        for told in _tellings(sentence):
            before = alike.setdefault(told.what, [])
            earlier = _same_event(told, before[-_BACK:], known)
            event = earlier.event if earlier is not None else f"e{named + len(known) + 1}"
            telling = replace(told, event=event)
            place, period = known.get(event, (None, None))
            known[event] = (place if place is not None else told.place.value, period if period is not None else told.around)
            before.append(telling)
            found.append(telling)
    return tuple(found)


def _tellings(parsed: Parsed) -> Iterator[Telling]:
    grammar = parsed.grammar
    found: list[Noun | Verb] = [group for group in grammar.phrases.nouns if _tells(grammar, group)]
    found += [verb for verb in grammar.phrases.verbs if _told_as_fact(grammar, verb)]
    for told in sorted(found, key=lambda group: group.first):
        if isinstance(told, Verb):
            yield telling_at(parsed, told.main, told.main, told.lemma, False)
        else:
            definite = told.det is not None and grammar.word(told.det) in DEFINITE
            yield telling_at(parsed, told.first, told.last, grammar.word(told.head or 0), definite)


def _told_as_fact(grammar: Grammar, verb: Verb) -> bool:
    """A past tense or participle: "was attacked", "struck"; a present "attacks" is more often a noun that was misread."""
    past = verb.form in ("past", "finite") and "past" in grammar.classes.forms[verb.main]
    return past and verb.lemma in happenings() and not (verb.modal or verb.negated)


def _tells(grammar: Grammar, group: Noun) -> bool:
    head = group.head
    if head is None or grammar.word(head) not in happenings() or is_plural(grammar.word(head)):
        return False
    return group.det is not None or any(grammar.tag(index) == "num" for index in range(group.first, head))


def telling_at(parsed: Parsed, first: int, last: int, what: str, definite: bool) -> Telling:
    """What a sentence says at some words that tell of an event; which event it is stays open."""
    grammar = parsed.grammar
    start = clause_start(grammar, first)
    end = _clause_end(grammar, last)
    place = _place(parsed, first, last, start, end, definite)
    period = _period(parsed, first, last, start, end)
    around = period.value if period.value is not None else _around(parsed, start, end)
    return Telling(parsed, first, last, what, definite, start, place, period, around, "")


def _around(parsed: Parsed, start: int, end: int) -> Period | None:
    for time in parsed.times:
        if time.kind == "period" and time.period is not None and start <= time.first and time.last < end:
            return None if dates_saying(parsed.grammar, time) else time.period
    return None


def _clause_end(grammar: Grammar, at: int) -> int:
    for index in range(at + 1, len(grammar.tokens)):
        if grammar.tag(index) in ("sub", "rel") or grammar.word(index) in (";", "“", "”", '"'):
            return index
        if grammar.tag(index) == "conj" and grammar.word(index - 1) == ",":
            return index
    return len(grammar.tokens)


def _place(parsed: Parsed, first: int, last: int, start: int, end: int, definite: bool) -> Slot[Places]:
    """The phrase right behind the words that tell; failing that, for a new event, what its clause says.

    There a noun ("a drone attack") is placed by where or what was hit behind it, a verb ("was attacked") by what stands before it too.
    """
    grammar = parsed.grammar
    named = [mention for mention in parsed.places if mention.places and mention.kind == "place"]
    behind = [mention for mention in named if mention.preposition == last + 1 and locative(grammar, mention)]
    clause = [mention for mention in named if start <= mention.first and mention.last < end]
    hit = [mention for mention in clause if locative(grammar, mention) or mention.first > last or grammar.verb(first) is not None]
    chosen = (behind or ([] if definite else hit))[:1]
    return Slot(chosen[0].places, "stated", span_of(grammar, chosen[0].first, chosen[0].last)) if chosen else NO_PLACE


def _period(parsed: Parsed, first: int, last: int, start: int, end: int) -> Slot[Period]:
    """The date right behind the words that tell, or the date of their clause if the clause says that the event happened."""
    grammar = parsed.grammar
    happens = grammar.verb(first) is not None or _happens(grammar, first, last)
    for time in parsed.times:
        if time.kind != "period" or time.period is None or time.anaphor or not (start <= time.first and time.last < end):
            continue
        if time.first == last + 1 or (happens and not dates_saying(grammar, time)):
            return Slot(time.period, "stated", span_of(grammar, time.first, time.last))
    return NO_PERIOD


def _happens(grammar: Grammar, first: int, last: int) -> bool:
    """Whether the event is the subject of its clause or what someone stages in it; to condemn or to confirm an event dates it not."""
    found = governor(grammar, first, last)
    if found.role in ("subject", "passive") and found.verb is not None:
        return grammar.phrases.verbs[found.verb].lemma not in words("words")["reporting"]
    return found.role == "object" and found.verb is not None and grammar.phrases.verbs[found.verb].lemma in words("words")["staging"]


def _same_event(telling: Telling, before: Sequence[Telling], known: Mapping[str, _Known]) -> Telling | None:
    """The last earlier telling of the same kind of event that this one can be of; what an event's other tellings say of it counts too."""
    for other in reversed(before):
        place, period = known[other.event]
        relation = places.relation(telling.place.value, place) if telling.place.value is not None and place is not None else None
        if relation is Relation.DISJOINT:
            continue
        if telling.definite:
            return other
        when = telling.around
        if when is not None and period is not None and periods.relation(when, period) is Relation.DISJOINT:
            continue
        near = relation in (Relation.EQUAL, Relation.INSIDE, Relation.CONTAINS)
        return other if near or other.parsed is telling.parsed else None
    return None


def told_at(tellings: Sequence[Telling], parsed: Parsed, first: int) -> Telling | None:
    """The telling of the event that a figure starting at token `first` belongs to: the one in its own clause."""
    clause = clause_start(parsed.grammar, first)
    index = parsed.sentence.index
    for at in range(bisect_left(tellings, index, key=lambda telling: telling.parsed.sentence.index), len(tellings)):
        if tellings[at].parsed is not parsed:
            break
        if tellings[at].clause == clause:
            return tellings[at]
    return None
