"""The lattice of places: how two sets of places stand to each other, and which parts make up a whole.

A place lies inside each of its ancestors. Two countries, two first-level divisions of one country and two cities are disjoint, and so is
what lies in them. Names that the gazetteer does not know equal only themselves; all else about them comes from their ancestors.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.model import Place, Relation
from factcheck.scope import gazetteer

_EQUAL, _INSIDE, _CONTAINS = Relation.EQUAL, Relation.INSIDE, Relation.CONTAINS
_DISJOINT, _OVERLAPS, _UNKNOWN = Relation.DISJOINT, Relation.OVERLAPS, Relation.UNKNOWN
_CONVERSE = {_INSIDE: _CONTAINS, _CONTAINS: _INSIDE}
_BASE_WORDS = frozenset({"base", "military", "air", "naval", "army", "airbase"})
_OPPOSITE = (("north", "south"), ("east", "west"))


def unknown(name: str, parent: Place | None = None, kind: str = "unknown") -> Place:
    """A place that the gazetteer does not know, inside `parent` where the text says so.

    A base goes by its name with and without the words that say what it is ("Carrow military base", "Carrow base"): they are left out.
    """
    words = name.split()
    while kind == "site" and len(words) > 1 and words[-1].lower() in _BASE_WORDS:
        words.pop()
    shown = " ".join(words)
    return Place(f"?{' '.join(gazetteer.fold(shown).split())}", shown, kind, _below(parent))


def within(name: str, parent: Place) -> Place:
    """A site that the gazetteer does not know ("Carrow barracks") in a place that it does."""
    return unknown(name, parent, "site")


def compass(direction: str, place: Place) -> Place:
    """A part of a place by compass: ("western", Iraq). The direction is one word, an adjective."""
    return Place(f"{place.key}~{direction}", f"{direction} {place.name}", "region", _below(place))


def border(a: Place, b: Place) -> Place:
    """The border of two places, in the order in which the text names them; what lies on which side is not known."""
    keys = "-".join(sorted((a.key, b.key)))
    shared = tuple(key for key in a.ancestors if key in b.ancestors)
    return Place(f"border:{keys}", f"{a.name}-{b.name} border", "site", shared)


def nested(place: Place, parent: Place) -> Place:
    """The place with a parent that the text states; one that already lies there stays as it is."""
    if parent.key in place.ancestors or place.key == parent.key:
        return place
    up = tuple(dict.fromkeys((*_below(parent), *place.ancestors)))
    return Place(place.key, place.name, place.kind, up)


def relation(a: Sequence[Place], b: Sequence[Place]) -> Relation:
    """How the area of the places `a` stands to that of `b`; UNKNOWN if either is empty."""
    if not a or not b:
        return _UNKNOWN
    if len(a) == 1 and len(b) == 1:
        return _pair(a[0], b[0])
    ours, theirs = _covered(a, b), _covered(b, a)
    if ours or theirs:
        return _EQUAL if ours and theirs else _INSIDE if ours else _CONTAINS
    pairs = [_pair(p, q) for p in a for q in b]
    if all(each is _DISJOINT for each in pairs):
        return _DISJOINT
    shares = any(each in (_EQUAL, _INSIDE, _CONTAINS, _OVERLAPS) for each in pairs)
    return _OVERLAPS if shares and _sticks_out(a, b) and _sticks_out(b, a) else _UNKNOWN


def union_is(parts: Sequence[Sequence[Place]], whole: Sequence[Place]) -> bool | None:
    """Whether disjoint parts together name exactly the whole: True, False where they certainly do not, None where that cannot be known."""
    if not parts or not whole:
        return None
    between = [relation(a, b) for index, a in enumerate(parts) for b in parts[index + 1 :]]
    if any(each not in (_DISJOINT, _UNKNOWN) for each in between):
        return False
    together = [place for part in parts for place in part]
    found = relation(together, whole)
    if found is _EQUAL:
        return None if _UNKNOWN in between else True
    if found is _INSIDE:
        missing = [place for place in whole if not _covered((place,), together)]
        if _made_up(missing, together):
            return None if _UNKNOWN in between else True
        if len(together) == 1 or any(all(_pair(place, part) is _DISJOINT for part in together) for place in missing):
            return False
        return False if any(_lacks(place, together) for place in missing) else None
    return None if found is _UNKNOWN else False


def _below(parent: Place | None) -> tuple[str, ...]:
    return (parent.key, *parent.ancestors) if parent else ()


def _covered(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether every place of `a` certainly lies in one of `b`, an exact region also if all its members do."""
    return all(any(_pair(p, q) in (_EQUAL, _INSIDE) for q in b) or _region_covered(p, b) for p in a)


def _region_covered(place: Place, by: Sequence[Place]) -> bool:
    members = gazetteer.members_of(place.key) if place.kind == "region" else ()
    return bool(members) and all(any(_pair(gazetteer.by_key(key), q) in (_EQUAL, _INSIDE) for q in by) for key in members)


def _sticks_out(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether some place of `a` certainly does not lie in `b` as a whole."""
    return any(all(each is _DISJOINT for each in found) or _larger(found) for found in ([_pair(p, q) for q in b] for p in a))


def _larger(found: Sequence[Relation]) -> bool:
    """One place of the other set is a part of this one or overlaps it, the rest lie elsewhere."""
    return sum(each is not _DISJOINT for each in found) == 1 and any(each in (_CONTAINS, _OVERLAPS) for each in found)


def _made_up(missing: Sequence[Place], together: Sequence[Place]) -> bool:
    """Whether each place is named by all its parts that the gazetteer knows."""
    keys = {place.key for place in together}
    return all((members := gazetteer.members_of(place.key)) and keys.issuperset(members) for place in missing)


def _lacks(place: Place, together: Sequence[Place]) -> bool:
    """Whether a member of an exact region certainly is not among the parts."""
    members = gazetteer.members_of(place.key) if place.kind == "region" else ()
    return any(all(_pair(gazetteer.by_key(key), part) is _DISJOINT for part in together) for key in members)


@lru_cache(maxsize=4096)
def _pair(p: Place, q: Place) -> Relation:
    if p.key == q.key:
        return _EQUAL
    if q.key in p.ancestors or p.key in q.ancestors:
        return _INSIDE if q.key in p.ancestors else _CONTAINS
    regions = gazetteer.gazetteer().regions
    if "world" in (p.key, q.key):
        return _UNKNOWN
    if p.key in regions or q.key in regions:
        found = _region_to(p, q) if p.key in regions else _region_to(q, p)
        return found if p.key in regions else _CONVERSE.get(found, found)
    return _DISJOINT if _apart(p, q) else _UNKNOWN


def _region_to(region: Place, other: Place) -> Relation:
    """How a region, known by its members, stands to a place that does not name it as an ancestor."""
    disputed = gazetteer.gazetteer().regions[region.key].disputed
    members, theirs = _members(region.key), _members(other.key)
    water = other.key in gazetteer.gazetteer().regions and not theirs
    if not members or water or any(key in disputed for key in (other.key, *other.ancestors)):
        return _UNKNOWN
    found = [_pair(gazetteer.by_key(member), other) for member in members]
    inside = [each in (_EQUAL, _INSIDE) for each in found]
    if all(inside):
        return _EQUAL if set(members) == set(theirs) else _INSIDE
    if any(inside) or any(each in (_CONTAINS, _OVERLAPS) for each in found):
        return _CONTAINS if theirs and set(theirs) <= set(members) else _OVERLAPS
    return _DISJOINT if all(each is _DISJOINT for each in found) else _UNKNOWN


def _members(key: str) -> tuple[str, ...]:
    tables = gazetteer.gazetteer()
    if key.startswith("continent:"):
        return tuple(country for country, row in tables.countries.items() if row.endswith(f"\t{key}") and key in tables.inside[country])
    region = tables.regions.get(key)
    return region.members if region else ()


def _apart(p: Place, q: Place) -> bool:
    """Whether two places, neither an ancestor of the other, lie in different countries, divisions, cities or opposite quarters."""
    if p.kind == q.kind == "city" and "?" not in (p.key[0], q.key[0]):
        return True
    ours = (p.key, *p.ancestors)
    theirs = (q.key, *q.ancestors)
    return any(_separate(a, b) for a in ours if a not in theirs for b in theirs if b not in ours)


def _separate(a: str, b: str) -> bool:
    if "?" in (a[0], b[0]):
        return False
    base, _, quarter = a.partition("~")
    other_base, _, other_quarter = b.partition("~")
    if quarter and other_quarter and base == other_base:
        return any((x in quarter and y in other_quarter) or (y in quarter and x in other_quarter) for x, y in _OPPOSITE)
    tables = gazetteer.gazetteer()
    if a in tables.countries and b in tables.countries:
        return True
    return a in tables.divisions and b in tables.divisions and a.partition("/")[0] == b.partition("/")[0]
