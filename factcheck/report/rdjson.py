"""reviewdog's diagnostic format, as one object (rdjson) or one diagnostic a line (rdjsonl). Columns count UTF-8 bytes from 1.

Source: reviewdog/proto/rdf/reviewdog.proto.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import Finding, Label, Report
from factcheck.report.layout import shown
from factcheck.report.places import Places, Range, troubles
from factcheck.report.view import PLAIN, View
from factcheck.report.words import shown_findings

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
_SOURCE = {"name": "factcheck"}


def render(report: Report, view: View = PLAIN) -> str:
    """One DiagnosticResult; `"diagnostics": []` is a clean run."""
    whole = {"source": _SOURCE, "diagnostics": _diagnostics(report, view)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def lines(report: Report, view: View = PLAIN) -> str:
    """One Diagnostic a line; nothing is a clean run."""
    return "".join(json.dumps({"source": _SOURCE} | each, ensure_ascii=False) + "\n" for each in _diagnostics(report, view))


def _diagnostics(report: Report, view: View) -> list[dict[str, Any]]:
    """Inputs that could not be read, then the findings, worst first."""
    places = Places(report, view)
    found: list[dict[str, Any]] = []
    for told in troubles(report, view):
        location = {"path": told.path, "range": {"start": {"line": told.line, "column": 1}}}
        severity = "ERROR" if told.fatal else "INFO"
        found.append({"message": told.text, "location": location, "severity": severity, "code": {"value": told.rule}})
    return found + [_diagnostic(finding, places) for finding in shown_findings(report)]


def _diagnostic(finding: Finding, places: Places) -> dict[str, Any]:
    primary, *others = finding.labels
    location = _location(primary, places)
    message = places.message(finding)
    start = location["range"]["start"]
    told = f"{location['path']}:{start['line']}:{start['column']}: {finding.severity} {finding.rule}: {message}"
    return {
        "message": message,
        "location": location,
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule},
        "suggestions": _suggestions(finding, places),
        "original_output": shown(told),
        "related_locations": [{"message": label.text or label.quote, "location": _location(label, places)} for label in others],
    }


def _suggestions(finding: Finding, places: Places) -> list[dict[str, Any]]:
    """The repairs of one place each: the format cannot say that two edits belong together."""
    found = []
    for suggestion in sorted(finding.suggestions, key=lambda suggestion: suggestion.rank):
        if len(suggestion.edits) == 1 and not places.paged(finding.document, suggestion.edits[0].at):
            edit = suggestion.edits[0]
            found.append({"range": _range(places.byte_range(finding.document, edit.at)), "text": edit.replacement})
    return found


def _location(label: Label, places: Places) -> dict[str, Any]:
    return {"path": places.path(label), "range": _range(places.byte_range(label.document, label.at))}


def _range(at: Range) -> dict[str, Any]:
    return {"start": {"line": at.line, "column": at.column}, "end": {"line": at.end_line, "column": at.end_column}}
