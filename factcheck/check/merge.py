"""One fault, one finding: findings that share figures are joined, the strongest leads and the others stand under `also`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factcheck.check.suggestions import order, ranked
from factcheck.model import SEVERITIES, Also, Derivation, Edit, Finding, Label, Suggestion

# Leads before others of equal severity: two figures alone show this fault, the rest need a third to be read rightly.
_FIRST = ("parts-exceed-whole",)

_Figure = tuple[str, int, int]


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings of one document or several; suppressed ones stay apart, so that a suppressed lead hides no other. In text order."""
    ordered = sorted(findings, key=_strength)
    groups: list[list[Finding]] = []
    holders: dict[_Figure, list[int]] = {}
    for finding in ordered:
        figures = _figures([finding])
        near = sorted({index for figure in figures for index in holders.get(figure, ())})
        home = next((index for index in near if _belongs(finding, groups[index])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(finding)
        for figure in figures:
            holders.setdefault(figure, []).append(home)
    return tuple(sorted((_joined(group) for group in groups), key=_place))


def _strength(finding: Finding) -> tuple[object, ...]:
    declared = _FIRST.index(finding.rule) if finding.rule in _FIRST else len(_FIRST)
    severity = -SEVERITIES.index(finding.severity)
    return severity, declared, finding.verdict != "fail", finding.rule, -len(_figures([finding])), *_place(finding)


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.document, finding.labels[0].at.start, finding.rule, finding.fingerprint


def _figures(findings: Sequence[Finding]) -> set[_Figure]:
    return {_spot(label) for finding in findings for label in finding.labels if label.mark == "figure"}


def _spot(label: Label) -> _Figure:
    return label.document, label.at.start, label.at.end


def _belongs(finding: Finding, group: Sequence[Finding]) -> bool:
    """Whether the finding tells of the group's fault: its figures are all in the group, the lead's are all its own, or both blame one."""
    if finding.suppressed or group[0].suppressed:
        return False
    own, lead, union = _figures([finding]), _figures(group[:1]), _figures(group)
    blamed = _spot(finding.labels[0]) == _spot(group[0].labels[0])
    return own <= union or lead <= own or blamed


def _joined(group: Sequence[Finding]) -> Finding:
    lead, *others = group
    if not others:
        return lead
    lead = replace(lead, derivation=_fullest(group))
    also: dict[tuple[str, str, object], Also] = {}
    for finding in others:
        if finding.rule != lead.rule or finding.derivation != lead.derivation:
            also.setdefault((finding.rule, finding.headline, finding.derivation), Also(finding.rule, finding.headline, finding.derivation))
    return replace(
        lead,
        labels=_labels(group),
        also=tuple(also.values()),
        notes=tuple(dict.fromkeys(note for finding in group for note in finding.notes)),
        suggestions=_suggestions(group),
    )


def _fullest(group: Sequence[Finding]) -> Derivation:
    """The lead's arithmetic, or a sum that holds all of the lead's figures where the lead only sets two against each other."""
    lead = group[0]
    if lead.derivation.addends:
        return lead.derivation
    sums = (other.derivation for other in group if " + " in other.derivation.computed and _figures(group[:1]) <= _figures([other]))
    return next(sums, lead.derivation)


def _labels(group: Sequence[Finding]) -> tuple[Label, ...]:
    """All labels, each place once: the lead's primary, the other figures in text order, then scopes in text order."""
    primary = group[0].labels[0]
    seen: dict[_Figure, Label] = {}
    for mark in ("figure", "scope"):
        for finding in group:
            for label in finding.labels:
                if label.mark == mark:
                    seen.setdefault(_spot(label), label)
    rest = [replace(label, primary=False) for spot, label in seen.items() if spot != _spot(primary)]
    rest.sort(key=lambda label: (label.mark != "figure", label.document, label.at.start))
    return (primary, *rest)


def _suggestions(group: Sequence[Finding]) -> tuple[Suggestion, ...]:
    """What a source says first, then fewest edits, figures before words, the lead's before those that others add; ranked anew."""
    distinct: dict[tuple[Edit, ...], Suggestion] = {}
    for finding in group:
        for suggestion in finding.suggestions:
            if suggestion.by == "source" or suggestion.edits not in distinct:
                distinct[suggestion.edits] = suggestion
    return ranked(sorted(distinct.values(), key=order))
