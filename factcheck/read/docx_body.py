"""The text of a .docx part as blocks: paragraphs and table rows, after the tracked changes are taken as made.

WordprocessingML (ECMA-376 part 1, 17): insertions are kept, deletions, moves away and hidden text dropped; of a field the result stands,
not its code. A stream of elements comes in, so that memory does not grow with the markup.
"""

from __future__ import annotations

from msgspec import Struct, field

from factcheck.read.docx_parts import WORD, Style, on
from factcheck.read.xml_parts import Elements

# What is not read with all that it holds: deletions, former properties, the second copy of a drawing, pronunciations, placeholders' rules.
_SKIPPED = (
    "del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange", "rt",
    "instrText", "delText", "delInstrText", "tblGrid", "headerReference", "footerReference",
)  # fmt: skip
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_BLANK = Style("")


class Piece(Struct, frozen=True):
    """Part of a paragraph. `kind` is text, raised (a superscript), line (a line end) or page (a page starts here)."""

    kind: str
    text: str = ""


class Paragraph(Struct):
    """A paragraph with the name of its style; `goes_on` where the mark at its end was deleted and the next one is its continuation."""

    style: str = ""
    pieces: list[Piece] = field(default_factory=list)
    goes_on: bool = False

    def text(self) -> str:
        """The bare text."""
        return "".join("\n" if piece.kind == "line" else piece.text for piece in self.pieces)


class Row(Struct):
    """A table row: for each cell its blocks."""

    cells: list[list[Paragraph | Row]] = field(default_factory=list)
    deleted: bool = False
    broken: bool = False  # a page break was seen; the other cells of the row repeat it


Block = Paragraph | Row


class Body(Elements):
    """Collects the blocks of one part in `blocks`. `embedded` counts documents inside the document, which are not read."""

    known = WORD

    def __init__(self, styles: dict[str, Style]) -> None:
        super().__init__()
        self.styles = styles
        self.blocks: list[Block] = []
        self.embedded = 0
        self._flows: list[list[Block]] = [self.blocks]
        self._rows: list[Row] = []
        self._open: list[Paragraph] = []
        self._boxes: list[list[Block]] = []
        self._fields: list[str] = []
        self._skip = 0
        self._style = self._run = _BLANK
        self._hidden = self._raised = self._placeholder = False
        self._in_text = self._in_mark = self._in_row_properties = False

    # -- the stream

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens; inside a skipped one only depth counts."""
        space, _, local = tag.rpartition("}")
        if self._skip:
            self._skip += 1
        elif (space[1:] in self.known and self._skipped(local)) or (space[1:] == _COMPATIBLE and local == "Fallback"):
            self._skip = 1
        else:
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """An element closes."""
        if self._skip:
            self._skip -= 1
        else:
            super().end(tag)

    def data(self, text: str) -> None:
        """Text: only that of runs is prose."""
        if self._in_text and not self._skip and not self._hidden and "code" not in self._fields:
            self._add(Piece("raised" if self._raised else "text", text))

    def _skipped(self, local: str) -> bool:
        if local in ("del", "moveFrom") and self._in_mark:  # the mark of the paragraph, not its text, was deleted
            if self._open:
                self._open[-1].goes_on = True
        elif local == "del" and self._in_row_properties and self._rows:
            self._rows[-1].deleted = True
        elif local == "sdtContent" and self._placeholder:
            self._placeholder = False
            return True
        return local in _SKIPPED

    def _add(self, piece: Piece) -> None:
        if self._open and (not self._hidden or piece.kind == "page"):
            self._open[-1].pieces.append(piece)

    # -- paragraphs and runs

    def _start_p(self, _: dict[str, str]) -> None:
        self._open.append(Paragraph())

    def _end_p(self) -> None:
        if not self._open:
            return
        self._flows[-1].append(self._open.pop())
        while self._boxes and not self._open:
            self._flows[-1].extend(self._boxes.pop(0))
        self._fields = [
            state for state in self._fields if state != "code"
        ]  # a code never runs over paragraphs; one that seems to is broken

    def _start_ppr(self, _: dict[str, str]) -> None:
        self._in_mark = True

    def _end_ppr(self) -> None:
        self._in_mark = False

    def _start_pstyle(self, attributes: dict[str, str]) -> None:
        name = attributes.get("val", "")
        if self._open:
            self._open[-1].style = self.styles[name].name if name in self.styles else name.lower()

    def _start_r(self, _: dict[str, str]) -> None:
        self._hidden = self._raised = False

    def _end_r(self) -> None:
        self._hidden = self._raised = False

    def _start_rstyle(self, attributes: dict[str, str]) -> None:
        style = self.styles.get(attributes.get("val", ""), _BLANK)
        if not self._in_mark:
            self._hidden, self._raised = style.hidden, style.raised

    def _start_vanish(self, attributes: dict[str, str]) -> None:
        if not self._in_mark:
            self._hidden = on(attributes)

    def _start_vertalign(self, attributes: dict[str, str]) -> None:
        if not self._in_mark:
            self._raised = attributes.get("val") == "superscript"

    def _start_t(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _end_t(self) -> None:
        self._in_text = False

    def _start_tab(self, _: dict[str, str]) -> None:
        if not self._in_mark and "code" not in self._fields:
            self._add(Piece("text", "\t"))

    def _start_br(self, _: dict[str, str]) -> None:
        self._add(Piece("line"))

    _start_cr = _start_br

    def _start_nobreakhyphen(self, _: dict[str, str]) -> None:
        self._add(Piece("text", "-"))

    def _start_lastrenderedpagebreak(self, _: dict[str, str]) -> None:
        if self._rows and self._rows[-1].broken:
            return
        if self._rows:
            self._rows[-1].broken = True
        self._add(Piece("page"))

    def _start_fldchar(self, attributes: dict[str, str]) -> None:
        kind = attributes.get("fldCharType")
        if kind == "begin":
            self._fields.append("code")
        elif self._fields and kind == "separate":
            self._fields[-1] = "result"
        elif self._fields and kind == "end":
            self._fields.pop()

    # -- placeholders, embedded documents, text boxes, notes

    def _start_sdt(self, _: dict[str, str]) -> None:
        self._placeholder = False

    def _start_showingplchdr(self, attributes: dict[str, str]) -> None:
        self._placeholder = on(attributes)

    def _start_altchunk(self, _: dict[str, str]) -> None:
        self.embedded += 1

    def _start_txbxcontent(self, _: dict[str, str]) -> None:
        self._flows.append([])

    def _end_txbxcontent(self) -> None:
        if len(self._flows) > 1:
            self._boxes.append(self._flows.pop())

    # -- tables

    def _start_tr(self, _: dict[str, str]) -> None:
        self._rows.append(Row())

    def _end_tr(self) -> None:
        if self._rows:
            row = self._rows.pop()
            if not row.deleted:
                self._flows[-1].append(row)

    def _start_trpr(self, _: dict[str, str]) -> None:
        self._in_row_properties = True

    def _end_trpr(self) -> None:
        self._in_row_properties = False

    def _start_tc(self, _: dict[str, str]) -> None:
        self._flows.append([])

    def _end_tc(self) -> None:
        if len(self._flows) > 1:
            cell = self._flows.pop()
            if self._rows:
                self._rows[-1].cells.append(cell)
            else:
                self._flows[-1].extend(cell)
