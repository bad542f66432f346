"""Changes that the prose states: "rose 20% from 50 to 60", "from 2,400 to 4,900, a rise of 104%", "$5m, up 25% from $4m",
"80, compared with 50 a year earlier, an increase of 60%", "more than doubled to 80 from 35", "600, three times as many as the 200 of 2019".

A statement has one figure before, one after and the step between them, in any order. What could make the three tell of different things
(another verb, another basis, a forecast) keeps it from being read as a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.change_ends import change_of, one_noun
from factcheck.extract.constructions.change_links import (
    after_multiple,
    before_multiple,
    clear,
    close,
    falls_before,
    follows,
    joined,
    leads,
    rises_between,
)
from factcheck.extract.constructions.change_over import over_two
from factcheck.extract.constructions.change_steps import split_range, told_for
from factcheck.extract.constructions.items import Item, between, labelled, says, stretches, term
from factcheck.extract.constructions.list_stretches import prose_end
from factcheck.extract.constructions.multiples import Multiple, is_factor, multiples_of
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Construction, Document
from factcheck.vocabulary import words

_BASES = ("from", "against", "than")
_NEAR = 8
_LONGEST = 24
_PRONOUNS = frozenset({"who", "that", "which", "it", "they", "he", "she"})


def read_changes(document: Document, parsed: Parsed, items: Sequence[Item], before: Sequence[Item]) -> Iterator[Construction]:
    """The changes of one sentence; `before` are the figures of the sentence before in the paragraph."""
    grammar = parsed.grammar
    multiples = multiples_of(parsed, items)
    if not any(item.direction for item in items) and not multiples and "or" not in grammar.said:
        return
    based = says(grammar, "other-bases")
    plain = [item for item in items if not is_factor(grammar, item)]
    found = list(_in_sentence(document, parsed, plain, multiples, based))
    if not found and not based:
        found = list(over_two(document, parsed, plain, before, multiples))
    yield from found


def _in_sentence(
    document: Document, parsed: Parsed, plain: Sequence[Item], multiples: Sequence[Multiple], based: bool
) -> Iterator[Construction]:
    grammar = parsed.grammar
    runs = [split_range(grammar, run) for run in stretches(grammar, plain)]
    since = 0
    for index, run in enumerate(runs):
        until = runs[index + 1][0].first if index + 1 < len(runs) else len(grammar.tokens)
        near = [multiple for multiple in multiples if since <= multiple.first < until]
        since = run[-1].last
        if len(run) > _LONGEST:  # a list or a table, no statement of a change
            continue
        yield from _times(document, parsed, run, near)
        for start, end in _ends(grammar, run):
            told = [_step(grammar, item, start) for item in run if item is not start and item is not end]
            steps = [step for step in told if step is not None]
            if not based:
                yield from _percent_steps(parsed, run, (start, end), steps)
            if not steps:
                yield from _multiple_steps(document, parsed, (start, end), near)


def _step(grammar: Grammar, item: Item, start: Item) -> Item | None:
    """The figure as a step from `start`, in the terms of that figure; None if it is none."""
    if item.claim is None or item.mark in ("from", "to", "against"):
        return None
    if item.direction is None:  # "up from 40, or 20%"
        other = item.unit == "percentage" and grammar.word(item.last + 1) not in words("changes")["after-other-shares"]
        return item if other and grammar.word(item.first - 1) == "or" and grammar.word(item.first - 2) == "," else None
    return told_for(item, start)


def _ends(grammar: Grammar, run: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The figure before and the figure after, for each unit of a run of which there is one of each."""
    for unit in dict.fromkeys(_price(item, run) for item in run):
        same = [item for item in run if _price(item, run) == unit and not _doubled(grammar, item, run)]
        starts = [item for item in same if _leads(grammar, item, run) and _is_base(grammar, item)]
        levels = [item for item in same if item.mark == "to" or _at_level(item, run)]
        if len(starts) != 1 or len(levels) > 1 or len(starts[0].quantity.stated) > 1:
            continue
        start = starts[0]
        if levels:
            end = levels[0]
        else:
            bare = [item for item in same if item.last < start.first and item.mark in ("", "at") and item.direction is None]
            if not bare or (len(bare) > 1 and start.unit in (None, "percentage")):
                continue
            end = bare[-1]
        if not any(item is not start and item is not end and _inside(item, start, end) and item.direction is None for item in same):
            yield start, end


def _price(item: Item, run: Sequence[Item]) -> str | None:
    """The unit of an item; that of a price is the currency where another figure is left without its "a barrel"."""
    base, per, _ = (item.unit or "").partition(" per ")
    shared = per and item.quantity.unit is not None and item.quantity.unit.dimension.startswith("currency")
    others = [other for other in run if other is not item and other.unit in (item.unit, base)] if shared else []
    alone = len(others) == 1 and others[0].unit == base and others[0].mark in _BASES
    return base if alone else item.unit


def _doubled(grammar: Grammar, item: Item, run: Sequence[Item]) -> bool:
    """ "down 51 or 15%": a step in things, said again in percent."""
    after = run[run.index(item) + 1 :][:1]
    return (
        item.direction is None and bool(after) and after[0].direction is not None and between(grammar, item.last, after[0].first) == ["or"]
    )


def _leads(grammar: Grammar, item: Item, run: Sequence[Item]) -> bool:
    """Whether a figure may be the one before; "on" only right behind a step ("an increase of 20% on the 400 of 2019")."""
    if item.mark in _BASES:
        return True
    before = _previous(item, run)
    joins = item.mark == "on" or (before is not None and grammar.word(before.last + 1) == "over")
    return (
        joins
        and before is not None
        and before.unit == "percentage"
        and before.direction is not None
        and close(grammar, before.last, item.first)
    )


def _at_level(item: Item, run: Sequence[Item]) -> bool:
    """ "was down 3% at 500"."""
    before = _previous(item, run)
    return item.mark == "at" and before is not None and before.direction is not None and item.first - before.last == 2


def _previous(item: Item, run: Sequence[Item]) -> Item | None:
    at = run.index(item)
    return run[at - 1] if at else None


def _inside(item: Item, one: Item, other: Item) -> bool:
    return min(one.last, other.last) < item.first < max(one.first, other.first)


def _is_base(grammar: Grammar, item: Item) -> bool:
    """Whether a figure that another is set against is an earlier value, and no forecast, average or limit."""
    told = max(prose_end(grammar), item.last) + 1  # what stands behind is who says so: ", the poll found"
    around = [*between(grammar, item.first - 5, item.first), *between(grammar, item.last, min(item.last + _NEAR, told))]
    if not words("changes")["no-base"] or any(word in words("changes")["no-base"] for word in around):
        return False
    if item.mark == "from":
        return True
    if labelled(grammar, item.first):
        return True
    later = between(grammar, item.last, item.last + _NEAR)
    clause = grammar.word(item.first) == "the" and grammar.word(item.last + 1) in _PRONOUNS  # "the 16m who flew in 2023"
    timed = any(grammar.tag(index) == "time" for index in range(item.last + 1, item.last + (_NEAR if clause else 4)))
    return timed or any(word in words("changes")["earlier"] for word in later)


def _percent_steps(parsed: Parsed, run: Sequence[Item], ends: tuple[Item, Item], steps: Sequence[Item]) -> Iterator[Construction]:
    """Each step that stands right beside the ends; the only one may stand a little apart."""
    grammar, (start, end) = parsed.grammar, ends
    first, second = sorted(ends, key=lambda item: item.first)
    spans = [(item.first, item.last) for item in steps]
    for step in steps:
        if _apart(run, step, first, second):
            continue
        if step.last < first.first:
            good = leads(grammar, step.last, first, len(steps) > 1) and joined(grammar, first, second)
        elif step.first > second.last:
            good = follows(grammar, second.last, step.first) and joined(grammar, first, second)
        else:
            reached = follows(grammar, first.last, step.first) or rises_between(grammar, first, step, second)
            good = reached and (labelled(grammar, second.first) or close(grammar, step.last, second.first, spans))
        if good and one_noun(start, end):
            yield change_of(parsed, start, end, step.step)


def _apart(run: Sequence[Item], step: Item, first: Item, second: Item) -> bool:
    """Whether another figure comes between a step and its ends: a level that the step leads to ("rose 5% to $8m, from 30 shops to 40"), or
    a second change ("fell 1% to 7,400, the lowest since falling 9% from 8,000")."""
    if step.last < first.first:
        return any(
            (item.mark in ("to", "from") and step.last < item.first < first.first)
            or (item.direction is not None and first.last < item.first < second.first)
            for item in run
        )
    return False


def _multiple_steps(document: Document, parsed: Parsed, ends: tuple[Item, Item], multiples: Sequence[Multiple]) -> Iterator[Construction]:
    """ "tripled, from 50 to 150", "a tenfold rise to 400 from 40": the one multiple of the run."""
    grammar, (start, end) = parsed.grammar, ends
    if len(multiples) != 1 or multiples[0].kind == "times":
        return
    multiple = multiples[0]
    first, second = sorted(ends, key=lambda item: item.first)
    if falls_before(grammar, multiple, first) or not one_noun(start, end) or not joined(grammar, first, second):
        return
    if multiple.last < first.first and clear(grammar, multiple, first):
        good = True
    else:
        good = multiple.first > second.last and follows(grammar, second.last, multiple.first)
    if good:
        yield change_of(parsed, start, end, term(document, parsed, multiple.first, multiple.last, multiple.ratio))


def _times(document: Document, parsed: Parsed, run: Sequence[Item], multiples: Sequence[Multiple]) -> Iterator[Construction]:
    """ "sold 600, three times as many as the 200 of 2019": the figure that is multiplied follows, the product stands before."""
    grammar = parsed.grammar
    for multiple in multiples:
        start = next((item for item in run if item.first > multiple.last), None)
        if (
            multiple.kind != "times"
            or start is None
            or not after_multiple(grammar, multiple.last, start)
            or not _is_base_of(grammar, start)
        ):
            continue
        ends = [item for item in run if item.last < multiple.first and item.unit == start.unit and item.direction is None]
        if len(ends) == 1 and before_multiple(grammar, ends[0].last, multiple.first) and one_noun(start, ends[0]):
            yield change_of(parsed, start, ends[0], term(document, parsed, multiple.first, multiple.last, multiple.ratio))


def _is_base_of(grammar: Grammar, start: Item) -> bool:
    around = [*between(grammar, start.first - 4, start.last + 1), *between(grammar, start.last, start.last + 5)]
    return start.direction is None and not any(word in words("changes")["no-base"] for word in around)
