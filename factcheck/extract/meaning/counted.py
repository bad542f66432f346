"""What each figure counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extract.figures.quantities import Figure
from factcheck.extract.morphology import is_plural, singular
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.syntax.phrases import Noun
from factcheck.model import Interval, Quantity
from factcheck.scope.measures import measures
from factcheck.vocabulary import words

_NONE = Interval(Decimal(0), Decimal(0))

_DEGREES = frozenset({"most", "least", "very"})
_HUNG = 3  # tokens from a hanging hyphen to the next figure


class Counted(Struct, frozen=True):
    """A figure with what it counts. Token indexes are inclusive; `first`..`last` is the whole noun group.

    `head` is the counted noun's index (None for a bare figure, "about 900 in Syria"), `noun` its phrase as printed without the figure,
    `lemma` the head in the singular. `reference` says how a figure points at another one: other, part-of, remaining or all, with
    its words at `reference_at`. `of` is the noun group of a following of-phrase ("30 of the group's members").
    """

    figure: int | None
    quantity: Quantity
    first: int
    last: int
    head: int | None
    noun: str | None
    lemma: str | None
    reference: str | None = None
    reference_at: int | None = None
    of: Noun | None = None


def read_counted(grammar: Grammar, figures: Sequence[Figure]) -> tuple[Counted, ...]:
    """One Counted for each figure, in text order."""
    found = [_counted(grammar, index, figure) for index, figure in enumerate(figures)]
    listed = False
    for index in range(len(found) - 2, -1, -1):
        counted, lender = found[index], found[index + 1]
        listed = _in_list(grammar, counted, lender, listed)
        bare = counted.noun is None and counted.quantity.unit is None
        if bare and (listed or _hangs(grammar, figures[index], figures[index + 1])):
            found[index] = replace(counted, noun=lender.noun, lemma=lender.lemma)
    return tuple(found)


def _in_list(grammar: Grammar, counted: Counted, lender: Counted, listed: bool) -> bool:
    """ "12, 9 and 4 homes": the figures before a conjunction, and those before them, count what the last one counts."""
    gap = range(counted.last + 1, lender.first)
    bare = counted.of is None and counted.reference is None and lender.quantity.unit is None and lender.noun is not None
    joined = bool(gap) and all(grammar.word(index) in (",", "and", "or") for index in gap)
    apart = grammar.verb(counted.first - 1) is not None and grammar.verb(lender.last + 1) is not None  # "killed 44 and 3 guards died"
    return bare and joined and not apart and (listed or grammar.tag(gap[-1]) == "conj")


def _hangs(grammar: Grammar, figure: Figure, following: Figure) -> bool:
    """ "four-, five- and six-cylinder engines": a hyphen and then a comma or "and" before the next figure, whose noun counts for both."""
    at = figure.last + 1
    hung = grammar.tag(at) == "dash" and grammar.tokens[at].glued and grammar.word(at + 1) in (",", "and", "or", "to")
    return hung and following.first - at <= _HUNG


def _counted(grammar: Grammar, index: int, figure: Figure) -> Counted:
    start = figure.modifier_first if figure.modifier_first is not None else figure.first
    if grammar.word(start - 1) == "not" and figure.quantity.stated == (Decimal(1),):
        # "not one villager was hurt": the printed figure says none
        figure = replace(figure, quantity=replace(figure.quantity, value=_NONE, stated=(Decimal(0),), modifier=None))
    group = grammar.noun(figure.first)
    first = min(start, group.first) if group is not None and not _behind_name(grammar, group, start) else start
    last = max(figure.last, group.last) if group is not None else figure.last
    if figure.quantity.unit is not None:
        of = _of_phrase(grammar, last)
        return Counted(index, figure.quantity, first, last, None, None, None, of=of)
    begin = figure.counted_from
    behind = _behind_hedge(grammar, figure, group)
    if behind is not None:
        group, last = behind, behind.last
    head = group.head if group is not None and group.head is not None and group.head >= begin else None
    if figure.attributive:
        head, last = _attributive(grammar, begin, last)
    elif head is not None:
        head, last = _true_head(grammar, begin, head, last)
    if head is not None:
        head, last = _without_state(grammar, (start, begin), head, last)
    head = _before_adjectives(grammar, begin, head)
    reference, at, head = _reference(grammar, first, last, head)
    of = _of_phrase(grammar, last)
    if reference is None and of is not None and grammar.word(of.first) in words("references")["part-pronouns"]:
        reference, at = "part-of", of.first
    if reference == "part-of" and head is None and of is not None:
        predicate = _predicate(grammar, of)
        if predicate is not None and predicate.head is not None:  # "eight of them leaders"
            begin, head = skip_determiner(predicate), predicate.head
    if head is None and of is not None and reference is None:
        begin, head = skip_determiner(of), of.head
        owned = any(grammar.tag(index) == "poss" for index in range(of.first, of.last + 1))
        if grammar.word(of.first) in ("the", "those", "these") and not owned:
            reference, at = "part-of", of.first
    noun = text_of(grammar, begin, head) if head is not None else None
    lemma = singular(grammar.word(head)) if head is not None else None
    return Counted(index, figure.quantity, first, last, head, noun or None, lemma, reference, at, of)


def _without_state(grammar: Grammar, opening: tuple[int, int], head: int, last: int) -> tuple[int | None, int]:
    """The head and the last token without a word for what became of those counted: "left 44 rebels dead", "took two men prisoner"."""
    start, begin = opening
    if grammar.word(head) in left_states() and head - 1 >= begin and grammar.tag(head - 1) in ("noun", "name"):
        head -= 1
    if grammar.word(head) in words("persons")["taken-as"] and grammar.word(start) not in ("a", "an", "one", "1"):
        return (head - 1 if head > begin else None), head - 1
    return head, last


def _behind_hedge(grammar: Grammar, figure: Figure, group: Noun | None) -> Noun | None:
    """The noun group behind a hedge that stands after the figure: "200 or so catalytic converters"."""
    begin = figure.counted_from
    if begin <= figure.last + 1 or figure.attributive or (group is not None and group.last > figure.last):
        return None
    behind = grammar.noun(begin)
    return behind if behind is not None and behind.first == begin and behind.head is not None else None


def _behind_name(grammar: Grammar, group: Noun, start: int) -> bool:
    """ "In Somalia 12 militants were killed": the name between a preposition and the figure is no part of what is counted."""
    return (
        group.first < start
        and grammar.tag(group.first - 1) == "prep"
        and all(grammar.tag(index) == "name" for index in range(group.first, start))
    )


def _true_head(grammar: Grammar, begin: int, head: int, last: int) -> tuple[int, int]:
    """The head where the last word of the group is none: "6 times earnings", "9 rooms available", "3m digital and physical sales"."""
    if grammar.word(begin) == "times":
        return begin, last
    if grammar.tag(head) != "adj":
        return head, last
    if head > begin and grammar.tag(head - 1) in ("noun", "name") and is_plural(grammar.word(head - 1)):
        return head - 1, last
    other = grammar.noun(head + 2) if grammar.word(head + 1) in ("and", "or") else None
    if other is None or other.first != head + 2 or other.head is None or grammar.tag(other.first) != "adj":
        return head, last
    return (other.head, other.last) if grammar.tag(other.head) == "noun" else (head, last)


@cache
def left_states() -> frozenset[str]:
    """Words for what has become of people, as they stand behind those who are left so: "dead", "wounded"."""
    return frozenset(word for measure in measures().values() for word in measure.left)


def _before_adjectives(grammar: Grammar, begin: int, head: int | None) -> int | None:
    """ "five rooms available", "600 people worldwide": an adjective behind the noun is not what is counted; "6.5 times earnings" counts
    times."""
    if head is None:
        return None
    if grammar.word(begin) == "times" and head > begin:
        return begin
    at = head
    while at > begin and grammar.tag(at) == "adj":
        at -= 1
    return at if grammar.tag(at) in ("noun", "name") else head


def _attributive(grammar: Grammar, begin: int, last: int) -> tuple[int | None, int]:
    """ "two-drone attack": the noun glued to the figure is what is counted, not the head of the group."""
    at = begin
    while grammar.tag(at) == "dash":
        at += 1
    return (at, last) if grammar.tag(at) in ("noun", "name", "adj", "verb") else (None, last)


def _reference(grammar: Grammar, first: int, last: int, head: int | None) -> tuple[str | None, int | None, int | None]:
    """The words by which a figure points at another one; "166 others" and "two more" count nothing by themselves."""
    lists = words("references")
    before = [index for index in (first, first + 1, first - 1) if grammar.word(index) in lists["other-before"]]
    if head is not None and grammar.word(head) in lists["other-heads"]:
        return "other", head, None
    if (
        grammar.word(last + 1) in lists["other-after"]
        and grammar.tag(last + 1) in ("adv", "noun", "adj")
        and grammar.word(last + 2) != "than"
    ):
        return "other", last + 1, head
    if before:
        return "other", before[0], head
    for index in range(first, last + 1):
        if grammar.word(index) in lists["remaining"]:
            return "remaining", index, None if index == head else head
        if index != head and grammar.word(index) == "other" and grammar.tag(first) in ("det", "num"):
            return "other", index, head
    return None, None, head


def _of_phrase(grammar: Grammar, last: int) -> Noun | None:
    """The group after "of" (or "out of", "among") directly behind a noun group; a pronoun makes a group of its own."""
    at = last + 1
    if grammar.word(at) == "out":
        at += 1
    if grammar.word(at) not in ("of", "among"):
        return None
    group = grammar.noun(at + 1)
    if group is not None:
        return group
    return Noun(at + 1, at + 1, None, None) if grammar.tag(at + 1) in ("pron", "rel", "det") else None


def _predicate(grammar: Grammar, of: Noun) -> Noun | None:
    """What "eight of them" are said to be, right behind: "leaders", "were leaders"."""
    if grammar.word(of.first) not in words("references")["part-pronouns"]:
        return None
    at = of.last + 1
    verb = grammar.verb(at)
    if verb is not None and verb.lemma == "be" and not verb.negated:
        at = verb.last + 1
    group = grammar.noun(at)
    plain = group is not None and group.first == at and grammar.tag(at) not in ("num", "cur") and grammar.tag(group.last + 1) != "num"
    return group if plain else None


def skip_determiner(group: Noun) -> int:
    """Index of the first token of a group behind its determiner."""
    return group.first + 1 if group.det is not None else group.first


def text_of(grammar: Grammar, first: int, head: int) -> str:
    """The counted words as printed, hyphens and all; leading dashes, determiners and owners ("the group's") left out."""
    first = max((index + 1 for index in range(first, head) if grammar.tag(index) == "poss"), default=first)
    while first < head and (grammar.tag(first) in ("dash", "det", "num", "punct", "poss") or grammar.word(first) in _DEGREES):
        first += 1
    parts = [("" if token.glued and token.index > first else " ") + token.text for token in grammar.tokens[first : head + 1]]
    return "".join(parts).strip()
