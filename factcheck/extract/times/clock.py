"""Readers of times of day: "3 a.m.", "3.45pm", "14:30", "0400 GMT", "five o'clock", "half past three", "noon"."""

from __future__ import annotations

from factcheck.extract.times.core import Scene, TimeMention, count_at


def read_clock(s: Scene, i: int) -> TimeMention | None:
    """A time of day, or the first of two that share their "p.m.", at a number or number word."""
    return _with_colon(s, i) or _half_day(s, i) or _military(s, i) or _spoken(s, i)


def read_clock_words(s: Scene, i: int) -> TimeMention | None:
    """ "half past three", "quarter to five", "noon", "midnight"."""
    word = s.lower[i]
    if word in s.words.sets["hour-names"]:
        if s.is_capital(i) and i > 0:
            return None
        return TimeMention(i, i, "clock", part_of_day=word)
    joins = ("past",) if word == "half" else ("past", "to")
    opening = s.before(i, 2) if s.before(i) == "a" else s.before(i)
    if s.lower[i + 1] in joins and opening in ("at", "by", "until", "around", "about", "from", "just"):
        count = count_at(s, i + 2)
        if count and count[0] and 1 <= count[0] <= 12 and s.lower[i + 2] not in ("a", "an"):
            end = _tail(s, count[1])
            return TimeMention(i, end - 1, "clock", numbers=(i, *range(i + 2, count[1])))
    return None


def _with_colon(s: Scene, i: int) -> TimeMention | None:
    hour, minute = s.integer(i), s.integer(i + 2)
    if hour is None or minute is None or s.lower[i + 1] != ":" or not (s.is_glued(i + 1) and s.is_glued(i + 2)):
        return None
    if hour > 24 or minute > 59 or len(s.tokens[i + 2].text) != 2:
        return None
    end = i + 3
    numbers: tuple[int, ...] = (i, i + 2)
    if s.lower[end] == ":" and s.is_glued(end) and s.is_glued(end + 1) and s.integer(end + 1) is not None:
        end, numbers = end + 2, (*numbers, end + 1)
    if s.is_dash(end) and s.is_glued(end) and s.is_glued(end + 1) and s.lower[end + 2] == ":":
        second = _with_colon(s, end + 1)
        if second:
            return TimeMention(i, second.last, "clock", numbers=(*numbers, *second.numbers))
    return TimeMention(i, _tail(s, end) - 1, "clock", numbers=numbers)


def _half_day(s: Scene, i: int) -> TimeMention | None:
    """A number before "a.m." or "pm", perhaps the second of a range: "3-4 p.m.", "between 3 and 4pm"."""
    if not _is_hour(s, i):
        return None
    end = i + 1
    numbers: tuple[int, ...] = (i,)
    if (s.is_dash(end) or s.lower[end] in ("to", "and", "until", "or")) and _is_hour(s, end + 1) and s.lower[end + 2] in s.words.half_days:
        end, numbers = end + 2, (i, end + 1)
    word = s.lower[end]
    if word not in s.words.half_days or (word == "am" and s.before(i) in ("i", "who")):
        return None
    return TimeMention(i, _tail(s, end) - 1, "clock", numbers=numbers)


def _is_hour(s: Scene, i: int) -> bool:
    """Whether token i can be an hour of the half-day, with or without minutes: "3", "three", "3.45"."""
    if i >= len(s.tokens):
        return False
    hour, _, minute = s.tokens[i].text.partition(".")
    if minute and not (len(minute) == 2 and minute.isdigit() and int(minute) < 60):
        return False
    value = int(hour) if hour.isascii() and hour.isdigit() and len(hour) <= 2 else s.words.numbers.get(s.lower[i], 99)
    return 0 <= value <= 24


def _military(s: Scene, i: int) -> TimeMention | None:
    """Four digits with a time zone, or with "hours" after a leading nought: "0400 GMT", "0630 hours"."""
    text = s.tokens[i].text
    if not (len(text) == 4 and text.isascii() and text.isdigit() and int(text[:2]) <= 24 and int(text[2:]) < 60):
        return None
    following = s.lower[i + 1]
    zoned = following in s.words.zones and (s.is_capital(i + 1) or (following == "local" and s.lower[i + 2] == "time"))
    told = text[0] == "0" or s.before(i) in ("at", "approximately", "until", "between", "from")
    if zoned or following == "hrs" or (following == "hours" and told):
        return TimeMention(i, max(i + 1, _tail(s, i + 1) - 1), "clock", numbers=(i,))
    second = s.tokens[i + 2].text if s.before(i) in ("between", "from") and i + 2 < len(s.tokens) else ""
    if following in ("and", "to") and len(second) == 4 and second.isdigit() and s.lower[i + 3] in ("hours", "hrs"):
        return TimeMention(i, i + 3, "clock", numbers=(i, i + 2))
    return None


def _spoken(s: Scene, i: int) -> TimeMention | None:
    """ "five o'clock", "8 in the morning", "10 at night"."""
    if not _is_hour(s, i) or s.lower[i] == "one" == s.before(i):
        return None
    if s.lower[i + 1] in ("o'clock", "oclock"):
        return TimeMention(i, i + 1, "clock", numbers=(i,))
    if s.before(i) not in ("at", "around", "about", "by", "until", "from", "after", "before", "since"):
        return None
    if s.lower[i + 1] == "in" and s.lower[i + 2] == "the" and s.lower[i + 3] in s.words.sets["clock-parts"]:
        return TimeMention(i, i + 3, "clock", numbers=(i,), part_of_day=s.lower[i + 3])
    if s.lower[i + 1] == "at" and s.lower[i + 2] == "night":
        return TimeMention(i, i + 2, "clock", numbers=(i,), part_of_day="night")
    return None


def _tail(s: Scene, i: int) -> int:
    """The index after a half-day and a time zone at token i."""
    if s.lower[i] in s.words.half_days:
        i += 1
    if s.lower[i] == "local" and s.lower[i + 1] == "time":
        return i + 2
    if s.lower[i] in s.words.zones and i < len(s.tokens) and s.tokens[i].text.isupper():
        return i + 1
    return i
