"""Seventh stage: the measure and the action of each counted figure, by the verb or noun that governs it.

The verb frames and nouns are data (`rules/vocabulary/measures.yml`). A noun that states a happening ("137 operations") outranks its verb;
a verb outranks a noun that only names people ("killed 3 soldiers").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.extract.clauses import NO_GOVERNOR, Governor, Grammar, clause_start, governor, subject, verb_of
from factcheck.extract.counted import Counted
from factcheck.extract.morphology import singular, verbs
from factcheck.extract.phrases import Noun, Verb
from factcheck.model import Span
from factcheck.scope.measures import NOUN, ancestors, measures
from factcheck.vocabulary import words


@dataclass(frozen=True, slots=True)
class Frame:
    """What is asserted of a figure. `measure` is None where neither verb nor noun says; `evidence` is where it is said.

    `patient` tells that the counted are those to whom it was done. `verb` is the verb whose subject is the actor; `agent` the noun
    group (or pronoun index) of a by-phrase or subject. `carried` is the noun of a subject that a bare figure puts a level on
    ("operations came to 40"). `factual` is False for purposes and plans ("to arrest a leader", "will send 300").
    """

    measure: str | None
    evidence: Span | None
    action: str | None
    patient: bool
    verb: Verb | None
    agent: Noun | int | None
    role: str
    factual: bool = True
    carried: str | None = None


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Word -> measure, by the list it stands in. The first measure of the file wins."""
    tables: dict[str, dict[str, str]] = {"nouns": {}, "does": {}, "befalls": {}, "of": {}, "left": {}}
    for measure in measures().values():
        for name, entries in (
            ("nouns", measure.nouns), ("does", measure.does), ("befalls", measure.befalls), ("of", measure.of), ("left", measure.left),
        ):  # fmt: skip
            for word in entries:
                tables[name].setdefault(word, measure.name)
    return tables


def read_frame(grammar: Grammar, counted: Counted) -> Frame:
    """The frame of one counted figure."""
    found = governor(grammar, counted.first, counted.last)
    verb = verb_of(grammar, counted.first, found)
    governed = _governed(grammar, counted, found)
    noun = _noun_measure(counted)
    level = _level(grammar, counted)
    if noun is not None and not (measures()[noun].people and governed):
        measure, at = noun, counted.head
    elif governed is not None:
        measure, at = governed
    elif level is not None:
        measure, at = level
    elif counted.lemma is not None and counted.quantity.unit is None:
        measure, at = NOUN + counted.lemma, counted.head
    else:
        measure, at = None, None
    patient = governed is not None and measure == governed[0] and measure in measures() and measures()[measure].people
    agent = _agent(grammar, found, verb)
    factual = verb is None or not (verb.modal or _purpose(grammar, verb) or (verb.negated and counted.quantity.form == "implied"))
    evidence = grammar.tokens[at].span if at is not None else None
    carried = grammar.tokens[level[1]].text if level is not None and measure == level[0] else None
    return Frame(measure, evidence, verb.lemma if verb else None, patient, verb, agent, found.role, factual, carried)


def _governed(grammar: Grammar, counted: Counted, found: Governor) -> tuple[str, int] | None:
    """The measure that the governing verb or noun states, with the index of the word that states it."""
    tables = _tables()
    inside = _participle(grammar, counted)
    if inside is not None and counted.figure is None:
        return None  # "the detained leader" only names him again
    if inside is not None:
        return inside
    if found.role == "of" and found.noun is not None:
        measure = tables["of"].get(singular(grammar.word(found.noun))) or tables["of"].get(grammar.word(found.noun))
        return (measure, found.noun) if measure else None
    if found.verb is None:
        near = verb_of(grammar, counted.first, found)
        return _left(grammar, counted) if near is not None and near.lemma == "leave" else None
    return _by_verb(grammar, counted, found.role, grammar.phrases.verbs[found.verb])


def _by_verb(grammar: Grammar, counted: Counted, role: str, verb: Verb) -> tuple[str, int] | None:
    """The measure that a verb states of its object or subject: what is done to the counted, or befalls them."""
    tables = _tables()
    if role == "object" and verb.passive:
        return None
    if role in ("object", "passive"):
        if verb.lemma in ("leave", "see", "have", "put"):
            return _left(grammar, counted)
        if counted.lemma == "life" and verb.lemma in ("cost", "claim", "take", "lose"):
            return "killed", verb.main
        if verb.lemma in tables["does"]:
            return _either(grammar, verb, tables["does"][verb.lemma]), verb.main
    if role == "object" or verb.passive:
        return None
    if verb.lemma in tables["befalls"]:
        return tables["befalls"][verb.lemma], verb.main
    after = verb.last + 1
    if verb.lemma == "be" and grammar.word(after) in tables["left"]:
        return tables["left"][grammar.word(after)], after
    return None


def _either(grammar: Grammar, verb: Verb, measure: str) -> str:
    """ "killed or injured 40": the figure counts both, so its measure is the one that holds both, or a name of its own."""
    for mark, other in ((verb.first - 1, verb.first - 2), (verb.last + 1, verb.last + 2)):
        if grammar.word(mark) not in ("or", "and", "/"):
            continue
        neighbour = grammar.verb(other) or (grammar.verb(other + 1) if grammar.tag(other) == "adv" else None)
        second = _tables()["does"].get(neighbour.lemma) if neighbour is not None else None
        if second is not None and second != measure:
            shared = [wider for wider in ancestors(measure) if wider in ancestors(second)]
            return shared[0] if shared else NOUN + "-or-".join(sorted((measure, second)))
    return measure


def _participle(grammar: Grammar, counted: Counted) -> tuple[str, int] | None:
    """A participle in the group itself: "44 wounded soldiers", "13 wounded"."""
    stop = counted.head if counted.head is not None else counted.last
    for index in range(counted.first, stop + 1):
        if grammar.tag(index) != "adj":
            continue
        known = verbs().get(grammar.word(index))
        measure = _tables()["does"].get(known[0]) if known and "past" in known[1] else None
        if measure:
            return measure, index
    return None


def _left(grammar: Grammar, counted: Counted) -> tuple[str, int] | None:
    """ "left 44 dead", "left 44 terrorists dead", "… and a further 166 in custody"."""
    table = _tables()["left"]
    for index in range(counted.first, min(counted.last + 3, len(grammar.tokens))):
        for phrase in (grammar.word(index), f"{grammar.word(index)} {grammar.word(index + 1)}"):
            if phrase in table:
                return table[phrase], index
    return None


def _noun_measure(counted: Counted) -> str | None:
    if counted.lemma is None or counted.quantity.unit is not None:
        return None
    return _tables()["nouns"].get(counted.lemma)


def _level(grammar: Grammar, counted: Counted) -> tuple[str, int] | None:
    """A bare figure behind a verb that puts a level on its subject, or behind "a toll of"."""
    if counted.head is not None or counted.quantity.unit is not None or counted.quantity.form == "implied":
        return None
    lists = words("references")
    at = counted.first - 1
    while grammar.tag(at) in ("prep", "adv", "time", "det"):
        at -= 1
    verb = grammar.verb(at)
    if verb is None and grammar.tag(at) == "noun" and grammar.word(at) in lists["tolls"]:
        return "killed", at
    if verb is None and grammar.word(counted.first - 1) in ("from", "to"):
        verb = verb_of(grammar, counted.first, NO_GOVERNOR)  # "rose 210% in a year, from 1,300 in the north to 2,730"
        if verb is not None and verb.lemma not in _movers():
            return None
    if verb is None or verb.lemma not in {*lists["levels"], *_movers()}:
        return None
    who = subject(grammar, verb)
    if not isinstance(who, Noun) or who.head is None:
        return None
    return _carried(grammar, who)


@cache
def _movers() -> frozenset[str]:
    lists = words("changes")
    return frozenset((*lists["up"], *lists["down"], *lists["multiples"]))


def _carried(grammar: Grammar, group: Noun) -> tuple[str, int] | None:
    """What a subject such as "the number of operations" or "the toll" counts."""
    lists = words("references")
    head = group.head if group.head is not None else group.last
    word = grammar.word(head)
    if word in lists["tolls"]:
        return lists["tolls"][word], head
    if singular(word) in lists["carriers"]:
        inner = grammar.noun(head + 2) if grammar.word(head + 1) == "of" else None
        return _carried(grammar, inner) if inner is not None and inner.head is not None and inner != group else None
    lemma = singular(word)
    return _tables()["nouns"].get(lemma, NOUN + lemma), head


def _agent(grammar: Grammar, found: Governor, verb: Verb | None) -> Noun | int | None:
    if verb is None:
        return None
    if found.role == "passive":
        for at in range(verb.last + 1, min(verb.last + 12, len(grammar.tokens))):
            if grammar.word(at) == "by":
                return grammar.noun(at + 1)
        return None
    if found.role == "subject":
        return None
    return subject(grammar, verb)


def _purpose(grammar: Grammar, verb: Verb) -> bool:
    """ "to arrest a leader", "aimed at killing two": not said to have happened. "led to", "managed to" and the like did."""
    if verb.form != "infinitive":
        return False
    before = grammar.verb(verb.first - 2)
    return before is None or before.lemma not in ("manage", "help", "go", "continue", "begin", "start")


__all__ = ["NO_GOVERNOR", "Frame", "clause_start", "read_frame"]
