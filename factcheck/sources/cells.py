"""What one cell of a reference table says: a number, a period, places, a party, a measure."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import Decimal
from functools import cache

from factcheck.model import Actor, Period, Place
from factcheck.scope import actors, gazetteer, measures, places
from factcheck.vocabulary import words

_NUMBER = re.compile(r"[-+−]?[0-9][0-9,  ]*(?:\.[0-9]+)?")
_SEVERAL = re.compile(r"\s*(?:\+|;|/|&|\band\b)\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COMPASS = {
    "n": "northern",
    "s": "southern",
    "e": "eastern",
    "w": "western",
    "ne": "north-eastern",
    "nw": "north-western",
    "se": "south-eastern",
    "sw": "south-western",
}
_DIRECTIONS = ("northern", "southern", "eastern", "western", "central", "north-eastern", "north-western", "south-eastern", "south-western")
_PREPOSITIONS = (" on ", " in ", " by ", " against ", " vs ", " of ", " to ", " from ", " at ", " for ")
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y")


def is_empty(text: str) -> bool:
    """Whether a cell says nothing."""
    return text.casefold() in words("columns")["empty"]


def number(text: str) -> Decimal | None:
    """The number of a cell, its sign and grouping read; None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(",", "").replace(" ", "").replace(" ", "").replace("−", "-")
    return Decimal(plain)


def day(text: str) -> dt.date | None:
    """A day in ISO form, with slashes or with the month in letters; None for anything else: day and month in figures are never guessed."""
    for form in _FORMS:
        try:
            return dt.datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None


def period(text: str) -> Period | None:
    """A period in one cell: a year, a month ("2024-05", "May 2024"), a quarter ("2024-Q2", "Q2 2024") or a day."""
    one = day(text)
    if one is not None:
        return Period(one, one)
    year, quarter = re.fullmatch(r"([12][0-9]{3})", text), re.fullmatch(r"(?:([12][0-9]{3})[- ]?Q([1-4])|Q([1-4])[- ]([12][0-9]{3}))", text)
    if year:
        return Period(dt.date(int(year[1]), 1, 1), dt.date(int(year[1]), 12, 31))
    if quarter:
        return _months(int(quarter[1] or quarter[4]), 3 * int(quarter[2] or quarter[3]) - 2, 3)
    for form in ("%Y-%m", "%B %Y", "%b %Y"):
        try:
            first = dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
        return _months(first.year, first.month, 1)
    return None


def _months(year: int, month: int, count: int) -> Period:
    last = month + count - 1
    return Period(dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


@cache
def place(text: str) -> tuple[Place, ...] | None:
    """The places of a cell ("Iraq+Syria", "NE Syria"); one that the gazetteer does not know stands for itself. None for an empty cell."""
    if is_empty(text):
        return None
    return tuple(dict.fromkeys(_one_place(part) for part in _SEVERAL.split(text) if part))


def _one_place(text: str) -> Place:
    first, _, rest = text.partition(" ")
    direction = _COMPASS.get(first.casefold().strip("."), first.casefold() if first.casefold() in _DIRECTIONS else None)
    known = gazetteer.named(gazetteer.fold(rest)) if direction and rest else ()
    if direction and known:
        return places.compass(direction, known[0])
    named = gazetteer.named(gazetteer.fold(text))
    return named[0] if named else places.unknown(text)


@cache
def party(text: str) -> Actor | None:
    """The party or parties of a cell; None for an empty one."""
    if is_empty(text):
        return None
    return actors.joint([actors.single(part) for part in re.split(r"\s*\+\s*", text) if part])


@cache
def measure(text: str) -> tuple[str, str]:
    """The measure that a cell names, and the cell as what is counted: "ISIS detained" is captured.

    A measure that the vocabulary does not know stands for itself: "noun:" with its head, or with the whole cell where that is no phrase.
    """
    plain = " ".join(_BRACKETS.sub("", text).casefold().split())
    alone = plain == text.casefold() and not any(preposition in plain for preposition in (*_PREPOSITIONS, " or ", "/"))
    last = text.rsplit(maxsplit=1)[-1].casefold()
    named = measures.canonical(plain) if measures.canonical(plain) in measures.measures() else None
    participle = measures.canonical(last) if measures.canonical(last) in measures.measures() else None
    known = named or _noun(last.removesuffix("s")) or _noun(last) or participle
    if alone and known is not None:
        return known, text
    return f"{measures.NOUN}{last.removesuffix('s') if alone else ' '.join(text.casefold().split())}", text


@cache
def _noun(word: str) -> str | None:
    return next((entry.name for entry in measures.measures().values() if word in entry.nouns), None)


def hedge(text: str) -> str | None:
    """The modifier that a hedge cell names: "exact" for none; None for words that no list holds."""
    plain = text.casefold()
    listed = words("columns")
    found = next((name for name, phrases in listed["hedges"].items() if plain in phrases), None)
    if found is None and (plain in listed["ranges"] or plain in listed["forecasts"]):
        return "about"
    return found


def is_forecast(text: str) -> bool:
    """Whether a hedge cell says that the figure has not happened."""
    return text.casefold() in words("columns")["forecasts"]
