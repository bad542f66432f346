"""A name for a finding that outlives edits elsewhere: from the rule and what its figures say, never from where they stand."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.model import Binding, Claim, Finding, Operand, Term

_LENGTH = 16


def fingerprint(rule: str, binding: Binding) -> str:
    """16 hexadecimal digits of SHA-256 over the rule and the content of every role; the same wherever the claims stand."""
    content = [[role, [_content(operand) for operand in binding.roles[role]]] for role in sorted(binding.roles)]
    return _digest(json.dumps([rule, content], ensure_ascii=True))


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with equal fingerprints told apart by their order in the text: the second of two becomes another."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        ordinal = seen[finding.fingerprint]
        result.append(finding if ordinal == 1 else replace(finding, fingerprint=_digest(f"{finding.fingerprint}:{ordinal}")))
    return result


def _content(operand: Operand) -> list[object]:
    if isinstance(operand, Term):
        return [operand.text.casefold()]
    period = operand.period.value
    scope = [sorted(place.key for place in operand.place.value or ()), [str(period.start), str(period.end)] if period else None]
    if not isinstance(operand, Claim):
        return [operand.what.casefold(), *scope]
    unit = operand.quantity.unit
    figures = [str(figure.normalize()) for figure in operand.quantity.stated]
    counted = " ".join((operand.counted or "").casefold().split())
    return [operand.measure.value, counted, *scope, figures, operand.quantity.modifier, unit.name if unit else None]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
