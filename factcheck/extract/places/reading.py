"""Places in a sentence: names, demonyms and phrases that point to a place, each with the preposition that governs it.

Names come from the gazetteer of `scope`; a capitalised name that it does not know is a place only where the words beside it say so
("Tessel delta", "the village of Tarn", "in Tarn").
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extract.places.atoms import Atom, opens_name
from factcheck.extract.places.groups import read_group
from factcheck.extract.places.join import coordinate, merged, nest, preposition, remainder
from factcheck.extract.places.words import Line, place_words
from factcheck.extract.tokens import Token
from factcheck.model import Place
from factcheck.scope import places


class PlaceMention(Struct, frozen=True):
    """Words that name or point to places. `first` and `last` are token indexes, both included.

    `kind` is "place" (names a place), "demonym" ("Iraqi": an adjective or people), "owner" ("Iraq's") or "generic" ("there", "both
    countries": `places` is empty, a later stage resolves it). `places` stand in text order, each the smallest that is named, with its
    ancestors. `preposition` is the token of the locative preposition that governs the mention; None if there is none or if the name is an
    adjective or part of a name ("US troops", "Iraq War").
    """

    first: int
    last: int
    places: tuple[Place, ...]
    kind: str
    preposition: int | None


def read_places(tokens: Sequence[Token]) -> tuple[PlaceMention, ...]:
    """All mentions of a sentence, in order and without overlap."""
    line, atoms = _atoms(tuple(tokens))
    if line is None:
        return ()
    mentions = (_mention(line, group) for group in coordinate(line, nest(line, atoms)))
    return tuple(mention for mention in mentions if mention is not None)


def _atoms(tokens: tuple[Token, ...]) -> tuple[Line | None, list[Atom]]:
    """The names of a sentence, and its line; None where no word can start a name."""
    words = place_words()
    marked = not words.marks.isdisjoint([token.lower for token in tokens])
    line: Line | None = None
    atoms: list[Atom] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        atom = None
        if token.kind == "word" and (_may_start(tokens, index) or (token.text[0].isupper() and (marked or _may_name(tokens, index)))):
            line = line or Line(tokens)
            atom = read_group(line, index)
        if atom is None:
            index += 1
        else:
            atoms.append(atom)
            index = atom.last + 1
    return line, atoms


def _may_start(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a mention can start at a word, by the list of such words and what must stand behind them: a name, or a word of the list."""
    behind = place_words().starts.get(tokens[index].lower)
    if not behind:
        return behind is not None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and (following.lower in behind or following.kind == "dash" or following.text[0].isupper())


def _may_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word with a capital can open a place name where no word like "county" stands: most cannot, and need no further look."""
    words, text = place_words(), tokens[index].text
    return opens_name(text) or text in words.capital_before or (index > 0 and tokens[index - 1].lower in words.strong)


def _mention(line: Line, group: list[Atom]) -> PlaceMention | None:
    """The mention of a coordination; None if its first name is part of another name or a doubtful one."""
    first, last = group[0], group[-1]
    if first.kind == "none":
        return None
    kept = [atom for atom in group if atom.kind != "none"]
    last = kept[-1]
    kind = "place" if first.kind == "pair" else first.kind
    found = None if first.actor or kind in ("demonym", "owner") else preposition(line, first.first)
    named = merged(line, kept)
    if kind == "place" and remainder(line, first.first):
        named = tuple(places.unknown(f"elsewhere in {place.name}", place) for place in named)
    return PlaceMention(first.first, last.last, named, kind, found)
