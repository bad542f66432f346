"""What a figure is about: the nouns and adjectives of its sentence that say what is measured or counted, as printed and in text order.

Three sources, from near to far: the figure's own group with its of-phrase ("60% of its revenue", "a 0.6 per cent fee"), the noun group that
it hangs on, its host ("a net worth of £1.3bn", "Smith, 65,"), and the subject of its clause ("shares fell 5%", "the club sold 30 players").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.extract.figures.quantities import Figure
from factcheck.extract.meaning.about_subject import CONTENT, chain, changing, subject_of, verbs_before
from factcheck.extract.meaning.counted import Counted
from factcheck.extract.syntax.clauses import NO_GOVERNOR, Grammar, clause_start, governor, verb_of
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.vocabulary import words

_STEPS = 3
_LONGEST = 30  # words of a group, and phrases in a row
_OPENING = 40  # tokens in which the first noun group of a clause without a verb must start
_BRACKET = 12  # tokens of the longest bracket that is stepped over
_OWN = frozenset({"of", "in", "for"})
_OWN_NOUN = frozenset({"of", "in", "for", "on", "with", "to", "from"})
_SUBJECT = frozenset({"of", "in", "for", "to", "on", "with", "between", "across", "from"})
_MARKS = frozenset({"-", "‐", "‑", "/", "&"})


@cache
def _empty() -> frozenset[str]:
    return frozenset(words("words")["empty"])


@cache
def _hosting(name: str) -> frozenset[str]:
    return frozenset(words("words")[name])


def about(grammar: Grammar, counted: Counted, figures: Sequence[Figure]) -> tuple[str, ...]:
    """The words that say what a printed figure is about; none for an implied one and where only a pronoun says it.

    `figures` are those of the sentence: their tokens are never words. Compounds ("blue-chip", "S&P") are one word each.
    """
    if counted.figure is None:
        return ()
    firsts, empty, lowers = [figure.first for figure in figures], _empty(), grammar.lowers
    words_at = set(_indexes(grammar, counted, figures[counted.figure].last))
    found = sorted([index for index in words_at if lowers[index] not in empty and not _in_figure(figures, firsts, index)])
    made: list[str] = []
    end = -1
    for index in found:
        if index > end:
            first, end = _compound(grammar, index, figures, firsts)
            made.append("".join(token.text for token in grammar.tokens[first : end + 1]))
    return tuple(made)


def _in_figure(figures: Sequence[Figure], firsts: Sequence[int], index: int) -> bool:
    """Whether a token belongs to a figure; `firsts` are the first tokens of the figures."""
    at = bisect_right(firsts, index) - 1
    return at >= 0 and index <= figures[at].last


def _compound(grammar: Grammar, index: int, figures: Sequence[Figure], firsts: Sequence[int]) -> tuple[int, int]:
    """The first and last token of the word that hyphens, slashes and ampersands make of a token and its neighbours."""
    first = last = index
    tokens = grammar.tokens
    while first > 1 and tokens[first].glued and tokens[first - 1].text in _MARKS and tokens[first - 1].glued:
        if _in_figure(figures, firsts, first - 2):
            break
        first -= 2
    while last + 2 < len(tokens) and tokens[last + 1].text in _MARKS and tokens[last + 1].glued and tokens[last + 2].glued:
        if _in_figure(figures, firsts, last + 2):
            break
        last += 2
    return first, last


def _indexes(grammar: Grammar, counted: Counted, end: int) -> Iterator[int]:
    """Indexes of the words of a figure whose own last token is `end`."""
    measured = counted.quantity.unit is not None
    first, last = _outside_brackets(grammar, counted.first), counted.last
    if measured or counted.head is None:
        yield from _own(grammar, first, end)
    elif counted.of is not None and counted.of.head != counted.head:
        yield from _content(grammar, counted.of.first, counted.of.last)
    host = _host(grammar, first, last, measured or first != counted.first)
    alone = host is not None and _alone(grammar, chain(grammar, host))
    if host is not None and not alone and _mover(grammar, first) is not None:
        host = None  # "cut costs by 5%": the step hangs on the verb
    if host is not None:
        yield from _content(grammar, chain(grammar, host, frozenset({"of"})).first, host.last)
        first = chain(grammar, host).first
    if not alone:
        yield from _clause(grammar, first, last, measured, host is not None)


def _outside_brackets(grammar: Grammar, first: int) -> int:
    """Where the reading starts: for a figure in brackets behind another one ("€1.3bn ($1.7bn)") at that other figure."""
    at = first
    while at > first - _BRACKET and (grammar.word(at - 1) in ("/", "~") or grammar.tag(at - 1) == "num"):
        at -= 1
    if grammar.word(at - 1) != "(":
        return first
    group = grammar.noun(at - 2)
    if group is None:
        return at - 1 if grammar.tag(at - 2) == "num" else first
    return group.first if group.head is None or grammar.tag(at - 2) == "num" else at - 1


def _own(grammar: Grammar, first: int, last: int) -> Iterator[int]:
    """The words of the figure's own group, and of the phrases behind it."""
    group = grammar.noun(first)
    named = False
    if group is not None:
        end = group.last
        while end > last and grammar.tag(end) == "adj":
            end -= 1  # "90 miles wide", "5% higher"
        yield from _content(grammar, group.first, end)
        named = end > last
        last = max(last, group.last)
    at = _over_bracket(grammar, last + 1)
    if at > last + 1:
        behind = grammar.noun(at + 2 if grammar.word(at) == "-" else at)
        if behind is not None and behind.det is None and grammar.tag(behind.first) != "num":  # "a 1,800-mile (2,900 km) journey"
            yield from _content(grammar, behind.first, behind.last)
            named, at = True, behind.last + 1
    yield from _tail(grammar, at, _OWN_NOUN if named else _OWN, len(grammar.tokens))


def _over_bracket(grammar: Grammar, at: int) -> int:
    """The token behind a bracket that opens, or is open, at a token; the token itself if there is none."""
    if grammar.word(at) == ")":
        return at + 1
    if grammar.word(at) != "(":
        return at
    return next((index + 1 for index in range(at, min(at + _BRACKET, len(grammar.tokens))) if grammar.word(index) == ")"), at)


def _host(grammar: Grammar, first: int, last: int, measured: bool) -> Noun | None:
    """The noun group that a figure hangs on, directly or by a preposition; for a measure also one set off by a comma or colon."""
    for _ in range(_STEPS):
        at, moved = first - 1, False
        while grammar.tag(at) == "adv" or grammar.word(at) == "(":
            moved = True
            at -= 1
        group = grammar.noun(at - 1) if measured and grammar.tag(at) == "prep" else None
        if group is not None and group.head is None:
            first = group.first  # "up 4 per cent to $84": what the first figure hangs on
            continue
        group = None
        if grammar.word(at) in _hosting("hosting" if measured else "hosting-counts"):
            group = grammar.noun(at - 1) or (grammar.noun(at - 2) if grammar.tag(at - 1) == "adv" else None)
        elif measured and grammar.tag(at) in ("noun", "name"):
            group = grammar.noun(at)
        elif measured and grammar.word(at) in (",", ":", "-", "–", "—") and (moved or _closes(grammar, last)):
            group = grammar.noun(at - 1)
        return group if group is not None and group.head is not None else None
    return None


def _closes(grammar: Grammar, last: int) -> bool:
    """Whether a figure stands by itself between two marks: "Smith, 65, said"."""
    return grammar.word(last + 1) in (",", ".", ";", "", "and", "than", ")")


def _alone(grammar: Grammar, host: Noun) -> bool:
    """Whether a host opens a clause without a verb ("…, Burlington by 2.6%"): then it is the subject itself."""
    return grammar.word(host.first - 1) in ("", ",", ";", ":", "and", "but", "(") or grammar.tag(host.first - 1) in ("num", "sub")


def _clause(grammar: Grammar, first: int, last: int, measured: bool, hosted: bool) -> Iterator[int]:
    """The subject of the figure's clause and, behind a preposition, the object that the verb moves ("cut costs by 5%")."""
    at = first - 1
    while grammar.tag(at) in ("adv", "pron", "time"):
        at -= 1
    verb = grammar.verb(at) if measured else None
    if verb is None:
        adjunct = grammar.tag(_before_determiner(grammar, first)) == "prep" and measured
        found = governor(grammar, first, last) if not adjunct else NO_GOVERNOR
        if found.role in ("subject", "passive"):
            return
        verb = verb_of(grammar, first, found)
    if verb is None:
        if not hosted:
            yield from _opening(grammar, first)
        return
    verb = _mover(grammar, first) or verb
    if grammar.tag(first - 1) == "prep":
        thing = grammar.noun(verb.last + 1)
        if thing is not None and thing.first < first:
            yield from _content(grammar, thing.first, min(thing.last, first - 1))
    who = subject_of(grammar, verb)
    if who is not None:
        yield from _extended(grammar, who, min(first, verb.first) if who.first < verb.first else first)


def _before_determiner(grammar: Grammar, first: int) -> int:
    at = first - 1
    while grammar.tag(at) in ("det", "time"):
        at -= 1
    return at


def _mover(grammar: Grammar, first: int) -> Verb | None:
    """The verb of change that a step or level hangs on: "lowered its forecast for the year ended June to $84m"."""
    if grammar.word(first - 1) not in ("to", "by", "from"):
        return None
    start = clause_start(grammar, first)
    for verb in verbs_before(grammar, first):
        if verb.first < start or verb.lemma in changing():
            return verb if verb.first >= start else None
    return None


def _opening(grammar: Grammar, first: int) -> Iterator[int]:
    """The first free noun group of a clause without a verb."""
    start = clause_start(grammar, first)
    for at in range(start, min(first, start + _OPENING)):
        noun = grammar.noun(at)
        if noun is not None and noun.first == at and grammar.tag(at - 1) != "prep":
            yield from _extended(grammar, noun, first)
            return


def _extended(grammar: Grammar, group: Noun, stop: int) -> Iterator[int]:
    yield from _content(grammar, group.first, min(group.last, stop - 1))
    yield from _tail(grammar, group.last + 1, _SUBJECT, stop, joined=True)


def _tail(grammar: Grammar, at: int, prepositions: frozenset[str], stop: int, joined: bool = False) -> Iterator[int]:
    """The content of the phrases that follow one another from `at` on, and of groups joined to them by "and"."""
    for _ in range(_LONGEST):
        word = grammar.word(at) if at < stop else ""
        if not (word in prepositions or (joined and word in ("and", "or", "&"))):
            return
        group = grammar.noun(at + 1)
        if group is None or group.first >= stop:
            return
        if word not in prepositions and group.last + 1 < stop and grammar.verb(group.last + 1) is not None:
            return  # "… and Bolt gained": a clause of its own
        if word != "of" and grammar.tag(group.first) == "num" and group.head is None:
            return
        yield from _content(grammar, group.first, min(group.last, stop - 1))
        at, joined = group.last + 1, True


def _content(grammar: Grammar, first: int, last: int) -> Iterator[int]:
    """The words of a stretch: nouns, names, adjectives, and the numbers that belong to names ("iPhone 14")."""
    for index in range(max(first, last - _LONGEST), last + 1):
        if grammar.tag(index) in CONTENT or (grammar.tag(index) == "num" and grammar.tag(index - 1) in ("name", "noun") and index > first):
            yield index
