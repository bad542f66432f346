"""Tenth stage, fifth part: whether a verb of its own says that something else became of a figure than of the one before it.

"Eight were killed and 8,000 were evacuated", "another 30 escaped": people too, but not killed ones.
"""

from __future__ import annotations

from factcheck.extract.assertions import Assertion, Referred
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.syntax.phrases import Verb
from factcheck.scope.measures import NOUN, measures
from factcheck.vocabulary import words

_POINTING = ("other", "remaining")


def done_otherwise(assertion: Assertion, lender: Referred) -> bool:
    """ "injured 120 people and drove about 8,000 from their homes": people too, but not injured ones."""
    verb, theirs = assertion.frame.verb, lender.assertion.frame.verb
    if told_apart(assertion, lender):
        return True
    if not lender.assertion.frame.patient or assertion.frame.role != "object" or verb is None or theirs is None:
        return False
    return verb is not theirs and verb.lemma not in (theirs.lemma, "be", "have", *words("references")["levels"])


def told_apart(assertion: Assertion, lender: Referred) -> bool:
    """ "eight were killed, five of them in a landslide, and 8,000 were evacuated": a verb of its own says what became of them."""
    verb, theirs, own = assertion.frame.verb, lender.assertion.frame.verb, assertion.frame.role in ("passive", "subject")
    measure = measures().get(lender.measure.value or "")
    reference = assertion.counted.reference
    if measure is None or not measure.people or not own or reference not in (None, *_POINTING) or verb is None or verb is theirs:
        return False
    full = assertion.frame.role == "subject" or verb.first < verb.main  # no "the 15 given out"
    clause = verb.form in ("finite", "past") and (full or (reference is not None and _ends_clause(assertion.parsed.grammar, verb)))
    same = verb.lemma in ("be", "have", *measure.does, *words("references")["levels"])
    return clause and not same and assertion.frame.measure is None


def _ends_clause(grammar: Grammar, verb: Verb) -> bool:
    """Whether no other verb follows in the clause: "another 30 escaped" says what they did, "another 30 freed last week died" does not."""
    for at in range(verb.last + 1, len(grammar.tokens)):
        if grammar.tag(at) in ("sub", "rel", "conj") or grammar.word(at) in (",", ";"):
            return True
        if grammar.phrases.verb_at[at] >= 0:
            return False
    return True


def names_only(assertion: Assertion, whole: Referred) -> bool:
    """ "44 killed, including 12 children and three soldiers": the noun of a part only says who they are; the whole, what became of them."""
    own, theirs = assertion.frame.measure, whole.measure.value
    if own is None or theirs is None or own.startswith(NOUN):
        return own is not None and theirs is not None
    mine, measure = measures().get(own), measures().get(theirs)
    people = mine is not None and measure is not None and mine.people and measure.people
    return people and mine is not None and mine.kind == "stock" and not assertion.frame.patient
