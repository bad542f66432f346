"""Words that hedge or bound a figure, before it ("as many as", "some") and after it ("or more", "-plus")."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extract.figures.base import Row, listed
from factcheck.extract.morphology import is_plural
from factcheck.vocabulary import words

_LONGEST = 6


class Modifier(Struct, frozen=True):
    """A hedge: `name` is about, nearly, more-than, at-least, less-than or at-most, `phrase` its words, tokens `first` to `last`."""

    name: str
    phrase: str
    first: int
    last: int


@cache
def _table(side: str) -> dict[str, str]:
    """Phrase -> modifier."""
    data = words("modifiers")
    just = data["just-forms"]
    return {phrase: just.get(name, name) for name, phrases in data[side].items() for phrase in phrases}


@cache
def _ends() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _table("before"))


@cache
def _starts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _table("after"))


def modifier_before(row: Row, first: int, time_unit: bool, spelled: bool) -> Modifier | None:
    """The longest hedge that ends right before token `first` (a "sub-" hyphen and "a" or "the" may stand between).

    `time_unit`: the figure is a length of time, where "over" mostly means during. `spelled`: the figure is in words or digits, as
    "some" needs.
    """
    end = first - 1
    if end >= 1 and row.hyphen(end) and row.glued[first]:
        end -= 1
        if row.lower[end] not in ("sub", "over", "under"):
            return None
    if end < 0 or row.lower[end] not in _ends():
        return None
    for start in range(max(0, end - _LONGEST + 1), end + 1):
        phrase = " ".join(row.lower[start : end + 1])
        name = _table("before").get(phrase)
        if name and not _trapped(row, start, phrase, time_unit, spelled):
            return Modifier(name, phrase, start, end)
    return None


def _trapped(row: Row, start: int, phrase: str, time_unit: bool, spelled: bool) -> bool:
    """Whether the words only look like a hedge here."""
    before = row.lower[start - 1] if start else ""
    if phrase in ("about", "up to"):
        return before in listed("modifiers", "about-concerns" if phrase == "about" else "up-to-moves")
    if phrase in ("over", "under", "below", "above", "around") and time_unit:
        return before not in listed("modifiers", "over-counts-time")
    if phrase in ("over", "above"):
        return before in listed("modifiers", "over-verbs") or (is_plural(before) and _of_play(row, start + 1))
    if phrase == "as long as":
        return not time_unit
    return phrase in ("some", "pushing") and not spelled


def _of_play(row: Row, figure: int) -> bool:
    """Whether the figure counts games or the like, over which something is done: "22 goals over 140 games"."""
    return row.lower[figure + 1] in listed("modifiers", "play-words")


def modifier_after(row: Row, last: int) -> Modifier | None:
    """The longest hedge that starts right after token `last`, or after the noun that follows it ("300 people or more")."""
    for skip in (1, 2):
        at = last + skip
        if skip == 2 and (row.kind[last + 1] != "word" or row.lower[at] != "or"):
            return None
        if row.hyphen(at) and "-" + row.lower[at + 1] in _table("after"):
            return Modifier(_table("after")["-" + row.lower[at + 1]], "-" + row.lower[at + 1], at, at + 1)
        if row.lower[at] not in _starts():
            continue
        for end in range(at + 2, at - 1, -1):
            phrase = " ".join(row.lower[at : end + 1])
            if phrase in _table("after") and not _follows_on(row, phrase, at, end):
                return Modifier(_table("after")[phrase], phrase, at, end)
    return None


def _follows_on(row: Row, phrase: str, at: int, end: int) -> bool:
    """ "12 plus six" adds; "or more than", "or over 30" and "or less well" go on; "and more said" is no bound."""
    after = row.lower[end + 1]
    if phrase in ("plus", "+"):
        return row.kind[end + 1] in ("number", "currency") or (
            phrase == "plus" and not row.glued[at] and row.kind[end + 1] == "word" and after in ("a", "the", "an", "interest", "bonus")
        )
    if phrase == "odd":
        return False
    return after in ("than", "of", "likely") or row.kind[end + 1] == "number" or (phrase.startswith("and ") and row.kind[end + 1] == "word")
