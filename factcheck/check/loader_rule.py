"""One rule file, checked to the last key: what is wrong becomes problems, what is right becomes a Rule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import PurePath

from factcheck.check.expressions import compile_expression
from factcheck.check.pattern import Pattern
from factcheck.check.sheet import Sheet
from factcheck.check.templates import compile_template
from factcheck.model import SEVERITIES, Example, Rule
from factcheck.scope import measures
from factcheck.strict_yaml import Marked, nearest

REQUIRED = ("id", "find", "check", "severity", "headline", "why", "hits", "near-misses")
OPTIONAL = ("where", "when", "tolerance", "labels", "status", "default", "replaces")
KEYS = (*REQUIRED, *OPTIONAL)
STATUSES = ("stable", "preview", "deprecated")
DEFAULTS = ("on", "off")
TOLERANCES = ("printed", "exact")
EXAMPLE_KEYS = {"hits": ("text", "source", "published", "finds"), "near-misses": ("text", "source", "published")}
SLOTS = ("measure", "status", "unit", "dimension", "action", "form", "counted", "direction", "modifier")
# Slots whose values are few and known; a value outside them could never match.
CLOSED = {
    "status": ("count", "estimate", "forecast", "target", "claim"),
    "form": ("digits", "words", "fraction", "vague", "implied"),
    "direction": ("up", "down"),
    "modifier": ("about", "nearly", "more-than", "at-least", "less-than", "at-most"),
}
FEWEST = 3  # hits, and near-misses

DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ID = r"[a-z]+(?:-[a-z]+)+"
_ID = re.compile(ID + r"\Z")
# A name states the fault, so that "ignore parts-exceed-whole" reads well; these openings name the check instead (rustc's lint naming rule).
NO_FAULT = ("assert", "check", "ensure", "must", "rule", "should", "test", "validate", "verify")


def read_rule(sheet: Sheet, root: Marked, pack: str, patterns: Mapping[str, Pattern]) -> Rule | None:
    """The rule of a parsed file, or None with the problems noted on its sheet."""
    found = sheet.mapping(root, KEYS, "a rule file")
    for key in REQUIRED:
        if isinstance(root.value, dict) and key not in found:
            sheet.problem(1, 1, f'the key "{key}" is missing', f"Add a line `{key}: …`.")
    name = _identity(sheet, found["id"]) if "id" in found else ""
    pattern = _pattern(sheet, found["find"], patterns) if "find" in found else None
    hits, near_misses = _examples(sheet, found, "hits", pattern), _examples(sheet, found, "near-misses", pattern)
    rule = Rule(
        id=name,
        pack=pack,
        path=sheet.where,
        find=pattern.name if pattern else "",
        where=_where(sheet, found["where"], pattern) if "where" in found else {},
        when=_expression(sheet, found, "when", pattern),
        check=_expression(sheet, found, "check", pattern) or "",
        tolerance=_tolerance(sheet, found["tolerance"]) if "tolerance" in found else "printed",
        severity=sheet.choice(found["severity"], SEVERITIES, "the severity") if "severity" in found else "",
        headline=_template(sheet, found["headline"], "the headline", pattern) if "headline" in found else "",
        why=sheet.text(found["why"], "the why") if "why" in found else "",
        labels=_labels(sheet, found["labels"], pattern) if "labels" in found else {},
        hits=hits,
        near_misses=near_misses,
        status=sheet.choice(found["status"], STATUSES, "the status") if "status" in found else "stable",
        default=sheet.choice(found["default"], DEFAULTS, "the default") if "default" in found else "on",
        replaces=_replaces(sheet, found["replaces"], name) if "replaces" in found else (),
    )
    sheet.sort()
    return None if sheet.problems else rule


def names_of(pattern: Pattern) -> dict[str, bool]:
    """All names that an expression or template may use, with whether each is a list."""
    return {role.name: role.many for role in (*pattern.roles, *pattern.computed)}


def id_fault(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of a rule, and what to do; None if nothing is."""
    if not _ID.match(name):
        return f'"{name}" is no rule name', "Use two or more words of small letters with hyphens: parts-exceed-whole."
    if name.partition("-")[0] in NO_FAULT:
        return f'"{name}" names the check, not the fault', 'Name what is wrong, so that "ignore …" reads well.'
    return None


def _identity(sheet: Sheet, marked: Marked) -> str:
    name = sheet.text(marked, "the id")
    stem = PurePath(sheet.where).stem
    fault = id_fault(name) if name else None
    if fault:
        sheet.at(marked, *fault)
    elif name and name != stem:
        sheet.at(marked, f'the id is "{name}" and the file is called "{stem}"', f"Call the file {name}.yml.")
    return name


def _replaces(sheet: Sheet, marked: Marked, name: str) -> tuple[str, ...]:
    """The ids that the rule had before."""
    found = sheet.words(marked, "replaces")
    for old in found:
        if not _ID.match(old) or old == name:
            sheet.at(marked, f'"{old}" is no former rule name', "Name the ids that the rule had before, such as [part-too-large].")
    return found


def _pattern(sheet: Sheet, marked: Marked, patterns: Mapping[str, Pattern]) -> Pattern | None:
    name = sheet.text(marked, "find")
    if name and name not in patterns:
        sheet.at(marked, f'there is no pattern "{name}"', nearest(name, patterns))
    return patterns.get(name)


def _expression(sheet: Sheet, found: Mapping[str, Marked], key: str, pattern: Pattern | None) -> str | None:
    if key not in found:
        return None
    text = sheet.text(found[key], f"the {key}")
    if text and pattern:
        sheet.faults(found[key], compile_expression(text, names_of(pattern))[1])
    return text or None


def _template(sheet: Sheet, marked: Marked, what: str, pattern: Pattern | None, default: str | None = None) -> str:
    text = sheet.text(marked, what)
    if text and pattern:
        sheet.faults(marked, compile_template(text, names_of(pattern), default)[1])
    return text


def _labels(sheet: Sheet, marked: Marked, pattern: Pattern | None) -> dict[str, str]:
    if pattern is None:
        return {}
    found = sheet.mapping(marked, [role.name for role in pattern.roles], "labels")
    return {role: _template(sheet, template, "a label", pattern, role) for role, template in found.items()}


def _tolerance(sheet: Sheet, marked: Marked) -> str:
    if marked.value in TOLERANCES:
        return str(marked.value)
    try:
        share = Decimal(str(marked.value)) if not isinstance(marked.value, bool | dict | list) else Decimal(-1)
    except InvalidOperation:
        share = Decimal(-1)
    if not 0 < share < 1:
        sheet.at(
            marked, "the tolerance must be printed, exact or a share between 0 and 1", "Write printed, exact, or a share such as 0.02."
        )
    return str(share)


def _where(sheet: Sheet, marked: Marked, pattern: Pattern | None) -> dict[str, dict[str, tuple[str, ...]]]:
    """Constraints by role; slots at the top level hold for every role ("*")."""
    if pattern is None:
        return {}
    roles = [role.name for role in pattern.roles]
    found = sheet.mapping(marked, [*roles, *SLOTS], "where")
    where: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, value in found.items():
        if key in roles:
            slots = sheet.mapping(value, SLOTS, f"where for {key}")
            where[key] = {slot: _allowed(sheet, words, slot) for slot, words in slots.items()}
        else:
            where.setdefault("*", {})[key] = _allowed(sheet, value, key)
    return where


def _allowed(sheet: Sheet, marked: Marked, slot: str) -> tuple[str, ...]:
    """The values that a slot may have; those that no claim could ever have are problems."""
    found = sheet.words(marked, slot)
    known = measures.measures() if slot == "measure" else CLOSED.get(slot)
    for value in found if known is not None else ():
        name = measures.canonical(value) if slot == "measure" else value
        if value != "*" and name not in (known or ()) and not (slot == "measure" and value.startswith(measures.NOUN)):
            sheet.at(marked, f'there is no {slot} "{value}"', nearest(value, known or ()))
    return found


def _examples(sheet: Sheet, found: Mapping[str, Marked], key: str, pattern: Pattern | None) -> tuple[Example, ...]:
    if key not in found:
        return ()
    items = sheet.items(found[key], key)
    if isinstance(found[key].value, list) and len(items) < FEWEST:
        sheet.at(found[key], f"{key} has {len(items)} of the {FEWEST} examples that a rule needs", "Add examples in your own words.")
    return tuple(_example(sheet, item, key, pattern) for item in items)


def _example(sheet: Sheet, item: Marked, key: str, pattern: Pattern | None) -> Example:
    found = sheet.mapping(item, EXAMPLE_KEYS[key], "an example")
    if "text" not in found and isinstance(item.value, dict):
        sheet.at(item, 'the example has no "text"', "Add `text:` with the prose.")
    if (
        key == "hits"
        and isinstance(item.value, dict)
        and not (isinstance(found.get("finds", item).value, dict) and "finds" in found and found["finds"].value)
    ):
        sheet.at(item, "the hit names no role", 'Add `finds: {role: "figure"}` with the figures that it must name.')
    text = sheet.text(found["text"], "the example") if "text" in found else ""
    source = sheet.text(found["source"], "the source") if "source" in found else None
    return Example(text, _finds(sheet, found, pattern), _published(sheet, found), item.line, source)


def _finds(sheet: Sheet, found: Mapping[str, Marked], pattern: Pattern | None) -> dict[str, tuple[str, ...]]:
    if pattern is None or "finds" not in found:
        return {}
    roles = sheet.mapping(found["finds"], [role.name for role in pattern.roles], "finds")
    return {role: sheet.words(figures, f"the figures of {role}") for role, figures in roles.items()}


def _published(sheet: Sheet, found: Mapping[str, Marked]) -> str | None:
    if "published" not in found:
        return None
    text = str(found["published"].value)
    try:
        return dt.date.fromisoformat(text if re.match(DATE, text) else "").isoformat()
    except ValueError:
        sheet.at(found["published"], f'"{text}" is not a date', "Write year-month-day: 2024-07-17.")
        return None
