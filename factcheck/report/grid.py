"""Tables for the terminal: tabulate, with cells wrapped beforehand to the width there is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from factcheck.report.layout import width, wrap

_HEADER_PADDING = 2  # tabulate gives every header two columns more than it needs
_LONGEST_WORD = 14  # words up to here are broken only if the table does not fit otherwise


def grid(headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> str:
    """A table no wider than `columns`, as far as its headers allow. Cells are shown as they are: no number is rewritten."""
    sizes = _sizes(headers, rows, columns - 3 * len(headers) - 1)
    cells = [["\n".join(wrap(cell, size)) for cell, size in zip(row, sizes, strict=True)] for row in rows]
    tabulate = _tabulate(any(width(line) != len(line) for row in cells for cell in row for line in cell.split("\n")))
    # Without disable_numparse tabulate would print "12.50" as 12.5 and "007" as 7.
    return str(tabulate.tabulate(cells, headers=list(headers), tablefmt="simple_grid", disable_numparse=True))


def _tabulate(wide: bool) -> Any:
    """The module tabulate. It takes wcwidth where that can be imported, whose tables take longer to load than all else that prints a
    report: it is held back from a first import and handed over once a cell holds characters that are not one column wide."""
    if "tabulate" not in sys.modules and "wcwidth" not in sys.modules:
        sys.modules["wcwidth"] = None  # type: ignore[assignment]  # Python's own way to say that a module cannot be imported
        try:
            import_module("tabulate")
        finally:
            del sys.modules["wcwidth"]
    tabulate: Any = import_module("tabulate")
    if wide and tabulate.wcwidth is None:
        tabulate.wcwidth, tabulate.WIDE_CHARS_MODE = import_module("wcwidth"), True
    return tabulate


def _sizes(headers: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Column widths: what each column wants; then the widest cut down to its longest word, then to its header, until all fit."""
    headings = [width(header) + _HEADER_PADDING for header in headers]
    sizes = [max(heading, *(width(row[index]) for row in rows)) for index, heading in enumerate(headings)]
    words = [max(heading, *(_longest_word(row[index]) for row in rows)) for index, heading in enumerate(headings)]
    for least in (words, headings):
        while sum(sizes) > room:
            loose = [index for index in range(len(sizes)) if sizes[index] > least[index]]
            if not loose:
                break
            sizes[max(loose, key=lambda index: (sizes[index], index))] -= 1
    return sizes


def _longest_word(text: str) -> int:
    return min(_LONGEST_WORD, max((width(word) for word in text.split()), default=0))
