"""YAML as data and nothing else: every value keeps its line and column, and YAML's traps are errors or plain strings.

`NO`, `1:30`, `012`, `1_000` and dates stay strings; only null, true, false, integers and plain decimals are resolved. Duplicate keys,
anchors, tags and tabs are problems. Uses PyYAML's C parser where it is built in.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factcheck.errors import RuleError
from factcheck.model import Problem

if TYPE_CHECKING:
    import yaml

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_CONSTANTS: dict[str, bool | None] = {"": None, "null": None, "~": None, "true": True, "false": False}


class Marked(Struct, frozen=True):
    """A YAML value with its 1-based place. A mapping's value is a dict of Marked, whose keys' places are in `keys`."""

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] | None = None

    def plain(self) -> Any:
        """The same value as ordinary Python data."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value


def parse(text: str, where: str) -> Marked:
    """Parse one YAML document; raise RuleError with every problem found. `where` names the file in messages."""
    import yaml  # noqa: PLC0415  (rules that are kept compiled need no parser)

    problems: list[Problem] = []
    lines = text.splitlines()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = f"this is not valid YAML: {error.problem or error.context}"
        raise RuleError(_problem(where, line, column, what, "Correct the line shown, or quote the value.", lines)) from None
    except yaml.YAMLError as error:
        raise RuleError(Problem(where, f"this is not valid YAML: {error}", "Save the file as plain UTF-8 text.")) from None
    finally:
        loader.dispose()
    if node is None:
        raise RuleError(Problem(where, "the file is empty", "Write a rule into it or delete it."))
    marked = _convert(node, where, lines, problems)
    if problems:
        raise RuleError(*problems)
    return marked


def load(path: Path) -> Marked:
    """Parse a YAML file; raise RuleError if it cannot be read as UTF-8 or parsed."""
    return read(path)[1]


def read(path: Path) -> tuple[str, Marked]:
    """The text of a YAML file and what it says; raise RuleError if it cannot be read as UTF-8 or parsed."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            Problem(str(path), f"the file cannot be read: {error}", "Save it as UTF-8 text and check its permissions.")
        ) from None
    return text, parse(text, str(path))


def nearest(word: str, known: Iterable[str]) -> str:
    """Fix text that names the nearest valid word, or all of them."""
    choices = list(known)
    near = difflib.get_close_matches(word, choices, 1)
    return f'Did you mean "{near[0]}"?' if near else "Use one of " + ", ".join(choices) + "."


def _problem(where: str, line: int, column: int, what: str, fix: str, lines: list[str]) -> Problem:
    shown = lines[line - 1] if 0 < line <= len(lines) else None
    return Problem(f"{where}:{line}:{column}", what, fix, shown)


def _convert(node: yaml.Node, where: str, lines: list[str], problems: list[Problem]) -> Marked:
    import yaml  # noqa: PLC0415

    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Marked] = {}
        keys: dict[str, tuple[int, int]] = {}
        for key_node, value_node in node.value:
            at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(_problem(where, *at, "a key must be a plain word", "Write the key without brackets.", lines))
                continue
            key = key_node.value
            if key in values:
                fix = f"Keep one of the two; the first is on line {keys[key][0]}."
                problems.append(_problem(where, *at, f'the key "{key}" stands twice', fix, lines))
            values[key], keys[key] = _convert(value_node, where, lines, problems), at
        return Marked(values, line, column, keys)
    if isinstance(node, yaml.SequenceNode):
        return Marked([_convert(item, where, lines, problems) for item in node.value], line, column)
    assert isinstance(node, yaml.ScalarNode)
    return Marked(_scalar(node), line, column)


def _scalar(node: yaml.ScalarNode) -> bool | int | Decimal | str | None:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    return text
