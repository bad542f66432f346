"""Claims as people and programs want them: a table, a JSON object, one JSON line a claim, or CSV for a spreadsheet."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import Claim, Report
from factcheck.report.csv_ import harmless, written
from factcheck.report.full import closing
from factcheck.report.grid import grid
from factcheck.report.layout import shown
from factcheck.report.words import reading

_HEADERS = ("id", "line", "figure", "counted", "measure", "who", "to whom", "where", "when", "says who")
_COLUMNS = (
    "id", "document", "line", "column", "quote", "stated", "low", "high", "low_open", "high_open", "form", "modifier", "unit", "dimension",
    "counted", "about", "direction", "measure", "action", "actor", "target", "place", "period_start", "period_end", "attribution", "status",
    "quoted", "text",
)  # fmt: skip
_NUMERIC = frozenset({"line", "column", "stated", "low", "high", "low_open", "high_open", "quoted"})


def table(report: Report, columns: int = 100) -> str:
    """For each document one row a claim, with what it counts and every scope; then the gaps and the counts.

    Inherited and assumed slots stand in brackets.
    """
    parts = []
    for document in report.documents:
        rows = [_row(claim) for claim in report.claims if claim.document == document.document.path]
        parts += [shown(document.document.path), grid(_HEADERS, rows, columns), ""] if rows else []
    return "\n".join([*parts, closing(report, reading(report) if report.documents else "", columns)])


def json_object(report: Report) -> str:
    """One object, `factcheck-claims/1`: the documents with their counts, the claims and the gaps."""
    whole = report.to_dict()
    kept = {"schema": "factcheck-claims/1"} | {key: whole[key] for key in ("tool", "documents", "claims", "gaps")}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def jsonl(report: Report) -> str:
    """One claim a line."""
    return "".join(json.dumps(claim.to_dict(), ensure_ascii=False) + "\n" for claim in report.claims)


def csv_text(report: Report) -> str:
    """One row a claim (RFC 4180). Lists are joined with "; "; text that a spreadsheet would run as a formula gets an apostrophe."""
    flat = map(_flat, report.claims)
    return written(_COLUMNS, ([row[name] if name in _NUMERIC else harmless(row[name]) for name in _COLUMNS] for row in flat))


def _row(claim: Claim) -> tuple[str, ...]:
    flat = _flat(claim)
    how = claim.to_dict()["how"]
    period = " to ".join(dict.fromkeys(day for day in (flat["period_start"], flat["period_end"]) if day))
    slots = {"measure": flat["measure"], "actor": flat["actor"], "target": flat["target"], "place": flat["place"], "period": period}
    slots["attribution"] = flat["attribution"]
    scopes = [text if not text or how.get(name) == "stated" else f"({text})" for name, text in slots.items()]
    return claim.id, f"{claim.at.line}:{claim.at.column}", claim.quote, flat["counted"], *scopes


def _flat(claim: Claim) -> dict[str, str]:
    """The claim as one level of strings."""
    row: dict[str, Any] = claim.to_dict()
    period = row.pop("period") or {}
    value = row.pop("value")
    span = row.pop("span")
    flat = (
        row | value | {"line": span["line"], "column": span["column"], "period_start": period.get("start"), "period_end": period.get("end")}
    )
    return {name: _text(flat[name]) for name in _COLUMNS}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, list) else str(value)
