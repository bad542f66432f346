"""Fractions: "two-thirds", "half a million", "7-1/2", "one in five", "a year and a half"."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from factcheck.extract.figures.base import Numeral, Row, lexicon, listed
from factcheck.extract.figures.cardinal import digits_value, read_digits, read_words, scale_after
from factcheck.extract.figures.unit_table import is_symbol
from factcheck.model import Interval
from factcheck.printed import fraction, one_in, ten_digits

_ARTICLES = ("a", "an")
_JUST_BEFORE = 20  # tokens
_JOINS_DIGITS = frozenset({"in", "out", "/", "⁄"})
_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3}


def read_fraction(row: Row, index: int) -> Numeral | None:
    """The fraction that starts at token `index`, with a scale word after it ("three quarters of a billion"); None if there is none."""
    if row.kind[index] == "number" and row.lower[index + 1] not in _JOINS_DIGITS and row.lower[index + 2] != "in":
        return None  # most figures; all the readers want one of these words behind digits
    return _in_ratio(row, index) or _slashed(row, index) or _vulgar(row, index) or _named(row, index)


def with_half(row: Row, numeral: Numeral) -> Numeral:
    """The numeral with what may follow it: "two and a half million", "10 1/2", "7½", "3-1/2"."""
    at = numeral.last + 1
    if row.lower[at] == "and" and row.lower[at + 1] in _PARTS and numeral.value is not None:
        part = _PARTS[row.lower[at + 1]]
        denominator = lexicon().denominators.get(row.lower[at + 2]) or lexicon().plural_denominators.get(row.lower[at + 2])
        if denominator in (2, 3, 4) and part < denominator and (numeral.value < 1000 or numeral.scale > 1):
            return _mixed(row, numeral, part, denominator, at + 2)
    tied = row.lower[at : at + 6 : 2] == ("-", "-", "-") and row.glued[at] and row.lower[at + 1 : at + 6 : 2] == ("and", "a", "half")
    if tied and numeral.value is not None:  # "two-and-a-half years"
        return _mixed(row, numeral, 1, 2, at + 5)
    if numeral.form != "digits" or numeral.value is None or numeral.scale != 1:
        return numeral
    if row.kind[at] == "vulgar":
        part, whole = _ratio_of(row.lower[at])
        return _mixed(row, numeral, part, whole, at)
    start = at + 1 if row.hyphen(at) and row.glued[at + 1] else at
    found = _slash_at(row, start)
    if found is None:
        return numeral
    if numeral.value == int(numeral.value):
        return _mixed(row, numeral, found[0], found[1], start + 2)
    return _part_of_cent(row, numeral, found, start + 2) if start > at and row.kind[numeral.first - 1] == "currency" else numeral


def _part_of_cent(row: Row, numeral: Numeral, found: tuple[int, int], last: int) -> Numeral:
    """A price of grain: "$4.21-1/2" is four dollars and 21 and a half cents."""
    assert numeral.value is not None
    if numeral.value.as_tuple().exponent != -2:
        return numeral
    value, half = numeral.value + ten_digits(found[0], found[1]) / 100, Decimal("0.01") / found[1] / 4
    bounds = Interval(value - half, value + half)
    return replace(numeral, last=last, text=row.text(numeral.first, last), value=value, mantissa=value, step=None, bounds=bounds)


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
    if not (row.glued[index + 1] and row.glued[index + 2]) or row.lower[index + 3] in ("/", "⁄") or _after_score(row, index):
        return None
    part, whole = row.lower[index], row.lower[index + 2]
    if not (part.isdigit() and whole.isdigit() and len(whole) < 5 and whole in listed("numbers", "slash-denominators")):
        return None
    return (int(part), int(whole)) if 0 < int(part) < int(whole) else None


def _after_score(row: Row, index: int) -> bool:
    """Whether a pair of numbers stands in brackets after another ("7-6 (8/6)"): a tie-break."""
    return index > 1 and row.lower[index - 1] == "(" and row.lower[index + 3] == ")" and row.kind[index - 2] == "number"


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
    tied = row.hyphen(index + 1) and row.lower[index + 2] == "in" and row.hyphen(index + 3)  # "a 1-in-40 risk"
    connector = 3 if tied else 1 if row.lower[index + 1] == "in" else 2 if row.lower[index + 1 : index + 3] == ("out", "of") else 0
    headed = index > 0 and (row.lower[index - 1] in listed("numbers", "sure-heads") or row.lower[index - 1] in ("no.", "number"))
    part = _small(row, index) if connector and not headed else None
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
    places = part[0] != 1 and after in listed("numbers", "places-after-in")
    if after in listed("numbers", "stretches") or after in listed("numbers", "not-after-in") or places or whole[0] < 2:
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
    at = index + 1
    at += row.kind[at] == "dash"
    name = row.lower[at]
    if word in _ARTICLES or word == "one":
        whole = lex.denominators.get(name)
        return _scaled(row, index, at, 1, whole) if whole and _is_fraction(row, index, at, word) else None
    part, whole = lex.units.get(word), lex.plural_denominators.get(name)
    if not part or not whole or part >= whole or _is_period(row, index, at, name):
        return None
    return _scaled(row, index, at, part, whole)


def _half(row: Row, index: int) -> Numeral | None:
    before, after = row.lower[index - 1] if index else "", row.lower[index + 1]
    if before == "a" and index > 2 and row.lower[index - 2] == "and" and row.lower[index - 3] in listed("numbers", "stretches"):
        return _unit_and_half(row, index)
    if before in listed("numbers", "period-words") or before in ("the", "-", "a") or before.isdigit():
        return None
    tied = row.hyphen(index + 1) and (row.lower[index + 2] in lexicon().scales or row.lower[index + 2] in listed("numbers", "stretches"))
    share = after in listed("numbers", "half-followers") or before in listed("modifiers", "half-befores")
    plain = after not in ("-", "time", "way", "hearted") and (share or after in lexicon().scales)
    return _scaled(row, index, index, 1, 2) if tied or plain else None


def _unit_and_half(row: Row, index: int) -> Numeral | None:
    """ "a year and a half", "an hour and a half": one and a half, the unit inside the numeral."""
    first = index - 3
    if first and (row.kind[first - 1] == "number" or row.lower[first - 1] in lexicon().units):
        return None
    if first and row.lower[first - 1] in (*_ARTICLES, "one"):
        first -= 1
    value, tenth = Decimal("1.5"), Decimal("0.125")
    text = row.text(first, index)
    return Numeral(first, index, "words", text, value, value, bounds=Interval(value - tenth, value + tenth), unit_inside=index - 3)


def _is_fraction(row: Row, index: int, at: int, word: str) -> bool:
    """Whether "a third", "one quarter" is a share here, not an ordinal or a stretch of time."""
    name, after = row.lower[at], row.lower[at + 1]
    before = row.lower[index - 1] if index else ""
    tied = row.hyphen(at + 1)
    tied_to = row.lower[at + 2] if tied else ""
    if name in ("half", "quarter") and (
        after == "point" or after in lexicon().scales or tied_to in (lexicon().scales.keys() | listed("numbers", "stretches"))
    ):
        return True
    if name in ("half", "quarter") and tied_to == "point":
        return True  # "a quarter-point cut"
    if tied or name == "second" or _is_period(row, index, at, name) or _next_one(row, index, at, word):
        return False
    if word == "one" or after == "of":
        return True
    hedged = before in listed("modifiers", "half-befores")
    if name == "half":
        return hedged or after in ("point", "turn", "share") or (bool(after) and is_symbol(row.tokens[at + 1].text))
    if after in ("", ".", ",", ";", ")") or after in listed("numbers", "fraction-followers"):
        moved = before in listed("modifiers", "movement-words")  # "sales fell a third"
        return hedged or moved or before == "and" or after in listed("numbers", "comparatives") or _restates(row, index)
    return hedged


def _next_one(row: Row, index: int, at: int, word: str) -> bool:
    """Whether "a third was hurt" tells of one more after two who were told of just before."""
    before = lexicon().denominators[row.lower[at]] - 1
    if word not in _ARTICLES or row.lower[at + 1] not in listed("words", "be"):
        return False
    told = row.lower[max(0, index - _JUST_BEFORE) : index]
    return any(lexicon().units.get(other) == before or other == str(before) for other in told)


def _restates(row: Row, index: int) -> bool:
    """ "160, or a third, were turned down", "160 (a third)": the share says a figure again that stands right before it."""
    at = index - 1
    if at > 1 and row.lower[at] in ("or", ",") and _part_of_whole(row, at):
        return True  # "17 of the 51 seats in the chamber, a third."
    if at < 1 or row.lower[at] not in ("or", "("):
        return False
    at -= 2 if row.lower[at - 1] == "," and at > 1 else 1
    return row.kind[at] == "number" or row.lower[at] in ("%", "percent", "cent", "pct")


def _part_of_whole(row: Row, until: int) -> bool:
    """Whether a part and its whole ("17 of the 51") stand a few words before a token."""
    for at in range(max(1, until - _JUST_BEFORE), until):
        if row.lower[at] == "of" and row.kind[at - 1] == "number":
            return row.kind[at + 1] == "number" or (row.lower[at + 1] in ("the", "its", "their") and row.kind[at + 2] == "number")
    return False


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
    if row.lower[at] in _ARTICLES or (row.hyphen(at) and at == last + 1):
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


def read_cardinal(row: Row, index: int) -> Numeral | None:
    """Digits or number words at token `index`, with a mixed fraction after them."""
    numeral = read_digits(row, index) if row.kind[index] == "number" else read_words(row, index)
    return with_half(row, numeral) if numeral else None
