"""Names of places: those that the gazetteer knows, and capitalised names that the words beside them make one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.extract.places_words import Line
from factcheck.model import Place
from factcheck.scope import gazetteer, places


@dataclass(frozen=True, slots=True)
class Atom:
    """One name with the words that belong to it ("western Iraq", "Anbar province", "village of Tarn"); tokens, both ends included.

    `candidates` are the places of that name, the likeliest first. `kind` is place, demonym, owner, generic or none; "none" is a name
    inside another name ("Bank of England") or one without evidence, kept so that what is joined to it falls with it.
    `country` is the demonym's or owner's place for what follows it. `actor`: it stands before a noun, as in "US troops".
    """

    first: int
    last: int
    candidates: tuple[Place, ...]
    kind: str = "place"
    actor: bool = False
    certain: bool = True

    @property
    def place(self) -> Place:
        """The likeliest reading."""
        return self.candidates[0]


def known(line: Line, index: int) -> Atom | None:
    """The longest name of the gazetteer that starts at a token, or a demonym; without a look at what stands around it."""
    tables = gazetteer.gazetteer()
    text = line.tokens[index].text
    if text in tables.acronyms:
        return Atom(index, index, (gazetteer.by_key(tables.acronyms[text]),))
    word = line.folded(index)
    words = line.run(index, tables.longest.get(word, 1))
    for count in range(len(words), 0, -1):
        name = " ".join(each for each, _ in words[:count])
        last = words[count - 1][1]
        if not _cased(line, index, last, name):
            continue
        found = gazetteer.named(name)
        if found:
            return Atom(index, last, found)
        if name in tables.demonyms:
            return Atom(index, last, (gazetteer.by_key(tables.demonyms[name]),), "demonym")
    return None


def _cased(line: Line, first: int, last: int, name: str) -> bool:
    """Whether a run of tokens has the capitals of a name."""
    if name in line.words.small_names:
        return True
    words = [token for token in line.tokens[first : last + 1] if token.kind == "word"]
    if not any(token.text[0].isupper() for token in words):
        return False
    return all(token.text[0].isupper() or token.lower in line.words.particles for token in words) and words[-1].text[0].isupper()


def name_at(line: Line, index: int) -> Atom | None:
    """The place name at a token, with its designator ("Anbar province"), checked against what stands around it."""
    before = _prefixed(line, index)
    if before is not None:
        return before
    atom = known(line, index)
    if atom is None:
        return _named_by_designator(line, index) or governed(line, index)
    if atom.kind == "demonym":
        return _designated_demonym(line, atom)
    designated = _designated(line, atom)
    if designated is not None:
        return designated
    return _judged(line, atom)


def _judged(line: Line, atom: Atom) -> Atom:
    """The atom as it stands in its surroundings: a place, an actor before a noun, or part of another name."""
    name = line.folded(atom.first) if atom.first == atom.last else ""
    nothing = replace(atom, kind="none")
    country = atom.place.kind in ("country", "region", "continent") and name not in line.words.ambiguous_countries
    if _in_a_name(line, atom.first):
        return nothing
    if atom.first == atom.last and line.tokens[atom.first].text.isupper() and not line.headline:
        acronym = line.tokens[atom.first].text in gazetteer.gazetteer().acronyms
        if acronym and line.is_word(atom.last + 1) and not may_follow(line, atom.last + 1):
            return replace(atom, actor=True)
    beside = _name_before(line, atom.first) or _name_after(line, atom.last)
    if beside and not (line.headline and _governor(line, atom.first)):
        return replace(atom, actor=True) if country else nothing
    if name in line.words.ambiguous and not _has_evidence(line, atom):
        return replace(atom, kind="none", certain=False)
    return atom


def may_follow(line: Line, index: int) -> bool:
    """Whether a token may stand right behind a place that is not an adjective: no noun that it could modify."""
    if not line.is_word(index):
        return True
    low = line.low(index)
    return low in line.words.follows or low.endswith(("ed", "ly")) or (line.is_name(index) and low in line.words.not_places)


def _governor(line: Line, first: int) -> bool:
    before = first - 1
    while line.low(before) in line.words.between:
        before -= 1
    return line.low(before) in line.words.evidence


def _has_evidence(line: Line, atom: Atom) -> bool:
    """Evidence that a doubtful name is a place; a larger place after a comma is looked for when atoms are joined."""
    after = atom.last + 1
    fits = may_follow(line, after) or line.low(after) in line.words.parts or line.low(after) in line.words.territory
    return fits and _governor(line, atom.first) and not line.headline


def _in_a_name(line: Line, first: int) -> bool:
    """ "Bank of England", "Islamic State in Iraq": the place is part of another name."""
    before = first - 1
    if line.low(before) == "the":
        before -= 1
    low, head = line.low(before), before - 1
    if low in ("in", "of") and line.low(head) in line.words.names_with_places and line.is_name(head):
        return line.is_name(head - 1) or line.low(head) != "state" or line.hyphen(head - 1)
    if low != "of" or not line.is_name(head) or line.headline:
        return False
    word = line.low(head)
    opener = head == 0 and not line.is_name(head - 1)
    return not (opener or word in line.words.before_of or word in line.words.compass or word in line.words.openers)


def _name_before(line: Line, first: int) -> bool:
    """ "George Washington", "Mr. Jordan": a capitalised word right before that is no opener, compass word or place."""
    before = first - 1
    if not line.is_name(before):
        return False
    low = line.low(before)
    if low in line.words.openers or low in line.words.compass or low in line.words.capital_before:
        return False
    found = known(line, before)
    return (found is None or found.kind == "demonym") and low not in _DATES


def _name_after(line: Line, last: int) -> bool:
    """ "Washington Post", "Austin Carrow": a capitalised word right behind that is no day, place or designator."""
    after = last + 1
    if not line.is_name(after):
        return False
    low = line.low(after)
    return low not in _DATES and low not in line.words.openers and low not in line.words.designators and known(line, after) is None


_DATES = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. "
    "nov. dec. monday tuesday wednesday thursday friday saturday sunday".split()
)


def _designator(line: Line, index: int) -> tuple[int, str, str] | None:
    """(its token, the word, its class) of the designator that starts at a token, "international airport" taken whole."""
    while line.low(index) in line.words.qualifiers and line.is_word(index + 1):
        index += 1
    kind = line.words.designators.get(line.low(index))
    if kind is None or not line.is_word(index) or line.owns(index):
        return None
    return index, line.low(index), kind


def _designated(line: Line, atom: Atom) -> Atom | None:
    """A known name with the word that says which of its bearers is meant: "Kabul province", "Kabul city", "Kabul district"."""
    found = _designator(line, atom.last + 1)
    if found is None:
        return None
    last, word, kind = found
    divisions = tuple(place for place in atom.candidates if place.kind == "division")
    if kind == "division" or any(place.key.split("/")[0] in line.words.first_level.get(word, ()) for place in divisions):
        return (
            replace(atom, last=last, candidates=divisions)
            if divisions
            else _smaller(line, atom, last)
            if atom.place.kind != "country"
            else None
        )
    towns = tuple(place for place in atom.candidates if place.kind in ("city", "site"))
    if kind == "town":
        return replace(atom, last=last, candidates=towns or atom.candidates)
    sites = tuple(place for place in atom.candidates if place.kind == "site")
    if sites and kind in ("site", "lesser"):
        return replace(atom, last=last, candidates=sites)
    if kind == "lesser" and (atom.place.kind not in ("country", "region", "continent") or line.is_name(last)):
        return _smaller(line, atom, last)
    if kind == "site" and atom.place.kind in ("city", "site") and (line.is_name(last) or word in ("airport", "airbase", "base", "prison")):
        return _smaller(line, atom, last)
    return None


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


def shown(line: Line, first: int, last: int) -> str:
    """The text of a run of tokens, with single spaces."""
    parts = (("" if token.glued and token.index > first else " ") + token.text for token in line.tokens[first : last + 1])
    return "".join(parts).strip()


def capitals(line: Line, index: int, most: int = 4) -> int | None:
    """The last token of the run of capitalised words that starts at a token, particles inside allowed ("Ain al-Asad"); None if none does."""
    if line.low(index) in _ARTICLES and line.hyphen(index + 1) and line.is_name(index + 2):
        index += 2
    if not line.is_name(index):
        return None
    last, count = index, 1
    while count < most:
        after = last + 1
        if line.hyphen(after):
            after += 1
        if line.low(after) in _ARTICLES or (line.low(after) == "e" and line.hyphen(after - 1)):
            after += 2 if line.hyphen(after + 1) else 1
        if not line.is_name(after) or line.low(after) in _DATES:
            break
        last, count = after, count + 1
    return last


_ARTICLES = frozenset(("al", "ad", "ar", "as", "az", "an", "ez", "el"))


def _nameable(line: Line, first: int, last: int) -> bool:
    """Whether capitalised words may be the name of a place that the gazetteer does not know."""
    words = [line.tokens[at] for at in range(first, last + 1) if line.is_name(at)]
    if any(token.lower.rstrip(".") in line.words.not_places or token.lower in line.words.in_not_where for token in words):
        return False
    if words[-1].lower.rstrip(".") in line.words.bodies:
        return False
    return not all(token.text.isupper() for token in words) or line.headline


def _named_by_designator(line: Line, index: int) -> Atom | None:
    """ "Carrow County", "Tessel delta", "Andar district": a name that the word behind it makes a place."""
    last = capitals(line, index)
    if last is None:
        return None
    end = last
    if last > index and line.words.designators.get(line.low(last)) and not line.hyphen(last - 1):
        last -= 1  # "Carrow County": the designator has a capital too
        found: tuple[int, str, str] | None = (end, line.low(end), line.words.designators[line.low(end)])
    else:
        found = _designator(line, last + 1)
    if found is None and line.low(end + 1) in ("districts", "counties"):
        found = (end + 1, line.low(end + 1), "lesser")
    if found is None or found[1] in ("state", "square") or not _nameable(line, index, last):
        return None
    if index == 0 and line.low(0) in line.words.openers:
        return None
    end, _, kind = found
    name = shown(line, index, last if kind == "town" and not line.is_name(end) else end)
    return Atom(index, end, (places.unknown(name, None, "division" if kind in ("lesser", "division", "districts") else "site"),))


def _prefixed(line: Line, index: int) -> Atom | None:
    """ "Camp Tarn", "Lake Tessel": the word that makes it a place stands first; a name that the gazetteer knows wins."""
    if line.tokens[index].text not in line.words.capital_before or not line.is_name(index + 1) or line.hyphen(index + 1):
        return None
    entry = known(line, index)
    if entry is not None and entry.last > index:
        return None
    last = capitals(line, index + 1, 2)
    if last is None or not _nameable(line, index + 1, last):
        return None
    return Atom(index, last, (places.unknown(shown(line, index, last), None, "site"),))


def governed(line: Line, index: int) -> Atom | None:
    """A capitalised name right behind "in", "near", "across" …, of which nothing says that it is a person or a body."""
    if line.headline or line.low(index - 1) not in line.words.strong or line.low(index - 2) in line.words.in_not_where:
        return None
    last = capitals(line, index)
    if last is None or not _nameable(line, index, last) or line.owns(last + 1) or not may_follow(line, last + 1):
        return None
    return Atom(index, last, (places.unknown(shown(line, index, last)),), certain=False)


def after_of(line: Line, index: int) -> Atom | None:
    """The name behind "city of", "village of": known or not."""
    atom = known(line, index)
    if atom is not None and atom.kind != "demonym":
        return atom
    last = capitals(line, index)
    if last is None or not _nameable(line, index, last):
        return None
    return Atom(index, last, (places.unknown(shown(line, index, last)),))
