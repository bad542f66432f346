"""Figures that one sentence adds up ("1,200 in May and 1,500 in June, a total of 2,700"), and parts without overlap listed under a figure
("38 weapons, including 17 pistols and 12 rifles", "of the 96 pupils, 58 came from Tarn and 38 from Brack")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between
from factcheck.extract.meaning.implied import is_person
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.grammar import Grammar
from factcheck.model import Construction
from factcheck.vocabulary import words

_LONGEST = 24  # figures of a sentence; more are a table
_TAIL = 12  # words that may stand behind a part
_MARKS = frozenset({",", "(", "–", "—", "-", ":"})
_SUMMABLE = frozenset({"currency", "mass", "volume", "length", "area", "time", "energy"})
_LARGE = 10_000  # smaller sums of money listed behind one are prices


class Part(Struct, frozen=True):
    """What sets a part apart: the preposition behind its figure and the noun that this governs ("" for none), and its own noun."""

    preposition: str
    object: str
    named: bool
    noun: str


def read_sums(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """The sums and the divided figures of one sentence, as constructions of the kind "sum"."""
    if len(items) > 2:
        items = [item for item in items if not _duration(item)] or items  # "18, 22 and 25 in the three years, 65 in all"
    if not 2 < len(items) <= _LONGEST:
        return
    grammar = parsed.grammar
    plain = [_summable(item) for item in items]
    for index, item in enumerate(items):
        if not plain[index]:
            continue
        parts = _added(grammar, items[:index], item) if index > 1 else []
        if parts and all(plain[:index][-len(parts) :]):
            yield sum_of(parsed, item, parts, complete=True)
        under = _divided(grammar, item, items[index + 1 :]) if index + 2 < len(items) else []
        if under:
            complete = _both_sexes(grammar, item, under) or opens_all(grammar, under[0].first)
            yield sum_of(parsed, item, under, complete=complete)


def sum_of(parsed: Parsed, total: Item, parts: Sequence[Item], complete: bool) -> Construction:
    """The construction of a sum and its parts."""
    roles = (("total", (total.operand,)), ("parts", tuple(part.operand for part in parts)))
    return Construction("sum", roles, parsed.sentence, complete)


def _summable(item: Item) -> bool:
    """Whether a figure can be added to others: one plain amount or count, no change and no end of a movement."""
    unit = item.quantity.unit
    additive = unit is None or (unit.dimension in _SUMMABLE and " per " not in unit.name and " of age" not in unit.name)
    plain = item.quantity.form in ("digits", "words") and len(item.quantity.stated) == 1
    return additive and plain and item.direction is None and item.mark in ("", "on", "at")


def _duration(item: Item) -> bool:
    return item.quantity.unit is not None and item.quantity.unit.dimension == "time"


def _alike(part: Item, total: Item) -> bool:
    """Whether a part is measured as the total is; counts of two nouns may add up to a third ("12 buses and 15 vans, 27 cars")."""
    return part.unit == total.unit and part.quantity.stated[0] < total.quantity.stated[0]


def _added(grammar: Grammar, before: Sequence[Item], total: Item) -> list[Item]:
    """The figures that end right before a sum, in text order; none where the sum is not told or something else is joined to them."""
    mark = _mark(grammar, before[-1], total)
    if mark is None or not _tail(grammar, before[-1].last, mark):
        return []
    chain = [before[-1]]
    for item in reversed(before[:-1]):
        joint = _joint(grammar, chain[-1].first)
        if joint is None or not _tail(grammar, item.last, joint) or item.unit != total.unit:
            break
        chain.append(item)
    chain.reverse()
    verbs = {_has_verb(grammar, part.last + 1, joint) for part, joint in zip(chain[:-1], _joints(grammar, chain), strict=True)}
    nouns = {part.noun for part in chain} - {None}
    other = total.noun is not None and len(nouns) == 1 and total.noun not in nouns and len({part.noun for part in chain}) == 1
    fits = len(chain) > 1 and len(verbs) == 1 and not other and all(_alike(part, total) for part in chain)
    return chain if fits and grammar.word(chain[0].first - 1) not in ("of", "from", "per", "the") else []


def _mark(grammar: Grammar, last: Item, total: Item) -> int | None:
    """The mark behind the last part from which the words up to the figure say that it is the sum; None if they do not."""
    for at in range(total.first - 1, max(last.last, total.first - 8), -1):
        if grammar.word(at) not in _MARKS:
            continue
        lead = " ".join(between(grammar, at, total.first))
        behind = " ".join(between(grammar, total.last, total.last + 3))
        told = any(behind == phrase or behind.startswith(phrase + " ") for phrase in _listed("told")) or _ends_told(behind)
        return at if lead in _listed("leads") or (lead in _listed("bare") and (told or lead in _listed("told"))) else None
    return None


def _ends_told(behind: str) -> bool:
    return behind.split(" ", maxsplit=1)[0] in _listed("told")


def _joint(grammar: Grammar, first: int) -> int | None:
    """The "and" or comma that joins the figure whose group starts at `first` to the one before it."""
    at = first - 1
    while grammar.word(at) in _listed("joins") and grammar.word(at) not in ("and", "plus"):
        at -= 1
    if grammar.word(at) in ("and", "plus"):
        return at - 1 if grammar.word(at - 1) == "," else at
    return at if grammar.word(at) == "," else None


def _joints(grammar: Grammar, chain: Sequence[Item]) -> list[int]:
    return [joint for part in chain[1:] if (joint := _joint(grammar, part.first)) is not None]


def _tail(grammar: Grammar, last: int, end: int) -> bool:
    """Whether what stands behind a part, up to the next joint, belongs to it alone: no list, no clause, no further member."""
    tail = range(last + 1, end)
    return len(tail) <= _TAIL and not any(_joins(grammar, at) for at in tail)


def _joins(grammar: Grammar, at: int) -> bool:
    """Whether a token joins or opens something: a conjunction, a mark, a dash between spaces."""
    loose = grammar.tag(at) in ("punct", "dash") and not grammar.tokens[at].glued
    return loose or grammar.tag(at) in ("conj", "sub", "rel") or grammar.word(at) in (",", ";", ":", "(", ")")


def chained(grammar: Grammar, parts: Sequence[Item]) -> bool:
    """Whether commas and "and" join figures of which each has its own place or time at most: "1,150 in March, 1,230 in April"."""
    for one, other in pairwise(parts):
        joint = _joint(grammar, other.first)
        if joint is None or not _tail(grammar, one.last, joint) or _has_verb(grammar, one.last + 1, joint):
            return False
    return True


def _has_verb(grammar: Grammar, first: int, end: int) -> bool:
    return any(grammar.verb(at) is not None for at in range(first, end))


def _divided(grammar: Grammar, total: Item, behind: Sequence[Item]) -> list[Item]:
    """The parts, without overlap, that follow a figure directly: behind "including", or behind a comma, each with another object."""
    first = behind[0]
    opened = grammar.word(first.first - 1) in _listed("parts-words") or opens_all(grammar, first.first)
    marked = grammar.word(first.first - 1) in (",", "–", "—", ":")
    if not opened and not (marked and not _repeats(grammar, total, first)):
        return []
    if any(grammar.word(at) in (";", ":", "(") for at in range(total.last + 1, first.first - 1)):
        return []
    parts = _row(grammar, behind)
    money = total.quantity.unit is not None and total.quantity.unit.dimension == "currency"
    if (
        len(parts) < 2
        or (money and total.quantity.stated[0] < _LARGE)
        or not all(_alike(part, total) and _summable(part) for part in parts)
    ):
        return []
    if opens_all(grammar, first.first):
        return parts
    told = [_part(grammar, part, total) for part in parts]
    if grammar.word(first.first - 1) == ":" and not all(part.noun for part in told):
        return []  # places and times behind a colon are read elsewhere
    people = total.noun is not None and is_person(singular(total.noun.split()[-1]))
    if not opened and any(part.noun for part in told) and not all(_exclude(one.noun, other.noun) for one, other in combinations(told, 2)):
        return []  # "four rockets, two mines and five phones": a row of finds
    return parts if all(_apart(one, other, people) for one, other in combinations(told, 2)) else []


def _row(grammar: Grammar, behind: Sequence[Item]) -> list[Item]:
    """The first figure and those that commas and "and" join to it."""
    parts = [behind[0]]
    for previous, item in pairwise(behind):
        joint = _joint(grammar, item.first)
        if joint is None or not _tail(grammar, previous.last, joint):
            break
        parts.append(item)
    return parts


def _both_sexes(grammar: Grammar, total: Item, parts: Sequence[Item]) -> bool:
    """ "60 people, 35 men and 25 women": right behind a figure for people, two kinds that leave nobody out."""
    apposed = grammar.word(total.last + 1) == "," and parts[0].first == total.last + 2
    nouns = [part.noun or "" for part in parts]
    return apposed and len(parts) == 2 and any(set(nouns) == set(pair) for pair in words("sums")["all-there-are"])


def _repeats(grammar: Grammar, total: Item, first: Item) -> bool:
    """ "40 died in Kenya, 35 in Uganda": a figure that has the preposition of those behind it is one of their row."""
    preposition = _preposition(grammar, first)
    return preposition in grammar.lowers[: first.first] if preposition else first.noun in (None, total.noun)


def _preposition(grammar: Grammar, item: Item) -> str:
    """The preposition behind a figure, or behind the verb that it is the subject of."""
    at = item.last + 1
    verb = grammar.verb(at)
    if verb is not None:
        at = verb.last + 1
    return grammar.word(at) if grammar.word(at) in _listed("dividing") else ""


def _part(grammar: Grammar, item: Item, total: Item) -> Part:
    preposition = _preposition(grammar, item)
    noun = _state(grammar, item) or (item.noun if item.noun is not None and item.noun != total.noun else "")
    at = item.last + 1
    verb = grammar.verb(at)
    at = verb.last + 1 if verb is not None else at
    group = grammar.noun(at + 1) if preposition else None
    if group is None or group.head is None:
        return Part(preposition, "", False, noun)
    named = grammar.tag(group.head) in ("name", "time") or grammar.tag(at + 1) in ("name", "time")
    text = " ".join(singular(grammar.word(index)) for index in range(group.first, group.last + 1) if grammar.tag(index) != "det")
    return Part(preposition, text, named, noun)


def _state(grammar: Grammar, item: Item) -> str:
    """What those of a figure are, told by the bare word behind it: "eight dead and 29 wounded"."""
    word = grammar.word(item.end + 1)
    return word if word in _listed("states") else ""


def opens_all(grammar: Grammar, first: int) -> bool:
    """Whether the words before a figure open the list of all that another one is made of: "a jury of 12, made up of seven women"."""
    return any(" ".join(between(grammar, first - 1 - len(phrase.split()), first)) == phrase for phrase in _listed("all-of"))


def _apart(one: Part, other: Part, people: bool) -> bool:
    """Whether two parts cannot overlap: one thing is not of two kinds, nor in two places; a person may be of several kinds."""
    if one.noun and other.noun:
        kinds = one.noun != other.noun and not (" " in one.noun or " " in other.noun)
        return kinds and (_exclude(one.noun, other.noun) or not (people or is_person(one.noun) or is_person(other.noun)))
    if one.noun or other.noun or one.preposition != other.preposition or not one.object or not other.object or one.object == other.object:
        return False
    return _exclude(one.object, other.object) or (one.named and other.named) or (not people and one.preposition in ("to", "by", "from"))


def _exclude(one: str, other: str) -> bool:
    return one != other and any(one in row and other in row for row in _rows())


@cache
def _rows() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row) for row in words("sums")["exclusive"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, words("sums")[name]))
