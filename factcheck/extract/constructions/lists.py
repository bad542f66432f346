"""Closed lists behind a count: "four men were arrested: a driver, 31, a guard, 44, and a clerk, 27", "two sites, in A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.list_stretches import NAMED, Stretch, prose_end, stretches
from factcheck.extract.constructions.members import Members, is_open, read_members
from factcheck.extract.constructions.rows import Row
from factcheck.extract.constructions.terms import term_of
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.figures.base import lexicon
from factcheck.extract.morphology import is_plural
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction, Document, Interval, Operand, Term
from factcheck.vocabulary import words

_MOST = 20
_LABEL = 60
_BETWEEN = 24  # tokens between a count and its list
_SHORT = 4  # letters of "list"


Counts = Sequence[tuple[Scoped, Claim | None]]


def read_lists(document: Document, parsed: Parsed, here: Sequence[Scoped], row: Row, before: Row) -> Iterator[Construction]:
    """A count and the list that names what it counts, for each stretch of the sentence that can be such a list.

    `here` holds all assertions of the sentence, `row` its printed claims, `before` those of the sentence before in the paragraph.
    """
    made = {id(item): claim for item, claim in row}
    counts = [(item, made.get(id(item))) for item in here if _is_count(item)]
    if counts:
        yield from _aged(document, parsed, counts)
        for stretch in stretches(parsed.grammar):
            ahead = [pair for pair in counts if _end(pair[0]) < stretch.mark]
            if ahead:
                yield from _list(document, parsed, ahead, stretch)
    yield from _by_pronoun(document, parsed, before)


def _is_count(item: Scoped) -> bool:
    counted = item.referred.assertion.counted
    named = counted.head is not None or counted.of is not None or counted.reference is not None
    if counted.figure is None or not named or counted.lemma in words("lists")["unlisted"]:
        return False
    quantity = counted.quantity
    value = quantity.stated[0]
    whole = len(quantity.stated) == 1 and value == value.to_integral_value() and 2 <= value <= _MOST
    plain = quantity.unit is None and quantity.form in ("digits", "words") and quantity.modifier is None
    return whole and plain and not item.referred.assertion.parsed.figures[counted.figure].attributive


def _end(item: Scoped) -> int:
    """The last token of what is counted, with its of-phrase."""
    counted = item.referred.assertion.counted
    return counted.last if counted.of is None else max(counted.last, counted.of.last)


def _list(document: Document, parsed: Parsed, ahead: Counts, stretch: Stretch) -> Iterator[Construction]:
    grammar = parsed.grammar
    item, claim = _announcing(grammar, ahead)
    counted = item.referred.assertion.counted
    near = _near(grammar, _end(item), stretch.mark)
    persons = _persons(counted.lemma)
    if stretch.sign == "be":
        near = counted.first <= 1 and "," not in grammar.lowers[counted.last : stretch.mark] and stretch.mark - counted.last <= NAMED
        if not near:
            return
    if stretch.sign in ("comma", "bracket") and not (near and stretch.mark == _end(item) + 1):
        return
    if is_open(grammar, counted.last + 1, stretch.mark - 1) or (stretch.sign == "place" and persons):
        return
    if counted.head is not None and counted.lemma is not None and counted.of is None and not is_plural(grammar.word(counted.head)):
        return
    members = read_members(parsed, stretch.first, stretch.last, persons)
    if members is None or _fits_other(ahead, members, item) or not _fits(grammar, counted.first, near, persons, stretch, members):
        return
    if _in_pairs(members, counted.quantity.stated[0]):
        return
    high = None if stretch.sign == "place" else Decimal(members.high)  # three shops may be in two towns
    yield _construction(document, parsed, (item, claim), _listed(document, parsed, stretch, members), Interval(Decimal(members.low), high))


def _construction(
    document: Document, parsed: Parsed, count: tuple[Scoped, Claim | None], listed: tuple[Term, ...], value: Interval
) -> Construction:
    item, claim = count
    counted = item.referred.assertion.counted
    announced: Operand = claim or term_of(
        document, item.referred.assertion.parsed, counted.first, counted.last, None, counted.quantity.value
    )
    shown = (
        str(value.low) if value.low == value.high else f"{value.low} to {value.high}" if value.high is not None else f"at least {value.low}"
    )
    return Construction("list", (("count", (announced,)), ("members", listed), ("listed", (Term(shown, value),))), parsed.sentence, True)


def _in_pairs(members: Members, stated: Decimal) -> bool:
    """ "Springfield, Illinois, and Reno, Nevada": names in pairs may be half as many."""
    return all(piece.make == "name" for piece in members.pieces) and not members.ages and members.high == 2 * stated


def _aged(document: Document, parsed: Parsed, counts: Counts) -> Iterator[Construction]:
    """ "Two boys aged 12, 13 and 15": as many ages as people. Fewer ages than people are common, as two may be of one age."""
    grammar = parsed.grammar
    rows: dict[int, list[Decimal]] = {}
    for item, _ in counts:
        counted = item.referred.assertion.counted
        if counted.head is not None:
            rows.setdefault(counted.head, []).append(counted.quantity.stated[0])
    for item, claim in counts:
        head = item.referred.assertion.counted.head
        if head is None:
            continue
        at = head + 1
        at += grammar.word(at) == ","
        if grammar.word(at) not in ("aged", "ages"):
            continue
        ages = _age_list(grammar, at + 1)
        last = ages[-1] if ages else at
        if len(ages) < 2 or grammar.word(last + 1) in ("to", "-", "–", "or") or (len(rows[head]) > 1 and Decimal(len(ages)) in rows[head]):
            continue  # "two of the four men, aged 21, 34, 45 and 52": all four
        fewer = len(ages) < 3
        value = Interval(Decimal(len(ages)), None if fewer else Decimal(len(ages)))
        yield _construction(document, parsed, (item, claim), (term_of(document, parsed, ages[0], ages[-1]),), value)


def _age_list(grammar: Grammar, first: int) -> list[int]:
    """The numbers of a run "12, 13 and 15"."""
    ages: list[int] = []
    at = first
    while at < len(grammar.tokens) and (grammar.tokens[at].kind == "number" or grammar.word(at) in lexicon().units):
        ages.append(at)
        at += 1
        while grammar.word(at) in (",", "and"):
            at += 1
    return ages


def _by_pronoun(document: Document, parsed: Parsed, before: Row) -> Iterator[Construction]:
    """ "Four men were arrested. They are …": the one count of people in the sentence before."""
    grammar = parsed.grammar
    counts = [(item, claim) for item, claim in before if _is_count(item) and _persons(item.referred.assertion.counted.lemma)]
    if len(counts) != 1 or grammar.word(0) != "they" or grammar.word(1) not in ("are", "were"):
        return
    first = 2
    named = grammar.verb(1)
    if named is not None and named.lemma in words("lists")["naming"] and grammar.word(named.last + 1) == "as":
        first = named.last + 2
    stretch = Stretch(first - 1, first, prose_end(grammar), "as")
    members = read_members(parsed, stretch.first, stretch.last, True)
    if members is None or not (members.ages or all(piece.make == "name" for piece in members.pieces)):
        return
    value = Interval(Decimal(members.low), Decimal(members.high))
    yield _construction(document, parsed, counts[0], _listed(document, parsed, stretch, members), value)


def _announcing(grammar: Grammar, ahead: Counts) -> tuple[Scoped, Claim | None]:
    """The count nearest to the list; in "three of the five" the part."""
    if len(ahead) > 1:
        first, second = (pair[0].referred.assertion.counted for pair in ahead[-2:])
        between = grammar.lowers[first.last + 1 : second.first + 1]
        if "of" in between and len(between) <= 4:
            return ahead[-2]
    return ahead[-1]


def _near(grammar: Grammar, last: int, mark: int) -> bool:
    """Whether nothing but a phrase that goes with the count stands between it and the list: no verb but one in a relative clause, or "are"
    right before the colon."""
    if mark - last > _BETWEEN:
        return False
    for index in range(last + 1, mark):
        if grammar.tag(index) == "rel":
            return index == last + 1
        if grammar.verb(index) is not None and not (index == mark - 1 == last + 1 and grammar.word(index) in ("are", "were")):
            return False
        if grammar.word(index) in (",", ";", ":", '"', "“", "”"):
            return False
        group = grammar.noun(index)
        if group is not None and group.head == index and is_plural(grammar.word(index)):
            return False
    return True


def _persons(lemma: str | None) -> bool:
    if lemma is None:
        return False
    if lemma in words("persons")["persons"] or lemma in words("lists")["people"]:
        return True
    return lemma.endswith(("man", "woman")) or (len(lemma) > _SHORT and lemma.endswith(("ist", "ian")))


def _fits_other(ahead: Counts, members: Members, own: Scoped) -> bool:
    """Whether the list has as many members as another count of the sentence says: then it is that one's list."""
    others = [item.referred.assertion.counted.quantity.stated[0] for item, _ in ahead if item is not own]
    return any(members.low <= value <= members.high for value in others)


def _fits(grammar: Grammar, first: int, near: bool, persons: bool, stretch: Stretch, members: Members) -> bool:
    """Whether the list can be of what is counted: people have names, ages or trades, and what stands far off needs more proof."""
    if members.ages and not persons:
        return False
    if near or stretch.sign == "as":
        return near or persons
    definite = grammar.word(first) in ("the", "both", "all", "these", "those")
    if definite or any(grammar.word(index) in words("lists")["other-answer"] for index in range(first, stretch.mark)):
        return False
    named = all(piece.make == "name" for piece in members.pieces)
    articles = all(piece.make in ("article", "count", "name") for piece in members.pieces)
    return bool(members.ages) or named or (persons and articles)


def _listed(document: Document, parsed: Parsed, stretch: Stretch, members: Members) -> tuple[Term, ...]:
    """The list in one mark where it is short, else its members."""
    whole = term_of(document, parsed, stretch.first, stretch.last)
    if len(whole.text) <= _LABEL:
        return (whole,)
    return tuple(term_of(document, parsed, piece.first, piece.last) for piece in members.pieces)
