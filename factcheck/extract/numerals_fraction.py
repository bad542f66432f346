"""Fractions ("two-thirds", "half a million", "7-1/2", "one in five") and vague words ("dozens", "several hundred")."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.extract.numerals_base import Numeral, Row, lexicon, listed
from factcheck.extract.numerals_cardinal import digits_value, read_digits, read_words, scale_after
from factcheck.model import Interval
from factcheck.printed import fraction, one_in, ten_digits, vague
from factcheck.vocabulary import words

_TIME = frozenset(
    ("second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years")
)
_ARTICLES = ("a", "an")


def read_fraction(row: Row, index: int) -> Numeral | None:
    """The fraction that starts at token `index`, with a scale word after it ("three quarters of a billion"); None if there is none."""
    return _in_ratio(row, index) or _slashed(row, index) or _vulgar(row, index) or _named(row, index)


def with_half(row: Row, numeral: Numeral) -> Numeral:
    """The numeral with what may follow it: "two and a half million", "10 1/2", "7½", "3-1/2"."""
    at = numeral.last + 1
    if row.lower[at] == "and" and row.lower[at + 1] in ("a", "one", "three") and numeral.value is not None:
        part = 3 if row.lower[at + 1] == "three" else 1
        denominator = lexicon().denominators.get(row.lower[at + 2]) or lexicon().plural_denominators.get(row.lower[at + 2])
        if denominator in (2, 3, 4) and (numeral.value < 1000 or numeral.scale > 1):
            return _mixed(row, numeral, part, denominator, at + 2)
    if numeral.form != "digits" or numeral.value is None or numeral.scale != 1:
        return numeral
    if row.kind[at] == "vulgar":
        part, whole = _ratio_of(row.lower[at])
        return _mixed(row, numeral, part, whole, at)
    start = at + 1 if row.kind[at] == "dash" and row.glued[at] and row.glued[at + 1] else at
    found = _slash_at(row, start)
    return _mixed(row, numeral, found[0], found[1], start + 2) if found and numeral.value == int(numeral.value) else numeral


def _mixed(row: Row, numeral: Numeral, part: int, whole: int, last: int) -> Numeral:
    """A whole number with a fraction; it stands for a quarter of the fraction's unit either side."""
    assert numeral.value is not None
    mantissa = numeral.value / numeral.scale + ten_digits(part, whole)
    scale, last = scale_after(row, last, numeral.first, mantissa)
    scale *= numeral.scale
    half = Decimal(1) / whole / 4
    bounds = Interval((mantissa - half) * scale, (mantissa + half) * scale)
    value = mantissa * scale
    form = "words" if numeral.form == "words" else "digits"
    return replace(
        numeral,
        last=last,
        form=form,
        text=row.text(numeral.first, last),
        value=value,
        mantissa=mantissa,
        scale=scale,
        step=None,
        bounds=bounds,
    )


@cache
def _ratio_of(char: str) -> tuple[int, int]:
    """The parts of a vulgar fraction sign, by its Unicode decomposition ("½" is 1 and 2)."""
    parts = unicodedata.normalize("NFKD", char).split("⁄")
    return (int(parts[0]), int(parts[1])) if len(parts) == 2 and parts[1] else (1, 2)


def _vulgar(row: Row, index: int) -> Numeral | None:
    if row.kind[index] != "vulgar":
        return None
    return _scaled(row, index, index, *_ratio_of(row.lower[index]))


def _slash_at(row: Row, index: int) -> tuple[int, int] | None:
    """Numerator and denominator of "1/16" at token `index`."""
    if row.kind[index] != "number" or row.lower[index + 1] not in ("/", "⁄") or row.kind[index + 2] != "number":
        return None
    if not (row.glued[index + 1] and row.glued[index + 2]) or row.lower[index + 3] in ("/", "⁄"):
        return None
    part, whole = row.lower[index], row.lower[index + 2]
    if not (part.isdigit() and whole.isdigit() and len(whole) < 5 and whole in listed("numbers", "slash-denominators")):
        return None
    return (int(part), int(whole)) if 0 < int(part) < int(whole) else None


def _slashed(row: Row, index: int) -> Numeral | None:
    """A fraction in digits; unlike one in words it is exact but for a quarter of its unit ("a 1/4 mile")."""
    found = _slash_at(row, index)
    if found is None:
        return None
    numeral = _scaled(row, index, index + 2, *found)
    half = Decimal(1) / found[1] / 4 * numeral.scale
    assert numeral.value is not None
    return replace(numeral, bounds=Interval(numeral.value - half, numeral.value + half))


def _in_ratio(row: Row, index: int) -> Numeral | None:
    """ "one in five", "seven in ten", "one out of three", "1 in 5"."""
    connector = 1 if row.lower[index + 1] == "in" else 2 if row.lower[index + 1] == "out" and row.lower[index + 2] == "of" else 0
    part = _small(row, index) if connector else None
    if part is None:
        return None
    start = index + connector + 1
    if row.lower[start] == "every":
        start += 1
    whole = _small(row, start)
    if whole is None and row.lower[start] in ("a", "one"):
        numeral = read_words(row, start + (row.lower[start] == "a"))
        whole = (int(numeral.value or 0), numeral.last) if numeral else None
    if whole is None or whole[0] <= part[0] or whole[0] in range(1800, 2101):
        return None
    after = row.lower[whole[1] + 1]
    if part[0] != 1 and str(whole[0]) not in listed("numbers", "in-denominators"):
        return None
    if after in _TIME or after in ("%", "percent", "per", "provinces", "countries", "cities", "districts", "villages", "-") or whole[0] < 2:
        return None
    value = ten_digits(part[0], whole[0])
    return Numeral(index, whole[1], "fraction", row.text(index, whole[1]), value, value, bounds=one_in(part[0], whole[0]))


def _small(row: Row, index: int) -> tuple[int, int] | None:
    """A bare whole number at token `index`, in digits or words, with its last token."""
    if row.kind[index] == "number":
        value = digits_value(row.tokens[index].text)
        return (int(value), index) if value is not None and value == int(value) and value < 10_000_000 else None
    if row.lower[index] in lexicon().units or row.lower[index] in lexicon().tens:
        numeral = read_words(row, index)
        return (int(numeral.value or 0), numeral.last) if numeral else None
    return None


def _named(row: Row, index: int) -> Numeral | None:
    """ "half", "a third of", "two-thirds", "three quarters of a billion"."""
    lex, word = lexicon(), row.lower[index]
    if word == "half":
        return _half(row, index)
    if word == "quarter" and row.lower[index + 1] in lex.scales:
        return _scaled(row, index, index, 1, 4)
    if word in _ARTICLES or word == "one" or word in lex.units:
        at = index + 1
        at += row.kind[at] == "dash"
        name = row.lower[at]
        if word in _ARTICLES or word == "one":
            if name in lex.denominators and _is_fraction(row, index, at, name, word):
                return _scaled(row, index, at, 1, lex.denominators[name])
        elif name in lex.plural_denominators and lex.units[word] < lex.plural_denominators[name] and not _is_period(row, index, at, name):
            return _scaled(row, index, at, lex.units[word], lex.plural_denominators[name])
    return None


def _half(row: Row, index: int) -> Numeral | None:
    before, after = row.lower[index - 1] if index else "", row.lower[index + 1]
    if before in listed("numbers", "period-words") or before in ("the", "-") or before.isdigit():
        return None
    if after == "-" and (row.lower[index + 2] in lexicon().scales or row.lower[index + 2] in _TIME):
        return _scaled(row, index, index, 1, 2)
    approximate = before in listed("modifiers", "half-befores")
    if after in listed("numbers", "half-followers") or approximate or after in lexicon().scales:
        return _scaled(row, index, index, 1, 2)
    return None


def _is_fraction(row: Row, index: int, at: int, name: str, word: str) -> bool:
    """Whether "a third", "one quarter" is a share here, not an ordinal or a stretch of time."""
    after = row.lower[at + 1]
    if name == "half":
        return word in ("a", "one") and after not in ("-", "time", "century") and (word == "one" or after not in ("dozen",) or True)
    if name == "quarter" and _is_period(row, index, at, name):
        return False
    if word == "one":
        return after != "quarter" and name != "second"
    before = row.lower[index - 1] if index else ""
    hedged = before in listed("modifiers", "half-befores")
    if name == "quarter" and (after in lexicon().scales or after == "-"):
        return True
    if after in ("", ".", ",", ";", ")") or after in listed("numbers", "fraction-followers"):
        return (
            hedged
            or after == "of"
            or after in ("more", "less", "fewer", "higher", "lower", "larger", "smaller", "faster")
            or before in ("by", "and")
        )
    return hedged and name != "second"


def _is_period(row: Row, index: int, at: int, name: str) -> bool:
    """Whether "quarters" are stretches of a year: "the last two quarters", "in a quarter"."""
    if not name.startswith("quarter") or row.lower[at + 1] == "of":
        return False
    before = row.lower[index - 1] if index else ""
    return before in listed("numbers", "period-words") or (
        row.kind[at - 1] != "dash" and row.lower[at + 1] not in lexicon().scales and before in ("", "for", "the", "over")
    )


def _scaled(row: Row, first: int, last: int, part: int, whole: int) -> Numeral:
    """A fraction with the scale that may follow it: "half a million", "a quarter of a million", "quarter million", "half a dozen"."""
    at = last + 1
    if row.lower[at] == "of":
        at += 1
    if row.lower[at] in _ARTICLES or (row.kind[at] == "dash" and row.glued[at] and at == last + 1):
        at += 1
    scale, end = Decimal(1), last
    if row.lower[at] in lexicon().scales:
        scale, end = scale_after(row, at - 1, first, Decimal(1))
    value = ten_digits(part, whole) * scale
    value = value.normalize() if value == value.to_integral_value() else value
    form = "fraction" if scale == 1 else "words"
    bounds = fraction(part, whole, scale)
    if scale == 12:
        bounds = Interval(value, value)
    return Numeral(first, end, form, row.text(first, end), Decimal(format(value, "f")), ten_digits(part, whole), scale, bounds=bounds)


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
    if word == "a pair":
        if row.lower[index + 1] != "of":
            return None
        return Numeral(first, index, "words", row.text(first, index), Decimal(2), Decimal(2), step=Decimal(1), partitive=True)
    entry = _vague_words().get(word)
    if entry is None or (before in listed("numbers", "not-vague-after") and word in ("many", "numerous", "few")):
        return None
    if word == "a couple" and row.lower[index + 1] not in listed("numbers", "plain-couple-followers"):
        return None
    return _vague(row, first, index, entry, word)


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
    bounds = vague(low * scale, None if high is None else high * scale, None if soft is None else soft * scale)
    return Numeral(first, last, "vague", row.text(first, last), scale=scale, bounds=bounds, partitive=row.lower[last + 1] == "of")


def read_cardinal(row: Row, index: int) -> Numeral | None:
    """Digits or number words at token `index`, with a mixed fraction after them."""
    numeral = read_digits(row, index) if row.kind[index] == "number" else read_words(row, index)
    return with_half(row, numeral) if numeral else None
