"""Findings about what was said to factcheck itself: a suppression that silences nothing, that has expired, that cannot be understood."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from msgspec import Struct

from factcheck.model import Derivation, Document, Finding, Label, Position, Span
from factcheck.position import locate


class OwnRule(Struct, frozen=True):
    """A rule of factcheck's own, which no file describes."""

    id: str
    severity: str
    why: str
    fix: str


OWN_RULES = (
    OwnRule(
        "unused-suppression", "warning", "A suppression silences nothing: the text, the rule or the place has changed.", "Take it out."
    ),
    OwnRule("expired-suppression", "warning", "The last day of a suppression has passed.", "Look again; take it out or set a later day."),
    OwnRule(
        "broken-suppression", "error", "A comment or a waiver speaks to factcheck and cannot be obeyed.", "Correct it as the note says."
    ),
    OwnRule(
        "unused-correction", "warning", "A correction names a figure that does not stand where it looks.", "Correct the quote or drop it."
    ),
)  # fmt: skip
BY_ID = {rule.id: rule for rule in OWN_RULES}


class Remark(Struct, frozen=True):
    """What an own finding says: the headline, what was asked for, what came of it, and what to do."""

    headline: str
    asked: str
    outcome: str
    fix: str


def own_finding(rule: str, document: Document, span: Span, remark: Remark, severities: Mapping[str, str]) -> Finding | None:
    """The finding at a comment, None if the configuration turned the rule off. A comment of many lines is marked on its first."""
    severity = severities.get(rule, BY_ID[rule].severity)
    if severity == "off":
        return None
    line = re.match(r"[^\r\n]*", document.source[span.start : span.end])
    first = Span(span.start, span.start + len(line[0])) if line else span
    quote = document.source[first.start : first.end]
    return _finding(rule, severity, (document.path, locate(document, first), quote), remark)


def file_finding(rule: str, where: tuple[str, int, str], remark: Remark, severities: Mapping[str, str]) -> Finding | None:
    """The finding at a line of a file that is no document, such as the waivers: its path, the line and the words there."""
    severity = severities.get(rule, BY_ID[rule].severity)
    path, line, quote = where
    at = Position(0, 0, line, 1, line, len(quote) + 1)
    return None if severity == "off" else _finding(rule, severity, (path, at, quote), remark)


def _finding(rule: str, severity: str, where: tuple[str, Position, str], remark: Remark) -> Finding:
    path, at, quote = where
    label = Label("suppression", quote, path, at, None, True, remark.outcome, "scope")
    name = hashlib.sha256(f"{rule}\0{quote}\0{remark.headline}".encode()).hexdigest()[:16]
    arithmetic = Derivation(remark.asked, remark.outcome, "")
    return Finding(rule, "fail", severity, remark.headline, path, (label,), arithmetic, (), (remark.fix,), (), name)
