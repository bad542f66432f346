"""Tables for the terminal: tabulate, with cells wrapped beforehand to the width there is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType

from factcheck.report.layout import width, wrap

_HEADER_PADDING = 2  # tabulate gives every header two columns more than it needs
_LONGEST_WORD = 14  # words up to here are broken only if the table does not fit otherwise


def grid(headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> str:
    """A table no wider than `columns`, as far as its headers allow. Cells are shown as they are: no number is rewritten."""
    sizes = _sizes(headers, rows, columns - 3 * len(headers) - 1)
    cells = [["\n".join(wrap(cell, size)) for cell, size in zip(row, sizes, strict=True)] for row in rows]
    tabulate = _tabulate()
    wide = any(width(line) != len(line) for row in cells for cell in row for line in cell.split("\n"))
    setattr(tabulate, "WIDE_CHARS_MODE", wide)  # noqa: B010 - a documented switch of that module
    # Without disable_numparse tabulate would print "12.50" as 12.5 and "007" as 7.
    return str(tabulate.tabulate(cells, headers=list(headers), tablefmt="simple_grid", disable_numparse=True))


@cache
def _tabulate() -> ModuleType:
    """The module tabulate. It imports wcwidth, whose tables take longer to load than all else that prints a report: they are loaded on
    first use, which is where a cell holds a character that is not one column wide."""
    spec = find_spec("wcwidth")
    if "wcwidth" not in sys.modules and spec is not None and spec.loader is not None:
        spec.loader = LazyLoader(spec.loader)
        module = module_from_spec(spec)
        sys.modules["wcwidth"] = module
        spec.loader.exec_module(module)
    return import_module("tabulate")


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
