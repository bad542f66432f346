"""Tenth stage, second part: who was told of before.

"Captured a courier … The courier was held" is one courier; "killing the rebels" kills as many as were named.

Each rule looks back only, over a few sentences. A figure that repeats another names it; an implied one that points at nobody named
is `LOST`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.extract.assertions import Assertion, Parsed, Referred
from factcheck.extract.meaning.implied import ALL, BOTH, HE, NAMED, ONE, OTHER, PLURAL, TWO, is_person
from factcheck.extract.morphology import is_plural, singular
from factcheck.extract.syntax.phrases import Noun
from factcheck.model import Quantity
from factcheck.scope.measures import measures
from factcheck.vocabulary import words

LOST = -1
_BACK = 24
_SENTENCES = 6
_NEAR = 4
_GROUPS = 120  # noun groups to look back over, so that the cost stays linear in a sentence without end
_DEFINITE = frozenset({"the", "this", "that"})
_OWNED = frozenset({"his", "her", "their", "its"})
_NEW = frozenset({"a", "an", "another"})


def read_repeat(assertion: Assertion, before: Sequence[Referred], sentences: Mapping[int, Parsed]) -> tuple[Assertion, int | None]:
    """The assertion, with the number it takes from those named before, and the index of the one it repeats (`LOST`, or None if new)."""
    counted = assertion.counted
    if assertion.printed:
        return assertion, _restated(assertion, before)
    if counted.reference in (PLURAL, NAMED, ALL, BOTH):
        return _several(assertion, before)
    if counted.quantity.value != ONE or counted.reference == OTHER:
        return assertion, None
    det = assertion.parsed.grammar.word(counted.first)
    if det in _DEFINITE or det in _OWNED or counted.reference == HE:
        return assertion, _same_person(assertion, before, sentences)
    named = counted.head is not None and assertion.parsed.grammar.tag(counted.head) == "name"
    if named:
        return assertion, _same_name(assertion, before)
    return assertion, _from_title(assertion, before) if det not in ("another",) else _retold(assertion, before)


def _rows(before: Sequence[Referred]) -> Iterator[tuple[int, Referred]]:
    """The last assertions, nearest first."""
    for index in range(len(before) - 1, max(-1, len(before) - 1 - _BACK), -1):
        yield index, before[index]


def _root(index: int, before: Sequence[Referred]) -> int:
    """The first telling of what the assertion at `index` tells."""
    again = before[index].again
    return again if again is not None and again >= 0 else index


def _like(assertion: Assertion, other: Referred) -> bool:
    """Whether both can count the same people: one noun, or a noun or pronoun that can mean anyone."""
    mine, theirs = assertion.counted.lemma, other.assertion.counted.lemma
    if mine == theirs or mine is None or theirs is None:
        return True
    if theirs in _groups():
        return True
    generic = words("persons")["generic"]
    return is_person(theirs) and (mine in generic or theirs in generic)


def _groups() -> list[str]:
    groups: list[str] = words("persons")["groups"]
    return groups


def _restated(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """ "the two rebels", "these 40 homes": the same figure of the same things, pointed at by its determiner."""
    counted, grammar = assertion.counted, assertion.parsed.grammar
    if counted.lemma is None or counted.quantity.unit is not None or grammar.word(counted.first) not in ("the", "these", "those", "both"):
        return None
    for index, other in _rows(before):
        theirs = other.assertion.counted
        if theirs.quantity.stated == counted.quantity.stated and theirs.lemma == counted.lemma and other.assertion.printed:
            return _root(index, before)
    return None


def _several(assertion: Assertion, before: Sequence[Referred]) -> tuple[Assertion, int | None]:
    """A plural without a figure: told before, as many as were named, or (without "the") some."""
    counted = assertion.counted
    known = [(index, other) for index, other in _rows(before) if _many(other) and _like(assertion, other)]
    here = assertion.parsed.sentence.index
    near = [(index, other) for index, other in known if here - other.assertion.parsed.sentence.index <= _SENTENCES]
    if counted.reference != PLURAL and near:
        index, model = near[0]
        if model.measure.value == assertion.frame.measure and (counted.reference != BOTH or model.assertion.counted.quantity.value == TWO):
            return assertion, _root(index, before)
        quantity = model.assertion.counted.quantity
        if counted.reference != BOTH:
            taken = replace(counted.quantity, value=quantity.value, stated=_stated(quantity), modifier=quantity.modifier)
            lemma = counted.lemma or model.assertion.counted.lemma
            counted = replace(counted, quantity=taken, noun=counted.noun or model.noun, lemma=lemma)
            assertion = replace(assertion, counted=counted)
    for index, other in known:
        same = other.measure.value == assertion.frame.measure
        if same and (counted.reference == PLURAL or other.assertion.counted.quantity.value == counted.quantity.value):
            return assertion, _root(index, before)
    return assertion, None if near or counted.lemma is not None or counted.reference == BOTH else LOST


def _stated(quantity: Quantity) -> tuple[Decimal, ...]:
    """What an implied figure states for the one it stands for: the same, or the usual least of a vague one ("several": 3)."""
    least = quantity.value.soft_low if quantity.value.soft_low is not None else quantity.value.low
    return (least,) if quantity.form == "vague" and least is not None else quantity.stated


def _many(other: Referred) -> bool:
    """Whether an assertion counts two or more people."""
    counted = other.assertion.counted
    low = counted.quantity.value.low
    measure = measures().get(other.measure.value or "")
    people = measure is not None and measure.people if counted.lemma is None else is_person(counted.lemma) or counted.lemma in _groups()
    return counted.quantity.unit is None and low is not None and low >= 2 and people


def _same_person(assertion: Assertion, before: Sequence[Referred], sentences: Mapping[int, Parsed]) -> int | None:
    """The one that "the courier", "the man" or "he" means, if what is said was said of them before.

    The nearest person who fits decides: one newly brought in ("a gunman") is a new one. If nobody fits, the last one of whom the same
    was said.
    """
    told = {
        (other.assertion.parsed.sentence.index, other.assertion.counted.first): index
        for index, other in _rows(before)
        if other.measure.value == assertion.frame.measure and other.assertion.counted.quantity.value == ONE
    }
    if not told:
        return None
    lemma, owned = assertion.counted.lemma, assertion.parsed.grammar.word(assertion.counted.first) in _OWNED
    for parsed, group in _groups_before(assertion, sentences):
        if not _fits(lemma, parsed, group):
            continue
        index = told.get((parsed.sentence.index, group.first))
        if index is not None:
            return _root(index, before)
        if group.det is not None and parsed.grammar.word(group.det) in _NEW:
            return None
        if group.head is not None and not owned:
            lemma = singular(parsed.grammar.word(group.head))  # "he" is "the courier": from here on, a courier is sought
    here = assertion.parsed.sentence.index
    near = [index for (sentence, _), index in told.items() if 0 < here - sentence <= _SENTENCES]
    return _root(near[0], before) if near and not owned else None


def _groups_before(assertion: Assertion, sentences: Mapping[int, Parsed]) -> Iterator[tuple[Parsed, Noun]]:
    """The noun groups of the sentence up to the assertion and of the sentences before it, nearest first."""
    here, left = assertion.parsed.sentence.index, _GROUPS
    for index in range(here, here - _SENTENCES - 1, -1):
        parsed = sentences.get(index)
        if parsed is None:
            continue
        nouns = parsed.grammar.phrases.nouns
        end = bisect_left(nouns, assertion.counted.first, key=_end) if index == here else len(nouns)
        for at in range(end - 1, max(-1, end - 1 - left), -1):
            yield parsed, nouns[at]
        left -= min(left, end)


def _end(group: Noun) -> int:
    return group.last


def _fits(lemma: str | None, parsed: Parsed, group: Noun) -> bool:
    """Whether a group names one person whom a noun (None: a pronoun) can mean."""
    if group.head is None:
        return False
    word = parsed.grammar.word(group.head)
    if is_plural(word):
        return False
    return singular(word) == lemma or (is_person(word) and (lemma is None or lemma in words("persons")["generic"]))


def _same_name(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """A name that stands in the sentence in which the same was told of one person ("killed a rebel leader, Bahram")."""
    name = assertion.counted.lemma
    for index, other in _rows(before):
        grammar = other.assertion.parsed.grammar
        same = other.measure.value == assertion.frame.measure and other.assertion.counted.quantity.value == ONE
        if same and any(singular(token.lower) == name for token in grammar.tokens):
            return _root(index, before)
    return None


def _from_title(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """ "Courier held in Brack" above "Police held a courier in Brack": the story says again what its headline says."""
    if assertion.parsed.sentence.role == "headline":
        return None
    for index, other in enumerate(before[:_BACK]):
        if other.assertion.parsed.sentence.role != "headline":
            break
        same = other.measure.value == assertion.frame.measure and other.assertion.counted.quantity.value == ONE
        if same and other.assertion.counted.lemma == assertion.counted.lemma:
            return index
    return _retold(assertion, before)


def _retold(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """Details behind a summary: "killed a leader and one helper. … The leader was killed. Another helper was killed": the helper too.

    The one told just before must itself be told again, from a sentence that also tells of one like this.
    """
    for index, other in _rows(before):
        if assertion.parsed.sentence.index - other.assertion.parsed.sentence.index > 1:
            return None
        if other.again is None or other.again < 0 or other.measure.value != assertion.frame.measure:
            continue
        summary = before[other.again].assertion.parsed
        for twin in range(max(0, other.again - _NEAR), min(index, other.again + _NEAR + 1)):
            theirs = before[twin].assertion
            if theirs.parsed is summary and twin != other.again and before[twin].measure.value == assertion.frame.measure:
                low = theirs.counted.quantity.value
                if low == ONE and theirs.counted.lemma == assertion.counted.lemma:
                    return twin
    return None
