"""From a document to its sentences, each with its way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.model import Document, Sentence, Span
from factcheck.read.compose import offsets
from factcheck.read.paragraphs import paragraphs
from factcheck.read.quotes import quotations
from factcheck.read.split import pieces, split

LINED = frozenset(("text", "docx", "email"))
"""Formats in which the end of a line may be the end of a paragraph."""
_LABEL = re.compile(r"\s*(?:caption|photo|picture|image|pictured|in the picture)(?: \d{1,2})?[ \t]*:[ \t]", re.IGNORECASE)
"""How a caption opens in text that has no marks for it."""
_LINE_ENDS = str.maketrans("\r\n", "  ")


def sentences(document: Document) -> tuple[Sentence, ...]:
    """All sentences in text order, the headline first (paragraph 0 where there is one).

    Together they hold every character of the prose that is not white space exactly once. A line end inside a sentence is a space in its
    `text`, one for each character, so that offsets hold.
    """
    text, body = document.text, document.body
    title = Span(0, len(text[: body.start].rstrip()))
    headline = [title] if title.end else []
    blocks = headline + paragraphs(text, body.start, body.end, document.format in LINED)
    quoted = quotations(text, blocks)
    cursor = _Cursor(document, quoted)
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        if number < len(headline):
            found += [cursor.sentence(len(found) + index, span, number, "headline") for index, span in enumerate(pieces(text, block))]
            continue
        label = "caption" if _LABEL.match(text, block.start, block.end) else ""
        for span in split(text, block.start, block.end):
            found.append(cursor.sentence(len(found), span, number, label or "body"))
    return tuple(found)


class _Cursor:
    """Makes sentences in text order, walking along the quotations once."""

    def __init__(self, document: Document, quoted: list[Span]) -> None:
        self.document = document
        self.keys = tuple(segment.text for segment in document.segments)
        self.quoted = quoted
        self.told = [part for part in document.parts if part.kind in ("caption", "standfirst")]
        self.told_from = [part.span.start for part in self.told]
        self.ends = [span.end for span in quoted]

    def sentence(self, index: int, span: Span, paragraph: int, role: str) -> Sentence:
        """The sentence that stands at `span` of the document's text."""
        text = self.document.text[span.start : span.end]
        if "\n" in text or "\r" in text:
            text = text.translate(_LINE_ENDS)
        starts, ends = offsets(self.document.segments, self.keys, span.start, span.end)
        source = Span(min(starts[0], starts[-1]), max(ends[0], ends[-1]))
        told = self._role(source) if role == "body" else None
        return Sentence(index, source, text, starts, ends, paragraph, told or role, self._quoted(span))

    def _role(self, source: Span) -> str | None:
        """What the markup calls the stretch of the source in which a sentence stands."""
        at = bisect_right(self.told_from, source.start) - 1 if self.told else -1
        return self.told[at].kind if at >= 0 and source.end <= self.told[at].span.end else None

    def _quoted(self, span: Span) -> tuple[Span, ...]:
        found = []
        for at in range(bisect_right(self.ends, span.start), len(self.quoted)):
            quotation = self.quoted[at]
            if quotation.start >= span.end:
                break
            found.append(Span(max(quotation.start, span.start) - span.start, min(quotation.end, span.end) - span.start))
        return tuple(found)
