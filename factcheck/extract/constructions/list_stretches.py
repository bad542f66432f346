"""Where a list may stand in a sentence: behind a colon or a dash, in brackets, behind a comma, "are" or "named as"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extract.syntax.grammar import Grammar
from factcheck.vocabulary import words

NAMED = 8
"""Tokens from "named" to "as"."""
_SOURCE = 12  # tokens of ", the interior ministry said"
_IN_NAMES = frozenset({"de", "of", "al", "-", "'s", "&", "von", "van", "el", "bin", "la", "du", "le", "."})


class Stretch(Struct, frozen=True):
    """Where a list stands: its first and last token, and the sign that opens it (colon, dash, bracket, comma, be); `mark` is its token."""

    mark: int
    first: int
    last: int
    sign: str


def stretches(grammar: Grammar) -> Iterator[Stretch]:
    """All stretches of a sentence that may be a list, by the signs that open them."""
    end = prose_end(grammar)
    colons = [index for index, word in enumerate(grammar.lowers) if word == ":"]
    dashes = [index for index in range(len(grammar.tokens)) if _is_dash(grammar, index)]
    if len(colons) == 1:
        yield Stretch(colons[0], colons[0] + 1, min([index - 1 for index in dashes if index > colons[0]] or [end]), "colon")
    if dashes:
        closing = dashes[1] - 1 if len(dashes) > 1 else end
        yield Stretch(dashes[0], dashes[0] + 1, closing, "dash")
    named = next((verb for verb in grammar.phrases.verbs if verb.lemma in words("lists")["naming"]), None)
    mark = (
        next((index for index in range(named.last + 1, min(end, named.last + NAMED)) if grammar.word(index) == "as"), None)
        if named
        else None
    )
    if mark is not None:
        yield Stretch(mark, mark + 1, end, "as")
    yield from _brackets(grammar)
    yield from _appositions(grammar, end)


def prose_end(grammar: Grammar) -> int:
    """The last token before the sentence's closing marks and before who says so (", police said")."""
    end = len(grammar.tokens) - 1
    while end > 0 and grammar.word(end) in (".", "!", "”", '"', "’", "'"):
        end -= 1
    comma = next((index for index in range(end, max(0, end - _SOURCE), -1) if grammar.word(index) == ","), None)
    if comma is None:
        return end
    verbs = {verb.lemma for index in range(comma, end + 1) if (verb := grammar.verb(index)) is not None}
    told = not verbs.isdisjoint((*words("words")["reporting"], "find")) or grammar.word(comma + 1) == "according"
    return comma - 1 if told and grammar.word(comma + 1) not in ("who", "which") else end


def _is_dash(grammar: Grammar, index: int) -> bool:
    token = grammar.tokens[index]
    if token.kind != "dash":
        return False
    spaced = not token.glued and index + 1 < len(grammar.tokens) and not grammar.tokens[index + 1].glued
    return spaced or (token.text == "—" and not grammar.tokens[index - 1].text[-1:].isdigit())


def _brackets(grammar: Grammar) -> Iterator[Stretch]:
    opened: int | None = None
    for index, word in enumerate(grammar.lowers):
        if word == "(":
            opened = index
        elif word == ")" and opened is not None:
            yield Stretch(opened, opened + 1, index - 1, "bracket")
            opened = None


def _appositions(grammar: Grammar, end: int) -> Iterator[Stretch]:
    """A run of names set off by a comma, with a preposition perhaps, or behind "are": it ends where no name goes on.

    Such a run is a list of its own only if it closes with "and" or "or" and one more name.
    """
    taken = -1
    for mark in range(1, end):
        word = grammar.word(mark)
        naming = word in ("are", "were") and grammar.tag(mark + 1) in ("name", "det")
        if mark <= taken or not (word == "," or naming):
            continue
        first = mark + 1
        placed = grammar.word(first) in ("in", "at", "near")
        first += placed or grammar.word(first) == "namely"
        last = _names_end(grammar, first, end)
        if last is not None and _closed(grammar, last, end, naming):
            taken = last
            yield Stretch(mark, first, last, "be" if naming else "place" if placed else "comma")


def _names_end(grammar: Grammar, first: int, end: int) -> int | None:
    """The last token of a run of capitalised names and ages, joined by commas and closed by "and"; None where there is none."""
    index, closed, last = first, False, None
    while index <= end:
        word, token = grammar.word(index), grammar.tokens[index]
        if (token.kind == "word" and token.text[:1].isupper()) or (
            token.kind == "number" and grammar.word(index - 1) == "," and last is not None and len(word) <= 2
        ):
            last = index
        elif word in ("and", "or") and last is not None:
            closed = True
        elif word == ",":
            if closed and grammar.tokens[min(index + 1, end)].kind != "number":
                break
        elif not (word in _IN_NAMES and last is not None) and not (
            (word == "the" and grammar.word(index - 1) in (",", "and", "or")) or (index == first and word == "the")
        ):
            break
        index += 1
    return last if closed else None


def _closed(grammar: Grammar, last: int, end: int, naming: bool) -> bool:
    """Whether a run of names ends where a comma, a verb or the sentence does, so that its last name is not the start of something else."""
    after = last + 1
    if grammar.tag(after) in ("noun", "adj", "name", "poss", "num"):
        return False
    if after > end:
        return True
    following = grammar.tokens[after + 1] if after + 1 < len(grammar.tokens) else None
    if grammar.word(after) == "," and following is not None and (following.lower in ("and", "or") or following.text[:1].isupper()):
        return False
    return not naming and (grammar.word(after) == "," or grammar.verb(after) is not None)
