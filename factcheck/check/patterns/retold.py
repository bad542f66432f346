"""A disaster's victims counted again: in part, or at a later time. Neither count contradicts the first."""

from __future__ import annotations

import re
from functools import cache

from factcheck.check import likeness
from factcheck.model import Claim
from factcheck.vocabulary import words

_PERFECT = ("has", "have", "had")


def retold(first: Claim, second: Claim) -> bool:
    """Whether the second of two counts of one disaster covers a part of the first, or is one that has grown since.

    A story goes on to tell of floors, towers and villages, which no slot holds: any phrase of the later sentence that may narrow its count
    is enough, but for the disaster itself, a name and a date ("in the fire", "in Derna", "on Monday").
    """
    noun = (second.event or "").partition("/")[2]
    if not noun or first.event != second.event:
        return False
    grown = first.quantity.stated[0] < second.quantity.stated[0]
    said = likeness.words_of(second.sentence.text)
    if grown and not said.isdisjoint(_PERFECT):
        return True
    if not said.isdisjoint(words("comparability")["narrowing-alone"]):
        return True
    return any(not _harmless(found.group(1), noun) for found in _phrase().finditer(second.sentence.text))


@cache
def _phrase() -> re.Pattern[str]:
    openers = "|".join(words("comparability")["narrowing"])
    return re.compile(rf"\b(?:{openers})\s+(?:(?:the|a|an|this|that)\s+)?([^\W_]+)", re.IGNORECASE)


def _harmless(word: str, noun: str) -> bool:
    """Whether a phrase narrows nothing: its first word is a name, a number, or the disaster by one of its names."""
    other = words("words")["named-otherwise"].get(word.lower(), word.lower())
    return other == noun or not word[0].islower() or word.lower() in words("comparability")["narrowing-not"]
