"""Where a finding stands, as other programs count it: lines and columns from 1, in code points or in UTF-8 bytes.

Formats without true lines (.docx, PDF) are given as line 1, column 1, and the message says page and paragraph.
"""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.model import Document, Finding, Label, Position, Problem, Report
from factcheck.report.view import View
from factcheck.report.words import documents_of, is_paged, message, spot

_LINE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]+)(?::[0-9]+)?")


class Range(Struct, frozen=True):
    """Lines and columns from 1; the end column is one past the last."""

    line: int
    column: int
    end_line: int
    end_column: int


NO_LINES = Range(1, 1, 1, 1)


class Places:
    """The places of one report's labels."""

    def __init__(self, report: Report, view: View) -> None:
        self._documents = documents_of(report)
        self._path_of = view.path_of

    def path(self, label: Label) -> str:
        """The path of a label's document, as the reader of the format knows it."""
        return self._path_of(label.document)

    def range(self, path: str, at: Position) -> Range:
        """The range in code points."""
        if self.paged(path, at):
            return NO_LINES
        return Range(at.line, at.column, at.end_line, at.end_column)

    def byte_range(self, path: str, at: Position) -> Range:
        """The range with columns in UTF-8 bytes; in code points where the document is not part of the report."""
        document, plain = self._documents.get(path), self.range(path, at)
        if document is None or plain is NO_LINES:
            return plain
        start = _bytes(document, at.line, at.column)
        return Range(at.line, start, at.end_line, _bytes(document, at.end_line, at.end_column))

    def paged(self, path: str, at: Position) -> bool:
        """Whether the document has pages or paragraphs instead of lines."""
        return is_paged(self._documents.get(path), at)

    def message(self, finding: Finding) -> str:
        """The finding in one line, with page and paragraph in front where there are no lines."""
        return f"{self.spot(finding.labels[0])}{message(finding)}"

    def spot(self, label: Label) -> str:
        """ "Page 3, paragraph 2: " for a document without lines, else nothing."""
        return f"{spot(label.at)}: " if self.paged(label.document, label.at) else ""


class Trouble(Struct, frozen=True):
    """An input that could not be read (`fatal`), or something about one that its reader should know; `rule` names the kind."""

    path: str
    line: int
    text: str
    fatal: bool

    @property
    def rule(self) -> str:
        """A name in the place where findings have that of their rule."""
        return "input-not-read" if self.fatal else "input-note"


def troubles(report: Report, view: View) -> list[Trouble]:
    """What went wrong with the inputs, the unread ones first, with the paths that the reader of the format knows."""
    return [_trouble(problem, view) for problem in sorted(report.problems, key=lambda problem: not problem.fatal)]


def _trouble(problem: Problem, view: View) -> Trouble:
    match = _LINE.fullmatch(problem.where)
    path, line = (match["path"], int(match["line"])) if match else (problem.where, 1)
    return Trouble(view.path_of(path), max(1, line), f"{problem.what.rstrip('.')}. {problem.fix}".strip(), problem.fatal)


def unique_fingerprints(findings: tuple[Finding, ...]) -> list[str]:
    """The fingerprint of each finding, a repeated one (the same text in two files, say) with its ordinal: programs merge equal ones."""
    seen: dict[str, int] = {}
    names = []
    for finding in findings:
        seen[finding.fingerprint] = ordinal = seen.get(finding.fingerprint, 0) + 1
        names.append(finding.fingerprint if ordinal == 1 else f"{finding.fingerprint}:{ordinal}")
    return names


def _bytes(document: Document, line: int, column: int) -> int:
    start = document.lines[line - 1]
    return len(document.source[start : start + column - 1].encode("utf-8", "surrogatepass")) + 1
