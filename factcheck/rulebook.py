"""The rules that there are: those that come with factcheck, kept compiled, and files of a user's own; what helps to write such a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import convert, to_builtins

import factcheck
from factcheck import compiled
from factcheck.check import NOT_PACKS, Loaded, load_rules, odd, read_rules, rule_schema, starter
from factcheck.check.patterns import PATTERNS
from factcheck.model import Problem, Rule
from factcheck.vocabulary import extend, rules_root, vocabulary_key


@cache
def rule_set(extra: tuple[Path, ...] = (), _where: Path | None = None) -> tuple[Rule, ...]:
    """The rules that come with factcheck and those of further directories; raises RuleError with every problem at once.

    Kept for the process, under the paths and the directory that relative ones are meant in.
    """
    return load_rules((rules_root(), *extra), PATTERNS) if extra else _shipped_rules()


def _shipped_rules() -> tuple[Rule, ...]:
    """The rules that come with factcheck, from the cache where they were checked with this content before."""
    files = sorted(path for path in rules_root().glob("*/*.yml") if path.parent.name not in NOT_PACKS)
    content = (part for path in files for part in (str(path).encode(), path.read_bytes()))
    key = compiled.key_of((factcheck.__version__.encode(), vocabulary_key().encode(), *content))
    known = compiled.load("rules", key)
    if known is not None:
        return convert(known, tuple[Rule, ...])
    fresh = load_rules((rules_root(),), PATTERNS)
    compiled.save("rules", key, to_builtins(fresh))
    return fresh


def rule_set_with(extra: tuple[Path, ...], vocabulary: Sequence[Path]) -> tuple[Rule, ...]:
    """The shipped rules and those of further directories, read with a vocabulary; raises RuleError."""
    extend(vocabulary)
    return rule_set(extra, Path.cwd()) if extra else rule_set()


def read_rule_files(paths: Sequence[Path], vocabulary: Sequence[Path] = (), beside: bool = False) -> Loaded:
    """The sound rules of files or directories, their packs, and every problem of the others.

    Without paths these are the shipped rules; `beside` reads the shipped ones as well as those of the paths.
    """
    extend(vocabulary)
    return read_rules((rules_root(), *paths) if beside or not paths else tuple(paths), PATTERNS)


def odd_examples(rules: Iterable[Rule]) -> list[Problem]:
    """What is odd about the examples of well-formed rules."""
    return [problem for rule in rules for problem in odd(rule)]


def schema_of_rules(vocabulary: Sequence[Path] = ()) -> dict[str, Any]:
    """The JSON Schema of rule files."""
    extend(vocabulary)
    return rule_schema(PATTERNS)


def new_rule(rule_id: str, pattern: str, path: str) -> str:
    """The text of a starting file; raises RuleError for an id that is none and for an unknown pattern."""
    return starter(rule_id, pattern, PATTERNS, path)
