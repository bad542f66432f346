"""Markdown as a reader sees it, first half: lines to blocks.

A block is a list of stretches of the source with the marks of quotes, lists, headings and tables left out; `markdown_inline` reads
what is inside. CommonMark's rules, with two habits of newsrooms kept in mind: a stray mark is text, and indented lines in lists are prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.model import Part, Span
from factcheck.read import tags
from factcheck.read.compose import Composer, Reading
from factcheck.read.lines import Line, lines
from factcheck.read.markdown_images import Images
from factcheck.read.markdown_inline import Inline
from factcheck.read.markdown_mask import braced_comments, masked

_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)++")
_LIST = re.compile(r"[ \t]*(?:[-*+•]|(?P<number>\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|$)")
_DEFINITION = re.compile(r" {0,3}\[(?P<label>[^\[\]]{1,200})\]:[ \t]*")
_RAW = re.compile(r"[ \t]*<(?P<name>script|style|pre|svg|iframe|noscript|template|textarea|math)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t]*")


class _Block(Struct):
    """A leaf block: what kind, and the stretches of the source that its text stands in, line by line."""

    pieces: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0
    row: bool = False
    item: Part | None = None  # its span is not yet known


class _Blocks:
    """The block pass: one look at each line, with the few things that a line can leave open for the next."""

    def __init__(self, source: str, start: int, original: str) -> None:
        self.source = source
        self.original = original
        self.lines = list(lines(source, start))
        self.finder = tags.Finder(source)
        self.blocks: list[_Block] = []
        self.labels: set[str] = set()
        self.comments: list[Span] = []  # those that run over several lines; Inline finds the others
        self.leaf = _Block()
        self.fence = ""
        self.hidden = 0  # no prose before this offset: inside a comment or a script
        self.in_list = self.in_table = self.in_quote = False
        self.list_count = 0

    def run(self) -> None:
        """Read all lines."""
        for index, line in enumerate(self.lines):
            start = max(line.start, min(self.hidden, line.end))
            if line.end <= self.hidden and start == line.end and line.end > line.start:
                continue
            self._line(index, line, start)
        self._close()

    def _line(self, index: int, line: Line, start: int) -> None:
        quote = _QUOTE.match(self.source, start, line.end)
        at = quote.end() if quote else start
        if self._fenced(at, line.end):
            return
        if quote and not self.in_quote:
            self._close()
        end = self._hide(at, line.end)
        words = self.source[at:end].strip()
        if not words:
            self._close()
            self.in_quote = self.in_table = False
            return
        self.in_quote = bool(quote) or (self.in_quote and bool(self.leaf.pieces))
        if self._rule(words) or self._setext(words) or self._heading(at, end):
            return
        if self._table(index, line, at, end, words):
            return
        self._paragraph(at, end, line.next if end == line.end else end)

    def _close(self) -> None:
        if self.leaf.pieces:
            self.blocks.append(self.leaf)
        self.leaf = _Block()

    def _fenced(self, at: int, end: int) -> bool:
        """Whether the line belongs to fenced code."""
        match = _FENCE.match(self.source, at, end)
        if self.fence:
            if match and match["fence"].startswith(self.fence) and not self.source[match.end() : end].strip():
                self.fence = ""
            return True
        if match is None:
            return False
        self._close()
        self.fence = match["fence"]
        return True

    def _hide(self, at: int, end: int) -> int:
        """Where the line's prose ends if it opens a comment or a script that runs on; sets `hidden` to where that closes."""
        raw = _RAW.match(self.source, at, end)
        if raw:
            close = self.finder.closing(raw["name"].lower(), at)
            if close and close[1] > end:
                self.hidden = close[1]
                return at
        comment = self.source.rfind("<!--", at, end)
        if comment >= 0 and self.source.find("-->", comment, end) < 0:
            closed = self.finder.after("-->", end)
            if closed:
                self.hidden = closed
                self.comments.append(Span(comment, closed))
                return comment
        return end

    def _rule(self, words: str) -> bool:
        """A thematic break; under a paragraph, dashes are left to `_setext`."""
        marks = words.replace(" ", "").replace("\t", "")
        if len(marks) < 3 or marks[0] not in "-*_" or marks.count(marks[0]) != len(marks):
            return False
        if self.leaf.pieces and words[0] == "-" and marks == words:
            return False
        self._close()
        self.in_list = False
        return True

    def _setext(self, words: str) -> bool:
        if not self.leaf.pieces or self.leaf.row or words[0] not in "=-" or words.count(words[0]) != len(words):
            return False
        self.leaf.level = 1 if words[0] == "=" else 2
        self._close()
        return True

    def _heading(self, at: int, end: int) -> bool:
        match = _HEADING.match(self.source, at, end)
        if match is None:
            return False
        self._close()
        self.in_list = False
        words = self.source[match.end() : end].rstrip()
        bare = words.rstrip("#")
        if bare != words and (not bare or bare[-1] in " \t"):
            words = bare.rstrip()
        self.leaf = _Block([(match.end(), match.end() + len(words))] if words else [], len(match["marks"]))
        self._close()
        return True

    def _table(self, index: int, line: Line, at: int, end: int, words: str) -> bool:
        """A table row: one in a table, one above a delimiter row, or one with a pipe at both ends."""
        if "|" not in words:
            self.in_table = False
            return False
        if _delimiter(words):
            self._close()
            self.in_table = True
            return True
        below = self.lines[index + 1] if index + 1 < len(self.lines) else line
        heads = self.source.startswith(("|", "-", ":", " ", ">"), below.start) and _delimiter(
            self.source[below.start : below.end].strip("> \t")
        )
        if not (self.in_table or heads or (len(words) > 2 and words[0] == words[-1] == "|")):
            return False
        self._close()
        low, high = at + self.source[at:end].index(words), end
        self.leaf = _Block([(low + (words[0] == "|"), high)], row=True)
        self._close()
        return True

    def _paragraph(self, at: int, end: int, following: int) -> None:
        item = _LIST.match(self.source, at, end)
        blanks = _BLANKS.match(self.source, at, end)
        first = blanks.end() if blanks else at
        if item and (self.in_list or not self.leaf.pieces or item["number"] in (None, "1")):
            self._close()
            self.list_count += not self.in_list
            self.in_list, first = True, item.end()
            number = int(item["number"]) if item["number"] else None
            self.leaf.item = Part(Span(first, first), "item", int(bool(blanks and blanks.end() - at > 1)), number, self.list_count)
        elif not self.leaf.pieces:
            if self.in_list and first == at:
                self.in_list = False
            indent = self.original[at:first]  # what was blanked out there is no indent
            if not self.in_list and not indent.strip() and (len(indent) >= 4 or "\t" in indent):
                return  # indented code
            first = self._defined(first, end)
        if first < end:
            self.leaf.pieces.append((first, following))

    def _defined(self, at: int, end: int) -> int:
        """Behind the label of a footnote, at the end of a link definition, else where it was."""
        match = _DEFINITION.match(self.source, at, end)
        if match is None:
            return at
        if match["label"].startswith("^"):
            self.in_list = True  # its further paragraphs are indented, as those of a list item are
            return match.end()
        self.labels.add(match["label"].lower())
        return end


def _delimiter(words: str) -> bool:
    return "-" in words and "|" in words and not words.strip("|:- \t")


def read_markdown(source: str, start: int) -> Reading:
    """Read `source` from `start` on. The title is the first level-1 heading, if no prose stands before it."""
    original, source = source, source[:start] + masked(source[start:])
    blocks = _Blocks(source, start, original)
    blocks.run()
    composer = Composer(source)
    inline = Inline(source, composer, frozenset(blocks.labels))
    images, parts = Images(source), list[Part]()
    title: Span | None = None
    for block in blocks.blocks:
        before = composer.length
        composer.paragraph()
        inline.read(block.pieces, block.row)
        if not (block.level or block.row):
            images.seen(block.pieces, inline.alternatives)
        parts += _part(block)
        if block.level == 1 and before == 0 and composer.length:
            title = Span(0, composer.length)
        composer.paragraph()
    images.append(composer)
    text, segments = composer.result()
    parts += images.captions
    blanked = [span for span in braced_comments(original, start) if source[span.start] == " "]
    return Reading(text, segments, title, comments=tuple(sorted({*blocks.comments, *inline.comments, *blanked})), parts=tuple(parts))


def _part(block: _Block) -> Iterator[Part]:
    """A heading or an item of a list, with the stretch in which it stands."""
    if block.pieces and (block.level or block.item):
        made = Part(Span(0, 0), "heading", block.level) if block.level or block.item is None else block.item
        yield replace(made, span=Span(block.pieces[0][0], block.pieces[-1][1]))
