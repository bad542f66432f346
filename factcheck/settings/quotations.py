"""Findings that lean on a figure inside quotation marks: a speaker is not corrected as a writer is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from factcheck.model import Finding, Suppressed


def limited(findings: Iterable[Finding], quoted: Collection[str], level: str) -> list[Finding]:
    """The findings with those that lean on a quoted claim (by id) made notes (`note`) or silenced (`off`); `lower` leaves all as they are.

    The engine has put these findings one level down already.
    """
    if level == "lower":
        return list(findings)
    found = []
    for finding in findings:
        if not any(label.mark == "figure" and label.claim in quoted for label in finding.labels):
            found.append(finding)
        elif level == "note":
            found.append(replace(finding, severity="note"))
        else:
            found.append(replace(finding, suppressed=Suppressed("quotes = off", "a figure stands in a quotation", None)))
    return found
