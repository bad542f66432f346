"""A headline that counts what the text lists: "Five things to know about the budget" above five numbered points.

Points are numbered paragraphs or headings, the items of the one ordered list, or else headings of one level. Where the text could be
laid out in another way too, nothing is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.extract.assertions import Parsed
from factcheck.extract.constructions.rows import Row
from factcheck.extract.constructions.terms import exactly, term_of
from factcheck.model import Claim, Construction, Document, Part, Span, Term
from factcheck.vocabulary import words

_NUMBER = re.compile(r"#?(\d{1,2})(?:[.):](?!\d)|\s+[-–—]\s)")
_LEAST, _MOST = 3, 50
_HEADLINES = 40  # headings of one document that are looked at, so that the stage stays linear in the text
_SHOWN = 60  # letters of a point that a label shows


class _Points(Struct, frozen=True):
    """The points that a stretch of the text lists; not `sure` where headings alone tell them."""

    count: int
    first: Parsed
    last: Parsed
    sure: bool = True


class _Layout:
    """The paragraphs, headings and lists of a document, as its readers saw them."""

    def __init__(self, document: Document, parsed: Sequence[Parsed]) -> None:
        title = document.title_span
        self.parts = [part for part in document.parts if title is None or not title.start <= part.span.start < title.end]
        text = [sentence for sentence in parsed if sentence.sentence.role in ("body", "standfirst")]
        self.rows = sorted(text, key=lambda sentence: sentence.sentence.span.start)
        self.starts = [sentence.sentence.span.start for sentence in self.rows]
        self.end = len(document.source)

    def at(self, span: Span) -> Parsed | None:
        """The first sentence inside a stretch of the source."""
        at = bisect_left(self.starts, span.start)
        return self.rows[at] if at < len(self.rows) and self.starts[at] < span.end else None

    def under(self, heading: Part | None) -> Span:
        """What stands under a heading, up to the next one that is no lower; the whole text for the headline."""
        if heading is None:
            return Span(0, self.end)
        later = (part for part in self.parts if part.kind == "heading" and part.span.start > heading.span.start)
        return Span(heading.span.end, next((part.span.start for part in later if part.level <= heading.level), self.end))

    def points(self, within: Span, announced: int) -> _Points | None:
        """The points listed in a stretch of the source; None where there are none, or it is not clear which they are."""
        numbered = self._numbered(within)
        if numbered:
            listed_late = self._late(within, numbered[0][1], announced)
            return None if listed_late else _run([number for number, _ in numbered], [sentence for _, sentence in numbered])
        inside = [part for part in self.parts if within.start <= part.span.start < within.end]
        headings = [part for part in inside if part.kind == "heading"]
        items = [part for part in inside if part.kind == "item" and part.level == 0]
        plain = [part.group for part in items if part.number is None]
        if any(plain.count(group) == announced for group in set(plain)):
            return None
        listed = [part for part in items if part.number is not None]
        if listed:
            first = self.at(listed[0].span)
            return None if headings or first is None or self._late(within, first, announced) else self._listed(listed)
        return self._headed(headings, announced)

    def _numbered(self, within: Span) -> list[tuple[int, Parsed]]:
        """Paragraphs and headings that open with a number of their own."""
        found, before = [], -1
        for at in range(bisect_left(self.starts, within.start), bisect_left(self.starts, within.end)):
            sentence = self.rows[at].sentence
            number = _NUMBER.match(sentence.text) if sentence.paragraph != before else None
            before = sentence.paragraph
            if number:
                found.append((int(number[1]), self.rows[at]))
        return found

    def _late(self, within: Span, first: Parsed, announced: int) -> bool:
        """Whether so much stands before a list that the points may be told there, or words before it call it another list."""
        start = first.sentence.span.start
        if any(part.kind == "heading" and part.span.start <= start < part.span.end for part in self.parts):
            return False
        before = self.rows[bisect_left(self.starts, within.start) : bisect_left(self.starts, start)]
        if before and not set(words("lists")["other-lists"]).isdisjoint(before[-1].grammar.lowers):
            return True
        return len({sentence.sentence.paragraph for sentence in before}) >= announced

    def _listed(self, items: Sequence[Part]) -> _Points | None:
        numbers = [part.number or 0 for part in items]
        lazy = set(numbers) == {1} and len({part.group for part in items}) == 1  # Markdown lets every item be numbered 1
        told = [sentence for part in items if (sentence := self.at(part.span)) is not None]
        return _run(list(range(1, len(items) + 1)) if lazy else numbers, told)

    def _headed(self, headings: Sequence[Part], announced: int) -> _Points | None:
        """Headings of one level. More of them than points are common: an opening, a conclusion; so are a few that are no points."""
        told = [sentence for part in headings if (sentence := self.at(part.span)) is not None]
        if len({part.level for part in headings}) != 1 or not _LEAST <= len(told) < announced <= 2 * len(told):
            return None
        return _Points(len(told), told[0], told[-1], False)


def _run(numbers: Sequence[int], told: Sequence[Parsed]) -> _Points | None:
    """Points numbered from 1 on, or down to 1, without a gap."""
    upward = list(range(1, len(numbers) + 1))
    if len(numbers) < 2 or len(told) != len(numbers) or numbers not in (upward, upward[::-1]):
        return None
    return _Points(len(numbers), told[0], told[-1])


def read_outline(document: Document, parsed: Sequence[Parsed], rows: Mapping[int, Row]) -> Iterator[Construction]:
    """Headlines and headings that count what is listed under them; `rows` are the printed claims of each sentence by its index."""
    if not document.parts and not any(sentence.sentence.role == "headline" for sentence in parsed):
        return
    headings = [part for part in document.parts if part.kind == "heading"]
    layout: _Layout | None = None
    left = _HEADLINES
    for sentence in parsed:
        count = _announced(sentence, rows.get(sentence.sentence.index, ()))
        if count is None or left == 0:
            continue
        left -= 1
        layout = layout or _Layout(document, parsed)
        titled = sentence.sentence.role == "headline"
        heading = next((part for part in headings if _inside(sentence, part)), None)
        points = layout.points(layout.under(None if titled else heading), int(count.quantity.stated[0])) if titled or heading else None
        if points is not None:
            yield _construction(document, sentence, count, points)


def _inside(sentence: Parsed, part: Part) -> bool:
    return part.span.start <= sentence.sentence.span.start < part.span.end


def _announced(sentence: Parsed, row: Row) -> Claim | None:
    """The one figure of a sentence, where it opens with it and counts things to be told: "Six ways to …", "Budget: five things …"."""
    if len(sentence.figures) != 1 or len(row) != 1 or not set(words("lists")["told-more"]).isdisjoint(sentence.grammar.lowers):
        return None
    item, claim = row[0]
    counted, quantity = item.referred.assertion.counted, claim.quantity
    if counted.lemma not in words("lists")["told"] or quantity.unit or quantity.modifier or quantity.form not in ("digits", "words"):
        return None
    first, whole = sentence.figures[0].first, quantity.stated[0] == quantity.stated[0].to_integral_value()
    before = sentence.grammar.word(first - 1)
    closes = before == "in" and counted.last == len(sentence.grammar.tokens) - 1  # "The budget in six charts"
    opens = first == 0 or before == ":" or (first == 1 and before == "top") or closes
    return claim if opens and whole and len(quantity.stated) == 1 and _LEAST <= quantity.stated[0] <= _MOST else None


def _construction(document: Document, sentence: Parsed, count: Claim, points: _Points) -> Construction:
    members = tuple(_shown(document, point) for point in (points.first, points.last))
    listed = Term(str(points.count), exactly(Decimal(points.count)))
    return Construction("outline", (("count", (count,)), ("members", members), ("listed", (listed,))), sentence.sentence, points.sure)


def _shown(document: Document, point: Parsed) -> Term:
    """The words with which a point begins."""
    tokens = point.grammar.tokens
    last = next((index for index, token in enumerate(tokens) if token.end > _SHOWN), len(tokens)) - 1
    return term_of(document, point, 0, max(0, last))
