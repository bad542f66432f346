"""A rule file under examination: typed access to its values, and every problem with its line, column and the line shown."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from factcheck.check.expressions import Fault
from factcheck.model import Problem
from factcheck.strict_yaml import Marked, nearest


class Sheet:
    """Collects problems instead of stopping at the first."""

    def __init__(self, where: str, source: str) -> None:
        self.where = where
        self.lines = source.splitlines()
        self.problems: list[Problem] = []

    def problem(self, line: int, column: int, what: str, fix: str) -> None:
        """Note a problem at a 1-based place."""
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else None
        self.problems.append(Problem(f"{self.where}:{line}:{column}", what, fix, shown))

    def sort(self) -> None:
        """Bring the problems into the order of the file."""
        self.problems.sort(key=lambda problem: tuple(map(int, problem.where.rsplit(":", 2)[1:])))

    def at(self, marked: Marked, what: str, fix: str) -> None:
        """Note a problem with a value."""
        self.problem(marked.line, marked.column, what, fix)

    def faults(self, marked: Marked, faults: Iterable[Fault]) -> None:
        """Note the faults of an expression or template, at their own columns where the text stands on one line."""
        line = self.lines[marked.line - 1][marked.column - 1 :] if marked.line <= len(self.lines) else ""
        quoted = line[:1] in ("'", '"')
        plain = line[quoted : quoted + len(marked.value)] == marked.value
        for fault in faults:
            self.problem(marked.line, marked.column + (fault.column + quoted if plain else 0), fault.what, fault.fix)

    def mapping(self, marked: Marked, keys: Iterable[str], what: str) -> dict[str, Marked]:
        """The entries of a mapping under known keys; others are problems."""
        if not isinstance(marked.value, dict):
            self.at(marked, f"{what} must be a mapping of keys to values", "Write `key: value` lines.")
            return {}
        known = list(keys)
        for key in marked.value:
            if key not in known:
                line, column = (marked.keys or {})[key]
                self.problem(line, column, f'unknown key "{key}"', nearest(key, known))
        return {key: value for key, value in marked.value.items() if key in known}

    def items(self, marked: Marked, what: str) -> list[Marked]:
        """The items of a list."""
        if isinstance(marked.value, list):
            return marked.value
        self.at(marked, f"{what} must be a list", "Write one item a line, each after a dash.")
        return []

    def text(self, marked: Marked, what: str) -> str:
        """A value that must be text; empty where it is not."""
        if isinstance(marked.value, str) and marked.value.strip():
            return marked.value.strip()
        if marked.value is None:
            self.at(marked, f"{what} is still empty", "Write it; a key that is optional can be left out.")
            return ""
        self.at(marked, f"{what} must be text", "Write words; put quotation marks around them if need be.")
        return ""

    def choice(self, marked: Marked, choices: Iterable[str], what: str) -> str:
        """One of a few words."""
        known = list(choices)
        if marked.value is None:
            self.at(marked, f"{what} is still empty", "Use one of " + ", ".join(known) + ".")
            return ""
        if marked.value in known:
            return str(marked.value)
        self.at(marked, f'{what} cannot be "{_shown(marked)}"', nearest(_shown(marked), known))
        return ""

    def words(self, marked: Marked, what: str) -> tuple[str, ...]:
        """One word or figure, or a list of them, as text."""
        items = marked.value if isinstance(marked.value, list) else [marked]
        found: list[str] = []
        for item in items:
            if isinstance(item.value, str | int | Decimal) and not isinstance(item.value, bool) and str(item.value).strip():
                found.append(str(item.value).strip())
            else:
                self.at(item, f"{what} must be a word or a figure", "Put quotation marks around it if need be.")
        if not items:
            self.at(marked, f"{what} is an empty list", "Name at least one, or leave the key out.")
        return tuple(found)


def _shown(marked: Marked) -> str:
    if isinstance(marked.value, dict | list):
        return "a list" if isinstance(marked.value, list) else "a mapping"
    return "true" if marked.value is True else "false" if marked.value is False else str(marked.value)
