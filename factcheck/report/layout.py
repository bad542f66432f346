"""Text laid out by what a terminal shows: display widths, safe characters, wrapping, plurals.

Widths follow Unicode's East Asian Width (UAX #11): wide and full-width characters take two columns, combining marks none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

TAB = "    "
_UNSAFE = "�"
# White space where a line may end; the spaces inside a number ("1 204" with a no-break space) are none.
_BREAKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def cell(char: str) -> tuple[str, int]:
    """What to print for one character of a source text, and how many columns it takes.

    Control characters could steer the terminal and direction marks reorder what is seen: both show as U+FFFD. Other invisible
    characters (joiners, soft hyphens, variation selectors) are left out, since terminals disagree on the width of what they join.
    """
    if " " <= char <= "~":
        return char, 1
    category = unicodedata.category(char)
    if char == "\t":
        return TAB, len(TAB)
    if category in ("Cc", "Cs") or (category == "Cf" and unicodedata.bidirectional(char) not in ("BN", "ON")):
        return _UNSAFE, 1
    if category == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return "", 0
    columns = 0 if category in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return " " if category in ("Zl", "Zp") else char, columns


def shown(text: str) -> str:
    """The text as it is safe to print on one line; line ends become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if char in "\r\n" else cell(char)[0] for char in text)


def width(text: str) -> int:
    """The columns that `shown(text)` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(1 if char in "\r\n" else cell(char)[1] for char in text)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most `columns`, broken at spaces and, where a word is too long, after "/" or "-" or anywhere."""
    lines = [""]
    for word in _BREAKS.split(shown(text).strip()):
        for index, piece in enumerate(_pieces(word, columns)):
            longer = f"{lines[-1]} {piece}" if index == 0 and lines[-1] else lines[-1] + piece
            if lines[-1] and width(longer) > columns:
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines


def _pieces(word: str, columns: int) -> Iterator[str]:
    """The word, or the parts of one that is too long for a line."""
    if width(word) <= columns:
        yield word
        return
    start, used, after = 0, 0, 0
    for index, char in enumerate(word):
        size = width(char)
        while used + size > columns and index > start:  # what is left behind a slash may be too long still
            cut = after if after > start else index
            yield word[start:cut]
            start, used = cut, width(word[cut:index])
        used += size
        if char in "/-":
            after = index + 1
    yield word[start:]


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form: "1 gap", "2 gaps", "1,204 numbers"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
