"""A story against its source: the verdict of each figure, what is told together, and the edit that the source warrants."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

import factcheck
from factcheck.errors import InputError
from factcheck.model import Report
from factcheck.report.formats import render
from factcheck.report.view import PLAIN

DAY = dt.date(2024, 7, 12)
RELEASE = (
    "In the first half of 2024 the corps ran 84 patrols in Kenya and Uganda, in which 112 smugglers were arrested. "
    "In Kenya it ran 53 patrols, in which 72 smugglers were arrested. "
    "In Uganda it ran 31 patrols, in which 40 smugglers were arrested. About 1,500 smugglers are at large."
)


def check(folder: Path, story: str, source: str = RELEASE, name: str = "release.txt") -> Report:
    (folder / name).write_text(source, encoding="utf-8")
    return factcheck.check(story, DAY, against=[str(folder / name)])


VERDICTS = [
    ("In the first half of 2024 the corps ran 31 patrols in Uganda.", "31", "agrees"),
    ("The corps ran 31 patrols in Uganda between January and June 2024.", "31", "agrees"),
    ("In the first half of 2024 the corps ran about 30 patrols in Uganda.", "30", "agrees"),
    ("In the first half of 2024 the corps ran 84 patrols in Uganda.", "84", "other-scope"),
    ("In the first half of 2024 the corps ran 53 patrols in Uganda.", "53", "other-scope"),
    ("In the first half of 2024 the corps ran 13 patrols in Uganda.", "13", "differs"),
    ("In the first half of 2024 the corps ran 13 patrols in Zambia.", "13", "not-in-source"),
    ("In May 2024 the corps ran nine patrols in Uganda.", "nine", "not-in-source"),
    ("The corps believes that 1,500 smugglers are at large.", "1,500", "hedge-changed"),
    ("The corps has 84 lorries.", "84", "not-in-source"),
]


@pytest.mark.parametrize(("story", "quote", "verdict"), VERDICTS)
def test_each_figure_has_its_verdict(tmp_path: Path, story: str, quote: str, verdict: str) -> None:
    rows = {claim.quote: claim.against for claim in check(tmp_path, story).claims}
    (row,) = rows[quote]
    assert row["verdict"] == verdict
    assert (row["source"] is None) == (verdict == "not-in-source")


def test_without_a_source_nothing_is_compared() -> None:
    report = factcheck.check("In the first half of 2024 the corps ran 84 patrols in Uganda.", DAY)
    assert [claim.against for claim in report.claims] == [()]


def test_figures_of_one_confusion_are_told_together(tmp_path: Path) -> None:
    story = "In Uganda, the corps ran 84 patrols in the first half of 2024. In these patrols, 112 smugglers were arrested."
    (finding,) = check(tmp_path, story).findings
    assert finding.rule == "source-figure-of-other-scope"
    marked = [(label.quote, label.role) for label in finding.labels if not label.document.endswith("release.txt")]
    assert marked == [("84", "figures"), ("112", "figures")]
    assert (finding.derivation.stated, finding.derivation.computed) == ("Uganda", "Kenya and Uganda")
    told = [(each.rank, each.by, [edit.replacement for edit in each.edits]) for each in finding.suggestions]
    assert told == [(1, "source", ["Kenya and Uganda"]), (2, "source", ["31", "40"])]  # one word for both figures, or each figure


def test_a_wrong_period_is_one_finding(tmp_path: Path) -> None:
    start = "In the second half of 2023 the corps ran 84 patrols in Kenya and Uganda. "
    story = start + "It ran 53 patrols in Kenya, in which 72 smugglers were arrested."
    (finding,) = check(tmp_path, story).findings
    assert "January to June 2024" in finding.headline
    assert len([label for label in finding.labels if label.role == "figures"]) == 3


def test_a_part_without_a_name_differs_from_nothing(tmp_path: Path) -> None:
    story = "In the first half of 2024, 40 smugglers were arrested in Uganda, eight of them wanted elsewhere."
    assert check(tmp_path, story).findings == ()


def test_a_table_is_a_source_too(tmp_path: Path) -> None:
    table = "measure,value,place,period_start,period_end,actor\npatrols,31,Uganda,2024-01-01,2024-06-30,corps\nboats seized,12,Uganda,,,\n"
    story = "In the first half of 2024 the corps ran 13 patrols in Uganda."
    report = check(tmp_path, story, table, "figures.csv")
    assert [row["verdict"] for claim in report.claims for row in claim.against] == ["differs"]
    (finding,) = report.findings
    assert [(label.quote, label.at.line) for label in finding.labels if label.document.endswith(".csv")] == [("31", 2)]


def test_a_bad_source_is_an_error_and_no_silence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column holds the value"):
        check(tmp_path, "The corps ran 13 patrols.", "measure,worth\npatrols,31\n", "figures.csv")
    with pytest.raises(InputError):
        factcheck.check("The corps ran 13 patrols.", DAY, against=[str(tmp_path / "missing.txt")])


def test_every_format_for_people_shows_what_the_source_says(tmp_path: Path) -> None:
    story = "In the first half of 2024 the corps ran 84 patrols in Uganda and 53 patrols in Kenya."
    report = check(tmp_path, story)
    for form in ("table", "full", "markdown", "html"):
        text = " ".join(render(form, report, PLAIN).split())
        assert "2 figures compared with the source" in text
        assert "of another place" in text
    schema = Path(factcheck.__file__).parent / "report" / "schema.json"
    jsonschema.validate(report.to_dict(), json.loads(schema.read_text(encoding="utf-8")))
