"""Shares that must make a hundred: "46% chose Lee, 38% Ray and 21% Fox", "split 60% to 45%", "the remaining 12%".

Over a hundred is wrong wherever each is counted once; under a hundred only where the text says that nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.composition_owned import owned
from factcheck.extract.constructions.rows import Row, unit_of
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.quantities import Figure
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction
from factcheck.vocabulary import words

_HUNDRED = 100
_BESIDE = 3  # tokens between "the rest" and its share
_FEW = 2
_PAIR = 4  # tokens between a share and its answer

Shares = list[tuple[Scoped, Claim]]


def read_compositions(parsed: Parsed, row: Row, before: Row, ahead: Sequence[tuple[Parsed, Row]]) -> Iterator[Construction]:
    """The shares of one sentence that make up a whole, with those of the next ones where they go on with the list.

    `row` holds the printed claims of the sentence, `before` those of the sentence before; `ahead` are the next sentences of the paragraph,
    each with its claims.
    """
    grammar = parsed.grammar
    shares = _of_one_side(grammar, [pair for pair in row if _is_share(pair[1]) and _inside(grammar, pair[0])])
    if not shares or _several(grammar):
        return
    continued = any(_is_share(claim) or claim.quantity.form == "fraction" for _, claim in before)
    if continued and _has(grammar, "going-on", 0):
        return  # read with the sentence before
    rest = any(_is_rest(grammar, item) for item, _ in shares)
    known = rest or (_has(grammar, "once") and _parallel(grammar, shares)) or _rest_behind(grammar, shares[-1][0])
    more: Shares = []
    for following, claims in ahead if not known or not rest else ():
        added = _going_on(following, claims)
        if not added:
            break
        more.extend(added)
        rest = _is_rest(following.grammar, added[0][0])
    known = known or rest or (not more and (_answers(grammar, shares) or owned(grammar, [_figure(item) for item, _ in shares])))
    if not known or len(shares) + len(more) < 2 or not _one_base(grammar, shares):
        return
    all_read = len(shares) == len([claim for _, claim in row if unit_of(claim) == "percentage" or claim.quantity.form == "fraction"])
    found = tuple(claim for _, claim in (*shares, *more))
    yield Construction("composition", (("shares", found),), parsed.sentence, not continued and rest and all_read)


def _is_share(claim: Claim) -> bool:
    plain = claim.direction is None and unit_of(claim) == "percentage" and len(claim.quantity.stated) == 1
    return plain and claim.quantity.form in ("digits", "words") and 0 <= claim.quantity.stated[0] <= _HUNDRED


def _of_one_side(grammar: Grammar, shares: Shares) -> Shares:
    """ "The five largest make up 31% of assets; technology is 44%, health 17%, …": a statement of its own before the list is left out."""
    marks = [index for index, word in enumerate(grammar.lowers) if word == ";"]
    if len(marks) != 1:
        return shares
    sides = [[pair for pair in shares if (_figure(pair[0]).first > marks[0]) == behind] for behind in (False, True)]
    small, large = sorted(sides, key=len)
    return large if len(small) == 1 and len(large) > _FEW else shares


def _inside(grammar: Grammar, item: Scoped) -> bool:
    """Whether a share can be one of a list: no end of a movement, no rate of something, not in brackets, and no state of a count."""
    counted = item.referred.assertion.counted
    lists, before = words("compositions"), grammar.word(counted.first - 1)
    if before in lists["outside"] or before == "(" or (counted.figure is not None and _figure(item).attributive):
        return False
    return counted.of is None or grammar.word(counted.of.last + 1) not in lists["counting"]


def _figure(item: Scoped) -> Figure:
    counted = item.referred.assertion.counted
    return item.referred.assertion.parsed.figures[counted.figure or 0]


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words("compositions")[name]:
        table.setdefault(phrase[0], []).append(tuple(phrase))
    return {first: tuple(phrases) for first, phrases in table.items()}


def _has(grammar: Grammar, name: str, last: int | None = None) -> bool:
    """Whether a phrase of a list stands in the sentence, opening at token `last` at most."""
    phrases = _phrases(name)
    for at, word in enumerate(grammar.lowers if last is None else grammar.lowers[: last + 1]):
        for phrase in phrases.get(word, ()):
            if grammar.lowers[at : at + len(phrase)] == phrase:
                return True
    return False


def _several(grammar: Grammar) -> bool:
    return not set(words("compositions")["several"]).isdisjoint(grammar.lowers) or _has(grammar, "several-phrases")


def _is_rest(grammar: Grammar, item: Scoped) -> bool:
    """Whether a share is what is left: "the remaining 12%", "the rest, 12%", "others with 12%", "12% for the rest"."""
    lists, figure = words("compositions"), _figure(item)
    first = figure.first if figure.modifier_first is None else min(figure.first, figure.modifier_first)
    for run, between in (
        (range(first - 1, first - 1 - _BESIDE, -1), lists["before-share"]),
        (range(figure.last + 1, figure.last + 1 + _BESIDE), lists["behind-share"]),
    ):
        for index in run:
            if grammar.word(index) in lists["rest"]:
                return True
            if grammar.word(index) not in between:
                break
    return False


def _rest_behind(grammar: Grammar, item: Scoped) -> bool:
    """Whether the text leaves the rest without a figure, right behind the last share: "60% to Lee, 30% to Ray and the rest to Fox"."""
    lists = words("compositions")["rest"]
    for index in range(_figure(item).last + 1, len(grammar.tokens)):
        if grammar.word(index) in lists:
            return grammar.word(index - 1) in ("the", "all") and grammar.noun(index + 1) is None
        if grammar.verb(index) is not None or grammar.word(index) == ":":
            return False
    return False


def _going_on(parsed: Parsed, row: Row) -> Shares:
    """The one share of a sentence that goes on with the list: "The rest, 12%, had no view", "Another 12% chose Fox"."""
    if not _has(parsed.grammar, "going-on", 0) or _several(parsed.grammar):
        return []
    shares = [pair for pair in row if _is_share(pair[1]) and _inside(parsed.grammar, pair[0])]
    return shares if len(shares) == 1 else []


def _parallel(grammar: Grammar, shares: Shares) -> bool:
    """Whether shares are told in one breath: three or more, or two with no verb between ("Lee won 54% and Ray 49%")."""
    if "among" in grammar.lowers[:2] or ";" in grammar.lowers:
        return False
    between = range(_figure(shares[0][0]).last + 1, _figure(shares[-1][0]).first)
    return len(shares) > _FEW or all(grammar.verb(index) is None for index in between)


def _answers(grammar: Grammar, shares: Shares) -> bool:
    """Whether two shares have answers beside them that exclude each other, to one question: no name stands behind the second."""
    if len(shares) != 2:
        return False
    (first, _), (second, _) = shares
    one, other = _figure(first), _figure(second)
    lists = words("compositions")
    beside = [set(grammar.lowers[max(0, figure.first - _BESIDE) : figure.last + 2 + _PAIR]) for figure in (one, other)]
    between = set(grammar.lowers[one.last + 1 : other.first])
    behind = set(grammar.lowers[other.last + 1 : other.last + 2 + _PAIR])
    later = any(grammar.tag(index) == "name" for index in range(other.last + 1, len(grammar.tokens)))
    if any((a in between and b in behind) or (b in between and a in behind) for a, b in lists["pairs"]):
        return not later and not _moved(grammar, one.last, other.first)
    makes = any(verb.lemma in lists["makes-up"] for verb in grammar.phrases.verbs)
    return makes and any(a in beside[0] and b in beside[1] for a, b in lists["kinds"])


def _moved(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a place, time or group of its own stands between two shares."""
    return any(
        grammar.word(index) in ("in", "at", "on", "while")
        and grammar.word(index + 1) not in (*words("compositions")["favour-words"], "support")
        for index in range(first + 1, last)
    )


def _one_base(grammar: Grammar, shares: Sequence[tuple[Scoped, Claim]]) -> bool:
    """Whether no two shares are of different things, places or times: "52% of the men and 61% of the women", "52% in Ohio, 55% in Iowa"."""
    bases, placed = set(), 0
    for item, _ in shares:
        counted = item.referred.assertion.counted
        at = counted.last + 1
        if counted.of is not None:
            head = counted.of.head if counted.of.head is not None else counted.of.last
            bases.add(grammar.word(head))
            at = counted.of.last + 1
        placed += (
            grammar.word(at) in ("in", "at", "on", "among", "after", "during", "since")
            and grammar.word(at + 1) not in words("compositions")["favour-words"]
        )
    return len(bases) <= 1 and placed <= 1
