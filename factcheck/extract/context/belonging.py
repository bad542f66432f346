"""Tenth stage, fourth part: whether the words of a figure make it a part of one before it.

"Of those, 40 …", "Among the dead were 12 children", "arrested 40; 51 of them …", "18 children and 14 women".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.assertions import Assertion, Referred
from factcheck.extract.meaning.implied import is_person
from factcheck.extract.morphology import is_plural, singular
from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.scope.measures import NOUN, measures
from factcheck.vocabulary import words

_FAR = 10  # how many times as large as its whole a misprinted part may be


def beside_included(assertion: Assertion, before: Sequence[Referred]) -> int | None:
    """ "including 18 children and 14 women": what "and" joins to a part, in kind, is a part of the same whole."""
    if not before or not assertion.printed or before[-1].listed or before[-1].whole is None:
        return None
    previous, grammar = before[-1].assertion, assertion.parsed.grammar
    if previous.parsed is not assertion.parsed or assertion.counted.quantity.unit is not None:
        return None
    between = range(previous.counted.last + 1, assertion.counted.first)
    joined = len(between) > 0 and all(grammar.word(index) in ("and", ",") for index in between)
    lemmas = (previous.counted.lemma, assertion.counted.lemma)
    return before[-1].whole if joined and all(lemma is not None and is_person(lemma) for lemma in lemmas) else None


def room_in(assertion: Assertion, before: Sequence[Referred], whole: int | None) -> int | None:
    """The whole that a bare figure goes on dividing; None where it is too small for it, for nothing then says that it is a part."""
    own = assertion.counted.quantity.value.low
    top = before[whole].assertion.counted.quantity.value.high if whole is not None else None
    return None if own is not None and top is not None and own > top else whole


def pointed_at(assertion: Assertion, candidate: Referred) -> bool:
    """ "arrested 40; 51 of them were charged": whether "them" can mean nobody but the figure right before, in this sentence or the last."""
    of, grammar, other = assertion.counted.of, assertion.parsed.grammar, candidate.assertion
    if of is None or grammar.word(of.first) not in words("references")["part-pronouns"] or other.counted.quantity.form == "vague":
        return False
    distance = assertion.parsed.sentence.index - other.parsed.sentence.index
    own, top = assertion.counted.quantity.value.low, other.counted.quantity.value.high
    if distance > 1 or candidate.whole is not None or own is None or top is None or own > _FAR * top:
        return False
    person = counts_people(candidate)
    start = 0 if distance else other.counted.last + 1
    between = [(grammar, index) for index in range(start, assertion.counted.first)]
    if distance:
        between += [(other.parsed.grammar, index) for index in range(other.counted.last + 1, len(other.parsed.grammar.tokens))]
    return not any(_plural_of(tokens, index, person) for tokens, index in between)


def _plural_of(grammar: Grammar, index: int, person: bool) -> bool:
    """Whether a token is a plural noun that "them" can mean: any but for people, who are not meant by things."""
    word = grammar.word(index)
    return grammar.tag(index) == "noun" and is_plural(word) and (not person or is_person(singular(word)))


def fronted(assertion: Assertion) -> bool | str:
    """ "Of those, 40 …", "Of those detained, 340 …": True, or the measure whose figures are meant."""
    grammar = assertion.parsed.grammar
    start = clause_start(grammar, assertion.counted.first)
    if grammar.word(start - 1) in ("which", "whom") and grammar.word(start - 2) in ("of", "among") and assertion.counted.first == start:
        return True  # "50 missiles, of which 42 were shot down"
    if grammar.word(start) not in ("of", "among") or grammar.word(start + 1) not in words("references")["part-pronouns"]:
        return _among_state(assertion, start)
    verb, group = grammar.verb(start + 2), grammar.noun(start + 2)
    if group is not None and group.head is not None and verb is None:
        noun = singular(grammar.word(group.head))  # "Of those operations, 51 …"
        return next((measure.name for measure in measures().values() if noun in measure.nouns), NOUN + noun)
    if verb is None:
        return True
    return next((measure.name for measure in measures().values() if verb.lemma in measure.does), True)


def _among_state(assertion: Assertion, start: int) -> bool | str:
    """ "Among the dead were 12 children", "The victims included 12 children": the measure of those who are meant."""
    grammar, verb = assertion.parsed.grammar, assertion.frame.verb
    at = start + (grammar.word(start) in ("of", "among"))
    if verb is None or grammar.word(at) != "the" or verb.first != at + 2 or verb.lemma not in ("be", "include"):
        return False
    if verb.last != assertion.counted.first - 1 or (verb.lemma == "be") == (at == start):
        return False
    word = grammar.word(at + 1)
    return next((m.name for m in measures().values() if m.people and not {word, singular(word)}.isdisjoint((*m.nouns, *m.left))), False)


def counts_people(referred: Referred) -> bool:
    """Whether a figure counts people, by its measure or, where no measure names them, by its noun."""
    value = referred.measure.value or ""
    measure = measures().get(value)
    if measure is not None:
        return measure.people
    return value.startswith(NOUN) and is_person(value.removeprefix(NOUN))
