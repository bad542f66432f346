"""Relations that the prose itself states between its figures.

change  "rose 20% from 50 to 60", "from 2,400 to 4,900, a rise of 104%"     share  "401 of the 1,204 who replied, or 33%"
direction  "increased from 20 to 30"     mean  "12, 15 and 18 points, an average of 15"     period  "£600 a month, or £7,200 a year"
product  "12 buses at $40m each, $480m in all"     rate  "a fee of 1 percent, or $184m"
total   "86 people: 31 in the north, 27 in the south and 28 in the west"   date   "Tuesday, 14 May 2024"
conversion  "250 km (155 miles)", "$5m (£2.6m)"     exchange rate  "62.5 rupees to the dollar"
balance "seized 240; freed 105, 35 died, the remaining 100 are held"       ledger "had 5,000, sent 1,200, withdrew 800, leaving 5,400"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.amounts import read_amounts
from factcheck.extract.constructions.change import read_changes
from factcheck.extract.constructions.change_apart import read_apart
from factcheck.extract.constructions.conversion import read_conversions
from factcheck.extract.constructions.direction import read_directions
from factcheck.extract.constructions.exchange import read_exchange_rates
from factcheck.extract.constructions.items import Item, items_of
from factcheck.extract.constructions.ledger import Entry, read_ledgers
from factcheck.extract.constructions.mean import read_means
from factcheck.extract.constructions.outline import read_outline
from factcheck.extract.constructions.product_forms import read_product_forms
from factcheck.extract.constructions.readers import one_context, read_sentence
from factcheck.extract.constructions.remainders import read_remainders
from factcheck.extract.constructions.share import read_shares
from factcheck.extract.constructions.share_forms import read_share_forms
from factcheck.extract.constructions.share_linked import read_linked_shares, read_shares_of_named
from factcheck.extract.constructions.share_more import read_more_shares
from factcheck.extract.constructions.steps import read_steps
from factcheck.extract.constructions.sums import read_sums
from factcheck.extract.constructions.weekdays import read_weekdays
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.meaning.implied import is_person
from factcheck.model import Claim, Construction, Document
from factcheck.vocabulary import words


def read_constructions(
    document: Document, parsed: Sequence[Parsed], scoped: Sequence[Scoped], claims: Sequence[Claim | None]
) -> tuple[Construction, ...]:
    """All constructions of a document in text order; `claims[i]` is the claim made of `scoped[i]`, None where it became none."""
    found = list(read_weekdays(document, parsed))
    printed: dict[int, list[tuple[Scoped, Claim | None]]] = {}
    for item, claim in zip(scoped, claims, strict=True):
        if item.referred.assertion.printed:
            printed.setdefault(item.referred.assertion.parsed.sentence.index, []).append((item, claim))
    rows = {index: [(item, claim) for item, claim in row if claim is not None] for index, row in printed.items()}
    here = {index: [item for item, _ in row] for index, row in printed.items()}
    items: dict[int, tuple[Item, ...]] = {}
    for place, sentence in enumerate(parsed):
        index = sentence.sentence.index
        items[index] = items_of(document, sentence, printed.get(index, ()))
        last = index - 1 if one_context(parsed, place) else -1
        before = items.get(last, ())
        found.extend(read_directions(document, sentence, items[index]))
        if len(items[index]) + len(before) > 1:  # one figure alone stands in no relation
            changes = list(read_changes(document, sentence, items[index], before))
            found.extend(changes or read_apart(sentence, items[index], _beside(parsed, place, before)))
            found.extend(read_steps(document, sentence, items[index]))
            amounts = list(read_amounts(sentence, items[index], before))
            found.extend(amounts)
            if all(made.kind != "product" for made in amounts):
                found.extend(read_product_forms(sentence, items[index]))
            found.extend(read_means(sentence, items[index]))
            found.extend(read_sums(sentence, items[index]))
            found.extend(read_remainders(sentence, items[index], _beside(parsed, place, before)))
            plain = list(read_shares(sentence, rows.get(index, []), rows.get(last, [])))
            told = {construction.roles[-1] for construction in plain}
            found.extend(plain)
            forms = [form for form in read_share_forms(document, sentence, items[index]) if form.roles[-1] not in told]
            told |= {form.roles[-1] for form in forms}
            row = printed.get(index, ())
            linked = (*read_linked_shares(sentence, row, claims), *read_shares_of_named(sentence, row))
            linked = tuple(share for share in linked if share.roles[-1] not in told)
            told |= {share.roles[-1] for share in linked}
            more = [share for share in read_more_shares(sentence, items[index], before) if share.roles[-1] not in told]
            found.extend((*forms, *linked, *more))
        found.extend(read_conversions(document, sentence, rows.get(index, [])))
        found.extend(read_exchange_rates(sentence, rows.get(index, [])))
        found.extend(read_sentence(document, parsed, place, here, rows))
    found.extend(read_outline(document, parsed, rows))
    found.extend(_totals(scoped, claims))
    found.extend(_ledgers(scoped, claims))
    return tuple(sorted(found, key=lambda construction: construction.sentence.index))


def _beside(parsed: Sequence[Parsed], place: int, before: Sequence[Item]) -> tuple[Parsed, Sequence[Item]] | None:
    """The sentence before in the same paragraph, with its figures."""
    if not place or parsed[place - 1].sentence.paragraph != parsed[place].sentence.paragraph:
        return None
    return parsed[place - 1], before


def _totals(scoped: Sequence[Scoped], claims: Sequence[Claim | None]) -> Iterator[Construction]:
    """A figure with the parts that are listed under it in brackets, behind a colon or a dash. Such a list is complete unless it opens
    with "including" or "among them" (those are part-of links without a list)."""
    parts: dict[int, list[Claim]] = {}
    last: dict[int, Scoped] = {}
    for item, claim in zip(scoped, claims, strict=True):
        if item.referred.listed and item.referred.whole is not None and claim is not None:
            parts.setdefault(item.referred.whole, []).append(claim)
            last[item.referred.whole] = item
    followed = _followed(scoped, claims)
    for whole, listed in parts.items():
        total = claims[whole]
        if total is not None and len(listed) > 1:
            complete = listed[-1].id not in followed and not _one_more(last[whole])
            yield Construction("total", (("total", (total,)), ("parts", tuple(listed))), total.sentence, complete)


def _one_more(item: Scoped) -> bool:
    """Whether a list goes on with what no figure of its own counts: "three in Ohio, two in Iowa and a boy of 12 in Maine"."""
    grammar = item.referred.assertion.parsed.grammar
    for index in range(item.referred.assertion.counted.last + 1, len(grammar.tokens)):
        if grammar.verb(index) is not None or grammar.word(index) in (";", ")"):
            return False
        bare = grammar.word(index) in words("compositions")["rest"] and grammar.word(index - 1) == "the" and grammar.tag(index + 1) != "num"
        if bare or grammar.word(index) == "each":
            return True  # "nine from Kenya and the others from Togo", "one each in two lakes"
        group = grammar.noun(index + 1) if grammar.word(index) in ("and", ",") else None
        single = group is not None and group.first == index + 1 and grammar.word(group.first) in ("a", "an", "his", "her", "their")
        if single and group is not None and group.head is not None and is_person(grammar.word(group.head)):
            return True
    return False


def _followed(scoped: Sequence[Scoped], claims: Sequence[Claim | None]) -> set[str]:
    """The ids of claims that one more figure, joined to them, goes on from: "four in fights, two on roads and one of poison"."""
    found: set[str] = set()
    for (item, claim), (following, _) in pairwise(zip(scoped, claims, strict=True)):
        one, other = item.referred.assertion, following.referred.assertion
        if claim is None or not other.printed or one.parsed is not other.parsed or other.counted.quantity.unit is not None:
            continue
        grammar, at = one.parsed.grammar, range(one.counted.last + 1, other.counted.first)
        joined = grammar.word(other.counted.first - 1) in (",", "and") and grammar.word(other.counted.last + 1) == "of"
        of = other.counted.of is not None and other.counted.reference is None
        if (joined or of) and not following.referred.listed and all(grammar.verb(index) is None for index in at):
            found.add(claim.id)
    return found


def _ledgers(scoped: Sequence[Scoped], claims: Sequence[Claim | None]) -> Iterator[Construction]:
    """The accounts of each paragraph of the text."""
    paragraphs: dict[int, list[Entry]] = {}
    for index, (item, claim) in enumerate(zip(scoped, claims, strict=True)):
        sentence = item.referred.assertion.parsed.sentence
        if item.referred.assertion.printed and sentence.role == "body":
            paragraphs.setdefault(sentence.paragraph, []).append(Entry(index, item, claim))
    for row in paragraphs.values():
        yield from read_ledgers(row)
