"""The page for editors: one HTML file without anything to load, with each story in reading order and the questions beside it.

Nothing of a document reaches the page but through the template's escaping; the page's own style and script know no document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from msgspec import Struct

from factcheck.model import Checked, Claim, Finding, Report
from factcheck.report.against import HEADERS, compared, verdicts
from factcheck.report.html_questions import Question, build
from factcheck.report.html_story import Block, Mark, ReaderText
from factcheck.report.layout import count
from factcheck.report.places import troubles
from factcheck.report.view import PLAIN, View
from factcheck.report.words import SEVERITY_ORDER, documents_of, is_paged, shown_findings, spot, summary

_FOLDER = Path(__file__).parent / "page"
# What HTML cannot hold (control characters, halves of surrogate pairs).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHAPES = {"error": "■", "warning": "▲", "note": "●"}
_CELLS = ("counted", "place", "period", "actor", "attribution")


class Unread(Struct, frozen=True):
    """A figure that could not be typed."""

    number: int
    quote: str
    reason: str
    where: str
    anchor: str | None = None


class Story(Struct, frozen=True):
    """One document: its blocks with the questions that stand beside each, those that belong to no place of it, and what was not read."""

    anchor: str
    title: str
    checked: Checked
    blocks: tuple[tuple[Block, tuple[Question, ...]], ...]
    loose: tuple[Question, ...]
    questions: tuple[Question, ...]
    unread: tuple[Unread, ...]

    @property
    def groups(self) -> list[list[tuple[Block, tuple[Question, ...]]]]:
        """The paragraphs, each that has questions with those after it that have none, so that long questions leave no hole in the text."""
        groups: list[list[tuple[Block, tuple[Question, ...]]]] = []
        for block, found in self.blocks:
            if block.title:
                continue
            if found or not groups:
                groups.append([])
            groups[-1].append((block, found))
        return groups


class Row(Struct, frozen=True):
    """One claim in the table of all figures: texts with whether the context lent them; `sort` is the figure as a plain number."""

    number: int
    quote: str
    sort: str
    anchor: str | None
    cells: tuple[tuple[str, bool], ...]
    story: str
    questions: tuple[Question, ...]


def render(report: Report, view: View = PLAIN) -> str:
    """The page."""
    texts = {path: ReaderText(document, f"s{number}") for number, (path, document) in enumerate(documents_of(report).items(), start=1)}
    questions = _questions(report, texts)
    stories = _stories(report, texts, questions)
    page = _template().render(
        version=report.version,
        stories=stories,
        many=len(stories) > 1,
        groups=[(level, _SHAPES[level], found) for level in SEVERITY_ORDER if (found := [q for q in questions if q.severity == level])],
        shapes=_SHAPES,
        severities={question.number: question.severity for question in questions},
        rows=_rows(report, texts, questions),
        verdicts=verdicts(report),
        compared=compared(report),
        compared_headers=HEADERS,
        problems=[told for told in troubles(report, view) if told.fatal],
        notes=[told for told in troubles(report, view) if not told.fatal],
        foreign=sum(checked.document.language != "en" for checked in report.documents),
        summary=summary(report),
        suppressed=report.summary["suppressed"],
        count=count,
    )
    return page.rstrip() + "\n"


@cache
def _template() -> Template:
    """The page's template with its own style and script, compiled once."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_clean
    )
    own = {name: Markup((_FOLDER / file).read_text(encoding="utf-8")) for name, file in (("style", "page.css"), ("script", "page.js"))}  # noqa: S704
    return environment.get_template("page.html", globals=own)


def _questions(report: Report, texts: dict[str, ReaderText]) -> list[Question]:
    """The findings as questions, numbered in reading order."""
    order = {path: index for index, path in enumerate(texts)}

    def place(finding: Finding) -> tuple[int, int]:
        label = finding.labels[0]
        span = texts[label.document].span(label.at.start, label.at.end) if label.document in texts else None
        return order.get(label.document, len(order)), span.start if span else label.at.start

    ordered = sorted(shown_findings(report), key=place)
    return [build(number, finding, texts, _SHAPES[finding.severity]) for number, finding in enumerate(ordered, start=1)]


def _stories(report: Report, texts: dict[str, ReaderText], questions: Sequence[Question]) -> list[Story]:
    marks: dict[str, list[Mark]] = {path: [] for path in texts}
    unread_figures: dict[str, list[Unread]] = {path: [] for path in texts}
    asked: dict[str, list[Question]] = {path: [] for path in texts}
    for question in questions:
        asked.setdefault(question.document, []).append(question)
        for label in question.labels:
            marks.get(label.document, []).append(Mark(label.at.start, label.at.end, label.mark, question.number))
    for number, claim in enumerate(report.claims, start=1):
        marks.get(claim.document, []).append(Mark(claim.at.start, claim.at.end, "claim", link=f"c{number}"))
    for number, gap in enumerate(report.gaps, start=1):
        marks.get(gap.document, []).append(Mark(gap.at.start, gap.at.end, "gap", 0, f"Not read: {gap.reason}", f"u{number}"))
        text = texts.get(gap.document)
        where = spot(gap.at) if text and is_paged(text.document, gap.at) else f"line {gap.at.line}"
        entry = Unread(number, gap.quote, gap.reason, where, text.anchor(gap.at.start, gap.at.end) if text else None)
        unread_figures.setdefault(gap.document, []).append(entry)
    return [
        _story(index, checked, texts[checked.document.path], marks[checked.document.path], asked[checked.document.path], unread_figures)
        for index, checked in enumerate(report.documents, start=1)
    ]


def _story(
    index: int, checked: Checked, text: ReaderText, marks: list[Mark], asked: list[Question], unread_figures: dict[str, list[Unread]]
) -> Story:
    path = checked.document.path
    blocks = text.blocks(marks)
    beside: list[list[Question]] = [[] for _ in blocks]
    loose = []
    at = 0
    for question in asked:  # both are in reading order
        while at < len(blocks) and question.offset is not None and blocks[at].end <= question.offset:
            at += 1
        if question.offset is None or at == len(blocks):
            loose.append(question)
        else:
            beside[at].append(question)
    placed = tuple((block, tuple(found)) for block, found in zip(blocks, beside, strict=True))
    return Story(f"story-{index}", checked.document.title or path, checked, placed, tuple(loose), tuple(asked), tuple(unread_figures[path]))


def _rows(report: Report, texts: dict[str, ReaderText], questions: Sequence[Question]) -> list[Row]:
    """Every claim in text order, with the questions that it takes part in."""
    asked: dict[tuple[str, int, int], list[Question]] = {}
    for question in questions:
        for label in question.labels:
            if label.mark == "figure":
                asked.setdefault((label.document, label.at.start, label.at.end), []).append(question)
    titles = {path: text.document.title or path for path, text in texts.items()}
    rows = []
    for number, claim in enumerate(report.claims, start=1):
        at, text = claim.at, texts.get(claim.document)
        anchor = text.anchor(at.start, at.end) if text else None
        found = tuple({question.number: question for question in asked.get((claim.document, at.start, at.end), ())}.values())
        rows.append(Row(number, claim.quote, _sort_key(claim), anchor, _cells(claim), titles.get(claim.document, claim.document), found))
    return rows


def _cells(claim: Claim) -> tuple[tuple[str, bool], ...]:
    whole = claim.to_dict()
    period = whole["period"] or {}
    days = " to ".join(dict.fromkeys(day for day in (period.get("start"), period.get("end")) if day))
    texts = whole | {
        "place": ", ".join(whole["place"]),
        "period": days,
        "counted": claim.counted or ", ".join(claim.about) or whole["unit"],
    }
    return tuple((texts[name] or "", whole["how"].get(name, "stated") != "stated") for name in _CELLS)


def _sort_key(claim: Claim) -> str:
    value = claim.to_dict()["value"]
    stated = value["stated"]
    return (stated if isinstance(stated, str) else next(iter(stated), None)) or value["low"] or value["high"] or "0"


def _clean(value: object) -> object:
    """What a template prints, without characters that HTML cannot hold."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _ILLEGAL.sub("\ufffd", value)
