"""Findings in full, after the manner of rustc and Elm: headline, excerpt with marks, the arithmetic, what it rests on, repairs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Document, Finding, Label, Report, Suggestion
from factcheck.report.against import HEADERS, compared, verdicts
from factcheck.report.excerpt import Mark, Row, excerpt
from factcheck.report.grid import grid
from factcheck.report.layout import count, shown, wrap
from factcheck.report.paint import paint
from factcheck.report.words import arithmetic, documents_of, other_rules, place, shown_findings, summary

GAPS_SHOWN = 10
_NAMED_NOTE = re.compile(r"[a-z][a-z -]{0,24}: ")


def render(report: Report, columns: int = 100, *, colour: bool = False, quiet: bool = False) -> str:
    """Every finding in full; then, unless `quiet`, the gaps and the closing line. `columns` is the width of the terminal."""
    findings = [finding_text(report, finding, columns, colour=colour) for finding in shown_findings(report)]
    return "\n".join(findings if quiet else [*findings, closing(report, summary(report), columns)])


def closing(report: Report, line: str, columns: int) -> str:
    """What ends a report for people: what a source says otherwise, the figures that could not be typed, and a line with the counts."""
    told = verdicts(report)
    sources = [grid(HEADERS, [row.cells for row in compared(report)], columns) + "\n"] if told and compared(report) else []
    gaps = [gaps_text(report, columns)] if report.gaps else []
    parts = [*sources, *gaps, *([told] if told else []), "\n".join(wrap(line, max(columns, 40)))]
    return "\n".join([*parts, ""]) if line else ""


def finding_text(report: Report, finding: Finding, columns: int = 100, *, colour: bool = False) -> str:
    """One finding in full."""
    documents = documents_of(report)
    edits = [edit.at for suggestion in finding.suggestions for edit in suggestion.edits]
    gutter = len(str(max((at.end_line for at in [*edits, *(label.at for label in finding.labels)]), default=0)))
    room, bar = max(columns, 40) - gutter - 4, " " * (gutter + 2)
    lines = [f"{paint(f'{finding.severity}[{finding.rule}]', finding.severity, colour=colour)}: {shown(finding.headline)}"]
    for index, (path, labels) in enumerate(_by_document(finding)):
        rows = excerpt(documents[path], _marks(labels), room) if path in documents else None
        head = f"{'-->' if index == 0 else ':::'} {shown(place(documents.get(path), path, labels[0].at))}"
        lines += _excerpt_lines(labels, rows, (head, gutter), colour=colour)
    lines += [f"{bar}{'=' if head else ' '} {line}" for head, line in _facts(finding, room)]
    lines += _help(documents.get(finding.document), finding.suggestions, bar, room)
    lines += ["", f"For more about this rule: factcheck explain {finding.rule}", ""]
    return "\n".join(lines)


def gaps_text(report: Report, columns: int) -> str:
    """The figures that were seen and could not be typed; the first few, and how many more there are."""
    lines = [f"Not read: {count(len(report.gaps), 'figure')}"]
    documents = documents_of(report)
    for gap in report.gaps[:GAPS_SHOWN]:
        text = f'{place(documents.get(gap.document), gap.document, gap.at)}: "{gap.quote}": {gap.reason}'
        lines += [("    " if index else "  ") + line for index, line in enumerate(wrap(text, max(columns, 40) - 4))]
    if len(report.gaps) > GAPS_SHOWN:
        lines.append(f"  … and {len(report.gaps) - GAPS_SHOWN:,} more: --format json lists them all")
    return "\n".join([*lines, ""])


def _by_document(finding: Finding) -> list[tuple[str, list[Label]]]:
    """The labels of each document, the primary label's document first."""
    groups: dict[str, list[Label]] = {}
    for label in finding.labels:
        groups.setdefault(label.document, []).append(label)
    return list(groups.items())


def _marks(labels: Sequence[Label]) -> list[Mark]:
    signs = [("~" if label.mark == "scope" else "^" if label.primary else "-") for label in labels]
    return [Mark(label.at.start, label.at.end, sign, label.text) for label, sign in zip(labels, signs, strict=True)]


def _excerpt_lines(labels: Sequence[Label], rows: Sequence[Row] | None, head: tuple[str, int], *, colour: bool) -> list[str]:
    """The place and the excerpt of one document; `head` is an arrow with the place, and the width of the line numbers."""
    where, gutter = head
    lines = [f"{' ' * (gutter + 1)}{where}"]
    bar = f"{' ' * (gutter + 2)}|"
    if rows is None:
        return [*lines, *(f'{bar} "{shown(label.quote)}": {shown(label.text)}' for label in labels if label.text), bar]
    lines.append(bar)
    for row in rows:
        side = bar if row.number is None else f" {row.number:>{gutter}} |"
        text = paint(row.text, "marks", colour=colour) if row.number is None else row.text
        lines.append(f"{side} {text}".rstrip())
    return [*lines, bar]


def _facts(finding: Finding, columns: int) -> list[tuple[bool, str]]:
    """The lines behind "=", wrapped; True marks the first line of each."""
    name = "sum" if " + " in finding.derivation.computed else "figures"
    facts = [f"{name}: {arithmetic(finding.derivation)}"]
    facts += [f"also {also.rule}: {text}" for also, text in zip(finding.also, other_rules(finding), strict=True)]
    facts += [note if _NAMED_NOTE.match(note) else f"note: {note}" for note in finding.notes]
    return [(index == 0, line) for fact in facts for index, line in enumerate(wrap(fact, columns))]


def _help(document: Document | None, suggestions: Sequence[Suggestion], bar: str, columns: int) -> list[str]:
    """The repairs, in order of rank."""
    if not suggestions or document is None:
        return []
    lines = ["", f"help: {_how_sure(suggestions)}", f"{bar}|"]
    for suggestion in sorted(suggestions, key=lambda s: s.rank):
        said = f": {suggestion.why}" if suggestion.by == "source" else ""
        words = wrap(_edit_words(document, suggestion) + said, columns - 2)
        lines += [f"{bar}| {'  ' if index else ''}{line}" for index, line in enumerate(words)]
    return lines


def _how_sure(suggestions: Sequence[Suggestion]) -> str:
    """What the repairs are worth: a source's word, or only arithmetic."""
    if all(suggestion.by == "source" for suggestion in suggestions):
        return "this writes what the source gives"
    if any(suggestion.by == "source" for suggestion in suggestions):
        return "the first writes what the source gives; the others only make the figures agree"
    if len(suggestions) > 1:
        return "any one of these makes the figures agree; none is evidence of what is true"
    return "this makes the figures agree; it is no evidence of what is true"


def _edit_words(document: Document, suggestion: Suggestion) -> str:
    words = []
    for edit in suggestion.edits:
        old = shown(document.source[edit.at.start : edit.at.end])
        if not edit.replacement:
            change = f'delete "{old.strip()}"'
        else:
            change = f"write {edit.replacement} for {old}" if old[:1].isalpha() else f"{old} -> {edit.replacement}"
        words.append(f"line {edit.at.line}: {change}" if old else f'line {edit.at.line}: insert "{edit.replacement}"')
    return ", and ".join(words)
