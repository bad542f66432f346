"""Files made to do harm, or broken in transit: refused with a reason, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile

import pytest

from factcheck.errors import InputError
from factcheck.read import read_bytes, sentences
from factcheck.read import zipped as archives
from office_files import WORD, docx, par, pdf, run, zipped

MAIN = "word/document.xml"
LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)) + "]>"
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = (
    '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
)
GOOD = docx(par("Five."))


def locked(data: bytes) -> bytes:
    """The same archive with the bit set that says its parts are encrypted."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 1)
    return bytes(out)


def deep(tag: str, depth: int) -> str:
    return f'<w:document xmlns:w="{WORD}">' + f"<w:{tag}>" * depth + f"</w:{tag}>" * depth + "</w:document>"


@pytest.mark.parametrize(
    ("data", "path", "what"),
    [
        pytest.param(docx(run("5" * 30_000_000)), "a.docx", 'the part "word/document.xml" unpacks to more than 200 times', id="zip bomb"),
        pytest.param(docx(parts={MAIN: LAUGHS}), "a.docx", 'the part "word/document.xml" is not sound XML: a document type', id="laughs"),
        pytest.param(docx(parts={MAIN: OUTSIDE}), "a.docx", 'the part "word/document.xml" is not sound XML', id="outside entity"),
        pytest.param(
            docx(parts={MAIN: deep("tbl", 5_000)}),
            "a.docx",
            'the part "word/document.xml" is not sound XML: its elements are nested',
            id="deep",
        ),
        pytest.param(docx("<w:tbl><w:tr><w:tc>" * 500), "a.docx", 'the part "word/document.xml" is not sound XML', id="tables in tables"),
        pytest.param(docx(parts={MAIN: "<w:p>"}), "a.docx", 'the part "word/document.xml" is not sound XML', id="not closed"),
        pytest.param(docx(parts={MAIN: b""}), "a.docx", 'the part "word/document.xml" is not sound XML', id="empty part"),
        pytest.param(GOOD[:-40], "a.docx", "the zip archive is damaged or cut short", id="cut short"),
        pytest.param(GOOD.replace(b"\x00\x00word/document.xml", b"\x00\x00word/docuxent.xml"), "a.docx", "", id="names disagree"),
        pytest.param(locked(GOOD), "a.docx", "the document is locked with a password", id="locked"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.docx", "this is an old Word document, or one that is locked", id="ole"),
        pytest.param(zipped({"xl/workbook.xml": "<x/>"}), "a.docx", "this zip archive is a spreadsheet", id="spreadsheet"),
        pytest.param(
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.docx", "this zip archive is an OpenDocument", id="odt"
        ),
        pytest.param(docx(), "a.docx", "this Word document holds no text", id="empty document"),
        pytest.param(b"Five.", "a.docx", "this is no Word document: its first bytes", id="text named docx"),
        pytest.param(b"", "a.docx", "the file is empty", id="empty docx"),
        pytest.param(b"", "a.pdf", "the file is empty", id="empty pdf"),
        pytest.param(b"Five.", "a.pdf", "this is no PDF: its first bytes", id="text named pdf"),
        pytest.param(b"{\\rtf1 five}", "a.txt", "this is an RTF document", id="rtf"),
        pytest.param(b"1,2", "a.csv", ".csv files are not read", id="unknown kind"),
        pytest.param("Café".encode("utf-16-le"), "a.txt", "this is not text: byte 1 is NUL", id="utf-16 without mark"),
    ],
)
def test_refused_with_a_reason(data: bytes, path: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, path)
    (problem,) = caught.value.problems
    assert problem.what.startswith(what)
    assert problem.where == path
    assert problem.fix


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1_000)
    with pytest.raises(InputError, match="unpacks to more than 1,000 bytes"):
        read_bytes(docx(par("Five and six. " * 200)), "a.docx")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_PARTS", 5)
    with pytest.raises(InputError, match="parts and the limit is 5"):
        read_bytes(GOOD, "a.docx")


def test_a_format_is_told_by_the_first_bytes() -> None:
    assert read_bytes(GOOD, "<stdin>").format == "docx"
    assert read_bytes(pdf([(60, 700, 11, "Five.")]), "story").format == "pdf"
    assert read_bytes(b"Five.", "story").format == read_bytes(b"Five.", "2024.07.17 story").format == "text"


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    "unit", ["<", "<a ", "<!--", "[", "[a](", "`", "*a ", "> ", "&", "{{<", "|", "<b>", "import ", "<A b={", "---\n", "\0x"]
)
def test_many_marks_and_nothing_else_are_read(unit: str, form: str) -> None:
    """That the cost is linear is counted in tests/test_cost.py."""
    data = (unit * (60_000 // len(unit))).encode()
    if "\0" in unit:
        with pytest.raises(InputError, match="byte 0 is NUL"):
            read_bytes(data, "a", form)
        return
    assert read_bytes(data, "a", form).source == data.decode()


@pytest.mark.parametrize("unit", ["<w:tbl><w:tr><w:tc>", "<w:txbxContent>", "</w:p>", "<w:p>", "<w:del>"])
def test_unbalanced_markup_in_a_document_is_refused(unit: str) -> None:
    with pytest.raises(InputError, match="not sound XML"):
        read_bytes(docx(par("Five."), unit), "a.docx")


@pytest.mark.parametrize(
    "inner", ["<w:txbxContent>{}</w:txbxContent>", "<w:tc>{}</w:tc>", "<w:tr>{}</w:tr>", "<w:r>{}</w:r>", "<w:p>{}</w:p>", "{}"]
)
def test_elements_out_of_place_lose_no_text(inner: str) -> None:
    document = read_bytes(docx(inner.format(par("Five left.")), par("Six.")), "a.docx")
    assert {"Five left.", "Six."} <= {s.text for s in sentences(document)}


@pytest.mark.parametrize(
    ("declared", "shown"),
    [('<meta charset="windows-1252">', "Café €5"), ("<meta http-equiv=x content='text/html; charset=ISO-8859-1'>", "Café €5")],
)
def test_html_is_read_in_the_charset_it_declares(declared: str, shown: str) -> None:
    data = f"<html><head>{declared}</head><p>".encode() + b"Caf\xe9 \x805"
    assert read_bytes(data, "a.html").text == shown
    assert read_bytes(f"<html><head>{declared}</head><p>{shown}".encode(), "a.html").text == shown


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<meta charset=windows-1252><p>\x81", "byte 30 (0x81) is not valid"),
        (b"<meta charset=nothing><p>\xe9", 'the page says it is written in "nothing"'),
        (b"<p>\xe9", "byte 3 (0xe9) is not valid UTF-8"),
    ],
)
def test_html_in_no_charset_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.html")
    assert caught.value.problems[0].what.startswith(what)


def test_members_that_lie_about_their_size_are_bounded() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MAIN, b" " * 5_000_000)
    data = buffer.getvalue().replace((5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(InputError):
        read_bytes(data, "a.docx")
