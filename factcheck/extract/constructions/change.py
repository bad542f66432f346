"""Changes that the prose states: "rose 20% from 50 to 60", "from 2,400 to 4,900, a rise of 104%", "$5m, up 25% from $4m",
"80, compared with 50 a year earlier, an increase of 60%", "more than doubled to 80 from 35", "600, three times as many as the 200 of 2019".

A statement has one figure before, one after and the step between them, in any order. What could make the three tell of different things
(another verb, another basis, a forecast) keeps it from being read as a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import STEP_UNITS, Item, between, says, stretches, term
from factcheck.extract.constructions.multiples import Multiple, is_factor, multiples_of
from factcheck.extract.record import dataclass
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Construction, Document, Operand
from factcheck.vocabulary import words

_BASES = ("from", "against", "than")
_NEAR = 8
_SINCE = frozenset({"since", "after", "when", "as", "because", "before", "following", "in", "during", "over", "for"})
_LINKS = frozenset({",", "(", "–", "—", "-", "or", "a", "an", "the", "up", "down", "of", "by", "which", "that", "this", "is", "was", "about", "some", "nearly", "total", "overall", "net", "whopping", "staggering"})  # fmt: skip
_TIGHT = frozenset({",", "(", "to", "from", "than", "the", "a", "an", "on", "compared", "with", "more", "higher", "lower", "just", "only"})


@dataclass(frozen=True, slots=True)
class Step:
    """A change as stated: tokens `first`..`last`, and what fills the role."""

    first: int
    last: int
    operand: Operand
    multiple: bool = False


def read_changes(document: Document, parsed: Parsed, items: Sequence[Item], before: Sequence[Item]) -> Iterator[Construction]:
    """The changes of one sentence; `before` are the figures of the sentence before in the paragraph."""
    grammar = parsed.grammar
    multiples = multiples_of(parsed, items)
    if not any(item.claim is not None and item.direction for item in items) and not multiples:
        return
    based = says(grammar, "other-bases")
    plain = [item for item in items if not is_factor(grammar, item)]
    found = list(_in_sentence(document, parsed, plain, multiples, based))
    if not found and not based:
        found = list(_over_two(parsed, plain, before))
    yield from found


def _in_sentence(
    document: Document, parsed: Parsed, plain: Sequence[Item], multiples: Sequence[Multiple], based: bool
) -> Iterator[Construction]:
    runs = list(stretches(parsed.grammar, plain))
    since = 0
    for index, run in enumerate(runs):
        until = runs[index + 1][0].first if index + 1 < len(runs) else len(parsed.grammar.tokens)
        near = [multiple for multiple in multiples if since <= multiple.first < until]
        since = run[-1].last
        for start, end in _ends(parsed.grammar, run):
            steps = [
                Step(item.first, item.last, item.claim) for item in run
                if item.claim is not None and item is not start and item is not end and _is_step(item, start)
            ]  # fmt: skip
            if not based:
                yield from _percent_steps(parsed, start, end, steps)
            if not steps:
                yield from _multiple_steps(document, parsed, (start, end), near)


def _is_step(item: Item, start: Item) -> bool:
    if item.direction is None or item.mark in ("from", "to", "against"):
        return False
    return item.unit in STEP_UNITS or item.unit == start.unit


def _ends(grammar: Grammar, run: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The figure before and the figure after, for each unit of a run of which there is one of each."""
    for unit in dict.fromkeys(item.unit for item in run):
        same = [item for item in run if item.unit == unit]
        starts = [item for item in same if item.mark in _BASES and _is_base(grammar, item)]
        levels = [item for item in same if item.mark == "to"]
        if len(starts) != 1 or len(levels) > 1 or len(starts[0].quantity.stated) > 1:
            continue
        start = starts[0]
        if levels:
            end = levels[0]
        else:
            bare = [item for item in same if item.last < start.first and not item.mark and item.direction is None]
            bare = [item for item in bare if not any(between(grammar, item.last, other.first) == ["or"] and other.direction for other in run)]
            if not bare or (len(bare) > 1 and start.unit in (None, "percentage")):
                continue
            end = bare[-1]
        if not any(item is not start and item is not end and _inside(item, start, end) and item.direction is None for item in same):
            yield start, end


def _inside(item: Item, one: Item, other: Item) -> bool:
    return min(one.last, other.last) < item.first < max(one.first, other.first)


def _is_base(grammar: Grammar, item: Item) -> bool:
    """Whether a figure that another is set against is an earlier value, and no forecast, average or limit."""
    around = [*between(grammar, item.first - 5, item.first), *between(grammar, item.last, item.last + _NEAR)]
    if not words("changes")["no-base"] or any(word in words("changes")["no-base"] for word in around):
        return False
    if item.mark == "from":
        return True
    later = between(grammar, item.last, item.last + _NEAR)
    timed = any(grammar.tag(index) == "time" for index in range(item.last + 1, item.last + 4))
    return timed or any(word in words("changes")["earlier"] for word in later)


def _percent_steps(parsed: Parsed, start: Item, end: Item, steps: Sequence[Step]) -> Iterator[Construction]:
    """Each step that stands right beside the ends; the only one may stand a little apart."""
    grammar = parsed.grammar
    first, second = sorted((start, end), key=lambda item: item.first)
    for step in steps:
        tight = len(steps) > 1
        if step.last < first.first:
            good = _before(grammar, step.last, first, tight) and _joined(grammar, first, second)
        elif step.first > second.last:
            good = _behind(grammar, second.last, step.first) and _joined(grammar, first, second)
        else:
            good = _behind(grammar, first.last, step.first) and _close(grammar, step.last, second.first)
        if good and _one_noun(start, end):
            yield _change(parsed, start, end, step.operand)


def _before(grammar: Grammar, last: int, first: Item, tight: bool) -> bool:
    """Whether a step leads to the ends: "rose 20% in the year to June, from 50": no other verb stands between."""
    gap = between(grammar, last, first.first)
    if tight:
        return _close(grammar, last, first.first)
    if first.mark not in ("from", "to", "against"):
        return False
    verbs = [grammar.verb(index) for index in range(last + 1, first.first) if grammar.verb(index) is not None]
    if all(verb is not None and verb.form == "ing" for verb in verbs):
        return not {"“", "”", '"', "and", "but", "with"} & set(gap) or _close(grammar, last, first.first)
    opens = gap[0] if gap and gap[0] != "," else ""
    return opens in _SINCE and grammar.word(_lead(grammar, first)) == ","


def _lead(grammar: Grammar, item: Item) -> int:
    """The token before the word that leads to a figure ("…, from $4m")."""
    at = item.first - 1
    while at > 0 and grammar.tag(at) in ("adv", "prep"):
        at -= 1
    return at


def _close(grammar: Grammar, last: int, first: int) -> bool:
    return all(grammar.word(index) in _TIGHT or grammar.tag(index) in ("time", "adv") for index in range(last + 1, first))


def _behind(grammar: Grammar, last: int, first: int) -> bool:
    """Whether a step follows a level as another way to say it: "…, a rise of 40%", "(up 40%)", "…, representing an increase of 40%"."""
    gap = between(grammar, last, first)
    marks = [index for index, word in enumerate(gap) if word in (",", "(", "–", "—", "or")]
    if not marks:
        return False
    lead, tail = gap[: marks[-1]], range(last + 1 + marks[-1], first)
    if any(grammar.verb(index) is not None for index in range(last + 1, last + 1 + len(lead))) or {"with", "while", "but"} & set(lead):
        return False
    return all(_is_link(grammar, index) for index in tail)


def _is_link(grammar: Grammar, index: int) -> bool:
    word, verb, lists = grammar.word(index), grammar.verb(index), words("changes")
    if word in _LINKS or word in lists["up-nouns"] or word in lists["down-nouns"] or grammar.tag(index) in ("adv", "adj", "time"):
        return True
    return verb is not None and verb.lemma in lists["amounts-to"]


def _joined(grammar: Grammar, first: Item, second: Item) -> bool:
    """Whether both ends stand in one statement: no verb and no new subject between them."""
    for index in range(first.last + 1, second.first):
        verb = grammar.verb(index)
        if verb is not None and verb.form not in ("ing",) and grammar.tag(index) == "verb" and not _in_aside(grammar, first, index):
            return False
        if grammar.word(index) in ("“", "”", '"', "with"):
            return False if grammar.word(index) != "with" else grammar.word(index - 1) == "compared"
    return True


def _in_aside(grammar: Grammar, first: Item, at: int) -> bool:
    """ "from the 40 it had in 2019 to 60", "from $4m, or 20 cents, reported a year earlier to": a clause that only says which figure;
    "compared" belongs to what leads to a figure."""
    return grammar.word(at) == "compared" or (at - first.last <= 2 and first.mark == "from") or grammar.word(at) in ("reported", "recorded")


def _multiple_steps(document: Document, parsed: Parsed, ends: tuple[Item, Item], multiples: Sequence[Multiple]) -> Iterator[Construction]:
    """ "tripled, from 50 to 150", "a tenfold rise to 400 from 40": the one multiple of the run."""
    grammar, (start, end) = parsed.grammar, ends
    if len(multiples) != 1 or multiples[0].kind == "times":
        return
    multiple = multiples[0]
    first, second = sorted(ends, key=lambda item: item.first)
    told = [word for word in between(grammar, multiple.last, first.first)]
    falls = any(word in words("changes")["down-nouns"] or word in words("changes")["down"] for word in told)
    if multiple.kind == "fold":
        falls = falls or any(_falls(grammar, index) for index in range(max(0, multiple.first - 4), multiple.first))
    if falls or not _one_noun(start, end) or not _joined(grammar, first, second):
        return
    if multiple.last < first.first and _clear(grammar, multiple, first):
        good = True
    else:
        good = multiple.first > second.last and _behind(grammar, second.last, multiple.first)
    if good:
        yield _change(parsed, start, end, term(document, parsed, multiple.first, multiple.last, multiple.ratio))


def _falls(grammar: Grammar, index: int) -> bool:
    verb = grammar.verb(index)
    return verb is not None and verb.lemma in words("changes")["down"]


def _clear(grammar: Grammar, multiple: Multiple, first: Item) -> bool:
    """Whether no further verb stands between a multiple and the ends, "took the figure to" and "since it opened, from" let pass."""
    own = multiple.last if multiple.kind == "verb" else multiple.last + 3
    verbs = [index for index in range(own + 1, first.first) if grammar.verb(index) is not None and grammar.tag(index) == "verb"]
    gap = between(grammar, multiple.last, first.first)
    return not verbs or (grammar.word(_lead(grammar, first)) == "," and bool({"since", "after", "when", "as"} & set(gap)))


def _one_noun(start: Item, end: Item) -> bool:
    """Whether both ends may count the same: not "from 30 attacks to 20 deaths"."""
    if start.claim is None or end.claim is None or start.unit is not None:
        return True
    one, other = (_last_word(item.claim.lemma) for item in (start, end) if item.claim is not None)
    return one is None or other is None or one == other


def _last_word(phrase: str | None) -> str | None:
    return phrase.rpartition(" ")[2].lower() if phrase else None


def _change(parsed: Parsed, start: Item, end: Item, step: Operand) -> Construction:
    return Construction("change", (("before", (start.operand,)), ("after", (end.operand,)), ("delta", (step,))), parsed.sentence)


def _over_two(parsed: Parsed, items: Sequence[Item], before: Sequence[Item]) -> Iterator[Construction]:
    """ "There were 50 thefts in 2022. That rose to 70 in 2023, up 40%": the figure before stands in the sentence before."""
    grammar = parsed.grammar
    verb = grammar.phrases.verbs[0] if grammar.phrases.verbs else None
    steps = [item for item in items if item.direction is not None and item.unit == "percentage" and item.claim is not None]
    levels = [item for item in items if item.mark == "to" and item.direction is None]
    others = [item for item in items if item not in steps and item not in levels]
    if verb is None or len(steps) != 1 or len(levels) != 1 or others or not _points_back(grammar, verb.first):
        return
    earlier = [item for item in before if item.unit == levels[0].unit]
    if len(earlier) != 1 or earlier[0].claim is None or earlier[0].direction is not None or not _one_noun(earlier[0], levels[0]):
        return
    first, second = sorted((steps[0], levels[0]), key=lambda item: item.first)
    good = _before(grammar, first.last, second, False) if first is steps[0] else _behind(grammar, first.last, second.first)
    if good:
        yield _change(parsed, earlier[0], levels[0], steps[0].operand)


def _points_back(grammar: Grammar, verb: int) -> bool:
    """Whether the sentence opens with a word for the figure just told: "That rose", "The figure climbed", "By 2023 it had grown"."""
    at = verb - 1
    while grammar.tag(at) == "adv":
        at -= 1
    return grammar.word(at) in words("changes")["back-words"]



