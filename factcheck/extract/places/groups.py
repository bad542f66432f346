"""Larger groups about a place name: compass parts, "the city of X", borders, and phrases that only point ("there", "both countries")."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extract.places.atoms import Atom, known
from factcheck.extract.places.names import name_at
from factcheck.extract.places.unknown import after_of
from factcheck.extract.places.words import Line
from factcheck.model import Place
from factcheck.scope import gazetteer, places


def read_group(line: Line, index: int) -> Atom | None:
    """The mention that starts at a token, whatever its kind; None if none does."""
    low = line.low(index)
    if low == "border":
        return _border_of(line, index)
    if low in line.words.compass:
        return _compass(line, index) or (_whole(line, index) if line.is_name(index) else None)
    if low in line.words.generic and not line.is_name(index + 1):
        found = _generic(line, index)
        if found is not None:
            return found
    if low in line.words.before_of and line.low(index + 1) == "of" and not (line.is_name(index) and known(line, index)):
        return _kind_of(line, index)
    return _whole(line, index)


def _whole(line: Line, index: int) -> Atom | None:
    """A name, with what it may lead: "Iraq-Syria border", "Iraqi city of Tarn", "Iraq's Anbar province", "Iraq's north"."""
    atom = name_at(line, index)
    if atom is None or atom.kind == "none":
        return atom
    return _pair_border(line, atom) or _led(line, atom) or _owner(line, atom)


def _compass(line: Line, index: int) -> Atom | None:
    """ "western Iraq", "northern Iraqi city of Tarn", "the west of Iraq", "south-eastern Iraq", "northern and eastern Syria"."""
    entry = known(line, index) if line.is_name(index) else None
    if entry is not None and (entry.last > index or entry.kind == "demonym"):
        return None  # "North Korea", "South Korean"
    direction, after = _direction(line, index)
    if line.low(after) == "of":
        return _noun_compass(line, index, direction, after)
    if line.low(after) in ("and", "or") and line.low(after + 1) in line.words.compass:
        return _two_quarters(line, index, direction, after + 1)
    return _quarter(line, index, direction, after)


def _two_quarters(line: Line, index: int, direction: str, second: int) -> Atom | None:
    other, after = _direction(line, second)
    base = known(line, after) if line.is_name(after) else None
    if base is None or base.kind == "demonym" or other == direction:
        return None
    return Atom(index, base.last, (places.compass(direction, base.place), places.compass(other, base.place)), "pair")


def _quarter(line: Line, index: int, direction: str, after: int) -> Atom | None:
    starts = line.is_name(after) or line.low(after) in line.words.small_names or line.low(after) == "al"
    atom = _whole(line, after) if starts else None
    if atom is not None and atom.kind == "none" and not atom.certain:
        atom = known(line, after)  # the compass word is the evidence that was missing
    if atom is None or atom.kind in ("none", "demonym"):
        return None
    entry = known(line, after)
    led = entry is not None and atom.last > entry.last and (entry.kind == "demonym" or line.owns(entry.last + 1))
    if led or atom.kind != "place" or atom.place.kind in ("site", "unknown") or "~" in atom.place.key:
        return replace(atom, first=index)
    return replace(atom, first=index, candidates=tuple(places.compass(direction, place) for place in atom.candidates))


def _direction(line: Line, index: int) -> tuple[str, int]:
    """The compass adjective at a token ("south-eastern" is one) and the token behind it."""
    first = line.words.compass[line.low(index)]
    after = index + 2 if line.hyphen(index + 1) else index + 1
    if first in ("northern", "southern") and line.words.compass.get(line.low(after)) in ("eastern", "western"):
        return first[:5] + line.words.compass[line.low(after)], after + 1
    return first, index + 1


def _noun_compass(line: Line, index: int, direction: str, of: int) -> Atom | None:
    """ "the west of Iraq" is a part of it, and so is "west of Iraq" of a country; "west of Tarn" lies near a city."""
    after = of + 2 if line.low(of + 1) == "the" else of + 1
    base = after_of(line, after) if line.is_name(after) else None
    if base is None or (base.place.key[0] == "?" and line.low(index - 1) != "the"):
        return None
    if line.low(index - 1) == "the" or base.place.kind in ("country", "division"):
        return Atom(index, base.last, tuple(places.compass(direction, place) for place in base.candidates))
    near = base.place
    parent = gazetteer.by_key(near.key.split("/")[0]) if near.kind == "city" else None
    return Atom(index, base.last, (places.unknown(f"{line.low(index)} of {near.name}", parent, "site"),))


def _kind_of(line: Line, index: int) -> Atom | None:
    """ "city of Mosul", "province of Anbar", "village of Tarn"."""
    after = index + 2
    if line.low(after) == "the":
        after += 1
    atom = after_of(line, after)
    if atom is None:
        return None
    if line.is_name(index) and line.is_name(index - 1) and not line.headline:
        return replace(atom, first=index, kind="none")  # "Islamic State of …"
    word = line.low(index)
    kind = line.words.designators.get(word)
    wanted = ("division",) if kind == "division" else ("city", "site") if kind == "town" else ()
    chosen = tuple(place for place in atom.candidates if place.kind in wanted) or atom.candidates
    if chosen[0].key[0] == "?":
        chosen = (places.unknown(chosen[0].name, None, "division" if kind in ("division", "lesser") else "site"),)
    return replace(atom, first=index, candidates=chosen)


def _led(line: Line, atom: Atom) -> Atom | None:
    """What a demonym or an owner leads: "Iraqi city of Tarn", "Iraq's Anbar province", "Iraqi capital, Baghdad"."""
    owner = line.owns(atom.last + 1)
    if atom.kind == "place" and not owner and not atom.actor:
        return _capital_named(line, atom)
    after = atom.last + (2 if owner else 1)
    start = after
    while (
        line.low(after) in line.words.between
        and after - start < 3
        and not line.is_name(after)
        and line.low(after) not in line.words.compass
    ):
        after += 1
    if line.low(after) in line.words.before_of and line.low(after + 1) == "of":
        inner = _kind_of(line, after)
    elif owner and line.low(after) in line.words.compass and line.is_word(after):
        inner = _compass(line, after)
        if inner is None and line.low(after) != line.words.compass[line.low(after)]:
            return Atom(atom.first, after, tuple(places.compass(line.words.compass[line.low(after)], place) for place in atom.candidates))
    elif owner and line.low(after) == "capital":
        city = gazetteer.capital(atom.place.key)
        inner = Atom(after, after, (city,)) if city else None
        return _capital_named(line, replace(inner, first=atom.first)) if inner else None
    elif owner and line.is_name(after):
        inner = name_at(line, after)
    else:
        inner = None
    if inner is None or inner.kind not in ("place", "pair"):
        return None
    inside = below(inner.candidates, atom.place)
    return replace(inner, first=atom.first, candidates=inside) if inside else None


def _capital_named(line: Line, atom: Atom) -> Atom:
    """ "the Iraqi capital, Baghdad": the name behind is taken in."""
    if line.low(atom.last) != "capital":
        return atom
    after = atom.last + (2 if line.low(atom.last + 1) in (",", "of") else 1)
    named = known(line, after) if line.is_name(after) else None
    return replace(atom, last=named.last) if named and atom.place.key in (place.key for place in named.candidates) else atom


def _owner(line: Line, atom: Atom) -> Atom:
    """ "Iraq's": an owner, but "across Iraq's provinces" says where."""
    if not line.owns(atom.last + 1) or atom.kind != "place":
        return atom
    after = atom.last + 2
    while line.low(after) in line.words.between:
        after += 1
    if line.low(after) in line.words.territory and line.is_word(after):
        return replace(atom, last=after)
    return replace(atom, last=atom.last + 1, kind="owner")


def below(candidates: tuple[Place, ...], parent: Place) -> tuple[Place, ...]:
    """The candidates that lie in a parent, or one that the gazetteer does not know, set into it; empty if none fits."""
    base = parent.key.partition("~")[0]
    if base == "border:":
        return ()
    inside = tuple(places.nested(place, parent) for place in candidates if base in place.ancestors)
    if inside:
        return inside
    first = candidates[0]
    free = first.key[0] == "?" and not any(key == "world" for key in first.ancestors)
    return (places.nested(first, parent),) if free and parent.key != first.key else ()


def _pair_border(line: Line, atom: Atom) -> Atom | None:
    """ "Iraq-Syria border", "Iraqi-Syrian border", "Syria's border with Turkey", "Syrian border with Turkey", "the Syrian border"."""
    after = atom.last + 1
    if line.hyphen(after) and line.is_name(after + 1):
        other = known(line, after + 1)
        if other is not None and line.low(other.last + 1) in ("border", "frontier"):
            return Atom(atom.first, other.last + 1, (places.border(atom.place, other.place),))
        return None
    if line.owns(after):
        after += 1
    if line.low(after) not in ("border", "frontier"):
        return None
    if line.low(after + 1) == "with" and line.is_name(after + 2):
        other = known(line, after + 2)
        if other is not None:
            return Atom(atom.first, other.last, (places.border(atom.place, other.place),))
    if line.is_word(after + 1) and line.low(after + 1) not in line.words.follows:
        return None  # "the Turkish border town of Tarn", "Iraqi border guards"
    name = f"{atom.place.name} border"
    return Atom(atom.first, after, (places.unknown(name, None, "site"),))


def _border_of(line: Line, index: int) -> Atom | None:
    """ "border between Iraq and Syria", "border of Iraq and Syria"."""
    if line.low(index + 1) not in ("between", "of"):
        return None
    first = known(line, index + 2) if line.is_name(index + 2) else None
    if first is None or line.low(first.last + 1) != "and":
        return None
    second = known(line, first.last + 2) if line.is_name(first.last + 2) else None
    return Atom(index, second.last, (places.border(first.place, second.place),)) if second else None


def _generic(line: Line, index: int) -> Atom | None:
    """ "there", "both countries": resolved by a later stage."""
    following = line.low(index + 1)
    for rest in line.words.generic[line.low(index)]:
        if rest and (rest[0] != following or any(line.low(index + 1 + at) != word for at, word in enumerate(rest))):
            continue
        last = index + len(rest)
        behind = line.low(last + 1)
        if not rest:
            fits = line.low(index) != "there" or behind not in line.words.not_after_there
            fits = fits and not (line.low(index) == "elsewhere" and behind == "in")
            return Atom(index, last, (), "generic") if fits else None
        owned = line.owns(last + 1) or line.hyphen(last + 1)
        named = behind == "of" and (line.is_name(last + 2) or line.low(last + 2) in ("the", "al"))
        if not owned and not named and behind not in line.words.not_after_generic:
            return Atom(index, last, (), "generic")
    return None
