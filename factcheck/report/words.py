"""Sentences that several renderers share: where a finding is, its arithmetic, what was read in all."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Checked, Derivation, Document, Finding, Position, Report
from factcheck.report.layout import count

SEVERITY_ORDER = ("error", "warning", "note")
# Formats whose text has no lines that anyone would look for.
_PAGED = ("docx", "pdf", "email")


def shown_findings(report: Report) -> tuple[Finding, ...]:
    """The findings to show, worst first: those that nobody has suppressed."""
    return tuple(finding for finding in report.worst_first if finding.suppressed is None)


def documents_of(report: Report) -> dict[str, Document]:
    """The documents of a report by their paths."""
    return {checked.document.path: checked.document for checked in report.documents}


def where(documents: Mapping[str, Document], finding: Finding) -> str:
    """Where the primary label stands."""
    label = finding.labels[0]
    return place(documents.get(label.document), label.document, label.at)


def place(document: Document | None, path: str, at: Position) -> str:
    """`path:line:column`, or path, page and paragraph where the document has no lines."""
    return f"{path}, {spot(at).lower()}" if is_paged(document, at) else f"{path}:{at.line}:{at.column}"


def is_paged(document: Document | None, at: Position) -> bool:
    """Whether a place is told by page and paragraph, since its document has no lines of its own (.docx, PDF)."""
    return at.page is not None or (document is not None and document.format in _PAGED)


def spot(at: Position) -> str:
    """ "Page 3, paragraph 2", as far as these are known."""
    parts = [f"{name} {number}" for name, number in (("page", at.page), ("paragraph", at.paragraph)) if number is not None]
    return ", ".join(parts or ["this document"]).capitalize()


def message(finding: Finding) -> str:
    """The finding in one line: what is wrong, then the arithmetic."""
    return f"{finding.headline}; {arithmetic(finding.derivation)}"


def arithmetic(derivation: Derivation) -> str:
    """The arithmetic on one line: "Gulf 48 + Strait 71 = 119, stated 48 patrols (71 too few)", or two figures against each other."""
    worked_out = " = " in derivation.computed
    text = f"{derivation.computed}, stated {derivation.stated}" if worked_out else f"{derivation.stated} against {derivation.computed}"
    return f"{text} ({derivation.difference})" if derivation.difference else text


def other_rules(finding: Finding) -> list[str]:
    """What the other rules that the figures break say; each sum is told once, whatever the order of its parts."""
    told, texts = [finding.derivation], []
    for also in finding.also:
        again = any(_alike(also.derivation, other) for other in told)
        texts.append(also.headline if again else f"{also.headline}; {arithmetic(also.derivation)}")
        told.append(also.derivation)
    return texts


def _alike(a: Derivation, b: Derivation) -> bool:
    return (a.stated, a.difference, sorted(a.addends)) == (b.stated, b.difference, sorted(b.addends)) and bool(a.addends)


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
