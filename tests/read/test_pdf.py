"""PDFs: the order of reading, words put together again, what is printed and no part of the text."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.model import Document
from factcheck.position import locate
from factcheck.read import pdf_glyphs, pdf_model, pdf_process, pdf_reader, read_bytes, sentences
from office_files import FI, Words, flow, pdf, width

FIRST = (
    "The harbour office counted 1,204 ships in the first half of the year, more than in any half year since it began to keep books on the "
    "traffic of the sound. Most of them came from the east."
)
SECOND = "A storm in April held up 31 of them for two days, and four had to be towed into port by the boats of the life guard."
THIRD = "The office expects as many ships again before the winter, although the price of a passage has gone up by a tenth since March."


def read(*pages: list[Words], **options: str) -> Document:
    return read_bytes(pdf(*pages, **options), "a.pdf")  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    """The paragraphs, each as one string."""
    found: dict[int, list[str]] = {}
    for s in sentences(document):
        found.setdefault(s.paragraph, []).append(s.text)
    return [" ".join(parts) for parts in found.values()]


def below(words: list[Words], gap: float = 14.0) -> float:
    return words[-1][1] - gap


def test_lines_become_paragraphs_by_gap_and_by_indent() -> None:
    one = flow(FIRST, 60, 700, 400)
    two = flow(SECOND, 60, below(one, 28), 400)
    three = flow(THIRD, 60, below(two), 400, indent=14)
    assert texts(read([*one, *two, *three])) == [FIRST, SECOND, THIRD]


def test_a_line_that_is_not_filled_ends_its_paragraph() -> None:
    one = flow(SECOND, 60, 700, 300)
    assert width(one[-1][3], 11) < 270
    assert texts(read([*one, *flow(THIRD, 60, below(one), 300)])) == [SECOND, THIRD]


@pytest.mark.parametrize("shift", [0.0, 6.0], ids=["same lines", "lines between"])
def test_columns_are_read_one_after_the_other(shift: float) -> None:
    head = [(60.0, 760.0, 20.0, "Ships in the sound")]
    left, right = flow(f"{FIRST} {THIRD}", 60, 700, 220), flow(SECOND, 310, 700 - shift, 220)
    foot = flow("The office is to meet the owners of the ferries and of the fishing boats on Monday to talk of what comes.", 60, 400, 470)
    expected = ["Ships in the sound", f"{FIRST} {THIRD}", SECOND, foot[0][3] + " " + foot[1][3]]
    assert texts(read([*head, *left, *right, *foot])) == expected


def test_columns_may_stand_close() -> None:
    left, right = flow(f"{FIRST} {THIRD}", 60, 700, 220), flow(SECOND, 60 + 220 + 11, 700, 220)
    right_edge = max(x + width(text, size) for x, _, size, text in left)
    assert 8 < 291 - right_edge < 14
    assert texts(read([*left, *right])) == [f"{FIRST} {THIRD}", SECOND]


def test_a_title_of_two_lines_is_one() -> None:
    lines = [
        (60.0, 780.0, 20.0, "Ships fill the sound again, and"),
        (60.0, 756.0, 20.0, "the harbour office counts them"),
        *flow(FIRST, 60, 700, 400),
    ]
    assert read(lines).title == "Ships fill the sound again, and the harbour office counts them"


def test_a_paragraph_runs_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = flow(f"{FIRST} {SECOND} {THIRD}", 60, 700, 220)
    left, right, over = lines[:5], lines[5:9], lines[9:]
    right = [(310.0, 700.0 - 14 * n, size, text) for n, (_, _, size, text) in enumerate(right)]
    over = [(60.0, 700.0 - 14 * n, size, text) for n, (_, _, size, text) in enumerate(over)]
    assert texts(read([*left, *right], over)) == [f"{FIRST} {SECOND} {THIRD}"]


def test_a_table_is_read_row_by_row_and_cells_stay_apart() -> None:
    cells = [("Port", "Ships", "Boats"), ("Halden", "137", "300"), ("Moss", "5", "204"), ("Larvik", "62", "118")]
    table = [(60.0 + 60 * column, 700.0 - 14 * row, 11.0, cell) for row, line in enumerate(cells) for column, cell in enumerate(line)]
    assert texts(read(table))[1:] == ["Halden\t137\t300", "Moss\t5\t204", "Larvik\t62\t118"]


def test_figures_of_narrow_cells_do_not_join() -> None:
    table = [(60.0, 700.0, 11.0, "Halden had"), (125.0, 700.0, 11.0, "12"), (145.0, 700.0, 11.0, "300")]
    (text,) = texts(read(table))
    assert "12\t300" in text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("govern|ment", "government"),
        ("twenty-|five", "twenty-five"),
        ("29-year-|old", "29-year-old"),
        ("2024-|25", "2024-25"),
        ("Anglo-|American", "Anglo-American"),
        ("well-|known", "well-known"),
        ("life-|guard", "life-guard"),
    ],
)
def test_broken_words_are_joined_and_lead_back(broken: str, whole: str) -> None:
    head, _, tail = broken.partition("|")
    first = "The life-guard said of the books, of the ships and of the " + head + ("" if head.endswith("-") else "-")
    lines = [(60.0, 700.0, 11.0, first), (60.0, 686.0, 11.0, tail + " that it would not stand by them")]
    document = read(lines)
    (sentence,) = sentences(document)
    assert whole in sentence.text.split()
    at = sentence.text.rindex(whole)
    printed = document.source[sentence.starts[at] : sentence.ends[at + len(whole) - 1]]
    assert printed.replace("\n", "").replace("-", "") == whole.replace("-", "")
    assert "\n" in printed


def test_footnote_marks_are_printed_and_not_read() -> None:
    size = width("It had 1,204", 11)
    lines = [(60.0, 700.0, 11.0, "It had 1,204"), (60 + size, 704.5, 7.0, "3"), (60 + size + 7, 700.0, 11.0, "ships on 5 km")]
    lines += [(60 + size + 7 + width("ships on 5 km", 11), 704.5, 7.0, "2"), (60.0, 120.0, 8.0, "3 Boats were not counted.")]
    document = read(lines)
    assert texts(document) == ["It had 1,204 ships on 5 km2", "3 Boats were not counted."]
    assert "1,204³ ships" in document.source


def test_ligatures_are_opened() -> None:
    assert texts(read([(60.0, 700.0, 11.0, f"The of{FI}ce said {FI}ve.")])) == ["The office said five."]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            (60.0, 800.0, 9.0, "Harbour office | Annual report"),
            *flow(text, 60, 700, 400),
            (60.0, 60.0, 9.0, f"Page {number} of 3"),
            *([] if number == 3 else [(280.0, 45.0, 9.0, "-more-")]),
        ]
        for number, text in enumerate((FIRST, SECOND, THIRD), start=1)
    ]
    assert texts(read(*pages)) == [FIRST, SECOND, THIRD]


def test_a_cell_at_the_foot_of_a_page_is_no_page_number() -> None:
    table = [
        (60.0 + 200 * column, 100.0 - 14 * row, 11.0, cell)
        for row, line in enumerate((("Halden", "7"), ("Moss", "5")))
        for column, cell in enumerate(line)
    ]
    assert texts(read([*flow(FIRST, 60, 700, 400), *table]))[1:] == ["Halden\t7", "Moss\t5"]


def test_positions_have_page_and_paragraph() -> None:
    document = read(flow(FIRST, 60, 700, 400), [*flow(SECOND, 60, 700, 400), *flow(THIRD, 60, 600, 400)])
    found = [locate(document, s.span, s.paragraph + 1) for s in sentences(document)]
    assert [(at.page, at.paragraph) for at in found] == [(1, 1), (1, 1), (2, 2), (2, 3)]


def test_title_and_date() -> None:
    lines = [(60.0, 780.0, 9.0, "PRESS RELEASE"), (60.0, 740.0, 22.0, "Ships fill the sound again"), *flow(FIRST, 60, 700, 400)]
    document = read(lines, info="/CreationDate(D:20240717093000Z)/Title(Microsoft Word - x.doc)")
    assert (document.title, document.published) == ("Ships fill the sound again", dt.date(2024, 7, 17))
    assert [s.role for s in sentences(document)][:2] == ["headline", "body"]
    assert read(flow(FIRST, 60, 700, 400)).title is None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(pdf([]), "this PDF holds no text: its 1 page is a picture", id="scan"),
        pytest.param(pdf([(60, 700, 11, "Five.")])[:-60], "the PDF breaks off before its end", id="cut short"),
        pytest.param(
            pdf([(60, 700, 11, "Five.")]).replace(b"1.4\n", b"1.4\n9 0 obj\n<</Linearized 1/L 99999>>\nendobj\n", 1),
            "the PDF breaks off before its end",
            id="shorter than it says",
        ),
        pytest.param(b"%PDF-1.7\n" + b"\0" * 90 + b"%%EOF", "the PDF is damaged", id="damaged"),
        pytest.param(pdf(*[[]] * (pdf_model.MAX_PAGES + 1)), "the PDF has 301 pages and the limit is 300", id="too many pages"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.pdf")
    (problem,) = caught.value.problems
    assert problem.what.startswith(what)
    assert problem.fix


def test_too_many_letters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_glyphs, "MAX_LETTERS", 100)
    with pytest.raises(InputError, match="page 1 goes beyond 100 letters, which is the limit"):
        list(pdf_glyphs.Pages(pdf(flow(FIRST, 60, 700, 400)), "a.pdf"))


@pytest.mark.parametrize(
    ("code", "what"),
    [
        (-signal.SIGXCPU, "reading the PDF takes longer than 60 seconds, which is the limit"),
        (-signal.SIGABRT, "reading the PDF takes more than 1,000,000,000 bytes of memory, which is the limit"),
    ],
)
def test_what_the_reader_cannot_finish_is_refused(monkeypatch: pytest.MonkeyPatch, code: int, what: str) -> None:
    monkeypatch.setattr(pdf_process.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], code, b"", b""))
    with pytest.raises(InputError, match=what):
        read(flow(FIRST, 60, 700, 400))


def test_a_page_without_text_is_told() -> None:
    (note,) = read(flow(FIRST, 60, 700, 400), []).notes
    assert note.what.startswith("page 2 of this PDF holds no text")
    assert not note.fatal


ITEMS = st.tuples(
    st.integers(0, 560), st.integers(0, 830), st.sampled_from([7.0, 11.0, 20.0]), st.text("ab1 ,.-3" + FI, min_size=1, max_size=30)
)


def here(data: bytes, path: str) -> pdf_model.Opened:
    """The letters without a process of their own."""
    return pdf_process._received(pdf_process._answer(data, path))


@settings(max_examples=40)
@given(st.lists(st.lists(ITEMS, max_size=12), min_size=1, max_size=3))
def test_every_character_leads_back(pages: list[list[Words]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_reader, "open_pdf", here)
        document = read([(60.0, 400.0, 11.0, "Start here, please, with this.")], *pages)
    held = "".join(character for s in sentences(document) for character in s.text if not character.isspace())
    assert held == "".join(document.text.split())
    for s in sentences(document):
        for character, start, end in zip(s.text, s.starts, s.ends, strict=True):
            stands = document.source[start:end]
            assert stands == character or character.isspace() or (character == "-" and stands == "-\n")
