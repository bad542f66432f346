"""The subject that a figure's words are taken from: nearer and looser than the agent of a deed (`subjects`).

What is measured may stand in any phrase before the verb ("with dairy prices expected to rise 5%", "the price of oil in June fell 3%").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from factcheck.extract.syntax.clauses import Grammar, subject
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.vocabulary import words

CONTENT = frozenset({"noun", "name", "adj"})
_PARTIES = frozenset({"it", "they", "he", "she"})
_NO_CHAIN = frozenset({"by", "as", "than", "including", "according"})
_CLAUSE_PREPOSITIONS = frozenset({"since", "after", "before", "until", "till", "as", "than", "for"})
_CLIMBS = 4
_BRACKET = 12


@cache
def changing() -> frozenset[str]:
    """The verbs by which a figure rises or falls."""
    lists = words("changes")
    return frozenset((*lists["up"], *lists["down"]))


def subject_of(grammar: Grammar, verb: Verb) -> Noun | None:
    """The noun group that a verb is said of, a pronoun's antecedent in the sentence included; None if there is none."""
    verb = _first_of_chain(grammar, verb)
    who = _near(grammar, verb)
    if isinstance(who, int):
        return _antecedent(grammar, verb) if grammar.word(who) in _PARTIES else None
    return who


def chain(grammar: Grammar, group: Noun, prepositions: frozenset[str] | None = None) -> Noun:
    """The group that heads a chain of phrases: "the price" for "oil" in "the price of oil", "fats" for "oils" in "fats and oils".

    Only the given prepositions are followed; None stands for all but a few.
    """
    for _ in range(_CLIMBS):
        before = group.first - 1
        word = grammar.word(before)
        linked = grammar.tag(before) == "prep" and (word in prepositions if prepositions is not None else word not in _NO_CHAIN)
        joined = word in ("and", "or", "&") and grammar.verb(_start(grammar, before - 1) - 1) is None
        earlier = grammar.noun(before - 1) if linked or joined else None
        if earlier is None or earlier.head is None:
            return group
        group = earlier
    return group


def _start(grammar: Grammar, at: int) -> int:
    group = grammar.noun(at)
    return group.first if group is not None else at


def _first_of_chain(grammar: Grammar, verb: Verb) -> Verb:
    """ "is expected to rise": the verb that carries the subject of an infinitive."""
    for _ in range(_CLIMBS):
        if verb.form != "infinitive" or grammar.word(verb.first - 1) != "to":
            return verb
        before = grammar.verb(verb.first - 2)
        if before is None or before is verb:
            return verb
        verb = before
    return verb


def _near(grammar: Grammar, verb: Verb) -> Noun | int | None:
    """The subject right before the verb with the phrases between them, else what the clause has."""
    at = verb.first - 1
    if verb.form == "infinitive" and verb.lemma in changing() and grammar.word(at) == "to":
        at -= 1  # "cause sea levels to rise"
    while grammar.tag(at) in ("adv", "time"):
        at -= 1
    if grammar.tag(at) == "pron" and grammar.tag(at - 1) == "prep":
        at -= 2  # "the voltage across it"
    if grammar.word(verb.first) == "having":
        return _antecedent(grammar, verb)
    relative = grammar.tag(at) == "rel" and grammar.word(at) != "whom"
    if relative:
        at = _before_relative(grammar, at)
    group = grammar.noun(at)
    if group is not None and (verb.form != "infinitive" or verb.lemma in changing()):
        top = chain(grammar, group, frozenset({"of"}) if relative else None)
        if grammar.tag(top.first - 1) != "prep" or relative or grammar.word(top.first - 1) in _CLAUSE_PREPOSITIONS:
            return top
        if verb.form in ("past", "ing", "infinitive"):
            return group  # "with dairy prices expected to rise"
    return subject(grammar, verb)


def _before_relative(grammar: Grammar, at: int) -> int:
    """The token before a relative, over a comma and a bracket: "Ford (F), which"."""
    at -= 1
    if grammar.word(at) == ",":
        at -= 1
    if grammar.word(at) == ")":
        opened = next((index for index in range(at, max(-1, at - _BRACKET), -1) if grammar.word(index) == "("), at)
        at = opened - 1
    return at


def _antecedent(grammar: Grammar, verb: Verb) -> Noun | None:
    """The subject of an earlier clause of the sentence, for "it" and "they"."""
    for earlier in verbs_before(grammar, verb.first):
        who = _near(grammar, earlier)
        if isinstance(who, Noun):
            return who
    return None


def verbs_before(grammar: Grammar, at: int) -> Iterator[Verb]:
    """The verb groups that start before a token, the nearest first, as many as a reader looks back over."""
    verbs = grammar.phrases.verbs
    end = bisect_left(verbs, at, key=lambda verb: verb.first)
    return (verbs[index] for index in range(end - 1, max(-1, end - 1 - _CLIMBS), -1))
