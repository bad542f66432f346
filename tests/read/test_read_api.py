"""Bytes and text to documents: encodings, formats, metadata."""

from __future__ import annotations

import codecs
import datetime as dt

import pytest

from factcheck.errors import InputError
from factcheck.read import MAX_BYTES, check_size, read_bytes, read_text, sentences

DAY = dt.date(2024, 7, 17)


@pytest.mark.parametrize(
    ("data", "source"),
    [
        pytest.param("Fünf £5 🎉".encode(), "Fünf £5 🎉", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + b"Five", "Five", id="utf-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + "Fünf 🎉".encode("utf-16-le"), "Fünf 🎉", id="utf-16-le"),
        pytest.param(codecs.BOM_UTF16_BE + "Fünf".encode("utf-16-be"), "Fünf", id="utf-16-be"),
        pytest.param(b"a\r\nb\rc\n", "a\r\nb\rc\n", id="line ends stay"),
    ],
)
def test_source_is_the_untouched_text_after_the_mark(data: bytes, source: str) -> None:
    assert read_bytes(data, "story.txt").source == source


@pytest.mark.parametrize(
    ("data", "path", "where", "what"),
    [
        pytest.param(b"one\r\ntwo \xe9t\xe9", "s.txt", "s.txt:2", "byte 9 (0xe9) is not valid UTF-8", id="latin-1"),
        pytest.param(codecs.BOM_UTF8 + b"\xff", "s.txt", "s.txt:1", "byte 3 (0xff) is not valid UTF-8", id="offset counts the mark"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\0b", "s.txt", "s.txt:1", "byte 4 (0x62) is not valid UTF-16-LE", id="cut utf-16"),
        pytest.param(b"a\0b", "s.txt", "s.txt", "this is not text: byte 1 is NUL", id="nul"),
        pytest.param(b"", "s.txt", "s.txt", "the file is empty", id="empty"),
        pytest.param(b" \r\n\t", "s.md", "s.md", "the file is empty", id="blank"),
    ],
)
def test_unreadable_input_says_where_what_and_how_to_help(data: bytes, path: str, where: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, path)
    (problem,) = caught.value.problems
    assert problem.where == where
    assert problem.what.startswith(what)
    assert problem.fix
    assert problem.fatal


def test_bad_byte_shows_its_line() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"first\nsecond caf\xe9 line\nthird", "s.txt")
    assert caught.value.problems[0].shown == "second caf\ufffd line"


def test_too_large_is_refused_before_reading() -> None:
    check_size("s.txt", MAX_BYTES)
    with pytest.raises(InputError, match=r"50,000,000 bytes and the limit is 20,000,000.*Split it"):
        check_size("s.txt", 50_000_000)


@pytest.mark.parametrize(
    ("path", "form"),
    [("a.txt", "text"), ("a.MD", "markdown"), ("a.markdown", "markdown"), ("a.htm", "html"), ("a.html", "html"), ("a", "text")],
)
def test_format_goes_by_suffix(path: str, form: str) -> None:
    assert read_bytes(b"Five.", path).format == form


def test_unknown_format_is_an_error() -> None:
    with pytest.raises(InputError, match='the format "docx" is unknown'):
        read_text("Five.", "docx")


def test_empty_text_is_an_empty_document() -> None:
    document = read_text("")
    assert (document.text, document.lines, sentences(document)) == ("", (0,), ())


def test_line_table_knows_all_line_ends() -> None:
    assert read_text("a\nb\r\nc\rd").lines == (0, 2, 5, 7)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("head", "title", "span_text"),
    [
        ("---\ntitle: Five dead\ndate: 2024-07-17\n---\n", "Five dead", "Five dead"),
        ("---\r\ntitle: Five dead\r\nDate: 17 July 2024\r\n---\r\n", "Five dead", "Five dead"),
        ("---\ntitle: 'It''s five'\npubDate: Wed, 17 Jul 2024 10:00:00 GMT\n---\n", "It's five", "It''s five"),
        ('---\ntitle: "Say \\"five\\""\npublished: 2024-07-17T23:59:00+02:00\n---\n', 'Say "five"', 'Say \\"five\\"'),
        ("---\n# 🎉\ntitle: >\n  Five\n  dead\npublish_date: July 17, 2024\n---\n", "Five dead", "Five\n  dead"),
        ("---\nlastmod: 2025-01-01\ntags: [a, b]\ntitle: Five\npublishDate: 2024-07-17\n...\n", "Five", "Five"),
        ("---\ntitle: Five: dead\ndate: 2024-07-17\n---\n", "Five: dead", "Five: dead"),
        ('+++\ntitle = "Fi\\u0076e"\ndate = 2024-07-17T10:00:00Z\n+++\n', "Five", "Fi\\u0076e"),
        ('{"date": "2024-07-17", "title": "Fünf \\u2013 5"}\n', "Fünf – 5", "Fünf \\u2013 5"),
    ],
)
def test_front_matter(form: str, head: str, title: str, span_text: str) -> None:
    document = read_text(f"{head}\nSeven left.\n", form)
    assert (document.title, document.published) == (title, DAY)
    assert document.title_span is not None
    assert document.source[document.title_span.start : document.title_span.end] == span_text
    assert [(s.role, s.text, s.paragraph) for s in sentences(document)] == [("headline", title, 0), ("body", "Seven left.", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "---\nSeven left.\n\n---\n\nEight came.",
        "---\nSeven left.",
        "{Seven} left.",
        '{"a": 1} left.',
        "+++ Seven left.",
        "---\n- a\n- b\n---\n",
    ],
)
def test_prose_is_not_taken_for_front_matter(text: str) -> None:
    document = read_text(text)
    assert document.text == text
    assert document.published is None


def test_broken_front_matter_is_no_prose_and_loses_no_text() -> None:
    document = read_text('---\ntitle: "Five\nkey: [\n---\nSeven left.')
    assert [s.text for s in sentences(document)][-1] == "Seven left."
    assert "key" not in document.text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (" date 2024-07-17 Ada Example (Oslo)\n\nSeven left.", "Seven left."),
        ("2024-07-17 | By A. Example\nSeven left.", "Seven left."),
        ("17 July 2024\nSeven left.", "Seven left."),
        ("Published: Wednesday, July 17, 2024, 10:30 BST\n\nSeven left.", "Seven left."),
        ("HARBOUR, Norway (July 17, 2024) – Seven left.", "HARBOUR, Norway (July 17, 2024) – Seven left."),
        ("HARBOUR, July 17, 2024 (Agency) — Seven left.", "HARBOUR, July 17, 2024 (Agency) — Seven left."),
        ("For immediate release\n\nWednesday, July 17, 2024\n\nSeven left.", "Seven left."),
    ],
)
def test_first_lines_give_the_date(text: str, body: str) -> None:
    document = read_text(text)
    assert document.published == DAY
    assert sentences(document)[-1].text == body


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-17 was a bad day.",
        "17 July 2024 – Seven left the town.",
        "On July 17, 2024, seven left.",
        "HARBOUR – On July 17, 2024 seven left.",
        "July 17 was a bad day",
    ],
)
def test_prose_about_a_date_is_prose(text: str) -> None:
    document = read_text(text)
    assert document.published is None
    assert [s.text for s in sentences(document)] == [text]


def test_headline_line_is_the_title() -> None:
    document = read_text("HEADLINE: Five “dead” in fire\n\nSeven left.")
    headline, body = sentences(document)
    assert document.title == headline.text == "Five “dead” in fire"
    assert (headline.role, headline.span.start, list(headline.starts)[:2]) == ("headline", 10, [10, 11])
    assert [headline.text[q.start : q.end] for q in headline.quoted] == ["dead"]
    assert (body.role, body.paragraph, document.source[body.span.start : body.span.end]) == ("body", 1, "Seven left.")


def test_what_the_caller_gives_wins() -> None:
    document = read_text("---\ntitle: Five\ndate: 2020-01-01\n---\nSeven.", published=DAY, title="Given")
    assert (document.title, document.title_span, document.published) == ("Given", None, DAY)
    assert sentences(document)[0].text == "Five"


def test_given_title_that_opens_the_text_is_its_headline() -> None:
    roles = [s.role for s in sentences(read_text("Five dead\nSeven left.", title="Five dead"))]
    assert roles == ["headline", "body"]


@pytest.mark.parametrize(("path", "day"), [("posts/2024-07-17-slug.md", DAY), ("posts/2024-13-17-slug.md", None), ("posts/slug.md", None)])
def test_jekyll_file_name_is_the_last_resort(path: str, day: dt.date | None) -> None:
    assert read_text("Seven left.", "markdown", path).published == day
    assert read_text("---\ndate: 2020-01-01\n---\nSeven.", "markdown", path).published == dt.date(2020, 1, 1)
