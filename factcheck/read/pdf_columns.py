"""The order in which a page is read: columns one after the other, the rows of a table as lines.

A gutter is a left edge at which several lines start while no line crosses it. Whether what stands on both sides are columns of prose or
cells of a table is told by their lengths and by whether their baselines agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from factcheck.read.pdf_lines import Fragment, Piece

_GUTTER = 0.6  # em
_BAND = 1.8  # em: white space across the page as high as this ends the columns if only one goes on
_EDGE = 3.0  # points by which the left edge of a column may vary
_LEAST = 3  # lines that make a column
_WORDY = 18  # letters: lines of prose are longer than this on the average, even in narrow columns
_EDGES = 8  # edges that are tried in one region
_DEEPEST = 12
_LEADER = re.compile(r"(?: ?\.){5,} ?|_{5,}")


class Line(Struct):
    """A line of one column. `top` is the height of the page's letters above which it stands (its baseline), up is more."""

    x0: float
    x1: float
    y: float
    height: float
    bold: bool
    pieces: list[Piece]
    page: int

    @property
    def text(self) -> str:
        """The letters, superscripts left out."""
        return "".join(piece.text for piece in self.pieces if not piece.raised)


def blocks(found: Sequence[Fragment], page: int) -> list[list[Line]]:
    """The lines of a page in reading order, a list for each column or full-width stretch."""
    return [_lines(region, page) for region in _regions(list(found), 0)]


def _regions(region: list[Fragment], depth: int) -> list[list[Fragment]]:
    """The region itself, or its parts in reading order if there is a gutter in it."""
    if len(region) < 2 * _LEAST or depth > _DEEPEST:
        return [region] if region else []
    best: tuple[int, list[list[Fragment]]] | None = None
    for edge, _ in _edges(region):
        for first, last in (_trimmed(region, edge, *stretch) for stretch in _stretches(region, edge)):
            left = [fragment for fragment in region[first:last] if fragment.x0 < edge - _EDGE]
            right = [fragment for fragment in region[first:last] if fragment.x0 >= edge - _EDGE]
            if _columns(left, right) and (best is None or last - first > best[0]):
                best = (last - first, [region[:first], left, right, region[last:]])
    if best is None:
        return [region]
    return [part for piece in best[1] for part in _regions(piece, depth + 1)]


def _edges(region: Sequence[Fragment]) -> list[tuple[float, int]]:
    """Left edges at which several fragments start, the most frequent ones first."""
    starts = Counter(round(fragment.x0) for fragment in region)
    edges = {edge: sum(starts[edge + step] for step in (-2, -1, 0, 1, 2)) for edge in starts}
    least = min(starts)
    ranked = sorted(
        ((edge, count) for edge, count in edges.items() if count >= _LEAST and edge > least + _EDGE), key=lambda e: (-e[1], e[0])
    )
    return [(float(edge), count) for edge, count in ranked[:_EDGES]]


def _stretches(region: Sequence[Fragment], edge: float) -> list[tuple[int, int]]:
    """The stretches of the region, top to bottom, in which nothing crosses the gutter to the left of an edge."""
    found, start = [], 0
    for index, fragment in enumerate(region):
        if fragment.x0 < edge - _EDGE and fragment.x1 > edge - _GUTTER * fragment.height:
            found.append((start, index))
            start = index + 1
    found.append((start, len(region)))
    return [(first, last) for first, last in found if last - first >= 2 * _LEAST]


def _trimmed(region: Sequence[Fragment], edge: float, first: int, last: int) -> tuple[int, int]:
    """The stretch without what stands above or below a band of white across both columns and on one side of the gutter only."""
    sides = [fragment.x0 >= edge - _EDGE for fragment in region[first:last]]
    changes = [first + index for index in range(1, len(sides)) if sides[index] != sides[index - 1]]
    if not changes:
        return first, last
    bands = [index for index in range(first + 1, last) if _band(region[index - 1], region[index])]
    start = max((index for index in bands if index <= changes[0]), default=first)
    end = min((index for index in bands if index >= changes[-1]), default=last)
    return start, end


def _band(above: Fragment, below: Fragment) -> bool:
    return above.y - below.y > _BAND * max(above.height, below.height)


def _columns(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Whether two sides of a gutter are columns that are read one after the other."""
    if min(len(left), len(right)) < _LEAST:
        return False
    overlap = min(left[0].y, right[0].y) - max(left[-1].y, right[-1].y)
    if overlap <= 0:
        return False
    wordy = all(sum(len(fragment.text) for fragment in side) >= _WORDY * len(side) for side in (left, right))
    return wordy or _aligned(left, right) < 0.6


def _aligned(left: Sequence[Fragment], right: Sequence[Fragment]) -> float:
    """The share of the shorter side's lines that stand on a baseline of the other."""
    few, many = sorted((left, right), key=len)
    baselines = {round(fragment.y) for fragment in many}
    return sum(any(round(fragment.y) + step in baselines for step in (-1, 0, 1)) for fragment in few) / len(few)


def _lines(region: Sequence[Fragment], page: int) -> list[Line]:
    """Fragments on one baseline make one line; wide gaps in it are tabs."""
    rows: list[list[Fragment]] = []
    for fragment in region:
        if rows and abs(rows[-1][0].y - fragment.y) < 0.3 * min(fragment.height, rows[-1][0].height):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_line(sorted(row, key=lambda fragment: fragment.x0), page) for row in rows]


def _line(row: Sequence[Fragment], page: int) -> Line:
    """The dots that lead from a heading to its page are a gap as well."""
    pieces = list(row[0].pieces)
    for before, fragment in pairwise(row):
        figures = before.text[-1:].isdigit() and fragment.text[:1].isdigit()
        wide = fragment.x0 - before.x1 > 2 * fragment.height or figures
        pieces += [Piece("\t" if wide else " "), *fragment.pieces]
    return Line(
        row[0].x0,
        row[-1].x1,
        row[0].y,
        max(fragment.height for fragment in row),
        all(fragment.bold for fragment in row),
        [piece if piece.raised else Piece(_LEADER.sub("\t", piece.text)) for piece in pieces],
        page,
    )
