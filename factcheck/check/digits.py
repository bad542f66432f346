"""The slips that a hand makes with a printed number: a digit one off, two digits swapped, one dropped, a power of ten."""

from __future__ import annotations

from collections.abc import Iterator


def changes(number: str, grouped: bool = True) -> list[str]:
    """Every such slip of a number as printed ("1,204", "3.4"), each once, in a fixed order; none begins with a zero or is zero.

    A slip is printed as the number is, with or without commas; with `grouped`, one of four digits or more that was shorter gets them.
    """
    whole, point, part = number.replace(",", "").partition(".")
    commas = "," in number or (grouped and len(whole) < 4)
    found = (_printed(digits, before, commas) for digits, before in _slips(whole + part, len(whole)))
    return [text for text in dict.fromkeys(found) if text and text != number and (not point or text.strip("0.,"))]


def _slips(digits: str, before: int) -> Iterator[tuple[str, int]]:
    """Digits, and how many of them stand before the point."""
    for index, digit in enumerate(digits):
        for other in (int(digit) - 1, int(digit) + 1):
            if 0 <= other <= 9:
                yield digits[:index] + str(other) + digits[index + 1 :], before
    for index in range(len(digits) - 1):
        yield digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :], before
    for index in range(len(digits) if len(digits) > 1 else 0):
        yield digits[:index] + digits[index + 1 :], before - (index < before)
    yield (digits + "0" if before == len(digits) else digits), before + 1
    if before > 1 and (len(digits) > before or digits.endswith("0")):
        yield (digits if len(digits) > before else digits[:-1]), before - 1


def _printed(digits: str, before: int, commas: bool) -> str:
    """The number as printed; empty where no one would print it so: a zero in front, nothing before the point, or zero itself."""
    whole, part = digits[:before], digits[before:]
    if not whole or not digits.strip("0") or (len(whole) > 1 and whole.startswith("0")):
        return ""
    return (f"{int(whole):,}" if commas else whole) + (f".{part}" if part else "")
