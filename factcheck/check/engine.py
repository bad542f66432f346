"""Runs rules over what was read in one document: bind, filter, judge, weigh, diagnose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.check.breach import Breach, Key, Tried, key_of
from factcheck.check.compiled import Compiled, compile_rule
from factcheck.check.diagnosis import diagnose
from factcheck.check.evaluation import Judgement, Leaf, evaluate
from factcheck.check.fingerprint import numbered
from factcheck.check.pattern import Pattern
from factcheck.check.repairs import Matter, settle
from factcheck.check.severity import in_one_sentence, is_small, weigh
from factcheck.check.values import softened, values, worth
from factcheck.check.where import admits
from factcheck.interval import Certainty
from factcheck.model import SEVERITIES, Binding, Claim, Document, Doubt, Extraction, Finding, Position, Rule, Suggestion

_SOFT = Doubt("soft", "only the usual sense of the words is exceeded, not their strict sense")
_SMALL = Doubt("small", "the gap is under 10 % and within three rounding units")
_QUOTED = Doubt("quotation", "a figure stands inside a quotation: the speaker's, not the writer's")


class Outcome(Struct, frozen=True):
    """The findings of one document in text order, not yet merged, and how many bindings were put to a rule."""

    findings: tuple[Finding, ...]
    checked: int


def run(
    document: Document,
    extraction: Extraction,
    rules: Sequence[Rule],
    patterns: Mapping[str, Pattern],
    *,
    mend: bool = True,
    sources: Sequence[Claim] = (),
) -> Outcome:
    """Put every binding of every rule's pattern to the rule. Findings that share figures are joined later, by `merge`.

    Without `mend` no repairs are looked for; `sources` are the figures that these may be taken from.
    """
    breaches, checked = _broken(extraction, rules, patterns)
    beside = _beside(breaches)
    repairs: Sequence[tuple[Suggestion, ...]] = [()] * len(breaches)
    if breaches and mend:
        matter = Matter(document, extraction, tuple(sources), lambda changed: _tried(changed, rules, patterns))
        repairs = settle(matter, breaches, beside)
    rows = zip(breaches, beside, repairs, strict=True)
    findings = [finding for breach, others, mending in rows for finding in _told(document, breach, others, mending)]
    findings.sort(key=lambda finding: (finding.labels[0].at.start, finding.rule, [label.at.start for label in finding.labels]))
    return Outcome(tuple(numbered(_distinct(findings))), checked)


def _tried(extraction: Extraction, rules: Sequence[Rule], patterns: Mapping[str, Pattern]) -> Tried:
    """What the rules make of a changed extraction."""
    held: set[Key] = set()
    broken, _ = _broken(extraction, rules, patterns, held)
    return Tried(tuple(broken), frozenset(held))


def _broken(
    extraction: Extraction, rules: Sequence[Rule], patterns: Mapping[str, Pattern], held: set[Key] | None = None
) -> tuple[list[Breach], int]:
    """Every binding that breaks a rule, and how many were put to one; `held` takes the equalities that hold."""
    bound: dict[str, tuple[Binding, ...]] = {}
    breaches: list[Breach] = []
    checked = 0
    for rule in rules:
        pattern = patterns[rule.find]
        if rule.find not in bound:
            bound[rule.find] = tuple(pattern.bind(extraction))
        compiled = compile_rule(rule, pattern) if bound[rule.find] else None
        for binding in bound[rule.find] if compiled else ():
            assert compiled is not None
            tried, breach = _judge(compiled, binding)
            checked += tried
            if breach is not None:
                breaches.append(breach)
            elif held is not None and tried and rule.find != "source" and _equal(compiled, binding):
                held.add(key_of(rule.id, binding))
    return breaches, checked


def _judge(compiled: Compiled, binding: Binding) -> tuple[bool, Breach | None]:
    """Whether the rule applies to the binding, and how it is broken if it is."""
    rule = compiled.rule
    if not compiled.fits(binding) or not admits(rule.where, binding):
        return False, None
    found = values(binding, worth(rule.tolerance))
    if compiled.when is not None and evaluate(compiled.when, found).certainty is not Certainty.CERTAIN:
        return False, None
    judged = evaluate(compiled.check, found)
    doubts = list(binding.doubts)
    if judged.certainty is not Certainty.IMPOSSIBLE:
        view = softened(found)
        if view is None:
            return True, None
        found, judged = view, evaluate(compiled.check, view)
        doubts.append(_SOFT)
    if judged.certainty is not Certainty.IMPOSSIBLE:
        return True, None
    leaf = _to_blame(judged)
    exact = values(binding, worth("exact"))
    if is_small(leaf, binding, exact):
        doubts.append(_SMALL)
    if _quoted(binding) and not any(doubt.kind == "quotation" for doubt in doubts):
        doubts.append(_QUOTED)
    return True, Breach(compiled, binding, leaf, found, exact, tuple(doubts))


def _equal(compiled: Compiled, binding: Binding) -> bool:
    """Whether a rule says that figures are equal, and they are, at their word."""
    judged = evaluate(compiled.check, values(binding, worth("exact")))
    return all(leaf.op == "==" for leaf in judged.leaves) and judged.certainty is Certainty.CERTAIN


def _to_blame(judged: Judgement) -> Leaf:
    """The first comparison that fails the rule; an impossible expression always has one."""
    return next(leaf for leaf in judged.leaves if leaf.broken)


def _quoted(binding: Binding) -> bool:
    return any(isinstance(operand, Claim) and operand.quoted for operands in binding.roles.values() for operand in operands)


def _beside(breaches: Sequence[Breach]) -> list[list[Breach]]:
    """For each breach the others that lean on one of its figures."""
    at: dict[Position, list[int]] = {}
    for index, breach in enumerate(breaches):
        for position in _positions(breach.binding):
            at.setdefault(position, []).append(index)
    rows = []
    for index, breach in enumerate(breaches):
        near = {other for position in _positions(breach.binding) for other in at[position]} - {index}
        rows.append([breaches[other] for other in sorted(near)])
    return rows


def _positions(binding: Binding) -> list[Position]:
    found = [operand.at for operands in binding.roles.values() for operand in operands if operand.at is not None]
    return list(dict.fromkeys(found))


def _told(document: Document, breach: Breach, others: Sequence[Breach], repairs: Sequence[Suggestion]) -> Iterator[Finding]:
    verdict, severity = weigh(breach.compiled.rule.severity, breach.doubts, in_one_sentence(breach.binding))
    if severity is not None:
        yield diagnose(document, breach, others, repairs, (verdict, severity))


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for a rule and a set of figures, the firmest, where several bindings bring the same."""
    best: dict[tuple[str, frozenset[tuple[str, int]]], Finding] = {}
    for finding in findings:
        figures = frozenset((label.document, label.at.start) for label in finding.labels if label.mark == "figure")
        key = (finding.rule, figures)
        if key not in best or _firmness(finding) > _firmness(best[key]):
            best[key] = finding
    return list(best.values())


def _firmness(finding: Finding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), finding.verdict == "fail"
