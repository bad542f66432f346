"""Votes against the members of a chamber ("passed 52 to 50 in the 100-seat senate") and results against games ("won 12, drew 4, lost 6 of
their 21 games")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.terms import exactly, small, term_of
from factcheck.extract.figures.base import HYPHENS, lexicon
from factcheck.extract.syntax.grammar import Grammar
from factcheck.model import Construction, Document
from factcheck.vocabulary import words

_NEAR = 8  # tokens between a word of voting and the votes
_DASHES = (*HYPHENS, "–", "—")
_LARGEST = 3000  # members of a chamber


def read_tallies(document: Document, parsed: Parsed) -> Iterator[Construction]:
    """The votes and the records of a sentence that stand beside their total."""
    said = parsed.grammar.said
    if not said.isdisjoint(_listed("votes")):
        yield from _votes(document, parsed)
    if not (said.isdisjoint(_listed("games")) or said.isdisjoint(_listed("won")) or said.isdisjoint(_listed("lost"))):
        yield from _record(document, parsed)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words("tallies")[name])


def _votes(document: Document, parsed: Parsed) -> Iterator[Construction]:
    grammar = parsed.grammar
    seats = [index for index in range(len(grammar.tokens)) if _seats(grammar, index)]
    if len(seats) != 1:
        return
    pairs = [index for index in range(len(grammar.tokens)) if _pair(grammar, index)]
    if len(pairs) != 1:
        return
    at = pairs[0]
    near = grammar.lowers[max(0, at - _NEAR) : at + 3 + _NEAR]
    if _listed("votes").isdisjoint(near):
        return
    parts = [at, at + 2]
    parts += [index for index in range(len(grammar.tokens)) if index not in parts and index != seats[0] and _apart(grammar, index)]
    whole = term_of(document, parsed, seats[0], seats[0] + 2, None, exactly(_number(grammar, seats[0]) or 0))
    roles = (
        ("parts", tuple(term_of(document, parsed, index, index, None, exactly(_number(grammar, index) or 0)) for index in sorted(parts))),
        ("whole", (whole,)),
    )
    yield Construction("votes", roles, parsed.sentence)


def _number(grammar: Grammar, index: int) -> int | None:
    word = grammar.word(index)
    return small(word) if word[:1].isdigit() else lexicon().units.get(word) or lexicon().tens.get(word)


def _seats(grammar: Grammar, index: int) -> bool:
    """ "the 100-seat senate", "the 435-member house"."""
    if grammar.word(index + 1) not in _DASHES or grammar.word(index + 2) not in _listed("chambers"):
        return False
    value = _number(grammar, index)
    return value is not None and 1 < value <= _LARGEST and not _listed("bodies").isdisjoint(grammar.lowers[index + 3 : index + 7])


def _pair(grammar: Grammar, index: int) -> bool:
    """ "52 to 50", "52-50", "52 against 50"; not "from 52 to 50", not three numbers in a row."""
    one, other = _number(grammar, index), _number(grammar, index + 2)
    if one is None or other is None or grammar.word(index + 1) not in ("to", "against", "versus", *_DASHES):
        return False
    if grammar.word(index - 1) in ("from", "between", *_DASHES) or grammar.word(index + 3) in (*_DASHES, "%", "percent", "per"):
        return False
    if grammar.word(index + 3) == "to" and _number(grammar, index + 4) is not None:
        return False
    return not (one <= 12 and other <= 12 and grammar.word(index + 3) in ("years", "months", "days", "weeks"))


def _apart(grammar: Grammar, index: int) -> bool:
    """ "with three abstentions", "two members abstained"."""
    if _number(grammar, index) is None:
        return False
    return any(grammar.word(at) in words("tallies")["apart"] for at in range(index + 1, index + 4)) and not any(
        grammar.word(at) in (",", ";", "and") for at in range(index + 1, index + 3)
    )


def _record(document: Document, parsed: Parsed) -> Iterator[Construction]:
    """ "won 12, drew 4 and lost 6 of their 21 games": each kind once, and the games behind "of"."""
    grammar, lists = parsed.grammar, words("tallies")
    found: dict[str, int] = {}
    for kind in ("won", "lost", "drawn"):
        spots = [index + 1 for index, word in enumerate(grammar.lowers) if word in lists[kind] and _number(grammar, index + 1) is not None]
        if len(spots) > 1:
            return
        if spots:
            found[kind] = spots[0]
    games = [index for index, word in enumerate(grammar.lowers) if word in lists["games"]]
    wholes = [
        index
        for game in games
        for index in range(max(0, game - 3), game)
        if _number(grammar, index) is not None and index not in found.values()
    ]
    if len(wholes) != 1 or not {"won", "lost"} <= set(found):
        return
    opening = grammar.lowers[max(0, wholes[0] - 4) : wholes[0]]
    before = (
        grammar.word(max(found.values()) + 1) in ("of", "from", "in")
        or "played" in opening
        or opening[-1:] in (("of",), ("their",), ("his",), ("her",), ("its",))
    )
    if not before:
        return
    parts = tuple(term_of(document, parsed, index, index, None, exactly(_number(grammar, index) or 0)) for index in sorted(found.values()))
    whole = term_of(document, parsed, wholes[0], wholes[0], None, exactly(_number(grammar, wholes[0]) or 0))
    yield Construction("record", (("parts", parts), ("whole", (whole,))), parsed.sentence, "drawn" in found)
