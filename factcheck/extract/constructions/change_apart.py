"""Changes whose ends stand in clauses or sentences of their own: "fell by a third, with 1,900 sold against 2,850 a year earlier",
"sold 1,710 in March. A year earlier it had sold 1,900, so sales were down 10%", "58% in 2015. Now it is 43%, a drop of 15 points"."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.change_links import follows
from factcheck.extract.constructions.change_steps import told_for
from factcheck.extract.constructions.items import STEP_UNITS, Item, between, says
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction
from factcheck.vocabulary import words

_NEAR = 7
_FEW = 3
_STOPS = frozenset({",", ";", ".", "against", "compared", "versus", "vs", "from", "than", "and"})

_MONTHS = tuple(month.lower() for month in calendar.month_name[1:])

Told = tuple[Grammar, Item]


def read_apart(parsed: Parsed, items: Sequence[Item], earlier: tuple[Parsed, Sequence[Item]] | None) -> Iterator[Construction]:
    """The one change of a passage that has a step, two figures of one kind, and no other figure; `earlier` is the sentence before."""
    grammar = parsed.grammar
    steps = [item for item in items if item.direction is not None]
    if len([item for item in items if item.unit is not None and item.unit not in STEP_UNITS]) == 2:
        items = [item for item in items if item.unit is not None]  # "a dozen eggs cost $3 in March; in April …"
    if len(steps) != 1 or not 2 <= len(items) <= _FEW or says(grammar, "other-bases"):
        return
    row: list[Told] = [(grammar, item) for item in items if item is not steps[0]]
    if len(items) < _FEW:
        if earlier is None or len(earlier[1]) != 1 or says(earlier[0].grammar, "other-bases"):
            return
        row.insert(0, (earlier[0].grammar, earlier[1][0]))
    pair = _ends(row)
    step = told_for(steps[0], pair[0]) if pair is not None and not _doubtful(row) else None
    if pair is None or step is None or not _belongs(grammar, items, steps[0], len(items) == _FEW):
        return
    start, end = pair
    before = start.operand
    if isinstance(before, Claim) and start.unit != end.unit:
        before = replace(before, quantity=replace(start.quantity, unit=end.quantity.unit))
    roles = (("before", (before,)), ("after", (end.operand,)), ("delta", (step.step,)))
    yield Construction("change", roles, parsed.sentence)


def _ends(row: Sequence[Told]) -> tuple[Item, Item] | None:
    """The figure before and the figure after: just one of the two is told to be the older one."""
    (one, first), (other, second) = row
    units = [(item.unit or "").split(" per ")[0] for item in (first, second)]
    plain = all(len(item.quantity.stated) == 1 and item.quantity.form in ("digits", "words") and item.direction is None for _, item in row)
    nouns = {item.noun for _, item in row} - {None}
    if units[0] != units[1] or not plain or (first.unit is None and len(nouns) > 1) or first.claim is None or second.claim is None:
        return None
    old = [_older(one, first), _older(other, second)]
    if old[0] == old[1]:
        starts = [_start(item) for _, item in row]
        new = [_newer(grammar, item) for grammar, item in row]
        if not old[0] and new == [False, True] and starts[0] is not None:
            return first, second
        months = [_month(grammar, item) for grammar, item in row]
        if not old[0] and starts == [None, None] and 0 not in months and months[0] < months[1]:
            return first, second
        if old[0] or starts[0] is None or starts[1] is None or starts[0] == starts[1]:
            return None
        old = [starts[0] < starts[1], starts[1] < starts[0]]
    return (first, second) if old[0] else (second, first)


def _start(item: Item) -> dt.date | None:
    """The first day of the period that the words beside a figure state."""
    claim = item.claim
    period = claim.period.value if claim is not None and claim.period.how == "stated" else None
    return period.start if period is not None else None


def _older(grammar: Grammar, item: Item) -> bool:
    """Whether the words around a figure call it the older one of two."""
    if item.mark in ("from", "against", "than"):
        return True
    behind = between(grammar, item.last, item.last + _NEAR)
    stop = next((at for at, word in enumerate(behind) if word in _STOPS), len(behind))
    ahead = between(grammar, max(-1, item.first - _NEAR), item.first)
    cut = max((at + 1 for at, word in enumerate(ahead) if word in (";", ",")), default=0)
    told = {*behind[:stop], *ahead[cut:]}
    return not _words("older").isdisjoint(told) or _past(grammar, item)


def _month(grammar: Grammar, item: Item) -> int:
    """The number of the month named right beside a figure, 0 for none."""
    near = [*between(grammar, item.last, item.last + 4), *between(grammar, max(-1, item.first - _NEAR), item.first)]
    return next((_MONTHS.index(word) + 1 for word in near if word in _MONTHS), 0)


def _newer(grammar: Grammar, item: Item) -> bool:
    """Whether a figure is that of today."""
    return not _words("newer").isdisjoint(between(grammar, max(-1, item.first - _NEAR), item.last + _NEAR))


def _past(grammar: Grammar, item: Item) -> bool:
    """ "… had sold 1,900", "having closed at $6": the verb right before the figure."""
    for at in range(item.first - 1, max(-1, item.first - 4), -1):
        verb = grammar.verb(at)
        if verb is not None:
            return grammar.word(verb.first) in ("had", "having")
    return False


def _doubtful(row: Sequence[Told]) -> bool:
    """Whether a figure is a forecast, an average or a limit."""
    return any(
        not set(words("changes")["no-base"]).isdisjoint(between(grammar, item.first - _NEAR, item.last + _NEAR)) for grammar, item in row
    )


def _belongs(grammar: Grammar, items: Sequence[Item], step: Item, together: bool) -> bool:
    """Whether the step is told of the two figures: right behind the last, or before both where ", with" or ", having" leads to them."""
    own = [item for item in items if item is not step]
    if step.first > own[-1].last:
        return _concludes(grammar, own[-1], step)
    if not together or step.last > own[0].first:
        return False
    gap = between(grammar, step.last, own[0].first)
    money = step.unit is None or own[0].unit is None
    if money and not _words("money-nouns").isdisjoint(between(grammar, -1, step.first)):
        return False  # "profit fell by a third, with 1,900 sold"
    if own[0].mark == "to" and own[1].first - own[0].last <= _NEAR and not {",", "and"} & set(gap):
        inner = between(grammar, own[0].last, own[1].first)
        return "," in inner and not _words("older-clause").isdisjoint(inner)
    opened = [at for at, word in enumerate(gap) if word == ","]
    verbs = any(grammar.verb(at) is not None for at in range(step.last + 1, own[0].first))
    return bool(opened) and gap[opened[-1] + 1 : opened[-1] + 2] == ["with"] and not verbs and own[1].mark in ("from", "against", "than")


def _concludes(grammar: Grammar, last: Item, step: Item) -> bool:
    """ ", a drop of 15 points", ", so sales were down 10%"."""
    if follows(grammar, last.last, step.first):
        return True
    gap = between(grammar, last.last, step.first)
    at = max((index for index, word in enumerate(gap) if word == ","), default=-1)
    tail = gap[at + 1 :]
    return at >= 0 and tail[:1] == ["so"] and len(tail) <= _NEAR and not _words("same-things").isdisjoint(tail)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, words("changes")[name]))
