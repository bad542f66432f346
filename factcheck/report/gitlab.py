"""GitLab's code quality report: a JSON array without a byte-order mark (docs.gitlab.com, "Code Quality report format")."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import Report
from factcheck.report.places import Places, troubles, unique_fingerprints
from factcheck.report.view import PLAIN, View
from factcheck.report.words import shown_findings

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, view: View = PLAIN) -> str:
    """One object a finding, worst first, after one for every input that could not be read. `[]` is a clean run.

    GitLab does not show `check_name`, so that the description starts with it.
    """
    places = Places(report, view)
    issues: list[dict[str, Any]] = []
    for told in troubles(report, view):
        at = {"path": told.path, "lines": {"begin": told.line}}
        name = f"{told.rule}:{told.path}:{len(issues)}"
        issues.append(_issue(told.rule, told.text, name, "blocker" if told.fatal else "info", at))
    findings = shown_findings(report)
    for finding, fingerprint in zip(findings, unique_fingerprints(findings), strict=True):
        label = finding.labels[0]
        span = places.range(label.document, label.at)
        at = {"path": places.path(label), "lines": {"begin": span.line, "end": span.end_line}}
        issues.append(_issue(finding.rule, places.message(finding), fingerprint, _SEVERITY[finding.severity], at))
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(name: str, text: str, fingerprint: str, severity: str, at: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": f"{name}: {text}", "check_name": name, "fingerprint": fingerprint, "severity": severity, "location": at,
    }  # fmt: skip
