"""Annotations of GitHub Actions, written as workflow commands to the log of a step.

GitHub keeps ten annotations of each level a step and drops the others without a word, so that the worst come first and one notice
counts what is left out. Source: GitHub's page on workflow commands; escapes as in actions/toolkit, `command.ts`.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Report
from factcheck.report.layout import shown
from factcheck.report.places import NO_LINES, Places, troubles
from factcheck.report.view import PLAIN, View
from factcheck.report.words import SEVERITY_ORDER, shown_findings, summary

LIMIT = 10
_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, view: View = PLAIN) -> str:
    """At most ten commands of each level, worst first; what could not be read counts as an error. Then, unless quiet, the closing line."""
    annotations = _annotations(report, view)
    total = sum(map(len, annotations.values()))
    if any(len(commands) > LIMIT for commands in annotations.values()):
        annotations["notice"] = annotations["notice"][: LIMIT - 1]  # the last place is for the count
    kept = [command for commands in annotations.values() for command in commands[:LIMIT]]
    if total > len(kept):
        more = f"{total - len(kept):,} more; GitHub shows at most {LIMIT} of each level. The report in the log or the summary has them all."
        kept.append(_command("notice", (("title", "factcheck"),), more))
    closing = "" if view.quiet else _plain(summary(report))
    return "".join(f"{line}\n" for line in [*kept, *([closing] if closing else [])])


def _annotations(report: Report, view: View) -> dict[str, list[str]]:
    """The commands by level, worst level first."""
    places = Places(report, view)
    found: dict[str, list[str]] = {_COMMAND[level]: [] for level in SEVERITY_ORDER}
    for told in troubles(report, view):
        level = "error" if told.fatal else "notice"
        properties = [("title", f"factcheck ({told.rule})"), ("file", told.path), ("line", str(told.line))]
        found[level].append(_command(level, properties, told.text))
    for finding in shown_findings(report):
        label = finding.labels[0]
        at = places.range(label.document, label.at)
        properties = [("title", f"factcheck ({finding.rule})"), ("file", places.path(label)), ("line", str(at.line))]
        properties.append(("endLine", str(at.end_line)))
        if at.line == at.end_line and at is not NO_LINES:  # GitHub takes columns only within one line
            properties += [("col", str(at.column)), ("endColumn", str(at.end_column))]
        level = _COMMAND[finding.severity]
        found[level].append(_command(level, properties, places.message(finding)))
    return found


def _command(level: str, properties: Iterable[tuple[str, str]], text: str) -> str:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{level} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    """A line of the log that no text in it can turn into a command, of the present form (::) or the old one (##[)."""
    line = shown(line).replace("##[", "## [").lstrip()
    return f". {line}" if line.startswith("::") else line
