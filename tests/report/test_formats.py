"""What holds for every format: a clean run is valid, the worst come first, nothing that was not read passes for clean."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import report_building as build
from msgspec.structs import replace

from factcheck.model import Report
from factcheck.report import formats
from factcheck.report.view import View

ROOT = Path(__file__).resolve().parents[2]


def rendered(form: str, report: Report, **view: Any) -> str:
    return formats.render(form, report, View(**view))


def rules_in(form: str, text: str) -> list[str]:
    """The first figure of every finding, in the order in which the format tells them."""
    found: dict[str, Callable[[], list[str]]] = {
        "json": lambda: [each["labels"][0]["quote"] for each in json.loads(text)["findings"]],
        "jsonl": lambda: [row["labels"][0]["quote"] for row in map(json.loads, text.splitlines()) if row["type"] == "finding"],
        "csv": lambda: [row["figure"] for row in csv.DictReader(io.StringIO(text, newline=""))],
        "sarif": lambda: [each["properties"]["quote"] for each in json.loads(text)["runs"][0]["results"]],
        "gitlab": lambda: [re.findall(r"([0-9\u00a0]+) is not", each["description"])[0] for each in json.loads(text)],
        "rdjson": lambda: [re.findall(r"([0-9\u00a0]+) is not", each["message"])[0] for each in json.loads(text)["diagnostics"]],
        "rdjsonl": lambda: [re.findall(r"([0-9\u00a0]+) is not", json.loads(row)["message"])[0] for row in text.splitlines()],
        "junit": lambda: [
            re.findall(r"([0-9\u00a0]+) is not", "".join(case.itertext()))[0] for case in ET.fromstring(text).iter("testcase")
        ],
        "html": lambda: re.findall(r'class="number"><span aria-hidden="true">.</span>\d+</span> <span>([0-9\u00a0]+) is not', text),
    }
    if form in found:
        return found[form]()
    figures = re.findall(r"([0-9\u00a0]+) is not", text)
    return figures[: len(figures) // 2] if form == "table" else figures  # the table, then every finding in full


@pytest.mark.parametrize("form", [form for form in formats.FORMATS if form not in ("json", "jsonl")])
def test_the_worst_come_first_and_suppressed_findings_are_left_out(form: str) -> None:
    assert rules_in(form, rendered(form, build.mixed_report())) == ["33", "22", "11"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_lists_suppressed_findings_too_with_their_reasons(form: str) -> None:
    text = rendered(form, build.mixed_report())
    assert rules_in(form, text) == ["33", "44", "22", "11"]
    assert "checked by phone" in text


@pytest.mark.parametrize("form", ["table", "full", "concise", "markdown", "html", "github", "junit"])
def test_formats_for_people_count_what_is_suppressed(form: str) -> None:
    assert "1 finding suppressed" in " ".join(rendered(form, build.mixed_report()).split())


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("concise", "No discrepancies: 5 numbers read (3 claims, 0 gaps, 1 ignored) in patrols.txt\n"),
        ("github", "No discrepancies: 5 numbers read (3 claims, 0 gaps, 1 ignored) in patrols.txt\n"),
        ("gitlab", "[]\n"),
        ("rdjsonl", ""),
    ],
)
def test_a_clean_run(form: str, found: str) -> None:
    assert rendered(form, build.without_gaps(build.report(clean=True))) == found


def test_a_clean_run_is_valid_in_every_format() -> None:
    clean = build.without_gaps(build.report(clean=True))
    assert json.loads(rendered("sarif", clean))["runs"][0]["results"] == []
    assert json.loads(rendered("rdjson", clean))["diagnostics"] == []
    assert [json.loads(line)["type"] for line in rendered("jsonl", clean).splitlines()] == ["summary"]
    assert len(rendered("csv", clean).splitlines()) == 1
    assert "no discrepancies" in rendered("markdown", clean)
    assert "<h1>No discrepancies</h1>" in rendered("html", clean)
    (case,) = ET.fromstring(rendered("junit", clean)).iter("testcase")
    assert list(case) == []


@pytest.mark.parametrize("form", ["concise", "markdown", "html", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit"])
def test_an_input_that_could_not_be_read_is_told(form: str) -> None:
    text = rendered(form, build.unread_report())
    assert "could not be read" in text if form == "concise" else "0xe9" in text
    assert "No discrepancies:" not in text


@pytest.mark.parametrize("form", ["markdown", "html", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit"])
def test_a_note_on_an_input_is_told_and_no_failure(form: str) -> None:
    text = rendered(form, build.noted_report())
    assert "two pictures were not read" in text
    assert re.findall('(?i)could not be read|not checked|blocker|::error|<error|ERROR"|: false', text) == []


@pytest.mark.parametrize("form", formats.FORMATS)
def test_every_format_takes_text_of_every_width(form: str) -> None:
    text = rendered(form, build.unicode_report())
    figures = rules_in(form, text)
    assert figures == ["41", "1\u00a0204"]
    text.encode("utf-8")
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("form", "column", "end"), [("sarif", 26, 28), ("rdjson", 34, 36), ("rdjsonl", 34, 36), ("github", 26, 28), ("concise", 26, None)]
)
def test_columns_of_the_same_figure(form: str, column: int, end: int | None) -> None:
    text = rendered(form, build.unicode_report())
    if form == "sarif":
        region = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
        found = (region["startColumn"], region["endColumn"])
    elif form.startswith("rdjson"):
        first = json.loads(text)["diagnostics"][0] if form == "rdjson" else json.loads(text.splitlines()[0])
        found = (first["location"]["range"]["start"]["column"], first["location"]["range"]["end"]["column"])
    elif form == "github":
        found = tuple(map(int, re.findall(r"[cC]ol(?:umn)?=(\d+)", text.splitlines()[0])))  # type: ignore[assignment]
    else:
        found = (int(text.split(":")[2]), None)
    assert found == (column, end)


@pytest.mark.parametrize("form", [form for form in formats.FORMATS if form not in ("json", "jsonl", "csv", "html")])
def test_a_document_without_lines_is_told_by_page_and_paragraph(form: str) -> None:
    text = rendered(form, build.paged_report(), columns=140)
    assert "age 3, paragraph 2" in text


def test_a_document_without_lines_stands_at_line_1_column_1() -> None:
    report = build.paged_report()
    region = json.loads(rendered("sarif", report))["runs"][0]["results"][0]
    assert region["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert region["message"]["text"].startswith("Page 3, paragraph 2: 41 is not 43.")
    assert "fixes" not in region
    diagnostic = json.loads(rendered("rdjson", report))["diagnostics"][0]
    assert diagnostic["location"]["range"]["start"] == {"line": 1, "column": 1}
    assert diagnostic["suggestions"] == []
    assert rendered("concise", report).startswith("draft.docx:1:1: error figures-differ: Page 3, paragraph 2: 41 is not 43")


@pytest.mark.parametrize(
    "form", [form for form in formats.FORMATS if form not in ("table", "full", "json", "jsonl", "csv", "rdjsonl", "junit")]
)
def test_paths_are_the_ones_that_the_reader_knows(form: str) -> None:
    text = rendered(form, build.report(), path_of=lambda path: f"sub/{path}")
    assert form in ("concise", "html") or "sub/patrols.txt" in text


def test_fingerprints_survive_and_repeated_ones_are_told_apart() -> None:
    report = build.unicode_report()
    twice = replace(report, findings=(*report.findings, report.findings[0]))
    sarif = json.loads(rendered("sarif", twice))["runs"][0]["results"]
    hashes = [each["partialFingerprints"]["primaryLocationLineHash"] for each in sarif]
    gitlab = [each["fingerprint"] for each in json.loads(rendered("gitlab", twice))]
    assert hashes == gitlab == ["finger-41", "finger-41:2", "finger-1\u00a0204"]


def test_every_format_is_explained_in_the_pages() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [form for form in formats.FORMATS if f"`{form}`" not in page] == []
