"""What a figure is about: the nouns and adjectives of its sentence that say what is measured or counted, as printed and in text order.

Three sources, from near to far: the figure's own group and its of-phrase ("60% of its revenue", "a 0.6 per cent fee"), the noun group that
it hangs on ("a net worth of £1.3bn"), and the subject of its clause ("shares fell 5%", "the club sold 30 players").
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.clauses import Grammar, clause_start, governor, subject, verb_of
from factcheck.extract.counted import Counted
from factcheck.extract.phrases import Noun

_CONTENT = frozenset({"noun", "name", "adj"})
_DEPTH = 3
_HOSTS = frozenset({"of", "at", "with", "worth", "for"})
_OWN = frozenset({"of", "in", "for"})
_SUBJECT = frozenset({"of", "in", "for", "to", "on", "with", "between", "across", "from"})


def about(grammar: Grammar, counted: Counted) -> tuple[str, ...]:
    """The words that say what a printed figure is about; none for an implied one and where only a pronoun says it."""
    if counted.figure is None:
        return ()
    indexes = sorted(set(_indexes(grammar, counted)))
    return tuple(grammar.tokens[index].text for index in indexes)


def _indexes(grammar: Grammar, counted: Counted) -> Iterator[int]:
    yield from _own(grammar, counted)
    host = _host(grammar, counted.first, _DEPTH)
    yield from host_words(grammar, host)
    first = host.first if host is not None else counted.first
    last = counted.last
    found = governor(grammar, first, last)
    if found.role in ("subject", "passive"):
        return
    verb = verb_of(grammar, first, found)
    if verb is not None:
        who = subject(grammar, verb)
        if isinstance(who, Noun):
            yield from _extended(grammar, who, _SUBJECT, first)
        return
    if host is None:
        start = clause_start(grammar, first)
        for noun in grammar.phrases.nouns:
            if start <= noun.first < first and grammar.tag(noun.first - 1) != "prep":
                yield from _extended(grammar, noun, _SUBJECT, first)
                return


def host_words(grammar: Grammar, host: Noun | None) -> Iterator[int]:
    if host is not None:
        yield from _content(grammar, host.first, host.last)


def _own(grammar: Grammar, counted: Counted) -> Iterator[int]:
    if counted.quantity.unit is not None:
        start = counted.last if counted.figure is None else counted.last
        group = grammar.noun(counted.first)
        if group is not None:
            yield from (index for index in _content(grammar, group.first, group.last))
        yield from _tail(grammar, counted.last + 1, _OWN, len(grammar.tokens))
        return
    if counted.of is not None and counted.head is not None and counted.of.head != counted.head:
        yield from _content(grammar, counted.of.first, counted.of.last)


def _host(grammar: Grammar, first: int, depth: int) -> Noun | None:
    at = first - 1
    while grammar.tag(at) == "adv":
        at -= 1
    if grammar.word(at) in _HOSTS:
        group = grammar.noun(at - 1)
        if group is None:
            return None
        return group
    return None


def _extended(grammar: Grammar, group: Noun, prepositions: frozenset[str], stop: int) -> Iterator[int]:
    yield from _content(grammar, group.first, group.last)
    yield from _tail(grammar, group.last + 1, prepositions, stop)


def _tail(grammar: Grammar, at: int, prepositions: frozenset[str], stop: int) -> Iterator[int]:
    """The content of the prepositional phrases that follow one another from `at` on."""
    while at < stop and grammar.word(at) in prepositions:
        group = grammar.noun(at + 1)
        if group is None or group.first >= stop:
            return
        yield from _content(grammar, group.first, min(group.last, stop - 1))
        at = group.last + 1
        while grammar.word(at) in ("and", "or", "&") and grammar.noun(at + 1) is not None and at < stop:
            group = grammar.noun(at + 1)
            yield from _content(grammar, group.first, min(group.last, stop - 1))
            at = group.last + 1


def _content(grammar: Grammar, first: int, last: int) -> Iterator[int]:
    return (index for index in range(first, last + 1) if grammar.tag(index) in _CONTENT)
