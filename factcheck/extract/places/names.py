"""Names of places, judged by what stands around them."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extract.places.atoms import Atom, before_name, designator, governor, known, may_follow, name_after, name_before, shown
from factcheck.extract.places.unknown import governed, named_by_designator, prefixed
from factcheck.extract.places.words import Line
from factcheck.model import Place
from factcheck.scope import gazetteer, places

_BROAD = frozenset(("country", "region", "continent"))


def name_at(line: Line, index: int) -> Atom | None:
    """The place name at a token, with its designator ("Anbar province"), checked against what stands around it."""
    before = prefixed(line, index)
    if before is not None:
        return before
    atom = known(line, index)
    if atom is None:
        return named_by_designator(line, index) or governed(line, index)
    if atom.kind == "demonym":
        return _designated_demonym(line, atom)
    designated = _designated(line, atom)
    if designated is not None:
        return before_name(line, designated)
    judged = _judged(line, atom)
    if judged.kind == "none":  # "Khash Rod district" begins with the name of a town
        longer = named_by_designator(line, index)
        return longer if longer is not None and longer.last > atom.last else judged
    return judged


def _judged(line: Line, atom: Atom) -> Atom:
    """The atom as it stands in its surroundings: a place, an actor before a noun, or part of another name."""
    name = line.folded(atom.first) if atom.first == atom.last else ""
    nothing = replace(atom, kind="none")
    country = atom.place.kind in _BROAD and name not in line.words.ambiguous_countries
    if _in_a_name(line, atom.first):
        return nothing
    if atom.first == atom.last and line.tokens[atom.first].text.isupper() and not line.headline:
        acronym = line.tokens[atom.first].text in gazetteer.gazetteer().acronyms
        if acronym and line.is_word(atom.last + 1) and not may_follow(line, atom.last + 1):
            return replace(atom, actor=True)
    beside = name_before(line, atom.first) or name_after(line, atom.last)
    if beside and not (line.headline and governor(line, atom.first)):
        return replace(atom, actor=True) if country else nothing
    if line.low(atom.first - 1) == "the" and atom.place.kind in ("city", "division") and not _takes_article(line, atom):
        return replace(atom, actor=True)  # "the Carrow hotel"
    if name in line.words.ambiguous and not _has_evidence(line, atom):
        return replace(atom, kind="none", certain=False)
    if name in line.words.ambiguous_words and atom.place.kind == "division":  # "in Delta" need not be the state of Nigeria
        return replace(atom, candidates=(places.unknown(line.tokens[atom.first].text),))
    return atom


def _takes_article(line: Line, atom: Atom) -> bool:
    after = atom.last + 1
    return may_follow(line, after) or line.low(after) in line.words.parts or line.low(after) in line.words.territory


def _has_evidence(line: Line, atom: Atom) -> bool:
    """Evidence that a doubtful name is a place; a larger place after a comma is looked for when atoms are joined."""
    return _takes_article(line, atom) and governor(line, atom.first) and not line.headline


def _in_a_name(line: Line, first: int) -> bool:
    """ "Bank of England", "Al-Qaida in Iraq": the place is part of another name."""
    before = first - 1
    if line.low(before) == "the":
        before -= 1
    low, head = line.low(before), before - 1
    if low in ("in", "of") and line.low(head) in line.words.names_with_places and line.is_name(head):
        return True
    if low != "of" or not line.is_name(head) or line.headline:
        return False
    word = line.low(head)
    opener = head == 0 and not line.is_name(head - 1)
    return not (opener or word in line.words.before_of or word in line.words.compass or word in line.words.openers)


def _designated(line: Line, atom: Atom) -> Atom | None:
    """A known name with the word that says which of its bearers is meant: "Kabul province", "Kabul city", "Kabul district"."""
    found = designator(line, atom.last + 1)
    if found is None:
        return None
    last, word, kind = found
    meant = _meant(line, atom, word, kind)
    if meant:
        return replace(atom, last=last, candidates=meant)
    of_town = kind == "site" and atom.place.kind in ("city", "site") and (line.is_name(last) or word in line.words.named_after_towns)
    if atom.place.kind not in _BROAD and (kind in ("division", "lesser") or of_town):
        return _smaller(line, atom, last)
    return None


def _meant(line: Line, atom: Atom, word: str, kind: str) -> tuple[Place, ...]:
    """The bearers of a name that a designator points to."""
    if atom.place.kind in ("region", "continent"):
        return atom.candidates if word == "region" else ()
    divisions = tuple(place for place in atom.candidates if place.kind == "division")
    if kind == "division" or any(place.key.split("/")[0] in line.words.first_level.get(word, ()) for place in divisions):
        return divisions
    wanted = ("city", "site") if kind == "town" else ("site",)
    chosen = tuple(place for place in atom.candidates if place.kind in wanted)
    return chosen or (atom.candidates if kind == "town" else ())


def _smaller(line: Line, atom: Atom, last: int) -> Atom:
    """A place named after a known one: "Kandahar district" lies in Kandahar, "Basra airport" in Basra."""
    larger = next((place for place in atom.candidates if place.kind == "division"), atom.place)
    kind = "division" if line.words.designators.get(line.low(last)) in ("lesser", "division") else "site"
    return Atom(atom.first, last, (places.unknown(shown(line, atom.first, last), larger, kind),))


def _designated_demonym(line: Line, atom: Atom) -> Atom:
    """ "Iraqi airspace", "Syrian cities" say where; "Iraqi" alone says whose."""
    after = atom.last + 1
    while line.low(after) in line.words.compass or line.low(after) in line.words.between:
        after += 1
    territorial = line.low(after) in line.words.territory and line.is_word(after)
    if not territorial or line.low(after + 1) == "of":
        return atom
    if line.low(after) == "capital":
        capital = gazetteer.capital(atom.place.key)
        return replace(atom, last=after, candidates=(capital,), kind="place") if capital else atom
    return replace(atom, last=after, kind="place", actor=line.is_word(after + 1) and not may_follow(line, after + 1))
