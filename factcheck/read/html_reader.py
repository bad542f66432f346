"""HTML as a reader sees it: tags out, entities decoded, white space collapsed, block ends as paragraph ends."""

from __future__ import annotations

import re

from factcheck.model import Segment, Span
from factcheck.read import tags
from factcheck.read.compose import Composer, Reading, cut
from factcheck.read.html_parts import Parts

_TOKEN = re.compile(
    rf"(?P<comment><!--)|(?P<declaration><[!?][^<>]*>)|(?P<tag>{tags.TAG})|(?P<entity>{tags.ENTITY})|(?P<text>[^<&]+)|(?P<other><+(?=<)|&+(?=&)|[<&])"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dcterms.created",
    "og:article:published_time",
    "parsely-pub-date",
)


def read_html(source: str, start: int) -> Reading:
    """Read `source` from `start` on. The title is the first `<h1>`, else the part of `<title>` before " | "."""
    reader = _Reader(source)
    reader.run(start)
    return reader.reading()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.composer = Composer(source)
        self.finder = tags.Finder(source)
        self.head: tuple[int, int] | None = None
        self.heading: tuple[int, int] | None = None
        self.heading_open: int | None = None
        self.dates: dict[str, str] = {}
        self.comments: list[Span] = []
        self.parts = Parts()

    def run(self, start: int) -> None:
        """Walk through the tokens; skipped elements and comments move the walk on."""
        at = start
        while match := _TOKEN.match(self.source, at):
            at = match.end()
            kind = match.lastgroup
            if kind in ("text", "other"):
                self._words(match.start(), at)
            elif kind == "entity":
                self.composer.decode(tags.decoded(match.group()), match.start(), at)
            elif kind == "tag":
                at = self._tag(match.group(), match.start(), at)
            elif kind == "comment":
                at = self.finder.after("-->", at) or at
                self.comments.append(Span(match.start(), at))

    def _words(self, start: int, end: int) -> None:
        """Keep text; of white space that holds a line end only one line end stays, so that it never looks like a blank line."""
        source, at = self.source, start
        for space in _SPACE.finditer(source, start, end):
            low, high = space.span()
            newline = source.find("\n", low, high)
            self.composer.keep(at, low)
            at = high
            if not self.composer.spaced:
                one = newline if newline >= 0 else low
                self.composer.keep(one, one + 1)
        self.composer.keep(at, end)

    def _tag(self, tag: str, start: int, end: int) -> int:
        name = tags.name_of(tag)
        opening = tag[1] != "/"
        if opening and name in ("title", *tags.SKIPPED):
            close = self.finder.closing(name, end)
            if close and name == "title":
                self.head = self.head or (end, close[0])
            return close[1] if close else end
        if opening and name == "sup":
            return tags.footnote(self.source, start, self.composer.before(6)) or end
        if name in ("meta", "time") and opening:
            self._date(name, tags.attributes(tag))
        if name == "h1":
            self._heading(opening)
        self.parts.tag(name, tag, start, end)
        tags.effect(tag, self.composer)
        return end

    def _heading(self, opening: bool) -> None:
        if opening:
            self.heading_open = self.composer.length
        elif self.heading is None and self.heading_open is not None and self.composer.length > self.heading_open:
            self.heading = (self.heading_open, self.composer.length)

    def _date(self, name: str, values: dict[str, str]) -> None:
        if name == "time":
            self.dates.setdefault("time", values.get("datetime", ""))
        else:
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.dates.setdefault(key.lower(), values.get("content", ""))

    def reading(self) -> Reading:
        """The whole text. A `<title>` is put in front of it, since it stands in no paragraph."""
        text, segments = self.composer.result()
        published = next((self.dates[key] for key in (*_PUBLISHED, "time") if self.dates.get(key)), None)
        if self.heading:
            low, high = self.heading
            low += len(text[low:high]) - len(text[low:high].lstrip())
            return Reading(text, segments, Span(low, high), published, tuple(self.comments), tuple(self.parts.found))
        head = self._head_title()
        if head is None:
            return Reading(text, segments, None, published, tuple(self.comments), tuple(self.parts.found))
        title, runs = head
        shift = len(title) + 2
        moved = tuple(cut(segments, 0, len(text), shift))
        parts = tuple(self.parts.found)
        return Reading(f"{title}\n\n{text}", runs + moved, Span(0, len(title)), published, tuple(self.comments), parts)

    def _head_title(self) -> tuple[str, tuple[Segment, ...]] | None:
        """The words of `<title>` without the site's name, and where they stand."""
        if self.head is None:
            return None
        inner = _Reader(self.source)
        inner.composer, at = Composer(self.source), self.head[0]
        while at < self.head[1] and (match := _TOKEN.match(self.source, at, self.head[1])):
            at = match.end()
            if match.lastgroup == "entity":
                inner.composer.decode(tags.decoded(match.group()), match.start(), at)
            else:
                inner._words(match.start(), at)
        text, segments = inner.composer.result()
        title = text.partition(" | ")[0].rstrip()
        return (title, tuple(cut(segments, 0, len(title), 0))) if title else None
