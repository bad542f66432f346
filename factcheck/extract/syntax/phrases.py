"""Noun groups and verb groups, flat and in text order.

A noun group runs from its determiner to its head ("the 44 ISIS militants") and holds no prepositional phrase; a verb group holds its
auxiliaries and adverbs ("had also been killed"). Token indexes are inclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from factcheck.extract.morphology import is_plural
from factcheck.extract.syntax.classes import Classes
from factcheck.extract.tokens import Token
from factcheck.vocabulary import words

_LONGEST = 40  # tokens of a group; what runs on for longer is a list of some kind
_IN_GROUP = frozenset({"num", "cur", "adj", "noun", "name", "poss"})
_HEADS = frozenset({"noun", "name", "adj"})


class Noun(Struct, frozen=True):
    """A noun group. `head` is its last noun, None for a bare figure ("74", "about 900"); `det` its determiner's index."""

    first: int
    last: int
    head: int | None
    det: int | None


class Verb(Struct, frozen=True):
    """A verb group. `main` is the index of the full verb, `lemma` its base ("be" for a bare auxiliary).

    `form` is finite, past (past tense or bare participle), ing or infinitive; `passive` needs a printed form of "be".
    """

    first: int
    last: int
    main: int
    lemma: str
    form: str
    passive: bool
    negated: bool
    modal: bool


class Phrases(Struct, frozen=True):
    """The groups of a sentence; `noun_at` and `verb_at` give for each token the index of its group, or -1."""

    nouns: tuple[Noun, ...]
    verbs: tuple[Verb, ...]
    noun_at: tuple[int, ...]
    verb_at: tuple[int, ...]


def read_phrases(tokens: Sequence[Token], classes: Classes) -> Phrases:
    """Noun and verb groups of one sentence."""
    nouns: list[Noun] = []
    verbs: list[Verb] = []
    noun_at, verb_at = [-1] * len(tokens), [-1] * len(tokens)
    at = 0
    while at < len(tokens):
        tag = classes.tags[at]
        if tag in ("aux", "verb", "neg"):
            verb = _verb_group(tokens, classes, at)
            if verb is not None:
                for index in range(verb.first, verb.last + 1):
                    verb_at[index] = len(verbs)
                verbs.append(verb)
                at = verb.last + 1
                continue
        if tag == "det" or tag in _IN_GROUP:
            noun = _noun_group(tokens, classes, at)
            for index in range(noun.first, noun.last + 1):
                noun_at[index] = len(nouns)
            nouns.append(noun)
            at = noun.last + 1
            continue
        at += 1
    return Phrases(tuple(nouns), tuple(verbs), tuple(noun_at), tuple(verb_at))


def _noun_group(tokens: Sequence[Token], classes: Classes, first: int) -> Noun:
    tags = classes.tags
    det = first if tags[first] == "det" else None
    last, head = first, None
    for at in range(first, min(len(tokens), first + _LONGEST)):
        tag = tags[at]
        inside = tag in _IN_GROUP or (at == first and tag == "det") or _joins(tokens, tags, at)
        if tag in ("adv", "det") and at > first and _degree(tokens, tags, at):
            inside = True
        if tag == "det" and at == first + 1 and tokens[first].lower in ("all", "both", "such"):
            inside = True
        if tag == "conj" and at > first and _joined_modifiers(tokens, tags, first, at):
            inside = True
        if tag == "num" and head is not None and _new_figure(tokens, tags, head, at):
            break
        if not inside:
            break
        last = at
        if tag in _HEADS:
            head = at
    while last > first and tags[last] in ("dash", "punct"):
        last -= 1
    return Noun(first, last, head, det)


def _new_figure(tokens: Sequence[Token], tags: Sequence[str], head: int, at: int) -> bool:
    """ "the year 30 people", "250 children aged nine": a new figure starts a new group, unless a name ("Boeing 737") or an owner
    ("the city's 2 million people") goes before it."""
    if tags[head] == "adj" and tokens[head].lower == "aged" and tags[head - 1] == "noun":
        return True
    return not tokens[at].glued and tags[head] not in ("name", "adj") and tags[at - 1] not in ("poss", "num")


def _joined_modifiers(tokens: Sequence[Token], tags: Sequence[str], first: int, at: int) -> bool:
    """ "30 digital and physical sales", "drone and missile attacks": "and" between two words that both describe the head behind them."""
    if at + 2 >= len(tokens) or tokens[at].lower not in ("and", "or") or tags[at + 2] not in ("noun", "name"):
        return False
    if tags[at - 1] == "adj" and tags[at + 1] == "adj":
        return True
    counted = first > 1 and tokens[first - 1].lower == "of" and tags[first - 2] == "num"  # "scores of Bosch and Miele ovens"
    if tags[at - 1] == tags[at + 1] == "name" and tags[at + 2] == "noun" and (counted or tags[first] == "num"):
        return is_plural(tokens[at + 2].lower)
    if tags[first] == "det" or tags[at - 1] != "noun" or tags[at + 1] != "noun" or tags[at + 2] != "noun":
        return False
    return not is_plural(tokens[at - 1].lower) and not is_plural(tokens[at + 1].lower) and is_plural(tokens[at + 2].lower)


def _degree(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """ "eight fully-operational banks", "30 newly built homes": an adverb in -ly that belongs to an adjective of the group; so does "most"
    in "the 20 most expensive houses"."""
    if tokens[at].lower in ("most", "least", "very") and tags[at - 1] in ("det", "num"):
        return at + 2 < len(tokens) and tags[at + 1] in ("adj", "noun") and tags[at + 2] in _IN_GROUP
    if not tokens[at].lower.endswith("ly") or at + 1 >= len(tokens):
        return False
    return tags[at + 1] == "adj" or (tags[at + 1] == "dash" and tokens[at + 1].glued)


def _joins(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """Whether a hyphen, slash or ampersand holds two words of a group together."""
    if at + 1 >= len(tokens) or at == 0 or tags[at + 1] not in _IN_GROUP:
        return False
    mark = tokens[at].text
    return tokens[at].glued and tokens[at + 1].glued if mark in ("-", "‐", "‑", "/") else mark == "&"


def _verb_group(tokens: Sequence[Token], classes: Classes, first: int) -> Verb | None:
    tags, main, at = classes.tags, -1, first
    while at < len(tokens):
        tag = tags[at]
        if tag == "verb":
            main = at
            break
        if tag not in ("aux", "neg", "adv"):
            break
        at += 1
    parts = [tokens[index].lower for index in range(first, main if main >= 0 else at)]
    if main < 0:
        main = next((index for index in range(at - 1, first - 1, -1) if tags[index] == "aux"), -1)
        if main < 0:
            return None
        return Verb(first, main, main, _aux_lemma(tokens[main].lower), "finite", False, _negated(parts), _modal(parts))
    lemma = classes.lemmas[main] or tokens[main].lower
    kinds = classes.forms[main]
    be = not _listed("be").isdisjoint(parts)
    form = _form(tokens, parts, kinds, first)
    passive = be and "past" in kinds
    last = main
    if main + 1 < len(tokens) and (lemma, tokens[main + 1].lower) in _phrasal():
        lemma, last = f"{lemma} {tokens[main + 1].lower}", main + 1
    return Verb(first, last, main, lemma, form, passive, _negated(parts), _modal(parts))


def _form(tokens: Sequence[Token], before: Sequence[str], kinds: frozenset[str], first: int) -> str:
    if first > 0 and tokens[first - 1].lower == "to" and kinds != {"ing"}:  # not "in addition to closing"
        return "infinitive"
    if not _listed("auxiliaries").isdisjoint(before):
        return "finite"
    if kinds == {"ing"}:
        return "ing"
    return "past" if "past" in kinds else "finite"


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words("words")[name])


@cache
def _phrasal() -> frozenset[tuple[str, str]]:
    return frozenset((str(verb), str(particle)) for verb, particle in words("words")["phrasal"])


def _aux_lemma(word: str) -> str:
    if word in _listed("be"):
        return "be"
    return "have" if word.startswith("ha") else "do" if word.startswith("d") else word


def _negated(parts: Sequence[str]) -> bool:
    return not _listed("negations").isdisjoint(parts)


def _modal(parts: Sequence[str]) -> bool:
    return not _listed("modals").isdisjoint(parts)
