"""More ways to tell how many there are, what falls to one, and what all make: "$45m from 300,000 residents, or $150 a head", "€360m over
six years, or €60m a year", "a 40-litre tank at £1.45 a litre costs £58", "paid its eight directors £5.6m, an average of £700,000 each",
"20 lorries, each carrying 15 tonnes, brought 300 tonnes", "the 1,400 workers will each get £500, costing the firm £700,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between
from factcheck.extract.meaning.implied import is_person
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Construction
from factcheck.vocabulary import words

_LONGEST = 6
_GAP = 9  # words between two of the three
_OPENS = frozenset({",", "(", "–", "—", "-", "or"})


def read_product_forms(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """The products of one sentence in which what falls to one is told with its divisor, or behind "each"."""
    grammar = parsed.grammar
    if not 2 < len(items) <= _LONGEST:
        return
    for at, each in enumerate(items):
        if each.direction is not None or not _plain(each):
            continue
        for count, total in _others(grammar, items, at):
            roles = (("count", (count.operand,)), ("each", (each.operand,)), ("amount", (total.operand,)))
            yield Construction("product", roles, parsed.sentence)
            break


def _plain(item: Item) -> bool:
    return len(item.quantity.stated) == 1 and item.quantity.form in ("digits", "words")


def _others(grammar: Grammar, items: Sequence[Item], at: int) -> Iterator[tuple[Item, Item]]:
    """How many there are and what all make, for what falls to one; the three stand side by side."""
    each = items[at]
    near = [item for item in items[max(0, at - 2) : at + 3] if item is not each and item.direction is None and _plain(item)]
    for count in near:
        if not _counts(grammar, count, each):
            continue
        base = each.unit.split(" per ")[0] if each.unit is not None else None
        for total in near:
            alike = total.unit == base or (total.unit is None and total.noun is None)
            if total is not count and alike and _joined(grammar, count, each, total):
                yield count, total


def _counts(grammar: Grammar, count: Item, each: Item) -> bool:
    """Whether a figure counts what the other falls to: "a head" of 300,000 residents, "a year" of six years, "a litre" of 40 litres."""
    unit = each.unit or ""
    if unit.count(" per ") == 1:
        divisor = unit.split(" per ")[1]
        if count.unit is not None:
            return count.unit == divisor
        noun = singular(count.noun.split()[-1]) if count.noun else ""
        return noun == divisor or (divisor in _known("heads") and is_person(noun))
    if count.unit is not None or count.noun is None or each.unit is None:
        return False
    behind = grammar.word(each.end + 1) in _rates("each")
    ahead = any(grammar.word(index) == "each" for index in range(count.last + 1, each.first)) and count.last < each.first
    return behind or ahead


def _joined(grammar: Grammar, count: Item, each: Item, total: Item) -> bool:
    first, second = sorted((count, total), key=lambda item: item.first)
    if each.first > second.last:  # "€360m over six years, or €60m a year"
        gap, inner = between(grammar, _past_phrase(grammar, second.last), each.first), between(grammar, first.last, second.first)
        again = gap[:1] in ([","], ["("], ["–"], ["—"], ["-"], ["or"]) and all(word in _known("again") for word in gap)
        spread = not {",", "and", "but", "while", ";", ":"} & set(inner) and len(inner) <= _GAP
        return again and len(gap) > 1 and spread and (second is count or "total" in inner or not _verb(grammar, first, second))
    if not count.last < each.first < total.first:
        return False
    inner, gap = between(grammar, count.last, each.first), between(grammar, each.end, total.first)
    if len(inner) > _GAP or len(gap) > _GAP or {";", "but", "while"} & {*inner, *gap}:
        return False
    if "each" in inner:
        told = gap[:1] == [","] and (_makes(gap[1:2], "sum-verbs") or gap[1:3] == ["a", "total"])
        return (told and not {",", "and"} & set(inner)) or _carried(inner, gap)
    if grammar.word(each.end + 1) in _rates("each") and not {",", "and"} & set(inner) and _in_all(grammar, gap[1:], total):
        return True
    led = inner[-1:] == ["at"] and "," not in inner and "and" not in inner
    if each.unit is not None and " per " in each.unit:
        return led and gap[-1:] != [","] and _makes(gap[-2:], "sum-verbs") and "," not in gap
    return led and any(word in _known("deals") for word in gap) and gap[-1:] == ["worth"]


def _in_all(grammar: Grammar, gap: Sequence[str], total: Item) -> bool:
    """ "The 40 lorries carried 20 tonnes each, 800 tonnes in all", "…, a total of 800 tonnes"."""
    behind = grammar.lowers[total.end + 1 : total.end + 3]
    summed = behind in (("in", "total"), ("in", "all")) or behind[:1] in (("altogether",), ("together",))
    return (summed and gap in ([","], [",", "or"], ["("], [",", "making"])) or (gap[-2:] == ["total", "of"] and gap[:1] in ([","], ["("]))


def _past_phrase(grammar: Grammar, last: int) -> int:
    """The last token of a time or a short phrase behind a figure: "£5.6m last year, an average of", "residents of the valley, or"."""
    for at in range(last + 1, last + 6):
        if grammar.word(at) in _OPENS:
            return at - 1
        if grammar.verb(at) is not None or grammar.tag(at) in ("conj", "sub", "rel", "num"):
            break
    return last


def _carried(inner: Sequence[str], gap: Sequence[str]) -> bool:
    """ "20 lorries, each carrying 15 tonnes, brought 300 tonnes"."""
    return inner[:2] == [",", "each"] and len(inner) <= 3 and gap[:1] == [","] and len(gap) == 2 and gap[1] in _known("brought")


def _makes(tail: Sequence[str], name: str) -> bool:
    return any(word in _known(name) for word in tail)


def _verb(grammar: Grammar, first: Item, second: Item) -> bool:
    return any(grammar.verb(index) is not None for index in range(first.last + 1, second.first))


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(map(str, words("products")[name]))


@cache
def _rates(name: str) -> frozenset[str]:
    return frozenset(map(str, words("rates")[name]))
