"""Seventh stage, first part: what a verb or noun says was done to those counted, or befell them.

The words are data (`rules/vocabulary/measures.yml`).
"""

from __future__ import annotations

from functools import cache

from factcheck.extract.meaning.counted import Counted
from factcheck.extract.morphology import singular, verbs
from factcheck.extract.syntax.clauses import Governor, Grammar, clause_start, governor, verb_behind_relative, verb_of, verbs_joined
from factcheck.extract.syntax.phrases import Verb
from factcheck.model import Span
from factcheck.scope.measures import EITHER, NOUN, ancestors, measures
from factcheck.vocabulary import words

_OWNERS = ("their", "his", "her")
_JOINTS = ("or", "and", "/")


@cache
def tables() -> dict[str, dict[str, str]]:
    """Word -> measure, by the list it stands in. The first measure of the file wins."""
    made: dict[str, dict[str, str]] = {"nouns": {}, "does": {}, "befalls": {}, "of": {}, "left": {}}
    for measure in measures().values():
        for name, entries in (
            ("nouns", measure.nouns), ("does", measure.does), ("befalls", measure.befalls), ("of", measure.of), ("left", measure.left),
        ):  # fmt: skip
            for word in entries:
                made[name].setdefault(word, measure.name)
    return made


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs and the other words without which a sentence cannot say what was done to people."""
    people = frozenset(name for name, measure in measures().items() if measure.people)
    listed = {name: [word for word, measure in table.items() if measure in people] for name, table in tables().items()}
    deeds = frozenset(entry.split()[0] for name in ("does", "befalls") for entry in listed[name])
    nouns = {form for word in listed["of"] for form in (word, f"{word}s", f"{word}es", f"{word[:-1]}ies")}
    return deeds, frozenset((*nouns, *(part for entry in listed["left"] for part in entry.split()), "life", "lives"))


def may_tell(grammar: Grammar) -> bool:
    """Whether a sentence has a word at all that could say what was done to people; most have none, and are passed over quickly."""
    deeds, others = _telling()
    return not others.isdisjoint(grammar.lowers) or not deeds.isdisjoint([verb.lemma for verb in grammar.phrases.verbs])


def read_deed(grammar: Grammar, counted: Counted) -> tuple[Governor, tuple[str, int] | None]:
    """What governs the figure, and the measure that it states. A subject's deeds may be several: "fired at the troops and were killed"."""
    found = governor(grammar, counted.first, counted.last)
    if counted.figure is not None and _of_nobody(grammar, counted.first):
        return found, None
    governed = _governed(grammar, counted, found)
    if governed is None and found.role in ("subject", "passive"):
        main = verb_behind_relative(grammar, counted.last, found)
        governed = _governed(grammar, counted, main) if main is not None else None
        if main is not None and governed is not None:
            return main, governed
        for joined in verbs_joined(grammar, found):
            governed = _governed(grammar, counted, joined)
            if governed is not None:
                return joined, governed
    return found, governed


def _of_nobody(grammar: Grammar, first: int) -> bool:
    """ "none of the 14 hostages", "neither of the two": the deed befell none of those whom the figure counts."""
    at = first - 1 - (grammar.tag(first - 1) in ("det", "poss"))
    start = at if grammar.word(at) == "of" else first if grammar.word(first) == "of" else -1
    return start > 0 and (grammar.word(start - 1) == "neither" or grammar.word(start - 1) in words("words")["nobody"])


def _governed(grammar: Grammar, counted: Counted, found: Governor) -> tuple[str, int] | None:
    """The measure that the governing verb or noun states, with the index of the word that states it; else a participle in the group.

    The participle alone tells of nobody implied: "the detained leader" only names him.
    """
    stated = _by_governor(grammar, counted, found)
    return stated if stated is not None or counted.figure is None else _participle(grammar, counted)


def _by_governor(grammar: Grammar, counted: Counted, found: Governor) -> tuple[str, int] | None:
    """The measure that the governing verb or noun states."""
    listed = tables()
    if found.role == "of" and found.noun is not None:
        measure = listed["of"].get(singular(grammar.word(found.noun))) or listed["of"].get(grammar.word(found.noun))
        return (measure, found.noun) if measure else None
    if found.verb is None:
        near = verb_of(grammar, counted.first, found)
        return _left(grammar, counted) if near is not None and near.lemma == "leave" else None
    return _by_verb(grammar, counted, found.role, grammar.phrases.verbs[found.verb])


def _by_verb(grammar: Grammar, counted: Counted, role: str, verb: Verb) -> tuple[str, int] | None:
    """The measure that a verb states of its object or subject: what is done to the counted, or befalls them."""
    if role == "object" and verb.passive:
        return None
    if role in ("object", "passive"):
        done = _done(grammar, counted, role, verb)
        if done is not None:
            return done
    if role == "object":
        return None
    if counted.figure is None and grammar.word(verb.last + 1) == "among":
        return None  # "a woman was among the dead" tells of nobody who was not counted
    return _state(grammar, verb) if verb.passive else _befallen(grammar, verb)


def _done(grammar: Grammar, counted: Counted, role: str, verb: Verb) -> tuple[str, int] | None:
    """What a verb does to its object."""
    if verb.lemma in ("leave", "see", "have", "put"):
        left = _left(grammar, counted)
        if left is not None:
            return left
    if verb.lemma == "be" and role == "object":
        return _fronted(grammar, verb)
    behind = counted.of.last if counted.of is not None else counted.last  # "took the two men of the house into custody"
    phrase = _phrase(grammar, verb, behind if role == "object" else verb.last, "does")
    phrase = phrase or (_phrase(grammar, verb, verb.main, "does") if role == "object" else None)  # "rounded up 40"
    if phrase is not None:
        return phrase, verb.main
    if counted.lemma == "life" and verb.lemma in ("cost", "claim", "take", "lose"):
        return "killed", verb.main
    lists = words("persons")
    if counted.lemma in lists["remains"] and verb.lemma in lists["deeds-to-remains"]:
        return "killed", verb.main
    if role == "object" and verb.lemma == "lose" and counted.lemma in lists["losable"] and grammar.word(counted.last + 1) != "to":
        return "killed", verb.main
    measure = tables()["does"].get(verb.lemma)
    return (_either(grammar, verb, measure), verb.main) if measure is not None else None


def _befallen(grammar: Grammar, verb: Verb) -> tuple[str, int] | None:
    """What befalls the subject of a verb: "44 died", "44 are dead", "44 turned themselves in"."""
    measure = _phrase(grammar, verb, verb.last, "befalls") or tables()["befalls"].get(verb.lemma)
    if measure is not None:
        return _or_state(grammar, verb.last, measure), verb.main
    return _state(grammar, verb)


def _state(grammar: Grammar, verb: Verb) -> tuple[str, int] | None:
    """In what state a subject is said to be: "are dead", "were still missing", "remain unaccounted for", "was found dead"."""
    at, lists = verb.main, words("references")
    heard = verb.passive and verb.lemma in words("words")["hearsay"]
    if verb.passive or not grammar.word(at).endswith("ing") or grammar.word(at) not in tables()["left"]:
        if not (verb.lemma in lists["states"] or heard or (verb.passive and verb.lemma in lists["found"])):
            return None
        at = verb.last + 1
        while grammar.tag(at) == "adv" and grammar.word(at) not in tables()["left"]:
            at += 1
    elif grammar.noun(at + 1) is not None:
        return None  # "12 schools are missing teachers"
    if grammar.word(at) == "among" and grammar.word(at + 1) == "the":
        at += 2  # "two children were among the dead"
    for last, phrase in ((at, grammar.word(at)), (at + 1, f"{grammar.word(at)} {grammar.word(at + 1)}")):
        measure = tables()["left"].get(phrase)
        ill = last > at and measure == "wounded"  # those who "are in hospital" may be ill
        feared = heard and verb.lemma not in lists["found"] and measure != "missing"
        if measure is not None and not ill and not feared:
            return _or_state(grammar, last, measure), at
    return None


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Verb -> the words that must follow and the measure, for entries of more than one word ("take into custody", "turn SELF in")."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry, measure in tables()[name].items():
        first, *rest = entry.split()
        if rest:
            table.setdefault(first, []).append((tuple(rest), measure))
    return {first: tuple(found) for first, found in table.items()}


def _phrase(grammar: Grammar, verb: Verb, after: int, name: str) -> str | None:
    """The measure of a verb that has its meaning from the words behind it ("took the two men into custody")."""
    for rest, measure in _phrases(name).get(verb.lemma, ()):
        if all(_fits(grammar.word(after + 1 + index), word) for index, word in enumerate(rest)):
            return measure
    return None


def _fits(word: str, wanted: str) -> bool:
    if wanted == "THEIR":
        return word in _OWNERS
    return word == wanted or (wanted == "SELF" and word.endswith(("self", "selves")))


def _fronted(grammar: Grammar, verb: Verb) -> tuple[str, int] | None:
    """ "Also killed were 12 rebels", "Among the dead were two children": what became of them stands before the verb."""
    at = clause_start(grammar, verb.first)
    among = False
    while grammar.tag(at) in ("adv", "det", "pron") or grammar.word(at) == "among":
        among = among or grammar.word(at) == "among"
        at += 1
    ahead = grammar.verb(at)
    if ahead is not None and ahead.form == "past" and ahead.last < verb.first and ahead.lemma in tables()["does"]:
        return tables()["does"][ahead.lemma], ahead.main
    state = tables()["left"].get(grammar.word(at)) if among else None
    return (state, at) if state is not None else None


def _either(grammar: Grammar, verb: Verb, measure: str) -> str:
    """ "killed or injured 40": the figure counts both, so its measure is the one that holds both, or a name of its own."""
    for mark, other in ((verb.first - 1, verb.first - 2), (verb.last + 1, verb.last + 2)):
        if grammar.word(mark) not in _JOINTS and not (mark > verb.last and grammar.word(mark) == ","):
            continue  # the comma is a headline's "and": "42 killed, wounded in blast"
        neighbour = grammar.verb(other) or (grammar.verb(other + 1) if grammar.tag(other) == "adv" else None)
        second = tables()["does"].get(neighbour.lemma) if neighbour is not None else tables()["left"].get(grammar.word(other))
        if second is not None and second != measure:
            return _both(measure, second)
    return measure


def _both(one: str, other: str) -> str:
    """The measure that holds both, or a name of its own for the two together."""
    shared = [wider for wider in ancestors(one) if wider in ancestors(other)]
    return shared[0] if shared else NOUN + EITHER.join(sorted((one, other)))


def said_at(grammar: Grammar, at: int, measure: str | None) -> Span:
    """Where a measure is said: the word at `at`, and the one that "or" or "and" ties to it where the measure holds both."""
    first = last = at
    own = _told(grammar, at)
    if own is not None and own != measure:
        if grammar.word(at - 1) in _JOINTS and _told(grammar, at - 2) is not None:
            first = at - 2
        elif grammar.word(at + 1) in _JOINTS and _told(grammar, at + 2) is not None:
            last = at + 2
    return Span(grammar.tokens[first].span.start, grammar.tokens[last].span.end)


def _told(grammar: Grammar, at: int) -> str | None:
    """The measure that a word says by itself, as a verb or as a state."""
    verb = grammar.verb(at)
    return (tables()["does"].get(verb.lemma) if verb is not None else None) or tables()["left"].get(grammar.word(at))


def _or_state(grammar: Grammar, at: int, measure: str) -> str:
    """ "58 dead or wounded", "dead or missing", "died or were hurt": what else may have become of them, right behind the word at `at`."""
    if grammar.word(at + 1) not in ("or", "/"):
        return measure
    place = at + 2
    while grammar.tag(place) in ("adv", "aux"):
        place += 1
    verb = grammar.verb(place)
    other = tables()["left"].get(grammar.word(place)) or (tables()["does"].get(verb.lemma) if verb is not None else None)
    return measure if other is None or other == measure else _both(measure, other)


def _participle(grammar: Grammar, counted: Counted) -> tuple[str, int] | None:
    """A participle in the group itself: "44 wounded soldiers", "13 wounded"."""
    stop = counted.head if counted.head is not None else counted.last
    for index in range(counted.first, stop + 1):
        if grammar.tag(index) != "adj":
            continue
        known = verbs().get(grammar.word(index))
        doubtful = known is not None and known[0] in words("persons")["deeds-to-named"]  # "12 seized rifles"
        measure = tables()["does"].get(known[0]) if known and "past" in known[1] and not doubtful else None
        if measure:
            return measure, index
    return None


def _left(grammar: Grammar, counted: Counted) -> tuple[str, int] | None:
    """ "left 44 dead", "left 44 terrorists dead", "… and a further 166 in custody"."""
    table = tables()["left"]
    for index in range(counted.first, min(counted.last + 3, len(grammar.tokens))):
        for phrase in (grammar.word(index), f"{grammar.word(index)} {grammar.word(index + 1)}"):
            if phrase in table:
                return _or_state(grammar, index, table[phrase]), index
    joined = grammar.noun(counted.last + 2) if grammar.tag(counted.last + 1) == "conj" else None
    at = joined.last + (grammar.word(joined.last) not in table) if joined is not None else -1
    measure = table.get(grammar.word(at)) if at >= 0 else None  # "left seven raiders and a guard dead"
    return (_or_state(grammar, at, measure), at) if measure is not None else None
