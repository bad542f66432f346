"""Checks of the values in a configuration file: each form gives the value that the program works with, or says what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from factcheck.settings.keys import LEVELS, Key
from factcheck.strict_yaml import nearest


class WrongValueError(Exception):
    """A value of the wrong form; `args` are what is wrong, what to do, and the keys inside the value that lead to it."""


def checked(key: Key, value: object, root: Path) -> Any:
    """The value of a key in the form that the program works with; paths are taken from `root`. Raises WrongValueError."""
    return _FORMS[key.form](key, value, root)


def _text(key: Key, value: object, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(key, "text in quotes", value)
    return value


def _path(key: Key, value: object, root: Path) -> Path:
    return root / _text(key, value, root)


def _names(key: Key, value: object, _: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _wrong(key, "a list of texts", value)
    return tuple(value)


def _paths(key: Key, value: object, root: Path) -> tuple[Path, ...]:
    return tuple(root / name for name in _names(key, value, root))


def _formats(key: Key, value: object, root: Path) -> tuple[str, ...]:
    return _names(key, [value] if isinstance(value, str) else value, root)


def _choice(key: Key, value: object, _: Path) -> str:
    if value not in key.choices or not isinstance(value, str):
        raise WrongValueError(f'"{key.name}" cannot be {_shown(value)}', nearest(str(value), key.choices))
    return value


def _date(key: Key, value: object, _: Path) -> dt.date:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    if type(value) is dt.date:
        return value
    raise _wrong(key, "a date such as 2024-07-17", value)


def _flag(key: Key, value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise _wrong(key, "true or false", value)
    return value


def _count(key: Key, value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 256:
        raise _wrong(key, "a whole number from 0 to 256", value)
    return value


def _table(key: Key, value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _wrong(key, "a table", value)
    return value


def _levels(key: Key, value: object, _: Path) -> dict[str, str]:
    allowed = (*LEVELS, "off")
    for name, level in _table(key, value).items():
        if level not in allowed:
            raise WrongValueError(f'the severity of "{name}" cannot be {_shown(level)}', nearest(str(level), allowed), name)
    return dict(value)  # type: ignore[call-overload, no-any-return]


def _lists(key: Key, value: object, root: Path) -> dict[str, tuple[str, ...]]:
    found = {}
    for name, items in _table(key, value).items():
        try:
            found[name] = _names(key, items, root)
        except WrongValueError:
            raise WrongValueError(
                f'"{name}" must name a list of rules, not {_shown(items)}', f'Write "{name}" = ["rule-id"].', name
            ) from None
    return found


def _headings(key: Key, value: object, _: Path) -> dict[str, dict[str, str]]:
    found = {}
    for name, columns in _table(key, value).items():
        if not isinstance(columns, dict) or not all(isinstance(heading, str) and heading for heading in columns.values()):
            fix = f'Write "{name}" = {{ measure = "Indicator", value = "Number" }}.'
            raise WrongValueError(f'"{name}" must map what a column holds to its heading, not {_shown(columns)}', fix, name)
        found[name] = dict(columns)
    return found


def _wrong(key: Key, form: str, value: object) -> WrongValueError:
    return WrongValueError(f'"{key.name}" must be {form}, not {_shown(value)}', f"Write {key.name} = {key.example}.")


def _shown(value: object) -> str:
    kinds = ((bool, "true" if value else "false"), (str, f'"{value}"'), (list, "a list"), (dict, "a table"))
    return next((words for kind, words in kinds if isinstance(value, kind)), str(value))


_FORMS: dict[str, Callable[[Key, object, Path], Any]] = {
    "text": _text, "path": _path, "paths": _paths, "names": _names, "formats": _formats, "choice": _choice, "date": _date,
    "flag": _flag, "count": _count, "levels": _levels, "lists": _lists,
    "headings": _headings,
}  # fmt: skip
