"""From names to mentions: nested names are one place, coordinated names one mention, and each may have a governing preposition."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extract.places.atoms import Atom
from factcheck.extract.places.groups import below
from factcheck.extract.places.words import Line
from factcheck.model import Place
from factcheck.scope import gazetteer, places

_AND = frozenset(("and", "or", "&"))
_LARGER = frozenset(("country", "division", "region", "continent", "unknown", "site"))


def nest(line: Line, atoms: Sequence[Atom]) -> list[Atom]:
    """Join each name with the larger one beside it: "Tarn, Helmand", "Ain al-Asad base in Anbar province", "Springfield, Ill."."""
    joined: list[Atom] = []
    for read in reversed(atoms):  # the largest stands last, so that chains grow from the end
        atom = _shortened(line, read)
        while joined and joined[-1].first <= atom.last:
            joined.pop()  # "D.C." was read on its own
        larger = joined[-1] if joined else None
        found = _nested(line, atom, larger) if larger else None
        if found is not None:
            joined[-1] = found
        else:
            joined.append(atom)
    joined.reverse()
    return joined


def _shortened(line: Line, atom: Atom) -> Atom:
    """ "Springfield, Ill.", "Salem, OR": the short form of a state behind a comma."""
    at = atom.last + 2
    if atom.kind not in ("place", "none") or line.low(atom.last + 1) != "," or not line.is_name(at):
        return atom
    key = gazetteer.gazetteer().short.get(gazetteer.fold(line.tokens[at].text))
    if key is None or (line.tokens[at].text.casefold() in ("in", "or", "me", "la", "de") and not line.tokens[at].text.isupper()):
        return atom
    inside = _set_into(line, atom, gazetteer.by_key(key))
    dotted = line.low(at + 1) == "." and line.tokens[at + 1].glued and at + 2 < len(line.tokens)
    return Atom(atom.first, at + dotted, inside) if inside else atom


def _nested(line: Line, atom: Atom, larger: Atom) -> Atom | None:
    link = _link(line, atom.last, larger.first)
    if link == "" or not _nestable(atom, larger) or (atom.kind == "none" and (atom.certain or link != ",")):
        return None
    for parent in larger.candidates:
        inside = below(atom.candidates, parent)
        if inside and not (atom.place.key[0] == "?" and parent.key[0] == "?" and link == ","):
            return replace(atom, last=larger.last, candidates=inside, kind=larger.kind)
    if link == "," and larger.place.kind == "division" and line.low(larger.last + 1) not in _AND:
        inside = _set_into(line, atom, larger.place)
        return Atom(atom.first, larger.last, inside, larger.kind) if inside else None
    return None


def _nestable(atom: Atom, larger: Atom) -> bool:
    fits = atom.kind in ("place", "none") and larger.kind in ("place", "owner") and bool(atom.candidates and larger.candidates)
    if not fits or "border" in atom.place.key or "border" in larger.place.key:
        return False
    return larger.place.kind in _LARGER


def _set_into(line: Line, atom: Atom, parent: Place) -> tuple[Place, ...]:
    """The candidate in a state, or a town that the gazetteer does not know there ("Moscow, Idaho")."""
    inside = below(atom.candidates, parent)
    same_country = atom.place.key.partition("/")[0] == parent.key.partition("/")[0]
    if inside or not (atom.place.kind == "city" or (atom.place.kind == "division" and not same_country)):
        return inside  # two divisions of one country are a list
    name = " ".join(token.text for token in line.tokens[atom.first : atom.last + 1])
    return (places.unknown(name, parent, "city"),)


def _link(line: Line, last: int, first: int) -> str:
    """What joins a name to the larger one behind it: ",", "in", "of", "/", "(" or nothing."""
    between = [line.low(at) for at in range(last + 1, first) if line.low(at) not in ("the", "'s")]
    match between:
        case [","] | ["in"] | ["of"] | ["/"] | ["("]:
            return between[0]
        case [",", "in"]:
            return "in"
        case _:
            return ""


def coordinate(line: Line, atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Runs of atoms that make one mention: "Iraq, Syria and Turkey", "in Iraq and in Syria"; all others stand alone."""
    groups: list[list[Atom]] = []
    at = 0
    while at < len(atoms):
        end, looked = _run_end(line, atoms, at)
        if end > at:
            groups.append(list(atoms[at : end + 1]))
            at = end + 1
        else:  # no list up to here: each stands alone
            groups.extend([atom] for atom in atoms[at:looked])
            at = looked
    return groups


def _run_end(line: Line, atoms: Sequence[Atom], start: int) -> tuple[int, int]:
    """The index of the last atom of the coordination that starts at one, and of the first that was not looked at.

    Commas alone do not make a list.
    """
    end = at = start
    if not _listable(atoms[start]):
        return start, start + 1
    for at in range(start + 1, len(atoms) + 1):
        if at == len(atoms) or not _listable(atoms[at]) or atoms[at].actor:
            break
        between = [line.low(token) for token in range(atoms[at - 1].last + 1, atoms[at].first)]
        words = [word for word in between if word not in ("the", "in", "both", "then") or len(between) == 1]
        if words != [","] and not _joins(words):
            break
        end = at if _joins(words) else end
    return end, at


def _joins(words: list[str]) -> bool:
    if words in (["/"], ["as", "well", "as"]):
        return True
    return any(word in _AND for word in words) and all(word in _AND or word == "," for word in words)


def _listable(atom: Atom) -> bool:
    return atom.kind in ("place", "none", "pair") and bool(atom.candidates)


def preposition(line: Line, first: int) -> int | None:
    """The token of the preposition that governs a mention starting at a token; in "in the desert of X" the outer one."""
    at = _before(line, first)
    if line.low(at) not in line.words.locative:
        return None
    if line.low(at) == "of":
        noun = at - 1
        if line.low(noun) in line.words.parts or line.low(noun) in line.words.compass:
            outer = _before(line, noun, numbers=True)
            if line.low(outer) in line.words.locative and line.low(outer) != "of":
                return outer
    return at


def _before(line: Line, first: int, numbers: bool = False) -> int:
    """The nearest token before one that is no article or adjective of place."""
    at = first - 1
    while at >= 0 and first - at <= 6:
        token = line.tokens[at]
        skipped = token.lower in line.words.between or (token.kind == "dash" and token.glued) or token.lower in line.words.compass
        skipped = skipped or (line.is_name(at) and line.folded(at) in gazetteer.gazetteer().demonyms)
        if not skipped and not (numbers and (token.kind == "number" or token.lower in line.words.numbers)):
            break
        at -= 1
    return at


def merged(line: Line, groups: Sequence[Atom]) -> tuple[Place, ...]:
    """The places of a coordination in text order, each once; in "Tarn and Carrow districts of Anbar" both are districts of Anbar."""
    last = groups[-1]
    bare = [line.low(atom.last) not in line.words.designators for atom in groups[:-1]]
    shared = last.plural if any(bare) else ""
    found: dict[str, Place] = {}
    for index, atom in enumerate(groups):
        for named in atom.candidates if atom.kind == "pair" else atom.candidates[:1]:
            place = named
            if shared and named.key[0] == "?" and (atom is last or bare[index]):
                place = _singular(named, line.words.districts[shared], named.ancestors or last.place.ancestors)
            found.setdefault(place.key, place)
    return tuple(found.values())


def _singular(place: Place, word: str, ancestors: tuple[str, ...]) -> Place:
    """ "Tarn districts", "Tarn": "Tarn district"."""
    own = place.name if place.kind == "unknown" else place.name.rpartition(" ")[0]
    return replace(places.unknown(f"{own} {word}", None, "division"), ancestors=ancestors)


def remainder(line: Line, first: int) -> bool:
    """Whether a place stands for the rest of itself: "elsewhere in Iraq", "the rest of Iraq", "other parts of Iraq"."""
    at = first - 1
    if line.low(at) == "the":
        at -= 1
    word, link = line.low(at - 1), line.low(at)
    if link == "in":
        return word == "elsewhere"
    return link == "of" and (word == "rest" or (word in line.words.parts and line.low(at - 2) == "other"))
