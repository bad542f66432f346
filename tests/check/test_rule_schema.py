"""The JSON Schema of rule files agrees with the loader: on the shipped rules, and on what is wrong with a broken one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from test_loader import FAULTS, GOOD, PATTERNS

from factcheck.check.loader_rule import KEYS
from factcheck.check.patterns import PATTERNS as SHIPPED
from factcheck.check.rule_schema import rule_schema
from factcheck.errors import RuleError
from factcheck.rulebook import rule_set
from factcheck.strict_yaml import parse
from factcheck.vocabulary import rules_root

RULES = rule_set(())
# What a schema cannot say: the inside of expressions and templates, the name of the file, days that no month has.
UNSAID = (
    "part <= hole",
    "'parts > 0'", "{part.plaec}", "{prat}", "fit in {whole", '"part: {valeu}"', "id: part-exceeds", "published: 2024-02-30",
)  # fmt: skip


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(rule_schema(PATTERNS))


@cache
def shipped_validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((rules_root() / "rule.schema.json").read_text(encoding="utf-8")))


def complaints(text: str) -> list[str]:
    return [error.message for error in validator().iter_errors(parse(text, "x.yml").plain())]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(rule_schema(SHIPPED))
    assert set(rule_schema(SHIPPED)["properties"]) == set(KEYS)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_shipped_rules_fit_the_shipped_schema(rule: object) -> None:
    path = Path(rule.path)  # type: ignore[attr-defined]
    shipped_validator().validate(parse(path.read_text(encoding="utf-8"), str(path)).plain())


def test_a_good_rule_fits() -> None:
    assert complaints(GOOD) == []


@pytest.mark.parametrize(("old", "new"), [fault[:2] for fault in FAULTS])
def test_what_the_loader_refuses_the_schema_refuses(old: str, new: str) -> None:
    try:
        refused = bool(complaints(GOOD.replace(old, new, 1)))
    except RuleError:
        refused = True  # no YAML of ours: a key stands twice
    assert refused is (new not in UNSAID)
