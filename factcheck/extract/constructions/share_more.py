"""Shares with words between them and their figures: "raised $124m in duty, 62% of its $200m target", "17 of the 51 seats in the chamber, a
third", "turnout was 64%, with 352,000 of the 550,000 voters taking part", "$14.4m, and $3.6m of it, or 25%", and rates over two sentences
("went to 1,800 homes. Replies came from 1,260, a response rate of 70%")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Construction
from factcheck.vocabulary import words

_LONGEST = 12
_WORDS = 6  # between a part and the share that says it again
_AGAIN = frozenset({", or", "or", "(", "–", "—", "-"})
_POINTING = frozenset({"it", "them", "that", "this", "those", "which", "whom"})
_ENDS = frozenset({",", ".", ")", ";", "–", "—", "-", "", ":"})


def read_more_shares(parsed: Parsed, items: Sequence[Item], before: Sequence[Item]) -> Iterator[Construction]:
    """The shares of one sentence; `before` are the figures of the sentence before in the paragraph."""
    grammar = parsed.grammar
    if len(items) > _LONGEST:
        return
    for index, share in enumerate(items):
        if not _is_share(share):
            continue
        for part, whole in _pairs(grammar, items, index, before):
            alike = part.unit == whole.unit and part.unit not in ("percentage", "year of age") and _one_noun(part, whole)
            if alike and _plain(part) and _plain(whole):
                roles = (("part", (part.operand,)), ("whole", (whole.operand,)), ("share", (share.operand,)))
                yield Construction("share", roles, parsed.sentence)
                break


def _is_share(item: Item) -> bool:
    fraction = item.unit is None and item.quantity.form == "fraction" and max(item.quantity.stated) <= 1
    return (item.unit == "percentage" or fraction) and item.direction is None and len(item.quantity.stated) == 1 and item.claim is not None


def _plain(item: Item) -> bool:
    return (
        item.direction is None and item.claim is not None and len(item.quantity.stated) == 1 and item.quantity.form in ("digits", "words")
    )


def _one_noun(part: Item, whole: Item) -> bool:
    return part.unit is not None or None in (part.noun, whole.noun) or part.noun == whole.noun


def _pairs(grammar: Grammar, items: Sequence[Item], index: int, before: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    yield from _of_the_whole(grammar, items, index)
    yield from _behind_both(grammar, items, index)
    yield from _rated(grammar, items, index)
    yield from _of_it(grammar, items, index)
    yield from _fronted(grammar, items, index)
    yield from _of_whom(grammar, items, index)
    yield from _over_two(grammar, items, index, before)


def _of_the_whole(grammar: Grammar, items: Sequence[Item], index: int) -> Iterator[tuple[Item, Item]]:
    """ "$124m in duty last year, 62% of its $200m target": the part with a phrase of its own, then its share of the whole."""
    if not 0 < index < len(items) - 1:
        return
    part, share, whole = items[index - 1 : index + 2]
    gap, link = between(grammar, part.last, share.first), between(grammar, share.end, whole.first)
    said_again = gap[-1:] == [","] or gap[-2:] == [",", "or"]
    if not (1 < len(gap) <= _WORDS and said_again and _bare(grammar, part.last, share.first - 1)) or grammar.verb(whole.last + 1):
        return
    if link[:1] == ["of"] and len(link) <= 3 and all(word in _listed("share-links") or word.endswith("'s") for word in link):
        yield part, whole


def _bare(grammar: Grammar, after: int, before: int) -> bool:
    """Whether only one phrase stands between, without verb, further mark or conjunction ("… in stamp duty,")."""
    inner = range(after + 1, before)
    return not any(grammar.verb(at) is not None or grammar.word(at) in _listed("share-stops") for at in inner)


def _behind_both(grammar: Grammar, items: Sequence[Item], index: int) -> Iterator[tuple[Item, Item]]:
    """ "17 of the 51 seats in the new chamber, a third"."""
    if index < 2 or grammar.word(items[index].end + 1) not in _ENDS:
        return
    part, whole, share = items[index - 2 : index + 1]
    gap = between(grammar, whole.last, share.first)
    if _linked(grammar, part, whole) and gap[-1:] == [","] and 1 < len(gap) <= _WORDS and _bare(grammar, whole.last, share.first - 1):
        yield part, whole


def _linked(grammar: Grammar, part: Item, whole: Item) -> bool:
    link = between(grammar, part.last, whole.first)
    return "of" in link and all(word in _listed("share-links") or word.endswith(("'s", "’s")) for word in link)


def _rated(grammar: Grammar, items: Sequence[Item], index: int) -> Iterator[tuple[Item, Item]]:
    """ "Turnout was 64%, with 352,000 of the 550,000 voters taking part"."""
    if index + 3 != len(items):
        return
    share, part, whole = items[index : index + 3]
    gap = between(grammar, share.end, part.first)
    if (
        _rate_before(grammar, share)
        and gap in ([",", "with"], [":"], ["–"], ["—"], ["-"], [",", "or"], ["("])
        and _linked(grammar, part, whole)
    ):
        yield part, whole


def _rate_before(grammar: Grammar, share: Item) -> bool:
    """Whether a share is the rate of a part: "turnout was 64%", "a response rate of 70%"."""
    near = between(grammar, max(-1, share.first - _WORDS), share.first)
    return "turnout" in near or any(first in _listed("share-rates") and second == "rate" for first, second in pairwise(near))


def _of_it(grammar: Grammar, items: Sequence[Item], index: int) -> Iterator[tuple[Item, Item]]:
    """ "$14.4m last year, and $3.6m of it, or 25 percent,"."""
    if index < 2 or len(items) > index + 1 or items[index].mark == "to":
        return
    whole, part, share = items[index - 2 : index + 1]
    pointed = grammar.word(part.last + 1) == "of" and grammar.word(part.last + 2) in _POINTING
    gap = between(grammar, part.last + 2, share.first)
    if pointed and " ".join(gap) in _AGAIN and grammar.word(share.end + 1) in _ENDS:
        yield part, whole


def _fronted(grammar: Grammar, items: Sequence[Item], index: int) -> Iterator[tuple[Item, Item]]:
    """ "Of the 320 pupils at the school, 48, or 15%, walk": the whole opens the sentence."""
    if index != 2:
        return
    whole, part, share = items[:3]
    opens = grammar.word(0) == "of" and whole.first <= 2 and part.noun in (None, whole.noun)
    gap, again = between(grammar, whole.last, part.first), between(grammar, part.last, share.first)
    closed = gap[-1:] == [","] and len(gap) <= _WORDS and _bare(grammar, whole.last, part.first - 1)
    if opens and closed and again == [",", "or"] and grammar.word(share.end + 1) in _ENDS:
        yield part, whole


def _of_whom(grammar: Grammar, items: Sequence[Item], index: int) -> Iterator[tuple[Item, Item]]:
    """ "3,000 people, half of whom, 1,500, were over 60"."""
    if not 0 < index < len(items) - 1:
        return
    whole, share, part = items[index - 1 : index + 2]
    gap, link = between(grammar, whole.last, share.first), between(grammar, share.end, part.first)
    pointed = link[:1] == ["of"] and len(link) >= 3 and link[1] in _POINTING and link[2:] in ([","], [",", "or"], ["("], ["–"], ["—"])
    if pointed and gap in ([","], ["("], [",", "and"], ["–"], ["—"]) and grammar.word(part.end + 1) in _ENDS:
        yield part, whole


def _over_two(grammar: Grammar, items: Sequence[Item], index: int, before: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """ "… to 1,800 homes. Replies came back from 1,260, a response rate of 70%": two figures of one kind and nothing else."""
    if index != 1 or len(items) != 2 or len(before) != 1:
        return
    part, share = items
    gap = between(grammar, part.last, share.first)
    told = gap[:1] in ([","], ["("], ["–"], ["—"]) and not any(grammar.verb(at) is not None for at in range(part.last + 1, share.first))
    if told and len(gap) <= _WORDS and _rate_before(grammar, share):
        yield part, before[0]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, words("changes")[name]))
