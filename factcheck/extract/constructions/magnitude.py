"""Figures for the size of a country, of mankind or of a life that are known well enough to tell a million from a billion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row, unit_of
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.places.reading import PlaceMention
from factcheck.extract.syntax.grammar import Grammar
from factcheck.model import Claim, Construction, Document, Interval, Operand, Term
from factcheck.vocabulary import constants, words

_CLOSE = 9  # tokens between a country and its figure
_SLIPS = (Decimal(1000), Decimal(1_000_000))
_MILLION, _BILLION, _THOUSAND = Decimal(1_000_000), Decimal(1_000_000_000), Decimal(1000)


class Size(Struct, frozen=True):
    """What is known of the size of something: `name` says of what, `known` the size, `least` and `most` what a figure may be."""

    name: str
    known: Decimal
    least: Decimal
    most: Decimal


def read_magnitudes(document: Document, parsed: Parsed, row: Row) -> Iterator[Construction]:
    """The figures of a sentence whose size is known."""
    grammar = parsed.grammar
    for item, claim in row:
        if len(claim.quantity.stated) != 1 or claim.quantity.form not in ("digits", "words") or claim.direction is not None:
            continue
        size = _age(grammar, item, claim) or _country(document, parsed, item, claim) or _mankind(grammar, claim)
        if size is not None:
            yield _construction(parsed, claim, size)


def _construction(parsed: Parsed, claim: Claim, size: Size) -> Construction:
    value = claim.quantity.stated[0]
    near = Decimal(constants("bounds")["near"])
    slips = [
        factor
        for factor in _SLIPS
        if size.known / near <= value * factor <= size.known * near or size.known / near <= value / factor <= size.known * near
    ]
    roles: list[tuple[str, tuple[Operand, ...]]] = [
        ("figure", (claim,)),
        ("least", (_term(size, size.least),)),
        ("most", (_term(size, size.most),)),
    ]
    if slips:
        roles.append(("slip", (Term(f"{slips[0]:,f}", Interval(slips[0], slips[0])),)))
    roles.append(("known", (Term(size.name, Interval(size.known, size.known)),)))
    return Construction("magnitude", tuple(roles), parsed.sentence)


def _term(size: Size, bound: Decimal) -> Term:
    return Term(size.name, Interval(bound, bound))


def _age(grammar: Grammar, item: Scoped, claim: Claim) -> Size | None:
    """ "a 312-year-old man": the age of a person."""
    counted = item.referred.assertion.counted
    if unit_of(claim) != "year of age" or counted.figure is None:
        return None
    group = grammar.noun(item.referred.assertion.parsed.figures[counted.figure].first)
    head = grammar.word(group.head) if group is not None and group.head is not None else ""
    if head not in words("persons")["persons"] and not head.endswith(("man", "woman")):
        return None
    oldest = Decimal(constants("bounds")["persons"]["oldest"])
    return Size(f"nobody is known to have lived for {oldest} years", Decimal(40), Decimal(0), oldest)


def _mankind(grammar: Grammar, claim: Claim) -> Size | None:
    """More people than there are."""
    world = constants("bounds")["world"]
    if claim.quantity.unit is not None or claim.counted is None or claim.quantity.stated[0] <= world["most-people"]:
        return None
    head = (claim.lemma or claim.counted).lower().split()[-1]
    person = head in words("magnitudes")["people"] or head in words("persons")["persons"]
    if not person or "ever" in grammar.lowers or "lived" in grammar.lowers:
        return None
    return Size("the world has 8.1 billion people", Decimal(world["people"]), Decimal(0), Decimal(world["most-people"]))


def _country(document: Document, parsed: Parsed, item: Scoped, claim: Claim) -> Size | None:
    """The population, area or output of one country, which the text names right beside it."""
    grammar = parsed.grammar
    if not parsed.places:
        return None
    kind = _kind(grammar, item, claim)
    if kind is None or not grammar.said.isdisjoint(words("magnitudes")["elsewhere"]):
        return None
    counted = item.referred.assertion.counted
    known = constants("bounds")["countries"]
    mention = _named(grammar, parsed.places, parsed.figures[counted.figure or 0].first)
    place = mention.places[0] if mention is not None else None
    if place is None or place.kind != "country" or place.key not in known:
        return None
    people, area, output = (Decimal(str(value)) for value in known[place.key])
    size = {"population": people * _MILLION, "area": area * _THOUSAND / _square(claim), "output": output * _BILLION}[kind]
    if kind == "output" and _old(document, parsed):
        return None
    room = constants("bounds")["room"][kind]
    shown = {
        "population": f"{people:f} million people",
        "area": f"{area:f},000 square kilometres",
        "output": f"${output:f} billion a year",
    }[kind]
    least = size / room["below"] if kind != "population" or _whole(grammar, counted.first) else Decimal(0)
    return Size(f"{place.name} has some {shown}", size, least, size * room["above"])


def _whole(grammar: Grammar, first: int) -> bool:
    """Whether a number of people is given as that of all people of a country; "Italy has 1,200 residents on the island" is not."""
    near = grammar.lowers[max(0, first - 4) : first]
    return "population" in near or near[-2:] in (("country", "of"), ("nation", "of"))


def _kind(grammar: Grammar, item: Scoped, claim: Claim) -> str | None:
    """Which size of a country a figure gives."""
    lists, unit = words("magnitudes"), claim.quantity.unit
    counted = item.referred.assertion.counted
    near = grammar.lowers[max(0, counted.first - _CLOSE) : counted.last + 1 + 1]
    if unit is None:
        figure = item.referred.assertion.parsed.figures[counted.figure or 0]
        head = (claim.lemma or claim.counted or grammar.word(figure.last + 1)).lower()
        return "population" if head in lists["people"] or (claim.counted is None and "population" in near) else None
    if unit.dimension == "area" and unit.name in lists["square-kilometres"]:
        return "area" if "area" in near or "covers" in near else None
    dollars = unit.name == "dollar" and (unit.code in (None, "USD"))
    output = "gdp" in near or "economy" in near or ("domestic" in near and "product" in near)
    return "output" if dollars and output else None


def _square(claim: Claim) -> Decimal:
    unit = claim.quantity.unit
    return Decimal(str(words("magnitudes")["square-kilometres"].get(unit.name if unit is not None else "", 1)))


def _named(grammar: Grammar, places: Sequence[PlaceMention], first: int) -> PlaceMention | None:
    """The one place that stands before the figure with nothing between that narrows it: "India has a population of", "Italy's GDP was"."""
    if len([mention for mention in places if mention.kind != "generic"]) != 1:
        return None
    mention = places[0]
    between = grammar.lowers[mention.last + 1 : first] if mention.last < first else ()
    fits = 0 < first - mention.last <= _CLOSE + 1 and set(between) <= set(words("magnitudes")["between"]) | set(
        words("magnitudes")["output"]
    ) | {"area"}
    prefixed = mention.first > 0 and (
        grammar.tag(mention.first - 1) in ("adj", "name") or grammar.word(mention.first - 1) in ("in", "from", "of")
    )
    named = mention.kind in ("place", "owner") and len(mention.places) == 1 and not prefixed
    direct = bool(between) or mention.kind == "owner"
    return mention if fits and named and direct else None


def _old(document: Document, parsed: Parsed) -> bool:
    """Whether the sentence names a year long before publication, or nobody knows when it was published."""
    if document.published is None:
        return True
    first = document.published.year - int(constants("bounds")["recent"])
    return any(time.period is not None and time.period.start is not None and time.period.start.year < first for time in parsed.times)
