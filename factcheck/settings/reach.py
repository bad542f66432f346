"""Which part of a document a comment reaches: all by offsets in the source, so that markup around it changes nothing.

A comment beside prose on its line reaches the block it stands in: a paragraph, a heading, a list item, a table row. One that stands alone
reaches the next block; where that begins a list or a table, the whole of it up to the next blank line. In HTML it is the next element.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from factcheck.model import Document, Sentence, Span

_ITEM = re.compile(r"[ \t>]*(?:[-*+•]|\d{1,9}[.)])[ \t]|[ \t>]*\|")
_BLANK = re.compile(r"[ \t>]*$")
_NEXT = re.compile(r"(?:\s++|<!--(?:(?!-->).){0,2000}-->){0,20}+<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)", re.DOTALL)
_FARTHEST = 200_000  # an element that is longer is taken to end here, so that a page of comments stays linear
_INLINE = re.compile(
    "(?:a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr)", re.IGNORECASE
)


class Page(Struct, frozen=True):
    """A document with the stretches of its paragraphs in the source, in source order."""

    document: Document
    paragraphs: tuple[Span, ...]
    starts: tuple[int, ...]


def page(document: Document, sentences: Sequence[Sentence]) -> Page:
    """The page that a document's sentences make up."""
    found: dict[int, Span] = {}
    for sentence in sentences:
        known = found.get(sentence.paragraph, sentence.span)
        found[sentence.paragraph] = Span(min(known.start, sentence.span.start), max(known.end, sentence.span.end))
    paragraphs = tuple(sorted(found.values()))
    return Page(document, paragraphs, tuple(each.start for each in paragraphs))


def block(on: Page, comment: Span) -> Span | None:
    """The stretch of the source that an `ignore` reaches; None if no prose follows."""
    before = bisect_left(on.starts, comment.start) - 1
    if before >= 0 and comment.end < on.paragraphs[before].end:
        return on.paragraphs[before]
    if on.document.format == "html":
        return _element(on, comment)
    line = _line(on.document, comment)
    near = on.paragraphs[max(0, bisect_left(on.starts, line.start) - 1) : bisect_left(on.starts, line.end)]
    beside = [each for each in near if line.start < each.end]
    if beside:
        return Span(beside[0].start, beside[-1].end)
    after = _after(on, comment.end)
    return _whole(on.document, after) if after else None


def _after(on: Page, offset: int) -> Span | None:
    at = bisect_left(on.starts, offset)
    return on.paragraphs[at] if at < len(on.paragraphs) else None


def _line(document: Document, span: Span) -> Span:
    """The lines that a span stands on."""
    first, last = (bisect_right(document.lines, at) for at in (span.start, span.end))
    end = document.lines[last] if last < len(document.lines) else len(document.source)
    while end > span.end and document.source[end - 1] in "\r\n":
        end -= 1
    return Span(document.lines[first - 1], end)


def _whole(document: Document, first: Span) -> Span:
    """The first paragraph after a comment, or the list or table that it begins."""
    source = document.source
    line = _line(document, Span(first.start, first.start))
    if document.format != "markdown" or not _ITEM.match(source[line.start : first.start] or source[line.start : line.start + 2]):
        return first
    end = line.end
    while end < len(source):
        start = end + (2 if source.startswith("\r\n", end) else 1)
        following = _line(document, Span(start, start))
        if start >= len(source) or _BLANK.match(source, following.start, following.end):
            break
        end = following.end
    return Span(first.start, max(end, first.end))


def _element(on: Page, comment: Span) -> Span | None:
    """In HTML: the element that opens next, or, inside one, the words around the comment."""
    source = on.document.source
    tag = _NEXT.match(source, comment.end)
    if tag and not _INLINE.fullmatch(tag["name"]):
        if tag["close"]:
            before = bisect_left(on.starts, comment.start) - 1
            return on.paragraphs[before] if before >= 0 else None
        return Span(comment.end, _closed(source, tag["name"], tag.start("name") - 1))
    return _after(on, comment.end)


def _closed(source: str, name: str, start: int) -> int:
    """Where the element that opens at `start` ends. A paragraph that is not closed ends where the next one opens."""
    limit = min(len(source), start + _FARTHEST)
    depth = 0
    for found in re.compile(rf"<(/?){re.escape(name)}\b[^<>]*>", re.IGNORECASE).finditer(source, start, limit):
        if name.lower() == "p" and depth and not found[1]:
            return found.start()
        depth += -1 if found[1] else 1
        if depth <= 0:
            return found.end()
    return limit
