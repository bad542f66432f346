"""More ways to tell a share: "a third of the seats: 400 of 1,200", "400 seats, or a third of the 1,200",
"1,200 members, of whom 400 (33%)", "the 400 account for a third of the 1,200", "a majority of the 200, or 96".

`share.py` reads the plain forms, in which the share stands behind its part and whole; these are the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between, term
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Construction, Document, Interval, Operand
from factcheck.vocabulary import words

_LONGEST = 24
_ENDS = frozenset({",", ".", ")", ";", "–", "—", ""})


class Share(Struct, frozen=True):
    """A share in the text: its tokens and what fills the role."""

    first: int
    last: int
    operand: Operand


def read_share_forms(document: Document, parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """The shares of one sentence that stand before or between their part and whole."""
    grammar = parsed.grammar
    if not 1 < len(items) <= _LONGEST:
        return
    shares = [Share(item.first, item.end, item.operand) for item in items if _is_share(grammar, item)]
    shares += list(_worded(document, parsed, items))
    counts = [item for item in items if not _is_fraction(item) and item.direction is None]
    for share in shares:
        for part, whole in _pairs(grammar, share, counts):
            if part.unit == whole.unit and part.unit not in ("percentage", "year of age"):
                yield Construction(
                    "share", (("part", (part.operand,)), ("whole", (whole.operand,)), ("share", (share.operand,))), parsed.sentence
                )
                break


def _is_fraction(item: Item) -> bool:
    return item.unit == "percentage" or (item.unit is None and item.quantity.form == "fraction" and max(item.quantity.stated) <= 1)


def _is_share(grammar: Grammar, item: Item) -> bool:
    """Whether a figure is a share; "raised, $4m, or 33%" and "lost 1% of its $38bn" go no way, whatever verb stands before."""
    return _is_fraction(item) and (
        item.direction is None or grammar.word(item.first - 1) in ("or", "(") or grammar.word(item.end + 1) == "of"
    )


def _worded(document: Document, parsed: Parsed, items: Sequence[Item]) -> Iterator[Share]:
    """ "half", "a majority", "most" where they are no figure already."""
    grammar = parsed.grammar
    taken = {index for item in items for index in range(item.first, item.end + 1)}
    for index, word in enumerate(grammar.lowers):
        if word not in words("shares")["worded"] or index in taken:
            continue
        low, high = map(Decimal, words("shares")["worded"][word])
        start = index - 1 if grammar.word(index - 1) in ("a", "the") else index
        apposed = grammar.word(start - 1) in ("or", "(", "–", "—", "just", "exactly") and grammar.word(index + 1) in _ENDS
        opens = grammar.word(index + 1) == "of" and word != "half"
        if opens and word == "majority" and grammar.tag(index + 2) == "num":
            continue  # "a majority of 18,211 over the runner-up": how far ahead, and no share
        if apposed or opens:
            edge = word in ("majority", "most")
            yield Share(
                start, index, term(document, parsed, start, index, Interval(low, high, low_open=edge, high_open=word == "minority"))
            )


def _pairs(grammar: Grammar, share: Share, counts: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The part and the whole of a share, by each form in turn."""
    after = [item for item in counts if item.first > share.last]
    before = [item for item in counts if item.last < share.first]
    yield from _with_whole_behind(grammar, share, before, after)
    yield from _with_both_behind(grammar, share, after)
    yield from _with_whole_first(grammar, share, before, after)
    yield from _with_both_before(grammar, share, before)


def _with_whole_behind(grammar: Grammar, share: Share, before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """ "a third of the 1,200 (400)", "400 seats, or a third of the 1,200", "the 400 make up a third of the 1,200"."""
    if not after or not _linked(between(grammar, share.last, after[0].first)):
        return
    whole = after[0]
    if len(after) > 1 and _marked(between(grammar, whole.last, after[1].first)) and grammar.word(after[1].last + 1) in _ENDS:
        yield after[1], whole
    if before:
        gap = between(grammar, before[-1].last, share.first)
        verbs = {grammar.phrases.verb_at[index] for index in range(before[-1].last + 1, share.first)} - {-1}
        told = len(verbs) == 1 and grammar.phrases.verbs[min(verbs)].lemma in words("changes")["share-verbs"]
        definite = grammar.word(before[-1].first) in ("the", "these", "those", "its", "their")
        told = told or (gap == ["for"] and grammar.word(before[-1].last) in ("account", "accounts"))
        if _marked(gap) or (told and definite and len(gap) <= 5):
            yield before[-1], whole


def _with_both_behind(grammar: Grammar, share: Share, after: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """ "a third of the seats: 400 of 1,200"."""
    if len(after) < 2 or not _linked(between(grammar, after[0].last, after[1].first)):
        return
    gap = between(grammar, share.last, after[0].first)
    verbs = any(grammar.verb(index) is not None for index in range(share.last + 1, after[0].first))
    if share.first <= 1 and gap and gap[-1] in (":", "–", "—", "-") and not {",", '"', "“"} & set(gap):
        yield after[0], after[1]  # "Two in three members voted for it: 400 of the 600 who ..."
    elif gap[:1] == ["of"] and not verbs and gap[-1] in (",", ":", "(", "–", "—", "or") and len(gap) <= 7:
        yield after[0], after[1]


def _with_whole_first(grammar: Grammar, share: Share, before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """ "Of the 1,200 who replied, a third, or 400,": the sentence opens with its whole."""
    opens = bool(before) and len(before) == 1 and "of" in [grammar.word(index) for index in range(before[0].first)] and before[0].first <= 3
    if opens and after and _marked(between(grammar, share.last, after[0].first)) and grammar.word(after[0].last + 1) in _ENDS:
        yield after[0], before[0]


def _with_both_before(grammar: Grammar, share: Share, before: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """ "1,200 members, of whom 400 (33%) are women", "400 of the 1,200 seats, 33%"."""
    if len(before) < 2:
        return
    whole, part = before[-2:]
    gap = between(grammar, part.last, share.first)
    if _linked(between(grammar, whole.last, part.first)):
        whole, part = part, whole
        closed = gap[:1] == [","] and grammar.word(share.last + 1) in _ENDS
        if _marked(gap) and (closed or {"or", "(", "–", "—"} & set(gap)):
            yield part, whole
        return
    inner = between(grammar, whole.last, part.first)
    pointed = inner in ([",", "of", "whom"], [",", "of", "which"], [",", "including"], ["of", "whom"], ["including"])
    behind = between(grammar, part.end, share.first)
    of_them = inner == [","] and behind[:2] == ["of", "them"] and len(behind) <= 6 and behind[-1] in ("or", "(")
    first = before[0].first <= 3 and "of" in [grammar.word(index) for index in range(before[0].first)] and before[0] is whole
    first = first and (not inner or "," in inner)  # "Of 400 children given three doses, 1.2% died": the doses are no part
    if (pointed and gap in (["("], [",", "or"], ["or"], ["–"])) or of_them or (first and gap in (["("], [",", "or"], ["–"], [","])):
        yield part, whole


def _linked(gap: Sequence[str]) -> bool:
    return "of" in gap and all(word in _words("share-links") or word.endswith(("'s", "’s")) for word in gap)


def _marked(gap: Sequence[str]) -> bool:
    return bool(gap) and gap[0] in (",", "(", "–", "—", ":", "or") and all(word in _words("share-marks") for word in gap)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("changes")[name])
