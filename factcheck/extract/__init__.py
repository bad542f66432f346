"""From sentences to claims: a cascade of small stages, each a file of its own that takes the ones before it and nothing later.

Rooms, in order: `tokens`; `times`, `places` and `figures`, which look at tokens alone; `syntax`, word classes, groups and clauses;
`meaning`, what one sentence says of a figure; `context`, what the figure takes from the rest of the document; `constructions`, what the
prose says of its figures together; `assemble`. import-linter holds the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from factcheck.extract.assemble import assemble
from factcheck.extract.assertions import Assertion, Parsed
from factcheck.extract.context.apart import contexts, together
from factcheck.extract.context.events import Telling, read_events
from factcheck.extract.context.inherit import inherit
from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.context.references import read_references
from factcheck.extract.figures.quantities import read_quantities
from factcheck.extract.meaning.counted import read_counted
from factcheck.extract.meaning.deeds import may_tell
from factcheck.extract.meaning.frames import asserts, read_frame
from factcheck.extract.meaning.implied import bare_name, implied
from factcheck.extract.meaning.parties import Cast, attribution, read_sources, target
from factcheck.extract.meaning.slots import read_stated
from factcheck.extract.places.reading import read_places
from factcheck.extract.syntax.classes import classify
from factcheck.extract.syntax.dateline import dateline_end
from factcheck.extract.syntax.grammar import Grammar, read_grammar
from factcheck.extract.syntax.phrases import read_phrases
from factcheck.extract.times.reading import TimeMention, read_times
from factcheck.extract.tokens import Token, tokenize
from factcheck.model import Document, Extraction, Ignored, Sentence

__all__ = ["assemble", "assert_figures", "extract_document", "parse", "read_stages"]


def extract_document(document: Document, sentences: Sequence[Sentence]) -> Extraction:
    """Everything that is read in a document: claims, mentions, constructions, gaps and ignored numbers."""
    return assemble(document, *read_stages(document, sentences))


def read_stages(document: Document, sentences: Sequence[Sentence]) -> tuple[tuple[Parsed, ...], tuple[Scoped, ...], tuple[Telling, ...]]:
    """What the stages before the last one give: the sentences, their assertions with every slot filled, and the tellings of events."""
    parsed = tuple(parse(sentence, document) for sentence in sentences)
    groups: list[tuple[Scoped, ...]] = []
    tellings: list[Telling] = []
    for context in contexts(parsed):
        cast = Cast()
        assertions = [assertion for sentence in context for assertion in assert_figures(sentence, cast)]
        own = read_events(context, len(tellings))
        groups.append(inherit(context, read_references(context, assertions), own))
        tellings.extend(own)
    return parsed, together(groups), tuple(tellings)


def parse(sentence: Sentence, document: Document) -> Parsed:
    """The stages that look at one sentence alone."""
    tokens = tokenize(sentence)
    times = read_times(tokens, document.published)
    reading = read_quantities(tokens, _indexes(time.numbers for time in times))
    starts = (figure.modifier_first if figure.modifier_first is not None else figure.first for figure in reading.figures)
    numeric = _indexes(range(first, figure.last + 1) for first, figure in zip(starts, reading.figures, strict=True))
    timed = _indexes(range(time.first, time.last + 1) for time in times if time.kind in ("period", "clock") and not time.attributive)
    opening = dateline_end(tokens)
    if opening:
        times = tuple(replace(time, attributive=True) if time.last < opening else time for time in times)
    classes = classify(tokens, numeric, timed - numeric, opening)
    grammar = read_grammar(tokens, classes, read_phrases(tokens, classes))
    dates = tuple(_calendar(tokens, times))
    return Parsed(sentence, grammar, reading.figures, reading.ignored + dates, read_places(tokens), times)


def _indexes(runs: Iterable[Iterable[int]]) -> frozenset[int]:
    """All token indexes of some runs."""
    return frozenset().union(*runs)


def _calendar(tokens: Sequence[Token], times: Sequence[TimeMention]) -> Iterator[Ignored]:
    """The numbers in digits that belong to dates and clock times: numbers of the text, and no claims by nature."""
    for time in times:
        for index in time.numbers:
            if tokens[index].kind == "number":
                yield Ignored(tokens[index].span, tokens[index].text, "clock" if time.kind == "clock" else "date")


def _heads(grammar: Grammar, index: int) -> bool:
    """Whether no noun of its group follows a token."""
    group = grammar.noun(index)
    return group is None or group.head is None or group.head <= index


def assert_figures(parsed: Parsed, cast: Cast) -> list[Assertion]:
    """The assertions of one sentence in text order, printed and implied; `cast` learns the parties it names."""
    grammar = parsed.grammar
    cast.introduce(grammar)
    sources = read_sources(grammar, cast)
    printed = read_counted(grammar, parsed.figures)
    # "a 41-year-old man was arrested": the age counts nobody, and the man is still one
    counts = [counted for counted in printed if counted.quantity.unit is None or counted.quantity.unit.name != "year of age"]
    taken = _indexes(range(counted.first, counted.last + 1) for counted in counts)
    # A place is nobody, but it may stand before somebody: "a Swindon man".
    taken |= {place.last for place in parsed.places if place.kind == "place" and _heads(grammar, place.last)}
    taken |= {place.first for place in parsed.places if place.kind == "demonym" and bare_name(grammar, place.first)}
    items = sorted((*printed, *implied(grammar, taken, may_tell(grammar))), key=lambda counted: counted.first)
    pointing = {index for place in parsed.places if place.kind == "generic" for index in range(place.first, place.last + 1)}
    starts = tuple(counted.first for counted in printed if counted.first not in pointing)  # "the two countries" ends no figure's reach
    made = []
    for counted in items:
        frame = read_frame(grammar, counted)
        if counted.figure is None and not asserts(grammar, counted, frame):
            continue
        stated = read_stated(grammar, counted, frame, starts, parsed.places, parsed.times)
        actor = cast.resolve(grammar, frame.agent)
        made.append(
            Assertion(parsed, counted, frame, stated, actor, target(grammar, cast, counted, frame), attribution(sources, counted.first))
        )
    return made
