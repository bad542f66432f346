"""The baseline knows a finding by what it says: edits elsewhere change nothing, another figure is another finding."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.errors import ConfigError
from factcheck.model import Finding
from factcheck.settings import Policy
from factcheck.settings.baseline import of_findings, read_baseline, stale, text, updated

STORY = "The guard made 48 patrols in Spain and Portugal in June 2024. It made 71 patrols in Spain in June 2024.\n"
OTHER = "Sales rose 20 percent, from 50 to 80.\n"


def findings(story: str, **policy: object) -> tuple[Finding, ...]:
    return factcheck.check(story, format="markdown", settings=factcheck.Settings(policy=Policy(**policy))).findings  # type: ignore[arg-type]


EDITS = [
    ("nothing", lambda story: story, True),
    ("a paragraph above", lambda story: f"# Patrols\n\nThe minister spoke on Monday.\n\n{story}", True),
    ("a paragraph with figures above", lambda story: f"Some 300 people voted.\n\n{story}", True),
    ("a paragraph below", lambda story: f"{story}\nSome 300 people voted.\n", True),
    ("carriage returns", lambda story: story.replace("\n", "\r\n"), True),
    ("emphasis", lambda story: story.replace("71 patrols", "**71** patrols"), True),
    ("words beside the figures", lambda story: story.replace("It made", "It even made"), True),
    ("a figure", lambda story: story.replace("71", "72"), False),
    ("the whole's figure", lambda story: story.replace("48", "49"), False),
    ("the place", lambda story: story.replace("in Spain in", "in Portugal in"), False),
    ("the period", lambda story: story.replace("June", "July"), False),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "same"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_fingerprints_outlive_edits_elsewhere(edit: object, same: bool) -> None:
    (before,), (after,) = findings(STORY), findings(edit(STORY))  # type: ignore[operator]
    assert (before.fingerprint == after.fingerprint) is same


def test_equal_findings_of_one_document_are_told_apart() -> None:
    twice = findings(f"{OTHER}\nIn May: {OTHER.lower()}")
    assert len({finding.fingerprint for finding in twice}) == len(twice) == 2


def test_a_known_finding_is_silenced_and_a_new_one_is_not(tmp_path: Path) -> None:
    known = of_findings(Path("b.json"), findings(STORY))
    told = {finding.rule: finding.suppressed for finding in findings(STORY + "\n" + OTHER, baseline=known)}
    assert told == {"parts-exceed-whole": factcheck.model.Suppressed("baseline", None, None), "percent-change-mismatch": None}  # type: ignore[attr-defined]
    path = tmp_path / "b.json"
    path.write_text(text(known), encoding="utf-8")
    assert read_baseline(path).entries == known.entries


def test_an_update_only_removes_unless_told_to_add() -> None:
    old = of_findings(Path("b.json"), findings(STORY))
    new = findings(OTHER)
    assert updated(old, new, ["<text>"]).entries == {}
    assert [entry.rule for entry in updated(old, new, ["<text>"], add=True).entries.values()] == ["percent-change-mismatch"]
    assert updated(old, new, ["another.md"]).entries == old.entries
    assert updated(old, findings(STORY), ["<text>"]).entries == old.entries
    assert [entry.rule for entry in stale(old, new, ["<text>"])] == ["parts-exceed-whole"]


@pytest.mark.parametrize(
    "content", [None, "", "[]", "{}", '{"schema": "other/1", "findings": []}', '{"schema": "factcheck-baseline/1", "findings": [{}]}']
)
def test_a_file_that_is_no_baseline_is_an_error(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "b.json").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError):
        read_baseline(tmp_path / "b.json")
