"""The source of documents that are no text files (.docx, .pdf, .eml): what a reader takes out of them, with the reader's text beside it.

The source shows a document as it is printed, footnote marks, ligatures and line ends included; the reader's text leaves out or joins what
is no part of the prose. Both grow side by side, so that every character of the text leads back to where it was printed.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from factcheck.model import Part, Problem, Segment, Span
from factcheck.read.compose import Reading


class Extract(Struct, frozen=True):
    """What a reader of such a format gives.

    `pages` holds the source offset at which each page starts, none where the format does not say. `title` and `created` come from the
    properties of the file and count only where the document itself says neither; `notes` tell what was passed over.
    """

    source: str
    reading: Reading
    pages: tuple[int, ...] = ()
    title: str | None = None
    created: dt.date | None = None
    notes: tuple[Problem, ...] = ()


class Writer:
    """Puts source and text together. Breaks are held back until text follows, so that neither starts or ends with one."""

    def __init__(self) -> None:
        self.length = 0  # of the text
        self.title: Span | None = None
        self.pages: list[int] = []
        self.parts: list[Part] = []
        self.printed = 0  # of the source, breaks that are held back left out
        self._source: list[str] = []
        self._text: list[str] = []
        self._segments: list[Segment] = []
        self._break = ""

    def keep(self, text: str) -> None:
        """Append what is printed and read alike."""
        self.decode(text, text)

    def drop(self, printed: str) -> None:
        """Append what is printed and not read."""
        self.decode(printed, "")

    def decode(self, printed: str, text: str) -> None:
        """Append `printed`, which is read as `text`."""
        if self._break and (printed or text):
            held, self._break = self._break, ""
            self._append(held, held)
        self._append(printed, text)

    def line(self) -> None:
        """End the line; a second line end in a row ends the paragraph."""
        if self.length:
            self._break = "\n\n" if self._break.startswith("\n") else "\n"

    def paragraph(self) -> None:
        """End the paragraph."""
        if self.length:
            self._break = "\n\n"

    def cell(self) -> None:
        """End a table cell."""
        if self.length and not self._break:
            self._break = "\t"

    def page(self) -> None:
        """Begin a page: what is appended next stands on it."""
        self.pages.append(self.printed + len(self._break))

    def part(self, start: int, kind: str, level: int = 0, number: int | None = None) -> None:
        """What was appended from the offset `start` of the source on is a part of that kind."""
        if start < self.printed:
            self.parts.append(Part(Span(start, self.printed), kind, level, number))

    def before(self, count: int) -> str:
        """Up to `count` characters of the text that stand directly before, none after a break."""
        return "" if self._break or not self._text else "".join(self._text[-count:])[-count:]

    def result(self) -> tuple[str, Reading]:
        """The source, and the text with its way back to it."""
        return "".join(self._source), Reading("".join(self._text), tuple(self._segments), self.title, parts=tuple(self.parts))

    def _append(self, printed: str, text: str) -> None:
        last = self._segments[-1] if self._segments else None
        if text and last and printed == text and last.length == last.source_length and self._goes_on(last):
            self._segments[-1] = Segment(last.text, last.source, last.length + len(text), last.length + len(text))
        elif text:
            self._segments.append(Segment(self.length, self.printed, len(text), len(printed)))
        if text:
            self._text.append(text)
        self._source.append(printed)
        self.printed += len(printed)
        self.length += len(text)

    def _goes_on(self, last: Segment) -> bool:
        return last.source + last.source_length == self.printed and last.text + last.length == self.length
