"""Relations that the prose itself states between its figures.

change  "rose 20% from 50 to 60", "from 2,400 to 4,900, a rise of 104%"     share  "401 of the 1,204 who replied, or 33%"
direction  "increased from 20 to 30"     mean  "12, 15 and 18 points, an average of 15"     period  "£600 a month, or £7,200 a year"
product  "12 buses at $40m each, $480m in all"     rate  "a fee of 1 percent, or $184m"
total   "86 people: 31 in the north, 27 in the south and 28 in the west"   date   "Tuesday, 14 May 2024"
conversion  "250 km (155 miles)", "$5m (£2.6m)"     exchange rate  "62.5 rupees to the dollar"
balance "seized 240; freed 105, 35 died, the remaining 100 are held"       ledger "had 5,000, sent 1,200, withdrew 800, leaving 5,400"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.amounts import read_amounts
from factcheck.extract.constructions.change import read_changes
from factcheck.extract.constructions.change_apart import read_apart
from factcheck.extract.constructions.conversion import read_conversions
from factcheck.extract.constructions.dated import weekdays_beside
from factcheck.extract.constructions.direction import read_directions
from factcheck.extract.constructions.exchange import read_exchange_rates
from factcheck.extract.constructions.items import Item, items_of
from factcheck.extract.constructions.ledger import Entry, read_ledgers
from factcheck.extract.constructions.mean import read_means
from factcheck.extract.constructions.product_forms import read_product_forms
from factcheck.extract.constructions.readers import read_sentence
from factcheck.extract.constructions.remainders import read_remainders
from factcheck.extract.constructions.share import read_shares
from factcheck.extract.constructions.share_forms import read_share_forms
from factcheck.extract.constructions.share_linked import read_linked_shares, read_shares_of_named
from factcheck.extract.constructions.share_more import read_more_shares
from factcheck.extract.constructions.sums import read_sums
from factcheck.extract.constructions.terms import day_text
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.meaning.implied import is_person
from factcheck.extract.syntax.clauses import Grammar
from factcheck.extract.times.reading import TimeMention
from factcheck.extract.tokens import cover
from factcheck.model import Claim, Construction, Document, Interval, Span, Term
from factcheck.position import locate
from factcheck.vocabulary import words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_constructions(
    document: Document, parsed: Sequence[Parsed], scoped: Sequence[Scoped], claims: Sequence[Claim | None]
) -> tuple[Construction, ...]:
    """All constructions of a document in text order; `claims[i]` is the claim made of `scoped[i]`, None where it became none."""
    found = [construction for sentence in parsed for construction in _dates(document, sentence)]
    if document.published is None:
        found.extend(construction for place in range(len(parsed)) for construction in _dates_beside(document, parsed, place))
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
        before = items.get(index - 1, ())
        found.extend(read_directions(document, sentence, items[index]))
        if len(items[index]) + len(before) > 1:  # one figure alone stands in no relation
            changes = list(read_changes(document, sentence, items[index], before))
            found.extend(changes or read_apart(sentence, items[index], _beside(parsed, place, before)))
            amounts = list(read_amounts(sentence, items[index], before))
            found.extend(amounts)
            if all(made.kind != "product" for made in amounts):
                found.extend(read_product_forms(sentence, items[index]))
            found.extend(read_means(sentence, items[index]))
            found.extend(read_sums(sentence, items[index]))
            found.extend(read_remainders(sentence, items[index], _beside(parsed, place, before)))
            plain = list(read_shares(sentence, rows.get(index, []), rows.get(index - 1, [])))
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
    found.extend(_totals(scoped, claims))
    found.extend(_ledgers(scoped, claims))
    return tuple(sorted(found, key=lambda construction: construction.sentence.index))


def _dates(document: Document, parsed: Parsed) -> Iterator[Construction]:
    for time in parsed.times:
        date = time.date if time.date is not None else _bounding(time)
        if time.weekday is not None and date is not None:
            yield from _date(document, parsed, time, time.weekday, date)


def _bounding(time: TimeMention) -> dt.date | None:
    """The day of "until Tuesday, 12 March 2026"."""
    written = time.written
    return written.readings[0] if written is not None and written.year is not None and len(written.readings) == 1 else None


def _date(document: Document, parsed: Parsed, time: TimeMention, number: int, date: dt.date) -> Iterator[Construction]:
    tokens = parsed.grammar.tokens
    weekday = next((index for index in range(time.first, time.last + 1) if _names_weekday(tokens[index].lower, number)), None)
    if weekday is None:
        return
    first, last = _date_range(parsed.grammar, time, weekday)
    text = day_text(date) if time.date is not None or time.bound is not None else day_text(date).rsplit(" ", maxsplit=1)[0]
    roles = (
        ("weekday", (_term(document, parsed, tokens[weekday].span, _WEEKDAYS[number - 1], Decimal(number)),)),
        ("date", (_term(document, parsed, cover(tokens, first, last), text, Decimal(date.toordinal())),)),
    )
    yield Construction("date", roles, parsed.sentence)


def _dates_beside(document: Document, parsed: Sequence[Parsed], place: int) -> Iterator[Construction]:
    """A weekday that does not fit the one beside it, where neither has a year: "Monday 2 June … Friday 4 June"."""
    sentence = parsed[place]
    before = parsed[place - 1] if place and parsed[place - 1].sentence.paragraph == sentence.sentence.paragraph else None
    for first, second, date in weekdays_beside(sentence, before):
        if second.weekday is not None:
            for made in _date(document, sentence, second, second.weekday, date):
                owner, _ = first
                span = cover(owner.grammar.tokens, first[1].first, first[1].last)
                beside = _term(document, owner, span, document.source[span.start : span.end], Decimal(first[1].weekday or 0))
                yield Construction("date", (*made.roles, ("beside", (beside,))), sentence.sentence)


def _beside(parsed: Sequence[Parsed], place: int, before: Sequence[Item]) -> tuple[Parsed, Sequence[Item]] | None:
    """The sentence before in the same paragraph, with its figures."""
    if not place or parsed[place - 1].sentence.paragraph != parsed[place].sentence.paragraph:
        return None
    return parsed[place - 1], before


def _names_weekday(word: str, weekday: int) -> bool:
    return len(word) > 2 and _WEEKDAYS[weekday - 1].lower().startswith(word.rstrip("."))


def _date_range(grammar: Grammar, time: TimeMention, weekday: int) -> tuple[int, int]:
    """The date's own tokens, the weekday and what joins it to the date left out."""
    first, last = (weekday + 1, time.last) if weekday < time.numbers[0] else (time.first, weekday - 1)
    while first < last and (grammar.tokens[first].kind == "other" or grammar.word(first) in ("the", "on", "a")):
        first += 1
    while last > first and (grammar.tokens[last].kind == "other" or grammar.word(last) in ("a", "was", "on")):
        last -= 1
    while grammar.word(first) in ("night", "morning", "evening", "afternoon", ",", "the", "on") and first < last:
        first += 1
    return first, last


def _term(document: Document, parsed: Parsed, span: Span, text: str, value: Decimal) -> Term:
    quote = document.source[span.start : span.end]
    return Term(text, Interval(value, value), locate(document, span, parsed.sentence.paragraph + 1), quote, parsed.sentence)


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
