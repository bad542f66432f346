"""A misread figure is corrected, not silenced: the rules run on what the editor says, and say so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import factcheck
from factcheck.auditing import Request, audit
from factcheck.errors import ConfigError
from factcheck.model import Finding
from factcheck.pipeline import explain_figure
from factcheck.settings import Policy
from factcheck.settings.waivers import Waiver

WHOLE = "The guard made 48 patrols in Spain and Portugal in June 2024."
PART = "It made 71 patrols in Spain in June 2024."
RULE = "parts-exceed-whole"


def findings(comment: str, form: str = "markdown") -> list[Finding]:
    return list(factcheck.check(f"{WHOLE}\n\n<!-- factcheck: {comment} -->\n\n{PART}\n", format=form).findings)


@pytest.mark.parametrize("form", ["markdown", "text"])
@pytest.mark.parametrize(
    "slots",
    [
        'place="France"', 'place="Peru and Chile"', 'period="July 2024"', 'period="2023-01-01/2023-06-30"', 'value="31"', 'value="thirty"',
        'counted="naval exercises"', 'measure="killed"', 'status="forecast"', 'actor="the navy" place="the Strait of Hormuz"',
    ],
)  # fmt: skip
def test_the_rules_run_on_the_corrected_reading(slots: str, form: str) -> None:
    assert findings(f'read "71" {slots} -- see the release', form) == []


def test_a_finding_says_what_was_corrected() -> None:
    (found,) = findings('read "71" value="90" place="Spain"')
    assert found.headline == "90 patrols in Spain cannot fit in 48 patrols for Spain and Portugal"
    assert "value, place of “71”: read as corrected by an editor" in found.notes


def test_a_corrected_slot_counts_as_stated() -> None:
    text = f'{WHOLE}\n\n<!-- factcheck: read "71 patrols in Spain" place="France" -->\n{PART}\n'
    claim = next(claim for claim in factcheck.check(text, format="markdown").claims if claim.quote == "71")
    assert claim.to_dict()["place"] == ["France"]
    assert (claim.place.how, claim.place.why) == ("stated", "read as corrected by an editor")


def test_a_correction_can_bring_a_fault_to_light() -> None:
    text = f'{WHOLE} It made 71 patrols in France in June 2024.<!-- factcheck: read "71" place="Spain" -->\n'
    assert [finding.rule for finding in factcheck.check(text, format="markdown").findings] == [RULE]


WRONG = [
    ('read "72" place="France"', "unused-correction", "no figure “72” is read there"),
    ('read "48" place="France"', "unused-correction", "no figure “48” is read there"),
    ('read "71" plce="France"', "broken-suppression", "no slot of a figure"),
    ('read "71" place="nowhere much"', "broken-suppression", "names no place"),
    ('read "71" period="whenever"', "broken-suppression", "names no time"),
    ('read "71" measure="kiled"', "broken-suppression", "is no measure"),
    ('read "71" value="lots"', "broken-suppression", "is no figure"),
    ('read "71" status="hope"', "broken-suppression", "is no status"),
]


@pytest.mark.parametrize(("comment", "rule", "what"), WRONG, ids=[case[0] for case in WRONG])
def test_a_correction_that_does_not_work_is_a_finding(comment: str, rule: str, what: str) -> None:
    found = findings(comment)
    assert [finding.rule for finding in found] == [rule, RULE]
    assert what in found[0].headline


def test_a_correction_in_the_waivers(tmp_path: Path) -> None:
    def policy(**slots: str) -> factcheck.Settings:
        entry = Waiver(tmp_path / ".factcheck-waivers.yml", 3, "*.md", "71", slots=slots)
        return factcheck.Settings(policy=Policy(root=tmp_path, waivers=(entry,), today=dt.date(2026, 11, 26)))

    story = tmp_path / "a.md"
    story.write_text(f"{WHOLE} {PART}\n", encoding="utf-8")
    assert factcheck.check_files([story], policy(place="France")).findings == ()
    with pytest.raises(ConfigError, match=r"waivers\.yml:3: .* names no place"):
        factcheck.check_files([story], policy(place="nowhere much"))
    story.write_text(WHOLE, encoding="utf-8")
    (found,) = factcheck.check_files([tmp_path], policy(place="France")).findings
    assert (found.rule, found.labels[0].at.line) == ("unused-correction", 3)
    assert factcheck.check_files([story], policy(place="France")).findings == ()


@pytest.mark.parametrize(("path", "given", "unused"), [("a.md", "a.md", 1), ("*.md", "a.md", 0), ("*.md", ".", 1), ("b.md", "a.md", 0)])
def test_a_waiver_that_nothing_needs_is_told_of_where_that_can_be_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, given: str, unused: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(WHOLE, encoding="utf-8")
    entry = Waiver(tmp_path / ".factcheck-waivers.yml", 1, path, "71", RULE, "so", "A. Editor")
    report = factcheck.check_files([given], factcheck.Settings(policy=Policy(root=tmp_path, waivers=(entry,))))
    assert [finding.rule for finding in report.findings] == ["unused-suppression"] * unused


def test_a_renamed_rule_keeps_its_old_name_in_suppressions(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[2] / "rules" / "general" / f"{RULE}.yml").read_text(encoding="utf-8")
    (tmp_path / "house").mkdir()
    renamed = shipped.replace(f"id: {RULE}", "id: house-rule\nreplaces: [old-house-rule]")
    (tmp_path / "house" / "house-rule.yml").write_text(renamed, encoding="utf-8")
    settings = factcheck.Settings(rules=(tmp_path / "house",), select=("house-rule",))
    text = f"{WHOLE}\n\n<!-- factcheck: ignore old-house-rule -->\n\n{PART}\n"
    (found,) = factcheck.check(text, format="markdown", settings=settings).findings
    assert (found.rule, found.suppressed is not None) == ("house-rule", True)


def test_an_audit_and_an_explanation_take_corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entry = Waiver(tmp_path / ".factcheck-waivers.yml", 3, "*.md", "71", slots={"place": "France"})
    settings = factcheck.Settings(policy=Policy(root=tmp_path, waivers=(entry,), today=dt.date(2026, 11, 26)))
    (tmp_path / "a.md").write_text(f"---\ndate: 2024-07-02\npublisher: Guard\n---\n{WHOLE} {PART}\n", encoding="utf-8")
    for given, expected in ((settings, {"France"}), (factcheck.Settings(), {"Spain"})):
        done = audit(Request(("a.md",), settings=given, ledger="ledger.db"))
        told = [claim for release in done.releases for claim in release.claims if claim.quote == "71"]
        assert {place.name for claim in told[-1:] for place in claim.place.value or ()} == expected
        claim, _ = explain_figure("a.md", told[-1].id.rpartition(".")[2], given)
        assert {place.name for place in claim.place.value or ()} == expected
