"""Noun groups that "and", "or", a comma or "as well as" joins."""

from __future__ import annotations

from functools import cache

from factcheck.extract.syntax.grammar import Grammar
from factcheck.extract.syntax.phrases import Noun
from factcheck.vocabulary import words


def coordinated(grammar: Grammar, first: int, listed: bool) -> Noun | None:
    """The noun group that "and", "or", "," joins to the one that starts at `first`; prepositional phrases behind it are stepped over.

    A bare comma joins only figures, or what is already known to stand in a list (`listed`).
    """
    at = first - 1
    if grammar.tag(at) == "adv":
        at -= 1
    joined = joint_before(grammar, at)
    if joined:
        at -= joined
        if grammar.word(at) == ",":
            at -= 1
    elif grammar.word(at) == "," and _only_name(grammar, grammar.noun(first)) and has_figure(grammar, at - 1):
        return None  # "two leaders, Bahram and Jahan": the names say who the two were
    elif grammar.word(at) == "," and (listed or has_figure(grammar, first)):
        at -= 1  # a bare comma lists figures ("12 cars, 3 lorries"); before anything else it may open an apposition
    else:
        return None
    while grammar.tag(at) == "time":
        at -= 1
    if grammar.word(at) == ")":
        while at > 0 and grammar.word(at) != "(":
            at -= 1
        at -= 1
    group = grammar.noun(at)
    if group is not None and _only_name(grammar, group) and _only_name(grammar, grammar.noun(first)):
        return group  # "raids on Brack and Tolna": names join names
    while group is not None and grammar.tag(group.first - 1) == "prep":
        before = grammar.noun(group.first - 2)
        if before is None:
            break
        group = before
    return group


def joint_before(grammar: Grammar, at: int) -> int:
    """How many tokens up to `at` join two groups: "and", "along with", "as well as"; 0 if they join none."""
    if grammar.tag(at) == "conj":
        return 1
    for parts in _joining().get(grammar.word(at), ()):
        if [grammar.word(at - len(parts) + 1 + index) for index in range(len(parts))] == parts:
            return len(parts)
    return 0


@cache
def _joining() -> dict[str, list[list[str]]]:
    """The phrases that join two groups, by their last word."""
    table: dict[str, list[list[str]]] = {}
    for phrase in words("references")["joining"]:
        table.setdefault(phrase.split()[-1], []).append(phrase.split())
    return table


def _only_name(grammar: Grammar, group: Noun | None) -> bool:
    return group is not None and all(grammar.tag(index) in ("name", "dash") for index in range(group.first, group.last + 1))


def has_figure(grammar: Grammar, at: int) -> bool:
    """Whether the noun group at a token holds a figure."""
    group = grammar.noun(at)
    return group is not None and any(grammar.tag(index) == "num" for index in range(group.first, group.last + 1))
