"""What the elements of a page are to its reader: captions, standfirsts, headings and list items, by tags and by class names."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.model import Part, Span
from factcheck.read import tags

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ol", "ul", "menu"))
_VOID = frozenset(("img", "br", "hr", "input", "meta", "link", "source", "track", "wbr", "area", "base", "col", "embed"))
_STANDFIRST = frozenset(("standfirst", "dek", "subheadline", "sub-headline", "subhed"))
_CAPTION = re.compile(r"(?:^|[-_])caption(?:[-_](?:text|content|body))?$")


class _Open(Struct):
    """An element that is not yet closed; `depth` counts the elements of its name inside it."""

    name: str
    start: int
    part: Part
    depth: int = 0


class _List(Struct):
    """A list that is not yet closed, with the number of its last item."""

    ordered: bool
    group: int
    number: int


class Parts:
    """Hears of every tag of a page in order and notes the stretches between those that matter."""

    def __init__(self) -> None:
        self.found: list[Part] = []
        self._told: _Open | None = None  # a caption or standfirst
        self._heading: _Open | None = None
        self._item: Part | None = None
        self._lists: list[_List] = []
        self._groups = 0

    def tag(self, name: str, tag: str, start: int, end: int) -> None:
        """A tag that stands at `start`..`end` of the source."""
        opening = tag[1] != "/"
        if self._told is not None:
            self._within(self._told, name, opening, start)
        elif opening and name not in _VOID and (kind := _kind(name, tag)):
            self._told = _Open(name, end, Part(Span(end, end), kind))
        if name in _HEADINGS:
            self._head(name, opening, start, end)
        elif name in _LISTS or name == "li":
            self._list(name, tag, opening, start, end)

    def _within(self, told: _Open, name: str, opening: bool, start: int) -> None:
        if name != told.name:
            return
        if opening and name == "p":
            self._told = None  # a paragraph never holds another: this one was not closed, and what it holds is not known
        elif opening:
            told.depth += 1
        elif told.depth:
            told.depth -= 1
        else:
            self._keep(told.part, start)
            self._told = None

    def _head(self, name: str, opening: bool, start: int, end: int) -> None:
        if opening:
            self._heading = _Open(name, end, Part(Span(end, end), "heading", int(name[1])))
        elif self._heading is not None and self._heading.name == name:
            self._keep(self._heading.part, start)
            self._heading = None

    def _list(self, name: str, tag: str, opening: bool, start: int, end: int) -> None:
        if self._item is not None:
            self._keep(self._item, start)
            self._item = None
        if name == "li":
            if opening and self._lists:
                self._open_item(self._lists[-1], tag, end)
        elif opening:
            self._groups += 1
            first = tags.attributes(tag).get("start", "1")
            self._lists.append(_List(name == "ol", self._groups, (int(first) if re.fullmatch(r"\d{1,3}", first) else 1) - 1))
        elif self._lists:
            self._lists.pop()

    def _open_item(self, under: _List, tag: str, end: int) -> None:
        said = tags.attributes(tag).get("value", "")
        under.number = int(said) if re.fullmatch(r"\d{1,3}", said) else under.number + 1
        self._item = Part(Span(end, end), "item", len(self._lists) - 1, under.number if under.ordered else None, under.group)

    def _keep(self, part: Part, end: int) -> None:
        if part.span.start < end:
            self.found.append(Part(Span(part.span.start, end), part.kind, part.level, part.number, part.group))


def _kind(name: str, tag: str) -> str | None:
    """Whether an opening tag opens a caption or a standfirst."""
    if name == "figcaption":
        return "caption"
    if "class" not in tag:
        return None
    named = tags.attributes(tag).get("class", "").lower().split()
    if any(_CAPTION.search(each) for each in named):
        return "caption" if name not in ("table", "caption", "figure") else None
    return "standfirst" if not _STANDFIRST.isdisjoint(named) else None
