"""Cardinal numbers: digits with their scale words and suffixes, and numbers in words."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.extract.figures.base import Lexicon, Numeral, Row, lexicon, listed, money_before
from factcheck.printed import printed_step

_SPACES = re.compile("[\u00a0\u2009\u202f ]")
_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}\Z")
_LENGTH = re.compile(r"[0-9]{1,2}\.[0-9]0\Z")  # "she cleared 1.90m": no one rounds millions to a nought
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z")
_LIST = re.compile(r"[0-9]{4,},[0-9]+(?:,[0-9]+)*\Z")
_ONE = Decimal(1)
_EITHER_SIGN = (("plus", "or"), ("plus", "/"))  # "plus or minus three points"
_DEEP = 10
_LONGEST = 24
_LARGEST = Decimal(10) ** 15


def digits_value(text: str) -> Decimal | None:
    """The value of a digit token: grouping by threes or in the Indian way, one decimal point; None for a version or a list of codes.

    A broken grouping ("6,5000,000") keeps its digits, so that a check can show it. More digits than any count has are a code.
    """
    if text.isdigit() and len(text) <= _LONGEST:
        return Decimal(text)
    text = _SPACES.sub("", text)
    if len(text) > _LONGEST:
        return None
    if "," not in text:
        plain = text.count(".") < 2
        return Decimal(text) if plain else Decimal(text.replace(".", "")) if _POINTS.match(text) else None
    if _DECIMAL_COMMA.match(text):
        return Decimal(text.replace(",", "."))
    broken = _LIST.match(text) or text.count(".") > 1
    return None if broken and not _WESTERN.match(text) else Decimal(text.replace(",", ""))


def read_digits(row: Row, index: int) -> Numeral | None:
    """A figure in digits with its scale ("1,204", "$2.3bn", "80, 000", "4 hundred million", ".001"); None if there is none."""
    value, last = digits_value(row.tokens[index].text), index
    if value is None:
        return None
    first = index
    if index and row.lower[index - 1] == "." and row.glued[index] and not row.glued[index - 1]:
        first, value = index - 1, Decimal("0." + row.lower[index])
    if row.lower[last + 1] == "," and row.lower[last + 2] == "000" and value < 1000 and not row.glued[last + 2] and row.glued[last + 1]:
        value, last = value * 1000, last + 2
    if row.kind[last + 1] == "number" and first == last == index:
        value, last = _spaced(row, value, last)
    value, last = _power_of_ten(row, value, last)
    scale, last = scale_after(row, last, first, value)
    first, sign = _sign(row, first)
    total = value * scale * sign
    step = printed_step(total, scale)
    return Numeral(first, last, "digits", row.text(first, last), total, value * sign, scale, step)


def _spaced(row: Row, value: Decimal, last: int) -> tuple[Decimal, int]:
    """Thousands grouped by plain spaces ("12 500 people"): further tokens of three digits, a word that they may count behind the last."""
    at, total = last, value
    grouped = (
        1 <= len(row.lower[last]) <= 3
        and row.lower[last].isdigit()
        and row.lower[last][0] != "0"
        and (last == 0 or row.kind[last - 1] != "number")
    )
    while grouped and row.kind[at + 1] == "number" and not row.glued[at + 1]:
        part = row.lower[at + 1]
        if len(part) != 3 or not part.isdigit():
            return value, last
        at, total = at + 1, total * 1000 + int(part)
    countable = (
        row.kind[at + 1] in ("word", "currency") and not row.glued[at + 1] and row.lower[at + 1] not in listed("numbers", "not-grouped")
    )
    named = last > 0 and (row.lower[last - 1] in listed("numbers", "never-grouped-after") or (last > 1 and row.title(last - 1)))
    return (total, at) if countable and not named else (value, last)


def _sign(row: Row, first: int) -> tuple[int, int]:
    """Where a negative figure starts ("-5", "minus 387", "minus-130", "$-50.8bn") and its sign."""
    if first == 0:
        return first, 1
    before = row.lower[first - 1]
    if before == "minus" and not row.glued[first]:
        return (first, 1) if row.lower[max(0, first - 3) : first - 1] in _EITHER_SIGN else (first - 1, -1)
    if before in ("-", "−", "–", "‑") and row.glued[first]:
        if first >= 2 and row.lower[first - 2] == "minus":
            return first - 2, -1
        if first == 1 or not row.glued[first - 1]:
            return first - 1, -1
        if row.kind[first - 2] == "currency" or row.lower[first - 2] == "(":
            return first - 1, -1
    return first, 1


def _power_of_ten(row: Row, value: Decimal, last: int) -> tuple[Decimal, int]:
    """Scientific notation: "1.99 × 10−30"."""
    if row.lower[last + 1] not in ("×", "x") or row.lower[last + 2] != "10" or row.lower[last + 3] not in ("-", "−", "–", "^", "⁻"):
        return value, last
    at = last + 3
    negative = row.lower[at] != "^"
    if not negative and row.lower[at + 1] in ("-", "−"):
        negative, at = True, at + 1
    power = row.lower[at + 1]
    if not power.isdigit() or len(power) > 3:
        return value, last
    return value.scaleb(-int(power) if negative else int(power)), at + 1


def scale_after(row: Row, last: int, first: int, value: Decimal) -> tuple[Decimal, int]:
    """The product of the scale words and suffixes after token `last`, and the last token that they reach.

    `first` and `value` are of the figure so far; they decide what the letters m, k, b and t mean.
    """
    lex, scale = lexicon(), _ONE
    at = last + 1
    if row.hyphen(at) and row.glued[at + 1] and (row.lower[at + 1] in lex.loose or row.lower[at + 1] == "cr"):
        at += 1  # "a Rs 500-cr scheme"
    word = row.lower[at]
    if row.kind[at] == "word" and word not in lex.scales:
        letter = _suffix(row, lex, at, first, value)
        if letter:
            return Decimal(letter), at
    while True:
        at = last + 1
        if row.hyphen(at) and row.lower[at + 1] in lex.scales:
            at += 1
        word = row.lower[at]
        factor = lex.scales.get(word) or (lex.plural_scales.get(word) if scale == 1 and value < 1000 else None)
        if not factor or scale > _LARGEST or (word in lex.plural_scales and row.lower[at + 1] == "of" and last == first):
            return scale, last
        scale, last = scale * factor, at


def _suffix(row: Row, lex: Lexicon, at: int, first: int, value: Decimal) -> int:
    """The factor of a suffix token, 0 if it is none here."""
    word, glued = row.lower[at], row.glued[at]
    if word in lex.loose:
        return lex.loose[word]
    money = money_before(row, first) or _money_after(row, at)
    if money and word in lex.money and (glued or word != "l"):
        return lex.money[word]
    powered = row.glued[at + 1] and row.lower[at + 1] in ("/", "²", "³", "2", "3", "^")
    if not glued or powered or word not in lex.glued or _is_unit_letter(row, at, first, value):
        return 0
    return lex.glued[word]


def _is_unit_letter(row: Row, at: int, first: int, value: Decimal) -> bool:
    """Whether m, b or k glued to digits is no scale: "a 12m wall", "flat 3B", "a 10k run", "4K"."""
    word, text = row.lower[at], row.tokens[at].text
    if word == "m":
        return _is_length(row, at, first, value)
    if word == "b":
        return text != "b" and "." not in row.lower[at - 1] and row.kind[at + 1] != "word"
    if word == "k":
        return row.lower[at + 1] in listed("numbers", "run-words") or (text == "K" and value <= 8)
    return word == "mm"


def _money_after(row: Row, at: int) -> bool:
    word = row.lower[at + 1]
    return (
        row.kind[at + 1] == "currency"
        or word in lexicon().money_after
        or (row.title(at + 1) and row.lower[at + 2] in lexicon().money_after)
    )


def _is_length(row: Row, at: int, first: int, value: Decimal) -> bool:
    """Whether "m" glued to digits is metres: by the words around it, or since no one writes 5,000 million."""
    if row.tokens[at].text == "M" or row.lower[at + 1] in ("cubic", "square", "sq", "cu"):
        return False
    if value >= 1000:
        return True
    counts = row.kind[at + 1] == "word" and row.lower[at + 1] not in listed("numbers", "not-names")
    if not counts and (_LENGTH.match(row.lower[at - 1]) or (value < _DEEP and _of_water(row))):
        return True
    words_of_length = listed("numbers", "length-words")
    near = (*row.lower[max(0, first - 4) : first], *row.lower[at + 1 : at + 4])
    return not words_of_length.isdisjoint(near)


def _of_water(row: Row) -> bool:
    """Whether the sentence tells of the sea or the like, and not of its cost."""
    return not listed("numbers", "water-words").isdisjoint(row.lower) and listed("units", "pound-money").isdisjoint(row.lower)


def read_words(row: Row, index: int) -> Numeral | None:
    """A number in words ("one hundred and four", "twenty-five thousand", "a hundred"); None if token `index` starts none."""
    lex = lexicon()
    first = index
    if row.lower[index] in lex.scales:
        if index == 0 or row.lower[index - 1] not in ("a", "an", "per", "the"):
            return None
        first = index - 1 if row.lower[index - 1] in ("a", "an") else index
        found: tuple[int, int, int] | None = _compound(row, lex, index, 1)
    else:
        found = _compound(row, lex, index, None)
    if found is None:
        return None
    value, last, scale = found
    start, sign = _sign(row, first)
    number = Decimal(value * sign)
    unit = Decimal(scale)
    return Numeral(start, last, "words", row.text(start, last), number, number / unit, unit, printed_step(number))


def _compound(row: Row, lex: Lexicon, index: int, seed: int | None) -> tuple[int, int, int] | None:
    """Value, last token and largest scale of the number words from `index` on; `seed` stands for the "a" of "a hundred"."""
    total, current, at, last, top, floor = 0, seed or 0, index, index - 1, 1, 1_000_000_000_000_000
    room = 100 if seed is None else 0  # the next word must be smaller than this to be added
    while True:
        word = row.lower[at]
        if word in lex.units and lex.units[word] < room and (lex.units[word] < 10 or room == 100):
            current, room = current + lex.units[word], 0
        elif word in lex.tens and room == 100:
            current, room = current + lex.tens[word], 10
        elif word in lex.scales and current and lex.scales[word] < floor and (word != "hundred" or current < 100):
            scale = lex.scales[word]
            top = max(top, scale)
            if word == "hundred":
                current, room = current * 100, 100
            else:
                total, current, room, floor = total + current * scale, 0, 100, scale
                if row.lower[at + 1] in lex.scales:
                    total, floor, top = _stack(row, lex, at + 1, total, top)
                    at += 1
        else:
            break
        last, at = at, at + 1
        at = _join(row, lex, at, room, top)
    return (total + current, last, top) if last >= index else None


def _stack(row: Row, lex: Lexicon, at: int, total: int, top: int) -> tuple[int, int, int]:
    """A scale on a scale: "a hundred thousand million"."""
    scale = lex.scales[row.lower[at]]
    return total * scale, 1, max(top, scale)


def _join(row: Row, lex: Lexicon, at: int, room: int, top: int) -> int:
    """Step over the hyphen of "twenty-five" and the "and" of "one hundred and four"."""
    if row.hyphen(at) and row.glued[at + 1]:
        follows = row.lower[at + 1]
        if follows in lex.scales or (room == 10 and follows in lex.units):
            return at + 1
    if row.lower[at] == "and" and top >= 100 and room == 100 and (row.lower[at + 1] in lex.units or row.lower[at + 1] in lex.tens):
        return at + 1
    return at
