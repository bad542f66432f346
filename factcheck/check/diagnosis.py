"""From a broken rule to a finding that an editor can read: places, arithmetic, notes and possible repairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.check.breach import Breach
from factcheck.check.causes import cause
from factcheck.check.compiled import Compiled
from factcheck.check.derivation import derive
from factcheck.check.fingerprint import fingerprint
from factcheck.check.suggestions import order, ranked
from factcheck.check.suggestions_places import suggest_places
from factcheck.check.suggestions_source import suggest_from_source
from factcheck.check.templates import render
from factcheck.check.wording import operand_text, value_text
from factcheck.model import Binding, Claim, Document, Edit, Finding, Label, Operand, Span, Suggestion, Term
from factcheck.position import locate


def diagnose(document: Document, breach: Breach, others: Sequence[Breach], repairs: Sequence[Suggestion], told: tuple[str, str]) -> Finding:
    """The finding of a breach. Its first label is the figure to blame: that of the first role that the rule labels.

    `others` are the breaches that lean on one of its figures: the words of a place are repaired only if that mends them too. `repairs` are
    those of figures, `told` the verdict and the severity.
    """
    verdict, severity = told
    compiled, binding = breach.compiled, breach.binding
    notes = dict.fromkeys((cause(breach), *binding.notes, *(doubt.text for doubt in breach.doubts)))
    return Finding(
        rule=compiled.rule.id,
        verdict=verdict,
        severity=severity,
        headline=render(compiled.headline, binding),
        document=document.path,
        labels=_labels(document, compiled, binding, breach.primary),
        derivation=derive(breach),
        also=(),
        notes=tuple(note for note in notes if note),
        suggestions=_suggestions(document, breach, others, repairs),
        fingerprint=fingerprint(compiled.rule.id, binding),
    )


def _suggestions(document: Document, breach: Breach, others: Sequence[Breach], repairs: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """What the source gives, then all other repairs, the smallest first, each once."""
    found: dict[frozenset[Edit], Suggestion] = {}
    for suggestion in (*suggest_from_source(breach), *repairs, *suggest_places(document, breach, others)):
        found.setdefault(frozenset(suggestion.edits), suggestion)
    return ranked(sorted(found.values(), key=order))


def _labels(document: Document, compiled: Compiled, binding: Binding, primary: str) -> tuple[Label, ...]:
    """The primary figure, the other figures in text order, then the words that scope them; no place twice."""
    figures = sorted(_figures(document, compiled, binding), key=lambda label: (label.role != primary, label.at.start, label.role))
    seen: dict[tuple[str, int, int], Label] = {}
    for label in (*figures, *_scopes(document, binding)):
        seen.setdefault((label.document, label.at.start, label.at.end), label)
    first, *rest = seen.values()
    return (replace(first, primary=True), *rest)


def _figures(document: Document, compiled: Compiled, binding: Binding) -> Iterator[Label]:
    for role, operands in binding.roles.items():
        for operand in operands:
            if operand.at is None:
                continue
            text = _label_text(compiled, binding, role, operand)
            path = document.path if isinstance(operand, Term) else operand.document
            claim = operand.id if isinstance(operand, Claim) else None
            yield Label(role, operand.quote or "", path, operand.at, claim, False, text)


def _label_text(compiled: Compiled, binding: Binding, role: str, operand: Operand) -> str:
    alone = replace(binding, roles={**binding.roles, role: (operand,)})
    if role in compiled.labels:
        return render(compiled.labels[role], alone)
    value = value_text(operand.quantity) if isinstance(operand, Claim) else operand_text(operand)
    return f"{role.removesuffix('s') if len(binding.roles[role]) > 1 else role}: {value}"


def _scopes(document: Document, binding: Binding) -> Iterator[Label]:
    for evidence in sorted(binding.evidence, key=lambda item: (item.span, item.role)):
        span = evidence.span
        near = [operand for operand in binding.roles.get(evidence.role, ()) if isinstance(operand, Claim)]
        claim = near[0].id if len(near) == 1 else None
        at = locate(document, span, _paragraph(binding, span))
        yield Label(evidence.role, document.source[span.start : span.end], document.path, at, claim, False, "", "scope")


def _paragraph(binding: Binding, span: Span) -> int | None:
    """The paragraph of a scope where one of the figures stands in the same sentence."""
    for operands in binding.roles.values():
        for operand in operands:
            sentence = operand.sentence
            if operand.at is not None and sentence is not None and sentence.span.start <= span.start <= sentence.span.end:
                return operand.at.paragraph
    return None
