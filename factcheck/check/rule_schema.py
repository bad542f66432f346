"""The JSON Schema (draft 2020-12) of rule files, made from the tables that the loader itself reads by.

It says what a schema can say; what stands inside expressions and templates, YAML's traps and the agreement of id and file name are left to
`factcheck rules lint`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.check import loader_rule as loader
from factcheck.check.pattern import Pattern
from factcheck.model import SEVERITIES
from factcheck.scope import measures

_TEXT: dict[str, Any] = {"type": "string", "pattern": r"\S"}
_WORD: dict[str, Any] = {"anyOf": [_TEXT, {"type": "number"}]}
_SLOTS: dict[str, Any] = {slot: {"$ref": f"#/$defs/slots/{slot}"} for slot in loader.SLOTS}
_ROLE: dict[str, Any] = {"type": "object", "properties": _SLOTS, "additionalProperties": False}
_DOCS = {
    "id": "The name of the file. It states the fault, in two or more words with hyphens: parts-exceed-whole.",
    "find": "The pattern that yields the figures for the roles.",
    "where": "Which figures may fill a role; slots at the top level hold for every role.",
    "when": "A guard: the rule is asked only where this is certain.",
    "check": "What must hold: arithmetic and comparisons over the roles.",
    "tolerance": "printed (the default), exact, or a further share such as 0.02.",
    "severity": "The ceiling of the rule's findings.",
    "headline": "What a finding says; {role} and {role.place} are filled in.",
    "why": "Why the figures should agree.",
    "labels": "What stands beside the figure of each role.",
    "hits": "Texts that break the rule, with the figures that must be named.",
    "near-misses": "Correct prose that looks alike.",
    "status": "How settled the rule is.",
    "default": "off for a rule that runs only where it is selected.",
    "replaces": "Ids that the rule had before.",
}


def rule_schema(patterns: Mapping[str, Pattern]) -> dict[str, Any]:
    """The schema of a rule file for these patterns; roles are known once `find` names one of them."""
    keys: dict[str, dict[str, Any]] = {
        "id": {"type": "string", "pattern": f"^(?!(?:{'|'.join(loader.NO_FAULT)})-){loader.ID}$"},
        "find": {"enum": sorted(patterns)},
        "where": {"type": "object"},
        "when": _TEXT,
        "check": _TEXT,
        "tolerance": {"anyOf": [{"enum": list(loader.TOLERANCES)}, _share()]},
        "severity": {"enum": list(SEVERITIES)},
        "headline": _TEXT,
        "why": _TEXT,
        "labels": {"type": "object", "additionalProperties": _TEXT},
        "hits": _examples("hits"),
        "near-misses": _examples("near-misses"),
        "status": {"enum": list(loader.STATUSES)},
        "default": {"enum": list(loader.DEFAULTS)},
        "replaces": _words({"type": "string", "pattern": f"^{loader.ID}$"}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factcheck-rule/1",
        "description": "A rule of factcheck.",
        "type": "object",
        "properties": {key: {"description": _DOCS[key], **keys[key]} for key in loader.KEYS},
        "required": list(loader.REQUIRED),
        "additionalProperties": False,
        "allOf": [_roles(patterns[name]) for name in sorted(patterns)],
        "$defs": {"slots": {slot: _slot(slot) for slot in loader.SLOTS}, "role": _ROLE},
    }


def _roles(pattern: Pattern) -> dict[str, Any]:
    """What naming a pattern says about the keys that name its roles."""
    docs = {role.name: {"description": role.doc} for role in pattern.roles}
    finds = {name: {**doc, **_words(_WORD)} for name, doc in docs.items()}
    then = {
        "where": {
            "properties": _SLOTS | {name: {**doc, "$ref": "#/$defs/role"} for name, doc in docs.items()},
            "additionalProperties": False,
        },
        "labels": {"properties": docs, "additionalProperties": False},
        "hits": {"items": {"properties": {"finds": {"properties": finds, "additionalProperties": False}}}},
    }
    return {"if": {"properties": {"find": {"const": pattern.name}}, "required": ["find"]}, "then": {"properties": then}}


def _examples(key: str) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "text": _TEXT,
        "source": {**_TEXT, "description": "The text of the source, or of the earlier release, that the example is compared with."},
        "published": {"type": "string", "pattern": loader.DATE, "description": "The day that words such as yesterday count from."},
        "finds": {"type": "object", "minProperties": 1, "description": "The figures, as printed, that must be named for each role."},
    }
    allowed = loader.EXAMPLE_KEYS[key]
    needed = [name for name in allowed if name not in ("published", "source")]
    item = {"type": "object", "properties": {name: keys[name] for name in allowed}, "required": needed, "additionalProperties": False}
    return {"type": "array", "minItems": loader.FEWEST, "items": item}


def _slot(slot: str) -> dict[str, Any]:
    """The values of a slot of `where`; a closed one lists them."""
    if slot == "measure":
        names = sorted({name for measure in measures.measures() for name in measures.names(measure)})
        return _words({"anyOf": [{"enum": ["*", *names]}, {"type": "string", "pattern": f"^{measures.NOUN}"}]})
    return _words({"enum": ["*", *loader.CLOSED[slot]]} if slot in loader.CLOSED else _WORD)


def _words(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "minItems": 1, "items": item}]}


def _share() -> dict[str, Any]:
    return {
        "anyOf": [{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, {"type": "string", "pattern": r"^0?\.\d*[1-9]\d*$"}]
    }
