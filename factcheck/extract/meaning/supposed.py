"""What a clause only supposes or denies: "if they kill 20", "unless it freed 20", "denied that 200 had died"."""

from __future__ import annotations

from factcheck.extract.syntax.clauses import Grammar, clause_start
from factcheck.extract.syntax.phrases import Verb
from factcheck.vocabulary import words

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


def supposed(grammar: Grammar, verb: Verb) -> str | None:
    """The status that the words before a verb's clause give to its figures: "forecast" of a condition, "claim" of what is denied."""
    start = clause_start(grammar, verb.first)
    opens = grammar.word(start - 1)
    if opens in _CONDITIONS:
        # "if confirmed, the strike killed 40": the comma ends the condition
        return "forecast" if "," not in grammar.lowers[start : verb.first] else None
    said = grammar.verb(start - 2) if opens == "that" else _right_before(grammar, verb)
    if said is not None and said.lemma in words("words")["denying"] and not said.negated:
        return "claim"
    return None


def _right_before(grammar: Grammar, verb: Verb) -> Verb | None:
    """The verb that a participle or a clause without "that" hangs on: "denied killing 12", "denied it had killed 12"."""
    if verb.form == "ing":
        return grammar.verb(verb.first - 1)
    return grammar.verb(verb.first - 2) if grammar.tag(verb.first - 1) == "pron" else None
