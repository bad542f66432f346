"""What a place name is made of, and what the words around it say about it."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.places.words import Line
from factcheck.model import Place
from factcheck.scope import gazetteer


class Atom(Struct, frozen=True):
    """One name with the words that belong to it ("western Iraq", "Anbar province", "village of Tarn"); tokens, both ends included.

    `candidates` are the places of that name, the likeliest first. `kind` is place, demonym, owner, generic or none; "none" is a name
    inside another name ("Bank of England") or one without evidence, kept so that what is joined to it falls with it.
    `actor`: it stands before a noun, as in "US troops". `certain` is False where more evidence could make or unmake it a place.
    `plural` is the word that it shares with the names joined to it ("Tarn and Carrow districts").
    """

    first: int
    last: int
    candidates: tuple[Place, ...]
    kind: str = "place"
    actor: bool = False
    certain: bool = True
    plural: str = ""

    @property
    def place(self) -> Place:
        """The likeliest reading."""
        return self.candidates[0]


def known(line: Line, index: int) -> Atom | None:
    """The longest name of the gazetteer that starts at a token, or a demonym; without a look at what stands around it."""
    if not line.is_word(index):
        return None
    text = line.tokens[index].text
    if not opens_name(text):
        return None
    tables = gazetteer.gazetteer()
    if text in tables.acronyms:
        return Atom(index, index, (gazetteer.by_key(tables.acronyms[text]),))
    word = line.folded(index)
    words = line.run(index, tables.longest.get(word, 1))
    for count in range(len(words), 0, -1):
        name = word if count == 1 else " ".join([each for each, _ in words[:count]])
        last = words[count - 1][1]
        if not _cased(line, index, last, name):
            continue
        found = gazetteer.named(name)
        if found:
            return Atom(index, last, found)
        if name in tables.demonyms:
            return Atom(index, last, (gazetteer.by_key(tables.demonyms[name]),), "demonym")
    return None


@lru_cache(maxsize=8192)
def opens_name(text: str) -> bool:
    """Whether a word is a name of the gazetteer or a demonym, or may start one: most words with a capital need no further look."""
    tables, word = gazetteer.gazetteer(), gazetteer.fold(text)
    return text in tables.acronyms or word in tables.longest or word in tables.demonyms or bool(gazetteer.named(word))


def _cased(line: Line, first: int, last: int, name: str) -> bool:
    """Whether a run of tokens has the capitals of a name."""
    if name in line.words.small_names:
        return True
    if first == last:
        return line.tokens[first].text[0].isupper()
    words = [token for token in line.tokens[first : last + 1] if token.kind == "word"]
    if not any(token.text[0].isupper() for token in words):
        return False
    return all(token.text[0].isupper() or token.lower in line.words.particles for token in words) and words[-1].text[0].isupper()


def shown(line: Line, first: int, last: int) -> str:
    """The text of a run of tokens, with single spaces."""
    parts = (("" if token.glued and token.index > first else " ") + token.text for token in line.tokens[first : last + 1])
    return "".join(parts).strip()


def may_follow(line: Line, index: int) -> bool:
    """Whether a token may stand right behind a place that is not an adjective: no noun that it could modify."""
    if not line.is_word(index):
        return True
    low = line.low(index)
    return low in line.words.follows or low.endswith(("ed", "ly")) or (line.is_name(index) and low in line.words.not_places)


def governor(line: Line, first: int) -> bool:
    """Whether a preposition of place stands before a name, articles and adjectives between them passed over."""
    before = first - 1
    while line.low(before) in line.words.between:
        before -= 1
    return line.low(before) in line.words.evidence


def name_before(line: Line, first: int) -> bool:
    """ "George Washington", "Mr. Jordan": a capitalised word right before that is no opener, compass word or place."""
    before = first - 1
    if not line.is_name(before):
        return False
    low = line.low(before)
    if low in line.words.openers or low in line.words.compass or low in line.words.capital_before:
        return False
    found = known(line, before)
    return (found is None or found.kind == "demonym") and low not in line.words.dates


def name_after(line: Line, last: int) -> bool:
    """ "Washington Post", "Austin Carrow": a capitalised word right behind that is no day, place or designator."""
    after = last + 1
    if not line.is_name(after):
        return False
    low = line.low(after)
    return (
        low not in line.words.dates and low not in line.words.openers and low not in line.words.designators and known(line, after) is None
    )


def before_name(line: Line, atom: Atom) -> Atom:
    """ "Carrow County District Attorney": before another name a place is an adjective."""
    return replace(atom, actor=True) if name_after(line, atom.last) and not line.headline else atom


def designator(line: Line, index: int) -> tuple[int, str, str] | None:
    """(its token, the word, its class) of the designator that starts at a token, "international airport" taken whole."""
    while line.low(index) in line.words.qualifiers and line.is_word(index + 1):
        index += 1
    kind = line.words.designators.get(line.low(index))
    if kind is None or not line.is_word(index) or line.owns(index):
        return None
    return index, line.low(index), kind
