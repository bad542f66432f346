"""What may stand between a subject and its verb: phrases, brackets, relative clauses and asides between commas."""

from __future__ import annotations

from factcheck.extract.syntax.grammar import Grammar

_REACH = 40
_ASIDE = 10


def skip(grammar: Grammar, at: int) -> int | None:
    """The index after a phrase that may stand between a subject and its verb; None at a boundary."""
    tag, word = grammar.tag(at), grammar.word(at)
    if tag in ("adv", "time") or (tag == "rel" and word != "that" and grammar.phrases.verb_at[at + 1 : at + 2] != (-1,)):
        return at + 1
    if tag == "prep" and word != "by":
        return _after_group(grammar, at + 1)
    if word == "(":
        return _after_bracket(grammar, at)
    aside = _after_aside(grammar, at) if word == "," else None
    if aside is not None:
        return aside
    if (tag == "conj" and word == "and") or word == ",":
        following = grammar.noun(at + 1) or (grammar.noun(at + 2) if grammar.tag(at + 1) == "conj" else None)
        if following is not None and not (word == "," and grammar.tag(at + 1) == "conj" and following.head is None):
            return following.last + 1  # but ", and 37 were detained" is a clause of its own
        if word == "," and (grammar.tag(at + 1) in ("rel", "time", "adv") or grammar.word(at + 1) == "including"):
            return at + 1
    return None


def _after_aside(grammar: Grammar, at: int) -> int | None:
    """The index after an aside between commas that says no more than who: "the rebels, one of them their leader, were killed"."""
    for index in range(at + 1, min(len(grammar.tokens), at + _ASIDE)):
        if grammar.phrases.verb_at[index] >= 0 or grammar.tag(index) in ("sub", "rel"):
            return None
        if grammar.tag(index) == "conj" and not _within_aside(grammar, at, index):
            return None
        if grammar.word(index) == ",":
            return index + 1 if grammar.phrases.verb_at[index + 1 : index + 2] not in ((), (-1,)) else None
    return None


def _within_aside(grammar: Grammar, comma: int, at: int) -> bool:
    """Whether a conjunction joins nothing but figures ("aged 29 and 31"), or opens another figure for the same ("or nine in ten")."""
    if at == comma + 1:
        return grammar.word(at) == "or" and grammar.tag(at + 1) == "num"
    if grammar.word(comma + 1) in ("including", "among"):
        return grammar.noun(at - 1) is not None and grammar.noun(at + 1) is not None  # "including 12 civilians and three soldiers"
    return grammar.tag(at - 1) == "num" and grammar.tag(at + 1) == "num"


def _after_group(grammar: Grammar, at: int) -> int | None:
    while grammar.tag(at) in ("prep", "time", "adv"):
        at += 1
    group = grammar.noun(at)
    if group is not None:
        return group.last + 1
    return at + 1 if grammar.tag(at) == "pron" else (at if grammar.tag(at - 1) == "time" else None)


def _after_bracket(grammar: Grammar, at: int) -> int | None:
    for index in range(at + 1, min(len(grammar.tokens), at + _REACH)):
        if grammar.word(index) == ")":
            return index + 1
    return None
