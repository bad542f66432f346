"""One line a finding, `path:line:column: severity rule: message`, for grep and for editors that jump to a place."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.report.layout import shown
from factcheck.report.paint import paint
from factcheck.report.places import Places
from factcheck.report.view import PLAIN, View
from factcheck.report.words import shown_findings, summary


def render(report: Report, view: View = PLAIN) -> str:
    """The findings, worst first, and unless quiet the closing line."""
    places = Places(report, view)
    lines = []
    for finding in shown_findings(report):
        label = finding.labels[0]
        at = places.range(label.document, label.at)
        severity = paint(finding.severity, finding.severity, colour=view.colour)
        lines.append(f"{shown(label.document)}:{at.line}:{at.column}: {severity} {finding.rule}: {shown(places.message(finding))}")
    closing = "" if view.quiet else shown(summary(report))
    return "".join(f"{line}\n" for line in [*lines, *([closing] if closing else [])])
