"""What a claim is about: places, periods, actors, and how two scopes stand to each other."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from msgspec import Struct


class Relation(Enum):
    """How one scope stands to another; `INSIDE` reads "the first is a proper part of the second"."""

    EQUAL = "equal"
    INSIDE = "inside"
    CONTAINS = "contains"
    DISJOINT = "disjoint"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"


class Place(Struct, frozen=True):
    """A place with its ancestors on the containment lattice.

    `key` is unique and stable ("IQ", "IQ/anbar", "?carrow county" for a name the gazetteer does not know);
    `name` is the usual English name; `kind` is one of world, continent, region, country, division, city, site, unknown;
    `ancestors` holds the keys of all places that contain it.
    """

    key: str
    name: str
    kind: str
    ancestors: tuple[str, ...] = ()


class Period(Struct, frozen=True):
    """An interval of days, both ends included; None is an open end.

    `exact` is False where the words leave the ends loose ("the end of last January", "since the middle of October").
    """

    start: dt.date | None
    end: dt.date | None
    exact: bool = True


class Actor(Struct, frozen=True):
    """Who did something, or to whom it was done, after names and demonyms were normalised.

    `key` compares; `name` is for people. `members` lists the keys of the parties of a joint actor ("the command and
    its allies"); a single actor has itself as its only member.
    """

    key: str
    name: str
    members: tuple[str, ...]
