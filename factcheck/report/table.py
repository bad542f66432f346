"""The default report: a table with one row a finding, then each finding in full."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Document, Finding, Report
from factcheck.report import full
from factcheck.report.grid import grid
from factcheck.report.layout import count
from factcheck.report.words import arithmetic, documents_of, shown_findings, where

_HEADERS = ("severity", "rule", "where", "what is wrong", "the arithmetic")


def render(report: Report, columns: int = 100, *, colour: bool = False, quiet: bool = False) -> str:
    """The table, each finding in full and, unless `quiet`, the gaps and the closing line; only these when there is no finding."""
    table = [overview(report, columns), ""] if shown_findings(report) else []
    return "\n".join([*table, full.render(report, columns, colour=colour, quiet=quiet)])


def overview(report: Report, columns: int = 100) -> str:
    """One row a finding: severity, rule, where, what is wrong, the arithmetic; cells wrapped so that the table fits `columns`."""
    documents = documents_of(report)
    return grid(_HEADERS, [_row(documents, finding) for finding in shown_findings(report)], columns)


def _row(documents: Mapping[str, Document], finding: Finding) -> tuple[str, ...]:
    sums = arithmetic(finding.derivation) + (f"; {count(len(finding.also), 'more rule')} broken" if finding.also else "")
    return finding.severity, finding.rule, where(documents, finding), finding.headline, sums
