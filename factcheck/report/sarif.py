"""SARIF 2.1.0 with what GitHub's code scanning asks of it.

One run; results worst first; places relative to the repository, in Unicode code points; `primaryLocationLineHash` from the finding's own
fingerprint, since the hash that GitHub would make is of the start of the line, which in prose is a whole paragraph.
Sources: OASIS SARIF 2.1.0; GitHub's page "SARIF support for code scanning".
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from factcheck.model import Finding, Label, Report, Rule, Suggestion
from factcheck.report.layout import count
from factcheck.report.places import Places, Range, troubles, unique_fingerprints
from factcheck.report.view import PLAIN, View
from factcheck.report.words import arithmetic, shown_findings

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# GitHub's limits: results a run, related places a result that it keeps, characters of a description.
MAX_RESULTS = 25_000
MAX_RELATED = 100
MAX_TEXT = 1024
_PROBLEM_SEVERITY = {"error": "error", "warning": "warning", "note": "recommendation"}
# Ways to suppress a finding that stand in the text itself.
_IN_SOURCE = frozenset({"comment", "front matter"})


def render(report: Report, view: View = PLAIN) -> str:
    """The log. Suppressed findings are left out, or carried with `suppressions` if `view.suppressions` is "mark"."""
    findings = report.worst_first if view.suppressions == "mark" else shown_findings(report)
    kept = findings[:MAX_RESULTS]
    rules = {rule.id: rule for rule in report.rules}
    ids = {rule_id: index for index, rule_id in enumerate(dict.fromkeys(finding.rule for finding in kept))}
    places = Places(report, view)
    hashes = unique_fingerprints(kept)
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "semanticVersion": report.version,
                "rules": [_rule(rule_id, rules.get(rule_id)) for rule_id in ids],
            }
        },
        "automationDetails": {"id": "factcheck/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, view, len(findings) - len(kept))],
        "results": [_result(finding, ids[finding.rule], name, places) for finding, name in zip(kept, hashes, strict=True)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    """A rule's own words; those of its id alone where the report does not carry the rule."""
    short = rule_id.replace("-", " ").capitalize()
    why = " ".join(rule.why.split()) if rule else short
    severity = rule.severity if rule else "warning"
    more = f'"factcheck explain {rule_id}" explains the rule with examples.'
    return {
        "id": rule_id,
        "shortDescription": {"text": short[:MAX_TEXT]},
        "fullDescription": {"text": _plain(why)[:MAX_TEXT]},
        "help": {"text": f"{_plain(why)} {more}"},
        "defaultConfiguration": {"level": severity},
        "properties": {"tags": ["numbers", *([rule.pack] if rule else [])], "problem.severity": _PROBLEM_SEVERITY[severity]},
    }


def _invocation(report: Report, view: View, dropped: int) -> dict[str, Any]:
    """What could not be read or did not fit: a run that failed is not a clean one."""
    notes = []
    told = troubles(report, view)
    for trouble in told:
        at = {"physicalLocation": {"artifactLocation": {"uri": _uri(trouble.path)}, "region": {"startLine": trouble.line}}}
        notes.append({"level": "error" if trouble.fatal else "note", "message": {"text": _plain(trouble.text)}, "locations": [at]})
    if dropped:
        notes.append({"level": "warning", "message": {"text": f"{count(dropped, 'finding')} of the lowest severity did not fit."}})
    return {"executionSuccessful": not any(trouble.fatal for trouble in told), "toolExecutionNotifications": notes}


def _result(finding: Finding, index: int, name: str, places: Places) -> dict[str, Any]:
    primary, *others = finding.labels
    others = others[:MAX_RELATED]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": _message(finding, others, places)},
        "locations": [_location(primary, places)],
        "partialFingerprints": {"primaryLocationLineHash": name},
        "properties": {"verdict": finding.verdict} | _where(primary, places),
    }
    if others:
        result["relatedLocations"] = [_location(label, places, number) for number, label in enumerate(others, start=1)]
    fixes = [_fix(finding, suggestion, places) for suggestion in sorted(finding.suggestions, key=lambda suggestion: suggestion.rank)]
    if fixes and not places.paged(primary.document, primary.at):
        result["fixes"] = fixes
    if finding.suppressed:
        kind = "inSource" if finding.suppressed.by in _IN_SOURCE else "external"
        reason = {"justification": finding.suppressed.reason} if finding.suppressed.reason else {}
        result["suppressions"] = [{"kind": kind, "status": "accepted"} | reason]
        if finding.suppressed.by == "baseline":
            result["baselineState"] = "unchanged"
    return result


def _where(label: Label, places: Places) -> dict[str, Any]:
    """What is marked and, where the document has no lines, its page and paragraph."""
    told = {"quote": label.quote} | (
        {"page": label.at.page, "paragraph": label.at.paragraph} if places.paged(label.document, label.at) else {}
    )
    return {name: value for name, value in told.items() if value}


def _message(finding: Finding, others: list[Label], places: Places) -> str:
    """The headline as the first sentence, which GitHub takes for the title; then the arithmetic and links to the other figures."""
    primary = finding.labels[0]
    sentences = [_plain(f"{places.spot(primary)}{finding.headline}."), _plain(f"{_capital(arithmetic(finding.derivation))}.")]
    links = [f"[{_plain(label.text)}]({number})" for number, label in enumerate(others, start=1) if label.text.strip()]
    return " ".join([*sentences, *([f"See {', '.join(links)}."] if links else [])])


def _location(label: Label, places: Places, number: int | None = None) -> dict[str, Any]:
    region = _region(places.range(label.document, label.at))
    at: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(places.path(label))}, "region": region}}
    if number is None:
        return at
    text = label.text.strip() or label.quote.strip()
    return {"id": number} | at | ({"message": {"text": _plain(text)}} if text else {})


def _fix(finding: Finding, suggestion: Suggestion, places: Places) -> dict[str, Any]:
    """Edits that would make the figures agree; none is evidence of what is true, and the description says so."""
    replacements = [
        {"deletedRegion": _region(places.range(finding.document, edit.at))}
        | ({"insertedContent": {"text": edit.replacement}} if edit.replacement else {})
        for edit in suggestion.edits
    ]
    change = {"artifactLocation": {"uri": _uri(places.path(finding.labels[0]))}, "replacements": replacements}
    return {"description": {"text": _plain(suggestion.why)}, "artifactChanges": [change]}


def _region(at: Range) -> dict[str, int]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, absolute ones become file URIs."""
    drive = path[:2] if path[1:3] == ":/" else ""
    prefix = f"file:///{drive}" if drive else "file://" if path.startswith("/") else ""
    return prefix + quote(path.removeprefix(drive), errors="surrogateescape")  # a name that is no Unicode keeps its bytes


def _plain(text: str) -> str:
    """Text in a SARIF message, where brackets make links and braces placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    for char, safe in (("\\", "\\\\"), ("[", "\\["), ("]", "\\]"), ("{", "{{"), ("}", "}}")):
        text = text.replace(char, safe)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
