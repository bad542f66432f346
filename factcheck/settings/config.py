"""Configuration files: the nearest one wins, nothing is merged but what `extend` names, and whatever is not understood is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from factcheck.errors import ConfigError
from factcheck.model import Problem
from factcheck.settings.keys import BY_NAME, KEYS
from factcheck.settings.toml_places import key_lines, place
from factcheck.settings.values import WrongValueError, checked
from factcheck.strict_yaml import nearest

NAMES = (".factcheck.toml", "factcheck.toml", "pyproject.toml")
DEFAULT = "default"
_TABLE = ("tool", "factcheck")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


class Value(Struct, frozen=True):
    """A value and who set it: "default", or the file and line."""

    value: Any
    origin: str


class Config(Struct, frozen=True):
    """What a configuration file says, complete with what it leaves open. `root` is the directory that its paths and patterns start from.

    `path` is the file, None where there is none.
    """

    path: Path | None
    root: Path
    values: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        """The value of a key."""
        return self.values[key].value


def without_file(root: Path) -> Config:
    """The configuration where there is no file."""
    return Config(None, root, {key.name: Value(key.default, DEFAULT) for key in KEYS})


def find(directory: Path) -> Path | None:
    """The configuration file nearest to a directory, in it or above; a pyproject.toml counts only if it has a table for factcheck."""
    for folder in (directory, *directory.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != NAMES[-1] or _own(path)):
                return path
    return None


def read(path: Path) -> Config:
    """The configuration in a file; raises ConfigError with every problem at once. A file that does not exist is a problem."""
    return Config(path, path.parent, {**without_file(path.parent).values, **_values(path, ())})


def _values(path: Path, above: tuple[Path, ...]) -> dict[str, Value]:
    """What a file sets, over what the file that it extends sets; `above` are the files that led here."""
    if path.resolve() in above:
        raise ConfigError(Problem(str(path), "the configuration extends itself", "Take one of the `extend` keys out."))
    text = _text(path)
    table, lines, prefix = _parsed(path, text)
    problems: list[Problem] = []
    found: dict[str, Value] = {}
    for name, raw in table.items():
        line = place(lines, (*prefix, name))
        if name not in BY_NAME:
            problems.append(_problem(path, text, line, f'unknown key "{name}"', _hint(name, path)))
            continue
        try:
            found[name] = Value(checked(BY_NAME[name], raw, path.parent), f"{path}:{line}")
        except WrongValueError as error:
            what, fix, *inside = error.args
            problems.append(_problem(path, text, place(lines, (*prefix, name, *inside)), what, fix))
    if problems:
        raise ConfigError(*problems)
    base = found.get("extend")
    return (_values(path.parent / base.value, (*above, path.resolve())) if base else {}) | found


def _parsed(path: Path, text: str) -> tuple[Mapping[str, object], dict[tuple[str, ...], int], tuple[str, ...]]:
    """The table for factcheck, the lines of the file's keys, and the path of the table in the file."""
    import tomllib  # noqa: PLC0415  (only what a project's files need is loaded)

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = f"this is not valid TOML: {_AT.sub('', str(error)).lower()}"
        raise ConfigError(_problem(path, text, line, what, "Correct the line shown.")) from None
    if path.name != NAMES[-1]:
        return data, key_lines(text), ()
    tool = data.get("tool", {})
    own = tool.get("factcheck", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise ConfigError(Problem(str(path), "tool.factcheck must be a table", "Write [tool.factcheck]."))
    return own, key_lines(text), _TABLE


def _own(path: Path) -> bool:
    """Whether a pyproject.toml has a table for factcheck. One that cannot be parsed counts if it seems to have one, and is told then."""
    import tomllib  # noqa: PLC0415  (only what a project's files need is loaded)

    text = _text(path)
    if "factcheck" not in text:
        return False
    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        return re.search(r"(?m)^\s*\[tool\.factcheck", text) is not None
    return isinstance(tool, dict) and "factcheck" in tool


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise ConfigError(Problem(str(path), "there is no such configuration file", "Check the path.")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            Problem(str(path), f"the configuration cannot be read: {error}", "Save it as UTF-8 text that you may read.")
        ) from None


def _hint(name: str, path: Path) -> str:
    if name == "tool" and path.name != NAMES[-1]:
        return "In this file the keys stand at the top; [tool.factcheck] is for pyproject.toml."
    return nearest(name.replace("_", "-"), BY_NAME)


def _problem(path: Path, text: str, line: int, what: str, fix: str) -> Problem:
    lines = text.split("\n")
    return Problem(f"{path}:{line}", what, fix, lines[line - 1] if line <= len(lines) else None)
