"""Figures of releases over time, checked: from releases to series, rules and a report. Reads nothing; `auditing` and `pipeline` wire it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec.structs import replace

import factcheck
from factcheck.check import merge, run
from factcheck.check.against import settle
from factcheck.check.patterns import PATTERNS
from factcheck.check.series import read_series
from factcheck.model import SEVERITIES, Claim, Document, Extraction, Problem, Release, Report, Rule, Span

PATTERN = "series"
_NOWHERE = Document("ledger", "", "", (), (0,), "text", None, None, None, Span(0, 0))


def report_of(releases: Sequence[Release], rules: Sequence[Rule], problems: Sequence[Problem] = ()) -> Report:
    """The findings about figures of releases over time, worst first and then in text order."""
    numbered = [_numbered(release, number) for number, release in enumerate(releases, 1)]
    claims = tuple(claim for release in numbered for claim in release.claims)
    extraction = Extraction(claims, (), read_series(numbered), (), ())
    outcome = run(_NOWHERE, extraction, [rule for rule in rules if rule.find == PATTERN], PATTERNS, mend=False)
    merged = (replace(finding, document=finding.labels[0].document, suggestions=()) for finding in merge(outcome.findings))
    findings = tuple(sorted(merged, key=lambda finding: -SEVERITIES.index(finding.severity)))
    return Report(factcheck.__version__, (), findings, claims, (), tuple(problems))


def release_of(document: Document, claims: Iterable[Claim], publisher: str | None = None) -> Release:
    """A document as a release; a figure without a period gets the one that the document as a whole is about."""
    digest = sha256(document.source.encode()).hexdigest()
    return Release(document.path, document.publisher or publisher, document.published, None, settle(tuple(claims)), digest, document.title)


def _numbered(release: Release, number: int) -> Release:
    """The release with ids that are unique in the report."""
    return replace(release, claims=tuple(replace(claim, id=f"{number}.{claim.id}") for claim in release.claims))
