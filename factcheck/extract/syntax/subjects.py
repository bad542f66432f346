"""Fifth stage, second part: the subject of a verb."""

from __future__ import annotations

from factcheck.extract.syntax.grammar import Grammar, clause_start
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.vocabulary import words


def subject(grammar: Grammar, verb: Verb) -> Noun | int | None:
    """The subject of a verb group: a noun group, the token index of a pronoun, or None.

    For a relative clause it is what the relative stands for; for a participle ("killing 44") the subject of the clause it hangs on.
    """
    start = clause_start(grammar, verb.first)
    participle = verb.form in ("ing", "infinitive")
    if (
        start > 0
        and not participle
        and grammar.word(verb.first - 1) == ","
        and any(index >= 0 for index in grammar.phrases.verb_at[start : verb.first])
    ):
        start = clause_start(grammar, start - 1)  # "A source in the police, where the base is held, said": the clause before goes on
    boundary = start - 1
    if grammar.tag(boundary) == "rel" and grammar.verb(start) is verb:
        at = boundary - 1
        while at >= 0 and (grammar.word(at) == "," or grammar.tag(at) == "time"):
            at -= 1
        return _head_of(grammar, at)
    if grammar.tag(boundary) == "rel" and not participle and _past_relative(grammar, verb, start):
        return _head_of(grammar, boundary - 1)
    beside = _beside(grammar, verb, start)
    if beside is not None:
        return beside
    for at in range(start, verb.first):
        group = grammar.noun(at)
        if group is not None and group.first == at and not _depends(grammar, at, start):
            return group
        if grammar.tag(at) == "pron" and grammar.tag(at - 1) != "prep" and grammar.word(at) not in ("there", "here"):
            return at
    return None


def _past_relative(grammar: Grammar, verb: Verb, start: int) -> bool:
    """ "The bomb that hit the market killed 12": the second verb behind a relative, joined to the first by nothing, is the main one."""
    inner = grammar.verb(start)
    if inner is None or inner is verb or inner.lemma in words("words")["with-clause"] or inner.lemma in words("words")["reporting"]:
        return False  # "the man who said the bomb killed 12"
    between = range(inner.last + 1, verb.first)
    return len(between) > 0 and not any(
        grammar.phrases.verb_at[index] >= 0 or grammar.tag(index) in ("conj", "pron", "sub", "rel", "punct") for index in between
    )


def _beside(grammar: Grammar, verb: Verb, start: int) -> Noun | int | None:
    """The group or pronoun right before a verb, with what is coordinated before it, unless it hangs on a preposition or another verb."""
    at = verb.first - 1
    while at > start and grammar.tag(at) == "adv":
        at -= 1
    if grammar.tag(at) == "pron" and at >= start:
        return at
    group = grammar.noun(at)
    while group is not None and group.first >= start:
        before = group.first - 1
        if grammar.tag(before) == "conj" and before > start:
            if grammar.tag(before - 1) == "pron":
                return before - 1
            partner = grammar.noun(before - 1)
            if partner is None or partner.first < start or partner is group:
                return group
            group = partner
            continue
        return None if _depends(grammar, group.first, start) else group
    return None


def _depends(grammar: Grammar, at: int, start: int) -> bool:
    """Whether the group that starts at `at` hangs on a preposition, or is the object of an infinitive or participle ("to defeat the
    group, …")."""
    if grammar.tag(at - 1) == "prep" or _inside_preposition(grammar, at, start):
        return True
    verb = grammar.verb(at - 1)
    return verb is not None and verb.form in ("infinitive", "ing") and not verb.passive


def _inside_preposition(grammar: Grammar, at: int, start: int) -> bool:
    """ "in Iraq and Syria the army": Syria still hangs on "in" through its "and"."""
    return at - 2 >= start and grammar.tag(at - 1) == "conj" and grammar.noun(at - 2) is not None and grammar.tag(
        _first_of(grammar, at - 2) - 1
    ) == "prep"  # fmt: skip


def _first_of(grammar: Grammar, at: int) -> int:
    group = grammar.noun(at)
    return group.first if group is not None else at


def _head_of(grammar: Grammar, at: int) -> Noun | None:
    group = grammar.noun(at)
    while group is not None and grammar.tag(group.first - 1) == "prep":
        before = grammar.noun(group.first - 2)
        if before is None:
            return group
        group = before
    return group
