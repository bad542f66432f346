"""Ages against the years of a life: "born in 1922, she was 94 when she died in 2010", "Lee (1922–2010), who died aged 94"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row
from factcheck.extract.constructions.terms import exactly, term_of
from factcheck.extract.constructions.years import When, completed, today, whens
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.quantities import Figure
from factcheck.extract.syntax.grammar import Grammar
from factcheck.interval import meets
from factcheck.model import Construction, Document, Interval, Operand, Term, Unit
from factcheck.vocabulary import words

_OLDEST = 125
_NEAR = 8  # tokens between a verb and its date
_EARLIEST = 1500  # the first year of a life that is checked

Told = tuple[Sequence[Scoped], Row]


class Age(Struct, frozen=True):
    """An age in years at tokens `first` to `last`; `kind` is old, apposed or then (see `_kind`), `printed` its claim or its words."""

    first: int
    last: int
    kind: str
    printed: Operand
    value: Interval


class Life(Struct, frozen=True):
    """What one sentence says of a life: births, deaths, ages, and all its dates; `dead`: it tells of a death."""

    parsed: Parsed
    births: tuple[When, ...]
    deaths: tuple[When, ...]
    ages: tuple[Age, ...]
    dates: tuple[When, ...]
    dead: bool


def read_ages(document: Document, parsed: Parsed, here: Told, earlier: tuple[Parsed, Told] | None) -> Iterator[Construction]:
    """Ages of a sentence that its own dates of birth and death, or those of the sentence before it, do or do not bear out.

    `here` are its assertions and its claims; `earlier` is the sentence before, used where this one goes on with "he" or "she".
    """
    goes_on = earlier is not None and parsed.grammar.word(0) in ("he", "she")
    if not (_may_name_birth(parsed) or (goes_on and earlier is not None and _may_name_birth(earlier[0]))):
        return
    parts = [_life(document, parsed, here)]
    if earlier is not None and goes_on:
        parts.insert(0, _life(document, *earlier))
    births = _distinct([birth for part in parts for birth in part.births])
    deaths = _distinct([death for part in parts for death in part.deaths])
    again = len(parts) > 1 and bool(parts[0].births and parts[0].ages)  # told already, when the sentence before was read
    if len(births) != 1 or len(deaths) > 1 or births[0].start.year < _EARLIEST or again:
        return
    if deaths and deaths[0].end < births[0].start:
        yield _backwards(document, births[0], deaths[0])
        return
    dead = any(part.dead for part in parts)
    for part in parts:
        for age in part.ages:
            ends = _ends(document, part, age, births[0], deaths, dead)
            if ends and not any(meets(completed(births[0], end), age.value) for end in ends[1:]):
                yield _construction(document, part.parsed, age.printed, births[0], ends[0])


def _may_name_birth(parsed: Parsed) -> bool:
    """Whether a sentence has words that a birth needs; most have none, and are passed over quickly."""
    said = parsed.grammar.said
    return "(" in said or not said.isdisjoint(_born())


@cache
def _born() -> frozenset[str]:
    return frozenset(words("ages")["born"])


def _backwards(document: Document, birth: When, death: When) -> Construction:
    first = replace(birth.term(document), value=exactly(birth.start.toordinal()))
    second = replace(death.term(document), value=exactly(death.end.toordinal()))
    return Construction("sequence", (("first", (first,)), ("second", (second,))), death.parsed.sentence)


def _construction(document: Document, parsed: Parsed, age: Operand, birth: When, end: When) -> Construction:
    lived = completed(birth, end)
    shown = f"{lived.low}" if lived.low == lived.high else f"{lived.low} or {lived.high}"
    last = end.term(document)
    roles: list[tuple[str, tuple[Operand, ...]]] = [("age", (age,)), ("start", (birth.term(document),))]
    if last.at is not None:
        roles.append(("end", (last,)))
    return Construction("age", (*roles, ("lifetime", (Term(shown, lived),))), parsed.sentence)


def _distinct(found: Sequence[When]) -> list[When]:
    """Dates that do not say the same: the year alone and the day in that year are one, and the finer is kept."""
    kept: list[When] = []
    for when in sorted(found, key=lambda one: (one.end - one.start).days):
        if not any(when.start <= other.start and other.end <= when.end for other in kept):
            kept.append(when)
    return kept


def _ends(document: Document, part: Life, age: Age, birth: When, deaths: Sequence[When], dead: bool) -> list[When]:
    """The days on which somebody may have been of an age: first the one to name, then all others.

    Somebody who is dead is not of that age today; who lives may have been so on any date of the sentence.
    """
    grammar = part.parsed.grammar
    others = sorted(
        (when for when in part.dates if when.start > birth.end and when not in deaths), key=lambda when: abs(when.first - age.first)
    )
    now = today(document, part.parsed)
    if age.kind == "then":
        others = [when for when in others if _one_clause(grammar, age, when)]
    if age.kind == "then" and (deaths or others):
        return [*deaths, *others] if deaths else [*others, *([now] if now is not None and not dead else [])]
    if now is None or dead or age.kind == "then" or now.end.year - birth.start.year > _OLDEST:
        return []
    first, last = sorted((age.last, birth.first)) if birth.first > age.last else (birth.last, age.first)
    between = grammar.lowers[first + 1 : last]
    linked = part.parsed is birth.parsed and len(between) <= _NEAR and {"and", "his", "her", "their", ";"}.isdisjoint(between)
    if not linked or (age.kind == "apposed" and grammar.word(age.last + 2) not in ("was", "who", "born")):
        return []
    return [] if set(grammar.lowers).intersection(words("ages")["elsewhen"]) else [now, *others]


def _one_clause(grammar: Grammar, age: Age, when: When) -> bool:
    """Whether nothing new is told between an age and a date: not "joined in 1998; at the age of 22 he", "in 1998 and, aged 22, won"."""
    first, last = sorted(((age.first, age.last), (when.first, when.last)))
    return when.parsed.grammar is not grammar or {";", "and", "but"}.isdisjoint(grammar.lowers[first[1] + 1 : last[0]])


def _life(document: Document, parsed: Parsed, told: Told) -> Life:
    grammar = parsed.grammar
    dates = tuple(whens(parsed))
    births, deaths = list(_spans_of_life(grammar, dates, 0)), list(_spans_of_life(grammar, dates, 1))
    dead = bool(deaths)
    lists = words("ages")
    for index, word in enumerate(grammar.lowers):
        verb = grammar.verb(index)
        if word in lists["born"] or (word == "b" and grammar.word(index + 1) == "." and grammar.word(index - 1) == "("):
            births.extend(_after(grammar, dates, index)[:1])
        elif (verb is not None and verb.main == index and verb.lemma in lists["die"]) or word in lists["deaths"]:
            dead = True
            deaths.extend((_after(grammar, dates, index) or _ahead(grammar, dates, index))[:1])
            if verb is not None and grammar.word(verb.first) in ("has", "have", "'s") and not deaths:
                deaths.extend(filter(None, [today(document, parsed)]))
    deaths = [death for death in deaths if death not in births]
    return Life(parsed, tuple(births), tuple(deaths), tuple(_ages(document, parsed, *told)), dates, dead)


def _spans_of_life(grammar: Grammar, dates: Sequence[When], which: int) -> Iterator[When]:
    """One end of "(1922–2010)" behind a name."""
    for one, other in itertools.pairwise(dates):
        bracketed = grammar.word(one.first - 1) == "(" and grammar.word(other.last + 1) == ")" and other.first - one.last == 2
        if bracketed and grammar.tag(one.first - 2) == "name":
            yield (one, other)[which]


def _after(grammar: Grammar, dates: Sequence[When], index: int) -> list[When]:
    """Dates close behind a word, with no other verb between."""
    found = []
    for when in dates:
        between = range(index + 1, when.first)
        verb = any(grammar.verb(at) is not None and grammar.verb(at) is not grammar.verb(index) for at in between)
        if 0 < when.first - index <= _NEAR and not verb:
            found.append(when)
    return found


def _ahead(grammar: Grammar, dates: Sequence[When], index: int) -> list[When]:
    """Dates right before the clause of a word: "in 2010 she died"."""
    return [
        when
        for when in reversed(dates)
        if 0 < index - when.last <= 4 and "born" not in grammar.lowers[max(0, when.first - _NEAR) : when.first]
    ]


def _ages(document: Document, parsed: Parsed, here: Sequence[Scoped], row: Row) -> Iterator[Age]:
    grammar, made = parsed.grammar, {id(item): claim for item, claim in row}
    for item in here:
        counted = item.referred.assertion.counted
        stated = counted.quantity.stated
        whole = len(stated) == 1 and 0 < stated[0] <= _OLDEST and counted.quantity.modifier is None
        if counted.figure is None or not whole:
            continue
        figure = parsed.figures[counted.figure]
        near = grammar.lowers[max(0, figure.first - 4) : figure.first]
        kind = _kind(grammar, figure, counted.quantity.unit)
        if kind is not None and {"would", "until", "before", "than", "not"}.isdisjoint(near):
            claim = made.get(id(item))
            printed = claim or term_of(document, parsed, figure.first, figure.last, None, counted.quantity.value)
            yield Age(figure.first, figure.last, kind, printed, counted.quantity.value)


def _kind(grammar: Grammar, figure: Figure, unit: Unit | None) -> str | None:
    """How an age stands: "old" (31-year-old), "apposed" (Lee, 31,), "then" (aged 31, died at 31); None for no age of the subject."""
    before, after = grammar.word(figure.first - 1), grammar.word(figure.last + 1)
    lists = words("ages")
    if unit is not None and unit.name == "year of age" and grammar.word(figure.last) == "old":
        return "old"
    if unit is not None and unit.name != "year of age":
        return None
    if before == "," and after == "," and figure.first == figure.last and grammar.tokens[figure.first - 2].text[:1].isupper():
        return "apposed"
    then = before in lists["was"] and after in lists["when"]  # "born in 1952, he was 34 when he won in 1986"
    aged = unit is not None or then or (before in lists["aged-at"] and after in lists["behind-age"])
    cue = figure.first - 1
    while grammar.word(cue) in ("aged", "age", "of", "the", "at"):
        cue -= 1
    someone = grammar.tag(cue) in ("noun", "name") and grammar.word(cue) in words("persons")["persons"]
    return "then" if aged and not someone else None
