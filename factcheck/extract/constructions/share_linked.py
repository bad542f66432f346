"""Shares of a whole that stands further off: "inspected 640 shops, closed 48 of them, or 8%", "£3bn, 60% of its sales of £5bn"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import between
from factcheck.extract.constructions.rows import unit_of
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction
from factcheck.vocabulary import words

_ENDS = frozenset({",", ".", ")", ";", "–", "—", ""})
_POINTING = frozenset({"of", "them", "those", "these", "whom", "which"})
_AFTER_PART = 4  # tokens of what a part went into: "£3bn in prizes, 60% of"
_NAME = 5  # tokens of "its sales of"


def read_linked_shares(
    parsed: Parsed, row: Sequence[tuple[Scoped, Claim | None]], claims: Sequence[Claim | None]
) -> Iterator[Construction]:
    """The shares of one sentence that restate a part whose whole the text points back to ("48 of them, or 8%")."""
    grammar = parsed.grammar
    for (item, part), (other, share) in pairwise(row):
        whole = claims[item.referred.whole] if item.referred.whole is not None else None
        if part is None or share is None or whole is None or whole.id == part.id or not _is_share(share) or _is_share(part):
            continue
        if _is_share(whole) or unit_of(part) != unit_of(whole) or whole.direction or part.direction:
            continue
        first, last = item.referred.assertion.counted.last, other.referred.assertion.counted
        gap = between(grammar, first, last.first)
        while gap and gap[0] in _POINTING:
            gap.pop(0)
        end = other.referred.assertion.parsed.figures[last.figure or 0].last
        if _marks(gap) and (grammar.word(end + 1) in _ENDS or "or" in gap):
            yield _share(parsed, part, whole, share)


def read_shares_of_named(parsed: Parsed, row: Sequence[tuple[Scoped, Claim | None]]) -> Iterator[Construction]:
    """ "paid out £3bn in prizes, 60% of its sales of £5bn": the whole has a name of its own before its figure."""
    grammar = parsed.grammar
    for (item, part), (middle, share), (other, whole) in zip(row, row[1:], row[2:], strict=False):
        if part is None or share is None or whole is None or not _is_share(share) or unit_of(part) is None:
            continue
        if unit_of(part) != unit_of(whole) or part.direction or whole.direction:
            continue
        ends = [scoped.referred.assertion.counted for scoped in (item, middle, other)]
        told = between(grammar, ends[0].last, ends[1].first)
        verbs = any(grammar.verb(at) is not None for at in range(ends[0].last + 1, ends[1].first))
        at = next((index for index, word in enumerate(told) if word in (",", "(", "–", "—", "or")), None)
        figure = middle.referred.assertion.parsed.figures[ends[1].figure or 0]
        if at is not None and at <= _AFTER_PART and not verbs and _marks(told[at:]) and _named(grammar, figure.last, ends[2].first):
            yield _share(parsed, part, whole, share)


def _named(grammar: Grammar, last: int, first: int) -> bool:
    """Whether "of its sales of" stands between two tokens, and nothing more."""
    gap = between(grammar, last, first)
    inner = range(last + 2, first - 1)
    framed = 3 <= len(gap) <= _NAME and gap[0] == gap[-1] == "of"
    return framed and all(grammar.tag(at) in ("det", "poss", "noun", "adj") or grammar.word(at) == "total" for at in inner)


def _marks(gap: Sequence[str]) -> bool:
    return bool(gap) and gap[0] in (",", "(", "–", "—", "or") and all(word in words("changes")["share-marks"] for word in gap)


def _is_share(claim: Claim) -> bool:
    return claim.direction is None and (claim.quantity.form == "fraction" or unit_of(claim) == "percentage")


def _share(parsed: Parsed, part: Claim, whole: Claim, share: Claim) -> Construction:
    return Construction("share", (("part", (part,)), ("whole", (whole,)), ("share", (share,))), parsed.sentence)
