"""Source lines with marks under them, after the manner of rustc: long lines cut around the marks, labels beneath.

All columns here are display columns, so that marks stand under what they mark on a terminal.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.model import Document
from factcheck.report.layout import cell, shown, width

# How many characters of context to keep on each side of a mark, widest first: the first that fits the terminal is taken.
_CONTEXTS = (120, 80, 56, 40, 28, 20, 14, 8, 4, 0)
# A line is shown once if its marks fit side by side with at least this much around each.
_LEAST_CONTEXT = 8
_CUT = " … "
# When marks overlap on a row, the more telling sign stays on top.
_WEIGHT = {"^": 2, "-": 1, "~": 0}


class Mark(Struct, frozen=True):
    """A stretch of the source to underline with `sign` (^ primary figure, - other figure, ~ scope words) and label with `text`."""

    start: int
    end: int
    sign: str
    text: str = ""


class Row(Struct, frozen=True):
    """One printed row: the source line with its number, or (number None) what stands beneath it."""

    number: int | None
    text: str


def excerpt(document: Document, marks: Sequence[Mark], columns: int) -> list[Row]:
    """The rows that show every mark: each marked source line once or, where its marks do not fit side by side, several times."""
    by_line: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        for number, part in _by_line(document, mark):
            by_line.setdefault(number, []).append(part)
    rows: list[Row] = []
    for number in sorted(by_line):
        text = _line(document, number)
        for group in _groups(text, by_line[number], columns):
            rows.extend(_draw(number, text, group, columns))
    return rows


def line_of(document: Document, offset: int) -> int:
    """The 1-based number of the line in which a source offset stands."""
    return bisect_right(document.lines, offset)


def _line(document: Document, number: int) -> str:
    start = document.lines[number - 1]
    end = document.lines[number] if number < len(document.lines) else len(document.source)
    return document.source[start:end].rstrip("\r\n")


def _by_line(document: Document, mark: Mark) -> list[tuple[int, Mark]]:
    """The mark cut at line ends, with offsets within each line; only the first part keeps the label."""
    parts: list[tuple[int, Mark]] = []
    first, last = line_of(document, mark.start), line_of(document, max(mark.start, mark.end - 1))
    for number in range(first, last + 1):
        base, length = document.lines[number - 1], len(_line(document, number))
        start, end = max(0, mark.start - base), min(length, mark.end - base)
        if number == first or start < end:
            parts.append((number, replace(mark, start=min(start, length), end=max(start, end), text=mark.text if number == first else "")))
    return parts


def _groups(text: str, marks: list[Mark], columns: int) -> list[list[Mark]]:
    """The marks of a line in as few groups as fit the columns; each group is shown as a row of its own."""
    if len(marks) == 1 or _fits(text, _windows(text, marks, _LEAST_CONTEXT), columns):
        return [marks]
    middle = len(marks) // 2
    return [*_groups(text, marks[:middle], columns), *_groups(text, marks[middle:], columns)]


def _windows(text: str, marks: Sequence[Mark], context: int) -> list[tuple[int, int]]:
    """The stretches of the line to show, merged where they come close and snapped to spaces."""
    windows: list[tuple[int, int]] = []
    for mark in marks:
        start, end = max(0, mark.start - context), min(len(text), max(mark.end, mark.start + 1) + context)
        if start > 0:
            space = text.find(" ", start, mark.start)
            start = space + 1 if space >= 0 else start
        if end < len(text):
            space = text.rfind(" ", mark.end, end)
            end = space if space >= 0 else end
        if windows and start <= windows[-1][1] + len(_CUT):
            windows[-1] = (min(start, windows[-1][0]), max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _fits(text: str, windows: Sequence[tuple[int, int]], columns: int) -> bool:
    return sum(width(text[start:end]) + len(_CUT) for start, end in windows) + len(_CUT) <= columns


def _draw(number: int, text: str, marks: list[Mark], columns: int) -> list[Row]:
    """One source row, its underline, and the label rows."""
    line, starts = _cut(text, _chosen_windows(text, marks, columns))
    places = [(starts(mark.start), max(starts(mark.end), starts(mark.start) + 1), mark) for mark in marks]
    under = [" "] * max(end for _, end, _ in places)
    for start, end, mark in sorted(places, key=lambda place: _WEIGHT[place[2].sign]):
        under[start:end] = mark.sign * (end - start)
    labels = [(start, shown(mark.text)) for start, _, mark in places if mark.text]
    return [Row(number, line), Row(None, "".join(under)), *(Row(None, row) for row in _labels(labels, columns))]


def _chosen_windows(text: str, marks: Sequence[Mark], columns: int) -> list[tuple[int, int]]:
    """The whole line if it fits, else the widest context around the marks that does, else as much of the first mark as fits."""
    if width(text) <= columns:
        return [(0, len(text))]
    for context in _CONTEXTS:
        windows = _windows(text, marks, context)
        if _fits(text, windows, columns):
            return windows
    return [(marks[0].start, marks[0].start + max(1, columns // 2 - 2 * len(_CUT)))]


class _Columns:
    """From offsets within a line to display columns of its cut form."""

    def __init__(self, text: str, windows: Sequence[tuple[int, int]]) -> None:
        self._column: dict[int, int] = {}
        pieces: list[str] = []
        at = 0
        for start, end in windows:
            lead = (_CUT if pieces else _CUT.lstrip()) if start > 0 else ""
            pieces.append(lead)
            at += len(lead)
            for index in range(start, min(end, len(text))):
                self._column[index] = at
                printed, size = cell(text[index])
                pieces.append(printed)
                at += size
            self._column[end] = at
        if windows[-1][1] < len(text):
            pieces.append(_CUT.rstrip())
        self._last = at
        self.line = "".join(pieces).rstrip()

    def __call__(self, index: int) -> int:
        return self._column.get(index, self._last)


def _cut(text: str, windows: Sequence[tuple[int, int]]) -> tuple[str, _Columns]:
    columns = _Columns(text, windows)
    return columns.line, columns


def _labels(labels: list[tuple[int, str]], columns: int) -> list[str]:
    """Rows of label texts, each under its mark; where two would collide, the left one goes lower, hung on a bar."""
    rows: list[list[str]] = []
    free: list[int] = []  # per row, the first column that is taken
    for start, text in reversed(labels):
        left = max(0, min(start, columns - width(text)))
        level = next((i for i, edge in enumerate(free) if left + width(text) + 2 <= edge), len(rows))
        if level == len(rows):
            rows.append([])
            free.append(columns + width(text) + 2)
        _write(rows[level], left, text)
        free[level] = left
        for above in range(level):
            _write(rows[above], start, "|", over=False)
            free[above] = min(free[above], start)
    return ["".join(row).rstrip() for row in rows]


def _write(row: list[str], column: int, text: str, *, over: bool = True) -> None:
    """Put text into a row of one-column cells; a wide character fills two, the second of them empty."""
    for char in text:
        size = width(char)
        row.extend(" " * (column + size - len(row)))
        if size == 0:
            row[column - 1] += char
        elif over or row[column] == " ":
            row[column : column + size] = [char, *[""] * (size - 1)]
        column += size
