"""Annotations, code quality, diagnostics, JUnit, CSV and Markdown: each by a strict reading of what its reader takes."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import report_building as build
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.model import Problem, Report
from factcheck.report import csv_, github, gitlab, junit, markdown, rdjson
from factcheck.report.view import View

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*?)::(.*)")
HOSTILE = "::error::100%\n::set-output name=x::y\r##[add-mask]z, a:b"
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


def commands(report: Report, **view: Any) -> list[tuple[str, dict[str, str], str]]:
    """The annotations as GitHub's runner reads them; everything else in the log must be no command."""
    found = []
    for line in re.split(r"\r\n|\r|\n", github.render(report, View(**view))):
        match = COMMAND.fullmatch(line)
        if match:
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            found.append((match[1], {name: decoded(value, ":,") for name, value in properties.items()}, decoded(match[3])))
        else:
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
    return found


def decoded(text: str, more: str = "") -> str:
    for char in f"\r\n{more}%":
        text = text.replace(f"%{ord(char):02X}", char)
    return text


def many(report: Report, **levels: int) -> Report:
    doc = report.documents[0].document
    findings = [build.small(doc, "71", level, fingerprint=f"{level}{n}") for level, times in levels.items() for n in range(times)]
    return replace(report, findings=tuple(findings))


def test_annotations_say_where_and_what() -> None:
    (found,) = commands(build.report())
    assert found[0] == "warning"
    assert found[1] == {
        "title": "factcheck (parts-exceed-whole)", "file": "patrols.txt", "line": "3", "endLine": "3", "col": "33", "endColumn": "35",
    }  # fmt: skip
    assert found[2].endswith("Gulf 48 + Strait 71 = 119, stated 48 patrols (71 too few)")


def test_columns_only_within_one_line() -> None:
    doc = build.document()
    whole = build.small(doc, "2024.\nIt")
    assert "col" not in commands(build.report(doc, whole))[0][1]


@pytest.mark.parametrize("field", ["headline", "document"])
def test_text_cannot_start_a_command(field: str) -> None:
    doc = build.document(path=HOSTILE if field == "document" else "a.txt")
    found = build.small(doc, "71", headline=HOSTILE)
    ((_, properties, message),) = commands(build.report(doc, found))
    assert properties["file"] == doc.path
    assert message.startswith(HOSTILE)


@given(ANY_TEXT)
def test_any_text_comes_through_an_annotation(text: str) -> None:
    doc = build.document()
    ((_, _, message),) = commands(build.report(doc, build.small(doc, "71", headline=text)))
    assert message.startswith(text)


@pytest.mark.parametrize(
    ("levels", "kept", "more"),
    [
        ({"error": 10, "warning": 10, "note": 10}, {"error": 10, "warning": 10, "notice": 10}, None),
        ({"note": 1, "error": 11}, {"error": 10, "notice": 2}, "1 more"),
        ({"note": 12, "warning": 2}, {"warning": 2, "notice": 10}, "3 more"),
        ({"note": 10, "error": 25}, {"error": 10, "notice": 10}, "16 more"),
    ],
)
def test_ten_of_each_level_and_the_rest_counted(levels: dict[str, int], kept: dict[str, int], more: str | None) -> None:
    found = commands(many(build.report(), **levels))
    names = [name for name, _, _ in found]
    assert {name: names.count(name) for name in dict.fromkeys(names)} == kept
    assert found[-1][2].startswith(more) if more else "more" not in found[-1][2]
    assert names == sorted(names, key=["error", "warning", "notice"].index)


def test_code_quality_has_what_gitlab_needs() -> None:
    text = gitlab.render(build.unicode_report(), View())
    issues = json.loads(text)
    assert text.startswith("[")
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 2


@pytest.mark.parametrize("path", ["./news/a.md", "news//a.md", "news/./a.md"])
def test_paths_lose_their_dots(path: str) -> None:
    (issue,) = json.loads(gitlab.render(build.report(build.document(path=path)), View()))
    assert issue["location"]["path"] == "news/a.md"


def test_suggestions_of_one_place_only() -> None:
    whole = json.loads(rdjson.render(build.report(), View()))
    assert [each["text"] for each in whole["diagnostics"][0]["suggestions"]] == ["119", ""]
    doc = build.document()
    found = build.finding(doc)
    both = replace(found.suggestions[0], edits=(*found.suggestions[0].edits, *found.suggestions[1].edits))
    (diagnostic,) = json.loads(rdjson.render(build.report(doc, replace(found, suggestions=(both,))), View()))["diagnostics"]
    assert diagnostic["suggestions"] == []


def test_byte_columns_point_at_the_figure() -> None:
    report = build.unicode_report()
    line = build.UNICODE.encode()
    for diagnostic, quote in zip(json.loads(rdjson.render(report))["diagnostics"], ("41", "1\u00a0204"), strict=True):
        at = diagnostic["location"]["range"]
        assert line[at["start"]["column"] - 1 : at["end"]["column"] - 1].decode() == quote


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("note", 3)])
def test_junit_fails_what_fails_the_build(fail_on: str, failures: int) -> None:
    root = ET.fromstring(junit.render(build.mixed_report(), View(fail_on=fail_on)))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", str(failures), "0")
    assert len(list(root.iter("failure"))) == failures
    (suite,) = root
    assert (suite.get("name"), suite.get("failures")) == ("mixed.md", str(failures))


def test_junit_errors_are_inputs_that_could_not_be_read() -> None:
    root = ET.fromstring(junit.render(build.unread_report()))
    assert (root.get("tests"), root.get("errors")) == ("2", "1")


@given(ANY_TEXT)
def test_junit_is_xml_whatever_the_text(text: str) -> None:
    doc = build.document()
    root = ET.fromstring(junit.render(build.report(doc, build.small(doc, "71", headline=text, notes=(text,)))))
    assert len(list(root.iter("failure"))) == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5% in all", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    doc = build.document()
    (row,) = csv.DictReader(io.StringIO(csv_.render(build.report(doc, build.small(doc, "71", headline=text))), newline=""))
    assert row["what_is_wrong"] == f"'{text}"
    assert (row["line"], row["column"], row["figure"]) == ("4", "40", "71")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", "a \\| b"),
        ("<b>41</b> & co", "\\<b\\>41\\</b\\> \\& co"),
        ("*41* _of_ `43`", "\\*41\\* \\_of\\_ \\`43\\`"),
        ("[a](http://x.example)", "\\[a\\](http:<!-- -->//x.example)"),
        ("ask @desk about #12", "ask @<!-- -->desk about #<!-- -->12"),
        ("two\nlines", "two lines"),
        ("$5 to $6", "\\$5 to \\$6"),
        ("1.5% – £3", "1.5% – £3"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, written: str) -> None:
    doc = build.document()
    page = markdown.render(build.report(doc, build.small(doc, "71", headline=text)))
    assert f"| {written} |" in page


@given(ANY_TEXT)
def test_a_markdown_row_keeps_its_cells(text: str) -> None:
    doc = build.document()
    page = markdown.render(build.report(doc, build.small(doc, "71", headline=text)))
    (row,) = [line for line in page.split("\n") if line.startswith("| 🟥 error")]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 6
    assert not re.search(r"[@#]\w", row)


def test_a_summary_stays_below_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_BYTES", 400)
    page = markdown.render(many(build.report(), error=10))
    rows = page.count("| 🟥 error |")
    assert 0 < rows < 10
    assert f"… and {10 - rows} more that did not fit here." in page


def test_what_could_not_be_read_stands_on_top() -> None:
    problem = Problem("a|b.txt", "there is no such file", "Check the name.")
    page = markdown.render(replace(build.report(), problems=(problem,)))
    assert "- **not checked** a\\|b.txt: there is no such file. Check the name.\n" in page.split("| severity")[0]
