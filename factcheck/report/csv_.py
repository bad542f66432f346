"""Findings as CSV (RFC 4180, UTF-8) for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from factcheck.model import Finding, Report
from factcheck.report.view import PLAIN, View
from factcheck.report.words import shown_findings

COLUMNS = (
    "severity", "verdict", "rule", "document", "line", "column", "page", "paragraph", "figure", "what_is_wrong", "stated", "computed",
    "difference", "addends", "also", "notes", "repairs", "fingerprint",
)  # fmt: skip
_NUMERIC = frozenset({"line", "column", "page", "paragraph"})
# A spreadsheet runs a cell that starts with one of these as a formula (OWASP, "CSV Injection"), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(report: Report, _: View = PLAIN) -> str:
    """One row a finding, worst first; lists are joined with "; "."""
    rows = [[cell if name in _NUMERIC else harmless(cell) for name, cell in _cells(found).items()] for found in shown_findings(report)]
    return written(COLUMNS, rows)


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A header and rows as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def harmless(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cells(finding: Finding) -> dict[str, str]:
    label, sums = finding.labels[0], finding.derivation
    at = label.at
    values = (
        finding.severity, finding.verdict, finding.rule, label.document, at.line, at.column, at.page, at.paragraph, label.quote,
        finding.headline, sums.stated, sums.computed, sums.difference, "; ".join(sums.addends),
        "; ".join(f"{also.rule}: {also.headline}" for also in finding.also), "; ".join(finding.notes),
        "; ".join(suggestion.why for suggestion in sorted(finding.suggestions, key=lambda suggestion: suggestion.rank)),
        finding.fingerprint,
    )  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in zip(COLUMNS, values, strict=True)}
