"""The place and the period that a figure's own clause states.

To the right the nearest locative phrase before the next figure belongs to the figure; to the left one that stands before the first figure
of the clause
scopes all of it. A period at the end of a sentence scopes all its figures that have none of their own. Dates of saying ("said on
Friday") and of other verbs ("a coalition formed in 2014") belong to those verbs.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extract.meaning.counted import Counted
from factcheck.extract.meaning.frames import Frame
from factcheck.extract.meaning.reach import gapped, names_event, reach_of, struck, told_by
from factcheck.extract.morphology import singular
from factcheck.extract.places.reading import PlaceMention
from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.extract.times.reading import TimeMention
from factcheck.extract.tokens import cover
from factcheck.model import Period, Place, Reading, Slot, Span
from factcheck.scope.measures import happenings, measures
from factcheck.vocabulary import words

Places = tuple[Place, ...]
NO_PLACE: Slot[Places] = Slot(None)
NO_PERIOD: Slot[Period] = Slot(None)
_WEAK = frozenset({"from", "to", "into", "of", "for", "toward", "towards", "onto", "over"})


class Stated(Struct, frozen=True):
    """What a clause states of a figure: its place, its period, and a mention that needs the context ("there", "the same month")."""

    place: Slot[Places]
    period: Slot[Period]
    place_reference: PlaceMention | None = None
    period_reference: TimeMention | None = None


def read_stated(
    grammar: Grammar,
    counted: Counted,
    frame: Frame,
    starts: Sequence[int],
    places: Sequence[PlaceMention],
    times: Sequence[TimeMention],
) -> Stated:
    """The stated slots of one figure. `starts` are the first tokens of all printed figures of the sentence, in order."""
    place = _place(grammar, counted, frame, starts, places)
    time = _time(grammar, counted, frame, starts, times)
    place_slot, place_reference = NO_PLACE, None
    if place is not None and place.places:
        place_slot = Slot(place.places, "stated", span_of(grammar, place.first, place.last), None, _readings(grammar, counted, place))
    elif place is not None:
        place_reference = place
    period_slot, period_reference = NO_PERIOD, None
    if time is not None and time.period is not None:
        period_slot = Slot(time.period, "stated", span_of(grammar, time.first, time.last))
    elif time is not None:
        period_reference = time
    return Stated(place_slot, period_slot, place_reference, period_reference)


def span_of(grammar: Grammar, first: int, last: int) -> Span:
    """The source span of a run of tokens, both ends included."""
    return cover(grammar.tokens, first, last)


def _place(grammar: Grammar, counted: Counted, frame: Frame, starts: Sequence[int], places: Sequence[PlaceMention]) -> PlaceMention | None:
    if not places:
        return None
    reach = reach_of(grammar, counted, starts)
    for mention in places:
        if counted.last < mention.first and reach.holds(mention.first) and locative(grammar, mention):
            if gapped(grammar, mention, reach.limit):
                break
            if _cut_off(grammar, counted.last + 1, mention.first, frame.verb):
                break
            return mention
    start = clause_start(grammar, counted.first)
    own = next((m for m in places if m.last < counted.first and locative(grammar, m) and gapped(grammar, m, counted.first)), None)
    if own is not None and own.first >= start:
        return own
    earliest = next((first for first in starts if first >= start), counted.first)
    before = [m for m in places if start <= m.first and m.last < min(earliest, counted.first) and locative(grammar, m)]
    if before:
        return before[-1]
    measure = measures().get(frame.measure or "")
    return told_by(places, frame.verb, frame.agent) if measure is not None and measure.people and measure.kind == "flow" else None


def locative(grammar: Grammar, mention: PlaceMention) -> bool:
    """Whether a place mention says where: a locative preposition governs it, or it is an adverb of place ("there")."""
    if mention.kind == "generic":
        return mention.preposition is not None or grammar.word(mention.first) in ("there", "here", "elsewhere", "nationwide")
    if mention.kind != "place":
        return False
    if mention.preposition is None:
        return struck(grammar, mention) or names_event(grammar, mention)
    return grammar.word(mention.preposition) not in _WEAK


def _readings(grammar: Grammar, counted: Counted, place: PlaceMention) -> tuple[Reading[Places], ...]:
    """ "the corps and its partners in Kenya ran 84 patrols": where they were, or where the allies are."""
    before = (place.preposition if place.preposition is not None else place.first) - 1
    group = grammar.noun(before)
    if group is not None and group.head is not None and singular(grammar.word(group.head)) in happenings():
        return ()  # "the operations in Iraq came to 20": nothing else than the counted can be there
    if (
        place.last > counted.first
        or group is None
        or group.last != before
        or grammar.phrases.verb_at[place.last + 1 : place.last + 2] in ((), (-1,))
    ):
        return ()
    shown = grammar.tokens[group.first].text if group.first == group.last else _shown(grammar, group.first, group.last)
    where = _shown(grammar, place.preposition if place.preposition is not None else place.first, place.last)
    return (Reading(None, f"“{where}” may say where “{shown}” are, not where this happened"),)


def _shown(grammar: Grammar, first: int, last: int) -> str:
    return "".join(("" if token.glued and token.index > first else " ") + token.text for token in grammar.tokens[first : last + 1]).strip()


def _time(grammar: Grammar, counted: Counted, frame: Frame, starts: Sequence[int], times: Sequence[TimeMention]) -> TimeMention | None:
    whens = [
        time for time in times if time.kind == "period" and not _other_verb(grammar, counted, frame, time) and not
        _dates_other_noun(counted, frame, time)
    ]  # fmt: skip
    if not whens:
        return None
    reach = reach_of(grammar, counted, starts)
    inside = [time for time in whens if counted.first <= time.first <= counted.last]
    after = [
        time for time in whens
        if counted.last < time.first and reach.holds(time.first)
        and not _cut_off(grammar, counted.last + 1, time.first, frame.verb)
        and not _in_tag(grammar, counted.last + 1, time)
    ]  # fmt: skip
    if inside or after:
        return (inside or after)[0]
    start = clause_start(grammar, counted.first)
    earliest = next((first for first in starts if first >= start), counted.first)
    before = [time for time in whens if start <= time.first and time.last < min(earliest, counted.first)]
    if before:
        return before[-1]
    between = [time for time in whens if start <= time.first and time.last == counted.first - 1]
    if between:
        return between[-1]
    trailing = [time for time in whens if time.first > counted.last and _ends_sentence(grammar, time)]
    if not trailing or any(start > trailing[-1].first or (start > counted.last and _set_apart(grammar, start)) for start in starts):
        return None
    return trailing[-1]


def _set_apart(grammar: Grammar, start: int) -> bool:
    """Whether a figure stands for another time than the one before it: "to 412, from 380 in May", "compared with $3.9bn in 2022"."""
    at = start - 1
    while grammar.tag(at) in ("adv", "num", "det"):
        at -= 1
    return grammar.word(at) in words("references")["comparing"]


def _dates_other_noun(counted: Counted, frame: Frame, time: TimeMention) -> bool:
    """Whether a period dates a noun beside it ("the 2019 election") that is neither the counted one nor carries the figure."""
    if not time.attributive or counted.first - 1 <= time.first <= counted.last:
        return False
    carrier = frame.agent if frame.carried is not None else None
    return not (isinstance(carrier, Noun) and carrier.first <= time.first <= carrier.last)


def _in_tag(grammar: Grammar, start: int, time: TimeMention) -> bool:
    """Whether a period stands in a tag that names the source: "killed 40, a report for the year shows"."""
    comma = any(grammar.word(index) == "," for index in range(start, time.first))
    return comma and any(_reports(grammar, index) for index in range(time.last + 1, min(time.last + 3, len(grammar.tokens))))


def _reports(grammar: Grammar, at: int) -> bool:
    verb = grammar.verb(at)
    lists = words("words")
    return verb is not None and not verb.passive and verb.lemma in lists["reporting"] and verb.lemma not in lists["reporting-or-acting"][:2]


def says_between(grammar: Grammar, start: int, end: int) -> bool:
    """Whether a verb of saying stands in a run of tokens, `end` excluded."""
    return any(_reports(grammar, index) for index in range(start, end))


def _ends_sentence(grammar: Grammar, time: TimeMention) -> bool:
    rest = range(time.last + 1, len(grammar.tokens))
    return all(grammar.tag(index) in ("punct", "adv") for index in rest)


def _cut_off(grammar: Grammar, start: int, end: int, verb: Verb | None) -> bool:
    """Whether a clause boundary or a verb that is not the figure's own stands between it and a phrase to its right."""
    own = range(verb.first, verb.last + 1) if verb is not None else range(0)
    subject_verb = False
    restrictive = start < end and grammar.tag(start) == "rel"  # "the 67 operations that it ran in Kenya": the relative tells of the figure
    for index in range(start + restrictive, end):
        if grammar.tag(index) in ("sub", "rel") or grammar.word(index) in (";", "“", "”", '"', "("):
            return True
        if grammar.phrases.verb_at[index] >= 0 and index not in own:
            # the first verb behind the figure may be the one whose subject it is: "30 militants were killed in Iraq"
            found = grammar.phrases.verbs[grammar.phrases.verb_at[index]]
            if subject_verb and index == found.first:
                return True
            if found.lemma in words("words")["reporting"] and not found.passive:
                return True
            subject_verb = True
    return False


def _other_verb(grammar: Grammar, counted: Counted, frame: Frame, time: TimeMention) -> bool:
    """Whether the verb right before a date is another one than the figure's: "said on Friday", "formed in 2014"."""
    at = time.first - 1
    while at >= 0 and grammar.tag(at) in ("prep", "det", "adv", "dash", "punct") and grammar.word(at) not in (",", ";", ":"):
        at -= 1
    verb = grammar.verb(at)
    if verb is None or counted.first <= at <= counted.last:
        return False
    reporting = verb.lemma in words("words")["reporting"] or verb.lemma in words("words")["talking"]
    if reporting and not verb.passive:
        return True
    return verb is not frame.verb and at > counted.last and verb.form in ("past", "ing") and grammar.noun(verb.first - 1) is not None and (
        grammar.noun(verb.first - 1) is not grammar.noun(counted.last)
    )  # fmt: skip


def dates_saying(grammar: Grammar, time: TimeMention) -> bool:
    """Whether a period only dates what was said ("told reporters on Friday") or the noun beside it ("the 2019 election")."""
    at = time.first - 1
    while at >= 0 and grammar.tag(at) in ("prep", "det", "adv"):
        at -= 1
    verb = grammar.verb(at)
    return time.attributive or (verb is not None and verb.lemma in words("words")["reporting"] and not verb.passive)
