"""From rule directories to rules: every file is read, every problem is told, and one broken rule never passes for a clean run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

import factcheck
from factcheck.check import packs
from factcheck.check.loader_rule import read_rule
from factcheck.check.pattern import Pattern
from factcheck.check.sheet import Sheet
from factcheck.errors import RuleError
from factcheck.model import Pack, Problem, Rule
from factcheck.strict_yaml import read

# Data that rules and the extractor use, kept beside the packs; not rules.
NOT_PACKS = ("vocabulary", "constants")


class Loaded(Struct, frozen=True):
    """What stands in rule directories: the rules of sound files by id, the packs, and every problem of the others."""

    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...]
    problems: tuple[Problem, ...]


def load_rules(roots: Sequence[Path], patterns: Mapping[str, Pattern]) -> tuple[Rule, ...]:
    """All rules under the roots, by id; raises RuleError with every problem of every file at once.

    A root is a directory of packs, a pack, or one rule file. A file that is met twice is loaded once.
    """
    loaded = read_rules(roots, patterns)
    if loaded.problems:
        raise RuleError(*loaded.problems)
    return loaded.rules


def read_rules(roots: Sequence[Path], patterns: Mapping[str, Pattern]) -> Loaded:
    """The sound rules under the roots beside every problem of the others: one broken file never hides what is wrong with the rest."""
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    shelf = _Shelf(problems)
    seen: set[Path] = set()
    for root in roots:
        for path, folder in _files(root, problems):
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            rule = _load(path, shelf.pack(folder).name, patterns, problems)
            if rule is not None and rule.id in rules:
                problems.append(
                    Problem(f"{path}:1:1", f'the rule "{rule.id}" already stands in {rules[rule.id].path}', "Rename one of the two.")
                )
            elif rule is not None:
                rules[rule.id] = rule
    problems.extend(_old_names(rules))
    return Loaded(tuple(rules[name] for name in sorted(rules)), shelf.all(), tuple(problems))


class _Shelf:
    """The packs met so far, each read once."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._packs: dict[Path, Pack] = {}

    def pack(self, folder: Path) -> Pack:
        key = folder.resolve()
        if key not in self._packs:
            self._packs[key] = packs.read_pack(folder, factcheck.__version__, self._problems)
        return self._packs[key]

    def all(self) -> tuple[Pack, ...]:
        return tuple(sorted(self._packs.values(), key=lambda pack: (pack.name, pack.path)))


def _old_names(rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """A former id stands for one rule only, and for none that is in use."""
    taken: dict[str, str] = {}
    for rule in rules.values():
        for old in rule.replaces:
            if old in rules or old in taken:
                holder = rules[old].path if old in rules else taken[old]
                yield Problem(f"{rule.path}:1:1", f'the old name "{old}" already belongs to {holder}', "Take it out of `replaces`.")
            taken.setdefault(old, rule.path)


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, Path]]:
    """The rule files of a root in order, each with the directory of its pack; a root without any is a problem.

    A directory with a pack.yml is a pack with all that is below it; without one, each directory inside it is.
    """
    if root.is_file():
        yield root, root.parent
        return
    if not root.is_dir():
        problems.append(Problem(str(root), "there is no such rule file or directory", "Check the path."))
        return
    found = False
    whole = (root / packs.FILE).is_file()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if path.suffix not in (".yml", ".yaml") or any(part in NOT_PACKS or part.startswith(".") for part in inside) or not path.is_file():
            continue
        if path.name == packs.FILE:
            continue
        found = True
        if path.suffix == ".yaml":
            problems.append(Problem(str(path), "rule files end in .yml", f"Call the file {path.stem}.yml."))
            continue
        yield path, root / inside[0] if len(inside) > 1 and not whole else root
    if not found:
        problems.append(Problem(str(root), "there is no rule file in this directory", "Check the path; rule files end in .yml."))


def _load(path: Path, pack: str, patterns: Mapping[str, Pattern], problems: list[Problem]) -> Rule | None:
    try:
        source, root = read(path)
    except RuleError as error:
        problems.extend(error.problems)
        return None
    sheet = Sheet(str(path), source)
    rule = read_rule(sheet, root, pack, patterns)
    problems.extend(sheet.problems)
    return rule
