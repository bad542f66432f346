"""Superscripts: which are marks of footnotes, so that "1,204³" is not 12,043, and which belong to the words before them ("5 km²")."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.model import Segment, Span
from factcheck.read.compose import Reading, cut

MARK = r"[\[(]?(?:\d{1,3}(?:[,–-]\d{1,3}){0,4}|[a-z]|[*†‡§]+|note \d{1,3})[\])]?"
_MARK = re.compile(rf"\s*{MARK}\s*", re.IGNORECASE)
_SQUARED = re.compile(r"(?:^|[\d\s/])(?:[kcdm]?m|ft|in|mi|yd|s)$|[×x] ?10$")
_LETTERS = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁄/\w])")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def squared(before: str) -> bool:
    """Whether a raised figure after these characters is a power: after the sign of a unit, or in "3 × 10⁶"."""
    return _SQUARED.search(before) is not None


def is_mark(raised: str, before: str) -> bool:
    """Whether a superscript that follows `before` is the mark of a footnote."""
    return _MARK.fullmatch(raised) is not None and not squared(before)


def shown(raised: str) -> str:
    """A footnote mark as the source shows it."""
    return raised.translate(_RAISED)


def without_marks(reading: Reading) -> Reading:
    """The reading without footnote marks that have a letter of their own and stand at a figure ("1,204³ people")."""
    text, title = reading.text, reading.title
    marks = [match.span() for match in _LETTERS.finditer(text) if not squared(text[max(0, match.start() - 8) : match.start()])]
    if not marks:
        return reading
    parts: list[str] = []
    segments: list[Segment] = []
    length = at = 0
    for start, end in [*marks, (len(text), len(text))]:
        parts.append(text[at:start])
        segments += cut(reading.segments, at, start, length - at)
        length += start - at
        at = end
    if title:
        low, high = (
            offset - sum(min(end, offset) - start for start, end in marks if start < offset) for offset in (title.start, title.end)
        )
        title = Span(low, high)
    return replace(reading, text="".join(parts), segments=tuple(segments), title=title)
