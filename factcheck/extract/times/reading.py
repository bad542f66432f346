"""The time phrases of one sentence: when, at what hour, how long and how often.

Each token that can open such a phrase is looked up in one table and tried by small readers in the files `times_*.py`; all other
tokens cost one dictionary access. The words are in `rules/vocabulary/periods.yml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from factcheck.extract.times import clock, dates, parts, relative, spans, years
from factcheck.extract.times.core import Reader, Scene, TimeMention, WrittenDate, scene, tables
from factcheck.extract.tokens import Token

__all__ = ["TimeMention", "WrittenDate", "read_times"]


def read_times(tokens: Sequence[Token], published: dt.date | None) -> tuple[TimeMention, ...]:
    """The time mentions of a sentence in text order, none overlapping another.

    Relative times are resolved against the day of publication; without it they are found, with `period` None.
    """
    s = scene(tokens, published, _read)
    starts, mentions, i = _starts(), [], 0
    while i < len(tokens):
        if tokens[i].kind != "number" and tokens[i].lower not in starts:
            i += 1
            continue
        found = _read(s, i)
        if found is None:
            i += 1
            continue
        found = spans.join(s, found)
        mentions.append(_finish(s, found))
        i = found.last + 1
    return tuple(mentions)


def _read(s: Scene, i: int) -> TimeMention | None:
    """The time phrase that opens at token i, by the first reader that knows it."""
    if i >= len(s.tokens):
        return None
    readers = _NUMBER_READERS if s.tokens[i].kind == "number" else _starts().get(s.lower[i], ())
    for reader in readers:
        found = reader(s, i)
        if found is not None:
            return found
    return None


def _finish(s: Scene, found: TimeMention) -> TimeMention:
    """Say whether the phrase dates the noun beside it rather than the sentence."""
    if found.kind != "period" or found.attributive or found.bound:
        return found
    after = found.last + 1
    if s.lower[after] in ("'s", "'", "’") and s.is_glued(after):
        return replace(found, attributive=True)
    j = after + s.is_dash(after)
    sets = s.words.sets
    noun = (
        s.is_word(j)
        and s.lower[j] not in sets["after-year"]
        and s.lower[j] not in sets["past-cues"]
        and not s.lower[j].endswith(("ed", "ing", "ly"))
    )
    if noun and s.before(found.first) in sets["determiners"] and s.lower[found.first] != "the":
        return replace(found, attributive=True)
    return found


def _dated(reader: Reader) -> Reader:
    """The reader, with a weekday taken in that follows its date."""

    def read(s: Scene, i: int) -> TimeMention | None:
        found = reader(s, i)
        return dates.with_weekday_after(s, found) if found and found.written and found.weekday is None else found

    return read


def _date_name(s: Scene, i: int) -> TimeMention | None:
    """ "9/11", "24/7": two numbers that name an event or a habit."""
    if s.lower[i + 1] == "/" and (s.lower[i], s.lower[i + 2]) in s.words.date_names and s.lower[i + 3] != "/":
        return TimeMention(i, i + 2, "period", None, (i, i + 2), attributive=True, unit="day")
    return None


def _adverb(s: Scene, i: int) -> TimeMention | None:
    """ "daily", "annually"; not the "Daily" of a newspaper's name."""
    if s.is_capital(i) and (i > 0 or s.is_capital(i + 1)):
        return None
    return TimeMention(i, i, "frequency", unit=s.words.data["frequency-adverbs"][s.lower[i]])


def _plural_weekday(_: Scene, i: int) -> TimeMention | None:
    return TimeMention(i, i, "frequency", unit="week")


def _the(s: Scene, i: int) -> TimeMention | None:
    """A phrase that "the" opens: its own readers first, then whatever opens at the next word, with "the" taken in."""
    found = relative.read_the(s, i)
    if found is not None:
        return found
    word, data = s.lower[i + 1], s.words.data
    if (
        word in s.words.units
        or word in data["part-nouns"]
        or word in data["part-adjectives"]
        or word in s.words.ordinals
        or word in s.words.seasons
    ):
        found = _read(s, i + 1)
    elif i + 1 < len(s.tokens) and (s.tokens[i + 1].kind == "number" or word in s.words.numbers):
        found = _read(s, i + 1)
        if found and (found.last == found.first or (found.unit != "decade" and len(word) == 4 and word.isdigit())):
            return None
    else:
        return None
    return replace(found, first=i) if found and found.kind == "period" else None


def _length_or_ordinal(s: Scene, i: int) -> TimeMention | None:
    return clock.read_clock(s, i) or spans.read_length(s, i)


_DAY_FIRST = _dated(dates.read_day_first)
_NUMERIC = _dated(dates.read_numeric)


def _figure(s: Scene, i: int) -> TimeMention | None:
    """A phrase that opens with a figure; the length of the figure tells which readers may know it."""
    text = s.tokens[i].text
    length = len(text)
    year = length == 4 and s.integer(i) is not None
    if not year and s.lower[i + 1] not in _behind_figures() and not s.is_dash(i + 1) and text.count(".") < 2:
        return None  # most figures: none of the readers below knows a phrase that goes on like this
    if length <= 2:
        return (
            _date_name(s, i) or clock.read_clock(s, i) or _NUMERIC(s, i) or _DAY_FIRST(s, i) or years.read_suffixed(s, i)
            or parts.read_ordinal_part(s, i) or parts.read_quarter_code(s, i) or spans.read_length(s, i)
        )  # fmt: skip
    if year:
        return _NUMERIC(s, i) or clock.read_clock(s, i) or years.read_suffixed(s, i) or _year(s, i) or spans.read_length(s, i)
    return _NUMERIC(s, i) or clock.read_clock(s, i) or spans.read_length(s, i)


@cache
def _behind_figures() -> frozenset[str]:
    """The words and marks by which a phrase of time can go on behind its first figure, dashes and years apart."""
    words = tables()
    listed = words.sets["list-words"] | words.sets["range-words"] | words.half_days | words.suffixes
    marks = (":", "/", "s", "'s", "q", "h", "to", "and", "until", "or", "o'clock", "oclock", "in", "at", "of")
    return listed.union(marks, words.sets["before-unit"], words.months, words.units)


def _year(s: Scene, i: int) -> TimeMention | None:
    """A year, or the part of it that is named after it: "2024 first-half results"."""
    found = years.read_year(s, i)
    return found and (parts.read_part_after(s, found) or found)


_NUMBER_READERS: tuple[Reader, ...] = (_figure,)


@cache
def _starts() -> dict[str, tuple[Reader, ...]]:
    """For each word that can open a time phrase, its readers in the order in which they are tried."""
    words, table = tables(), dict[str, tuple[Reader, ...]]()
    data = words.data

    def add(keys: Iterable[str], *readers: Reader) -> None:
        for key in keys:
            table[key] = (*table.get(key, ()), *readers)

    add(words.feasts, relative.read_feast)
    add(words.months, _dated(dates.read_month))
    add(words.weekdays, relative.read_weekday)
    add((f"{day}s" for day in words.weekday_full), _plural_weekday)
    add((*data["deictic"], "overnight"), relative.read_deictic)
    add(["the"], _the)
    add(words.ordinals, parts.read_ordinal_part, years.read_century_word)
    add(words.modifiers, relative.read_modified)
    add(data["part-nouns"], parts.read_part_noun)
    add(data["part-adjectives"], parts.read_part_adjective)
    add(("earlier", "later"), parts.read_within)
    add(("q", "h"), parts.read_quarter_code)
    add((*data["fiscal-words"], *data["calendar-words"]), years.read_fiscal)
    add(words.seasons, relative.read_season)
    add(("since", "until", "till", "through", "by", "before", "after"), spans.read_bound)
    add(("from", "between"), spans.read_range)
    add((*data["hour-names"], "half", "quarter"), clock.read_clock_words)
    add(("so",), spans.read_so_far)
    add(("as", "up"), spans.read_as_of)
    add(("twenty",), years.read_century_word)
    add((*words.numbers, *data["vague-numbers"], "a", "an"), _length_or_ordinal)
    add(words.units, spans.read_unit)
    add(data["frequency-determiners"], spans.read_per)
    add(data["frequency-adverbs"], _adverb)
    return table
