"""The words that stand for images in Markdown: alternative texts, and italic lines right below an image.

An alternative text is no part of the sentence in which its image stands; it is put behind the prose, as a paragraph of its own that leads
back to where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Part, Span
from factcheck.read.compose import Composer
from factcheck.read.markdown_inline import Alternative

_ALTERNATIVE = re.compile(r"!\[(?P<words>[^\[\]]*)\]")
_ITALIC = re.compile(r"\s*(?:\*(?![*\s])(?P<star>[^*]+)\*|_(?![_\s])(?P<low>[^_]+)_)\s*")
_FEW = 3  # words: what is shorter names a file or a logo


class Images:
    """Collects the captions of a document, block by block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.captions: list[Part] = []
        self._texts: list[list[Span]] = []  # line by line
        self._below = False  # whether nothing but images stood in the block before

    def seen(self, pieces: Sequence[tuple[int, int]], images: Sequence[Alternative]) -> None:
        """A block of prose that stands in these stretches of the source, with the images in it."""
        if not images and not self._below:
            return
        text = "".join(self.source[start:end] for start, end in pieces)
        for image in images:
            self._alternative(text, pieces, image)
        behind = images[-1].end if images else 0
        led = not _without(text, images).strip() or not text[: images[0].start].strip() if images else self._below
        words = _ITALIC.fullmatch(text, behind) if led else None
        if words:
            low, high = words.span(words.lastgroup or 0)
            lines = _in_source(pieces, low, high)
            self.captions.append(Part(Span(lines[0].start, lines[-1].end), "caption"))
        self._below = bool(images) and not _without(text, images).strip()

    def append(self, composer: Composer) -> None:
        """Put the alternative texts behind the prose."""
        for lines in self._texts:
            composer.paragraph()
            for line in lines:
                composer.keep(line.start, line.end)
            self.captions.append(Part(Span(lines[0].start, lines[-1].end), "caption"))

    def _alternative(self, text: str, pieces: Sequence[tuple[int, int]], image: Alternative) -> None:
        found = _ALTERNATIVE.match(text, image.start, image.end)
        if found is None or len(found["words"].split()) < _FEW:
            return
        self._texts.append(_in_source(pieces, *found.span("words")))


def _without(text: str, images: Sequence[Alternative]) -> str:
    """The text of a block without its images."""
    kept, at = [], 0
    for image in images:
        kept.append(text[at : image.start])
        at = image.end
    return "".join((*kept, text[at:]))


def _in_source(pieces: Sequence[tuple[int, int]], start: int, end: int) -> list[Span]:
    """Where a stretch of a block's text stands in the source, line by line."""
    found, at = [], 0
    for low, high in pieces:
        first, last = max(start, at), min(end, at + high - low)
        if first < last:
            found.append(Span(first - at + low, last - at + low))
        at += high - low
    return found
