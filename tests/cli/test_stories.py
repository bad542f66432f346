"""The bundled stories through the whole program: every report keeps its promises about positions, counts and form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import factcheck
from factcheck.report import json_, sarif, table

STORIES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "stories").iterdir())


@pytest.fixture(scope="module", params=STORIES, ids=lambda path: path.name)
def checked(request: pytest.FixtureRequest) -> tuple[str, factcheck.Report]:
    path: Path = request.param
    return path.read_text(encoding="utf-8"), factcheck.check_files([path])


def spans(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [*report["claims"], *report["gaps"], *(label for finding in report["findings"] for label in finding["labels"])]


def test_the_report_keeps_to_its_schema(checked: tuple[str, factcheck.Report]) -> None:
    jsonschema.validate(checked[1].to_dict(), json_.schema())


def test_every_quote_is_the_source_at_its_span(checked: tuple[str, factcheck.Report]) -> None:
    source, report = checked
    lines = source.split("\n")
    for item in spans(report.to_dict()):
        at = item["span"]
        assert source[at["start"] : at["end"]] == item["quote"]
        assert lines[at["line"] - 1][at["column"] - 1 :].startswith(item["quote"].split("\n")[0])


def test_every_number_is_accounted_for(checked: tuple[str, factcheck.Report]) -> None:
    for document in checked[1].to_dict()["documents"]:
        assert document["numbers"] == document["claims"] + document["gaps"] + document["ignored"]


def test_every_label_of_a_finding_is_shown(checked: tuple[str, factcheck.Report]) -> None:
    text = table.render(checked[1], 100)
    for finding in checked[1].findings:
        assert all(f" {label.at.line} | " in text and label.text in text for label in finding.labels)


TWICE = "Thefts rose 80% from 100 in 2022 to 120 in 2023, the police said. Frauds rose 90% from 200 in 2022 to 220 in 2023.\n"


def hashes(text: str) -> list[str]:
    """The fingerprints that code scanning would follow."""
    (run,) = json.loads(sarif.render(factcheck.check(text)))["runs"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]


def test_two_findings_of_one_rule_in_one_paragraph_are_two_alerts_that_outlive_edits() -> None:
    before = hashes(TWICE)
    assert len(set(before)) == len(before) == 2
    assert hashes(f"Something else came first.\n\n{TWICE}") == before
    assert hashes(TWICE.replace("Thefts rose", "Thefts, it said, rose")) == before
    after = hashes(TWICE.replace("90%", "95%"))
    assert (after[0], after[1] in before) == (before[0], False)
