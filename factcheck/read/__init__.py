"""Reading: bytes or text in, `Document` and `Sentence`s out. Knows formats and the layout of news text, and nothing about figures."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.model import Document, Segment, Span
from factcheck.read.compose import Reading, cut
from factcheck.read.dates import parse_date
from factcheck.read.decode import FORMATS, MAX_BYTES, SUFFIXES, check_format, check_size, decode, format_in
from factcheck.read.footmarks import without_marks
from factcheck.read.frontmatter import FrontMatter, read_front_matter
from factcheck.read.headlines import Head, dateline, of_file_name, read_head
from factcheck.read.lines import line_starts
from factcheck.read.plain_reader import read_plain
from factcheck.read.sentences import sentences

if TYPE_CHECKING:
    from factcheck.read.extracted import Extract

__all__ = ["FORMATS", "MAX_BYTES", "SUFFIXES", "check_size", "read_bytes", "read_text", "sentences"]


def read_bytes(
    data: bytes,
    path: str,
    format: str | None = None,  # noqa: A002
    published: dt.date | None = None,
    title: str | None = None,
    as_of: dt.date | None = None,
) -> Document:
    """The document in a file's bytes. The format goes by the first bytes, then by the file name, unless it is given.

    Text is UTF-8, UTF-16 with a byte-order mark, or what a page or message declares. `published` wins over the date that a document states;
    `as_of` stands in where it states none, and comes before the date in the properties of the file. Raises InputError for what is too
    large, empty, damaged, locked, not text, badly encoded, or of a format that is not read.
    """
    check_size(path, len(data))
    name = check_format(path, format) if format else format_in(data, path)
    given = _Given(path, published, title, as_of)
    if name in FORMATS:
        return _of_text(decode(data, path, name), name, given)
    extract = _extract(data, name, path)
    made = _document(extract.source, FrontMatter(0), extract.reading, name, replace(given, named=extract.title, last=extract.created))
    return replace(made, pages=extract.pages, notes=extract.notes)


def read_text(
    text: str,
    format: str = "text",  # noqa: A002
    path: str = "<text>",
    published: dt.date | None = None,
    title: str | None = None,
) -> Document:
    """The document in a text. `format` is text, markdown or html; any other raises InputError. An empty text is an empty document.

    A given `published` or `title` wins over what the text says; a title that stands in the text is its headline all the same.
    """
    check_format(path, format)
    return _of_text(text.removeprefix("\ufeff"), format, _Given(path, published, title))


class _Given(Struct, frozen=True):
    """What is known of a document from outside: `named` is a title, `as_of` and `last` are days for one that states none."""

    path: str
    published: dt.date | None = None
    title: str | None = None
    as_of: dt.date | None = None
    last: dt.date | None = None
    named: str | None = None


def _of_text(source: str, form: str, given: _Given) -> Document:
    front = read_front_matter(source)
    return _document(source, front, _read(source, front.end, form), form, given)


def _document(source: str, front: FrontMatter, reading: Reading, form: str, given: _Given) -> Document:
    reading = without_marks(reading)
    head = read_head(reading.text)
    text, segments, own, body = _assemble(front, reading, head, given.title or given.named)
    day = given.published or front.published or parse_date(reading.published or "") or head.published
    return Document(
        path=given.path,
        source=source,
        text=text,
        segments=segments,
        lines=line_starts(source),
        format=form,
        title=given.title or front.title or " ".join(own.split()) or given.named,
        title_span=_title_span(segments, len(own)) if own and given.title in (None, own) else None,
        published=day or dateline(text, body) or of_file_name(given.path) or given.as_of or given.last,
        body=Span(body, len(text)),
        publisher=front.publisher,
        comments=reading.comments,
        front=Span(0, front.end),
        parts=tuple(sorted(reading.parts, key=lambda part: part.span)),
    )


def _extract(data: bytes, form: str, path: str) -> Extract:
    """What a reader takes out of a file that is no text; only the reader that is needed is loaded."""
    reader = import_module(f"factcheck.read.{form}_reader")
    extract: Extract = getattr(reader, f"read_{form}")(data, path)
    return extract


def _read(source: str, start: int, form: str) -> Reading:
    if form == "markdown":
        from factcheck.read.markdown_reader import read_markdown  # noqa: PLC0415 - only what the format needs is loaded

        return read_markdown(source, start)
    if form == "html":
        from factcheck.read.html_reader import read_html  # noqa: PLC0415

        return read_html(source, start)
    return read_plain(source, start)


def _assemble(front: FrontMatter, reading: Reading, head: Head, given: str | None) -> tuple[str, tuple[Segment, ...], str, int]:
    """Put the title in front of the prose and leave the other metadata out.

    Gives the text, its segments, the title that stands in the text ("" if none does) and the offset at which prose starts. Of several
    titles, that of the front matter wins, then a HEADLINE line, then a heading, then a first line that says what `given` says.
    """
    whole = Span(head.body, len(reading.text))
    if front.title and front.runs is not None:
        title, runs, rest = front.title, front.runs, [whole]
    else:
        place = None if front.title else head.title or reading.title or _first_line(reading.text, whole, given)
        if place is None:
            return _drop(reading, whole)
        title = reading.text[place.start : place.end].rstrip()
        runs = tuple(cut(reading.segments, place.start, place.start + len(title), -place.start))
        before = Span(whole.start, max(whole.start, place.start))
        rest = [before, Span(max(whole.start, place.end), whole.end)]
    parts, segments, length = [title, "\n\n"], list(runs), len(title) + 2
    for span in rest:
        segments.extend(cut(reading.segments, span.start, span.end, length - span.start))
        parts.append(reading.text[span.start : span.end])
        length += span.end - span.start
    return "".join(parts), tuple(segments), title, len(title) + 2


def _drop(reading: Reading, whole: Span) -> tuple[str, tuple[Segment, ...], str, int]:
    """The text without the metadata before `whole`."""
    if whole.start == 0:
        return reading.text, reading.segments, "", 0
    return reading.text[whole.start :], tuple(cut(reading.segments, whole.start, whole.end, -whole.start)), "", 0


def _first_line(text: str, whole: Span, given: str | None) -> Span | None:
    """The first line of the prose, if it is the title that the caller gave."""
    if not given or not given.strip():
        return None
    start = whole.start + len(text[whole.start :]) - len(text[whole.start :].lstrip())
    end = start + len(given.strip())
    return Span(start, end) if text.startswith(given.strip(), start) and text[end : end + 1] in ("", "\n", "\r") else None


def _title_span(segments: tuple[Segment, ...], length: int) -> Span | None:
    """Where the first `length` characters of the text stand in the source."""
    inside = [segment for segment in segments if segment.text < length]
    return Span(inside[0].source, inside[-1].source + inside[-1].source_length) if inside else None
