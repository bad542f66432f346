"""Sentences that several renderers share: where a finding is, its arithmetic, what was read in all."""

from __future__ import annotations

from factcheck.model import Checked, Derivation, Finding, Report
from factcheck.report.layout import count

SEVERITY_ORDER = ("error", "warning", "note")


def shown_findings(report: Report) -> tuple[Finding, ...]:
    """The findings to show: those that nobody has suppressed."""
    return tuple(finding for finding in report.findings if finding.suppressed is None)


def where(finding: Finding) -> str:
    """`path:line:column` of the primary label; the path alone if there is none."""
    if not finding.labels:
        return finding.document
    at = finding.labels[0].at
    return f"{finding.labels[0].document}:{at.line}:{at.column}"


def arithmetic(derivation: Derivation) -> str:
    """The arithmetic on one line: "Gulf 48 + Strait 71 = 119, stated 48 patrols (71 too few)", or two figures against each other."""
    worked_out = " = " in derivation.computed
    text = f"{derivation.computed}, stated {derivation.stated}" if worked_out else f"{derivation.stated} against {derivation.computed}"
    return f"{text} ({derivation.difference})" if derivation.difference else text


def summary(report: Report) -> str:
    """One line that closes a report: what was found, and how much was read. Empty when nothing could be read."""
    if not report.documents:
        return ""
    counts = report.summary
    found = ", ".join(count(counts[level], level) for level in SEVERITY_ORDER if counts[level])
    if not found:
        found = "No discrepancies in what could be read" if counts["unreadable"] else "No discrepancies"
    line = f"{found}: {reading(report)}"
    if counts["suppressed"]:
        line += f"; {count(counts['suppressed'], 'finding')} suppressed"
    if counts["unreadable"]:
        line += f"; {count(counts['unreadable'], 'input')} could not be read"
    return line


def reading(report: Report) -> str:
    """How much was read, and where: "24 numbers read (20 claims, 1 gap, 3 ignored) in story.txt"."""
    documents: tuple[Checked, ...] = report.documents
    numbers, claims, gaps, ignored = (
        sum(getattr(document, name) for document in documents) for name in ("numbers", "claims", "gaps", "ignored")
    )
    place = documents[0].document.path if len(documents) == 1 else count(len(documents), "document")
    return f"{count(numbers, 'number')} read ({count(claims, 'claim')}, {count(gaps, 'gap')}, {ignored:,} ignored) in {place}"
