"""The measure and the action of each counted figure, by the verb or noun that governs it.

The verb frames and nouns are data (`rules/vocabulary/measures.yml`). A noun that states a happening ("137 operations") outranks its verb;
a verb outranks a noun that only names people ("killed 3 soldiers").
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extract.meaning.counted import Counted
from factcheck.extract.meaning.deeds import read_deed, said_at, tables
from factcheck.extract.meaning.implied import OTHER, PLURAL, backgrounded, is_person
from factcheck.extract.meaning.supposed import supposed
from factcheck.extract.morphology import singular
from factcheck.extract.syntax.clauses import NO_GOVERNOR, Governor, Grammar, clause_start, subject, verb_of
from factcheck.extract.syntax.phrases import Noun, Verb
from factcheck.model import Span
from factcheck.scope.measures import NOUN, happenings, measures
from factcheck.vocabulary import words


class Frame(Struct, frozen=True):
    """What is asserted of a figure. `measure` is None where neither verb nor noun says; `evidence` is where it is said.

    `patient` tells that the counted are those to whom it was done. `verb` is the verb whose subject is the actor; `agent` the noun
    group (or pronoun index) of a by-phrase or subject. `carried` is the noun of a subject that a bare figure puts a level on
    ("operations came to 40"). `factual` is False for purposes and plans ("to arrest a leader", "will send 300"), and for what is only
    supposed or denied, which `status` then says.
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
    status: str | None = None


def read_frame(grammar: Grammar, counted: Counted) -> Frame:
    """The frame of one counted figure."""
    found, governed = read_deed(grammar, counted)
    verb = verb_of(grammar, counted.first, found)
    if governed is not None and verb is not None and _intended(grammar, verb) and governed[1] == verb.main:
        governed = None  # "a search to detain two rebels": nothing is said to have been done to them
    if governed is not None and not _bears(counted, verb):
        governed = None
    noun = _noun_measure(grammar, counted)
    level = _level(grammar, counted)
    apart = noun is not None and verb is not None and counted.lemma in tables()["left"] and verb.first > counted.last + 2
    if noun is not None and (apart or not (measures()[noun].people and governed)):  # "27 dead and 200 injured": not 27 injured
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
    denied = verb is not None and verb.negated and counted.quantity.form == "implied" and counted.quantity.value.high != 0
    status = supposed(grammar, verb) if verb is not None else None
    factual = verb is None or not (verb.modal or _purpose(grammar, verb) or denied or status)
    evidence = said_at(grammar, at, measure) if at is not None else None
    carried = grammar.tokens[level[1]].text if level is not None and measure == level[0] else None
    return Frame(measure, evidence, verb.lemma if verb else None, patient, verb, agent, found.role, factual, carried, status)


def _bears(counted: Counted, verb: Verb | None) -> bool:
    """Whether what is counted can be killed, captured or hurt: no age or sum can, nor can jobs be executed."""
    if counted.quantity.unit is not None:
        return False
    lists = words("persons")
    if verb is not None and verb.lemma in lists["deeds-to-named"]:
        return counted.lemma is not None and is_person(counted.lemma)
    if counted.lemma is None:
        return True
    doubtful = verb is not None and verb.lemma in lists["deeds-to-things"]
    found = counted.lemma in lists["remains"] and verb is not None and verb.lemma in lists["deeds-to-remains"]
    return found or (counted.lemma not in lists["things"] and (not doubtful or is_person(counted.lemma)))


def asserts(grammar: Grammar, counted: Counted, frame: Frame) -> bool:
    """Whether an implied figure says how many there were: of people to whom something was done, or that nothing of a kind happened.

    Whether it is new or was told of before is for the references to tell.
    """
    if not frame.factual:
        return False
    measure = measures().get(frame.measure or "")
    if counted.quantity.value.high == 0 and measure is not None and measure.kind == "flow":
        return True
    if counted.reference == OTHER and grammar.tag(counted.first) == "det":
        return True
    if not frame.patient or measure is None or counted.lemma in words("persons")["things"]:
        return False
    if counted.lemma in happenings() or counted.lemma in words("words")["disasters"]:
        return False  # "the worst fire since 91 died in 1972"
    if counted.reference == PLURAL:
        return _happened(grammar, frame.verb) and not backgrounded(grammar, counted.first)
    named = counted.head is not None and grammar.tag(counted.head) == "name"
    return measure.name in ("killed", "wounded", "captured") or named or counted.lemma is None or is_person(counted.lemma)


def _happened(grammar: Grammar, verb: Verb | None) -> bool:
    """Whether a verb tells of something done, not of what is done as a rule ("kill farmers", "for killing farmers")."""
    if verb is None or verb.modal:
        return False
    if verb.form == "ing":
        return grammar.tag(verb.first - 1) != "prep"
    present = {grammar.word(index) for index in range(verb.first, verb.main)} & {"is", "are", "being"}
    return "past" in grammar.classes.forms[verb.main] and not present


def _noun_measure(grammar: Grammar, counted: Counted) -> str | None:
    if counted.lemma is None or counted.quantity.unit is not None:
        return None
    measure = tables()["nouns"].get(counted.lemma)
    fatal = measure == "casualties" and not set(words("references")["fatal"]).isdisjoint(grammar.lowers[counted.first : counted.last + 1])
    return "killed" if fatal else measure


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
    if verb is None and grammar.word(at + 1) == "at":
        return _put_at(grammar, at)
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


def _put_at(grammar: Grammar, last: int) -> tuple[str, int] | None:
    """ "put the number of injured at 1,300": what stands between the verb and "at" says what the figure counts."""
    group = grammar.noun(last)
    if group is None or grammar.word(group.first - 1) != "of":
        return None
    carrier = grammar.noun(group.first - 2)
    return _carried(grammar, carrier) if carrier is not None and carrier.head is not None else None


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
        if inner is None or inner.head is None or inner == group:
            return None
        suffered = _suffered(grammar, inner)
        return (suffered, inner.head) if suffered is not None else _carried(grammar, inner)
    lemma = singular(word)
    return tables()["nouns"].get(lemma, NOUN + lemma), head


def _suffered(grammar: Grammar, group: Noun) -> str | None:
    """ "the number of civilians killed in 2023 fell to 112": what a participle behind the noun says was done to them."""
    verb = grammar.verb(group.last + 1)
    bare = verb is not None and verb.form == "past" and verb.first == verb.main
    return tables()["does"].get(verb.lemma) if verb is not None and bare else None


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
    if before is not None and before.passive and grammar.word(verb.first) in ("have", "be") and before.lemma in words("words")["hearsay"]:
        return False  # "35 are known to have died"
    if before is not None and grammar.word(verb.first) == "have" and before.lemma in words("words")["reporting"]:
        return False  # "the rebels claim to have killed 40"
    return before is None or before.lemma not in words("references")["accomplished"]


def _intended(grammar: Grammar, verb: Verb) -> bool:
    """Whether a verb only says what someone wants: "an operation to arrest", "hoped to arrest"; "was ordered to free" is left open."""
    if verb.form != "infinitive":
        return False
    before = grammar.verb(verb.first - 2)
    if before is not None:
        return before.lemma in words("references")["intentions"]
    return grammar.tag(verb.first - 2) in ("noun", "name", "time", "punct")


__all__ = ["NO_GOVERNOR", "Frame", "asserts", "clause_start", "read_frame"]
