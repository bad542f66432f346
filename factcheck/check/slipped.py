"""Whether two printed figures are one figure with a slip of the hand: digits swapped, a scale word or a zero too many.

Such a likeness is evidence of its own that both are meant for the same thing: two figures for two things rarely share their digits.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.check import likeness
from factcheck.model import Claim

_LEAST_DIGITS = 2
_SCALES = (3, 6, 9)
_LONG = 4  # letters by which a word is known again


def slipped(a: Claim, b: Claim, zero: bool = False) -> bool:
    """Whether one figure is the other with two neighbouring digits swapped or a scale word mistaken; with `zero`, a zero will do.

    Not so where a sentence calls its figure another or an older one.
    """
    one, two = a.quantity, b.quantity
    if any(likeness.in_sentence(claim, "replaced") for claim in (a, b)):
        return False
    if one.form != "digits" or two.form != "digits" or len(one.stated) != 1 or len(two.stated) != 1:
        return False
    if (one.unit and one.unit.name) != (two.unit and two.unit.name) or min(one.stated[0], two.stated[0]) <= 0:
        return False
    (first, shift), (second, other) = _digits(one.stated[0]), _digits(two.stated[0])
    if first == second:
        power = abs(shift - other)
        return (power in _SCALES and len(first) >= _LEAST_DIGITS) or (zero and power == 1)
    return shift == other and _swapped(first, second)


def scaled(a: Claim, b: Claim) -> bool:
    """Whether the two have the same digits, so that only a scale word or zeros part them."""
    return _digits(a.quantity.stated[0])[0] == _digits(b.quantity.stated[0])[0]


def _digits(value: Decimal) -> tuple[str, int]:
    """The digits without the zeros behind them, and the power of ten of the last one: ("42", 4) for 420,000."""
    normal = value.normalize()
    return "".join(map(str, normal.as_tuple().digits)), int(normal.as_tuple().exponent)


def _swapped(one: str, two: str) -> bool:
    if len(one) != len(two) or len(one) < _LEAST_DIGITS:
        return False
    apart = [index for index, (x, y) in enumerate(zip(one, two, strict=True)) if x != y]
    return len(apart) == 2 and apart[1] - apart[0] == 1 and one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]]


def shared_words(a: Claim, b: Claim) -> int:
    """How many words the sentences of two figures share, by their first four letters: "fined" and "the fine" are one."""
    return len(_content(a) & _content(b))


def _content(claim: Claim) -> frozenset[str]:
    return frozenset(word[:_LONG] for word in likeness.words_of(claim.sentence.text) if len(word) >= _LONG)
