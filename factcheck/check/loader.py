"""From rule directories to rules: every file is read, every problem is told, and one broken rule never passes for a clean run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.check.loader_rule import read_rule
from factcheck.check.pattern import Pattern
from factcheck.check.sheet import Sheet
from factcheck.errors import RuleError
from factcheck.model import Example, Problem, Rule
from factcheck.strict_yaml import parse

# Data that rules and the extractor use, kept beside the packs; not rules.
NOT_PACKS = ("vocabulary", "constants")


def load_rules(roots: Sequence[Path], patterns: Mapping[str, Pattern]) -> tuple[Rule, ...]:
    """All rules under the roots, by id; raises RuleError with every problem of every file at once.

    A root is a directory of packs, a pack, or one rule file. A file that is met twice is loaded once.
    """
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    seen: set[Path] = set()
    for root in roots:
        for path, pack in _files(root, problems):
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            rule = _load(path, pack, patterns, problems)
            if rule is not None and rule.id in rules:
                problems.append(
                    Problem(f"{path}:1:1", f'the rule "{rule.id}" already stands in {rules[rule.id].path}', "Rename one of the two.")
                )
            elif rule is not None:
                rules[rule.id] = rule
    if problems:
        raise RuleError(*problems)
    return tuple(rules[name] for name in sorted(rules))


def rule_of(data: Mapping[str, Any]) -> Rule:
    """A rule from plain data, as `dataclasses.asdict` and then JSON made it of a rule that was checked before."""
    where = {role: {slot: tuple(values) for slot, values in slots.items()} for role, slots in data["where"].items()}
    return Rule(**{**data, "where": where, "hits": _examples(data["hits"]), "near_misses": _examples(data["near_misses"])})


def _examples(rows: Sequence[Mapping[str, Any]]) -> tuple[Example, ...]:
    finds = ({role: tuple(figures) for role, figures in row["finds"].items()} for row in rows)
    return tuple(Example(**{**row, "finds": found}) for row, found in zip(rows, finds, strict=True))


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """The rule files of a root in order, each with its pack; a root without any is a problem."""
    if root.is_file():
        yield root, root.resolve().parent.name
        return
    if not root.is_dir():
        problems.append(Problem(str(root), "there is no such rule file or directory", "Check the path."))
        return
    found = False
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if path.suffix not in (".yml", ".yaml") or any(part in NOT_PACKS or part.startswith(".") for part in inside) or not path.is_file():
            continue
        found = True
        if path.suffix == ".yaml":
            problems.append(Problem(str(path), "rule files end in .yml", f"Call the file {path.stem}.yml."))
            continue
        yield path, inside[0] if len(inside) > 1 else root.resolve().name
    if not found:
        problems.append(Problem(str(root), "there is no rule file in this directory", "Check the path; rule files end in .yml."))


def _load(path: Path, pack: str, patterns: Mapping[str, Pattern], problems: list[Problem]) -> Rule | None:
    try:
        source = path.read_text(encoding="utf-8")
        root = parse(source, str(path))
    except RuleError as error:
        problems.extend(error.problems)
        return None
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(str(path), f"the file cannot be read: {error}", "Save it as UTF-8 text and check its permissions."))
        return None
    sheet = Sheet(str(path), source)
    rule = read_rule(sheet, root, pack, patterns)
    problems.extend(sheet.problems)
    return rule
