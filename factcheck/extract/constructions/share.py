"""Shares that the prose states: "401 of the 1,204 (33%)", "of 1,204 people, 401 agreed: a third", "They make up 70% of the 890,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.syntax.clauses import Grammar, subject
from factcheck.extract.syntax.phrases import Verb
from factcheck.model import Claim, Construction
from factcheck.vocabulary import words

Row = Sequence[tuple[Scoped, Claim]]

_LINKS = frozenset({"of", "out", "the", "its", "their", "all", "some", "those", "a", "total", "this", "these", "city's", "'s"})
_PRONOUNS = frozenset({"they", "these", "those", "that", "this", "it"})


def read_shares(parsed: Parsed, row: Row, before: Row) -> Iterator[Construction]:
    """The shares of one sentence. `row` holds its printed claims in text order, `before` those of the sentence before in the paragraph."""
    grammar = parsed.grammar
    for index, (item, claim) in enumerate(row[:-1]):
        if _is_share(claim):
            yield from _of_whole(parsed, row, index)
        yield from _inserted(parsed, row, index)
        pair = _pair(grammar, (item, claim), row[index + 1])
        if pair is None:
            continue
        part, whole, loose = pair
        last = row[index + 1][0].referred.assertion.counted.last
        for other, share in row[index + 2 :]:
            if not _is_share(share) or not _apposed(grammar, last, other.referred.assertion.counted.first, loose):
                break
            yield _share(parsed, part, whole, share)
            last = other.referred.assertion.counted.last
        yield from _share_first(parsed, row, index, part, whole)
    yield from _by_pronoun(parsed, row, before)


def unit_of(claim: Claim) -> str | None:
    """The name of a claim's unit, None for a count."""
    return claim.quantity.unit.name if claim.quantity.unit is not None else None


def _share(parsed: Parsed, part: Claim, whole: Claim, share: Claim) -> Construction:
    return Construction("share", (("part", (part,)), ("whole", (whole,)), ("share", (share,))), parsed.sentence)


def _pair(grammar: Grammar, first: tuple[Scoped, Claim], second: tuple[Scoped, Claim]) -> tuple[Claim, Claim, bool] | None:
    """Part and whole of two neighbouring figures, and whether the whole came first ("of 1,204 people, 401 agreed")."""
    (left, one), (right, other) = first, second
    if _is_share(one) or _is_share(other) or one.direction or other.direction or unit_of(one) != unit_of(other):
        return None
    start, end = left.referred.assertion.counted, right.referred.assertion.counted
    between = _words(grammar, start.last, end.first)
    if _after_of(grammar, start.first) and "," in between:
        return other, one, True
    if "of" in between and all(word in _LINKS for word in between):
        return one, other, False
    return None


def _after_of(grammar: Grammar, first: int) -> bool:
    """Whether a figure opens its sentence behind "of": "Of the 400 applicants, …"."""
    at = first - 1
    while grammar.tag(at) == "det":
        at -= 1
    return grammar.word(at) == "of" and at <= 1


def _words(grammar: Grammar, after: int, before: int) -> list[str]:
    return [grammar.word(index) for index in range(after + 1, before)]


def _apposed(grammar: Grammar, after: int, before: int, loose: bool) -> bool:
    """Whether a share stands beside the figures as another way to say it: in brackets, behind "or", a colon, a dash or "which is".

    Where the whole came first, the verb and its object may stand between.
    """
    between = _words(grammar, after, before)
    rated = any(second == "rate" and first in words("changes")["share-rates"] for first, second in pairwise(between))
    joins = rated or any(word in ("(", "or", ":", "–", "—", "is") for word in between)
    return joins and len(between) <= (12 if loose else 8) and ";" not in between


def _of_whole(parsed: Parsed, row: Row, index: int) -> Iterator[Construction]:
    """ "A quarter of the 400 applicants, or 160": the share, its whole, and the part as another way to say it."""
    if index + 2 >= len(row):
        return
    (first, share), (second, whole), (third, part) = row[index : index + 3]
    ends = [item.referred.assertion.counted for item in (first, second, third)]
    between = _words(parsed.grammar, first.referred.assertion.parsed.figures[ends[0].figure or 0].last, ends[1].first)
    apposed = _words(parsed.grammar, ends[1].last, ends[2].first)
    if not between or "of" not in between or not all(word in _LINKS for word in between) or _is_share(whole) or _is_share(part):
        return
    if third.referred.whole is not None:
        return  # "half of the 400 applicants, 160 of them women"
    if unit_of(whole) == unit_of(part) and (("or" in apposed and len(apposed) <= 6) or apposed == [","]):
        yield _share(parsed, part, whole, share)


def _inserted(parsed: Parsed, row: Row, index: int) -> Iterator[Construction]:
    """ "$18 million, or 30 percent, of its $60 million budget": the share stands between the part and its whole."""
    if index + 2 >= len(row) or not _is_share(row[index + 1][1]):
        return
    (first, part), (second, share), (third, whole) = row[index : index + 3]
    ends = [item.referred.assertion.counted for item in (first, second, third)]
    again, of = _words(parsed.grammar, ends[0].last, ends[1].first), _words(parsed.grammar, ends[1].last, ends[2].first)
    linked = len(of) > 1 and of[0] in (",", ")") and of[1] == "of" and all(word in _LINKS for word in of[1:])
    said = linked and again in ([",", "or"], ["("])
    same = unit_of(part) == unit_of(whole) and part.direction is None and whole.direction is None
    if said and same and not _is_share(part) and not _is_share(whole):
        yield _share(parsed, part, whole, share)


def _share_first(parsed: Parsed, row: Row, index: int, part: Claim, whole: Claim) -> Iterator[Construction]:
    """ "33%, or 401 of the 1,204"."""
    if index == 0 or not _is_share(row[index - 1][1]):
        return
    between = _words(parsed.grammar, row[index - 1][0].referred.assertion.counted.last, row[index][0].referred.assertion.counted.first)
    if between in ([",", "or"], ["or"], ["("], ["–"]):
        yield _share(parsed, part, whole, row[index - 1][1])


def _by_pronoun(parsed: Parsed, row: Row, before: Row) -> Iterator[Construction]:
    """ "Some 340,000 commuters use it. They make up 70% of the city's 890,000 inhabitants": the part stands in the sentence before."""
    verb = next((verb for verb in parsed.grammar.phrases.verbs if verb.lemma in words("changes")["share-verbs"]), None)
    if verb is None or not before or not _pronoun_subject(parsed.grammar, verb):
        return
    counts = [claim for _, claim in before if not _is_share(claim) and claim.direction is None and claim.quantity.form != "vague"]
    shares = [claim for _, claim in row if _is_share(claim)]
    wholes = [claim for item, claim in row if not _is_share(claim) and _in_of_phrase(parsed.grammar, item)]
    if len(shares) == 1 and len(wholes) == 1 and len(counts) == 1 and unit_of(counts[0]) == unit_of(wholes[0]):
        yield _share(parsed, counts[0], wholes[0], shares[0])
    elif len(shares) == len(row) == 1 and len(counts) == 2 and _opens_with_whole(before) and unit_of(counts[0]) == unit_of(counts[1]):
        # "Of the €2.4m collected, €1.1m came by post. That is a little less than half of the whole."
        yield _share(parsed, counts[1], counts[0], shares[0])


def _opens_with_whole(before: Row) -> bool:
    item = before[0][0].referred.assertion
    return _after_of(item.parsed.grammar, item.counted.first)


def _pronoun_subject(grammar: Grammar, verb: Verb) -> bool:
    who = subject(grammar, verb)
    if isinstance(who, int):
        return grammar.word(who) in _PRONOUNS
    return who is None and grammar.word(verb.first - 1) in _PRONOUNS


def _in_of_phrase(grammar: Grammar, item: Scoped) -> bool:
    """Whether a figure stands in an of-phrase, possessives and nouns before it allowed ("of its population of 1.2 million")."""
    at = item.referred.assertion.counted.first - 1
    while grammar.tag(at) in ("det", "poss", "name", "adj", "noun"):
        at -= 1
    return grammar.word(at) == "of"


def _is_share(claim: Claim) -> bool:
    if claim.direction is not None:
        return False
    return claim.quantity.form == "fraction" or unit_of(claim) == "percentage"
