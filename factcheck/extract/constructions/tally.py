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
    if not said.isdisjoint(_listed("votes")) or not said.isdisjoint(_listed("taken")):
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
    yield from _seats_won(document, parsed, seats[0])
    pairs = [(index, other) for index in range(len(grammar.tokens)) if (other := _pair(grammar, index)) is not None]
    if len(pairs) != 1:
        return
    parts = list(pairs[0])
    near = grammar.lowers[max(0, parts[0] - _NEAR) : parts[1] + 1 + _NEAR]
    if _listed("votes").isdisjoint(near):
        return
    parts += [index for index in range(len(grammar.tokens)) if index not in parts and index != seats[0] and _apart(grammar, index)]
    last = seats[0] + 2 if grammar.word(seats[0] + 1) in _DASHES else seats[0] + 1
    whole = term_of(document, parsed, seats[0], last, None, exactly(_number(grammar, seats[0]) or 0))
    roles = (
        ("parts", tuple(term_of(document, parsed, index, index, None, exactly(_number(grammar, index) or 0)) for index in sorted(parts))),
        ("whole", (whole,)),
    )
    yield Construction("votes", roles, parsed.sentence)


def _seats_won(document: Document, parsed: Parsed, whole: int) -> Iterator[Construction]:
    """ "The Liberals won 61 seats, Labour 44 and independents 15 in the 120-seat parliament"."""
    grammar = parsed.grammar
    parts = [index for index in range(whole) if _number(grammar, index) is not None]
    if len(parts) < 2 or _listed("taken").isdisjoint(grammar.lowers[: parts[0]]) or grammar.word(parts[0] + 1) != "seats":
        return
    for index in parts[1:]:
        named = grammar.tag(index - 1) in ("name", "noun")
        opened = any(grammar.word(at) in (",", "and") for at in range(index - 4, index))
        closed = grammar.word(index + 1) in (",", "and", "in", "of", "seats")
        if not (named and opened and closed):
            return
    last = whole + 2 if grammar.word(whole + 1) in _DASHES else whole + 1
    counted = tuple(term_of(document, parsed, index, index, None, exactly(_number(grammar, index) or 0)) for index in parts)
    total = term_of(document, parsed, whole, last, None, exactly(_number(grammar, whole) or 0))
    yield Construction("votes", (("parts", counted), ("whole", (total,))), parsed.sentence)


def _number(grammar: Grammar, index: int) -> int | None:
    word = grammar.word(index)
    return small(word) if word[:1].isdigit() else lexicon().units.get(word) or lexicon().tens.get(word)


def _seats(grammar: Grammar, index: int) -> bool:
    """ "the 100-seat senate", "the 435-member house", "a senate of 100 members"."""
    value = _number(grammar, index)
    if value is None or not 1 < value <= _LARGEST:
        return False
    if grammar.word(index + 1) in _DASHES and grammar.word(index + 2) in _listed("chambers"):
        return not _listed("bodies").isdisjoint(grammar.lowers[index + 3 : index + 7])
    told = grammar.word(index - 1) in ("of", "has", "with") and grammar.word(index + 1) in _listed("chambers")
    return told and not _listed("bodies").isdisjoint(grammar.lowers[max(0, index - 4) : index])


def _pair(grammar: Grammar, index: int) -> int | None:
    """The votes of the other side, for those at a token: "52 to 50", "52-50", "52 votes against 50"; not "from 52 to 50", not three in a
    row."""
    one = _number(grammar, index)
    if one is None:
        return None
    at = index + 2 + (grammar.word(index + 1) in ("votes", "vote"))
    other, behind = _number(grammar, at), grammar.word(at + 1)
    if other is None or grammar.word(at - 1) not in ("to", "against", "versus", *_DASHES):
        return None
    if grammar.word(index - 1) in ("from", "between", *_DASHES) or behind in (*_DASHES, "%", "percent", "per"):
        return None
    if behind == "to" and _number(grammar, at + 2) is not None:
        return None
    return None if one <= 12 and other <= 12 and behind in ("years", "months", "days", "weeks") else at


def _apart(grammar: Grammar, index: int) -> bool:
    """ "with three abstentions", "two members abstained"."""
    if _number(grammar, index) is None:
        return False
    for at in range(index + 1, index + 4):
        if grammar.word(at) in words("tallies")["apart"]:
            return True
        if grammar.word(at) in (",", ";", "and"):
            return False
    return False


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
