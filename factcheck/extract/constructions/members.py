"""How many members a list names, as an interval: what reads both ways is counted both ways.

Commas and "and" divide a list into pieces. Ages, relative clauses and the like say more of the piece before; a piece of another make
than the first ("Ann Lee, a nurse, …") may be a member or say more of one; "health and care" may be one or two.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.terms import small
from factcheck.extract.morphology import is_plural, singular
from factcheck.extract.syntax.clauses import Grammar
from factcheck.vocabulary import words

_OLDEST = 120
_LONGEST = 160  # tokens of a list


class Piece(Struct, frozen=True):
    """What stands between two separators. `make` is name, article, bare, count, age, shared age or aside; `weight` how many it may stand
    for at most; `joined` is how it is set off from the piece before: start, comma, and, comma-and."""

    first: int
    last: int
    make: str
    weight: int
    joined: str


class Members(Struct, frozen=True):
    """The least and the greatest number of members that a list may have, and where those that are named for certain stand."""

    low: int
    high: int
    pieces: tuple[Piece, ...]
    ages: int


def read_members(parsed: Parsed, first: int, last: int, persons: bool) -> Members | None:
    """The members of the list in tokens `first` to `last`; None where it is not closed or cannot be counted. `persons`: of people."""
    grammar = parsed.grammar
    if last < first or last - first > _LONGEST or is_open(grammar, first, last):
        return None
    kept = _outside_brackets(grammar, first, last)
    if any(grammar.word(index) == ";" for index in kept):
        return _by_semicolons(grammar, kept)
    pieces = [_piece(parsed, run, joined) for run, joined in _split(grammar, kept)]
    if len(pieces) < 2 or pieces[0].make in ("age", "shared age", "aside") or any(_unsure(grammar, piece, persons) for piece in pieces):
        return None
    return _counted(pieces, persons)


def is_open(grammar: Grammar, first: int, last: int) -> bool:
    """Whether the words of a list leave it open ("such as", "and others")."""
    lists = words("lists")
    run = grammar.lowers[first : last + 1]
    if not set(run).isdisjoint(lists["open"]) or "…" in run or "/" in run:
        return True
    pairs = set(itertools.pairwise(run))
    return any(tuple(phrase) in pairs for phrase in lists["open-phrases"])


def _outside_brackets(grammar: Grammar, first: int, last: int) -> list[int]:
    kept, depth = [], 0
    for index in range(first, last + 1):
        depth += grammar.word(index) in ("(", "[")
        if depth == 0:
            kept.append(index)
        depth -= grammar.word(index) in (")", "]") and depth > 0
    return kept


def _by_semicolons(grammar: Grammar, kept: Sequence[int]) -> Members | None:
    """Semicolons divide members; an "and" inside one of them may divide, too."""
    pieces, run = [], list[int]()
    for index in (*kept, -1):
        if index >= 0 and grammar.word(index) != ";":
            run.append(index)
        elif run:
            pieces.append(Piece(run[0], run[-1], "bare", 1, "comma"))
            run = []
    spare = sum(grammar.word(index) in ("and", "or") for piece in pieces for index in range(piece.first + 1, piece.last))
    return Members(len(pieces), len(pieces) + spare, tuple(pieces), 0) if len(pieces) > 1 else None


def _split(grammar: Grammar, kept: Sequence[int]) -> Iterator[tuple[list[int], str]]:
    run: list[int] = []
    joined = "start"
    for index in kept:
        word = grammar.word(index)
        comma = word == "," and not _inside_date(grammar, index)
        if not comma and word not in ("and", "or"):
            run.append(index)
            continue
        if run:
            yield run, joined
            run, joined = [], "comma" if comma else "and"
        elif not comma and joined == "comma":
            joined = "comma-and"
    if run:
        yield run, joined


def _inside_date(grammar: Grammar, comma: int) -> bool:
    """ "May 3, 2004"."""
    before, after = grammar.word(comma - 1), grammar.word(comma + 1)
    return before.isdigit() and len(before) <= 2 and after.isdigit() and len(after) == 4


def _piece(parsed: Parsed, run: Sequence[int], joined: str) -> Piece:
    grammar, lists = parsed.grammar, words("lists")
    first, last = run[0], run[-1]
    while first < last and grammar.word(first) in ("then", "finally", "also"):
        first += 1
    shared = grammar.word(first) in lists["shared-ages"] and _age(grammar, first + 1, last)
    if _age(grammar, first, last) or shared:
        return Piece(first, last, "shared age" if shared else "age", 0, joined)
    word, token = grammar.word(first), grammar.tokens[first]
    capital = token.text[:1].isupper() and word not in lists["suffixes"]
    if (word in lists["asides"] and not capital) or (len(word) == 1 and token.text.isupper() and grammar.tag(first + 1) == "dash"):
        return Piece(first, last, "aside", 0, joined)
    figure = next((figure for figure in parsed.figures if figure.first == first), None)
    if figure is not None and figure.quantity.unit is None and figure.quantity.form in ("digits", "words") and last > figure.last:
        value = figure.quantity.stated[0]
        if value == value.to_integral_value() and 0 < value <= _OLDEST:
            return Piece(first, last, "count", int(value), joined)
    if token.text[:1].isupper():
        return Piece(first, last, "name", 1, joined)
    return Piece(first, last, "article" if grammar.tag(first) in ("det", "poss") else "bare", 1, joined)


def _age(grammar: Grammar, first: int, last: int) -> bool:
    """Whether tokens say nothing but an age."""
    words_of_age = words("lists")["age-words"]
    numbers = [index for index in range(first, last + 1) if grammar.tokens[index].kind == "number" or grammar.tag(index) == "num"]
    if not numbers or any(not (index in numbers or grammar.word(index) in words_of_age) for index in range(first, last + 1)):
        return False
    text = grammar.tokens[numbers[0]].text
    return not text.isdigit() or (small(text) or _OLDEST + 1) <= _OLDEST


def _unsure(grammar: Grammar, piece: Piece, persons: bool) -> bool:
    """Whether a piece may hold a sentence of its own, or an unknown number of people."""
    if piece.make in ("age", "shared age", "aside"):
        return False
    if any(_tells(grammar, index, piece.first) for index in range(piece.first, piece.last + 1)):
        return True
    if piece.make == "count" or not persons:
        return False
    head = _head(grammar, piece)
    word = grammar.word(head)
    if piece.make != "name" and (is_plural(word) or singular(word) in words("lists")["many-in-one"]):
        return True
    return piece.make == "name" and any(
        grammar.word(index) in ("family", "brothers", "sisters") for index in range(piece.first, piece.last + 1)
    )


def _tells(grammar: Grammar, index: int, first: int) -> bool:
    if grammar.tag(index) == "aux" or grammar.word(index) in ('"', "“", "”", ":"):
        return True
    verb = grammar.verb(index)
    if verb is None or verb.form not in ("finite", "past") or index == first or verb.main != index:
        return False
    return verb.lemma in words("words")["reporting"] or grammar.noun(index + 1) is not None


def _head(grammar: Grammar, piece: Piece) -> int:
    group = grammar.noun(piece.first)
    return group.head if group is not None and group.head is not None and group.head <= piece.last else piece.last


def _counted(pieces: Sequence[Piece], persons: bool) -> Members | None:
    candidates = [index for index, piece in enumerate(pieces) if piece.weight]
    ages = [index for index, piece in enumerate(pieces) if piece.make == "age" and index and pieces[index - 1].weight]
    joined = any(pieces[index].joined in ("and", "comma-and") for index in candidates)
    if len(candidates) < 2 or not (joined or len(candidates) > 2 or len(ages) > 1):
        return None
    high = sum(pieces[index].weight for index in candidates)
    if not persons and all(pieces[index].make == "count" for index in candidates):
        return None  # "nine raids: four in Ghana and three in Togo" is a sum
    if any(piece.make == "count" for piece in pieces):
        return Members(high if persons else min(len(candidates), _least(pieces)), high, tuple(pieces[index] for index in candidates), 0)
    shared = any(piece.make == "shared age" for piece in pieces)
    if len(ages) > 1 and not shared:  # each age closes a member
        aged = [index - 1 for index in ages]
        named = all(pieces[index].make == "name" for index in aged)
        loose = [index for index in candidates if index not in aged and not (named and _apposed(pieces, index))]
        return Members(len(ages), len(ages) + len(loose), tuple(pieces[index] for index in aged), len(ages))
    if persons and _titled(pieces):
        candidates = [index for index in candidates if pieces[index].make == "name"]
        high = len(candidates)
    return Members(min(high, _least(pieces)), high, tuple(pieces[index] for index in candidates), len(ages))


def _apposed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece stands right behind an age and is no name: "Ann Lee, 31, a nurse"."""
    return pieces[index].make in ("article", "bare") and pieces[index].joined == "comma" and pieces[index - 1].make in ("age", "aside")


def _titled(pieces: Sequence[Piece]) -> bool:
    """Whether each name but the last has one piece behind it that says who it is: "Ann Lee, mayor of Hull, and Bob Ray, a banker"."""
    shown = [piece for piece in pieces if piece.make in ("name", "article", "bare")]
    names = [index for index, piece in enumerate(shown) if piece.make == "name"]
    closed = any(piece.make == "name" and piece.joined == "comma-and" for piece in shown)
    return closed and len(names) > 1 and names == list(range(0, 2 * len(names), 2)) and len(shown) - names[-1] <= 2


def _least(pieces: Sequence[Piece]) -> int:
    """The pieces that cannot but be members: of the first one's make, or behind the last "and"; one for each pair that "and" joins
    before the last comma."""
    make = pieces[0].make
    closing = max((index for index, piece in enumerate(pieces) if piece.joined in ("and", "comma-and")), default=-1)
    least = 0
    for index, piece in enumerate(pieces):
        if not piece.weight:
            continue
        if piece.joined == "and" and (index != closing or pieces[index - 1].make == "aside"):
            continue
        if piece.make == make or index == closing or (piece.make == "count" and make == "article"):
            least += 1
    if (
        closing >= 0
        and pieces[closing].joined == "and"
        and any(piece.joined == "comma" and index > closing for index, piece in enumerate(pieces) if piece.weight)
    ):
        least -= 1  # "training, research and development, sales": the "and" ties two words of one member
    return least
