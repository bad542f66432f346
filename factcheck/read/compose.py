"""Putting the reader's text together while keeping, for every character, where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from factcheck.model import Part, Segment, Span


class Reading(Struct, frozen=True):
    """What a reader of one format gives: the reader's text, the way back to the source, and what the markup said about it.

    `title` is a stretch of `text`; it is None where the markup names no title. `published` is an unparsed date; `comments` are the
    comments of the source, with their marks; `parts` are stretches of the source.
    """

    text: str
    segments: tuple[Segment, ...]
    title: Span | None = None
    published: str | None = None
    comments: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()


class Composer:
    """Collects the reader's text from stretches of the source, decoded entities and breaks of its own.

    Breaks are held back until text follows, so that the text neither starts nor ends with one and two in a row never add up.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._break = ""

    def keep(self, start: int, end: int) -> None:
        """Append `source[start:end]` letter for letter."""
        if start >= end:
            return
        self._flush()
        last = self._segments[-1] if self._segments else None
        if (
            last
            and last.source + last.source_length == start
            and last.text + last.length == self.length
            and last.length == last.source_length
        ):
            self._segments[-1] = Segment(last.text, last.source, last.length + end - start, last.length + end - start)
        else:
            self._segments.append(Segment(self.length, start, end - start, end - start))
        self._append(self.source[start:end])

    def decode(self, text: str, start: int, end: int) -> None:
        """Append `text`, which `source[start:end]` stands for."""
        if text == self.source[start:end]:
            self.keep(start, end)
            return
        self._flush()
        self._segments.append(Segment(self.length, start, len(text), end - start))
        self._append(text)

    def paragraph(self) -> None:
        """End the paragraph."""
        self._break = "\n\n" if self.length else ""

    def line(self) -> None:
        """End the line; a second line end in a row ends the paragraph, as two `<br>` do."""
        if self.length:
            self._break = "\n\n" if self._break.startswith("\n") else "\n"

    def cell(self) -> None:
        """End a table cell."""
        if self.length and not self._break:
            self._break = "\t"

    @property
    def spaced(self) -> bool:
        """Whether white space would be superfluous here: at the start, after a break or after white space."""
        return not self.length or bool(self._break) or self._parts[-1][-1].isspace()

    def before(self, count: int) -> str:
        """Up to `count` characters that stand directly before, for rules that look at the word in front of a mark."""
        return "" if self._break or not self._parts else "".join(self._parts[-4:])[-count:]

    def result(self) -> tuple[str, tuple[Segment, ...]]:
        """The text so far and its segments."""
        return "".join(self._parts), tuple(self._segments)

    def _flush(self) -> None:
        if self._break:
            self._append(self._break)
            self._break = ""

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)


def cut(segments: Sequence[Segment], start: int, end: int, shift: int) -> Iterable[Segment]:
    """The segments of `text[start:end]`, moved by `shift`; a decoded one that lies only partly inside is dropped."""
    first = max(0, bisect_right(segments, start, key=lambda segment: segment.text) - 1)
    for index in range(first, len(segments)):
        segment = segments[index]
        if segment.text >= end:
            break
        low, high = max(start, segment.text), min(end, segment.text + segment.length)
        if low >= high:
            continue
        if segment.length == segment.source_length:
            yield Segment(low + shift, segment.source + low - segment.text, high - low, high - low)
        elif high - low == segment.length:
            yield Segment(low + shift, segment.source, segment.length, segment.source_length)


def offsets(segments: Sequence[Segment], keys: Sequence[int], start: int, end: int) -> tuple[Sequence[int], Sequence[int]]:
    """Where each character of `text[start:end]` starts and ends in the source; `keys` are the segments' text offsets.

    Plain ranges where the stretch stands there letter for letter; characters that the reader put in get the empty place after
    the character before them.
    """
    index = max(0, bisect_right(keys, start) - 1)
    first = segments[index] if segments else Segment(0, 0, 0, 0)
    if first.length == first.source_length and first.text <= start and end <= first.text + first.length:
        at = first.source + start - first.text
        return range(at, at + end - start), range(at + 1, at + 1 + end - start)
    starts: list[int] = []
    ends: list[int] = []
    for segment in cut(segments, start, end, -start):
        _pad(starts, ends, segment.text, segment.source)
        if segment.length == segment.source_length:
            starts.extend(range(segment.source, segment.source + segment.length))
            ends.extend(range(segment.source + 1, segment.source + segment.length + 1))
        else:
            starts.extend([segment.source] * segment.length)
            ends.extend([segment.source + segment.source_length] * segment.length)
    _pad(starts, ends, end - start, ends[-1] if ends else 0)
    return tuple(starts), tuple(ends)


def _pad(starts: list[int], ends: list[int], upto: int, source: int) -> None:
    """Fill in characters that stand nowhere in the source."""
    missing = upto - len(starts)
    if missing > 0:
        at = ends[-1] if ends else source
        starts.extend([at] * missing)
        ends.extend([at] * missing)
