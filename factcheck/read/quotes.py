"""Stretches inside double quotation marks. Single ones are left alone: too many of them are apostrophes ("the '90s", "the boys' team")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Span

_MARK = re.compile(r"[“”\"«»„]")
_OPENERS = "“«„"


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The text between the marks, in order, not across paragraphs.

    A paragraph whose last quotation is not closed counts as quoted to its end only if the next paragraph begins with an opening
    mark: that is how a quotation of several paragraphs is printed. Any other unpaired mark is a slip and quotes nothing.
    """
    found: list[Span] = []
    for index, paragraph in enumerate(paragraphs):
        still_open = _paired(text, paragraph, found)
        if still_open is None or index + 1 == len(paragraphs):
            continue
        following = paragraphs[index + 1]
        if text[following.start : following.start + 8].lstrip()[:1] in ("“", "„", "«", '"'):
            found.append(Span(still_open, paragraph.end))
    return [span for span in found if span.start < span.end]


def _paired(text: str, paragraph: Span, found: list[Span]) -> int | None:
    """Add the closed quotations of a paragraph to `found`; the start of one that is still open."""
    start: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = mark.start()
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        opens = mark[0] in _OPENERS or (mark[0] == '"' and _opens(before, after, start is not None))
        if opens:
            start = at + 1
        elif start is not None:
            found.append(Span(start, at))
            start = None
    return start


def _opens(before: str, after: str, inside: bool) -> bool:
    """Whether a straight mark opens: by the spaces around it, else by what is due. Behind a digit it is a sign for inches."""
    if before.isspace() and not after.isspace():
        return True
    if not before.isspace() and after.isspace():
        return False
    return not inside and not before.isdigit()
