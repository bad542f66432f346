"""What a time phrase is, and the tables and the scene that its readers share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.tokens import Token
from factcheck.model import Period
from factcheck.vocabulary import words

_PAD = ("",) * 12


class WrittenDate(Struct, frozen=True):
    """A date as it was printed; `year` None where the text gives none.

    `readings` holds the days that it can be: none for an impossible date ("31 June 2024"), two where day and month can be
    exchanged ("05/07/2024"), and without a year in the text the one that the day of publication suggests.
    """

    year: int | None
    month: int
    day: int
    readings: tuple[dt.date, ...]


class TimeMention(Struct, frozen=True):
    """A phrase that says when, how long or how often; `first` and `last` are token indexes, both included.

    kind        period (when), clock (a time of day), duration (how long), frequency (how often)
    period      the days meant, None where the words or a missing day of publication do not tell
    numbers     token indexes of numbers that are calendar or clock numbers and hence no quantities
    weekday     1 for Monday to 7 for Sunday, where one is printed
    date        the day of a written date, where it is certain; `written` has it as printed
    year_assumed  the year is not in the text
    part_of_day night, evening, early …: a night belongs to the day on which it begins
    anaphor     it leans on a time named elsewhere ("that month", "a year earlier"); `offset` then says how far off, (-1, "year"), or in
                which year: (2015, "in year")
    attributive it dates the noun beside it and not the sentence ("the 2019 election", "Saturday's attack")
    bound       since, until, by, before, after or as-of, where the phrase opens with such words
    unit        the unit of the calendar that it names, or of a duration or frequency: day, week, month, quarter, half, year, …;
                for a part of such a unit which part: start, middle, end, early, mid, late, all or rest
    """

    first: int
    last: int
    kind: str
    period: Period | None = None
    numbers: tuple[int, ...] = ()
    weekday: int | None = None
    date: dt.date | None = None
    written: WrittenDate | None = None
    year_assumed: bool = False
    part_of_day: str | None = None
    anaphor: bool = False
    attributive: bool = False
    bound: str | None = None
    unit: str | None = None
    offset: tuple[int, str] | None = None


class Tables:
    """`rules/vocabulary/periods.yml` in the shape that the readers need."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.months: dict[str, int] = _dotted(data["months"], data["month-abbreviations"])
        self.month_names = frozenset(_dotted(dict.fromkeys(data["months-that-are-names"], 0)))
        self.surnames = frozenset(data["months-that-are-surnames"])
        self.weekdays: dict[str, int] = _dotted(data["weekdays"], data["weekday-abbreviations"])
        self.weekday_full = frozenset(data["weekdays"])
        self.units = {form: unit for unit, forms in data["units"].items() for form in forms}
        self.plural_units = frozenset(forms[1] for forms in data["units"].values())
        self.numbers: dict[str, int] = data["number-words"]
        self.ordinals: dict[str, int] = data["ordinals"]
        self.suffixes = frozenset(data["ordinal-suffixes"])
        self.day_parts = frozenset(data["day-parts"])
        self.seasons: dict[str, str] = data["seasons"]
        self.modifiers: dict[str, str] = data["modifiers"]
        self.directions: dict[str, str] = data["directions"]
        self.zones = frozenset(data["time-zones"])
        self.half_days = frozenset(data["half-days"])
        self.sets: dict[str, frozenset[str]] = {
            key: frozenset(value) for key, value in data.items() if isinstance(value, list) and value and isinstance(value[0], str)
        }
        self.feasts: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
        for feast in data["feasts"]:
            key = tuple(feast["words"])
            self.feasts.setdefault(key[0], []).append((key, feast["month"], feast["day"]))
        self.date_names = frozenset((str(a), str(b)) for a, b in data["date-names"])


def _dotted(*tables: dict[str, int]) -> dict[str, int]:
    """The tables in one, each abbreviation also with its dot."""
    merged: dict[str, int] = {}
    for table in tables:
        merged |= table | {f"{key}.": value for key, value in table.items() if len(key) <= 5}
    return merged


@cache
def tables() -> Tables:
    """The tables, read once."""
    return Tables(words("periods"))


class Scene(Struct, frozen=True):
    """One sentence to be read: its tokens, their lower-case text (padded at the end), and the day of publication.

    `year` is a year that words nearby lend to a month or day without one ("between January and June 2024").
    `reader` reads the phrase at a token, whatever its kind; `depth` counts how deep phrases are nested.
    """

    tokens: Sequence[Token]
    lower: Sequence[str]
    published: dt.date | None
    words: Tables
    reader: Callable[[Scene, int], TimeMention | None]
    year: int | None = None
    depth: int = 0

    def period_at(self, i: int, year: int | None = None) -> TimeMention | None:
        """The phrase at token i that names a time, as a part of a longer one; nesting stops at four, so that reading stays linear."""
        if self.depth >= 4 or i >= len(self.tokens):
            return None
        found = self.reader(replace(self, depth=self.depth + 1, year=self.year if year is None else year), i)
        return found if found and found.kind == "period" and found.bound is None else None

    def before(self, i: int, back: int = 1) -> str:
        """The lower-case text of the token `back` places before i, "" at the start."""
        return self.lower[i - back] if i >= back else ""

    def integer(self, i: int) -> int | None:
        """The value of a token of plain digits, at most four of them."""
        if i >= len(self.tokens):
            return None
        text = self.tokens[i].text
        return int(text) if len(text) <= 4 and text.isascii() and text.isdigit() else None

    def is_dash(self, i: int) -> bool:
        """Whether token i is a hyphen or a dash."""
        return i < len(self.tokens) and self.tokens[i].kind == "dash"

    def is_glued(self, i: int) -> bool:
        """Whether token i exists and follows the one before it without a space."""
        return i < len(self.tokens) and self.tokens[i].glued

    def is_capital(self, i: int) -> bool:
        """Whether token i is a word with a capital."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word" and self.tokens[i].text[0].isupper()

    def is_word(self, i: int) -> bool:
        """Whether token i is a word."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"


Reader = Callable[[Scene, int], TimeMention | None]


def scene(tokens: Sequence[Token], published: dt.date | None, read: Reader) -> Scene:
    """The scene of a sentence."""
    return Scene(tokens, (*[token.lower for token in tokens], *_PAD), published, tables(), read)


def looks_ahead(s: Scene, i: int) -> bool:
    """Whether the words before token i put it in the future ("will meet on …"), without a word of reporting between."""
    future, past = s.words.sets["future-cues"], s.words.sets["past-cues"]
    for j in range(i - 1, max(-1, i - 16), -1):
        if s.lower[j] in future or s.lower[j].endswith("'ll"):
            return True
        if s.lower[j] in past or s.lower[j] == ";":
            return False
    return False


def count_at(s: Scene, i: int) -> tuple[int | None, int] | None:
    """A small whole number in digits or words at token i: its value (None if vague) and the index after it."""
    value = s.integer(i)
    if value is not None:
        return (value, i + 1)
    word = s.lower[i]
    if word in ("a", "an"):
        return (None, i + 2) if s.lower[i + 1] in ("few", "couple") else (1, i + 1)
    if word in s.words.numbers:
        if s.is_dash(i + 1) and s.lower[i + 2] in s.words.numbers and s.words.numbers[word] >= 20:
            return (s.words.numbers[word] + s.words.numbers[s.lower[i + 2]], i + 3)
        return (s.words.numbers[word], i + 1)
    return (None, i + 1) if word in s.words.sets["vague-numbers"] else None
