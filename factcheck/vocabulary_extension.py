"""A user's own words beside the shipped ones: files of the same names, whose lists are appended and whose mappings are merged.

What may be added is read off the shipped files. The keys of a file are fixed, except in the files of OPEN, whose entries are the words
themselves. Inside a key, a mapping takes new entries; where its entries are records (a measure, a unit of time), a new one has keys that
the shipped records have, and all that every one of them has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.errors import RuleError
from factcheck.model import Problem
from factcheck.strict_yaml import Marked, load, nearest

OPEN = ("vocabulary/measures", "vocabulary/plurals")
_KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("true or false", (bool,)), ("a mapping", (dict,)), ("a list", (list,)), ("a number", (int, Decimal)), ("text", (str,)),
)  # fmt: skip


def files(folder: Path) -> list[Path]:
    """The word files of a directory, in order."""
    return sorted(path for path in folder.rglob("*.yml") if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def extended(shipped: Mapping[str, Any], folders: Sequence[Path]) -> dict[str, Any]:
    """The shipped data by file ("vocabulary/measures") with that of the folders added; raises RuleError with every problem at once."""
    problems: list[Problem] = []
    data = dict(shipped)
    names = sorted(name.removeprefix("vocabulary/") for name in shipped if name.startswith("vocabulary/"))
    for folder in folders:
        found = files(folder)
        if not found:
            problems.append(Problem(str(folder), "there is no word file in this directory", "Check the path; word files end in .yml."))
        for path in found:
            name = path.relative_to(folder).with_suffix("").as_posix()
            try:
                added = load(path)
            except RuleError as error:
                problems.extend(error.problems)
                continue
            if name not in names:
                problems.append(Problem(str(path), f'there is no word file "{name}.yml" to extend', nearest(name, names)))
                continue
            merge = _Merge(path, problems)
            data[f"vocabulary/{name}"] = merge.top(data[f"vocabulary/{name}"], added, fixed=f"vocabulary/{name}" not in OPEN)
    if problems:
        raise RuleError(*problems)
    return data


class _Merge:
    """Adds one file to the shipped one of its name; what does not fit is noted at its line and column."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self._path = path
        self._lines = path.read_text(encoding="utf-8").splitlines()
        self._problems = problems

    def top(self, shipped: Any, added: Marked, fixed: bool) -> Any:
        """The file's own mapping: its keys are fixed, unless the file is a table of words."""
        if not isinstance(added.value, dict):
            return self._refuse(added, "a word file must be a mapping of keys to words", "Write `key: [word, word]` lines.", shipped)
        if not fixed:
            return self._mapping(shipped, added)
        result = dict(shipped)
        for key, value in added.value.items():
            if key not in shipped:
                self._unknown(added, key, shipped)
            else:
                result[key] = self._value(shipped[key], value, joined=isinstance(shipped[key], str))
        return result

    def _value(self, shipped: Any, added: Marked, joined: bool = False) -> Any:
        """Two values of one kind made one: lists appended, mappings merged, rows of words joined; a single value replaced."""
        kind = _kind(shipped)
        if joined and isinstance(added.value, list):
            added = Marked(" ".join(str(item.value) for item in added.value), added.line, added.column)
        if _kind(added.value) != kind:
            return self._refuse(added, f"this must be {kind}, as in the shipped file", "Look at the shipped file of that name.", shipped)
        if isinstance(shipped, dict):
            return self._mapping(shipped, added)
        if isinstance(shipped, list):
            return shipped + [item for item in added.plain() if item not in shipped]
        return f"{shipped} {added.value}" if joined else added.value

    def _mapping(self, shipped: Mapping[str, Any], added: Marked) -> dict[str, Any]:
        """A table of words: an entry that is there is extended, another one added if it has the form of the others."""
        result = dict(shipped)
        records = [entry for entry in shipped.values() if isinstance(entry, dict)]
        for key, value in added.value.items():
            if key in shipped:
                result[key] = self._value(shipped[key], value)
            elif records and len(records) == len(shipped):
                result[key] = self._record(records, value)
            elif shipped and _kind(value.value) not in {_kind(entry) for entry in shipped.values()}:
                self._refuse(
                    value, f"this must be {_kind(next(iter(shipped.values())))}, as its neighbours", "Look at the shipped file.", None
                )
            else:
                result[key] = value.plain()
        return result

    def _record(self, records: Sequence[Mapping[str, Any]], added: Marked) -> Any:
        examples: dict[str, Any] = {}
        for record in records:
            examples |= record
        if not isinstance(added.value, dict):
            return self._refuse(added, "this must be a mapping, as its neighbours", f"Its keys are {', '.join(examples)}.", {})
        for key in added.value:
            if key not in examples:
                self._unknown(added, key, examples)
            elif _kind(added.value[key].value) != _kind(examples[key]):
                self._refuse(added.value[key], f'"{key}" must be {_kind(examples[key])}', "Look at the shipped file of that name.", None)
        for key in [key for key in examples if all(key in record for record in records) and key not in added.value]:
            self._refuse(added, f'the key "{key}" is missing', f"Add a line `{key}: …`.", None)
        return added.plain()

    def _unknown(self, added: Marked, key: str, known: Mapping[str, Any]) -> None:
        line, column = (added.keys or {})[key]
        self._refuse(Marked(None, line, column), f'unknown key "{key}"', nearest(key, known), None)

    def _refuse(self, marked: Marked, what: str, fix: str, instead: Any) -> Any:
        shown = self._lines[marked.line - 1] if 0 < marked.line <= len(self._lines) else None
        self._problems.append(Problem(f"{self._path}:{marked.line}:{marked.column}", what, fix, shown))
        return instead


def _kind(value: Any) -> str:
    return next((name for name, types in _KINDS if isinstance(value, types)), "nothing")
