"""Fifth stage: who does what. The subject of a verb, the verb or noun that governs a noun group, and what an of-phrase belongs to.

Scans are short and local: each stops at a clause boundary and after `_REACH` tokens, so that the stage is linear in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.grammar import Grammar, clause_start
from factcheck.extract.phrases import Noun, Verb
from factcheck.vocabulary import words

_REACH = 40
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Governor:
    """What a noun group depends on. `role` is object (of `verb`), subject (of `verb`, active), passive (subject of a passive or bare
    participle), of (complement of the noun at `noun`), or none (a bare mention); `verb` is an index into the verb groups."""

    role: str
    verb: int | None = None
    noun: int | None = None


NO_GOVERNOR = Governor("none")


def governor(grammar: Grammar, first: int, last: int, depth: int = _DEPTH) -> Governor:
    """What the noun group at `first`..`last` (with its figure and determiner) depends on.

    A verb to the right that can take it as a subject wins over one to the left only if none stands directly to the left; coordinated groups
    ("a leader and several of his men") take the governor of the group before them, `depth` groups back at most.
    """
    left = _left(grammar, first)
    # "there were 13 wounded", "the ministry said 12 people were killed": what became of them is said behind them
    weak = left.verb is not None and left.role == "object" and _governs_clause(grammar.phrases.verbs[left.verb])
    if left.role != "none" and not weak:
        return left
    bare = grammar.phrases.verb_at[last + 1 : last + 2] not in ((), (-1,))
    if grammar.tag(first - 1) != "prep" or bare:  # a group behind a preposition is no subject, except in "with 13 wounded"
        right = _right(grammar, last)
        if right.role != "none":
            return right
    if weak:
        return left
    earlier = _coordinated(grammar, first, listed=depth < _DEPTH)
    if earlier is not None and depth > 0:
        return governor(grammar, earlier.first, earlier.last, depth - 1)
    return NO_GOVERNOR


def _governs_clause(verb: Verb) -> bool:
    return verb.lemma == "be" or verb.lemma in words("words")["reporting"]


def _left(grammar: Grammar, first: int) -> Governor:
    at = first - 1
    while at >= 0 and (grammar.tag(at) in ("adv", "time") or grammar.word(at) in ("(", "“", '"')):
        at -= 1
    verb = grammar.phrases.verb_at[at] if at >= 0 else -1
    if verb >= 0:
        group = grammar.phrases.verbs[verb]
        # "were 137 operations": a bare "be" has no object, but what it says exists hangs on it all the same
        return Governor("none") if group.passive and group.lemma != "be" else Governor("object", verb)
    if grammar.word(at) in ("of", "to") and at > 0:
        head = grammar.noun(at - 1)
        if head is not None and grammar.word(at) == "of":
            return Governor("of", _verb_before(grammar, head.first), head.head)
    return NO_GOVERNOR


def _right(grammar: Grammar, last: int) -> Governor:
    at, end = last + 1, min(len(grammar.tokens), last + 1 + _REACH)
    while at < end:
        verb = grammar.phrases.verb_at[at]
        if verb >= 0:
            return _as_subject(grammar, verb, bare=at == last + 1)
        following = _skip(grammar, at)
        if following is None:
            return NO_GOVERNOR
        at = following
    return NO_GOVERNOR


def _as_subject(grammar: Grammar, verb: int, bare: bool) -> Governor:
    group = grammar.phrases.verbs[verb]
    if group.form == "infinitive":
        return NO_GOVERNOR
    if group.form == "ing":
        return NO_GOVERNOR
    if group.passive:
        return Governor("passive", verb)
    if group.form == "past" and not _has_object(grammar, group) and "past" in grammar.classes.forms[group.main]:
        return Governor("passive" if bare or group.first == group.main else "subject", verb)
    return Governor("subject", verb)


def _has_object(grammar: Grammar, verb: Verb) -> bool:
    at = verb.last + 1
    while grammar.tag(at) == "adv":
        at += 1
    return grammar.noun(at) is not None or grammar.tag(at) == "pron"


def _skip(grammar: Grammar, at: int) -> int | None:
    """The index after a phrase that may stand between a subject and its verb; None at a boundary."""
    tag, word = grammar.tag(at), grammar.word(at)
    if tag in ("adv", "time") or (tag == "rel" and word != "that" and grammar.phrases.verb_at[at + 1 : at + 2] != (-1,)):
        return at + 1
    if tag == "prep" and word != "by":
        return _after_group(grammar, at + 1)
    if word == "(":
        return _after_bracket(grammar, at)
    if (tag == "conj" and word == "and") or word == ",":
        following = grammar.noun(at + 1) or (grammar.noun(at + 2) if grammar.tag(at + 1) == "conj" else None)
        if following is not None:
            return following.last + 1
        if word == "," and (grammar.tag(at + 1) in ("rel", "time", "adv") or grammar.word(at + 1) == "including"):
            return at + 1
    return None


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


def _coordinated(grammar: Grammar, first: int, listed: bool) -> Noun | None:
    """The noun group that "and", "or", "," joins to the one that starts at `first`; prepositional phrases behind it are stepped over.

    A bare comma joins only figures, or what is already known to stand in a list (`listed`).
    """
    at = first - 1
    if grammar.tag(at) == "adv":
        at -= 1
    if grammar.tag(at) == "conj" or (grammar.word(at) in ("with",) and grammar.word(at - 1) == "along"):
        at -= 2 if grammar.word(at) == "with" else 1
        if grammar.word(at) == ",":
            at -= 1
    elif grammar.word(at) == "," and (listed or _has_figure(grammar, first)):
        at -= 1  # a bare comma lists figures ("12 cars, 3 lorries"); before anything else it may open an apposition
    else:
        return None
    while grammar.tag(at) == "time":
        at -= 1
    if grammar.word(at) == ")":
        while at > 0 and grammar.word(at) != "(":
            at -= 1
        at -= 1
    group = grammar.noun(at)
    while group is not None and grammar.tag(group.first - 1) == "prep":
        before = grammar.noun(group.first - 2)
        if before is None:
            break
        group = before
    return group


def _has_figure(grammar: Grammar, at: int) -> bool:
    group = grammar.noun(at)
    return group is not None and any(grammar.tag(index) == "num" for index in range(group.first, group.last + 1))


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


def _verb_before(grammar: Grammar, at: int) -> int | None:
    """Index of the nearest verb group to the left in the same clause."""
    start = clause_start(grammar, at)
    for index in range(at - 1, start - 1, -1):
        if grammar.phrases.verb_at[index] >= 0:
            return grammar.phrases.verb_at[index]
    return None


def verb_of(grammar: Grammar, first: int, found: Governor) -> Verb | None:
    """The verb whose action a noun group takes part in: its governing verb, else the nearest one to its left in the clause."""
    index = found.verb if found.verb is not None else _verb_before(grammar, first)
    return grammar.phrases.verbs[index] if index is not None else None


__all__ = ["NO_GOVERNOR", "Governor", "Grammar", "clause_start", "governor", "subject", "verb_of"]
