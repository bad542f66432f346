"""Changes told over two sentences: "There were 50 thefts in 2022. That rose to 70 in 2023, up 40%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.change_ends import change_of, one_noun
from factcheck.extract.constructions.change_links import clear, follows, is_link, leads, points_back
from factcheck.extract.constructions.items import Item, term
from factcheck.extract.constructions.multiples import Multiple
from factcheck.model import Construction, Document
from factcheck.vocabulary import words


def over_two(
    document: Document, parsed: Parsed, items: Sequence[Item], before: Sequence[Item], multiples: Sequence[Multiple]
) -> Iterator[Construction]:
    """ "There were 50 thefts in 2022. That rose to 70 in 2023, up 40%": the figure before stands in the sentence before."""
    grammar = parsed.grammar
    verb = grammar.phrases.verbs[0] if grammar.phrases.verbs else None
    steps = [item for item in items if item.direction is not None and item.unit == "percentage" and item.claim is not None]
    levels = [item for item in items if item.direction is None]
    if verb is not None and len(items) == len(steps) == 1:
        yield from _summed_up(parsed, steps[0], before)
    if verb is None or len(steps) > 1 or len(levels) != 1 or len(items) != len(steps) + 1:
        return
    end = levels[0]
    earlier = [item for item in before if item.unit == end.unit]
    if earlier and any(_converts(item, earlier[0]) for item in before[: before.index(earlier[0])]):
        return  # "a worker on £6 a week ($16.80)": the second says the first again
    if len(earlier) != 1 or earlier[0].claim is None or earlier[0].direction is not None or not one_noun(earlier[0], end):
        return
    start, back = earlier[0], end.mark == "to" and points_back(grammar, verb.first)
    if steps and (back or (not end.mark and _two_times(start, end))):
        first, second = sorted((steps[0], end), key=lambda item: item.first)
        after_step = first is steps[0]
        if leads(grammar, first.last, second, False) if after_step else follows(grammar, first.last, second.first):
            yield change_of(parsed, start, end, steps[0].step)
    elif back and len(multiples) == 1 and multiples[0].kind != "times" and clear(grammar, multiples[0], end):
        yield change_of(parsed, start, end, term(document, parsed, multiples[0].first, multiples[0].last, multiples[0].ratio))


def _summed_up(parsed: Parsed, step: Item, before: Sequence[Item]) -> Iterator[Construction]:
    """ "Fees went from $800 last year to $1,000. That is an increase of 25%": both ends stand in the sentence before."""
    grammar = parsed.grammar
    verb = grammar.phrases.verbs[0]
    starts, ends = [item for item in before if item.mark == "from"], [item for item in before if item.mark == "to"]
    plain = len(starts) == len(ends) == 1 and len(before) == 2 and starts[0].unit == ends[0].unit and one_noun(starts[0], ends[0])
    short = points_back(grammar, verb.first) and (verb.lemma == "be" or verb.lemma in words("changes")["amounts-to"])
    if plain and short and all(is_link(grammar, index) for index in range(verb.last + 1, step.first)):
        yield change_of(parsed, starts[0], ends[0], step.step)


def _converts(item: Item, other: Item) -> bool:
    """Whether two figures are of one dimension in two units, so that the second may be the first converted."""
    one, two = item.quantity.unit, other.quantity.unit
    if one is None or two is None or one.dimension is None or two.dimension is None or one.name == two.name:
        return False
    return one.dimension.split(" per ")[0] == two.dimension.split(" per ")[0]


def _two_times(start: Item, end: Item) -> bool:
    """Whether two figures are of one kind and place, and each sentence states its own time: "In 2023 there were 1,800"."""
    one, other = start.claim, end.claim
    if one is None or other is None or one.measure.value != other.measure.value or one.place.value != other.place.value:
        return False
    told = [claim.period.value for claim in (one, other) if claim.period.how == "stated"]
    return len(told) == 2 and told[0] != told[1]
