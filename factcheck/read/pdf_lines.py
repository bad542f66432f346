"""From letters to lines: runs of letters, superscripts set beside the words they belong to, spaces where the gaps are.

Lengths are in points; `em` stands for the height of a line's letters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from factcheck.read.pdf_model import Glyph, Page

_SPACE = 0.17  # em: a gap as wide as this is a space, where the page paints no spaces of its own
_SPACE_BESIDE = 0.25  # em: the same where it does
_APART = 0.75  # em: a gap that may part two texts of one line: columns, cells
_SMALL = 0.82  # of the letters beside it: a superscript or a subscript
_RAISED = 0.25  # em: letters that stand as high as this above the line need only be a little smaller
_SMALLER = 0.95
_REACH = 4  # rows to either side in which the line of a superscript is looked for


class Piece(Struct, frozen=True):
    """Letters of one line; `raised` if they are a superscript."""

    text: str
    raised: bool = False


class Fragment(Struct):
    """Part of a line without a wide gap: a whole line of prose, or a cell."""

    x0: float
    x1: float
    y: float
    height: float
    bold: bool
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The letters, superscripts left out."""
        return "".join(piece.text for piece in self.pieces if not piece.raised)


class _Run(Struct):
    """Letters that follow one another in one font and size, on one baseline."""

    glyphs: list[Glyph]
    raised: bool = False

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def height(self) -> float:
        return self.glyphs[0].height


def body_height(pages: Sequence[Page]) -> float:
    """The height of most letters, to half a point; 1 if there are none."""
    heights = Counter(round(glyph.height * 2) / 2 for page in pages for glyph in page.glyphs if glyph.text.isalnum())
    return max(1.0, max(heights.items(), key=lambda item: (item[1], item[0]), default=(1.0, 0))[0])


def fragments(page: Page) -> list[Fragment]:
    """The fragments of a page from top to bottom, from left to right."""
    solid = [glyph for glyph in page.glyphs if not glyph.text.isspace() and glyph.height > 0]
    spaces = sum(glyph.text.isspace() for glyph in page.glyphs)
    space = _SPACE_BESIDE if spaces * 12 > len(solid) else _SPACE
    blanks = _blanks(page.glyphs) if spaces else {}
    rows = _rows(_runs(solid))
    return [fragment for row in rows for fragment in _fragments(row, space, blanks, page.bold)]


def _blanks(glyphs: Sequence[Glyph]) -> dict[int, list[float]]:
    """Where white space is painted: for each baseline, rounded, the middles of the blanks in order."""
    found: dict[int, list[float]] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            found.setdefault(round(glyph.y), []).append((glyph.x0 + glyph.x1) / 2)
    for middles in found.values():
        middles.sort()
    return found


def _runs(glyphs: Sequence[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    for glyph in glyphs:
        last = runs[-1].glyphs[-1] if runs else None
        if (
            last
            and last.font == glyph.font
            and abs(last.y - glyph.y) < 0.08 * last.height
            and abs(last.height - glyph.height) < 0.08 * last.height
            and -0.3 * last.height < glyph.x0 - last.x1 < _APART * last.height
            and glyph.x0 > last.x0
        ):
            runs[-1].glyphs.append(glyph)
        else:
            runs.append(_Run([glyph]))
    return runs


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Runs of one baseline together, top row first; small raised runs go to the row of their neighbour."""
    runs.sort(key=lambda run: -run.y)
    rows: list[list[_Run]] = []
    for run in runs:
        if rows and abs(rows[-1][0].y - run.y) < 0.2 * min(run.height, rows[-1][0].height):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.x0)
    _attach(rows)
    return [row for row in rows if row]


def _attach(rows: list[list[_Run]]) -> None:
    """Move superscripts and subscripts into the row that they are set against."""
    starts = [[run.x0 for run in row] for row in rows]
    for index, row in enumerate(rows):
        moved = set()
        for run in row:
            host = _host(rows, starts, index, run)
            if host is not None:
                run.raised = run.y - rows[host][0].y > 0.12 * rows[host][0].height
                at = bisect_right(starts[host], run.x0)
                rows[host].insert(at, run)
                starts[host].insert(at, run.x0)
                moved.add(id(run))
        if moved:
            row[:] = [run for run in row if id(run) not in moved]
            starts[index] = [run.x0 for run in row]


def _host(rows: list[list[_Run]], starts: list[list[float]], index: int, run: _Run) -> int | None:
    """The row, a little lower or higher, that has larger letters directly beside a short run; `starts` are the left ends of its runs."""
    if len(run.glyphs) > 8:
        return None
    for step in sorted(range(-_REACH, _REACH + 1), key=abs)[1:]:
        at = index + step
        if not 0 <= at < len(rows):
            continue
        near = bisect_left(starts[at], run.x0)
        for other in rows[at][max(0, near - 1) : near + 1]:
            rise = run.y - other.y
            beside = min(abs(run.x0 - other.x1), abs(other.x0 - run.x1)) < 0.35 * other.height
            small = _SMALLER if rise > _RAISED * other.height else _SMALL
            if beside and run.height < small * other.height and -0.35 * other.height < rise < 0.75 * other.height:
                return at
    return None


def _fragments(row: list[_Run], space: float, blanks: dict[int, list[float]], bold: frozenset[int]) -> list[Fragment]:
    found: list[Fragment] = []
    end: Glyph | None = None
    for run in row:
        for glyph in run.glyphs:
            last = found[-1] if found else None
            gap = glyph.x0 - end.x1 if end else 0.0
            if last is None or end is None or gap > _limit(last, glyph, end):
                found.append(Fragment(glyph.x0, glyph.x1, run.y, run.height, glyph.font in bold))
                last = found[-1]
            elif gap > space * last.height or (gap > 0 and _painted(blanks, end, glyph)):
                _add(last, " ", raised=False)
            _add(last, glyph.text, run.raised)
            if not run.raised and run.height > last.height:
                last.y, last.height = run.y, run.height
            last.x1 = max(last.x1, glyph.x1)
            end = glyph
    return found


def _limit(last: Fragment, glyph: Glyph, end: Glyph) -> float:
    """How wide a gap may be within a fragment: narrower between two figures, which may be cells of a table."""
    figures = glyph.text.isdigit() and end.text.isdigit()
    return (0.6 if figures else _APART) * last.height


def _painted(blanks: dict[int, list[float]], end: Glyph, glyph: Glyph) -> bool:
    """Whether white space is painted between two letters."""
    for y in {round(end.y), round(glyph.y), int(end.y), int(end.y) + 1}:
        middles = blanks.get(y)
        if middles:
            at = bisect_left(middles, end.x1 - 0.1 * end.height)
            if at < len(middles) and middles[at] < glyph.x0 + 0.1 * glyph.height:
                return True
    return False


def _add(fragment: Fragment, text: str, raised: bool) -> None:
    if fragment.pieces and fragment.pieces[-1].raised == raised:
        fragment.pieces[-1] = Piece(fragment.pieces[-1].text + text, raised)
    else:
        fragment.pieces.append(Piece(text, raised))
