"""What is printed on every page and belongs to none of the text: running heads and feet, page numbers, "more" at the foot of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.read.pdf_lines import Fragment

_MARGIN = 0.13  # of the page's height, at the top and at the bottom
_SAME = 10.0  # points by which a running head may move from page to page
_EDGE = 3  # rows at the top and at the bottom of a page among which its number stands
_NUMBER = re.compile(
    r"[-–—\s|•·]*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|von|\|)\s*\d{1,4})?[-–—\s|•·]*", re.IGNORECASE
)
_MORE = re.compile(r"[-–—\s(\[#*]*(?:more|more follows|over|continued|m/f)[-–—\s)\]#*.…]*", re.IGNORECASE)
_DIGITS = re.compile(r"(?:(?<=page )|(?<=p\. )|(?<= )|^)\d{1,4}(?=(?: of|/| \|| *$))|(?<=of )\d{1,4}|(?<=/)\d{1,4}", re.IGNORECASE)

Sheet = tuple[float, list[Fragment]]  # the height of a page and its fragments, top to bottom


def without_furniture(pages: Sequence[Sheet]) -> list[list[Fragment]]:
    """The fragments of each page that are part of its text."""
    seen: Counter[tuple[str, int]] = Counter()
    for height, page in pages:
        seen.update({key for fragment in page if _marginal(fragment, height) for key in _keys(fragment)})
    return [[fragment for row in _without(_rows(page), height, seen) for fragment in row] for height, page in pages]


def _rows(page: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments on one baseline together."""
    rows: list[list[Fragment]] = []
    for fragment in page:
        if rows and abs(rows[-1][0].y - fragment.y) < 1:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return rows


def _without(rows: Sequence[list[Fragment]], height: float, seen: Counter[tuple[str, int]]) -> list[list[Fragment]]:
    """The rows without those in the margins that are repeated on other pages, or hold a page number and nothing that is not repeated."""
    kept = []
    for index, row in enumerate(rows):
        edge = index < _EDGE or index >= len(rows) - _EDGE
        rest = [fragment for fragment in row if not (_marginal(fragment, height) and seen[_keys(fragment)[0]] > 1)]
        words = " ".join(fragment.text.strip() for fragment in rest)
        number = edge and rest and _marginal(rest[0], height) and _NUMBER.fullmatch(words)
        more = index >= len(rows) - _EDGE and _MORE.fullmatch(words)
        if rest and not number and not more:
            kept.append(rest)
    return kept


def _marginal(fragment: Fragment, height: float) -> bool:
    return fragment.y < _MARGIN * height or fragment.y > (1 - _MARGIN) * height


def _keys(fragment: Fragment) -> list[tuple[str, int]]:
    """The words without page numbers, and the place; a second key for the place next to it, since heads move a little."""
    words = _DIGITS.sub("#", " ".join(fragment.text.split()))
    place, over = divmod(fragment.y, _SAME)
    return [(words, int(place)), (words, int(place) + (1 if over > _SAME / 2 else -1))]
