"""What Markdown and HTML have in common: tags, comments, entities and superscripts.

The standard library's html.parser gives lines and columns instead of offsets and takes quadratic time on unclosed
tags and comments (a megabyte of "<a " takes hours), so that tags are found here, by expressions that cannot backtrack.
"""

from __future__ import annotations

import html
import re

from factcheck.read import footmarks
from factcheck.read.compose import Composer

# Quoted attribute values may hold ">"; none may hold "<", which keeps every scan short.
TAG = r"""</?[A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|</?[A-Za-z][^<>]*>"""
ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 head header hgroup hr html li main menu nav ol option p pre section summary table tbody tfoot thead tr ul
    """
)
CELLS = frozenset(("td", "th"))
# Elements whose content is no prose for the reader of a story.
SKIPPED = _names(
    """
    audio button canvas code datalist iframe math nav noembed noscript object samp script select style svg template textarea video
    """
)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:.-]*)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_FOOTNOTE = re.compile(rf"<sup\b[^<>]*>\s*+(?:<a\b[^<>]*>\s*+)?{footmarks.MARK}\s*+(?:</a\s*+>\s*+)?</sup\s*+>", re.IGNORECASE)


def name_of(tag: str) -> str:
    """The element's name in lower case."""
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def attributes(tag: str) -> dict[str, str]:
    """The attributes with a value, names in lower case, entities decoded."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag):
        found.setdefault(match[1].lower(), html.unescape(match[2] or match[3] or match[4] or ""))
    return found


def decoded(entity: str) -> str:
    """The characters of an entity; an unknown one stays as it is, a NUL becomes the replacement character."""
    return html.unescape(entity)


def footnote(source: str, start: int, before: str) -> int | None:
    """The end of a superscript at `start` that is a footnote mark and would be read as digits; None for "km²" and ordinals."""
    match = _FOOTNOTE.match(source, start)
    return match.end() if match and not footmarks.squared(before) else None


def effect(tag: str, composer: Composer) -> None:
    """What a tag that stands in the text does to it: block ends separate, `<br>` ends a line, others do nothing."""
    name = name_of(tag)
    if name in BLOCKS:
        composer.paragraph()
    elif name in CELLS:
        composer.cell()
    elif name == "br":
        composer.line()


class Finder:
    """`find` for closing marks that gives up for good on a mark once there are no more of it, so that many openers stay linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._missing: set[str] = set()
        self._lower: str | None = None

    def after(self, mark: str, start: int) -> int | None:
        """The offset behind the next `mark`, None if there is none."""
        at = -1 if mark in self._missing else self.text.find(mark, start)
        if at < 0:
            self._missing.add(mark)
            return None
        return at + len(mark)

    def closing(self, name: str, start: int) -> tuple[int, int] | None:
        """Where the next closing tag of an element stands, None if there is none. `name` is in lower case."""
        if name in self._missing:
            return None
        match = re.compile(rf"</{re.escape(name)}\s*+>", re.IGNORECASE).search(self.text, start)
        if match is None:
            self._missing.add(name)
            return None
        return match.span()
