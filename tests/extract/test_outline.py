"""Headlines that count the points of their text, in the formats that know headings and lists."""

from __future__ import annotations

import pytest

from factcheck.extract import extract_document
from factcheck.model import Document, Term
from factcheck.read import read_bytes, read_text, sentences
from office_files import docx, par

HEADED = "# {} ways to save\n\nBills are up.\n\n## Turn it down\n\nIt helps.\n\n## Shut the door\n\nWarm.\n\n## Wear wool\n\nBest.\n"


def outlines(document: Document) -> list[tuple[str, bool]]:
    """How many points each outline lists, and whether that is sure."""
    found = extract_document(document, sentences(document)).of_kind("outline")
    values = [(dict(construction.roles)["listed"][0], construction.complete) for construction in found]
    return [(value.text, sure) for value, sure in values if isinstance(value, Term)]


@pytest.mark.parametrize(
    ("source", "form", "expected"),
    [
        ("# Five things\n\n1. Ash.\n2. Beech.\n3. Elm.\n4. Fir.\n", "markdown", [("4", True)]),
        ("# Five things\n\n1. Ash.\n\nIt is tall.\n\n2. Beech.\n\nIt is not.\n\n3. Elm.\n", "markdown", [("3", True)]),
        ("# Five things\n\n1. Ash.\n1. Beech.\n1. Elm.\n", "markdown", [("3", True)]),
        ("# Five things\n\n1. Ash.\n2. Beech.\n4. Elm.\n", "markdown", []),
        ("# Five things\n\n1. Ash.\n2. Beech.\n\nOr:\n\n1. Elm.\n2. Fir.\n", "markdown", []),
        ("# Five things\n\n1. Ash.\n   1. Grey.\n   2. White.\n2. Beech.\n3. Elm.\n", "markdown", [("3", True)]),
        ("# Five things\n\n- a\n- b\n- c\n- d\n- e\n\nThen:\n\n1. Ash.\n2. Beech.\n3. Elm.\n", "markdown", []),
        ("# Trees\n\nOf old.\n\n## Three tips\n\n1. Dig.\n2. Water.\n\n## More\n\n1. Rest.\n2. Sow.\n3. Mow.\n", "markdown", [("2", True)]),
        (HEADED.format("Four"), "markdown", [("3", False)]),
        (HEADED.format("Three") + "\n## And last\n\nRest.\n", "markdown", []),
        (HEADED.format("Nine"), "markdown", []),
        (HEADED.format("Four") + "\n1. Dig.\n2. Water.\n", "markdown", []),
        ("---\ntitle: Four things\n---\n\n1. Ash.\n2. Beech.\n3. Elm.\n", "markdown", [("3", True)]),
        ("<h1>6 charts on rain</h1><h2>1. Ash</h2><ol><li>A<li>B</ol><h2>2. Beech</h2><p>C.</p><h2>Notes</h2>", "html", [("2", True)]),
        ("<h1>6 charts on rain</h1><p><b>1.</b> Ash</p><p>A.</p><p><b>2.</b> Beech</p><ol><li>B<li>C<li>D</ol>", "html", [("2", True)]),
        ("<title>Top 10 films | Norvia Post</title><ol><li>Ash.</li><li>Elm.</li><li>Fir.</li></ol>", "html", [("3", True)]),
        ("<h1>The budget in six charts</h1><h2>1. Ash</h2><h2>2. Beech</h2>", "html", [("2", True)]),
        ("<h1>Six tips</h1><p>Ask.</p><h3>More</h3><ol><li>Ash.</li><li>Elm.</li></ol>", "html", []),
        ("<h1>Six tips</h1><p>Ask.</p><p>Most read</p><ol><li>Ash.</li><li>Elm.</li></ol>", "html", []),
        ("# Four tips\n\nAsh.\n\nElm.\n\nFir.\n\nBeech, in steps:\n\n1. A.\n2. B.\n", "markdown", []),
        ("<h1>Six people and a dog</h1><ol><li>Ash.</li><li>Elm.</li></ol>", "html", []),
        ("<h1>At least five things</h1><ol><li>Ash.</li><li>Elm.</li></ol>", "html", []),
        ("<h1>Who said five things</h1><ol><li>Ash.</li><li>Elm.</li></ol>", "html", []),
    ],
)
def test_points_are_counted_where_it_is_clear_which_they_are(source: str, form: str, expected: list[tuple[str, bool]]) -> None:
    assert outlines(read_text(source, form)) == expected


def test_numbered_paragraphs_of_word_are_points() -> None:
    styles = "".join(
        f'<w:style w:styleId="{name[:5]}"><w:name w:val="{name}"/></w:style>' for name in ("List Number", "Title", "heading 2")
    )
    points = [par(words, style="List ") for words in ("Ash.", "Beech.", "Elm.")]
    assert outlines(read_bytes(docx(par("Four things", style="Title"), *points, styles=styles), "a.docx")) == [("3", True)]
    headings = [par(words, style="headi") for words in ("Ash", "Beech", "Elm")]
    assert outlines(read_bytes(docx(par("Four things", style="Title"), *headings, styles=styles), "a.docx")) == [("3", False)]
