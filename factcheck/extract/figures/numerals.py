"""Second stage: every number of a sentence, with its value and its form.

Numbers are read from left to right; at each token the readers are tried in a fixed order and the first that reads something wins: vague
words and fractions (they hold cardinals inside), numbers that are no quantities, then cardinals. "a" and "an" alone are never one;
"one" is a numeral in "one of the …", before a noun, and after "just", "only" and the like, never as a pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.figures.base import Numeral, Row, lexicon, listed, row_of
from factcheck.extract.figures.fraction import read_cardinal, read_fraction
from factcheck.extract.figures.names import read_other
from factcheck.extract.figures.vague import read_vague
from factcheck.extract.tokens import Token

__all__ = ["QUANTITY_FORMS", "Numeral", "Row", "has_numbers", "numerals_of", "read_numerals", "row_of"]

QUANTITY_FORMS = frozenset(("digits", "words", "fraction", "vague"))


def read_numerals(tokens: Sequence[Token], taken: frozenset[int]) -> tuple[Numeral, ...]:
    """All numbers of one sentence in text order; `taken` are the tokens of dates and clock times, which are skipped."""
    return numerals_of(row_of(tokens, taken)) if has_numbers(tokens) else ()


def has_numbers(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has a digit or a number word at all: the quick way out for most sentences."""
    starters = lexicon().starters
    return any(token.kind == "number" or token.lower in starters or token.kind == "vulgar" for token in tokens)


def numerals_of(row: Row) -> tuple[Numeral, ...]:
    """The numbers of a row in text order; they do not overlap."""
    starters = lexicon().starters
    found: list[Numeral] = []
    named: set[str] = set()  # numbers that were part of a name: "Galaxy 20 and 20 Plus"
    index, end = 0, len(row.tokens)
    lower, kind = row.lower, row.kind
    while index < end:
        number = lower[index] in starters or kind[index] in ("number", "vulgar") or (lower[index] in ("a", "an") and _article(row, index))
        if not number:
            index += 1
            continue
        numeral = _read(row, index)
        if numeral is None or (found and numeral.first <= found[-1].last):
            index += 1
            continue
        if numeral.form == "name":
            named.add(row.lower[numeral.first])
        elif numeral.form == "digits" and numeral.text in named and row.title(index + 1) and not row.headline:
            numeral = Numeral(numeral.first, numeral.last, "name", numeral.text)
        found.append(numeral)
        index = numeral.last + 1
    return tuple(found)


def _article(row: Row, index: int) -> bool:
    """Whether "a" or "an" opens a fraction ("a third of")."""
    return row.lower[index] in ("a", "an") and row.lower[index + 1] in lexicon().denominators


def _read(row: Row, index: int) -> Numeral | None:
    if row.kind[index] == "number":
        return read_fraction(row, index) or read_other(row, index) or read_cardinal(row, index)
    if row.kind[index] == "vulgar":
        return read_fraction(row, index)
    if _article(row, index):
        return read_fraction(row, index)
    return _read_word(row, index)


def _read_word(row: Row, index: int) -> Numeral | None:
    word = row.lower[index]
    numeral = read_vague(row, index) or read_fraction(row, index) or read_other(row, index)
    if numeral or (word == "one" and not _counts_one(row, index)):
        return numeral
    if word == "zero" and not row.lower[index + 1].isalpha():
        return None
    return read_cardinal(row, index)


def _counts_one(row: Row, index: int) -> bool:
    """Whether "one" is the number and not the pronoun."""
    before, after = row.lower[index - 1] if index else "", row.lower[index + 1]
    if after == "of":
        return before not in ("this", "that", "another", "each", "every", "no", "not")
    if after == "-" and row.glued[index + 1]:
        return row.lower[index + 2] not in listed("numbers", "one-hyphen-idioms")
    if after in lexicon().scales or (after in ("to", "and") and _goes_on(row, index + 2)):
        return True
    never = after in listed("numbers", "one-never-before")
    the_only = before == "only" and index > 1 and row.lower[index - 2] == "the"
    if before in listed("numbers", "one-never-after") or (never and (the_only or before not in ("only", "just"))):
        return False
    if row.kind[index + 1] != "word" or after in listed("numbers", "one-weak-before"):
        return before in listed("numbers", "one-after") or (not before and after in ("was", "is", "were"))
    return True


def _goes_on(row: Row, index: int) -> bool:
    """Whether a number goes on after "one to", "one and": "one to two metres", "one and a half"."""
    word = row.lower[index]
    number = row.kind[index] == "number" or word in lexicon().units or word in lexicon().tens
    return word == "a" or (number and (row.lower[index - 1] == "to" or row.lower[index + 1] in lexicon().plural_denominators))
