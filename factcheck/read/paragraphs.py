"""Where paragraphs begin and end in the reader's text.

A blank line always separates. A single line end separates where a line is a paragraph, as in most news text, and joins where the
text was wrapped at a fixed width, as in mail and wire copy. Which of the two a plain text is, is decided once for the whole document.
"""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.model import Span
from factcheck.read.lines import Line, lines

_WIDEST = 120  # wrapped text is narrower
_NARROWEST = 55  # and wider than this
_SHORT = 40  # shorter lines are headings, list items, addresses
_SLACK = 4  # a wrapped line may end this much before its width: some programs count tabs or double spaces otherwise
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*\s*$")
_ITEM = re.compile(r"\s*(?:[-*•·–—▪●◦‣]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")


def paragraphs(text: str, start: int, end: int, plain: bool) -> list[Span]:
    """The paragraphs of `text[start:end]`, without empty ones. `plain`: single line ends may separate."""
    blocks = _blocks(text, start, end)
    width = _width(text, blocks) if plain else None
    found: list[Span] = []
    for block in blocks:
        first = block[0].start
        for line, following in pairwise(block):
            if plain and not _joined(text, line, following, width):
                found.append(Span(first, line.end))
                first = following.start
        found.append(Span(first, block[-1].end))
    return found


def _blocks(text: str, start: int, end: int) -> list[list[Line]]:
    """Runs of lines that are not blank."""
    blocks: list[list[Line]] = [[]]
    for line in lines(text, start, end):
        if text[line.start : line.end].strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def _width(text: str, blocks: list[list[Line]]) -> int | None:
    """The width at which the text was wrapped, None if it was not.

    It was if nearly every line that another one follows is so full that the next line's first word would not have fitted.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    lengths = [line.end - line.start for line, _ in pairs]
    width = max(lengths, default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    inner = [pair for pair in pairs if not _ends(text, pair[0])]
    full = sum(_full(text, line, following, width) for line, following in inner)
    return width if len(inner) >= 2 and full >= 0.7 * len(inner) and 2 * len(inner) >= len(pairs) else None


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    head = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)
    return line.end - line.start + 1 + len(head[0]) >= width - _SLACK


def _joined(text: str, line: Line, following: Line, width: int | None) -> bool:
    """Whether a line goes on in the next one."""
    if _ITEM.match(text, following.start, following.end):
        return False
    if width is not None:
        indented = text[following.start] in " \t" and text[line.start] not in " \t"
        return not indented and (_full(text, line, following, width) or _broken_off(text, line, following))
    return line.end - line.start >= _SHORT and _broken_off(text, line, following)


def _broken_off(text: str, line: Line, following: Line) -> bool:
    """Whether a line plainly stops in mid-sentence."""
    return not _ends(text, line) and text[following.start : following.end].lstrip()[:1].islower()


def _ends(text: str, line: Line) -> bool:
    """Whether the line ends as a sentence does."""
    return _ENDS.search(text, max(line.start, line.end - 12), line.end) is not None
