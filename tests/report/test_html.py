"""The page for editors. Parsed, not looked at: no browser is needed here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import report_building as build
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from page_reading import Page

import factcheck
from factcheck.model import Derivation, Gap, Report, Segment, Span
from factcheck.report import html_
from factcheck.report.html_story import Mark, ReaderText
from factcheck.report.questions import question, steps

STORIES = sorted(str(path) for path in (Path(__file__).resolve().parents[2] / "fixtures" / "stories").iterdir())
REPORTS = {
    "one": build.report(),
    "clean": build.without_gaps(build.report(clean=True)),
    "unicode": build.unicode_report(),
    "paged": build.paged_report(),
    "mixed": build.mixed_report(),
    "unread": build.unread_report(),
    "noted": build.noted_report(),
    "nothing": Report("0.1.0", (), (), (), ()),
}
ANY_TEXT = st.text(max_size=40)
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&lt;{{ 7 * 7 }}"


def page_of(report: Report) -> Page:
    page = Page(html_.render(report))
    assert page.wrong == []
    return page


@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_well_formed_and_every_link_leads_somewhere(name: str) -> None:
    assert page_of(REPORTS[name]).levels[0] == 1


def test_the_bundled_stories_make_one_page_with_contents() -> None:
    report = factcheck.check_files(STORIES)
    page = page_of(report)
    assert [f"story-{number}" in page.refs for number in range(1, len(STORIES) + 1)] == [True] * len(STORIES)
    for checked in report.documents:
        assert f"{checked.numbers} numbers read" in page.words
    assert page.tags.count("article") == len(report.findings) > 1
    for claim in report.claims:
        assert claim.quote in page.words


def test_the_reader_finds_faults() -> None:
    html = html_.render(build.report())
    for damage in (("</ul>", ""), ('id="q1"', 'id="q9"'), ("<main>", "<main><img src=x>"), ("<h3", "<h4"), ("<style>", "<style>url(x)")):
        assert Page(html.replace(*damage, 1)).wrong, damage


def test_a_text_that_was_not_checked_does_not_look_clean() -> None:
    report = build.report(clean=True)
    foreign = replace(report, documents=(replace(report.documents[0], document=replace(build.document(), language="fr")),))
    assert "Nothing was checked" in page_of(foreign).words
    assert "No discrepancies" not in html_.render(foreign).partition("<footer>")[0]
    assert "Nothing was checked" in page_of(replace(build.unread_report(), documents=(), claims=())).words


def test_the_story_stands_in_reading_order_with_its_question_beside_it() -> None:
    doc = build.document(build.STORY.replace("\n", "\n\n"))
    html = html_.render(build.report(doc)).partition("<main>")[2]
    order = [
        html.index(text)
        for text in (
            "The northern fleet said",
            'id="q1"',
            "The two figures add to 119",
            "It and its partners ",
            "Every figure as it was read",
        )
    ]
    assert order == sorted(order)
    assert html.index("parts-exceed-whole") > html.index("What this rests on")


def test_marks_lead_to_questions_and_back() -> None:
    html = html_.render(build.report())
    (anchor,) = set(re.findall(r'<mark class="figure warning" data-q="1" id="([^"]+)">71</mark>', html))
    assert f'<a href="#{anchor}" data-q="1">“71”</a>' in html
    assert html.count('href="#q1"') > html.count("</mark>") - 3


def test_severity_is_told_by_word_and_shape() -> None:
    page = page_of(build.mixed_report())
    for shape, word in (("■", "Error"), ("▲", "Warning"), ("●", "Note")):
        assert f"{shape} {word}" in page.words


def test_what_was_not_read_is_listed_with_its_reason_and_place() -> None:
    page = page_of(build.report())
    assert "Not understood: 1 figure" in page.words
    assert "“12” line 4: it is not clear what is counted" in page.words
    assert "Not read: it is not clear what is counted" in page.titles


def test_every_claim_has_a_row_with_what_the_context_lent_it_in_italics() -> None:
    html = html_.render(build.report())
    assert len(re.findall(r'<th scope="row"', html)) == 2
    assert re.findall(r'<tr id="(c\d)" class="asked"', html) == re.findall(r'<tr id="(c\d)"', html) == ["c1", "c2"]
    assert '<em class="lent">2024-01-01 to 2024-06-30</em>' in html
    assert "<td>Gulf</td>" in html


def hostile(text: str) -> Report:
    doc = replace(build.document(f"Of 41 {text} 43 came.\n"), title=text, path=text or "x")
    found = build.small(
        doc,
        "41",
        headline=text,
        notes=(text,),
        labels=(build.label(doc, "41", text, primary=True),),
        derivation=Derivation(text, text, text),
    )
    gap = Gap(doc.path, build.at(doc, "43"), "43", text)
    return replace(build.report(doc, found), gaps=(gap,))


def test_hostile_text_is_text() -> None:
    html = html_.render(hostile(HOSTILE))
    assert "<img" not in html
    page = page_of(hostile(HOSTILE))
    assert page.words.count(HOSTILE) >= 6
    assert f"Not read: {HOSTILE}" in page.titles


@given(ANY_TEXT)
@settings(deadline=None, max_examples=40)
def test_any_text_is_escaped(text: str) -> None:
    page = page_of(hostile(text))
    shown = " ".join(html_._clean(text).split())  # type: ignore[attr-defined]
    assert shown in page.words
    html_.render(hostile(text)).encode("utf-8")


WORKED, STORY, ALSO = "worked out", "in the story", "also in the story"


@pytest.mark.parametrize(
    ("quotes", "derivation", "severity", "asked", "rows"),
    [
        (
            ("43", "12"), ("43", "12 + 9 + 20 = 41", "2 too many", ("12", "9", "20 (line 3)")), "error",
            "The three figures add to 41; the story says 43. Which is right?",
            [("", "12", ""), ("+", "9", ""), ("+", "20", ""), ("=", "41", WORKED), ("≠", "43", STORY)],
        ),
        (
            ("61", "61"), ("61 in both", "61 in one", "none: the same figure"), "error", "So it is. Can that be right?",
            [("", "61 in both", STORY), ("=", "61 in one", ALSO)],
        ),
        (
            ("4%", "9%", "3 points"), ("3 points", "4 points to 6 points", "1 point too low"), "warning", "So it is. Which is right?",
            [("", "3 points", STORY), ("≠", "4 points to 6 points", WORKED)],
        ),
        (
            ("Monday", "4 June"), ("Monday", "Tuesday", ""), "error", "So it is. Which is right?",
            [("", "Monday", STORY), ("≠", "Tuesday", WORKED)],
        ),
        (("9", "8"), ("9 men", "8 men", "1 too many"), "note", "So it is. Is that meant?", [("", "9 men", STORY), ("≠", "8 men", ALSO)]),
        (
            ("130%",), ("130%", "100%", "30 points too high"), "error", "So it is. Can that be right?",
            [("", "130%", STORY), ("≠", "100%", "")],
        ),
        (
            ("60%", "53%"), ("60% + 53% = 113%", "100%", "13 points too high"), "error", "So it is. Can that be right?",
            [("", "60% + 53%", ""), ("=", "113%", WORKED), ("≠", "100%", "")],
        ),
        (("4,7000",), ("broken grouping", "1", "the two do not agree"), "error", "So it is. Can that be right?", []),
        (("60", "30"), ("at least -33.5", "0", "none: the same figure"), "error", "So it is. Can that be right?", []),
    ],
)  # fmt: skip
def test_findings_as_questions(
    quotes: tuple[str, ...], derivation: tuple[Any, ...], severity: str, asked: str, rows: list[tuple[str, str, str]]
) -> None:
    doc = build.document(" and ".join(quotes) + ".\n")
    nths = [quotes[:index].count(quote) for index, quote in enumerate(quotes)]
    labels = tuple(build.label(doc, quote, nth=nth) for quote, nth in zip(quotes, nths, strict=True))
    found = build.small(doc, quotes[0], severity, headline="so it is", labels=labels, derivation=Derivation(*derivation))
    assert question(found) == asked
    assert [(step.sign, step.text, step.told) for step in steps(found)] == rows
    assert page_of(build.report(doc, found)).words.count(asked) == 1


def test_a_figure_of_another_document_is_told_as_such() -> None:
    doc, source = build.document("Of 68 men.\n"), build.document("Of 61 men.\n", "release.txt")
    labels = (build.label(doc, "68", "story: 68", primary=True), build.label(source, "61", "source: 61"))
    found = build.small(doc, "68", labels=labels, derivation=Derivation("68 men", "61 men", "7 too many"))
    assert [step.told for step in steps(found)] == [STORY, "in the other text"]
    assert "“61” source: 61 in release.txt" in page_of(build.report(doc, found)).words


def test_a_sum_is_worked_out_line_by_line() -> None:
    rows = [(step.sign, step.text, step.told) for step in steps(build.finding(build.document()))]
    assert rows == [("", "Gulf 48", ""), ("+", "Strait 71", ""), ("=", "119", "worked out"), ("≠", "48 patrols", "in the story")]


def test_marks_of_markup_and_entities_stand_in_the_readers_text() -> None:
    source = "<p>1&nbsp;204 <b>and</b> 7</p>"
    segments = (Segment(0, 3, 1, 1), Segment(1, 4, 1, 6), Segment(2, 10, 4, 4), Segment(6, 17, 3, 3), Segment(9, 24, 2, 2))
    doc = replace(build.document(source), text="1\u00a0204 and 7", segments=segments, body=Span(0, 11))
    text = ReaderText(doc, "s1")
    assert text.span(3, 13) == Span(0, 5)
    assert text.span(14, 26) == Span(6, 11)
    assert text.span(0, 3) is None
    (block,) = text.blocks([Mark(3, 13, "claim"), Mark(25, 26, "figure", 1)])
    assert [(run.text, run.anchor) for run in block.runs] == [("1\u00a0204", "s1-0"), (" and ", None), ("7", "s1-10")]


@given(st.lists(st.tuples(st.integers(0, 160), st.integers(1, 30), st.sampled_from(["figure", "scope", "claim", "gap"])), max_size=12))
def test_runs_hold_the_whole_text_whatever_overlaps(places: list[tuple[int, int, str]]) -> None:
    doc = build.document()
    marks = [Mark(start, start + length, kind, 1) for start, length, kind in places]
    blocks = ReaderText(doc, "s1").blocks(marks)
    assert " ".join("".join(run.text for run in block.runs) for block in blocks).split() == doc.text.split()
    for block in blocks:
        at = block.start
        for run in block.runs:
            kinds = {mark.kind for mark in marks if mark.start <= at < mark.end}
            assert run.kinds == kinds
            at += len(run.text)


def test_several_questions_at_one_figure() -> None:
    doc = build.document()
    both = build.report(doc, build.small(doc, "71"), build.small(doc, "71", "note"))
    html = html_.render(both)
    assert 'data-q="1 2"' in html
    assert len(list(refs(html))) == 2


def refs(html: str) -> Iterator[str]:
    story = html[: html.index("Every figure as it was read")]
    yield from re.findall(r'<a class="ref [a-z]+" href="#(q\d)"', story)
