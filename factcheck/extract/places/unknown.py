"""Capitalised names that the gazetteer does not know and that the words beside them make a place."""

from __future__ import annotations

from factcheck.extract.places.atoms import Atom, before_name, designator, governor, known, may_follow, shown
from factcheck.extract.places.words import Line
from factcheck.scope import places


def capitals(line: Line, index: int, most: int = 4) -> int | None:
    """The last token of the run of capitalised words that starts at a token, particles inside ("Ain al-Asad"); None if none does."""
    if line.low(index) in line.words.articles and line.hyphen(index + 1) and line.is_name(index + 2):
        index += 2
    if not line.is_name(index):
        return None
    last, count = index, 1
    while count < most:
        after = last + 1
        if line.hyphen(after):
            after += 1
        word = line.low(after)
        inside = word in line.words.articles or (word in line.words.links and line.is_name(after + 1))
        if inside or (word in line.words.izafat and line.hyphen(after - 1)):
            after += 2 if line.hyphen(after + 1) else 1
        if line.low(after) in ("‘", "'", "’") and line.is_name(after + 1) and line.tokens[after + 1].glued:
            after += 1  # "Nad ‘Ali"
        if not line.is_name(after) or line.low(after) in line.words.dates:
            break
        last, count = after, count + 1
    return last


def _nameable(line: Line, first: int, last: int) -> bool:
    """Whether capitalised words may be the name of a place that the gazetteer does not know."""
    words = [line.tokens[at] for at in range(first, last + 1) if line.is_name(at)]
    if any(token.lower.rstrip(".") in line.words.not_places or token.lower in line.words.in_not_where for token in words):
        return False
    if words[-1].lower.rstrip(".") in line.words.bodies or any(
        len(t.text) > 1 and t.text[:2].isupper() and not t.text.isupper() for t in words
    ):
        return False
    return not all(token.text.isupper() for token in words) or line.headline


def named_by_designator(line: Line, index: int) -> Atom | None:
    """ "Carrow County", "Tessel delta", "Andar district": a name that the word behind it makes a place."""
    last = capitals(line, index)
    if last is None:
        return None
    end = last
    if not _marked(line, last):
        return None
    if last > index and line.words.designators.get(line.low(last)) and not line.hyphen(last - 1):
        last -= 1  # "Carrow County": the designator has a capital too
        found: tuple[int, str, str] | None = (end, line.low(end), line.words.designators[line.low(end)])
    else:
        found = designator(line, last + 1)
    if found is None and line.low(end + 1) in line.words.districts:
        found = (end + 1, line.low(end + 1), "lesser")
    if found is None or found[1] == "state" or not _nameable(line, index, last) or line.low(index) in line.words.openers:
        return None
    end, word, kind = found
    weak = line.headline or (line.is_name(end) and word in line.words.weak_designators)
    if line.low(last) in line.words.not_before_designator or (weak and not governor(line, index)):
        return None
    plural = line.low(end) if line.low(end) in line.words.districts else ""
    name = shown(line, index, last if kind == "town" and not line.is_name(end) else end)
    place = places.unknown(name, None, "division" if kind in ("lesser", "division") else "site")
    return before_name(line, Atom(index, end, (place,), plural=plural))


def _marked(line: Line, last: int) -> bool:
    """Whether a word that can make a name a place ends it or stands right behind: most names have none."""
    words, after = line.words, line.low(last + 1)
    return line.low(last) in words.designators or after in words.designators or after in words.qualifiers or after in words.districts


def prefixed(line: Line, index: int) -> Atom | None:
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
    if line.headline or line.low(index - 1) not in line.words.strong or line.low(index) in line.words.openers:
        return None
    if any(line.low(index - back) in line.words.in_not_where for back in (2, 3, 4)):
        return None
    last = capitals(line, index)
    if last is None or not _nameable(line, index, last) or line.owns(last + 1) or not may_follow(line, last + 1):
        return None
    if line.hyphen(last + 1):
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
