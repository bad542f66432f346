"""Markdown as a reader sees it, second half: inside a block. Emphasis marks, link targets, code, images, tags and footnote marks go."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from factcheck.model import Span
from factcheck.read import tags
from factcheck.read.compose import Composer

# Each branch ends at the next mark of its own kind at the latest, so that a scan never runs twice over the same text.
_MARK = re.compile(
    rf"""
    (?P<escape> \\[!-/:-@\[-`{{-~] ) | (?P<hard> \\(?=[\r\n]) ) | (?P<code> `+ ) | (?P<emphasis> \*+ | _+ | ~~+ )
  | (?P<note> \[\^[^\[\]\s]{{1,60}}\] ) | (?P<open> !?\[ ) | (?P<close> \] )
  | (?P<mdx> \{{/\* )
  | (?P<auto> <(?:https?|mailto|ftp):[^<>\s]*> ) | (?P<comment> <!-- ) | (?P<tag> {tags.TAG} ) | (?P<entity> {tags.ENTITY} )
  | (?P<template> \{{\{{[^{{}}]*\}}\}} | \{{%[^{{}}]*%\}} | \{{[:\#.][^{{}}\n]*\}} )
  | (?P<pipe> \| )
    """,
    re.VERBOSE,
)
_TARGET = re.compile(
    r"""\(\s*+(?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\)){0,2000}+)\s*+(?:"[^"]{0,500}"\s*+|'[^']{0,500}'\s*+|\([^()]{0,500}\)\s*+)?\)"""
)
_REFERENCE = re.compile(r"\[[^\[\]\n]{0,200}\]")


class _Run(Struct):
    """A run of emphasis marks that is not yet used up: `start`..`end` of the block's text."""

    mark: str
    start: int
    end: int


class Alternative(Struct, frozen=True):
    """An image inside a block: where it stands in the block's text, brackets and target included."""

    start: int
    end: int


class Inline:
    """Reads the blocks of one document into its composer. `labels` are the lower-case names of link definitions."""

    def __init__(self, source: str, composer: Composer, labels: frozenset[str]) -> None:
        self.source = source
        self.composer = composer
        self.labels = labels
        self.comments: list[Span] = []
        self.alternatives: list[Alternative] = []  # of the last block that was read

    def read(self, pieces: list[tuple[int, int]], row: bool = False) -> None:
        """Append the text of a block that stands in these stretches of the source."""
        keys, at = [], 0
        for start, end in pieces:
            keys.append(at)
            at += end - start
        text = "".join(self.source[start:end] for start, end in pieces).rstrip()
        position = 0
        self.alternatives = []
        for cut in _Cuts(text, self.labels, row).run():
            if cut.start < position:
                continue
            self._keep(pieces, keys, position, cut.start)
            position = cut.end
            if cut.kind == "image":
                self.alternatives.append(Alternative(cut.start, cut.end))
            elif cut.kind == "entity":
                start = _to_source(pieces, keys, cut.start)
                self.composer.decode(tags.decoded(text[cut.start : cut.end]), start, start + cut.end - cut.start)
            elif cut.kind == "tag":
                position = self._tag(text, cut)
            elif cut.kind == "pipe":
                self.composer.cell()
            elif cut.kind == "comment":
                self.comments.append(Span(_to_source(pieces, keys, cut.start), _to_source(pieces, keys, cut.end - 1) + 1))
        self._keep(pieces, keys, position, len(text))

    def _tag(self, text: str, cut: _Cut) -> int:
        tag = text[cut.start : cut.end]
        if tags.name_of(tag) == "sup" and tag[1] != "/":
            return tags.footnote(text, cut.start, self.composer.before(6)) or cut.end
        tags.effect(tag, self.composer)
        return cut.end

    def _keep(self, pieces: list[tuple[int, int]], keys: list[int], start: int, end: int) -> None:
        """Keep `start`..`end` of the block's text, piece by piece."""
        if start >= end:
            return
        for index in range(bisect_right(keys, start) - 1, len(pieces)):
            low, high = pieces[index]
            shift = low - keys[index]
            self.composer.keep(max(start + shift, low), min(end + shift, high))
            if end + shift <= high:
                break


def _to_source(pieces: list[tuple[int, int]], keys: list[int], at: int) -> int:
    index = bisect_right(keys, at) - 1
    return pieces[index][0] + at - keys[index]


class _Cut(Struct, frozen=True, order=True):
    """A stretch of the block's text that the reader does not see, or sees otherwise. Sorts by start, the longer one first."""

    start: int
    length: int  # negative, for the order
    kind: str = ""

    @property
    def end(self) -> int:
        return self.start - self.length


class _Cuts:
    """One pass over the marks of a block, with a stack of open brackets and one of open emphasis for each mark."""

    def __init__(self, text: str, labels: frozenset[str], row: bool) -> None:
        self.text = text
        self.labels = labels
        self.row = row
        self.cuts: list[_Cut] = []
        self.brackets: list[tuple[int, int]] = []
        self.emphasis: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
        self.finder = tags.Finder(text)
        self._ticks: dict[int, list[int]] | None = None

    def run(self) -> list[_Cut]:
        """All cuts in text order; those inside an earlier one are to be passed over."""
        at = 0
        while match := _MARK.search(self.text, at):
            at = self._mark(match)
        return sorted(self.cuts)

    def _cut(self, start: int, end: int, kind: str = "") -> int:
        self.cuts.append(_Cut(start, start - end, kind))
        return end

    def _mark(self, match: re.Match[str]) -> int:
        """Handle one mark; the offset where the search goes on."""
        kind, (start, end) = match.lastgroup, match.span()
        if kind in ("escape", "hard"):
            self._cut(start, start + 1)
        elif kind in ("note", "auto", "template"):
            self._cut(start, end, "comment" if "/*" in self.text[start : start + 5] else "")
        elif kind in ("tag", "entity") or (kind == "pipe" and self.row):
            return self._tag(start, end) if kind == "tag" else self._cut(start, end, str(kind))
        elif kind == "comment":
            return self._cut(start, self.finder.after("-->", end) or end, "comment")
        elif kind == "mdx":
            return self._cut(start, self.finder.after("*/}", end) or end, "comment")
        elif kind == "code":
            return self._code(start, end)
        elif kind == "emphasis":
            self._emphasis(start, end)
        elif kind == "open":
            self.brackets.append((start, end))
        elif kind == "close":
            return self._bracket(start, end)
        return end

    def _tag(self, start: int, end: int) -> int:
        name = tags.name_of(self.text[start : start + 40])
        if name in tags.SKIPPED and self.text[start + 1] != "/":
            close = self.finder.closing(name, end)
            return self._cut(start, close[1] if close else end)
        return self._cut(start, end, "tag")

    def _code(self, start: int, end: int) -> int:
        """Cut a code span; ticks that are never closed are text."""
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self.text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        closers = self._ticks.get(end - start, [])
        index = bisect_left(closers, end)
        return self._cut(start, closers[index] + end - start) if index < len(closers) else end

    def _bracket(self, start: int, end: int) -> int:
        """Cut the marks of the link or the whole of the image that a closing bracket completes; other brackets are text."""
        if not self.brackets:
            return end
        low, high = self.brackets.pop()
        target = _TARGET.match(self.text, end) or _REFERENCE.match(self.text, end)
        if target is None and not (start - high <= 200 and self.text[high:start].lower() in self.labels):
            return end
        if target and target[0][0] == "[" and not self._known(target[0][1:-1], high, start):
            return end
        close = target.end() if target else end
        if self.text[low] == "!":
            return self._cut(low, close, "image")
        self._cut(low, high)
        return self._cut(start, close)

    def _known(self, label: str, low: int, high: int) -> bool:
        return (label or self.text[low : min(high, low + 200)]).lower() in self.labels

    def _emphasis(self, start: int, end: int) -> None:
        """Pair a run with the open ones before it; what finds no partner stays text."""
        text, mark = self.text, self.text[start]
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        opens = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
        if mark == "_":
            opens, closes = opens and not (closes and before.isalnum()), closes and not (opens and after.isalnum())
        stack, run = self.emphasis[mark], _Run(mark, start, end)
        while closes and stack and run.start < run.end:
            partner = stack[-1]
            count = min(partner.end - partner.start, run.end - run.start)
            self._cut(partner.end - count, partner.end)
            self._cut(run.start, run.start + count)
            partner.end -= count
            run.start += count
            if partner.start == partner.end:
                stack.pop()
        if opens and run.start < run.end:
            stack.append(run)
