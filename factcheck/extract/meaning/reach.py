"""How far a figure's clause reaches to the right, and which places say where without a preposition.

"killed 14 people, five of them children, in Mosul": the aside does not end what is said of the 14. "A blast rocked Kabul", "the Boston
bombing": the words around the name say that it happened there.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extract.meaning.counted import Counted
from factcheck.extract.morphology import singular
from factcheck.extract.places.reading import PlaceMention
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.scope.measures import happenings
from factcheck.vocabulary import words

_LONG = 14  # tokens of an aside
_NARROW = ("city", "division", "site", "unknown")
_BEFORE = ("det", "adj", "adv")


class Reach(Struct, frozen=True):
    """Up to which token (excluded) phrases to the right belong to a figure, and the aside to step over on the way (empty if none)."""

    limit: int
    aside: range

    def holds(self, first: int) -> bool:
        """Whether a phrase that starts at a token behind the figure is within reach."""
        return first < self.limit and first not in self.aside


def reach_of(grammar: Grammar, counted: Counted, starts: Sequence[int]) -> Reach:
    """The reach of a figure: to the next one, or past one that only stands in an aside."""
    following = next((start for start in starts if start > counted.last), None)
    if following is None:
        return Reach(len(grammar.tokens), range(0))
    aside = _aside(grammar, counted.last, following)
    limit = next((start for start in starts if start >= aside.stop), len(grammar.tokens)) if aside else following
    return Reach(limit, aside)


def _aside(grammar: Grammar, last: int, start: int) -> range:
    """The aside around a figure that tells of some of those before it: ", five of them children,", ", including two guards,"."""
    opens = next((index for index in range(start - 1, max(last, start - 6), -1) if grammar.word(index) == ","), None)
    if opens is None:
        return range(0)
    lists = words("references")
    led = not set(lists["part-words"]).isdisjoint(grammar.lowers[opens + 1 : start])
    if not led and not (grammar.word(start + 1) == "of" and grammar.word(start + 2) in lists["part-pronouns"]):
        return range(0)
    for index in range(start + 1, min(len(grammar.tokens), start + _LONG)):
        if grammar.word(index) == "," and grammar.tag(index + 1) in ("prep", "time"):
            return range(opens, index + 1)
        if grammar.phrases.verb_at[index] >= 0 or grammar.tag(index) in ("sub", "rel") or grammar.word(index) == ";":
            break
    return range(0)


def gapped(grammar: Grammar, mention: PlaceMention, limit: int) -> bool:
    """ "In India 53 died, and in Tibet 17": a place right before the next figure, in a phrase of its own, belongs to that one."""
    before = (mention.preposition if mention.preposition is not None else mention.first) - 1
    behind = mention.last + 1
    return behind + (grammar.word(behind) == ",") == limit and (grammar.tag(before) == "conj" or grammar.word(before) in (",", ";"))


def struck(grammar: Grammar, mention: PlaceMention) -> bool:
    """ "the quake that hit Nepal", "a blast rocked Kabul": the object of a verb that says where."""
    group = grammar.noun(mention.last)
    if group is None or group.last != mention.last:
        return False
    at = mention.first - 1
    while at >= group.first - 1 and grammar.tag(at) in _BEFORE:
        at -= 1
    verb = grammar.verb(at)
    return verb is not None and verb.last == at and not verb.passive and verb.lemma in words("words")["striking"]


def names_event(grammar: Grammar, mention: PlaceMention) -> bool:
    """ "the Boston bombing", "the Soma mine blast": a town or a province before what happened there; a country acts ("a US strike")."""
    group = grammar.noun(mention.first)
    if group is None or group.head is None or group.head <= mention.last or any(place.kind not in _NARROW for place in mention.places):
        return False
    lemma = singular(grammar.word(group.head))
    return lemma in happenings() or lemma in words("words")["disasters"]


def told_by(mentions: Sequence[PlaceMention], verb: Verb | None, agent: Noun | int | None) -> PlaceMention | None:
    """ "Italy reported 793 deaths": a country or a province that counts, counts its own."""
    if verb is None or verb.passive or not isinstance(agent, Noun) or verb.lemma not in words("words")["counting"]:
        return None
    for mention in mentions:
        if mention.first >= agent.first and mention.last == agent.last and mention.kind == "place" and mention.preposition is None:
            return mention if all(place.kind in ("country", "division") for place in mention.places) else None
    return None
