"""Words that say how many times as much: "nearly doubled", "a threefold rise", "10-fold", "three times as many", "twice"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, number_word
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Interval
from factcheck.vocabulary import words

_PLAIN = (Decimal("0.95"), Decimal("1.08"))
_HEDGED = {
    "nearly": (Decimal("0.87"), Decimal(1)),
    "about": (Decimal("0.9"), Decimal("1.12")),
    "more": (Decimal(1), None),
}
_MODIFIERS = {"more-than": "more", "at-least": "more", "just-over": "more", "nearly": "nearly", "just-under": "nearly", "about": "about"}


class Multiple(Struct, frozen=True):
    """A word for a ratio: tokens `first`..`last` with its hedge, the `ratio`, and how it is said: verb, fold or times."""

    first: int
    last: int
    ratio: Interval
    kind: str


def multiples_of(parsed: Parsed, items: Sequence[Item]) -> tuple[Multiple, ...]:
    """The multiples that a sentence states, in text order."""
    grammar = parsed.grammar
    found = [*_verbs(grammar), *_folds(grammar), *_twice(grammar)]
    found.extend(made for item in items for made in _counted(grammar, item))
    return tuple(sorted(found, key=lambda multiple: multiple.first))


def is_factor(grammar: Grammar, item: Item) -> bool:
    """Whether a figure is the N of "N times" or "N-fold" and counts nothing."""
    return item.unit is None and _head(grammar, item.end + 1) is not None


def _verbs(grammar: Grammar) -> Iterator[Multiple]:
    table = words("changes")["multiples"]
    for verb in grammar.phrases.verbs:
        if verb.lemma in table and not verb.negated and grammar.word(verb.last + 1) not in ("as", "down", "up", "back", "over"):
            kind, first = _hedge(grammar, verb.main)
            yield Multiple(first, verb.main, _of_verb(table[verb.lemma], kind), "verb")


def _of_verb(row: dict[str, list[float]], kind: str) -> Interval:
    low, high = (Decimal(str(bound)) for bound in row[kind])
    if kind == "more" and low >= 1:
        return Interval(low, None, soft_high=high + 1)  # fourfold is more than double, if oddly said
    return Interval(low, high)


def _hedge(grammar: Grammar, main: int) -> tuple[str, int]:
    """The kind of hedge right before a word ("nearly doubled") and where it starts; "plain" if there is none."""
    for kind, phrases in words("changes")["multiple-hedges"].items():
        for phrase in phrases:
            hedge = phrase.split()
            if [grammar.word(index) for index in range(main - len(hedge), main)] == hedge:
                return kind, main - len(hedge)
    return "plain", main


def _folds(grammar: Grammar) -> Iterator[Multiple]:
    """ "twofold", "a tenfold rise"."""
    for index, word in enumerate(grammar.lowers):
        times = number_word(word) if word.endswith("fold") else None
        if times is not None:
            kind, first = _hedge(grammar, index)
            yield Multiple(first, index, _fold(times, kind), "fold")


def _fold(times: Decimal, kind: str) -> Interval:
    """Between N and N + 1 times: newsrooms use "an N-fold rise" for both."""
    low, high = _bounds(times, kind)
    return Interval(low, None if high is None else high + 1, soft_high=times + 2 if high is None else None)


def _bounds(times: Decimal, kind: str) -> tuple[Decimal, Decimal | None]:
    low, high = _HEDGED.get(kind, _PLAIN)
    return times * low, None if high is None else times * high


def _twice(grammar: Grammar) -> Iterator[Multiple]:
    """ "twice as many as", "double the", "half the"."""
    for index, word in enumerate(grammar.lowers):
        times = words("changes")["times"].get(word)
        if times is None or grammar.verb(index) is not None or grammar.word(index + 1) not in ("as", "the", "its", "last", "that", "what"):
            continue
        kind, first = _hedge(grammar, index)
        low, high = _bounds(Decimal(str(times)), kind)
        yield Multiple(first, index, Interval(low, high, soft_high=None if high is not None else Decimal(str(times)) + 1), "times")


def _counted(grammar: Grammar, item: Item) -> Iterator[Multiple]:
    """ "3.5 times as many", "a 10-fold rise", "five times more than"."""
    head = _head(grammar, item.end + 1)
    if head is None or item.unit is not None or len(item.quantity.stated) != 1 or not item.quantity.stated[0] >= 1:
        return
    times, kind = item.quantity.stated[0], _MODIFIERS.get(item.quantity.modifier or "", "plain")
    word = grammar.word(head)
    if item.quantity.modifier is not None and kind == "plain":
        return  # "up to ten times", "less than three times"
    if word == "fold":
        yield Multiple(item.start, head, _fold(times, kind), "fold")
        return
    low, high = _bounds(times, kind)
    if (
        kind == "plain"
        and times != times.to_integral_value()
        and item.quantity.value.low is not None
        and item.quantity.value.high is not None
    ):
        low, high = item.quantity.value.low, item.quantity.value.high
    if grammar.word(head + 1) in words("changes")["times-more"] and high is not None:
        high += 1
    yield Multiple(item.start, head, Interval(low, high, soft_high=times + 1 if high is None else None), "times")


def _head(grammar: Grammar, at: int) -> int | None:
    if grammar.tag(at) == "dash" and grammar.tokens[at].glued:
        at += 1
    return at if grammar.word(at) in ("times", "fold") else None
