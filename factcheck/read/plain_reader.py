"""Plain text is prose from end to end, but for comments that speak to factcheck: `<!-- factcheck: … -->`."""

from __future__ import annotations

import re

from factcheck.model import Part, Span
from factcheck.read.compose import Composer, Reading

_OPEN = re.compile(r"<!--[ \t\r\n]*factcheck\b")
_CLOSE = "-->"
_ITEM = re.compile(r"^[ \t]{0,3}(?P<number>\d{1,2})[.)][ \t]+(?=\S)", re.MULTILINE)
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")


def read_plain(source: str, start: int) -> Reading:
    """Read `source` from `start` on. A comment that fills its lines goes with them, so that no blank line is left that parts the text."""
    composer = Composer(source)
    comments: list[Span] = []
    at = start
    while opened := _OPEN.search(source, at):
        close = source.find(_CLOSE, opened.end())
        if close < 0:
            break
        comments.append(Span(opened.start(), close + len(_CLOSE)))
        composer.keep(at, opened.start())
        begin = source.rfind("\n", at, opened.start()) + 1 or at
        opens = begin == 0 or source[begin - 1] in "\r\n"
        alone = opens and not source[begin : opened.start()].strip()
        at = close + len(_CLOSE)
        rest = _LINE_END.match(source, at)
        if rest and alone:
            at = rest.end()
    composer.keep(at, len(source))
    items = (Part(Span(item.end(), item.end() + 1), "item", 0, int(item["number"])) for item in _ITEM.finditer(source, start))
    return Reading(*composer.result(), comments=tuple(comments), parts=tuple(items))
