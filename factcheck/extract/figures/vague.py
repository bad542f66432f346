"""Vague words as intervals: "dozens", "several hundred", "tens of thousands", "a couple of"; "a pair of" is exactly two."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.extract.figures.base import Numeral, Row, lexicon, listed
from factcheck.extract.morphology import is_plural
from factcheck.printed import vague
from factcheck.vocabulary import words


@cache
def _vague_words() -> dict[str, Any]:
    table: dict[str, Any] = words("numbers")["vague"]
    return table


def read_vague(row: Row, index: int) -> Numeral | None:
    """A vague word with the scale after it: "dozens", "several hundred", "tens of thousands", "a couple of"; None if there is none.

    "a pair of" is exactly two.
    """
    word, first = row.lower[index], index
    before = row.lower[index - 1] if index else ""
    if word in ("pair", "couple", "handful", "few") and before == "a":
        word, first = "a " + word, index - 1
        before = row.lower[first - 1] if first else ""
    if word == "a pair" or (word == "pair" and before == "the"):  # "the pair of drones" points back at two
        if row.lower[index + 1] != "of":
            return None
        return Numeral(first, index, "words", row.text(first, index), Decimal(2), Decimal(2), step=Decimal(1), partitive=True)
    if word == "number" and index:
        word, first = _number(row, index)
    entry = _vague_words().get(word)
    if entry is None or (before in listed("numbers", "not-vague-after") and word in ("many", "numerous", "few")):
        return None
    if word == "a couple" and row.lower[index + 1] not in listed("numbers", "plain-couple-followers"):
        return None
    return _vague(row, first, index, entry, word)


def _number(row: Row, index: int) -> tuple[str, int]:
    """The words "a number", "a large number" with their first token; a bare "number" is no figure."""
    if row.lower[index - 1] == "a":
        return "a number", index - 1
    size = words("numbers")["number-sizes"].get(row.lower[index - 1])
    return (f"a {size} number", index - 2) if size and index > 1 and row.lower[index - 2] == "a" else ("number", index)


def _before_plural(row: Row, at: int) -> bool:
    """Whether one of the next words, before any mark or function word, is a plural that can be counted."""
    for index in range(at, at + 4):
        word = row.lower[index]
        if row.kind[index] == "dash" and row.glued[index]:
            continue
        if row.kind[index] != "word" or (word in listed("numbers", "not-names") and word != "other"):
            return False
        if is_plural(word) and word not in ("has", "was", "is", "does"):
            return True
    return False


def _vague(row: Row, first: int, index: int, entry: dict[str, Any], word: str) -> Numeral | None:
    low, high, soft, last, scale = entry["low"], entry["high"], entry.get("soft"), index, Decimal(1)
    lex, at = lexicon(), index + 1
    of = row.lower[at] == "of"
    follows = row.lower[at + 1] if of else row.lower[at]
    if (of and follows in lex.plural_scales) or (follows in lex.scales and (not of or word == "a couple")):
        last = at + 1 if of else at
        scale = Decimal(lex.plural_scales.get(follows) or lex.scales[follows])
        if row.lower[last + 1] in lex.scales and lex.scales[row.lower[last + 1]] > scale:
            last += 1
            scale *= lex.scales[row.lower[last]]
        if row.lower[last + 1] == "of" and row.lower[last + 2] in lex.plural_scales:
            scale, last = scale * lex.plural_scales[row.lower[last + 2]], last + 2
    elif (entry.get("needs-of") and not of) or entry.get("only-before-scale"):
        return None
    if entry.get("before-plural") and not _before_plural(row, last + 1 + (row.lower[last + 1] == "of")):
        return None
    bounds = vague(low * scale, None if high is None else high * scale, None if soft is None else soft * scale)
    return Numeral(first, last, "vague", row.text(first, last), scale=scale, bounds=bounds, partitive=row.lower[last + 1] == "of")
