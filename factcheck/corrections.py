"""Figures that were misread, read as an editor says: between the extractor and the rules, a new extraction from the old one.

The words of a correction are read by the extractor's own stages, so that "Iraq and Syria" means there what it means in prose.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.errors import ConfigError
from factcheck.extract import extract_document
from factcheck.extract.places.reading import read_places
from factcheck.extract.times.reading import read_times
from factcheck.extract.tokens import tokenize
from factcheck.model import (
    Actor,
    Claim,
    Construction,
    Document,
    Extraction,
    Finding,
    Operand,
    Period,
    Place,
    Problem,
    Quantity,
    Sentence,
    Slot,
)
from factcheck.read import read_text, sentences
from factcheck.scope import actors, measures
from factcheck.settings.directives import Directive, directives
from factcheck.settings.own_rules import Remark, own_finding
from factcheck.settings.policy import Policy
from factcheck.settings.reach import block, page
from factcheck.settings.waivers import SLOTS
from factcheck.strict_yaml import nearest

WHY = "read as corrected by an editor"
STATUSES = ("count", "estimate", "forecast", "target", "claim")


class Corrected(Struct, frozen=True):
    """The extraction as corrected; by claim, what to say of it; what is wrong with corrections; which entries of the waivers were used."""

    extraction: Extraction
    notes: Mapping[str, str]
    own: tuple[Finding, ...] = ()
    waivers: frozenset[int] = frozenset()


class UnreadableError(Exception):
    """A slot or a value of a correction that cannot be read; `args` are what is wrong and what to do."""


def corrected(document: Document, extraction: Extraction, read: Sequence[Sentence], policy: Policy) -> Corrected:
    """The extraction with every correction of the document's comments and of the waivers in place."""
    wanted = [directive for directive in directives(document)[0] if directive.verb == "read"]
    entries = [(number, each) for number, each in enumerate(policy.waivers) if each.slots and each.covers(document.path)]
    if not wanted and not entries:
        return Corrected(extraction, {})
    claims = {claim.id: claim for claim in extraction.claims}
    notes: dict[str, str] = {}
    own: list[Finding | None] = []
    known = page(document, read)
    for directive in wanted:
        reach = block(known, directive.span)
        inside = [each for each in claims.values() if reach and reach.start <= each.at.start < reach.end and _named(each, directive.quote)]
        own.append(_told(document, directive, inside, policy))
        if inside and own[-1] is None:
            _put(claims, inside, directive.slots, document.published, notes)
    used = set()
    for number, entry in entries:
        inside = [each for each in claims.values() if _named(each, entry.quote)]
        if inside:
            used.add(number)
            _put(claims, inside, entry.slots, document.published, notes)
    changed = replace(
        extraction, claims=tuple(claims.values()), constructions=tuple(_rebuilt(each, claims) for each in extraction.constructions)
    )
    return Corrected(changed, notes, tuple(finding for finding in own if finding), frozenset(used))


def check_corrections(policy: Policy) -> None:
    """Raise ConfigError if the waivers hold a correction whose value cannot be read."""
    problems = []
    for waiver in policy.corrections:
        try:
            for name, value in waiver.slots.items():
                read_slot(name, value, dt.date(2000, 1, 1))
        except UnreadableError as error:
            what, fix = error.args
            problems.append(Problem(f"{waiver.file}:{waiver.line}", what, fix))
    if problems:
        raise ConfigError(*problems)


def with_notes(findings: Iterable[Finding], notes: Mapping[str, str]) -> list[Finding]:
    """The findings, each with a note for every figure that it leans on and an editor corrected."""
    found = []
    for finding in findings:
        added = tuple(dict.fromkeys(notes[label.claim] for label in finding.labels if label.claim is not None and label.claim in notes))
        found.append(replace(finding, notes=(*finding.notes, *added)) if added else finding)
    return found


def _told(document: Document, directive: Directive, inside: Sequence[Claim], policy: Policy) -> Finding | None:
    """What is wrong with a correction, if anything is."""
    try:
        for name, value in directive.slots.items():
            read_slot(name, value, document.published)
    except UnreadableError as error:
        what, fix = error.args
        remark = Remark(f"a correction cannot be obeyed: {what}", f'read "{directive.quote}"', what, fix)
        return own_finding("broken-suppression", document, directive.span, remark, {**policy.own, "broken-suppression": "error"})
    if inside:
        return None
    remark = Remark(
        f"this correction changes nothing: no figure “{directive.quote}” is read there", f'read "{directive.quote}"', "no such figure",
        'Write the figure as it is printed; "factcheck claims" lists what was read.',
    )  # fmt: skip
    return own_finding("unused-correction", document, directive.span, remark, {**policy.own, "unused-correction": "warning"})


def _named(claim: Claim, quote: str) -> bool:
    """Whether a correction's quote is the claim's figure, or words of its sentence around it."""
    figures = {" ".join(text.split()) for text in (claim.quote, claim.quantity.surface)}
    return quote in figures or (any(figure in quote for figure in figures) and quote in " ".join(claim.sentence.text.split()))


def _put(
    claims: dict[str, Claim], chosen: Iterable[Claim], slots: Mapping[str, str], published: dt.date | None, notes: dict[str, str]
) -> None:
    for claim in chosen:
        changed = claims[claim.id]
        for name in sorted(slots, key=SLOTS.index):
            changed = _APPLY[name](changed, read_slot(name, slots[name], published))
        claims[claim.id] = changed
        notes[claim.id] = f"{', '.join(slots)} of “{claim.quote}”: {WHY}"


def read_slot(name: str, value: str, published: dt.date | None) -> Any:
    """The value of a slot from its words; raises UnreadableError for an unknown slot and for words that say no such thing."""
    if name not in _READ:
        raise UnreadableError(f'"{name}" is no slot of a figure', nearest(name, SLOTS))
    return _READ[name](value, published)


def _place(value: str, _: dt.date | None) -> tuple[Place, ...]:
    tokens = tokenize(_sentence(f"It happened in {value}."))
    found = [mention for mention in read_places(tokens) if mention.places and mention.first <= 4]
    if not found or found[-1].last < len(tokens) - 2:
        raise UnreadableError(f'"{value}" names no place', 'Write places as prose does: "Iraq and Syria".')
    return found[-1].places


def _period(value: str, published: dt.date | None) -> Period:
    start, slash, end = value.partition("/")
    try:
        return Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end if slash else start))
    except ValueError:
        pass
    for opening in ("in ", "on ", ""):
        for mention in read_times(tokenize(_sentence(f"It happened {opening}{value}.")), published):
            if mention.kind == "period" and mention.period is not None:
                return mention.period
    raise UnreadableError(f'"{value}" names no time', 'Write "June 2024", or two dates: "2024-01-01/2024-06-30".')


def _measure(value: str, _: dt.date | None) -> str:
    name = measures.canonical(value.lower())
    if name not in measures.measures() and not name.startswith("noun:"):
        raise UnreadableError(f'"{value}" is no measure', nearest(value, measures.measures()))
    return name


def _actor(value: str, _: dt.date | None) -> Actor:
    return actors.single(value)


def _status(value: str, _: dt.date | None) -> str:
    if value not in STATUSES:
        raise UnreadableError(f'"{value}" is no status', nearest(value, STATUSES))
    return value


def _counted(value: str, published: dt.date | None) -> Claim:
    """A claim that counts what the words say, for its noun, the singular of that and its measure."""
    return _claim(f"There were 12 {value}.", f'"{value}" is nothing that can be counted', published)


def _value(value: str, published: dt.date | None) -> Quantity:
    return _claim(f"There were {value} people.", f'"{value}" is no figure', published).quantity


def _claim(text: str, what: str, published: dt.date | None) -> Claim:
    document = read_text(text, published=published)
    found = [claim for claim in extract_document(document, tuple(sentences(document))).claims if claim.quantity.form != "implied"]
    if len(found) != 1:
        raise UnreadableError(what, "Write it as prose does.")
    return found[0]


def _sentence(text: str) -> Sentence:
    return next(iter(sentences(read_text(text))))


def _slot(name: str) -> Callable[[Claim, Any], Claim]:
    def put(claim: Claim, value: Any) -> Claim:
        slot: dict[str, Any] = {name: Slot(value, "stated", None, WHY)}
        return replace(claim, **slot)

    return put


def _with_counted(claim: Claim, other: Claim) -> Claim:
    measure = Slot(other.measure.value, "stated", None, WHY) if other.measure.value else claim.measure
    return replace(claim, counted=other.counted, lemma=other.lemma, measure=measure)


def _with_value(claim: Claim, other: Quantity) -> Claim:
    """The claim with another value at the same place of the text; its unit stays, unless the correction names one."""
    old = claim.quantity
    return replace(claim, quantity=replace(other, unit=other.unit or old.unit, span=old.span, surface=old.surface, modifier_span=None))


_READ: dict[str, Callable[[str, dt.date | None], Any]] = {
    "place": _place, "period": _period, "measure": _measure, "actor": _actor, "target": _actor, "attribution": _actor,
    "counted": _counted, "value": _value, "status": _status,
}  # fmt: skip
_APPLY: dict[str, Callable[[Claim, Any], Claim]] = {
    **{name: _slot(name) for name in ("place", "period", "measure", "actor", "target", "attribution")},
    "counted": _with_counted,
    "value": _with_value,
    "status": lambda claim, value: replace(claim, status=value),
}


def _rebuilt(construction: Construction, claims: Mapping[str, Claim]) -> Construction:
    """The construction with the corrected claims in its roles."""

    def now(operand: Operand) -> Operand:
        return claims.get(operand.id, operand) if isinstance(operand, Claim) else operand

    return replace(construction, roles=tuple((role, tuple(map(now, operands))) for role, operands in construction.roles))
