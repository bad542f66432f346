"""Lines of a text: where they start, and one after the other. A line ends with "\\n", "\\r\\n" or "\\r"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_LINE_END = re.compile(r"\r\n?|\n")


class Line(Struct, frozen=True):
    """One line: its words lie in `start`..`end`, the next line starts at `next` (the same as `end` at the end of the text)."""

    start: int
    end: int
    next: int


def line_starts(source: str) -> tuple[int, ...]:
    """The offset at which each line starts; the first is 0."""
    return (0, *(match.end() for match in _LINE_END.finditer(source)))


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of `text[start:end]` in order; a line end that closes the text opens no further line."""
    stop = len(text) if end is None else end
    at = start
    for match in _LINE_END.finditer(text, start, stop):
        yield Line(at, match.start(), match.end())
        at = match.end()
    if at < stop:
        yield Line(at, stop, stop)
