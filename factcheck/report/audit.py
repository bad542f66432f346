"""What an audit found, for people and programs: the findings as elsewhere, with a closing line of its own; and two releases compared."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.model import Changed, Report
from factcheck.report import full
from factcheck.report.grid import grid
from factcheck.report.layout import count
from factcheck.report.table import overview

_LEVELS = ("error", "warning", "note")


def render(report: Report, form: str = "table", columns: int = 100, *, colour: bool = False) -> str:
    """An audit as a table with each finding in full below it ("table"), in full alone ("full") or as JSON ("json")."""
    if form == "json":
        return json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"
    findings = [full.finding_text(report, finding, columns, colour=colour) for finding in report.findings]
    table = [overview(report, columns), ""] if findings and form == "table" else []
    return "\n".join([*table, *findings, closing(report), ""])


def closing(report: Report) -> str:
    """One line: what was found among how many figures."""
    found = ", ".join(count(report.summary[level], level) for level in _LEVELS if report.summary[level]) or "Nothing that does not fit"
    documents = len({claim.document for claim in report.claims})
    return f"{found}: {count(len(report.claims), 'figure')} of {count(documents, 'file')} checked over time"


def comparison(rows: Sequence[Changed], form: str = "table", columns: int = 100) -> str:
    """Two releases figure by figure."""
    if form == "json":
        return json.dumps([row.to_dict() for row in rows], ensure_ascii=False, indent=2) + "\n"
    if not rows:
        return "Neither release has a figure that can be compared.\n"
    cells = [(row.verdict, row.what, row.old or "–", row.new or "–") for row in rows]
    return grid(("", "figure", "old", "new"), cells, columns) + "\n"
