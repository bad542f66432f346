"""The letters of a PDF's pages with their places, as PDFium tells them. Nothing here knows what a line is.

PDFium is the engine of Chromium. It runs in a process of its own (`pdf_process`), since a page of a kilobyte can ask it for hours of work.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from factcheck.errors import InputError
from factcheck.model import Problem
from factcheck.read.pdf_model import MAX_LETTERS, MAX_PAGES, Glyph, Page

_SPLIT = "Save the pages that matter as a PDF of their own."
_AGAIN = "Ask for a fresh copy, or save it again in a PDF viewer."
_UNREADABLE = (0, 0xFFFD, 0xFFFE, 0xFFFF)
_BOLD = 600  # CSS font weight


class Pages:
    """The pages of a PDF, one at a time. Raises InputError where it is locked, damaged, or larger than a release is."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.unreadable = 0
        self.letters = 0
        self.failed: list[int] = []
        try:
            self.document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise InputError(_unopened(path, str(error))) from None
        self.count = len(self.document)
        self.made = self.document.get_metadata_value("CreationDate")
        if self.count > MAX_PAGES:
            what = f"the PDF has {self.count:,} pages and the limit is {MAX_PAGES}"
            raise InputError(Problem(path, what, _SPLIT))

    def __iter__(self) -> Iterator[Page]:
        try:
            for index in range(self.count):
                try:
                    page = self.document[index]
                    text = page.get_textpage()
                except pdfium.PdfiumError:
                    self.failed.append(index + 1)
                    continue
                yield self._page(index + 1, page, text)
                text.close()
                page.close()
        finally:
            self.document.close()

    def _page(self, number: int, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> Page:
        count = text.count_chars()
        self.letters += count
        if self.letters > MAX_LETTERS:
            what = f"page {number} goes beyond {MAX_LETTERS:,} letters, which is the limit for one PDF"
            raise InputError(Problem(self.path, what, _SPLIT))
        box = page.get_cropbox()
        letters = _Letters(text.raw)
        glyphs = letters.read(count)
        self.unreadable += letters.unreadable
        width, height, glyphs = _upright(glyphs, letters.turned, box)
        return Page(number, width, height, glyphs, frozenset(letters.bold))


class _Letters:
    """Asks PDFium about each letter of one page."""

    def __init__(self, text: raw.FPDF_TEXTPAGE) -> None:
        self.text = text
        self.unreadable = 0
        self.turned: list[int] = []  # for each glyph, the quarter turns of its baseline, -1 for any other angle
        self.bold: set[int] = set()
        self._fonts: dict[tuple[str, int], int] = {}

    def read(self, count: int) -> list[Glyph]:
        """The letters that are printed; the spaces and line ends that PDFium makes up are left out."""
        box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        glyphs: list[Glyph] = []
        font, last_size = 0, -1.0
        for index in range(count):
            code = raw.FPDFText_GetUnicode(self.text, index)
            if raw.FPDFText_IsGenerated(self.text, index) == 1:
                continue
            if code in _UNREADABLE or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                self.unreadable += 1
                continue
            raw.FPDFText_GetLooseCharBox(self.text, index, box)
            raw.FPDFText_GetCharOrigin(self.text, index, x, y)
            raw.FPDFText_GetMatrix(self.text, index, matrix)
            size = raw.FPDFText_GetFontSize(self.text, index) * math.hypot(matrix.c, matrix.d)
            if size != last_size or index % 16 == 0 or not glyphs or abs(glyphs[-1].y - y.value) > 1:
                font, last_size = self._font(index), size
            turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2), 2)
            self.turned.append(int(turn) % 4 if turn == int(turn) else -1)
            letter = "-" if code == 2 else chr(code)  # PDFium's code for a hyphen at the end of a line
            if self.turned[-1] in (1, 3):
                glyphs.append(Glyph(letter, box.bottom, box.top, x.value, size, font))
            else:
                glyphs.append(Glyph(letter, box.left, box.right, y.value, size, font))
        return glyphs

    def _font(self, index: int) -> int:
        weight = raw.FPDFText_GetFontWeight(self.text, index)
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.text, index, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace")
        number = self._fonts.setdefault((name, weight), len(self._fonts))
        if weight >= _BOLD or any(word in name.lower() for word in ("bold", "black", "heavy")):
            self.bold.add(number)
        return number


def _upright(glyphs: list[Glyph], turned: list[int], box: tuple[float, float, float, float]) -> tuple[float, float, list[Glyph]]:
    """The letters that run the way most of the page does, turned so that they run from left to right, moved to the page's corner.

    Text at another angle is a watermark or a label of a drawing. Gives the page's width and height as well.
    """
    left, bottom, right, top = box
    way = Counter(turned).most_common(1)[0][0] if turned else 0
    width, height = right - left, top - bottom
    kept = [glyph for glyph, turn in zip(glyphs, turned, strict=True) if turn == way]
    if way <= 0:
        moved = [_moved(glyph, -left, -bottom) for glyph in kept]
    elif way == 2:
        moved = [Glyph(g.text, right - g.x1, right - g.x0, top - g.y, g.height, g.font) for g in kept]
    else:
        width, height = height, width
        sign = 1 if way == 1 else -1
        moved = [
            Glyph(g.text, g.x0 - bottom, g.x1 - bottom, right - g.y, g.height, g.font)
            if sign == 1
            else Glyph(g.text, top - g.x1, top - g.x0, g.y - left, g.height, g.font)
            for g in kept
        ]
    inside = [g for g in moved if -1 <= g.y <= height + 1 and g.x1 > -1 and g.x0 < width + 1]
    return width, height, inside


def _moved(glyph: Glyph, x: float, y: float) -> Glyph:
    return Glyph(glyph.text, glyph.x0 + x, glyph.x1 + x, glyph.y + y, glyph.height, glyph.font)


def _unopened(path: str, error: str) -> Problem:
    lower = error.lower()
    if "password" in lower:
        return Problem(path, "the PDF is locked with a password", "Save a copy without one.")
    if "security" in lower:
        return Problem(path, "the PDF is locked in a way that cannot be opened here", "Save a copy without protection.")
    return Problem(path, f"the PDF is damaged or cut short: {error[:120]}", _AGAIN)
