"""Reading: bytes or text in, `Document` and `Sentence`s out. Knows formats and the layout of news text, and nothing about figures."""

from __future__ import annotations

import datetime as dt

from factcheck.model import Document, Segment, Span
from factcheck.read.compose import Reading, cut
from factcheck.read.dates import parse_date
from factcheck.read.decode import FORMATS, MAX_BYTES, check_format, check_size, decode, format_of
from factcheck.read.frontmatter import FrontMatter, read_front_matter
from factcheck.read.headlines import Head, dateline, of_file_name, read_head
from factcheck.read.lines import line_starts
from factcheck.read.plain_reader import read_plain
from factcheck.read.sentences import sentences

__all__ = ["FORMATS", "MAX_BYTES", "check_size", "read_bytes", "read_text", "sentences"]


def read_bytes(data: bytes, path: str, format: str | None = None, published: dt.date | None = None, title: str | None = None) -> Document:  # noqa: A002
    """The document in a file's bytes: UTF-8, or UTF-16 with a byte-order mark; the format goes by the file name unless it is given.

    Raises InputError for what is too large, empty, not text, badly encoded, or of a format that is not supported.
    """
    check_size(path, len(data))
    name = check_format(path, format) if format else format_of(path)
    return read_text(decode(data, path), name, path, published, title)


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
    source = text.removeprefix("\ufeff")
    front = read_front_matter(source)
    reading = _read(source, front.end, format)
    head = read_head(reading.text)
    text, segments, own, body = _assemble(front, reading, head, title)
    day = published or front.published or parse_date(reading.published or "") or head.published
    return Document(
        path=path,
        source=source,
        text=text,
        segments=segments,
        lines=line_starts(source),
        format=format,
        title=title or front.title or own or None,
        title_span=_title_span(segments, len(own)) if own and title in (None, own) else None,
        published=day or dateline(text, body) or of_file_name(path),
        body=Span(body, len(text)),
        publisher=front.publisher,
        comments=reading.comments,
        front=Span(0, front.end),
    )


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
