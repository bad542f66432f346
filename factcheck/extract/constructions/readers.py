"""All readers of relations that one sentence states, with the sentences right beside it, called in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.ages import read_ages
from factcheck.extract.constructions.bounds import read_bounds
from factcheck.extract.constructions.calendar import read_calendar
from factcheck.extract.constructions.composition import read_compositions
from factcheck.extract.constructions.dated import read_dated
from factcheck.extract.constructions.elapsed import read_elapsed
from factcheck.extract.constructions.elapsed_since import read_elapsed_since
from factcheck.extract.constructions.lists import read_lists
from factcheck.extract.constructions.magnitude import read_magnitudes
from factcheck.extract.constructions.malformed import read_malformed
from factcheck.extract.constructions.rows import Row
from factcheck.extract.constructions.tally import read_tallies
from factcheck.extract.context.inherit_core import Scoped
from factcheck.model import Construction, Document

_LONGEST = 400  # tokens: what is longer is a table or no prose, and reading a sentence as a whole stays linear in the text
_AHEAD = 3


def read_sentence(
    document: Document, parsed: Sequence[Parsed], place: int, here: Mapping[int, Sequence[Scoped]], rows: Mapping[int, Row]
) -> Iterator[Construction]:
    """What the sentence at `place` states; `here` and `rows` hold the printed assertions and the claims of each sentence by its index."""
    sentence = parsed[place]
    if len(sentence.grammar.tokens) > _LONGEST:
        return
    index = sentence.sentence.index
    last = index - 1 if one_context(parsed, place) else -1
    told, row, before = here.get(index, ()), rows.get(index, ()), rows.get(last, ())
    yield from read_malformed(document, sentence)
    yield from read_tallies(document, sentence)
    yield from read_lists(document, sentence, told, row, before)
    yield from read_bounds(document, sentence, told, row)
    if sentence.times:
        yield from read_calendar(document, sentence)
        yield from read_ages(document, sentence, (told, row), (parsed[place - 1], (here.get(last, ()), before)) if place else None)
        yield from read_elapsed(document, sentence, row)
        yield from read_elapsed_since(document, sentence, row)
        yield from read_dated(document, sentence, row, parsed[place - 1] if _goes_on(parsed, place) else None)
    if row:
        yield from read_magnitudes(document, sentence, row)
        following = [after for after in parsed[place + 1 : place + 1 + _AHEAD] if after.sentence.paragraph == sentence.sentence.paragraph]
        yield from read_compositions(sentence, row, before, [(after, rows.get(after.sentence.index, ())) for after in following])


def one_context(parsed: Sequence[Parsed], place: int) -> bool:
    """Whether the sentence before goes with the one at `place`: a caption goes with nothing but itself."""
    captioned = [sentence.sentence.role == "caption" for sentence in parsed[max(0, place - 1) : place + 1]]
    return not any(captioned) or (all(captioned) and _goes_on(parsed, place))


def _goes_on(parsed: Sequence[Parsed], place: int) -> bool:
    """Whether the sentence before stands in the same paragraph."""
    return place > 0 and parsed[place - 1].sentence.paragraph == parsed[place].sentence.paragraph
