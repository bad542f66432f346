"""Word documents: what their next reader will see, and where it stands."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Document
from factcheck.position import locate
from factcheck.read import read_bytes, sentences
from office_files import docx, par, raised, rows, run

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = "<w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r>"
STYLES = (
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Inh"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Weg"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def texts(data: bytes) -> list[str]:
    return [s.text for s in sentences(read_bytes(data, "story.docx"))]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([par("It hit ", f"<w:ins>{run('14')}</w:ins>", " towns.")], ["It hit 14 towns."], id="tracked insertion"),
        pytest.param([par("It hit ", "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>", "14.")], ["It hit 14."], id="tracked deletion"),
        pytest.param([par("Gone ", f"<w:moveFrom>{run('12')}</w:moveFrom>", "now.")], ["Gone now."], id="moved away"),
        pytest.param([par("It hit 1", mark="<w:del/>"), par("4 towns.")], ["It hit 14 towns."], id="deleted paragraph mark"),
        pytest.param([par("Five", run(" of 9", "<w:vanish/>"), " left.")], ["Five left."], id="hidden"),
        pytest.param([par("Five", run(" of 9", '<w:vanish w:val="0"/>'), " left.")], ["Five of 9 left."], id="hidden switched off"),
        pytest.param([par("Five", run(" of 9", '<w:rStyle w:val="Weg"/>'), " left.")], ["Five left."], id="hidden by style"),
        pytest.param(
            [par("Five", run(" of 9", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), " left.")],
            ["Five of 9 left."],
            id="was hidden",
        ),
        pytest.param(
            [par("On ", FIELD.format("begin"), run("9"), FIELD.format("separate"), "3 May", FIELD.format("end"), ".")],
            ["On 3 May."],
            id="field result",
        ),
        pytest.param([par("On ", FIELD.format("begin"), "9"), par("Five.")], ["On", "Five."], id="field that never ends"),
        pytest.param([par("It cost 1,204", raised("3"), " on 5 km", raised("2"), ".")], ["It cost 1,204 on 5 km2."], id="footnote mark"),
        pytest.param([par("The 3", raised("rd"), " of 5.")], ["The 3rd of 5."], id="ordinal"),
        pytest.param([par("A 20", "<w:r><w:noBreakHyphen/></w:r>", "year term.")], ["A 20-year term."], id="hyphen"),
        pytest.param([par("Killed: 5", "<w:r><w:br/></w:r>", "Hurt: 6")], ["Killed: 5", "Hurt: 6"], id="line end"),
        pytest.param([rows(["Oslo", "137", "300"], ["Bergen", "", "5"])], ["Oslo\t137\t300", "Bergen\t5"], id="table"),
        pytest.param([rows([par("First 5.") + par("Then 6."), "Seven."])], ["First 5.", "Then 6.", "Seven."], id="layout table"),
        pytest.param(
            [rows(["Oslo", "1"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1), par("Five.")], ["Five."], id="deleted row"
        ),
        pytest.param([par("Five.", BOX.format(f"<w:txbxContent>{par('Six.')}</w:txbxContent>"))], ["Five.", "Six."], id="text box"),
        pytest.param([par("Fires 9", style="Inh"), par("Five.")], ["Five."], id="table of contents"),
        pytest.param(
            [f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{par('Click 1')}</w:sdtContent></w:sdt>", par("Five.")],
            ["Five."],
            id="placeholder",
        ),
    ],
)
def test_a_document_reads_as_its_next_reader_will_see_it(blocks: list[str], expected: list[str]) -> None:
    assert texts(docx(*blocks, styles=STYLES)) == expected


def test_footnotes_come_last_and_their_marks_not_at_all() -> None:
    note = f'<w:footnote w:id="1">{par("<w:r><w:footnoteRef/></w:r>", "Six were hurt.")}</w:footnote>'
    assert texts(docx(par("Five left.", '<w:r><w:footnoteReference w:id="1"/></w:r>'), par("More."), notes=note)) == [
        "Five left.",
        "More.",
        "Six were hurt.",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [(par("Five dead", style="Titel"), "Five dead"), (par("Five dead", style="Heading1"), "File")],
    ids=["title", "other"],
)
def test_title_and_date(title: str, name: str) -> None:
    days = "<dcterms:created>2020-01-01T00:00:00Z</dcterms:created><dcterms:modified>2024-07-17T08:00:00Z</dcterms:modified>"
    properties = f"<dc:title>File</dc:title>{days}"
    document = read_bytes(docx(title, par("Six left."), styles=STYLES, properties=properties), "a.docx")
    assert (document.title, document.published) == (name, dt.date(2024, 7, 17))


@pytest.mark.parametrize(
    ("first", "as_of", "published"),
    [
        ("OSLO (July 17, 2024) – Six left.", None, dt.date(2024, 7, 17)),
        ("OSLO (July 17, 2024) – Six left.", dt.date(2021, 1, 1), dt.date(2024, 7, 17)),
        ("Six left.", dt.date(2021, 1, 1), dt.date(2021, 1, 1)),
        ("Six left.", None, dt.date(2020, 1, 1)),
    ],
)
def test_the_date_of_the_file_is_the_last_to_be_asked(first: str, as_of: dt.date | None, published: dt.date) -> None:
    data = docx(par(first), properties="<dcterms:created>2020-01-01T00:00:00Z</dcterms:created>")
    assert read_bytes(data, "a.docx", as_of=as_of).published == published


def at(document: Document, words: str) -> tuple[int | None, int | None]:
    for sentence in sentences(document):
        if words in sentence.text:
            place = locate(document, sentence.span, sentence.paragraph + 1)
            return place.page, place.paragraph
    raise AssertionError(words)


def test_positions_have_page_and_paragraph() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = read_bytes(
        docx(par("One."), par("Two ", broken, "goes on."), rows([par(broken, "3"), par(broken, "4")]), par("Five.")), "a.docx"
    )
    assert [at(document, words) for words in ("One", "Two", "3\t4", "Five")] == [(1, 1), (1, 2), (3, 3), (3, 4)]
    assert at(read_bytes(docx(par("One."), par("Two.")), "a.docx"), "Two") == (None, 2)


def test_embedded_documents_are_not_passed_over_in_silence() -> None:
    document = read_bytes(docx(par("Five."), '<w:altChunk w:id="r9"/>'), "a.docx")
    assert [(note.what, note.fatal) for note in document.notes] == [("1 embedded document inside this one could not be read", True)]


PIECES = st.sampled_from(
    ["five ", "1,204", "a < b", "¹", raised("3"), raised("th"), "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", run(" 9", "<w:vanish/>")]
)


@given(st.lists(st.lists(PIECES, max_size=6), min_size=1, max_size=5))
def test_every_character_leads_back(blocks: list[list[str]]) -> None:
    document = read_bytes(docx(par("Start"), *(par(*block) for block in blocks)), "a.docx")
    for s in sentences(document):
        for character, start, end in zip(s.text, s.starts, s.ends, strict=True):
            assert document.source[start:end] == character or character.isspace()


def test_tables_in_tables_are_read() -> None:
    inner = par("Five left.")
    for _ in range(100):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert texts(docx(inner)) == ["Five left."]
