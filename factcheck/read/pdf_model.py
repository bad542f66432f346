"""What is known of the letters of a PDF, and how large a PDF may be."""

from __future__ import annotations

from msgspec import Struct

MAX_PAGES = 300
MAX_LETTERS = 600_000
MAX_SECONDS = 60
"""Of a processor, for all pages."""
MAX_MEMORY = 1_000_000_000
"""Bytes of address space, where the system can limit it."""


class Glyph(Struct, frozen=True):
    """One letter. `x0`, `x1` are the ends of its advance, `y` its baseline (up is more), `height` the size of its font, all in points."""

    text: str
    x0: float
    x1: float
    y: float
    height: float
    font: int  # changes with the font


class Page(Struct, frozen=True):
    """The letters of one page in the order in which it paints them; `width` and `height` in points. `bold` lists the fonts that are."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    bold: frozenset[int]


class Opened(Struct, frozen=True):
    """A PDF as it was opened: its pages, the numbers of those that could not be, how many letters have no name, and when it was made."""

    pages: tuple[Page, ...]
    count: int
    failed: tuple[int, ...] = ()
    unreadable: int = 0
    made: str = ""
