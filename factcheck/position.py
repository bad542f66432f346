"""From source offsets to the lines and columns that people and editors use."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.model import Document, Position, Span


def locate(document: Document, span: Span, paragraph: int | None = None) -> Position:
    """The 1-based line and column (code points) of a span of the document's source, with the page where it has any."""
    line = bisect_right(document.lines, span.start)
    end_line = bisect_right(document.lines, max(span.start, span.end - 1))
    column = span.start - document.lines[line - 1] + 1
    end_column = span.end - document.lines[end_line - 1] + 1
    page = max(1, bisect_right(document.pages, span.start)) if document.pages else None
    return Position(span.start, span.end, line, column, end_line, end_column, page, paragraph)
