"""How the words between a step and its two ends tell that the three belong together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extract.constructions.items import Item, between
from factcheck.extract.constructions.multiples import Multiple
from factcheck.extract.syntax.clauses import Grammar
from factcheck.vocabulary import words


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("changes")[name])


def rises_between(grammar: Grammar, first: Item, step: Item, second: Item) -> bool:
    """ "from 40 in 2019, thefts rose 20% to 48": one verb of change between the start and the step."""
    verbs = {grammar.phrases.verb_at[index] for index in range(first.last + 1, step.first)} - {-1}
    lemmas = [grammar.phrases.verbs[verb].lemma for verb in verbs]
    lists = words("changes")
    return first.mark == "from" and second.mark == "to" and len(lemmas) == 1 and lemmas[0] in (*lists["up"], *lists["down"])


def leads(grammar: Grammar, last: int, first: Item, tight: bool) -> bool:
    """Whether a step leads to the ends: "rose 20% in the year to June, from 50": no other verb stands between."""
    gap = between(grammar, last, first.first)
    if tight:
        return close(grammar, last, first.first)
    if first.mark == "at":
        return gap == ["at"]  # "down 3% at 140p, from 145p"
    if first.mark not in ("from", "to", "against"):
        return False
    verbs = [grammar.verb(index) for index in range(last + 1, first.first) if grammar.verb(index) is not None]
    if all(verb is not None and verb.form == "ing" for verb in verbs):
        return not {"“", "”", '"', "and", "but", "with"} & set(gap) or close(grammar, last, first.first)
    opens = gap[0] if gap and gap[0] != "," else ""
    return opens in _words("since-words") and grammar.word(_lead(grammar, first)) == ","


def _lead(grammar: Grammar, item: Item) -> int:
    """The token before the word that leads to a figure ("…, from $4m")."""
    at = item.first - 1
    while at > 0 and grammar.tag(at) in ("adv", "prep"):
        at -= 1
    return at


def close(grammar: Grammar, last: int, first: int, steps: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether only words that lead to a figure stand between, and other steps with their "or"."""
    for index in range(last + 1, first):
        free = any(start - 1 <= index <= end for start, end in steps)
        if not free and grammar.word(index) not in _words("tight-words") and grammar.tag(index) not in ("time", "adv"):
            return False
    return True


def follows(grammar: Grammar, last: int, first: int) -> bool:
    """Whether a step follows a level as another way to say it: "…, a rise of 40%", "(up 40%)", "…, representing an increase of 40%"."""
    gap = between(grammar, last, first)
    marks = [index for index, word in enumerate(gap) if word in (",", "(", "–", "—", "or") or _apart(grammar, last + 1 + index)]
    if not marks:
        return _was(grammar, last, first)
    lead, tail = gap[: marks[-1]], range(last + 1 + marks[-1], first)
    if any(grammar.verb(index) is not None for index in range(last + 1, last + 1 + len(lead))) or {"with", "while", "but"} & set(lead):
        return False
    return all(is_link(grammar, index) for index in tail)


def _apart(grammar: Grammar, at: int) -> bool:
    """A hyphen that stands for a dash: " - "."""
    return grammar.word(at) == "-" and not grammar.tokens[at].glued


def _was(grammar: Grammar, last: int, first: int) -> bool:
    """ "sales of $5m were up 20%": a bare "be" leads to the step."""
    found = [index for index in range(last + 1, first) if grammar.verb(index) is not None]
    verb = grammar.verb(found[0]) if found else None
    if verb is None or verb.lemma != "be" or found[0] != verb.first:
        return False
    return all(is_link(grammar, index) for index in (*found, *range(found[-1] + 1, first)))


def is_link(grammar: Grammar, index: int) -> bool:
    """Whether a word may stand between a level and a step that says the same again."""
    word, verb, lists = grammar.word(index), grammar.verb(index), words("changes")
    if (
        word in _words("link-words")
        or word in lists["up-nouns"]
        or word in lists["down-nouns"]
        or grammar.tag(index) in ("adv", "adj", "time")
    ):
        return True
    return verb is not None and verb.lemma in lists["amounts-to"]


def joined(grammar: Grammar, first: Item, second: Item) -> bool:
    """Whether both ends stand in one statement: no verb and no new subject between them."""
    for index in range(first.last + 1, second.first):
        verb = grammar.verb(index)
        if verb is not None and verb.form not in ("ing",) and grammar.tag(index) == "verb" and not _in_aside(grammar, first, index):
            return False
        if grammar.word(index) in ("“", "”", '"', "with"):
            return False if grammar.word(index) != "with" else grammar.word(index - 1) == "compared"
    return True


def _in_aside(grammar: Grammar, first: Item, at: int) -> bool:
    """ "from the 40 it had in 2019 to 60", "from $4m, or 20 cents, reported a year earlier to": a clause that only says which figure;
    "compared" belongs to what leads to a figure."""
    return grammar.word(at) == "compared" or (at - first.last <= 2 and first.mark == "from") or grammar.word(at) in ("reported", "recorded")


def falls_before(grammar: Grammar, multiple: Multiple, first: Item) -> bool:
    """Whether a multiple belongs to a fall ("fell threefold", "a threefold drop"): then it is the ratio of the other two."""
    lists = words("changes")
    told = between(grammar, multiple.last, first.first)
    if any(word in lists["down-nouns"] or word in lists["down"] for word in told):
        return True
    return multiple.kind == "fold" and any(_falls(grammar, index) for index in range(max(0, multiple.first - 4), multiple.first))


def _falls(grammar: Grammar, index: int) -> bool:
    verb = grammar.verb(index)
    return verb is not None and verb.lemma in words("changes")["down"]


def clear(grammar: Grammar, multiple: Multiple, first: Item) -> bool:
    """Whether no further verb stands between a multiple and the ends, "took the figure to" and "since it opened, from" let pass."""
    own = multiple.last if multiple.kind == "verb" else multiple.last + 3
    verbs = [index for index in range(own + 1, first.first) if grammar.tag(index) == "verb" and not _goes_on(grammar, index)]
    gap = between(grammar, multiple.last, first.first)
    return not verbs or (grammar.word(_lead(grammar, first)) == "," and bool({"since", "after", "when", "as"} & set(gap)))


def _goes_on(grammar: Grammar, at: int) -> bool:
    """Whether a verb at a token is none, or only tells the same change again: "has tripled since 2010, rising from 110 to 330"."""
    verb, lists = grammar.verb(at), words("changes")
    return verb is None or (verb.form == "ing" and verb.lemma in (*lists["up"], *lists["down"], "go"))


def after_multiple(grammar: Grammar, last: int, start: Item) -> bool:
    """Whether a multiple leads to the figure that is multiplied: "as many as the", "times the", "times more than"."""
    gap = between(grammar, last, start.first)
    verbless = all(grammar.verb(index) is None for index in range(last + 1, start.first))
    joined = (
        not gap or gap[-1] in ("as", "than") or (len(gap) <= 2 and gap[-1] in ("the", "its", "of")) or grammar.word(start.first) == "the"
    )
    return joined and verbless and len(gap) <= 6 and not {",", ";", "(", "in", "at", "again"} & set(gap)


def before_multiple(grammar: Grammar, last: int, first: int) -> bool:
    """Whether only commas, "which is", times and places stand between the product and the multiple."""
    verbs = {grammar.phrases.verb_at[index] for index in range(last + 1, first)} - {-1}
    gap = between(grammar, last, first)
    return (
        all(grammar.phrases.verbs[verb].lemma == "be" for verb in verbs)
        and not {"with", "and", "but", "”", '"'} & set(gap)
        and len(gap) <= 10
    )


def points_back(grammar: Grammar, verb: int) -> bool:
    """Whether the sentence opens with a word for the figure just told: "That rose", "The figure climbed", "By 2023 it had grown"."""
    at = verb - 1
    while grammar.tag(at) == "adv":
        at -= 1
    return grammar.word(at) in words("changes")["back-words"]
