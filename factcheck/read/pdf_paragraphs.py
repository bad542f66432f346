"""From lines to paragraphs, by what a typesetter does between two of them: a gap, an indent, a line left unfilled, another size of type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, field

from factcheck.read.pdf_columns import Line

_GAP = 1.25  # times the usual distance of lines
_INDENT = 0.7  # em
_SLACK = 0.5  # em by which the next line's first word must miss the room that was left
_NEAR = 12  # lines to either side that tell of the type area
_RUN = 3  # lines that start at one place and so make a type area of their own
_SIZE = 0.08  # by which sizes of type differ
_NOTE = 0.9  # of the body's size: footnotes are smaller
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[-*•·–—▪●◦‣■□➢]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_NOTE_START = re.compile(r"(?:\[?\d{1,2}\]?[.)]?|[*†‡§])\s?(?=[A-Z“\"])")


class Paragraph(Struct):
    """Lines that belong together. `full` tells whether the last one was filled, so that the next column may go on with the sentence."""

    lines: list[Line] = field(default_factory=list)
    full: bool = False

    @property
    def height(self) -> float:
        """The size of its type."""
        return median(line.height for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    def words(self) -> str:
        """The bare text."""
        return " ".join(line.text.strip() for line in self.lines)


def paragraphs(blocks: Sequence[Sequence[Line]], body: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of all blocks in reading order, those that go on in the next column or page put together; and the footnotes."""
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for block in blocks:
        text, under = _footnotes(block, body)
        for index, paragraph in enumerate(_split(text)):
            if index == 0 and found and _goes_on(found[-1], paragraph):
                found[-1].lines += paragraph.lines
                found[-1].full = paragraph.full
            else:
                found.append(paragraph)
        notes += _split(under)
    return found, notes


def _footnotes(block: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """A block without the footnotes at its end, and these."""
    start = len(block)
    for index in range(len(block) - 1, -1, -1):
        line = block[index]
        if line.height > _NOTE * body:
            break
        if (line.pieces and line.pieces[0].raised) or _NOTE_START.match(line.text):
            start = index
    return list(block[:start]), list(block[start:])


def _split(block: Sequence[Line]) -> list[Paragraph]:
    if not block:
        return []
    edges = _edges(block)
    leading = _leading(block)
    found = [Paragraph([block[0]])]
    for index, (line, following) in enumerate(pairwise(block)):
        right = edges[index][1]
        found[-1].full = _filled(line, following, right)
        if _parted(line, following, edges[index + 1], leading, found[-1]):
            found.append(Paragraph())
        found[-1].lines.append(following)
    left, right = edges[-1]
    found[-1].full = block[-1].x1 > right - 3 * block[-1].height and block[-1].x1 - left > 8 * block[-1].height
    return found


def _edges(block: Sequence[Line]) -> list[tuple[float, float]]:
    """For each line the left and right edge of the type area that it stands in: that of the lines around it that start where it does.

    Where these are few or short (an indented first line, an address), that of all lines of its size nearby.
    """
    runs = _runs(block)
    found = []
    for index, line in enumerate(block):
        near = [
            other for other in block[max(0, index - _NEAR) : index + _NEAR + 1] if abs(other.height - line.height) < _SIZE * line.height
        ]
        lefts = sorted(other.x0 for other in near)
        left, right = lefts[len(lefts) // 4], max(other.x1 for other in near)
        first, last = runs[index]
        own = max(other.x1 for other in block[max(first, index - _NEAR) : min(last, index + _NEAR + 1)])
        if last - first >= _RUN and own - line.x0 > 0.6 * (right - left):
            left, right = line.x0, own
        found.append((left, right))
    return found


def _runs(block: Sequence[Line]) -> list[tuple[int, int]]:
    """For each line the stretch of lines of its size around it that start at the same place."""
    found: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(block) + 1):
        if index == len(block) or not _alike(block[index - 1], block[index]):
            found += [(start, index)] * (index - start)
            start = index
    return found


def _alike(a: Line, b: Line) -> bool:
    return abs(a.x0 - b.x0) <= 1.5 and abs(a.height - b.height) < _SIZE * a.height


def _leading(block: Sequence[Line]) -> float:
    """The usual distance of two baselines of one size, in em; the smaller ones count, since gaps between paragraphs are among them."""
    steps = [
        (a.y - b.y) / a.height
        for a, b in pairwise(block)
        if a.page == b.page and abs(a.height - b.height) < _SIZE * a.height and 0 < a.y - b.y < 2.5 * a.height
    ]
    return sorted(steps)[len(steps) // 3] if steps else 1.4


def _filled(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    first = following.text.split(maxsplit=1)
    if not first:
        return False
    width = (following.x1 - following.x0) * (len(first[0]) + 1) / max(1, len(following.text))
    return line.x1 + width > right - _SLACK * line.height


def _parted(line: Line, following: Line, area: tuple[float, float], leading: float, paragraph: Paragraph) -> bool:
    """Whether a paragraph ends between two lines of a column."""
    step, left = line.y - following.y, area[0]
    if step > _GAP * leading * line.height or step <= 0 or "\t" in line.text or "\t" in following.text:
        return True
    if abs(line.height - following.height) > _SIZE * max(line.height, following.height):
        return True
    if _ITEM.match(following.text) and not (line.text.rstrip()[-1:].isalpha() and following.text[:1].isdigit()):
        return True
    if line.bold != following.bold and (_ENDS.search(line.text) or not paragraph.full):
        return True
    indented = following.x0 - left > _INDENT * following.height and following.x0 - line.x0 > _INDENT * following.height
    return (indented and not _ITEM.match(paragraph.lines[0].text)) or not paragraph.full


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph runs on from one column or page to the next."""
    last, first = before.lines[-1], after.lines[0]
    if last.page == first.page and last.y >= first.y:
        return False  # further down the same page, behind something that parts them
    if abs(last.height - first.height) > _SIZE * last.height or last.bold != first.bold or "\t" in last.text + first.text:
        return False
    words = last.text.rstrip()
    if _ITEM.match(first.text):
        return False
    if not _ENDS.search(words) and (first.text[:1].islower() or words.endswith(("-", ","))):
        return True
    return before.full and not _ENDS.search(words)
