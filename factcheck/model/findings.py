"""What a check found: bindings, findings and the report, plain data that every renderer reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from factcheck.model.claims import Claim, Gap, Operand
from factcheck.model.rules import Rule
from factcheck.model.text import Document, Position, Problem, Span

SEVERITIES = ("note", "warning", "error")


class Doubt(Struct, frozen=True):
    """A reason to hold a finding less firmly.

    `kind` is reading (another kept reading of the words does not break the rule), unknown (a slot that the comparison needs is
    unknown on one side), quotation (a figure stands inside a quotation), soft (only a soft bound is broken) or small (the gap is small).
    `text` says it to the editor.
    """

    kind: str
    text: str


class Evidence(Struct, frozen=True):
    """Words that scope an operand of a binding ("in Iraq and Syria", "the first half of 2024"), to be underlined beside its figure."""

    role: str
    span: Span


class Binding(Struct, frozen=True):
    """One way in which the text fills the roles of a rule's pattern.

    `roles` maps a role to its operands, one for a plain role and one or more for a list role; `computed` maps the names of the values
    that the pattern works out. `doubts` and `notes` come from the comparability gate.
    """

    pattern: str
    roles: Mapping[str, tuple[Operand, ...]]
    computed: Mapping[str, Operand]
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()


class Label(Struct, frozen=True):
    """One marked place of a finding: a figure (`mark` "figure") or the few words that scope it ("scope").

    The primary label is the figure to blame if only one changes. `text` may be empty for scope labels.
    """

    role: str
    quote: str
    document: str
    at: Position
    claim: str | None
    primary: bool
    text: str
    mark: str = "figure"

    def to_dict(self) -> dict[str, Any]:
        """The label object of the published JSON."""
        return {
            "role": self.role, "quote": self.quote, "document": self.document, "span": self.at.to_dict(),
            "claim": self.claim, "primary": self.primary, "text": self.text,
        }  # fmt: skip


class Derivation(Struct, frozen=True):
    """The arithmetic in words: what is stated, what was computed, by how much they differ, and each addend."""

    stated: str
    computed: str
    difference: str
    addends: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The derivation object of the published JSON."""
        return {"stated": self.stated, "computed": self.computed, "difference": self.difference, "addends": list(self.addends)}


class Edit(Struct, frozen=True):
    """One replacement in the source text."""

    at: Position
    replacement: str


class Suggestion(Struct, frozen=True):
    """Edits that would make the figures agree; none is evidence of what is true, unless a source says so. Rank 1 comes first.

    `by` is "arithmetic", or "source" where the edits write what a source gives.
    """

    edits: tuple[Edit, ...]
    why: str
    rank: int
    by: str = "arithmetic"

    def to_dict(self) -> dict[str, Any]:
        """The suggestion object of the published JSON."""
        edits = [{"span": edit.at.to_dict(), "replacement": edit.replacement} for edit in self.edits]
        return {"edits": edits, "why": self.why, "rank": self.rank}


class Also(Struct, frozen=True):
    """Another rule that the same figures break, with its own arithmetic."""

    rule: str
    headline: str
    derivation: Derivation


class Suppressed(Struct, frozen=True):
    """Who silenced a finding, why, and until when (ISO date)."""

    by: str
    reason: str | None
    until: str | None


class Finding(Struct, frozen=True):
    """One discrepancy. `verdict` is fail or review; `severity` error, warning or note; the first label is the primary one."""

    rule: str
    verdict: str
    severity: str
    headline: str
    document: str
    labels: tuple[Label, ...]
    derivation: Derivation
    also: tuple[Also, ...]
    notes: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    fingerprint: str
    suppressed: Suppressed | None = None

    def to_dict(self) -> dict[str, Any]:
        """The finding object of the published JSON."""
        hush = self.suppressed
        return {
            "rule": self.rule,
            "verdict": self.verdict,
            "severity": self.severity,
            "headline": self.headline,
            "document": self.document,
            "labels": [label.to_dict() for label in self.labels],
            "derivation": self.derivation.to_dict(),
            "also": [{"rule": also.rule, "headline": also.headline, "derivation": also.derivation.to_dict()} for also in self.also],
            "notes": list(self.notes),
            "suggestions": [suggestion.to_dict() for suggestion in self.suggestions],
            "fingerprint": self.fingerprint,
            "suppressed": {"by": hush.by, "reason": hush.reason, "until": hush.until} if hush else None,
        }


class Checked(Struct, frozen=True):
    """One document with the counts that show what was read in it; `checked` counts the bindings that rules were tried on."""

    document: Document
    numbers: int
    claims: int
    gaps: int
    ignored: int
    checked: int

    def to_dict(self) -> dict[str, Any]:
        """The document object of the published JSON."""
        doc = self.document
        return {
            "path": doc.path,
            "title": doc.title,
            "published": doc.published.isoformat() if doc.published else None,
            "language": doc.language,
            "numbers": self.numbers,
            "claims": self.claims,
            "gaps": self.gaps,
            "ignored": self.ignored,
            "checked": self.checked,
        }


class Report(Struct, frozen=True):
    """The outcome of a check.

    `problems` are inputs that could not be read and, not fatal, notes on the others or on the settings; they are not part of the JSON's
    findings, but the inputs are counted as `unreadable` in its summary. `rules` are the rules that were tried, for formats that describe
    those of their findings.
    """

    version: str
    documents: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Problem, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def worst_first(self) -> tuple[Finding, ...]:
        """The findings by severity, errors first; within one severity in the order of the documents and their text."""
        return tuple(sorted(self.findings, key=lambda finding: -SEVERITIES.index(finding.severity)))

    @property
    def summary(self) -> dict[str, int]:
        """Counts by severity (suppressed findings apart), documents, those of them that are not in English and so not checked, and inputs
        that could not be read.
        """
        shown = [finding for finding in self.findings if finding.suppressed is None]
        counts = {level: sum(finding.severity == level for finding in shown) for level in ("error", "warning", "note")}
        return counts | {
            "suppressed": len(self.findings) - len(shown),
            "documents": len(self.documents),
            "unchecked": sum(checked.document.language != "en" for checked in self.documents),
            "unreadable": sum(problem.fatal for problem in self.problems),
        }

    def to_dict(self) -> dict[str, Any]:
        """The report object of the published JSON, schema `factcheck-report/1`."""
        return {
            "schema": "factcheck-report/1",
            "tool": {"name": "factcheck", "version": self.version},
            "documents": [document.to_dict() for document in self.documents],
            "findings": [finding.to_dict() for finding in self.worst_first],
            "claims": [claim.to_dict() for claim in self.claims],
            "gaps": [gap.to_dict() for gap in self.gaps],
            "summary": self.summary,
        }
