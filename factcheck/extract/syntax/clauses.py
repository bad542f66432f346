"""Who does what. The subject of a verb, the verb or noun that governs a noun group, and what an of-phrase belongs to.

Scans are short and local: each stops at a clause boundary and after `_REACH` tokens, so that the stage is linear in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extract.syntax.asides import skip
from factcheck.extract.syntax.coordination import coordinated, has_figure, joint_before
from factcheck.extract.syntax.grammar import Grammar, clause_start
from factcheck.extract.syntax.phrases import Verb
from factcheck.extract.syntax.subjects import subject
from factcheck.vocabulary import words

_REACH = 40
_DEPTH = 3
_ACTING = frozenset({"i", "he", "she", "we", "they", "who"})


class Governor(Struct, frozen=True):
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
    verb = grammar.verb(last + 1)
    bare = verb is not None and not (verb.first < verb.main and grammar.noun(first) is not None and not has_figure(grammar, first))
    if grammar.tag(first - 1) != "prep" or bare:  # a group behind a preposition is no subject, except in "with 13 wounded"
        right = _right(grammar, last)
        if right.role != "none":
            return right
    if weak:
        return left
    earlier = coordinated(grammar, first, listed=depth < _DEPTH)
    if earlier is not None and depth > 0:
        return governor(grammar, earlier.first, earlier.last, depth - 1)
    return NO_GOVERNOR


def _governs_clause(verb: Verb) -> bool:
    return verb.lemma == "be" or verb.lemma in words("words")["reporting"]


def _left(grammar: Grammar, first: int) -> Governor:
    at = first - 1
    while at >= 0 and (grammar.tag(at) in ("adv", "time") or grammar.word(at) in ("(", "“", '"') or _bounds(grammar, at)):
        at -= 1
    if grammar.tag(at) == "conj" and grammar.word(at - 1).endswith(("self", "selves")):
        at -= 2  # "killed himself and seven others"
    verb = grammar.phrases.verb_at[at] if at >= 0 else -1
    joined = joint_before(grammar, at) if verb < 0 else 0
    before = at - joined - (grammar.word(at - joined) == ",")
    if joined > 1 and grammar.verb(before) is not None:  # "was killed along with two guards"
        verb = grammar.phrases.verb_at[before]
        return Governor("passive" if grammar.phrases.verbs[verb].passive else "subject", verb)
    if verb >= 0:
        group = grammar.phrases.verbs[verb]
        # "were 137 operations": a bare "be" has no object, but what it says exists hangs on it all the same
        return Governor("none") if group.passive and group.lemma != "be" else Governor("object", verb)
    if grammar.word(at) in ("of", "to") and at > 0:
        head = grammar.noun(at - 1)
        if head is not None and grammar.word(at) == "of":
            return Governor("of", _verb_before(grammar, head.first), head.head)
    return NO_GOVERNOR


def _bounds(grammar: Grammar, at: int) -> bool:
    """ "killed between three and six": no preposition but part of the figure."""
    return grammar.word(at) == "between" and grammar.tag(at + 1) == "num"


def _right(grammar: Grammar, last: int) -> Governor:
    at, end = last + 1, min(len(grammar.tokens), last + 1 + _REACH)
    while at < end:
        verb = grammar.phrases.verb_at[at]
        if verb >= 0:
            found = _as_subject(grammar, verb, bare=at == last + 1)
            acts = found.role == "passive" and grammar.word(last) in _ACTING and not grammar.phrases.verbs[verb].passive
            return Governor("subject", verb) if acts else found  # "the girls they kidnapped"
        following = skip(grammar, at)
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
        said = _as_is_said(grammar, group)
        return Governor("passive", verb) if said is None else said
    if group.form == "past" and not _has_object(grammar, group) and "past" in grammar.classes.forms[group.main]:
        return Governor("passive" if bare or group.first == group.main else "subject", verb)
    return Governor("subject", verb)


def _as_is_said(grammar: Grammar, verb: Verb) -> Governor | None:
    """ "35 are known to have died", "12 are believed to be held": what is known of them is what governs."""
    at = verb.last + 2
    inner = grammar.verb(at)
    if (
        verb.lemma not in words("words")["hearsay"]
        or grammar.word(at - 1) != "to"
        or inner is None
        or grammar.word(at) not in ("have", "be")
    ):
        return None
    return Governor("passive" if inner.passive else "subject", grammar.phrases.verb_at[at])


def _has_object(grammar: Grammar, verb: Verb) -> bool:
    at = verb.last + 1
    while grammar.tag(at) == "adv":
        at += 1
    other = grammar.verb(at + 1) if grammar.word(at) in ("and", "or") else None
    if other is not None and other.form == "past" and other.first == at + 1 and not other.passive:
        at = other.last + 1  # "shot and killed a guard": both verbs have it
    return grammar.noun(at) is not None or grammar.tag(at) == "pron" or _bounds(grammar, at)


def verbs_joined(grammar: Grammar, found: Governor) -> Iterator[Governor]:
    """The verbs that "and" joins to the one whose subject is known: "the men gave their names and were arrested"."""
    if found.verb is None:
        return
    verb = grammar.phrases.verbs[found.verb]
    passive = verb.passive
    for at in range(verb.last + 1, min(len(grammar.tokens), verb.last + 1 + _REACH)):
        if grammar.tag(at) in ("sub", "rel") or grammar.word(at) in (";", "“", "”", '"', ":"):
            return
        if grammar.tag(at) != "conj":
            continue
        following = at + 1
        while grammar.tag(following) in ("adv", "time"):
            following += 1
        joined = grammar.verb(following)
        if joined is None or joined.form not in ("finite", "past"):
            continue
        index = grammar.phrases.verb_at[following]
        shared = passive and joined.form == "past" and not _has_object(grammar, joined)  # "were found and killed"
        yield Governor("passive" if joined.passive or shared else "subject", index)


def verb_behind_relative(grammar: Grammar, last: int, found: Governor) -> Governor | None:
    """The main verb behind the relative clause that found the first one: "two men who drew pistols were killed"."""
    at = last + 1 + (grammar.word(last + 1) == ",")
    if found.verb is None or grammar.tag(at) != "rel" or grammar.phrases.verb_at[at + 1 : at + 2] != (found.verb,):
        return None
    inner = grammar.phrases.verbs[found.verb]
    for index in range(inner.last + 1, min(len(grammar.tokens), inner.last + 1 + _REACH)):
        verb = grammar.phrases.verb_at[index]
        if verb >= 0:
            main = grammar.phrases.verbs[verb]
            if main.form in ("ing", "infinitive"):
                continue
            return _as_subject(grammar, verb, bare=False) if grammar.noun(index - 1) is not None or grammar.word(index - 1) == "," else None
        if grammar.tag(index) in ("conj", "pron", "sub", "rel") or grammar.word(index) in (";", "“", "”", '"', ":"):
            return None
    return None


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


__all__ = ["NO_GOVERNOR", "Governor", "Grammar", "clause_start", "governor", "subject", "verb_behind_relative", "verb_of", "verbs_joined"]
