"""Numbers in codes: scores and votes, ratios, clocks, versions, phone and document numbers, ordinals."""

from __future__ import annotations

from factcheck.extract.figures.base import Numeral, Row, lexicon, listed, money_before
from factcheck.extract.figures.cardinal import digits_value
from factcheck.extract.figures.unit_table import is_symbol

_WICKETS = 10
_CLAUSE_ENDS = frozenset((".", ",", ";", ":", ")", "", "'s", "”", '"', "’", "'", "!", "?", "]", "/"))


def other(row: Row, first: int, last: int, form: str) -> Numeral:
    """A number that is no quantity."""
    return Numeral(first, last, form, row.text(first, last))


def read_chain(row: Row, index: int) -> Numeral | None:
    """Versions ("3.11.2"), phone numbers, and chains of three and more parts ("2011-02-S-129", "4-3-3"); list marks ("2)") and codes
    ("007").
    """
    number = row.lower[index]
    if digits_value(row.tokens[index].text) is None:
        return other(row, index, index, "version" if number.count(".") > 1 else "code")
    last, parts = _chain_end(row, index)
    if parts >= 3:
        digits = "".join(row.lower[index : last + 1 : 2])
        return other(row, index, last, "phone" if len(digits) >= 7 and digits.isdigit() else "code")
    marks = row.lower[index + 1] == ")" and "(" not in row.lower[max(0, index - 8) : index]
    zero = number.isdigit() and len(number) > 1 and number[0] == "0" and row.lower[index - 1] != "."
    if zero and row.kind[index + 1] == "number" and not row.glued[index + 1]:
        while row.kind[last + 1] == "number" and row.lower[last + 1].isdigit():
            last += 1
        return other(row, index, last, "phone")  # "0800 123 4567"
    if zero or marks or len(row.tokens) == 1:
        return other(row, index, index, "code")
    return _phone(row, index, last)


def _chain_end(row: Row, index: int) -> tuple[int, int]:
    """The last token of a chain of parts tied by hyphens, and how many parts it has."""
    last, parts = index, 1
    while row.kind[last + 1] == "dash" and row.glued[last + 1] and row.glued[last + 2] and _part(row, last + 2):
        last, parts = last + 2, parts + 1
    return (last, parts) if row.kind[last] == "number" else (last - 2, parts - 1)


def _phone(row: Row, index: int, last: int) -> Numeral | None:
    """ "555-0147", "(619) 555-0147", "+44 20 7946 0000"."""
    if row.lower[index - 1] == "(" and row.lower[index + 1] == ")" and len(row.lower[index]) == 3 and row.kind[index + 2] == "number":
        end, parts = _chain_end(row, index + 2)
        if parts == 2:
            return other(row, index, end, "phone")
    if last == index + 2 and len(row.lower[index]) == 3 and len(row.lower[last]) == 4 and row.lower[last].isdigit():
        return None if money_before(row, index) else other(row, index, last, "phone")
    if row.lower[index - 1] == "+" and row.glued[index] and row.kind[index + 1] == "number" and row.kind[index + 2] == "number":
        while row.kind[last + 1] == "number":
            last += 1
        return other(row, index - 1, last, "phone")
    return None


def _part(row: Row, at: int) -> bool:
    return (row.kind[at] == "number" and "." not in row.lower[at]) or (
        row.kind[at] == "word" and len(row.lower[at]) <= 2 and row.title(at) and row.kind[at + 1] == "dash"
    )


def read_clock(row: Row, index: int) -> Numeral | None:
    """ "4:39", "2:1", "24/7", "5/2", "9/11": two numbers with a colon or a slash that makes no fraction."""
    sign = row.lower[index + 1]
    if sign not in (":", "/") or not (row.glued[index + 1] and row.glued[index + 2]) or row.kind[index + 2] != "number":
        return None
    last = index + 2
    while row.lower[last + 1] == sign and row.glued[last + 1] and row.glued[last + 2] and row.kind[last + 2] == "number":
        last += 2
    if sign == ":":
        return other(row, index, last, "clock" if len(row.lower[index + 2]) == 2 else "ratio")
    part, whole = row.lower[index], row.lower[index + 2]
    tie_break = index > 1 and row.lower[index - 1] == "(" and row.lower[index + 3] == ")" and row.kind[index - 2] == "number"
    fraction = (
        not tie_break
        and part.isdigit()
        and whole.isdigit()
        and len(whole) < 5
        and 0 < int(part) < int(whole)
        and whole in listed("numbers", "slash-denominators")
    )
    return None if fraction and last == index + 2 else other(row, index, last, "name")


def read_ordinal(row: Row, index: int) -> Numeral | None:
    """ "21st", "96th"."""
    if row.lower[index + 1] in listed("numbers", "ordinal-suffixes") and row.kind[index + 1] == "word" and row.glued[index + 1]:
        return None if _stone(row, index) else other(row, index, index + 1, "ordinal")
    return None


def _stone(row: Row, index: int) -> bool:
    """Whether "st" after a number weighs: "12st", "21st 7lb"."""
    number = row.lower[index]
    if row.tokens[index + 1].text != "st":
        return False
    first = number.endswith("1") and not number.endswith("11")
    return not first or (row.kind[index + 2] == "number" and row.lower[index + 3] in ("lb", "lbs"))


def read_ordinal_word(row: Row, index: int) -> Numeral | None:
    """ "third", "twenty-first"."""
    lex, word = lexicon(), row.lower[index]
    if word in lex.tens and row.hyphen(index + 1) and row.lower[index + 2] in lex.ordinals:
        return other(row, index, index + 2, "ordinal")
    return other(row, index, index, "ordinal") if word in lex.ordinals else None


def read_score(row: Row, index: int) -> Numeral | None:
    """A score, vote or ratio: "3-2", "a 5-4 ruling", "50-50", "6-7 (2-7)", "3 to 1"."""
    one, two, after = row.lower[index], row.lower[index + 2], row.lower[index + 3]
    if row.lower[index + 1] == "(" and after == ")" and _goals_and_points(one, two):
        return other(row, index, index + 3, "score")
    if not (one.isdigit() and two.isdigit()) or len(one) > 3 or len(two) > 3 or money_before(row, index):
        return None
    if row.lower[index + 1] == "to":
        ratio = two == "1" and int(one) > 1 and (after in _CLAUSE_ENDS or after in listed("numbers", "after-ratio"))
        return other(row, index, index + 2, "ratio") if ratio else None
    if not _tied(row, index) or row.hyphen(index + 3) or after in ("%", "percent", "per", "/", "⁄"):
        return None
    unit = index + 3 < len(row.tokens) and (is_symbol(row.tokens[index + 3].text) or after in lexicon().scales)
    if unit or not _is_score(row, index, int(one), int(two)):
        return None
    return other(row, index, index + 2, "score")


def _goals_and_points(kicked: str, total: str) -> bool:
    """Whether "14.9 (93)" is a score of Australian football: goals count six, points one."""
    goals, point, behinds = kicked.partition(".")
    return bool(point) and goals.isdigit() and behinds.isdigit() and total.isdigit() and int(goals) * 6 + int(behinds) == int(total)


def _tied(row: Row, index: int) -> bool:
    """Whether two numbers are tied by a dash."""
    return row.kind[index + 1] == "dash" and row.kind[index + 2] == "number" and row.glued[index + 1] and row.glued[index + 2]


def _is_score(row: Row, index: int, one: int, two: int) -> bool:
    """Not rising, next to another score, or small with a word of sport or of voting near by."""
    after = index + 3 + (row.lower[index + 3] == "(")
    before = index - 1 - (row.lower[index - 1] in ("(", ")"))
    neighbour = (row.kind[after] == "number" and row.kind[after + 1] in ("dash", "other")) or (
        before > 1 and row.kind[before] == "number" and row.kind[before - 1] in ("dash", "other")
    )
    if one >= two or row.lower[index] == "0" or neighbour:
        return True
    points = listed("numbers", "tennis-points")
    if one <= _WICKETS and _bowled(row, index):
        return True
    small = (one < 20 and two < 20) or (str(one) in points and str(two) in points)
    near = (*row.lower[max(0, index - 5) : index], *row.lower[index + 3 : index + 7])
    return small and not counts(row, index + 3) and not listed("numbers", "score-words").isdisjoint(near)


def _bowled(row: Row, index: int) -> bool:
    """Whether wickets and runs are told: "taking 5-64", "figures of 4-31", nothing behind that they could count."""
    before, after = row.lower[index - 1], row.lower[index + 3]
    told = before in listed("numbers", "bowling-words") or (before == "of" and row.lower[index - 2] == "figures")
    return told and (row.kind[index + 3] != "word" or after in listed("numbers", "not-names"))


def counts(row: Row, at: int) -> bool:
    """Whether a plural noun that could be counted stands at token `at`."""
    word = row.lower[at]
    return (
        row.kind[at] == "word"
        and word.endswith("s")
        and word not in listed("numbers", "score-words")
        and not row.title(at)
        and word not in ("is", "was", "as", "has", "his", "this")
    )
