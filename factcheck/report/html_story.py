"""The reader's text of a document, cut into paragraphs and into runs that carry the marks of its figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from factcheck.model import Document, Segment, Span

_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+")
_WRAPPED = range(50, 110)  # the length of lines that were broken to fit a page, in characters


class Mark(Struct, frozen=True):
    """A stretch of the source to mark. `kind` is figure, scope, claim or gap; `question` is the number of the question it belongs to.

    `link` is the id of what more there is to know of it, `told` what to say on the spot.
    """

    start: int
    end: int
    kind: str
    question: int = 0
    told: str = ""
    link: str = ""


class Run(Struct, frozen=True):
    """Text under the same marks. `anchor` is set where a mark starts; `ends` are the questions of the figures that end here."""

    text: str
    kinds: frozenset[str] = frozenset()
    questions: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    anchor: str | None = None
    told: str = ""
    link: str = ""


class Block(Struct, frozen=True):
    """A paragraph, or the title. `start` and `end` are offsets in the reader's text; `wrapped` says that its line ends mean nothing."""

    start: int
    end: int
    runs: tuple[Run, ...]
    title: bool = False
    wrapped: bool = False


class ReaderText:
    """From places of a document's source to places of its reader's text, which is what the page shows."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.document, self._prefix = document, prefix
        whole = (Segment(0, 0, len(document.text), len(document.text)),) if document.text == document.source else ()
        self._segments = sorted(document.segments or whole, key=lambda segment: segment.source)
        self._starts = [segment.source for segment in self._segments]

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch of the source stands in the reader's text; None where it is not part of it."""
        first = max(0, bisect_right(self._starts, start) - 1)
        low, high = len(self.document.text), 0
        for index in range(first, len(self._segments)):
            segment = self._segments[index]
            if segment.source >= end:
                break
            if segment.source + segment.source_length > start:
                letters = segment.length == segment.source_length
                skipped = max(0, start - segment.source) if letters else 0
                kept = min(segment.length, end - segment.source) if letters else segment.length
                low, high = min(low, segment.text + skipped), max(high, segment.text + kept)
        return Span(low, high) if low < high else None

    def anchor(self, start: int, end: int) -> str | None:
        """The id of the run in which a stretch of the source starts."""
        span = self.span(start, end)
        return self._anchor(span.start) if span else None

    def blocks(self, marks: Sequence[Mark]) -> list[Block]:
        """The title, if it stands in the text, and the paragraphs, each with its runs. Cost is linear in the text and the marks."""
        placed = [(span, mark) for mark in marks if (span := self.span(mark.start, mark.end)) is not None]
        placed.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        blocks, at = [], 0
        for start, end, title in _stretches(self.document):
            while at < len(placed) and placed[at][0].end <= start:
                at += 1
            inside = []
            for span, mark in islice(placed, at, None):
                if span.start >= end:
                    break
                if span.end > start:
                    inside.append((Span(max(start, span.start), min(end, span.end)), mark))
            text = self.document.text[start:end]
            blocks.append(Block(start, end, tuple(self._runs(start, end, inside)), title, _is_wrapped(text)))
        return blocks

    def _runs(self, start: int, end: int, marks: list[tuple[Span, Mark]]) -> Iterable[Run]:
        edges = sorted({start, end, *(edge for span, _ in marks for edge in (span.start, span.end))})
        active: list[tuple[Span, Mark]] = []
        waiting = 0
        for low, high in pairwise(edges):
            active = [pair for pair in active if pair[0].end > low]
            begins = False
            while waiting < len(marks) and marks[waiting][0].start <= low:
                active.append(marks[waiting])
                waiting += 1
                begins = True
            yield _run(self.document.text[low:high], high, active, self._anchor(low) if begins else None)

    def _anchor(self, offset: int) -> str:
        return f"{self._prefix}-{offset}"


def _run(text: str, end: int, active: list[tuple[Span, Mark]], anchor: str | None) -> Run:
    marks = [mark for _, mark in active]
    ends = [mark.question for span, mark in active if span.end == end and mark.kind == "figure"]
    return Run(
        text,
        frozenset(mark.kind for mark in marks),
        tuple(sorted({mark.question for mark in marks if mark.question})),
        tuple(sorted(set(ends))),
        anchor,
        next((mark.told for mark in marks if mark.told), ""),
        next((mark.link for mark in marks if mark.link), ""),
    )


def _stretches(document: Document) -> Iterable[tuple[int, int, bool]]:
    """The title, where it stands in the text, and the paragraphs between empty lines."""
    text, body = document.text, document.body.start
    title = text[:body].rstrip()
    if title:
        yield 0, len(title), True
    start = body
    for gap in [*_BREAK.finditer(text, body), None]:
        end = gap.start() if gap else len(text)
        inner = text[start:end].strip()
        if inner:
            first = text.index(inner[0], start)
            yield first, first + len(inner), False
        start = gap.end() if gap else end


def _is_wrapped(text: str) -> bool:
    """Whether a paragraph's lines were broken to fit a page: all but the last are about as long as such lines are."""
    lines = text.splitlines()
    return len(lines) > 1 and "\t" not in text and all(len(line) in _WRAPPED for line in lines[:-1])
