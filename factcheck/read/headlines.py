"""Metadata that stands in the first lines of the text itself: "HEADLINE: …", a line of date and author, a press dateline.

Works on the reader's text, whatever its format was.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from factcheck.model import Span
from factcheck.read.dates import DATE, of_match, parse_date
from factcheck.read.lines import Line, lines

_LOOK = 12  # lines in which a release gives its date
_HEADLINE = re.compile(r"\s*(?:headline|title)[ \t]*:[ \t]*(?=\S)", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?P<label>(?:date|dated|published|posted|updated|issued)(?: on)?[ \t]*:?[ \t]+)?", re.IGNORECASE)
# What may follow the date on such a line: nothing, a time, or a byline behind a separator; with a label, any few words.
_BYLINE = re.compile(r"(?:[T, ]*\d{1,2}[:.]\d{2}(?::\d{2})?[^\s|–—•·-]{0,8}(?: [A-Z]{2,4})?)?[ \t]*(?:$|[|–—•·/]|-[ ]|[Bb]y[ ]|\()")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s*$|[a-z]{2}[.!?] +[A-Z“]")
_PLACE = re.compile(r"\s*[A-Z'’.-]{3,40}[^()\n]{0,60}[ ,(]\Z")
_AFTER_DATELINE = re.compile(r"\s*(?:\)|\([^()\n]{0,40}\))?\s*(?:[-–—:]|$)")
_LONGEST = 100


class Head(Struct, frozen=True):
    """What the first lines say: stretches of the reader's text. Prose starts at `body`."""

    body: int
    title: Span | None = None
    published: dt.date | None = None


def read_head(text: str) -> Head:
    """The headline and the metadata line, in either order, at the very start of the text. Prose is never taken for either."""
    title, published, body = None, None, 0
    for line in _filled(text, 4):
        headline = _HEADLINE.match(text, line.start, line.end)
        if headline and title is None:
            end = line.start + len(text[line.start : line.end].rstrip())
            title, body = Span(headline.end(), end), line.next
            continue
        day = _metadata(text[line.start : line.end])
        if day is None or published is not None:
            break
        published, body = day, line.next
    return Head(body, title, published)


def _metadata(line: str) -> dt.date | None:
    """The day of a line that holds a date and perhaps an author, and nothing that reads like a sentence."""
    if len(line) > _LONGEST:
        return None
    label = _LABEL.match(line)
    start = label.end() if label else 0
    date = DATE.match(line, start)
    if date is None or _SENTENCE.search(line, date.end()):
        return None
    if label and label["label"]:
        return of_match(date)
    return of_match(date) if _BYLINE.match(line, date.end()) else None


def dateline(text: str, start: int) -> dt.date | None:
    """The day of a press dateline ("KABUL, Afghanistan (Jan. 25, 2013) –") or of a line that is nothing but a date, among the first
    lines after `start`; these lines stay prose.
    """
    alone = None
    for line in _filled(text, _LOOK, start):
        words = text[line.start : line.start + _LONGEST] if line.end - line.start > _LONGEST else text[line.start : line.end]
        date = DATE.search(words)
        if date is None:
            continue
        place = _PLACE.match(words, 0, date.start())
        if place and place.end() == date.start() and _AFTER_DATELINE.match(words, date.end()):
            return of_match(date)
        if date.group().strip() == words.strip():
            alone = alone or of_match(date)
    return alone


def of_file_name(path: str) -> dt.date | None:
    """The day of a Jekyll file name, `2024-07-17-slug.md`."""
    name = re.search(r"(?:^|[/\\])(\d{4}-\d{2}-\d{2})-[^/\\]*$", path[-300:])
    return parse_date(name[1]) if name else None


def _filled(text: str, count: int, start: int = 0) -> list[Line]:
    """The first `count` lines that are not blank."""
    found: list[Line] = []
    for line in lines(text, start):
        if text[line.start : line.end].strip():
            found.append(line)
            if len(found) == count:
                break
    return found
