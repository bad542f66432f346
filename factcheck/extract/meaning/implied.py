"""Sixth stage, second part: figures that words imply. "A soldier" is 1, "no civilians" 0, "rebels" at least 2, "both" 2, "they" as many as
were named.

Most of these groups assert nothing of a number; `frames.asserts` says which do.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.extract.meaning.counted import Counted, left_states, skip_determiner, text_of
from factcheck.extract.morphology import is_plural, singular
from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.extract.syntax.phrases import Noun
from factcheck.extract.tokens import cover
from factcheck.model import Interval, Quantity, Span
from factcheck.vocabulary import words

NONE = Interval(Decimal(0), Decimal(0))
ONE = Interval(Decimal(1), Decimal(1))
TWO = Interval(Decimal(2), Decimal(2))
SOME = Interval(Decimal(2), None)
# How an implied figure points at others; see `references.py`.
PLURAL, NAMED, ALL, OTHER, HE, BOTH = "plural", "named", "all", "other", "he", "both"
_ONE_DETS = frozenset({"a", "an", "the", "his", "her", "another", "their", "its"})
_NAMED_DETS = frozenset({"the", "these", "those"})
_HE = frozenset({"he", "him", "she"})
_THEY = frozenset({"they", "them"})


def implied(grammar: Grammar, taken: frozenset[int], people: bool = True) -> Iterator[Counted]:
    """One Counted for each noun group or pronoun without a figure that may stand for a number of people or things.

    Only what a later stage finds governed by a verb or noun of a measure of people becomes a claim; `taken` holds the tokens of printed
    figures. Without `people` the sentence tells of no deeds to people, and only what can count without one is given.
    """
    if not people and _without_deeds().isdisjoint(grammar.lowers):
        return  # most sentences
    for group in grammar.phrases.nouns:
        if group.head is None or not taken.isdisjoint(range(group.first, group.last + 1)):
            continue
        if singular(grammar.word(group.head)) in words("references")["carriers"]:
            continue
        told = _without_state(grammar, group) if people and grammar.word(group.head) in left_states() else group
        value, reference = _of_group(grammar, told)
        if value is not None and (people or value.high == 0 or reference == OTHER):
            yield _counted(grammar, told, value, reference)
    for token in grammar.tokens:
        if token.lower in _singles() and token.index not in taken:
            value, reference = _of_word(grammar, token.index, people)
            if value is not None:
                yield _bare(grammar, token.index, value, reference)


def _without_state(grammar: Grammar, group: Noun) -> Noun:
    """ "(left) a man dead": the group up to its noun; "the dead" is one already."""
    at = (group.head or group.last) - 1
    return (
        Noun(group.first, at, at, group.det)
        if at > group.first and grammar.tag(at) == "noun" and not is_plural(grammar.word(at))
        else group
    )


@cache
def _without_deeds() -> frozenset[str]:
    """The words without which no group counts in a sentence that tells of no deeds: they say none, or one more."""
    return frozenset((*words("words")["nobody"], *words("references")["ordinals"], "neither", "no", "single", "other", "others"))


@cache
def _singles() -> frozenset[str]:
    """The single words that `_of_word` knows."""
    return frozenset((*words("words")["nobody"], *_HE, *_THEY, "both", "all", "neither"))


def _of_word(grammar: Grammar, at: int, people: bool) -> tuple[Interval | None, str | None]:
    """The value of a single word ("nobody", "him", "both", "all" of "all of them") and how it points at others."""
    word, pronoun = grammar.word(at), grammar.tag(at) == "pron"
    if people and word == "all" and grammar.word(at + 1) == "of" and grammar.word(at + 2) in _THEY:
        return SOME, ALL
    if word == "neither" and grammar.word(at + 1) == "of":
        return NONE, None
    if grammar.noun(at) is not None:
        return None, None
    if word in words("words")["nobody"]:
        return NONE, None
    if people and word == "both" and grammar.tag(at) == "adv" and grammar.verb(at) is not None:
        return TWO, BOTH
    if people and pronoun and word in _HE:
        return ONE, HE
    return (SOME, NAMED) if people and pronoun and word in _THEY and grammar.word(at - 1) != "of" else (None, None)


def _of_group(grammar: Grammar, group: Noun) -> tuple[Interval | None, str | None]:
    """The value of a noun group and how it points at others; None where it implies no number."""
    head = group.head if group.head is not None else group.last
    word, lemma = grammar.word(head), singular(grammar.word(head))
    det = grammar.word(group.det) if group.det is not None else ""
    if det == "no" or _not_a_single(grammar, group, det):
        return NONE, None
    if word in ("other", "others") or (word in words("references")["ordinals"] and det in ("the", "a")):
        return _other(word, det)
    if is_plural(word):
        return _plural(grammar, group, det, lemma)
    if det in _ONE_DETS or (det == "" and _named(grammar, group, head)):
        return (SOME, None) if lemma in words("persons")["groups"] else (ONE, None)
    return None, None


def _other(word: str, det: str) -> tuple[Interval | None, str | None]:
    """ "the other", "a third" are one more, "the others" some more."""
    if word == "others":
        return (SOME, OTHER) if det == "the" else (None, None)
    return (ONE, OTHER) if det in ("the", "a") else (None, None)


def _plural(grammar: Grammar, group: Noun, det: str, lemma: str) -> tuple[Interval | None, str | None]:
    """A plural of people says that there were two or more, or as many as were named before."""
    if not is_person(lemma) or grammar.tag(group.head if group.head is not None else group.last) == "name":
        return None, None
    if det == "both":
        return TWO, BOTH
    if det == "all":
        return SOME, ALL
    if det in _NAMED_DETS:
        return SOME, NAMED
    return (SOME, PLURAL) if det == "" else (None, None)


def _named(grammar: Grammar, group: Noun, head: int) -> bool:
    """A name, or a title with a name ("rebel leader Bahram", "Taliban commander")."""
    names = any(grammar.tag(index) == "name" for index in range(group.first, group.last + 1))
    return names and (grammar.tag(head) == "name" or is_person(grammar.word(head)))


def bare_name(grammar: Grammar, at: int) -> bool:
    """Whether a token is all of its group: "Iraqi and foreign troops"."""
    group = grammar.noun(at)
    return group is not None and group.first == group.last == at


def _not_a_single(grammar: Grammar, group: Noun, det: str) -> bool:
    """ "without a single loss", "did not carry out a single raid", "not a single home"."""
    if det != "a" or grammar.word(group.first + 1) != "single":
        return False
    before = grammar.word(group.first - 1)
    verb = grammar.verb(group.first - 1)
    return before in ("without", "not") or (verb is not None and verb.negated)


@cache
def is_person(noun: str) -> bool:
    """Whether a lower-case singular noun names a person, or people in their number ("64 people")."""
    return noun == "people" or noun in words("persons")["persons"] or noun.endswith(tuple(words("persons")["endings"]))


def backgrounded(grammar: Grammar, first: int) -> bool:
    """Whether a group stands in a relative clause, which says who someone is more than what happened."""
    return grammar.tag(clause_start(grammar, first) - 1) == "rel"


def _counted(grammar: Grammar, group: Noun, value: Interval, reference: str | None) -> Counted:
    head = group.head if group.head is not None else group.last
    span = cover(grammar.tokens, group.first, group.last)
    quantity = _quantity(value, span, text_of(grammar, group.first, group.last))
    if reference == OTHER:
        return Counted(None, quantity, group.first, group.last, None, None, None, OTHER, head)
    begin = skip_determiner(group)
    noun = text_of(grammar, begin + 1 if grammar.word(begin) == "single" and begin < head else begin, head)
    return Counted(None, quantity, group.first, group.last, head, noun, singular(grammar.word(head)), reference, group.first)


def _bare(grammar: Grammar, index: int, value: Interval, reference: str | None) -> Counted:
    token = grammar.tokens[index]
    return Counted(None, _quantity(value, token.span, token.text), index, index, None, None, None, reference, index)


def _quantity(value: Interval, span: Span, surface: str) -> Quantity:
    stated = value.low if value.low is not None else Decimal(0)
    return Quantity(value, (stated,), None, "implied", "at-least" if value.high is None else None, None, span, surface)
