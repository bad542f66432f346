"""One document from end to end: read as claims, put to the rules, and settled with what the project has decided about findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.check import merge, numbered, run
from factcheck.check.patterns import PATTERNS
from factcheck.extract import extract_document
from factcheck.model import Checked, Claim, Document, Finding, Gap, Rule
from factcheck.read import sentences
from factcheck.settings.policy import Names, Policy
from factcheck.settings.quotations import limited
from factcheck.settings.suppressions import settle


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read in a document and what the rules made of it, before anybody silenced anything. The findings are not merged yet."""

    checked: Checked
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A document when all is decided: `findings` are merged, those about suppressions among them, `loose` are as the rules made them.

    `waivers` are the numbers of the waivers that silenced something.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    loose: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    waivers: frozenset[int] = frozenset()


def look(document: Document, rules: Sequence[Rule], policy: Policy) -> Looked:
    """Read the claims of a document and put them to the rules."""
    extraction = extract_document(document, tuple(sentences(document)))
    outcome = run(document, extraction, rules, PATTERNS)
    quoted = frozenset(claim.id for claim in extraction.claims if claim.quoted)
    printed = extraction.numbers - len(extraction.gaps) - len(extraction.ignored)
    checked = Checked(document, extraction.numbers, printed, len(extraction.gaps), len(extraction.ignored), outcome.checked)
    return Looked(checked, tuple(limited(outcome.findings, quoted, policy.quotes)), extraction.claims, extraction.gaps)


def decide(looked: Looked, policy: Policy, names: Names) -> Seen:
    """Mark what comments, waivers and the baseline silence, then join findings that share figures."""
    document = looked.checked.document
    spoken_to = ("factcheck" in document.source and (document.comments or document.front.end)) or policy.waivers
    settled = settle(document, tuple(sentences(document)) if spoken_to else (), looked.findings, policy, names)
    found = (*merge(settled.findings), *numbered(settled.own))
    ordered = sorted(found, key=lambda finding: finding.labels[0].at.start if finding.labels else 0)
    return Seen(looked.checked, tuple(ordered), settled.findings, looked.claims, looked.gaps, settled.waivers)


def lightened(seen: Seen) -> Seen:
    """The same without what only a whole report needs: the claims, and the text of a document that nothing points into."""
    document = seen.checked.document
    if not seen.findings:
        document = replace(document, source="", text="", segments=(), lines=(), comments=())
    return replace(seen, checked=replace(seen.checked, document=document), claims=(), loose=seen.loose)
