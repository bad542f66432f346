"""PDFs, read as a person reads a page: columns one after the other, words put together again that were broken at the end of a line,
running heads, page numbers and footnote marks left out.

The source keeps the lines as they are printed; the reader's text leads back to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.errors import InputError
from factcheck.model import Problem, Span
from factcheck.read import footmarks
from factcheck.read.dates import parse_date
from factcheck.read.extracted import Extract, Writer
from factcheck.read.hyphens import HYPHENS, Joiner, broken
from factcheck.read.pdf_columns import Line, blocks
from factcheck.read.pdf_furniture import Sheet, without_furniture
from factcheck.read.pdf_lines import body_height, fragments
from factcheck.read.pdf_model import Opened
from factcheck.read.pdf_paragraphs import Paragraph, paragraphs
from factcheck.read.pdf_process import open_pdf

_LINEARIZED = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d{1,12})")  # a file made for the web has its length at its start
_TITLE = 1.15  # of the body's size
_LOOK = 8  # paragraphs in which a title is looked for
_WORDS = range(3, 41)
_UNREADABLE = 0.1  # share of letters that the fonts do not name


def read_pdf(data: bytes, path: str) -> Extract:
    """Read a PDF; raises InputError if it is locked, damaged, cut short, too long, or holds pictures of text only."""
    _whole(data, path)
    opened = open_pdf(data, path)
    kept = opened.pages
    _readable(path, opened, sum(len(page.glyphs) for page in kept))
    body = body_height(kept)
    sheets: list[Sheet] = [(page.height, fragments(page)) for page in kept]
    columns = [block for page, found in zip(kept, without_furniture(sheets), strict=True) for block in blocks(found, page.number)]
    text, notes = paragraphs(columns, body)
    writer = _write([*text, *notes], _title(text, body), [page.number for page in kept])
    source, reading = writer.result()
    if not source.strip():
        raise InputError(_pictures(path, opened.count))
    made = parse_date(opened.made.removeprefix("D:")[:8])
    return Extract(
        source, reading, tuple(writer.pages), created=made, notes=_notes(path, opened, [page.number for page in kept if not page.glyphs])
    )


def _whole(data: bytes, path: str) -> None:
    """PDFium mends files that were cut short and gives what is left of them; half a release must not pass for the whole."""
    length = _LINEARIZED.search(data, 0, 1024)
    if b"%%EOF" not in data or (length and int(length[1]) > len(data)):
        what = "the PDF breaks off before its end"
        raise InputError(Problem(path, what, "Ask for a fresh copy, or load it down again."))


def _readable(path: str, opened: Opened, letters: int) -> None:
    if opened.unreadable > _UNREADABLE * (letters + opened.unreadable) and opened.unreadable > 20:
        what = "the fonts of this PDF do not say which letters they show, so that its text cannot be told"
        raise InputError(Problem(path, what, "Print it to a new PDF with text recognition (OCR), or ask for the text."))


def _pictures(path: str, count: int) -> Problem:
    what = f"this PDF holds no text: its {count} page{' is' if count == 1 else 's are'} a picture, such as a scan, or empty"
    return Problem(path, what, "Run text recognition (OCR) over it and check the result, or ask for the text.")


def _notes(path: str, opened: Opened, empty: Sequence[int]) -> tuple[Problem, ...]:
    found = []
    if opened.failed:
        what = f"{_listed(opened.failed)} of this PDF could not be opened"
        found.append(Problem(path, what, "Ask for a fresh copy; the other pages were read."))
    if empty:
        what = f"{_listed(empty)} of this PDF hold no text, only pictures or nothing, and {'was' if len(empty) == 1 else 'were'} not read"
        found.append(
            Problem(
                path, what.replace("hold ", "holds ") if len(empty) == 1 else what, "Run text recognition (OCR) if it matters.", fatal=False
            )
        )
    return tuple(found)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (f" and {len(numbers) - 8} more" if len(numbers) > 8 else "")
    return f"page{'' if len(numbers) == 1 else 's'} {shown}"


def _title(text: Sequence[Paragraph], body: float) -> Paragraph | None:
    """The paragraph of the first page that is set largest; if none is larger than the body, one in bold above it."""
    head = [paragraph for paragraph in text[:_LOOK] if paragraph.lines[0].page == 1]
    worded = [paragraph for paragraph in head if len(paragraph.words().split()) in _WORDS]
    largest = max((paragraph.height for paragraph in worded), default=0.0)
    if largest >= _TITLE * body:
        return next(paragraph for paragraph in worded if paragraph.height > 0.95 * largest)
    for paragraph in head:
        if paragraph.bold and paragraph in worded and not paragraph.words().endswith("."):
            return paragraph
        if not paragraph.bold and len(paragraph.words().split()) > _WORDS[-1]:
            return None
    return None


def _write(text: Sequence[Paragraph], title: Paragraph | None, numbers: Sequence[int]) -> Writer:
    writer = Writer()
    joiner = Joiner(line.text for paragraph in text for line in paragraph.lines)
    waiting = list(numbers)
    for paragraph in text:
        start = writer.length
        for index, line in enumerate(paragraph.lines):
            while waiting and waiting[0] <= line.page:
                writer.page()
                waiting.pop(0)
            following = paragraph.lines[index + 1].text if index + 1 < len(paragraph.lines) else ""
            _line(writer, line, following, joiner)
        if paragraph is title and writer.length > start:
            writer.title = Span(start + (2 if start else 0), writer.length)
        writer.paragraph()
    return writer


def _line(writer: Writer, line: Line, following: str, joiner: Joiner) -> None:
    """One line of the source. A hyphen that only breaks a word is printed and not read, and so is the line end after one that is."""
    ends = line.text.rstrip()
    split = broken(ends, following)
    kept = split and joiner.keeps(ends, following)
    for index, piece in enumerate(line.pieces):
        last = index + 1 == len(line.pieces)
        words = piece.text.rstrip() if last else piece.text
        if piece.raised and footmarks.is_mark(words, writer.before(8)):
            writer.drop(footmarks.shown(words))
        else:
            _letters(writer, words[:-1] if last and split else words)
    if split:
        writer.decode(ends[-1] + "\n", "-" if kept else "")
    elif following:
        writer.line()


def _letters(writer: Writer, words: str) -> None:
    """Words without soft hyphens. PDFium has opened their ligatures."""
    start = 0
    for index, letter in enumerate(words):
        if letter == HYPHENS[-1]:
            if index > start:
                writer.keep(words[start:index])
            writer.drop(letter)
            start = index + 1
    if start < len(words):
        writer.keep(words[start:])
