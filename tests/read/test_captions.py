"""Captions, standfirsts, headings and list items: what a format says of a stretch, and where it stands in the source."""

from __future__ import annotations

import pytest

from factcheck.extract import extract_document
from factcheck.model import Document
from factcheck.read import read_bytes, read_text, sentences
from office_files import docx, par


def roles(document: Document) -> list[tuple[str, str]]:
    return [(sentence.role, sentence.text) for sentence in sentences(document)]


@pytest.mark.parametrize(
    ("source", "form", "expected"),
    [
        ("![The flood killed 18 people](a.jpg)\n\nFive.", "markdown", [("body", "Five."), ("caption", "The flood killed 18 people")]),
        ("Look ![The 5 cats of Oslo](a.jpg) here.", "markdown", [("body", "Look  here."), ("caption", "The 5 cats of Oslo")]),
        ("[![The 5 cats of Oslo](a.jpg)](b) here.", "markdown", [("body", "here."), ("caption", "The 5 cats of Oslo")]),
        ("![](a.jpg)\n*Some 18 people died.*\n\nFive.", "markdown", [("caption", "Some 18 people died."), ("body", "Five.")]),
        ("![](a.jpg)\n\n_Some 18 died._\n\n_Five._", "markdown", [("caption", "Some 18 died."), ("body", "Five.")]),
        ("![IMG_2034](a.jpg)\n\nFive.", "markdown", [("body", "Five.")]),
        ("![The 5 cats of Oslo](a.jpg)\n\n# Six\n\nFive.", "markdown",
         [("headline", "Six"), ("body", "Five."), ("caption", "The 5 cats of Oslo")]),
        ("<p>A.</p><figure><img><figcaption>Five.</figcaption></figure><p>B.</p>", "html",
         [("body", "A."), ("caption", "Five."), ("body", "B.")]),
        ('<div class="x wp-caption-text"><div>Five.</div> Six.</div><p>B.</p>', "html",
         [("caption", "Five."), ("caption", "Six."), ("body", "B.")]),
        ('<p class="photo-caption">Five.<p>Six.</p>', "html", [("body", "Five."), ("body", "Six.")]),
        ('<h1>A</h1><h2 class="standfirst">Five.</h2><p>B.</p>', "html", [("headline", "A"), ("standfirst", "Five."), ("body", "B.")]),
        ("PHOTO: Some 18 people died. It rained.\n\nFive.", "text",
         [("caption", "PHOTO: Some 18 people died."), ("caption", "It rained."), ("body", "Five.")]),
        ("The picture: five.\n\nA photo of five.", "text", [("body", "The picture: five."), ("body", "A photo of five.")]),
    ],
)  # fmt: skip
def test_captions_are_told_from_the_text(source: str, form: str, expected: list[tuple[str, str]]) -> None:
    assert roles(read_text(source, form)) == expected


def test_word_documents_tell_captions_by_their_styles() -> None:
    styles = "".join(f'<w:style w:styleId="{name[:3]}"><w:name w:val="{name}"/></w:style>' for name in ("Caption", "Subtitle", "Title"))
    blocks = [par("Flood", style="Tit"), par("Many left.", style="Sub"), par("It rained."), par("Some 18 died.", style="Cap")]
    data = docx(*blocks, styles=styles)
    expected = [("headline", "Flood"), ("standfirst", "Many left."), ("body", "It rained."), ("caption", "Some 18 died.")]
    assert roles(read_bytes(data, "a.docx")) == expected


def test_alternative_texts_lead_back_to_where_they_stand() -> None:
    source = "In May 40 left.\n\n> Look ![The 18\n> dead of Oslo](a.jpg) here.\n\nThen 5 came."
    document = read_text(source, "markdown")
    read = extract_document(document, sentences(document))
    assert [document.source[claim.at.start : claim.at.end] for claim in read.claims if claim.sentence.role == "caption"] == ["18"]
    assert source.index("18") in {claim.at.start for claim in read.claims}
    assert read.numbers == 3


def test_captions_neither_lend_nor_borrow() -> None:
    source = "# Fire\n\n![](a.jpg)\n*A fire in Porto in 2009 killed 18 people*\n\nA fire killed 31 people on a Monday. It hurt 12 people."
    document = read_text(source, "markdown")
    claims = extract_document(document, sentences(document)).claims
    places = {claim.quote: ([place.name for place in claim.place.value or ()], claim.period.value is not None) for claim in claims}
    assert places == {"18": (["Porto"], True), "31": ([], False), "12": ([], False)}


@pytest.mark.parametrize(
    ("source", "form", "expected"),
    [
        ("# A\n\n## B\n\n1. Five.\n2. Six.\n   - Seven.\n", "markdown",
         [("heading", "A", 1, None), ("heading", "B", 2, None),
          ("item", "Five.", 0, 1), ("item", "Six.", 0, 2), ("item", "Seven.", 1, None)]),
        ("<h2>B</h2><ol start=3><li>Five.<li>Six.</ol><ul><li>Seven.</li></ul>", "html",
         [("heading", "B", 2, None), ("item", "Five.", 0, 3), ("item", "Six.", 0, 4), ("item", "Seven.", 0, None)]),
    ],
)  # fmt: skip
def test_headings_and_items_are_kept(source: str, form: str, expected: list[tuple[str, str, int, int | None]]) -> None:
    document = read_text(source, form)
    found = [(part.kind, document.source[part.span.start : part.span.end].strip(), part.level, part.number) for part in document.parts]
    assert found == expected


def test_many_images_take_linear_time() -> None:
    source = "![" * 20_000 + "a b c](x) " + "![a b c](x) " * 20_000
    assert read_text(source, "markdown").text
