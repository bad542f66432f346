"""Actors and targets: parties under normalised names, alone or together ("the command and its allies")."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Actor, Relation

_EMPTY = frozenset({"the", "a", "an", "its", "his", "her", "their", "of", "and", "for", "'s", "’s"})


def key_of(name: str) -> str:
    """The comparable form of a party's name: lower case, without articles, possessives and dots."""
    words = name.lower().replace("’", "'").replace("'s", " ").replace(".", "").replace("-", " ").split()
    return " ".join(word for word in words if word not in _EMPTY)


def single(name: str) -> Actor:
    """One party under its printed name, without a leading article."""
    first, _, rest = name.partition(" ")
    shown = rest if first.lower() in ("the", "a", "an") and rest else name
    key = key_of(name)
    return Actor(key, shown, (key,))


def joint(parties: Iterable[Actor]) -> Actor:
    """Several parties acting together; one party alone stays itself."""
    listed = list(parties)
    if len(listed) == 1:
        return listed[0]
    members = tuple(dict.fromkeys(member for party in listed for member in party.members))
    names = [party.name for party in listed]
    return Actor(" + ".join(sorted(members)), f"{', '.join(names[:-1])} and {names[-1]}", members)


def relation(a: Actor, b: Actor) -> Relation:
    """How actor `a` stands to `b`.

    Parties are compared by their members. A name whose words all stand in the other's ("police", "Anbar police") may or may not mean
    the same party: UNKNOWN.
    """
    if a.key == b.key:
        return Relation.EQUAL
    ours, theirs = set(a.members), set(b.members)
    if ours == theirs:
        return Relation.EQUAL
    if ours < theirs:
        return Relation.INSIDE
    if theirs < ours:
        return Relation.CONTAINS
    if ours & theirs:
        return Relation.OVERLAPS
    first, second = set(a.key.replace(" + ", " ").split()), set(b.key.replace(" + ", " ").split())
    return Relation.UNKNOWN if first <= second or second <= first else Relation.DISJOINT
