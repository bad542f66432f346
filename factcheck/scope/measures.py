"""Measures: what is counted, as a small lattice (killed within casualties; arrested = detained = captured).

The lattice and its words are data, `rules/vocabulary/measures.yml`. A figure whose noun no measure names has the measure
"noun:X" with X the lower-case singular head, which compares with itself alone.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.model import Relation
from factcheck.vocabulary import words

NOUN = "noun:"
EITHER = "-or-"
"""Between two measures that one figure counts together where the file has none that holds both: "noun:killed-or-missing"."""


class Measure(Struct, frozen=True):
    """One entry of the vocabulary; verbs and nouns are lemmas, a phrasal verb is its words joined by spaces."""

    name: str
    kind: str
    parent: str | None
    people: bool
    event: bool
    same_as: tuple[str, ...]
    nouns: tuple[str, ...]
    does: tuple[str, ...]
    befalls: tuple[str, ...]
    of: tuple[str, ...]
    left: tuple[str, ...]


@cache
def measures() -> dict[str, Measure]:
    """All measures by name, in the order of the file."""
    table = {}
    for name, entry in words("measures").items():
        lists = (tuple(entry.get(key, ())) for key in ("same-as", "nouns", "does", "befalls", "of", "left"))
        table[name] = Measure(name, entry["kind"], entry.get("parent"), bool(entry.get("people")), bool(entry.get("event")), *lists)
    return table


@cache
def canonical(name: str) -> str:
    """The measure's own name for any name a rule or a reader may use ("arrested" is "captured")."""
    return next((m.name for m in measures().values() if name in m.same_as), name)


def names(measure: str) -> tuple[str, ...]:
    """The measure's own name and its synonyms."""
    entry = measures().get(measure)
    return (measure, *entry.same_as) if entry else (measure,)


@cache
def ancestors(name: str) -> tuple[str, ...]:
    """The wider measures that contain this one, nearest first."""
    found: list[str] = []
    entry = measures().get(canonical(name))
    while entry and entry.parent:
        found.append(entry.parent)
        entry = measures().get(entry.parent)
    return tuple(found)


@cache
def relation(a: str, b: str) -> Relation:
    """How measure `a` stands to `b`; two measures that neither equals nor contains the other are DISJOINT."""
    first, second = canonical(a), canonical(b)
    if first == second:
        return Relation.EQUAL
    if EITHER in first or EITHER in second:
        ours, theirs = _either(first), _either(second)
        if ours & theirs:
            return Relation.INSIDE if ours < theirs else Relation.CONTAINS if theirs < ours else Relation.OVERLAPS
    if second in ancestors(first):
        return Relation.INSIDE
    if first in ancestors(second):
        return Relation.CONTAINS
    return Relation.DISJOINT


def _either(name: str) -> frozenset[str]:
    """The measures that "dead or missing" counts together; a plain measure counts itself."""
    return frozenset(name.removeprefix(NOUN).split(EITHER))


@cache
def later(a: str, b: str) -> bool:
    """Whether outcome `a` comes after outcome `b`, so that each of those it counts was counted there too: convicted after charged."""
    first, second = canonical(a), canonical(b)
    chains = words("outcomes")["chains"]
    return any(first in chain and second in chain and chain.index(first) > chain.index(second) for chain in chains.values())


@cache
def happenings() -> frozenset[str]:
    """The nouns of things that happen ("attack", "operation"), in the singular."""
    return frozenset(noun for measure in measures().values() if measure.event for noun in measure.nouns)


def is_flow(name: str) -> bool:
    """Whether the measure counts what happens in a period (True) or what stands at a moment; unnamed measures count as neither: False."""
    entry = measures().get(canonical(name))
    return entry is not None and entry.kind == "flow"
