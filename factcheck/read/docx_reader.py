"""Word documents (.docx), read as their next reader will see them: insertions made, deletions gone, notes at the end.

Written for this purpose because python-docx leaves out tracked insertions, and with them the very figure that was changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import InputError
from factcheck.model import Problem, Span
from factcheck.read import footmarks
from factcheck.read.docx_body import Block, Body, Paragraph, Row
from factcheck.read.docx_parts import find_parts, read_properties, read_styles
from factcheck.read.extracted import Extract, Writer
from factcheck.read.xml_parts import parse
from factcheck.read.zipped import Archive

_TITLES = ("title", "heading 1")
_LOOK = 12  # paragraphs in which a title is looked for
_KINDS = {"caption": "caption", "subtitle": "standfirst", "list number": "item"}
_PROSE = 120  # a longer paragraph is no part of the head


def read_docx(data: bytes, path: str) -> Extract:
    """Read a .docx; raises InputError if it is damaged, locked, too large unpacked, or no Word document."""
    archive = Archive(data, path)
    parts = find_parts(archive)
    styles = read_styles(archive, parts.styles)
    body = Body(styles)
    parse(archive.chunks(parts.main), body, path, parts.main)
    notes = Body(styles)
    for part in parts.notes:
        parse(archive.chunks(part), notes, path, part)
    writer = Writer()
    paged = _paged(body.blocks)
    if paged:
        writer.page()
    heading = _heading(body.blocks)
    _write(_joined([*body.blocks, *notes.blocks]), writer, heading)
    source, reading = writer.result()
    if not source.strip():
        what = "this Word document holds no text: it is empty, or its text is in pictures"
        raise InputError(Problem(path, what, "Write the story into it or leave it out."))
    title, day = read_properties(archive, parts.properties)
    return Extract(source, reading, tuple(writer.pages) if paged else (), title, day, _told(body, path))


def _told(body: Body, path: str) -> tuple[Problem, ...]:
    if not body.embedded:
        return ()
    what = f"{body.embedded} embedded document{'' if body.embedded == 1 else 's'} inside this one could not be read"
    return (Problem(path, what, "Open it in Word and save it again, which makes embedded text part of the document."),)


def _paged(blocks: Sequence[Block]) -> bool:
    """Whether the program that saved the document left marks where pages end."""
    for block in blocks:
        if isinstance(block, Row):
            if any(_paged(cell) for cell in block.cells):
                return True
        elif any(piece.kind == "page" for piece in block.pieces):
            return True
    return False


def _heading(blocks: Sequence[Block]) -> Paragraph | None:
    """The paragraph that is the title by its style, if no prose stands before it."""
    found: dict[str, Paragraph] = {}
    for block in blocks[:_LOOK]:
        if isinstance(block, Row) or (len(block.text()) > _PROSE and block.style not in _TITLES):
            break
        if block.style in _TITLES and block.text().strip():
            found.setdefault(block.style, block)
    return next((found[style] for style in _TITLES if style in found), None)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with paragraphs whose end was deleted put together with the next one."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and last.goes_on:
            last.pieces.extend(block.pieces)
            last.goes_on = block.goes_on
        else:
            found.append(block)
    return found


def _write(blocks: Sequence[Block], writer: Writer, heading: Paragraph | None) -> None:
    for block in blocks:
        if isinstance(block, Row):
            _row(block, writer)
        elif not block.style.startswith("toc "):  # a table of contents says all headings twice, with page numbers
            start, printed = writer.length, writer.printed
            _paragraph(block, writer)
            _mark(block.style, writer, printed)
            if block is heading and writer.length > start:
                start += 2 if start else 0
                writer.title = Span(start, writer.length)
        writer.paragraph()


def _mark(style: str, writer: Writer, start: int) -> None:
    """Note what a paragraph is by its style."""
    kind, level = _KINDS.get(style), style.removeprefix("heading ")
    if kind:
        writer.part(start, kind, number=sum(part.kind == "item" for part in writer.parts) + 1 if kind == "item" else None)
    elif level != style and level.isdigit():
        writer.part(start, "heading", int(level))


def _paragraph(paragraph: Paragraph, writer: Writer) -> None:
    for piece in paragraph.pieces:
        if piece.kind == "page":
            writer.page()
        elif piece.kind == "line":
            writer.line()
        elif piece.kind == "raised" and footmarks.is_mark(piece.text, writer.before(8)):
            writer.drop(footmarks.shown(piece.text))
        else:
            writer.keep(piece.text)


def _row(row: Row, writer: Writer) -> None:
    """A row is a line, its cells apart; where a cell holds more than a line, as in tables made for layout, each cell is its own text."""
    cells = [_joined(cell) for cell in row.cells]
    filled = [[block for block in cell if isinstance(block, Row) or block.text().strip()] for cell in cells]
    if all(len(cell) <= 1 and not any(isinstance(block, Row) for block in cell) for cell in filled):
        for cell in cells:
            for block in cell:
                if isinstance(block, Paragraph):
                    _paragraph(block, writer)
            writer.cell()
        return
    for cell in cells:
        _write(cell, writer, None)
        writer.paragraph()
