"""Superscripts: which are marks of footnotes, so that "1,204³" is not 12,043, and which belong to the words before them ("5 km²", "3rd")."""

from __future__ import annotations

import re

MARK = r"[\[(]?(?:\d{1,3}(?:[,–-]\d{1,3}){0,4}|[a-z]|[*†‡§]+|note \d{1,3})[\])]?"
_MARK = re.compile(rf"\s*{MARK}\s*", re.IGNORECASE)
_SQUARED = re.compile(r"(?:^|[\d\s/])(?:[kcdm]?m|ft|in|mi|yd|s)$|[×x] ?10$")
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
