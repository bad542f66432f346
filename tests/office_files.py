"""Small .docx, .pdf and .eml files made byte by byte, so that tests hold what they test and need no program that writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

# ---------------------------------------------------------------------------------------------------------------- .docx


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` are elements of its rPr, such as "<w:vanish/>"."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def raised(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def par(*runs: str, style: str = "", mark: str = "") -> str:
    """A paragraph of runs, bare words among them; `mark` are elements of its mark's rPr."""
    inside = "".join(item if item.startswith("<") else run(item) for item in runs)
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{kind}<w:rPr>{mark}</w:rPr></w:pPr>{inside}</w:p>"


def rows(*cells: Sequence[str]) -> str:
    """A table, each cell a paragraph or ready-made paragraphs."""
    made = ("".join(f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>" for cell in row) for row in cells)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def docx(*blocks: str, parts: dict[str, str | bytes] | None = None, notes: str = "", styles: str = "", properties: str = "") -> bytes:
    """A Word document of blocks. `notes` are elements of footnotes.xml, `styles` of styles.xml, `properties` of core.xml."""
    space = f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    relations = [("officeDocument", "word/document.xml"), *([("metadata/core-properties", "docProps/core.xml")] if properties else [])]
    own = [*([("footnotes", "footnotes.xml")] if notes else []), *([("styles", "styles.xml")] if styles else [])]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(relations),
        "word/_rels/document.xml.rels": _relations(own),
        "word/document.xml": f"<?xml version='1.0' encoding='UTF-8'?><w:document {space}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {space}>{notes}</w:footnotes>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{properties}</cp:coreProperties>',
        **(parts or {}),
    }
    return zipped(files)


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    made = (f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets))
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(made)}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


# ----------------------------------------------------------------------------------------------------------------- .pdf

# Advance widths of Helvetica for U+0020 to U+007E, in thousandths of the size (Adobe font metrics).
_WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 278, 278, 584, 584, 584, 556, 1015,
    667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611,
    278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
    556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]  # fmt: skip
Words = tuple[float, float, float, str]  # x, y, size, text
FI = "\x01"  # set as the glyph of the ligature


def width(text: str, size: float) -> float:
    return sum(_WIDTHS[ord(letter) - 32] if " " <= letter <= "~" else 556 for letter in text) * size / 1000


def flow(text: str, x: float, y: float, measure: float, indent: float = 0.0) -> list[Words]:
    """A paragraph set in lines no wider than `measure`, the first at baseline `y`; "|" in a word is where it may be broken."""
    lines, line, room, size, leading = [], "", measure - indent, 11.0, 14.0
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        head, bar, tail = word.partition("|")
        if width(longer.replace("|", ""), size) <= room:
            line = longer.replace("|", "")
            continue
        if bar and width(f"{line} {head}-", size) <= room:
            line, word = f"{line} {head}".rstrip("-") + "-", tail  # noqa: PLW2901
        lines.append(line)
        line, room = word.replace("|", ""), measure
    lines.append(line)
    return [(x + (indent if n == 0 else 0), y - n * leading, size, line) for n, line in enumerate(lines)]


def pdf(*pages: Sequence[Words], tail: bytes = b"", info: str = "") -> bytes:
    """A PDF of pages, 595 by 842 points, in Helvetica."""
    count = len(pages)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{5 + 2 * n} 0 R' for n in range(count))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/fi]>>>>",
        f"<<{info}>>",
    ]
    for n, words in enumerate(pages):
        stream = "BT " + " ".join(f"/F1 {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({_string(text)}) Tj" for x, y, size, text in words) + " ET"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {6 + 2 * n} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R>>\n"
    return out + (trailer + f"startxref\n{len(out)}\n%%EOF\n").encode() + tail


def _string(text: str) -> str:
    encoded = "".join(letter if letter == FI else letter.encode("cp1252").decode("latin-1") for letter in text)
    return encoded.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


# ----------------------------------------------------------------------------------------------------------------- .eml


def eml(
    plain: str | None = None,
    html: str | None = None,
    subject: str = "Five dead",
    attached: Sequence[str] = (),
    date: str = "Wed, 17 Jul 2024 09:30:00 +0200",
) -> bytes:
    """An e-mail with a plain part, an HTML part or both, and empty attachments."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = "press@office.example", "desk@paper.example", subject, date
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        if plain is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    for name in attached:
        message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
