"""One document from end to end: read as claims, put to the rules, and settled with what the project has decided about findings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.check import against, merge, numbered, run
from factcheck.check.patterns import PATTERNS
from factcheck.corrections import corrected, with_notes
from factcheck.extract import extract_document
from factcheck.language import ENGLISH
from factcheck.model import Checked, Claim, Document, Finding, Gap, Rule
from factcheck.read import sentences
from factcheck.settings.policy import Names, Policy
from factcheck.settings.quotations import limited
from factcheck.settings.suppressions import settle


class Looked(Struct, frozen=True):
    """What was read in a document and what the rules made of it, before anybody silenced anything. The findings are not merged yet.

    `own` are findings about corrections, `waivers` the numbers of the entries that corrected a figure.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    own: tuple[Finding, ...] = ()
    waivers: tuple[int, ...] = ()


class Seen(Struct, frozen=True):
    """A document when all is decided: `findings` are merged, those about suppressions among them, `loose` are as the rules made them.

    `waivers` are the numbers of the waivers that silenced something.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    loose: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    waivers: frozenset[int] = frozenset()


def look(document: Document, rules: Sequence[Rule], policy: Policy, sources: Sequence[Claim] = ()) -> Looked:
    """Read the claims of a document and put them to the rules, against the figures of the sources if there are any.

    A document in another language than English is not read: "1.204" would be taken for little more than one.
    """
    if document.language != ENGLISH:
        return Looked(Checked(document, 0, 0, 0, 0, 0), (), (), ())
    read = tuple(sentences(document))
    better = corrected(document, extract_document(document, read), read, policy)
    extraction = against.confronted(better.extraction, sources)
    outcome = run(document, extraction, rules, PATTERNS, sources=sources)
    quoted = frozenset(claim.id for claim in extraction.claims if claim.quoted)
    printed = extraction.numbers - len(extraction.gaps) - len(extraction.ignored)
    checked = Checked(document, extraction.numbers, printed, len(extraction.gaps), len(extraction.ignored), outcome.checked)
    findings = tuple(limited(with_notes(outcome.findings, better.notes), quoted, policy.quotes))
    return Looked(checked, findings, extraction.claims, extraction.gaps, better.own, tuple(sorted(better.waivers)))


def decide(looked: Looked, policy: Policy, names: Names) -> Seen:
    """Mark what comments, waivers and the baseline silence, then join findings that share figures."""
    document = looked.checked.document
    spoken_to = ("factcheck" in document.source and (document.comments or document.front.end)) or policy.waivers
    settled = settle(document, tuple(sentences(document)) if spoken_to else (), looked.findings, policy, names)
    about = [replace(each, severity=policy.own.get(each.rule, each.severity)) for each in looked.own if policy.own.get(each.rule) != "off"]
    found = (*merge(settled.findings), *numbered((*settled.own, *about)))
    ordered = sorted(found, key=lambda finding: finding.labels[0].at.start if finding.labels else 0)
    return Seen(looked.checked, tuple(ordered), settled.findings, looked.claims, looked.gaps, settled.waivers.union(looked.waivers))


def lightened(seen: Seen) -> Seen:
    """The same without what only a whole report needs: the claims, and the text of a document that nothing points into."""
    document = seen.checked.document
    if not seen.findings:
        document = replace(document, source="", text="", segments=(), lines=(), comments=())
    return replace(seen, checked=replace(seen.checked, document=document), claims=(), loose=seen.loose)
