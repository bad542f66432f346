"""The judgement whether four digits are a year or a count, by the words beside them."""

from __future__ import annotations

from factcheck.extract.times.core import Scene

_EARLIEST, _LATEST = 1500, 2150
_JOINS = frozenset({",", "and", "or", "-", "–", "—", "to", "/", "&", "through", "versus", "vs", "vs."})


def year_value(s: Scene, i: int) -> int | None:
    """The year that four digits at token i can be, whether or not they are meant so."""
    value = s.integer(i)
    if value is None or len(s.tokens[i].text) != 4 or not _EARLIEST <= value <= _LATEST:
        return None
    return value


def is_year(s: Scene, i: int) -> bool:
    """Whether four digits at token i are meant as a year. A list or range of them is judged by its first."""
    if _between_years(s, i):
        return True
    if counts_something(s, i, certain=_calls_for_year(s, i)):
        return False
    first = _first_of_list(s, i)
    return _stands_as_year(s, first) or (first != i and (s.integer(first) or 0) >= 1800 and _stands_as_year(s, i))


def counts_something(s: Scene, i: int, *, certain: bool) -> bool:  # noqa: PLR0911  (a ladder of cases)
    """Whether a plural noun or a unit follows that the four digits at token i count; `certain`: the words before it call for a year."""
    sets, j = s.words.sets, i + 1
    following = s.lower[j]
    if following in sets["after-count"] and following not in ("or", "plus", "strong", "odd"):
        return not (certain and following == "per")
    if s.is_glued(j) and s.is_dash(j):
        return s.is_glued(j + 1) and s.is_word(j + 1) and s.tokens[j + 1].text.islower() and s.lower[j + 1] not in sets["year-suffixes"]
    if s.is_glued(j) and s.is_word(j):
        return True
    if not s.is_word(j) or following in sets["after-year"] or following in s.words.months or following in s.words.weekdays:
        return False
    if certain and s.before(i) != "of":
        return False
    if any(s.lower[k] in sets["street-words"] and s.is_capital(k) for k in (j + 1, j + 2)):
        return True
    first = _first_of_list(s, i)
    determined = s.before(first) in sets["determiners"] or (first != i and _calls_for_year(s, first))
    determined = determined or (i > 1 and s.is_capital(i - 1) and not _is_round(s, i))
    plural = _is_plural(s, j)
    if s.is_capital(j):
        return not determined and (plural or _is_plural(s, j + 1)) and _is_round(s, i)
    if determined:
        return plural and _is_round(s, i)
    if plural:
        return following not in sets["year-nouns"]
    return following in sets["count-adjectives"] or _is_round(s, i) or (s.integer(i) or 0) < 1900


def _stands_as_year(s: Scene, i: int) -> bool:
    """Whether what stands before four digits, with nothing counted after them, leaves them a year."""
    previous, sets = s.before(i), s.words.sets
    if i and (s.tokens[i - 1].kind == "currency" or previous in ("#", "no.", "number")):
        return False
    if s.is_glued(i) and s.is_dash(i - 1) and s.is_glued(i - 1):
        return s.before(i, 2) in sets["before-year-always"]
    if s.is_glued(i) and s.is_word(i - 1):
        return previous in sets["before-year-always"]
    if _calls_for_year(s, i) or previous in ("(", "["):
        return True
    if previous == "than" and s.before(i, 2) in sets["before-count"]:
        return False
    if previous in sets["before-count"] and previous not in sets["hedges-before-year"]:
        return previous in sets["before-year"] and not _is_round(s, i)
    if _is_round(s, i):
        named = i > 1 and s.is_capital(i - 1) and s.is_word(i - 1)
        return named or ((s.integer(i) or 0) in (1900, 1950, 2000, 2050, 2100) and previous in sets["before-year"])
    return 1800 <= (s.integer(i) or 0) <= 2100 or (previous == "by" and (s.integer(i) or 0) > 2100)


def _calls_for_year(s: Scene, i: int) -> bool:
    previous = s.before(i, 2) if s.is_glued(i) and s.is_dash(i - 1) else s.before(i)
    return previous in s.words.sets["before-year-always"] or previous in s.words.months


def _first_of_list(s: Scene, i: int) -> int:
    """The index of the first of the four-digit numbers that commas, "and", "to" or dashes join to the one at i; at most eight back."""
    for _ in range(8):
        back = 3 if s.before(i) in ("and", "or") and s.before(i, 2) == "," else 2
        if s.before(i) not in _JOINS or i < back or year_value(s, i - back) is None:
            break
        i -= back
    return i


def _between_years(s: Scene, i: int) -> bool:
    """Whether the number stands in "between 1600 and 1900" or "from 1600 to 1900", and no plural or unit follows."""
    low = i if s.before(i) in ("between", "from") else i - 2
    if low < 1 or s.before(low) not in ("between", "from") or s.lower[low + 1] not in _JOINS:
        return False
    first, second = year_value(s, low), year_value(s, low + 2)
    after = low + 3
    counted = _is_plural(s, after) or s.lower[after] in s.words.sets["after-count"] or (s.is_glued(after) and s.is_word(after))
    return first is not None and second is not None and first < second and not counted


def _is_round(s: Scene, i: int) -> bool:
    return (s.integer(i) or 0) % 50 == 0


def _is_plural(s: Scene, i: int) -> bool:
    word = s.lower[i]
    if word in s.words.sets["plurals"]:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in s.words.sets["singulars-in-s"] and s.is_word(i)
