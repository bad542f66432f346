"""Packs: a directory of rules with an optional `pack.yml` that names it and says which versions of factcheck it is made for.

name: newsroom            # optional: the directory's name
version: 1.2              # optional
requires: ">=0.1, <1"     # optional: a range of factcheck versions
description: Our own.     # optional
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.check.sheet import Sheet
from factcheck.errors import RuleError
from factcheck.model import Pack, Problem
from factcheck.strict_yaml import Marked, read

FILE = "pack.yml"
KEYS = ("name", "version", "requires", "description")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_RANGE = re.compile(r"(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\Z")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt,
}  # fmt: skip


def read_pack(folder: Path, version: str, problems: list[Problem]) -> Pack:
    """The pack of a directory; `version` is factcheck's own. A pack that does not fit it is a problem, as is a broken file."""
    path = folder / FILE
    plain = Pack(folder.resolve().name, str(folder))
    if not path.is_file():
        return plain
    try:
        source, root = read(path)
    except RuleError as error:
        problems.extend(error.problems)
        return plain
    sheet = Sheet(str(path), source)
    pack = _read(sheet, root, plain, version)
    problems.extend(sheet.problems)
    return pack


def _read(sheet: Sheet, root: Marked, plain: Pack, version: str) -> Pack:
    found = sheet.mapping(root, KEYS, "a pack file")
    name = sheet.text(found["name"], "the name") if "name" in found else plain.name
    if name and not _NAME.match(name):
        sheet.at(found.get("name", root), f'"{name}" is no pack name', "Use small letters, digits and hyphens: newsroom.")
    if "requires" in found:
        _fit(sheet, found["requires"], name, version)
    texts = {key: " ".join(sheet.words(found[key], f"the {key}")[:1]) for key in ("version", "requires", "description") if key in found}
    return Pack(name or plain.name, plain.path, **texts)


def _fit(sheet: Sheet, marked: Marked, name: str, version: str) -> None:
    text = sheet.text(marked, "requires")
    if not text:
        return
    fits = in_range(version, text)
    if fits is None:
        sheet.at(marked, f'"{text}" is no range of versions', 'Write comparisons with commas between them: ">=0.1, <1".')
    elif not fits:
        fix = "Install a factcheck in that range, or a version of the pack that is made for this one."
        sheet.at(marked, f'the pack "{name}" requires factcheck {text}, and this is {version}', fix)


def in_range(version: str, text: str) -> bool | None:
    """Whether a version lies in a range such as ">=0.1, <1"; None where that is no range. Only the numbers of a release count."""
    own = _numbers(re.match(r"[0-9.]*", version).group())  # type: ignore[union-attr]
    parts = [_RANGE.match(part.strip()) for part in text.split(",")]
    if None in parts:
        return None
    return all(_COMPARE[part.group(1)](own, _numbers(part.group(2))) for part in parts if part is not None)


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a release, without zeros at its end: 1 and 1.0 are the same."""
    numbers = [int(part) for part in version.split(".") if part]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
