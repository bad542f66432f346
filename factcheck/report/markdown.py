"""Markdown for a step summary or a comment on a pull request (GitHub, GitLab): a table of findings, then what was not read.

Every text of a document is escaped, so that it can neither lay out the page nor call anyone: a mention (@name), a reference (#12) and a
bare address are broken with an empty comment, since a backslash does not stop them on GitHub.
"""

from __future__ import annotations

import re

from factcheck.model import Document, Finding, Report
from factcheck.report.against import HEADERS, compared, verdicts
from factcheck.report.layout import count, shown
from factcheck.report.places import troubles
from factcheck.report.view import PLAIN, View
from factcheck.report.words import SEVERITY_ORDER, arithmetic, documents_of, place, shown_findings, summary

MAX_BYTES = 900_000  # GitHub takes 1 MiB of summary a step
GAPS_SHOWN = 50
# No text of a document stands at the start of a line, where more characters would be markup.
_MARKUP = re.compile(r"([\\`*_\[\]|~<>&$])")
_CALLS = re.compile(r"[@#](?=\w)|GH(?=-[0-9])|www(?=\.)|:(?=//)", re.IGNORECASE)
_SHAPE = {"error": "🟥 error", "warning": "🔶 warning", "note": "🔵 note"}


def render(report: Report, view: View = PLAIN) -> str:
    """A heading with the counts, unread inputs, the table of findings (worst first), the gaps, and the closing line."""
    counts = report.summary
    found = ", ".join(count(counts[level], level) for level in SEVERITY_ORDER if counts[level]) or "no discrepancies"
    parts = [f"### factcheck: {found}", *_troubles(report, view), *_table(report, view)]
    parts += _against(report)
    if not view.quiet:
        parts += _gaps(report, view)
        parts += [escaped(summary(report))] if report.documents else []
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """The text as Markdown that shows it as it is, on one line."""
    return _CALLS.sub(r"\g<0><!-- -->", _MARKUP.sub(r"\\\1", shown(text))).strip()


def _troubles(report: Report, view: View) -> list[str]:
    lines = [
        f"- **{'not checked' if told.fatal else 'note'}** {escaped(told.path)}: {escaped(told.text)}" for told in troubles(report, view)
    ]
    return ["\n".join(lines)] if lines else []


def _table(report: Report, view: View) -> list[str]:
    """The findings as a table, cut where it would be longer than a summary may be."""
    documents = documents_of(report)
    findings = shown_findings(report)
    rows, size = ["| severity | what is wrong | the arithmetic | where | rule |", "| --- | --- | --- | --- | --- |"], 0
    for finding in findings:
        row = _row(documents, finding, view)
        size += len(row.encode()) + 1
        if size > MAX_BYTES:
            break
        rows.append(row)
    more = len(findings) - (len(rows) - 2)
    parts = ["\n".join(rows)] if findings else []
    return [*parts, f"… and {more:,} more that did not fit here."] if more else parts


def _row(documents: dict[str, Document], finding: Finding, view: View) -> str:
    label = finding.labels[0]
    where = place(documents.get(label.document), view.path_of(label.document), label.at)
    also = f"; {count(len(finding.also), 'more rule')} broken" if finding.also else ""
    cells = (finding.headline, arithmetic(finding.derivation) + also, where)
    return f"| {_SHAPE[finding.severity]} | {' | '.join(map(escaped, cells))} | `{finding.rule}` |"


def _against(report: Report) -> list[str]:
    """What a source says of the figures: the counts, and a row for each that is not simply the source's."""
    told, rows = verdicts(report), compared(report)
    if not told:
        return []
    head = f"| {' | '.join(HEADERS)} |\n| --- | --- | --- | --- |"
    table = "\n".join([head, *(f"| {' | '.join(map(escaped, row.cells))} |" for row in rows)])
    return [escaped(told), *([table] if rows else [])]


def _gaps(report: Report, view: View) -> list[str]:
    if not report.gaps:
        return []
    documents = documents_of(report)
    lines = []
    for gap in report.gaps[:GAPS_SHOWN]:
        where = place(documents.get(gap.document), view.path_of(gap.document), gap.at)
        lines.append(f"- {escaped(where)}: “{escaped(gap.quote)}”: {escaped(gap.reason)}")
    if len(report.gaps) > GAPS_SHOWN:
        lines.append(f"- … and {len(report.gaps) - GAPS_SHOWN:,} more")
    inner = "\n".join(lines)
    return [f"<details><summary>Not read: {count(len(report.gaps), 'figure')}</summary>\n\n{inner}\n\n</details>"]
