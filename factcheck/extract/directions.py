"""Whether a figure is a change, and which way: "rose 5%", "up by 300", "a fall of 12", "a 3% increase"; levels ("rose to 40") are none."""

from __future__ import annotations

from factcheck.extract.clauses import Grammar
from factcheck.extract.counted import Counted
from factcheck.vocabulary import words

_LEVEL = frozenset({"to", "at", "from"})


def direction(grammar: Grammar, counted: Counted) -> str | None:
    """ "up", "down" or None."""
    lists = words("changes")
    group = grammar.noun(counted.last)
    if group is not None and any(
        grammar.word(index) in lists["fewer"] for index in range(counted.first, min(group.last, counted.last) + 2)
    ):
        return "down"
    at = counted.first - 1
    if grammar.word(at) == "by":
        at -= 1
    if grammar.word(at) in _LEVEL:
        return None
    if grammar.word(at) in ("a", "an", "the"):
        at -= 1
    for way in ("up", "down"):
        if grammar.word(at) in lists[f"{way}-words"]:
            return way
        verb = grammar.verb(at)
        if verb is not None and verb.lemma in lists[way] and (counted.quantity.unit is not None or grammar.word(counted.first - 1) == "by"):
            return way
        if grammar.word(at) == "of" and grammar.word(at - 1) in lists[f"{way}-nouns"]:
            return way
        if (
            group is not None
            and group.head is not None
            and group.head > (counted.head or -1)
            and grammar.word(group.head) in lists[f"{way}-nouns"]
        ):
            return way
        if grammar.word(counted.last + 1) in (*lists[f"{way}-words"], *lists[f"{way}-nouns"]):
            return way
    return None
