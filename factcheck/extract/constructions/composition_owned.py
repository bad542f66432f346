"""Shares of owners: "Three families own 55%, 30% and 25% of the brewery". No part of a thing is owned twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.extract.figures.quantities import Figure
from factcheck.extract.morphology import is_plural
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.extract.syntax.subjects import subject
from factcheck.vocabulary import words

_LEADING = 4  # tokens between the verb and the first share: "hold stakes of 51%"


def owned(grammar: Grammar, shares: Sequence[Figure]) -> bool:
    """Whether shares are those of several owners in one thing: in a row ("own 55%, 30% and 25% of it"), or each beside its owner."""
    if len(shares) < 2:
        return False
    verb = next(
        (verb for verb in grammar.phrases.verbs if verb.lemma in words("compositions")["owning"] and verb.last < shares[0].first), None
    )
    if verb is None or verb.passive or shares[0].first - verb.last > _LEADING:
        return False
    if any(grammar.verb(index) is not None for index in range(shares[0].last + 1, shares[-1].first)):
        return False
    return _in_a_row(grammar, verb, shares) or _beside(grammar, shares)


def _in_a_row(grammar: Grammar, verb: Verb, shares: Sequence[Figure]) -> bool:
    """Nothing but commas and "and" between the shares, several owners before them and one thing behind them."""
    joined = {word for one, other in pairwise(shares) for word in grammar.lowers[one.last + 1 : other.first]}
    return joined <= {",", "and"} and _several(grammar, verb) and _one_thing(grammar, shares[-1])


def _beside(grammar: Grammar, shares: Sequence[Figure]) -> bool:
    """ "Lee owns 55% of the brewery and Ray 50%": an owner right before each later share, and no other thing."""
    if not _one_thing(grammar, shares[0]):
        return False
    return all(grammar.tag(share.first - 1) in ("name", "noun") for share in shares[1:]) and all(
        grammar.word(share.last + 1) not in ("of", "in") for share in shares[1:]
    )


def _several(grammar: Grammar, verb: Verb) -> bool:
    """Whether the verb has more than one owner as its subject."""
    who = subject(grammar, verb)
    if not isinstance(who, Noun):
        return isinstance(who, int) and grammar.word(who) == "they"
    before = range(who.first, verb.first)
    return (who.head is not None and is_plural(grammar.word(who.head))) or any(grammar.word(index) == "and" for index in before)


def _one_thing(grammar: Grammar, share: Figure) -> bool:
    """Whether "of the brewery", "of it" or "of its shares" follows a share: one thing, or what stands for all of one."""
    at = share.last + 1
    if grammar.word(at) not in ("of", "in"):
        return False
    if grammar.word(at + 1) == "it":
        return True
    group = grammar.noun(at + 1)
    if group is None or group.head is None or group.det is None or grammar.word(group.det) not in ("the", "its", "this", "that"):
        return False
    head = grammar.word(group.head)
    single = not is_plural(head) or head in words("compositions")["stock"]
    return single and not _more_things(grammar, group.last + 1)


def _more_things(grammar: Grammar, at: int) -> bool:
    """ "of the mill, the shop and the farm": whether one more thing is joined to the first, which has a share of its own then."""
    if grammar.word(at) not in (",", "and", "or"):
        return False
    following = grammar.noun(at + 1)
    return following is not None and "num" not in grammar.classes.tags[at : following.last + 2] and grammar.verb(following.last + 1) is None
