"""Sums of money and the rest of them ("€310m of the €475m bill, and the remaining €165m"), money that a verb divides among purposes ("the
£48m plan sets aside £22m for schools and £17m for roads"), parts of those who open a sentence ("Of the 85 who attacked, 52 were killed and
33 captured"), and tolls that grow by what is told ("killed 31, raising the toll from 381 to 412")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.items import Item, between
from factcheck.extract.constructions.sums import sum_of
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction
from factcheck.printed import printed
from factcheck.vocabulary import words

_FEW = 8
_REACH = 7  # words between a divided sum and its verb
_APART = frozenset({"killed", "captured", "missing", "released"})

Told = tuple[Grammar, Item]


def read_remainders(parsed: Parsed, items: Sequence[Item], earlier: tuple[Parsed, Sequence[Item]] | None) -> Iterator[Construction]:
    """The accounts of one sentence; `earlier` is the sentence before in the paragraph."""
    if not items or len(items) > _FEW or any(len(item.quantity.stated) > 1 for item in items[:-1]):
        return
    grammar = parsed.grammar
    if grammar.word(0) in _listed("summing"):
        yield from _summed_up(parsed, items, earlier)
    if not grammar.said.isdisjoint(_listed("rests")):
        yield from _rest(parsed, items, earlier)
    yield from _divided_by_verb(parsed, items)
    yield from _fates(parsed, items)
    yield from _toll(parsed, items)
    yield from _margin(parsed, items)


def _money(item: Item) -> bool:
    return item.quantity.unit is not None and item.quantity.unit.dimension == "currency" and " per " not in item.quantity.unit.name


def _plain(item: Item) -> bool:
    single = item.claim is not None and len(item.quantity.stated) == 1 and item.quantity.form in ("digits", "words")
    return single and item.direction is None and item.mark not in ("from", "to", "than", "against")


def _rest(parsed: Parsed, items: Sequence[Item], earlier: tuple[Parsed, Sequence[Item]] | None) -> Iterator[Construction]:
    """The last figure is all that is left of the sum; every figure of the passage takes part."""
    grammar, rest = parsed.grammar, items[-1]
    lead = between(grammar, rest.first - 4, rest.first + 2)
    if not _money(rest) or _listed("rests").isdisjoint(lead) or len({item.unit for item in items}) > 1:
        return
    row: list[Told] = [(grammar, item) for item in items]
    if (
        len(items) == 2
        and grammar.word(0) == "of"
        and grammar.word(1) in _listed("pointing")
        and earlier is not None
        and len(earlier[1]) == 1
    ):
        row.insert(0, (earlier[0].grammar, earlier[1][0]))
        total = row[0][1]
    else:
        wholes = [
            item for item in items[:-1] if "of" in between(grammar, item.first - 3, item.first + 1) and grammar.word(item.first) == "the"
        ]
        opened = grammar.word(0) == "of" and items[0].first <= 2
        total = wholes[0] if len(wholes) == 1 else items[0] if opened else rest
    parts = [item for _, item in row if item is not total]
    if total is rest or len(parts) < 2 or not all(_plain(item) and item.unit == rest.unit for _, item in row):
        return
    if all(part.quantity.stated[0] < total.quantity.stated[0] for part in parts):
        yield sum_of(parsed, total, parts, complete=True)


def _summed_up(parsed: Parsed, items: Sequence[Item], earlier: tuple[Parsed, Sequence[Item]] | None) -> Iterator[Construction]:
    """ "63 homes were destroyed and 118 damaged. In total, 181 homes were hit": the figures of the sentence before are parts."""
    grammar = parsed.grammar
    opened = any(" ".join(grammar.lowers[: len(phrase.split())]) == phrase for phrase in _listed("sums-up"))
    if not opened or earlier is None or not 1 < len(earlier[1]) <= _FEW or len(items) != 1 or items[0].first > 3:
        return
    total, parts = items[0], earlier[1]
    nouns = {part.noun for part in parts} - {None, total.noun}
    alike = all(_plain(part) and part.unit == total.unit for part in (*parts, total))
    whole = any(claim is not None and claim.links for claim in (part.claim for part in parts))
    if (
        alike
        and not whole
        and not (nouns and total.unit is None)
        and all(part.quantity.stated[0] < total.quantity.stated[0] for part in parts)
    ):
        yield sum_of(parsed, total, parts, complete=False)


def _divided_by_verb(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """ "The £48m plan sets aside £22m for schools, £17m for roads and £9m for halls": each part has its own purpose."""
    grammar = parsed.grammar
    if len(items) < 3 or not all(_money(item) and _plain(item) and item.unit == items[0].unit for item in items):
        return
    total, parts = items[0], items[1:]
    verbs = {grammar.phrases.verb_at[at] for at in range(total.last + 1, parts[0].first)} - {-1}
    if len(verbs) != 1 or parts[0].first - total.last > _REACH or grammar.phrases.verbs[min(verbs)].lemma not in _listed("dividing-verbs"):
        return
    purposes = [grammar.word(part.last + 1) for part in parts]
    if set(purposes) in ({"for"}, {"to"}) and all(part.quantity.stated[0] < total.quantity.stated[0] for part in parts):
        yield sum_of(parsed, total, parts, complete=False)


def _fates(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """ "Of the 85 fighters who attacked the base, 52 were killed and 33 captured": nobody is both."""
    grammar = parsed.grammar
    if len(items) < 3 or grammar.word(0) != "of" or items[0].first > 2 or not all(_plain(item) and item.unit is None for item in items):
        return
    total, parts = items[0], items[1:]
    if "," not in between(grammar, total.last, parts[0].first) or any(
        claim is not None and claim.links for claim in (part.claim for part in parts)
    ):
        return  # linked parts are accounts, and read elsewhere
    states = [claim.measure.value for claim in (part.claim for part in parts) if claim is not None]
    nouns = {part.noun for part in parts} - {None, total.noun}
    if not nouns and len(set(states)) == len(parts) and set(states) <= _APART:
        yield sum_of(parsed, total, parts, complete=False)


def _toll(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """ "… killed 31 people, raising the toll from 381 to 412"."""
    grammar = parsed.grammar
    if len(items) != 2 or len(items[1].quantity.stated) != 2 or not _plain(items[0]):
        return
    new, toll = items
    verb = next((grammar.verb(at) for at in range(new.last + 1, toll.first) if grammar.verb(at) is not None), None)
    gap = between(grammar, new.last, toll.first)
    raised = verb is not None and verb.form == "ing" and verb.lemma in _listed("toll-verbs")
    led = grammar.word(toll.first) == "from" or grammar.word(toll.first - 1) == "from"
    if (
        not raised
        or _listed("tolls").isdisjoint(gap)
        or not led
        or not isinstance(new.operand, Claim)
        or not isinstance(toll.operand, Claim)
    ):
        return
    quantity = toll.quantity
    ends = [
        replace(toll.operand, direction=None, quantity=replace(quantity, stated=(value,), value=printed(value, quantity.step)))
        for value in quantity.stated
    ]
    roles = (("before", (ends[0],)), ("after", (ends[1],)), ("delta", (replace(new.operand, direction="up"),)))
    yield Construction("change", roles, parsed.sentence)


def _margin(parsed: Parsed, items: Sequence[Item]) -> Iterator[Construction]:
    """ "She polled 27,400 votes to his 24,150, a majority of 3,250": the votes of one are those of the other and what lies between."""
    grammar = parsed.grammar
    if len(items) != 3 or not all(item.unit is None and len(item.quantity.stated) == 1 and item.claim is not None for item in items):
        return
    first, second, margin = items
    gap, lead = between(grammar, first.last, second.first), between(grammar, second.last, margin.first)
    votes = not _listed("votes").isdisjoint((*gap, grammar.word(first.last), grammar.word(second.last), grammar.word(second.last + 1)))
    joined = len(gap) <= 4 and ("to" in gap or "against" in gap or grammar.word(second.first - 1) in ("to", "against"))
    told = (
        lead[-1:] == ["of"]
        and not _listed("margins").isdisjoint(lead)
        and not any(grammar.verb(at) for at in range(second.last + 1, margin.first))
    )
    if votes and joined and told and first.quantity.stated[0] > second.quantity.stated[0]:
        yield sum_of(parsed, first, (second, margin), complete=True)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, words("sums")[name]))
